"""The article on a whole page: the features of lines, their weights, and the preset for pages."""

import gzip
import json
from pathlib import Path

import pytest

import line_data
import train_lines
from newslint import Config, Document, Linter, Safety
from newslint.catalogue.presets import load_preset
from newslint.formats import parse
from newslint.page import frame, weights
from newslint.page.evidence import evidence, is_plain
from newslint.page.look import surroundings
from newslint.page.reasons import REASONS, reasons

STORY = (
    "The harbour board of Skarre voted on Tuesday evening to close the quay while its piles are replaced.",
    "The work will cost 4.2 million crowns, most of it paid by the county, said the chair of the board.",
    "Boats that land their catch at the quay will be moved to the northern basin, where there is a crane.",
    "The board had put off the vote in March, when the fishermen said that nobody had asked them.",
)
ABOVE = ("The Skarre Herald", "Menu", "Home", "News", "Sport", "Search", "Sign in", "Subscribe")
BELOW = ("Most read", "New lamp for the lighthouse", "Follow us", "Facebook", "Contact us", "Privacy policy")
PAGE = "\n\n".join([*ABOVE, *STORY, *BELOW]) + "\n"
ARTICLE = "\n\n".join(STORY) + "\n"
ODD = (
    "",
    "\n\n",
    ".",
    "…\n—\n",
    "\ufeff",
    "|||\n---",
    "日本語の記事です。\nメニュー",
    "\x00\n\x1f",
    STORY[0],
)


def seen(text: str, place: int) -> dict[str, None]:
    return evidence(surroundings(parse(text)), place)


@pytest.mark.parametrize(
    ("line", "feature"),
    [
        ("Subscribe now", "word:subscribe"),
        ("Subscribe now", "line:subscribe now"),
        ("Subscribe now", "first:subscribe"),
        ("See all 12 pictures", "word:00"),
        ("Don’t miss", "pair:don't miss"),
        ("Published March 4", "date:3"),
        ("2 hours ago", "time:3"),
        ("© Skarre Herald", "copyright:"),
        ("* [Home](/home)", "link:1 1a"),
        ("Home | News", "sign:| 2"),
        ("www.skarre.example", "address:3"),
        ("Menu", "kind:Aa"),
        ("menu:", "kind:a:"),
    ],
)
def test_evidence_of_a_line_can_be_read(line: str, feature: str) -> None:
    assert feature in seen(f"{line}\n{STORY[0]}", 0)


def test_evidence_includes_the_place_and_the_neighbours_of_a_line() -> None:
    found = seen(PAGE, len(ABOVE) + len(STORY))
    assert {"zone:after 1", "above:board", "below:new", "run:5 2a"} <= set(found)
    assert "under:read" in seen(PAGE, len(ABOVE) + len(STORY) + 1)
    assert "zone:before 1" in seen(PAGE, len(ABOVE) - 1)
    assert "copies:2 2" in seen("Read more\nHome\nRead more", 0)


def test_a_text_of_any_kind_has_evidence() -> None:
    for text in ODD:
        around = surroundings(Document(text))
        assert all(evidence(around, place) for place in range(len(around.looks)))
        assert len(frame.scores(Document(text))) == len(around.looks)


def test_plain_prose_between_prose_is_not_weighed() -> None:
    around = surroundings(Document("\n".join([f"{STORY[0]} {STORY[1]}"] * 12)))
    assert [is_plain(around, place) for place in range(12)] == [False] * 4 + [True] * 4 + [False] * 4


@pytest.mark.parametrize(
    ("gains", "expected"),
    [
        ([], range(0)),
        ([-1.0, -2.0], range(0)),
        ([-1.0, 3.0, -1.0, 2.0, -4.0, 3.0], range(1, 4)),
        ([2.0, -5.0, 2.0], range(1)),
    ],
)
def test_best_run_has_the_greatest_sum(gains: list[float], expected: range) -> None:
    assert frame.best_run(gains) == expected


def test_a_long_list_inside_an_article_counts_no_more_than_a_gap() -> None:
    gains = [30.0, 30.0, *[-4.0] * 100, 30.0, 30.0]
    assert frame.best_run(gains) == range(2)
    assert frame.best_run(frame.bounded(gains)) == range(104)
    assert sum(frame.bounded(gains)[2:102]) == pytest.approx(-frame.GAP)
    assert frame.bounded([1.0, -2.0, 1.0]) == [1.0, -2.0, 1.0]


def test_weights_are_few_small_and_readable() -> None:
    path = Path(weights.__file__).with_name(weights.FILE)
    assert path.stat().st_size <= 100_000
    kinds = {feature.partition(":")[0] for feature in weights.weights()}
    known = {kind for features in REASONS.values() for kind in features}
    beside = {
        f"{name}-{what}"
        for name in ("above", "below", "second-above", "second-below")
        for what in ("sign", "shape", "none", "line")
    }
    assert kinds <= known | beside | {"above", "below"}


def test_weights_are_written_as_they_are_read() -> None:
    lines = weights.written({"word:menu": 2.04, "word:said": -1.0, "first:a": 0.01, "end:1": 0.3}, 3)
    assert lines == ["3\tend:1", "20\tword:menu", "-10\tword:said"]
    assert weights.read(lines) == {"end:1": 0.3, "word:menu": 2.0, "word:said": -1.0}


def test_page_around_the_article_is_found_with_reasons() -> None:
    linter = Linter(Config(preset="page"))
    fixed = linter.fix(PAGE, Safety.UNSAFE)
    assert fixed.text == ARTICLE
    assert linter.fix(fixed.text, Safety.UNSAFE).text == ARTICLE
    assert fixed.undo() == PAGE
    above, below = Linter(Config(select=("page-frame",))).lint(PAGE)
    assert above.message.startswith("8 lines of the page above the article, judging by ")
    assert below.message.startswith("6 lines of the page below the article, judging by ")
    assert "“" in reasons(parse(PAGE), range(len(ABOVE)))


def test_only_the_preset_for_pages_has_the_rule_and_its_budget() -> None:
    for name in ("default", "corpus", "newsroom", "strict"):
        linter = Linter(Config(preset=name))
        assert "page-frame" not in {rule.name for rule in linter.rules}
        assert load_preset(name).budget == 0.4
    assert load_preset("page").budget == 0.95
    usual, whole = ({rule.name for rule in Linter(Config(preset=name)).rules} for name in ("default", "page"))
    assert whole - usual == {"page-frame"}


def test_more_of_a_page_than_of_an_article_may_be_deleted() -> None:
    comments = "\n\n".join(
        f"{name}\n\n3 days ago\n\nI have always been of this opinion about it, and my boat, too.\n\nReply"
        for name in ("Gull", "Tern", "Auk", "Skua", "Fulmar", "Eider")
    )
    text = f"{ARTICLE}\n6 Comments\n\n{comments}\n\nPrivacy policy\n"
    assert STORY[3] in Linter(Config(preset="page")).fix(text, Safety.UNSAFE).text
    assert "opinion" not in Linter(Config(preset="page")).fix(text, Safety.UNSAFE).text


def test_an_article_without_a_page_is_left_alone() -> None:
    assert Linter(Config(preset="page")).lint(ARTICLE) == []
    assert frame.article_lines(parse(ARTICLE)) == range(len(STORY))


def test_lines_are_marked_by_the_article_that_a_person_marked() -> None:
    marks = line_data.aligned(PAGE, ARTICLE, "Fish Quay")
    assert marks == [1] * len(ABOVE) + [0] * len(STORY) + [1] * len(BELOW)


def test_a_site_has_one_name() -> None:
    assert {line_data.site_key(name) for name in ("The Skarre Herald", "skarreherald.com")} == {
        "skarreherald"
    }


def invented(folder: Path) -> Path:
    """Data in the form of the real data: pages of six sites, in which only the names differ."""
    pages = [
        {
            "id": f"ext-{site}",
            "page": f"html-np3k-{site}.com1",
            "source": "invented",
            "extractor": "get_text",
            "title": "Fish Quay",
            "text": PAGE.replace("Skarre", site),
            "gold_text": ARTICLE.replace("Skarre", site),
        }
        for site in ("aske", "birk", "colm", "dorn", "elmet", "foss")
        for _ in range(12)
    ]
    for name in train_lines.PARTS:
        rows = pages if name in ("extracted", "pages") else []
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def test_training_gives_the_same_weights_each_time(tmp_path: Path) -> None:
    folder = invented(tmp_path)
    first, second = (
        train_lines.train(train_lines.learned(line_data.marked_texts(folder, ["extracted"])))
        for _ in range(2)
    )
    assert first == second
    assert first["kind:Aa"] > 0 > min(first.values())
    assert not any("elmet" in feature for feature in first)
