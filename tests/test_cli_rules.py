"""`newslint rules` and `newslint test-rules`."""

import json
from pathlib import Path

import pytest

from cli_kit import MARKER, desk, run


@pytest.fixture(autouse=True)
def cards(at: Path) -> None:
    """A folder with two rules."""
    desk(at)


def test_the_list_is_by_category_and_includes_the_users_rules() -> None:
    lines = run("rules").stdout.splitlines()
    start = lines.index("house")
    assert [line.split()[0] for line in lines[start + 1 : start + 3]] == ["rumour-word", "typesetter-marker"]
    assert lines[start + 2].endswith("  A typesetter's marker left in the article. (warning, safe fix)")
    headings = [line for line in lines if not line.startswith(" ")]
    assert headings == sorted(set(headings))


def test_isolated_leaves_the_users_rules_out() -> None:
    assert "rumour-word" not in run("rules", "--isolated").stdout


def test_a_rule_is_explained_by_name_alias_or_category_and_name() -> None:
    shown = run("rules", "rumour-word").stdout
    assert shown == run("rules", "house/rumour-word").stdout
    assert shown.startswith(
        "house/rumour-word  note, stable\n\nA rumour word.\n\nWhy: Readers cannot tell who says so.\n"
    )
    assert "Fix: take the word out (unsafe; loses words, because the sentence may need the word)" in shown
    assert "Found\n  | It zzreportedly rained.\n  becomes\n  | It rained.\n" in shown
    assert "Not reported\n  | zzreported\n" in shown
    assert run("rules", "typesetter-mark").stdout.startswith("house/typesetter-marker")


def test_an_unknown_rule_is_refused_with_the_nearest_name() -> None:
    done = run("rules", "rumor-word")
    assert (done.stdout, done.exit_code) == ("", 2)
    assert "did you mean 'rumour-word'?" in done.stderr


def test_the_json_of_a_rule_has_the_values_of_the_card() -> None:
    rule = json.loads(run("rules", "rumour-word", "--output-format", "json").stdout)
    assert rule["fix"] == {
        "title": "take the word out",
        "safety": "unsafe",
        "loses": "words",
        "because": "the sentence may need the word",
    }
    assert rule["severity"] == "note"
    assert [example["text"] for example in rule["good"]] == [
        "It rained.",
        "zzreported",
        "The report rained down.",
    ]
    everything = json.loads(run("rules", "--output-format", "json").stdout)
    assert rule in everything


def test_a_rule_with_options_shows_their_defaults(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = at / "cards" / "desk_options"
    package.mkdir()
    (package / "__init__.py").write_text(
        "def long_line(line: 'Line', *, most_words: int = 40):\n    return ()\n", encoding="utf-8"
    )
    (package / "lines.py").write_text("from desk_options import long_line\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(at / "cards"))
    card = MARKER[: MARKER.index("[fix]")] + 'check = "desk_options.lines:long_line"\ntrigger = [" "]\n'
    (at / "cards" / "house" / "long-line.toml").write_text(
        card.replace('aliases = ["typesetter-mark"]\n', "") + '[[bad]]\ntext = "a"\n[[good]]\ntext = "b"\n',
        encoding="utf-8",
    )
    shown = run("rules", "--config", "newslint.toml", "long-line").stdout
    assert "Options, under [options.long-line]:\n  most-words = 40\n" in shown
    assert "Fix: none; a person has to decide" in shown


def test_the_examples_of_a_folder_are_run() -> None:
    done = run("test-rules", "cards")
    assert (done.stdout, done.exit_code) == ("", 0)
    assert done.stderr == "2 rules, 12 examples, 0 of them failed.\n"
    Path("cards/house/rumour-word.toml").unlink()
    assert run("test-rules", "cards").stderr == "1 rule, 6 examples, 0 of them failed.\n"


def test_an_example_that_fails_is_named_with_its_card(at: Path) -> None:
    card = at / "cards" / "house" / "typesetter-marker.toml"
    card.write_text(MARKER.replace('"zz more"', '"zzmore"'), encoding="utf-8")
    done = run("test-rules", "cards")
    assert done.stdout.startswith(f"{Path('cards/house/typesetter-marker.toml')}: good example 2 is found")
    assert done.exit_code == 1


def test_a_folder_without_cards_and_a_card_that_does_not_parse_are_refused(at: Path) -> None:
    (at / "empty").mkdir()
    done = run("test-rules", "empty")
    assert done.exit_code == 2
    assert "there is no card" in done.stderr
    card = at / "cards" / "house" / "typesetter-marker.toml"
    card.write_text("severity = 'warning", encoding="utf-8")
    done = run("test-rules", "cards")
    assert done.exit_code == 2
    assert str(Path("cards/house/typesetter-marker.toml")) in done.stderr


def test_help_names_every_command_and_how_to_complete() -> None:
    shown = run("--help").stdout
    for word in ("check", "fix", "rules", "test-rules", "_NEWSLINT_COMPLETE=bash_source", "Exit codes"):
        assert word in shown


def test_a_users_cards_may_name_newslints_lists(at: Path) -> None:
    card = at / "house" / "boilerplate" / "shop-notice.toml"
    card.parent.mkdir(parents=True)
    examples = "".join(f'[[bad]]\ntext = "{text} today"\n' for text in ("said", "Says", "dijo"))
    examples += '[[good]]\ntext = "The ferry sails today."\n' * 3
    head = 'summary = "A."\nmessage = "“{text}”"\nwhy = "It is a test."\nseverity = "note"\n'
    card.write_text(f"{head}[match]\nline = ['(?&said-verb) today']\n{examples}", encoding="utf-8")
    done = run("test-rules", "house")
    assert done.exit_code == 0
    assert "6 examples" in done.stderr


def test_readings_are_explained_in_words() -> None:
    shown = run("rules", "follow-up-offer").stdout
    assert "Matches a sentence with these words, all in one language:" in shown
    assert "if-you-like after at most 4 words; then i-can within 40 words" in shown
    assert "if-you-like: Words of an offer that leave the choice to the reader. “if you like”" in shown
