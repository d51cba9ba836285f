"""The cost of start-up, checked by its imports; caches do not change the report."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import regex

from newslint.catalogue import load_catalogue
from newslint.catalogue.cache import Cache
from newslint.catalogue.pack import read_folders
from newslint.formats import parse
from newslint.linter import plan
from newslint.text.compiled import Compiled
from newslint.text.sealed import sealed
from rule_kit import rule

ROOT = Path(__file__).parent.parent
HEAVY = (
    "bs4 concurrent.futures html importlib.metadata logging multiprocessing pathlib pathspec rich tomllib "
    "newslint.catalogue.cards newslint.catalogue.making newslint.linter.fixing newslint.scan.database "
    "newslint.scan.derive"
).split()
CHECK = """
import sys
before = set(sys.modules)
sys.argv = ["newslint", "check", *sys.argv[1:]]
from newslint.cli.group import main
try:
    main()
finally:
    print(*sorted(set(sys.modules) - before), sep="\\n")
"""


def imported(folder: Path, *arguments: str) -> set[str]:
    """The modules that a check imports when the cards are known from an earlier one."""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", CHECK, *arguments],
            cwd=folder,
            env={"NEWSLINT_CACHE_DIR": os.environ["NEWSLINT_CACHE_DIR"], "PATH": "", "SYSTEMROOT": ""},
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
    modules = {name for name in found if name.startswith("newslint")}
    assert len(modules) < len(list((ROOT / "src").rglob("*.py"))) * 2 / 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_findings_that_cannot_be_written_are_reported(tmp_path: Path) -> None:
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
    assert done.stderr == "error: <stdout>: cannot write the findings: no space left on device\n"


def test_a_configuration_is_read_if_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("The ferry left.\n", encoding="utf-8")
    (tmp_path / "newslint.toml").write_text("preview = true\n", encoding="utf-8")
    assert "tomllib" in imported(tmp_path, "article.txt")


def test_a_pack_that_came_with_the_cards_has_the_same_rules(tmp_path: Path) -> None:
    rules = load_catalogue(plugins=False).rules
    (tmp_path / "cards.pack").write_bytes(sealed(rules))
    shipped = read_folders([tmp_path], Cache(None))
    assert [rule._replace(path=None) for rule in shipped] == [rule._replace(path=None) for rule in rules]
    assert shipped[0].path == f"{tmp_path}/{rules[0].category}/{rules[0].name}.toml"


SOURCES = [r"(?P<a>\p{Lu}+)\s(?:b|c)\b", r"[^\n]{2,5}é", r"(x)\1|[\w.]++"]
TEXT = "ÀÉ b, xx. Aé\nabcé C c"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path)


def compiled(cache: Cache) -> Compiled:
    """Patterns as a later run loads them."""
    patterns = Compiled()
    patterns.use(cache)
    return patterns


@pytest.mark.parametrize("flags", [0, 2])
def test_patterns_of_an_earlier_run_match_the_same(
    cache: Cache, flags: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compiled(cache)
    made = [first.compile(source, flags) for source in SOURCES]
    first.keep()
    second = compiled(cache)
    monkeypatch.setattr(regex, "compile", None)
    for source, one in zip(SOURCES, made, strict=True):
        again = second.compile(source, flags)
        assert [match.regs for match in again.finditer(TEXT)] == [match.regs for match in one.finditer(TEXT)]
        assert (again.groupindex, again.flags, again.pattern) == (one.groupindex, one.flags, one.pattern)


def test_patterns_are_written_only_if_some_are_new(cache: Cache, tmp_path: Path) -> None:
    first, second = compiled(cache), compiled(cache)
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
    cache: Cache, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = compiled(cache)
    made = first.compile(SOURCES[0])
    first.keep()
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    assert compiled(cache).compile(SOURCES[0]).findall(TEXT) == made.findall(TEXT)


def test_a_library_keeps_patterns_and_database_after_enough_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "WORTH_MAKING", 100)
    plan_of_one = plan.Plan([rule(match={"text": ["ferry [a-z]+ zz"]})], {}, store=Cache(tmp_path))
    text = parse("The ferry left zz for the isle.")
    for _ in range(3):
        plan_of_one.run(text)
        assert not list(tmp_path.iterdir())
    for _ in range(2):
        plan_of_one.run(text)
        assert {path.name.partition("-")[0] for path in tmp_path.iterdir()} == {"patterns", "scan"}
