"""The fast back end: the patterns of all rules in Hyperscan databases, which are stored on disk."""

from __future__ import annotations

import importlib
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any
from zlib import crc32

from newslint.errors import VERSION
from newslint.scan.signal import EVERYWHERE, SetOff, Signal
from newslint.text.sealed import Store, sealed, unsealed

END_OF_TEXT = b"\n\xff"  # as in `expression`: the engine misses matches at the end
FOLDER = os.path.dirname(__file__)
CODE = (
    "database.py",
    "derive.py",
    "expression.py",
    "fold.py",
    "parts.py",
    "syntax.py",
)  # the modules that derive a database
FEWEST_TOGETHER, MOST_TOGETHER = 30, 75  # signals in one database
PARTING = 15  # past the fewest, one signal in so many ends a part
Owner = tuple[int, bool]  # the rule of an expression, and whether one match is enough
Part = tuple[Sequence[Owner], Any]  # the owners of a database's expressions, and the database


class HyperscanBackend:
    """Finds signals with Hyperscan, with scratch space for each thread.

    Patterns match a non-ASCII letter that folds to an ASCII one (the long s, the Kelvin sign), but a search
    over bytes does not. So a text with such a letter triggers all rules.

    Args:
        signals: The signal of each rule.
        store: Where to keep the databases; None to keep none.
        may_compile: True if databases may be compiled; False if they must be stored already.

    Raises:
        ImportError: There is no hyperscan on this platform.
        LookupError: No databases are stored, and none may be compiled.
    """

    def __init__(
        self, signals: Sequence[Signal], store: Store | None = None, *, may_compile: bool = True
    ) -> None:
        self._rules = range(len(signals))
        self._always = [index for index, one in enumerate(signals) if not (one.sources or one.literals)]
        self._times = {index: one.times for index, one in enumerate(signals) if one.times > 1}
        self._parts = _kept(signals, store, may_compile=may_compile)
        self._local = threading.local()

    def scan(self, data: bytes) -> SetOff:
        """The sorted byte offsets after each rule's signals, by index; `EVERYWHERE` for the whole text."""
        hits: list[tuple[Owner, int]] = []

        def note(identity: int, _start: int, end: int, _flags: int, owners: Sequence[Owner]) -> None:
            hits.append((owners[identity], end))

        whole = data + END_OF_TEXT
        scratches = getattr(self._local, "scratches", None) or self._new_scratches()
        for (owners, database), scratch in zip(self._parts, scratches, strict=True):
            database.scan(whole, match_event_handler=note, context=owners, scratch=scratch)
        found: SetOff = dict.fromkeys(self._always, EVERYWHERE)
        return self._gathered(found, hits, len(data)) if hits else found

    def _gathered(self, found: SetOff, hits: Sequence[tuple[Owner, int]], size: int) -> SetOff:
        ends: dict[int, set[int]] = {}
        for (rule, once), end in hits:
            if rule < 0:
                return dict.fromkeys(self._rules, EVERYWHERE)
            if once:
                found[rule] = EVERYWHERE
            else:
                ends.setdefault(rule, set()).add(end)
        for rule, times in self._times.items():
            if len(ends.pop(rule, ())) >= times:
                found[rule] = EVERYWHERE
        for rule, places in ends.items():
            found.setdefault(rule, sorted({min(end, size) for end in places}))
        return found

    def _new_scratches(self) -> list[Any]:
        scratches = [_engine().Scratch(database) for _, database in self._parts]
        self._local.scratches = scratches
        return scratches


def _engine() -> Any:
    return importlib.import_module("hyperscan")  # 3 ms, and not on every platform


def parts(signals: Sequence[Signal]) -> Iterator[range]:
    """Yield the indexes of the signals that are in one database.

    The signals themselves decide where a part ends, so that configurations with nearly the same rules share
    most databases. A single one for all takes nearly twice as long to compile.
    """
    first = 0
    for index, signal in enumerate(signals, 1):
        is_last = index == len(signals) or index - first == MOST_TOGETHER
        if is_last or (index - first >= FEWEST_TOGETHER and _ends_part(signal)):
            yield range(first, index)
            first = index


def _kept(signals: Sequence[Signal], store: Store | None, *, may_compile: bool) -> list[Part]:
    """The databases of all parts, from the store or compiled."""
    kept = [(part, _loaded(signals[part.start : part.stop], store)) for part in parts(signals)]
    if not may_compile and None in (one for _, one in kept):
        raise LookupError("a database is not stored")
    made = [(part, one or _compiled(signals[part.start : part.stop], store)) for part, one in kept]
    return [
        ([(index if index < 0 else part[index], once) for index, once in owners], database)
        for part, (owners, database) in made
    ]


def _loaded(signals: Sequence[Signal], store: Store | None) -> Part | None:
    """The database of a part from the store; its owners are numbered from the part's first signal."""
    kept = unsealed(store.get(_name(signals))) if store else None
    if not isinstance(kept, tuple):
        return None
    hyperscan = _engine()
    version, owners, code = kept
    with suppress(hyperscan.error):
        if version == hyperscan.__version__:
            return owners, hyperscan.loadb(code, mode=hyperscan.HS_MODE_BLOCK)
    return None


def _compiled(signals: Sequence[Signal], store: Store | None) -> Part:
    from newslint.scan.database import made  # noqa: PLC0415 -- it takes seconds to make them

    hyperscan = _engine()
    owners, database = made(hyperscan, signals)
    if store:
        code = hyperscan.dumpb(database)
        store.put(_name(signals), sealed((hyperscan.__version__, owners, code)))
    return owners, database


def _ends_part(signal: Signal) -> bool:
    """True for one signal in `PARTING`, chosen by its first pattern or literal."""
    first = next(iter(signal.sources or signal.literals), "")
    return crc32(first.encode("utf-8", "surrogatepass")) % PARTING == 0


def _name(signals: Sequence[Signal]) -> str:
    """The name under which a database is kept: it is valid only for these signals, code and machine."""
    machine = os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
    derived_with = [os.stat(f"{FOLDER}/{name}").st_mtime_ns for name in CODE]
    described = repr([[tuple(one) for one in signals], VERSION, derived_with, sys.platform, machine])
    return f"scan-{len(described):x}-{crc32(described.encode('utf-8', 'surrogatepass')):08x}.hs"
