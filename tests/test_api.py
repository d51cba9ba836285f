"""The public names, and that importing has no effect."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newslint
from newslint import Config
from newslint.errors import ConfigError

LAZY = ("bs4", "rich", "pathspec", "regex", "hyperscan", "tomllib", "hashlib", "importlib.metadata", "click")


def test_all_names_the_public_members() -> None:
    tree = ast.parse(Path(newslint.__file__).read_text(encoding="utf-8"))
    told = [
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name)
        for statement in node.body
        if isinstance(statement, ast.ImportFrom)
        for name in statement.names
    ]
    assert sorted(newslint.__all__) == sorted(told)
    assert set(newslint.__all__) <= set(dir(newslint))


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lynt'"):
        newslint.lynt  # type: ignore[attr-defined]  # noqa: B018


def test_every_public_name_is_documented() -> None:
    for name in newslint.__all__:
        value = getattr(newslint, name)
        assert inspect.getdoc(value), name
        for attribute, member in vars(value).items() if inspect.isclass(value) else ():
            if not attribute.startswith("_") and (inspect.isfunction(member) or isinstance(member, property)):
                assert inspect.getdoc(member), f"{name}.{attribute}"


def test_importing_loads_nothing_heavy() -> None:
    program = f"import sys, newslint; print([name for name in {LAZY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path = {sys.path!r}; {program}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_lint_and_fix_work_without_configuration() -> None:
    text = "The bridge closed on Monday.The ferry takes its place.\n"
    (finding,) = newslint.lint(text)
    assert (finding.rule, finding.category, finding.excerpt) == ("missing-space", "spacing", "Monday.The")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (1, 22, 1, 32)
    assert finding.fix == newslint.Fix(
        (newslint.Edit(newslint.Span(28, 28), " "),),
        newslint.Safety.SAFE,
        newslint.Loss.NOTHING,
        "insert a space between the sentences",
    )
    fixed = newslint.fix(text)
    assert fixed.text == "The bridge closed on Monday. The ferry takes its place.\n"
    assert fixed.undo() == text
    assert fixed.left == []


def test_a_fingerprint_outlives_edits_elsewhere() -> None:
    (one,) = newslint.lint("The bridge closed on Monday.The ferry takes its place.\n")
    (other,) = newslint.lint("It rained.\n\nThe bridge closed on Monday.The ferry takes its place.\n")
    assert one.fingerprint == other.fingerprint
    assert len(one.fingerprint) == 16


def test_severities_may_be_names() -> None:
    config = Config(severity={"spacing": "error"})  # type: ignore[dict-item]
    linter = newslint.Linter(config)
    text = "They met on Monday.Then they left."
    assert [finding.severity for finding in linter.lint(text)] == [newslint.Severity.ERROR]
    assert linter.score(text).reasons


def test_a_safety_may_be_a_name_and_a_wrong_one_is_refused() -> None:
    text = "They met on Monday.Then they left."
    assert newslint.fix(text, "unsafe") == newslint.fix(text, newslint.Safety.UNSAFE)
    with pytest.raises(ConfigError, match="safety: expected one of safe, unsafe, not 'unsave'; did you mean"):
        newslint.fix(text, "unsave")


@pytest.mark.parametrize("budget", ["x", -1, 1.5, True])
def test_a_budget_is_a_share(budget: Any) -> None:
    with pytest.raises(ConfigError, match="budget: expected a number from 0 to 1, not"):
        newslint.Linter().fix("A boat.", budget=budget)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "expected a text, as a str, or a Document, not NoneType None"),
        (b"x", r"not bytes b'x'; decode it"),
        (Path("a.txt"), r"; read the file, for example with \.read_text\(encoding='utf-8'\)"),
    ],
)
def test_what_is_neither_a_text_nor_a_document_is_refused(given: Any, said: str) -> None:
    for use in (newslint.lint, newslint.fix):
        with pytest.raises(TypeError, match=said):
            use(given)
