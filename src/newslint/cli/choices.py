"""The choices made on the command line."""

import os
from typing import NamedTuple

from newslint.config import Config

COMMAND_LINE = "command line"


class Choices(NamedTuple):
    """The choices made on the command line; each field has the name of its option."""

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

    def take_effect(self) -> None:
        """Turn the cache off, if asked to, before anything uses it."""
        if self.no_cache:
            os.environ["NEWSLINT_CACHE_DIR"] = ""  # workers inherit it
