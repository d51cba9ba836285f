"""The changes of a fix, as a unified diff for people."""

from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice

from newslint.report.color import painter
from newslint.report.visible import visible

STYLES = {"+": "new", "-": "old", "@": "help"}
NO_NEWLINE = "\\ No newline at end of file"


def unified(path: str, before: str, after: str, *, color: bool = False) -> str:
    """The unified diff of two states of a document, with three lines of context; empty if they are equal.

    Control and invisible characters are written as escapes, in the path too, so that changes to them are
    visible. Carriage returns are shown only if not every line of both states ends in one.
    """
    if before == after:
        return ""
    if _all_crlf(before) and _all_crlf(after):
        before, after = before.replace("\r\n", "\n"), after.replace("\r\n", "\n")
    paint = painter(color=color)
    lines = unified_diff(_lines(before), _lines(after), "before", "after")
    name = visible(path)
    head = [paint("bold", f"--- {name}"), paint("bold", f"+++ {name}")]
    parts = (part for line in islice(lines, 2, None) for part in _shown(line))
    body = (paint(STYLES[part[0]], part) if part[0] in STYLES else part for part in parts)
    return "".join(f"{line}\n" for line in (*head, *body))


def _all_crlf(text: str) -> bool:
    return text.count("\n") == text.count("\r\n") == text.count("\r")


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    lines = [f"{part}\n" for part in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines


def _shown(line: str) -> Iterator[str]:
    body = line.removesuffix("\n")
    yield body[0] + "\t".join(map(visible, body[1:].split("\t")))
    if body == line:
        yield NO_NEWLINE
