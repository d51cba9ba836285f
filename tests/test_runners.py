"""How a check is called: near its triggers, with its view and options, in its time; and its errors."""

import time
import types
from collections.abc import Iterator

import pytest

from newslint import Config, Document, Edit, Fix, Hit, Rule, Span
from newslint.catalogue import Catalogue
from newslint.catalogue.cache import Cache
from newslint.document import Line, Occurrence
from newslint.document.facts import Facts
from newslint.errors import CardError, ConfigError, LateError, RuleError
from newslint.linter import Linter
from newslint.linter.plan import Plan
from newslint.linter.runners import runner
from newslint.text.wordlist import WordList
from rule_kit import fix_policy, linter, rule

FERRY = rule("ferry-word", match={"text": ["ferry"]})


@pytest.fixture
def lines(checks: types.ModuleType) -> Rule:
    """A rule whose check yields each line that it is given."""

    def each(line: Line) -> Iterator[Hit]:
        yield Hit(line.span)

    each.__annotations__["line"] = Line
    vars(checks)["each"] = each
    return rule("each-line", check="made.checks:each", trigger=["ferry"])


def given(rule: Rule, document: Document, offsets: list[int] | None = None) -> list[str]:
    """What a rule finds near the ends of its triggers."""
    return [document.text[slice(*hit.span)] for hit in runner(rule, {})(document, offsets)]


def test_a_check_of_lines_gets_those_with_a_trigger(lines: Rule) -> None:
    document = Document("A ferry.\nA boat.\n\nferry")
    assert given(lines, document, [7]) == ["A ferry."]
    assert given(lines, document, [7, 23]) == ["A ferry.", "ferry"]
    assert given(lines, document, []) == []
    assert given(lines, document, [18]) == []
    assert given(lines, document) == ["A ferry.", "A boat.", "ferry"]


def test_a_check_of_lines_gets_no_protected_line(lines: Rule) -> None:
    document = Document("A ferry.\nA boat.", facts=Facts(protected=(Span(0, 8),)))
    assert given(lines, document, [7, 14]) == ["A boat."]


def test_a_check_of_sentences_gets_those_with_a_trigger(checks: types.ModuleType) -> None:
    from newslint.document import Sentence  # noqa: PLC0415 -- beside the check that takes it

    def each(sentence: Sentence) -> Iterator[Hit]:
        yield Hit(sentence.span)

    each.__annotations__["sentence"] = Sentence
    vars(checks)["each"] = each
    made = rule("each-sentence", check="made.checks:each", trigger=["ferry"])
    document = Document("A ferry came. A boat came. It left.")
    first, second, third = given(made, document)
    assert (first, second, third) == ("A ferry came.", "A boat came.", "It left.")
    assert given(made, document, [7]) == [first]
    assert given(made, document, [20]) == [second]
    assert given(made, document, [14]) == [second]
    assert given(made, document, [0, 35]) == [first, third]
    assert given(made, document, []) == []


@pytest.fixture
def phrases(checks: types.ModuleType) -> Rule:
    """A rule whose check yields each place of a phrase, and names the phrase."""

    def each(occurrence: Occurrence) -> Iterator[Hit]:
        yield Hit(occurrence.span, {"phrase": occurrence.phrase})

    each.__annotations__["occurrence"] = Occurrence
    vars(checks)["each"] = each
    return rule(
        "each-phrase", check="made.checks:each", phrases=["ferry", "old ferry", "no", "x"], message="{phrase}"
    )


@pytest.mark.parametrize(
    ("text", "offsets", "found"),
    [
        ("ferry", [5], ["ferry"]),
        ("An OLD Ferry", [12], ["OLD Ferry"]),
        ("A cold ferry, no", [12, 16], ["old ferry", "no"]),
        ("no", [2], ["no"]),
        ("derry ferry", [5, 11], ["ferry"]),
        ("erry", [4], []),
        ("A x, x", [3, 6], ["x", "x"]),
    ],
)
def test_a_check_of_phrases_gets_the_longest_that_ends_there(
    phrases: Rule, text: str, offsets: list[int], found: list[str]
) -> None:
    assert given(phrases, Document(text), offsets) == found


def test_without_a_scan_a_check_of_phrases_gets_each_place_of_each(phrases: Rule) -> None:
    assert given(phrases, Document("old ferry x")) == ["ferry", "old ferry", "x"]


@pytest.mark.parametrize(
    "text", ["ÀÀÀ ferry\nboat\nferry ÀÀ", "ferry\nÀ boat", "\u00c0\u0100\u2000ferry\n\U00010000 ferry"]
)
def test_triggers_after_other_letters_than_ascii_are_at_their_places(text: str) -> None:
    near = rule(match={"line": [".*ferry.*"]}, trigger=["ferry"])
    anywhere = rule("any-boat", match={"line": [".*boat"]})
    hits, raised = Plan([near, anywhere], {}, "python").run(Document(text))
    found = [(one.rule.name, text[slice(*one.hit.span)]) for one in hits]
    expected = [("made-up", line) for line in text.split("\n") if "ferry" in line]
    expected += [("any-boat", line) for line in text.split("\n") if "boat" in line]
    assert sorted(found) == sorted(expected)
    assert raised == []


def test_what_takes_time_to_make_is_made_once_when_enough_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    read: list[int] = []
    plan = Plan([FERRY], {}, "python")
    monkeypatch.setattr("newslint.linter.plan.WORTH_MAKING", 10)
    monkeypatch.setattr("newslint.scan.Scanner.hasten", lambda _self: made.append(len(read)))
    for size in (9, 1, 1, 9):
        read.append(size)
        plan.run(Document("x" * size))
    assert made == [2]


def test_compiled_patterns_are_kept_in_the_store_of_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[object] = []
    monkeypatch.setattr("newslint.text.compiled.COMPILED.use", used.append)
    Plan([FERRY], {}, "python")
    assert used == []
    Plan([FERRY], {}, "python", store=Cache(None))
    assert len(used) == 1


def test_a_rule_for_files_runs_on_files_only() -> None:
    made = linter(FERRY._replace(files=True))
    assert made.lint(Document("A ferry.", facts=Facts())) == []
    assert len(made.lint(Document("A ferry.", facts=Facts(is_file=True)))) == 1


def test_a_document_whose_time_is_over_is_given_up() -> None:
    made = linter(FERRY)
    with pytest.raises(LateError, match="the time for a document ran out at rule ferry-word"):
        made.examine("A ferry.", time.monotonic() - 1)
    with pytest.raises(LateError):
        made.fix("A ferry.", until=time.monotonic() - 1)
    assert len(made.examine("A ferry.", time.monotonic() + 60).findings) == 1


def test_a_slow_pattern_of_a_user_ends_with_the_time_of_the_document() -> None:
    slow = rule(match={"text": ["zzslow(?:a|aa)+c"]})
    assert slow.match
    made = linter(FERRY, slow._replace(match=slow.match._replace(limited=True)))
    begun = time.monotonic()
    with pytest.raises(LateError):
        made.examine(f"A ferry zzslow{'a' * 500}", begun + 0.2)
    assert time.monotonic() - begun < 5


def test_a_message_with_a_value_that_it_does_not_get_is_an_error_of_the_card(
    checks: types.ModuleType,
) -> None:
    def first(document: Document) -> Iterator[Hit]:
        yield Hit(Span(0, len(document.text)), {"known": 1})

    vars(checks)["first"] = first
    wrong = rule("wrong-message", check="made.checks:first", message="{text} {known} {other}")
    with pytest.raises(RuleError, match="the message has no value 'other'; choose from known, text"):
        linter(wrong).lint("A boat.")
    assert len(linter(wrong._replace(is_own=True)).lint("A boat.")) == 1
    assert len(linter(wrong._replace(message="{text} {known}")).lint("A boat.")) == 1


def test_a_wrong_card_stops_no_fix_of_the_others(checks: types.ModuleType) -> None:
    def cut(document: Document) -> Iterator[Hit]:
        if ".." in document.text:
            at = document.text.index("..")
            yield Hit(Span(at, at + 2), {}, Fix((Edit(Span(at, at + 1), ""),)))

    vars(checks)["cut"] = cut
    wrong = rule("wrong-message", match={"text": ["boat"]}, message="{other}")
    good = rule("doubled-stop", check="made.checks:cut", fix=fix_policy())
    fixed = linter(wrong, good).fix("A boat..")
    assert fixed.text == "A boat."
    assert [type(error.cause) for error in fixed.errors] == [CardError]


def test_a_check_that_raises_stops_the_fix(checks: types.ModuleType) -> None:
    def broken(document: Document) -> Iterator[Hit]:
        raise ZeroDivisionError
        yield Hit(Span(0, len(document.text)))

    vars(checks)["broken"] = broken
    wrong = rule("wrong-message", match={"text": ["boat"]}, message="{other}")
    with pytest.raises(RuleError, match="ZeroDivisionError"):
        linter(wrong, rule("broken-rule", check="made.checks:broken")).fix("A boat.")


def test_a_plug_in_that_is_broken_is_an_error_of_each_document() -> None:
    known, unknown = CardError("cannot be imported", "pack"), CardError("cannot be imported")
    made = Linter(None, Catalogue((FERRY,), (known, unknown)))
    assert [error.rule for error in made.examine("A boat.").errors] == ["pack", ""]


@pytest.fixture
def optional(checks: types.ModuleType) -> Rule:
    """A rule whose check has an option of each type, and says what it got."""

    def check(
        document: Document,
        *,
        share: float = 0.5,
        words: tuple[str, ...] = (),
        name: WordList = WordList("some-words"),
    ) -> Iterator[Hit]:
        yield Hit(Span(0, len(document.text)), {"given": (share, words, name.name)})

    check.__annotations__["document"] = Document
    vars(checks)["check"] = check
    made = rule("some-options", check="made.checks:check", message="{given}")
    lists = {name: WordList(name) for name in ("some-words", "more-words")}
    return made._replace(lists=lists)


def test_options_have_the_types_of_their_defaults(optional: Rule) -> None:
    def said(**options: object) -> str:
        config = Config(options={"some-options": options})
        return linter(optional, config=config).lint("A boat.")[0].message

    assert said() == "(0.5, (), 'some-words')"
    assert said(share=1) == "(1, (), 'some-words')"
    assert said(share=0.25, words=["a", "b"], name="more-words") == "(0.25, ('a', 'b'), 'more-words')"
    with pytest.raises(
        ConfigError, match=r"there is no word list 'no-words'; did you mean '(?:more|some)-words'"
    ):
        said(name="no-words")
    with pytest.raises(ConfigError, match="takes tuple, not 'a'"):
        said(words="a")
    with pytest.raises(ConfigError, match="takes float, not 'a'"):
        said(share="a")


def test_a_rule_without_a_check_has_no_options() -> None:
    with pytest.raises(ConfigError, match="rule ferry-word has no options"):
        linter(FERRY, config=Config(options={"ferry-word": {"most": 3}}))


def test_a_check_of_an_unknown_view_is_an_error_of_the_card(checks: types.ModuleType) -> None:
    def strange(text: str) -> Iterator[Hit]:
        yield Hit(Span(0, len(text)))

    strange.__annotations__["text"] = str
    vars(checks)["strange"] = strange
    with pytest.raises(RuleError, match=r"annotate the first parameter of made.checks:strange with one of"):
        linter(rule("strange-view", check="made.checks:strange")).lint("A boat.")
