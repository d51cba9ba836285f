"""What a start costs, told by what it imports, and that nothing it saves changes what is said."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint import cli
from newslint.catalogue import load_catalogue
from newslint.catalogue.pack import read_folders
from newslint.catalogue.shelf import Shelf
from newslint.cli import running
from newslint.cli.choices import OPTIONS, Choices
from newslint.cli.options import shared
from newslint.cli.quick import asked
from newslint.formats import parse
from newslint.linter import plan
from newslint.text.compiled import Compiled
from newslint.text.sealed import sealed
from rule_kit import rule

ROOT = Path(__file__).parent.parent
HEAVY = (
    "bs4 click concurrent.futures dataclasses difflib html importlib.metadata inspect json logging "
    "multiprocessing pathlib pathspec platform rich tomllib newslint.catalogue.cards "
    "newslint.catalogue.making newslint.linter.fixing newslint.scan.database newslint.scan.derive "
    "newslint.session.gitignore"
).split()
CHECK = """
import builtins, sys
before = set(sys.modules)
compiled = []
plain_compile = builtins.compile
builtins.compile = lambda source, *rest, **more: (
    compiled.append(f"compiled: {source!r}"), plain_compile(source, *rest, **more)
)[1]
sys.argv = ["newslint", "check", *sys.argv[1:]]
from newslint.cli import main
try:
    main()
finally:
    print(*compiled, *sorted(set(sys.modules) - before), sep="\\n")
"""


def imported(folder: Path, *arguments: str) -> set[str]:
    """The modules that a check imports when the cards are known from an earlier one."""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", CHECK, *arguments],
            cwd=folder,
            env={"NEWSLINT_CACHE_DIR": str(folder / "cache"), "PATH": "", "SYSTEMROOT": ""},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode in (0, 1), done.stderr
    return set(done.stdout.splitlines())


@pytest.mark.parametrize("text", ["The ferry left the harbour at noon.\n", "The the ferry left.It sank.\n"])
def test_a_check_of_one_file_imports_nothing_heavy(tmp_path: Path, text: str) -> None:
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    found = imported(tmp_path, "article.txt")
    assert "newslint.linter" in found
    assert found.isdisjoint(HEAVY)
    assert not [name for name in found if name.startswith("compiled")]
    modules = {name for name in found if name.startswith("newslint")}
    assert len(modules) < len(list((ROOT / "src").rglob("*.py"))) * 2 / 3


ENDING = """
import atexit, sys, threading
from newslint.cli import process
sys.argv = ["newslint", "check", "article.txt"]
awaited = sys.stdin.read()
if awaited == "function":
    atexit.register(lambda: print("called"))
if awaited == "thread":
    threading.Timer(0.2, lambda: print("called")).start()
process()
"""


def ended(folder: Path, awaited: str) -> tuple[int, str]:
    """The exit code and the last line of a check during which something may wait for the end."""
    (folder / "article.txt").write_text("They left.It sank.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-c", ENDING],
        cwd=folder,
        input=awaited,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.strip().splitlines()[-1]


@pytest.mark.parametrize("awaited", ["function", "thread"])
def test_a_process_ends_with_its_code_after_all_that_waits_for_its_end(tmp_path: Path, awaited: str) -> None:
    assert ended(tmp_path, awaited) == (1, "called")


def test_a_process_ends_with_its_code_and_all_that_was_written(tmp_path: Path) -> None:
    assert ended(tmp_path, "") == (1, "help: put a blank between the sentences (safe, loses nothing)")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_findings_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("They left.It sank.\n", encoding="utf-8")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newslint", "check", "article.txt"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "error: <stdout>: the findings cannot be written: No space left on device\n"


def test_a_configuration_is_read_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("The ferry left.\n", encoding="utf-8")
    (tmp_path / "newslint.toml").write_text("preview = true\n", encoding="utf-8")
    assert "tomllib" in imported(tmp_path, "article.txt")


WORDS = st.sampled_from(
    [name for option in OPTIONS for name in option.names]
    + [
        "a.txt",
        "b c.md",
        "-",
        "--",
        "",
        "-x",
        "--help",
        "-qv",
        "note",
        "full",
        "concise",
        "casing,table",
        "3",
        "-1",
    ]
    + ["--jobs=2", "--select=casing", "html", "--no-such-option"]
)


def by_click(arguments: list[str]) -> Choices | None:
    """What click makes of the arguments of `check`; None where it refuses them or does something else."""
    told: list[Choices] = []
    try:
        click.command()(shared(told.append)).main(arguments, standalone_mode=False)
    except click.ClickException:
        return None
    return told[0] if told else None


@given(st.lists(WORDS, max_size=6))
def test_what_is_understood_without_click_is_what_click_understands(arguments: list[str]) -> None:
    choices = asked(["check", *arguments])
    if choices is not None:
        assert choices == by_click(arguments)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "a.txt",
        "a.txt b.txt -q",
        "-",
        "--select casing --select table,embed a.txt",
        "-j 2 --output-format json .",
    ],
)
def test_plain_lines_need_no_click(line: str) -> None:
    assert asked(["check", *line.split()]) == by_click(line.split()) is not None


@pytest.mark.parametrize(
    "line", ["fix a.txt", "check --help", "check --format pdf a", "check -j x", "check - a", ""]
)
def test_click_reads_all_else(line: str) -> None:
    assert asked(line.split()) is None


@pytest.mark.parametrize("error", [KeyboardInterrupt(), BrokenPipeError(32, "broken pipe")])
def test_what_goes_wrong_in_a_plain_check_ends_as_click_ends_it(
    monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(_choices: Choices) -> None:
        raise error

    monkeypatch.setattr(running, "check", fail)
    monkeypatch.setattr(sys, "argv", ["newslint", "check", "a.txt"])
    monkeypatch.setattr(sys, "stdout", sys.stdout)  # click closes a broken pipe by taking its place
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1


def test_a_pack_that_came_with_the_cards_has_the_same_rules(tmp_path: Path) -> None:
    rules = load_catalogue(plugins=False).rules
    (tmp_path / "cards.pack").write_bytes(sealed(rules))
    shipped = read_folders([tmp_path], Shelf(None))
    assert [rule._replace(path=None) for rule in shipped] == [rule._replace(path=None) for rule in rules]
    assert shipped[0].path == f"{tmp_path}/{rules[0].category}/{rules[0].name}.toml"


SOURCES = [r"(?P<a>\p{Lu}+)\s(?:b|c)\b", r"[^\n]{2,5}é", r"(x)\1|[\w.]++"]
TEXT = "ÀÉ b, xx. Aé\nabcé C c"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def compiled(shelf: Shelf) -> Compiled:
    """Patterns as another run finds them."""
    patterns = Compiled()
    patterns.use(shelf)
    return patterns


@pytest.mark.parametrize("flags", [0, 2])
def test_patterns_of_an_earlier_run_match_the_same(
    shelf: Shelf, flags: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compiled(shelf)
    made = [first.compile(source, flags) for source in SOURCES]
    first.keep()
    second = compiled(shelf)
    monkeypatch.setattr(regex, "compile", None)
    for source, one in zip(SOURCES, made, strict=True):
        again = second.compile(source, flags)
        assert [match.regs for match in again.finditer(TEXT)] == [match.regs for match in one.finditer(TEXT)]
        assert (again.groupindex, again.flags, again.pattern) == (one.groupindex, one.flags, one.pattern)


def test_patterns_are_written_only_where_some_are_new(shelf: Shelf, tmp_path: Path) -> None:
    first, second = compiled(shelf), compiled(shelf)
    first.keep()
    assert not list(tmp_path.iterdir())
    first.compile(SOURCES[0])
    first.keep()
    (path,) = tmp_path.iterdir()
    path.touch()
    second.compile(SOURCES[0])
    path.write_bytes(b"")
    second.keep()
    assert path.read_bytes() == b""


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda data: data[:-3] + b"abc", lambda _: b"x"])
def test_damaged_patterns_are_compiled_again(
    shelf: Shelf, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = compiled(shelf)
    made = first.compile(SOURCES[0])
    first.keep()
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    assert compiled(shelf).compile(SOURCES[0]).findall(TEXT) == made.findall(TEXT)


def test_a_library_keeps_patterns_and_database_once_they_have_paid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "WORTH_MAKING", 100)
    plan_of_one = plan.Plan([rule(match={"text": ["ferry [a-z]+ zz"]})], {}, shelf=Shelf(tmp_path))
    text = parse("The ferry left zz for the isle.")
    for _ in range(3):
        plan_of_one.run(text)
        assert not list(tmp_path.iterdir())
    for _ in range(2):
        plan_of_one.run(text)
        assert {path.name.partition("-")[0] for path in tmp_path.iterdir()} == {"patterns", "scan"}
