"""What sets a reading off: in each language the slot that stands in the fewest texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from typing import NamedTuple

from newslint.catalogue.readings import NotationError
from newslint.rule import Reading, Slot
from newslint.scan.derive import COMMON
from newslint.scan.signal import EDGE
from newslint.text.folding import KINDS
from newslint.text.wordlist import STEM, alternation

MOST_FORMS = 48
TOO_FREQUENT = 0.02  # places for each word of prose
QUIET = 1e-5
COMMON_WORD = 2.0  # a common word is one in a hundred, as a power of ten
OTHER_WORD, LETTER = 1.3, 0.5  # another word is as rare as it is long
EAST_ASIAN = "\u2e80"  # from here on a character stands for a syllable or a word
WIDE_CHARACTER = 2.0  # letters that such a character is worth
RARE_WORD = 4.3  # six letters, or three characters of an East Asian script
CLOSE = 2  # words that may stand between two slots that are looked for together
MARKS, WORD = r"[^\p{L}\p{N}\n]*", r"[\p{L}\p{M}\p{N}]+"


class Trigger(NamedTuple):
    """A slot to look for, alone or with the one behind it.

    Args:
        language: The language in which it sets the reading off.
        slot: The slot.
        source: A pattern for what fills it.
        literals: Strings one of which stands wherever it is filled; `EDGE` at an end is a boundary of words.
    """

    language: str
    slot: Slot
    source: str
    literals: tuple[str, ...]


def triggers_of(reading: Reading, *, case: bool) -> Iterator[Trigger]:
    """Yield what to look for in each language of a reading.

    Args:
        reading: The reading.
        case: True where capitals count.

    Raises:
        NotationError: In some language no slot is rare enough to be looked for.
    """
    needed = [slot for slot in (*reading.slots, *reading.require) if not slot.optional]
    for language in reading.languages:
        rarest = min(needed, key=lambda slot: _frequency(slot, language))
        if _frequency(rarest, language) > TOO_FREQUENT:
            shortest = max(rarest.of(language), key=_expected, default="")
            raise NotationError(
                f"every slot of {reading.source!r} is too common in {language!r} to set it off, "
                f"the rarest for {shortest!r}; give it a slot without short phrases"
            )
        source = alternation(rarest.of(language), case=case)
        if _frequency(rarest, language) > QUIET:
            source = _with_neighbour(reading, rarest, language, case=case) or source
        yield Trigger(
            language,
            rarest,
            source,
            tuple(sorted({form for phrase in rarest.of(language) for form in _forms(phrase)})),
        )


def _frequency(slot: Slot, language: str) -> float:
    """How often a slot is filled, roughly, for each word of prose; a pattern may speak of its unit's ends."""
    return 1.0 if slot.patterns else sum(map(_expected, slot.of(language)))


def _expected(phrase: str) -> float:
    """How often a phrase stands in prose: long words are rare, and so are words in company."""
    cost = sum(map(_cost, phrase.removesuffix(STEM).split()))
    return float(10**-cost)


def _cost(word: str) -> float:
    letters = sum(WIDE_CHARACTER if char >= EAST_ASIAN else 1.0 for char in word if char != EDGE)
    return COMMON_WORD if word in COMMON else OTHER_WORD + LETTER * letters


def _with_neighbour(reading: Reading, slot: Slot, language: str, *, case: bool) -> str | None:
    """A pattern for a slot and one beside it, which stand together far more rarely; None without one."""
    for one, two in pairwise(reading.slots):
        is_close = two.gap is not None and two.gap <= CLOSE and not (one.optional or two.optional)
        if is_close and slot in (one, two) and not (one.patterns or two.patterns):
            first, second = (alternation(each.of(language), case=case) for each in (one, two))
            between = rf"(?:{WORD}{MARKS}){{0,{two.gap}}}" if two.gap else ""
            return f"{first}{MARKS}{between}{second}"
    return None


def _forms(phrase: str) -> Iterator[str]:
    """Yield literals for a phrase: its rarest word, or each way in which the whole may be written.

    Apostrophes and hyphens may be written in several ways. Of a phrase with too many of them the beginning
    stands for the whole.
    """
    word = max(_words(phrase), key=_cost)
    if _cost(word) >= RARE_WORD and any(kind[0] in phrase for kind in KINDS):
        yield _edged(word, closes=not phrase.endswith(word + STEM))
        return
    choices: list[str] = []
    count = 1
    for char in phrase.removesuffix(STEM):
        kind = next((kind for kind in KINDS if char == kind[0]), char)
        count *= len(kind)
        if count > MOST_FORMS:
            break
        choices.append(kind)
    is_whole = len(choices) == len(phrase)
    yield from (_edged("".join(form), closes=is_whole) for form in product(*choices))


def _words(phrase: str) -> list[str]:
    """The pieces of a phrase between spaces, apostrophes and hyphens."""
    bare = phrase.removesuffix(STEM)
    return "".join(" " if any(char == kind[0] for kind in KINDS) else char for char in bare).split()


def _edged(literal: str, *, closes: bool) -> str:
    opens = EDGE if _is_ascii_word(literal[0]) else ""
    return opens + literal + (EDGE if closes and _is_ascii_word(literal[-1]) else "")


def _is_ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()
