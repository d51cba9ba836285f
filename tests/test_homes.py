"""All parts of a rule have its name: card, check, page; and no rule imports the module of another."""

import ast
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CHECKS = ROOT / "src" / "newslint" / "checks"
CARDS = sorted((ROOT / "rules").glob("*/*.toml"))
CARDS = [card for card in CARDS if card.parent.name not in ("lists", "facts")]
CHECKED = [card for card in CARDS if "\ncheck = " in card.read_text(encoding="utf-8")]
MODULES = sorted(path for path in CHECKS.glob("*/*.py") if path.name != "__init__.py")
LISTS = sorted((ROOT / "rules" / "lists").glob("*.toml"))
SHARED = {  # modules that several rules of a category share
    "boilerplate": {"deletion"},
    "byline": {"byline_parts", "first_lines"},
    "consistency": {"office_holders"},
    "encoding": {"misread", "unprintable"},
    "spacing": {"joints"},
    "table": {"columns"},
}


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def is_shared(path: Path) -> bool:
    return path.stem in SHARED.get(path.parent.name, ())


@pytest.mark.parametrize("card", CHECKED, ids=named)
def test_a_check_is_found_by_its_rules_name(card: Path) -> None:
    name = card.stem.replace("-", "_")
    module = import_module(f"newslint.checks.{card.parent.name}.{name}")
    assert callable(getattr(module, name))
    assert "\ncheck = true\n" in card.read_text(encoding="utf-8")


@pytest.mark.parametrize("card", CARDS, ids=named)
def test_a_page_is_found_by_its_rules_name(card: Path) -> None:
    assert (ROOT / "docs" / "rules" / card.parent.name / f"{card.stem}.md").is_file()


@pytest.mark.parametrize("card", CARDS, ids=named)
def test_a_page_names_the_card_and_the_check(card: Path) -> None:
    page = (ROOT / "docs" / "rules" / card.parent.name / f"{card.stem}.md").read_text(encoding="utf-8")
    home = page.partition("## Where to change it\n")[2]
    assert f"`rules/{card.parent.name}/{card.name}`" in home
    module = f"`src/newslint/checks/{card.parent.name}/{card.stem.replace('-', '_')}.py`"
    assert (module in home) == (card in CHECKED)


def test_every_word_list_is_named_by_the_page_of_a_rule_or_by_another_list() -> None:
    pages = (path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rules").glob("*/*.md"))
    homes = "".join(page.partition("## Where to change it\n")[2] for page in pages)
    lists = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in LISTS}
    included = {name for one in lists.values() for name in one.get("include", [])}
    assert [name for name in lists if f"`{name}`" not in homes and name not in included] == []


def test_every_module_of_checks_is_a_rules_or_shared_by_its_category() -> None:
    rules = {(card.parent.name, card.stem.replace("-", "_")) for card in CHECKED}
    found = {(path.parent.name, path.stem) for path in MODULES}
    assert found == rules | {(category, name) for category, names in SHARED.items() for name in names}
    assert [path.name for path in CHECKS.glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_check_reads_a_rules_module_or_one_of_another_category(path: Path) -> None:
    own = f"newslint.checks.{path.parent.name}."
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("newslint.checks"):
            assert (node.module or "").startswith(own)
            assert (node.module or "").removeprefix(own) in SHARED[path.parent.name]
