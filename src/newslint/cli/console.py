"""What reaches the terminal: findings and all else on their streams, and nothing that could harm."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import NoReturn, TextIO, TypeVar

from newslint.errors import NewslintError
from newslint.report.complaint import complaint

T = TypeVar("T")
MANY = 25  # files: a run of fewer is over before a bar is read


def wants_color(stream: TextIO) -> bool:
    """Whether to colour a stream: NO_COLOR forbids it, FORCE_COLOR commands it, else terminals only."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def write(stream: TextIO, text: str) -> None:
    """Write a text; what the stream's encoding lacks is written as escapes."""
    if not text.isascii():
        encoding = stream.encoding or "utf-8"
        text = text.encode(encoding, "backslashreplace").decode(encoding)
    stream.write(text)


def say(text: str) -> None:
    """Write a line to standard error."""
    write(sys.stderr, f"{text}\n")


def complain(error: NewslintError, path: str | None = None) -> None:
    """Write an error to standard error, with the file it is about."""
    say(complaint(error, path))


def stop(error: NewslintError) -> NoReturn:
    """Tell the error and end the command with exit code 2."""
    complain(error)
    raise SystemExit(2)


def safely(work: Callable[[], T]) -> T:
    """What `work` gives; an error of newslint's own is told, and ends the command with exit code 2."""
    try:
        return work()
    except NewslintError as error:
        stop(error)


def watched(files: list[T], *, quiet: bool) -> Iterable[T]:
    """The files, with a bar that shows how far the run is, where somebody watches and it takes long."""
    if quiet or len(files) < MANY or not sys.stderr.isatty():
        return files
    return _with_bar(files)


def _with_bar(files: list[T]) -> Iterator[T]:
    from rich.console import Console  # noqa: PLC0415 -- 60 ms, for long runs on a terminal alone
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = Console(stderr=True)
    with ExitStack() as stack:
        bar = Progress(*columns, console=shown, transient=True, redirect_stdout=sys.stdout.isatty())
        stack.enter_context(bar)
        yield from bar.track(files)
