from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

STRONG = r"(?<![*\w])(?P<open>\*\*)(?=[^\s*])[^*\n]{0,300}?[^\s*](?P<close>\*\*)(?!\*)"
SHARP = r"(?m)^(?P<mark>#{2,6}[ ]+)(?=\p{L})"
FEWEST_MARKS = 2


def stray_markdown(document: Document) -> Iterator[Hit]:
    """Yield Markdown's bold type and headings in text that is not Markdown, if there are two or more."""
    if document.format != "text":
        return
    text = document.text
    hits = []
    for found in pattern(STRONG).finditer(text):
        edits = tuple(Edit(Span(*found.span(name)), "") for name in ("open", "close"))
        hits.append(Hit(Span(*found.span()), {}, Fix(edits)))
    for found in pattern(SHARP).finditer(text):
        line = document.line_at(found.start())
        hits.append(Hit(line.span, {}, Fix((Edit(Span(*found.span("mark")), ""),))))
    if len(hits) >= FEWEST_MARKS:
        yield from hits
