"""Work, divided into parts: whole files, and ranges of large files of JSON lines, cut at line ends."""

import os
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple

from newslint.errors import InputError, reason
from newslint.formats import format_of
from newslint.formats.decode import BINARY_WINDOW
from newslint.session.store import Stored, read

STRETCH = 1 << 20  # bytes: 20 to 100 ms of work, much more than it takes to send them to another process
MOST_FILES = 128  # files of one task, so that Ctrl-C takes effect soon


class Range(NamedTuple):
    """Some lines of a file: its path, bytes `start` to `end`, and the number of the first line, from 1."""

    path: str
    start: int
    end: int
    first: int


Part = str | Stored | Range


class Task(NamedTuple):
    """The work that one process does at a time; `is_last` if it is not tried again after a failure."""

    parts: tuple[Part, ...]
    is_last: bool = False


def fetched(part: Part) -> Stored:
    """The bytes of a part, with the path of its file.

    Raises:
        InputError: It cannot be read.
    """
    if isinstance(part, Stored):
        return part
    if isinstance(part, str):
        return read(part)
    try:
        with open(part.path, "rb") as file:
            file.seek(part.start)
            data = file.read(part.end - part.start)
    except OSError as error:
        raise InputError(f"cannot be read: {reason(error)}", part.path) from error
    if len(data) != part.end - part.start:
        raise InputError("became shorter while it was read; run newslint again", part.path)
    return Stored(part.path, data)


def in_ranges(files: Iterable[Part], format_: str | None) -> Iterator[Part]:
    """Yield the files, and large files of JSON lines in ranges, so that memory does not hold a whole file."""
    for file in files:
        if isinstance(file, str) and _has_records(file, format_) and size(file) >= 2 * STRETCH:
            yield from cut(file) or (file,)
        else:
            yield file


def cut(path: str) -> list[Range]:
    """A file in ranges of about `STRETCH` bytes; none if it is not UTF-8 from end to end."""
    ranges: list[Range] = []
    start, number = 0, 1
    try:
        with open(path, "rb") as file:
            while stretch := file.read(STRETCH):
                stretch += file.readline()
                if not start and b"\0" in stretch[:BINARY_WINDOW]:
                    return []
                if not stretch.isascii():
                    stretch.decode("utf-8")
                ranges.append(Range(path, start, start + len(stretch), number))
                start += len(stretch)
                number += stretch.count(b"\n")
    except (OSError, UnicodeDecodeError):  # the error is reported when the file is read as a whole
        return []
    return ranges


def tasks(parts: Iterable[Part]) -> Iterator[Task]:
    """Yield the parts, as many at a time as are worth sending to another process."""
    held: list[Part] = []
    weight = 0
    for part in parts:
        held.append(part)
        weight += size(part)
        if weight >= STRETCH or len(held) == MOST_FILES:
            yield Task(tuple(held))
            held, weight = [], 0
    if held:
        yield Task(tuple(held))


def documents(task: Task, format_: str | None, *, by_record: bool) -> list[Task]:
    """A task for each document of a task; none if it was already tried on its own.

    Args:
        task: The task that did not finish.
        format_: The format of all files; None: as their extensions say.
        by_record: Divide files of records, too.
    """
    if task.is_last:
        return []
    singles: list[Part] = []
    for part in task.parts:
        singles += (by_record and _records(part, format_)) or [part]
    return [Task((single,), is_last=True) for single in singles]


def size(part: Part) -> int:
    """The number of bytes of a part; 0 if it cannot be found out."""
    if isinstance(part, Range):
        return part.end - part.start
    if isinstance(part, Stored):
        return len(part.data)
    try:
        return os.stat(part).st_size
    except OSError:
        return 0


def _records(part: Part, format_: str | None) -> list[Range]:
    """The lines of a part that hold a record; none if it is not a file of records in UTF-8."""
    if isinstance(part, Stored) or not (isinstance(part, Range) or _has_records(part, format_)):
        return []
    ranges = [part] if isinstance(part, Range) else cut(part)
    return [line for one in ranges for line in _lines(one)]


def _lines(part: Range) -> Iterator[Range]:
    start = part.start
    for number, line in enumerate(BytesIO(fetched(part).data), part.first):
        if not line.isspace():
            yield Range(part.path, start, start + len(line), number)
        start += len(line)


def _has_records(path: str, format_: str | None) -> bool:
    return (format_ or format_of(path)) == "jsonl"
