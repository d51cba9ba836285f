"""The readers of configuration values, one for each key."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from newslint.edit import Safety
from newslint.errors import ConfigError
from newslint.rule import Severity


def suggestion(name: str, names: Iterable[str], otherwise: str = "") -> str:
    """The clause `; did you mean '...'?` with the nearest of the names; `otherwise` if none is near."""
    import difflib  # noqa: PLC0415 -- only for error messages

    near = difflib.get_close_matches(name, list(names), n=1)
    return f"; did you mean {near[0]!r}?" if near else otherwise


def _wrong(expected: str, value: Any, path: str, key: str) -> ConfigError:
    return ConfigError(f"expected {expected}, not {value!r}", path, key)


def string(value: Any, path: str, key: str) -> str:
    if not isinstance(value, str) or not value:
        raise _wrong("a string", value, path, key)
    return value


def _flag(value: Any, path: str, key: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong("true or false", value, path, key)
    return value


def _strings(value: Any, path: str, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise _wrong('a list of strings, such as ["casing", "repeated-row"]', value, path, key)
    return tuple(value)


def _choice(value: Any, path: str, key: str, names: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in names:
        near = suggestion(value, names) if isinstance(value, str) else ""
        raise ConfigError(f"expected one of {', '.join(names)}, not {value!r}{near}", path, key)
    return value


def _mapping(value: Any, path: str, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(f"a table, written [{key}]", value, path, key)
    return value


def _safety(value: Any, path: str, key: str) -> Safety:
    return Safety[_choice(value, path, key, ("safe", "unsafe")).upper()]


def _severities(value: Any, path: str, key: str) -> dict[str, Severity]:
    names = tuple(str(severity) for severity in reversed(Severity))
    return {
        rule: Severity[_choice(name, path, f"{key}.{rule}", names).upper()]
        for rule, name in _mapping(value, path, key).items()
    }


def _lists(value: Any, path: str, key: str) -> dict[str, tuple[str, ...]]:
    return {
        name: _strings(item, path, f'{key}."{name}"') for name, item in _mapping(value, path, key).items()
    }


def _phrases(value: Any, path: str, key: str) -> dict[str, Any]:
    """Phrases to add to word lists: for each list an array of them, or a table of arrays by language."""
    table = _mapping(value, path, key)
    return {
        name: _lists(item, path, f"{key}.{name}")
        if isinstance(item, dict)
        else _strings(item, path, f"{key}.{name}")
        for name, item in table.items()
    }


def _tables(value: Any, path: str, key: str) -> dict[str, dict[str, Any]]:
    return {name: _mapping(item, path, f"{key}.{name}") for name, item in _mapping(value, path, key).items()}


READERS: Mapping[str, Callable[[Any, str, str], Any]] = {
    "select": _strings,
    "ignore": _strings,
    "preset": string,
    "preview": _flag,
    "exclude": _strings,
    "rule-paths": _strings,
    "per-path-ignores": _lists,
    "severity": _severities,
    "fix-safety": _safety,
    "language": string,
    "text-field": string,
    "id-field": string,
    "title-field": string,
    "options": _tables,
    "lists": _phrases,
    "grammar": _flag,
    "engines": _tables,
}
