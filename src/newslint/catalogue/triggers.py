"""What sets a reading off: in each language the slot that stands in the fewest texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from newslint.catalogue.readings import NotationError
from newslint.rule import Reading, Slot
from newslint.scan.derive import COMMON, literals
from newslint.scan.signal import EDGE
from newslint.text.folding import KINDS
from newslint.text.wordlist import STEM, alternation

MOST_FORMS = 48
TOO_FREQUENT = 0.02
COMMON_WORD = 2.0  # one word in a hundred, as a power of ten
LETTERS = 3.0  # so many letters more make a word ten times as rare
EAST_ASIAN = "\u2e80"  # from here on a character stands for a syllable or a word
WIDE_CHARACTER = 2.0  # letters that such a character is worth


class Trigger(NamedTuple):
    """A slot to look for.

    Args:
        source: A pattern for what fills it.
        literals: Strings one of which stands wherever it is filled; `EDGE` at an end is a boundary of words.
    """

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
        yield _trigger(rarest, language, case=case)


def _frequency(slot: Slot, language: str) -> float:
    """How often a slot is filled, roughly, for each word of prose."""
    patterns = [literals(source) for source in slot.patterns]
    if None in patterns:
        return 1.0
    phrases = [*slot.of(language), *(literal for found in patterns for literal in found or ())]
    return sum(map(_expected, phrases))


def _expected(phrase: str) -> float:
    """How often a phrase stands in prose: long words are rare, and so are words in company."""
    cost = sum(map(_cost, phrase.removesuffix(STEM).split()))
    return float(10**-cost)


def _cost(word: str) -> float:
    letters = sum(WIDE_CHARACTER if char >= EAST_ASIAN else 1.0 for char in word if char != EDGE)
    return COMMON_WORD if word in COMMON else COMMON_WORD + letters / LETTERS


def _trigger(slot: Slot, language: str, *, case: bool) -> Trigger:
    phrases = slot.of(language)
    sources = [alternation(phrases, case=case)] if phrases else []
    sources += [f"(?:{source})" for source in slot.patterns]
    found = {form for phrase in phrases for form in _forms(phrase)}
    found.update(one for source in slot.patterns for one in literals(source) or ())
    return Trigger("|".join(sources), tuple(sorted(found)))


def _forms(phrase: str) -> Iterator[str]:
    """Yield a phrase as literals, in each way in which its spaces, apostrophes and hyphens may be written.

    Of a phrase with too many of them the beginning stands for the whole.
    """
    bare = phrase.removesuffix(STEM)
    choices: list[str] = []
    count = 1
    for char in bare:
        kind = next((kind for kind in KINDS if char == kind[0]), char)
        count *= len(kind)
        if count > MOST_FORMS:
            break
        choices.append(kind)
    is_whole = len(choices) == len(bare) and not phrase.endswith(STEM)
    opens = EDGE if _is_ascii_word(bare[0]) else ""
    closes = EDGE if is_whole and _is_ascii_word(bare[-1]) else ""
    yield from (opens + "".join(form) + closes for form in product(*choices))


def _is_ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()
