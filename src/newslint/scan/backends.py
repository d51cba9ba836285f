"""Two ways to find all places of many literals in one pass, with equal answers: hyperscan and Python.

Both fold ASCII case alone, on the bytes of the text, and report every occurrence, overlapping ones too.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

GROUP = 4
BY_FREQUENCY = b" etaoinshrdlcumwfgypbvkjxqz"  # from the commonest byte of English prose to the rarest
COMMONNESS = [max(0, 27 - BY_FREQUENCY.find(byte)) if byte in BY_FREQUENCY else 0 for byte in range(256)]


class Place(NamedTuple):
    """Where a literal ends: the byte offset behind it, and which one it is."""

    end: int
    literal: int


class Backend(Protocol):
    """What a back end does."""

    def scan(self, data: bytes) -> list[Place]:
        """All places of all literals in `data`, sorted by where they end."""


class PythonBackend:
    """Finds literals with the standard library alone; always there.

    Each literal is known by its groups of four bytes, the least common one first of all. A text's groups make
    one set, read off as integers; only literals whose groups are all in it are searched for.

    Args:
        literals: UTF-8, in lower ASCII case, none empty.
    """

    def __init__(self, literals: Sequence[bytes]) -> None:
        self._literals = tuple(literals)
        self._short = [index for index, literal in enumerate(literals) if len(literal) < GROUP]
        self._by_group: dict[int, list[int]] = {}
        self._needed: dict[int, set[int]] = {}
        for index, literal in enumerate(literals):
            if len(literal) >= GROUP:
                self._by_group.setdefault(_rare_group(literal), []).append(index)

    def scan(self, data: bytes) -> list[Place]:
        """All places of all literals in `data`, sorted by where they end."""
        folded = data.lower()
        likely = list(self._short)
        groups = _groups(folded)
        for group in self._by_group.keys() & groups:
            likely += [index for index in self._by_group[group] if groups >= self._groups_of(index)]
        places = []
        for index in likely:
            literal = self._literals[index]
            at = folded.find(literal)
            while at >= 0:
                places.append(Place(at + len(literal), index))
                at = folded.find(literal, at + 1)
        return sorted(places)

    def _groups_of(self, index: int) -> set[int]:
        if index not in self._needed:
            self._needed[index] = _groups(self._literals[index])
        return self._needed[index]


def _groups(data: bytes) -> set[int]:
    """Every four bytes in a row of `data`, as integers in the machine's byte order."""
    found: set[int] = set()
    for start in range(GROUP):
        whole = (len(data) - start) // GROUP * GROUP
        if whole > 0:
            found.update(memoryview(data)[start : start + whole].cast("I"))
    return found


def _rare_group(literal: bytes) -> int:
    """Four bytes in a row of a literal, around the one rarest in English prose, as an integer."""
    at = literal.index(min(literal, key=COMMONNESS.__getitem__))
    start = max(0, min(at - 1, len(literal) - GROUP))
    return int.from_bytes(literal[start : start + GROUP], sys.byteorder)


class HyperscanBackend:
    """Finds literals with Hyperscan's literal matcher; scratch space is kept for each thread.

    Args:
        literals: UTF-8, in lower ASCII case, none empty.

    Raises:
        ImportError: There is no hyperscan on this platform.
    """

    def __init__(self, literals: Sequence[bytes]) -> None:
        import hyperscan  # noqa: PLC0415 -- 10 ms, and not on every platform

        self._hyperscan = hyperscan
        self._database = hyperscan.Database()
        self._database.compile(
            expressions=list(literals),
            ids=list(range(len(literals))),
            elements=len(literals),
            flags=[hyperscan.HS_FLAG_CASELESS] * len(literals),
            literal=True,
        )
        self._local = threading.local()

    def scan(self, data: bytes) -> list[Place]:
        """All places of all literals in `data`, sorted by where they end."""
        places: list[Place] = []
        append = places.append

        def note(literal: int, _start: int, end: int, _flags: int, _context: object) -> None:
            append(Place(end, literal))

        self._database.scan(data, match_event_handler=note, scratch=self._scratch())
        return sorted(set(places))

    def _scratch(self) -> Any:
        scratch = getattr(self._local, "scratch", None)
        if scratch is None:
            scratch = self._local.scratch = self._hyperscan.Scratch(self._database)
        return scratch
