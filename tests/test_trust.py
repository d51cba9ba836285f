"""Configurations and rule packs from others: what they may do, and the warnings about the rest."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli_kit import CLEAN, CONFIG, DIRTY, RAISES, REPAIRED, broken_check, desk, files, run
from newslint import Config, Linter, Safety
from newslint.catalogue import Catalogue, load_catalogue
from newslint.config.toml import TomlError, read_toml
from newslint.errors import CardError
from rule_kit import linter, rule

FINDS = """
from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit


def boom(document: Document) -> Iterator[Hit]:
    at = document.text.find("zzboom")
    if at >= 0:
        yield Hit(Span(at, at + 6))
"""
UNTRUSTED = (
    "neither in the folder in which newslint was started nor at the root of its version-controlled tree"
)


def test_a_configuration_where_the_command_was_started_may_bring_rules_that_fix(at: Path) -> None:
    files(desk(at), "deep/a.txt", text=DIRTY)
    done = run("fix", "deep")
    assert UNTRUSTED not in done.stderr
    assert (at / "deep" / "a.txt").read_text(encoding="utf-8") == REPAIRED


def test_so_may_one_at_the_root_of_the_version_controlled_tree(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(desk(at), "deep/a.txt", text=DIRTY)
    (at / ".git").mkdir()
    monkeypatch.chdir(at / "deep")
    run("fix", "a.txt")
    assert (at / "deep" / "a.txt").read_text(encoding="utf-8") == REPAIRED


def test_one_found_deeper_brings_findings_and_no_fixes_and_says_so_once(at: Path) -> None:
    files(desk(at / "deep"), "a.txt", "more/b.txt", text=DIRTY)
    done = run("fix", "--output-format", "concise", "--unsafe", "deep")
    assert done.stderr.count(UNTRUSTED) == 1
    assert "its rules make no fixes" in done.stderr
    assert done.stdout.count("typesetter-marker") == 2
    assert (at / "deep" / "a.txt").read_text(encoding="utf-8") == DIRTY


def test_one_named_on_the_command_line_is_trusted(at: Path) -> None:
    files(desk(at / "deep"), "a.txt", text=DIRTY)
    done = run("fix", "--config", "deep/newslint.toml", "deep")
    assert UNTRUSTED not in done.stderr
    assert (at / "deep" / "a.txt").read_text(encoding="utf-8") == REPAIRED


@pytest.mark.parametrize("where", ["elsewhere", "here/deep"])
def test_one_that_is_not_trusted_cannot_make_fixes_less_safe(
    at: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    config = 'fix-safety = "unsafe"\n[lists]\nchat-button = ["the mayor left"]\n'
    text = "The ferry sails on Monday, the harbour council has decided after a long talk.\n\nThe mayor left\n"
    (at / where).mkdir(parents=True)
    (at / "here").mkdir(exist_ok=True)
    (at / where / "newslint.toml").write_text(config, encoding="utf-8")
    (at / where / "a.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(at / "here")
    done = run("fix", str(at / where))
    assert "fix-safety, lists not used" in done.stderr
    assert (at / where / "a.txt").read_text(encoding="utf-8") == text
    shown = run("check", "--show-settings", str(at / where)).stdout
    assert 'fix-safety = "safe"  # default; not used, because it is not trusted: /' in shown


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_check_in_a_folder_of_the_tree_is_not_imported(
    at: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    """The current folder is on the import path of `python -m newslint`."""
    desk(at)
    (at / "cards" / "house" / "raising-check.toml").write_text(
        RAISES.replace("desk_checks.broken", "evil"), encoding="utf-8"
    )
    (at / "evil.py").write_text("raise SystemExit('evil was imported')\n", encoding="utf-8")
    files(at, "a.txt", "b.txt", text=DIRTY + "zzboom\n")
    monkeypatch.syspath_prepend(str(at))
    done = run("check", "--jobs", jobs, "--output-format", "concise", "a.txt", "b.txt")
    assert done.exit_code == 2
    assert done.stderr.count("the module 'evil' is not part of an installed package") == 1
    assert "raising-check.toml: check: " in done.stderr
    assert done.stdout.count("typesetter-marker") == 2


def test_the_folder_of_cards_may_hold_checks_if_its_configuration_is_named(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk(at)
    broken_check(at)
    files(at, "a.txt", text="zzboom\n")
    monkeypatch.syspath_prepend(str(at / "cards"))
    told = "raised ValueError: the kettle is empty"
    assert told in run("check", "--config", "newslint.toml", "a.txt").stderr
    done = run("check", "a.txt")
    assert told not in done.stderr
    assert "the module 'desk_checks' is not part of an installed package" in done.stderr


def pack_with_check(folder: Path, name: str) -> None:
    """A folder with a rule whose check is in the module `name` of its folder of cards."""
    desk(folder)
    sys.modules.pop(name, None)
    card = RAISES.replace("desk_checks.broken", name)
    (folder / "cards" / "house" / "raising-check.toml").write_text(card, encoding="utf-8")
    (folder / "cards" / f"{name}.py").write_text(FINDS, encoding="utf-8")
    files(folder, "a.txt", "b.txt", text="zzboom\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_check_is_imported_from_the_folder_of_cards_of_a_named_configuration(at: Path, jobs: str) -> None:
    pack_with_check(at, f"pack_lines_{jobs}")
    path = list(sys.path)
    asked = ("check", "--jobs", jobs, "--output-format", "concise", "--config", "newslint.toml")
    done = run(*asked, "a.txt", "b.txt")
    assert (done.exit_code, done.stdout.count("raising-check")) == (1, 2)
    assert sys.path == path


def test_it_is_not_imported_if_the_configuration_is_only_found(at: Path) -> None:
    pack_with_check(at, "pack_of_others")
    (at / "cards" / "pack_of_others.py").write_text("raise SystemExit('it was imported')", encoding="utf-8")
    done = run("check", "a.txt")
    assert done.exit_code == 2
    assert "the module 'pack_of_others' is not part of an installed package" in done.stderr
    assert "pack_of_others" not in sys.modules


def test_a_check_is_imported_from_a_folder_named_in_python_or_tested(at: Path) -> None:
    pack_with_check(at, "pack_tested")
    (finding,) = Linter(Config(select=("raising-check",), rule_paths=(str(at / "cards"),))).lint("zzboom\n")
    assert finding.excerpt == "zzboom"
    done = run("test-rules", "cards")
    assert "is not found" not in done.stdout
    assert "fails" not in done.stdout


def test_a_module_of_another_folder_with_the_same_name_is_not_mistaken_for_it(at: Path) -> None:
    pack_with_check(at, "pack_twice")
    pack_with_check(at / "other", "pack_twice")
    assert run("check", "--config", "newslint.toml", "a.txt").exit_code == 1
    done = run("check", "--config", "other/newslint.toml", "a.txt")
    assert done.exit_code == 2
    assert "another module 'pack_twice' is in use" in done.stderr


@pytest.mark.parametrize(
    "message", ["{0}", "{text.__class__}", "{text!r}", "{text:>9}", "{", "}", "{{text}}"]
)
def test_a_message_supports_only_names(at: Path, message: str) -> None:
    desk(at)
    card = at / "cards" / "house" / "rumour-word.toml"
    card.write_text(card.read_text(encoding="utf-8").replace("{text}", message), encoding="utf-8")
    with pytest.raises(CardError, match=r"rumour-word\.toml: message: a brace is not part of a \{name\}"):
        load_catalogue([str(at / "cards")])


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_unknown_name_in_a_message_is_one_error_and_the_other_rules_go_on(at: Path, jobs: str) -> None:
    desk(at)
    card = at / "cards" / "house" / "rumour-word.toml"
    card.write_text(card.read_text(encoding="utf-8").replace("{text}", "{word}"), encoding="utf-8")
    files(at, "a.txt", "b.txt", text=DIRTY)
    done = run("check", "--jobs", jobs, "--output-format", "concise", "a.txt", "b.txt")
    assert done.exit_code == 2
    assert done.stderr.count("rumour-word.toml: message: the message has no value 'word'") == 1
    assert done.stdout.count("typesetter-marker") == 2
    done = run("fix", "--jobs", jobs, "a.txt", "b.txt")
    assert done.exit_code == 2
    assert done.stderr.count("the message has no value 'word'") == 1
    assert (at / "a.txt").read_text(encoding="utf-8") == REPAIRED


def test_a_check_that_raises_at_import_is_one_error_and_fixing_goes_on() -> None:
    marker = rule("ferry-line", match={"line": ["the ferry .*"]})
    fixed = linter(marker, rule("no-check", check="no_such_module:check")).fix("The ferry sank.\n")
    assert [finding.rule for finding in fixed.left] == ["ferry-line"]
    assert "there is no check" in str(fixed.errors[0])


def test_a_plug_in_that_raises_at_import_is_one_error(tmp_path: Path) -> None:
    package = tmp_path / "bad_rules"
    package.mkdir()
    (package / "__init__.py").write_text("raise ZeroDivisionError('by nought')", encoding="utf-8")
    facts = tmp_path / "bad_rules-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: bad-rules\nVersion: 1.0\n", encoding="utf-8"
    )
    (facts / "entry_points.txt").write_text("[newslint.rules]\nbad = bad_rules.cards\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("They met on Monday.Then they left.\n", encoding="utf-8")
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from newslint.cli.group import main; main()"
    )
    command = [sys.executable, "-c", program, "check", "--output-format", "concise", "a.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("the plug-in bad cannot be imported: ZeroDivisionError: by nought") == 1
    assert "missing-space" in done.stdout


def test_a_broken_plug_in_is_an_error_of_lint() -> None:
    broken = Catalogue((rule("ferry-word", match={"text": ["ferry"]}),), (CardError("gone", "plug"),))
    examined = Linter(Config(), broken).examine("A ferry.")
    assert len(examined.findings) == 1
    assert str(examined.errors[0]) == "plug: gone"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a = " + b"[" * 60 + b"]" * 60, "nested more than 50 levels deep"),
        (b"a = " + b"{b=" * 60 + b"1" + b"}" * 60, "nested more than 50 levels deep"),
        (b".".join([b"a"] * 60) + b" = 1", "nested more than 50 levels deep"),
        (b"# " + b"a" * 1_000_000, "more than 1,000,000"),
        (b"a = '\xff'", "not UTF-8"),
    ],
)
def test_toml_that_is_too_long_or_too_deep_is_not_parsed(data: bytes, told: str) -> None:
    with pytest.raises(TomlError, match=told):
        read_toml(data)


def test_a_configuration_that_is_too_deep_is_an_error(at: Path) -> None:
    files(at, "a.txt", text=CLEAN)
    (at / "newslint.toml").write_text(f"select = {'[' * 5000}{']' * 5000}\n{CONFIG}", encoding="utf-8")
    done = run("check", "a.txt")
    assert done.exit_code == 2
    assert "newslint.toml: not valid TOML: it is nested more than 50 levels deep" in done.stderr


def test_fixes_of_rules_in_python_keep_their_safety() -> None:
    assert Config().trust.name == "NAMED"
    assert Config().fix_safety is Safety.SAFE
