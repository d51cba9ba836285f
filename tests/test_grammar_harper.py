"""harper in newslint: findings, places, selection, fixes and errors."""

import builtins
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from newslint import Config, Linter, Loss, Safety, Severity
from newslint.engines.harper import REMEDY
from newslint.errors import ConfigError, GrammarError
from newslint.formats import parse
from newslint.grammar import making
from newslint.grammar.engine import Suggestion
from newslint.rule import Finding

TEXT = "They waited for awhile on the quay.\n\nA hampster ran over the bridge, and it was late.\n"


def harper(text: str, config: Config | None = None) -> list[Finding]:
    """The findings of harper's rules."""
    found = Linter((config or Config())._replace(grammar=True)).lint(text)
    return [finding for finding in found if finding.rule.startswith("harper-")]


def test_findings_look_like_those_of_other_rules() -> None:
    lost, missing = harper(TEXT)
    assert (lost.rule, lost.category, lost.severity, lost.excerpt) == (
        "harper-a-while",
        "grammar",
        Severity.WARNING,
        "awhile",
    )
    assert (missing.rule, missing.line, missing.column, missing.excerpt) == (
        "harper-spell-check",
        3,
        3,
        "hampster",
    )
    assert missing.message.endswith("Did you mean to spell `hampster` this way? Suggested: “hamster”")
    assert missing.fix is not None
    assert (missing.fix.safety, missing.fix.loses) == (Safety.UNSAFE, Loss.WORDS)


def test_places_count_code_points() -> None:
    text = "The \N{PARROT}\N{PARROT} flew over it.\n\nThe \N{PARROT} sat by. \N{MATHEMATICAL SCRIPT CAPITAL C} and then a hampster came \N{PARROT} soon.\n"
    (found,) = harper(text, Config(language="en"))
    assert text[found.span.start : found.span.end] == found.excerpt == "hampster"


def test_places_lie_in_the_source_of_a_page() -> None:
    page = "<p>The caf&eacute; is shut.</p><p>A <b>hampster</b> ran over the bridge &amp; more of it.</p>"
    linter = Linter(Config(grammar=True))
    (found,) = [one for one in linter.lint(parse(page, "html", language="en")) if "harper" in one.rule]
    assert page[found.span.start : found.span.end] == "hampster"


@pytest.mark.parametrize(
    ("config", "left"),
    [
        (Config(ignore=("harper-a-while",)), {"harper-spell-check"}),
        (Config(ignore=("grammar/harper-a-while",)), {"harper-spell-check"}),
        (Config(ignore=("grammar",)), set()),
        (Config(select=("harper-a-while",)), {"harper-a-while"}),
        (Config(select=("grammar",)), {"harper-a-while", "harper-spell-check"}),
        (Config(select=("table",)), set()),
        (Config(preset="corpus"), set()),
    ],
)
def test_select_and_ignore_work_as_on_any_rule(config: Config, left: set[str]) -> None:
    found = {finding.rule for finding in harper(TEXT, config)}
    assert found & {"harper-a-while", "harper-spell-check"} == left


def test_severity_is_configured_as_of_any_rule() -> None:
    config = Config(severity={"grammar": Severity.NOTE, "harper-a-while": Severity.ERROR})
    assert [one.severity for one in harper(TEXT, config)] == [Severity.ERROR, Severity.NOTE]


def test_per_path_ignores_and_comments_suppress() -> None:
    config = Config(grammar=True, per_path_ignores={"drafts/": ("harper-a-while",)})
    document = parse(TEXT, path="drafts/a.txt")
    assert "harper-a-while" not in {finding.rule for finding in Linter(config).lint(document)}
    page = f"<!-- newslint: ignore[harper-a-while] the poet's own -->\n{TEXT}"
    examined = Linter(Config(grammar=True)).examine(parse(page, "markdown"))
    assert "harper-a-while" in {finding.rule for finding in examined.suppressed}
    assert not examined.unused


def test_a_comment_about_an_engine_is_unused_only_if_the_engine_ran() -> None:
    page = "<!-- newslint: ignore[harper-a-while] the poet's own -->\nThey waited for a while on the quay.\n"
    other = page.replace("harper", "languagetool")
    asked = Linter(Config(grammar=True))
    assert [one.rule for one in asked.lint(parse(page, "markdown"))] == ["unused-suppression"]
    assert not asked.lint(parse(other, "markdown"))
    assert not Linter().lint(parse(page, "markdown"))


def test_a_rule_that_is_off_by_default_runs_when_named() -> None:
    text = "They saw boats, lamps and birds on the day.\n"
    assert not harper(text)
    assert [one.rule for one in harper(text, Config(select=("harper-oxford-comma",)))] == [
        "harper-oxford-comma"
    ]


def test_unsafe_fixes_use_the_only_suggestion() -> None:
    linter = Linter(Config(grammar=True))
    assert linter.fix(TEXT).text == TEXT
    fixed = linter.fix(TEXT, Safety.UNSAFE)
    assert fixed.text == TEXT.replace("awhile", "a while").replace("hampster", "hamster")
    assert fixed.undo() == TEXT
    assert fixed.left == linter.lint(fixed.text)


def test_no_engine_runs_unless_requested() -> None:
    assert not [one for one in Linter().lint(TEXT) if one.category == "grammar"]
    program = (
        "import sys, newslint; newslint.lint('They wants save it.');"
        "names = ('newslint.grammar', 'newslint.engines', 'harper');"
        "print([name for name in sys.modules if name.startswith(names)])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_names_quotations_and_other_languages_are_left_alone() -> None:
    assert not harper(
        "The island of Vorr Tan Kel fired a Tessong-12 on Monday. Vorr Tan Kel said “we was here”, and that "
        "its Tessong-12 had flown.\n"
    )
    assert not harper(
        "Der Hafen ist nicht für die Fähre da, und das ist auch für den Turm nicht von Nutzen.\n"
    )


def test_dialects() -> None:
    text = "The colour of the theatre was grey, and the organisers had travelled to see the neighborhood.\n"
    config = Config(select=("harper-spell-check",))
    assert not harper(text, config)
    british = config._replace(engines={"harper": {"dialect": "british"}})
    assert [one.excerpt for one in harper(text, british)] == ["neighborhood"]


def test_words_of_the_user_are_known() -> None:
    config = Config(select=("harper-spell-check",))
    text = "They ate a hampster on the day, and it was good for them to do so.\n"
    assert [one.excerpt for one in harper(text, config)] == ["hampster"]
    assert not harper(text, config._replace(engines={"harper": {"words": ["hampster"]}}))


@pytest.mark.parametrize(
    ("engines", "said"),
    [
        ({"harpr": {}}, "there is no engine 'harpr'; did you mean 'harper'?"),
        ({"harper": {"dialct": "british"}}, "harper has no setting 'dialct'; did you mean 'dialect'?"),
        ({"harper": {"dialect": "scots"}}, "expected one of any, american"),
        ({"harper": {"dialect": "britsh"}}, "not 'britsh'; did you mean 'british'?"),
        (
            {"harper": {"disabled-kinds": ["Styl"]}},
            "disabled-kinds: 'Styl' does not exist; did you mean 'Style'?",
        ),
        ({"harper": {"disabled-kinds": ["Foo"]}}, "'Foo' does not exist"),
        ({"harper": {"words": "hampster"}}, "expected a list of strings, not 'hampster'"),
        ({"harper": {"isolate-english": 1}}, "expected true or false, not 1"),
    ],
)
@pytest.mark.parametrize("grammar", [True, False])
def test_settings_are_checked_whether_grammar_is_on_or_off(
    engines: dict[str, dict[str, object]], said: str, *, grammar: bool
) -> None:
    with pytest.raises(ConfigError) as raised:
        Linter(Config(grammar=grammar, engines=engines))
    assert said in str(raised.value)


@pytest.fixture
def afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget all engines made so far."""
    monkeypatch.setattr(making, "_made", {})


def without(name: str, instead: Callable[[], ModuleType]) -> Callable[..., ModuleType]:
    """An import function that behaves differently for one name."""
    usual = builtins.__import__

    def imported(wanted: str, *others: object, **more: object) -> ModuleType:
        return instead() if wanted == name else usual(wanted, *others, **more)  # type: ignore[arg-type]

    return imported


def absent() -> ModuleType:
    raise ImportError


@pytest.mark.usefixtures("afresh")
def test_without_the_package_newslints_own_findings_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "__import__", without("harper", absent))
    with pytest.raises(GrammarError) as raised:
        Linter(Config(grammar=True)).lint("They met on Monday.Then they left for the quay.\n")
    assert REMEDY in str(raised.value)
    assert [finding.rule for finding in raised.value.findings if isinstance(finding, Finding)] == [
        "missing-space"
    ]


@pytest.mark.usefixtures("afresh")
def test_another_package_with_that_name_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "__import__", without("harper", lambda: ModuleType("harper")))
    with pytest.raises(GrammarError, match="another package named harper is installed; uninstall it"):
        Linter(Config(grammar=True)).lint("They met on Monday and they left for the quay.\n")


@pytest.mark.usefixtures("afresh")
def test_a_weirpack_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    config = Config(grammar=True, engines={"harper": {"weirpacks": [str(tmp_path / "house.weirpack")]}})
    with pytest.raises(GrammarError, match=r"house\.weirpack' cannot be read"):
        Linter(config).lint("They met on Monday and they left for the quay.\n")


@pytest.mark.filterwarnings("error")
def test_a_mask_that_is_no_regular_expression_is_reported() -> None:
    with pytest.raises(GrammarError, match=r"regex-mask under \[engines.harper\], '\(', is not a regular"):
        harper(TEXT, Config(engines={"harper": {"regex-mask": "("}}))


def test_a_rule_that_harper_lacks_is_reported_with_the_nearest_name() -> None:
    with pytest.raises(GrammarError, match="no rule 'harper-a-wile'; did you mean 'harper-a-while'"):
        harper(TEXT, Config(select=("ALL", "harper-a-wile")))


def test_errors_in_the_founding_articles_are_found() -> None:
    text = (
        "The guard has as bolstered the quay, and it was late when they came to to the ferry of the town.\n\n"
        "They visited North korea on that day, and they met in the the old hall of it.\n"
    )
    found = {finding.excerpt for finding in Linter(Config(grammar=True)).lint(text)}
    assert {"has as bolstered", "to to", "North korea", "the the"} <= found


def test_threads_share_a_linter_and_processes_get_one() -> None:
    linter = Linter(Config(grammar=True))
    texts = [TEXT.replace("bridge", f"bridge{'s' * number}") for number in range(6)]
    alone = [linter.lint(text) for text in texts]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(Linter(Config(grammar=True)).lint, texts)) == alone
    assert pickle.loads(pickle.dumps(linter)).lint(texts[0]) == alone[0]


def test_a_paragraph_is_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    linter = Linter(Config(grammar=True, ignore=("harper-a-while",)))
    asked: list[str] = []
    engine = making.made("harper", {}, linter.config)
    usual = engine.check

    def noted(texts: Sequence[str], language: str) -> list[tuple[Suggestion, ...]]:
        asked.extend(texts)
        return usual(texts, language)

    monkeypatch.setattr(engine, "check", noted)
    first = linter.lint(TEXT)
    assert linter.lint(TEXT + "\nThe ferry came in at noon on that day.\n")[: len(first)] == first
    assert sorted(asked) == sorted(set(asked))
    assert len(asked) == 3
