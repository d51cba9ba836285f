"""The fast back end: the patterns of all rules in one Hyperscan database, kept on disk once it is made."""

from __future__ import annotations

import importlib
import json
import platform
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from newslint.errors import VERSION
from newslint.scan.expression import expression, literal
from newslint.scan.parts import END_OF_TEXT
from newslint.scan.signal import EVERYWHERE, SetOff, Shelf, Signal
from newslint.scan.syntax import ignores_case

FOLD_TO_ASCII = ("\N{LATIN SMALL LETTER LONG S}", "\N{KELVIN SIGN}")


DERIVATION = 1  # raise it with every change of what is derived from a pattern
Owners = Sequence[tuple[int, bool]]


class Sought(NamedTuple):
    """One expression of a rule."""

    rule: int
    expression: str
    ignore_case: bool
    once: bool


class HyperscanBackend:
    """Finds signals with Hyperscan; scratch space is kept for each thread.

    A letter beyond ASCII that folds to an ASCII one (the long s, the Kelvin sign) is matched by patterns and
    not by a search over bytes: where one stands in a text, all rules are set off.

    Args:
        signals: What each rule waits for.
        shelf: Where to keep the database; None to keep none.
        patient: False where nothing may be compiled: the database must have been kept.

    Raises:
        ImportError: There is no hyperscan on this platform.
        LookupError: No database was kept, and none may be compiled.
    """

    def __init__(
        self, signals: Sequence[Signal], shelf: Shelf | None = None, *, patient: bool = True
    ) -> None:
        self._hyperscan: Any = importlib.import_module("hyperscan")  # 10 ms, and not on every platform
        self._rules = range(len(signals))
        self._always = [index for index, one in enumerate(signals) if not (one.sources or one.literals)]
        self._times = {index: one.times for index, one in enumerate(signals) if one.times > 1}
        self._owners, self._database = self._kept(signals, shelf, patient=patient)
        self._local = threading.local()

    def scan(self, data: bytes) -> SetOff:
        """Each rule's index with the byte offsets behind its signals, sorted; `EVERYWHERE` for anywhere."""
        hits: list[tuple[int, int]] = []

        def note(identity: int, _start: int, end: int, _flags: int, _context: object) -> None:
            hits.append((identity, end))

        scratch = getattr(self._local, "scratch", None) or self._new_scratch()
        self._database.scan(data + END_OF_TEXT, match_event_handler=note, scratch=scratch)
        found: SetOff = dict.fromkeys(self._always, EVERYWHERE)
        return self._gathered(found, hits, len(data)) if hits else found

    def _gathered(self, found: SetOff, hits: Sequence[tuple[int, int]], size: int) -> SetOff:
        ends: dict[int, set[int]] = {}
        for identity, end in hits:
            rule, once = self._owners[identity]
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

    def _new_scratch(self) -> Any:
        self._local.scratch = self._hyperscan.Scratch(self._database)
        return self._local.scratch

    def _kept(self, signals: Sequence[Signal], shelf: Shelf | None, *, patient: bool) -> tuple[Owners, Any]:
        name = f"scan-{_key(signals, self._hyperscan.__version__)}.hs"
        kept = shelf.get(name) if shelf else None
        if kept:
            told, _, data = kept.partition(b"\n")
            with suppress(ValueError, self._hyperscan.error):
                return json.loads(told), self._hyperscan.loadb(data, mode=self._hyperscan.HS_MODE_BLOCK)
        if not patient:
            raise LookupError("no database was kept")
        sought = [Sought(-1, literal(char), ignore_case=False, once=True) for char in FOLD_TO_ASCII]
        sought += [one for index, signal in enumerate(signals) for one in _sought(index, signal)]
        owners, database = [(one.rule, one.once) for one in sought], self._compiled(sought)
        if shelf:
            shelf.put(name, json.dumps(owners).encode() + b"\n" + self._hyperscan.dumpb(database))
        return owners, database

    def _compiled(self, sought: Sequence[Sought]) -> Any:
        database = self._hyperscan.Database(mode=self._hyperscan.HS_MODE_BLOCK)
        database.compile(
            expressions=[one.expression.encode() for one in sought],
            ids=list(range(len(sought))),
            elements=len(sought),
            flags=[self._flags(one) for one in sought],
        )
        return database

    def _flags(self, one: Sought) -> int:
        hs = self._hyperscan
        flags: int = hs.HS_FLAG_MULTILINE
        flags |= hs.HS_FLAG_CASELESS if one.ignore_case else 0
        return flags | (hs.HS_FLAG_SINGLEMATCH if one.once else 0)


def _sought(rule: int, signal: Signal) -> Iterator[Sought]:
    """Yield the expressions of a rule: of its patterns, or of its literals where one cannot be had."""
    once = signal.once and signal.times == 1
    made = [expression(one) for one in signal.patterns]
    made += [expression(one, fills_line=True) for one in signal.lines]
    if made and None not in made:
        for source, one in zip(signal.sources, made, strict=True):
            yield Sought(rule, one or "", signal.ignore_case or ignores_case(source), once)
        return
    for one in signal.literals:
        yield Sought(rule, literal(one), signal.ignore_case, once)


def _key(signals: Sequence[Signal], version: str) -> str:
    """A name for a database: what is sought, the engine and the machine."""
    from hashlib import blake2b  # noqa: PLC0415 -- 3 ms that small inputs need not pay

    told = (signals, version, VERSION, DERIVATION, sys.platform, platform.machine())
    return blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
