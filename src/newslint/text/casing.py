"""Capitals: shouted words and headlines in title case."""

from __future__ import annotations

from newslint.text.patterns import pattern


def is_shouted(word: str) -> bool:
    """True for a word of four letters or more that is all capitals."""
    return len(word) >= 4 and word.isalpha() and word.isupper()


def is_title_case(line: str) -> bool:
    """True for a headline of four words or more whose longer words nearly all begin with a capital."""
    long = [
        word
        for word in pattern(r"\p{L}[\p{L}'\N{RIGHT SINGLE QUOTATION MARK}-]*").findall(line)
        if len(word) > 3
    ]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
