"""One pass over a text's bytes for the signals of all rules."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from newslint.scan.plain import PlainBackend
from newslint.scan.signal import EDGE, EVERYWHERE, Backend, SetOff, Shelf, Signal

__all__ = ["EDGE", "EVERYWHERE", "Scanner", "SetOff", "Shelf", "Signal"]

WORTH_LOADING = 1 << 18  # bytes seen before a database that lies ready has paid for being read
WORTH_MAKING = 1 << 22  # bytes seen before a database has paid for being made, which takes seconds


class Scanner:
    """Tells what sets which rule off; begins in pure Python and changes to hyperscan when texts add up.

    Args:
        signals: What each rule waits for, by the rule's index.
        backend: `python` or `hyperscan` to keep to one; None to choose.
        shelf: Where to keep hyperscan's database; None to keep none.
    """

    def __init__(
        self, signals: Sequence[Signal], backend: str | None = None, shelf: Shelf | None = None
    ) -> None:
        self._signals = tuple(signals)
        self._shelf = shelf
        self._seen = 0
        self._next = WORTH_LOADING if backend is None else 0
        self._backend: Backend
        if backend == "hyperscan":
            self._backend = self._fast(patient=True)
        else:
            self._backend = PlainBackend(self._signals)

    def scan(self, data: bytes) -> SetOff:
        """Each rule's index with the byte offsets behind its signals, sorted; `EVERYWHERE` for anywhere.

        Args:
            data: A text in UTF-8; lone surrogates may be passed on.
        """
        if self._next:
            self._seen += len(data)
            if self._seen >= self._next:
                self._change()
        return self._backend.scan(data)

    def _change(self) -> None:
        patient = self._next == WORTH_MAKING
        self._next = 0 if patient else WORTH_MAKING
        with suppress(ImportError, LookupError):
            self._backend = self._fast(patient=patient)
            self._next = 0

    def _fast(self, *, patient: bool) -> Backend:
        from newslint.scan.hyperscan import HyperscanBackend  # noqa: PLC0415 -- small inputs do without

        return HyperscanBackend(self._signals, self._shelf, patient=patient)
