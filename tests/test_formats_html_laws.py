"""Laws of pages: the map gives the right place of all text, and an edit changes nothing else."""

import gzip
import json
from collections.abc import Iterator
from html import unescape
from itertools import islice
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.edit import Edit, Span, apply
from newslint.formats import parse
from newslint.formats.html import read
from newslint.formats.html_text import TextReader
from newslint.formats.html_tokens import Tokeniser
from newslint.formats.html_tree import PageTree
from newslint.formats.source_map import SourceMap

PAGES = Path(__file__).parents[1] / ".." / "shared" / "data" / "html.jsonl.gz"
FRAGMENTS = st.sampled_from(
    [
        *"<p> </p> <div> </div> <b> </b> <ul> <li> </li> </ul> <table> <tr> <td> <th> </td> </tr> "
        "</table> <br> <br/> <nav> </nav> <code> </code> <pre> </pre> <script> </script> <head> "
        "<body> <footer> </a <a <!-- --> <!x <? ?> </> <![CDATA[ ]]> &amp; &ampx &notit; & &# "
        "&#x41; &#32; &#0; &copy &bogus; &ngE; < > fog ferry . , x 1 é 😀 <title> </title> "
        "<textarea> </textarea> <svg/> amp; lt; copy /".split(),
        "<td colspan=3>",
        "<td rowspan=2>",
        '<i title="a>b">',
        "<div role=navigation>",
    ]
)
GLUE = st.sampled_from(["", "", " ", "\n", "\r\n", "  ", "\t", "\N{NO-BREAK SPACE}"])
SOUP = st.lists(st.tuples(FRAGMENTS, GLUE), max_size=14).map(lambda parts: "".join(map("".join, parts)))


def collapsed(text: str) -> str:
    for blank in "\t\n\f\r":
        text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def ink(text: str) -> str:
    return "".join(char for char in text if char not in " \t\n\f\r")


def text_of(source: str) -> SourceMap:
    reader = TextReader(source)
    Tokeniser(source, reader).run()
    return reader.done()


def check_segments(origin: SourceMap) -> None:
    source, text = origin.source, origin.text
    last = at = 0
    for (start, end), place, exact in origin.segments:
        assert (start, place.start >= last) == (at, True)
        if exact:
            assert source[place.start : place.end] == text[start:end]
        elif place.start < place.end:
            assert collapsed(unescape(source[place.start : place.end])) == text[start:end]
        at, last = end, place.end
    assert at == len(text)


@given(SOUP)
def test_every_segment_matches_its_source(source: str) -> None:
    origin, _ = read(source)
    check_segments(origin)


@given(SOUP)
def test_facts_lie_inside_the_text_and_tables_show_it(source: str) -> None:
    document = parse(source, "html")
    for landmark in document.known.landmarks:
        assert 0 <= landmark.span.start < landmark.span.end <= len(document.text)
    for table in document.tables:
        for row in table.rows:
            assert any(cell.text for cell in row.cells)
            for cell in row.cells:
                assert document.text[cell.span.start : cell.span.end] == cell.text == cell.text.strip(" \t\n")
            places = [cell.span for cell in row.cells]
            assert places == sorted(places)


@given(SOUP, st.data())
def test_an_edited_source_read_again_has_the_words_of_the_edited_text_or_the_edit_is_refused(
    source: str, data: st.DataObject
) -> None:
    origin, facts = read(source)
    start = data.draw(st.integers(0, len(origin.text)))
    new = data.draw(st.sampled_from(["", "", "fog", "&lt;", "<b>", "amp;", "#65;", "x y", "a\nb", " "]))
    edit = Edit(Span(start, data.draw(st.integers(start, len(origin.text)))), new)
    edits = origin.translate(edit)
    if edits is None or any(edit.span.overlaps(place) for place in facts.protected):
        return
    again, _ = read(apply(source, edits))
    assert ink(again.text) == ink(apply(origin.text, [edit]))


def pages() -> Iterator[str]:
    with gzip.open(PAGES, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["html"]


@pytest.mark.slow
@pytest.mark.skipif(not PAGES.exists(), reason="the pages to measure on are not here")
def test_real_pages_map_exactly_and_an_edit_touches_no_other_byte() -> None:
    for source in pages():
        origin = text_of(source)
        check_segments(origin)
        words = [segment for segment in origin.segments if segment.exact and len(segment.text) == 2]
        middle = words[len(words) // 2].text.start
        edit = Edit(Span(middle, middle + 1), "\N{BLACK STAR}")
        edits = origin.translate(edit)
        assert edits is not None
        (written,) = edits
        after = apply(source, edits)
        assert (after[: written.span.start], after[written.span.start + 1 :]) == (
            source[: written.span.start],
            source[written.span.end :],
        )
        assert text_of(after).text == apply(origin.text, [edit])


def test_facts_are_given_up_where_the_two_readings_differ() -> None:
    reader = TextReader("<nav>a</nav><p>b</p>")
    tokens = Tokeniser("<nav>a</nav><p>b</p>", reader)
    tokens.run()
    assert [element.strings for element in PageTree(tokens, reader.pieces).elements] == [(0, 1)]
    tokens.strings.insert(0, 0)
    assert PageTree(tokens, reader.pieces).elements == ()


def test_a_page_of_unclosed_cells_is_read_in_time() -> None:
    source = "<table>" + "<tr><td>a<td>b" * 4000
    before = process_time()
    (table,) = parse(source, "html").tables
    assert process_time() - before < 60  # seconds, on any machine; quadratic time would be minutes
    assert len(table.rows) == 4000


@pytest.mark.skipif(not PAGES.exists(), reason="the pages to measure on are not here")
def test_both_readings_of_real_pages_agree_on_every_tag() -> None:
    for source in islice(pages(), 0, None, 3):
        reader = TextReader(source)
        tokens = Tokeniser(source, reader)
        tokens.run()
        assert PageTree(tokens, reader.pieces).elements
