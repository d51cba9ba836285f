"""The readers of configuration values, one for each key."""

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import Any

from newslint.edit import Safety
from newslint.errors import ConfigError
from newslint.rule import Severity
from newslint.text.language import FUNCTION_WORDS, LANGUAGES


def suggestion(name: str, names: Iterable[str], otherwise: str = "") -> str:
    """The clause `; did you mean '...'?` with the nearest of the names; `otherwise` if none is near."""
    import difflib  # noqa: PLC0415 -- only for error messages

    near = difflib.get_close_matches(name, list(names), n=1)
    return f"; did you mean {near[0]!r}?" if near else otherwise


def _wrong(expected: str, value: Any, path: str | None, key: str) -> ConfigError:
    return ConfigError(f"expected {expected}, not {value!r}", path, key)


def string(value: Any, path: str | None, key: str) -> str:
    """The value, if it is a string that is not empty."""
    if not isinstance(value, str) or not value:
        raise _wrong("a string that is not empty", value, path, key)
    return value


def _language(value: Any, path: str | None, key: str) -> str:
    """The value, if it is a language, with or without a country: `en`, `en-GB`."""
    if string(value, path, key).replace("_", "-").partition("-")[0].lower() in LANGUAGES:
        return str(value)
    known = ", ".join(FUNCTION_WORDS)
    raise _wrong(
        f"a two-letter code of ISO 639-1, with or without a country, such as en-GB, {known}", value, path, key
    )


def _flag(value: Any, path: str | None, key: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong("true or false", value, path, key)
    return value


def _strings(value: Any, path: str | None, key: str) -> tuple[str, ...]:
    if isinstance(value, str) and value:
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        message = f'expected a list of strings, not the string {value!r}; write ["{quoted}"]'
        raise ConfigError(message, path, key)
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item for item in value):
        raise _wrong('a list of strings, such as ["casing", "repeated-row"]', value, path, key)
    return tuple(value)


def choice(value: Any, path: str | None, key: str, names: tuple[str, ...]) -> str:
    """The value, if it is one of the names."""
    if not isinstance(value, str) or value not in names:
        near = suggestion(value, names) if isinstance(value, str) else ""
        raise ConfigError(f"expected one of {', '.join(names)}, not {value!r}{near}", path, key)
    return value


def _mapping(value: Any, path: str | None, key: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise _wrong(f"a table, written [{key}]" if path else "a dictionary", value, path, key)
    return dict(value)


def safety(value: Any, path: str | None, key: str) -> Safety:
    """The safety with this name, or the value itself if it is one."""
    return Safety[choice(_name(value, Safety), path, key, ("safe", "unsafe")).upper()]


def share(value: Any, path: str | None, key: str) -> float:
    """The value, if it is a share of a whole."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _wrong("a number from 0 to 1", value, path, key)
    return value


def _name(value: Any, names: type[IntEnum]) -> Any:
    """The name of a member of an enumeration; any other value stays."""
    return str(value) if isinstance(value, names) else value


def _severities(value: Any, path: str | None, key: str) -> dict[str, Severity]:
    names = tuple(str(severity) for severity in reversed(Severity))
    return {
        rule: Severity[choice(_name(name, Severity), path, f"{key}.{rule}", names).upper()]
        for rule, name in _mapping(value, path, key).items()
    }


def _lists(value: Any, path: str | None, key: str) -> dict[str, tuple[str, ...]]:
    return {
        name: _strings(item, path, f'{key}."{name}"') for name, item in _mapping(value, path, key).items()
    }


def _phrases(value: Any, path: str | None, key: str) -> dict[str, Any]:
    """Phrases to add to word lists: for each list an array of them, or a table of arrays by language."""
    table = _mapping(value, path, key)
    return {
        name: _lists(item, path, f"{key}.{name}")
        if isinstance(item, Mapping)
        else _strings(item, path, f"{key}.{name}")
        for name, item in table.items()
    }


def _tables(value: Any, path: str | None, key: str) -> dict[str, dict[str, Any]]:
    return {name: _mapping(item, path, f"{key}.{name}") for name, item in _mapping(value, path, key).items()}


READERS: Mapping[str, Callable[[Any, str | None, str], Any]] = {
    "select": _strings,
    "ignore": _strings,
    "preset": string,
    "preview": _flag,
    "exclude": _strings,
    "rule-paths": _strings,
    "per-path-ignores": _lists,
    "severity": _severities,
    "fix-safety": safety,
    "language": _language,
    "text-field": string,
    "id-field": string,
    "title-field": string,
    "options": _tables,
    "lists": _phrases,
    "grammar": _flag,
    "engines": _tables,
}
