"""Counts how often the signals of each rule occur in clean prose, which is the same on every machine."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newslint.catalogue.cache import user_cache
from newslint.catalogue.signals import signal_of
from newslint.rule import Rule
from newslint.scan import Scanner


class Rate(NamedTuple):
    """How often a rule is triggered.

    Args:
        rule: The rule.
        hits: Places of its signals in each kB; a rule about the whole document has at most one.
        documents: The share of documents that trigger it; 1 for a rule without a signal.
    """

    rule: Rule
    hits: float
    documents: float


def rates(rules: Sequence[Rule], texts: Sequence[str], backend: str = "hyperscan") -> list[Rate]:
    """The rate of each rule over texts, the highest first."""
    scanner = Scanner([signal_of(rule) for rule in rules], backend, user_cache())
    hits: Counter[int] = Counter()
    held: Counter[int] = Counter()
    size = 0
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        size += len(data)
        for index, places in scanner.scan(data).items():
            hits[index] += len(places) or bool(_waits(rules[index]))
            held[index] += 1
    found = [
        Rate(rule, hits[index] * 1000 / size, held[index] / len(texts)) for index, rule in enumerate(rules)
    ]
    return sorted(found, key=lambda one: (-one.hits, -one.documents))


def _waits(rule: Rule) -> bool:
    """True for a rule that does not run on every document."""
    signal = signal_of(rule)
    return bool(signal.sources or signal.literals)
