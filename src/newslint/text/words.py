"""The words and letters of a text, as proofs and rules compare them."""

from collections.abc import Iterator

from newslint.text.patterns import pattern

WORD = r"[\p{L}\p{N}]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][\p{L}\p{N}]+)*"


def words(text: str) -> list[str]:
    """The words of a text, case-folded, in order; an apostrophe inside a word belongs to it."""
    return pattern(WORD).findall(text.casefold())


def letters(text: str) -> str:
    """The letters and digits of a text, in order."""
    return "".join(filter(str.isalnum, text))


def spaced(text: str) -> str:
    """The words of a text, case-folded, each between single spaces, so that a phrase is in it as ` a b `."""
    return f" {' '.join(words(text))} "


def places_of(text: str, word: str) -> Iterator[int]:
    """Yield the offset of each occurrence of a word that is not part of a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[max(0, at - 1) : at].isalnum() or text[end : end + 1].isalnum()):
            yield at
        at = text.find(word, at + 1)


def has_word(text: str, word: str) -> bool:
    """True if a word occurs in a text, in exactly this form and not as a part of a longer one."""
    return next(places_of(text, word), None) is not None


def distance_at_most_one(one: str, other: str) -> bool:
    """True if two words differ by at most one letter changed, added or left out."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    rest_one, rest_other = one[at:], other[at:]
    return rest_one[1:] == rest_other[1:] or rest_one[1:] == rest_other or rest_one == rest_other[1:]


def is_title_case(line: str) -> bool:
    """True for a headline of four words or more whose longer words nearly all begin with a capital."""
    long = [
        word
        for word in pattern(r"\p{L}[\p{L}'\N{RIGHT SINGLE QUOTATION MARK}-]*").findall(line)
        if len(word) > 3
    ]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
