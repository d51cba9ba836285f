"""Steps of writing that fail, wrapped around `newslint.disk`."""

import errno
import os
from collections.abc import Callable
from typing import Any

import pytest

from newslint import disk

STEPS = ("create", "write", "set_mode", "sync", "exchange")
FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES)


def fault(code: int) -> OSError:
    """The system's error with this number."""
    return OSError(code, os.strerror(code))


def failing(
    patch: pytest.MonkeyPatch, step: str, code: int, where: Callable[..., bool] = lambda *_: True
) -> list[int]:
    """Let a step fail if `where` is true for its arguments; each failure is added to the list."""
    real = getattr(disk, step)
    failures: list[int] = []

    def fail(*given: Any) -> Any:
        if where(*given):
            failures.append(code)
            raise fault(code)
        return real(*given)

    patch.setattr(disk, step, fail)
    return failures


def acting(patch: pytest.MonkeyPatch, step: str, act: Callable[[], object]) -> None:
    """Do something directly before a step."""
    real = getattr(disk, step)

    def acted(*given: Any) -> Any:
        act()
        return real(*given)

    patch.setattr(disk, step, acted)


def in_pieces(patch: pytest.MonkeyPatch) -> None:
    """Let the system write three bytes at a time."""
    patch.setattr(disk, "write", lambda handle, data: os.write(handle, data[:3]))
