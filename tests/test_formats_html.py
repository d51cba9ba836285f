"""Pages: the text that a reader sees, and the parts of the page."""

import pytest

from newslint.document import Document
from newslint.edit import Edit, Span, apply
from newslint.formats import parse


def page(source: str) -> Document:
    return parse(source, "html", path="a.html", is_file=True)


def mended(source: str, old: str, new: str) -> str | None:
    document = page(source)
    start = document.text.index(old)
    assert document.origin is not None
    edits = document.origin.translate(Edit(Span(start, start + len(old)), new))
    return None if edits is None else apply(source, edits)


def grid(document: Document) -> list[list[tuple[str, ...]]]:
    return [[row.texts for row in table.rows] for table in document.tables]


def landmarks(document: Document) -> list[tuple[str, str]]:
    return [(role, document.text[start:end]) for role, (start, end) in document.known.landmarks]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<h1>Fog</h1><p>Late\r\n ferries.</p>\n<p>More.", "Fog\n\nLate ferries.\n\nMore."),
        ("<p>The <b> old </b> <i>pier</i> .</p>", "The old pier ."),
        ("<p>One<br>two<br/>three</p>", "One\ntwo\nthree"),
        ("<ul><li>a<li><p>b</p></li>\n<li><div>c</div></ul>d", "a\nb\nc\n\nd"),
        ("<ol><li>a<ul><li>b</ul><li>c</ol>", "a\nb\nc"),
        ("<dl><dt>Fog<dd>Grey.</dl>", "Fog\nGrey."),
        (
            "a&nbsp;b &lt;c&gt; AT&T &#8212; &notit; &bogus;",
            "a\N{NO-BREAK SPACE}b <c> AT&T \N{EM DASH} ¬it; &bogus;",
        ),
        ("a &#32;&#10; b", "a    b"),
        ("AT&# <p>more</p>", "AT&#\n\nmore"),
        ("\N{ZERO WIDTH NO-BREAK SPACE}\r\n<p>a", "a"),
        ("a <3 b, 5 < 6", "a <3 b, 5 < 6"),
        ("seen <!-- unseen", "seen"),
        ("seen <p <p>also", "seen\n\nalso"),
        ("a<![CDATA[b]]>c<!doctype x>d<?e f>g", "acdg"),
        ("", ""),
    ],
)
def test_the_text_of_a_page(source: str, text: str) -> None:
    assert page(source).text == text


@pytest.mark.parametrize("tag", "script style pre textarea template noscript svg title iframe".split())
def test_parts_that_are_not_prose_are_not_text(tag: str) -> None:
    assert page(f"<p>seen<{tag} data-x='>'>unseen</{tag}></p>").text == "seen"


def test_the_head_is_not_text_and_ends_where_the_body_begins() -> None:
    assert page("<head><title>a</title><meta name=b><body>c").text == "c"
    assert page("<html><head><title>a</title><p>c").text == "c"


def test_an_element_left_open_inside_a_skipped_one_ends_with_it() -> None:
    assert page("<pre><code>a</pre>b").text == "b"


def test_inline_code_leaves_a_protected_mark_so_that_no_space_seems_superfluous() -> None:
    document = page("<p>Run <code>x</code>, then wait.</p>")
    assert document.text == "Run \N{OBJECT REPLACEMENT CHARACTER}, then wait."
    assert document.known.protected == (Span(4, 5),)


def test_an_edit_keeps_tags_attributes_references_and_white_space() -> None:
    source = "<p title='teh'>It was\n <b class=teh>teh</b> &eacute;t&eacute;.</p>"
    assert mended(source, "teh", "the") == source.replace(">teh", ">the")
    assert mended(source, "é", "e") == source.replace("&eacute;", "e", 1)


def test_a_run_of_white_space_is_one_space_and_is_deleted_as_a_whole() -> None:
    assert mended("<p>Fog \r\n , again</p>", " ,", ",") == "<p>Fog, again</p>"


def test_new_text_is_escaped() -> None:
    assert mended("<p>a b</p>", "b", "<b> & c") == "<p>a &lt;b&gt; &amp; c</p>"


@pytest.mark.parametrize("new", ["a\nb", "a  b", "a\tb"])
def test_spaces_that_a_page_would_not_show_are_refused(new: str) -> None:
    assert mended("<p>old</p>", "old", new) is None


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [("a & amp; b", " amp", "amp"), ("a < b > c", " b", "b"), ("AT&T x", " x", "x;"), ("A&l xt;", " x", "")],
)
def test_an_edit_that_would_make_markup_is_refused(source: str, old: str, new: str) -> None:
    after = mended(source, old, new)
    assert after is None or page(after).text == page(source).text.replace(old, new, 1)


def test_an_edit_that_would_make_a_reference_is_refused_and_a_harmless_ampersand_is_not() -> None:
    assert mended("a & amp; b", " amp", "amp") is None
    assert mended("AT&T fog", "T fog", "T Fog") == "AT&T Fog"
    assert mended("R&D.", "R&D.", "R&D") == "R&D"


def test_a_finding_is_placed_in_the_source() -> None:
    source = "<p>One &amp; <b>two</b></p>"
    document = page(source)
    assert document.origin is not None
    start, end = document.origin.locate(Span(4, 9))
    assert source[start:end] == "&amp; <b>two"


def test_a_comment_covers_the_next_block() -> None:
    source = "<p>a</p><!-- newslint: ignore[repeat, stray-url] as the\n town wants --><p>b<br>c</p><p>d</p>"
    (request,) = page(source).known.suppressions
    assert request.rules == ("repeat", "stray-url")
    assert request.reason == "as the town wants"
    assert request.span == Span(3, 6)
    assert request.place == Span(8, source.index("<p>b"))


def test_a_comment_between_items_covers_from_the_next_item_on() -> None:
    document = page("<ul><li>a</li><!-- NEWSLINT: ignore --><li>b</li></ul>c")
    (request,) = document.known.suppressions
    assert (request.rules, request.span) == ((), Span(2, 3))


def test_a_comment_with_no_text_after_it_covers_nothing() -> None:
    (request,) = page("<p>ab</p><!-- newslint: ignore[ALL] -->").known.suppressions
    assert request.span == Span(2, 2)


@pytest.mark.parametrize(
    "comment", ["newslint ignore", "newslint: ignored", "about newslint: ignore", "newslint: on"]
)
def test_a_comment_without_a_request_is_not_a_suppression(comment: str) -> None:
    assert page(f"<!-- {comment} --><p>a").known.suppressions == ()


def test_a_table_has_its_rows_its_header_and_real_raggedness() -> None:
    document = page(
        "<p>x</p><table><tr><th>Team<th>Won</tr><tr><td><p>Harbour</p></td><td> 3 </td></tr>"
        "<tr><td>Quay</td></tr></table>"
    )
    assert document.text == "x\n\nTeam\tWon\nHarbour\t3\nQuay"
    assert grid(document) == [[("Team", "Won"), ("Harbour", "3"), ("Quay",)]]
    (table,) = document.tables
    assert table.markup == "html"
    assert table.header == table.rows[0]
    assert document.text[slice(*table.span)] == "Team\tWon\nHarbour\t3\nQuay"
    assert document.text[slice(*table.rows[1].span)] == "Harbour\t3"


@pytest.mark.parametrize(
    ("first", "named"),
    [
        ("<tr><th>a<th>b", True),
        ("<thead><tr><td>a<td>b</thead>", True),
        ("<tr><th>a<td>b", False),
        ("<tr><td>a<td>b", False),
        ("<thead><tr><td><td></thead><tr><td>c<td>d", False),
    ],
)
def test_a_header_is_a_first_row_of_heads(first: str, named: bool) -> None:
    (table,) = page(f"<table>{first}<tr><td>1<td>2</table>").tables
    assert (table.header is not None) == named


def test_cells_that_span_several_columns_are_followed_by_empty_ones() -> None:
    document = page(
        "<table><tr><th colspan=2>ab<th>c<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5"
        "<tr><td colspan=100>6</table>"
    )
    assert grid(document) == [[("ab", "", "c"), ("1", "2", "3"), ("", "4", "5"), ("6", "", "")]]


def test_an_empty_cell_stays_in_its_row_and_an_empty_row_is_dropped() -> None:
    document = page(
        "<table><tr><td></td><td>a</td></tr><tr><td> </td><td></td></tr><tr><td>b</td><td></td></tr></table>"
    )
    assert document.text == "a\nb"
    assert grid(document) == [[("", "a"), ("b", "")]]
    assert [cell.span for cell in document.tables[0].rows[1].cells] == [Span(2, 3), Span(3, 3)]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    document = page("<table><tr><td>a<td><table><tr><td>b<td>c</table><tr><td>d<td>e</table>")
    assert [table[0][0] for table in grid(document)] == ["a", "b"]
    assert grid(document)[1] == [("b", "c")]


def test_a_table_used_for_layout_is_not_a_table() -> None:
    assert page("<table role=presentation><tr><td>a<td>b</table>").tables == ()


def test_a_page_without_tables_may_hold_one_of_pipes() -> None:
    document = page("<p>| a | b |<br>|---|---|<br>| 1 | 2 |</p>")
    assert grid(document) == [[("a", "b"), ("1", "2")]]


def test_landmarks_are_elements_and_roles_with_text() -> None:
    document = page(
        "<header>Site</header><nav><ul><li>Home<li>News</ul></nav><main>Body</main><aside></aside>"
        "<div role='search x'>Find</div><form>Join</form><figure>Pic</figure>"
        "<div role=note>n</div><footer>End</footer>"
    )
    assert landmarks(document) == [
        ("header", "Site"),
        ("nav", "Home\nNews"),
        ("form", "Find"),
        ("form", "Join"),
        ("figure", "Pic"),
        ("footer", "End"),
    ]


def test_the_header_and_footer_of_an_article_are_not_those_of_the_page() -> None:
    document = page("<article><header>Headline</header><nav>x</nav><footer>Tags</footer></article>")
    assert landmarks(document) == [("nav", "x")]


def test_facts_survive_broken_markup() -> None:
    document = page(
        "a</b>b<p>&amp; AT&# <nav>c</b>d</nav></div>e<![x<table><![y]><table><tr><td>f<td>g</table>"
    )
    assert landmarks(document) == [("nav", "cd")]


def test_an_xml_declaration_raises_no_warning() -> None:
    assert landmarks(page('<?xml version="1.0"?><root><nav>a</nav></root>')) == [("nav", "a")]


def test_the_end_of_a_page_does_not_belong_to_the_document() -> None:
    assert not page("<p>a</p>\n").known.is_file
