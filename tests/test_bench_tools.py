"""The parts of the benchmarks: texts of the right size, correct verdicts, correct counts."""

import xml.etree.ElementTree as ET
from itertools import islice
from pathlib import Path

import pytest

from charts import Bar, chart
from corpus import read, size_of, sized, upto
from goals import Goal
from library import varied
from page import without_paths
from rule_kit import rule
from triggers import rates


def test_folder_without_articles_is_named_with_the_missing_files(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"has no clean\.jsonl\.gz, wild\.jsonl\.gz, labelled\.jsonl\.gz"):
        read(tmp_path)


def test_document_has_the_requested_size() -> None:
    assert 990 <= size_of(sized(["Der Hafen wäre geschlossen.", "A ship came in."], 1000)) <= 1000


def test_texts_are_taken_until_there_are_enough() -> None:
    assert upto(["wharf", "quay", "pier"], 6) == ["wharf", "quay"]


def test_figure_below_its_goal_is_not_reached() -> None:
    assert Goal("Speed", 40, "MB/s", 10.0).sentence == "Speed: not reached: 10 of 40 MB/s, 25% of the way."


def test_figure_above_its_limit_is_not_reached() -> None:
    goal = Goal("Start", 50, "ms", 100.0, at_most=True)
    assert not goal.is_met
    assert (
        goal.sentence
        == "Start: not reached: 100 ms; the goal is at most 50 ms, so this is 2.0 times as much."
    )


def test_figure_that_was_not_measured_is_not_reached_and_gives_the_reason() -> None:
    goal = Goal("Workers", 1.8, "times", None, why="there is one core")
    assert not goal.is_met
    assert goal.sentence == "Workers: not measured, because there is one core."


def test_output_of_a_program_is_shown_without_folders() -> None:
    said = "github.com/a/b/c@v1: cannot write /home/ann/work/build/x.log"
    assert without_paths(said) == "github.com/a/b/c@v1: cannot write …"


def test_longest_bar_is_that_of_the_greatest_value_and_labels_are_escaped() -> None:
    drawn = ET.fromstring(chart("Speed", [Bar("a<b", 1, "1"), Bar("c", 4, "4")]))
    widths = [int(bar.attrib["width"]) for bar in drawn.iter("{http://www.w3.org/2000/svg}rect")]
    assert widths[1] == pytest.approx(4 * widths[0], abs=2)
    assert "a<b" in [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]


def test_generated_rules_have_names_and_triggers_of_their_own() -> None:
    rules = [
        rule("harbour", trigger=["harbour wall"], match={"text": ["harbour wall"]}),
        rule("pipe", trigger=["|"], match={"text": [r"\|"]}),
        rule("weekday", trigger=["harbour wall", "Monday"], match={"text": ["harbour wall", "Monday"]}),
    ]
    made = list(islice(varied(rules), 40))
    assert len({one.name for one in made}) == 40
    assert all(one.name.startswith("harbour") for one in made)
    assert len({one.trigger for one in made} | {rules[0].trigger}) == 41


def test_generated_rules_search_for_other_words() -> None:
    source = rule("harbour", match={"line": [r"(?P<place>harbour) wall\b \p{Lu}{1,4}"]})
    made = next(varied([source._replace(trigger=("harbour wall",))]))
    assert made.match
    (pattern,) = made.match.patterns["line"]
    assert pattern.startswith("(?P<place>")
    assert pattern.endswith(r"\b \p{Lu}{1,4}")
    assert "harbour" not in pattern


def test_rate_counts_places_in_either_case_and_documents() -> None:
    quiet = rule("quiet", match={"text": ["zeppelin"]})
    loud = rule("loud", match={"text": ["ferry"]})
    whole = rule("whole", check="structure:empty_contents", trigger=["boat"])
    always = rule("always", check="spacing:final_newline", trigger=["always"])
    texts = ["Ferry to ferry." + "." * 485, "No | boat, boat." + "." * 484]
    found = {one.rule.name: (one.hits, one.documents) for one in rates([quiet, loud, whole, always], texts)}
    assert found == {"loud": (2.0, 0.5), "whole": (1.0, 0.5), "quiet": (0.0, 0.0), "always": (0.0, 1.0)}
