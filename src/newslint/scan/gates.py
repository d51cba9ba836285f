"""Cheap tests for marks too short or too blank to be scanned for: is it in the text at all?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

ORDINARY = bytes(range(ord("a"), ord("z") + 1)) + bytes(range(ord("A"), ord("Z") + 1)) + b"0123456789 ,.\n"


class Gates:
    """Marks by the index of whoever waits for them.

    Most marks are of characters that are rare in prose. A text without its letters, digits, blanks, commas
    and full stops is short, and those marks are looked for in what is left; the others in the text itself.

    Args:
        marks: Pairs of an index and its marks; without a mark the index is always let through.
    """

    def __init__(self, marks: Sequence[tuple[int, Sequence[str]]]) -> None:
        self._always = [index for index, wanted in marks if not wanted or "" in wanted]
        self._rare: dict[bytes, list[int]] = {}
        self._plain: dict[bytes, list[int]] = {}
        for index, wanted in marks:
            for mark in set(wanted) - {""}:
                data = mark.encode()
                kept = self._plain if data.translate(None, ORDINARY) != data else self._rare
                kept.setdefault(data, []).append(index)

    def open(self, data: bytes) -> set[int]:
        """The indexes whose gate is open: one of its marks may stand in `data`, a text in UTF-8."""
        opened = set(self._always)
        opened.update(self._found(self._plain, data))
        opened.update(self._found(self._rare, data.translate(None, ORDINARY)))
        return opened

    def _found(self, marks: dict[bytes, list[int]], data: bytes) -> Iterator[int]:
        for mark, indexes in marks.items():
            if mark in data:
                yield from indexes
