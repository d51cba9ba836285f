"""Laws for every text: fixing settles and can be undone, spans are right, documents are independent."""

import gzip
import json
import pickle
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import Config, Document, Linter, Safety, Span
from newslint.catalogue import Catalogue, load_catalogue
from newslint.edit import Loss
from newslint.text.words import letters

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
STRICT = Linter(Config(preset="strict"))
SHOWN = [example.text for rule in load_catalogue(plugins=False).rules for example in (*rule.bad, *rule.good)]
DAMAGE = st.sampled_from(SHOWN)
SEPARATORS = st.sampled_from(["\n", "\n\n", " ", "\r\n", "\n\n\n", ""])
SAFETIES = st.sampled_from([Safety.SAFE, Safety.UNSAFE])


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(DAMAGE | st.text(max_size=20), min_size=1, max_size=4))
    text = draw(SEPARATORS).join(pieces)
    cut = draw(st.integers(0, max(0, len(text) - 1)))
    return text[cut:] if draw(st.booleans()) else text


@given(damaged_texts(), SAFETIES)
@settings(max_examples=150, deadline=None)
def test_fixing_settles_and_is_undone(text: str, safety: Safety) -> None:
    fixed = STRICT.fix(text, safety, budget=1.0)
    assert fixed.undo() == text
    again = STRICT.fix(fixed.text, safety, budget=1.0)
    assert again.text == fixed.text
    assert fixed.left == STRICT.lint(fixed.text)


@given(damaged_texts())
@settings(max_examples=100, deadline=None)
def test_findings_quote_the_text_at_their_place_and_are_sorted(text: str) -> None:
    findings = STRICT.lint(text)
    for finding in findings:
        start, end = finding.span
        assert 0 <= start < end <= len(text)
        assert finding.fix is None or all(
            0 <= e.span.start <= e.span.end <= len(text) for e in finding.fix.edits
        )
        lines = text[:start].replace("\r\n", "\n").replace("\r", "\n")
        assert finding.line == lines.count("\n") + 1 or text[start - 1 : start + 1] == "\r\n"
    assert [(f.span, f.rule) for f in findings] == sorted((f.span, f.rule) for f in findings)


@given(st.lists(damaged_texts(), min_size=2, max_size=3))
@settings(max_examples=40, deadline=None)
def test_nothing_is_kept_from_one_document_to_the_next(texts: list[str]) -> None:
    alone = [Linter(Config(preset="strict"), STRICT.catalogue).lint(text) for text in texts]
    together = [STRICT.lint(text) for text in reversed(texts)]
    assert alone == together[::-1]


@given(damaged_texts(), st.permutations(range(len(STRICT.rules))))
@settings(max_examples=10, deadline=None)
def test_order_of_rules_does_not_matter(text: str, order: list[int]) -> None:
    rules = [STRICT.rules[index] for index in order]
    shuffled = Linter(Config(preset="strict"), Catalogue(tuple(rules)))
    assert shuffled.lint(text) == STRICT.lint(text)


@given(damaged_texts())
@settings(max_examples=80, deadline=None)
def test_fixes_that_lose_nothing_keep_every_letter(text: str) -> None:
    fixed = STRICT.fix(text, budget=1.0)
    losses = {finding.fix.loses for finding in fixed.applied if finding.fix}
    if losses <= {Loss.NOTHING}:
        assert letters(fixed.text) == letters(text)


def test_a_linter_can_be_pickled() -> None:
    text = "Old Bridge Opens\n\nHow useful was this post?\n"
    copy = pickle.loads(pickle.dumps(STRICT))
    assert copy.lint(text) == STRICT.lint(text)
    assert copy.config == STRICT.config


def test_one_linter_serves_threads() -> None:
    linter = Linter()
    expected = [linter.lint(text) for text in SHOWN[:60]]
    got: dict[int, list[object]] = {}

    def work(number: int) -> None:
        got[number] = [linter.lint(text) for text in SHOWN[:60]]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(result == expected for result in got.values())
    assert len(got) == 4


def test_carriage_returns_and_a_byte_order_mark_are_counted_and_kept() -> None:
    text = "\N{ZERO WIDTH NO-BREAK SPACE}Bridge\r\n\r\nIt opened on Monday.The ferry left.\r\n"
    (finding,) = [f for f in Linter().lint(text) if f.rule == "missing-space"]
    assert text[slice(*finding.span)] == "Monday.The"
    assert (finding.line, finding.column) == (3, 14)
    assert Linter().fix(text).text == text.replace("Monday.The", "Monday. The")


def test_unpaired_surrogates_are_read_and_kept() -> None:
    text = "It opened on Monday.The ferry \ud83d left."
    assert Linter().fix(text).text == "It opened on Monday. The ferry \ud83d left."


def test_a_page_given_as_a_document_is_fixed_in_its_source() -> None:
    page = "<p>It opened on <b>Monday.The</b> ferry &amp; the bus left.</p>"
    fixed = Linter().fix(Document(page, format="html"))
    assert fixed.text == "<p>It opened on <b>Monday. The</b> ferry &amp; the bus left.</p>"
    assert fixed.applied[0].span == Span(19, 29)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["labelled", "chatbot", "tables"])
def test_laws_hold_on_real_articles(name: str) -> None:
    if not DATA.exists():
        pytest.skip("the articles to measure on are not here")
    linter = Linter()
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][::4]
    for text in texts:
        for safety in (Safety.SAFE, Safety.UNSAFE):
            fixed = linter.fix(text, safety)
            assert fixed.undo() == text
            assert linter.fix(fixed.text, safety).text == fixed.text
