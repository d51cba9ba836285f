"""Plain text: line ends of every kind are read as U+000A, and stay unchanged in the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.edit import Edit, Span, apply
from newslint.formats import format_of, parse
from newslint.formats.plain import line_end_of, read_lines

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
CHARACTERS = st.one_of(
    st.sampled_from("\nab" + BOM), st.characters(exclude_characters="\r"), st.characters(categories=["Cs"])
)
TEXTS = st.text(st.one_of(st.sampled_from("\r\n\r\n"), CHARACTERS), max_size=24)
MAPPED = st.builds(str.__add__, st.sampled_from([BOM, "\r", "\r\n", BOM + "\r"]), TEXTS)


def read(source: str) -> str:
    made = read_lines(source)
    return source if made is None else made.text


def expected(source: str) -> str:
    return source.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n") if maps(source) else source


def maps(source: str) -> bool:
    return "\r" in source or source.startswith(BOM)


def test_text_with_only_unix_line_ends_is_its_own_source() -> None:
    assert read_lines("One.\nTwo.\n") is None


def test_windows_line_ends_are_converted_and_new_ones_are_written_alike() -> None:
    made = read_lines("One.\r\nTwo.\r\n")
    assert made is not None
    assert made.text == "One.\nTwo.\n"
    edits = made.translate(Edit(Span(5, 5), "New.\n"))
    assert edits is not None
    assert apply(made.source, edits) == "One.\r\nNew.\r\nTwo.\r\n"


def test_a_byte_order_mark_stays_in_the_source_and_out_of_the_text() -> None:
    made = read_lines(BOM + "head")
    assert made is not None
    assert made.text == "head"
    edits = made.translate(Edit(Span(0, 1), "H"))
    assert edits is not None
    assert apply(made.source, edits) == BOM + "Head"


def test_deleting_a_line_between_two_kinds_of_line_end_must_not_make_one_of_them() -> None:
    made = read_lines("a\rX\nb")
    assert made is not None
    assert made.translate(Edit(Span(2, 3), "")) is None


@pytest.mark.parametrize(
    ("source", "line_end"),
    [("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n"), ("a\rb\n", "\r"), ("a", "\n"), ("a\r", "\r")],
)
def test_the_first_line_end_is_the_one_written(source: str, line_end: str) -> None:
    assert line_end_of(source) == line_end


@given(TEXTS)
def test_every_code_point_comes_from_its_place(source: str) -> None:
    made = read_lines(source)
    assert read(source) == expected(source)
    if made is None:
        return
    for offset, char in enumerate(made.text):
        start, end = made.locate(Span(offset, offset + 1))
        assert source[start:end] == char or (char == "\n" and source[start:end] in ("\r\n", "\r"))


@given(MAPPED, st.text(CHARACTERS, max_size=4), st.data())
def test_an_edit_read_anew_is_the_edit_made_on_the_text_or_is_refused(
    source: str, new: str, data: st.DataObject
) -> None:
    made = read_lines(source)
    assert made is not None
    start = data.draw(st.integers(0, len(made.text)))
    edit = Edit(Span(start, data.draw(st.integers(start, len(made.text)))), new)
    edits = made.translate(edit)
    assert edits is None or read(apply(source, edits)) == apply(made.text, [edit])


@given(st.text(st.sampled_from("ab \nxé😀"), max_size=20), st.data())
def test_windows_text_refuses_no_edit(text: str, data: st.DataObject) -> None:
    made = read_lines("\r\n" + text.replace("\n", "\r\n"))
    assert made is not None
    start = data.draw(st.integers(0, len(made.text)))
    edit = Edit(
        Span(start, data.draw(st.integers(start, len(made.text)))),
        data.draw(st.sampled_from(["", "x", "\n"])),
    )
    assert made.translate(edit) is not None


def test_a_document_of_windows_text_knows_its_source_and_reads_it_again() -> None:
    document = parse("One.\r\nTwo.", path="a.txt", is_file=True)
    assert (document.text, document.source) == ("One.\nTwo.", "One.\r\nTwo.")
    assert document.parse is not None
    again = document.parse("One.\r\n")
    assert (again.text, again.path, again.known.is_file) == ("One.\n", "a.txt", True)


def test_the_format_follows_from_the_extension_and_is_text_otherwise() -> None:
    named = {
        name: format_of(name) for name in ("a.md", "b/C.HTML", "x.ndjson", "notes", "dir.md/notes", "a.docx")
    }
    assert list(named.values()) == ["markdown", "html", "jsonl", "text", "text", "text"]
