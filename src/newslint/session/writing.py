"""Writes files completely or not at all."""

import os
import time
from collections.abc import Callable

from newslint import disk
from newslint.disk import Handle
from newslint.errors import InputError, reason
from newslint.session.attributes import carry
from newslint.session.locks import lock, release
from newslint.session.store import Seen, Stored
from newslint.session.temporary import TemporaryFile, temporary_file

PATIENCE = 2.0  # seconds to wait for a program that holds the lock
PAUSE = 0.002  # seconds; a program that waited for the lock gets it in less
CHUNK = 1 << 20  # bytes
CHANGED = "has changed since it was read, so nothing was written; run newslint again"
LOCKED = "is locked by another program, so nothing was written; run newslint again"
UNSURE = "was written, but may be lost in a power failure"


def write(stored: Stored, data: bytes, announce: Callable[[], None] | None = None) -> InputError | None:
    """Replace the content of a file by `data`, in one step.

    Owner, group, permissions and extended attributes stay, and a link stays a link.

    Args:
        stored: The file as it was read.
        data: The new content.
        announce: Called when everything is ready, before the last check and the replacement.

    Returns:
        An error if the file was written, but the disk did not confirm it.

    Raises:
        InputError: The file may not be written, has changed since it was read, has a second name, or writing
            failed. In each case the file is unchanged.
    """
    real = os.path.realpath(stored.path)
    try:
        # replacing a file does not need permission to write to it, so require it here
        with Handle(os.open(real, os.O_RDWR)) as old, temporary_file(real) as new:
            check(old, real, stored.seen)
            disk.fill(new.handle.number, data)
            carry(old.number, new.handle.number, new.path)
            disk.sync(new.handle.number)
            if announce is not None:
                announce()
            last = _exchange(old, new, real, stored)
            return settled(real, stored.path) or _carry_over(old, last, real, stored.path)
    except OSError as error:
        raise InputError(f"cannot be written: {reason(error)}; it is unchanged", stored.path) from error
    except InputError as error:
        raise InputError(error.message, stored.path) from error


def settled(real: str, path: str) -> InputError | None:
    """Flush the entry of a new file to the disk; the error if that fails.

    Args:
        real: The path without links.
        path: The path that the error names.
    """
    try:
        disk.sync_folder(os.path.dirname(real))
    except OSError as error:
        return InputError(f"{UNSURE}: {reason(error)}", path)
    return None


def _exchange(old: Handle, new: TemporaryFile, real: str, stored: Stored) -> Seen:
    """Replace the file by the new content. The last check comes directly before, under the lock.

    Returns:
        The state of the old file at that check.
    """
    if not lock(old.number, PATIENCE):
        raise InputError(LOCKED)
    if not _holds(old.number, stored.data):
        raise InputError(CHANGED)
    last = check(old, real, stored.seen)
    if os.name == "nt":
        old.close()  # Windows cannot replace an open file
    new.exchange(real)
    release(old.number)
    return last


def _carry_over(old: Handle, last: Seen, real: str, path: str) -> InputError | None:
    """Append to the new file what was appended to the old one; the error if something may be lost.

    A program that opened the file before it was replaced, and waited for its lock, then writes to the old
    file, which no longer has a name. Windows cannot replace an open file.

    Args:
        old: A handle of the old file, without its lock.
        last: The state of the old file at the last check.
        real: The path of the new file, without links. The caller holds its lock.
        path: The path that the error names.
    """
    if os.name == "nt":
        return None
    time.sleep(PAUSE)
    try:
        lock(old.number, PATIENCE)
        now = Seen.of(os.fstat(old.number))
        if now == last:
            return None
        if now.size <= last.size:
            return InputError(
                "was fixed at the moment when another program wrote to it; check its content", path
            )
        os.lseek(old.number, last.size, os.SEEK_SET)
        with Handle(disk.open_log(real)) as new:
            while chunk := os.read(old.number, CHUNK):
                disk.fill(new.number, chunk)
            disk.sync(new.number)
    except OSError as error:
        return InputError(f"data written to it in the meantime may be lost: {reason(error)}", path)
    return None


def check(old: Handle, real: str, seen: Seen | None) -> Seen:
    """The state of a file that has one name, and is in the state in which it was read.

    Args:
        old: A handle of the file.
        real: Its path without links.
        seen: The state in which it was read; None: unknown.

    Raises:
        InputError: It is not; the file is unchanged.
        OSError: It is gone.
    """
    here, status = Seen.of(os.stat(real)), os.fstat(old.number)
    if status.st_nlink > 1:
        raise InputError(
            f"has {status.st_nlink} names (hard links), which a new file would separate; it is unchanged"
        )
    if here != Seen.of(status) or seen not in (None, here):
        raise InputError(CHANGED)
    return here


def _holds(handle: int, data: bytes) -> bool:
    """True if a file holds exactly these bytes."""
    os.lseek(handle, 0, os.SEEK_SET)
    at = 0
    while chunk := os.read(handle, CHUNK):
        if data[at : at + len(chunk)] != chunk:
            return False
        at += len(chunk)
    return at == len(data)
