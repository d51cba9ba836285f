"""Marks of the system that made the page: escapes, unfinished links, parameters that follow the reader."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import lines_with, matches_in, pattern

ESCAPES = (
    r"(?m)^[ \t>*_#-]*\d{1,3}(?P<a>\\)\.|(?<!\\)(?P<b>\\)\[[^\[\]\\\n]{0,80}(?P<c>\\)\](?!\()"
    r"|(?<![\\\N{MACRON}])(?P<d>\\)[_*](?![/(])|^[ \t]*(?P<e>\\)[-+#>](?=[ \d\\])"
)
TARGET = r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|https?://[^\s<>]+|`[^`\n]+`"


def escaped_markdown(document: Document) -> Iterator[Hit]:
    r"""Yield each run of Markdown escapes in text that is not Markdown: `1\. First`, `\[sic\]`, `\_\_\_`."""
    if document.format != "text":
        return
    text = document.text
    places = list(lines_with(r"\\", text))
    known = [Span(*found.span()) for found in matches_in(places, TARGET, text)]
    last: list[Span] = []
    for found in matches_in(places, ESCAPES, text):
        span = Span(*found.span())
        if any(span.overlaps(other) for other in known):
            continue
        slashes = [Span(*found.span(name)) for name in "abcde" if found[name]]
        if last and span.start == last[-1].end + 1:
            last += slashes
            continue
        if last:
            yield _unescaped(last)
        last = slashes
    if last:
        yield _unescaped(last)


def _unescaped(slashes: list[Span]) -> Hit:
    span = Span(slashes[0].start, slashes[-1].end + 1)
    return Hit(span, {}, Fix(tuple(Edit(slash, "") for slash in slashes)))


LINK = r"(?<!!)\[(?P<text>[^\[\]\n]*)(?P<rest>\]\((?:#|javascript:(?:[^()\n]|\\?\([^()\n]*\))*)?\))"


def unfinished_link(document: Document) -> Iterator[Hit]:
    """Yield each link in Markdown's form that leads nowhere: `[Terms of use]()`."""
    for found in pattern(LINK).finditer(document.text):
        span = Span(*found.span())
        edits: tuple[Edit, ...]
        if found["text"].strip():
            edits = (Edit(Span(span.start, span.start + 1), ""), Edit(Span(*found.span("rest")), ""))
        else:
            edits = (Edit(span, ""),)
        yield Hit(span, {}, Fix(edits))


CODED = r"(?<!\\)(?:(?<=\p{L})\\(?='\p{L})|\\u[0-9a-fA-F]{4}|(?:\\n)+(?=[\s\"A-Z]|$)|\\(?=[\"/]))"


def escaped_character(document: Document) -> Iterator[Hit]:
    r"""Yield each character in the escaped form of a string in code: `\u2019`, `\n`, `\"`."""
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
