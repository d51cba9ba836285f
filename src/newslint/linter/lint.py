"""From hits to findings: placed in the source, without nested ones, suppressed ones separated."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newslint.document import Document, Suppression
from newslint.document.lines import line_starts
from newslint.edit import Edit, Fix, Safety, Span
from newslint.linter.plan import Found
from newslint.match import shortened
from newslint.rule import Finding, Hit, Rule, Severity
from newslint.text.patterns import matches_at

EXCERPT = 300
LONE_RETURN = r"\r(?!\n)"


class Placed(NamedTuple):
    """A finding, and the hit that it was made from, with edits of the document's text."""

    finding: Finding
    rule: Rule
    hit: Hit

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The fix's edits of the document's text."""
        return self.hit.fix.edits if self.hit.fix else ()


def placed(document: Document, found: Iterable[Found], severities: Mapping[str, Severity]) -> list[Placed]:
    """The findings in a document, sorted by place and rule, without those inside another's deletion.

    Args:
        document: The document.
        found: Rules and their hits.
        severities: Severities by rule name that differ from those on the cards.
    """
    source = _Source(document)
    kept = [
        (rule, hit)
        for rule, hit in {(rule.name, hit.span): (rule, hit) for rule, hit in found}.values()
        if hit.span.start < hit.span.end and not document.is_protected(hit.span)
    ]
    ordered = sorted(kept, key=_widest_first)
    result = [
        Placed(_finding(document, source, rule, hit, severities), rule, hit)
        for rule, hit in _outermost(ordered)
    ]
    return sorted(result, key=lambda one: (one.finding.span, one.rule.name))


def _widest_first(pair: tuple[Rule, Hit]) -> tuple[int, int, int, str]:
    rule, hit = pair
    safety = _safety(rule, hit) if hit.fix else Safety.MANUAL
    return hit.span.start, -hit.span.end, -safety, rule.name


class _Gone(NamedTuple):
    """The place that a fix deletes, the safety of the fix, and the place of its finding."""

    place: Span
    deleted: Span
    safety: Safety


def _outermost(ordered: Sequence[tuple[Rule, Hit]]) -> Iterable[tuple[Rule, Hit]]:
    """Yield the hits, except those inside a wider one whose fix deletes that place at least as safely.

    Of two hits with the same place that both delete it, the safer is kept, or else the first by name.
    """
    gone: list[_Gone] = []
    for rule, hit in ordered:
        safety = _safety(rule, hit) if hit.fix else Safety.MANUAL
        deleted = (
            [edit.span for edit in hit.fix.edits if not edit.text]
            if safety > Safety.MANUAL and hit.fix
            else []
        )
        gone = [one for one in gone if one.place.end > hit.span.start]
        if any(_swallows(one, hit.span, safety, deleted) for one in gone):
            continue
        yield rule, hit
        gone += [_Gone(hit.span, span, safety) for span in deleted]


def _swallows(wide: _Gone, place: Span, safety: Safety, deleted: Sequence[Span]) -> bool:
    if not wide.place.holds(place) or not wide.deleted.holds(place) or safety > wide.safety:
        return False
    return wide.place != place or bool(deleted)


def _safety(rule: Rule, hit: Hit) -> Safety:
    """The safety of the hit, at most that of its card."""
    if rule.fix is None:
        return Safety.MANUAL
    given = hit.fix.safety if hit.fix else None
    return rule.fix.safety if given is None else min(given, rule.fix.safety)


def _finding(
    document: Document, source: "_Source", rule: Rule, hit: Hit, severities: Mapping[str, Severity]
) -> Finding:
    span = hit.span if document.origin is None else document.origin.locate(hit.span)
    line, column = source.place(span.start)
    end_line, end_column = source.place(span.end)
    quoted = document.text[hit.span.start : hit.span.end]
    excerpt = quoted if len(quoted) <= EXCERPT else quoted[: EXCERPT - 1] + "\N{HORIZONTAL ELLIPSIS}"
    values = hit.values if "text" in hit.values else {"text": shortened(quoted), **hit.values}
    return Finding(
        rule.name,
        rule.category,
        severities.get(rule.name, rule.severity),
        rule.message.format_map(values),
        span,
        line,
        column,
        end_line,
        end_column,
        excerpt,
        _source_fix(document, rule, hit),
    )


def _source_fix(document: Document, rule: Rule, hit: Hit) -> Fix | None:
    """The fix with edits of the source; None if the source does not allow them."""
    if hit.fix is None or rule.fix is None:
        return None
    edits: list[Edit] = []
    for edit in hit.fix.edits:
        if document.is_protected(edit.span):
            return None
        translated = (edit,) if document.origin is None else document.origin.translate(edit)
        if translated is None:
            return None
        edits += translated
    safety = _safety(rule, hit)
    loses = hit.fix.loses or rule.fix.loses
    return Fix(tuple(sorted(edits)), safety, loses, rule.fix.title)


class _Source:
    """Lines and columns in the source."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts: Sequence[int] | None = None

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point, from 1."""
        if self._starts is None:
            self._starts = _line_starts(self._document)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _line_starts(document: Document) -> Sequence[int]:
    """The offset of each line of the source, in which a line end may be a carriage return."""
    source = document.source
    starts = document.line_starts if document.origin is None else line_starts(source.split("\n"))
    alone = [found.end() for found in matches_at("\r", LONE_RETURN, source)]
    return sorted([*starts, *alone]) if alone else starts


class Silenced(NamedTuple):
    """The findings to report, the suppressed ones, and the suppressions that suppressed none."""

    left: list[Placed]
    suppressed: list[Placed]
    unused: list[Suppression]


def silenced(document: Document, found: Sequence[Placed]) -> Silenced:
    """The findings in a document, split by its suppressions."""
    requests = document.known.suppressions
    if not requests:
        return Silenced(list(found), [], [])
    used: set[int] = set()
    left: list[Placed] = []
    suppressed: list[Placed] = []
    for one in found:
        takers = [index for index, request in enumerate(requests) if _covers(document, request, one)]
        used.update(takers)
        (suppressed if takers else left).append(one)
    return Silenced(left, suppressed, [r for index, r in enumerate(requests) if index not in used])


def unneeded(
    document: Document, rule: Rule, request: Suppression, severities: Mapping[str, Severity]
) -> Placed:
    """The finding that a suppression in a comment of the document suppresses nothing."""
    span = request.place or Span(0, 0)
    source = _Source(document)
    values = {"rules": ", ".join(request.rules) or "ALL", "text": document.source[span.start : span.end]}
    finding = Finding(
        rule.name,
        rule.category,
        severities.get(rule.name, rule.severity),
        rule.message.format_map(values),
        span,
        *source.place(span.start),
        *source.place(span.end),
        values["text"],
    )
    return Placed(finding, rule, Hit(span))


def _covers(document: Document, request: Suppression, one: Placed) -> bool:
    rule, span = one.rule, one.hit.span
    names = {rule.name, rule.category, f"{rule.category}/{rule.name}", *rule.aliases, "ALL"}
    if request.rules and names.isdisjoint(request.rules):
        return False
    if request.span is not None and not request.span.overlaps(span):
        return False
    return request.text is None or request.text == document.text[span.start : span.end]
