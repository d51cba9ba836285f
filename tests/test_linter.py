"""The linter around the rules: nesting, suppression, proofs, errors, budgets."""

import re
import types
from collections.abc import Callable, Iterator

import pytest

from newslint import Config, Document, Edit, Fix, Hit, Linter, Rule, Safety, Severity, Span
from newslint.errors import CardError, ConfigError, RuleError
from newslint.formats import parse
from rule_kit import fix_policy, linter, rule

FERRY = rule("ferry-word", match={"text": ["ferry"]})
FERRY_LINE = rule("ferry-line", match={"line": ["the ferry .*"]}, fix=fix_policy("safe", "residue"))


def test_a_finding_inside_the_deletion_of_another_is_left_out() -> None:
    text = "It sailed.\nThe ferry sank.\nA ferry came."
    found = [(f.rule, f.line) for f in linter(FERRY, FERRY_LINE).lint(text)]
    assert found == [("ferry-line", 2), ("ferry-word", 3)]


def test_a_safer_fix_inside_a_less_safe_one_is_made_and_not_reported() -> None:
    wide = rule("ferry-list", match={"text": ["ferries:\n.*\n.*"]}, fix=fix_policy("unsafe", "words"))
    text = "It sailed.\nFerries:\nThe ferry sank.\nA boat came."
    assert [f.rule for f in linter(wide, FERRY_LINE).lint(text)] == ["ferry-list"]
    assert linter(wide, FERRY_LINE).fix(text).text == "It sailed.\nFerries:\nA boat came."


def test_a_finding_of_other_damage_with_a_safer_fix_is_reported_inside_a_less_safe_one() -> None:
    wide = rule("ferry-list", match={"text": ["ferries:\n.*\n.*"]}, fix=fix_policy("unsafe", "words"))
    other = wide._replace(category="repeat")
    text = "It sailed.\nFerries:\nThe ferry sank.\nA boat came."
    assert [f.rule for f in linter(other, FERRY_LINE).lint(text)] == ["ferry-list", "ferry-line"]
    blank = rule("double-blank", match={"text": ["  +"], "replace": " "}, fix=fix_policy("safe", "nothing"))
    assert [f.rule for f in linter(other, blank).lint(text.replace("sank", " sank"))] == ["ferry-list"]


def test_a_finding_inside_a_suppressed_one_is_reported() -> None:
    wide = rule("ferry-list", match={"text": ["ferries:\n.*"]}, fix=fix_policy("unsafe", "words"))
    text = "<!-- newslint: ignore[ferry-list] -->\nFerries:\nThe ferry sank.\n"
    found = linter(wide, FERRY_LINE).lint(Document(text, format="markdown"))
    assert [finding.rule for finding in found] == ["ferry-line"]


def test_a_suppressed_finding_inside_another_is_not_fixed() -> None:
    wide = rule("ferry-list", match={"text": ["ferries:\n.*"]}, fix=fix_policy("unsafe", "words"))
    text = "<!-- newslint: ignore[ferry-line] -->\nFerries:\nThe ferry sank.\n"
    document = Document(text, format="markdown")
    assert [finding.rule for finding in linter(wide, FERRY_LINE).lint(document)] == ["ferry-list"]
    assert linter(wide, FERRY_LINE).fix(document).text == text


def test_of_two_deletions_of_one_place_one_is_reported() -> None:
    other = rule("another-line", match={"line": ["the ferry .*"]}, fix=fix_policy("unsafe", "words"))
    assert [f.rule for f in linter(other, FERRY_LINE).lint("The ferry sank.")] == ["ferry-line"]


def test_a_suppression_covers_only_its_block() -> None:
    text = "<!-- newslint: ignore[ferry-word] a test -->\nOne ferry.\n\nTwo: a ferry.\n"
    findings = linter(FERRY).lint(Document(text, format="markdown"))
    assert [finding.line for finding in findings] == [4]


def test_a_suppression_by_category_counts() -> None:
    text = "<!-- newslint: ignore[wording] -->\nOne ferry.\n"
    assert linter(FERRY).lint(Document(text, format="markdown")) == []


def test_a_suppressed_finding_is_not_fixed() -> None:
    text = "<!-- newslint: ignore -->\nThe ferry sank.\n\nThe ferry sank again.\n"
    fixed = linter(FERRY_LINE).fix(Document(text, format="markdown"))
    assert fixed.text == "<!-- newslint: ignore -->\nThe ferry sank.\n"


def test_a_check_that_raises_is_reported_with_the_findings_of_the_others(checks: types.ModuleType) -> None:
    def broken(document: Document) -> Iterator[Hit]:
        raise ZeroDivisionError("by nought")
        yield Hit(Span(0, len(document.text)))

    vars(checks)["broken"] = broken
    both = linter(FERRY, rule("broken-rule", check="made.checks:broken"))
    with pytest.raises(RuleError, match="rule broken-rule raised ZeroDivisionError: by nought") as caught:
        both.lint("A ferry.")
    assert [finding.rule for finding in caught.value.findings] == ["ferry-word"]  # type: ignore[attr-defined]
    with pytest.raises(RuleError):
        both.fix("A ferry.")


def test_a_fix_that_does_not_settle_is_refused_and_the_others_are_made(
    checks: types.ModuleType,
) -> None:
    def flip(document: Document) -> Iterator[Hit]:
        right = "a.b" if document.text == "a,b" else "a,b"
        yield Hit(Span(0, 3), {}, Fix((Edit(Span(0, 3), right),)))

    vars(checks)["flip"] = flip
    restless = linter(rule("restless-mark", check="made.checks:flip", fix=fix_policy()))
    fixed = restless.fix("a,b")
    assert fixed.text == "a,b"
    assert [finding.rule for finding in fixed.refused] == ["restless-mark"]
    assert "do not settle in 10 passes" in fixed.refused[0].message


def test_the_later_of_two_conflicting_rules_is_left_out(checks: types.ModuleType) -> None:
    def put(wrong: str, right: str) -> Callable[[Document], Iterator[Hit]]:
        def check(document: Document) -> Iterator[Hit]:
            for found in re.finditer(re.escape(wrong), document.text):
                span = Span(*found.span())
                yield Hit(span, {}, Fix((Edit(span, right),)))

        check.__annotations__["document"] = Document
        return check

    vars(checks).update(one=put("a,b", "a.b"), two=put("a.b", "a,b"), three=put("c..d", "c.d"))
    rules = [
        rule(f"mark-{name}", check=f"made.checks:{name}", fix=fix_policy())
        for name in ("one", "two", "three")
    ]
    for text in ("a,b c..d", "a.b c..d"):
        fixed = linter(*rules).fix(text)
        assert fixed.text == "a.b c.d"
        assert {finding.rule for finding in fixed.refused} == {"mark-two"}
        assert fixed.undo() == text


def test_equal_damaged_lines_are_repaired_together() -> None:
    line = "The report is at https://harbour.example/report?utm_source=chatgpt.com for all to read."
    fixed = Linter().fix("\n".join([line] * 12), budget=1)
    assert fixed.text.rstrip() == line.replace("?utm_source=chatgpt.com", "")
    assert len(fixed.passes) == 2


def test_a_fix_that_loses_more_than_it_states_is_refused_and_its_place_stays(
    checks: types.ModuleType,
) -> None:
    def greedy(document: Document) -> Iterator[Hit]:
        assert document.text
        yield Hit(Span(0, 3), {}, Fix((Edit(Span(0, 4), ""),)))

    vars(checks)["greedy"] = greedy
    fixed = linter(rule("greedy-cut", check="made.checks:greedy", fix=fix_policy())).fix("One two.")
    assert fixed.text == "One two."
    assert [finding.rule for finding in fixed.left] == ["greedy-cut"]
    assert "not fixed: it would change the letters of 'One'" in fixed.refused[0].message


def test_running_text_over_the_budget_stays() -> None:
    said = "The harbour board said that the wall would be closed until the storm has passed."
    whole = rule("whole-line", match={"line": ["the harbour board .*"]}, fix=fix_policy("unsafe", "words"))
    text = f"{said}\nIt rained on all the islands of the bay until the early morning.\n"
    fixed = linter(whole).fix(text, Safety.UNSAFE)
    assert fixed.text == text
    assert "15 of 28 words" in fixed.refused[0].message
    assert linter(whole).fix(text, Safety.UNSAFE, budget=0.9).text.startswith("It rained")


def test_a_fix_beyond_the_budget_leaves_the_others_alone() -> None:
    said = "The harbour board said that the the wall would be closed until the storm has passed."
    whole = rule("whole-line", match={"line": ["the harbour board .*"]}, fix=fix_policy("unsafe", "words"))
    twice = rule(
        "twice", match={"text": [r"\b(the) \1\b"], "replace": r"\1"}, fix=fix_policy("safe", "repetition")
    )
    text = f"{said}\nIt rained on all the islands of the bay until the early morning.\n"
    fixed = linter(whole, twice).fix(text, Safety.UNSAFE)
    assert fixed.text == text.replace("the the", "the")
    assert ["more than 40%" in finding.message for finding in fixed.refused] == [True]


def test_fixes_that_together_exceed_the_budget_are_all_refused() -> None:
    lines = [
        f"The harbour board said on {day} that the wall would be closed until noon."
        for day in ("Monday", "Friday")
    ]
    text = "\n".join([*lines, "It rained on all the islands of the bay until the early morning.", ""])
    whole = rule("whole-line", match={"line": ["the harbour board .*"]}, fix=fix_policy("unsafe", "words"))
    fixed = linter(whole).fix(text, Safety.UNSAFE)
    assert fixed.text == text
    assert len(fixed.refused) == 2
    assert "it and other fixes would delete 28 of 41 words" in fixed.refused[0].message


def copied_line() -> Rule:
    return rule(
        "copied-line",
        "repeat",
        check="newslint.checks.repeat.repeated_line:repeated_line",
        trigger=["\n"],
        fix=fix_policy("unsafe", "repetition"),
    )


def test_a_duplicate_stays_when_another_fix_deletes_the_other_copy() -> None:
    copies = copied_line()
    said = "The harbour board said that the wall would be closed until the storm has passed."
    shout = rule("shout", match={"line": ["THE HARBOUR.*"], "case": True}, fix=fix_policy("unsafe", "words"))
    rain = "It rained on all the islands of the bay until the early morning."
    fixed = linter(copies, shout).fix(f"{said.upper()}\n\n{rain}\n\n{said}\n", Safety.UNSAFE, budget=1)
    assert fixed.text == f"{rain}\n\n{said}\n"


def test_a_run_of_lines_that_holds_the_story_is_within_the_budget_whatever_it_begins_with(
    checks: types.ModuleType,
) -> None:
    def whole(document: Document) -> Iterator[Hit]:
        span = Span(0, len(document.text))
        yield Hit(span, {}, Fix((Edit(span, ""),)))

    vars(checks)["whole"] = whole
    said = "The harbour board said that the wall would be closed until the storm passes."
    text = f"Comments\nHome\nNews\nSports\n{said}"
    cut = rule("whole-text", check="made.checks:whole", fix=fix_policy("unsafe", "words"))
    fixed = linter(cut).fix(text, Safety.UNSAFE)
    assert fixed.text == text
    assert "words of running text" in fixed.refused[0].message


def test_copies_are_deleted_with_their_originals() -> None:
    """No copy would remain to justify deleting the duplicates, but an unsafe fix deletes each of them."""
    copies = copied_line()
    pictures = rule("picture-mark", match={"text": [r"!\[\]\([^)]+\).*"]}, fix=fix_policy("unsafe", "words"))
    mark = "![](https://pictures.example/harbour-wall-by-night-with-the-old-ferry.jpg) It lay there all night long."
    text = "It rained.\n\n" + f"{mark}\n\n" * 14 + "It stopped."
    fixed = linter(copies, pictures).fix(text, Safety.UNSAFE)
    assert fixed.text == "It rained.\n\nIt stopped."
    assert len(fixed.passes) == 1
    assert fixed.undo() == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained.\n\nThe ferry a.\nThe ferry b.\n\nIt stopped.", "It rained.\n\nIt stopped."),
        ("It rained.\n\nThe ferry a.\n\nThe ferry b.\n\nIt stopped.", "It rained.\n\nIt stopped."),
        ("It rained.\nThe ferry a.\nThe ferry b.\n\nIt stopped.", "It rained.\n\nIt stopped."),
        ("It rained.\r\n\r\nThe ferry a.\r\nThe ferry b.\r\n\r\nOver.", "It rained.\r\n\r\nOver."),
        ("The ferry a.\nThe ferry b.\n\nIt stopped.", "It stopped."),
    ],
)
def test_adjacent_deleted_lines_leave_one_empty_line(text: str, expected: str) -> None:
    assert linter(FERRY_LINE).fix(text).text == expected


def test_unsafe_fixes_are_made_only_if_requested() -> None:
    unsafe = rule("ferry-out", match={"text": [" by ferry"]}, fix=fix_policy("unsafe", "words"))
    assert linter(unsafe).fix("We came by ferry.").text == "We came by ferry."
    assert linter(unsafe).fix("We came by ferry.", Safety.UNSAFE).text == "We came."


def test_a_check_may_mark_a_fix_as_less_safe_but_never_as_safer(checks: types.ModuleType) -> None:
    def bold(document: Document) -> Iterator[Hit]:
        assert document.text
        yield Hit(Span(0, 1), {}, Fix((Edit(Span(1, 1), " "),), Safety.SAFE))

    vars(checks)["bold"] = bold
    (finding,) = linter(rule("bold-mark", check="made.checks:bold", fix=fix_policy("unsafe"))).lint("ab")
    assert finding.fix
    assert finding.fix.safety is Safety.UNSAFE


def test_severity_follows_the_configuration() -> None:
    config = Config(severity={"wording": Severity.ERROR})
    assert linter(FERRY, config=config).lint("A ferry.")[0].severity is Severity.ERROR


def test_per_path_ignores_apply_to_that_path() -> None:
    config = Config(per_path_ignores={"old/*": ("ferry-word",)})
    made = linter(FERRY, config=config)
    assert made.lint(parse("A ferry.", path="old/a.txt")) == []
    assert len(made.lint(parse("A ferry.", path="new/a.txt"))) == 1


def test_options_reach_the_check_and_wrong_ones_are_reported(checks: types.ModuleType) -> None:
    def long_words(document: Document, *, most_letters: int = 5) -> Iterator[Hit]:
        at = 0
        for word in document.text.split(" "):
            if len(word) > most_letters:
                yield Hit(Span(at, at + len(word)))
            at += len(word) + 1

    vars(checks)["long_words"] = long_words
    made = rule("long-word", check="made.checks:long_words")
    config = Config(options={"long-word": {"most-letters": 3}})
    assert [f.excerpt for f in linter(made, config=config).lint("An old ship sails")] == ["ship", "sails"]
    with pytest.raises(ConfigError, match="no option 'most-words'; did you mean 'most-letters'"):
        linter(made, config=Config(options={"long-word": {"most-words": 3}}))
    with pytest.raises(ConfigError, match="takes int, not 'three'"):
        linter(made, config=Config(options={"long-word": {"most-letters": "three"}}))


def test_a_check_that_does_not_exist_is_reported() -> None:
    with pytest.raises(RuleError, match="there is no check 'table:nothing'") as caught:
        linter(FERRY, rule("no-check", check="table:nothing")).lint("A ferry.")
    assert isinstance(caught.value.cause, CardError)
    assert len(caught.value.findings) == 1


def test_a_rule_for_one_language_does_not_run_in_another_or_if_the_language_is_uncertain() -> None:
    english = rule("ferry-word", match={"text": ["ferry"]}, languages=["en"])
    made = linter(english)
    assert made.lint("ferry") == []
    assert made.lint(Document("Die ferry.", language="de")) == []
    assert len(made.lint(Document("The ferry.", language="en-GB"))) == 1
    assert len(made.lint("The ferry was late and it was said that nobody had been on board of it.")) == 1


def test_protected_places_are_neither_reported_nor_touched() -> None:
    made = linter(rule("ferry-out", match={"text": ["ferry"]}, fix=fix_policy("unsafe", "words")))
    text = "A `ferry` and a [ferry](https://ferry.example.org).\n"
    assert [f.span for f in made.lint(Document(text, format="markdown"))] == [Span(17, 22)]


@pytest.mark.parametrize(
    ("guards", "text", "expected"),
    [
        (
            {"zone": "tail"},
            "ferry\n" + "It rained on all the islands of the bay until noon.\n" * 9 + "ferry",
            [10],
        ),
        (
            {"zone": "head"},
            "ferry\n" + "It rained on all the islands of the bay until noon.\n" * 9 + "ferry",
            [0],
        ),
        ({"unless": ["old"]}, "the old ferry\nferry", [1]),
        ({"near": ["^menu$"]}, "ferry\n\nmenu\n\nsea\n\nsky\n\nferry", [0]),
        ({"after": ["^menu$"]}, "menu\n\nferry\nferry", [2]),
        ({"unless-after": [":$"]}, "It said:\nferry\nferry", [2]),
        ({"unless-topic": ["ships"]}, "ferry", [0]),
        ({"unless-topic": ["ships"]}, "ferry and ships", []),
        ({"siblings": 2}, "ferry", []),
        ({"siblings": 2}, "ferry\nferry", [0, 1]),
        ({"case": True}, "Ferry\nferry", [1]),
        ({}, "She said: “The ferry is late,” and the ferry was.", [0]),
        ({"quoted": True}, "She said: “The ferry is late,” and left.", [0]),
        ({}, "> ferry", []),
    ],
)
def test_guards(guards: dict[str, object], text: str, expected: list[int]) -> None:
    made = linter(rule(match={"text": ["ferry"], **guards}))
    assert [finding.line - 1 for finding in made.lint(text)] == expected


def test_siblings_all_requires_every_item_of_a_list() -> None:
    made = linter(rule(match={"item": [".*ferry.*"], "siblings": "all"}))
    assert [f.line for f in made.lint("- a ferry\n- a bus\n\nThen:\n- one ferry\n- two ferry")] == [5, 6]


def test_replace_takes_groups_and_damage_narrows_the_finding() -> None:
    match = {"text": ["the (?P<damage>(?P<a>old)-(?P<b>wall))"], "replace": r"\g<a> \g<b>"}
    made = linter(rule(match=match, fix=fix_policy()))
    assert [f.excerpt for f in made.lint("the old-wall")] == ["old-wall"]
    assert made.fix("the old-wall").text == "the old wall"


def test_lines_are_counted_whichever_way_they_end() -> None:
    text = "Rain fell.\rWind rose.\r\nBoats stayed in.\n\nThey met on Monday.Then they left."
    [finding] = Linter().lint(text)
    assert (finding.line, finding.column) == (5, 13)
    assert text[slice(*finding.span)] == finding.excerpt
