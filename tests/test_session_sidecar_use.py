"""Which sidecars apply to a document, and which of their entries suppressed nothing."""

import os
from pathlib import Path

import pytest

from newslint.config import Config
from newslint.errors import ConfigError
from newslint.linter import Linter
from newslint.outcome import Outcome
from newslint.session.sidecar_use import SidecarUse
from rule_kit import linter, rule

FERRY = rule("ferry-word", match={"text": ["ferry"]})
BOAT = rule("boat-word", match={"text": ["boat"]})
UNUSED = rule("unused-suppression", "structure", check="made.checks:none", trigger=["zz"], severity="error")
ALL = linter(FERRY, BOAT, UNUSED)


def sidecar(folder: Path, *entries: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "newslint.ignore.toml"
    path.write_text("".join(f"  [[ignore]]\n{entry}\n" for entry in entries), encoding="utf-8")
    return str(path)


def applying(path: str, config: str | None = None, use: SidecarUse | None = None) -> list[str]:
    """The folders whose sidecars have an entry for a document."""
    found = (use or SidecarUse()).entries_for(path, Config(path=config), ALL.catalogue)
    return [os.path.relpath(Path(file).parent) for file, _ in found]


def test_sidecars_apply_from_beside_the_document_up_to_the_folder_of_its_configuration(at: Path) -> None:
    for folder in (at, at / "in", at / "in" / "deep", at / "out"):
        sidecar(folder, 'path = "*.txt"\nrule = "ferry-word"')
    top = str(at / "newslint.toml")
    assert applying("in/deep/a.txt", top) == ["in/deep", "in", "."]
    assert applying("in/deep/a.txt", str(at / "in" / "newslint.toml")) == ["in/deep", "in"]
    assert applying("in/deep/a.md", top) == []


def test_without_a_configuration_sidecars_apply_up_to_the_current_folder(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (at, at / "in", at / "in" / "deep", at / "out"):
        sidecar(folder, 'path = "*.txt"\nrule = "ferry-word"')
    monkeypatch.chdir(at / "in")
    assert applying("deep/a.txt") == ["deep", "."]
    assert applying("a.txt") == ["."]
    assert applying("../out/a.txt") == ["../out"]


def test_a_sidecar_is_read_once(at: Path) -> None:
    path = sidecar(at, 'path = "*.txt"\nrule = "ferry-word"')
    use = SidecarUse()
    assert applying("a.txt", None, use) == ["."]
    Path(path).unlink()
    assert applying("b.txt", None, use) == ["."]
    assert applying("b.txt", str(at / "newslint.toml"), use) == []


def test_an_entry_about_no_rule_is_an_error_at_its_line(at: Path) -> None:
    path = sidecar(at, 'path = "a.txt"\nrule = "ferry-word"', 'path = "a.txt"\nrule = "ferry-wort"')
    with pytest.raises(ConfigError, match="did you mean 'ferry-word'") as caught:
        applying("a.txt")
    assert (caught.value.path, caught.value.place) == (path, "[[ignore]] on line 4")


def judged(use: SidecarUse, path: str, text: str, checker: Linter = ALL) -> None:
    """Check a document as a run does, with the suppressions of its sidecars."""
    from newslint.formats import parse  # noqa: PLC0415 -- beside what needs it
    from newslint.session.sidecar import with_requests  # noqa: PLC0415 -- the same

    entries = use.entries_for(path, checker.config, checker.catalogue)
    document = with_requests(parse(text, path=path), tuple(entry.request for _, entry in entries))
    use.judge(entries, checker.examine(document).unused, checker)


def said(use: SidecarUse) -> list[tuple[int, str, str]]:
    return [
        (one.line, one.message, str(one.severity)) for outcome in use.unused() for one in outcome.findings
    ]


FOUR = (
    'path = "a.txt"\nrule = "boat-word"',
    'path = "*.txt"\nrule = "ferry-word"\ntext = "Ferry"',
    'path = "*.txt"\nrule = "ferry-word"',
    'path = "c.txt"\nrule = "boat-word"',
)


def test_entries_that_suppressed_nothing_in_any_document_are_findings(at: Path) -> None:
    sidecar(at, *FOUR)
    use = SidecarUse()
    assert not use.is_used
    judged(use, "a.txt", "A ferry.")
    judged(use, "b.txt", "A bridge.")
    assert use.is_used
    assert said(use) == [
        (1, "no finding of boat-word in a.txt to suppress; delete the entry", "error"),
        (4, "no finding of ferry-word that quotes 'Ferry' in *.txt to suppress; delete the entry", "error"),
    ]
    (outcome,) = use.unused()
    assert isinstance(outcome, Outcome)
    (first, _) = outcome.findings
    assert outcome.path == "newslint.ignore.toml"
    assert (first.span, first.column, first.end_column, first.category) == ((2, 12), 3, 13, "structure")
    assert outcome.source[slice(*outcome.findings[1].span)] == "[[ignore]]"


def test_what_other_processes_used_counts(at: Path) -> None:
    sidecar(at, *FOUR[2:])
    one, two, whole = SidecarUse(), SidecarUse(), SidecarUse()
    judged(one, "a.txt", "A ferry.")
    judged(two, "b.txt", "A bridge.")
    judged(two, "c.txt", "A bridge.")
    for part in (one, two, two):
        whole.merge(part)
    assert [line for line, *_ in said(whole)] == [4]
    assert [severity for *_, severity in said(whole)] == ["error"]


def test_entries_are_judged_only_where_their_rules_and_the_rule_about_them_run(at: Path) -> None:
    sidecar(at, *FOUR[:1])
    for ignored, count in ((("boat-word",), 0), (("unused-suppression",), 0), (("ferry-word",), 1)):
        use = SidecarUse()
        judged(use, "a.txt", "A bridge.", linter(FERRY, BOAT, UNUSED, config=Config(ignore=ignored)))
        assert len(said(use)) == count
    use = SidecarUse()
    judged(use, "a.txt", "A bridge.", linter(FERRY, BOAT))
    assert [severity for *_, severity in said(use)] == ["warning"]
