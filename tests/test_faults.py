"""Any step of writing may fail or be the last: files are the old or the new ones, and can be restored."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli_kit import DIRTY, REPAIRED, desk, files, run
from disk_kit import FAULTS, failing, in_pieces
from newslint import disk
from newslint.catalogue.cache import LEFT_AFTER, Cache

NAMES = ("a.txt", "b.txt", "records.jsonl")
RECORDS = json.dumps({"text": DIRTY}) + "\n"
KILLER = """
import os
import shutil
import signal
import sys
from pathlib import Path
from newslint import disk
from newslint.cli.group import main

STEPS = "make_folder create open_log write sync sync_folder set_mode exchange remove".split()

def wrapped(step, seen, deadly):
    real = getattr(disk, step)
    def wrapper(*given):
        seen.append(step)
        if deadly == (step, seen.count(step), "before"):
            os.kill(os.getpid(), signal.SIGKILL)
        if deadly == (step, seen.count(step), "half") and step == "write":
            real(given[0], given[1][: len(given[1]) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        done = real(*given)
        if deadly == (step, seen.count(step), "after"):
            os.kill(os.getpid(), signal.SIGKILL)
        return done
    return wrapper

def child(folder, deadly):
    # run the command in a folder; the steps that it took
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        os.chdir(folder)
        os.environ["XDG_STATE_HOME"] = os.path.join(folder, "state")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.dup2(2, 1)
        seen = []
        for step in STEPS:
            setattr(disk, step, wrapped(step, seen, deadly))
        try:
            main(sys.argv[2:])
        finally:
            os.write(writer, " ".join(seen).encode())
            os._exit(0)
    os.close(writer)
    seen = os.read(reader, 65536).decode().split()
    os.close(reader)
    return seen, os.waitpid(pid, 0)[1]

top = sys.argv[1]
child(os.path.join(top, "warm"), None)  # fills the cache
seen, _ = child(os.path.join(top, "all"), None)
cases = [(step, n, when) for step in STEPS for n in range(1, seen.count(step) + 1)
         for when in ("before", "half", "after") if when != "half" or step == "write"]
for step, n, when in cases:
    name = f"{step}-{n}-{when}"
    shutil.copytree(os.path.join(top, "model"), os.path.join(top, name))
    for journal in Path(top, name, "state").rglob("*.jsonl"):  # journals name files by their full paths
        journal.write_text(journal.read_text().replace(f"{top}/model/", f"{top}/{name}/"))
    _, status = child(os.path.join(top, name), (step, n, when))
    print(name, os.WTERMSIG(status))
"""


@pytest.fixture
def articles(at: Path) -> Path:
    """A folder with three damaged files."""
    desk(at)
    damaged(at / "in")
    return at


def damaged(folder: Path) -> None:
    files(folder, "a.txt", "b.txt", text=DIRTY)
    (folder / "records.jsonl").write_text(RECORDS, encoding="utf-8")


def states(folder: Path) -> list[str]:
    """For each file whether it is the old one or the new one."""
    found = []
    for name in NAMES:
        text = (folder / name).read_text(encoding="utf-8")
        old = RECORDS if name == "records.jsonl" else DIRTY
        new = json.dumps({"text": REPAIRED}) + "\n" if name == "records.jsonl" else REPAIRED
        found.append({old: "old", new: "new"}.get(text, f"neither: {text}"))
    return found


def killed(at: Path, *command: str) -> list[Path]:
    """Copies of the folder `model` in which the command was killed, each at another step that it takes."""
    arguments = [sys.executable, "-c", KILLER, str(at), *command]
    ready = subprocess.run(arguments, capture_output=True, text=True, check=True)
    ended = [line.split() for line in ready.stdout.splitlines()]
    assert {signal for _, signal in ended} == {"9"}
    return [at / name for name, _ in ended]


def entered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_a_fix_that_is_killed_at_any_step_can_be_undone_and_finished(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("warm", "all", "model"):
        damaged(at / name / "in")
    command = ("fix", "--config", str(desk(at) / "newslint.toml"), "in")
    folders = killed(at, *command)
    assert len(folders) > 40
    for folder in folders:
        entered(folder, monkeypatch)
        reached = states(folder / "in")
        assert reached in (["old"] * 3, ["new", "old", "old"], ["new", "new", "old"], ["new"] * 3), (
            folder.name
        )
        undone = run("undo")
        assert undone.exit_code == 0 or reached == ["old"] * 3, (folder.name, undone.stderr)
        assert states(folder / "in") == ["old"] * 3, folder.name
        assert run(*command).exit_code == 0
        assert states(folder / "in") == ["new"] * 3, folder.name
        assert list((folder / "in").glob(".newslint*")) == [], folder.name
        assert run("undo").exit_code == 0
        assert states(folder / "in") == ["old"] * 3, folder.name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_an_undo_that_is_killed_at_any_step_can_be_finished(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("fix", "--config", str(desk(at) / "newslint.toml"), "in")
    for name in ("warm", "all", "model"):
        damaged(at / name / "in")
        entered(at / name, monkeypatch)
        run(*command)
    folders = killed(at, "undo")
    assert len(folders) > 20
    for folder in folders:
        entered(folder, monkeypatch)
        reached = states(folder / "in")
        assert reached in (["new"] * 3, ["old", "new", "new"], ["old", "old", "new"], ["old"] * 3), (
            folder.name
        )
        run("undo")
        assert states(folder / "in") == ["old"] * 3, folder.name
        assert run("undo", "--list").stdout.endswith("(undone)\n"), folder.name


@pytest.mark.parametrize("code", FAULTS)
@pytest.mark.parametrize("step", ["make_folder", "open_log", "write", "sync", "sync_folder"])
def test_a_journal_that_fails_at_any_step_is_reported_once_and_stops_no_fix(
    articles: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(articles / "state"))
    (articles / "state" / "newslint" / "runs").mkdir(parents=True)
    of_the_journal: dict[str, Callable[..., bool]] = {
        "make_folder": lambda path, *_: "/runs/" in path,
        "open_log": lambda *_: True,
        "write": lambda _handle, data: bytes(data).startswith(b"\n{"),
        "sync": lambda handle: is_in(handle, "state"),
        "sync_folder": lambda path: "state" in path,
    }
    with monkeypatch.context() as patch:
        failures = failing(patch, step, code, of_the_journal[step])
        done = run("fix", "in")
    assert failures == [code]
    told = f"cannot be written: {os.strerror(code).lower()}; from here on, this run cannot be undone"
    assert done.stderr.count(told) == 1
    assert states(articles / "in") == ["new"] * 3
    assert done.exit_code == 2
    assert run("undo").exit_code == 2
    assert states(articles / "in") == ["new"] * 3


def is_in(handle: int, name: str) -> bool:
    """True if the file is in a folder with this name, where the system tells."""
    link = Path(f"/proc/self/fd/{handle}")
    if not link.exists():
        pytest.skip("this system does not tell the names of open files")
    return name in link.readlink().parts


def test_a_journal_that_fails_later_still_undoes_earlier_changes(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(articles / "state"))
    with monkeypatch.context() as patch:
        failing(patch, "write", errno.ENOSPC, lambda _handle, data: b"b.txt" in bytes(data))
        done = run("fix", "in")
    assert (done.exit_code, states(articles / "in")) == (2, ["new"] * 3)
    assert run("undo").stdout == "restored: in/a.txt\n"
    assert states(articles / "in") == ["old", "new", "new"]


@pytest.mark.parametrize("code", FAULTS)
@pytest.mark.parametrize("step", ["create", "write", "set_mode", "sync", "exchange"])
def test_a_file_that_fails_at_any_step_is_reported_and_the_others_are_fixed(
    articles: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    calls: list[int] = []

    def second(*_: object) -> bool:
        calls.append(1)
        return len(calls) == 2

    run("check", "in")  # fills the cache
    with monkeypatch.context() as patch:
        failures = failing(patch, step, code, second)
        done = run("fix", "--no-journal", "in")
    assert failures == [code]
    assert "error: in/b.txt: " in done.stderr
    assert f"{os.strerror(code).lower()}; it is unchanged" in done.stderr
    assert states(articles / "in") == ["new", "old", "new"]
    assert [line for line in done.stderr.splitlines() if line.startswith("fixed")] == [
        "fixed: in/a.txt",
        "fixed: in/records.jsonl",
    ]
    assert done.exit_code == 2


def test_short_writes_lose_nothing(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        in_pieces(patch)
        assert run("fix", "in").exit_code == 0
    assert states(articles / "in") == ["new"] * 3
    with monkeypatch.context() as patch:
        in_pieces(patch)
        assert run("undo").exit_code == 0
    assert states(articles / "in") == ["old"] * 3


@pytest.mark.parametrize("code", FAULTS)
@pytest.mark.parametrize("step", ["make_folder", "create", "write", "exchange"])
def test_a_cache_that_fails_at_any_step_keeps_the_old_file(
    at: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    cache = Cache(at / "cache")
    cache.put("cards-1", b"old")
    with monkeypatch.context() as patch:
        failures = failing(patch, step, code)
        cache.put("cards-1", b"new and longer")
    assert failures == [code]
    assert [(path.name, path.read_bytes()) for path in (at / "cache").iterdir()] == [("cards-1", b"old")]
    in_pieces(monkeypatch)
    cache.put("cards-1", b"new and longer")
    assert cache.get("cards-1") == b"new and longer"


def test_files_that_a_killed_run_left_in_the_cache_are_deleted(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(at / "cache")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "remove", lambda _path: None)
        failing(patch, "exchange", errno.EIO)
        cache.put("cards-1", b"half")
    (left,) = (at / "cache").iterdir()
    cache.put("cards-1", b"new")
    assert left.exists()
    os.utime(left, (left.stat().st_mtime - LEFT_AFTER - 1,) * 2)
    cache.put("cards-1", b"newer")
    assert not left.exists()
