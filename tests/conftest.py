"""Fixtures and options for all tests."""

import os
import sys
import tempfile
import types
from pathlib import Path

import pytest
from hypothesis import settings


def pytest_configure(config: pytest.Config) -> None:
    """Let all tests share one new cache folder, so that newslint's cards are read only once.

    Journals are kept there, too. `tools/mutants.py` names a cache that outlives the tests.

    The processes of pytest-xdist inherit the variable. Hypothesis draws the same examples in each run.
    """
    settings.register_profile("steady", derandomize=True, deadline=None)
    settings.load_profile("steady")
    if not hasattr(config, "workerinput"):
        folder = tempfile.TemporaryDirectory(prefix="newslint-tests-", ignore_cleanup_errors=True)
        os.environ["NEWSLINT_CACHE_DIR"] = os.environ.get("NEWSLINT_TESTS_CACHE", folder.name)
        os.environ["XDG_STATE_HOME"] = f"{folder.name}/state"
        config.add_cleanup(folder.cleanup)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--quick` skips slow tests. They are not deselected, because pytest-xdist does not count those."""
    parser.addoption("--quick", action="store_true", help="skip slow tests")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip slow tests with `--quick`."""
    if config.getoption("--quick"):
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="slow: run by `make test-all`"))


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one; no variable asks for colour."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """A module that a card's check can name: `made.checks`."""
    module = types.ModuleType("made.checks")
    monkeypatch.setitem(sys.modules, "made", types.ModuleType("made"))
    monkeypatch.setitem(sys.modules, "made.checks", module)
    return module
