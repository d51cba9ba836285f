"""The last lines of a report for people."""

from newslint.outcome import Totals
from newslint.report.color import painter


def closing(totals: Totals, *, color: bool = False) -> str:
    """One line that sums up the run: how much was fixed, what remains, and how to fix more."""
    paint = painter(color=color)
    parts: list[str] = []
    if totals.applied:
        parts.append(
            f"{paint('good', 'Fixed')} {count(totals.applied, 'finding')}"
            f" in {count(totals.changed, 'document')}"
        )
    if totals.findings:
        word = "Left" if totals.applied else "Found"
        parts.append(
            f"{paint('bad', word)} {count(totals.findings, 'finding')}{_where(totals)}{_remedy(totals)}"
        )
    elif not totals.applied and totals.documents:
        parts.append(f"{paint('good', 'Nothing found')}{_where(totals)}")
    if totals.errors:
        parts.append(f"{paint('bad', count(totals.errors, 'error'))}: not everything could be checked")
    return "".join(f"{part}.\n" for part in parts)


def statistics(totals: Totals) -> str:
    """One line for each rule with findings, most findings first: their number and the rule's name."""
    ranked = sorted(totals.by_rule, key=lambda pair: (-pair[1], pair[0]))
    width = max((len(f"{number:,}") for _, number in ranked), default=0)
    return "".join(f"{number:>{width},}  {rule}\n" for rule, number in ranked)


def count(number: int, noun: str) -> str:
    """The number and its noun: `1 finding`, `2,000 findings`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _where(totals: Totals) -> str:
    return f" in {count(totals.documents, 'document')}" if totals.documents else ""


def _remedy(totals: Totals) -> str:
    safe = f"`newslint fix` fixes {totals.fixable:,}" if totals.fixable else ""
    more = " more" if safe else ""
    unsafe = (
        f"`newslint fix --unsafe`{' fixes' if not safe else ''} {totals.unsafe:,}{more}"
        if totals.unsafe
        else ""
    )
    both = ", ".join(part for part in (safe, unsafe) if part)
    return f"; {both}" if both else ""
