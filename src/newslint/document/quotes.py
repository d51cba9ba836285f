"""Whether a place is inside a quotation."""

from __future__ import annotations

from newslint.document.lines import BareLine

PAIRS = (
    ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"),
    ("\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"),
    ("\N{DOUBLE LOW-9 QUOTATION MARK}", "\N{LEFT DOUBLE QUOTATION MARK}"),
    ("\N{LEFT CORNER BRACKET}", "\N{RIGHT CORNER BRACKET}"),
)
LONGEST_CODE = 100


def is_quoted(line: BareLine, above: BareLine | None, at: int) -> bool:
    """True if the code point at `at` is quoted.

    It is quoted between quotation marks or in a code span on its line, after `>`, or in a quotation of
    several paragraphs.

    Args:
        line: The line with the code point.
        above: The nearest line above that is not empty.
        at: The offset of the code point in the document.
    """
    before = line.text[: at - line.start]
    if before.lstrip().startswith(">"):
        return True
    if at == line.span.start and line.text.lstrip().startswith(">"):
        return True
    return opens_quotation(before) or (above is not None and not _has_mark(before) and _runs_on(above.text))


def opens_quotation(text: str) -> bool:
    """True if the text ends inside a quotation that it opened."""
    for opener, closer in PAIRS:
        if text.count(opener) > text.count(closer) and text.rfind(opener) > text.rfind(closer):
            return True
    return _straight_marks(text) % 2 == 1 or _opens_code(text)


def _opens_code(text: str) -> bool:
    """True if the text ends inside a code span; a backtick far back or beside spaces opens none."""
    last = text.rfind("`", max(0, len(text) - LONGEST_CODE))
    before, behind = text[max(last - 1, 0) : last], text[last + 1 : last + 2]
    return last >= 0 and (before == "" or before in " (") and behind.strip() != ""


def _straight_marks(text: str) -> int:
    """The number of straight double quotes, without inches and seconds (`6'2"`, `30"`)."""
    count = 0
    at = text.find('"')
    while at >= 0:
        count += not text[at - 1 : at].isdigit()
        at = text.find('"', at + 1)
    return count


def _has_mark(text: str) -> bool:
    return any(closer in text for _, closer in PAIRS)


def _runs_on(above: str) -> bool:
    """True if the paragraph above opened a quotation and left it open, as newspapers do."""
    text = above.strip()
    opener, closer = PAIRS[0]
    return text.startswith(opener) and text.count(opener) > text.count(closer)
