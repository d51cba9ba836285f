"""The options that `check`, `fix` and `score` share."""

import functools
from collections.abc import Callable, Sequence

import click

from newslint.catalogue import load_catalogue
from newslint.cli.choices import Choices
from newslint.formats import FORMATS
from newslint.report import FORMATS as REPORTS
from newslint.rule import Severity
from newslint.session.reading import TIMEOUT

UNITS = {"K": 10**3, "M": 10**6, "G": 10**9}
SEVERITIES = tuple(map(str, Severity))


def complete_rule(_context: click.Context, _option: click.Parameter, incomplete: str) -> list[str]:
    """The rules and categories that begin with the text after the last comma."""
    done, comma, part = incomplete.rpartition(",")
    known = {name for rule in load_catalogue().rules for name in (rule.name, rule.category)}
    return [f"{done}{comma}{name}" for name in sorted(known | {"ALL"}) if name.startswith(part)]


def _names(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The names in comma-separated lists; the option may be repeated."""
    names = tuple(name.strip() for value in values for name in value.split(","))
    if not all(names):
        given = next(value for value in values if not all(map(str.strip, value.split(","))))
        raise click.BadParameter(f"{given!r} has an empty name; write names separated by commas")
    return names


def refuse_both(config: str | None, *, isolated: bool) -> None:
    """Refuse `--config` together with `--isolated`."""
    if config is not None and isolated:
        raise click.UsageError(
            f"--isolated uses no configuration file, and --config names {config}; leave one of them out"
        )


def _bytes(_context: click.Context, _option: click.Parameter, value: str) -> int:
    """A size in bytes: `20M` is 20,000,000."""
    factor = UNITS.get(value[-1:].upper(), 1)
    digits = value if factor == 1 else value[:-1]
    if not (digits.isascii() and digits.isdigit()):
        raise click.BadParameter(
            f"{value!r} is not a size; write a number of bytes, or a size such as 500K, 20M or 1G"
        )
    return int(digits) * factor


_list = functools.partial(click.option, multiple=True, callback=_names, shell_complete=complete_rule)
_flag = functools.partial(click.option, is_flag=True)
_path = functools.partial(click.option, type=click.Path())
Decorator = Callable[[Callable[..., None]], Callable[..., None]]
OPTIONS: tuple[Decorator, ...] = (
    _list(
        "--select",
        metavar="RULES",
        help="Run only these rules: names or categories, separated by commas; ALL for all rules.",
    ),
    _list("--ignore", metavar="RULES", help="Leave these rules out."),
    click.option("--preset", metavar="NAME", help="The set of rules to start from."),
    _flag("--preview", help="Also run rules that are still being measured."),
    _flag("--grammar", help="Also run a grammar engine."),
    _list("--grammar-engine", metavar="NAME", help="Run these engines: harper, languagetool."),
    _path("--config", metavar="FILE", help="Use this configuration for all files."),
    _flag("--isolated", help="Use no configuration file."),
    click.option(
        "--min-severity",
        type=click.Choice(SEVERITIES),
        default="note",
        show_default=True,
        help="Ignore findings below this severity.",
    ),
    _path("--output-file", metavar="FILE", help="Write the findings to this file."),
    click.option(
        "--stdin-filename",
        metavar="PATH",
        help="The name of standard input; its extension selects the format.",
    ),
    _flag("--force-exclude", help="Apply `exclude` to files named on the command line, too."),
    click.option(
        "--format",
        type=click.Choice(FORMATS),
        help="Read all files in this format, whatever their extension.",
    ),
    click.option(
        "--encoding", metavar="NAME", help="The encoding of files that declare none and are not UTF-8."
    ),
    click.option("--text-field", metavar="NAME", help="The field of a JSON line that holds the article."),
    click.option("--id-field", metavar="NAME", help="The field of a JSON line that names the record."),
    click.option(
        "-j",
        "--jobs",
        metavar="N",
        type=click.IntRange(min=0),
        help="Use N processes; 0: one per core. Default: all cores for 4 MB of text or more.",
    ),
    click.option(
        "--timeout",
        metavar="SECONDS",
        type=click.FloatRange(min=0),
        default=TIMEOUT,
        show_default=True,
        help="Give up on a document after this time; 0: never.",
    ),
    click.option(
        "--max-size",
        metavar="SIZE",
        callback=_bytes,
        default="20M",
        show_default=True,
        help="Skip documents longer than this: bytes, or a number with K, M or G; 0: read all.",
    ),
    _flag("-q", "--quiet", help="Write only findings and errors."),
    _flag("-v", "--verbose", help="Name each file that is read, and its configuration."),
    _flag("--show-settings", help="Show the configuration and the origin of each value, then exit."),
    _flag("--show-files", help="List the files that would be read, then exit."),
    _flag("--no-cache", help="Do not use the user's cache."),
)


def formats(names: Sequence[str]) -> Decorator:
    """The option that chooses one of these output formats."""
    return click.option(
        "--output-format",
        type=click.Choice(names),
        default="full",
        show_default=True,
        help="The format of the report.",
    )


OF_FINDINGS: tuple[Decorator, ...] = (
    formats(REPORTS),
    _flag("--statistics", help="Count the findings of each rule."),
    _flag("--exit-zero", help="Exit with 0 even if there are warnings or errors."),
)


def shared(*more: Decorator) -> Decorator:
    """Makes a command callback with the shared options and more, passed as `Choices`; its own go above."""

    def made(work: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(work)
        def callback(**given: object) -> None:
            choices = Choices._make(given.pop(name, None) for name in Choices._fields)
            choices.take_effect()
            refuse_both(choices.config, isolated=choices.isolated)
            _check_paths(choices)
            work(choices, **given)

        wrapped: Callable[..., None] = callback
        for option in reversed((*OPTIONS, *more)):
            wrapped = option(wrapped)
        return click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS|-]...")(wrapped)

    return made


def _check_paths(choices: Choices) -> None:
    if "" in choices.paths:
        raise click.UsageError("a path is empty: ''; name a file or a folder, or . for the current folder")
    if choices.is_stdin:
        return
    if "-" in choices.paths:
        raise click.UsageError("- stands for standard input; it cannot be combined with other paths")
    if choices.stdin_filename is not None:
        raise click.UsageError(
            f"--stdin-filename {choices.stdin_filename} names standard input, which is not read; "
            "pass - in place of the paths"
        )
