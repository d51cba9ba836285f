"""The matches of a card's readings: slots in order in a sentence or a line, all in one language."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from newslint.document import Document, Line
from newslint.document.lines import WIDE_SCRIPT
from newslint.document.lists import list_end
from newslint.document.units import Unit, units, units_of
from newslint.edit import Span
from newslint.match.candidate import Candidate
from newslint.match.searching import searcher
from newslint.rule import Match, Reading, Readings, Slot
from newslint.scan.plain import fastest
from newslint.text.folding import folded
from newslint.text.patterns import pattern
from newslint.text.wordlist import bare, places

OPENING_LINES, MOST_WORDS = 3, 700  # of a text that an assistant wrote instead of an article
COUNTED = rf"{WIDE_SCRIPT}{{1,2}}|(?:(?!{WIDE_SCRIPT})[\p{{L}}\p{{M}}\p{{N}}])+"


class Text:
    """A text prepared for readings: folded, with the offsets of its words and a cache of slots.

    Args:
        text: The text of a unit, or one that a fix would delete.
        match: The card's `[match]`.
        document: The document.
    """

    def __init__(self, text: str, match: Match, document: Document | None = None) -> None:
        self.text = text
        self.folded = folded(text, case=match.case)
        self._match = match
        self._document = document or Document(text)
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
            for found in searcher(self._match, source, self._document).finditer(self.text):
                yield Span(*found.span())


LanguagesIn = Callable[[Text], AbstractSet[str]]


class Filled(NamedTuple):
    """A reading that matched: its language, and the span from its first slot to its last."""

    reading: Reading
    language: str
    span: Span


def languages_in(readings: Readings) -> LanguagesIn:
    """The function that returns the languages in which one of the readings may match a text.

    It finds their rarest phrases in one pass, and so excludes most texts.
    """
    by_phrase: dict[bytes, list[str]] = {}
    for language, phrases in readings.speaks.items():
        for phrase in phrases:
            by_phrase.setdefault(phrase.encode(), []).append(language)
    find, languages = fastest()(list(by_phrase)), list(by_phrase.values())
    always = {tag for reading in readings.all for tag in reading.languages if tag not in readings.speaks}

    def languages_in(text: Text) -> AbstractSet[str]:
        found = {index for index, *_ in find(text.folded.encode("utf-8", "surrogatepass"))}
        return always.union(*(languages[index] for index in found))

    return languages_in


def candidates(
    match: Match, languages_in: LanguagesIn, document: Document, offsets: Sequence[int] | None
) -> Iterator[Candidate]:
    """Yield the matches of a card's readings, each unit once.

    Args:
        match: The card's `[match]`.
        languages_in: The function that `languages_in` has made for it.
        document: The document.
        offsets: The sorted offsets of triggers; None to look everywhere.
    """
    for unit in units(document, match.readings.unit, offsets):
        text = Text(unit.text, match, unit.document)
        filled = next(_filled(match.readings, text, languages_in(text)), None)
        candidate = _candidate(match, unit, filled) if filled else None
        if candidate:
            yield candidate


def _filled(readings: Readings, text: Text, languages: AbstractSet[str]) -> Iterator[Filled]:
    for reading in readings.all:
        for language in reading.languages:
            span = _span(reading, text, language) if language in languages else None
            if span:
                yield Filled(reading, language, span)


def _span(reading: Reading, text: Text, language: str) -> Span | None:
    """The span from the first slot to the last, if the reading matches in a language; otherwise None."""
    if not all(text.may_hold(slot, language) for slot in _needed(reading, language)):
        return None
    chains = _chains(reading, text, language)
    if not chains:
        return None
    if any(text.places(slot, language) for slot in reading.forbid):
        return None
    if not all(text.places(slot, language) for slot in reading.require):
        return None
    return min(chains, key=lambda chain: (chain.start, -chain.end))


def _needed(reading: Reading, language: str) -> Iterator[Slot]:
    """Yield the slots that have to be filled, the one first that is filled in the fewest texts."""
    first = reading.first.get(language)
    if first is not None:
        yield first
    yield from (
        slot for slot in (*reading.slots, *reading.require) if not slot.optional and slot is not first
    )


def _chains(reading: Reading, text: Text, language: str) -> list[Span]:
    """The spans of all ways to fill the slots in order, each from the first filled slot to the last."""
    chains: dict[int, int] = {}  # for each end, the start of the longest chain
    may_begin = True
    for slot in reading.slots:
        longer = _longer(text, slot, chains, text.places(slot, language), may_begin=may_begin)
        may_begin = may_begin and slot.optional
        if slot.optional:
            longer |= {end: min(start, longer.get(end, start)) for end, start in chains.items()}
        chains = longer
        if not (chains or may_begin):
            return []
    spans = [Span(start, end) for end, start in chains.items()]
    return [span for span in spans if _ends(text, reading, span)]


def _longer(
    text: Text, slot: Slot, chains: Mapping[int, int], places: Sequence[Span], *, may_begin: bool
) -> dict[int, int]:
    """The chains, longer by a slot: for each end the first start.

    Args:
        text: The text.
        slot: The next slot.
        chains: The chains so far.
        places: Where the slot is filled.
        may_begin: True if a chain may begin with this slot.
    """
    ends = sorted(chains)
    firsts = list(accumulate((chains[end] for end in ends), min))
    longer: dict[int, int] = {}
    for place in places:
        first, last = _reaching(text, slot, ends, place)
        starts = [firsts[last - 1]] if last > first == 0 else [chains[end] for end in ends[first:last]]
        if may_begin and (slot.gap is None or text.words_between(0, place.start) <= slot.gap):
            starts.append(place.start)
        if starts:
            longer[place.end] = min(longer.get(place.end, place.start), *starts)
    return longer


def _reaching(text: Text, slot: Slot, ends: Sequence[int], place: Span) -> tuple[int, int]:
    """The slice of the ends from which a place of a slot can be reached."""
    last = bisect_right(ends, place.start)
    too_far = 0 if slot.gap is None else bisect_left(text.words, place.start) - slot.gap
    return (bisect_right(ends, text.words[too_far - 1]) if too_far > 0 else 0), last


def _ends(text: Text, reading: Reading, chain: Span) -> bool:
    return reading.after is None or text.words_between(chain.end, len(text.text)) <= reading.after


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
    """The whole text, if it is no longer than a short article and the unit is on one of its first lines."""
    text, first = unit.document.text, [line for line in unit.document.lines if not line.blank][:OPENING_LINES]
    if unit.line not in first or text.count(" ") > MOST_WORDS:
        return None
    return Span(len(text) - len(text.lstrip()), len(text.rstrip()))


def _with_neighbours(match: Match, unit: Unit, language: str) -> Span:
    """The span of the unit with the sentences beside it that only fill `also`."""
    start, end = unit.span
    if not match.readings.also.phrases:
        return unit.span
    beside = unit.document.once(_units, unit.line, match.readings.unit)
    at = bisect_left(beside, unit.span, key=lambda one: one.span)
    for one in reversed(beside[:at]):
        if not _is_phrase(match, one, language):
            break
        start = one.span.start
    for one in beside[at + 1 :]:
        if not _is_phrase(match, one, language):
            break
        end = one.span.end
    return Span(start, end)


def _units(_document: Document, line: Line, kind: str) -> list[Unit]:
    return list(units_of(line, kind))


def _is_phrase(match: Match, unit: Unit, language: str) -> bool:
    text = Text(unit.text, match, unit.document)
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
    text, readings = Text(removed, match), match.readings
    for reading in readings.all:
        slots = (readings.vocabulary, readings.also, *reading.slots, *reading.require)
        if any(_is_covered(text, slots, language) for language in reading.languages):
            return True
    slots = (readings.vocabulary, readings.also)
    return bool(match.open) and any(
        _is_covered(text, slots, language) for language in readings.vocabulary.phrases
    )


def _is_covered(text: Text, slots: Sequence[Slot], language: str) -> bool:
    covered = sorted(place for slot in slots for place in text.places(slot, language))
    end = 0
    for start, stop in covered:
        if start > end and text.words_between(end, start):
            return False
        end = max(end, stop)
    return not text.words_between(end, len(text.text))
