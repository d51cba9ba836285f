"""The back ends that need no database: literals found with Aho–Corasick or, without it, one by one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from newslint.scan.fold import folded
from newslint.scan.signal import EDGE, EVERYWHERE, SetOff, Signal

NO_BYTE = b"\xff"  # placed before the first letter of a text; it occurs in no text, and is not part of a word
WORD = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
FOLD_TO_ASCII = ("\N{LATIN SMALL LETTER LONG S}".encode(), "\N{KELVIN SIGN}".encode())
Finder = Callable[[bytes], Iterable[tuple[int, int, int]]]

# A rule with this literal, and the conditions for a place: no ASCII letter or digit before it, none after
# it, and its exact form, or None for any case. Named tuples would cost a start 2 ms.
Owner = tuple[int, bool, bool, bytes | None]


class PlainBackend:
    """Finds signals by their literals, in lower case.

    Patterns match a non-ASCII letter that folds to an ASCII one (the long s, the Kelvin sign), but a search
    over bytes does not. So a text with such a letter triggers all rules.

    Args:
        signals: The signal of each rule.
        find: Makes a function that finds literals; None for the fastest one.
    """

    def __init__(
        self, signals: Sequence[Signal], find: Callable[[Sequence[bytes]], Finder] | None = None
    ) -> None:
        self._signals = signals
        sought: dict[bytes, list[Owner]] = {}
        for index, signal in enumerate(signals):
            exact = not (signal.ignore_case or signal.sources)
            for literal in signal.literals or (EDGE,):
                bare = literal.strip(EDGE).encode("utf-8", "surrogatepass")
                opens, closes = literal.startswith(EDGE), literal.endswith(EDGE)
                one = (index, opens, closes, bare if exact else None)
                sought.setdefault(folded(bare), []).append(one)
        self._always = dict.fromkeys((index for index, *_ in sought.pop(b"", ())), EVERYWHERE)
        self._sought = list(sought.values())
        self._find = (find or fastest())(list(sought))

    def scan(self, data: bytes) -> SetOff:
        """The sorted byte offsets after each rule's signals, by index; `EVERYWHERE` for the whole text."""
        if any(letter in data for letter in FOLD_TO_ASCII):
            return dict.fromkeys(range(len(self._signals)), EVERYWHERE)
        found: SetOff = dict(self._always)
        for index, ends in self._ends(data).items():
            if index not in found:
                found[index] = EVERYWHERE if self._signals[index].once else sorted(ends)
        return found

    def _ends(self, data: bytes) -> dict[int, set[int]]:
        """The offsets after the literals of each rule in a text."""
        ends: dict[int, set[int]] = {}
        text = NO_BYTE + folded(data) + NO_BYTE
        for literal, start, end in self._find(text):
            for rule, opens, closes, exact in self._sought[literal]:
                if (opens and text[start - 1] in WORD) or (closes and text[end] in WORD):
                    continue
                if exact is None or data.startswith(exact, start - 1):
                    ends.setdefault(rule, set()).add(end - 1)
        return ends


def fastest() -> Callable[[Sequence[bytes]], Finder]:
    """The maker of the fastest available function that finds literals."""
    try:
        import ahocorasick_rs  # noqa: F401, PLC0415 -- not on every platform
    except ImportError:
        return one_by_one
    return all_at_once


def all_at_once(literals: Sequence[bytes]) -> Finder:
    """A function that returns index, start and end of every place of literals, in one pass.

    Raises:
        ImportError: There is no ahocorasick_rs on this platform.
    """
    from ahocorasick_rs import BytesAhoCorasick  # noqa: PLC0415 -- as above

    return partial(BytesAhoCorasick(literals).find_matches_as_indexes, overlapping=True)


def one_by_one(literals: Sequence[bytes]) -> Finder:
    """A function that returns the same as that of `all_at_once`, with a search for each literal."""

    def find(text: bytes) -> Iterator[tuple[int, int, int]]:
        for index, literal in enumerate(literals):
            at = text.find(literal)
            while at >= 0:
                yield index, at, at + len(literal)
                at = text.find(literal, at + 1)

    return find
