"""A check that ends its process or waits, and runs of newslint in which a step is fatal."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli_kit import RAISES, desk

CHECK = """
from __future__ import annotations

import os
from pathlib import Path

from newslint.document import Document

def boom(document: Document):
    if "zzboom always" in document.text:
        os._exit(7)
    if "zzboom once" in document.text and not Path("struck").exists():
        Path("struck").touch()
        os._exit(7)
    if "zzboom waits" in document.text:
        Path(document.path).with_suffix(".begun").write_text("")  # a pipe: waits until the test reads it
        Path("gate").read_text()  # a pipe to which nobody writes
    return ()
"""
WAITS = "It says zzboom waits.\n\nZZMORE\n"
FATAL = """
import os
import sys
from newslint import disk
from newslint.cli.group import main

parent = os.getpid()
{step} = disk.{step}

def fatal(*given):
    {body}

disk.{step} = fatal
sys.argv = ["newslint", *sys.argv[1:]]
main()
"""


@pytest.fixture
def killer(at: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a check that ends its process or waits forever, if its configuration is named."""
    desk(at)
    (at / "cards" / "house" / "raising-check.toml").write_text(
        RAISES.replace("desk_checks.broken", "desk_deadly.check"), encoding="utf-8"
    )
    (at / "cards" / "desk_deadly").mkdir()
    (at / "cards" / "desk_deadly" / "__init__.py").write_text("", encoding="utf-8")
    (at / "cards" / "desk_deadly" / "check.py").write_text(CHECK, encoding="utf-8")
    monkeypatch.syspath_prepend(at / "cards")
    monkeypatch.setenv("PYTHONPATH", str(at / "cards"), prepend=os.pathsep)
    return at


def waiting(folder: Path, *names: str) -> list[Path]:
    """Articles at which the check waits; the pipes signal that it does."""
    if not (folder / "gate").exists():
        os.mkfifo(folder / "gate")
    pipes = []
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(WAITS, encoding="utf-8")
        pipes.append((folder / name).with_suffix(".begun"))
        os.mkfifo(pipes[-1])
    return pipes


def begun(pipes: list[Path]) -> None:
    """Return once the check waits at all of these articles; a run that never reaches them fails the test."""
    for pipe in pipes:
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        ready, _, _ = select.select([reader], [], [], 60)
        os.close(reader)
        assert ready, f"no check came to {pipe}"


def started(*arguments: str) -> subprocess.Popen[str]:
    """A running newslint, in a process group of its own, with the configuration of the folder named."""
    return running([sys.executable, "-m", "newslint", *_named(arguments)])


def fatal(step: str, body: str, *arguments: str) -> subprocess.Popen[str]:
    """A running newslint, with the configuration of the folder named, in which a step does something else.

    Args:
        step: A function of `newslint.disk`.
        body: One statement; `given` are the arguments of the step, and its name is the step itself.
        arguments: The command.
    """
    return running([sys.executable, "-c", FATAL.format(step=step, body=body), *_named(arguments)])


def _named(arguments: tuple[str, ...]) -> list[str]:
    """The arguments with a configuration: without it, checks in a folder of cards do not run."""
    command, *others = arguments
    return [command, *(("--config", "newslint.toml") if command in ("check", "fix") else ()), *others]


def running(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code, output and messages of a run, once it and all of its workers have ended.

    Raises:
        TimeoutExpired: It did not end; it is killed, so that the tests go on.
    """
    with process:
        try:
            out, said = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return process.returncode, out, said
