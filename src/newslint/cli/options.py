"""The options that `check` and `fix` share, and what they change in a configuration."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from newslint.report import FORMATS as REPORTS

if TYPE_CHECKING:
    from newslint.config import Config

READ_AS = ("text", "markdown", "html", "jsonl")
SEVERITIES = ("note", "warning", "error")
COMMAND_LINE = "command line"


class Choices(NamedTuple):
    """What was asked for on the command line; the fields are named as the options are."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    preset: str | None
    preview: bool
    config: str | None
    isolated: bool
    min_severity: str
    output_format: str
    output_file: str | None
    statistics: bool
    exit_zero: bool
    stdin_filename: str | None
    force_exclude: bool
    format: str | None
    encoding: str | None
    text_field: str | None
    id_field: str | None
    jobs: int | None
    quiet: bool
    verbose: bool
    show_settings: bool
    show_files: bool
    no_cache: bool
    grammar: bool
    grammar_engine: tuple[str, ...]

    @property
    def is_stdin(self) -> bool:
        """True where standard input is to be read."""
        return self.paths == ("-",)

    def change(self, config: Config) -> Config:
        """The configuration with what the command line changes in it."""
        given = {
            "select": self.select or self.preset,
            "ignore": self.ignore,
            "preset": self.preset,
            "preview": self.preview,
            "text_field": self.text_field,
            "id_field": self.id_field,
            "grammar": self.grammar or self.grammar_engine,
            "engines": self.grammar_engine,
        }
        origins = {**config.origins, **{name: COMMAND_LINE for name, value in given.items() if value}}
        if self.ignore and "ignore" in config.origins:
            origins["ignore"] = f"{config.origins['ignore']} and {COMMAND_LINE}"
        return config._replace(
            select=self.select if given["select"] else config.select,
            ignore=(*config.ignore, *self.ignore),
            preset=self.preset or config.preset,
            preview=self.preview or config.preview,
            text_field=self.text_field or config.text_field,
            id_field=self.id_field or config.id_field,
            grammar=config.grammar or bool(given["grammar"]),
            engines={name: config.engines.get(name, {}) for name in self.grammar_engine} or config.engines,
            origins=origins,
        )


def names(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The names in comma lists that may be given more than once."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def complete_rule(_context: click.Context, _option: click.Parameter, incomplete: str) -> list[str]:
    """The rules and categories that begin with what was typed, behind the last comma."""
    from newslint.catalogue import load_catalogue  # noqa: PLC0415 -- for completion alone

    done, comma, part = incomplete.rpartition(",")
    known = {name for rule in load_catalogue().rules for name in (rule.name, rule.category)}
    return [f"{done}{comma}{name}" for name in sorted(known | {"ALL"}) if name.startswith(part)]


_OPTIONS = (
    click.option("--select", metavar="RULES", multiple=True, callback=names, shell_complete=complete_rule,
                 help="Run these rules only: names or categories, parted by commas; ALL for all."),
    click.option("--ignore", metavar="RULES", multiple=True, callback=names, shell_complete=complete_rule,
                 help="Leave these rules out."),
    click.option("--preset", metavar="NAME", help="The set of rules to start from."),
    click.option("--preview", is_flag=True, help="Run rules that are still being measured, too."),
    click.option("--grammar", is_flag=True, help="Let a grammar engine look, too."),
    click.option("--grammar-engine", metavar="NAME", multiple=True, callback=names,
                 help="Let these do it: harper, languagetool."),
    click.option("--config", metavar="FILE", type=click.Path(), help="Use this configuration for all files."),
    click.option("--isolated", is_flag=True, help="Use no configuration file."),
    click.option("--min-severity", type=click.Choice(SEVERITIES), default="note", show_default=True,
                 help="Hide findings below this; they do not count."),
    click.option("--output-format", type=click.Choice(REPORTS), default="full", show_default=True,
                 help="How findings are written."),
    click.option("--output-file", metavar="FILE", type=click.Path(), help="Write the findings there."),
    click.option("--statistics", is_flag=True, help="Count the findings of each rule."),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings."),
    click.option("--stdin-filename", metavar="PATH", help="What to call standard input; tells its format."),
    click.option("--force-exclude", is_flag=True, help="Let `exclude` speak of files named here, too."),
    click.option("--format", type=click.Choice(READ_AS), help="Read all files as this, whatever the name."),
    click.option("--encoding", metavar="NAME", help="The encoding of files that do not name theirs."),
    click.option("--text-field", metavar="NAME", help="The field of a JSON line that holds the article."),
    click.option("--id-field", metavar="NAME", help="The field of a JSON line that names the record."),
    click.option("-j", "--jobs", metavar="N", type=click.IntRange(min=0),
                 help="Share the work among N processes; 0: one for each core, as for much text."),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but findings and errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say which file is read with which configuration."),
    click.option("--show-settings", is_flag=True, help="Show the configuration, and who set each value."),
    click.option("--show-files", is_flag=True, help="Show which files would be read."),
    click.option("--no-cache", is_flag=True, help="Neither read nor write the user's cache."),
)  # fmt: skip


def shared(work: Callable[..., None]) -> Callable[..., None]:
    """A callback with the shared options, which reach `work` as `Choices`; its own go above this."""

    def callback(**given: object) -> None:
        choices = Choices._make(given.pop(name) for name in Choices._fields)
        if choices.no_cache:
            os.environ["NEWSLINT_CACHE_DIR"] = ""  # workers inherit it
        if "-" in choices.paths and not choices.is_stdin:
            raise click.UsageError("- stands for standard input and goes with no other path")
        work(choices, **given)

    wrapped: Callable[..., None] = callback
    wrapped.__doc__ = work.__doc__
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS|-]...")(wrapped)
