"""Suppressed findings, and suppressions that suppress nothing."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from newslint.document import Document, Suppression
from newslint.edit import Span
from newslint.linter.lint import Placed, SourcePlaces, in_order
from newslint.rule import Finding, Hit, Rule, Severity
from newslint.text.template import filled

ALL = "ALL"


class SplitFindings(NamedTuple):
    """The findings to report, the suppressed ones, and the suppressions that suppressed none."""

    left: list[Placed]
    suppressed: list[Placed]
    unused: list[Suppression]


def suppress(document: Document, found: Sequence[Placed]) -> SplitFindings:
    """The findings in a document, split by its suppressions.

    If a finding is suppressed, the findings inside it become findings of their own.
    """
    requests = document.known.suppressions
    if not requests:
        return SplitFindings(list(found), [], [])
    index = _Index(requests, len(document.text))
    used: set[_Key] = set()

    def split(some: Iterable[Placed]) -> tuple[list[Placed], list[Placed]]:
        left: list[Placed] = []
        suppressed: list[Placed] = []
        for one in some:
            matching = list(index.matching(one, document.text[one.hit.span.start : one.hit.span.end]))
            used.update(matching)
            inner, gone = split(one.inside)
            suppressed += [*([one] if matching else []), *gone]
            left += inner if matching else [one._replace(inside=tuple(inner))]
        return left, suppressed

    left, suppressed = map(in_order, split(found))
    return SplitFindings(left, suppressed, [one for one in requests if used.isdisjoint(index.keys(one))])


class _Key(NamedTuple):
    """One selector of a suppression, with its span and its text. Equal keys count as one."""

    selector: str
    span: Span
    text: str | None


class _Index:
    """Suppressions by selector and place, so that a lookup is cheap however many there are.

    Args:
        requests: The suppressions.
        length: The number of code points of the text.
    """

    def __init__(self, requests: Iterable[Suppression], length: int) -> None:
        self._whole = Span(0, length)
        texts: dict[str, dict[Span, set[str | None]]] = {}
        for request in requests:
            for key in self.keys(request):
                texts.setdefault(key.selector, {}).setdefault(key.span, set()).add(key.text)
        self._texts = texts
        self._spans = {selector: sorted(by_span) for selector, by_span in texts.items()}
        self._furthest = {
            selector: list(accumulate((span.end for span in spans), max))
            for selector, spans in self._spans.items()
        }

    def keys(self, request: Suppression) -> list[_Key]:
        """The keys of a suppression, one for each of its selectors."""
        span = self._whole if request.span is None else request.span
        return [_Key(selector, span, request.text) for selector in request.rules or (ALL,)]

    def matching(self, one: Placed, text: str) -> Iterator[_Key]:
        """Yield the key of each suppression of a finding with this text."""
        rule = one.rule
        for selector in {rule.name, rule.category, f"{rule.category}/{rule.name}", *rule.aliases, ALL}:
            for span in self._overlapping(selector, one.hit.span):
                wanted = self._texts[selector][span]
                yield from (_Key(selector, span, some) for some in (None, text) if some in wanted)

    def _overlapping(self, selector: str, place: Span) -> Iterator[Span]:
        spans = self._spans.get(selector, ())
        for index in range(bisect_left(spans, (place.end,)) - 1, -1, -1):
            if self._furthest[selector][index] <= place.start:
                return
            if spans[index].overlaps(place):
                yield spans[index]


def unused_findings(
    document: Document, rule: Rule, requests: Iterable[Suppression], severities: Mapping[str, Severity]
) -> Iterator[Placed]:
    """Yield a finding for each suppression in a comment of the document that suppresses nothing."""
    source = SourcePlaces(document)
    severity = severities.get(rule.name, rule.severity)
    for request in requests:
        span = request.place or Span(0, 0)
        values = {"rules": ", ".join(request.rules) or ALL, "text": document.source[span.start : span.end]}
        place = (*source.place(span.start), *source.place(span.end))
        message = filled(rule.message, values)
        finding = Finding(rule.name, rule.category, severity, message, span, *place, values["text"])
        yield Placed(finding, rule, Hit(span))
