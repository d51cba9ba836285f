"""The words that the glossary forbids do not occur in pages, docstrings, comments, messages and names."""

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
GLOSSARY = DOCS / "glossary.md"
# Pages with figures from other people's articles; tools write them, anew for each measurement.
MEASURED = {DOCS / f"{name}.md" for name in ("quality", "benchmarks", "grammar-quality")}
# The pages of rules quote the examples of cards, in which any word may occur.
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted(set(DOCS.glob("*.md")) - MEASURED - {GLOSSARY}),
    *sorted((DOCS / "decisions").glob("*.md")),
]
LISTS = sorted((ROOT / "rules" / "lists").glob("*.toml"))
CARDS = sorted(set((ROOT / "rules").glob("*/*.toml")) - set(LISTS))
MODULES = sorted((ROOT / "src" / "newslint").rglob("*.py"))
# Words of real pages, of sentences in articles and of tables of spellings: data, which a rule looks for.
DATA = {"checks", "variety.py", "coinages.py", "sentences.py"}
# Names that stay: checks of other packs use the first, and the second is one of regular expressions.
KEPT = {"document/lines.py": {"blank"}, "scan/syntax.py": {"blank"}}
FENCE = r"(?ms)^( *)(`{3,})[^\n]*\n.*?^\1\2$"


def forbidden(kind: str = "words") -> list[str]:
    """The words in the left column of the glossary's table between the marks of this kind."""
    table = GLOSSARY.read_text(encoding="utf-8").partition(f"<!-- {kind}: begin -->")[2]
    rows = [row for row in table.partition(f"<!-- {kind}: end -->")[0].splitlines() if row.startswith("| `")]
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row.split("|")[1])]


def uses(text: str) -> list[str]:
    """Each line of a text with a forbidden word that is not code, a part of a name, or quoted.

    Code is between backticks; a name has a hyphen, an underscore, a full stop or a bracket beside the word.
    """
    text = re.sub(FENCE, lambda found: "\n" * found[0].count("\n"), text)
    text = re.sub(r"`[^`\n]*`|“[^”\n]*”", "", text)
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in forbidden())
    found = re.finditer(rf"(?i)(?<![\w.{{-])(?:{words})(?![\w(}}-])", text)
    return [f"line {text.count(chr(10), 0, one.start()) + 1}: {one[0]!r}" for one in found]


def texts(module: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each docstring, comment and message of a module; data is left out."""
    source = module.read_text(encoding="utf-8")
    is_data = bool(DATA & set(module.parts))
    docstrings = {
        node.body[0].lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
    }
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        is_text = token.type == tokenize.COMMENT or token.start[0] in docstrings or not is_data
        if is_text and token.type in (tokenize.COMMENT, tokenize.STRING) and " " in token.string:
            yield token.start[0], token.string


def names(module: Path) -> Iterator[str]:
    """Yield each name that a module defines: of functions, classes, parameters, variables and attributes."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name


def test_glossary_forbids_words() -> None:
    assert {"furniture", "is told", "line feed"} <= set(forbidden())
    assert uses("The furniture\nis told, and `blank` is code, “lone” is quoted, blank-run is a name.") == [
        "line 1: 'furniture'",
        "line 2: 'is told'",
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page_uses_no_forbidden_word(page: Path) -> None:
    assert uses(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_module_uses_no_forbidden_word(module: Path) -> None:
    assert [(line, text) for line, text in texts(module) if uses(text)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_names_in_module_have_no_forbidden_word(module: Path) -> None:
    kept = KEPT.get(module.relative_to(ROOT / "src" / "newslint").as_posix(), set())
    words = {*forbidden(), *forbidden("names")} - kept
    given = set(names(module)) - {card.stem.replace("-", "_") for card in CARDS}
    parts = {name: set(re.findall("[A-Z]?[a-z]+|[A-Z]+", name)) for name in given}
    assert {name for name, some in parts.items() if words & {part.lower() for part in some}} == set()


@pytest.mark.parametrize("card", CARDS, ids=lambda card: f"{card.parent.name}/{card.stem}")
def test_card_uses_no_forbidden_word(card: Path) -> None:
    table = tomllib.loads(card.read_text(encoding="utf-8"))
    fix = table.get("fix", {})
    said = [table[key] for key in ("summary", "message", "why")] + [
        fix.get("title", ""),
        fix.get("because", ""),
    ]
    assert [text for text in said if uses(text)] == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_summary_of_list_uses_no_forbidden_word(path: Path) -> None:
    assert uses(tomllib.loads(path.read_text(encoding="utf-8"))["summary"]) == []
