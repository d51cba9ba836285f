"""The difference between two states of a file as edits of bytes, so that one can be made from the other."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_LINES = 4000  # difflib's time grows with the square of the lines; longer texts become one edit


class Splice(NamedTuple):
    """An edit: at byte `start` of the old file, `new` replaces `old`."""

    start: int
    old: bytes
    new: bytes


def splices(before: bytes, after: bytes) -> list[Splice]:
    """The edits that lead from `before` to `after`, in order."""
    return list(filter(None, map(_minimal, _coarse(before, after))))


def restored(after: bytes, edits: Iterable[Splice]) -> bytes:
    """The bytes from which the edits lead to `after`.

    Raises:
        ValueError: No edits like these lead to `after`.
    """
    parts: list[bytes] = []
    last = shift = 0
    for start, old, new in edits:
        at = start + shift
        if at < last or after[at : at + len(new)] != new:
            raise ValueError(f"the edit at byte {start} was not made in this file")
        parts += (after[last:at], old)
        last = at + len(new)
        shift += len(new) - len(old)
    return b"".join([*parts, after[last:]])


def _coarse(before: bytes, after: bytes) -> Iterator[Splice]:
    """Yield edits of whole lines."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if len(old) == len(new):  # as in a file of records, in which a fix changes lines but deletes none
        ranges = [(at, at + 1, at, at + 1) for at in range(len(old)) if old[at] != new[at]]
    elif len(old) + len(new) <= MOST_LINES:
        matcher = SequenceMatcher(None, old, new)
        ranges = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    else:
        ranges = [(0, len(old), 0, len(new))]
    start = done = 0
    for first, last, first_new, last_new in ranges:
        start += sum(map(len, old[done:first]))
        gone = b"".join(old[first:last])
        yield Splice(start, gone, b"".join(new[first_new:last_new]))
        start, done = start + len(gone), last


def _minimal(edit: Splice) -> Splice | None:
    """The same change without the bytes that stay at its ends; None if all of them stay."""
    start, old, new = edit
    same = _equal(old, new)
    old, new = old[same:], new[same:]
    ends = _equal(old[::-1], new[::-1])
    old, new = old[: len(old) - ends], new[: len(new) - ends]
    return Splice(start + same, old, new) if old or new else None


def _equal(one: bytes, other: bytes) -> int:
    """The number of bytes that both begin with."""
    differing = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))
