"""The score of a document: points from 0 to 100, computed from its findings, and what to do with it.

    points = 100 * share / (1 + load / 20)

- The share is the sound part of the text. Text inside an error counts as damaged in full, text inside a
  warning to six tenths, and text inside a note to two tenths. White space does not count.
- The load is 3 for each error, 1 for each warning and 0.2 for each note, per thousand sound words. A text of
  fewer than 200 words counts as 200.

Each finding lowers the points, so repairing damage never lowers a score.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from newslint.edit import Safety
from newslint.rule import Finding, Severity

TOUCHED = {Severity.ERROR: 1.0, Severity.WARNING: 0.6, Severity.NOTE: 0.2}
LOAD = {Severity.ERROR: 3.0, Severity.WARNING: 1.0, Severity.NOTE: 0.2}
FEWEST_WORDS = 200
HALVED_AT = 20
KEPT_FROM, DROPPED_BELOW = 90, 30
MOST_REASONS = 3


class Verdict(StrEnum):
    """What to do with a document."""

    KEEP = "keep"
    REPAIR = "repair"
    REVIEW = "review"
    DROP = "drop"


class Score(NamedTuple):
    """The score of a document.

    Args:
        points: 0 to 100; 100 for a text without findings.
        verdict: `keep` for 90 points and more without an error, `drop` below 30; in between `repair` if every
            warning and error has a fix, and `review` if one has none.
        reasons: The findings that weigh most, a sentence for each rule; empty for a text without findings.
    """

    points: int
    verdict: Verdict
    reasons: tuple[str, ...] = ()


def score_of(text: str, findings: Sequence[Finding]) -> Score:
    """The score of a text with these findings, whose spans count code points in it."""
    if not text.strip():
        return Score(0, Verdict.DROP, ("the text is empty",))
    sound, touched = _weighed(text, findings)
    words = max(FEWEST_WORDS, len(sound.split()))
    load = sum(LOAD[finding.severity] for finding in findings) * 1000 / words
    ink = _ink(sound)
    share = ink / (ink + touched) if ink else 0.0
    points = int(100 * share / (1 + load / HALVED_AT))
    return Score(points, _verdict(points, findings), tuple(_reasons(text, findings)))


def _weighed(text: str, findings: Iterable[Finding]) -> tuple[str, float]:
    """The text outside all findings, and the weighted number of characters inside them.

    Each character has the weight of the worst finding on it.
    """
    parts, touched, last = [], 0.0, 0
    for start, end, weight in _pieces(findings):
        parts.append(text[last:start])
        touched += weight * _ink(text[start:end])
        last = end
    return " ".join([*parts, text[last:]]), touched


def _pieces(findings: Iterable[Finding]) -> Iterable[tuple[int, int, float]]:
    """Yield the stretches that findings cover, in order: start, end, and the greatest weight there."""
    spans = [(finding.span.start, finding.span.end, TOUCHED[finding.severity]) for finding in findings]
    cuts = sorted({at for start, end, _ in spans for at in (start, end)})
    waiting = sorted(spans)
    open_now: list[tuple[int, int, float]] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[0][0] <= start:
            open_now.append(waiting.pop(0))
        open_now = [span for span in open_now if span[1] > start]
        if open_now:
            yield start, end, max(weight for _, _, weight in open_now)


def _ink(text: str) -> int:
    return len("".join(text.split()))


def _verdict(points: int, findings: Sequence[Finding]) -> Verdict:
    worst = max((finding.severity for finding in findings), default=None)
    if points < DROPPED_BELOW:
        return Verdict.DROP
    if points >= KEPT_FROM and worst is not Severity.ERROR:
        return Verdict.KEEP
    serious = [finding for finding in findings if finding.severity >= Severity.WARNING]
    return Verdict.REPAIR if all(map(_can_be_fixed, serious)) else Verdict.REVIEW


def _can_be_fixed(finding: Finding) -> bool:
    return finding.fix is not None and (finding.fix.safety or Safety.MANUAL) >= Safety.UNSAFE


def _reasons(text: str, findings: Sequence[Finding]) -> Iterable[str]:
    """Yield a sentence for each rule that weighs most: `repeated-line: 3 warnings, 12% of the text`."""
    ink = _ink(text)
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    weights = {rule: _weight(text, some) for rule, some in by_rule.items()}
    for rule in sorted(by_rule, key=lambda rule: (-weights[rule], rule))[:MOST_REASONS]:
        some = by_rule[rule]
        share = sum(_ink(text[finding.span.start : finding.span.end]) for finding in some) / ink
        kind = f"{some[0].severity}{'s' * (len(some) > 1)}"
        yield f"{rule}: {len(some)} {kind}, {min(share, 1):.0%} of the text"


def _weight(text: str, findings: Iterable[Finding]) -> float:
    return sum(
        LOAD[one.severity] + TOUCHED[one.severity] * _ink(text[one.span.start : one.span.end]) / 100
        for one in findings
    )
