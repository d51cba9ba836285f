"""The steps of writing to disk, with a function for each, so that a test can make any step fail.

Each function except `fill` is one system call, and raises the system's OSError.
"""

import os
from contextlib import suppress
from errno import EACCES, EBADF, EINVAL, EIO, EISDIR, ENOTSUP, EPERM
from typing import Self

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would write other line ends without it
_NO_FOLDER_SYNC = (EACCES, EBADF, EINVAL, EISDIR, ENOTSUP, EPERM)


class Handle:
    """The descriptor of an open file, which is closed at the end of its context or earlier."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. An error is ignored, because everything that matters has been synced before."""
        if self.number >= 0:
            with suppress(OSError):
                os.close(self.number)
        self.number = -1


def make_folder(path: str, mode: int = 0o777) -> None:
    """Make a folder and those above it, unless it exists."""
    os.makedirs(path, mode, exist_ok=True)


def create(path: str, mode: int = 0o600) -> int:
    """A handle to write and read a new file. If there already is a file with this name, that is an error."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, mode)


def open_log(path: str, mode: int = 0o600) -> int:
    """A handle to append to a file, which is created if it does not exist."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, mode)


def write(handle: int, data: bytes | memoryview) -> int:
    """Write the first bytes of the data; the result is their number."""
    return os.write(handle, data)


def fill(handle: int, data: bytes) -> None:
    """Write all of the data, in as many calls as the system needs."""
    view = memoryview(data)
    while view:
        written = write(handle, view)
        if written <= 0:
            raise OSError(EIO, os.strerror(EIO))
        view = view[written:]


def sync(handle: int) -> None:
    """Wait until the data that was written is on disk."""
    os.fsync(handle)


def sync_folder(path: str) -> None:
    """Wait until the folder's new entries are on disk; does nothing if the system has no such call."""
    try:
        with Handle(os.open(path, os.O_RDONLY)) as handle:
            os.fsync(handle.number)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def set_owner(handle: int, user: int, group: int) -> None:
    """Give a file to a user and a group."""
    os.fchown(handle, user, group)


def set_mode(path: str, mode: int) -> None:
    """Set the permissions of a file."""
    os.chmod(path, mode)


def set_attribute(handle: int, name: str, value: bytes) -> None:
    """Set an extended attribute of a file."""
    os.setxattr(handle, name, value)


def drop_attribute(handle: int, name: str) -> None:
    """Remove an extended attribute of a file."""
    os.removexattr(handle, name)


def exchange(new: str, old: str) -> None:
    """Replace the file `old` by the file `new`, in one step."""
    os.replace(new, old)


def remove(path: str) -> None:
    """Delete a file."""
    os.unlink(path)


def remove_folder(path: str) -> None:
    """Delete an empty folder."""
    os.rmdir(path)
