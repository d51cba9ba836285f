"""The triggers of a reading: in each language the slot that is filled in the fewest texts."""

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
COMMON_WORD = 2.0  # how rare a common word is: one word in a hundred, as a power of ten
LETTERS = 3.0  # this many more letters make a word ten times as rare
EAST_ASIAN = "\u2e80"  # from here on, a character is a syllable or a word
WIDE_CHARACTER = 2.0  # letters that count as much as one such character


class Trigger(NamedTuple):
    """A slot to scan for.

    Args:
        source: A pattern for the phrases that fill it.
        literals: Strings; one occurs wherever the slot is filled. `EDGE` at an end is a word boundary.
    """

    source: str
    literals: tuple[str, ...]


def triggers_of(reading: Reading, *, case: bool) -> Iterator[Trigger]:
    """Yield the trigger for each language of a reading.

    Args:
        reading: The reading.
        case: True if case matters.

    Raises:
        NotationError: In some language no slot is rare enough to scan for.
    """
    needed = [slot for slot in (*reading.slots, *reading.require) if not slot.optional]
    for language in reading.languages:
        rarest = min(needed, key=lambda slot: _frequency(slot, language))
        if _frequency(rarest, language) > TOO_FREQUENT:
            shortest = max(rarest.of(language), key=_expected, default="")
            raise NotationError(
                f"every slot of {reading.source!r} is too common in {language!r} to scan for, "
                f"the rarest because of {shortest!r}; add a slot without short phrases"
            )
        yield _trigger(rarest, language, case=case)


def _frequency(slot: Slot, language: str) -> float:
    """Roughly how often a slot is filled for each word of prose."""
    patterns = [literals(source) for source in slot.patterns]
    if None in patterns:
        return 1.0
    phrases = [*slot.of(language), *(literal for found in patterns for literal in found or ())]
    return sum(map(_expected, phrases))


def _expected(phrase: str) -> float:
    """Roughly how often a phrase occurs in prose: long words are rare, and so are phrases of many words."""
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
    """Yield a phrase as literals, one for each way to write its spaces, apostrophes and hyphens.

    If it has too many of these, only its beginning is used.
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
