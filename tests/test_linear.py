"""Ten times the text takes about ten times as long, for every rule and on texts made to break this."""

import os

import pytest

from linear_kit import CHARACTERS, STEEPEST, Pump, pumps_of, seconds, steepness, without_collector
from newslint import Config, Document, Linter
from newslint.catalogue import load_catalogue
from newslint.formats import parse
from newslint.rule import Rule

pytestmark = pytest.mark.slow
CATALOGUE = load_catalogue(plugins=False)
SHAPES = (
    *CHARACTERS,
    "<!--a>",
    "<a b='",
    '<a b=">',
    "</a",
    "<?",
    "<!",
    "<![",
    "<!x>",
    "<p>",
    "<table><tr><td>a",
    "<div>",
    "<b>a</b> ",
    "&amp;",
    "&#",
    "<!-- a -->",
    "<script>",
    "<pre>",
    "<code>a</code>",
    "<nav>a</nav>",
    "</p>",
    "``a",
    "    a\n",
    "[a](b)",
    "[a]: b\n",
    "![a](b",
    "http://a.b(",
    "<a@b",
    "---\n",
    "<style>",
    "<http:",
    "~~~\n",
    "> a\n",
    "<td>",
    "<ul><li>a",
    "a<br>",
    "<p role=navigation>a</p>",
    "- `",
    " `a` ",
    "<!-- newslint: ignore -->\n",
    "<!-- newslint: ignore --> a\n",
)
STEP = 1 if os.environ.get("NEWSLINT_ALL_PUMPS") else 8  # all take several minutes
SOON = 2.0  # seconds of processor time


@pytest.mark.parametrize("rule", CATALOGUE.rules[::STEP], ids=lambda rule: rule.name)
def test_a_rule_is_linear_on_its_own_examples(rule: Rule) -> None:
    linter = Linter(Config(select=(rule.name,)), CATALOGUE)
    linter.examine("A ferry.")
    with without_collector():
        steep = {
            pump: times for pump in pumps_of(rule) if (times := steepness(linter.examine, pump)) > STEEPEST
        }
    assert not steep


@pytest.mark.parametrize("piece", CHARACTERS[::STEP], ids=repr)
def test_all_rules_together_are_linear_on_repeated_characters(piece: str) -> None:
    linter = Linter(Config(select=("ALL",)), CATALOGUE)
    linter.examine(piece)
    with without_collector():
        assert steepness(linter.examine, Pump("", piece)) <= STEEPEST


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_reading_a_format_is_linear(format_: str) -> None:
    def read(text: str) -> Document:
        return parse(text, format_)

    read("a")
    with without_collector():
        steep = {piece: times for piece in SHAPES if (times := steepness(read, Pump("", piece))) > STEEPEST}
    assert not steep


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("<!--" * 250_000, "html"),
        ("<!-- newslint: ignore -->\n" * 100_000, "markdown"),
        ("<!-- newslint: ignore -->\n" * 100_000, "html"),
    ],
    ids=["unclosed comments", "suppressions in Markdown", "suppressions in HTML"],
)
def test_a_megabyte_of_comments_is_read_quickly(text: str, format_: str) -> None:
    """Reading alone: each unused suppression is a finding, and reporting 100,000 of these takes longer."""
    parse("<p>a</p>", format_)
    with without_collector():
        assert min(seconds(lambda text: parse(text, format_), text) for _ in range(3)) < SOON
