"""The scan: one pass over the bytes of a text for the signals of all rules."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from newslint.scan.plain import PlainBackend, all_at_once, one_by_one
from newslint.scan.signal import EDGE, EVERYWHERE, Backend, SetOff, Signal
from newslint.text.sealed import Store

__all__ = ["EDGE", "EVERYWHERE", "Scanner", "SetOff", "Signal"]

BACKENDS = ("hyperscan", "ahocorasick", "find")
PLAIN = {"ahocorasick": all_at_once, "find": one_by_one}


class Scanner:
    """Finds the signals of rules: with a stored database, or with a plain back end until `hasten` makes one.

    Args:
        signals: The signal of each rule, by the rule's index.
        backend: One of `BACKENDS`; None to choose one.
        store: Where to keep hyperscan's database; None to keep none.
    """

    def __init__(
        self, signals: Sequence[Signal], backend: str | None = None, store: Store | None = None
    ) -> None:
        self._signals = tuple(signals)
        self._wanted = backend
        self._store = store
        self._backend: Backend | None = None

    def scan(self, data: bytes) -> SetOff:
        """The sorted byte offsets after each rule's signals, by index; `EVERYWHERE` for the whole text.

        Args:
            data: A text in UTF-8, which may contain unpaired surrogates.
        """
        if self._backend is None:
            self._backend = self._first()
        return self._backend.scan(data)

    def hasten(self) -> None:
        """Make a database, if possible: it takes seconds, and makes later scans faster."""
        self._backend = self._backend or self._first()
        if self._wanted is None and isinstance(self._backend, PlainBackend):
            with suppress(ImportError):
                self._backend = self._fast(may_compile=True)

    def _first(self) -> Backend:
        if self._wanted == "hyperscan":
            return self._fast(may_compile=True)
        if self._wanted is None and self._store is not None:
            with suppress(ImportError, LookupError):
                return self._fast(may_compile=False)
        return PlainBackend(self._signals, PLAIN.get(self._wanted or ""))

    def _fast(self, *, may_compile: bool) -> Backend:
        from newslint.scan.hyperscan import HyperscanBackend  # noqa: PLC0415 -- not on every platform

        return HyperscanBackend(self._signals, self._store, may_compile=may_compile)
