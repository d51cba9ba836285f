"""JSON lines: one article on each line, edited in place; all other escapes and bytes stay."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.edit import Edit, Span, apply
from newslint.errors import InputError
from newslint.formats.jsonl import USUAL, Fields, Record, read_record, records, rewrite


def only(content: str, fields: Fields = USUAL) -> Record:
    (record,) = records(content, path="a.jsonl", fields=fields)
    assert isinstance(record, Record)
    return record


def refused(content: str, fields: Fields = USUAL) -> InputError:
    (error,) = records(content, path="a.jsonl", fields=fields)
    assert isinstance(error, InputError)
    return error


def test_a_record_knows_its_line_its_field_its_id_and_its_title() -> None:
    record = only('\n{"id": 7, "title": "Fog", "text": "Late ferries."}\n')
    assert record.document.text == "Late ferries."
    assert record.document.meta == {"record": 2, "pointer": "$.text", "id": 7, "title": "Fog"}
    assert record.document.path == "a.jsonl"
    assert not record.document.known.is_file


def test_a_dotted_field_leads_into_an_object() -> None:
    line = '{"text": "no", "article": {"id": 7, "meta": {"body": "no"}, "body": "Fog."}}'
    record = only(line, Fields("article.body", "article.id", "text"))
    assert record.document.text == "Fog."
    assert record.document.meta == {"record": 1, "pointer": "$.article.body", "id": 7, "title": "no"}
    assert record.rewritten([[Edit(Span(0, 1), "f")]]) == line.replace("Fog.", "fog.")


def test_the_next_records_are_read_after_a_broken_one() -> None:
    content = '{"text": "a"}\r\n{"text": \n  \n[1]\n{"text": "b"}'
    made = list(records(content, path="a.jsonl"))
    assert [item.number if isinstance(item, Record) else item.place for item in made] == [
        1,
        "line 2",
        "line 4",
        5,
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": "a}', r"not JSON: .* at column 10, near '\"a}'"),
        ('["a"]', "not a JSON object but a list"),
        ('{"txt": "a", "id": 3}', "no field 'text'; its strings are in txt; use --text-field txt"),
        ('{"article": {"body": "a"}}', "use --text-field article.body"),
        ('{"id": "7", "url": "a.b", "body": "It rained."}', "in body, id, url; use --text-field body"),
        ('{"id": 3}', "no field 'text'; none of its fields holds a string"),
        ('{"text": null}', "field 'text' is null, not a string"),
        ('{"text": ["a"]}', "field 'text' is a list, not a string"),
        ("[" * 200_000, "nested too deeply"),
    ],
)
def test_a_record_that_cannot_be_read_is_named_with_what_to_do(line: str, message: str) -> None:
    error = refused(line)
    assert (error.path, error.place) == ("a.jsonl", "line 1")
    with pytest.raises(InputError, match=message):
        raise error


def test_the_field_that_most_likely_holds_the_article_is_suggested() -> None:
    body = Fields(text="body")
    for line, best in (
        ('{"id": "7", "text": "It rained.", "note": "It rained all day."}', "text"),
        ('{"id": "7", "bodies": "It rained.", "text": "It rained all day."}', "bodies"),
        ('{"id": "7", "note": "It rained."}', "note"),
    ):
        with pytest.raises(InputError, match=f"use --text-field {best}$"):
            read_record(line, 1, path="a.jsonl", fields=body)


def test_a_record_without_the_field_that_was_chosen_to_name_it_is_reported_and_read() -> None:
    line = '{"id": "7", "text": "It rained."}'
    error, record = records(line, path="a.jsonl", fields=Fields(id="nope"))
    assert "line 1: the record has no field 'nope' to name it" in str(error)
    assert isinstance(record, Record)
    assert len(list(records('{"text": "It rained."}', path="a.jsonl"))) == 1


def test_unedited_escapes_stay_as_they_were_written() -> None:
    line = r'{ "a":1e2,"text" : "A \"b\" \u00e9 \/ \ud83d\ude00\tteh end\n", "z": "\u00E9" }'
    record = only(line)
    assert record.document.text == 'A "b" é / 😀\tteh end\n'
    at = record.document.text.index("teh")
    assert record.rewritten([[Edit(Span(at, at + 3), "the")]]) == line.replace("teh", "the")


@pytest.mark.parametrize(
    ("line", "written"),
    [
        (r'{"text": "caf\u00e9 q"}', r"\u2014"),
        ('{"text": "café q"}', "—"),
        ('{"text": "cafe q"}', "—"),
        (r'{"text": "cafe q", "title": "caf\u00e9"}', r"\u2014"),
        (r'{"text": "caf\u0301 q", "title": "café"}', r"\u2014"),
    ],
)
def test_new_text_is_escaped_in_the_style_of_the_line(line: str, written: str) -> None:
    at = only(line).document.text.index("q")
    assert only(line).rewritten([[Edit(Span(at, at + 1), "—")]]) == line.replace("q", written)


def test_quotes_line_ends_and_backslashes_of_new_text_are_escaped() -> None:
    assert only('{"text": "a"}').rewritten([[Edit(Span(1, 1), '\n"\\')]]) == r'{"text": "a\n\"\\"}'


def test_spans_of_each_pass_refer_to_the_text_after_the_pass_before() -> None:
    record = only(r'{"text": "\u0041bc def"}')
    passes = [[Edit(Span(0, 4), "")], [Edit(Span(0, 1), "D"), Edit(Span(3, 3), "!")]]
    assert record.rewritten(passes) == '{"text": "Def!"}'


def test_an_empty_string_can_be_filled() -> None:
    assert only('{"text": ""}').rewritten([[Edit(Span(0, 0), "a\n")]]) == r'{"text": "a\n"}'


def test_of_a_field_given_twice_the_last_is_read_and_written() -> None:
    record = only('{"text": "old", "text": "new"}')
    assert record.rewritten([[Edit(Span(0, 3), "x")]]) == '{"text": "old", "text": "x"}'


def test_halves_of_a_surrogate_pair_that_would_meet_are_refused() -> None:
    record = only(r'{"text": "\ud83dx\ude00"}')
    with pytest.raises(InputError, match="surrogate pair"):
        record.rewritten([[Edit(Span(1, 2), "")]])


def test_a_text_about_escapes_is_edited_like_any_other() -> None:
    record = only(r'{"text": "\\ud83d x\\ude00"}')
    assert record.rewritten([[Edit(Span(6, 8), "")]]) == r'{"text": "\\ud83d\\ude00"}'


def test_rewriting_touches_only_the_lines_given_and_keeps_line_ends() -> None:
    content = '\N{ZERO WIDTH NO-BREAK SPACE}{"text":"a"}\r\n\r\n{"text":"b"}\n{"text":"c"}'
    assert rewrite(content, {1: "1", 4: "4"}) == '\N{ZERO WIDTH NO-BREAK SPACE}1\r\n\r\n{"text":"b"}\n4'
    assert rewrite(content, {}) == content


def test_a_line_separator_inside_a_string_does_not_end_a_line() -> None:
    assert only('{"text": "a\N{LINE SEPARATOR}b\x85c"}').document.text == "a\N{LINE SEPARATOR}b\x85c"


RAW = st.lists(
    st.one_of(
        st.sampled_from(
            [r"\n", r"\"", r"\\", r"\/", r"\u00e9", r"\ud83d\ude00", r"\ud83d", "é", "😀", "\x7f"]
        ),
        st.sampled_from("ab /u"),
    ),
    max_size=10,
).map("".join)


@given(RAW, st.data())
def test_edits_of_the_field_are_the_only_change_to_the_line(raw: str, data: st.DataObject) -> None:
    line = f'{{"x": "{raw}", "deep": {{"text": "{raw}"}}, "y": [{{"text": 1}}]}}'
    record = read_record(line, 1, path=None, fields=Fields("deep.text"))
    source = record.document.source
    start = data.draw(st.integers(0, len(source)))
    edits = [
        Edit(
            Span(start, data.draw(st.integers(start, len(source)))),
            data.draw(st.sampled_from(["", "é", '"\n'])),
        )
    ]
    after = record.rewritten([edits])
    wanted = json.loads(line)
    wanted["deep"]["text"] = apply(source, edits)
    assert json.loads(after) == wanted
    assert after.startswith(f'{{"x": "{raw}", "deep": {{"text": "')
    assert after.endswith('"}, "y": [{"text": 1}]}')
