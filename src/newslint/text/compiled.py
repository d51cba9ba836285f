"""Patterns that an earlier run has compiled: made again from what `regex` pickles, fifty times as fast."""

from __future__ import annotations

import copyreg
import marshal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from newslint.text.sealed import sealed, unsealed

if TYPE_CHECKING:
    from regex import Pattern

Key = tuple[str, int]


class Compiled:
    """Compiled patterns by source and flags; those of earlier runs are fetched when one is asked for."""

    def __init__(self) -> None:
        self.fetch: Callable[[], bytes | None] = bytes
        self._known: dict[Key, bytes] | None = None
        self._new: dict[Key, Pattern[str]] = {}

    def compile(self, source: str, flags: int = 0) -> Pattern[str]:
        """The compiled pattern.

        Raises:
            regex.error: The source is no regular expression.
        """
        import regex  # noqa: PLC0415 -- 10 ms that a clean `import newslint` need not pay

        if self._known is None:
            self._known = _read(self.fetch() or b"")
        kept = unsealed(self._known.get((source, flags), b""))
        if kept:
            return _restored(kept)
        self._new[source, flags] = compiled = regex.compile(source, flags)
        return compiled

    def dumped(self) -> bytes | None:
        """All patterns for later runs; None where none is new since this was last asked."""
        if not self._new:
            return None
        known = {**(self._known or {}), **{key: _bytes(pattern) for key, pattern in self._new.items()}}
        self._known, self._new = known, {}
        return marshal.dumps((_engine(), known))


COMPILED = Compiled()


def _engine() -> tuple[str, str]:
    """What a compiled pattern depends on."""
    import regex  # noqa: PLC0415 -- as above

    return regex.__version__, sys.byteorder


def _read(data: bytes) -> dict[Key, bytes]:
    try:
        engine, known = marshal.loads(data)  # noqa: S302 -- as trusted as the code in __pycache__
    except (EOFError, TypeError, ValueError):
        return {}
    return known if engine == _engine() else {}


def _bytes(pattern: Pattern[str]) -> bytes:
    return sealed(_pickled(pattern)[1])


def _restored(data: memoryview) -> Pattern[str]:
    import regex  # noqa: PLC0415 -- as above

    make = _pickled(regex.compile(""))[0]
    return make(*marshal.loads(data))  # noqa: S302 -- as above


def _pickled(pattern: Pattern[str]) -> tuple[Callable[..., Pattern[str]], bytes]:
    """The function that makes a pattern, as `pickle` asks for it, and its arguments as bytes."""
    reduced = copyreg.dispatch_table[type(pattern)](pattern)
    assert isinstance(reduced, tuple)
    return reduced[0], marshal.dumps(reduced[1])
