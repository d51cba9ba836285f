"""The formats for programs: valid for every text, with equal places."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from newslint.edit import Edit, Fix, Loss, Safety, Span
from newslint.errors import ConfigError
from newslint.outcome import Outcome
from newslint.report import FORMATS, reporter, sarif
from newslint.report.sarif_result import uri
from newslint.rule import Severity
from report_samples import DOUBLED, LINKS, MISSING, OUTCOMES, RULES, SOURCE, at, finding, one_finding, render

KEYS = [
    *"rule category severity message path record pointer".split(),
    *"start end line column end_line end_column excerpt url fix".split(),
]
SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)
COMMAND = re.compile(r"::(error|warning|notice) file=([^:,]*),line=(\d+)([^:]*),title=([^:,]+)::(.*)")
CHARACTERS = st.characters(exclude_categories=())
ANY_TEXT = st.text(CHARACTERS | st.sampled_from("\r\n\t%:,\x1b\u202e\u2028\ud800"), min_size=1)


def log(outcomes: Any) -> Any:
    """The only run of a valid SARIF log."""
    read = json.loads(render("sarif", outcomes))
    assert [error.message for error in VALIDATOR.iter_errors(read)] == []
    return read["runs"][0]


def test_json_has_exactly_the_promised_keys() -> None:
    found = json.loads(render("json", OUTCOMES))
    assert [list(each) for each in found] == [KEYS] * 4
    assert found[0] == {
        "rule": "missing-space",
        "category": "spacing",
        "severity": "warning",
        "message": "two sentences run together",
        "path": "articles/harbour bridge.txt",
        "record": None,
        "pointer": None,
        "start": 48,
        "end": 56,
        "line": 3,
        "column": 24,
        "end_line": 3,
        "end_column": 32,
        "excerpt": "end.Next",
        "url": RULES["missing-space"].url,
        "fix": {
            "safety": "safe",
            "loses": "nothing",
            "title": "put a blank between them",
            "edits": [{"start": 48, "end": 56, "text": "end. Next"}],
        },
    }
    assert (found[3]["record"], found[3]["pointer"], found[3]["url"]) == (12, "$.text", None)


def test_clean_json_is_an_empty_array() -> None:
    assert render("json", OUTCOMES[1:2]) == "[]\n"


def test_json_lines_are_the_elements_of_the_array() -> None:
    lines = render("jsonl", OUTCOMES).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(render("json", OUTCOMES))


def test_all_formats_agree_on_every_place() -> None:
    array = json.loads(render("json", OUTCOMES))
    concise = [line.split(": ")[0] for line in render("concise", OUTCOMES).splitlines()]
    full = re.findall(r"^ *--> (.*)$", render("full", OUTCOMES), re.MULTILINE)
    results = log(OUTCOMES)["results"]
    commands = COMMAND.findall(render("github", OUTCOMES))
    assert concise == full
    assert len(array) == len(concise) == len(results) == len(commands) == 4
    for found, line, result, command in zip(array, concise, results, commands, strict=True):
        place = result["locations"][0]
        region = place["physicalLocation"]["region"]
        assert unquote(place["physicalLocation"]["artifactLocation"]["uri"]) == command[1] == found["path"]
        assert int(command[2]) == region["startLine"]
        assert found["rule"] == result["ruleId"] == command[4]
        if found["record"]:
            inside = f"$.text[{found['start']}:{found['end']}]"
            assert line == f"{found['path']}:12 {inside}"
            assert place["logicalLocations"] == [{"fullyQualifiedName": inside}]
            assert (region, command[5]) == ({"startLine": 12}, f"{inside}: an offer")
        else:
            assert line == f"{found['path']}:{found['line']}:{found['column']}"
            assert region == {
                "startLine": found["line"],
                "startColumn": found["column"],
                "endLine": found["end_line"],
                "endColumn": found["end_column"],
                "charOffset": found["start"],
                "charLength": found["end"] - found["start"],
                "snippet": {"text": found["excerpt"]},
            }


def test_concise_marks_findings_that_can_be_fixed() -> None:
    assert render("concise", OUTCOMES) == (
        "articles/harbour bridge.txt:3:24: warning missing-space two sentences run together [*]\n"
        "articles/harbour bridge.txt:3:56: note doubled-blank two blanks [+]\n"
        "articles/harbour bridge.txt:4:1: error related-links a list of links to other articles\n"
        "all.jsonl:12 $.text[0:16]: warning assistant-offer an offer\n"
    )


def test_github_gives_columns_only_within_one_line_and_escapes_its_own_signs() -> None:
    columns = "col=24,endLine=3,endColumn=32"
    file = "a%2Cb%3Ac%25.txt"
    outcome = Outcome("a,b:c%.txt", SOURCE, (MISSING._replace(message="5 %\n[a]: b, c"), LINKS))
    assert render("github", [outcome]).splitlines() == [
        f"::warning file={file},line=3,{columns},title=missing-space::5 %25%0A[a]: b, c [*]",
        f"::error file={file},line=4,endLine=6,title=related-links::a list of links to other articles",
    ]


def test_sarif_contains_rules_fixes_and_errors() -> None:
    run = log(OUTCOMES)
    driver = run["tool"]["driver"]
    described = next(rule for rule in driver["rules"] if rule["id"] == "missing-space")
    invocation = run["invocations"][0]
    said = invocation["toolExecutionNotifications"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert described["helpUri"] == RULES["missing-space"].url
    assert described["help"]["text"] == "Sentence splitters miss the end."
    assert run["results"][0]["fixes"] == [
        {
            "description": {"text": "put a blank between them"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "articles/harbour%20bridge.txt"},
                    "replacements": [
                        {
                            "deletedRegion": {"charOffset": 48, "charLength": 8},
                            "insertedContent": {"text": "end. Next"},
                        }
                    ],
                }
            ],
            "properties": {"safety": "safe", "loses": "nothing"},
        }
    ]
    assert invocation["executionSuccessful"] is False
    assert said[0]["message"]["text"] == "bad.txt: is not UTF-8; use --encoding latin-1"
    assert said[1]["associatedRule"] == {"id": "broken-rule"}
    assert [result["level"] for result in run["results"]] == ["warning", "note", "error", "warning"]


@pytest.mark.parametrize(
    ("path", "reference"),
    [
        ("C:\\desk\\a b.txt", "file:///C:/desk/a%20b.txt"),
        ("c:/desk/a.txt", "file:///c:/desk/a.txt"),
        ("/desk/a.txt", "file:///desk/a.txt"),
        ("é:/a.txt", "%C3%A9%3A/a.txt"),
        ("é:\\a.txt", "%C3%A9%3A%5Ca.txt"),
        ("\ud800:/a.txt", "%ED%A0%80%3A/a.txt"),
        ("1:/a.txt", "1%3A/a.txt"),
    ],
)
def test_only_an_ascii_letter_is_a_drive(path: str, reference: str) -> None:
    assert uri(path) == reference


def test_clean_sarif_is_a_successful_run_without_results() -> None:
    run = log(OUTCOMES[1:2])
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    source = "end.Next, and end.Next again"
    findings = (finding(source, Span(0, 8)), finding(source, Span(14, 22)))
    prints = [
        result["partialFingerprints"]["newslint/v1"]
        for result in log([Outcome("a.txt", source, findings), Outcome("b.txt", source, findings)])["results"]
    ]
    first = findings[0].fingerprint
    assert prints == [f"{first}:1", f"{first}:2"] * 2


def test_sarif_keeps_the_most_severe_in_their_order_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    outcome = Outcome("a.txt", SOURCE, (DOUBLED, MISSING, LINKS, DOUBLED, MISSING))
    run = log([outcome])
    invocation = run["invocations"][0]
    assert [result["ruleId"] for result in run["results"]] == [
        "missing-space",
        "related-links",
        "missing-space",
    ]
    assert invocation["executionSuccessful"] is True
    assert [said["message"]["text"] for said in invocation["toolExecutionNotifications"]] == [
        "2 results were left out; the 3 most severe ones are in this log"
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b/\N{LATIN SMALL LETTER E WITH ACUTE}.txt", "a%20b/%C3%A9.txt"),
        ("2024:report.txt", "2024%3Areport.txt"),
        ("/srv/a#1.txt", "file:///srv/a%231.txt"),
        ("C:\\news\\a.txt", "file:///C:/news/a.txt"),
        ("caf\udce9.txt", "caf%E9.txt"),
        ("-", "-"),
    ],
)
def test_paths_become_uri_references(path: str, expected: str) -> None:
    assert uri(path) == expected


@given(ANY_TEXT, ANY_TEXT)
def test_machine_formats_are_valid_for_any_text(text: str, path: str) -> None:
    whole = Span(0, len(text))
    fix = Fix((Edit(whole, text[::-1]),), Safety.SAFE, Loss.WORDS, text)
    found = at(text, text, message=text, fix=fix, end_line=1, end_column=len(text) + 1)
    outcomes = [Outcome(path, text, (found,))]
    array = json.loads(render("json", outcomes))
    assert (array[0]["path"], array[0]["excerpt"]) == (path, text)
    assert json.loads(render("jsonl", outcomes)) == array[0]
    command = render("github", outcomes)
    assert command.isascii() or command.encode("utf-8")
    assert COMMAND.fullmatch(command.removesuffix("\n"))
    result = log(outcomes)["results"][0]
    address = urlsplit(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
    assert address.path.isascii()
    assert result["message"]["text"] == text


@given(ANY_TEXT)
def test_reports_for_people_hold_nothing_that_moves_the_cursor(text: str) -> None:
    outcomes = one_finding(text, Span(0, len(text)), message=text, severity=Severity.ERROR)
    for name in ("full", "concise", "summary"):
        report = render(name, outcomes)
        assert all(char.isprintable() or char == "\n" or char.isspace() for char in report)
        assert not set(report) & set("\r\t\x1b\v\f\x85\u2028\u2029\u202e")
        report.encode("utf-8")


def test_unknown_format_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match="there is no output format 'sariff'; did you mean 'sarif'"):
        reporter("sariff", rules={})


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_made(name: str) -> None:
    assert isinstance(render(name, ()), str)
