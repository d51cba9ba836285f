"""Signals, dying processes and closed pipes: changed files are reported exactly once and in order."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli_kit import DIRTY, REPAIRED, files
from fatal_kit import begun, ended, fatal, killer, started, waiting

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal for one process")
__all__ = ["killer"]
STOPS = pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
JOBS = pytest.mark.parametrize("jobs", ["1", "2"])


def reported(said: str) -> list[str]:
    """The files that a run says it fixed."""
    return [line.removeprefix("fixed: ") for line in said.splitlines() if line.startswith("fixed: ")]


def changed(folder: Path) -> list[str]:
    """The files of a folder that were fixed, in order."""
    return [
        str(path.relative_to(folder.parent))
        for path in sorted(folder.glob("*.txt"))
        if "ZZMORE" not in path.read_text(encoding="utf-8")
    ]


@pytest.fixture
def two_tasks(killer: Path) -> list[Path]:
    """Two tasks of files; each begins with a dirty file and waits at the next."""
    files(killer, *(f"in/{number:03}.txt" for number in range(256)), text=DIRTY)
    return waiting(killer, "in/001.txt", "in/129.txt")


@STOPS
def test_a_check_that_is_stopped_reports_the_finished_documents(
    two_tasks: list[Path], stop: signal.Signals
) -> None:
    process = started("check", "--jobs", "2", "--output-format", "json", "--ignore", "rumour-word", "in")
    begun(two_tasks)
    os.killpg(process.pid, stop)
    code, out, said = ended(process)
    assert [finding["path"] for finding in json.loads(out)] == ["in/000.txt", "in/128.txt"]
    assert said.splitlines()[-1] == "interrupted: not everything was checked"
    assert (code, "Traceback" in said) == (128 + stop, False)


@STOPS
def test_a_fix_that_is_stopped_reports_the_changed_files(
    killer: Path, two_tasks: list[Path], stop: signal.Signals
) -> None:
    process = started("fix", "--jobs", "2", "in")
    begun(two_tasks)
    os.killpg(process.pid, stop)
    code, out, said = ended(process)
    assert reported(said) == changed(killer / "in") == ["in/000.txt", "in/128.txt"]
    assert out.count("rumour-word") == 2
    assert code == 128 + stop


@STOPS
def test_a_fix_in_one_process_that_is_stopped_reports_the_changed_files(
    killer: Path, stop: signal.Signals
) -> None:
    files(killer, "in/0.txt", "in/2.txt", text=DIRTY)
    pipes = waiting(killer, "in/1.txt")
    process = started("fix", "--jobs", "1", "in")
    begun(pipes)
    process.send_signal(stop)
    code, out, said = ended(process)
    assert reported(said) == changed(killer / "in") == ["in/0.txt"]
    assert (code, out.count("rumour-word")) == (128 + stop, 1)


@STOPS
@pytest.mark.parametrize("body", ["exchange(*given); {}", "{}; exchange(*given)"])
def test_a_signal_is_delayed_until_the_file_is_written_and_reported(
    killer: Path, stop: signal.Signals, body: str
) -> None:
    files(killer, "in/0.txt", "in/1.txt", text=DIRTY)
    request = f"given[1].endswith('.txt') and os.kill(parent, {int(stop)})"
    code, out, said = ended(fatal("exchange", body.format(request), "fix", "--jobs", "1", "in"))
    assert reported(said) == changed(killer / "in") == ["in/0.txt"]
    assert (code, out.count("rumour-word")) == (128 + stop, 1)


@JOBS
def test_a_signal_while_workers_write_files(killer: Path, jobs: str) -> None:
    files(killer, *(f"in/{number:03}.txt" for number in range(200)), text=DIRTY)
    body = "exchange(*given); '050' in given[1] and os.kill(parent, 15)"
    code, out, said = ended(fatal("exchange", body, "fix", "--jobs", jobs, "in"))
    assert reported(said) == changed(killer / "in")
    assert out.count("rumour-word") == len(reported(said)) < 200
    assert code == 143


def test_workers_end_with_their_parent(killer: Path, two_tasks: list[Path]) -> None:
    process = started("fix", "--jobs", "2", "in")
    begun(two_tasks)
    process.kill()
    ended(process)  # the workers have the other end of its pipe
    assert changed(killer / "in") == ["in/000.txt", "in/128.txt"]


def test_a_file_that_a_dying_worker_has_written_is_reported_once(killer: Path) -> None:
    files(killer, *(f"in/{number}.txt" for number in range(6)), text=DIRTY)
    body = "exchange(*given); '3.txt' in given[1] and os.getpid() != parent and os._exit(7)"
    command = ("fix", "--jobs", "2", "--output-format", "concise", "in")
    code, out, said = ended(fatal("exchange", body, *command))
    assert reported(said) == changed(killer / "in") == [f"in/{number}.txt" for number in range(6)]
    assert [line.split(":")[0] for line in out.splitlines()] == reported(said)
    assert (code, "error" in said) == (0, False)


def test_a_file_that_a_dying_worker_has_not_written_is_tried_again_and_reported(killer: Path) -> None:
    files(killer, *(f"in/{number}.txt" for number in range(6)), text=DIRTY)
    body = "os._exit(7) if '3.txt' in given[1] and os.getpid() != parent else exchange(*given)"
    code, _, said = ended(fatal("exchange", body, "fix", "--jobs", "2", "in"))
    assert reported(said) == changed(killer / "in") == [f"in/{number}.txt" for number in (0, 1, 2, 4, 5)]
    assert "error: in/3.txt: the process that checked it died twice, with exit code 7" in said
    assert code == 2


@JOBS
@pytest.mark.parametrize("closed", ["stdout", "stderr", "both"])
def test_a_closed_pipe_stops_printing_but_not_fixing(killer: Path, jobs: str, closed: str) -> None:
    files(killer, *(f"in/{number:03}.txt" for number in range(200)), text=DIRTY)
    theirs, ours = os.pipe()
    os.close(theirs)
    with Path("told").open("w", encoding="utf-8") as told:
        out = told if closed == "stderr" else ours
        err = told if closed == "stdout" else ours
        command = [sys.executable, "-m", "newslint", "fix", "--jobs", jobs, "in"]
        subprocess.run(command, stdout=out, stderr=err, check=False)
    os.close(ours)
    assert len(changed(killer / "in")) == 200
    said = Path("told").read_text(encoding="utf-8")
    if closed == "stdout":
        assert reported(said) == changed(killer / "in")
    assert "Traceback" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_report_that_cannot_be_written_stops_no_fix(killer: Path) -> None:
    files(killer, *(f"in/{number:03}.txt" for number in range(100)), text=DIRTY)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "newslint", "fix", "in"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert reported(done.stderr) == changed(killer / "in")
    assert "error: <stdout>: cannot write the findings: no space left on device" in done.stderr
    assert done.returncode == 2
    assert (killer / "in" / "000.txt").read_text(encoding="utf-8") == REPAIRED
