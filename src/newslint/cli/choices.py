"""What was asked for on the command line, and the options with which it is asked: the one list there is."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

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

    def change(self, config: "Config") -> "Config":
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

    def take_effect(self) -> None:
        """Switch off what was to be switched off before anything else happens."""
        if self.no_cache:
            os.environ["NEWSLINT_CACHE_DIR"] = ""  # workers inherit it


class Option(NamedTuple):
    """An option that `check`, `fix` and `score` share.

    Args:
        names: As it may be written; the last one is the long one.
        help: What it does.
        kind: `flag`, `text`, `path`, `rules` (names parted by commas, which may be given more than once) or
            `number`.
        metavar: What its value is called.
        allowed: The values there are; none for any.
        default: The value where it is not given.
    """

    names: tuple[str, ...]
    help: str
    kind: str = "flag"
    metavar: str | None = None
    allowed: tuple[str, ...] = ()
    default: str | None = None

    @property
    def field(self) -> str:
        """The field of `Choices` it sets."""
        return self.names[-1].lstrip("-").replace("-", "_")


OPTIONS = (
    Option(
        ("--select",),
        "Run these rules only: names or categories, parted by commas; ALL for all.",
        "rules",
        "RULES",
    ),
    Option(("--ignore",), "Leave these rules out.", "rules", "RULES"),
    Option(("--preset",), "The set of rules to start from.", "text", "NAME"),
    Option(("--preview",), "Run rules that are still being measured, too."),
    Option(("--grammar",), "Let a grammar engine look, too."),
    Option(("--grammar-engine",), "Let these do it: harper, languagetool.", "rules", "NAME"),
    Option(("--config",), "Use this configuration for all files.", "path", "FILE"),
    Option(("--isolated",), "Use no configuration file."),
    Option(
        ("--min-severity",), "Hide findings below this; they do not count.", "text", None, SEVERITIES, "note"
    ),
    Option(("--output-format",), "How findings are written.", "text", None, REPORTS, "full"),
    Option(("--output-file",), "Write the findings there.", "path", "FILE"),
    Option(("--statistics",), "Count the findings of each rule."),
    Option(("--exit-zero",), "Exit with 0 even if there are findings."),
    Option(("--stdin-filename",), "What to call standard input; tells its format.", "text", "PATH"),
    Option(("--force-exclude",), "Let `exclude` speak of files named here, too."),
    Option(("--format",), "Read all files as this, whatever the name.", "text", None, READ_AS),
    Option(("--encoding",), "The encoding of files that do not name theirs.", "text", "NAME"),
    Option(("--text-field",), "The field of a JSON line that holds the article.", "text", "NAME"),
    Option(("--id-field",), "The field of a JSON line that names the record.", "text", "NAME"),
    Option(
        ("-j", "--jobs"),
        "Share the work among N processes; 0: one for each core, as for much text.",
        "number",
        "N",
    ),
    Option(("-q", "--quiet"), "Say nothing but findings and errors."),
    Option(("-v", "--verbose"), "Say which file is read with which configuration."),
    Option(("--show-settings",), "Show the configuration, and who set each value."),
    Option(("--show-files",), "Show which files would be read."),
    Option(("--no-cache",), "Neither read nor write the user's cache."),
)


def names(values: Iterable[str]) -> tuple[str, ...]:
    """The names in comma lists that may be given more than once."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
