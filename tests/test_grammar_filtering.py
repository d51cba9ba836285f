"""The suggestions of an engine that are reported."""

import pytest

from newslint import Document, Span
from newslint.grammar.engine import Suggestion
from newslint.grammar.filtering import filtered, is_one_slip
from newslint.grammar.masks import Paragraph
from newslint.grammar.variety import variety_of


def sound(text: str, place: str, *replacements: str, masked: str = "", spelling: bool = False) -> bool:
    """True if a suggestion for a place in a paragraph is reported, with another place masked."""
    at = text.index(place)
    masks = (Span(text.index(masked), text.index(masked) + len(masked)),) if masked else ()
    seen = text.replace(masked, " " * len(masked)) if masked else text
    one = Suggestion(Span(at, at + len(place)), "Rule", "message", replacements, spelling)
    told = filtered(text, Paragraph(0, seen, masks), one)
    assert told is None or not spelling or told.replacements == replacements[:1]
    return told is not None


def test_grammar_is_reported() -> None:
    assert sound("They was late on the day.", "They was", "They were")


@pytest.mark.parametrize("masked", ["They", "was", "late", "late on"])
def test_suggestions_that_touch_a_mask_are_not_reported(masked: str) -> None:
    assert not sound("They was late on the day.", "was", "were", masked=masked)


def test_a_mask_farther_away_does_not_matter() -> None:
    assert sound("They was late on the day.", "They was", "They were", masked="the day")


@pytest.mark.parametrize(
    ("text", "word", "replacement"),
    [
        ("The hampster ate on the day.", "hampster", "hamster"),
        ("They were todeploying the men.", "todeploying", "to deploying"),
        ("They recieved it on the day.", "recieved", "received"),
    ],
)
def test_a_plain_typing_error_is_reported(text: str, word: str, replacement: str) -> None:
    assert sound(text, word, replacement, spelling=True)


@pytest.mark.parametrize(
    ("text", "word", "replacement"),
    [
        ("The Skarreborg ate on the day.", "Skarreborg", "Skarreburg"),
        ("The hampster and the hampster ate.", "hampster", "hamster"),
        ("They came by rideshare on the day.", "rideshare", "ride share"),
        ("They ate crudités on the day.", "crudités", "crudites"),
        ("They saw the proto-fascist walk.", "proto", "photo"),
        ("They ate a sorsel on the day.", "sorsel", "morsel/dorsel"),
        ("They saw the borgsel on the day.", "borgsel", "morsel"),
        ("They said ugh on the day.", "ugh", "ugly"),
        ("They said it on the vlarg day.", "vlarg", ""),
    ],
)
def test_names_coinages_and_guesses_are_not_reported(text: str, word: str, replacement: str) -> None:
    assert not sound(text, word, *filter(None, replacement.split("/")), spelling=True)


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("erach", "reach", True),
        ("agains", "against", True),
        ("hampster", "hamster", True),
        ("recordor", "recorder", True),
        ("same", "same", False),
        ("hafting", "heaving", False),
        ("reach", "ahcer", False),
    ],
)
def test_one_slip(word: str, other: str, *, expected: bool) -> None:
    assert is_one_slip(word, other) is expected


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (
            "The colour of the theatre was grey, and the organisers of it had travelled to be with them.",
            "en-GB",
        ),
        (
            "The color of the theater was gray, and the organizers of it had traveled to be with them.",
            "en-US",
        ),
        ("The ferry came in at noon on that day, and it was met by the guard of the harbour.", "en-GB"),
        ("They met.", "en-US"),
        ("Der Hafen ist nicht für die Fähre da, und das ist auch für den Leuchtturm nicht von Nutzen.", "de"),
        ("Señor.", None),
    ],
)
def test_variety_of_english(text: str, tag: str | None) -> None:
    assert variety_of(Document(text)) == tag


def test_a_region_that_the_caller_names_is_used() -> None:
    assert variety_of(Document("The color of it.", language="en-AU")) == "en-AU"
