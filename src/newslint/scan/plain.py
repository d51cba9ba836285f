"""The back end that is always there: literals found with the standard library alone."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from re import Pattern
from zlib import crc32

from newslint.scan import walk
from newslint.scan.signal import EVERYWHERE, Ready, SetOff, Shelf, Signal
from newslint.scan.tables import (
    EDGED,
    ORDINARY,
    Known,
    Owners,
    Tables,
    bare,
    encoded,
    led_in,
    loaded,
    read,
    tables,
)
from newslint.scan.widths import Widths
from newslint.text.sealed import sealed, unsealed

NO_BYTE = b"\xff"  # in no text, and part of no word: what stands before a text's first letter
FOLD_TO_ASCII = ("\N{LATIN SMALL LETTER LONG S}".encode(), "\N{KELVIN SIGN}".encode())


class Sought:
    """A literal to look for.

    Args:
        literal: The literal with its edges, in lower case.
        rules: The rules that run and wait for it.
    """

    __slots__ = ("bare", "has_edge", "led_in", "literal", "rules")

    def __init__(self, literal: bytes, rules: tuple[int, ...]) -> None:
        self.literal = literal
        self.rules = rules
        self.bare = bare(literal)
        self.has_edge = literal.endswith(EDGED)  # no ASCII letter or digit may stand behind it
        self.led_in = led_in(literal)


Places = dict[Sought, list[int]]


def folds_beyond_ascii(data: bytes) -> bool:
    """True where a letter beyond ASCII folds to an ASCII one: the long s, the Kelvin sign.

    Patterns match such a letter, a scan of folded bytes does not: every rule has to look for itself.
    """
    return any(letter in data for letter in FOLD_TO_ASCII)


class PlainBackend:
    """Finds signals by their literals.

    One regular expression goes to each place where a word may begin and walks along the letters that literals
    begin with; what it reaches is held against the few literals that begin so. Two more go to the marks that
    others begin with, and to every place for those that may begin inside a word.

    Args:
        signals: What each rule waits for.
        ready: What came with the cards: it has the tables; None to make them.
        shelf: Where to keep what is compiled here, as what came with the cards is for another Python.
    """

    def __init__(
        self, signals: Sequence[Signal], ready: Ready | None = None, shelf: Shelf | None = None
    ) -> None:
        self._signals = signals
        self._own: Sequence[int | None] = ready.own if ready else range(len(signals))
        self._tables = loaded(ready.tables) if ready else tables(signals)
        self._always = dict.fromkeys(sorted(self._running(self._tables.always)), EVERYWHERE)
        self._walks = tuple(zip(_walks(self._tables, shelf), self._tables.known, strict=True))
        self._read: dict[bytes, Sequence[Sought]] = {}
        self._sought: dict[bytes, Sought] = {}
        self._exact: dict[int, frozenset[bytes]] = {}

    def scan(self, data: bytes) -> SetOff:
        """Each rule's index with the byte offsets behind its signals, sorted; `EVERYWHERE` for anywhere."""
        if folds_beyond_ascii(data):
            return dict.fromkeys(range(len(self._signals)), EVERYWHERE)
        found: SetOff = {**self._always, **dict.fromkeys(sorted(self._opened(data)), EVERYWHERE)}
        lines = Widths(data)
        ends: dict[int, set[int]] = {}
        for one, places in self._places(data).items():
            for index in one.rules:
                if index not in found:
                    fitting = self._fitting(index, one, places, lines)
                    if fitting:
                        ends.setdefault(index, set()).update(fitting)
        for index, some in ends.items():
            found[index] = EVERYWHERE if self._signals[index].once else sorted(some)
        return found

    def _running(self, owners: Owners) -> tuple[int, ...]:
        own = (self._own[owner] for owner in owners)
        return tuple(index for index in own if index is not None)

    def _opened(self, data: bytes) -> set[int]:
        """The rules one of whose marks stands in a text.

        Most marks are characters that are rare in prose. What is left of a text without its letters, digits,
        blanks, commas and full stops is short: marks are looked up in the set of what is left.
        """
        left = data.translate(None, ORDINARY)
        known = self._tables
        owners = [
            known.characters[one]
            for one in known.characters.keys() & set(left.decode("utf-8", "surrogatepass"))
        ]
        owners += [some for (rare, mark), some in known.longer.items() if rare in left and mark in data]
        return {index for some in owners for index in self._running(some)}

    def _fitting(self, index: int, one: Sought, places: Sequence[int], lines: Widths) -> Sequence[int]:
        """Those ends of a literal that can set a rule off."""
        signal = self._signals[index]
        if not (signal.ignore_case or signal.sources):
            exact = self._exact_of(index)
            before, behind = EDGED * one.literal.startswith(EDGED), EDGED * one.has_edge
            size = len(one.bare)
            places = [end for end in places if before + lines.data[end - size : end] + behind in exact]
        return places if signal.widest is None else lines.fitting(places, signal.widest)

    def _exact_of(self, index: int) -> frozenset[bytes]:
        if index not in self._exact:
            self._exact[index] = frozenset(map(encoded, self._signals[index].literals))
        return self._exact[index]

    def _places(self, data: bytes) -> Places:
        """The literals that occur, with the offsets behind their places, in order."""
        places: Places = {}
        folded = NO_BYTE + data.lower()
        for begins, known in self._walks:
            for found in begins.finditer(folded):
                for one in self._filed(known, found[1]):
                    start = found.end() - one.led_in
                    end = start + len(one.bare)
                    if folded.startswith(one.bare, start) and not (
                        one.has_edge and folded[end : end + 1].isalnum()
                    ):
                        places.setdefault(one, []).append(end - len(NO_BYTE))
        return places

    def _filed(self, known: Known, key: bytes) -> Sequence[Sought]:
        packed = known.filed[key]
        if packed not in self._read:
            self._read[packed] = tuple(self._sought_as(*filed) for filed in read(packed))
        return self._read[packed]

    def _sought_as(self, literal: bytes, owners: Owners) -> Sought:
        if literal not in self._sought:
            self._sought[literal] = Sought(literal, self._running(owners))
        return self._sought[literal]


def _walks(made: Tables, shelf: Shelf | None) -> Sequence[Pattern[bytes]]:
    """The patterns of tables, from the code that came with them or that an earlier run has kept."""
    sources = [known.pattern for known in made.known]
    found = walk.loaded(sources, made.code)
    if found is None and shelf:
        name = f"walk-{crc32(b''.join(sources)):08x}-{sys.implementation.cache_tag}.re"
        found = walk.loaded(sources, unsealed(shelf.get(name) or b"") or b"")
        if found is None:
            shelf.put(name, sealed(walk.compiled(sources)))
    return found or [re.compile(source) for source in sources]
