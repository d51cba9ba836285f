"""Closed patterns: text that is deleted safely cannot hold a clause of a story."""

from pathlib import Path

import pytest

from newslint import Config, Linter, Safety
from newslint.catalogue.closed import open_slots
from newslint.catalogue.kinds import KINDS
from newslint.catalogue.making import read_cards
from newslint.errors import CardError
from newslint.rule import Rule
from newslint.text.patterns import pattern

HEAD = """
summary = "A prompt to read on."
message = "“{text}” is a prompt"
why = "It is not part of the article."
severity = "warning"
[fix]
title = "delete the prompt"
safety = "safe"
loses = "residue"
"""
EXAMPLES = "".join(f'[[{kind}]]\ntext = "x"\n' for kind in ("bad", "good") for _ in range(3))


def rule_of(folder: Path, match: str, head: str = HEAD) -> Rule:
    (folder / "lists").mkdir(exist_ok=True)
    (folder / "house").mkdir(exist_ok=True)
    (folder / "lists" / "prompt-word.toml").write_text(
        'en = ["now", "with", "your", "account"]', encoding="utf-8"
    )
    (folder / "house" / "some-prompt.toml").write_text(head + match + EXAMPLES, encoding="utf-8")
    (rule,) = read_cards(folder)
    return rule


def fixes(rule: Rule, text: str) -> list[Safety]:
    findings = Linter(Config(select=("ALL",)), [rule]).lint(text)
    return [finding.fix.safety for finding in findings if finding.fix and finding.fix.safety is not None]


@pytest.mark.parametrize(
    "source",
    [
        r"read the (?:full|whole) story(?: here| now)?\.?",
        r"by (?&name)",
        r"the post (?&title) appeared first on (?&site)",
        r"\d{1,3} comments?",
        r"(?x) (?: read[ ]more | see[ ]all ) [ ] (?&prompt-word)",
        r"(?(DEFINE)(?P<label>(?:home|news)))(?&label)(?:[ ](?&label)){2,}",
        r"[^\n]{0,12} ?read more",
    ],
)
def test_a_pattern_is_closed(source: str) -> None:
    assert list(open_slots(source)) == []


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (r"read more about [^\n.!?]{3,80}", "a run of any text, {3,80}"),
        (r"read more: .+", "a run of any text, {1,}"),
        (r"get (?:[\p{L}’-]+ ){1,5}app", "5 words of any letters (at most 3)"),
        (r"by (?&name) and (?&name)", "10 words in all slots (at most 8)"),
        (r"the post (?&title)", "a title without a label on either side"),
        (r"(?(DEFINE)(?P<rest>[^\n]{0,90}))read more(?&rest)", "a run of any text, {0,90}"),
        (r"read (?P<x>more)(?&x)(?R)", "the pattern is too complex to be proved closed"),
    ],
)
def test_a_pattern_is_open(source: str, reason: str) -> None:
    assert reason in list(open_slots(source))


def test_an_open_pattern_of_a_safe_deletion_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CardError) as caught:
        rule_of(tmp_path, "[match]\nline = ['''read more about [^\\n]{3,80}''']\n")
    assert "is not closed: it has a run of any text, {3,80}; use a word list or a kind" in str(caught.value)
    assert "some-prompt.toml: match" in str(caught.value)


def test_an_open_residue_of_a_check_is_refused(tmp_path: Path) -> None:
    head = HEAD.replace("[fix]", 'check = "house:some_prompt"\ntrigger = ["read"]\n[fix]')
    with pytest.raises(CardError, match="is not closed"):
        rule_of(tmp_path, "residue = ['''read [^\\n]+''']\n", head)


def test_open_patterns_belong_to_safe_deletions(tmp_path: Path) -> None:
    head = HEAD.replace('"safe"', '"unsafe"\nbecause = "it may be the story"')
    with pytest.raises(
        CardError, match="only a card with a safe fix that loses residue can have open patterns"
    ):
        rule_of(tmp_path, "[match.open]\nline = ['''read more about [^\\n]{3,80}''']\n", head)


def test_an_open_pattern_deletes_words_of_the_vocabulary_safely(tmp_path: Path) -> None:
    closed = "[match]\nvocabulary = ['prompt-word', '/read|on/']\n"
    rule = rule_of(tmp_path, closed + "[match.open]\nline = ['''read on [^\\n]{3,80}''']\n")
    assert fixes(rule, "Read on with your account!") == [Safety.SAFE]
    assert fixes(rule, "Read on Monday that your account was empty") == [Safety.UNSAFE]


def test_a_closed_pattern_is_tried_before_an_open_one(tmp_path: Path) -> None:
    rule = rule_of(
        tmp_path, "[match]\nline = ['''read on now''']\n[match.open]\nline = ['''read on [^\\n]{3,80}''']\n"
    )
    assert fixes(rule, "Read on now") == [Safety.SAFE]
    assert fixes(rule, "Read on today") == [Safety.UNSAFE]


def test_kinds_do_not_share_names_with_lists() -> None:
    lists = Path(__file__).parent.parent / "rules" / "lists"
    assert not {path.stem for path in lists.glob("*.toml")} & set(KINDS)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("name", "Harbour Times"),
        ("name", "The Island of Skarre Courier"),
        ("site", "harbour.example.com"),
        ("title", "Storm closes harbour: what now?"),
        ("handle", "@harbourwire"),
        ("date", "Monday, 3 March 2025 at 9:30 p.m."),
        ("target", '(https://harbour.example/a "The map")'),
        ("attribute", ' class="wide left"'),
        ("code", "push({a: [1, 2]});"),
        ("declaration", "color: red;"),
        ("selector", ".story"),
    ],
)
def test_a_kind_holds(kind: str, text: str) -> None:
    assert pattern(KINDS[kind].pattern, ignore_case=True).fullmatch(text)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "title"])
def test_no_kind_holds_a_clause(kind: str) -> None:
    for clause in (
        "the mayor told the court that she had paid",
        "Two men were found dead in the basin, police said",
    ):
        assert not pattern(KINDS[kind].pattern, ignore_case=True).fullmatch(clause)
