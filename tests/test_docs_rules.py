"""The generator of the rules' pages."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from newslint.catalogue import Catalogue
from newslint.edit import Loss, Safety
from newslint.rule import Example, FixPolicy, Rule, Severity, Status

DOCS = Path(__file__).parent.parent / "docs"
RULE = Rule(
    "stray-mark",
    "spacing",
    "A mark <b> with `code *here*`.",
    "“{text}” is stray",
    "It *distracts*.",
    Severity.WARNING,
    Status.PREVIEW,
    "0.1.0",
    FixPolicy("take it out", Safety.UNSAFE, Loss.WORDS, "the mark may be meant"),
    match=None,
    check=None,
    bad=(Example("One  two \N{NO-BREAK SPACE}three\N{ZERO WIDTH SPACE}. ", "One two three."),),
    good=(Example("```\ncode\n```", note="a fence of its own", format="markdown"),),
)


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    """docs/build_rules.py as a module."""
    spec = importlib.util.spec_from_file_location("build_rules", DOCS / "build_rules.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def page(builder: ModuleType) -> str:
    """The page of the sample rule."""
    text = builder.page(RULE)
    assert isinstance(text, str)
    return text


def test_words_of_a_card_are_not_markup_and_code_stays_code(page: str) -> None:
    assert "\nA mark \\<b\\> with `code *here*`.\n" in page
    assert "\nIt \\*distracts\\*.\n" in page


def test_spaces_and_invisible_characters_are_shown(page: str) -> None:
    dot = "\N{MIDDLE DOT}"
    assert (
        f"```text\nOne{dot}{dot}two \\u00a0three\\u200b.{dot}\n```\n\nbecomes\n\n```text\nOne two three.\n```"
        in page
    )


def test_fence_is_longer_than_any_in_the_example(page: str) -> None:
    assert "A fence of its own:\n\n*in Markdown:*\n\n````text\n```\ncode\n```\n````\n" in page


def test_fix_states_its_safety_its_loss_and_the_reason(page: str) -> None:
    assert "Take it out. Unsafe; it loses words.\n\nWhy it is not safe: the mark may be meant\n" in page


def test_index_links_every_rule_in_its_category(builder: ModuleType) -> None:
    rows = [line for line in builder.index([RULE]).splitlines() if line.startswith("| [")]
    link, summary = "[stray-mark](spacing/stray-mark.md)", "A mark \\<b\\> with `code *here*`."
    assert rows == [f"| {link} | {summary} | warning | unsafe, loses words |"]


def test_check_reports_an_outdated_page_and_build_deletes_one_without_a_card(
    builder: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(builder, "FOLDER", tmp_path / "docs" / "rules")
    monkeypatch.setattr(builder, "load_catalogue", lambda **_: Catalogue((RULE,)))
    assert builder.main([]) == 0
    assert builder.main(["--check"]) == 0
    stale = tmp_path / "docs" / "rules" / "spacing" / "gone.md"
    stale.parent.mkdir(parents=True, exist_ok=True)
    stale.write_text("# gone\n", encoding="utf-8")
    assert builder.main(["--check"]) == 1
    assert f"{Path('docs/rules/spacing/gone.md')} differs from its card" in capsys.readouterr().out
    assert builder.main([]) == 0
    assert [path.name for path in stale.parent.iterdir()] == ["stray-mark.md"]
