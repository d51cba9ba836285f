"""The lines of a finding, and its place on them."""

from collections.abc import Iterator
from typing import NamedTuple

from newslint.edit import Edit, Span, minimal
from newslint.report.cells import COLUMNS, Strip
from newslint.rule import Finding

HEAD_LINES = 3  # shown of a span of many lines, before the last one
REACH = 4 * COLUMNS  # code points read on each side: a line may be as long as a file
SHORT = 80  # code points of new text that are shown in a line


class Numbered(NamedTuple):
    """A line with its number; `skipped` is the number of lines left out before it."""

    number: int
    strip: Strip
    skipped: int = 0


def lines_of(text: str, finding: Finding) -> list[Numbered]:
    """The lines of a finding, without the middle ones of many; none if the span is not in `text`."""
    start, end = finding.span
    if not 0 <= start <= end <= len(text):
        return []
    is_white_space = not finding.excerpt.strip()
    lines = list(_spans(text, finding.span))
    chosen = range(len(lines)) if len(lines) <= HEAD_LINES + 2 else [*range(HEAD_LINES), len(lines) - 1]
    shown: list[Numbered] = []
    last = -1
    for index in chosen:
        at = lines[index]
        line = text[at.start : at.end]
        mark = Span(max(start, at.start) - at.start, min(end, at.end) - at.start)
        shown.append(Numbered(finding.line + index, Strip(line, mark, is_white_space), index - last - 1))
        last = index
    return shown


def becomes(text: str, finding: Finding) -> Numbered | None:
    """The line after a fix of one short edit, the new text marked; None if it does not fit on one line."""
    if not finding.fix or len(finding.fix.edits) != 1:
        return None
    edit = finding.fix.edits[0]
    if not 0 <= edit.span.start <= edit.span.end <= len(text):
        return None
    edit = _nearest(text, minimal(text, edit), finding.span)
    (start, end), new = edit
    if len(new) > SHORT or not _one_line(new) or not _one_line(text[start:end]):
        return None
    line = next(_spans(text, edit.span))
    after = text[line.start : start] + new + text[end : line.end]
    if not after.strip():
        return None
    at = start - line.start
    strip = Strip(after, Span(at, at + len(new)))
    number = (
        finding.line
        + _line_ends(text[finding.span.start : start])
        - _line_ends(text[start : finding.span.start])
    )
    return Numbered(number, strip)


def _nearest(text: str, edit: Edit, found: Span) -> Edit:
    """The same edit; a deletion that could equally be further right is moved into the finding."""
    (start, end), new = edit
    while not new and start < found.start and end < len(text) and text[start] == text[end]:
        start, end = start + 1, end + 1
    return Edit(Span(start, end), new)


def _one_line(text: str) -> bool:
    return "\n" not in text and "\r" not in text


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _spans(text: str, span: Span) -> Iterator[Span]:
    """Yield each line that `span` touches, without its line end; of a long one the part near the span."""
    low, high = max(0, span.start - REACH), min(len(text), span.end + REACH)
    last = max(text.rfind("\n", low, span.start), text.rfind("\r", low, span.start))
    start = last + 1 if last >= 0 else low
    while True:
        feed = text.find("\n", start, high)
        end = text.find("\r", start, feed if feed >= 0 else high)
        if end < 0:
            end = feed if feed >= 0 else high
        yield Span(start, end)
        start = end + (2 if text.startswith("\r\n", end) else 1)
        if start >= span.end:
            return
