"""How an article is built: contents lists without contents, headings over nothing, labels glued together."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.document.removal import without_lines
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence

CONTENTS = (
    r"(?:table of contents?|contents|in this article|inhaltsverzeichnis|inhalt|sommaire|table des matières"
    r"|tabla de contenidos?|índice|indice|inhoud|содержание|目次|目录)[ ]*:?"
)


def empty_contents(document: Document) -> Iterator[Hit]:
    """Yield each heading of a contents list that has no list below it."""
    for line in document.lines:
        if (
            line.blank
            or len(line.words) > 40
            or not pattern(CONTENTS, ignore_case=True).fullmatch(line.words)
        ):
            continue
        below = line.next
        if below is None or below.is_prose or _is_article_heading(below):
            yield Hit(line.span, {}, Fix((without_lines(line, line),)))


def _is_article_heading(line: Line) -> bool:
    """True for a heading with prose right below: an entry of a contents list has another entry there."""
    below = line.next
    return not line.is_item and below is not None and below.is_prose


LONGEST_LABELS = 160
SECTIONS = (
    "Top Stories|Top Story|Breaking News|Latest News|World News|Local News|National News|"
    "Sports News|Home|News|World|Politics|Business|Sports|Sport|Opinion|Entertainment|Technology|"
    "Tech|Science|Health|Lifestyle|Culture|Travel|Money|Economy|Finance|Video|Videos|Photos|Weather|"
    "Local|National|International|Asia|Europe|Africa|Americas|Middle East|Education|Environment|"
    "Crime|Featured|Trending|Headlines|Celebrity|Food|Style|Live|More"
)


def glued_labels(document: Document) -> Iterator[Hit]:
    """Yield a line at the article's edge that is two or more section names run together: `Top StoryWorld`."""
    if b"aA" not in document.shape:
        return
    written = [line for line in document.lines if not line.blank]
    for line in (*written[:4], *written[4:][-4:]):
        if len(line.text) > LONGEST_LABELS:
            continue
        words = line.words
        glued = pattern(r"\p{Ll}\p{Lu}").search(words)
        if glued and pattern(rf"(?:{SECTIONS})(?:[ |/]*(?:{SECTIONS}))+").fullmatch(words):
            yield Hit(line.span, {}, Fix((without_lines(line, line),)))


def cut_ending(document: Document) -> Iterator[Hit]:
    """Yield the last line of an article that is cut off: an ellipsis, `(more)`, `[+1234 chars]`."""
    last = next((line for line in reversed(document.lines) if not line.blank), None)
    if last is None or last.index == 0:
        return
    mark = pattern(
        r"(?:\[\+\d+ chars\]|\[(?:\N{HORIZONTAL ELLIPSIS}|\.\.\.)\]|\(more\)|(?<=\p{L}{2})(?:\N{HORIZONTAL ELLIPSIS}|\.\.\.))[ ]*\Z",
        ignore_case=True,
    ).search(document.text, last.start, last.end)
    if mark and not ends_sentence(document.text[last.start : mark.start()]):
        yield Hit(last.span._replace(start=max(last.span.start, mark.start() - 30)))


STRONG = r"(?<![*\w])(?P<open>\*\*)(?=[^\s*])[^*\n]{0,300}?[^\s*](?P<close>\*\*)(?!\*)"
SHARP = r"(?m)^(?P<mark>#{2,6}[ ]+)(?=\p{L})"
FEWEST_MARKS = 2


def stray_markdown(document: Document) -> Iterator[Hit]:
    """Yield Markdown's bold type and headings in text that is not Markdown, where there are two or more."""
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


MARKS = frozenset("-*+\N{BULLET}\N{BLACK SMALL SQUARE}\N{WHITE BULLET}")


def empty_item(document: Document) -> Iterator[Hit]:
    """Yield each line with the mark of a list item and nothing else, among items."""
    if not any(line.strip() in MARKS for line in document.raw_lines):
        return
    for line in document.lines:
        if not line.blank and line.text.strip() in MARKS and _is_among_items(line):
            yield Hit(line.span, {}, Fix((without_lines(line, line),)))


def _is_among_items(line: Line) -> bool:
    """True where one of the four written lines around is a list item."""
    above, below = line.previous, line.next
    beside = (above, below, above and above.previous, below and below.next)
    return any(near is not None and near.is_item for near in beside)
