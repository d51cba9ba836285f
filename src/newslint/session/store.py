"""Files in and out: bytes are read whole, and written whole or not at all."""

import os
from contextlib import suppress
from stat import S_IMODE, S_ISDIR, S_ISREG
from typing import NamedTuple

from newslint.errors import InputError


class Stored(NamedTuple):
    """A file as it was read: its path, as the user would write it, and its bytes."""

    path: str
    data: bytes


def read(path: str) -> Stored:
    """The file at a path.

    Raises:
        InputError: It is not there, cannot be read, or is a folder, a pipe or a device.
    """
    try:
        mode = os.stat(path).st_mode
        if S_ISDIR(mode):
            raise InputError("is a folder, where a file was expected", path)
        if not S_ISREG(mode):
            raise InputError(
                "is a pipe or a device, not a file; to read a stream, pipe it in and pass -", path
            )
        with open(path, "rb", buffering=0) as file:
            return Stored(path, file.read())
    except OSError as error:
        raise InputError(f"cannot be read: {reason(error)}", path) from error


def write(stored: Stored, data: bytes) -> None:
    """Let `data` take the place of a file's content, in one step; its mode stays, and a link stays a link.

    Raises:
        InputError: The file may not be written, is no longer what was read, or the disk refused; in each case
            the file is as it was.
    """
    real = os.path.realpath(stored.path)
    try:
        os.close(
            os.open(real, os.O_WRONLY)
        )  # taking its place needs no right to write to it: ask for that right
        if read(real).data != stored.data:
            raise InputError(
                "has changed since it was read; nothing was written, run newslint again", stored.path
            )
        _replace(real, data)
    except OSError as error:
        raise InputError(f"cannot be written: {reason(error)}; it is as it was", stored.path) from error


def reason(error: OSError) -> str:
    """What the system says went wrong, in lower case: `permission denied`."""
    text = error.strerror or str(error) or type(error).__name__
    return text[:1].lower() + text[1:]


def _replace(real: str, data: bytes) -> None:
    import tempfile  # noqa: PLC0415 -- where a file is written

    folder = os.path.dirname(real)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".newslint-")
    try:
        try:
            _fill(handle, data)
        finally:
            os.close(handle)
        _dress(temporary, os.stat(real))
        os.replace(temporary, real)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _settle(folder)


def _fill(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
    os.fsync(handle)


def _dress(temporary: str, like: os.stat_result) -> None:
    """Give the new file the owner, where that is allowed, and the mode of the old one."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(temporary, like.st_uid, like.st_gid)
    os.chmod(temporary, S_IMODE(like.st_mode))


def _settle(folder: str) -> None:
    """Ask that the folder's new entry outlive a power cut; not every system and file system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
