"""The scan finds what patterns need, with either back end, and never costs a finding."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.catalogue import load_catalogue
from newslint.config import Config
from newslint.document import Document
from newslint.formats import parse
from newslint.linter.plan import Plan
from newslint.rule import Rule
from newslint.scan import Scanner
from newslint.scan.backends import HyperscanBackend, PythonBackend
from newslint.scan.derive import crosses_lines, literals
from newslint.text.patterns import pattern

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
RULES = load_catalogue(plugins=False).selected(Config(preset="strict"))
LITERALS = [b"you like me", b"like me", b"menu", b"menus", b"me", "…".encode(), "préc".encode()]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("(?:would|do) you want", {"would you want", "do you want"}),
        ("how useful.*[?]", {"how useful"}),
        (r"\bread more:\s.*", {"read more:"}),
        ("(?:abc)?defgh", {"defgh"}),
        ("[xy]yz1 and", {"xyz1 and", "yyz1 and"}),
        ("(?:ferry)+", {"ferry"}),
        ("如果你愿意.*", {"如果你愿意"}),
    ],
)
def test_literals_are_those_a_match_cannot_do_without(source: str, expected: set[str]) -> None:
    assert set(literals(source) or ()) == expected


@pytest.mark.parametrize("source", ["[a-z]+", ".*", "(?:ab|[0-9]+)", "a?b?c?", "(?:the|and)"])
def test_no_literal_is_made_up(source: str) -> None:
    assert literals(source) is None


@given(st.text(alphabet="abcxyz .", max_size=30))
@pytest.mark.parametrize("source", ["(?:abc|xy+z)[ab]?cab", "a(?:bc|xyz)+x", "(?:cab ){2}(?:x|yy)zab"])
def test_every_match_holds_a_literal(source: str, text: str) -> None:
    found = literals(source) or {""}
    for match in pattern(source).finditer(text):
        assert any(literal in match[0] for literal in found)


def test_patterns_that_may_cross_lines_are_known() -> None:
    assert crosses_lines(r"a\sb")
    assert crosses_lines("a[^b]c")
    assert crosses_lines("a\nb")
    assert not crosses_lines("a.*b")
    assert not crosses_lines("a[^b\n]c")


TEXTS = st.text(alphabet="youlikem sMENUé…préc", max_size=60)


@given(TEXTS)
@settings(max_examples=200)
def test_back_ends_agree(text: str) -> None:
    data = text.encode()
    assert PythonBackend(LITERALS).scan(data) == HyperscanBackend(LITERALS).scan(data)


def test_scanner_reports_overlapping_places() -> None:
    assert Scanner(["like me", "you like", "me"]).scan(b"You LIKE me") == {1: [8], 0: [11], 2: [11]}


def samples() -> list[Document]:
    if not DATA.exists():
        pytest.skip("the articles to measure on are not here")
    texts = []
    for name, step in (("labelled", 1), ("chatbot", 2), ("tables", 4), ("wild", 40), ("clean", 30)):
        with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"][:20000] for line in lines][::step]
    return [parse(text) for text in texts]


def found(plan: Plan, document: Document) -> set[tuple[str, int, int]]:
    hits, raised = plan.run(document)
    assert not raised
    return {(rule.name, *hit.span) for rule, hit in hits}


def without_triggers(rule: Rule) -> Rule:
    return rule._replace(trigger=())


def test_triggers_cost_no_finding_on_real_articles() -> None:
    """Full patterns everywhere find what patterns behind triggers find, with both back ends."""
    matching = [rule for rule in RULES if rule.match]
    behind_python, behind_hyperscan = Plan(matching, {}, "python"), Plan(matching, {}, "hyperscan")
    everywhere = Plan([without_triggers(rule) for rule in matching], {})
    for document in samples():
        expected = found(everywhere, document)
        assert found(behind_python, document) == expected
        assert found(behind_hyperscan, document) == expected


def test_a_rule_whose_triggers_are_absent_is_never_called() -> None:
    asked: list[str] = []

    class Watched(Plan):
        def _runner(self, rule: Rule):  # type: ignore[no-untyped-def]  # noqa: ANN202 -- only watches
            asked.append(rule.name)
            return super()._runner(rule)

    Watched([rule for rule in RULES if rule.name == "rating-widget"], {}).run(
        parse("The ferry sails at noon.")
    )
    assert asked == []


def test_letters_that_fold_to_ascii_hide_nothing() -> None:
    rule = next(rule for rule in RULES if rule.name == "rating-widget")
    text = "The ferry sails.\n\nClic\N{KELVIN SIGN} on a star to rate it!"
    assert found(Plan([rule], {}), parse(text)) == {("rating-widget", 18, 45)}


def test_a_scanner_without_literals_finds_nothing_on_either_back_end() -> None:
    assert Scanner([], "hyperscan").scan(b"a ferry") == Scanner([], "python").scan(b"a ferry") == {}
