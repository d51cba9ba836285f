"""Cheap tests for marks too short or too blank to be scanned for: is it in the text at all?"""

from __future__ import annotations

from collections.abc import Sequence

ORDINARY = bytes(range(ord("a"), ord("z") + 1)) + bytes(range(ord("A"), ord("Z") + 1)) + b"0123456789 ,.\n"


class Gates:
    """Marks by the index of whoever waits for them.

    Most marks have characters that are rare in prose. What is left of a text without its letters, digits,
    blanks, commas and full stops is short: a single character is looked up in the set of what is left, a
    longer mark is looked for in the text only where its rare characters are left at all.

    Args:
        marks: Pairs of an index and its marks; without one, or with an empty one, it is always let through.
    """

    def __init__(self, marks: Sequence[tuple[int, Sequence[str]]]) -> None:
        self._always = [index for index, wanted in marks if not wanted or "" in wanted]
        self._characters: dict[str, list[int]] = {}
        self._longer: dict[tuple[bytes, bytes], list[int]] = {}
        for index, wanted in marks:
            for mark in set(wanted) - {""}:
                data = mark.encode()
                rare = data.translate(None, ORDINARY)
                if len(mark) == 1 and rare:
                    self._characters.setdefault(mark, []).append(index)
                else:
                    self._longer.setdefault((rare, data), []).append(index)

    def open(self, data: bytes) -> set[int]:
        """The indexes whose gate is open: one of its marks stands in `data`, a text in UTF-8."""
        opened = set(self._always)
        left = data.translate(None, ORDINARY)
        for character in self._characters.keys() & set(left.decode("utf-8", "surrogatepass")):
            opened.update(self._characters[character])
        for (rare, mark), indexes in self._longer.items():
            if rare in left and mark in data:
                opened.update(indexes)
        return opened
