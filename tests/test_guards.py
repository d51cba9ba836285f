"""Guards of a card: headings of the story, halves of sentences, topics, whole lists."""

import pytest

from newslint.formats import parse
from rule_kit import fix_policy, linter, rule

RAIN = "It rained all day."  # the fewest words that count as a sentence
CUT = fix_policy("unsafe", "words")
TALE = "\n".join(f"The rain fell on the islands of the bay until the noon of day {day}." for day in range(12))


def lines(article: str, /, **match: object) -> list[int]:
    """The lines on which a card finds something in an article in Markdown."""
    return [finding.line for finding in linter(rule(match=match)).lint(parse(article, "markdown"))]


def fixed(article: str, /, **match: object) -> list[bool]:
    """For each finding whether it has a fix, which deletes it."""
    found = linter(rule(match=match, fix=CUT)).lint(article)
    return [finding.fix is not None for finding in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"## More news\n\n{RAIN}", []),
        ("## More news\n\nIt rained hard.", [1]),
        ("## More news\n\nIt rained all day", [1]),
        ("## More news", [1]),
        (f"## More news today\n\n{RAIN}", []),
        (f"{RAIN}\n\nMore news\n\n{RAIN}", [3]),
        (f"{RAIN}\n\nMore news\n\n{RAIN}\n\nThe bridge\n\n{RAIN}", []),
        (f"{RAIN}\n\nMore news\n\n{RAIN}\n\nMore news\n\n{RAIN}\n\nThe bridge\n\n{RAIN}", [3, 7]),
        (f"More news\n\n{RAIN}\n\nThe bridge\n\n{RAIN}\n\nThe port\n\n{RAIN}", [1]),
        (f"{RAIN}\n\nThe bridge\n\n{RAIN}\n\nThe port\n\n{RAIN}\n\nMore news", [11]),
        (f"Rain fell\n\nMore news\n\n{RAIN}\n\nThe bridge\n\n{RAIN}\n\nThe port\n\n{RAIN}", [3]),
        (f"{RAIN}\n\n- More news\n\n{RAIN}\n\nThe bridge\n\n{RAIN}\n\nThe port\n\n{RAIN}", [3]),
        (f"{RAIN}\n\nMore news\n\n{RAIN}\n\n- One bridge\n\n{RAIN}\n\nand so on\n\n{RAIN}", [3]),
    ],
)
def test_a_heading_of_the_story_is_not_taken_for_a_label(text: str, found: list[int]) -> None:
    assert lines(text, line=["more news(?: today)?"], **{"story-heading": False}) == found


def test_a_card_may_find_headings_of_the_story() -> None:
    assert lines(f"## More news\n\n{RAIN}", line=["more news"]) == [1]


def test_a_part_of_a_heading_is_reported() -> None:
    text = f"{RAIN}\n\nMore news\n\n{RAIN}\n\nThe bridge\n\n{RAIN}"
    assert lines(text, text=["more"], **{"story-heading": False}) == [3]
    assert lines(text, text=["news"], **{"story-heading": False}) == []


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        (f"{RAIN}\n\nMore news\n\n{RAIN}", "more news", False),
        (f"{RAIN}\n\nMore news\n\n{RAIN}", "more", True),
        (f"{RAIN}\n\nMore news\n\nThe bridge\n", "more news", True),
        (f"The bridge\n\nMore news\n\n{RAIN}", "more news", True),
        (f"{RAIN}\n\nMore news", "more news", True),
        (f"More news\n\n{RAIN}", "more news", True),
    ],
)
def test_what_may_be_a_heading_is_reported_without_a_fix(text: str, pattern: str, *, expected: bool) -> None:
    assert fixed(text, text=[pattern], **{"story-heading": False}) == [expected]
    assert fixed(text, text=[pattern]) == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor took the\nferry home.", False),
        ("The mayor took the\nferry, home.", False),
        ("The mayor took the\nferry", False),
        ("The mayor took\nferry home.", True),
        ("The mayor took it.\nferry home.", True),
        ("The mayor took the\nFerry home.", True),
        ("The mayor took the\n2nd ferry home.", True),
        ("The mayor took the\nold ferry home.", True),
        ("The mayor took the\n\nferry home.", True),
        ("ferry home.\nThe mayor took the", True),
        ("The mayor took the\nferry home.\nNever.", False),
        ("The mayor took the\nIt rained.\nferry home.", True),
    ],
)
def test_the_end_of_a_sentence_is_reported_without_a_fix(text: str, *, expected: bool) -> None:
    assert fixed(text, text=["ferry"]) == [expected]


def test_a_number_at_the_beginning_of_a_line_ends_no_sentence() -> None:
    assert fixed("The mayor took the\n2nd ferry home.", text=["2nd ferry"]) == [True]
    assert fixed("The mayor took the\nNew ferry home.", text=["new ferry"]) == [True]


@pytest.mark.parametrize(
    ("text", "times", "is_found"),
    [
        ("old ships", 1, True),
        ("old ships, ships", 1, False),
        ("ships, old ships", 1, False),
        ("old ships, boats", 1, False),
        ("old shipsboats", 1, False),
        ("boatsold ships", 1, False),
        ("old ships, ships", 2, True),
        ("ships, old ships, ships", 2, False),
        ("old ships, ships, boats", 2, True),
    ],
)
def test_a_topic_counts_outside_of_the_match(text: str, times: int, *, is_found: bool) -> None:
    guards = {"unless-topic": ["ships", "boats"], "topic-times": times}
    assert bool(lines(text, text=["old ships"], **guards)) == is_found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"The ships came.\n{TALE}\nferry", [14]),
        (f"{TALE}\nThe ships came.\nferry", []),
        (f"{TALE}\nferry\nThe ships came.", []),
        (f"{TALE}\nferry\nThe boats came.\nIt rained.", []),
        (f"ferry\n{TALE}\nThe ships came.", []),
        (f"ferry\n{TALE}", [1]),
    ],
)
def test_in_its_zone_a_topic_counts_in_the_lines_beside(text: str, found: list[int]) -> None:
    guards = {"unless-topic": ["ships", "boats"], "topic-zone": "tail"}
    assert lines(text, text=["ferry"], **guards) == found


def test_one_pattern_of_a_guard_is_enough() -> None:
    assert lines("the old ferry\nthe new ferry\na ferry", text=["ferry"], unless=["old", "new"]) == [3]


def test_a_protected_match_is_no_sibling() -> None:
    assert lines("A `ferry` and a ferry.", text=["ferry"], siblings=2) == []
    assert lines("A ferry and a ferry.", text=["ferry"], siblings=2) == [1, 1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- a ferry\n- a ferry", [1, 2]),
        ("- a ferry", []),
        ("- a bus\n- a ferry\n- a ferry", []),
        ("- a bus\n- a bus\n- a ferry\n- a ferry", []),
        ("- a ferry\n- a ferry\n- a bus", []),
        ("- a ferry\n- a bus\n- a ferry", []),
        ("- a ferry\n- a ferry\n- a ferry\n- a bus", []),
        ("The ferry:\n- a ferry\n- a ferry", [2, 3]),
        ("- a ferry\n- a ferry\n\nThen:\n- a ferry\n- a bus", [1, 2]),
    ],
)
def test_a_list_counts_if_every_item_matches(text: str, found: list[int]) -> None:
    assert lines(text, line=[".*ferry.*"], siblings="all") == found
