"""Suppressions: which findings they hold back, and which suppress nothing."""

import pytest

from newslint import Document, Linter, Rule, Span
from newslint.document import Suppression
from newslint.document.facts import Facts
from newslint.formats import parse
from rule_kit import fix_policy, linter, rule

FERRY = rule("ferry-word", match={"text": ["ferry"]})
TEXT = "A ferry, a ferry, a ferry."  # the words are at 2, 11 and 20
PLACES = [Span(2, 7), Span(11, 16), Span(20, 25)]
UNUSED = rule(
    "unused-suppression", "structure", message="no finding of {rules}: {text}", check="x:y", trigger=["zz"]
)


def made(*suppressions: Suppression, text: str = TEXT) -> Document:
    return Document(text, facts=Facts(suppressions=suppressions))


def left(*suppressions: Suppression) -> list[Span]:
    return [finding.span for finding in linter(FERRY).lint(made(*suppressions))]


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        (Span(0, 2), [0, 1, 2]),
        (Span(0, 3), [1, 2]),
        (Span(7, 11), [0, 1, 2]),
        (Span(6, 12), [2]),
        (Span(25, 26), [0, 1, 2]),
        (Span(24, 25), [0, 1]),
        (None, []),
    ],
)
def test_a_finding_is_suppressed_if_a_character_of_it_is_in_the_place(
    place: Span | None, kept: list[int]
) -> None:
    assert left(Suppression(("ferry-word",), place)) == [PLACES[index] for index in kept]


def test_a_suppression_of_all_the_text_covers_its_first_and_its_last_character() -> None:
    letter = linter(rule(match={"text": ["f"]}))
    assert letter.lint(made(Suppression(("ALL",)), text="f of f")) == []


def test_a_long_place_counts_beside_short_ones_that_begin_later() -> None:
    places = (Span(0, 26), Span(1, 2), Span(8, 9), Span(17, 18), Span(18, 19))
    assert left(*(Suppression(("ferry-word",), place) for place in places)) == []
    assert left(*(Suppression(("ferry-word",), place) for place in places[1:])) == PLACES


def test_a_text_must_be_the_excerpt() -> None:
    assert left(Suppression(("ferry-word",), text="ferry")) == []
    assert left(Suppression(("ferry-word",), text="ferr")) == PLACES


@pytest.mark.parametrize("selector", ["ferry-word", "wording", "wording/ferry-word", "ALL"])
def test_any_selector_of_the_rule_counts(selector: str) -> None:
    assert left(Suppression((selector,))) == []
    assert left(Suppression(("bridge-word", selector))) == []


def test_suppressed_findings_are_kept_apart_and_suppressions_without_one_are_named() -> None:
    used, idle = Suppression(("ferry-word",), Span(0, 5)), Suppression(("ferry-word",), Span(8, 9))
    examined = linter(FERRY).examine(made(used, idle))
    assert [finding.span for finding in examined.findings] == PLACES[1:]
    assert [finding.span for finding in examined.suppressed] == PLACES[:1]
    assert examined.unused == [idle]


def test_a_suppressed_finding_inside_another_is_kept_apart_too() -> None:
    wide = rule("ferry-list", match={"text": ["a ferry, a ferry.*"]}, fix=fix_policy("unsafe", "words"))
    examined = linter(wide, FERRY).examine(made(Suppression(("ferry-word",), Span(20, 21))))
    assert [finding.rule for finding in examined.findings] == ["ferry-list"]
    assert [(one.rule, one.span) for one in examined.suppressed] == [("ferry-word", PLACES[2])]


def unused(linter: Linter, text: str) -> list[tuple[str, int, str]]:
    found = linter.lint(parse(text, "markdown"))
    return [(one.message, one.line, one.excerpt) for one in found if one.rule == UNUSED.name]


@pytest.mark.parametrize(
    ("asked", "named"),
    [("[ferry-word]", "ferry-word"), ("[wording, structure]", "wording, structure"), ("", "ALL")],
)
def test_a_comment_that_suppresses_nothing_is_a_finding_at_its_place(asked: str, named: str) -> None:
    comment = f"<!-- newslint: ignore{asked} -->"
    text = f"A boat.\n\n{comment}\nA bridge.\n"
    both: tuple[Rule, ...] = (FERRY, UNUSED)
    assert unused(linter(*both), text) == [(f"no finding of {named}: {comment}", 3, comment)]
    assert unused(linter(*both), text.replace("bridge", "ferry")) == []
    assert unused(linter(FERRY), text) == []


def test_a_suppression_outside_of_the_document_is_no_finding_in_it() -> None:
    assert linter(FERRY, UNUSED).lint(made(Suppression(("ferry-word",)), text="A boat.")) == []
