"""The signals of rules: what the scan searches for."""

from __future__ import annotations

from newslint.rule import LINE_VIEWS, Rule
from newslint.scan.signal import EDGE, Signal


def signal_of(rule: Rule) -> Signal:
    """The signal of a rule."""
    literals = () if "" in rule.trigger else rule.trigger
    if rule.match is not None and rule.signal:
        return Signal(rule.signal, literals=literals, ignore_case=False)
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
        return Signal(literals=tuple(map(_edged, literals)), ignore_case=rule.slip is None)
    return Signal(rule.signal, literals=literals, ignore_case=not rule.signal, once=True, times=rule.times)


def _edged(phrase: str) -> str:
    """The phrase as a literal of whole words."""
    return (
        EDGE * phrase[0].isascii() * phrase[0].isalnum()
        + phrase
        + EDGE * phrase[-1].isascii() * phrase[-1].isalnum()
    )
