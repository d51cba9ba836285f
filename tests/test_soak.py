"""The soak test in short: no damaged or hostile text breaks a law; and its checker notices broken laws."""

import pytest

import soak_laws
from newslint import Config, Edit, Span
from newslint.linter.fixing import Fixed
from soak import broken_by
from soak_laws import Laws
from soak_texts import HOSTILE, Sample, prose_words, sample_of

SENTENCE = "The harbour board rejected the plan on Monday."
INJECTED = Sample("injected", 0, "text", f"Home\n\n{SENTENCE}\n", damage=((0, 6),), ordered=True)


@pytest.mark.slow
def test_no_text_breaks_a_law() -> None:
    assert broken_by(range(200)) == []


def test_a_seed_gives_the_same_text_and_all_kinds_come_up() -> None:
    samples = [sample_of(seed) for seed in range(80)]
    assert samples == [sample_of(seed) for seed in range(80)]
    assert len({sample.kind for sample in samples}) == len(HOSTILE) + 1


def test_words_of_prose_do_not_include_damage_and_headlines() -> None:
    assert prose_words(INJECTED) == SENTENCE.rstrip(".").lower().split()
    assert prose_words(INJECTED._replace(damage=((6, 17),))) == SENTENCE[12:-1].lower().split()


@pytest.mark.parametrize(
    ("fixed", "why"),
    [
        ("Home\n\nThe board rejected the plan on Monday.", "'harbour' is gone or out of order"),
        ("Home\n\nThe harbour board rejected on Monday the plan.", "'on' is gone or out of order"),
    ],
)
def test_lost_words_are_noticed(fixed: str, why: str) -> None:
    assert list(soak_laws._lost(INJECTED, fixed)) == [why]


def test_a_lost_sentence_of_a_page_is_noticed() -> None:
    sample = Sample("tags", 0, "html", f"<p>{SENTENCE}</p>", prose=(SENTENCE,))
    assert list(soak_laws._lost(sample, f"<p>{SENTENCE[:11]} <b>{SENTENCE[11:]}</b>")) == []
    assert list(soak_laws._lost(sample, "<p>The board</p>")) == [f"{SENTENCE!r} is gone"]


def test_a_wrong_undo_and_a_fix_that_does_not_settle_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    laws = Laws(Config(select=("missing-space",)))
    wrong = Fixed("b", ((Edit(Span(0, 1), "b"),),), (), [], (), ((Edit(Span(0, 1), "c"),),))
    monkeypatch.setattr(laws._linter, "fix", lambda *_: wrong)
    broken = list(laws.broken(Sample("made", 0, "text", "a")))
    assert broken == [f"{safety}: undo does not return the text" for safety in ("safe", "unsafe")]
    monkeypatch.setattr(laws._linter, "fix", lambda document, _: wrong._replace(text=document.text + "b"))
    assert "safe: a second fix changes the text again: " in list(laws.broken(Sample("made", 0, "text", "a")))
