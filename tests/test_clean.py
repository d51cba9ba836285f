"""The clean articles, hard on purpose: newslint reports nothing in them."""

from pathlib import Path

import pytest

from newslint import Linter
from newslint.formats import format_of, parse

CLEAN = Path(__file__).parent.parent / "fixtures" / "clean"
FIRES_WRONGLY: dict[str, str] = {}


def articles() -> list[object]:
    """The articles; those with a known false alarm are marked."""
    return [
        pytest.param(
            path,
            id=path.name,
            marks=pytest.mark.xfail(reason=FIRES_WRONGLY[path.name]) if path.name in FIRES_WRONGLY else (),
        )
        for path in sorted(CLEAN.iterdir())
    ]


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize("path", articles())
def test_sound_article_has_no_findings(path: Path, linter: Linter) -> None:
    document = parse(path.read_bytes().decode(), format_of(path.name), is_file=True)
    assert [(one.rule, one.line, one.excerpt) for one in linter.lint(document)] == []


def test_each_article_known_to_be_misread_exists() -> None:
    assert {name for name in FIRES_WRONGLY if not (CLEAN / name).is_file()} == set()
