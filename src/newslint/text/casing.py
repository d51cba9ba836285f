"""What a text's own capitals say about its names."""

from __future__ import annotations

from collections import Counter

from newslint.text.patterns import pattern

MID_SENTENCE = r"(?<=[\p{Ll},;][ ])\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*"


def capitalised_in_sentence(text: str) -> Counter[str]:
    """How often each capitalised word stands behind a lower-case word or a comma, where only names do."""
    return Counter(pattern(MID_SENTENCE).findall(text))


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
