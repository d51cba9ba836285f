"""The similarity of words."""

from __future__ import annotations


def distance_at_most_one(one: str, other: str) -> bool:
    """True if two words differ by at most one letter changed, added or left out."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    rest_one, rest_other = one[at:], other[at:]
    return rest_one[1:] == rest_other[1:] or rest_one[1:] == rest_other or rest_one == rest_other[1:]
