"""What a run divides its work into, adds up, trusts and refuses to read."""

import json
from pathlib import Path

import pytest

from cli_kit import files
from newslint.config import Config, Trust
from newslint.edit import Fix, Loss, Safety, Span
from newslint.errors import ConfigError, InputError
from newslint.outcome import Outcome, Totals
from newslint.rule import Finding, Severity
from newslint.session import parts, reading, sidecar, trust
from newslint.session.parts import Range, Task
from newslint.session.reading import Piece, ReadOptions
from newslint.session.store import Stored
from newslint.session.tally import Tally

RECORDS = "".join(json.dumps({"text": f"Text {number}."}) + "\n" for number in range(5))


def finding(rule: str, severity: Severity, safety: Safety | None = None) -> Finding:
    fix = None if safety is None else Fix((), safety, Loss.FORM)
    return Finding(rule, "house", severity, "", Span(0, 1), 1, 1, 1, 2, "x", fix)


NOTE = finding("a", Severity.NOTE)
SAFE = finding("b", Severity.WARNING, Safety.SAFE)
UNSAFE = finding("b", Severity.ERROR, Safety.UNSAFE)


def test_outcomes_are_added_up() -> None:
    tally = Tally()
    assert tally.worst is None
    tally.add(Outcome("a.txt", "text", (NOTE, SAFE), applied=(SAFE,), fixed="new"))
    assert tally.worst is Severity.WARNING
    tally.add(Outcome("b.txt", "text", (UNSAFE, NOTE, SAFE)))
    tally.add(Outcome("c.txt", errors=(InputError("gone"),)))
    tally.add(Outcome("d.txt", "text", errors=(InputError("not saved"),)))
    tally.add(Outcome("e.txt"))
    assert tally.worst is Severity.ERROR
    assert tally.totals() == Totals(
        documents=4,
        findings=5,
        fixable=2,
        unsafe=1,
        applied=1,
        changed=1,
        errors=2,
        by_rule=(("a", 2), ("b", 3)),
    )


def test_totals_of_other_outcomes_are_added() -> None:
    one, two, none = Tally(), Tally(), Tally()
    one.add(Outcome("a.txt", "text", (SAFE,)))
    two.add(Outcome("b.txt", "text", (NOTE,)))
    none.merge(one)
    assert none.worst is Severity.WARNING
    none.merge(two)
    assert none.worst is Severity.WARNING
    two.merge(one)
    assert two.worst is Severity.WARNING
    two.merge(Tally())
    assert (two.worst, two.totals(), none.totals()) == (Severity.WARNING, none.totals(), two.totals())


def test_a_part_is_fetched_with_its_bytes(at: Path) -> None:
    (at / "a.jsonl").write_text(RECORDS, encoding="utf-8")
    stored = Stored("-", b"given")
    assert parts.fetched(stored) is stored
    assert parts.fetched("a.jsonl").data == RECORDS.encode()
    assert parts.fetched(Range("a.jsonl", 2, 6, 1)).data == RECORDS.encode()[2:6]
    with pytest.raises(InputError, match="became shorter"):
        parts.fetched(Range("a.jsonl", 0, len(RECORDS) + 1, 1))
    with pytest.raises(InputError, match="cannot be read"):
        parts.fetched(Range("b.jsonl", 0, 1, 1))


def test_large_files_of_records_are_cut_at_line_ends(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "STRETCH", 30)
    line = len(RECORDS) // 5
    for name in ("a.jsonl", "b.txt"):
        (at / name).write_text(RECORDS, encoding="utf-8")
    (at / "small.jsonl").write_text(RECORDS[: 2 * line], encoding="utf-8")
    (at / "c.jsonl").write_bytes(RECORDS.encode()[:-1] + b"\xff")
    (at / "d.jsonl").write_bytes(b"\0" + RECORDS.encode())
    (at / "e.jsonl").write_bytes(RECORDS.encode() + b"\0" + RECORDS.encode())
    cuts = [Range("a.jsonl", at * line, (at + 2) * line, at + 1) for at in (0, 2)]
    cuts.append(Range("a.jsonl", 4 * line, 5 * line, 5))
    assert parts.cut("a.jsonl") == cuts
    assert list(parts.in_ranges(["a.jsonl", "b.txt", "small.jsonl"], None)) == [*cuts, "b.txt", "small.jsonl"]
    assert list(parts.in_ranges(["a.jsonl"], "text")) == ["a.jsonl"]
    assert len(list(parts.in_ranges(["b.txt"], "jsonl"))) == 3
    for name in ("c.jsonl", "d.jsonl", "nothing.jsonl"):
        assert list(parts.in_ranges([name], None)) == [name]
    assert parts.cut("e.jsonl")
    monkeypatch.setattr(parts, "STRETCH", len(RECORDS) // 2)
    assert len(list(parts.in_ranges(["a.jsonl"], None))) > 1
    monkeypatch.setattr(parts, "STRETCH", len(RECORDS) // 2 + 1)
    assert list(parts.in_ranges(["a.jsonl"], None)) == ["a.jsonl"]


def test_parts_are_shared_out_in_tasks_of_some_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "STRETCH", 10)
    monkeypatch.setattr(parts, "MOST_FILES", 3)
    some = [Stored("-", b"x" * size) for size in (4, 6, 9, 0, 0, 1)]
    tasks = [task for task in parts.tasks(some) if not task.is_last]
    assert [[parts.size(part) for part in task.parts] for task in tasks] == [[4, 6], [9, 0, 0], [1]]
    assert list(parts.tasks([])) == []


def test_a_task_that_failed_is_divided_into_its_documents(at: Path) -> None:
    (at / "a.jsonl").write_text(RECORDS.replace("\n", "\n \n", 1), encoding="utf-8")
    line = len(RECORDS) // 5
    task = Task(("a.jsonl", "b.txt", Stored("-", b"x")))
    by_file = parts.documents(task, None, by_record=False)
    assert by_file == [Task((part,), is_last=True) for part in task.parts]
    by_record = parts.documents(task, None, by_record=True)
    lines = [(0, 1), *((number * line + 2, number + 2) for number in range(1, 5))]
    assert by_record == [
        *(Task((Range("a.jsonl", start, start + line, first),), is_last=True) for start, first in lines),
        *by_file[1:],
    ]
    assert parts.documents(by_file[0], None, by_record=True) == []
    (range_,) = parts.documents(Task((Range("a.jsonl", 0, line, 7),)), None, by_record=True)
    assert range_.parts == (Range("a.jsonl", 0, line, 7),)


def test_the_size_of_a_part_is_that_of_its_bytes(at: Path) -> None:
    files(at, "a.txt", text="12345")
    some = ("a.txt", Stored("-", b"123"), Range("a.txt", 1, 3, 1), "nothing.txt")
    assert [parts.size(part) for part in some] == [5, 3, 2, 0]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("newslint.toml", Trust.HOME),
        ("in/newslint.toml", Trust.FOUND),
        ("../newslint.toml", Trust.FOUND),
        ("../../newslint.toml", Trust.HOME),
    ],
)
def test_a_configuration_is_at_home_at_the_root_or_where_the_command_was_started(
    at: Path, monkeypatch: pytest.MonkeyPatch, file: str, expected: Trust
) -> None:
    (at / ".git").mkdir()
    files(at, "one/two/in/a.txt")
    monkeypatch.chdir(at / "one" / "two")
    assert trust.trust_in(file) is expected


def test_a_configuration_that_is_not_trusted_loses_what_it_could_harm_with() -> None:
    config = Config(
        fix_safety=Safety.UNSAFE,
        lists={"a": ["b"]},
        grammar=True,
        engines={"harper": {}},
        select=("ALL",),
        path="in/newslint.toml",
        origins={"lists": "in/newslint.toml", "grammar": "in/newslint.toml", "select": "in/newslint.toml"},
    )
    for trusted in (Trust.NAMED, Trust.HOME):
        assert trust.restricted(config._replace(trust=trusted)) == config._replace(trust=trusted)
        assert trust.warning(config._replace(trust=trusted, rule_paths=("cards",))) is None
    found = config._replace(trust=Trust.FOUND)
    assert trust.restricted(found) == Config(
        select=("ALL",), path=config.path, origins=config.origins, trust=Trust.FOUND
    )
    said = trust.warning(found) or ""
    assert said.startswith(
        "in/newslint.toml: lists, grammar not used, because the file is neither in the folder"
    )
    said = trust.warning(found._replace(rule_paths=("cards",))) or ""
    assert said.startswith("in/newslint.toml: lists, grammar not used; its rules make no fixes, because")
    said = trust.warning(found._replace(origins={}, rule_paths=("cards",))) or ""
    assert said.startswith("in/newslint.toml: its rules make no fixes, because")
    assert trust.warning(found._replace(origins={"select": "in/newslint.toml"})) is None


def test_a_document_that_is_too_long_is_refused_before_it_is_read(at: Path) -> None:
    files(at, "a.txt", "a.jsonl", text="12345")
    for part in ("a.txt", Stored("-", b"12345")):
        reading.refuse_long(part, ReadOptions(most=5))
        reading.refuse_long(part, ReadOptions(most=None))
        with pytest.raises(InputError, match="it has 5 bytes, more than 4; allow more with --max-size"):
            reading.refuse_long(part, ReadOptions(most=4))
    reading.refuse_long("a.jsonl", ReadOptions(most=4))
    reading.refuse_long("a.txt", ReadOptions("jsonl", most=4))
    reading.refuse_long(Range("a.txt", 0, 5, 1), ReadOptions(most=4))
    with pytest.raises(InputError, match="it has 5 bytes"):
        reading.refuse_long("a.jsonl", ReadOptions("text", most=4))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "does not fit into memory"),
        (RecursionError(), "is nested too deeply"),
        (ValueError("odd"), "please report it: ValueError: odd"),
    ],
)
def test_any_error_is_explained(error: Exception, said: str) -> None:
    explained = reading.explained(error, "a.txt")
    assert isinstance(explained, InputError)
    assert (said in explained.message, explained.path, explained.__cause__) == (True, "a.txt", error)
    known = ConfigError("wrong")
    assert reading.explained(known, "a.txt") is known


def opened(data: str, options: ReadOptions | None = None, part: Range | None = None) -> reading.Opened:
    return reading.open_file(Stored("a.jsonl", data.encode()), options or ReadOptions(), part)


def test_each_record_is_a_piece_and_one_that_is_too_long_an_error() -> None:
    texts = ["short", "longer", "é" * 3]
    data = "".join(json.dumps({"text": text}) + "\n" for text in texts) + "no record\n"
    for most, lengths in ((6, [5, 6, 3]), (5, [5]), (None, [5, 6, 3])):
        made = list(reading.pieces(opened(data), Config(), most))
        assert [len(one.document.text) for one in made if isinstance(one, Piece)] == lengths
        assert len(made) == 4
    errors = [one for one in reading.pieces(opened(data), Config(), 5) if isinstance(one, InputError)]
    assert [one.place for one in errors] == ["line 2", "line 3", "line 4"]


def test_a_range_counts_its_lines_from_its_first() -> None:
    part = Range("a.jsonl", 0, 9, 40)
    (piece,) = reading.pieces(opened('{"text": "x"}\n', part=part), Config())
    assert isinstance(piece, Piece)
    assert piece.record
    assert piece.record.number == 40
    assert opened("x", ReadOptions("markdown")).format == "markdown"
    assert opened("x", ReadOptions("markdown"), part).format == "jsonl"


def loaded(at: Path, text: str) -> sidecar.Sidecar:
    (at / "newslint.ignore.toml").write_text(text, encoding="utf-8")
    return sidecar.load_sidecar(str(at / "newslint.ignore.toml"))


def test_entries_of_a_sidecar_know_their_lines_and_files(at: Path) -> None:
    first, second = 'path = "in/"\nrule = "a"', 'path = "b.txt"\nrule = "b"\ntext = "x"'
    text = f"# notes\n[[ignore]]\n{first}\n\n[[ ignore ]]\n{second}\n"
    read = loaded(at, text)
    assert [(entry.line, entry.rule, entry.text, entry.reason) for entry in read.entries] == [
        (2, "a", None, ""),
        (6, "b", "x", ""),
    ]
    assert [entry.rule for entry in read.entries_for(str(at / "in" / "c.txt"))] == ["a"]
    assert [entry.rule for entry in read.entries_for(str(at / "b.txt"))] == ["b"]
    assert loaded(at, "").entries == ()
    assert loaded(at, 'ignore = [{path = "a", rule = "b"}]').entries[0].line == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[ignore]", "not valid TOML"),
        ("other = 1", "unknown key; entries are written"),
        ("ignore = 1", "expected tables, each written"),
        ("ignore = [1]", "expected tables, each written"),
        ('[[ignore]]\npath = "a"', "'rule' is missing"),
        ('[[ignore]]\nrule = "a"', "'path' is missing"),
        ('[[ignore]]\npath = "a"\nrule = ""', "expected a string for 'rule', not ''"),
        ('[[ignore]]\npath = "a"\nrule = 3', "expected a string for 'rule', not 3"),
        ('[[ignore]]\npath = "a"\nrul = "b"', "unknown key 'rul'; did you mean 'rule'"),
    ],
)
def test_a_wrong_sidecar_is_refused(at: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(at, text)
    assert said in str(caught.value)


def test_a_sidecar_that_cannot_be_read_is_an_error(at: Path) -> None:
    (at / "newslint.ignore.toml").write_bytes(b"\xff")
    for path in ("newslint.ignore.toml", "nothing.toml"):
        with pytest.raises(ConfigError, match=r"cannot be read|not valid TOML"):
            sidecar.load_sidecar(path)
