"""Choices that depend only on a seed."""

import re
from collections.abc import Sequence
from random import Random
from typing import TypeVar

from newslint.testing.pieces import FILLINGS

T = TypeVar("T")


class Draw:
    """Makes the same choices for the same seed, in every version of Python.

    Only `Random.random` is used: Python promises the same numbers for it, but not for its other methods.

    Args:
        seed: Any whole number.
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 -- repeatable choices are wanted, not secrets

    def below(self, limit: int) -> int:
        """A number from 0 to before `limit`, which is positive."""
        return int(self._random.random() * limit)

    def one_of(self, choices: Sequence[T]) -> T:
        """One of the choices, of which there must be at least one."""
        return choices[self.below(len(choices))]

    def filled(self, templates: Sequence[str]) -> str:
        """One of the templates, with its names in braces replaced from `FILLINGS`."""
        template = self.one_of(templates)
        return re.sub(r"\{(\w+)\}", lambda found: self.one_of(FILLINGS[found[1]]), template)
