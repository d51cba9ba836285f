"""One pass over a text's bytes for the signals of all rules."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from newslint.scan.plain import PlainBackend
from newslint.scan.signal import EDGE, EVERYWHERE, Backend, Ready, SetOff, Shelf, Signal

__all__ = ["EDGE", "EVERYWHERE", "Ready", "Scanner", "SetOff", "Shelf", "Signal"]

WORTH_MAKING = 1 << 22  # bytes seen before a database has paid for being made, which takes seconds


class Scanner:
    """Tells what sets which rule off: with a database that was kept, or in Python until one is worth making.

    Args:
        signals: What each rule waits for, by the rule's index.
        backend: `python` or `hyperscan` to keep to one; None to choose.
        shelf: Where to keep hyperscan's database; None to keep none.
        ready: What came with the cards, so that it need not be made.
    """

    def __init__(
        self,
        signals: Sequence[Signal],
        backend: str | None = None,
        shelf: Shelf | None = None,
        ready: Ready | None = None,
    ) -> None:
        self._signals = tuple(signals)
        self._wanted = backend
        self._shelf = shelf
        self._ready = ready
        self._backend: Backend | None = None
        self._until_made = 0 if backend else WORTH_MAKING

    def scan(self, data: bytes) -> SetOff:
        """Each rule's index with the byte offsets behind its signals, sorted; `EVERYWHERE` for anywhere.

        Args:
            data: A text in UTF-8; lone surrogates may be passed on.
        """
        if self._backend is None:
            self._backend = self._first()
        if self._until_made:
            self._until_made -= min(len(data), self._until_made)
            if not self._until_made:
                with suppress(ImportError):
                    self._backend = self._fast(patient=True)
        return self._backend.scan(data)

    def _first(self) -> Backend:
        if self._wanted == "hyperscan":
            return self._fast(patient=True)
        if self._wanted is None and self._shelf is not None:
            with suppress(ImportError, LookupError):
                fast = self._fast(patient=False)
                self._until_made = 0
                return fast
        return PlainBackend(self._signals, self._ready, self._shelf)

    def _fast(self, *, patient: bool) -> Backend:
        from newslint.scan.hyperscan import HyperscanBackend  # noqa: PLC0415 -- not on every platform

        return HyperscanBackend(self._signals, self._shelf, self._ready, patient=patient)
