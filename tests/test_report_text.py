"""Tables, totals, diffs, and escaped text."""

import pytest

from newslint.outcome import Outcome, Totals
from newslint.report import visible
from newslint.report.closing import Remedy, closing, failed, foreseen, statistics
from newslint.report.diff import unified
from newslint.session.tally import Tally
from report_samples import DOUBLED, LINKS, MISSING, OUTCOMES, SOURCE, render, totals_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("a\nb\r\tc", r"a\nb\r\tc"),
        ("\x00\x1b[31m\x7f\x85", r"\x00\x1b[31m\x7f\x85"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe", r"\u202egpj.exe"),
        ("a\N{ZERO WIDTH SPACE}b\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}", r"a\u200bb\ufeff\xad"),
        ("\ud800\U000e0041", r"\ud800\U000e0041"),
        ("\N{HANGUL FILLER}\N{COMBINING GRAPHEME JOINER}", r"\u3164\u034f"),
        ("\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}", "\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}"),
        ("\N{HEBREW LETTER ALEF} \N{CJK UNIFIED IDEOGRAPH-6A4B} e\N{COMBINING ACUTE ACCENT}",) * 2,
        ("\N{ARABIC END OF AYAH}", "\N{ARABIC END OF AYAH}"),
        (r"C:\new", r"C:\new"),
    ],
)
def test_visible_escapes_only_characters_that_hide_or_move(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_file_names_are_made_visible_too() -> None:
    report = render("concise", [Outcome("a\n\x1b[2Jb.txt", SOURCE, (LINKS,))])
    assert report.startswith(r"a\n\x1b[2Jb.txt:4:1: error related-links")
    assert report.count("\n") == 1


def test_summary_counts_findings_documents_and_safe_fixes() -> None:
    twice = [OUTCOMES[0], Outcome("b.txt", SOURCE, (MISSING, MISSING, DOUBLED))]
    assert render("summary", twice).splitlines() == [
        "rule           category     findings  documents  fixable",
        "-------------  -----------  --------  ---------  -------",
        "missing-space  spacing             3          2        3",
        "doubled-blank  spacing             2          2        0",
        "related-links  boilerplate         1          1        0",
    ]


def test_summary_of_clean_documents_has_no_table() -> None:
    assert render("summary", OUTCOMES[1:2]) == ""


def test_a_sidecar_is_no_document() -> None:
    sidecar = Outcome("newslint.ignore.toml", SOURCE, (MISSING,), is_sidecar=True)
    assert render("summary", [sidecar]).splitlines()[-1].split() == [
        "missing-space",
        "spacing",
        "1",
        "0",
        "1",
    ]
    assert render("score", [sidecar]) == render("score-jsonl", [sidecar]) == ""
    assert totals_of([sidecar, Outcome("a.txt", "x")]).documents == 1


def test_the_last_lines_say_how_many_findings_have_a_fix() -> None:
    found = totals_of(OUTCOMES)
    assert closing(found, Remedy("fix it", "fix more")).splitlines() == [
        "Found 4 findings in 4 documents; 1 with a safe fix (`fix it`), 1 with an unsafe one (`fix more`).",
        "2 errors: not everything could be checked.",
    ]
    assert "documents; 1 with an unsafe fix (`newslint fix --unsafe`)." in closing(found, Remedy(safe=""))
    assert "in 4 documents.\n" in closing(found, Remedy("", ""))


def test_the_last_lines_after_fixing_say_how_much_was_fixed_and_how_much_remains() -> None:
    outcome = Outcome("a.txt", SOURCE, (LINKS,), fixed=SOURCE.replace("  ", " "), applied=(MISSING, DOUBLED))
    assert closing(totals_of([outcome]), Remedy()) == (
        "Fixed 2 findings in 1 document.\nLeft 1 finding in 1 document.\n"
    )
    assert foreseen(totals_of([outcome])) == "Would fix 2 findings in 1 document.\n"


def test_the_last_lines_without_findings() -> None:
    assert closing(Totals(), Remedy()) == "Nothing found in 0 documents.\n"
    assert closing(Totals(errors=1), Remedy()) == "1 error: not everything could be checked.\n"
    assert foreseen(Totals(documents=2, errors=1)) == (
        "Nothing to fix in 2 documents.\n1 error: not everything could be checked.\n"
    )
    assert failed(Totals(documents=2)) == ""


def test_statistics_rank_the_rules() -> None:
    totals = Totals(by_rule=(("a-rule", 3), ("b-rule", 1_200), ("c-rule", 3)))
    assert statistics(totals) == "1,200  b-rule\n    3  a-rule\n    3  c-rule\n"


def test_totals_count_an_unreadable_file_only_as_an_error() -> None:
    tally = Tally()
    for outcome in OUTCOMES:
        tally.add(outcome)
    assert tally.totals() == Totals(
        documents=4,
        findings=4,
        fixable=1,
        unsafe=1,
        errors=2,
        by_rule=(("assistant-offer", 1), ("doubled-blank", 1), ("missing-space", 1), ("related-links", 1)),
    )


def test_diff_names_the_file_and_shows_the_change() -> None:
    assert unified("a.txt", "One.\nTwo  two.\nThree.\n", "One.\nTwo two.\nThree.\n") == (
        "--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n One.\n-Two  two.\n+Two two.\n Three.\n"
    )


def test_diff_of_equal_texts_is_empty() -> None:
    assert unified("a.txt", "Same.", "Same.") == ""


def test_diff_shows_a_missing_final_newline() -> None:
    assert unified("a.txt", "One.", "One.\n").splitlines()[3:] == [
        "-One.",
        "\\ No newline at end of file",
        "+One.",
    ]


def test_diff_shows_invisible_characters_in_text_and_path() -> None:
    diff = unified("a\x1b.txt", "One\N{ZERO WIDTH SPACE}.\tTwo\x0c\n", "One.\tTwo\n")
    assert diff.splitlines() == [
        r"--- a\x1b.txt",
        r"+++ a\x1b.txt",
        "@@ -1 +1 @@",
        "-One\\u200b.\tTwo\\x0c",
        "+One.\tTwo",
    ]


def test_diff_hides_carriage_returns_only_if_every_line_has_one() -> None:
    assert unified("a.txt", "One\r\nTwo\r\n", "One\r\n").splitlines()[3:] == [" One", "-Two"]
    assert unified("a.txt", "One\r\nTwo\n", "One\nTwo\n").splitlines()[3:] == [r"-One\r", "+One", " Two"]


def test_diff_does_not_split_lines_at_other_separators() -> None:
    diff = unified("a.txt", "One\N{LINE SEPARATOR}two\n", "One two\n")
    assert diff.splitlines()[3:] == [r"-One\u2028two", "+One two"]


def test_diff_in_colour_paints_whole_lines() -> None:
    assert "\x1b[31m-One\x1b[0m\n\x1b[32m+Two\x1b[0m\n" in unified("a.txt", "One\n", "Two\n", color=True)
