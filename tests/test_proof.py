"""The stated loss of a fix is true, or the fix is refused."""

from __future__ import annotations

import pytest

from newslint.document import Document
from newslint.edit import Edit, Loss, Span, apply
from newslint.proof import Claim, broken_claims, folded
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
        ("read more books", [(0, 15, "")], Loss.RESIDUE, "more than the pattern"),
        ("read more", [(0, 9, "see more")], Loss.RESIDUE, "it would add 'see more'"),
    ],
)
def test_broken_claims_are_named(text: str, edits: list[tuple[int, int, str]], loses: Loss, why: str) -> None:
    assert why in (reason(text, edits, loses) or "")


def test_two_copies_do_not_stand_for_each_other() -> None:
    text = "one two\none two"
    made = rule(match={"line": ["x"]}, fix=fix_policy("unsafe", "repetition"))
    claims = [Claim(made, (Edit(Span(*span), ""),), Loss.REPETITION) for span in ((0, 7), (8, 15))]
    assert all(broken_claims(Document(text), claims, "\n"))


def test_form_looks_through_case_references_and_tracking() -> None:
    assert folded("Caf&amp;eacute; &amp; Bar?utm_medium=mail") == folded(
        "CAF\N{LATIN CAPITAL LETTER E WITH ACUTE} bar"
    )
