"""The options that `check`, `fix` and `score` share."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

import click

from newslint.catalogue import load_catalogue
from newslint.cli.choices import Choices
from newslint.report import FORMATS as REPORTS

READ_AS = ("text", "markdown", "html", "jsonl")
SEVERITIES = ("note", "warning", "error")


def complete_rule(_context: click.Context, _option: click.Parameter, incomplete: str) -> list[str]:
    """The rules and categories that begin with what was typed, after the last comma."""
    done, comma, part = incomplete.rpartition(",")
    known = {name for rule in load_catalogue().rules for name in (rule.name, rule.category)}
    return [f"{done}{comma}{name}" for name in sorted(known | {"ALL"}) if name.startswith(part)]


def _names(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The names in comma lists that may be given more than once."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


_list = functools.partial(click.option, multiple=True, callback=_names, shell_complete=complete_rule)
_flag = functools.partial(click.option, is_flag=True)
_path = functools.partial(click.option, type=click.Path())
OPTIONS = (
    _list(
        "--select",
        metavar="RULES",
        help="Run these rules only: names or categories, parted by commas; ALL for all.",
    ),
    _list("--ignore", metavar="RULES", help="Leave these rules out."),
    click.option("--preset", metavar="NAME", help="The set of rules to start from."),
    _flag("--preview", help="Run rules that are still being measured, too."),
    _flag("--grammar", help="Let a grammar engine look, too."),
    _list("--grammar-engine", metavar="NAME", help="Let these do it: harper, languagetool."),
    _path("--config", metavar="FILE", help="Use this configuration for all files."),
    _flag("--isolated", help="Use no configuration file."),
    click.option(
        "--min-severity",
        type=click.Choice(SEVERITIES),
        default="note",
        show_default=True,
        help="Hide findings below this; they do not count.",
    ),
    click.option(
        "--output-format",
        type=click.Choice(REPORTS),
        default="full",
        show_default=True,
        help="How findings are written.",
    ),
    _path("--output-file", metavar="FILE", help="Write the findings there."),
    _flag("--statistics", help="Count the findings of each rule."),
    _flag("--exit-zero", help="Exit with 0 even if there are findings."),
    click.option("--stdin-filename", metavar="PATH", help="What to call standard input; tells its format."),
    _flag("--force-exclude", help="Let `exclude` speak of files named here, too."),
    click.option("--format", type=click.Choice(READ_AS), help="Read all files as this, whatever the name."),
    click.option("--encoding", metavar="NAME", help="The encoding of files that do not name theirs."),
    click.option("--text-field", metavar="NAME", help="The field of a JSON line that holds the article."),
    click.option("--id-field", metavar="NAME", help="The field of a JSON line that names the record."),
    click.option(
        "-j",
        "--jobs",
        metavar="N",
        type=click.IntRange(min=0),
        help="Share the work among N processes; 0: one for each core, as for much text.",
    ),
    _flag("-q", "--quiet", help="Say nothing but findings and errors."),
    _flag("-v", "--verbose", help="Say which file is read with which configuration."),
    _flag("--show-settings", help="Show the configuration, and who set each value."),
    _flag("--show-files", help="Show which files would be read."),
    _flag("--no-cache", help="Neither read nor write the user's cache."),
)


def shared(work: Callable[..., None]) -> Callable[..., None]:
    """A callback with the shared options, which reach `work` as `Choices`; its own go above this."""

    @functools.wraps(work)
    def callback(**given: object) -> None:
        choices = Choices._make(given.pop(name) for name in Choices._fields)
        choices.take_effect()
        if "-" in choices.paths and not choices.is_stdin:
            raise click.UsageError("- stands for standard input and goes with no other path")
        work(choices, **given)

    wrapped: Callable[..., None] = callback
    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS|-]...")(wrapped)
