"""A card's readings and word lists in words, for `newslint rules NAME`."""

from collections.abc import Iterator

from newslint.report.closing import count
from newslint.rule import Reading, Rule, Slot
from newslint.text.wordlist import ANY, WordList

SHOWN = 4  # phrases of a list


def readings_in_words(rule: Rule) -> Iterator[str]:
    """Yield an empty line and lines that explain what the readings of a rule match; none without readings."""
    readings = rule.match.readings if rule.match else None
    if readings is None or not readings.all:
        return
    yield ""
    yield f"Matches a {readings.unit} with these words, all in one language:"
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
        placed = _placed(slot, is_first=index == 0)
        yield f"{placed} (optional)" if slot.optional else placed
    if reading.after is not None:
        yield f"then at most {count(reading.after, 'word')}" if reading.after else "then the end"
    for slot in reading.require:
        yield f"with {_filling(slot)} anywhere"
    if reading.forbid:
        yield f"without {' or '.join(map(_filling, reading.forbid))}"


def _placed(slot: Slot, *, is_first: bool) -> str:
    words = count(slot.gap or 0, "word")
    if is_first:
        place = f" after at most {words}" if slot.gap else " at the beginning"
        return _filling(slot) + ("" if slot.gap is None else place)
    return f"then {_filling(slot)} " + (f"within {words}" if slot.gap else "directly after it")


def _filling(slot: Slot) -> str:
    return " or ".join([*slot.names, *(f"/{source}/" for source in slot.patterns)])


def _described(one: WordList) -> str:
    """The summary of a list, its first phrases, and the languages it has."""
    phrases = one.all
    more = f" and {len(phrases) - SHOWN} more" if len(phrases) > SHOWN else ""
    quoted = ", ".join(f"“{phrase}”" for phrase in phrases[:SHOWN])
    languages = ", ".join(tag for tag in one.phrases if tag != ANY)
    return f"{one.summary} {quoted}{more}" + (f" ({languages})" if languages else "")
