"""Files, read whole."""

import os
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple, Self

from newslint.errors import InputError, reason


class Seen(NamedTuple):
    """The state of a file: device, file number, size, time of the last write in ns."""

    device: int
    number: int
    size: int
    written: int

    @classmethod
    def of(cls, status: os.stat_result) -> Self:
        """The state in a status."""
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


class Stored(NamedTuple):
    """A file as it was read: its path, as the user wrote it, its bytes, and its state; None: unknown."""

    path: str
    data: bytes
    seen: Seen | None = None


def read(path: str) -> Stored:
    """The file at a path.

    Raises:
        InputError: It does not exist, cannot be read, is a folder, a pipe or a device, or was written to in
            the meantime.
    """
    try:
        _must_be_a_file(os.stat(path).st_mode, path)
        with open(path, "rb", buffering=0) as file:
            before = os.fstat(file.fileno())
            _must_be_a_file(before.st_mode, path)
            data = file.read()
            seen = Seen.of(os.fstat(file.fileno()))
    except OSError as error:
        raise InputError(f"cannot be read: {reason(error)}", path) from error
    if seen != Seen.of(before):
        raise InputError("changed while it was read; run newslint again", path)
    return Stored(path, data, seen)


def _must_be_a_file(mode: int, path: str) -> None:
    if S_ISDIR(mode):
        raise InputError("is a folder, but a file is expected", path)
    if not S_ISREG(mode):
        raise InputError(
            "is a pipe or a device, not a file; to read a stream, pipe it to newslint and pass -", path
        )
