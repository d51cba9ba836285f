"""Reads TOML that is neither too long nor too deeply nested, because it may come from anybody."""

from typing import Any

MOST = 1_000_000  # bytes; about seventy times the size of newslint's longest word list
DEEPEST = 50  # brackets open at a time, or dots in a row of keys


class TomlError(ValueError):
    """TOML that is not valid, too long or too deep. The text says which."""


def read_toml(data: bytes) -> dict[str, Any]:
    """The table in a file.

    Raises:
        TomlError: It is not TOML in UTF-8, is longer than 1,000,000 bytes, or is nested over 50 levels deep.
    """
    import tomllib  # noqa: PLC0415 -- 12 ms that a run without configuration need not pay

    if len(data) > MOST:
        raise TomlError(f"it has {len(data):,} bytes, more than {MOST:,}")
    if _is_deep(data):
        raise TomlError(f"it is nested more than {DEEPEST} levels deep")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TomlError("it is not UTF-8 text; TOML must be UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise TomlError(str(error)) from error


def _is_deep(data: bytes) -> bool:
    """True if more brackets are open at a time than allowed, or a row of keys has more dots.

    Brackets in strings count too; this is harmless, because those of a regular expression are closed again.
    """
    from newslint.text.patterns import pattern  # noqa: PLC0415 -- importing `regex` takes 10 ms

    if max(data.count(b"["), data.count(b"{"), data.count(b".")) <= DEEPEST:
        return False
    text = data.decode("utf-8", "replace")
    depth = 0
    for found in pattern(r"[\[\]{}]").finditer(text):
        depth = max(0, depth + (1 if found[0] in "[{" else -1))
        if depth > DEEPEST:
            return True
    return pattern(rf"(?:[\w\"'-]{{0,99}}+[ \t]*+\.){{{DEEPEST}}}").search(text) is not None
