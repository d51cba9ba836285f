"""What a card's patterns match: in each view, near triggers and everywhere, and which fix follows."""

import pytest

from newslint import Safety
from newslint.formats import parse
from newslint.match import runner, shortened
from newslint.rule import Match
from rule_kit import fix_policy, linter, rule

CUT = fix_policy("unsafe", "words")


def made(**keys: object) -> Match:
    match = rule(match=keys).match
    assert match
    return match


def found(
    article: str, offsets: list[int] | None = None, crossing: tuple[str, ...] | None = None, /, **keys: object
) -> list[str]:
    """What a card finds in an article in Markdown, near the ends of triggers."""
    document = parse(article, "markdown")
    hits = runner(made(**keys), crossing=crossing, deletes=False)(document, offsets)
    return [article[slice(*hit.span)] for hit in hits]


LINES = "ferry one\n- ferry two\n\n## ferry three\n\nThe ferry sank.\n"


@pytest.mark.parametrize(
    ("view", "everywhere"),
    [
        ("line", ["ferry one", "ferry two", "ferry three"]),
        ("item", ["ferry two"]),
        ("heading", ["ferry three"]),
    ],
)
def test_lines_items_and_headings_are_found_near_triggers_as_everywhere(
    view: str, everywhere: list[str]
) -> None:
    keys = {view: ["ferry (?:one|two|three)"]}
    ends = [LINES.index(word) + 1 for word in ("one", "two", "three")]
    assert found(LINES, **keys) == everywhere
    assert found(LINES, ends, **keys) == everywhere
    assert found(LINES, [], **keys) == []
    assert found(LINES, ends[:1], line=keys[view]) == ["ferry one"]


CELLS = "| ferry | boat |\n|---|---|\n| a | ferry |\n"


@pytest.mark.parametrize("offsets", [None, [7, 38]])
def test_cells_are_found_near_triggers_as_everywhere(offsets: list[int] | None) -> None:
    assert found(CELLS, offsets, cell=["ferry"]) == ["ferry", "ferry"]


@pytest.mark.parametrize(
    ("offset", "is_near"), [(1, False), (2, False), (3, True), (7, True), (8, True), (9, False)]
)
def test_a_part_is_looked_at_if_a_trigger_ends_in_it_or_one_character_behind(
    offset: int, *, is_near: bool
) -> None:
    assert bool(found("| ferry | boat |\n|---|---|\n| a | b |\n", [offset], cell=["ferry"])) == is_near


def test_a_sentence_is_matched_from_end_to_end() -> None:
    article = "It rained. The ferry sank. The ferry sank twice."
    assert found(article, sentence=["the ferry sank\\."]) == ["The ferry sank."]


def test_a_pattern_that_stays_in_its_line_runs_only_on_lines_with_a_trigger() -> None:
    article = "ferry\nferry\nboat\nsank\n"
    keys = {"text": ["ferry", "boat\\s+sank"]}
    assert found(article, [5], ("boat\\s+sank",), **keys) == ["ferry", "boat\nsank"]
    assert found(article, [5], (), **keys) == ["ferry"]
    assert found(article, [5], None, **keys) == ["ferry", "ferry", "boat\nsank"]
    assert found(article, None, (), **keys) == ["ferry", "ferry", "boat\nsank"]


def test_matches_of_two_patterns_may_overlap_in_a_text() -> None:
    assert found("An old ferry sank.", text=["old ferry", "ferry sank"]) == ["old ferry", "ferry sank"]


def test_a_place_that_two_patterns_match_is_found_once_and_an_empty_match_never() -> None:
    assert found("A ferry.", text=["ferry", "f.rry", "x?"]) == ["ferry"]


def test_patterns_with_groups_are_not_confused_when_they_are_joined() -> None:
    keys = {"line": ["one", "two", r"(a)b\1", r"(c)d\1", "x (?P<damage>a) y", "z (?P<damage>b) w"]}
    for line, damage in (("two", "two"), ("cdc", "cdc"), ("aba", "aba"), ("x a y", "a"), ("z b w", "b")):
        assert found(f"{line}\n", **keys) == [damage]


def test_what_only_an_open_pattern_matches_is_not_safe_to_delete() -> None:
    match = {"line": ["read on"], "open": {"line": ["read (?:on|[^\\n]+)"]}}
    both = linter(rule(match=match, fix=fix_policy("safe", "residue")))
    found = both.lint("It rained.\nRead on\nRead this or that\n")
    assert [one.fix and one.fix.safety for one in found] == [Safety.SAFE, Safety.UNSAFE]


def test_a_card_that_deletes_nothing_has_no_fix() -> None:
    (hit,) = runner(made(text=["ferry"]), crossing=None, deletes=False)(parse("A ferry."), None)
    assert hit.fix is None


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("It rained.\nA ferry sank.\nIt stopped.", "ferry sank\\.", "It rained.\nA \nIt stopped."),
        ("It rained.\nA ferry sank.\nIt stopped.", "A ferry", "It rained.\n sank.\nIt stopped."),
        ("It rained.\nA ferry.\nIt stopped.", "A ferry\\.", "It rained.\nIt stopped."),
        ("It rained.\nA ferry.\nX\nIt stopped.", "A ferry\\.\nX", "It rained.\nIt stopped."),
    ],
)
def test_lines_that_are_damage_from_end_to_end_go_with_their_line_ends(
    text: str, pattern: str, expected: str
) -> None:
    assert (
        linter(rule(match={"text": [pattern]}, fix=CUT)).fix(text, Safety.UNSAFE, budget=1).text == expected
    )


def test_a_message_quotes_at_most_sixty_characters_on_one_line() -> None:
    assert shortened("a\n b") == "a b"
    assert shortened("a" * 60) == "a" * 60
    assert shortened("a" * 61) == "a" * 59 + "…"
    assert shortened("a" * 58 + " bcd") == "a" * 58 + "…"
