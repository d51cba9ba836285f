"""Files, read whole, and written whole or not at all."""

import os
from contextlib import suppress
from stat import S_IMODE, S_ISDIR, S_ISREG
from typing import NamedTuple

from newslint.errors import InputError


class Stored(NamedTuple):
    """A file as it was read: its path, as the user wrote it, and its bytes."""

    path: str
    data: bytes


def read(path: str) -> Stored:
    """The file at a path.

    Raises:
        InputError: It does not exist, cannot be read, or is a folder, a pipe or a device.
    """
    try:
        mode = os.stat(path).st_mode
        if S_ISDIR(mode):
            raise InputError("is a folder, but a file is expected", path)
        if not S_ISREG(mode):
            raise InputError(
                "is a pipe or a device, not a file; to read a stream, pipe it to newslint and pass -", path
            )
        with open(path, "rb", buffering=0) as file:
            return Stored(path, file.read())
    except OSError as error:
        raise InputError(f"cannot be read: {reason(error)}", path) from error


def write(stored: Stored, data: bytes) -> None:
    """Replace the content of a file by `data`, in one step; its mode stays, and a link stays a link.

    Raises:
        InputError: The file may not be written, has changed since it was read, or writing failed. In each
            case the file is unchanged.
    """
    real = os.path.realpath(stored.path)
    try:
        os.close(
            os.open(real, os.O_WRONLY)
        )  # replacing a file needs no permission to write to it, so check for that permission
        if read(real).data != stored.data:
            raise InputError(
                "has changed since it was read, so nothing was written; run newslint again", stored.path
            )
        _replace(real, data)
    except OSError as error:
        raise InputError(f"cannot be written: {reason(error)}; it is unchanged", stored.path) from error


def reason(error: OSError) -> str:
    """The system's message for an error, in lower case: `permission denied`."""
    text = error.strerror or str(error) or type(error).__name__
    return text[:1].lower() + text[1:]


def _replace(real: str, data: bytes) -> None:
    import tempfile  # noqa: PLC0415 -- only if a file is written

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
    """Give the new file the mode and, if allowed, the owner of the old one."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(temporary, like.st_uid, like.st_gid)
    os.chmod(temporary, S_IMODE(like.st_mode))


def _settle(folder: str) -> None:
    """Flush the folder's new entry to disk, so that it survives a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
