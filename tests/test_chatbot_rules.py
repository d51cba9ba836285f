"""Assistant text is found in running text, and not reported where it is quoted or discussed."""

import pytest

from newslint import Linter, Safety
from newslint.config import Config

OFFER = "If you'd like, I can also write a shorter version for the front page."
STORY = "The storm that came on Monday night has closed the harbour of the island.\n\n"
LINTER = Linter(Config(select=("chatbot",)))


def rules_in(text: str) -> list[str]:
    return [finding.rule for finding in LINTER.lint(text)]


def test_an_offer_is_found_and_deleted_anywhere() -> None:
    for text in (STORY + OFFER, STORY + OFFER + "\n\nWhat Comes Next\n" + STORY, OFFER + "\n\n" + STORY):
        assert rules_in(text) == ["follow-up-offer"]
        assert OFFER not in LINTER.fix(text, Safety.SAFE, budget=1).text


@pytest.mark.parametrize(
    "text",
    [
        f"{STORY}“{OFFER}” it said at the end of the report.",
        f"{STORY}The last paragraph of the report read:\n\n{OFFER}\n\nThe paper said sorry.",
        f"{STORY}> {OFFER}\n",
        f"{STORY}{OFFER}\n\nThe paper had used ChatGPT, its editor said.",
        STORY + OFFER.replace("write a shorter version for the front page", "meet you at the quay"),
    ],
)
def test_an_offer_that_is_quoted_discussed_or_made_by_a_person_is_left_alone(text: str) -> None:
    assert rules_in(text) == []


def test_a_void_article_is_one_finding_over_the_whole_text_and_nothing_is_deleted() -> None:
    text = "Please share the text of the article that you want me to rewrite.\n\nThen:\n- I read it.\n"
    found = [finding for finding in LINTER.lint(text) if finding.rule == "void-article"]
    assert [(finding.span, finding.fix) for finding in found] == [((0, len(text) - 1), None)]
    assert LINTER.fix(text, Safety.UNSAFE).text == text


def test_a_report_on_void_articles_is_not_a_void_article() -> None:
    asked = "Please share the text that you would like me to rewrite."
    text = f"{asked}\n\nThat is what a chatbot wrote for the paper."
    assert "void-article" not in rules_in(text)


def test_marks_for_sources_are_deleted_and_the_sentence_stays() -> None:
    text = "The wall broke.:contentReference[oaicite:0]{index=0} The ferry waits【12†source】."
    assert LINTER.fix(text).text == "The wall broke. The ferry waits."


def test_an_address_loses_only_the_name_of_the_assistant() -> None:
    text = "See https://harbour.example/a?page=2&utm_source=chatgpt.com#wall for the map."
    assert LINTER.fix(text).text == "See https://harbour.example/a?page=2#wall for the map."
