"""The false alarms and right findings of filtered engines in real articles; skipped without articles."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from grammar_quality import Settings, articles, counted, filtered
from newslint.engines.languagetool_server import JAR, Server, Start

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
JARS = ROOT / "build" / "languagetool"
MOST = 4.0  # findings per 10,000 words of edited articles
LEAST = 0.6  # the share of the findings in marked articles that touch a label
EVERY = 50

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="no articles beside the repository"),
]


@pytest.fixture(params=["harper", "languagetool"])
def settings(request: pytest.FixtureRequest) -> Iterator[Settings]:
    """Each engine that can run here."""
    if request.param == "harper":
        yield {"harper": {}}
        return
    if shutil.which("java") is None or not (JARS / JAR).is_file():
        pytest.skip("needs Java 17 and `make languagetool`, which needs Maven")
    server = Server(Start(str(JARS), "1g", 180))
    yield {"languagetool": {"url": server.address(), "timeout": 120}}
    server.stop()


def test_filtered_engines_report_little_and_are_mostly_right(settings: Settings) -> None:
    find = filtered(settings)
    assert counted(find, articles(SHARED, "clean")[::EVERY]).rate <= MOST
    assert counted(find, articles(SHARED, "labelled")).share_right >= LEAST
