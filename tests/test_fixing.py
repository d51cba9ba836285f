"""Passes of fixes: which are made together, which are refused, and what is left of the empty lines."""

import re
import types
from collections.abc import Callable, Iterator

import pytest

from newslint import Document, Edit, Fix, Hit, Loss, Safety, Span
from newslint.document.facts import Facts
from rule_kit import fix_policy, linter, rule

SAID = "The harbour board said that the wall would be closed until the storm has passed."
SNOW = "It snowed on all the islands of the bay until the early hours of the night."
FERRY_LINE = rule("ferry-line", match={"line": ["the ferry .*"]}, fix=fix_policy("safe", "residue"))


def cut(pattern: str, new: str = "", copies: int = 1) -> Callable[[Document], Iterator[Hit]]:
    """A check that replaces what a pattern matches, if the text has enough matches."""

    def check(document: Document) -> Iterator[Hit]:
        found = list(re.finditer(pattern, document.text))
        for one in found[copies - 1 :]:
            span = Span(*one.span())
            yield Hit(span, {}, Fix((Edit(span, new),)))

    check.__annotations__["document"] = Document
    return check


def test_the_share_of_the_budget_itself_may_be_deleted() -> None:
    whole = rule("whole-line", match={"line": ["the harbour board .*"]}, fix=fix_policy("unsafe", "words"))
    text = f"{SAID}\n{SNOW.replace('early ', '')}"
    assert linter(whole).fix(text, Safety.UNSAFE, budget=0.5).text.startswith("It snowed")
    assert linter(whole).fix(text, Safety.UNSAFE, budget=0.49).text == text


def test_a_fix_over_the_budget_stops_no_other_of_its_pass(checks: types.ModuleType) -> None:
    vars(checks).update(said=cut(r"The harbour board .*\n"), bridge=cut("bridge", "Bridge"))
    rules = (
        rule("long-line", check="made.checks:said", fix=fix_policy("unsafe", "words")),
        rule("bridge-word", check="made.checks:bridge", fix=fix_policy("safe", "form")),
    )
    fixed = linter(*rules).fix(f"{SAID}\nA bridge.\n", Safety.UNSAFE)
    assert fixed.text == f"{SAID}\nA Bridge.\n"
    assert [finding.rule for finding in fixed.refused] == ["long-line"]


def test_a_broken_claim_stops_no_other_fix_of_its_pass(checks: types.ModuleType) -> None:
    vars(checks).update(greedy=cut("One "), bridge=cut("bridge", "Bridge"))
    rules = (
        rule("greedy-cut", check="made.checks:greedy", fix=fix_policy()),
        rule("bridge-word", check="made.checks:bridge", fix=fix_policy("safe", "form")),
    )
    fixed = linter(*rules).fix("One bridge.")
    assert fixed.text == "One Bridge."
    assert [finding.rule for finding in fixed.refused] == ["greedy-cut"]


def test_of_fixes_that_overlap_the_first_is_made(checks: types.ModuleType) -> None:
    vars(checks).update(one=cut("ab"), two=cut("bc"))
    rules = [
        rule(name, check=f"made.checks:{name}", fix=fix_policy("unsafe", "words")) for name in ("one", "two")
    ]
    fixed = linter(*rules).fix("abcd", Safety.UNSAFE)
    assert fixed.text == "cd"
    assert fixed.undo() == "abcd"


def test_findings_without_a_fix_or_without_edits_are_left(checks: types.ModuleType) -> None:
    def nothing(document: Document) -> Iterator[Hit]:
        yield Hit(Span(0, len(document.text)), {}, Fix(()))

    vars(checks)["nothing"] = nothing
    empty = rule("no-edits", check="made.checks:nothing", fix=fix_policy())
    fixed = linter(rule("boat-word", match={"text": ["boat"]}), empty).fix("A boat.")
    assert (fixed.text, fixed.applied, fixed.refused) == ("A boat.", (), ())
    assert {finding.rule for finding in fixed.left} == {"boat-word", "no-edits"}


def test_the_loss_that_a_hit_states_is_proved_and_not_that_of_its_card(checks: types.ModuleType) -> None:
    def own(document: Document) -> Iterator[Hit]:
        if document.text.startswith("One"):
            yield Hit(Span(0, 4), {}, Fix((Edit(Span(0, 4), ""),), Safety.UNSAFE, Loss.WORDS))

    vars(checks)["own"] = own
    made = linter(rule("own-loss", check="made.checks:own", fix=fix_policy("safe", "nothing")))
    assert made.fix("One boat.").text == "One boat."
    assert made.fix("One boat.", Safety.UNSAFE).text == "boat."


def test_a_rule_that_was_done_before_a_conflict_began_is_not_left_out(checks: types.ModuleType) -> None:
    vars(checks).update(one=cut("a,b", "a.b"), two=cut(r"a\.b", "a,b"), early=cut(r"c\.\.d", "c.d"))
    names = {"mark-one": "one", "mark-two": "two", "mark-zero": "early"}
    rules = [rule(name, check=f"made.checks:{check}", fix=fix_policy()) for name, check in names.items()]
    fixed = linter(*rules).fix("a,b c..d")
    assert fixed.text == "a.b c.d"
    assert {finding.rule for finding in fixed.refused} == {"mark-two"}


def test_what_was_refused_is_not_made_later_if_it_takes_the_other_copy(checks: types.ModuleType) -> None:
    """Together the three go beyond the budget; without the third, the second would delete the last copy."""
    copy = r"The harbour board .*\n"
    vars(checks).update(second=cut(copy, copies=2), first=cut(copy), snow=cut(rf"{re.escape(SNOW)}\n(?=The)"))
    rules = (
        rule("a-copy", check="made.checks:second", fix=fix_policy("unsafe", "repetition")),
        rule("b-snow", check="made.checks:snow", fix=fix_policy("unsafe", "words")),
        rule("c-line", check="made.checks:first", fix=fix_policy("unsafe", "words")),
    )
    rain = SNOW.replace("snowed", "rained")
    text = f"{SAID}\n{rain}\n{SNOW}\n{SAID}\n"
    fixed = linter(*rules).fix(text, Safety.UNSAFE, budget=0.4)
    assert fixed.text == f"{SAID}\n{rain}\n{SNOW}\n"


@pytest.mark.parametrize(("first", "is_whole"), [(10, False), (11, True)])
def test_after_more_than_ten_reasons_all_duplicates_of_a_rule_stay(
    checks: types.ModuleType, first: int, *, is_whole: bool
) -> None:
    """The first copies lose each other at once, one more when these stay, and the last one never."""
    words = [f"word{number}z" for number in range(first + 2)]

    def second(document: Document) -> Iterator[Hit]:
        yield from deleted(document, [word for word in words if document.text.count(word) == 2])

    def only(document: Document) -> Iterator[Hit]:
        single = [word for word in words[:-1] if document.text.count(word) == 1]
        may_go = words[: first + (document.text.count(words[0]) == 2)]
        yield from deleted(document, [word for word in single if word in may_go])

    def deleted(document: Document, some: list[str]) -> Iterator[Hit]:
        for word in some:
            span = Span(document.text.rindex(word), document.text.rindex(word) + len(word))
            yield Hit(span, {}, Fix((Edit(span, ""),)))

    vars(checks).update(second=second, only=only)
    rules = (
        rule("a-copy", check="made.checks:second", fix=fix_policy("unsafe", "repetition")),
        rule("b-copy", check="made.checks:only", fix=fix_policy("unsafe", "words")),
    )
    text = "\n".join([*words, *words])
    fixed = linter(*rules).fix(text, Safety.UNSAFE)
    assert fixed.text.count(words[0]) == fixed.text.count(words[first]) == 2
    assert fixed.text.count(words[-1]) == (2 if is_whole else 1)


def test_a_document_that_cannot_be_parsed_again_keeps_its_facts() -> None:
    text = "It rained.\n\nThe ferry sank.\n\nThe ferry came.\n"
    document = Document(text, facts=Facts(protected=(Span(0, 9),), is_file=True))
    assert linter(FERRY_LINE).fix(document).text == "It rained.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained.\n\nThe ferry a.\nThe ferry b.\n\nOver.\n\nThe ferry c.\n", "It rained.\n\nOver.\n"),
        ("It rained.\n\nThe ferry a.\nOver.\nThe ferry b.\n\nOver.", "It rained.\n\nOver.\n\nOver."),
        ("It rained.\n\nThe ferry a.\nThe ferry b.\nThe ferry c.\n\nOver.", "It rained.\n\nOver."),
        ("It rained.\n\nThe ferry a.\n\n\nIt stopped.", "It rained.\n\n\nIt stopped."),
        ("\n\nThe ferry a.\nThe ferry b.\n\nIt stopped.", "\n\nIt stopped."),
        ("\nThe ferry a.\nThe ferry b.\n\nIt stopped.", "\nIt stopped."),
    ],
)
def test_one_pass_leaves_the_empty_lines_of_one_deletion(text: str, expected: str) -> None:
    fixed = linter(FERRY_LINE).fix(text)
    assert (fixed.text, len(fixed.passes), fixed.refused) == (expected, 1, ())


def test_an_empty_line_that_another_fix_deletes_is_not_deleted_again(checks: types.ModuleType) -> None:
    vars(checks)["surplus"] = cut(r"(?<=\n)\n(?=\n)")
    surplus = rule("surplus-line", check="made.checks:surplus", fix=fix_policy())
    fixed = linter(FERRY_LINE, surplus).fix("It rained.\n\nThe ferry a.\nThe ferry b.\n\n\nOver.")
    assert (fixed.text, len(fixed.passes)) == ("It rained.\n\nOver.", 1)


def test_a_replaced_line_above_a_deleted_one_keeps_the_empty_line_below(checks: types.ModuleType) -> None:
    vars(checks)["boat"] = cut(r"boat\n", "Boat\n")
    boat = rule("boat-line", check="made.checks:boat", fix=fix_policy("safe", "form"))
    fixed = linter(FERRY_LINE, boat).fix("It rained.\n\nboat\nThe ferry b.\n\nOver.")
    assert (fixed.text, len(fixed.passes)) == ("It rained.\n\nBoat\n\nOver.", 1)
