"""A card's readings and word lists in words, for `newslint rules NAME`."""

from collections.abc import Iterator

from newslint.rule import Reading, Rule, Slot
from newslint.text.wordlist import ANY, WordList

SHOWN = 4  # phrases of a list


def readings_in_words(rule: Rule) -> Iterator[str]:
    """Yield an empty line and lines that explain what the readings of a rule match; none without readings."""
    readings = rule.match.readings if rule.match else None
    if readings is None or not readings.all:
        return
    yield ""
    yield f"Matches a {readings.unit}, all in one language, with:"
    for reading in readings.all:
        yield f"  - {'; '.join(_parts(reading))}"
    yield "Word lists:"
    slots = [slot for one in readings.all for slot in (*one.slots, *one.require, *one.forbid)]
    names = dict.fromkeys(name for slot in slots for name in slot.names)
    for name in names:
        if name in rule.lists:
            yield f"  {name}: {_described(rule.lists[name])}"


def _parts(reading: Reading) -> Iterator[str]:
    for index, slot in enumerate(reading.slots):
        yield f"{_place(slot, is_first=index == 0)} {_filling(slot)}".strip()
    if reading.after is not None:
        yield f"and at most {reading.after} words after it" if reading.after else "and no word after it"
    for slot in reading.require:
        yield f"anywhere {_filling(slot)}"
    for slot in reading.forbid:
        yield f"nowhere {_filling(slot)}"


def _place(slot: Slot, *, is_first: bool) -> str:
    perhaps = "perhaps " if slot.optional else ""
    if slot.gap is None:
        return perhaps
    if is_first:
        return perhaps + (f"after at most {slot.gap} words" if slot.gap else "at the beginning")
    return perhaps + (f"then within {slot.gap} words" if slot.gap else "then directly")


def _filling(slot: Slot) -> str:
    return " or ".join([*slot.names, *(f"/{source}/" for source in slot.patterns)])


def _described(one: WordList) -> str:
    """The summary of a list, its first phrases, and the languages it has."""
    phrases = one.all
    more = f" and {len(phrases) - SHOWN} more" if len(phrases) > SHOWN else ""
    quoted = ", ".join(f"“{phrase}”" for phrase in phrases[:SHOWN])
    languages = ", ".join(tag for tag in one.phrases if tag != ANY)
    return f"{one.summary} {quoted}{more}" + (f" ({languages})" if languages else "")
