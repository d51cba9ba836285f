"""A stream of text that replaces a file when all of it is written."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from newslint import disk
from newslint.disk import Handle
from newslint.session.attributes import carry
from newslint.session.temporary import sweep, temporary_file
from newslint.session.writing import check, settled

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Raw(io.RawIOBase):
    """The bytes of an open file, which stays open."""

    def __init__(self, handle: int) -> None:
        super().__init__()
        self._handle = handle

    def writable(self) -> bool:
        """True."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Write the first bytes of the data; the result is their number."""
        return disk.write(self._handle, memoryview(data))


@contextmanager
def replacing(path: str) -> Iterator[TextIO]:
    """A stream in UTF-8. The file keeps its content until the end of the context, and after an error.

    Raises:
        InputError: The file has a second name, or its owner or permissions cannot be kept.
        OSError: It cannot be written.
    """
    real = os.path.realpath(path)
    sweep(os.path.dirname(real))
    with temporary_file(real, 0o666) as new:
        if os.path.exists(real):
            with Handle(os.open(real, os.O_RDWR)) as old:
                check(old, real, None)
                carry(old.number, new.handle.number, new.path)
        buffered = io.BufferedWriter(_Raw(new.handle.number))
        with io.TextIOWrapper(buffered, encoding="utf-8", newline="\n") as stream:
            yield stream
        disk.sync(new.handle.number)
        new.exchange(real)
    unsure = settled(real, path)
    if unsure is not None:
        raise unsure
