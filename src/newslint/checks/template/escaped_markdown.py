from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import lines_with, matches_in

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
