"""The text that a grammar engine sees: prose, with masked parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import Document, Span
from newslint.formats import parse
from newslint.grammar.masks import paragraphs
from newslint.grammar.names import is_code, names_of
from newslint.grammar.quotations import quotations


def shown(text: str, format_: str = "text", found: tuple[Span, ...] = ()) -> list[str]:
    """The masked paragraphs, with runs of two or more spaces drawn as open boxes."""
    document = parse(text, format_)
    seen = list(paragraphs(document, found))
    assert all(
        len(one.text) == len(document.text[one.start : one.start + len(one.text)])
        and all(
            a == b or (a == " " and any(mask.start <= one.start + at < mask.end for mask in one.masked))
            for at, (a, b) in enumerate(zip(one.text, document.text[one.start :], strict=False))
        )
        for one in seen
    )
    return [" ".join(part for part in one.text.split(" ") if part) for one in seen]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we was late” and left.", ["“we was late”"]),
        ('He said "we was late" and left.', ['"we was late"']),
        ('The door is 6\'2" high and 30" wide.', []),
        ("She wrote ‘it don’t matter’ on it.", ["‘it don’t matter’"]),
        ("The dogs’ owner and the cats’ owner met.", []),
        ("Sie sagte „ja, gern“ und ging.", ["„ja, gern“"]),
        ("He said “we was late. And left.", ["“we was late. And left."]),
        ("«Il a dit» hier.", ["«Il a dit»"]),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


def test_a_quotation_runs_on_into_the_next_paragraph() -> None:
    text = (
        "“We was here first and we stays here.\n\n“We was told so by them all,” she said on the quay to us.\n"
    )
    assert shown(text) == ["she said on the quay to us."]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("They wrote to desk@harbour.example about it on the day.", "They wrote to about it on the day."),
        ("They read www.harbour.example/ferries?a=b on the day.", "They read on the day."),
        ("The ferry is run by @skarreferries and #harbourday for us.", "The ferry is run by and for us."),
        ("The ferry UN-12 was met by the F-16 and the iPad here.", "The ferry was met by the and the here."),
        ("They press `make test` and see what comes of it.", "They press and see what comes of it."),
        ("They saw <b>the ferry</b> come in &amp; go out.", "They saw the ferry come in go out."),
    ],
)
def test_addresses_codes_and_markup_become_spaces(text: str, left: str) -> None:
    assert shown(text) == [left]


def test_names_are_recognized_by_capitals_in_mid_sentence() -> None:
    text = (
        "It was Orrin who built it. We saw Orrin there. They met Wendel Vask of the guard on the quay. "
        "The lamp is Old. Then Monday came and Harbour looked on.\n"
    )
    assert names_of(parse(text)).words == {"Orrin", "Wendel", "Vask"}


def test_names_of_several_words_and_codes_raise_nothing() -> None:
    text = (
        "The island of Vorr Tan Kel fired a Tessong-12 on Monday, its ministry said there. "
        "Vorr Tan Kel has fired the Tessong-12 twice before.\n"
    )
    assert shown(text) == [
        "The island of fired a on Monday, its ministry said there. has fired the twice before."
    ]


def test_german_nouns_are_not_names() -> None:
    text = (
        "Der Hafen ist nicht für die Fähre da, und das ist auch für den Hafen nicht von Nutzen, sagt sie. "
        "Sie sieht den Hafen und die Fähre von dem Turm aus.\n"
    )
    assert not names_of(parse(text)).words
    assert shown(text) == [text.strip()]


def test_a_headline_in_capitals_is_not_evidence_of_names() -> None:
    text = "The Old Harbour Lamp Shines For Ferries Again.\n\nThe old lamp of the harbour shines for us.\n"
    assert not names_of(parse(text)).words


def test_a_name_that_lost_a_capital_is_not_masked() -> None:
    text = "They sailed to North Skarre on Monday. The quay of North skarre was full of people.\n"
    assert shown(text) == ["They sailed to on Monday. The quay of North skarre was full of people."]


def test_newslints_findings_become_spaces() -> None:
    text = "They met in the the old hall on Monday.\n"
    assert shown(text, found=(Span(12, 19),)) == ["They met in old hall on Monday."]


def test_tables_headings_code_and_front_matter_are_left_out() -> None:
    text = (
        "---\ntitle: a lamp it were\n---\n\n# A lamp it were\n\nThey was on the quay at noon.\n\n"
        "| a lamp it were | x |\n|---|---|\n| they was here for | y |\n\n```\nthey was here for it\n```\n"
    )
    assert shown(text, "markdown") == ["They was on the quay at noon."]


def test_figures_of_a_page_are_left_out() -> None:
    page = "<p>They was on the quay at noon.</p><figure>They was seen by a boat.</figure>"
    assert "They was on the quay at noon." in shown(page, "html")
    assert not any("seen" in text for text in shown(page, "html"))


@pytest.mark.parametrize("word", ["F-16", "UN", "iPad", "COVID-19", "Al-Ahli", "G7", "3D"])
def test_codes(word: str) -> None:
    assert is_code(word)


@pytest.mark.parametrize("word", ["quay", "Monday", "mid-day", "12th", "40-foot", "I", "don't"])
def test_words_that_are_not_codes(word: str) -> None:
    assert not is_code(word)


@given(st.text(alphabet=st.sampled_from("aA bB .“”\"'‘’1-\n\N{PARROT}&;<>|#"), max_size=80))
def test_masking_keeps_every_offset(text: str) -> None:
    document = Document(text)
    for one in paragraphs(document, ()):
        for at, char in enumerate(one.text):
            assert char in (document.text[one.start + at], " ")
