"""Leaves one empty line around several adjacent deleted lines, as after a single deletion."""

from collections.abc import Sequence

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.linter.lint import Placed


def closed_up(document: Document, chosen: Sequence[Placed]) -> list[Placed]:
    """The fixes; if several delete adjacent lines, the last of these also deletes an empty line.

    Each deletion knows only its own line, and keeps the empty lines on either side of the run. Together they
    would leave two in a row.
    """
    result = list(chosen)
    text = document.text
    start: int | None = None
    for index, one in enumerate(result):
        gone = _deleted(one)
        if gone is None:
            start = None
            continue
        begins = start is None or _end(result[index - 1]) != gone.start
        start = gone.start if begins else start
        behind = _deleted(result[index + 1]) if index + 1 < len(result) else None
        is_last = behind is None or behind.start != gone.end
        is_run = not begins and is_last
        if is_run and start is not None and _below_gap(text, start) and text.startswith("\n", gone.end):
            result[index] = _longer(document, one, Edit(Span(gone.start, gone.end + 1), "")) or one
    return result


def _deleted(one: Placed) -> Span | None:
    """The span of the whole lines that a fix deletes; None for any other fix."""
    edits = one.edits
    if len(edits) != 1 or edits[0].text:
        return None
    return edits[0].span


def _end(one: Placed) -> int:
    return one.edits[-1].span.end


def _below_gap(text: str, start: int) -> bool:
    return start == 0 or text.endswith("\n\n", 0, start) or text[:start] == "\n"


def _longer(document: Document, one: Placed, edit: Edit) -> Placed | None:
    """The finding with another edit in its fix; None if the source does not allow that edit."""
    edits = (edit,) if document.origin is None else document.origin.translate(edit)
    if not edits or one.finding.fix is None or one.hit.fix is None:
        return None
    finding = one.finding._replace(fix=one.finding.fix._replace(edits=edits))
    hit = one.hit._replace(fix=Fix((edit,), one.hit.fix.safety))
    return Placed(finding, one.rule, hit)
