"""Repetitive texts, made to slow a rule down, and the processor time that checking one takes."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from newslint.rule import Rule
from newslint.scan import EDGE

SMALL, LARGE = 10_000, 100_000  # code points
NOTICEABLE = 0.1  # seconds: a text that takes less time is not measured closely
STEEPEST = 25.0  # times as long for ten times the text; a quadratic rule takes a hundred times
TRIES = 3
CHARACTERS = (
    "a",
    "a ",
    "Aa ",
    "A",
    "1",
    "1 ",
    "1,",
    ". ",
    "a.",
    "-",
    " ",
    "\t",
    "{a:b;",
    "[a](",
    "<a ",
    "“a",
    "a, ",
    "a|",
    "é",
    "\n",
    "A\n",
    "(",
    '"a',
    "'",
    "\u200b",
    "&",
    "*",
    "_",
    "#",
    "| ",
    "@a ",
    "http://a",
    "?a=",
    "…",
    "\u202a",
    "\ue000",
    "a\n\n",
    "A b. ",
    "- a\n",
    "1. a\n",
    "| a |\n",
    "a: b\n",
    "<",
    "\x1b[",
    "\x00",
    "»",
    "a-",
    "“",
    "’",
    "A. ",
    "[",
    "{",
    "$",
    "\\",
    "`",
    "```\n",
    "~",
    "=",
    "--\n",
    "\r",
    "\xad",
    "語",
    "<!--",
    "&#8217;",
    "A|B|\n",
)


class Pump(NamedTuple):
    """A text: a piece repeated up to a length, between a head and a tail."""

    head: str
    piece: str
    tail: str = ""

    def text(self, length: int) -> str:
        """The text, of about this length."""
        return self.head + self.piece * max(1, length // len(self.piece)) + self.tail


def pumps_of(rule: Rule) -> Iterator[Pump]:
    """Yield pumps made of a rule's examples, their halves and its triggers."""
    for example in rule.bad[:2]:
        half = len(example.text) // 2
        for separator in ("\n", " ", ""):
            yield Pump("", example.text + separator)
            yield Pump("", example.text[half:] + separator)
        yield Pump(example.text, "Aa, ")
        yield Pump("", "a ", example.text)
        yield Pump(example.text[:half], "a ", example.text[half:])
    for trigger in rule.trigger[:3]:
        if trigger.strip(EDGE):
            yield Pump("", trigger.strip(EDGE))
            yield Pump("", trigger.strip(EDGE) + " ")


@contextmanager
def without_collector() -> Iterator[None]:
    """Turn the garbage collector off, which takes disproportionately long on a large text."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def seconds(work: Callable[[str], object], text: str) -> float:
    """The processor time of one run."""
    begun = time.process_time()
    work(text)
    return time.process_time() - begun


def steepness(work: Callable[[str], object], pump: Pump) -> float:
    """How many times as long ten times the text takes; 1 if even that takes no noticeable time.

    Each time is the shortest of a few, and measured again only while the ratio is too large.
    """
    large = seconds(work, pump.text(LARGE))
    if large < NOTICEABLE:
        return 1.0
    small = min(seconds(work, pump.text(SMALL)) for _ in range(TRIES))
    for _ in range(TRIES):
        if large <= STEEPEST * small:
            break
        large = min(large, seconds(work, pump.text(LARGE)))
    return large / small
