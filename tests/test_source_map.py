"""The map between a text and its source: places, edits and refusals."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.edit import Edit, Span, apply
from newslint.formats.source_map import MapBuilder, SourceMap, Writing


def shout(text: str) -> str | None:
    return None if "!" in text else text.replace("&", "&amp;")


@pytest.fixture
def page() -> SourceMap:
    """`<b>Salt &amp; fog</b><i>ends</i>` read as `Salt & fog`, an inserted line end, `ends`."""
    source = "<b>Salt &amp; fog</b><i>ends</i>"
    build = MapBuilder(source)
    build.copy(3, 8)
    build.replace(8, 13, "&")
    build.copy(13, 17)
    build.insert("\n")
    build.copy(24, 28)
    return build.done(Writing(shout))


def changed(page: SourceMap, start: int, end: int, new: str) -> str | None:
    edits = page.translate(Edit(Span(start, end), new))
    return None if edits is None else apply(page.source, edits)


def test_text_is_the_pieces_in_order(page: SourceMap) -> None:
    assert page.text == "Salt & fog\nends"


def test_a_span_over_a_reference_is_located_with_the_whole_reference(page: SourceMap) -> None:
    start, end = page.locate(Span(3, 8))
    assert page.source[start:end] == "t &amp; f"


def test_a_span_across_tags_is_located_with_the_tags_inside_and_not_around(page: SourceMap) -> None:
    start, end = page.locate(Span(7, 15))
    assert page.source[start:end] == "fog</b><i>ends"


def test_an_inserted_line_end_is_located_at_an_empty_place_after_the_text_before_it(page: SourceMap) -> None:
    assert page.locate(Span(10, 11)) == Span(17, 17)


def test_a_letter_is_replaced_in_place(page: SourceMap) -> None:
    assert changed(page, 0, 4, "salt") == "<b>salt &amp; fog</b><i>ends</i>"


def test_a_reference_is_replaced_as_a_whole(page: SourceMap) -> None:
    assert changed(page, 5, 6, "and") == "<b>Salt and fog</b><i>ends</i>"


def test_new_text_is_escaped(page: SourceMap) -> None:
    assert changed(page, 15, 15, " & more") == "<b>Salt &amp; fog</b><i>ends &amp; more</i>"


def test_a_deletion_across_tags_leaves_the_tags(page: SourceMap) -> None:
    assert changed(page, 6, 15, "") == "<b>Salt &amp;</b><i></i>"


def test_new_text_across_tags_is_refused(page: SourceMap) -> None:
    assert changed(page, 7, 15, "x") is None


def test_an_inserted_line_end_cannot_be_deleted_or_replaced(page: SourceMap) -> None:
    assert changed(page, 10, 11, "") is None
    assert changed(page, 10, 11, " ") is None


def test_text_that_the_source_cannot_hold_is_refused(page: SourceMap) -> None:
    assert changed(page, 4, 4, "!") is None


def test_an_edit_that_changes_nothing_needs_no_edits(page: SourceMap) -> None:
    assert page.translate(Edit(Span(0, 10), "Salt & fog")) == ()


def test_neighbours_that_would_be_read_as_one_are_refused() -> None:
    build = MapBuilder("a b")
    build.copy(0, 3)
    joined = build.done(Writing(shout, lambda source, span, written: source[: span.start] + written == "a"))
    assert joined.translate(Edit(Span(1, 2), "")) is None
    assert joined.translate(Edit(Span(0, 1), "")) == (Edit(Span(0, 1), ""),)


def test_half_of_a_replaced_piece_is_refused() -> None:
    build = MapBuilder("fi&ngE;x")
    build.replace(2, 7, "≧̸")
    half = build.done(Writing(shout))
    assert half.translate(Edit(Span(0, 1), "")) is None
    assert half.translate(Edit(Span(1, 1), "y")) is None
    assert half.translate(Edit(Span(0, 2), "y")) == (Edit(Span(2, 7), "y"),)


def test_an_empty_map_has_a_place_for_nothing_and_takes_no_text() -> None:
    empty = MapBuilder("<br>").done(Writing(shout))
    assert empty.text == ""
    assert empty.locate(Span(0, 0)) == Span(0, 0)
    assert empty.translate(Edit(Span(0, 0), "x")) is None


PIECES = st.lists(
    st.one_of(
        st.tuples(st.just("copy"), st.text(min_size=1, max_size=5)),
        st.tuples(st.just("replace"), st.text(min_size=1, max_size=3)),
        st.tuples(st.just("insert"), st.sampled_from(["\n", "\n\n", "\t"])),
        st.tuples(st.just("skip"), st.text(min_size=1, max_size=3)),
    ),
    max_size=8,
)


@given(PIECES)
def test_segments_cover_the_text_without_gaps_and_are_in_order_in_the_source(
    pieces: list[tuple[str, str]],
) -> None:
    source = "".join(piece for kind, piece in pieces if kind != "insert")
    build, at = MapBuilder(source), 0
    for kind, piece in pieces:
        if kind == "insert":
            build.insert(piece)
            continue
        if kind == "copy":
            build.copy(at, at + len(piece))
        elif kind == "replace":
            build.replace(at, at + len(piece), piece.swapcase() or "-")
        at += len(piece)
    made = build.done(Writing(shout))
    ends = [0, *(segment.text.end for segment in made.segments)]
    assert [segment.text.start for segment in made.segments] == ends[:-1]
    assert ends[-1] == len(made.text)
    places = [segment.source for segment in made.segments]
    assert all(a.end <= b.start for a, b in pairwise(places))
    for (start, end), place, exact in made.segments:
        assert not exact or made.text[start:end] == source[place.start : place.end]
