"""The triggers of a reading: in each language the slot that is filled in the fewest texts."""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import NamedTuple

from newslint.catalogue.readings import NotationError
from newslint.catalogue.signals import edged
from newslint.rule import Reading, Slot
from newslint.scan.derive import COMMON
from newslint.scan.expression import expression
from newslint.scan.signal import EDGE
from newslint.text.folding import KINDS
from newslint.text.patterns import pattern
from newslint.text.wordlist import STEM, alternation

MOST_FORMS = 48
MOST_PHRASES = 40
TOO_FREQUENT = 0.02  # places for each word of prose
QUIET = 1e-5
COMMON_WORD = 2.0  # a common word is one in a hundred, as a power of ten
OTHER_WORD, LETTER = 1.3, 0.5  # any other word is as rare as it is long
EAST_ASIAN = "\u2e80"  # from here on, a character is a syllable or a word
WIDE_CHARACTER = 2.0  # letters that count as much as one such character
RARE_WORD = 4.3  # six letters, or three characters of an East Asian script
CLOSE = 2  # the most words between two slots that are searched for together
MARK = r"\[[^\\\[\]^\p{L}\p{N}-]+\]"  # a class of marks and nothing else
MARKS, WORD = r"[^\p{L}\p{N}\n]*", r"[\p{L}\p{M}\p{N}]+"


class Trigger(NamedTuple):
    """A slot to scan for, alone or with the one after it.

    Args:
        language: The language in which it triggers the reading.
        slot: The slot.
        sources: Patterns for what fills it; one of them matches.
        literals: Strings; one occurs wherever the slot is filled. `EDGE` at an end is a word boundary.
    """

    language: str
    slot: Slot
    sources: tuple[str, ...]
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
        together = None
        if _frequency(rarest, language) > QUIET:
            together = _with_neighbour(reading, rarest, language, case=case)
        phrases = rarest.of(language)
        yield Trigger(
            language,
            rarest,
            (together,) if together and expression(together) else tuple(_alone(phrases, case=case)),
            tuple(sorted({form for phrase in phrases for form in _forms(phrase)})),
        )


def _alone(phrases: tuple[str, ...], *, case: bool) -> Iterator[str]:
    """Yield patterns for the phrases, each with as many phrases as the scan can take."""
    for at in range(0, len(phrases), MOST_PHRASES):
        yield alternation(phrases[at : at + MOST_PHRASES], case=case)


def _frequency(slot: Slot, language: str) -> float:
    """Roughly how often a slot is filled per word of prose; 1 if it has patterns.

    A pattern may match only at the ends of its unit.
    """
    return 1.0 if slot.patterns else sum(map(_expected, slot.of(language)))


def _expected(phrase: str) -> float:
    """Roughly how often a phrase occurs in prose: long words are rare, and so are phrases of many words."""
    cost = sum(map(_cost, phrase.removesuffix(STEM).split()))
    return float(10**-cost)


def _cost(word: str) -> float:
    letters = sum(WIDE_CHARACTER if char >= EAST_ASIAN else 1.0 for char in word if char != EDGE)
    return COMMON_WORD if word in COMMON else OTHER_WORD + LETTER * letters


def _with_neighbour(reading: Reading, slot: Slot, language: str, *, case: bool) -> str | None:
    """A pattern for a slot and an adjacent one, which together are far rarer; None if there is none."""
    for one, two in pairwise(reading.slots):
        is_close = two.gap is not None and two.gap <= CLOSE and not (one.optional or two.optional)
        first, second = (_sought(each, language, case=case) for each in (one, two))
        if is_close and slot in (one, two) and first and second:
            between = rf"(?:{WORD}{MARKS}){{0,{two.gap}}}" if two.gap else ""
            return f"{first}{MARKS}{between}{second}"
    return None


def _sought(slot: Slot, language: str, *, case: bool) -> str | None:
    """A pattern for the texts that fill a slot; None if that depends on more than their characters."""
    if not slot.patterns:
        return alternation(slot.of(language), case=case)
    is_one_mark = (
        len(slot.patterns) == 1 and pattern(MARK).fullmatch(slot.patterns[0]) and not slot.of(language)
    )
    return slot.patterns[0] if is_one_mark else None


def _forms(phrase: str) -> Iterator[str]:
    """Yield literals for a phrase: its rarest word, or each way to write the whole phrase.

    Apostrophes and hyphens can be written in several ways. If the phrase has too many of them, only its
    beginning is used.
    """
    word = max(_words(phrase), key=_cost)
    if _cost(word) >= RARE_WORD and any(kind[0] in phrase for kind in KINDS):
        yield edged(word, closes=not phrase.endswith(word + STEM))
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
    yield from (edged("".join(form), closes=is_whole) for form in product(*choices))


def _words(phrase: str) -> list[str]:
    """The pieces of a phrase between spaces, apostrophes and hyphens."""
    bare = phrase.removesuffix(STEM)
    return "".join(" " if any(char == kind[0] for kind in KINDS) else char for char in bare).split()
