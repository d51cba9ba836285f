"""The `full` format: lines, carets, and lines after the fix."""

import re
from textwrap import dedent

import pytest

from newslint.edit import Edit, Fix, Loss, Safety, Span
from newslint.outcome import Outcome
from newslint.report.cells import COLUMNS
from newslint.rule import Finding
from report_samples import LINKS, MISSING, OUTCOMES, SOURCE, at, change, one_finding, render


def block(source: str, finding: Finding) -> list[str]:
    """The lines shown of one finding."""
    return render("full", [Outcome("a.txt", source, (finding,))]).split("\n\n")[0].splitlines()


def under(lines: list[str], sign: str = "^") -> str:
    """The text above the carets, one character per column."""
    index = next(i for i, line in enumerate(lines) if re.fullmatch(rf" *\| +{re.escape(sign)}+", line))
    return lines[index - 1][lines[index].index(sign) : len(lines[index])]


def test_finding_shows_its_line_carets_and_the_line_after_the_fix() -> None:
    source = "First.\n\nWe met at the end.Next week we sail.\n"
    finding = at(
        source, "end.Next", fix=change(source, "end.Next", "end. Next", title="put a blank between them")
    )
    assert "\n".join(block(source, finding)) == dedent("""\
        warning[missing-space]: two sentences run together
         --> a.txt:3:15
          |
        3 | We met at the end.Next week we sail.
          |               ^^^^^^^^
          |
        3 + We met at the end. Next week we sail.
          |                   +
        help: put a blank between them (safe, loses nothing)""")


def test_several_lines_are_shown_beside_a_bar() -> None:
    assert "\n".join(block(SOURCE, LINKS)) == dedent("""\
        error[related-links]: a list of links to other articles
         --> a.txt:4:1
          |
        4 | / Read more:
        5 | | - Ferry is back
        6 | | - Buses are late
          | |________________^""")


def test_span_that_begins_inside_a_line_is_opened_below_it() -> None:
    source = "One two.\nThree four.\n"
    lines = block(source, at(source, "two.\nThree"))
    assert lines[3:] == ["1 |   One two.", "  |  _____^", "2 | | Three four.", "  | |_____^"]


def test_many_lines_are_shortened_and_the_last_one_keeps_its_number() -> None:
    source = "".join(f"Line {number}\n" for number in range(1, 21))
    lines = block(source, at(source, source.strip()))
    assert (
        lines[3:]
        == [
            "   |",
            " 1 | / Line 1",
            " 2 | | Line 2",
            " 3 | | Line 3",
            "   | | \N{HORIZONTAL ELLIPSIS} 16 more lines",
            "20 | | Line 20",
            "   | |_______^",
        ][1:]
    )


@pytest.mark.parametrize("words", ["end.Next", "  ", "sails."])
def test_carets_are_under_the_words_after_wide_characters(words: str) -> None:
    lines = block(SOURCE, at(SOURCE, words))
    above, carets = lines[3], lines[4]
    wide = above[: above.index("\N{CJK UNIFIED IDEOGRAPH-6A4B}") + 1] in above[: carets.index("^")]
    shown = above[carets.index("^") - wide :][: carets.count("^")]
    assert shown == words.replace("  ", "\N{MIDDLE DOT}" * 2)


def test_tab_takes_four_columns_and_combining_mark_none() -> None:
    source = "\tCafe\N{COMBINING ACUTE ACCENT} end.Next\n"
    lines = block(source, at(source, "end.Next"))
    assert lines[3] == "1 |     Cafe\N{COMBINING ACUTE ACCENT} end.Next"
    assert lines[4] == "  |          ^^^^^^^^"


def test_long_line_is_cut_at_words_around_the_place() -> None:
    source = "word " * 300 + "end.Next " + "tail " * 300
    lines = block(source, at(source, "end.Next"))
    text = lines[3].removeprefix("1 | ")
    assert len(text) <= COLUMNS
    assert re.fullmatch(r"\N{HORIZONTAL ELLIPSIS} (word )+end\.Next (tail )+\N{HORIZONTAL ELLIPSIS}", text)
    assert under(lines) == "end.Next"


def test_long_place_shows_its_beginning_and_its_end() -> None:
    words = "First come " + "many words " * 200 + "at the end"
    source = f"Before. {words} After."
    lines = block(source, at(source, words))
    assert under(lines).startswith("First come many")
    assert under(lines).endswith("words at the end")
    assert lines[3].endswith("at the end After.")
    assert len(lines[3]) <= COLUMNS + len("1 | ")


@pytest.mark.parametrize(
    ("blank", "shown"),
    [
        (" ", "\N{MIDDLE DOT}"),
        ("\t", "\N{RIGHTWARDS ARROW}   "),
        ("\N{NO-BREAK SPACE}", "\N{SHOULDERED OPEN BOX}"),
        ("\N{THIN SPACE}", "\N{OPEN BOX}"),
        ("\N{LINE SEPARATOR}", r"\u2028"),
    ],
)
def test_a_finding_of_only_white_space_makes_it_visible(blank: str, shown: str) -> None:
    source = f"One{blank}two"
    lines = block(source, at(source, blank))
    assert lines[3] == f"1 | One{shown}two"
    assert under(lines) == shown


@pytest.mark.parametrize("char", ["\N{ZERO WIDTH SPACE}", "\N{RIGHT-TO-LEFT OVERRIDE}", "\x1b", "\ud800"])
def test_characters_that_hide_or_move_are_escaped_and_underlined(char: str) -> None:
    source = f"One{char}two"
    lines = block(source, at(source, char))
    assert char not in "".join(lines)
    assert under(lines).startswith("\\")
    assert lines[3] == f"1 | One{under(lines)}two"


def test_deletion_of_a_line_shows_no_line_in_its_place() -> None:
    source = "Stay.\nGo.\nStay too."
    fix = Fix((Edit(Span(6, 10), ""),), Safety.UNSAFE, Loss.WORDS, "take it out")
    assert block(source, at(source, "Go.", fix=fix))[5:] == ["  |", "help: take it out (unsafe, loses words)"]


def test_fix_by_hand_says_so() -> None:
    fix = Fix((), Safety.MANUAL, Loss.WORDS, "ask the author")
    assert block(SOURCE, MISSING._replace(fix=fix))[-1] == "help: ask the author (by hand)"


def test_only_what_a_fix_adds_is_marked() -> None:
    source = "The white House said so."
    fix = change(source, "white House", "White House")
    assert block(source, at(source, "white House", fix=fix))[6:8] == [
        "1 + The White House said so.",
        "  |     +",
    ]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_every_style_separate_lines(line_end: str) -> None:
    source = f"One.{line_end}end.Next{line_end}Three."
    start = source.index("end")
    lines = block(source, at(source, "end.Next", line=2, column=1, end_line=2, end_column=9))
    assert source[start - 1] in "\r\n"
    assert lines[3:5] == ["2 | end.Next", "  | ^^^^^^^^"]


def test_place_in_a_record_names_the_field() -> None:
    assert " --> all.jsonl:12 $.text[0:16]\n" in render("full", OUTCOMES)


def test_findings_left_after_fixing_are_shown_in_the_fixed_text() -> None:
    fixed = "Short end.Next"
    outcome = Outcome("a.txt", "A long line before. " + fixed, (at(fixed, "end.Next"),), fixed=fixed)
    assert "1 | Short end.Next\n  |       ^^^^^^^^\n" in render("full", [outcome])


def test_finding_without_its_source_is_still_reported() -> None:
    report = render("full", [Outcome("a.txt", "", (MISSING,))])
    assert report.startswith("warning[missing-space]: two sentences run together\n --> a.txt:3:24\n")


def test_colours_change_only_the_colours() -> None:
    coloured = render("full", OUTCOMES, color=True)
    assert "\x1b[1;33mwarning[missing-space]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render("full", OUTCOMES)


def test_many_findings_on_one_huge_line_are_shown_without_walking_it() -> None:
    source = "x" * 5_000_000 + " end.Next " + "y" * 5_000_000
    one = one_finding(source, Span(5_000_001, 5_000_009))[0]
    report = render("full", [one._replace(findings=one.findings * 2_000)])
    text = report.splitlines()[3].removeprefix("1 | ")
    assert re.fullmatch(r"\N{HORIZONTAL ELLIPSIS}x+ end\.Next y+\N{HORIZONTAL ELLIPSIS}", text)
    assert report.count("\n  | " + " " * text.index("end") + "^^^^^^^^\n") == 2_000
