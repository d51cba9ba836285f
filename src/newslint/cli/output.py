"""The file of `--output-file`: checked before the run, and replaced in one step at its end."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from newslint.errors import InputError


def check_output(path: str, inputs: Iterable[str]) -> None:
    """Check that a report may be written to this path.

    Args:
        path: The file of the report.
        inputs: The files that the run reads.

    Raises:
        InputError: It is a folder, or one of the inputs.
    """
    if os.path.isdir(path):
        raise InputError("is a folder; name a file for the findings", path)
    real, known = os.path.realpath(path), _number(path)
    for one in inputs:
        if (known is not None and known == _number(one)) or real == os.path.realpath(one):
            raise InputError("is read in this run; name another file for the findings, or exclude it", path)


@contextmanager
def output(path: str) -> Iterator[TextIO]:
    """A stream to a file, which keeps its old content until the end of the context, and after an error.

    A pipe or a device is written to at once.

    Raises:
        InputError: The file cannot be replaced.
        OSError: It cannot be written.
    """
    if _is_special(path):
        with open(path, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    from newslint.session.replacing import replacing  # noqa: PLC0415 -- other runs need not pay for it

    try:
        with replacing(path) as stream:
            yield stream
    except InputError as error:
        raise InputError(error.message, path) from error


def _is_special(path: str) -> bool:
    """True for a pipe, a terminal or a device."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def _number(path: str) -> tuple[int, int] | None:
    """The identity of a file, which does not depend on its name; None if there is no such file."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
