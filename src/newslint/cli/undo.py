"""`newslint undo`."""

import os
import sys

import click

from newslint.cli.console import Outlet, complain, safely, say, stop
from newslint.errors import JournalError
from newslint.report import visible
from newslint.report.closing import count
from newslint.session.interrupt import SIGNALS, Interrupted
from newslint.session.journal import journals
from newslint.session.past import PastRun, chosen, earlier, past_runs
from newslint.session.undo import undo as put_back


def complete_run(_context: click.Context, _argument: click.Parameter, incomplete: str) -> list[str]:
    """The names of runs that begin with the given text."""
    try:
        names = [run.name for run in past_runs(journals())]
    except JournalError:
        return []
    return [name for name in names if name.startswith(incomplete)]


@click.command("undo")
@click.argument("run", required=False, metavar="[RUN]", shell_complete=complete_run)
@click.option("--list", "lists", is_flag=True, help="List the runs of the last 30 days, latest first.")
def undo(run: str | None, *, lists: bool) -> None:
    """Restore the files that a run of `newslint fix` changed (default: the latest run not yet undone).

    A file that has changed since is left alone. RUN is a name from the list, or its beginning.
    """
    if lists and run is not None:
        raise click.UsageError("--list does not take a run")
    runs = safely(lambda: past_runs(journals()))
    if lists:
        _list(runs)
    else:
        latest = safely(lambda: chosen(runs, run))
        raise SystemExit(_undo(latest, earlier(runs, latest) if run is None else None))


def _list(runs: list[PastRun]) -> None:
    for run in runs:
        command = " ".join(("newslint", *run.command))
        state = "  (undone)" if run.is_undone else ""
        files = count(len(run.entries), "file")
        click.echo(visible(f"{run.name}  {files}  {command}  in {run.where}{state}"))


def _undo(run: PastRun, before: PastRun | None) -> int:
    """Restore the files; 2 if one was left alone, or the signal's code.

    Args:
        run: The run to undo.
        before: The run that the user may want to undo next; None: there is none.
    """
    out, code, written = Outlet(lambda: sys.stdout), 0, 0
    with SIGNALS.handled():
        try:
            for done in put_back(run):
                if done.was_written:
                    written += 1
                    out.write(f"restored: {visible(_shown(done.path))}\n", at_once=True)
                if done.error is not None:
                    complain(done.error)
                    code = 2
        except Interrupted as request:
            say("interrupted: not all files were restored; run newslint undo again")
            code = 128 + request.number
        except JournalError as error:
            stop(error)
    say(f"Restored {count(written, 'file')} of the run {run.name}.")
    if code == 2 and before is not None:
        say(f"To go on with the run before it, name that run: newslint undo {before.name}")
    return code


def _shown(path: str) -> str:
    """The path from the current folder, if the file is in it."""
    here = os.path.join(os.path.realpath(os.curdir), "")
    return path.removeprefix(here)
