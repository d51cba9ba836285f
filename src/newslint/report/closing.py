"""The last lines of a report for people."""

from typing import NamedTuple

from newslint.outcome import Totals
from newslint.report.color import Paint, painter


class Remedy(NamedTuple):
    """The commands that apply the safe fixes of findings, and the unsafe ones; empty: there is none."""

    safe: str = "newslint fix"
    unsafe: str = "newslint fix --unsafe"


def closing(totals: Totals, remedy: Remedy, *, color: bool = False) -> str:
    """The lines that sum up a run: how much was fixed, what remains, and how to fix more."""
    paint = painter(color=color)
    parts: list[str] = []
    if totals.applied:
        parts.append(
            f"{paint('good', 'Fixed')} {count(totals.applied, 'finding')}"
            f" in {count(totals.changed, 'document')}"
        )
    if totals.findings:
        word = "Left" if totals.applied else "Found"
        number, where = count(totals.findings, "finding"), count(totals.documents, "document")
        parts.append(f"{paint('bad', word)} {number} in {where}{_fixes(totals, remedy)}")
    elif not totals.applied and (totals.documents or not totals.errors):
        parts.append(f"{paint('good', 'Nothing found')} in {count(totals.documents, 'document')}")
    return _lines([*parts, *_failed(totals, paint)])


def foreseen(totals: Totals, *, color: bool = False) -> str:
    """The lines that sum up a run that shows changes without writing them."""
    what = (
        f"Would fix {count(totals.applied, 'finding')} in {count(totals.changed, 'document')}"
        if totals.applied
        else f"Nothing to fix in {count(totals.documents, 'document')}"
    )
    return _lines([what, *_failed(totals, painter(color=color))])


def failed(totals: Totals, *, color: bool = False) -> str:
    """The line that counts the errors of a run; nothing if there are none."""
    return _lines(_failed(totals, painter(color=color)))


def statistics(totals: Totals) -> str:
    """One line for each rule with findings, most findings first: their number and the rule's name."""
    ranked = sorted(totals.by_rule, key=lambda pair: (-pair[1], pair[0]))
    width = max((len(f"{number:,}") for _, number in ranked), default=0)
    return "".join(f"{number:>{width},}  {rule}\n" for rule, number in ranked)


def count(number: int, noun: str) -> str:
    """The number and its noun: `1 finding`, `2,000 findings`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _lines(parts: list[str]) -> str:
    return "".join(f"{part}.\n" for part in parts)


def _failed(totals: Totals, paint: Paint) -> list[str]:
    number = count(totals.errors, "error")
    return [f"{paint('bad', number)}: not everything could be checked"] if totals.errors else []


def _fixes(totals: Totals, remedy: Remedy) -> str:
    """How many findings have a fix. It may be refused, or make others possible, so promise no more."""
    parts: list[str] = []
    if totals.fixable and remedy.safe:
        parts.append(f"{totals.fixable:,} with a safe fix (`{remedy.safe}`)")
    if totals.unsafe and remedy.unsafe:
        parts.append(f"{totals.unsafe:,} with an unsafe {'one' if parts else 'fix'} (`{remedy.unsafe}`)")
    return f"; {', '.join(parts)}" if parts else ""
