"""Spans and edits: applied, undone, kept separate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.edit import Edit, Occupied, Places, Span, apply, inverse, merged, minimal
from newslint.errors import EditError

TEXTS = st.text(max_size=40)
LIKE_TEXTS = st.text("ab", max_size=8)  # two of them often begin and end alike


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [Edit(Span(start, end), draw(st.text(max_size=5))) for start, end in pairs]


@given(texts_with_edits())
def test_inverse_leads_back_exactly(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    after = apply(text, edits)
    assert apply(after, inverse(text, edits)) == text


@given(texts_with_edits())
def test_order_of_edits_does_not_matter(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert apply(text, edits) == apply(text, list(reversed(edits)))


@given(LIKE_TEXTS, LIKE_TEXTS)
def test_minimal_edit_does_the_same_and_shares_no_edge(old: str, new: str) -> None:
    whole = Edit(Span(0, len(old)), new)
    small = minimal(old, whole)
    assert apply(old, [small]) == new
    removed = old[small.span.start : small.span.end]
    assert not (removed and small.text) or (removed[0] != small.text[0] and removed[-1] != small.text[-1])


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(EditError, match="overlaps"):
        apply("abcdef", [Edit(Span(0, 3), ""), Edit(Span(2, 4), "")])


def test_an_edit_past_the_end_is_refused() -> None:
    with pytest.raises(EditError, match="ends after the text"):
        apply("abc", [Edit(Span(1, 4), "")])


def test_edits_that_touch_are_both_made() -> None:
    assert apply("abcd", [Edit(Span(0, 2), "x"), Edit(Span(2, 4), "y")]) == "xy"


def test_a_place_is_taken_once() -> None:
    taken = Occupied()
    assert taken.take([Span(2, 5)])
    assert not taken.take([Span(4, 6)])
    assert not taken.take([Span(7, 9), Span(3, 4)])
    assert taken.take([Span(5, 7), Span(0, 2)])
    assert taken.take([Span(7, 9)])


@pytest.mark.parametrize("wanted", [[Span(0, 3), Span(2, 5)], [Span(3, 3), Span(3, 3)]])
def test_places_that_conflict_with_each_other_are_not_taken(wanted: list[Span]) -> None:
    taken = Occupied()
    assert not taken.take(wanted)
    assert taken.take([Span(0, 5)])


def test_spans_that_overlap_or_touch_are_merged_and_empty_ones_dropped() -> None:
    spans = [Span(6, 7), Span(0, 3), Span(1, 2), Span(3, 4), Span(9, 9)]
    assert list(merged(spans)) == [Span(0, 4), Span(6, 7)]
    assert list(merged([])) == []
    assert list(merged([Span(2, 3)])) == [Span(2, 3)]


def test_two_insertions_at_one_point_conflict() -> None:
    taken = Occupied()
    assert taken.take([Span(3, 3)])
    assert not taken.take([Span(3, 3)])


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6)), max_size=12))
def test_taken_places_never_overlap(wanted: list[tuple[int, int]]) -> None:
    taken, kept = Occupied(), list[Span]()
    for start, size in wanted:
        span = Span(start, start + size)
        if taken.take([span]):
            assert not any(span.overlaps(other) or span == other for other in kept)
            kept.append(span)


SPANS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(SPANS), SPANS)
def test_places_are_found_as_by_a_search_one_by_one(places: list[Span], span: Span) -> None:
    known = Places(places)
    assert known.holds(span) == any(one.holds(span) for one in places)
    assert known.overlaps(span) == any(one.start < span.end and span.start < one.end for one in places)
