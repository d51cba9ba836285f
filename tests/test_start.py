"""What a start costs, told by what it imports, and that nothing it saves changes what is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint import Config, Linter
from newslint.catalogue import Catalogue, load_catalogue
from newslint.catalogue.pack import Pack, dumped, read_folders
from newslint.catalogue.shelf import Shelf
from newslint.catalogue.signals import signal_of
from newslint.scan import Scanner
from newslint.text.compiled import Compiled

ROOT = Path(__file__).parent.parent
DIRTY = sorted(ROOT.glob("fixtures/dirty/*/article.txt"))
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


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """The pack of newslint's own cards, as a wheel has it."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / "cards.pack").write_bytes(dumped(load_catalogue(plugins=False).rules))
    return read_folders([folder], Shelf(None))


@pytest.mark.parametrize(
    "config", [Config(), Config(preset="strict"), Config(select=("casing", "missing-space"))]
)
@pytest.mark.parametrize("path", DIRTY, ids=lambda path: path.parent.name)
def test_tables_that_came_with_the_cards_find_the_same(pack: Pack, config: Config, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    ready, made = Linter(config, Catalogue(*pack)), Linter(config, Catalogue(pack.rules))
    assert ready.lint(text) == made.lint(text)


def test_a_scan_with_tables_of_more_rules_says_the_same(pack: Pack) -> None:
    catalogue = Catalogue(*pack)
    rules = catalogue.rules[::3]
    signals = [signal_of(rule) for rule in rules]
    for path in DIRTY:
        data = path.read_bytes()
        assert Scanner(signals, "python", None, catalogue.ready_for(rules)).scan(data) == Scanner(
            signals, "python"
        ).scan(data)


SOURCES = [r"(?P<a>\p{Lu}+)\s(?:b|c)\b", r"[^\n]{2,5}é", r"(x)\1|[\w.]++"]
TEXT = "ÀÉ b, xx. Aé\nabcé C c"


@pytest.mark.parametrize("flags", [0, 2])
def test_patterns_of_an_earlier_run_match_the_same(flags: int) -> None:
    first, second = Compiled(), Compiled()
    made = [first.compile(source, flags) for source in SOURCES]
    data = first.dumped()
    second.fetch = lambda: data
    for source, one in zip(SOURCES, made, strict=True):
        again = second.compile(source, flags)
        assert [match.regs for match in again.finditer(TEXT)] == [match.regs for match in one.finditer(TEXT)]
        assert (again.groupindex, again.flags, again.pattern) == (one.groupindex, one.flags, one.pattern)
    assert first.dumped() is second.dumped() is None


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda data: data[:-3] + b"abc", lambda _: b"x"])
def test_damaged_patterns_are_compiled_again(damage: object) -> None:
    assert callable(damage)
    first, second = Compiled(), Compiled()
    first.compile(SOURCES[0])
    data = first.dumped() or b""
    second.fetch = lambda: damage(data)
    assert second.compile(SOURCES[0]).findall(TEXT) == first.compile(SOURCES[0]).findall(TEXT)
