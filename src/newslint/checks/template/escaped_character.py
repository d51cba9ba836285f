from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

CODED = r"(?<!\\)(?:(?<=\p{L})\\(?='\p{L})|\\u[0-9a-fA-F]{4}|(?:\\n)+(?=[\s\"A-Z]|$)|\\(?=[\"/]))"


def escaped_character(document: Document) -> Iterator[Hit]:
    r"""Yield each character written as an escape of a programming language: `\u2019`, `\n`, `\"`."""
    for found in pattern(CODED).finditer(document.text):
        span = Span(*found.span())
        wanted = _unescaped_character(found[0])
        if wanted is not None:
            fix = None if any(map(str.isalnum, wanted)) else Fix((Edit(span, wanted),))
            yield Hit(span, {}, fix)


def _unescaped_character(escaped: str) -> str | None:
    if escaped == "\\":
        return ""
    if escaped.startswith("\\n"):
        return "\n" * (len(escaped) // 2)
    char = chr(int(escaped.removeprefix("\\u"), 16))
    return char if char.isprintable() else None
