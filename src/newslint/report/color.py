"""Colours for a terminal, as plain escape sequences."""

from collections.abc import Callable

Paint = Callable[[str, str], str]
STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "bold": "1",
    "dim": "2",
    "gutter": "34",
    "help": "1;36",
    "good": "1;32",
    "bad": "1;31",
    "new": "32",
    "old": "31",
}


def painter(*, color: bool) -> Paint:
    """The function that puts a text in a style of `STYLES`; without colour, it returns the text unchanged."""
    return _paint if color else _plain


def _paint(style: str, text: str) -> str:
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if text else text


def _plain(_style: str, text: str) -> str:
    return text
