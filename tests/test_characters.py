"""Characters read in the wrong encoding, and invisible characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import Config, Linter, Safety
from newslint.formats import parse
from newslint.text.characters import misread, reread

BEYOND_ASCII = st.text(st.characters(min_codepoint=0xA0, exclude_categories=["Cs"]), min_size=1)


def fixed(text: str, *rules: str, format: str = "text") -> str:  # noqa: A002 -- as in `parse`
    """The text after all safe fixes of some rules."""
    return Linter(Config(select=rules)).fix(parse(text, format), Safety.SAFE).text


def rules_in(text: str, *select: str, format: str = "text") -> list[str]:  # noqa: A002 -- as in `parse`
    return [finding.rule for finding in Linter(Config(select=select)).lint(parse(text, format))]


@given(BEYOND_ASCII)
def test_reading_again_undoes_either_misreading(text: str) -> None:
    assert [reread(damaged) for damaged in misread(text)] == [text, text]


def test_text_that_was_never_misread_is_not_read_again() -> None:
    assert reread("caf\N{LATIN SMALL LETTER E WITH ACUTE}s") is None
    assert reread("\N{GREEK SMALL LETTER ALPHA}") is None


@pytest.mark.parametrize("text", ["Стока", "café", "“no”", "3 €", "naïve façade", "😀"])
def test_each_misread_word_is_repaired(text: str) -> None:
    for damaged in misread(text):
        assert fixed(f"It says {damaged} here.", "mojibake") == f"It says {text} here."


def test_french_quotation_after_a_capital_is_not_damage() -> None:
    assert rules_in("LE «CAFÉ» ET «L\N{RIGHT SINGLE QUOTATION MARK}ÉTÉ»", "mojibake") == []


def test_a_byte_of_misread_text_is_one_finding_not_two() -> None:
    damaged = misread("“no”")[0]
    assert set(rules_in(damaged, "mojibake", "control-character")) == {"mojibake"}


def test_less_than_is_decoded_only_in_plain_text() -> None:
    assert fixed("5 &lt; 6", "character-reference") == "5 < 6"
    page = "<p>5 &amp;lt; 6</p>"
    assert fixed(page, "character-reference", format="html") == page


def test_doubly_escaped_references_are_found_in_every_format() -> None:
    assert fixed("caf&amp;eacute;", "character-reference") == "café"
    assert fixed("caf&amp;eacute;\n", "character-reference", format="markdown") == "café\n"
    assert fixed("<p>caf&amp;eacute;</p>", "character-reference", format="html") == "<p>café</p>"


def test_no_break_space_is_deleted_at_a_line_end_and_becomes_a_space_between_words() -> None:
    blank = "\N{NO-BREAK SPACE}"
    text = f"The{blank}storm is{blank} over.{blank}\nIt was the first."
    assert fixed(text, "no-break-space") == "The storm is over.\nIt was the first."


@pytest.mark.parametrize("bound", ["12{}km", "No.{}5", "Dr.{}Lind", "«{}oui", "quoi{}?", "5{}%"])
def test_no_break_space_stays_if_typography_requires_it(bound: str) -> None:
    assert rules_in(f"We wrote {bound} on it.".format("\N{NO-BREAK SPACE}"), "no-break-space") == []


def test_joiners_stay_in_persian_and_emoji_and_are_deleted_from_english() -> None:
    assert rules_in("می\N{ZERO WIDTH NON-JOINER}خواهم", "zero-width") == []
    assert rules_in("\N{WOMAN}\N{ZERO WIDTH JOINER}\N{ROCKET}", "zero-width") == []
    assert fixed("har\N{ZERO WIDTH JOINER}bour", "zero-width") == "harbour"
