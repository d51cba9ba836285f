"""`newslint fix`: its output, the files that it writes, and its exit codes."""

import os
from pathlib import Path

import pytest

from cli_kit import CLEAN, CONFIG, DIRTY, REPAIRED, desk, files, run

UNSAFELY = REPAIRED.replace("zzreportedly ", "")
DIFF = """--- dirty.txt
+++ dirty.txt
@@ -1,5 +1,3 @@
 The mayor opened the new harbour bridge on Monday morning.
\x20
-ZZMORE
-
 She zzreportedly left by boat.
"""


@pytest.fixture(autouse=True)
def articles(at: Path) -> None:
    """A folder with a dirty article and a clean one."""
    files(desk(at), "dirty.txt", text=DIRTY)
    files(at, "clean.txt", text=CLEAN)


def test_safe_fixes_are_written_and_remaining_findings_are_printed(at: Path) -> None:
    done = run("fix", "--output-format", "concise", "dirty.txt", "clean.txt")
    assert (at / "dirty.txt").read_text(encoding="utf-8") == REPAIRED
    assert (at / "clean.txt").read_text(encoding="utf-8") == CLEAN
    assert done.stdout == "dirty.txt:3:5: note rumour-word zzreportedly needs a source [+]\n"
    assert "Fixed 1 finding in 1 document." in done.stderr
    assert done.exit_code == 0


def test_a_second_fix_changes_nothing(at: Path) -> None:
    run("fix", "dirty.txt")
    before = (at / "dirty.txt").stat().st_mtime_ns
    done = run("fix", "dirty.txt")
    assert "Fixed" not in done.stderr
    assert (at / "dirty.txt").stat().st_mtime_ns == before


def test_unsafe_fixes_are_written_if_requested(at: Path) -> None:
    assert run("fix", "--unsafe", "dirty.txt").exit_code == 0
    assert (at / "dirty.txt").read_text(encoding="utf-8") == UNSAFELY


def test_the_configuration_may_allow_unsafe_fixes(at: Path) -> None:
    (at / "newslint.toml").write_text(CONFIG + 'fix-safety = "unsafe"\n', encoding="utf-8")
    run("fix", "dirty.txt")
    assert (at / "dirty.txt").read_text(encoding="utf-8") == UNSAFELY


def test_a_remaining_warning_fails_the_run(at: Path) -> None:
    (at / "newslint.toml").write_text(CONFIG + '[severity]\nrumour-word = "warning"\n', encoding="utf-8")
    assert run("fix", "dirty.txt").exit_code == 1
    assert run("fix", "--exit-zero", "dirty.txt").exit_code == 0
    assert run("fix", "--unsafe", "dirty.txt").exit_code == 0


def test_a_diff_is_printed_and_nothing_is_written(at: Path) -> None:
    done = run("fix", "--diff", "dirty.txt", "clean.txt")
    assert done.stdout == DIFF
    assert done.stderr == "Would fix 1 finding in 1 document.\n"
    assert done.exit_code == 1
    assert (at / "dirty.txt").read_text(encoding="utf-8") == DIRTY


def test_without_a_difference_a_diff_succeeds() -> None:
    done = run("fix", "--diff", "-q", "clean.txt")
    assert (done.stdout, done.stderr, done.exit_code) == ("", "", 0)
    done = run("fix", "--diff", "clean.txt", "gone.txt")
    assert done.stderr.endswith("Nothing to fix in 1 document.\n1 error: not everything could be checked.\n")


def test_a_file_with_hard_links_is_not_said_to_be_fixable(at: Path) -> None:
    os.link(at / "dirty.txt", at / "same.dat")
    done = run("fix", "dirty.txt")
    assert "has 2 names (hard links)" in done.stderr
    assert "Found 2 findings in 1 document; 1 with an unsafe fix (`newslint fix --unsafe`)." in done.stderr
    assert "with an" not in run("fix", "--unsafe", "dirty.txt").stderr


def test_a_diff_of_json_lines_shows_the_file_unchanged(at: Path) -> None:
    (at / "a.jsonl").write_text('{"text": "It rained.\\n\\nZZMORE\\n"}\n', encoding="utf-8")
    done = run("fix", "--diff", "a.jsonl")
    assert '-{"text": "It rained.\\n\\nZZMORE\\n"}\n+{"text": "It rained.\\n"}\n' in done.stdout


def test_standard_output_holds_only_the_fixed_standard_input() -> None:
    done = run("fix", "-", given=DIRTY)
    assert done.stdout == REPAIRED
    assert "rumour-word" in done.stderr
    assert done.exit_code == 0


def test_standard_input_keeps_its_line_ends_and_mark() -> None:
    given = b"\xef\xbb\xbf" + DIRTY.replace("\n", "\r\n").encode()
    assert (
        run("fix", "-", given=given).stdout_bytes == b"\xef\xbb\xbf" + REPAIRED.replace("\n", "\r\n").encode()
    )


@pytest.mark.parametrize("given", [b"\x00\x01 binary", "Gr\xfc\xdfe".encode("latin-1"), b"", CLEAN.encode()])
def test_standard_input_that_is_not_changed_passes_through_byte_by_byte(given: bytes) -> None:
    done = run("fix", "-", given=given)
    assert done.stdout_bytes == given
    assert done.exit_code == (0 if given in (b"", CLEAN.encode()) else 2)


def test_a_diff_of_standard_input_passes_nothing_through() -> None:
    done = run("fix", "-", "--diff", given=DIRTY)
    assert done.stdout == DIFF.replace("dirty.txt", "-")
    assert done.exit_code == 1


def test_a_file_that_cannot_be_written_is_reported_and_the_others_are_fixed(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (at / "later.txt").write_text(DIRTY, encoding="utf-8")
    replace = os.replace

    def fail(source: str, target: str) -> None:
        if target.endswith("dirty.txt"):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail)
    done = run("fix", "--output-format", "concise", "dirty.txt", "later.txt")
    assert "error: dirty.txt: cannot be written: no space left on device; it is unchanged\n" in done.stderr
    assert "dirty.txt:3:1: warning typesetter-marker" in done.stdout
    assert done.exit_code == 2
    assert (at / "dirty.txt").read_text(encoding="utf-8") == DIRTY
    assert (at / "later.txt").read_text(encoding="utf-8") == REPAIRED


def test_a_link_stays_a_link_and_its_target_is_fixed(at: Path) -> None:
    (at / "link.txt").symlink_to("dirty.txt")
    run("fix", "link.txt")
    assert (at / "link.txt").is_symlink()
    assert (at / "dirty.txt").read_text(encoding="utf-8") == REPAIRED


def test_a_refused_fix_is_named_with_its_reason(at: Path) -> None:
    card = at / "cards" / "house" / "typesetter-marker.toml"
    card.write_text(
        card.read_text(encoding="utf-8").replace('loses = "residue"', 'loses = "nothing"'), encoding="utf-8"
    )
    done = run("fix", "dirty.txt")
    assert "refused: dirty.txt:3:1: typesetter-marker: " in done.stderr
    assert "change the letters of 'ZZMORE" in done.stderr
    assert (at / "dirty.txt").read_text(encoding="utf-8") == DIRTY
    assert done.exit_code == 1
