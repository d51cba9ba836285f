"""`make new-rule`: a new card, whose examples pass unchanged."""

from pathlib import Path

import pytest

from cli_kit import run
from new_rule import main, write


def test_new_card_keeps_its_examples(at: Path) -> None:
    path = write("boilerplate/tide-table", at)
    assert path == at / "boilerplate" / "tide-table.toml"
    done = run("test-rules", ".")
    assert done.exit_code == 0
    assert "6 examples, 0 of them failed" in done.output


@pytest.mark.parametrize(
    "name", ["", "tide-table", "Boilerplate/Tide", "a/b/c", "a/one-two-three-four", "../x/y"]
)
def test_wrong_name_is_refused_with_an_example(
    name: str, at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name]) == 2
    assert (
        f"{name!r} is not a name for a rule; write make new-rule NAME=category/name"
        in capsys.readouterr().err
    )
    assert list(at.iterdir()) == []


def test_existing_card_is_left_alone(at: Path) -> None:
    path = write("boilerplate/tide-table", at)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="the rule boilerplate/tide-table exists already"):
        write("boilerplate/tide-table", at)
    assert path.read_text(encoding="utf-8") == "mine"
