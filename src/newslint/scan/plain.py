"""The back end that is always there: literals found with the standard library alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from newslint.scan.gates import Gates
from newslint.scan.signal import EDGE, EVERYWHERE, SetOff, Signal
from newslint.scan.widths import Widths

Key = TypeVar("Key", bytes, str)
EDGED = EDGE.encode()
PIECE = 4  # bytes at an end of a word by which a literal is known that the word may reach beyond
PART = 16_000  # bytes of a long text that are read at a time
SCANNED = 3  # bytes: a shorter literal, or one without a letter, is looked for as a mark
FOLD_TO_ASCII = ("\N{LATIN SMALL LETTER LONG S}".encode(), "\N{KELVIN SIGN}".encode())
COMMON = bytes(byte for byte in range(0x80) if chr(byte).isalnum()) + b" \n.,'\"-"
WORDS = bytes(byte | 0x20 if chr(byte).isalnum() and byte < 0x80 else 0x20 for byte in range(256))


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
    """

    def __init__(self, signals: Sequence[Signal]) -> None:
        self._signals = tuple(signals)
        marks = [(index, _marks(signal)) for index, signal in enumerate(signals)]
        self._gates = Gates([(index, wanted) for index, wanted in marks if wanted is not None])
        self._exact = [None if one.ignore_case else frozenset(map(_encoded, one.literals)) for one in signals]
        self._owners: dict[bytes, list[int]] = {}
        for index, signal in enumerate(signals):
            for literal in filter(_is_scanned, signal.literals):
                self._owners.setdefault(_encoded(literal).lower(), []).append(index)
        self._longest = max(map(len, self._owners), default=0)
        self._needs = {literal: _needs(literal) for literal in self._owners}
        self._by_word = _filed(
            (max(need.words, key=len, default=b""), one) for one, need in self._needs.items()
        )
        rest = {one: need for one, need in self._needs.items() if not need.words}
        self._by_start = _filed((need.start, one) for one, need in rest.items())
        rest = {one: need for one, need in rest.items() if not need.start}
        self._by_end = _filed((need.end, one) for one, need in rest.items())
        rest = {one: need for one, need in rest.items() if not need.end}
        self._by_character = _filed((max(need.rare, default=""), one) for one, need in rest.items())
        self._unknown = [one for one, need in rest.items() if not need.rare]

    def scan(self, data: bytes) -> SetOff:
        """Each rule's index with the byte offsets behind its signals, sorted; `EVERYWHERE` for anywhere."""
        if folds_beyond_ascii(data):
            return dict.fromkeys(range(len(self._signals)), EVERYWHERE)
        found: SetOff = dict.fromkeys(sorted(self._gates.open(data)), EVERYWHERE)
        lines = Widths(data)
        ends: dict[int, set[int]] = {}
        for literal, places in self._places(data).items():
            for index in self._owners[literal]:
                if index not in found:
                    fitting = self._fitting(index, literal, places, lines)
                    if fitting:
                        ends.setdefault(index, set()).update(fitting)
        for index, some in ends.items():
            found[index] = EVERYWHERE if self._signals[index].once else sorted(some)
        return found

    def _fitting(self, index: int, literal: bytes, places: Sequence[int], lines: Widths) -> Sequence[int]:
        """Those ends of a literal that can set a rule off."""
        signal, exact = self._signals[index], self._exact[index]
        if exact is not None and not signal.sources:
            edges = literal.startswith(EDGED), literal.endswith(EDGED)
            size = len(literal) - len(EDGED) * sum(edges)
            places = [
                end
                for end in places
                if EDGED * edges[0] + lines.data[end - size : end] + EDGED * edges[1] in exact
            ]
        return places if signal.widest is None else lines.fitting(places, signal.widest)

    def _places(self, data: bytes) -> Mapping[bytes, Sequence[int]]:
        """The offsets behind the places of each literal that occurs.

        A long text is read in parts: in all of it nearly every literal would be likely.
        """
        if len(data) <= PART:
            return dict(self._places_in(data))
        found: dict[bytes, set[int]] = {}
        for start, part in _parts(data, self._longest):
            for literal, places in self._places_in(part):
                found.setdefault(literal, set()).update(start + place for place in places)
        return {literal: sorted(places) for literal, places in found.items()}

    def _places_in(self, data: bytes) -> Iterator[tuple[bytes, list[int]]]:
        """Yield each literal that occurs, with the offsets behind its places."""
        words = set(data.translate(WORDS).split())
        starts, ends = {word[:PIECE] for word in words}, {word[-PIECE:] for word in words}
        starts.add(b"")
        ends.add(b"")
        rare = _rare_characters(data)
        likely = _known(self._by_word, words) + _known(self._by_start, starts) + _known(self._by_end, ends)
        likely += _known(self._by_character, rare) + self._unknown
        needs = self._needs
        likely = [
            one
            for one in likely
            if (need := needs[one]).words <= words
            and need.start in starts
            and need.end in ends
            and need.rare <= rare
        ]
        folded = data.lower()
        for literal in likely:
            bare = literal.removeprefix(EDGED).removesuffix(EDGED)
            places = []
            at = folded.find(bare)
            while at >= 0:
                end = at + len(bare)
                if bare == literal or _is_apart(folded, literal, at, end):
                    places.append(end)
                at = folded.find(bare, at + 1)
            if places:
                yield literal, places


class Needs(NamedTuple):
    """What a text must have for a literal to stand in it.

    Args:
        words: Words that stand whole in the literal.
        start: The beginning of a word that may go on behind the literal; empty where there is none.
        end: The end of a word that may have begun before it; likewise.
        rare: The characters that are rare in English prose.
    """

    words: frozenset[bytes]
    start: bytes
    end: bytes
    rare: set[str]


def _needs(literal: bytes) -> Needs:
    first, *inner = literal.translate(WORDS).split(b" ")
    last = inner.pop() if inner else b""
    end = first[-PIECE:] if inner or last or literal.translate(WORDS) != first else b""
    return Needs(
        frozenset(filter(None, inner)),
        last[:PIECE] if len(last) >= PIECE else b"",
        end if len(end) == PIECE else b"",
        _rare_characters(literal.replace(EDGED, b"")),
    )


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


def _filed(pairs: Iterable[tuple[Key, bytes]]) -> dict[Key, list[bytes]]:
    """The literals by their keys; those with an empty one are left out."""
    filed: dict[Key, list[bytes]] = {}
    for key, literal in pairs:
        if key:
            filed.setdefault(key, []).append(literal)
    return filed


def _known(literals: Mapping[Key, list[bytes]], keys: set[Key]) -> list[bytes]:
    return [literal for key in literals.keys() & keys for literal in literals[key]]


def _rare_characters(data: bytes) -> set[str]:
    """The characters of a text that are rare in English prose."""
    return set(data.translate(None, COMMON).decode("utf-8", "surrogatepass"))


def _is_apart(folded: bytes, literal: bytes, start: int, end: int) -> bool:
    """True where no ASCII letter or digit stands beside a literal on the sides where it has an edge."""
    before = literal.startswith(EDGED) and start > 0 and folded[start - 1 : start].isalnum()
    return not before and not (literal.endswith(EDGED) and folded[end : end + 1].isalnum())


def _encoded(literal: str) -> bytes:
    return literal.encode("utf-8", "surrogatepass")


def _marks(signal: Signal) -> tuple[str, ...] | None:
    """The literals of a signal that are too short or too blank to be scanned for; None without any.

    A signal without literals has none, and none is asked of it: its rule always runs.
    """
    marks = tuple(literal.strip(EDGE) for literal in signal.literals if not _is_scanned(literal))
    return marks if marks or not signal.literals else None


def _is_scanned(literal: str) -> bool:
    bare = literal.strip(EDGE)
    return len(_encoded(bare)) >= SCANNED and any(char.isalnum() for char in bare)
