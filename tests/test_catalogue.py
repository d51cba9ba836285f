"""Cards are read, rejected with a reason, kept in packs, and selected by name, category and preset."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import Config
from newslint.catalogue import Catalogue, load_catalogue
from newslint.catalogue.cache import KEPT_FOR, KEPT_OF_A_KIND, Cache
from newslint.catalogue.functions import check_function
from newslint.catalogue.pack import read_folders
from newslint.errors import CardError, ConfigError
from newslint.text.sealed import sealed
from rule_kit import rule

MATCH = "[match]\ntext = ['''old ferry boat''']"
CARD = f"""
summary = "A ferry."
message = "a ferry"
why = "It is a test."
severity = "note"
status = "preview"
since = "0.1.0"
bad = [{{ text = "the old ferry boat" }}]
good = [{{ text = "a bus" }}]

{MATCH}
"""


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    folder = tmp_path / "cards"
    (folder / "wording").mkdir(parents=True)
    (folder / "wording" / "ferry-boat.toml").write_text(CARD, encoding="utf-8")
    return folder


def test_a_users_cards_are_added_to_the_catalogue(cards: Path) -> None:
    found = load_catalogue([str(cards)]).get("ferry-boat")
    assert (found.category, found.trigger) == ("wording", ("old ferry boat",))


def test_a_pack_is_kept_and_gives_the_same_rules(cards: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = read_folders([cards], Cache(cache))
    (kept,) = cache.iterdir()
    assert b"ferry-boat" in kept.read_bytes()
    again = read_folders([cards], Cache(cache))
    assert again == first == read_folders([cards], Cache(None))


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"[{",
        lambda whole: whole[:-9],
        lambda whole: whole.replace(b"ferry", b"fairy", 1),
        lambda _: sealed("no rules"),
    ],
)
def test_a_damaged_pack_is_made_again(cards: Path, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    cache = tmp_path / "cache"
    first = read_folders([cards], Cache(cache))
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    assert read_folders([cards], Cache(cache)) == first
    assert kept.read_bytes() == whole


def test_a_changed_card_is_read_again(cards: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    read_folders([cards], Cache(cache))
    path = cards / "wording" / "ferry-boat.toml"
    path.write_text(CARD.replace("old ferry boat''", "new ferry boat''"), encoding="utf-8")
    assert read_folders([cards], Cache(cache))[0].trigger == ("new ferry boat",)


def test_a_card_rewritten_with_the_same_content_keeps_its_pack(cards: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    read_folders([cards], Cache(cache))
    path = cards / "wording" / "ferry-boat.toml"
    path.write_bytes(path.read_bytes())
    read_folders([cards], Cache(cache))
    assert len(list(cache.iterdir())) == 1


def test_files_that_were_not_used_for_long_are_deleted(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for name in ("old", "used", "new"):
        cache.put(name, b"pack")
    for name in ("old", "used"):
        os.utime(tmp_path / name, (0, time.time() - KEPT_FOR - 60))
    assert cache.get("used") == b"pack"
    cache.put("newer", b"pack")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "newer", "used"]


def test_of_each_kind_the_files_that_were_read_last_are_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    names = [f"patterns-{number}.pack" for number in range(KEPT_OF_A_KIND)]
    now = time.time()
    for age, name in enumerate(["cards-0.pack", *names]):
        cache.put(name, b"made")
        os.utime(tmp_path / name, (0, now - 1000 + age))
    assert cache.get(names[0]) == b"made"
    cache.put("patterns-new.pack", b"made")
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"cards-0.pack", "patterns-new.pack", *names} - {names[1]}


def test_a_cache_that_cannot_be_written_keeps_nothing_and_reports_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = Cache(tmp_path / "file" / "cache")
    cache.put("pack", b"pack")
    assert cache.get("pack") is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("why =", "wy =", "wy: unknown key; did you mean 'why'?"),
        ('why = "It is a test."', "", "why: the card has no 'why'"),
        ('"note"', '"loud"', "severity: expected one of note, warning, error, not 'loud'"),
        ("[match]", 'check = "a:b"\n[match]', "exactly one of check"),
        ("text = ['''old", "word = ['''old", "match.word: unknown key"),
        ("boat''']", "(boat''']", "is not a regular expression"),
        ("boat''']", "\\d(boat''']", "'old ferry \\d(boat' is not a regular expression"),
        ("text = ['''old", "lines = ['''old", "match.lines: unknown key; did you mean 'line'?"),
        ("boat''']", "(?&nolist)''']", "'nolist'; write its phrases to lists/nolist.toml"),
        ("since", "since = ", "the card is not TOML in UTF-8"),
        ('status = "preview"', "status = 3", "status: expected str, got int 3"),
        ("[match]", "[match]\nzone = 'middle'", "zone: expected one of head, tail, edge, body, not 'middle'"),
    ],
)
def test_a_bad_card_is_refused_with_file_key_and_remedy(
    cards: Path, old: str, new: str, message: str
) -> None:
    path = cards / "wording" / "ferry-boat.toml"
    path.write_text(CARD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CardError) as caught:
        read_folders([cards], Cache(None))
    assert str(path) in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize("check", ["false", '"boat"', '":boat"', '"boats:"'])
def test_a_check_is_true_or_names_a_module_and_a_function(cards: Path, check: str) -> None:
    path = cards / "wording" / "ferry-boat.toml"
    path.write_text(CARD.replace(MATCH, f"check = {check}"), encoding="utf-8")
    with pytest.raises(CardError) as caught:
        read_folders([cards], Cache(None))
    assert str(path) in str(caught.value)
    assert 'check: expected true or "module:function"' in str(caught.value)


@pytest.mark.parametrize(
    ("check", "wanted"),
    [("true", "newslint.checks.wording.ferry_boat:ferry_boat"), ('"boats:ferry"', "boats:ferry")],
)
def test_a_check_that_does_not_exist_is_reported_with_file_key_and_remedy(
    cards: Path, check: str, wanted: str
) -> None:
    path = cards / "wording" / "ferry-boat.toml"
    path.write_text(CARD.replace(MATCH, f"check = {check}"), encoding="utf-8")
    (card,) = read_folders([cards], Cache(None))
    with pytest.raises(CardError) as caught:
        check_function(card)
    assert str(path) in str(caught.value)
    assert f"check: there is no check {wanted!r}" in str(caught.value)
    assert 'name one of your own: check = "module:function"' in str(caught.value)


@pytest.mark.parametrize(
    ("fix", "message"),
    [
        ({"title": "x", "safety": "unsafe", "loses": "words"}, "must say why; add `because`"),
        ({"title": "x", "safety": "safe", "loses": "words"}, "never safe"),
        ({"title": "x", "safety": "safe"}, "has no 'loses'"),
    ],
)
def test_a_fix_states_its_loss_and_the_reason(fix: dict[str, str], message: str) -> None:
    with pytest.raises(CardError, match=message):
        rule(match={"text": ["ferry"]}, fix=fix)


def test_two_rules_with_one_name_are_refused(cards: Path) -> None:
    (cards / "casing").mkdir()
    (cards / "casing" / "doubled-word.toml").write_text(CARD, encoding="utf-8")
    with pytest.raises(CardError, match="the name 'doubled-word' is already used by"):
        load_catalogue([str(cards)])


@pytest.fixture
def catalogue() -> Catalogue:
    match = {"text": ["ferry"]}
    return Catalogue(
        (
            rule("old-form", "casing", match=match, aliases=["older-form"]),
            rule("stray-mark", "spacing", match=match),
            rule("new-idea", "spacing", match=match, status="preview"),
        )
    )


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (Config(), ["old-form", "stray-mark"]),
        (Config(select=("spacing",)), ["stray-mark"]),
        (Config(select=("new-idea",)), ["new-idea"]),
        (Config(preview=True), ["old-form", "stray-mark", "new-idea"]),
        (Config(preset="strict"), ["old-form", "stray-mark", "new-idea"]),
        (Config(ignore=("older-form",)), ["stray-mark"]),
        (Config(select=("ALL",), ignore=("spacing/stray-mark",)), ["old-form"]),
    ],
)
def test_rules_are_chosen(catalogue: Catalogue, config: Config, expected: list[str]) -> None:
    assert [rule.name for rule in catalogue.selected(config)] == expected


def test_a_name_with_a_wrong_category_gets_the_right_one(catalogue: Catalogue) -> None:
    for name in ("casing/stray-mark", "wording/stray-mark"):
        with pytest.raises(ConfigError, match="did you mean 'spacing/stray-mark'"):
            catalogue.matching(name)


def test_unknown_names_get_the_nearest_one(catalogue: Catalogue) -> None:
    with pytest.raises(ConfigError, match="did you mean 'stray-mark'"):
        catalogue.selected(Config(select=("stray-marks",)))
    with pytest.raises(
        ConfigError, match="there is no preset 'harsh'; choose from corpus, default, newsroom"
    ):
        catalogue.selected(Config(preset="harsh"))


def test_a_plug_in_is_found_by_its_entry_point(cards: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    package = site / "ferry_rules"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    cards.rename(package / "rules")
    facts = site / "ferry_rules-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: ferry-rules\nVersion: 1.0\n", encoding="utf-8"
    )
    (facts / "entry_points.txt").write_text("[newslint.rules]\nferry = ferry_rules\n", encoding="utf-8")
    program = f"import sys; sys.path.insert(0, {str(site)!r}); import newslint.catalogue as c; "
    program += "print(c.load_catalogue().get('ferry-boat').category)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "wording\n"
