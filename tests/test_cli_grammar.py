"""`--grammar` on the command line."""

import json
import re
from pathlib import Path

import pytest

from cli_kit import run
from newslint.engines import harper, languagetool
from newslint.errors import EngineError

ARTICLE = "They waited for awhile on the quay.\n\nA hampster ran over the bridge, and it was late.\n"
REPAIRED = "They waited for a while on the quay.\n\nA hamster ran over the bridge, and it was late.\n"


@pytest.fixture
def article(at: Path) -> Path:
    path = at / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def rules_in(stdout: str) -> list[str]:
    return re.findall(r"harper-[a-z-]+", stdout)


@pytest.mark.usefixtures("article")
def test_check_reports_what_harper_finds() -> None:
    done = run("check", "--isolated", "--grammar", "--output-format", "concise", "article.txt")
    assert done.exit_code == 1
    first, second = done.stdout.splitlines()
    assert first.startswith("article.txt:1:17: warning harper-a-while ")
    assert first.endswith("; suggested: “a while” [+]")
    assert second.startswith("article.txt:3:3: warning harper-spell-check ")
    assert second.endswith("? Suggested: “hamster” [+]")
    assert run("check", "--isolated", "article.txt").exit_code == 0


def test_fix_makes_unsafe_fixes_only_if_requested(article: Path) -> None:
    assert run("fix", "--isolated", "--grammar", "article.txt").exit_code == 1
    assert article.read_text(encoding="utf-8") == ARTICLE
    assert run("fix", "--isolated", "--grammar", "--unsafe", "article.txt").exit_code == 0
    assert article.read_text(encoding="utf-8") == REPAIRED


@pytest.mark.usefixtures("article")
def test_select_ignore_and_many_processes() -> None:
    options = ("check", "--isolated", "--grammar", "--output-format", "concise")
    assert rules_in(run(*options, "--ignore", "harper-a-while", "article.txt").stdout) == [
        "harper-spell-check"
    ]
    assert rules_in(run(*options, "--select", "harper-a-while", "article.txt").stdout) == ["harper-a-while"]
    assert run(*options, "--jobs", "2", "article.txt").stdout == run(*options, "article.txt").stdout


def test_configuration_turns_grammar_on(article: Path) -> None:
    config = article.parent / "newslint.toml"
    config.write_text('grammar = true\n[engines.harper]\nwords = ["hampster"]\n', encoding="utf-8")
    assert rules_in(run("check", "--output-format", "concise", "article.txt").stdout) == ["harper-a-while"]
    shown = run("check", "--show-settings", "article.txt").stdout
    assert 'engines = {"harper": {"words": ["hampster"]}}' in shown
    assert "grammar = true" in shown


@pytest.mark.usefixtures("article")
def test_json_and_sarif_name_the_rules() -> None:
    found = json.loads(
        run("check", "--isolated", "--grammar", "--output-format", "json", "article.txt").stdout
    )
    assert [(one["rule"], one["start"], one["end"]) for one in found] == [
        ("harper-a-while", 16, 22),
        ("harper-spell-check", 39, 47),
    ]
    log = json.loads(
        run("check", "--isolated", "--grammar", "--output-format", "sarif", "article.txt").stdout
    )
    driver = log["runs"][0]["tool"]["driver"]
    assert {rule["id"] for rule in driver["rules"]} == {"harper-a-while", "harper-spell-check"}


@pytest.mark.usefixtures("article")
def test_an_unknown_engine_is_reported_with_the_nearest_name() -> None:
    done = run("check", "--isolated", "--grammar-engine", "languagetol", "article.txt")
    assert done.exit_code == 2
    assert "no engine 'languagetol'; did you mean 'languagetool'?" in done.stderr


def test_an_unavailable_engine_is_reported_once_and_the_other_findings_stay(at: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (at / name).write_text("They met on Monday.Then they left for the quay.\n", encoding="utf-8")
    done = run(
        "check",
        "--isolated",
        "--grammar-engine",
        "languagetool",
        "--output-format",
        "concise",
        "a.txt",
        "b.txt",
    )
    assert done.exit_code == 2
    assert done.stdout.count("missing-space") == 2
    assert done.stderr.count("set url or jars under [engines.languagetool]") == 1


def test_rules_explains_a_rule_of_an_engine() -> None:
    done = run("rules", "--isolated", "harper-a-while")
    assert "grammar/harper-a-while" in done.stdout
    assert done.stdout.strip().endswith("/grammar/")


def test_a_rule_that_harper_lacks_is_not_explained() -> None:
    done = run("rules", "--isolated", "harper-a-wile")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "harper has no rule 'harper-a-wile'; did you mean 'harper-a-while'?" in done.stderr


def test_without_the_engine_nobody_knows_its_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise EngineError("harper is not installed")

    monkeypatch.setattr(harper, "_harper", absent)
    done = run("rules", "--isolated", "grammar/harper-a-while")
    assert done.stdout.startswith("grammar/harper-a-while")
    assert "cannot know whether harper has a rule 'harper-a-while': harper is not installed" in done.stderr
    done = run("rules", "--isolated", "languagetool-any")
    assert "only a server knows whether languagetool has a rule 'languagetool-any'" in done.stderr


@pytest.mark.parametrize(
    ("engine", "defaults"), [("harper", harper.DEFAULTS), ("languagetool", languagetool.DEFAULTS)]
)
def test_page_names_each_setting_of_an_engine(engine: str, defaults: dict[str, object]) -> None:
    page = (Path(__file__).parent.parent / "docs" / "grammar.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {'harper' if engine == 'harper' else 'LanguageTool'}\n")[2].partition(
        "\n## "
    )[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([a-z-]+)`", row)} == set(defaults)
