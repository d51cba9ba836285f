"""Patterns that an earlier run has compiled: `regex` pickles them, and loads one thirty times as fast."""

from __future__ import annotations

import pickle
import sys
from typing import TYPE_CHECKING

from newslint.errors import VERSION
from newslint.text.sealed import Shelf, sealed, unsealed

if TYPE_CHECKING:
    from regex import Pattern

Key = tuple[str, int]


class Compiled:
    """Compiled patterns by source and flags; those of earlier runs are fetched when one is asked for."""

    def __init__(self) -> None:
        self._shelf: Shelf | None = None
        self._known: dict[Key, bytes] | None = None
        self._new: dict[Key, Pattern[str]] = {}

    def use(self, shelf: Shelf) -> None:
        """Fetch patterns from this shelf, and keep new ones there."""
        self._shelf = shelf

    def compile(self, source: str, flags: int = 0) -> Pattern[str]:
        """The compiled pattern.

        Raises:
            regex.error: The source is no regular expression.
        """
        import regex  # noqa: PLC0415 -- 10 ms that a clean `import newslint` need not pay

        if self._known is None and self._shelf is not None:
            known = unsealed(self._shelf.get(_name()))
            self._known = known if isinstance(known, dict) else {}
        kept = (self._known or {}).get((source, flags))
        if kept:
            return pickle.loads(kept)  # type: ignore[no-any-return]  # noqa: S301 -- unsealed above
        self._new[source, flags] = compiled = regex.compile(source, flags)
        return compiled

    def keep(self) -> None:
        """Put all patterns on the shelf for later runs, where some are new."""
        new = self._new.copy()
        if self._shelf is None or not new:
            return
        self._known = {**(self._known or {}), **{key: pickle.dumps(one) for key, one in new.items()}}
        self._new = {}
        self._shelf.put(_name(), sealed(self._known))


COMPILED = Compiled()


def _name() -> str:
    """What patterns are kept under: they serve the `regex` that has compiled them alone."""
    import regex  # noqa: PLC0415 -- as above

    return f"patterns-{VERSION}-{regex.__version__}-{sys.byteorder}.pack"
