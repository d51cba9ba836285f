"""Documents: they never change, and share computed facts."""

import pickle

import pytest

from newslint import Document, Linter
from newslint.edit import Span
from newslint.formats import parse

TEXT = "Ferry fire\n\n\nThe ferry burnt for two hours at the quay on Monday.Nobody was hurt in it.\n\nMore\n"


@pytest.mark.parametrize("name", ["text", "path", "format", "language", "meta", "facts", "origin", "parse"])
def test_nothing_of_a_document_can_be_rebound(name: str) -> None:
    document = parse(TEXT)
    with pytest.raises(AttributeError, match="cannot assign"):
        setattr(document, name, None)


def test_linting_leaves_the_document_and_its_lines_as_they_were() -> None:
    document = parse(TEXT)
    lines = document.lines
    told = [(line.previous, line.next, line.is_heading, line.words) for line in lines]
    assert Linter().lint(document)
    assert document.lines is lines
    assert [(line.previous, line.next, line.is_heading, line.words) for line in lines] == told


def test_lines_know_the_nearest_lines_that_are_not_empty() -> None:
    lines = parse(TEXT).lines
    assert [line.previous and line.previous.index for line in lines] == [None, 0, 0, 0, 3, 3, 5]
    assert [line.next and line.next.index for line in lines] == [3, 3, 3, 5, 5, None, None]


def test_a_result_is_computed_once_per_document() -> None:
    asked: list[str] = []

    def length(document: Document) -> int:
        asked.append(document.text)
        return len(document.text)

    one, other = Document("a"), Document("bb")
    assert [one.once(length), one.once(length), other.once(length)] == [1, 1, 2]
    assert asked == ["a", "bb"]


def test_a_document_can_be_pickled_and_its_views_are_made_again() -> None:
    document = parse("<p>One.</p><table><tr><td>1<td>2</table>", "html", path="a.html", language="en")
    assert Linter().lint(document) == []
    again = pickle.loads(pickle.dumps(document))
    assert (again.text, again.path, again.language) == ("One.\n\n1\t2", "a.html", "en")
    assert again.known == document.known
    assert [row.texts for row in again.tables[0].rows] == [("1", "2")]
    assert again.origin is not None
    assert again.origin.locate(Span(0, 3)) == Span(3, 6)
