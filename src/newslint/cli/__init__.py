"""The command line: `newslint check`, `fix`, `score`, `rules`, `test-rules`."""

from __future__ import annotations

import _thread
import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from newslint.cli.quick import asked

YOUNG = 50_000  # objects: collecting what modules are made of takes 3 ms of a start, and finds nothing


def process(prog_name: str | None = None) -> NoReturn:
    """Be the command, and end without taking apart what the process holds: that takes 4 ms and frees nothing.

    Where something waits for the end, a thread or what is registered for it, the process ends as any does.
    """
    try:
        main(prog_name)
    except SystemExit as end:
        is_awaited = _thread._count() or atexit._ncallbacks()  # noqa: SLF001 -- there is no public way to ask
        if is_awaited or not isinstance(end.code, int | None):
            raise
        with suppress(OSError):  # told by the interpreter as it ends
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(end.code or 0)
        raise


def main(prog_name: str | None = None) -> NoReturn:
    """Do what the command line asks for, and end the process.

    A plain `newslint check FILE` needs nothing of click, whose import takes longer than the check; what goes
    wrong then is left to click as well, so that it is told and ends the same way.
    """
    gc.set_threshold(YOUNG)
    try:
        _run(prog_name)
    finally:
        gc.freeze()  # all ends with the process: to look for what nobody holds takes 4 ms


def _run(prog_name: str | None) -> NoReturn:
    choices = asked(sys.argv[1:])
    if choices is not None:
        from newslint.cli.running import check  # noqa: PLC0415 -- not for --help

        try:
            check(choices)
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 -- every one goes on
            _tell(error, prog_name)
    from newslint.cli.group import main as by_click  # noqa: PLC0415 -- 30 ms that a plain check saves

    by_click(prog_name=prog_name)
    raise SystemExit


def _tell(error: BaseException, prog_name: str | None) -> NoReturn:
    import click  # noqa: PLC0415 -- for what went wrong alone

    def fail() -> None:
        raise error

    click.Command("newslint", callback=fail).main([], prog_name)
    raise SystemExit
