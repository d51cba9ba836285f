"""The budgets and conventions that keep the code readable, checked for every module."""

import ast
import statistics
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "newslint"
MODULES = sorted(SOURCE.rglob("*.py"))
CARDS = sorted((ROOT / "rules").glob("*/*.toml"))
TYPED_EDGE = {
    "catalogue",
    "config",
    "rule.py",
    "document",
    "scan",
    "session",
    "report",
    "formats",
    "linter",
    "cli",
}
PHRASE_LISTS = ("phrases", "trigger", "bad", "good", "languages")


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def body_length(function: ast.FunctionDef) -> int:
    """The function's lines without decorators, docstring and, for the public ones, their signature."""
    last = function.end_lineno or function.lineno
    body = (
        function.body[1:]
        if ast.get_docstring(function) is not None and len(function.body) > 1
        else function.body
    )
    return last - body[0].lineno + 1


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_module_is_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_half_of_the_modules_have_at_most_120_lines() -> None:
    assert statistics.median(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES) <= 120


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_functions_are_short_and_take_few_parameters(path: Path) -> None:
    is_command = "cli" in path.parts
    for function in functions(path):
        assert body_length(function) <= 30, function.name
        arguments = function.args
        count = len(arguments.posonlyargs) + len(arguments.args) + len(arguments.kwonlyargs)
        takes_self = bool(arguments.args) and arguments.args[0].arg in ("self", "cls")
        is_option_list = bool(arguments.kwonlyargs) and "checks" in path.parts
        explained = "PLR0913 --" in path.read_text(encoding="utf-8").splitlines()[function.lineno - 1]
        if not (is_command or is_option_list or explained):
            assert count - takes_self <= 5, function.name


@pytest.mark.parametrize("path", [*MODULES, *sorted((ROOT / "tests").glob("*.py"))], ids=named)
def test_lines_and_habits(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        assert len(line) <= 110 or "http" in line or "\\N{" in line, f"line {number} is {len(line)} long"
        bare = line.split("  #")[-1]
        assert not bare.strip().endswith(("# noqa", "# type: ignore")), (
            f"line {number} has a comment for a checker without a rule"
        )


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_has_a_global_a_todo_or_a_print(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not any(isinstance(call, ast.Name) and call.id == "print" for call in calls) or "cli" in path.parts
    assert "TO" + "DO" not in path.read_text(encoding="utf-8")


def test_a_class_name_names_one_class() -> None:
    counted = Counter(
        node.name
        for path in MODULES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, times in counted.items() if times > 1] == []


def test_any_is_used_only_where_toml_and_json_are_read() -> None:
    users = {path.relative_to(SOURCE).parts[0] for path in MODULES if "Any" in names_in(path)}
    assert users <= TYPED_EDGE


def names_in(path: Path) -> set[str]:
    return {
        node.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name)
    }


@pytest.mark.parametrize("path", CARDS, ids=named)
def test_card_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    card = tomllib.loads(text)
    assert card
    if path.parent.name == "lists":
        return
    head = text.split("[[bad]]")[0].splitlines()
    assert len([line for line in head if line.strip()]) <= 60 or "phrases" in card
    assert [line for line in head if len(line) > 160] == []


@pytest.mark.parametrize("path", sorted(SOURCE.glob("checks/**/*.py")), ids=named)
def test_checks_import_documents_pages_edits_hits_and_text_alone(path: Path) -> None:
    below = ("document", "page", "edit", "rule", "text", "checks")
    allowed = tuple(f"newslint.{name}" for name in below)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("newslint"):
            assert node.module.startswith(allowed), node.module


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_importing_compiles_nothing(path: Path) -> None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        called = {
            call.func.attr
            for call in ast.walk(node)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
            if not isinstance(node, (ast.FunctionDef, ast.ClassDef))
        }
        assert not called & {"compile", "read_text", "read_bytes", "open"}
