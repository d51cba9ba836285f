"""Injected damage is at the places in `truth`, can be removed again, and depends only on the seed."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.testing import inject
from newslint.testing.damage import KINDS
from newslint.testing.pieces import ASSISTANT, BOILERPLATE, TEMPLATE

ROOT = Path(__file__).parent.parent
ARTICLES = sorted((ROOT / "fixtures" / "clean").glob("*.*"))
TABLE = "| Port | Boats |\n| --- | --- |\n| Sund | 4 |\n| Holm | 12 |\n"


def healed(damaged: str, truth: tuple[tuple[str, tuple[int, int], str], ...]) -> str:
    for _, (start, end), before in reversed(truth):
        damaged = damaged[:start] + before + damaged[end:]
    return damaged


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_damage_is_taken_out_by_its_truth(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for seed in range(20):
        damaged, truth = inject(text, seed)
        assert damaged != text
        assert 1 <= len(truth) <= 6
        assert healed(damaged, truth) == text
        assert inject(text, seed) == (damaged, truth)


@given(st.text(), st.integers())
def test_any_text_and_seed_can_be_used(text: str, seed: int) -> None:
    damaged, truth = inject(text, seed)
    assert healed(damaged, truth) == text
    assert list(truth) == sorted(truth, key=lambda piece: piece.span)


def test_each_kind_is_injected_somewhere() -> None:
    article = ARTICLES[0].read_text(encoding="utf-8") + "\n" + TABLE
    kinds = {piece.kind for seed in range(60) for piece in inject(article, seed)[1]}
    assert kinds == set(KINDS)


def test_line_ends_of_the_text_are_used() -> None:
    text = TABLE.replace("\n", "\r\n") + "\r\nThe ferry left at noon. It was full.\r\n"
    for seed in range(40):
        damaged, _ = inject(text, seed)
        assert damaged.count("\n") == damaged.count("\r\n")


def test_templates_are_not_phrases_of_the_rules() -> None:
    lists = [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "rules/lists").glob("*.toml")
    ]
    phrases = {phrase.casefold() for one in lists for phrase in one.get("en", []) if isinstance(phrase, str)}
    assert [one for one in (*ASSISTANT, *BOILERPLATE, *TEMPLATE) if one.casefold() in phrases] == []
