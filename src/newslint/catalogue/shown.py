"""The examples of a card that came in a pack: most runs look at none of them."""

import marshal
from collections.abc import Sequence
from typing import Any

from newslint.rule import Example
from newslint.scan.tables import FORMAT


class Shown(Sequence[Example]):
    """Examples, made when they are first looked at; equal to a tuple of the same.

    Args:
        packed: What `packed` made of them.
    """

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._made: tuple[Example, ...] | None = None

    @property
    def all(self) -> tuple[Example, ...]:
        """All of them."""
        if self._made is None:
            self._made = tuple(map(Example._make, marshal.loads(self._packed)))  # noqa: S302 -- from a pack
        return self._made

    def __getitem__(self, index: Any) -> Any:
        return self.all[index]

    def __len__(self) -> int:
        return len(self.all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.all == tuple(other)

    def __hash__(self) -> int:
        return hash(self.all)


def packed(rows: tuple[Any, ...]) -> bytes:
    """Examples as plain tuples, as bytes.

    Raises:
        ValueError: Their options hold what a pack does not, such as a date.
    """
    return marshal.dumps(rows, FORMAT)
