"""Configuration: newslint.toml, or the table [tool.newslint] of a pyproject.toml, read into a `Config`."""

import os
from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.config.toml import TomlError, read_toml
from newslint.config.values import READERS, string, suggestion
from newslint.edit import Safety
from newslint.errors import ConfigError
from newslint.rule import Severity

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FILE = "newslint.toml"
PROJECT_FILE = "pyproject.toml"
MERGED = ("ignore", "exclude", "rule_paths", "per_path_ignores", "severity", "options", "lists", "engines")


class Trust(IntEnum):
    """How far a configuration is trusted; docs/configuration.md explains what each level may do.

    `NAMED`: made in Python, or named on the command line. `HOME`: found in the folder in which the command
    was started, or at the root of the version-controlled tree around it. `FOUND`: found anywhere else.
    """

    FOUND = 0
    HOME = 1
    NAMED = 2


class Config(NamedTuple):
    """The configuration of a run, made in Python, `Config(preset="strict")`, or read by `load_config`.

    Args:
        select: The rules to run: names, categories, `category/name` or ALL; empty: those of the preset.
        ignore: The rules to leave out, written the same way.
        preset: The set of rules to start from.
        preview: Run preview rules, too.
        exclude: Files and folders to skip, in the syntax of .gitignore, relative to the folder of `path`.
        rule_paths: Folders of more cards.
        per_path_ignores: Rules to leave out, by pattern of the paths where they do not run.
        severity: Severities by rule or category.
        fix_safety: The least safety of the fixes that `newslint fix` applies.
        language: The language of all documents; None: detect that of each.
        text_field: The field of a JSON line that holds the article.
        id_field: The field that names the record.
        title_field: The field that holds the headline.
        options: Options by rule name.
        lists: Phrases to add to word lists, by the list's name: an array, or arrays by language.
        grammar: Run grammar engines, too.
        engines: The engines to run, each with its settings; empty: harper, with its defaults.
        path: The file that the configuration was read from; None if there is none.
        origins: For each key that a file or the command line has set, the one that set it.
        trust: How far it is trusted.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preset: str = "default"
    preview: bool = False
    exclude: tuple[str, ...] = ()
    rule_paths: tuple[str, ...] = ()
    per_path_ignores: Mapping[str, tuple[str, ...]] = {}
    severity: Mapping[str, Severity] = {}
    fix_safety: Safety = Safety.SAFE
    language: str | None = None
    text_field: str = "text"
    id_field: str = "id"
    title_field: str = "title"
    options: Mapping[str, Mapping[str, Any]] = {}
    lists: Mapping[str, Any] = {}
    grammar: bool = False
    engines: Mapping[str, Mapping[str, Any]] = {}
    path: str | None = None
    origins: Mapping[str, str] = {}
    trust: Trust = Trust.NAMED

    def ignored_at(self, path: str) -> tuple[str, ...]:
        """The selectors that `per_path_ignores` names for a document's path.

        The patterns are relative to the folder of the configuration file, or else to the current one.
        """
        if not self.per_path_ignores:
            return ()
        place = relative(path, self.path)
        return tuple(
            selector
            for glob, selectors in self.per_path_ignores.items()
            if matches((glob,), place)
            for selector in selectors
        )


def checked(config: Config) -> Config:
    """The configuration with its values checked and converted as if they came from a file.

    Raises:
        ConfigError: A value is wrong; the text gives the name, the value and what was expected.
    """
    defaults = Config._field_defaults
    read = {_field(key): reader for key, reader in READERS.items()}
    values = {name: value for name, value in config._asdict().items() if name in read}
    return config._replace(
        **{
            name: read[name](value, config.origins.get(name), name)
            for name, value in values.items()
            if value != defaults[name] or type(value) is not type(defaults[name])
        }
    )


def relative(path: str, config_path: str | None) -> str:
    """The path relative to the folder of a configuration file, or else the current one, with `/`."""
    folder = os.path.realpath(os.path.dirname(config_path or ""))
    head, name = os.path.split(path)
    place = os.path.join(os.path.realpath(head), name)
    return os.path.relpath(place, folder).replace(os.sep, "/")


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """True if the last of the .gitignore patterns that applies to the path includes it."""
    return bool(patterns) and _spec(patterns).match_file(path)


@cache
def _spec(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 -- only if patterns are used

    return GitIgnoreSpec.from_lines(patterns)


def find_config(start: str | os.PathLike[str]) -> str | None:
    """The closest configuration file in a folder or above it; None if there is none.

    If a folder has both, newslint.toml wins. A pyproject.toml without [tool.newslint] is skipped.

    Raises:
        ConfigError: A pyproject.toml on the way mentions newslint and is not valid TOML.
    """
    folder = os.path.abspath(start)
    own, project = (os.path.join(folder, name) for name in (FILE, PROJECT_FILE))
    if os.path.isfile(own):
        return own
    if os.path.isfile(project) and _has_table(project):
        return project
    above = os.path.dirname(folder)
    return None if above == folder else find_config(above)


def load_config(path: str | os.PathLike[str]) -> Config:
    """The configuration in a file, and in the files that it extends.

    `select` and single values replace those of the extended file; other lists and tables are added.

    Raises:
        ConfigError: The file cannot be read, or has an unknown key or a wrong value; the text gives file,
            key, what was expected, and the nearest name.
    """
    return _load(os.path.realpath(path), ())


def _load(path: str, chain: tuple[str, ...]) -> Config:
    if path in chain:
        ring = " -> ".join((*chain, path))
        raise ConfigError(f"the files extend each other in a circle: {ring}", chain[0], "extend")
    table = _table(path)
    values = {_field(key): _read(key, value, path) for key, value in table.items() if key != "extend"}
    if "rule_paths" in values:
        values["rule_paths"] = tuple(_beside(path, folder) for folder in values["rule_paths"])
    own = Config(path=path, origins=dict.fromkeys(values, path))._replace(**values)
    if "extend" not in table:
        return own
    base = _beside(path, string(table["extend"], path, "extend"))
    if not os.path.isfile(base):
        raise ConfigError(f"there is no file {base!r} to extend", path, "extend")
    return _merged(_load(os.path.realpath(base), (*chain, path)), own)


def _beside(path: str, other: str) -> str:
    return os.path.join(os.path.dirname(path), other)


def _merged(base: Config, own: Config) -> Config:
    changes: dict[str, Any] = {"path": own.path, "origins": {**base.origins, **own.origins}}
    for name in own.origins:
        value = getattr(own, name)
        changes[name] = _joined(getattr(base, name), value) if name in MERGED else value
    return base._replace(**changes)


def _joined(base: Any, own: Any) -> Any:
    """The two values combined: new items after those of the base, tables merged key by key."""
    if isinstance(own, Mapping) and isinstance(base, Mapping):
        return {
            **base,
            **{key: _joined(base[key], value) if key in base else value for key, value in own.items()},
        }
    if isinstance(own, tuple) and isinstance(base, tuple):
        return (*base, *(item for item in own if item not in base))
    return own


def _table(path: str) -> Mapping[str, Any]:
    document = _toml(path)
    if os.path.basename(path) != PROJECT_FILE:
        return document
    tool = document.get("tool")
    table = tool.get("newslint") if isinstance(tool, dict) else None
    if not isinstance(table, dict):
        raise ConfigError(
            "there is no table [tool.newslint] in this file; add one, or name another file", path
        )
    return table


def _has_table(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            if b"newslint" not in file.read():
                return False
    except OSError:
        return False
    tool = _toml(path).get("tool")
    return isinstance(tool, dict) and "newslint" in tool


def _toml(path: str) -> dict[str, Any]:
    try:
        with open(path, "rb") as file:
            return read_toml(file.read())
    except TomlError as error:
        raise ConfigError(f"not valid TOML: {error}", path) from error
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path) from error


def _field(key: str) -> str:
    return key.replace("-", "_")


def _read(key: str, value: Any, path: str) -> Any:
    reader = READERS.get(key)
    if reader is None:
        raise ConfigError(f"unknown key{suggestion(key, [*READERS, 'extend'])}", path, key)
    return reader(value, path, key)
