"""newslint.ignore.toml: suppressions for files without comments."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from newslint.config import matches, relative
from newslint.config.toml import TomlError, read_toml
from newslint.config.values import suggestion
from newslint.document import Document, Suppression
from newslint.errors import ConfigError, reason

KEYS = ("path", "rule", "text", "reason")


class Entry(NamedTuple):
    """One `[[ignore]]`: a suppression of a rule's findings in the files of a pattern.

    Args:
        path: A pattern in the syntax of .gitignore, relative to the folder of the sidecar.
        rule: A selector.
        text: The excerpt that a finding must have; None: any.
        reason: The author's reason.
        line: The line of the entry in the sidecar, from 1.
    """

    path: str
    rule: str
    text: str | None
    reason: str
    line: int

    @property
    def request(self) -> Suppression:
        """The entry as a suppression of a document."""
        return Suppression((self.rule,), text=self.text, reason=self.reason)


class Sidecar(NamedTuple):
    """A sidecar, read: its path, its text, its entries."""

    path: str
    source: str
    entries: tuple[Entry, ...]

    def entries_for(self, path: str) -> tuple[Entry, ...]:
        """The entries that match the path of a document."""
        place = relative(path, self.path)
        return tuple(entry for entry in self.entries if matches((entry.path,), place))


def load_sidecar(path: str) -> Sidecar:
    """The sidecar at a path.

    Raises:
        ConfigError: It cannot be read, or an entry has an unknown, a missing or a wrong key.
    """
    try:
        with open(path, encoding="utf-8", newline="") as file:
            source = file.read()
        table = read_toml(source.encode())
    except TomlError as error:
        raise ConfigError(f"not valid TOML: {error}", path) from error
    except OSError as error:
        raise ConfigError(f"cannot be read: {reason(error)}", path) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"cannot be read: {error}", path) from error
    for key in table:
        if key != "ignore":
            raise ConfigError("unknown key; entries are written [[ignore]]", path, key)
    listed = table.get("ignore", [])
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise ConfigError("expected tables, each written [[ignore]]", path, "ignore")
    lines = _entry_lines(source)
    entries = tuple(_entry(entry, path, lines[i] if i < len(lines) else 1) for i, entry in enumerate(listed))
    return Sidecar(path, source, entries)


def with_requests(document: Document, requests: tuple[Suppression, ...]) -> Document:
    """The document with these suppressions, which it keeps when it is parsed again."""
    if not requests:
        return document
    known = document.known
    return replace(
        document,
        facts=known._replace(suppressions=(*known.suppressions, *requests)),
        parse=partial(_read_again, parse=document.parse, requests=requests) if document.parse else None,
    )


def _read_again(source: str, parse: Callable[[str], Document], requests: tuple[Suppression, ...]) -> Document:
    return with_requests(parse(source), requests)


def _entry(table: Mapping[str, Any], path: str, line: int) -> Entry:
    place = f"[[ignore]] on line {line}"
    for key, value in table.items():
        if key not in KEYS:
            raise ConfigError(f"unknown key {key!r}{suggestion(key, KEYS)}", path, place)
        if not isinstance(value, str) or not value:
            raise ConfigError(f"expected a string for {key!r}, not {value!r}", path, place)
    for key in ("path", "rule"):
        if key not in table:
            raise ConfigError(f"{key!r} is missing; an entry needs a path and a rule", path, place)
    return Entry(table["path"], table["rule"], table.get("text"), table.get("reason", ""), line)


def _entry_lines(source: str) -> list[int]:
    lines = enumerate(source.splitlines(), 1)
    return [number for number, line in lines if "".join(line.split()).startswith("[[ignore]]")]
