"""A store of compiled patterns: `regex` can pickle them, and loads one 30 times as fast as it compiles."""

from __future__ import annotations

import pickle
import sys
from typing import TYPE_CHECKING

from newslint.errors import VERSION
from newslint.text.sealed import Store, sealed, unsealed

if TYPE_CHECKING:
    from regex import Pattern

Key = tuple[str, int]


class Compiled:
    """Compiled patterns by source and flags; those of earlier runs are loaded with the first one."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._known: dict[Key, bytes] | None = None
        self._new: dict[Key, Pattern[str]] = {}

    def use(self, store: Store) -> None:
        """Load patterns from this store, and keep new ones there."""
        self._store = store

    def compile(self, source: str, flags: int = 0) -> Pattern[str]:
        """The compiled pattern.

        Raises:
            regex.error: The source is not a regular expression.
        """
        import regex  # noqa: PLC0415 -- 10 ms that `import newslint` need not pay

        if self._known is None and self._store is not None:
            known = unsealed(self._store.get(_name()))
            self._known = known if isinstance(known, dict) else {}
        kept = (self._known or {}).get((source, flags))
        if kept:
            return pickle.loads(kept)  # type: ignore[no-any-return]  # noqa: S301 -- unsealed above
        self._new[source, flags] = compiled = regex.compile(source, flags)
        return compiled

    def keep(self) -> None:
        """Put all patterns into the store for later runs, if some are new."""
        new = self._new.copy()
        if self._store is None or not new:
            return
        self._known = {**(self._known or {}), **{key: pickle.dumps(one) for key, one in new.items()}}
        self._new = {}
        self._store.put(_name(), sealed(self._known))


COMPILED = Compiled()


def _name() -> str:
    """The name under which patterns are kept: they are valid only for the `regex` that compiled them."""
    import regex  # noqa: PLC0415 -- as above

    return f"patterns-{VERSION}-{regex.__version__}-{sys.byteorder}.pack"
