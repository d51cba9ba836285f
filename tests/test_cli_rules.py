"""`newslint rules` and `newslint test-rules`."""

import json
from pathlib import Path

import pytest

from cli_kit import MARKER, RAISES, RUMOUR, desk, run
from newslint.catalogue import load_catalogue, own_cards
from newslint.cli.test_rules import _rules_in


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


@pytest.mark.parametrize("asked", [("raising-check",), ("raising-check", "--output-format", "json")])
def test_a_rule_whose_check_cannot_be_imported_is_one_error(at: Path, asked: tuple[str, ...]) -> None:
    card = at / "cards" / "house" / "raising-check.toml"
    card.write_text(RAISES.replace("desk_checks.broken", "no_such_module"), encoding="utf-8")
    done = run("rules", *asked)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert "there is no check 'no_such_module:boom'" in done.stderr


def test_a_folder_that_does_not_exist_and_a_file_are_refused() -> None:
    done = run("test-rules", "nodir")
    assert (done.exit_code, done.stderr.startswith("error: nodir: there is no such folder; ")) == (2, True)
    card = Path("cards/house/rumour-word.toml")
    done = run("test-rules", card)
    assert (done.exit_code, done.stderr.startswith(f"error: {card}: is not a folder; ")) == (2, True)


def test_a_card_with_the_name_of_another_rule_is_refused(at: Path) -> None:
    (at / "cards" / "house" / "missing-space.toml").write_text(RUMOUR, encoding="utf-8")
    done = run("test-rules", "cards")
    assert done.exit_code == 2
    assert "the name 'missing-space' is already used by" in done.stderr


def test_a_card_whose_name_summary_or_place_is_wrong_fails(at: Path) -> None:
    wrong = RUMOUR.replace("A rumour word.", "A rumour word").replace("zzreported", "zzallegedly")
    (at / "cards" / "house" / "Rumour_Word.toml").write_text(wrong, encoding="utf-8")
    (at / "cards" / "other-word.toml").write_text(RUMOUR, encoding="utf-8")
    (at / "cards" / "lists").mkdir()
    (at / "cards" / "lists" / "ship-word.toml").write_text('en = ["ahoy"]', encoding="utf-8")
    done = run("test-rules", "cards")
    assert done.exit_code == 1
    place = Path("cards")
    assert f"{place / 'other-word.toml'}: is in no category; move it to" in done.stdout
    assert f"{place / 'lists' / 'ship-word.toml'}: has no summary" in done.stdout
    assert "Rumour_Word.toml: has the name 'Rumour_Word'; use one to three lower-case words" in done.stdout
    assert "Rumour_Word.toml: has the summary 'A rumour word'; end it with a full stop" in done.stdout


def test_newslints_own_folder_can_be_named() -> None:
    assert [rule.name for rule in _rules_in(Path(own_cards()))] == [
        rule.name for rule in load_catalogue(plugins=False).rules
    ]


def test_the_name_of_a_category_lists_its_rules() -> None:
    lines = run("rules", "house").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["house", "rumour-word", "typesetter-marker"]
    listed = json.loads(run("rules", "house", "--output-format", "json").stdout)
    assert [rule["name"] for rule in listed] == ["rumour-word", "typesetter-marker"]


@pytest.mark.parametrize("name", ["ALL", "all"])
def test_all_is_no_rule(name: str) -> None:
    done = run("rules", name)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{name!r} is not a rule; `newslint rules` without a name lists all rules" in done.stderr
