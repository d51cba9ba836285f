"""Output to the terminal: each text on the right stream, without harmful characters."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import NoReturn, TextIO, TypeVar

from newslint.errors import NewslintError
from newslint.report.visible import complaint

T = TypeVar("T")
MANY = 25  # files; with fewer, the run ends before anybody can read the bar


def wants_color(stream: TextIO) -> bool:
    """True if a stream is to be coloured: never with NO_COLOR, always with FORCE_COLOR, else on terminals."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def write(stream: TextIO, text: str) -> None:
    """Write a text; characters that the stream's encoding lacks are written as escapes."""
    if not text.isascii():
        encoding = stream.encoding or "utf-8"
        text = text.encode(encoding, "backslashreplace").decode(encoding)
    stream.write(text)


class Outlet:
    """A stream that takes no more text after a write has failed.

    Args:
        stream: The stream, looked up each time, because a progress bar may have replaced it.
    """

    def __init__(self, stream: Callable[[], TextIO]) -> None:
        self._stream = stream
        self.failure: OSError | None = None

    def write(self, text: str, *, at_once: bool = False) -> None:
        """Write a text; nothing after a failure."""
        if self.failure is not None:
            return
        try:
            write(self._stream(), text)
            if at_once:
                self._stream().flush()
        except OSError as error:
            self.failure = error


def say(text: str) -> None:
    """Write a line to standard error."""
    write(sys.stderr, f"{text}\n")


def complain(error: NewslintError, path: str | None = None) -> None:
    """Write an error to standard error, with the file it is about."""
    say(complaint(error, path))


def stop(error: NewslintError) -> NoReturn:
    """Report the error and end the command with exit code 2."""
    complain(error)
    raise SystemExit(2)


def safely(work: Callable[[], T]) -> T:
    """The result of `work`; a `NewslintError` is reported, and ends the command with exit code 2."""
    try:
        return work()
    except NewslintError as error:
        stop(error)


def watched(files: list[T], *, quiet: bool) -> Iterable[T]:
    """The files, with a progress bar if there are many and standard error is a terminal."""
    if quiet or len(files) < MANY or not sys.stderr.isatty():
        return files
    return _with_bar(files)


def _with_bar(files: list[T]) -> Iterator[T]:
    from rich.console import Console  # noqa: PLC0415 -- 60 ms, for long runs on a terminal only
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = Console(stderr=True)
    with ExitStack() as stack:
        bar = Progress(*columns, console=shown, transient=True, redirect_stdout=sys.stdout.isatty())
        stack.enter_context(bar)
        yield from bar.track(files)
