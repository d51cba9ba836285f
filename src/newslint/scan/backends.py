"""Two ways to find all places of many literals in one pass, with equal answers: hyperscan and Python.

Both fold ASCII case alone, on the bytes of the text, and report every occurrence, overlapping ones too.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol


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

    A few kilobytes are searched literal by literal; a process that has seen more builds one pattern of all.

    Args:
        literals: UTF-8, in lower ASCII case, none empty.
    """

    FEW = 1 << 16

    def __init__(self, literals: Sequence[bytes]) -> None:
        self._literals = tuple(literals)
        self._seen = 0
        self._trie: Any = None
        self._tails: dict[bytes, list[int]] = {}

    def scan(self, data: bytes) -> list[Place]:
        """All places of all literals in `data`, sorted by where they end."""
        folded = data.lower()
        self._seen += len(folded)
        if self._seen <= self.FEW:
            return self._one_by_one(folded)
        if self._trie is None:
            self._trie, self._tails = _compiled(self._literals)
        return self._together(folded)

    def _one_by_one(self, data: bytes) -> list[Place]:
        places = []
        for index, literal in enumerate(self._literals):
            at = data.find(literal)
            while at >= 0:
                places.append(Place(at + len(literal), index))
                at = data.find(literal, at + 1)
        return sorted(places)

    def _together(self, data: bytes) -> list[Place]:
        places = []
        search = self._trie.search
        found = search(data)
        while found:
            start, longest = found.start(), found[0]
            places += [Place(start + len(self._literals[index]), index) for index in self._tails[longest]]
            found = search(data, start + 1)
        return sorted(places)


def _compiled(literals: Sequence[bytes]) -> tuple[Any, dict[bytes, list[int]]]:
    """One pattern that finds the longest literal at each place, and for each literal those it begins with."""
    import re  # noqa: PLC0415 -- compiled when the first large text comes

    root: dict[int, Any] = {}
    for literal in literals:
        node = root
        for byte in literal:
            node = node.setdefault(byte, {})
        node[-1] = {}
    index_of: dict[bytes, list[int]] = {}
    for index, literal in enumerate(literals):
        index_of.setdefault(literal, []).append(index)
    tails = {
        literal: [index for size in range(1, len(literal) + 1) for index in index_of.get(literal[:size], ())]
        for literal in index_of
    }
    return re.compile(_trie_pattern(root)), tails


def _trie_pattern(node: dict[int, Any]) -> bytes:
    import re  # noqa: PLC0415

    branches = [re.escape(bytes([byte])) + _trie_pattern(child) for byte, child in node.items() if byte >= 0]
    if not branches:
        return b"" if -1 in node else b"(?!)"
    joined = branches[0] if len(branches) == 1 and -1 not in node else b"(?:" + b"|".join(branches) + b")"
    return joined + b"?" if -1 in node else joined


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
