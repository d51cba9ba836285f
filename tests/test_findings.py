"""From hits to findings: what lies inside what, excerpts, messages, places, safety."""

import types
from collections.abc import Iterable
from typing import Any

import pytest

from newslint import Document, Edit, Fix, Hit, Loss, Rule, Safety, Span
from newslint.document.facts import Facts
from newslint.formats import parse
from rule_kit import fix_policy, linter, rule

UNSAFE = fix_policy("unsafe", "words")
FERRY = rule("ferry-word", match={"text": ["ferry"]})


def hitting(checks: types.ModuleType, name: str, *hits: Hit, **keys: Any) -> Rule:
    """A rule whose check yields these hits."""

    def check(document: Document) -> Iterable[Hit]:
        assert document.text
        return hits

    check.__annotations__["document"] = Document
    checks_name = name.replace("-", "_")
    vars(checks)[checks_name] = check
    return rule(name, check=f"made.checks:{checks_name}", **keys)


def names(*rules: Rule, text: str = "One two three four.") -> list[str]:
    return [finding.rule for finding in linter(*rules).lint(text)]


def deleting(start: int, end: int, *edits: tuple[int, int], whole: bool = False) -> Hit:
    places = edits or ((start, end),)
    return Hit(Span(start, end), {}, Fix(tuple(Edit(Span(*place), "") for place in places)), whole=whole)


def test_only_what_is_inside_a_deletion_is_left_out(checks: types.ModuleType) -> None:
    """The first fix deletes “One ” and replaces “two”; “three” is not in an edit of its."""
    edits = (Edit(Span(0, 4), ""), Edit(Span(4, 7), "2"))
    wide = hitting(checks, "wide-place", Hit(Span(0, 13), {}, Fix(edits)), fix=UNSAFE)
    inner = [
        hitting(checks, f"in-{at}", Hit(Span(*at)), fix=UNSAFE) for at in ((0, 3), (2, 6), (4, 7), (8, 13))
    ]
    assert names(wide, *inner) == ["wide-place", "in-(2, 6)", "in-(4, 7)", "in-(8, 13)"]


def test_what_is_inside_one_of_several_deletions_is_left_out(checks: types.ModuleType) -> None:
    wide = hitting(checks, "wide-place", deleting(0, 13, (0, 4), (8, 13)), fix=UNSAFE)
    assert names(wide, hitting(checks, "in-place", Hit(Span(8, 13)))) == ["wide-place"]


def test_a_hit_that_goes_beyond_another_is_not_inside_it_whatever_that_deletes(
    checks: types.ModuleType,
) -> None:
    wide = hitting(checks, "wide-place", deleting(0, 7, (0, 13)), fix=UNSAFE)
    assert names(wide, hitting(checks, "long-place", Hit(Span(4, 13)))) == ["wide-place", "long-place"]


def test_a_manual_fix_leaves_no_finding_out(checks: types.ModuleType) -> None:
    manual = hitting(checks, "wide-place", deleting(0, 7), fix=fix_policy("manual", "words"))
    assert names(manual, hitting(checks, "in-place", Hit(Span(0, 3)))) == ["in-place", "wide-place"]


def test_a_hit_without_a_fix_at_the_same_place_as_a_deletion_is_reported(checks: types.ModuleType) -> None:
    wide = hitting(checks, "wide-place", deleting(0, 7), fix=UNSAFE)
    same = hitting(checks, "same-place", Hit(Span(0, 7)))
    assert names(wide, same) == ["same-place", "wide-place"]


def test_the_beginning_of_a_list_that_goes_as_a_whole_is_dropped_for_good(checks: types.ModuleType) -> None:
    wide = hitting(checks, "wide-place", deleting(0, 13, whole=True), fix=UNSAFE)
    head = hitting(checks, "a-head", deleting(0, 3), category="repeat", fix=fix_policy("safe", "residue"))
    item = hitting(checks, "an-item", deleting(8, 13), category="repeat", fix=fix_policy("safe", "residue"))
    assert names(wide, head, item) == ["wide-place", "an-item"]


def test_other_damage_inside_is_reported_if_its_fix_is_safer_and_loses_text(
    checks: types.ModuleType,
) -> None:
    wide = hitting(checks, "wide-place", deleting(0, 13), fix=UNSAFE)
    for safety, loses, expected in (
        ("safe", "residue", ["wide-place", "inside"]),
        ("safe", "form", ["wide-place"]),
        ("unsafe", "residue", ["wide-place"]),
    ):
        inner = hitting(checks, "inside", deleting(8, 13), fix=fix_policy(safety, loses))
        assert names(wide, inner._replace(category="repeat")) == expected


def test_an_empty_hit_and_one_in_a_protected_place_are_dropped(checks: types.ModuleType) -> None:
    some = hitting(checks, "some-places", Hit(Span(5, 5)), Hit(Span(0, 3)), Hit(Span(8, 13)))
    document = Document("One two three four.", facts=Facts(protected=(Span(0, 3),)))
    assert [finding.span for finding in linter(some).lint(document)] == [Span(8, 13)]


def test_a_fix_that_would_change_a_protected_place_is_no_fix(checks: types.ModuleType) -> None:
    some = hitting(checks, "a-place", deleting(8, 13, (0, 3), (8, 13)), fix=UNSAFE)
    document = Document("One two three four.", facts=Facts(protected=(Span(0, 3),)))
    (finding,) = linter(some).lint(document)
    assert finding.fix is None


def test_a_fix_that_the_source_does_not_allow_is_no_fix(checks: types.ModuleType) -> None:
    some = hitting(checks, "a-place", Hit(Span(0, 7), {}, Fix((Edit(Span(2, 5), "x"),))), fix=UNSAFE)
    (finding,) = linter(some).lint(parse("<p>One <b>two</b> three.</p>", "html"))
    assert (finding.excerpt, finding.fix) == ("One two", None)


def test_a_fix_on_a_card_without_one_is_no_fix(checks: types.ModuleType) -> None:
    (finding,) = linter(hitting(checks, "a-place", deleting(0, 3))).lint("One two.")
    assert finding.fix is None


def test_a_hit_may_state_its_own_safety_and_loss(checks: types.ModuleType) -> None:
    own = Hit(Span(0, 3), {}, Fix((Edit(Span(0, 3), ""),), Safety.UNSAFE, Loss.WORDS))
    (finding,) = linter(hitting(checks, "a-place", own, fix=fix_policy("safe", "form"))).lint("One two.")
    assert finding.fix
    assert (finding.fix.safety, finding.fix.loses) == (Safety.UNSAFE, Loss.WORDS)


@pytest.mark.parametrize(("length", "excerpt"), [(300, "a" * 300), (301, "a" * 299 + "…")])
def test_an_excerpt_has_at_most_300_characters(length: int, excerpt: str) -> None:
    (finding,) = linter(rule(match={"text": ["a+"]})).lint("a" * length)
    assert finding.excerpt == excerpt


def test_a_check_may_give_the_text_of_its_message(checks: types.ModuleType) -> None:
    given = Hit(Span(0, 3), {"text": "my words"})
    (finding,) = linter(hitting(checks, "a-place", given)).lint("One two.")
    assert finding.message == "found “my words”"
    (finding,) = linter(hitting(checks, "a-place", Hit(Span(0, 3), {"other": 1}))).lint("One two.")
    assert finding.message == "found “One”"


def test_places_in_a_source_that_is_not_the_text_are_those_of_the_source() -> None:
    source = "<p>\nA boat.</p>\r<p>\n  A ferry.</p>"
    (finding,) = linter(FERRY).lint(parse(source, "html"))
    assert (finding.line, finding.column) == (4, 5)
    assert source[slice(*finding.span)] == "ferry"


def test_of_two_hits_of_a_rule_at_one_place_the_last_counts(checks: types.ModuleType) -> None:
    twice = hitting(checks, "a-place", Hit(Span(0, 3)), deleting(0, 3), fix=UNSAFE)
    (finding,) = linter(twice).lint("One two.")
    assert finding.fix
