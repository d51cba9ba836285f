"""The configuration of each file, and the errors of a wrong one."""

from pathlib import Path

import pytest

from cli_kit import DIRTY, desk, files, job, rules_of, run
from newslint.config import Config, Trust
from newslint.session import runner
from newslint.session.settings import Settings


def test_each_file_gets_the_closest_configuration(at: Path) -> None:
    desk(at)
    files(at, "a.txt", "calm/b.txt", text=DIRTY)
    (at / "calm" / "newslint.toml").write_text(
        'extend = "../newslint.toml"\nignore = ["rumour-word"]\n', encoding="utf-8"
    )
    outcomes = {outcome.path: rules_of(outcome) for outcome in runner.check(job("a.txt", "calm/b.txt"))}
    assert outcomes == {"a.txt": ["typesetter-marker", "rumour-word"], "calm/b.txt": ["typesetter-marker"]}


def test_a_broken_configuration_is_reported_once_and_the_files_of_others_are_checked(at: Path) -> None:
    desk(at)
    files(at, "a.txt", "bad/b.txt", "bad/c.txt", text=DIRTY)
    (at / "bad" / "newslint.toml").write_text("selct = []", encoding="utf-8")
    outcomes = list(runner.check(job("a.txt", "bad/b.txt", "bad/c.txt")))
    assert [(outcome.path, len(outcome.findings)) for outcome in outcomes] == [
        ("a.txt", 2),
        (str(at / "bad" / "newslint.toml"), 0),
    ]
    assert "did you mean 'select'?" in str(outcomes[1].errors[0])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('select = ["hous"]', "select"),
        ('ignore = ["hous"]', "ignore"),
        ('[severity]\nhous = "note"', "severity"),
        ('[per-path-ignores]\n"*.md" = ["hous"]', 'per-path-ignores."*.md"'),
        ("[options.hous]\nmost = 3", "options"),
    ],
)
def test_an_unknown_rule_is_reported_with_file_key_and_nearest_name(at: Path, text: str, place: str) -> None:
    desk(at, f'extend = "base.toml"\n{text}\n')
    (at / "base.toml").write_text('rule-paths = ["cards"]', encoding="utf-8")
    files(at, "a.txt")
    (outcome,) = runner.check(job("a.txt"))
    error = str(outcome.errors[0])
    assert error.startswith(f"{at / 'newslint.toml'}: {place}: ")
    assert "'house'" in error


def test_a_card_that_does_not_parse_is_reported_with_its_file(at: Path) -> None:
    desk(at)
    card = at / "cards" / "house" / "typesetter-marker.toml"
    card.write_text("summary = [", encoding="utf-8")
    files(at, "a.txt")
    (outcome,) = runner.check(job("a.txt"))
    assert outcome.path == str(card)
    assert "not TOML" in str(outcome.errors[0])


def test_the_configuration_is_the_closest_the_one_named_or_none(at: Path) -> None:
    files(at, "in/a.txt", "named.toml", text="")
    for name, language in (("newslint.toml", "de"), ("in/newslint.toml", "fr"), ("named.toml", "it")):
        (at / name).write_text(f'language = "{language}"\n', encoding="utf-8")
    closest = Settings()
    found = [closest.config_for(path).language for path in ("in/", "in/a.txt", "b.txt", "-")]
    assert found == ["fr", "fr", "de", "de"]
    assert [closest.config_for(path).trust for path in ("a.txt", "in/a.txt")] == [Trust.HOME, Trust.FOUND]
    named = Settings("named.toml").config_for("in/a.txt")
    assert (named.language, named.trust) == ("it", Trust.NAMED)
    alone = Settings("named.toml", isolated=True, change=lambda config: config._replace(language="en"))
    assert alone.config_for("in/a.txt") == Config(language="en")


def test_what_is_withheld_is_said_once_for_each_configuration(at: Path) -> None:
    files(at, "in/a.txt", "in/b.txt", text="")
    (at / "in" / "newslint.toml").write_text('fix-safety = "unsafe"\n', encoding="utf-8")
    (at / "wrong.toml").write_text("selct = []\n", encoding="utf-8")
    settings = Settings()
    assert "fix-safety not used" in (settings.warning_for("in/a.txt") or "")
    assert settings.warning_for("in/b.txt") is None
    assert settings.warning_for("c.txt") is None
    assert Settings("wrong.toml").warning_for("in/a.txt") is None


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('preset = "strictest"', "preset", "there is no preset 'strictest'; did you mean 'strict'?"),
        ("[options.repeated-line]\nshortes = 9", "options.repeated-line", "did you mean 'shortest'?"),
        ('[options.repeated-line]\nshortest = "x"', "options.repeated-line.shortest", "takes int, not 'x'"),
        ("[options.typesetter-marker]\nmost = 9", "options.typesetter-marker", "has no options"),
        ('[lists]\nsaid-verbs = ["ahoys"]', "lists.said-verbs", "did you mean 'said-verb'?"),
        ('[lists]\nsaid-verb = { xx = ["ahoys"] }', "lists.said-verb", "'xx' is not a language"),
    ],
)
def test_an_error_in_a_configuration_names_the_file_and_not_the_article(
    at: Path, text: str, place: str, said: str
) -> None:
    desk(at, f'extend = "base.toml"\n{text}\n')
    (at / "base.toml").write_text('rule-paths = ["cards"]', encoding="utf-8")
    files(at, "a.txt")
    error = run("check", "a.txt").stderr.splitlines()[0]
    assert error.startswith(f"error: {at / 'newslint.toml'}: {place}: ")
    assert said in error


def test_selected_rules_of_an_engine_that_is_off_are_a_warning(at: Path) -> None:
    files(at, "a.txt", "b.txt")
    said = "warning: command line: harper-an-a not run, because grammar engines are off; add --grammar"
    assert run("check", "--select", "harper-an-a", "a.txt", "b.txt").stderr.count(said) == 1
    assert run("check", "--select", "harper-an-a", "-", given="A boat.\n").stderr.count(said) == 1
    assert said not in run("check", "--select", "spacing", "a.txt").stderr
