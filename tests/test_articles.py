"""The dirty articles: findings and fixed text are exactly those in the files beside them."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from accept import article_of, expected_of, folders, produced
from newslint import Document, Linter, Safety
from newslint.formats import format_of, parse

FOLDERS = [pytest.param(folder, id=folder.name) for folder in folders()]


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def about(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "about.toml").read_text(encoding="utf-8"))


def documents(folder: Path) -> Iterator[Document]:
    """Yield the article as newslint reads it from its file: one document, or one for each record."""
    path = article_of(folder)
    source = path.read_bytes().decode()
    if format_of(path.name) != "jsonl":
        yield parse(source, format_of(path.name), is_file=True)
        return
    for line in source.splitlines():
        yield parse(json.loads(line)["text"])


def read_again(document: Document, text: str) -> Document:
    assert document.parse is not None
    return document.parse(text)


def test_there_are_articles_in_every_format() -> None:
    assert {about(folder)["format"] for folder in folders()} == {"text", "markdown", "html", "jsonl"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_article_says_what_it_is(folder: Path) -> None:
    said = about(folder)
    assert set(said) == {"title", "damage", "format", "safety"}
    assert said["safety"] in ("safe", "unsafe")
    assert said["format"] == format_of(article_of(folder).name)


@pytest.mark.parametrize("folder", FOLDERS)
def test_findings_and_fixed_article_are_those_accepted(folder: Path) -> None:
    now = produced(folder)
    assert now.findings == (folder / "findings.txt").read_text(encoding="utf-8"), "see make accept"
    assert now.expected.decode() == expected_of(folder).read_bytes().decode(), "see make accept"


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("safety", [Safety.SAFE, Safety.UNSAFE])
def test_fixing_settles_is_undone_exactly_and_leaves_nothing_to_fix(
    folder: Path, safety: Safety, linter: Linter
) -> None:
    for document in documents(folder):
        fixed = linter.fix(document, safety)
        again = linter.fix(read_again(document, fixed.text), safety)
        assert again.text == fixed.text
        assert fixed.undo() == document.source
        open_fixes = [one for one in fixed.left if one.fix and (one.fix.safety or Safety.MANUAL) >= safety]
        assert open_fixes == []
