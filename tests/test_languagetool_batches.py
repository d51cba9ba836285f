"""Paragraphs joined into requests, split if they are too long, and mapped back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import Span
from newslint.engines.languagetool_batches import Batch, Passage, batches, code_points, halves, units
from newslint.grammar.coinages import is_coinage, parts_of
from newslint.grammar.engine import Suggestion

WORDS = st.sampled_from(["It rained. ", "They left. ", "\N{PARROT} flew. ", "é", " ", "\N{PARROT}", "was "])
TEXTS = st.lists(st.lists(WORDS, max_size=12).map("".join), max_size=6)


def suggestion(start: int, end: int) -> Suggestion:
    return Suggestion(Span(start, end), "RULE", "message")


@given(TEXTS, st.integers(min_value=5, max_value=80))
def test_every_place_of_a_request_is_found_in_its_paragraph(texts: list[str], most: int) -> None:
    seen: list[str] = [""] * len(texts)
    for batch in batches(texts, most):
        assert units(batch.text) <= most or len(batch.pieces) == 1
        every = [suggestion(at, at + 1) for at in range(len(batch.text))]
        for index, one in batch.placed(every):
            seen[index] += texts[index][one.span.start]
    assert ["".join(text.split()) for text in seen] == ["".join(text.split()) for text in texts]


@given(TEXTS)
def test_halves_hold_the_same_text(texts: list[str]) -> None:
    for batch in batches(texts, 1000):
        parts = halves(batch)
        assert not parts or "".join("".join(one.text.split()) for one in parts) == "".join(batch.text.split())


def test_a_match_across_two_paragraphs_is_dropped() -> None:
    batch = Batch((Passage(0, 0, "It rained."), Passage(3, 7, "They left.")))
    assert list(batch.placed([suggestion(8, 13)])) == []
    ((index, one),) = batch.placed([suggestion(12, 16)])
    assert (index, one.span) == (3, Span(7, 11))


def test_a_single_sentence_cannot_be_halved() -> None:
    assert halves(Batch((Passage(0, 0, "It rained for a day"),))) == ()


@given(st.text(max_size=20))
def test_units_and_code_points_agree_with_utf_16(text: str) -> None:
    data = text.encode("utf-16-le", "surrogatepass")
    offsets = code_points(text)
    assert units(text) * 2 == len(data)
    assert len(offsets) == units(text) + 1
    for at in range(len(text) + 1):
        unit = len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
        assert offsets[unit] == at


@pytest.mark.parametrize("word", ["rebooking", "testbed", "tourers", "unglue", "wishlists"])
def test_coinages(word: str) -> None:
    known = {"book", "booking", "test", "bed", "tour", "tourer", "glue", "wish", "list", "lists"}
    assert is_coinage(word, known.__contains__)
    assert not parts_of(word).isdisjoint(known)


def test_a_typing_error_is_not_a_coinage() -> None:
    assert not is_coinage("enviroment", {"environment", "iron", "men"}.__contains__)
