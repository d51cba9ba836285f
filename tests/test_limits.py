"""A document that takes too long or is too long is reported, and the next one is checked."""

import json
from pathlib import Path

import pytest

from cli_kit import CLEAN, DIRTY, MARKER, REPAIRED, desk, files, run
from newslint import Config, Linter
from newslint.catalogue import load_catalogue
from newslint.errors import RuleError

SLOW = MARKER.replace("line = ['''zzmore\\d?''']", "text = ['''ZZMORE\\d?|zzslow(?:a|aa)+c''']")
HANGS = f"{CLEAN}\nzzslow{'a' * 500}\n"
JOBS = ("1", "2")


@pytest.fixture(autouse=True)
def articles(at: Path) -> None:
    """Articles, one of which makes a user's pattern run without end."""
    desk(at)
    (at / "cards" / "house" / "typesetter-marker.toml").write_text(SLOW, encoding="utf-8")
    files(at, "a.txt", text=HANGS)
    files(at, "b.txt", text=DIRTY)


@pytest.mark.parametrize("jobs", JOBS)
def test_a_document_that_takes_too_long_is_reported_and_the_next_is_checked(jobs: str) -> None:
    done = run("check", "--timeout", "0.5", "--jobs", jobs, "--output-format", "concise", "a.txt", "b.txt")
    assert done.exit_code == 2
    assert "a.txt: not checked, because the time for a document ran out" in done.stderr
    assert "--timeout" in done.stderr
    assert done.stdout.startswith("b.txt:3:1: warning typesetter-marker")


@pytest.mark.parametrize("jobs", JOBS)
def test_a_document_that_takes_too_long_is_not_fixed_and_the_next_is(at: Path, jobs: str) -> None:
    done = run("fix", "--timeout", "0.5", "--jobs", jobs, "a.txt", "b.txt")
    assert done.exit_code == 2
    assert "a.txt: not checked" in done.stderr
    assert (at / "a.txt").read_text(encoding="utf-8") == HANGS
    assert (at / "b.txt").read_text(encoding="utf-8") == REPAIRED


def test_the_time_limit_applies_to_each_record(at: Path) -> None:
    records = [json.dumps({"text": text}) + "\n" for text in (DIRTY, HANGS, DIRTY)]
    (at / "a.jsonl").write_text("".join(records), encoding="utf-8")
    done = run("check", "--timeout", "0.5", "--output-format", "jsonl", "a.jsonl")
    assert [json.loads(line)["record"] for line in done.stdout.splitlines()] == [1, 1, 3, 3]
    assert done.stderr.count("not checked") == 1


def test_every_rule_is_under_the_limit() -> None:
    done = run("check", "--timeout", "0.0000001", "b.txt")
    assert (done.stdout, done.exit_code) == ("", 2)
    assert run("check", "--timeout", "0", "b.txt").exit_code == 1


def test_without_a_limit_a_slow_pattern_is_an_error_of_its_rule(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newslint.text.limited.USUAL", 0.2)
    linter = Linter(Config(select=("house",)), load_catalogue([str(at / "cards")]))
    with pytest.raises(RuleError, match="takes too long") as caught:
        linter.lint(f"She zzreportedly left.\n{HANGS}")
    kept = caught.value.findings
    assert [finding.rule for finding in kept] == ["rumour-word"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("jobs", JOBS)
def test_a_long_document_is_reported_and_the_next_is_checked(at: Path, jobs: str) -> None:
    files(at, "a.txt", text=DIRTY + "It rained.\n" * 300)
    done = run("check", "--max-size", "1K", "--jobs", jobs, "--output-format", "concise", "a.txt", "b.txt")
    assert done.exit_code == 2
    assert "a.txt: not checked, because it has 3,399 bytes, more than 1,000" in done.stderr
    assert done.stdout.startswith("b.txt:3:1: warning typesetter-marker")
    assert run("check", "--max-size", "0", "a.txt").exit_code == 1


def test_the_size_limit_applies_to_each_record(at: Path) -> None:
    records = [json.dumps({"text": text}) + "\n" for text in (DIRTY, DIRTY + "It rained.\n" * 300)]
    (at / "a.jsonl").write_text("".join(records), encoding="utf-8")
    done = run("check", "--max-size", "1K", "--output-format", "jsonl", "a.jsonl")
    assert [json.loads(line)["record"] for line in done.stdout.splitlines()] == [1, 1]
    assert "a.jsonl: line 2: not checked, because it has" in done.stderr


@pytest.mark.parametrize("size", ["", "M", "-1", "1.5M", "1X", "²"])
def test_a_wrong_size_is_refused(size: str) -> None:
    done = run("check", f"--max-size={size}", "b.txt")
    assert done.exit_code == 2
    assert "is not a size" in done.stderr
