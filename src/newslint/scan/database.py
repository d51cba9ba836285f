"""Hyperscan databases of signals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from newslint.scan.expression import expression, literal
from newslint.scan.signal import Signal
from newslint.scan.syntax import parse

FOLD_TO_ASCII = ("\N{LATIN SMALL LETTER LONG S}", "\N{KELVIN SIGN}")


class Sought(NamedTuple):
    """One expression of a rule."""

    rule: int
    expression: str
    ignore_case: bool
    once: bool


def made(hyperscan: Any, signals: Sequence[Signal]) -> tuple[list[tuple[int, bool]], Any]:
    """A database of all signals, after the rule of each of its expressions and whether one match is enough.

    The rule is -1 for a letter that folds to an ASCII one.

    Args:
        hyperscan: The package.
        signals: The signal of each rule.
    """
    sought = [Sought(-1, literal(char), ignore_case=False, once=True) for char in FOLD_TO_ASCII]
    sought += [one for index, signal in enumerate(signals) for one in sought_for(index, signal)]
    try:
        database = _compiled(hyperscan, sought)
    except hyperscan.error:
        refused = {one.rule for one in sought if not is_accepted(hyperscan, one)}
        sought = [one for one in sought if one.rule not in refused]
        sought += [one for rule in refused for one in _literals(rule, signals[rule])]
        database = _compiled(hyperscan, sought)
    return [(one.rule, one.once) for one in sought], database


def _compiled(hyperscan: Any, sought: Sequence[Sought]) -> Any:
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[one.expression.encode() for one in sought],
        ids=list(range(len(sought))),
        elements=len(sought),
        flags=[_flags(hyperscan, one) for one in sought],
    )
    return database


def is_accepted(hyperscan: Any, one: Sought) -> bool:
    """False for an expression that Hyperscan finds too large."""
    try:
        _compiled(hyperscan, [one])
    except hyperscan.error:
        return False
    return True


def _flags(hyperscan: Any, one: Sought) -> int:
    flags: int = hyperscan.HS_FLAG_MULTILINE
    flags |= hyperscan.HS_FLAG_CASELESS if one.ignore_case else 0
    return flags | (hyperscan.HS_FLAG_SINGLEMATCH if one.once else 0)


def sought_for(rule: int, signal: Signal) -> Iterator[Sought]:
    """Yield the expressions of a rule: of its patterns, or of its literals if a pattern has none."""
    once = signal.once and signal.times == 1
    made = [expression(one) for one in signal.patterns]
    made += [expression(one, fills_line=True) for one in signal.lines]
    if made and None not in made:
        for source, one in zip(signal.sources, made, strict=True):
            yield Sought(rule, one or "", signal.ignore_case or _ignores_case(source), once)
        return
    yield from _literals(rule, signal)


def _literals(rule: int, signal: Signal) -> Iterator[Sought]:
    once = signal.once and signal.times == 1
    different = dict.fromkeys(literal(one, ignore_case=signal.ignore_case) for one in signal.literals)
    for one in different:  # those that differ only in case are one
        yield Sought(rule, one, signal.ignore_case, once)


def _ignores_case(source: str) -> bool:
    tree = parse(source)
    return tree is not None and tree.ignore_case
