"""LanguageTool over HTTP, with recorded answers and with errors."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from cli_kit import run
from languagetool_kit import Played, Reply, as_recorded, playing, recorded
from newslint import Config, Linter
from newslint.engines.languagetool_client import Client, Patience
from newslint.errors import EngineError, GrammarError
from newslint.grammar import making
from newslint.rule import Finding

PARAGRAPHS = "They waited for awhile on the quay.\n\nIt was a hampster that ran over the bridge."
ASTRAL = (
    "The \N{PARROT}\N{PARROT} flew off with it's own food.\n\n"
    "\N{PARROT} It came to an house with a \N{PARROT} \N{PARROT} hampster."
)
SOUND = "The ferry came in at noon on that day, and it was met by the guard.\n"
SUSPECTS = ("hampster", "harbour", "rebooking", "testbed")
NO_WAIT = Patience(timeout=1, retries=2, sleep=lambda _: None)


def match(offset: int, length: int, rule: str = "SOME_RULE", *values: str) -> dict[str, object]:
    """A match as the API writes it."""
    return {
        "message": "Something is wrong",
        "offset": offset,
        "length": length,
        "replacements": [{"value": value} for value in values],
        "rule": {"id": rule, "issueType": "grammar", "category": {"id": "GRAMMAR"}},
    }


def saying(*matches: dict[str, object]) -> Reply:
    return Reply(body=json.dumps({"matches": matches}))


def wrong_was(params: dict[str, str]) -> Reply:
    """An answer with a match for each `They was`, counted in UTF-16 units."""
    data = params["text"].encode("utf-16-le")
    word, places, at = "They was".encode("utf-16-le"), [], 0
    while (at := data.find(word, at)) >= 0:
        places.append(match(at // 2, 8, "THEY_WAS", "They were"))
        at += 1
    return saying(*places)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    """A server that replays recorded answers; engines are made new for it."""
    monkeypatch.setattr(making, "_made", {})
    with playing(as_recorded) as played:
        yield played


def linter_at(url: str, **settings: object) -> Linter:
    named = {key.replace("_", "-"): value for key, value in settings.items()}
    return Linter(Config(grammar=True, engines={"languagetool": {"url": url, "retries": 0, **named}}))


def told(linter: Linter, text: str) -> list[Finding]:
    return [finding for finding in linter.lint(text) if finding.rule.startswith("languagetool-")]


def failing(linter: Linter, text: str) -> str:
    """The message of a failed check; newslint's own findings must be there."""
    with pytest.raises(GrammarError) as raised:
        linter.lint(f"They met on Monday.Then they left.\n\n{text}")
    assert "missing-space" in {one.rule for one in raised.value.findings if isinstance(one, Finding)}
    assert raised.value.rule == "languagetool"
    return str(raised.value)


def test_recorded_matches_become_suggestions(server: Played) -> None:
    first, second = Client(server.url).matches(PARAGRAPHS, "en-US")
    assert PARAGRAPHS[first.span.start : first.span.end] == "awhile"
    assert (first.rule, first.replacements, first.spelling) == ("FOR_AWHILE", ("a while",), False)
    assert PARAGRAPHS[second.span.start : second.span.end] == "hampster"
    assert (second.replacements[0], second.spelling) == ("hamster", True)


def test_places_are_code_points_after_characters_of_two_units(server: Played) -> None:
    found = Client(server.url).matches(ASTRAL, "en-US")
    assert [ASTRAL[one.span.start : one.span.end] for one in found] == ["it's", "an", "hampster"]


def test_lengths_are_code_points_where_a_match_holds_such_characters(server: Played) -> None:
    text = "A \N{PARROT}\N{PARROT} b \N{PARROT} c"
    server.answer = lambda _: saying(match(2, 4), match(2, 9), match(9, 3))
    found = Client(server.url).matches(text, "en-US")
    assert [text[one.span.start : one.span.end] for one in found] == [
        "\N{PARROT}\N{PARROT}",
        "\N{PARROT}\N{PARROT} b \N{PARROT}",
        "\N{PARROT} ",
    ]


def test_threads_do_not_change_each_others_places(server: Played) -> None:
    server.answer = wrong_was
    client = Client(server.url, patience=Patience(at_a_time=4))
    texts = [f"{chr(0x1F400 + number) * number} They was late." for number in range(24)]
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda text: client.matches(text, "en-US"), texts))
    assert all(
        [text[one.span.start : one.span.end] for one in said] == ["They was"]
        for text, said in zip(texts, found, strict=True)
    )


def test_switches_are_sent_with_each_text(server: Played) -> None:
    switches = {"enabledRules": "ONE", "level": "picky", "apiKey": "secret"}
    Client(server.url, switches).matches(PARAGRAPHS, "en-US")
    assert server.asked == [{"language": "en-US", "text": PARAGRAPHS, **switches}]


def test_settings_become_switches(server: Played) -> None:
    server.answer = lambda _: saying()
    config = Config(
        grammar=True,
        select=("languagetool-too-long-sentence",),
        engines={
            "languagetool": {
                "url": f"{server.url}/v2",
                "picky": True,
                "mother-tongue": "de-DE",
                "disabled-rules": ["HOUSE_RULE"],
                "disabled-categories": [],
                "language": "en-GB",
            }
        },
    )
    Linter(config).lint(SOUND)
    (asked,) = server.asked
    assert asked["enabledRules"] == "TOO_LONG_SENTENCE"
    assert "HOUSE_RULE" in asked["disabledRules"].split(",")
    assert (asked["language"], asked["level"], asked["motherTongue"]) == ("en-GB", "picky", "de-DE")
    assert "disabledCategories" not in asked


def test_a_request_may_be_for_enabled_rules_only(server: Played) -> None:
    server.answer = lambda _: saying()
    told(linter_at(server.url, enabled_only=True, enabled_rules=["IT_IS"], dicts="house"), SOUND)
    (asked,) = server.asked
    assert {"enabledOnly": "true", "enabledRules": "IT_IS", "dicts": "house"}.items() <= asked.items()
    assert not {"disabledRules", "disabledCategories"} & set(asked)


def test_findings_of_a_document(server: Played) -> None:
    server.answer = wrong_was
    text = f"\N{PARROT} It is so. They was late.\n\n{SOUND}\n“They was here,” he said. They was there.\n"
    first, second = told(linter_at(server.url), text)
    assert [text[one.span.start : one.span.end] for one in (first, second)] == ["They was", "They was"]
    assert (first.rule, first.line, second.line) == ("languagetool-they-was", 1, 5)
    assert first.fix is not None
    assert first.fix.edits[0].text == "They were"


def test_paragraphs_are_joined_and_not_sent_twice(server: Played) -> None:
    server.answer = wrong_was
    linter = linter_at(server.url)
    text = f"They was late on the day.\n\n{SOUND}\nThey was there on the quay.\n"
    assert len(told(linter, text)) == 2
    assert len(server.asked) == 1
    assert len(told(linter, f"{text}\nThey was home on the morrow.\n")) == 3
    assert [asked["text"] for asked in server.asked[1:]] == ["They was home on the morrow."]


def test_long_texts_are_split_and_sent_at_the_same_time(server: Played) -> None:
    met = Event()

    def waiting(params: dict[str, str]) -> Reply:
        if server.most_at_once == 3:
            met.set()
        assert met.wait(60), "three requests never met"
        return wrong_was(params)

    server.answer = waiting
    text = "\n\n".join(f"\N{PARROT} On day {number} it rained. They was late for it." for number in range(40))
    found = told(linter_at(server.url, most_characters=200, requests_at_a_time=3), text)
    assert [text[one.span.start : one.span.end] for one in found] == ["They was"] * 40
    assert all(len(asked["text"].encode("utf-16-le")) // 2 <= 200 for asked in server.asked)
    assert server.most_at_once == 3


def test_a_text_over_the_servers_limit_is_sent_in_parts(server: Played) -> None:
    def strict(params: dict[str, str]) -> Reply:
        return (
            Reply(413, "Error: Your text exceeds the limit")
            if len(params["text"]) > 90
            else wrong_was(params)
        )

    server.answer = strict
    sentence = "On that day it rained. They was late for it. "
    text = f"{sentence * 4}\n\n{sentence * 3}\n\n{sentence}\n"
    found = told(linter_at(server.url), text)
    assert [one.span.start for one in found] == [
        at for at in range(len(text)) if text.startswith("They was", at)
    ]


def test_a_sentence_over_the_servers_limit_is_reported(server: Played) -> None:
    server.answer = lambda _: Reply(413, "Error: Your text exceeds the limit of 10 characters")
    assert "raise its maxTextLength" in failing(linter_at(server.url), SOUND)


def test_a_busy_server_is_retried_after_the_time_that_it_gives(server: Played) -> None:
    waits: list[float] = []
    replies = [Reply(429, "slow down", (("Retry-After", "7"),)), Reply(503, "overloaded"), saying()]
    server.answer = lambda _: replies.pop(0)
    client = Client(server.url, patience=NO_WAIT._replace(sleep=waits.append))
    assert client.matches(SOUND, "en-US") == []
    assert waits == [7.0, 2.0]


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(429, "Too many requests"), "gets too many requests (HTTP 429): Too many requests"),
        (Reply(500, "Error: Internal Error"), "failed (HTTP 500): Error: Internal Error"),
        (Reply(403, "Error: no key"), "set username and api-key"),
        (Reply(404, "Not found"), "is not LanguageTool (HTTP 404)"),
        (Reply(200, "<html>hello</html>"), "is not LanguageTool (HTTP 200): <html>hello</html>"),
        (Reply(200, '{"found": []}'), "is not LanguageTool: its answer is malformed (KeyError: 'matches')"),
        (Reply(200, '{"matches": [{"offset": -1}]}'), "is not LanguageTool: its answer is malformed"),
        (Reply(200, "[]"), "is not LanguageTool: its answer is malformed"),
    ],
)
def test_faults_are_reported_with_a_remedy(server: Played, reply: Reply, said: str) -> None:
    server.answer = lambda _: reply
    message = failing(linter_at(server.url), SOUND)
    assert said in message
    assert server.url in message


def test_matches_outside_of_the_text_are_dropped(server: Played) -> None:
    server.answer = lambda _: saying(match(10_000, 4), match(4, 10_000), match(3, 0))
    assert told(linter_at(server.url), SOUND) == []


def test_a_server_that_is_too_slow_is_reported(server: Played) -> None:
    server.answer = lambda _: saying()._replace(seconds=1.5)
    message = failing(linter_at(server.url, timeout=1), SOUND)
    assert "did not answer within 1 seconds; raise timeout" in message


def test_a_missing_server_is_reported_and_used_once_it_is_back(server: Played) -> None:
    server.answer = wrong_was
    linter = linter_at(server.url)
    server.stop()
    assert "LanguageTool does not answer at" in failing(linter, SOUND)
    server.start()
    assert len(told(linter, "They was late on the day.\n")) == 1
    server.stop()
    assert "start the server, or correct url" in failing(linter, "They was here on the day.\n")
    server.start()
    assert len(told(linter, "They was here on the day.\n")) == 1


def test_a_server_that_restarts_in_time_causes_no_error(server: Played) -> None:
    client = Client(server.url, patience=NO_WAIT._replace(sleep=lambda _: server.start()))
    server.stop()
    server.answer = wrong_was
    assert len(client.matches("They was late.", "en-US")) == 1


def test_a_server_that_keeps_failing_is_not_contacted_for_a_while(server: Played) -> None:
    server.answer = lambda _: Reply(500, "Error: Internal Error")
    linter = linter_at(server.url)
    seconds = [100.0]
    engine = making.made("languagetool", linter.config.engines["languagetool"], linter.config)
    engine._fuse.clock = lambda: seconds[0]  # type: ignore[attr-defined]
    texts = [f"On day {number} they was late.\n" for number in range(6)]
    said = [failing(linter, text) for text in texts[:5]]
    assert len(server.asked) == 3
    assert "failed 3 times in a row; the next try is in 30 seconds" in said[4]
    server.answer = wrong_was
    seconds[0] += 31
    assert len(told(linter, "They was late on the day.\n")) == 1


@pytest.mark.parametrize(("asked", "tag"), [("EN_gb", "en-GB"), ("en-ZW", "en"), ("de-DE", "de-DE")])
def test_a_language_is_requested_by_the_servers_own_tag(server: Played, asked: str, tag: str) -> None:
    server.answer = lambda _: saying()
    Client(server.url).matches(SOUND, asked)
    assert [one["language"] for one in server.asked] == [tag]


def test_an_answer_that_is_not_a_list_of_languages_is_reported(
    server: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "reply", lambda *_: Reply(body='{"software": "another"}'))
    with pytest.raises(EngineError, match="is not LanguageTool: its answer is malformed"):
        Client(server.url)


def test_a_language_that_the_server_lacks_is_not_checked(server: Played) -> None:
    assert Client(server.url).matches("Tere tulemast.", "et") == []
    assert server.asked == []
    assert {str(one["longCode"]) for one in languages()} >= {"en-US", "en-GB", "de-DE"}


def languages() -> list[dict[str, object]]:
    found = recorded()["languages"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("suffix", ["", "/", "/v2", "/v2/"])
def test_addresses_may_be_written_in_several_ways(server: Played, suffix: str) -> None:
    bare = server.url.removeprefix("http://")
    for address in (f"{server.url}{suffix}", f"{bare}{suffix}"):
        assert len(Client(address).matches(PARAGRAPHS, "en-US")) == 2


def test_words_of_the_other_english_and_coinages_are_not_reported(server: Played) -> None:
    known = {"en-US": {"book", "booking", "test", "bed"}, "en-GB": {"harbour"}}
    text = "A hampster was at the harbour for a rebooking of the testbed.\n"

    def spelling(params: dict[str, str]) -> Reply:
        words = re.findall(r"\w+", params["text"]) if "enabledOnly" in params else SUSPECTS
        places = [
            (params["text"].index(word), word) for word in words if word not in known[params["language"]]
        ]
        return saying(*(match(at, len(word), "MORFOLOGIK_RULE_EN_US", "hamster") for at, word in places))

    server.answer = spelling
    assert [one.excerpt for one in told(linter_at(server.url), text)] == ["hampster"]


def test_the_command_exits_with_2_and_keeps_newslints_own_findings(server: Played, at: Path) -> None:
    (at / "newslint.toml").write_text(
        f'[engines.languagetool]\nurl = "{server.url}"\nretries = 0\n', encoding="utf-8"
    )
    (at / "a.txt").write_text("They met on Monday.Then they left for the quay.\n", encoding="utf-8")
    server.answer = lambda _: Reply(500, "Error: Internal Error")
    done = run("check", "--grammar", "--output-format", "concise", "a.txt")
    assert (done.exit_code, "missing-space" in done.stdout) == (2, True)
    assert done.stderr.splitlines()[0] == (
        f"error: a.txt: not checked by languagetool: LanguageTool at {server.url}/v2/ failed (HTTP 500): "
        "Error: Internal Error; see its log"
    )
    assert run("check", "--output-format", "concise", "a.txt").exit_code == 1
    fixed = run("fix", "--grammar", "a.txt")
    assert (fixed.exit_code, (at / "a.txt").read_text(encoding="utf-8").count("Monday.Then")) == (2, 1)


def test_url_and_jars_together_are_refused() -> None:
    with pytest.raises(Exception, match="either url or jars"):
        linter_at("http://localhost:1", jars="/nowhere")


def test_an_engine_error_can_be_sent_between_processes() -> None:
    import pickle  # noqa: PLC0415 -- here alone

    copy = pickle.loads(pickle.dumps(EngineError("no server", lasting=True)))
    assert (str(copy), copy.lasting) == ("no server", True)
