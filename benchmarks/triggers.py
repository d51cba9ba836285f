"""How often the triggers of each rule are hit in clean prose; counts, which no machine changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newslint.rule import Rule

SCANNED = 3  # bytes: a shorter trigger is asked for once for each document, not looked up at each place


class Rate(NamedTuple):
    """How often a rule is set off.

    Args:
        rule: The rule.
        hits: Places of its triggers in each kB.
        documents: The share of documents that hold a trigger; 1 for a rule without any.
        loudest: The trigger with the most places.
    """

    rule: Rule
    hits: float
    documents: float
    loudest: str


def rates(rules: Iterable[Rule], texts: Sequence[str]) -> list[Rate]:
    """The rate of each rule over texts, the highest first."""
    folded = [text.encode("utf-8", "surrogatepass").lower() for text in texts]
    size = sum(map(len, folded)) / 1000
    whole = b"\0".join(folded)
    found = [_rate(rule, folded, whole, size) for rule in rules]
    return sorted(found, key=lambda one: (-one.hits, -one.documents))


def _rate(rule: Rule, folded: Sequence[bytes], whole: bytes, size: float) -> Rate:
    literals = [trigger.encode().lower() for trigger in rule.trigger]
    counts = [whole.count(literal) if _is_scanned(literal) else 0 for literal in literals]
    present = [literal for literal in literals if literal in whole]
    held = sum(any(literal in text for literal in present) for text in folded) if literals else len(folded)
    loudest = rule.trigger[counts.index(max(counts))] if any(counts) else ""
    return Rate(rule, sum(counts) / size, held / len(folded), loudest)


def _is_scanned(literal: bytes) -> bool:
    return len(literal) >= SCANNED and any(byte >= 0x80 or chr(byte).isalnum() for byte in literal)
