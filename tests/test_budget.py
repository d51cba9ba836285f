"""The budget: which deletions count as lost running text, and which copies justify deleting a repetition."""

import types
from collections.abc import Iterator

import pytest

from newslint import Document, Edit, Fix, Hit, Loss, Safety, Span
from newslint.proof import Claim, broken_claims, prose_words, prose_words_removed
from rule_kit import fix_policy, linter, rule

SAID = "The harbour board said that the wall would be closed until the storm has passed."
RAIN = "It rained on all the islands of the bay until the early hours of the morning."
LINKED = "[The harbour board said that the wall would be closed until the storm has passed.](/wall)"
CUT = rule(match={"line": ["x"]}, fix=fix_policy("unsafe", "words"))


def removed(text: str, *edits: tuple[int, int, str], loses: Loss = Loss.WORDS) -> int:
    changes = tuple(Edit(Span(start, end), new) for start, end, new in edits)
    return prose_words_removed(Document(text), [Claim(CUT, changes, loses)])


@pytest.mark.parametrize(("loses", "count"), [("words", 15), ("residue", 15), ("repetition", 0), ("form", 0)])
def test_deleted_text_counts_and_deleted_copies_do_not(loses: str, count: int) -> None:
    assert removed(f"{SAID}\n{RAIN}", (0, len(SAID), ""), loses=Loss(loses)) == count


def test_words_inserted_in_place_of_others_are_subtracted_only_there() -> None:
    text = f"{SAID}\n{RAIN}"
    assert removed(text, (0, len(SAID), "The board said so.")) == 11
    assert removed(text, (0, len(SAID), ""), (len(text), len(text), " And so on, and on, and on.")) == 15
    assert removed(text, (0, len(SAID), ""), (len(SAID) + 1, len(SAID) + 3, "It and that")) == 15


def test_lines_of_links_are_not_running_text() -> None:
    text = f"{RAIN}\n\n{LINKED}"
    assert removed(text, (len(RAIN) + 2, len(text), "")) == 0
    assert prose_words(Document(text)) == 16


@pytest.mark.parametrize(("labels", "count"), [(1, 17), (2, 0)])
def test_a_run_of_lines_counts_unless_most_of_them_are_not_prose(labels: int, count: int) -> None:
    run = SAID + "\n\nHome" * labels
    text = f"{RAIN}\n\n{run}"
    start = len(RAIN) + 2
    body = Document(text).zones.body
    assert not start <= body.start
    assert removed(text, (start, len(text), "")) == (count and 15 + labels)


def test_a_residue_in_another_case_is_refused_if_case_counts() -> None:
    for case, holds in ((False, True), (True, False)):
        made = rule(match={"line": ["read more"], "case": case}, fix=fix_policy("unsafe", "residue"))
        claim = Claim(made, (Edit(Span(0, 9), ""),), Loss.RESIDUE)
        assert (broken_claims(Document("READ MORE"), [claim], "")[0] is None) == holds


def test_a_copy_that_a_later_pass_changes_does_not_justify_a_deletion(
    checks: types.ModuleType,
) -> None:
    """First the second copy is deleted; then the first is joined into one word, whose letters stay."""

    def second(document: Document) -> Iterator[Hit]:
        if document.text.count("one two") == 2:
            yield Hit(Span(8, 15), {}, Fix((Edit(Span(7, 15), ""),)))

    def join(document: Document) -> Iterator[Hit]:
        if document.text.count("one two") == 1:
            yield Hit(Span(0, 7), {}, Fix((Edit(Span(0, 7), "onetwo"),)))

    vars(checks).update(second=second, join=join)
    both = linter(
        rule("second-copy", check="made.checks:second", fix=fix_policy("unsafe", "repetition")),
        rule("joined-words", check="made.checks:join", fix=fix_policy("unsafe", "nothing")),
    )
    fixed = both.fix("one two\none two", Safety.UNSAFE)
    assert fixed.text == "one two\none two"
    assert "after all fixes, 'one two' occurs nowhere else" in fixed.refused[0].message


@pytest.mark.parametrize(("stops", "left"), [(10, 0), (11, 11)])
def test_ten_passes_are_made_and_no_more(checks: types.ModuleType, stops: int, left: int) -> None:
    def one(document: Document) -> Iterator[Hit]:
        if document.text.endswith("."):
            end = len(document.text)
            yield Hit(Span(end - 1, end), {}, Fix((Edit(Span(end - 1, end), ""),)))

    vars(checks)["one"] = one
    slow = linter(rule("slow-cut", check="made.checks:one", fix=fix_policy()))
    assert slow.fix(f"a{'.' * stops}").text == f"a{'.' * left}"


def test_a_manual_fix_is_never_made() -> None:
    ferry = rule(match={"text": ["ferry"], "replace": "Ferry"}, fix=fix_policy("manual", "form"))
    for safety in Safety:
        assert linter(ferry).fix("The ferry sank.", safety).text == "The ferry sank."


def test_a_run_that_begins_where_the_body_begins_counts_whatever_else_is_in_it() -> None:
    text = f"{SAID}\n\nHome\n\nNews\n\nSports\n"
    assert Document(text).zones.body.start == 0
    assert removed(text, (0, len(text), "")) == 18


def test_a_run_that_ends_where_the_body_begins_does_not_count() -> None:
    text = f"Home\nNews\n{SAID}\n{RAIN}"
    assert Document(text).zones.body.start == 10
    assert removed(text, (0, 10, "")) == 0


def test_empty_lines_and_the_line_below_a_run_do_not_decide_whether_it_counts() -> None:
    text = f"{RAIN}\n\n{SAID}\n\n\nHome\nNews\nSports\n"
    start = len(RAIN) + 2
    assert removed(text, (start, text.index("\nNews"), "")) == 16


def test_the_last_character_of_a_run_decides_which_lines_are_in_it() -> None:
    text = f"{RAIN}\n\n{SAID}\nHome\nNews\n"
    start = len(RAIN) + 2
    assert removed(text, (start, text.index("News"), "")) == 16
    assert removed(text, (start, text.index("News") + 1, "")) == 0


def test_a_single_line_that_is_no_prose_does_not_count_even_if_there_is_no_other() -> None:
    assert removed("Home", (0, 4, "")) == 0
