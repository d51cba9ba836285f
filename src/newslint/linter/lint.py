"""Turns hits into findings: places them in the source, drops nested ones, separates suppressed ones."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import starmap
from typing import NamedTuple

from newslint.document import Document
from newslint.document.lines import line_starts
from newslint.edit import Edit, Fix, Loss, Safety, Span
from newslint.linter.plan import Found
from newslint.match import shortened
from newslint.rule import Finding, Hit, Rule, Severity
from newslint.text.patterns import matches_at
from newslint.text.template import filled

EXCERPT = 300
OF_TEXT = (Loss.REPETITION, Loss.RESIDUE, Loss.WORDS)
SINGLE_RETURN = r"\r(?!\n)"


class Placed(NamedTuple):
    """A finding, and the hit that it was made from, with edits of the document's text.

    `inside` holds the findings that are left out because they lie inside its deletion. Their fixes are made
    if its own may not be.
    """

    finding: Finding
    rule: Rule
    hit: Hit
    inside: "tuple[Placed, ...]" = ()

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
    source = SourcePlaces(document)
    kept = [
        (rule, hit)
        for rule, hit in {(rule.name, hit.span): (rule, hit) for rule, hit in found}.values()
        if hit.span.start < hit.span.end and not document.is_protected(hit.span)
    ]

    def made(rule: Rule, hit: Hit, inside: Iterable[tuple[Rule, Hit]] = ()) -> Placed:
        finding = _finding(document, source, rule, hit, severities)
        return Placed(finding, rule, hit, tuple(made(*one) for one in inside))

    outermost = _outermost(sorted(kept, key=_widest_first))
    return in_order(made(one.rule, one.hit, one.inside) for one in outermost)


def in_order(found: Iterable[Placed]) -> list[Placed]:
    """The findings sorted by place and rule."""
    return sorted(found, key=lambda one: (one.finding.span, one.rule.name))


def _widest_first(pair: tuple[Rule, Hit]) -> tuple[int, int, int, str]:
    rule, hit = pair
    safety = _safety(rule, hit) if hit.fix else Safety.MANUAL
    return hit.span.start, -hit.span.end, -safety, rule.name


class _Nest(NamedTuple):
    """A hit with the hits inside its deletion.

    `deleted` is what its fix deletes. Without a fix, `safety` is manual.
    """

    rule: Rule
    hit: Hit
    safety: Safety
    deleted: Sequence[Span]
    inside: list[tuple[Rule, Hit]]


def _nest(rule: Rule, hit: Hit) -> _Nest:
    if hit.fix is None or _safety(rule, hit) == Safety.MANUAL:
        return _Nest(rule, hit, Safety.MANUAL, (), [])
    deleted = [edit.span for edit in hit.fix.edits if not edit.text]
    return _Nest(rule, hit, _safety(rule, hit), deleted, [])


def _outermost(ordered: Iterable[tuple[Rule, Hit]]) -> list[_Nest]:
    """The hits, with those inside their deletion.

    Of two hits that delete the same place, the safer counts as the outer one, or else the first by name.
    """
    result: list[_Nest] = []
    gone: list[_Nest] = []
    for one in starmap(_nest, ordered):
        gone = [wide for wide in gone if wide.hit.span.end > one.hit.span.start]
        wide = next((wide for wide in gone if _covers(wide, one)), None)
        if wide is None:
            result.append(one)
            gone += [one] if one.deleted else []
        elif not _is_head(wide, one):
            wide.inside.append((one.rule, one.hit))
    return result


def _covers(wide: _Nest, one: _Nest) -> bool:
    """True if a hit is part of the damage that another deletes.

    It is inside, and it is not damage of another category with a safer fix, which is applied on its own.
    """
    place = one.hit.span
    if not wide.hit.span.holds(place) or not any(span.holds(place) for span in wide.deleted):
        return False
    if wide.hit.span == place and not one.deleted:
        return False
    is_other = one.deleted and one.rule.category != wide.rule.category and _loss(one.rule, one.hit) in OF_TEXT
    return not (is_other and one.safety > wide.safety) or _is_head(wide, one)


def _is_head(wide: _Nest, one: _Nest) -> bool:
    """True for the beginning of a list whose own finding is dropped for good."""
    return wide.hit.whole and one.hit.span.start == wide.hit.span.start


def _safety(rule: Rule, hit: Hit) -> Safety:
    """The safety of the hit, at most that of its card."""
    if rule.fix is None:
        return Safety.MANUAL
    given = hit.fix.safety if hit.fix else None
    return rule.fix.safety if given is None else min(given, rule.fix.safety)


def _loss(rule: Rule, hit: Hit) -> Loss | None:
    given = hit.fix.loses if hit.fix else None
    return given or (rule.fix.loses if rule.fix else None)


def _finding(
    document: Document, source: "SourcePlaces", rule: Rule, hit: Hit, severities: Mapping[str, Severity]
) -> Finding:
    span = hit.span if document.origin is None else document.origin.locate(hit.span)
    line, column = source.place(span.start)
    end_line, end_column = source.place(span.end)
    quoted = document.text[hit.span.start : hit.span.end]
    excerpt = quoted if len(quoted) <= EXCERPT else quoted[: EXCERPT - 1] + "\N{HORIZONTAL ELLIPSIS}"
    values = {"text": shortened(quoted), **hit.values}
    return Finding(
        rule.name,
        rule.category,
        severities.get(rule.name, rule.severity),
        filled(rule.message, values),
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
    return Fix(tuple(sorted(edits)), safety, _loss(rule, hit), rule.fix.title)


class SourcePlaces:
    """Lines and columns in the source."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _starts(self) -> Sequence[int]:
        """The offset of each line of the source, in which a line end may be a carriage return."""
        source = self._document.source
        starts = (
            self._document.line_starts if self._document.origin is None else line_starts(source.split("\n"))
        )
        alone = [found.end() for found in matches_at("\r", SINGLE_RETURN, source)]
        return sorted([*starts, *alone]) if alone else starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point, from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
