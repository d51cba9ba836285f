"""The choices made on the command line."""

import os
import shlex
from typing import NamedTuple

from newslint.config import Config
from newslint.edit import Safety
from newslint.report.closing import Remedy

COMMAND_LINE = "command line"
REPEATED = (
    "select", "ignore", "preset", "preview", "grammar", "grammar_engine", "config", "isolated",
    "force_exclude", "format", "encoding", "text_field",
)  # fmt: skip


class Choices(NamedTuple):
    """The choices made on the command line; each field has the name of its option.

    `applies` is no option: it is the lowest safety of the fixes that the command has applied; None: of none.
    """

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
    timeout: float
    max_size: int
    applies: Safety | None = None

    @property
    def is_stdin(self) -> bool:
        """True if standard input is to be read."""
        return self.paths == ("-",)

    def change(self, config: Config) -> Config:
        """The configuration, changed as the command line says."""
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

    @property
    def remedy(self) -> Remedy:
        """The commands that fix what the run found, with the options that selected the findings."""
        words: list[str] = []
        for name in REPEATED:
            value = getattr(self, name)
            if value:
                given = [] if value is True else [value if isinstance(value, str) else ",".join(value)]
                words += [f"--{name.replace('_', '-')}", *given]
        safe, unsafe = (shlex.join(("newslint", "fix", *more, *words)) for more in ((), ("--unsafe",)))
        return Remedy(
            "" if self.applies is not None else safe, "" if self.applies is Safety.UNSAFE else unsafe
        )

    def take_effect(self) -> None:
        """Turn the cache off, if asked to, before anything uses it."""
        if self.no_cache:
            os.environ["NEWSLINT_CACHE_DIR"] = ""  # workers inherit it
