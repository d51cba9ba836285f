"""The scan finds the triggers of patterns with every back end, and never misses a finding."""

import gzip
import json
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.catalogue import load_catalogue
from newslint.catalogue.cache import Cache, user_cache
from newslint.catalogue.making import slipped, whole_trigger
from newslint.catalogue.signals import signal_of
from newslint.config import Config
from newslint.document import Document
from newslint.formats import parse
from newslint.linter.plan import Plan
from newslint.linter.runners import Runner, runner
from newslint.rule import Rule
from newslint.scan import BACKENDS, EDGE, EVERYWHERE, Scanner, Signal, hyperscan
from newslint.scan.database import is_accepted, sought_for
from newslint.scan.derive import crosses_lines, literals
from newslint.scan.expression import expression
from newslint.scan.fold import folded
from newslint.scan.hyperscan import MOST_TOGETHER, HyperscanBackend, parts
from newslint.text.patterns import pattern
from newslint.text.sealed import sealed, unsealed
from newslint.text.wordlist import alternation
from rule_kit import rule

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
EVERY = load_catalogue(plugins=False).rules
RULES = load_catalogue(plugins=False).selected(Config(preset="strict"))
SOURCES = [
    r"(?:abc|xy+z)[ab]?cab",
    r"a(?:bc|xyz)+x",
    r"(?:cab ){2}(?:x|yy)zab",
    r"\bab\b[^x\n]*c",
    r"é\b\s*[^\p{L}]x",
    r"(?<![\w.])ab\p{Ll}{1,3}c",
    r"[“”'-]?x(?:a|b|c)?\Z",
    r"\p{Lu}\.[à-öa-c]",
    r"[\u2013-\u2015]+a",
    r"(?:ab)*?[^\n]{0,30}\d\Z",
    r"(?m)^[^\p{L}\n]*a[bc]?$",
    r"\A\s*[^\n]*\p{Lu}{2}",
    r"(?m)(?:a|é)[ \t]*$",
]
BY_LITERALS = ("site-line",)  # thousands of fixed lines: the engine takes them faster one by one
LARGE = 500  # bytes; the engine refuses only large expressions
LETTERS = "abcxyz .éÀ“–\nAX1"


@cache
def plans() -> list[Plan]:
    """The plans of all rules with a fast and with a plain back end; the first is compiled for a minute."""
    return [Plan(EVERY, {}, backend, user_cache()) for backend in ("hyperscan", "ahocorasick")]


@cache
def plain_scanners() -> list[Scanner]:
    """The scanners of all rules with each plain back end."""
    return [Scanner([signal_of(rule) for rule in EVERY], backend) for backend in ("ahocorasick", "find")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("(?:would|do) you want", {"would you want", "do you want"}),
        ("how useful.*[?]", {"how useful"}),
        (r"\bread more:\s.*", {f"{EDGE}read more:"}),
        ("(?:abc)?defgh", {"defgh"}),
        ("[xy]yz1 and", {"xyz1 and", "yyz1 and"}),
        ("(?:ferry)+", {"ferry"}),
        (r"\p{L}+ferry\b", {f"ferry{EDGE}"}),
        ("如果你愿意.*", {"如果你愿意"}),
    ],
)
def test_literals_are_strings_that_every_match_contains(source: str, expected: set[str]) -> None:
    assert set(literals(source) or ()) == expected


def test_literals_of_a_pattern_that_fills_its_line_have_edges() -> None:
    found = literals("[*_]{0,3}(?:share|send) this", fills_line=True)
    assert found == frozenset([f"{EDGE}share this{EDGE}", f"{EDGE}send this{EDGE}"])


@pytest.mark.parametrize("source", ["[a-z]+", ".*", "(?:ab|[0-9]+)", "a?b?c?", "(?:the|and)", r"\p{L}{9}"])
def test_every_literal_is_in_the_pattern(source: str) -> None:
    assert literals(source) is None


@given(st.text(alphabet=LETTERS, max_size=30))
@pytest.mark.parametrize("source", SOURCES)
def test_every_match_contains_a_literal(source: str, text: str) -> None:
    found = {literal.strip(EDGE) for literal in literals(source) or {""}}
    for match in pattern(source).finditer(text):
        assert any(literal in match[0].lower() for literal in found)


@given(st.text(alphabet=LETTERS, max_size=40))
@settings(max_examples=300)
@pytest.mark.parametrize("source", SOURCES)
def test_an_expression_matches_wherever_its_pattern_does(source: str, text: str) -> None:
    assert expression(source) is not None
    if pattern(source).search(text):
        assert HYPERSCAN[source].scan(text.encode())


def test_an_expression_needs_nothing_after_the_end_of_a_match() -> None:
    assert expression(r"(?:the )?[a-z]{2,}[.!?]+") == expression(r"[a-z]{2}[.!?]")


HYPERSCAN = {source: HyperscanBackend([Signal((source,), ignore_case=False)]) for source in SOURCES}


@pytest.mark.parametrize(
    "line",
    [
        "ferry to the isle",
        "* **Ferry to the isle!**",
        "_Ferry to the isle_",
        "\t> 12. _Ferry to the isle_ –",
        "   • ferry, ferry",
    ],
)
def test_an_expression_that_fills_a_line_ignores_marks_around_it(line: str) -> None:
    sought = HyperscanBackend([Signal(lines=(r"\bferry\b(?: to the isle|, ferry)\b[.!]?",))])
    assert list(sought.scan(f"Before.\n{line}\nBehind.".encode())) == [0]
    assert not sought.scan(f"Before.\n{line} now".encode())


def test_patterns_that_may_cross_lines_are_known() -> None:
    assert crosses_lines(r"a\sb")
    assert crosses_lines("a[^b]c")
    assert crosses_lines("a\nb")
    assert crosses_lines(r"a\P{L}")
    assert crosses_lines(r"a(?=\s*b)")
    assert crosses_lines(r"a(?!\n)")
    assert not crosses_lines("a.*b")
    assert not crosses_lines("a[^b\n]c")


TEXTS = st.text(alphabet="youlikem sMENUéÉ…préσΣς", max_size=60)
LITERALS = [
    "you like me",
    "like me",
    "menu",
    f"{EDGE}menu{EDGE}",
    "préc",
    f"{EDGE}like",
    f"ike{EDGE}",
    "you m",
    "éré",
    f"{EDGE}youσ",
    "ς",
]
SIGNALS = [
    *(Signal(literals=(literal,)) for literal in LITERALS),
    Signal(literals=("menu", "préc"), once=True),
    Signal(literals=("Menu", f"{EDGE}menU"), ignore_case=False),
    Signal(literals=("é",), once=True),
    Signal(literals=("É", "Σe"), ignore_case=False),
    Signal(),
]
ALL = [Scanner(SIGNALS, backend) for backend in BACKENDS]


@given(TEXTS)
@settings(max_examples=300)
def test_back_ends_agree(text: str) -> None:
    first, *others = [scanner.scan(text.encode()) for scanner in ALL]
    assert all(other == first for other in others)


def test_scanner_reports_overlapping_places() -> None:
    wanted = [Signal(literals=(one,)) for one in ("like me", "you like", "ike")]
    assert Scanner(wanted).scan(b"You LIKE me") == {0: [11], 1: [8], 2: [8]}


def test_a_signal_may_have_to_occur_more_than_once() -> None:
    sought = HyperscanBackend([Signal(("ferr[yi]",), once=True, times=2)])
    assert sought.scan(b"one ferry") == {}
    assert sought.scan(b"a ferry and two ferries") == {0: EVERYWHERE}


@pytest.mark.parametrize(
    ("literal", "text", "ends"),
    [
        (f"{EDGE}ferry{EDGE}", "Ferry ferryboat (ferry) carferry “ferry”", [5, 22, 41]),
        (" sails.", "It sails. Sails. It  sails.", [9, 16, 27]),
        ("(photo", "(Photo: (photo) photo", [6, 14]),
        ("“as an", "“As an isle “as an", [8, 22]),
        ("erry sails ", "The ferry sails on, ferry  sails", [16]),
        ("isle’s a", "The isle’s all", [14]),
        ("ai として", "xai として", [13]),
        ("\nferry", "ferry\nferry", [11]),
        ("aaa", "aaaaa", [3, 4, 5]),
        (f"{EDGE}the the{EDGE}", "the the the", [7, 11]),
    ],
)
def test_literals_are_found_at_their_places(literal: str, text: str, ends: list[int]) -> None:
    for backend in BACKENDS:
        assert Scanner([Signal(literals=(literal,))], backend).scan(text.encode()) == {0: ends}


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    ("literal", "texts"),
    [
        ("если хотите", ["если хотите", "Если хотите", "ЕСЛИ ХОТИТЕ"]),
        ("Αν θέλεις", ["αν θέλεις", "Αν θέλεις", "ΑΝ ΘΈΛΕΙΣ"]),
        ("kürzen", ["kürzen", "Kürzen", "KÜRZEN"]),
        ("ǆ", ["ǆ", "ǅ", "Ǆ"]),
    ],
)
def test_literals_are_found_in_any_case_of_any_script(backend: str, literal: str, texts: list[str]) -> None:
    scanner = Scanner([Signal(literals=(literal,))], backend)
    for text in texts:
        for before in ("", "… ", "İı ", "ẞȺ", "İẞ "):
            data = f"{before}{text}".encode()
            assert scanner.scan(data + b" behind") == {0: [len(data)]}


@pytest.mark.parametrize("backend", BACKENDS)
def test_an_edge_beside_a_non_ascii_letter_hides_nothing(backend: str) -> None:
    scanner = Scanner([Signal(literals=(f"{EDGE}если{EDGE}",))], backend)
    assert scanner.scan("Если, ЕСЛИ".encode()) == {0: [8, 18]}


@pytest.mark.parametrize("backend", BACKENDS)
def test_case_counts_if_a_signal_requires_it(backend: str) -> None:
    scanner = Scanner([Signal(literals=("Если", "Ferry"), ignore_case=False)], backend)
    assert scanner.scan("если Если ЕСЛИ ferry Ferry".encode()) == {0: [17, 38]}


@given(st.text())
def test_a_folded_text_keeps_the_places_of_its_letters(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    letters = folded(data).decode("utf-8", "surrogatepass")
    assert len(letters.encode("utf-8", "surrogatepass")) == len(data)
    assert len(letters) == len(text)
    assert all(one in (char, char.lower(), "σ") for one, char in zip(letters, text, strict=True))


def test_literals_are_found_without_an_automaton(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    assert Scanner([Signal(literals=("ferry",))]).scan(b"a Ferry") == {0: [7]}


def test_literals_that_begin_alike_are_all_found() -> None:
    literals = ("sign", "sign up", "sign up now", " sign up now for")
    signals = [Signal(literals=(f"{EDGE}{one}" if one[0] != " " else one,)) for one in literals]
    for backend in BACKENDS:
        found = Scanner(signals, backend).scan(b"Please sign up now for it")
        assert found == {0: [11], 1: [14], 2: [18], 3: [22]}


def test_a_rule_without_a_signal_always_runs() -> None:
    for backend in BACKENDS:
        assert Scanner([Signal(), Signal(literals=("ferry",))], backend).scan(b"a boat") == {0: EVERYWHERE}


def test_a_scanner_without_signals_finds_nothing_on_either_back_end() -> None:
    assert all(Scanner([], backend).scan(b"a ferry") == {} for backend in BACKENDS)


def test_signals_are_found_in_every_database(tmp_path: Path) -> None:
    words = [
        f"ferry{chr(ord('a') + at // 26)}{chr(ord('a') + at % 26)}" for at in range(2 * MOST_TOGETHER + 1)
    ]
    signals = [Signal((word,)) for word in words]
    cache = Cache(tmp_path)
    made = HyperscanBackend(signals, cache)
    kept = HyperscanBackend(signals, cache, may_compile=False)
    for backend in (made, kept):
        for index in range(len(words)):
            assert backend.scan(f"a {words[index]}".encode()) == {index: [9]}
        assert backend.scan("\N{KELVIN SIGN}".encode()) == dict.fromkeys(range(len(words)), EVERYWHERE)


def test_databases_are_shared_by_configurations_with_nearly_the_same_rules() -> None:
    signals = [Signal((f"ferry {at}",)) for at in range(400)]
    without = [one for one in signals if one.patterns != ("ferry 200",)]
    many, fewer = ({tuple(some[at] for at in part) for part in parts(some)} for some in (signals, without))
    assert [at for part in parts(signals) for at in part] == [*range(400)]
    assert {len(part) for part in many - fewer} <= {*range(MOST_TOGETHER + 1)}
    assert len(many & fewer) >= len(many) - 2 >= 3


def test_a_word_boundary_stays_with_the_alternatives_that_begin_or_end_with_ascii() -> None:
    source = alternation(("relu", "réécrit à", "écrit", "œuvre"))
    backend = HyperscanBackend([Signal((source,))])
    assert backend.scan(b"reluctant prelude, a carelu") == {}
    for text in ("relu", "(relu)", "un texte réécrit à neuf", "texte écrit.", "_relu_", "l’œuvre"):
        assert list(backend.scan(text.encode())) == [0], text


def test_a_database_is_kept_and_read_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    made = HyperscanBackend([Signal(("ferr[yi]",))], cache)
    kept = HyperscanBackend([Signal(("ferr[yi]",))], cache, may_compile=False)
    assert made.scan(b"a ferry") == kept.scan(b"a ferry") == {0: [7]}
    with pytest.raises(LookupError):
        HyperscanBackend([Signal(("boats?",))], cache, may_compile=False)


def test_a_database_derived_by_other_code_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache")
    signals = [Signal(("ferr[yi]",))]
    HyperscanBackend(signals, cache)
    for name in hyperscan.CODE:
        (tmp_path / name).touch()
    monkeypatch.setattr(hyperscan, "FOLDER", str(tmp_path))
    with pytest.raises(LookupError):
        HyperscanBackend(signals, cache, may_compile=False)


def test_a_damaged_database_is_made_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    HyperscanBackend([Signal(("ferry",))], cache)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    engine = unsealed(whole)[0]  # type: ignore[index]  # a tuple, as the next lines show
    half = len(whole) // 2
    flipped = whole[:half] + bytes([whole[half] ^ 1]) + whole[half + 1 :]
    for damaged in (b"", b"[[", whole[:half], flipped, sealed((engine, [(0, False)], b"none"))):
        path.write_bytes(damaged)
        assert HyperscanBackend([Signal(("ferry",))], cache).scan(b"ferry") == {0: [5]}
        assert path.read_bytes() == whole


def samples() -> list[Document]:
    if not DATA.exists():
        pytest.skip("the articles to measure on are not here")
    texts = []
    for name, step in (("labelled", 1), ("chatbot", 2), ("tables", 4), ("wild", 40), ("clean", 30)):
        with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"][:20000] for line in lines][::step]
    return [parse(text) for text in texts]


def found(plan: Plan, document: Document) -> set[tuple[str, int, int]]:
    hits, raised = plan.run(document)
    assert not raised
    return {(rule.name, *hit.span) for rule, hit in hits}


def found_everywhere(runners: Sequence[tuple[Rule, Runner]], document: Document) -> set[tuple[str, int, int]]:
    return {
        (rule.name, *hit.span)
        for rule, run in runners
        if not rule.files and (not rule.languages or document.spoken in rule.languages)
        for hit in run(document, None)
    }


def assert_plain_back_ends_agree(data: bytes) -> None:
    """They search for the same literals: if they set off the same rules, the findings are equal, too."""
    first, second = (scanner.scan(data) for scanner in plain_scanners())
    assert first == second


def test_a_boundary_is_kept_only_beside_a_short_word() -> None:
    assert expression(r"\bferry\b(?=!)") == r"\bferry\b"
    assert expression(r"\bferry-passenger\b") == "ferry-passenger"
    assert expression(r"\b(?:ferry|ferry-passenger)\b") == r"(?:\b(?:ferry)\b|(?:ferry-passenger))"


def test_phrases_that_begin_alike_are_searched_for_once() -> None:
    assert expression("the northern ferry harbour of (?:Skarre|Ulverstad)") == "the northern ferry harbour"
    assert expression(
        "(?:an old northern ferry-harbour of Skarre|an old northern ferry-harbour of Ulverstad)"
    ) == ("(?:an old northern ferry-harb)")


def test_a_place_in_the_last_line_of_a_pattern_is_found_there() -> None:
    assert expression("the ferry to Skarre\nsails") == r"the ferry to Skarre\x0asails"


@pytest.mark.slow
def test_signals_miss_no_finding_in_real_articles() -> None:
    """Rules find the same everywhere as at their signals, and all rules the same with each back end.

    Triggers that a card states for its check are part of its definition: it does not run without them.
    """
    rules = [rule for rule in RULES if signal_of(rule).sources or rule.phrases]
    names = {rule.name for rule in rules}
    runners = [(rule, runner(rule, {})) for rule in rules]
    for document in samples():
        expected = found_everywhere(runners, document)
        all_found, *others = [found(plan, document) for plan in plans()]
        assert {one for one in all_found if one[0] in names} == expected
        assert others == [all_found]
        assert_plain_back_ends_agree(document.data)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_example_triggers_its_rule(rule: Rule) -> None:
    for backend in BACKENDS:
        scanner = Scanner([signal_of(rule)], backend)
        assert all(scanner.scan(shown.text.encode()) for shown in rule.bad if shown.format == "text")


@pytest.mark.parametrize("rule", [one for one in RULES if signal_of(one).sources], ids=lambda rule: rule.name)
def test_every_pattern_can_be_searched_for_fast(rule: Rule) -> None:
    signal = signal_of(rule)
    if rule.name in BY_LITERALS:
        assert all(literals(source, fills_line=source in signal.lines) for source in signal.sources)
        return
    assert all(expression(source) for source in signal.patterns)
    assert all(expression(source, fills_line=True) for source in signal.lines)


@pytest.mark.slow
def test_every_expression_is_accepted_by_the_engine() -> None:
    """If the engine refuses an expression, all others must be compiled again."""
    engine = pytest.importorskip("hyperscan")
    sought = [(rule.name, one) for rule in RULES for one in sought_for(0, signal_of(rule))]
    large = [(name, one) for name, one in sought if len(one.expression) > LARGE]
    assert large
    assert [(name, one.expression) for name, one in large if not is_accepted(engine, one)] == []


def test_a_rule_whose_signals_are_absent_is_never_called() -> None:
    asked: list[str] = []

    class Watched(Plan):
        def _runner(self, rule: Rule):  # type: ignore[no-untyped-def]  # noqa: ANN202 -- only watches
            asked.append(rule.name)
            return super()._runner(rule)

    for backend in BACKENDS:
        rules = [rule for rule in RULES if rule.name == "rating-widget"]
        Watched(rules, {}, backend).run(parse("The ferry sails at noon."))
    assert asked == []


def test_letters_that_fold_to_ascii_hide_no_finding() -> None:
    rule = next(rule for rule in RULES if rule.name == "rating-widget")
    text = "The ferry sails.\n\nClic\N{KELVIN SIGN} on a star to rate it!"
    for backend in BACKENDS:
        assert found(Plan([rule], {}, backend), parse(text)) == {("rating-widget", 18, 45)}


def test_names_are_searched_for_in_the_forms_that_lost_capitals() -> None:
    assert set(slipped("White House")) == {"White house", "white House"}
    assert set(slipped("Japan")) == {"japan"}
    assert set(slipped("House of Lords")) == {"house of Lords", "House of lords"}


def test_stated_triggers_begin_a_word() -> None:
    stated = rule(check="some.module:check", trigger=["contents", "(more)", "目录"])
    assert whole_trigger(stated) == [f"{EDGE}contents", "(more)", "目录"]


HOSTILE = (
    "\uf8ff", "English English", "\u202e", "\ue200", "\u200b", "\x00", "\x1b[31m", "\N{LATIN SMALL LETTER LONG S}",
    "\N{KELVIN SIGN}", "\ud800", "\ufffd", "\xad", "\u2028", "\r", "\xa0", "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}",
    "<!--", "&#8217;", "’’", "…", "*", "_", "|", "\ufeff", "–",
)  # fmt: skip
EXAMPLES = [example.text for one in EVERY for example in (*one.bad, *one.good)]


@st.composite
def hostile_texts(draw: st.DrawFn) -> str:
    """An example, perhaps in capitals, with a few hostile pieces put in."""
    text = draw(st.sampled_from(EXAMPLES))
    text = text.upper() if draw(st.booleans()) else text
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(HOSTILE)) + text[at + draw(st.integers(0, 2)) :]
    return text


@pytest.mark.slow
@given(text=hostile_texts() | st.sampled_from(HOSTILE) | st.sampled_from(EXAMPLES).map(str.upper))
@settings(max_examples=1500, deadline=None)
def test_findings_in_hostile_texts_are_those_of_every_back_end(text: str) -> None:
    wanted, *others = (found(plan, parse(text)) for plan in plans())
    assert others == [wanted]
    assert_plain_back_ends_agree(parse(text).data)
