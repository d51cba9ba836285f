"""`newslint` and the terminal: colours, escapes, pipes that close, the bar, the shell's completion."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cli_kit import CLEAN, DIRTY, desk, files, run
from newslint.outcome import Outcome
from newslint.session import runner
from newslint.session.runner import Job


@pytest.fixture(autouse=True)
def articles(at: Path) -> None:
    """A folder with a dirty article and a clean one."""
    files(desk(at), "dirty.txt", text=DIRTY)
    files(at, "clean.txt", text=CLEAN)


@pytest.mark.parametrize(
    ("variables", "colored"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_is_for_terminals_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], colored: bool
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", "dirty.txt").stdout) is colored


@pytest.mark.parametrize("form", ["full", "concise", "github", "summary"])
def test_characters_that_could_harm_a_terminal_are_shown_as_escapes(at: Path, form: str) -> None:
    name = "a\x1b[2J\N{RIGHT-TO-LEFT OVERRIDE}.txt"
    (at / name).write_text(
        "\x1b[31mShe\N{RIGHT-TO-LEFT OVERRIDE} zzreportedly left.\n\nZZMORE\n", encoding="utf-8"
    )
    done = run("check", "--output-format", form, name, "gone\x07.txt")
    for text in (done.stdout, done.stderr):
        assert not {"\x1b", "\x07", "\N{RIGHT-TO-LEFT OVERRIDE}"} & set(text)
    assert "gone\\x07.txt" in done.stderr


def test_unpaired_surrogates_in_json_lines_are_written_as_escapes(at: Path) -> None:
    (at / "a.jsonl").write_text('{"text": "She zzreportedly \\ud800 left."}\n', encoding="utf-8")
    for form in ("full", "concise", "json", "jsonl", "sarif", "github"):
        done = run("check", "--output-format", form, "a.jsonl")
        assert done.exit_code == 0, done.exception
        assert "rumour-word" in done.stdout


def test_a_reader_that_stops_reading_causes_no_error(at: Path) -> None:
    (at / "long.txt").write_text("ZZMORE\n\n" * 3000, encoding="utf-8")
    command = f"{sys.executable} -m newslint check --output-format concise long.txt | head -n 1"
    done = subprocess.run(command, shell=True, cwd=at, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("long.txt:1:1")
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newslint", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("newslint ")


def test_the_shell_can_complete_rules_after_a_comma() -> None:
    asked = {
        "_NEWSLINT_COMPLETE": "bash_complete",
        "COMP_WORDS": "newslint check --select ALL,tab",
        "COMP_CWORD": "3",
    }
    done = subprocess.run(
        [sys.executable, "-m", "newslint"],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "plain,ALL,table" in done.stdout.splitlines()


def test_a_long_run_on_a_terminal_shows_a_bar_and_each_finding_on_a_line_of_its_own(at: Path) -> None:
    pty = pytest.importorskip("pty", reason="this system has no pseudo terminals")
    files(at, *(f"many/{number}.txt" for number in range(30)), text="ZZMORE\n")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "newslint", "check", "--output-format", "concise", "many"]
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "100"}
    with subprocess.Popen(command, cwd=at, env=environment, stdout=follower, stderr=follower) as process:
        os.close(follower)
        shown = b""
        with suppress(OSError):  # on Linux, reading from a terminal that nobody has open is an error
            while part := os.read(leader, 65536):
                shown += part
    os.close(leader)
    assert process.returncode == 1
    lines = shown.decode().replace("\r\n", "\n").split("\n")
    assert sum("30/30" in line for line in lines) >= 1
    assert sum(line.split("\x1b[2K")[-1].startswith("many/") for line in lines) == 30


def test_an_interrupted_run_says_so_after_its_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_job: Job) -> Iterator[Outcome]:
        yield Outcome("clean.txt")
        raise KeyboardInterrupt

    monkeypatch.setattr(runner, "check", interrupted)
    done = run("check", "dirty.txt")
    assert done.stderr == "Nothing found in 1 document.\ninterrupted: not everything was checked\n"
    assert done.exit_code == 130
