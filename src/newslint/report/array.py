"""A report that is one JSON array, written as its objects come."""

import json
from collections.abc import Callable, Iterable

from newslint.outcome import Outcome, Totals

Objects = Callable[[Outcome], Iterable[object]]


class Array:
    """An array with each object on a line, `[]` without any.

    Args:
        objects: The objects for a document.
    """

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._empty = True

    def one(self, outcome: Outcome) -> str:
        """The objects of one document, each after the opening bracket or the comma that separates it."""
        parts: list[str] = []
        for value in self._objects(outcome):
            parts += ("[\n  " if self._empty else ",\n  ", dump(value))
            self._empty = False
        return "".join(parts)

    def behind(self, part: str) -> str:
        """A part written by another reporter, adapted to follow the output of this one."""
        if not part:
            return ""
        parted = part if self._empty else f",{part.removeprefix('[')}"
        self._empty = False
        return parted

    def end(self, totals: Totals) -> str:  # noqa: ARG002 -- the protocol's
        """The closing bracket."""
        return "[]\n" if self._empty else "\n]\n"


def dump(value: object) -> str:
    """The value as JSON on one line, in ASCII: valid in any encoding, with unpaired surrogates escaped."""
    return json.dumps(value, ensure_ascii=True)
