"""Readings: slots in order, in one language, in a sentence or a line."""

from pathlib import Path

import pytest

from newslint.catalogue.making import read_cards
from newslint.config import Config
from newslint.edit import Loss, Safety
from newslint.errors import CardError
from newslint.formats import parse
from newslint.linter import Linter
from newslint.linter.plan import Plan
from newslint.rule import Rule

LISTS = {
    "if-you-like": 'en = ["if you like", "if you\'d like"]\nde = ["wenn du möchtest"]\nru = ["если хотите"]\n'
    'zh = ["如果你愿意"]\nja = ["ご希望であれば"]',
    "i-can": 'en = ["i can"]\nde = ["kann ich"]\nru = ["я могу"]\nzh = ["我可以"]\nja = ["作成できます"]',
    "rewrite-verb": 'en = ["shorten", "rewrite"]\nde = ["kürzen"]\nru = ["сокра*"]\nzh = ["缩短"]\nja = ["記事"]',
    "contact-word": 'en = ["by phone"]',
    "small-word": 'en = ["it", "also", "the", "text"]',
    "tell-me": 'en = ["let me know"]',
    "liking": 'en = ["like it", "if you like it all"]',
    "all-word": 'en = ["all"]',
    "both-word": 'en = ["the", "text"]\nde = ["der", "text"]',
    "counted-word": 'en = ["the", "words"]\npatterns = ["[0-9]{1,3}"]',
}
HEAD = """
summary = "An offer."
message = "“{text}” is an offer"
why = "It is not part of the article."
severity = "error"
[fix]
title = "delete the offer"
safety = "safe"
loses = "residue"
[match]
"""
EXAMPLES = "".join(f'[[{kind}]]\ntext = "x"\n' for kind in ("bad", "good") for _ in range(3))
OFFER = "reading = ['''^ ..2 if-you-like .. i-can ..6 rewrite-verb''']\n"


def rule_of(folder: Path, match: str) -> Rule:
    (folder / "lists").mkdir(exist_ok=True)
    (folder / "house").mkdir(exist_ok=True)
    for name, text in LISTS.items():
        (folder / "lists" / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / "house" / "some-offer.toml").write_text(HEAD + match + EXAMPLES, encoding="utf-8")
    (rule,) = read_cards(folder)
    return rule


def found(rule: Rule, text: str) -> list[str]:
    return [finding.excerpt for finding in Linter(Config(select=("ALL",)), [rule]).lint(text)]


@pytest.mark.parametrize(
    ("text", "excerpts"),
    [
        ("If you like, I can shorten it.", ["If you like, I can shorten it."]),
        (
            "It rained. If you’d like, I can also rewrite it. It stopped.",
            ["If you’d like, I can also rewrite it."],
        ),
        ("- If you like, I can shorten it", ["If you like, I can shorten it"]),
        ("| x | If you like, I can shorten it |\n|---|---|\n| a | b |", ["If you like, I can shorten it"]),
        ("Wenn du möchtest, kann ich den Text kürzen.", ["Wenn du möchtest, kann ich den Text kürzen."]),
        ("ЕСЛИ ХОТИТЕ, я могу сократить.", ["ЕСЛИ ХОТИТЕ, я могу сократить."]),
        ("今天下雨。如果你愿意，我可以缩短。明天再来。", ["如果你愿意，我可以缩短。"]),
        ("Well now, if you like, I can shorten it.", ["Well now, if you like, I can shorten it."]),
        ("Well now then, if you like, I can shorten it.", []),
        ("Well, if you like, I can shorten it.", ["Well, if you like, I can shorten it."]),
        ("So now and then, if you like, I can shorten it.", []),
        ("If you like, kann ich rewrite.", []),
        ("I can shorten it if you like.", []),
        ("If you like the old and the new text so very much, I can shorten it.", []),
        ("“If you like, I can shorten it,” he said.", []),
        ("He said “no”. If you like, I can shorten it.", ["If you like, I can shorten it."]),
        ("> If you like, I can shorten it.", []),
        ("If you likened it, I can shorten it.", []),
    ],
)
def test_slots_follow_each_other_in_one_language(text: str, excerpts: list[str], tmp_path: Path) -> None:
    assert found(rule_of(tmp_path, OFFER), text) == excerpts


def test_a_sentence_is_found_in_a_line_of_any_length(tmp_path: Path) -> None:
    line = "The ferry sails at noon. " * 200 + "If you like, I can shorten it. " + "It returns. " * 200
    assert found(rule_of(tmp_path, OFFER), line) == ["If you like, I can shorten it."]


@pytest.mark.parametrize("backend", ["python", "hyperscan"])
def test_a_reading_run_at_its_trigger_finds_the_same_as_everywhere(backend: str, tmp_path: Path) -> None:
    rule = rule_of(tmp_path, OFFER)
    for text in (
        "Если хотите, я могу сократить.",
        "It rained. IF YOU´D LIKE, I can shorten it.",
    ):
        hits, raised = Plan([rule], {}, backend).run(parse(text))
        assert len(hits) == 1
        assert not raised


@pytest.mark.parametrize(
    ("match", "text", "is_found"),
    [
        ("reading = ['''if-you-like $''']", "Stay if you like.", True),
        ("reading = ['''if-you-like $''']", "Stay if you like it.", False),
        ("reading = ['''if-you-like ..1 $''']", "Stay if you like it.", True),
        ("reading = ['''^ [i-can] if-you-like''']", "I can, if you like.", True),
        ("reading = ['''^ [i-can] if-you-like''']", "If you like.", True),
        ("reading = ['''^ [i-can] if-you-like''']", "You can, if you like.", False),
        ("reading = ['''if-you-like .. [i-can] .. rewrite-verb''']", "If you like, do shorten it.", True),
        ("reading = ['''if-you-like''']\nrequire = ['rewrite-verb']", "If you like, a shortened one.", False),
        ("reading = ['''if-you-like &rewrite-verb''']", "Shorten it if you like.", True),
        ("reading = ['''if-you-like &rewrite-verb''']", "Read it if you like.", False),
        ("reading = ['''if-you-like !contact-word''']", "Ask by phone if you like.", False),
        ("reading = ['''if-you-like .. '?' ''']", "Would it help if you like it?", True),
        ("reading = ['''if-you-like ..1 /\\\\d+/''']", "If you like, 20.", True),
        ("reading = ['''i-can|if-you-like''']\nrequire = ['rewrite-verb']", "I can shorten it.", True),
        ("reading = ['''if-you-like''']\nforbid = ['contact-word']", "Ask by phone if you like.", False),
    ],
)
def test_the_notation_is_read_as_documented(match: str, text: str, *, is_found: bool, tmp_path: Path) -> None:
    assert bool(found(rule_of(tmp_path, match.replace("\\\\d", "\\d") + "\n"), text)) == is_found


def test_a_line_is_a_unit_too(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, 'unit = "line"\n' + OFFER)
    assert found(rule, "If you like. I can shorten it.") == ["If you like. I can shorten it."]


def test_the_damage_may_be_only_the_slots(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, 'hit = "slots"\n' + OFFER)
    assert found(rule, "Well, if you like, I can shorten it today.") == ["if you like, I can shorten"]


@pytest.mark.parametrize(
    ("reading", "text", "excerpt"),
    [
        (
            "if-you-like .. i-can .. rewrite-verb",
            "So, if you like, or if you like, I can shorten or rewrite it.",
            "if you like, or if you like, I can shorten or rewrite",
        ),
        ("liking .. rewrite-verb", "So if you like it all, rewrite it.", "if you like it all, rewrite"),
        (
            "[liking] .. [all-word] .. rewrite-verb",
            "So if you like it all, rewrite it.",
            "if you like it all, rewrite",
        ),
        (
            "if-you-like ..2 rewrite-verb",
            "If you like the old and the new, if you like it, rewrite it.",
            "if you like it, rewrite",
        ),
        (
            "if-you-like ..2 rewrite-verb",
            "If you like the old and the new, if you like it all, if you like, rewrite it.",
            "if you like, rewrite",
        ),
    ],
)
def test_the_slots_reach_as_far_as_their_gaps_let_them(
    reading: str, text: str, excerpt: str, tmp_path: Path
) -> None:
    rule = rule_of(tmp_path, f"hit = \"slots\"\nreading = ['''{reading}''']\n")
    assert found(rule, text) == [excerpt]


def test_the_sentences_beside_that_are_only_a_phrase_belong_to_the_damage(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, OFFER + "also = ['tell-me']\n")
    offer = "If you like, I can shorten it."
    for before, after, excerpt in (
        ("Let me know. Let me know.", "Let me know.", f"Let me know. Let me know. {offer} Let me know."),
        ("Let me know. It rained.", "It rained. Let me know.", offer),
        ("Do let me know.", "Let me know soon.", offer),
    ):
        assert found(rule, f"It rained. {before} {offer} {after} It stopped.") == [excerpt]


@pytest.mark.parametrize(
    ("text", "safety"),
    [
        ("The text", Safety.SAFE),
        ("Der Text", Safety.SAFE),
        ("Der the", Safety.UNSAFE),
        ("Mayor text", Safety.UNSAFE),
        ("The mayor", Safety.UNSAFE),
    ],
)
def test_an_open_pattern_is_safe_if_every_word_is_of_the_vocabulary(
    text: str, safety: Safety, tmp_path: Path
) -> None:
    card = "line = ['''go on''']\nvocabulary = ['both-word']\n[match.open]\nline = ['''[a-z]+ [a-z]+''']\n"
    (finding,) = Linter(Config(select=("ALL",)), [rule_of(tmp_path, card)]).lint(f"It rained on.\n\n{text}\n")
    assert finding.fix
    assert finding.fix.safety is safety


def test_a_fix_is_safe_only_if_every_word_is_of_the_vocabulary(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, OFFER + "also = ['tell-me']\nvocabulary = ['small-word']\n")
    linter = Linter(Config(select=("ALL",)), [rule])
    closed = "It rained.\n\nIf you like, I can also shorten the text. Let me know!\n"
    assert linter.fix(closed, budget=1).text == "It rained.\n"
    rain = "It rained on the harbour all day long, and the ferry stayed at the quay until the night.\n"
    story = f"{rain}\nIf you like, I can shorten the mayor.\n"
    (finding,) = linter.lint(story)
    assert finding.fix
    assert (finding.fix.safety, finding.fix.loses) == (Safety.UNSAFE, Loss.WORDS)
    assert linter.fix(story).text == story
    assert linter.fix(story, Safety.UNSAFE).text == rain


def test_a_pattern_of_a_list_fills_a_slot_like_a_phrase(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, OFFER + "vocabulary = ['counted-word']\n")
    linter = Linter(Config(select=("ALL",)), [rule])
    safeties = [
        finding.fix.safety
        for count in ("3", "spare")
        for finding in linter.lint(f"It rained.\n\nIf you like, I can shorten the {count} words.\n")
        if finding.fix
    ]
    assert safeties == [Safety.SAFE, Safety.UNSAFE]


@pytest.mark.parametrize(
    ("match", "message"),
    [
        ("reading = ['''^ if-you-lik .. i-can''']", "no word list 'if-you-lik'; did you mean 'if-you-like'?"),
        ("reading = ['''[if-you-like]''']", "has only optional slots"),
        ("reading = ['''[if-you-like''']", "'[if-you-like' lacks a ']' in '[if-you-like'; write [optional]"),
        ("reading = ['''i-can if-you-like]''']", "'if-you-like]' lacks a '[' in 'i-can if-you-like]'"),
        ("text = ['''(?&if-you-lik)''']", "no word list 'if-you-lik'; did you mean 'if-you-like'?"),
        ("reading = ['']", "a reading is empty; write its slots, or delete it"),
        ("reading = ['''if-you-like /\\d(/''']", "'\\d(' is not a regular expression"),
        ("reading = ['''small-word''']", "too common in 'en'"),
        ("reading = ['''if-you-like ? i-can''']", "cannot be read"),
        ("reading = ['''if-you-like $ i-can''']", "may follow '$'"),
        ("reading = ['''if-you-like /(/''']", "not a regular expression"),
        ("reading = ['''contact-word .. x-word''']", "no word list 'x-word'"),
        (
            "reading = ['''if-you-like''']\nunit = 'page'",
            "expected one of sentence, line for unit, not 'page'",
        ),
        ("reading = ['''if-you-like''']\nhit = 'all'", "one of unit, slots, list, text for hit, not 'all'"),
        ("reading = ['''if-you-like''']\nalso = ['nothing']", "no word list 'nothing'"),
    ],
)
def test_a_bad_reading_is_reported_with_its_remedy(match: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(CardError) as caught:
        rule_of(tmp_path, match + "\n")
    assert message in str(caught.value)
    assert "some-offer.toml" in str(caught.value)


def test_lists_without_a_language_in_common_are_refused(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    polish = {"polish-word": 'pl = ["przepiszę"]'}
    for name, text in polish.items():
        (tmp_path / "lists" / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CardError, match="have no language in common"):
        rule_of(tmp_path, "reading = ['''if-you-like .. polish-word''']\n")


LISTED = """reading = ['''^ ..2 if-you-like .. i-can ..6 $''']\nunit = "line"\nhit = "list"\n"""


@pytest.mark.parametrize(
    ("text", "excerpts"),
    [
        (
            "If you like, I can:\n- cut it\n\n- add to it\n\nIt rained.",
            ["If you like, I can:\n- cut it\n\n- add to it"],
        ),
        (
            "Если хотите, я могу:\n1. сократить\n2. дополнить",
            ["Если хотите, я могу:\n1. сократить\n2. дополнить"],
        ),
        ("If you like, I can:\n\N{FIRE} cut it", ["If you like, I can:\n\N{FIRE} cut it"]),
        ("If you like, I can:\nIt rained.", []),
        ("If you like, I can:\n\n\n\n- cut it", []),
    ],
)
def test_a_hit_may_include_the_list_directly_below_the_line(
    text: str, excerpts: list[str], tmp_path: Path
) -> None:
    assert found(rule_of(tmp_path, LISTED), text) == excerpts


@pytest.mark.parametrize(
    ("text", "excerpts"),
    [
        ("\nIt rained. If you like, I can.\nIt stopped.\n", ["It rained. If you like, I can.\nIt stopped."]),
        ("It rained.\nIt stopped.\nIt froze.\nIf you like, I can.", []),
        ("\n\n\n\nIf you like, I can.\n", ["If you like, I can."]),
    ],
)
def test_a_hit_may_be_the_whole_text_that_a_sentence_opens(
    text: str, excerpts: list[str], tmp_path: Path
) -> None:
    whole = "reading = ['''^ if-you-like .. i-can''']\nhit = \"text\"\n"
    assert found(rule_of(tmp_path, whole), text) == excerpts


@pytest.mark.parametrize(("spaces", "is_found"), [(700, True), (701, False)])
def test_a_text_of_more_than_700_words_is_no_short_text(
    spaces: int, *, is_found: bool, tmp_path: Path
) -> None:
    whole = "reading = ['''^ if-you-like .. i-can''']\nhit = \"text\"\n"
    assert bool(found(rule_of(tmp_path, whole), "If you like, I can." + " Rain." * (spaces - 4))) == is_found
