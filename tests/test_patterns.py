"""No pattern of a card hangs on texts designed to make it hang."""

from collections.abc import Iterator

import pytest

from linear_kit import CHARACTERS
from newslint.catalogue import load_catalogue
from newslint.rule import Rule
from newslint.text.patterns import pattern

RULES = [rule for rule in load_catalogue(plugins=False).rules if rule.match]
SIZE = 8000
SECONDS = 2.0  # thousands of times what a pattern of linear time needs


def used(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield each pattern and how it is used: a view's fills it, a text's or a guard's is searched for."""
    match = rule.match
    assert match
    for view, sources in match.patterns.items():
        yield from ((source, "search" if view == "text" else "fullmatch") for source in sources)
    for guard in (match.unless, match.near, match.after, match.unless_after, match.unless_topic):
        yield from ((source, "search") for source in guard)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_patterns_end_on_texts_made_to_hang_them(rule: Rule) -> None:
    assert rule.match
    for source, method in used(rule):
        run = getattr(pattern(source, ignore_case=not rule.match.case), method)
        for start in ("", *rule.trigger[:3]):
            for pump in CHARACTERS:
                run(start + pump * (SIZE // len(pump)) + "\x01", timeout=SECONDS)
