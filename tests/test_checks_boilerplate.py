"""Boilerplate in runs: menus, lists of other stories, posts; and the names at the article's edges."""

import pytest

from newslint import Config, Linter, Safety
from newslint.catalogue import load_catalogue
from newslint.page.label_runs import run_pattern
from newslint.text.patterns import pattern

(LABEL_RUN,) = load_catalogue(plugins=False).matching("label-run")
SITE_LABELS = LABEL_RUN.lists["site-label"]
STORY = (
    "The storm that came on Monday night has closed the harbour, the council says.\n"
    "The ferry waits in the bay, and nobody knows for how long it will have to.\n"
    "The board will meet on Tuesday to talk about the wall and its costs."
)


def found(text: str, rule: str) -> list[str]:
    return [finding.excerpt for finding in Linter(Config(select=(rule,))).lint(text)]


def test_post_reaches_up_to_the_line_that_introduces_it() -> None:
    post = "All boats are in.\nThe wall holds.\n— Harbour Office (@harbour_office) March 3, 2021"
    assert found(f"The office wrote:\n{post}\n{STORY}", "flattened-tweet") == [post]


def test_post_is_one_line_if_the_line_above_is_a_long_paragraph() -> None:
    attribution = "— Harbour Office (@harbour_office) March 3, 2021"
    paragraph = "The ferry waits in the bay. " * 20
    assert found(f"{paragraph}\n{attribution}\n{STORY}", "flattened-tweet") == [attribution]


def test_post_is_the_paragraph_above_if_empty_lines_separate_paragraphs() -> None:
    post = "All boats are in.\nThe wall holds.\n— Harbour Office (@harbour_office) March 3, 2021"
    assert found(f"{STORY}\n\n{post}\n\n{STORY}", "flattened-tweet") == [post]


def test_two_posts_in_a_row_are_two_findings() -> None:
    posts = [f"Boat {name} is in #{name}\n— {name} (@{name}) March 3, 2021" for name in ("Anna", "Berta")]
    assert found(f"{STORY}\n{posts[0]}\n{posts[1]}", "flattened-tweet") == posts


def test_menu_inside_the_story_is_left_alone() -> None:
    menu = "The Quay\nHome\nNews\nSports\nWeather\nContact us\nSubscribe"
    assert found(f"{menu}\n\n{STORY}", "menu-block") == [menu]
    assert found(f"{STORY}\n{STORY}\n\nSports\n\n{STORY}\n{STORY}", "menu-block") == []


def test_title_and_author_above_the_story_stay_when_the_menu_is_deleted() -> None:
    above = "The Wend Record\nSkip to content\nNews | Sports | Opinion\nObituaries\nLog in"
    head = "Storm Closes Harbour\n\nBy Ann Sample"
    fixed = Linter(Config(select=("menu-block",))).fix(f"{above}\n\n{head}\n\n{STORY}", Safety.UNSAFE)
    assert fixed.text == f"{head}\n\n{STORY}"


def test_labels_that_begin_a_run_are_deleted_safely_and_the_rest_as_a_menu() -> None:
    labels, rest = "Home\nNews\nSports\nWeather", "The quay and its people\nSubscribe"
    text = f"{labels}\n{rest}\n\nStorm\nBy Ann\nMonday\n{STORY}"
    assert found(text, "label-run") == [f"{labels}\n{rest}"]
    names = "\n".join(f"Harbour {name}" for name in ("wall", "crane", "light", "ferry", "club"))
    assert found(f"{labels}\n{names}\n\n{STORY}", "label-run") == [labels]
    assert found(f"{labels}\n{names}\n\nStorm\nBy Ann\nMonday\n{STORY}", "menu-block") == [names]


@pytest.mark.parametrize("pump", ["Home\n", "Home ", "a\n", "[a](b)\n", "[![](", "read more ", "o ", " \n"])
def test_pattern_of_labels_ends_on_texts_made_to_hang_it(pump: str) -> None:
    text = f"Home\nNews\n{pump * (8000 // len(pump))}\x01"
    assert LABEL_RUN.fix
    for source in (run_pattern(SITE_LABELS), *LABEL_RUN.fix.residue):
        assert pattern(source, ignore_case=True).fullmatch(text, timeout=2) is None


def test_title_between_labels_stays() -> None:
    text = f"Home\nNews\nSports\nWeather\n\nStorm closes harbour\n\nShare\nTweet\n\n{STORY}"
    fixed = Linter(Config(select=("label-run",))).fix(text)
    assert "Storm closes harbour" in fixed.text


def test_page_ends_at_the_first_marks_that_are_close_together() -> None:
    teasers = "\n".join(
        f"Lamp {number}\n{number} hours ago\nOpinion\nThe lamp of tower {number} burns again, he says."
        for number in range(2, 6)
    )
    linter = Linter(Config(select=("page-tail", "label-run")))
    fixed = linter.fix(f"{STORY}\n{STORY}\n\n{teasers}", Safety.UNSAFE)
    assert fixed.text.strip() == f"{STORY}\n{STORY}"


def test_long_menu_above_the_story_is_recognized_by_its_shape() -> None:
    menu = "\n".join(
        f"* Harbour {name}" for name in ("wall", "crane", "light", "ferry", "club", "inn", "bar", "map")
    )
    title = "Storm Closes Harbour\nBy Ann Sample\nMonday"
    assert found(f"Home\n{menu}\n{title}\n{STORY}", "menu-block") == [f"Home\n{menu}"]
    assert found(f"{STORY}\n{menu}", "menu-block") == []


def test_text_below_the_story_is_deleted_except_lines_about_its_subject() -> None:
    about = "The council says that the storm has closed the harbour, and the ferry waits."
    first, second = "The Wend Record\nShare\nTweet\nComments\nMost read", "Old Lamp Is Sold\nPrivacy policy"
    text = f"{STORY}\n\n{first}\n{about}\n{second}"
    assert found(text, "page-tail") == [first, second]


def test_a_heading_goes_with_its_list_or_not_at_all() -> None:
    text = f"{STORY}\n\nRelated stories\n\nFerry sold to strangers for a song\nFish prices rise again\n"
    assert [finding.rule for finding in Linter().lint(text)] == ["related-box"]
    assert Linter().fix(text, safety=Safety.SAFE).text == text
    assert Linter().fix(text, safety=Safety.UNSAFE).text == f"{STORY}\n"


def test_speaker_named_by_another_speaker_is_not_a_double_attribution() -> None:
    reported = "The Harbour Town mayor said the wall was “as good as new,” the engineer Bob Example said."
    doubled = "The Harbour Town mayor said the wall was “as good as new,” Harbour Town Mayor Ann Sample said."
    assert found(reported, "double-attribution") == []
    assert found(doubled, "double-attribution") == [",” Harbour Town Mayor Ann Sample said."]


def test_byline_run_leaves_the_repeated_headline_to_the_rule_about_headlines() -> None:
    run = "Island Times \\ Harbour Town \\ Ann Sample \\ Morning Edition \\ "
    text = f"Storm Closes Harbour\n\nStorm Closes Harbour \\ {run}{STORY}"
    assert found(text, "byline-run") == [run]


def test_date_line_of_a_wiki_belongs_to_the_article() -> None:
    assert found(f"Storm Closes Harbour\n\nTuesday, March 2, 2021\n\n{STORY}", "head-date") == []
    assert found(f"Storm Closes Harbour\n\nMarch 2, 2021\n\n{STORY}", "head-date") == ["March 2, 2021"]


def test_date_and_author_directly_above_the_story_of_a_long_page_are_found() -> None:
    menu = "\n".join(("Home", "News", "Sports", *(f"Harbour {number}" for number in range(40))))
    head = f"{menu}\n\nStorm closes harbour\n\nMarch 3, 2021\n\nBy Ann Sample\n\n"
    assert found(f"{head}{STORY}", "head-date") == ["March 3, 2021"]
    assert found(f"{head}{STORY}", "author-line") == ["By Ann Sample"]


def test_author_line_in_the_middle_of_the_story_is_left_alone() -> None:
    assert found(f"By Ann Sample\n\n{STORY}", "author-line") == ["By Ann Sample"]
    assert found("\n".join([STORY] * 6 + ["By Ann Sample"] + [STORY] * 6), "author-line") == []


def test_list_as_long_as_an_article_is_not_a_list_of_other_stories() -> None:
    items = "\n".join(f"Boat number {number} of the harbour" for number in range(40))
    assert found(f"{STORY}\n\nRelated stories\n\n{items}", "related-list") == []


def test_comments_begin_below_the_story_and_not_at_a_link_above_it() -> None:
    teasers = "\n".join(f"Lamp {name} burns again, as the keeper of the tower says today." for name in "ABC")
    menu = "\n".join(f"The lamps of tower {number}" for number in range(12))
    text = (
        f"{teasers}\n{menu}\nComments\n\n{STORY}\n{STORY.replace('storm', 'rain')}\n\nComments\n\nWell said."
    )
    assert found(text, "comment-section") == ["Comments\n\nWell said."]
