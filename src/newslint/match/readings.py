"""The matches of a card's readings: slots in order in a sentence or a line, all in one language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from newslint.document import Document
from newslint.document.lists import list_end
from newslint.document.units import Unit, units, units_of
from newslint.edit import Span
from newslint.match.candidate import Candidate
from newslint.rule import Match, Reading, Readings, Slot
from newslint.text.folding import folded
from newslint.text.patterns import pattern
from newslint.text.wordlist import bare, places

WIDE = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]"
OPENING_LINES, MOST_WORDS = 3, 700  # of a text that an assistant wrote instead of an article
COUNTED = rf"{WIDE}{{1,2}}|(?:(?!{WIDE})[\p{{L}}\p{{M}}\p{{N}}])+"


class Text:
    """A text prepared for readings: folded, with the offsets of its words and a cache of slots.

    Args:
        text: The text of a unit.
        case: True if case matters.
    """

    def __init__(self, text: str, *, case: bool) -> None:
        self.text = text
        self.folded = folded(text, case=case)
        self._case = case
        self._places: dict[tuple[int, tuple[str, ...], str], list[Span]] = {}

    @cached_property
    def words(self) -> list[int]:
        """The offset of each word; in scripts without spaces two characters are a word."""
        return [found.start() for found in pattern(COUNTED).finditer(self.text)]

    def words_between(self, start: int, end: int) -> int:
        """The number of words that begin from one offset to before another."""
        return bisect_left(self.words, end) - bisect_left(self.words, start)

    def places(self, slot: Slot, language: str) -> list[Span]:
        """Every place where a slot is filled in a language."""
        key = (id(slot.phrases), slot.patterns, language)
        if key not in self._places:
            self._places[key] = list(self._find(slot, language))
        return self._places[key]

    def may_hold(self, slot: Slot, language: str) -> bool:
        """False if no phrase of a slot occurs in the text: a cheap test that excludes most texts."""
        return bool(slot.patterns) or any(map(self.folded.__contains__, bare(slot.of(language))))

    def _find(self, slot: Slot, language: str) -> Iterator[Span]:
        yield from places(self.folded, slot.of(language))
        for source in slot.patterns:
            for found in pattern(source, ignore_case=not self._case).finditer(self.text):
                yield Span(*found.span())


class Filled(NamedTuple):
    """A reading that matched: its language, and the span from its first slot to its last."""

    reading: Reading
    language: str
    span: Span


def candidates(match: Match, document: Document, offsets: Sequence[int] | None) -> Iterator[Candidate]:
    """Yield the matches of a card's readings, each unit once.

    Args:
        match: The card's `[match]`.
        document: The document.
        offsets: The sorted offsets of triggers; None to look everywhere.
    """
    if not match.readings.all:
        return
    for unit in units(document, match.readings.unit, offsets):
        text = Text(unit.text, case=match.case)
        filled = next(_filled(match.readings, text), None)
        candidate = _candidate(match, unit, filled) if filled else None
        if candidate:
            yield candidate


def _filled(readings: Readings, text: Text) -> Iterator[Filled]:
    for reading in readings.all:
        for language in reading.languages:
            span = _span(reading, text, language)
            if span:
                yield Filled(reading, language, span)


def _span(reading: Reading, text: Text, language: str) -> Span | None:
    """The span from the first slot to the last, if the reading matches in a language; otherwise None."""
    first = reading.first.get(language)
    if first is not None and not text.may_hold(first, language):
        return None
    chains = _chains(reading, text, language)
    if not chains:
        return None
    if any(text.places(slot, language) for slot in reading.forbid):
        return None
    if not all(text.places(slot, language) for slot in reading.require):
        return None
    return min(chains, key=lambda chain: (chain.start, -chain.end))


def _chains(reading: Reading, text: Text, language: str) -> list[Span]:
    """The spans of all ways to fill the slots in order, each from the first filled slot to the last."""
    chains: list[Span | None] = [None]
    for slot in reading.slots:
        filled = text.places(slot, language)
        longer = [
            Span(chain.start if chain else place.start, place.end)
            for chain in chains
            for place in filled
            if _follows(text, slot, chain, place)
        ]
        chains = list(dict.fromkeys([*longer, *chains])) if slot.optional else list(dict.fromkeys(longer))
        if not chains:
            return []
    return [chain for chain in chains if chain and _ends(text, reading, chain)]


def _ends(text: Text, reading: Reading, chain: Span) -> bool:
    return reading.after is None or text.words_between(chain.end, len(text.text)) <= reading.after


def _follows(text: Text, slot: Slot, chain: Span | None, place: Span) -> bool:
    before = chain.end if chain else 0
    return place.start >= before and (slot.gap is None or text.words_between(before, place.start) <= slot.gap)


def _candidate(match: Match, unit: Unit, filled: Filled) -> Candidate | None:
    start = unit.span.start + filled.span.start
    place = Span(start, unit.span.start + filled.span.end)
    span = _damage(match, unit, filled.language, place)
    if span is None:
        return None
    is_closed = closes(match, unit.document.text[span.start : span.end])
    return Candidate(span, place, unit.line, place.start, is_closed=is_closed)


def _damage(match: Match, unit: Unit, language: str, place: Span) -> Span | None:
    if match.readings.hit == "slots":
        return place
    if match.readings.hit == "list":
        end = list_end(unit.line)
        return None if end is None else Span(unit.line.content.start, end)
    if match.readings.hit == "text":
        return _whole_text(unit)
    return _with_neighbours(match, unit, language)


def _whole_text(unit: Unit) -> Span | None:
    """The text where the unit begins on one of its first lines, and it is no longer than a short article."""
    text, first = unit.document.text, [line for line in unit.document.lines if not line.blank][:OPENING_LINES]
    if unit.line not in first or text.count(" ") > MOST_WORDS:
        return None
    return Span(len(text) - len(text.lstrip()), len(text.rstrip()))


def _with_neighbours(match: Match, unit: Unit, language: str) -> Span:
    """The span of the unit with the sentences beside it that only fill `also`."""
    start, end = unit.span
    if not match.readings.also.phrases:
        return unit.span
    beside = list(units_of(unit.line, match.readings.unit))
    at = next(index for index, one in enumerate(beside) if one.span == unit.span)
    for one in reversed(beside[:at]):
        if not _is_phrase(match, one, language):
            break
        start = one.span.start
    for one in beside[at + 1 :]:
        if not _is_phrase(match, one, language):
            break
        end = one.span.end
    return Span(start, end)


def _is_phrase(match: Match, unit: Unit, language: str) -> bool:
    text = Text(unit.text, case=match.case)
    return any(
        not text.words_between(0, place.start) and not text.words_between(place.end, len(text.text))
        for place in text.places(match.readings.also, language)
    )


def closes(match: Match, removed: str) -> bool:
    """True if every word of a text fills a slot of a card's readings, `also` or the vocabulary.

    Args:
        match: The card's `[match]`.
        removed: The text that a fix would delete.
    """
    text, readings = Text(removed, case=match.case), match.readings
    for reading in readings.all:
        slots = (readings.vocabulary, readings.also, *reading.slots, *reading.require)
        if any(_is_covered(text, slots, language) for language in reading.languages):
            return True
    return False


def _is_covered(text: Text, slots: Sequence[Slot], language: str) -> bool:
    covered = sorted(place for slot in slots for place in text.places(slot, language))
    end = 0
    for start, stop in covered:
        if start > end and text.words_between(end, start):
            return False
        end = max(end, stop)
    return not text.words_between(end, len(text.text))
