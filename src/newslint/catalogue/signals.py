"""The signals of rules: what the scan searches for."""

from newslint.rule import LINE_VIEWS, Rule
from newslint.scan.signal import EDGE, Signal


def signal_of(rule: Rule) -> Signal:
    """The signal of a rule."""
    literals = () if "" in rule.trigger else rule.trigger
    if rule.match is not None and rule.signal:
        return Signal(rule.signal, literals=literals, ignore_case=not rule.match.case)
    if rule.match is not None:
        views = rule.match.patterns.items()
        return Signal(
            (
                *(source for view, sources in views if view not in LINE_VIEWS for source in sources),
                *rule.rarest,
            ),
            tuple(source for view, sources in views if view in LINE_VIEWS for source in sources),
            literals,
            ignore_case=not rule.match.case,
        )
    if rule.phrases:
        return Signal(literals=tuple(map(edged, literals)), ignore_case=rule.slip is None)
    sources = (*rule.signal, *rule.rarest)
    return Signal(sources, literals=literals, ignore_case=not sources, once=True, times=rule.times)


def edged(literal: str, *, closes: bool = True) -> str:
    """A literal that begins and, if it `closes`, ends with whole words, where ASCII shows their edges."""
    opening, closing = (EDGE * (char.isascii() and char.isalnum()) for char in (literal[:1], literal[-1:]))
    return opening + literal + closing * closes
