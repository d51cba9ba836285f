"""The score of a document, and that repairing damage never lowers it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli_kit import run
from newslint import Edit, Finding, Fix, Linter, Safety, Severity, Span
from newslint.edit import apply
from newslint.score import Verdict, score_of

FIXTURES = Path(__file__).parent.parent / "fixtures"
TEXT = "The ferry waits in the bay. " * 12


def finding(start: int, end: int, severity: Severity, *, mends: bool = True) -> Finding:
    fix = Fix((Edit(Span(start, end), ""),), Safety.UNSAFE) if mends else None
    return Finding("some-rule", "wording", severity, "", Span(start, end), 1, 1, 1, 1, "", fix)


def test_a_text_without_findings_is_kept_with_all_points() -> None:
    assert score_of(TEXT, []) == (100, Verdict.KEEP, ())


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_text_is_dropped(text: str) -> None:
    assert score_of(text, []) == (0, Verdict.DROP, ("the text is empty",))


@pytest.mark.parametrize(
    ("severity", "mends", "verdict"),
    [
        (Severity.NOTE, False, Verdict.KEEP),
        (Severity.WARNING, True, Verdict.REPAIR),
        (Severity.ERROR, True, Verdict.REPAIR),
        (Severity.ERROR, False, Verdict.REVIEW),
    ],
)
def test_the_worst_finding_decides_the_verdict(severity: Severity, mends: bool, verdict: Verdict) -> None:
    score = score_of(TEXT, [finding(0, 9, severity, mends=mends)])
    assert score.verdict is verdict
    assert score.reasons == (f"some-rule: 1 {severity}, 3% of the text",)


def test_a_text_that_is_wholly_damaged_is_dropped() -> None:
    assert score_of(TEXT, [finding(0, len(TEXT), Severity.ERROR)])[:2] == (0, Verdict.DROP)


SPANS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(1, 60), st.sampled_from(list(Severity))),
    min_size=1,
    max_size=8,
)


@given(SPANS, st.integers(0, 7))
def test_repairing_a_place_never_lowers_the_points(
    spans: list[tuple[int, int, Severity]], which: int
) -> None:
    found = [finding(start, min(len(TEXT), start + size), severity) for start, size, severity in spans]
    less = [one for index, one in enumerate(found) if index != which % len(found)]
    assert score_of(TEXT, less).points >= score_of(TEXT, found).points


@given(SPANS, st.integers(0, 7))
def test_deleting_a_place_never_lowers_the_points(spans: list[tuple[int, int, Severity]], which: int) -> None:
    found, at = [], 0
    for start, size, severity in spans:  # side by side, so that one can go without the others
        at += start % 30 + 1
        if at + size < len(TEXT):
            found.append(finding(at, at + size, severity))
            at += size
    if not found:
        return
    gone = found.pop(which % len(found))
    shift = gone.span.end - gone.span.start
    left = [
        one if one.span < gone.span else one._replace(span=Span(one.span.start - shift, one.span.end - shift))
        for one in found
    ]
    after = apply(TEXT, [Edit(gone.span, "")])
    assert score_of(after, left).points >= score_of(TEXT, [*found, gone]).points


@pytest.mark.parametrize("folder", sorted((FIXTURES / "dirty").iterdir()), ids=lambda folder: folder.name)
def test_fixing_an_article_never_lowers_its_points(folder: Path) -> None:
    linter = Linter()
    text = next(folder.glob("article.*")).read_text(encoding="utf-8")
    assert linter.score(linter.fix(text, Safety.UNSAFE).text).points >= linter.score(text).points


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sound.txt").write_text(
        "The ferry waits in the bay, and nobody knows for how long.\n", encoding="utf-8"
    )
    Path("rest.txt").write_text("Would you like me to write a shorter version?\n", encoding="utf-8")


@pytest.mark.usefixtures("articles")
def test_the_command_prints_points_verdict_and_reasons() -> None:
    done = run("score", "sound.txt", "rest.txt")
    assert done.exit_code == 0
    rest, sound = done.stdout.splitlines()
    assert sound == "100 keep   sound.txt"
    assert rest.split()[1:3] == ["drop", "rest.txt"]
    assert "100% of the text" in rest


@pytest.mark.usefixtures("articles")
def test_the_command_writes_lines_for_programs() -> None:
    lines = run("score", "--output-format", "jsonl", "sound.txt", "rest.txt").stdout.splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == ["drop", "keep"]
    assert json.loads(lines[1]) == {
        "path": "sound.txt",
        "record": None,
        "pointer": None,
        "points": 100,
        "verdict": "keep",
        "reasons": [],
    }


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_json_of_the_command_is_one_array(jobs: str) -> None:
    done = run("score", "--output-format", "json", "--jobs", jobs, "sound.txt", "rest.txt")
    assert [(one["path"], one["verdict"]) for one in json.loads(done.stdout)] == [
        ("rest.txt", "drop"),
        ("sound.txt", "keep"),
    ]


def test_the_command_offers_only_what_scores_have() -> None:
    shown = run("score", "--help").stdout
    assert "[full|json|jsonl]" in shown
    assert "--statistics" not in shown
    assert "--exit-zero" not in shown


@pytest.mark.usefixtures("articles")
def test_a_format_without_scores_is_refused_and_a_missing_file_is_reported() -> None:
    assert run("score", "--output-format", "sarif", "sound.txt").exit_code == 2
    done = run("score", "gone.txt", "sound.txt")
    assert done.exit_code == 2
    assert done.stdout == "100 keep   sound.txt\n"
    assert done.stderr.endswith("1 error: not everything could be checked.\n")
