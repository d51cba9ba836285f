"""The wheel, installed in a virtual environment: it contains all rules and works anywhere."""

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CARDS = {str(path.relative_to(ROOT)) for path in ROOT.glob("rules/*/*.toml")}

pytestmark = pytest.mark.slow


def command(*arguments: str | Path, at: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """A run without access to this repository, which keeps nothing outside of `at`."""
    hidden = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "FORCE_COLOR")}
    settings = {"PYTHONUTF8": "1", "NO_COLOR": "1", "NEWSLINT_CACHE_DIR": ""}
    return subprocess.run(
        list(map(str, arguments)),
        cwd=at,
        env=hidden | settings,
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the repository in its current state."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip")
    reached = command(*pip, "download", "-q", "--no-deps", "-d", "probe", "hatchling>=1.27", at=folder)
    if reached.returncode:
        pytest.skip(f"pip reaches no package index: {reached.stderr.strip()[-200:]}")
    built = command(*pip, "wheel", "-q", "--no-deps", "-w", folder, ROOT, at=folder)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("newslint-*.whl"))


@pytest.fixture(scope="module")
def newslint(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of the installed wheel."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    done = command(scripts / "python", "-m", "pip", "install", "-q", wheel, at=folder)
    assert done.returncode == 0, done.stderr
    return scripts / "newslint"


def test_wheel_holds_cards_presets_types_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    presets = {path.name for path in ROOT.glob("src/newslint/presets/*.toml")}
    assert {f"newslint/{card}" for card in CARDS} <= names
    assert {f"newslint/presets/{name}" for name in presets} <= names
    assert {"newslint/py.typed", "newslint/__init__.py"} <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"newslint"}


def test_installed_newslint_lists_every_rule(newslint: Path, tmp_path: Path) -> None:
    listed = command(newslint, "rules", at=tmp_path)
    assert listed.returncode == 0, listed.stderr
    assert set(re.findall(r"^  ([a-z-]+) ", listed.stdout, re.MULTILINE)) == {
        Path(card).stem for card in CARDS if Path(card).parent.name != "lists"
    }


def test_installed_newslint_works_from_an_empty_folder(newslint: Path, tmp_path: Path) -> None:
    article = "The ferry left the harbour on Monday.It came back to the quay on Tuesday.\n"
    found = command(newslint, "check", "--output-format", "concise", "-", at=tmp_path, given=article)
    assert (found.returncode, found.stdout.split(" ")[:3]) == (1, ["-:1:31:", "warning", "missing-space"])
    mended = command(newslint, "fix", "--preset", "strict", "-", at=tmp_path, given=article)
    assert mended.stdout == article.replace("Monday.It", "Monday. It")


def test_installed_newslint_runs_harper_once_it_is_installed(
    newslint: Path, wheel: Path, tmp_path: Path
) -> None:
    article = "They waited for awhile on the quay, and it was late.\n"
    options = ("check", "--grammar", "--output-format", "concise", "-")
    without = command(newslint, *options, at=tmp_path, given=article)
    assert (without.returncode, without.stdout) == (2, "")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (requirement,) = project["optional-dependencies"]["harper"]
    assert f"pip install '{requirement}'" in without.stderr
    done = command(newslint.parent / "python", "-m", "pip", "install", "-q", f"{wheel}[harper]", at=tmp_path)
    assert done.returncode == 0, done.stderr
    found = command(newslint, *options, at=tmp_path, given=article)
    assert (found.returncode, found.stdout.split(" ")[:3]) == (1, ["-:1:17:", "warning", "harper-a-while"])
