"""The stated loss of a fix is true, or the fix is refused."""

import pytest

from newslint.document import Document
from newslint.edit import Edit, Loss, Span, apply
from newslint.proof import Claim, broken_claims, folded, policy_of
from rule_kit import fix_policy, rule


def reason(
    text: str, edits: list[tuple[int, int, str]], loses: Loss, residue: tuple[str, ...] = ()
) -> str | None:
    made = rule(match={"line": ["read more"]}, fix=fix_policy("unsafe", str(loses), residue))
    changes = tuple(Edit(Span(start, end), new) for start, end, new in edits)
    return broken_claims(Document(text), [Claim(made, changes, loses)], apply(text, changes))[0]


@pytest.mark.parametrize(
    ("text", "edits", "loses"),
    [
        ("end.Next", [(4, 4, " ")], Loss.NOTHING),
        ("\N{BULLET} one", [(0, 1, "-")], Loss.NOTHING),
        ("White house", [(6, 7, "H")], Loss.FORM),
        ("caf&#233;", [(3, 9, "\N{LATIN SMALL LETTER E WITH ACUTE}")], Loss.FORM),
        ("caf\N{LATIN CAPITAL LETTER A WITH TILDE}\N{COPYRIGHT SIGN}", [(3, 5, "é")], Loss.FORM),
        ("https://a.example/?id=1&utm_source=x", [(23, 36, "")], Loss.FORM),
        ("the the sea", [(3, 7, "")], Loss.REPETITION),
        ("a b a b a b\na b", [(0, 12, "")], Loss.REPETITION),
        ("It rained.\n\n- **Read more**\n", [(12, 28, "")], Loss.RESIDUE),
        ("It rained.", [(0, 10, "Sun.")], Loss.WORDS),
    ],
)
def test_true_claims_hold(text: str, edits: list[tuple[int, int, str]], loses: Loss) -> None:
    assert reason(text, edits, loses) is None


@pytest.mark.parametrize(
    ("text", "edits", "loses", "why"),
    [
        ("end.Next", [(3, 8, "")], Loss.NOTHING, "would change the letters of '.Next'"),
        ("White house", [(6, 11, "Horse")], Loss.FORM, "more than the form of 'house'"),
        ("the sea", [(0, 4, "")], Loss.REPETITION, "'the' occurs nowhere else"),
        ("read more books", [(0, 15, "")], Loss.RESIDUE, "more than a pattern of the rule matches"),
        ("read more", [(0, 9, "see more")], Loss.RESIDUE, "it would add 'see more'"),
    ],
)
def test_broken_claims_are_named(text: str, edits: list[tuple[int, int, str]], loses: Loss, why: str) -> None:
    assert why in (reason(text, edits, loses) or "")


def test_two_copies_do_not_justify_each_others_deletion() -> None:
    text = "one two\none two"
    made = rule(match={"line": ["x"]}, fix=fix_policy("unsafe", "repetition"))
    claims = [Claim(made, (Edit(Span(*span), ""),), Loss.REPETITION) for span in ((0, 7), (8, 15))]
    assert all(broken_claims(Document(text), claims, "\n"))


def test_form_ignores_case_references_and_tracking() -> None:
    assert folded("Caf&amp;eacute; &amp; Bar?utm_medium=mail") == folded(
        "CAF\N{LATIN CAPITAL LETTER E WITH ACUTE} bar"
    )


def test_a_repeated_word_counts_once_however_often_it_is_deleted() -> None:
    assert reason("the the the sea", [(0, 8, "")], Loss.REPETITION) is None


def test_residue_matches_a_closed_pattern_or_a_pattern_of_the_fix() -> None:
    assert reason("It rained.\nGo on.\n", [(11, 18, "")], Loss.RESIDUE, ("go on.",)) is None
    assert reason("It rained.\nGo on.\n", [(11, 18, "")], Loss.RESIDUE) is not None


def test_a_match_of_an_open_pattern_is_not_residue() -> None:
    match = {"line": ["read on"], "open": {"line": ["read on about [^\\n]{3,80}"]}}
    made = rule(match=match, fix=fix_policy("unsafe", "residue"))
    text = "It rained.\nRead on about the mayor of the harbour town.\n"
    claim = Claim(made, (Edit(Span(11, len(text)), ""),), Loss.RESIDUE)
    assert broken_claims(Document(text), [claim], "It rained.\n")[0] is not None


def test_an_unpaired_surrogate_is_not_a_form_of_a_letter() -> None:
    assert reason("a\ud800", [(0, 2, "b")], Loss.FORM) is not None
    assert reason("a", [(0, 1, "b\ud800")], Loss.FORM) is not None


def test_references_are_decoded_three_times() -> None:
    assert folded("&amp;amp;eacute;") == "é"
    assert folded("&amp;amp;amp;eacute;") != "é"


@pytest.mark.parametrize(("length", "shown"), [(40, "a" * 40), (41, "a" * 39 + "…")])
def test_a_refusal_quotes_at_most_forty_characters(length: int, shown: str) -> None:
    assert (
        reason("a" * length, [(0, length, "")], Loss.NOTHING) == f"it would change the letters of {shown!r}"
    )


def test_a_card_without_a_fix_has_no_policy() -> None:
    with pytest.raises(ValueError, match=r"the card of made-up has no \[fix\]"):
        policy_of(rule(match={"line": ["read more"]}))
