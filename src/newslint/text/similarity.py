"""How much two texts have in common."""

from __future__ import annotations

from collections.abc import Sequence


def shingles(said: Sequence[str], size: int) -> frozenset[tuple[str, ...]]:
    """All runs of `size` words, each once."""
    return frozenset(zip(*(said[start:] for start in range(size)), strict=False))


def likeness(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The share of the smaller set that lies in the other, from 0 to 1; 0 where one is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def distance_at_most_one(one: str, other: str) -> bool:
    """True where two words differ by at most one letter changed, added or left out."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    rest_one, rest_other = one[at:], other[at:]
    return rest_one[1:] == rest_other[1:] or rest_one[1:] == rest_other or rest_one == rest_other[1:]
