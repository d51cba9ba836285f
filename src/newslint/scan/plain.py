"""The back end that is always there: literals found with the standard library alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from newslint.scan.signal import EDGE, EVERYWHERE, Ready, SetOff, Signal
from newslint.scan.tables import (
    EDGED,
    ORDINARY,
    PIECE,
    WORDS,
    Filed,
    Needs,
    Owners,
    loaded,
    needs,
    pair,
    rare_characters,
    read,
    tables,
)
from newslint.scan.widths import Widths

Key = TypeVar("Key", bytes, str)
PART = 16_000  # bytes of a long text that are read at a time
FOLD_TO_ASCII = ("\N{LATIN SMALL LETTER LONG S}".encode(), "\N{KELVIN SIGN}".encode())


def folds_beyond_ascii(data: bytes) -> bool:
    """True where a letter beyond ASCII folds to an ASCII one: the long s, the Kelvin sign.

    Patterns match such a letter, a scan of folded bytes does not: every rule has to look for itself.
    """
    return any(letter in data for letter in FOLD_TO_ASCII)


class PlainBackend:
    """Finds signals by their literals.

    A text's words, runs of ASCII letters and digits, make one set, their beginnings and ends two more. Each
    literal is known by its longest word, by a piece of one that may reach beyond it, or by a rare character;
    only literals that are known by what the text has are searched for.

    Args:
        signals: What each rule waits for.
        ready: What came with the cards: it has the tables; None to make them.
    """

    def __init__(self, signals: Sequence[Signal], ready: Ready | None = None) -> None:
        self._signals = signals
        self._own: Sequence[int | None] = ready.own if ready else range(len(signals))
        self._tables = loaded(ready.tables) if ready else tables(signals)
        self._read: dict[bytes, Filed] = {}
        self._needs: dict[bytes, Needs] = {}
        self._exact: dict[int, frozenset[str]] = {}

    def scan(self, data: bytes) -> SetOff:
        """Each rule's index with the byte offsets behind its signals, sorted; `EVERYWHERE` for anywhere."""
        if folds_beyond_ascii(data):
            return dict.fromkeys(range(len(self._signals)), EVERYWHERE)
        found: SetOff = dict.fromkeys(sorted(self._opened(data)), EVERYWHERE)
        lines = Widths(data)
        ends: dict[int, set[int]] = {}
        for (literal, owners), places in self._places(data).items():
            for index in self._running(owners):
                if index not in found:
                    fitting = self._fitting(index, literal, places, lines)
                    if fitting:
                        ends.setdefault(index, set()).update(fitting)
        for index, some in ends.items():
            found[index] = EVERYWHERE if self._signals[index].once else sorted(some)
        return found

    def _running(self, owners: Owners) -> Iterator[int]:
        for owner in owners:
            index = self._own[owner]
            if index is not None:
                yield index

    def _opened(self, data: bytes) -> set[int]:
        """The rules that always run, and those one of whose marks stands in a text.

        Most marks have characters that are rare in prose. What is left of a text without its letters, digits,
        blanks, commas and full stops is short: a single character is looked up in the set of what is left, a
        longer mark is looked for in the text only where its rare characters are left at all.
        """
        known = self._tables
        opened = set(self._running(known.always))
        left = data.translate(None, ORDINARY)
        for character in known.characters.keys() & set(left.decode("utf-8", "surrogatepass")):
            opened.update(self._running(known.characters[character]))
        for (rare, mark), owners in known.longer.items():
            if rare in left and mark in data:
                opened.update(self._running(owners))
        return opened

    def _fitting(self, index: int, literal: bytes, places: Sequence[int], lines: Widths) -> Sequence[int]:
        """Those ends of a literal that can set a rule off."""
        signal = self._signals[index]
        if not (signal.ignore_case or signal.sources):
            exact = self._exact_of(index)
            edges = literal.startswith(EDGED), literal.endswith(EDGED)
            size = len(literal) - len(EDGED) * sum(edges)
            places = [
                end
                for end in places
                if EDGE * edges[0]
                + lines.data[end - size : end].decode("utf-8", "surrogatepass")
                + EDGE * edges[1]
                in exact
            ]
        return places if signal.widest is None else lines.fitting(places, signal.widest)

    def _exact_of(self, index: int) -> frozenset[str]:
        if index not in self._exact:
            self._exact[index] = frozenset(self._signals[index].literals)
        return self._exact[index]

    def _places(self, data: bytes) -> Mapping[tuple[bytes, Owners], Sequence[int]]:
        """The offsets behind the places of each literal that occurs, by it and its rules.

        A long text is read in parts: in all of it nearly every literal would be likely.
        """
        if len(data) <= PART:
            return dict(self._places_in(data))
        found: dict[tuple[bytes, Owners], set[int]] = {}
        for start, part in _parts(data, self._tables.longest):
            for literal, places in self._places_in(part):
                found.setdefault(literal, set()).update(start + place for place in places)
        return {literal: sorted(places) for literal, places in found.items()}

    def _places_in(self, data: bytes) -> Iterator[tuple[tuple[bytes, Owners], list[int]]]:
        """Yield each literal that occurs, with its rules, and the offsets behind its places."""
        folded = data.lower()
        for literal, owners in self._likely(data):
            bare = literal.removeprefix(EDGED).removesuffix(EDGED)
            places = []
            at = folded.find(bare)
            while at >= 0:
                end = at + len(bare)
                if bare == literal or _is_apart(folded, literal, at, end):
                    places.append(end)
                at = folded.find(bare, at + 1)
            if places:
                yield (literal, owners), places

    def _likely(self, data: bytes) -> Iterator[tuple[bytes, Owners]]:
        """Yield the literals for which a text has all that they need."""
        known = self._tables
        in_order = data.translate(WORDS).split()
        words, pairs = set(in_order), set(map(pair, in_order, in_order[1:]))
        starts, ends = {word[:PIECE] for word in words}, {word[-PIECE:] for word in words}
        starts.add(b"")
        ends.add(b"")
        rare = rare_characters(data)
        for one in (
            *self._filed(known.pairs, pairs),
            *self._filed(known.words, words),
            *self._filed(known.starts, starts),
            *self._filed(known.ends, ends),
            *self._filed(known.rare, rare),
            *self._filed(known.grams, set().union(*map(_grams, words))),
            *known.others,
        ):
            need = self._needs_of(one[0])
            if (
                need.pairs <= pairs
                and need.words <= words
                and need.start in starts
                and need.end in ends
                and need.rare <= rare
            ):
                yield one

    def _filed(self, filed: Mapping[Key, bytes], keys: Iterable[Key]) -> Iterator[tuple[bytes, Owners]]:
        for key in filed.keys() & keys:
            packed = filed[key]
            if packed not in self._read:
                self._read[packed] = read(packed)
            yield from self._read[packed]

    def _needs_of(self, literal: bytes) -> Needs:
        """What a literal needs, found out when a text has what it is known by."""
        if literal not in self._needs:
            self._needs[literal] = needs(literal)
        return self._needs[literal]


@lru_cache(maxsize=20_000)
def _grams(word: bytes) -> tuple[bytes, ...]:
    """All runs of four letters in a word: texts share most of their words."""
    return tuple(word[at : at + PIECE] for at in range(len(word) - PIECE + 1))


def _parts(data: bytes, longest: int) -> Iterator[tuple[int, bytes]]:
    """Yield the parts of a text, each from blank to blank, with their offsets.

    Parts overlap by the longest literal, so that each place of one lies whole in a part.
    """
    start = 0
    while start < len(data):
        end = _blank_behind(data, start + PART)
        yield start, data[start : _blank_behind(data, end + longest)]
        start = end


def _blank_behind(data: bytes, at: int) -> int:
    """The offset of the first blank or line end from an offset on; the end of the text without any."""
    places = (place for blank in (b" ", b"\n") if (place := data.find(blank, at, at + PART)) >= 0)
    return min(places, default=len(data))


def _is_apart(folded: bytes, literal: bytes, start: int, end: int) -> bool:
    """True where no ASCII letter or digit stands beside a literal on the sides where it has an edge."""
    before = literal.startswith(EDGED) and start > 0 and folded[start - 1 : start].isalnum()
    return not before and not (literal.endswith(EDGED) and folded[end : end + 1].isalnum())
