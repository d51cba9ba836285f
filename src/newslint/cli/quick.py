"""A plain `newslint check` understood without click: where anything is unusual, click is asked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any

from newslint.cli.choices import OPTIONS, Choices, Option, names

NAMED = {name: option for option in OPTIONS for name in option.names}
DEFAULTS = {"flag": False, "rules": ()}
LONGEST = 9  # digits of a number


class _UnusualError(Exception):
    """Something that click has to read."""


def asked(arguments: Sequence[str]) -> Choices | None:
    """What a command line of `check` asks for; None where click has to read it.

    Left to click are the other commands, Windows (where it expands wildcards), completion, help, errors of
    every kind, `--`, `--option=value`, short options in one word, and values that begin with a dash.
    """
    if (
        arguments[:1] != ["check"]
        or os.name == "nt"
        or any(name.endswith("_COMPLETE") for name in os.environ)
    ):
        return None
    try:
        choices = _read(arguments[1:])
    except _UnusualError:
        return None
    return None if "-" in choices.paths and not choices.is_stdin else choices


def _read(words: Iterable[str]) -> Choices:
    given: dict[str, Any] = {one.field: DEFAULTS.get(one.kind, one.default) for one in OPTIONS}
    paths: list[str] = []
    left = iter(words)
    for word in left:
        option = NAMED.get(word)
        if option is None:
            paths.append(word if word == "-" else _plain(word, is_path=True))
        elif option.kind == "flag":
            given[option.field] = True
        elif option.kind == "rules":
            given[option.field] += names([_value(option, next(left, ""))])
        else:
            given[option.field] = _value(option, next(left, ""))
    return Choices(tuple(paths), **given)


def _value(option: Option, word: str) -> Any:
    value = _plain(word, is_path=option.kind == "path")
    if option.allowed and value not in option.allowed:
        raise _UnusualError
    if option.kind != "number":
        return value
    if not (value.isascii() and value.isdecimal()) or len(value) > LONGEST:
        raise _UnusualError
    return int(value)


def _plain(word: str, *, is_path: bool) -> str:
    """The word itself; click refuses a path that is there and may not be read."""
    if (
        not word
        or word.startswith("-")
        or (is_path and os.access(word, os.F_OK) and not os.access(word, os.R_OK))
    ):
        raise _UnusualError
    return word
