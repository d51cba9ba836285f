"""Copies owner, group, permissions and extended attributes of a file to the file that replaces it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOTSUP
from stat import S_IMODE

from newslint import disk
from newslint.errors import InputError, reason


def carry(old: int, new: int, path: str) -> None:
    """Give the file `new` the owner, group, permissions and extended attributes of the file `old`.

    Access lists are extended attributes too. Python reads extended attributes on Linux only.

    Args:
        old: A handle of the file that is replaced.
        new: A handle of the file that replaces it.
        path: The path of `new`.

    Raises:
        InputError: One of these cannot be set.
    """
    like, mine = os.fstat(old), os.fstat(new)
    if hasattr(os, "fchown") and (like.st_uid, like.st_gid) != (mine.st_uid, mine.st_gid):
        with _kept("owner and group"):
            disk.set_owner(new, like.st_uid, like.st_gid)
    with _kept("permissions"):
        disk.set_mode(path, S_IMODE(like.st_mode))
    if hasattr(os, "listxattr"):
        with _kept("extended attributes"):
            _carry_extended(_extended(old), new)


def _carry_extended(wanted: dict[str, bytes], new: int) -> None:
    have = _extended(new)
    for name in have.keys() - wanted.keys():
        disk.drop_attribute(new, name)
    for name, value in wanted.items():
        if have.get(name) != value:
            disk.set_attribute(new, name, value)


def _extended(handle: int) -> dict[str, bytes]:
    try:
        return {name: os.getxattr(handle, name) for name in os.listxattr(handle)}
    except OSError as error:
        if error.errno == ENOTSUP:
            return {}
        raise


@contextmanager
def _kept(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"its {what} cannot be kept: {reason(error)}; it is unchanged") from error
