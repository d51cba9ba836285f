"""newslint.toml and [tool.newslint]: reading, merging, rejected values and messages."""

import pickle
from pathlib import Path
from typing import Any

import pytest

from newslint.config import Config, checked, find_config, load_config
from newslint.edit import Safety
from newslint.errors import ConfigError
from newslint.rule import Severity

EVERY_KEY = """
select = ["casing", "table/ragged-row"]
ignore = ["doubled-blank"]
preset = "strict"
preview = true
exclude = ["drafts/"]
rule-paths = ["house-rules"]
fix-safety = "unsafe"
language = "en"
text-field = "body"
id-field = "key"
title-field = "headline"

[per-path-ignores]
"archive/*.md" = ["spacing"]

[severity]
casing = "note"

[options.repeated-row]
least = 3
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path, text: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        load_config(write(path, text))
    return caught.value


def test_a_configuration_made_by_hand_keeps_every_other_default() -> None:
    assert Config(preset="strict") == Config()._replace(preset="strict")
    assert Config().select == ()
    assert Config().text_field == "text"


def test_every_key_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "newslint.toml", EVERY_KEY)
    assert load_config(path)._replace(origins={}) == Config(
        select=("casing", "table/ragged-row"),
        ignore=("doubled-blank",),
        preset="strict",
        preview=True,
        exclude=("drafts/",),
        rule_paths=(str(tmp_path / "house-rules"),),
        per_path_ignores={"archive/*.md": ("spacing",)},
        severity={"casing": Severity.NOTE},
        fix_safety=Safety.UNSAFE,
        language="en",
        text_field="body",
        id_field="key",
        title_field="headline",
        options={"repeated-row": {"least": 3}},
        path=str(path),
    )


def test_a_configuration_survives_pickling(tmp_path: Path) -> None:
    config = load_config(write(tmp_path / "newslint.toml", EVERY_KEY))
    assert pickle.loads(pickle.dumps(config)) == config


def test_the_closest_file_is_found_and_those_above_are_not_read(tmp_path: Path) -> None:
    write(tmp_path / "newslint.toml", 'preset = "strict"')
    near = write(tmp_path / "desk" / "newslint.toml", "")
    (tmp_path / "desk" / "today").mkdir()
    found = find_config(tmp_path / "desk" / "today")
    assert found == str(near)
    assert load_config(near).preset == "default"


def test_newslint_toml_wins_over_a_pyproject_in_the_same_folder(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.newslint]\n")
    own = write(tmp_path / "newslint.toml", "")
    assert find_config(tmp_path) == str(own)


def test_a_pyproject_without_the_table_is_skipped(tmp_path: Path) -> None:
    above = write(tmp_path / "pyproject.toml", '[tool.newslint]\npreset = "strict"\n')
    write(tmp_path / "package" / "pyproject.toml", '[project]\ndependencies = ["newslint"]\n')
    assert find_config(tmp_path / "package") == str(above)
    assert load_config(above).preset == "strict"


def test_a_broken_pyproject_that_does_not_mention_newslint_is_ignored(tmp_path: Path) -> None:
    above = write(tmp_path / "newslint.toml", "")
    write(tmp_path / "package" / "pyproject.toml", "[project\n")
    assert find_config(tmp_path / "package") == str(above)


def test_an_extending_file_replaces_select_and_adds_to_lists_and_tables(tmp_path: Path) -> None:
    write(
        tmp_path / "shared" / "base.toml",
        'select = ["table"]\nignore = ["a-rule"]\npreset = "strict"\nrule-paths = ["cards"]\n'
        '[per-path-ignores]\n"*.md" = ["casing"]\n[options.long-line]\nmost = 9\nleast = 1\n',
    )
    own = write(
        tmp_path / "newslint.toml",
        'extend = "shared/base.toml"\nselect = ["repeat"]\nignore = ["b-rule", "a-rule"]\n'
        '[per-path-ignores]\n"*.md" = ["spacing"]\n[options.long-line]\nmost = 20\n',
    )
    config = load_config(own)
    assert config.select == ("repeat",)
    assert config.ignore == ("a-rule", "b-rule")
    assert config.preset == "strict"
    assert config.per_path_ignores == {"*.md": ("casing", "spacing")}
    assert config.options == {"long-line": {"most": 20, "least": 1}}
    assert config.rule_paths == (str(tmp_path / "shared" / "cards"),)
    assert config.path == str(own)


def test_each_key_remembers_the_file_that_set_it(tmp_path: Path) -> None:
    base = write(tmp_path / "base.toml", 'preset = "strict"\nlanguage = "en"')
    own = write(tmp_path / "newslint.toml", 'extend = "base.toml"\nlanguage = "de"')
    assert load_config(own).origins == {"preset": str(base), "language": str(own)}


def test_files_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "other.toml", 'extend = "newslint.toml"')
    error = refusal(tmp_path / "newslint.toml", 'extend = "other.toml"')
    assert "circle" in error.message
    assert error.place == "extend"


def test_a_missing_file_to_extend_is_named(tmp_path: Path) -> None:
    error = refusal(tmp_path / "newslint.toml", 'extend = "gone.toml"')
    assert str(tmp_path / "gone.toml") in str(error)


def test_an_unknown_key_is_named_with_file_and_nearest_key(tmp_path: Path) -> None:
    path = tmp_path / "newslint.toml"
    assert (
        str(refusal(path, 'selects = ["casing"]')) == f"{path}: selects: unknown key; did you mean 'select'?"
    )


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ('select = "casing"', "select", "a list of strings"),
        ("select = [1]", "select", "a list of strings"),
        ('preview = "yes"', "preview", "true or false"),
        ("preset = 3", "preset", "a string"),
        ('fix-safety = "save"', "fix-safety", "did you mean 'safe'?"),
        ('[severity]\ncasing = "warn"', "severity.casing", "did you mean 'warning'?"),
        ("options = 1", "options", "a table, written [options]"),
        ('ignore = "casing"', "ignore", """not the string 'casing'; write ["casing"]"""),
        ('text-field = ""', "text-field", "a string that is not empty, not ''"),
        ('language = "english"', "language", "such as en-GB, en, de, fr"),
        ('language = "zz-top"', "language", "a two-letter code of ISO 639-1"),
        ("language = 5", "language", "a string that is not empty, not 5"),
        ("[options]\nlong-line = 1", "options.long-line", "a table"),
        ('[per-path-ignores]\n"*.md" = "casing"', 'per-path-ignores."*.md"', "a list of strings"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_by_key_and_expectation(
    tmp_path: Path, text: str, place: str, expected: str
) -> None:
    error = refusal(tmp_path / "newslint.toml", text)
    assert error.place == place
    assert expected in error.message
    assert error.path == str(tmp_path / "newslint.toml")


def test_bad_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    error = refusal(tmp_path / "newslint.toml", "\nselect = [")
    assert "not valid TOML" in error.message
    assert "line 2" in error.message or "end of document" in error.message


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newslint.toml"
    path.write_bytes(b'preset = "\xff"')
    with pytest.raises(ConfigError, match="UTF-8"):
        load_config(path)


def test_ignores_by_path_are_relative_to_the_folder_of_the_configuration(tmp_path: Path) -> None:
    path = write(tmp_path / "newslint.toml", '[per-path-ignores]\n"archive/*.md" = ["spacing", "casing"]\n')
    config = load_config(path)
    assert config.ignored_at(str(tmp_path / "archive" / "old.md")) == ("spacing", "casing")
    assert config.ignored_at(str(tmp_path / "archive" / "old.txt")) == ()
    assert config.ignored_at(str(tmp_path / "today" / "new.md")) == ()


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "pt_BR"])
def test_a_language_may_have_a_country(tmp_path: Path, language: str) -> None:
    path = write(tmp_path / "newslint.toml", f'language = "{language}"')
    assert load_config(path).language == language


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"severity": {"spacing": "eror"}},
            "severity.spacing: expected one of error, warning, note, not 'eror'",
        ),
        ({"fix_safety": "bogus"}, "fix_safety: expected one of safe, unsafe, not 'bogus'"),
        ({"fix_safety": Safety.MANUAL}, "fix_safety: expected one of safe, unsafe, not 'manual'"),
        ({"language": 5}, "language: expected a string that is not empty, not 5"),
        ({"language": "english"}, "language: expected a two-letter code"),
        ({"text_field": ""}, "text_field: expected a string that is not empty, not ''"),
        (
            {"ignore": "casing"},
            """ignore: expected a list of strings, not the string 'casing'; write ["casing"]""",
        ),
        ({"rule_paths": "folder"}, "rule_paths: expected a list of strings, not the string 'folder'"),
        ({"select": (1,)}, "select: expected a list of strings"),
        ({"preview": "yes"}, "preview: expected true or false, not 'yes'"),
        ({"grammar": 1}, "grammar: expected true or false, not 1"),
        ({"options": {"repeated-row": 3}}, "options.repeated-row: expected a dictionary, not 3"),
        ({"preset": None}, "preset: expected a string that is not empty, not None"),
    ],
)
def test_a_wrong_value_in_python_is_refused_like_one_in_a_file(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        checked(Config(**given))
    assert str(caught.value).startswith(said)


def test_values_in_python_are_converted_like_those_of_a_file() -> None:
    given: dict[str, Any] = {"severity": {"spacing": "error"}, "fix_safety": "unsafe", "ignore": ["casing"]}
    config = checked(Config(**given))
    assert config.severity == {"spacing": Severity.ERROR}
    assert config.severity["spacing"] is Severity.ERROR
    assert config.fix_safety is Safety.UNSAFE
    assert config.ignore == ("casing",)
    assert checked(config) == config
