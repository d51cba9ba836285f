"""A real LanguageTool, started from build/languagetool, which `make languagetool` creates."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from cli_kit import run
from languagetool_kit import recorded
from newslint import Config, Linter
from newslint.engines.languagetool_client import Client
from newslint.engines.languagetool_server import JAR, Server, Start
from newslint.errors import ConfigError, EngineError, GrammarError
from newslint.grammar import making

FOLDER = Path(__file__).parent.parent / "build" / "languagetool"
LIMIT = 2000
OPTIONS = {"cacheSize": 100, "maxTextLength": LIMIT}
TEXT = (
    "The \N{PARROT}\N{PARROT} flew off with it's own food.\n\n"
    "“We was here”, they said. A hampster ran over the bridge, and it was late.\n"
)

pytestmark = pytest.mark.slow
real = pytest.mark.skipif(
    shutil.which("java") is None or not (FOLDER / JAR).is_file(),
    reason="needs Java 17 and `make languagetool`, which needs Maven",
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server for all tests of this module."""
    server = Server(Start(str(FOLDER), "1g", 180, OPTIONS))
    yield server.address()
    server.stop()
    assert not server.is_up


def is_up(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def within(seconds: float, pid: int) -> bool:
    """True where a process ends in that time."""
    until = time.monotonic() + seconds
    while is_up(pid) and time.monotonic() < until:
        time.sleep(0.1)
    return not is_up(pid)


def java_below(pid: int) -> list[int]:
    """The processes that `pid` has started and that run Java."""
    return [child.pid for child in psutil.Process(pid).children() if "java" in child.name()]


@real
def test_the_recorded_answers_are_those_of_the_server(address: str) -> None:
    checks = recorded()["checks"]
    assert isinstance(checks, dict)
    for text, answer in checks.items():
        found = Client(address).matches(text, "en-US")
        told = {match["rule"]["id"] for match in answer["matches"]}
        assert {one.rule for one in found} == told


@real
def test_findings_have_exact_places(address: str) -> None:
    linter = Linter(Config(grammar=True, engines={"languagetool": {"url": address}}))
    found = {one.rule: one for one in linter.lint(TEXT) if one.rule.startswith("languagetool-")}
    assert set(found) == {"languagetool-it-is", "languagetool-morfologik-rule-en-us"}
    assert [TEXT[one.span.start : one.span.end] for one in found.values()] == ["it's", "hampster"]
    fix = found["languagetool-morfologik-rule-en-us"].fix
    assert fix is not None
    assert fix.edits[0].text == "hamster"


@real
def test_a_text_over_its_limit_is_sent_in_parts(address: str) -> None:
    text = "\n\n".join(f"It rained for {number} days. The dog ate it's food." for number in range(3, 60))
    assert len(text) > LIMIT
    linter = Linter(Config(grammar=True, engines={"languagetool": {"url": address}}))
    found = [one for one in linter.lint(text) if one.rule == "languagetool-it-is"]
    assert [one.span.start for one in found] == [at for at in range(len(text)) if text.startswith("it's", at)]


@real
def test_a_server_that_is_killed_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_made", {})
    settings = {"jars": str(FOLDER), "start-timeout": 180, "java-memory": "512m", "retries": 0}
    config = Config(grammar=True, engines={"languagetool": settings})
    linter = Linter(config)
    assert "languagetool-it-is" in {one.rule for one in linter.lint("The dog ate it's own food on that day.")}
    server = making.made("languagetool", settings, config)._server  # type: ignore[attr-defined]
    (java,) = java_below(server._process.pid)
    os.kill(java, signal.SIGKILL)
    assert within(5, java)
    assert "languagetool-it-is" in {one.rule for one in linter.lint("The cat ate it's own food on that day.")}
    server.stop()


@real
@pytest.mark.skipif(os.name == "nt", reason="the shell that guards the server is a POSIX one")
def test_no_server_outlives_the_process_that_started_it(tmp_path: Path) -> None:
    program = (
        "import sys, time\n"
        "from newslint.engines.languagetool_server import Server, Start\n"
        f"server = Server(Start({str(FOLDER)!r}, '512m', 180))\n"
        "server.address()\n"
        "print(server._process.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=tmp_path
    ) as one:
        assert one.stdout is not None
        (java,) = java_below(int(one.stdout.readline()))
        one.send_signal(signal.SIGKILL)
        one.wait()
    assert within(10, java)


@real
def test_one_server_serves_all_files_and_processes(
    at: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    started = tmp_path_factory.mktemp("java") / "starts"
    wrapper = at / "bin" / "java"
    wrapper.parent.mkdir()
    wrapper.write_text(
        f'#!/bin/sh\necho x >> "{started}"\nexec "{shutil.which("java")}" "$@"\n', encoding="utf-8"
    )
    wrapper.chmod(0o755)
    (at / "newslint.toml").write_text(
        f'[engines.languagetool]\njars = "{FOLDER}"\nstart-timeout = 180\n', encoding="utf-8"
    )
    for number in range(8):
        (at / f"{number}.txt").write_text(f"On day {number} the dog ate it's own food.\n", encoding="utf-8")
    program = [
        sys.executable,
        "-m",
        "newslint",
        "check",
        "--grammar",
        "--jobs",
        "2",
        "--output-format",
        "json",
        ".",
    ]
    environment = {**os.environ, "JAVA_HOME": str(at)}
    done = subprocess.run(program, capture_output=True, text=True, cwd=at, env=environment, check=False)
    assert done.returncode == 1, done.stderr
    assert [one["rule"] for one in json.loads(done.stdout)] == ["languagetool-it-is"] * 8
    assert started.read_text(encoding="utf-8").count("x") == 1


def faulty(at: Path, settings: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The message if LanguageTool cannot run; newslint's own findings must be there."""
    monkeypatch.setattr(making, "_made", {})
    (at / "newslint.toml").write_text(f"[engines.languagetool]\n{settings}", encoding="utf-8")
    (at / "a.txt").write_text("They met on Monday.Then they left for the quay.\n", encoding="utf-8")
    done = run("check", "--grammar", "--output-format", "concise", "a.txt")
    assert (done.exit_code, done.stdout.count("missing-space")) == (2, 1)
    return done.stderr


def test_without_java_it_says_so(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (at / "jars").mkdir()
    (at / "jars" / JAR).write_bytes(b"")
    monkeypatch.setenv("PATH", str(at))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert "needs Java 17 or newer, but there is no java" in faulty(at, 'jars = "jars"\n', monkeypatch)


def test_without_the_jar_it_says_so(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (at / "bin").mkdir()
    (at / "bin" / "java").write_text("#!/bin/sh\n", encoding="utf-8")
    (at / "bin" / "java").chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(at))
    assert f"there is no {JAR} in the folder 'jars'" in faulty(at, 'jars = "jars"\n', monkeypatch)


@pytest.mark.skipif(os.name == "nt", reason="the programs that stand in for Java are shell scripts")
@pytest.mark.parametrize(
    ("script", "settings", "said"),
    [
        ("echo 'java.lang.UnsupportedClassVersionError: x'; exit 1", "", "needs Java 17 or newer"),
        ("echo 'the kettle is empty'; exit 3", "", "did not start: the kettle is empty"),
        ("exec sleep 60", "start-timeout = 1\n", "not ready within 1 seconds; raise start-timeout"),
        (
            'while [ "$1" != --config ]; do shift; done; cat "$2"; exit 1',
            "[engines.languagetool.server]\nmaxTextLength = 3\npipelineCaching = true\n",
            "did not start: maxTextLength=3 / pipelineCaching=true",
        ),
    ],
)
def test_a_server_that_does_not_start_is_reported(
    at: Path, script: str, settings: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (at / "bin").mkdir()
    (at / "bin" / "java").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (at / "bin" / "java").chmod(0o755)
    (at / JAR).write_bytes(b"")
    monkeypatch.setenv("JAVA_HOME", str(at))
    assert said in faulty(at, f'jars = "."\n{settings}', monkeypatch)


def test_errors_have_the_right_classes() -> None:
    with pytest.raises(ConfigError, match="a number of at least 1"):
        Linter(Config(grammar=True, engines={"languagetool": {"timeout": 0}}))
    with pytest.raises(GrammarError) as raised:
        Linter(Config(grammar=True, engines={"languagetool": {}})).lint("They met on the quay on that day.")
    assert isinstance(raised.value.cause, EngineError)
