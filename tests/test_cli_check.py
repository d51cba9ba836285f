"""`newslint check`: its streams and exit codes."""

import json
import os
import sys
from pathlib import Path

import pytest

from cli_kit import CLEAN, CONFIG, DIRTY, broken_check, desk, files, run


@pytest.fixture(autouse=True)
def articles(at: Path) -> None:
    """A folder with a dirty article and a clean one."""
    files(desk(at), "dirty.txt", text=DIRTY)
    files(at, "clean.txt", text=CLEAN)


CONCISE = (
    "dirty.txt:3:1: warning typesetter-marker ZZMORE is a typesetter's marker [*]\n"
    "dirty.txt:5:5: note rumour-word zzreportedly needs a source [+]\n"
)


def test_findings_go_to_standard_output_and_totals_to_standard_error() -> None:
    done = run("check", "--output-format", "concise", "dirty.txt", "clean.txt")
    assert done.stdout == CONCISE
    assert "Found 2 findings in 2 documents" in done.stderr
    assert done.exit_code == 1


def test_a_clean_file_writes_nothing_to_standard_output() -> None:
    for form in ("full", "concise", "jsonl", "github"):
        done = run("check", "--output-format", form, "clean.txt")
        assert (done.stdout, done.exit_code) == ("", 0)


def test_without_paths_the_current_folder_is_checked() -> None:
    assert run("check", "--output-format", "concise").stdout == CONCISE


def test_a_note_does_not_fail_the_run(at: Path) -> None:
    (at / "note.txt").write_text("She zzreportedly left.\n", encoding="utf-8")
    done = run("check", "note.txt")
    assert "rumour-word" in done.stdout
    assert done.exit_code == 0


def test_exit_zero_ignores_findings_but_not_errors() -> None:
    assert run("check", "--exit-zero", "dirty.txt").exit_code == 0
    assert run("check", "--exit-zero", "dirty.txt", "gone.txt").exit_code == 2


def test_findings_below_the_least_severity_are_hidden_and_do_not_count() -> None:
    done = run("check", "--min-severity", "warning", "--output-format", "concise", "dirty.txt")
    assert done.stdout == CONCISE.splitlines(keepends=True)[0]
    assert "Found 1 finding in 1 document" in done.stderr
    assert run("check", "--min-severity", "error", "dirty.txt").exit_code == 0


def test_a_missing_file_is_reported_and_the_others_are_checked() -> None:
    done = run("check", "--output-format", "concise", "gone.txt", "dirty.txt")
    assert done.stdout == CONCISE
    assert "error: gone.txt: cannot be read: no such file or directory\n" in done.stderr
    assert done.exit_code == 2


def test_the_json_of_a_run_is_one_array_even_if_something_fails() -> None:
    done = run("check", "--output-format", "json", "gone.txt", "dirty.txt")
    found = json.loads(done.stdout)
    assert [(one["rule"], one["path"], one["start"], one["end"]) for one in found] == [
        ("typesetter-marker", "dirty.txt", 60, 66),
        ("rumour-word", "dirty.txt", 72, 85),
    ]
    assert found[0]["fix"]["edits"] == [{"start": 60, "end": 68, "text": ""}]
    assert json.loads(run("check", "--output-format", "json", "clean.txt").stdout) == []


def test_the_sarif_of_a_run_names_the_rules_of_the_users_cards() -> None:
    log = json.loads(run("check", "--output-format", "sarif", "dirty.txt").stdout)
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["typesetter-marker", "rumour-word"]


def test_standard_input_is_called_a_dash_or_by_its_given_name() -> None:
    done = run("check", "-", "--output-format", "concise", given=DIRTY)
    assert done.stdout == CONCISE.replace("dirty.txt", "-")
    named = run("check", "-", "--stdin-filename", "desk/late.md", "--output-format", "concise", given=DIRTY)
    assert "desk/late.md:3:1" in named.stdout


def test_a_dash_among_paths_is_refused() -> None:
    done = run("check", "-", "dirty.txt")
    assert done.exit_code == 2
    assert "cannot be combined with other paths" in done.stderr


def test_standard_input_that_exclude_matches_is_skipped_by_force(at: Path) -> None:
    (at / "newslint.toml").write_text(CONFIG + 'exclude = ["drafts/"]\n', encoding="utf-8")
    asked = ("check", "-", "--stdin-filename", "drafts/a.txt")
    assert run(*asked, given=DIRTY).exit_code == 1
    assert run(*asked, "--force-exclude", given=DIRTY).exit_code == 0


def test_select_and_ignore_take_comma_lists_and_can_be_repeated() -> None:
    chosen = ("check", "--output-format", "concise", "dirty.txt")
    first, second = CONCISE.splitlines(keepends=True)
    assert run(*chosen, "--select", "rumour-word, typesetter-mark").stdout == CONCISE
    assert run(*chosen, "--select", "rumour-word", "--select", "house/typesetter-marker").stdout == CONCISE
    assert run(*chosen, "--select", "rumour-word").stdout == second
    assert run(*chosen, "--ignore", "rumour-word").stdout == first
    assert run(*chosen, "--ignore", "house").stdout == ""


def test_an_unknown_rule_is_refused_with_the_nearest_name() -> None:
    done = run("check", "--select", "rumor-word", "dirty.txt")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "error: command line: select: 'rumor-word' is neither a rule nor a category" in done.stderr
    assert "did you mean 'rumour-word'?" in done.stderr


def test_an_unknown_preset_is_refused() -> None:
    done = run("check", "--preset", "strictest", "dirty.txt")
    assert done.exit_code == 2
    assert (
        "error: command line: preset: there is no preset 'strictest'; did you mean 'strict'?" in done.stderr
    )


@pytest.mark.parametrize("given", ["", "spacing,", "spacing, ,casing"])
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_empty_name_is_refused(option: str, given: str) -> None:
    done = run("check", option, given, "dirty.txt")
    assert done.exit_code == 2
    assert f"{given!r} has an empty name" in done.stderr


@pytest.mark.parametrize("asked", [("check", "dirty.txt"), ("fix", "dirty.txt"), ("rules",)])
def test_a_named_configuration_and_none_are_refused_together(asked: tuple[str, ...]) -> None:
    done = run(*asked, "--isolated", "--config", "nope.toml")
    assert done.exit_code == 2
    assert "--isolated uses no configuration file, and --config names nope.toml" in done.stderr


def test_an_empty_selection_leaves_the_rules_to_the_preset(at: Path) -> None:
    (at / "newslint.toml").write_text('select = []\nrule-paths = ["cards"]\n', encoding="utf-8")
    assert "typesetter-marker" in run("check", "dirty.txt").stdout


def test_a_named_configuration_replaces_the_closest_and_isolated_reads_none(at: Path) -> None:
    (at / "other.toml").write_text('extend = "newslint.toml"\nignore = ["rumour-word"]', encoding="utf-8")
    first = CONCISE.splitlines(keepends=True)[0]
    assert run("check", "--config", "other.toml", "--output-format", "concise", "dirty.txt").stdout == first
    assert run("check", "--isolated", "dirty.txt").stdout == ""


def test_a_missing_configuration_is_reported() -> None:
    done = run("check", "--config", "gone.toml", "dirty.txt")
    assert done.exit_code == 2
    assert "gone.toml: cannot be read" in done.stderr


def test_quiet_writes_only_findings_and_errors() -> None:
    done = run("check", "-q", "--output-format", "concise", "dirty.txt", "gone.txt")
    assert done.stdout == CONCISE
    assert done.stderr == "error: gone.txt: cannot be read: no such file or directory\n"
    done = run("check", "-q", "-v", "--output-format", "summary", "dirty.txt")
    assert (done.stderr, "Found" in done.stdout) == ("", False)


def test_the_closing_line_repeats_the_options_that_selected_the_findings(at: Path) -> None:
    assert (
        "; 1 with a safe fix (`newslint fix`), 1 with an unsafe one (`newslint fix --unsafe`).\n"
        in run("check", "dirty.txt").stderr
    )
    (at / "my rules.toml").write_text('extend = "newslint.toml"', encoding="utf-8")
    options = ("--select", "house,table", "--ignore", "rumour-word", "--format", "text", "--preview")
    done = run("check", "--config", "my rules.toml", *options, "--quiet", "--statistics", "dirty.txt")
    assert done.stderr == "1  typesetter-marker\n"
    assert run("check", "--config", "my rules.toml", *options, "dirty.txt").stderr.endswith(
        "; 1 with a safe fix (`newslint fix --select house,table --ignore rumour-word --preview "
        "--config 'my rules.toml' --format text`).\n"
    )


def test_a_sidecar_is_not_counted_as_a_document(at: Path) -> None:
    (at / "newslint.ignore.toml").write_text(
        '[[ignore]]\npath = "*.txt"\nrule = "typesetter-marker"\ntext = "ZZ"\n', encoding="utf-8"
    )
    done = run("check", "--select", "house,unused-suppression", "dirty.txt")
    assert "Found 3 findings in 1 document;" in done.stderr


def test_a_file_without_records_is_reported_as_nothing_found(at: Path) -> None:
    (at / "empty.jsonl").write_text("", encoding="utf-8")
    done = run("check", "empty.jsonl")
    assert (done.stderr, done.exit_code) == ("Nothing found in 0 documents.\n", 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("",), "a path is empty: ''"),
        (("--stdin-filename", "s.md", "dirty.txt"), "--stdin-filename s.md names standard input"),
        (("--show-settings", "--select", "nope"), "'nope' is neither a rule nor a category"),
        (("--show-settings", "--preset", "foo"), "there is no preset 'foo'"),
        (("--show-files", "gone.txt"), "error: gone.txt: cannot be read: no such file or directory"),
    ],
)
def test_what_cannot_be_done_is_refused(arguments: tuple[str, ...], said: str) -> None:
    done = run("check", *arguments)
    assert said in done.stderr
    assert (done.stdout, done.exit_code) == ("", 2)


def test_verbose_names_each_file_and_its_configuration(at: Path) -> None:
    done = run("check", "-v", "clean.txt")
    assert f"reading clean.txt (configuration: {at / 'newslint.toml'})\n" in done.stderr


def test_the_findings_can_go_to_a_file(at: Path) -> None:
    done = run("check", "--output-format", "concise", "--output-file", "out/report.txt", "dirty.txt")
    assert done.exit_code == 2
    assert "out/report.txt: cannot write the findings" in done.stderr
    done = run("check", "--output-format", "concise", "--output-file", "report.log", "dirty.txt")
    assert (done.stdout, done.exit_code) == ("", 1)
    assert (at / "report.log").read_text(encoding="utf-8") == CONCISE


def test_statistics_count_the_findings_of_each_rule() -> None:
    done = run("check", "--statistics", "-q", "dirty.txt")
    assert done.stderr == "1  rumour-word\n1  typesetter-marker\n"


def test_show_files_lists_what_would_be_read_and_checks_nothing() -> None:
    done = run("check", "--show-files")
    assert (done.stdout, done.stderr, done.exit_code) == ("clean.txt\ndirty.txt\n", "", 0)


def test_show_settings_names_the_source_of_each_value(at: Path) -> None:
    done = run("check", "--show-settings", "--preview", "--ignore", "rumour-word")
    lines = done.stdout.splitlines()
    assert lines[0] == f"# configuration file: {at / 'newslint.toml'}"
    assert f'select = ["house"]  # {at / "newslint.toml"}' in lines
    assert 'ignore = ["rumour-word"]  # command line' in lines
    assert "preview = true  # command line" in lines
    assert 'fix-safety = "safe"  # default' in lines


def test_an_empty_folder_gives_a_warning(at: Path) -> None:
    (at / "empty").mkdir()
    done = run("check", "empty")
    assert "warning: there are no files to read in empty" in done.stderr
    assert done.exit_code == 0


def test_a_check_that_raises_is_an_error_beside_the_findings_of_the_others(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_check(at)
    monkeypatch.syspath_prepend(str(at / "cards"))
    (at / "dirty.txt").write_text(DIRTY + "\nzzboom\n", encoding="utf-8")
    done = run("check", "--config", "newslint.toml", "--output-format", "concise", "dirty.txt")
    assert done.stdout == CONCISE
    assert (
        "error: dirty.txt: the check of rule raising-check raised ValueError: the kettle is empty"
        in done.stderr
    )
    assert done.exit_code == 2


def test_no_cache_neither_reads_nor_writes_the_cache(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = at / "cache"
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(cache))
    run("check", "--no-cache", "clean.txt")
    assert not cache.exists()
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(cache))
    run("check", "clean.txt")
    assert any(cache.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("form", ["full", "concise", "json", "jsonl", "sarif", "github", "summary"])
@pytest.mark.parametrize(
    "command", [("check",), ("fix", "--diff"), ("check", "-v"), ("check", "--show-files")]
)
def test_a_name_that_is_not_text_is_escaped_in_every_report(
    at: Path, form: str, command: tuple[str, ...]
) -> None:
    name = os.fsdecode(b"a\xff\x1b[31m\xc2\x9b\n.txt")
    (at / name).write_text("They met on Monday.Then they left.\n", encoding="utf-8")
    done = run(*command, "--isolated", "--output-format", form, ".")
    shown = done.stdout + done.stderr
    assert done.exit_code in (0, 1)
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    shown.encode()
    if form != "summary" or command[0] == "fix":
        assert any(name in shown for name in ("a\\udcff\\x1b", "a\\udcff\\u001b", "a%FF%1B"))
