"""Word lists: read from a pack's `lists` folder, named in patterns, checked for duplicates."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from newslint.catalogue import load_catalogue, own_cards
from newslint.catalogue.lists import read_lists
from newslint.catalogue.making import read_cards
from newslint.config import Config
from newslint.errors import CardError, ConfigError
from newslint.linter import Linter
from newslint.text.folding import folded
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList, places

OWN = read_lists(Path(own_cards()))
FILES = sorted(Path(own_cards()).glob("lists/*.toml"))
CARD = """
summary = "A notice."
message = "“{text}” is a notice"
why = "It is not part of the article."
severity = "warning"
[match]
line = ['''(?&notice-word) today''']
[[bad]]
text = "Closed today"
[[bad]]
text = "SHUT today"
[[bad]]
text = "Geschlossen today"
[[good]]
text = "Open today"
[[good]]
text = "The shop is closed today"
[[good]]
text = "Closed"
"""


def pack(folder: Path, lists: dict[str, str], card: str = CARD) -> Path:
    (folder / "lists").mkdir(parents=True, exist_ok=True)
    (folder / "house").mkdir(exist_ok=True)
    for name, text in lists.items():
        (folder / "lists" / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / "house" / "shop-notice.toml").write_text(card, encoding="utf-8")
    return folder


def test_a_pattern_takes_the_phrases_of_a_list_in_all_languages(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"notice-word": 'en = ["closed", "shut"]\nde = ["geschlossen"]'})
    (rule,) = read_cards(folder)
    assert rule.match is not None
    (source,) = rule.match.patterns["line"]
    for text in ("closed today", "Shut today", "GESCHLOSSEN today"):
        assert pattern(source, ignore_case=True).fullmatch(text)
    assert not pattern(source, ignore_case=True).fullmatch("open today")


def test_apostrophes_and_hyphens_of_all_kinds_match_each_other() -> None:
    one = WordList("x", {"en": ("don't follow-up",)})
    for text in ("don't follow-up", "don’t follow‑up", "DON`T FOLLOW–UP"):
        assert pattern(one.pattern, ignore_case=True).search(text)
        assert list(places(folded(text), ("don't follow-up",)))


def test_a_stem_takes_every_ending() -> None:
    assert [tuple(place) for place in places("перепишу это", ("перепис*", "перепиш*"))] == [(0, 8)]
    assert pattern(WordList("x", {"pl": ("przepis*",)}).pattern).findall("przepisany tekst") == ["przepisany"]


def test_a_phrase_is_whole_words_except_in_scripts_without_spaces() -> None:
    assert not list(places("because", ("cause",)))
    assert list(places("我可以改写文章", ("改写",)))


def test_a_pack_may_name_newslints_lists_and_its_own_take_precedence(tmp_path: Path) -> None:
    name = next(iter(OWN))
    card = CARD.replace("notice-word", name)
    (ours,) = read_cards(pack(tmp_path / "a", {}, card), OWN)
    (theirs,) = read_cards(pack(tmp_path / "b", {name: 'en = ["closed", "shut", "geschlossen"]'}, card), OWN)
    assert ours.match
    assert theirs.match
    assert ours.match.patterns != theirs.match.patterns


def test_a_configuration_adds_phrases(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"notice-word": 'en = ["closed"]'})
    plain, by_language = ({"notice-word": more} for more in (["zu"], {"de": ["zu"]}))
    assert read_lists(folder, plain)["notice-word"].phrases == {"en": ("closed",), "any": ("zu",)}
    assert read_lists(folder, by_language)["notice-word"].phrases == {"en": ("closed",), "de": ("zu",)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the word list is empty"),
        ('en = ["a b"]\nxx = ["c"]', "x.toml:2: 'xx' is not a language"),
        ('en = ["good"]\nde = ["gut", ""]', "x.toml:2: '' is not a phrase"),
        ('en = [\n  "if you like",\n  "If you like",\n]', "x.toml:3: 'If you like' occurs twice under 'en'"),
        ('en = ["don\'t", "don’t"]', "occurs twice"),
        ('en = "closed"', "expected an array of phrases"),
        ('en = ["re*write"]', "not a phrase"),
        ("en = [", "not TOML"),
    ],
)
def test_a_bad_list_is_reported_with_file_and_line(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(CardError) as caught:
        read_lists(pack(tmp_path, {"x": text}))
    assert message in str(caught.value)


def test_a_list_includes_others(tmp_path: Path) -> None:
    lists = {"a": 'include = ["b"]\nen = ["one"]', "b": 'en = ["two"]\nde = ["zwei"]'}
    assert read_lists(pack(tmp_path, lists))["a"].phrases == {"en": ("one", "two"), "de": ("zwei",)}


@pytest.mark.parametrize(
    ("include", "message"), [("c", "no word list 'c' to include"), ("a", "includes itself: a > a")]
)
def test_an_included_list_must_exist(include: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(CardError, match=message):
        read_lists(pack(tmp_path, {"a": f'include = ["{include}"]\nen = ["one"]'}))


def test_an_unknown_list_is_reported_with_the_nearest_name(tmp_path: Path) -> None:
    with pytest.raises(CardError, match=r"no word list 'notice-word'; did you mean 'notice-words'"):
        read_cards(pack(tmp_path, {"notice-words": 'en = ["closed"]'}))


def test_no_list_repeats_another() -> None:
    """The smaller of two lists shares at most a third of its phrases with the larger."""
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES}
    phrases = {
        name: {(tag, folded(one)) for tag, some in table.items() if len(tag) < 4 for one in some}
        for name, table in tables.items()
    }
    shared = {
        (a, b): round(len(phrases[a] & phrases[b]) / min(len(phrases[a]), len(phrases[b])), 2)
        for a, b in combinations(sorted(phrases), 2)
    }
    assert {pair: share for pair, share in shared.items() if share > 1 / 3} == {}


def test_every_list_is_named_by_a_card() -> None:
    cards = "\n".join(path.read_text(encoding="utf-8") for path in Path(own_cards()).glob("*/*.toml"))
    checks = "\n".join(path.read_text(encoding="utf-8") for path in Path("src/newslint").rglob("*.py"))
    lists = "\n".join(path.read_text(encoding="utf-8").partition("\nen = ")[0] for path in FILES)
    unused = [name for name in OWN if name not in cards + checks + lists]
    assert unused == []


def test_every_list_has_a_summary() -> None:
    assert [name for name, one in OWN.items() if not one.summary.endswith(".")] == []


def test_lists_are_not_a_category() -> None:
    assert "lists" not in {rule.category for rule in load_catalogue(plugins=False).rules}


CHECKED = """
summary = "A notice."
message = "“{text}” is a notice"
why = "It is not part of the article."
severity = "warning"
check = "shop_checks:shop_notice"
[[bad]]
text = "closed"
[[good]]
text = "open"
"""
CODE = """
from newslint import Hit
from newslint.document import Document
from newslint.edit import Span
from newslint.text.wordlist import WordList, places

def shop_notice(document: Document, *, words: WordList = WordList("notice-word")):
    for span in places(document.text.lower(), words.all):
        yield Hit(span)
"""


def test_a_check_takes_a_list_and_so_does_its_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = {"notice-word": 'en = ["closed"]', "other-word": 'en = ["open"]'}
    card = CHECKED.replace("[[bad]]", 'trigger = ["always"]\n[[bad]]', 1)
    rules = read_cards(pack(tmp_path, lists, card))
    (tmp_path / "shop_checks.py").write_text(CODE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    text = "Closed today, open tomorrow."
    excerpts = {
        name: [one.excerpt for one in Linter(Config(select=("ALL",), options=options), rules).lint(text)]
        for name, options in {"usual": {}, "other": {"shop-notice": {"words": "other-word"}}}.items()
    }
    assert excerpts == {"usual": ["Closed"], "other": ["open"]}
    with pytest.raises(ConfigError, match="no word list 'x-word'"):
        Linter(Config(select=("ALL",), options={"shop-notice": {"words": "x-word"}}), rules)


def test_the_phrases_of_a_card_may_be_those_of_a_list(tmp_path: Path) -> None:
    card = CHECKED.replace("[[bad]]", 'phrases = "notice-word"\n[[bad]]', 1)
    (rule,) = read_cards(pack(tmp_path, {"notice-word": 'en = ["closed", "shut"]'}, card))
    assert rule.phrases == ("closed", "shut")
    with pytest.raises(CardError, match="no word list 'notice-wort'"):
        read_cards(pack(tmp_path, {}, card.replace("notice-word", "notice-wort")))


def test_an_empty_trigger_is_written_as_always(tmp_path: Path) -> None:
    card = CHECKED.replace("[[bad]]", 'trigger = [""]\n[[bad]]', 1)
    with pytest.raises(CardError, match=r"write trigger = \['always'\]"):
        read_cards(pack(tmp_path, {}, card))


@pytest.mark.parametrize(
    ("phrases", "said"),
    [
        ({"xx": ["ahoy"]}, "lists.said-verb: 'xx' is not a language; use a two-letter code"),
        ({"en": ["two  words "]}, "is not a phrase"),
        (["ahoy", "ahoy"], "'ahoy' occurs twice under 'any'"),
    ],
)
def test_phrases_of_a_configuration_are_checked_like_those_of_a_file(phrases: object, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_catalogue(plugins=False, lists={"said-verb": phrases})
    assert said in str(caught.value)
