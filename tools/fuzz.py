"""Feeds newslint with bytes from a fuzzer, until a promise is broken or the time is up.

With atheris, the fuzzer is guided by the code that it reaches; without it, it changes seeds at random.

Usage: python tools/fuzz.py TARGET [SECONDS]    60 seconds by default; the targets are those of `TARGETS`.
"""

import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from newslint import Config, Document, Edit, Linter, NewslintError, Safety, Span
from newslint.catalogue.making import read_cards
from newslint.config import load_config
from newslint.edit import apply
from newslint.formats import jsonl, parse

ROOT = Path(__file__).parent.parent
LONGEST = 4096


class BrokenPromiseError(AssertionError):
    """newslint did not do what it promises."""


def must(holds: object, promise: str) -> None:
    """Raise a BrokenPromiseError with the promise, unless it holds."""
    if not holds:
        raise BrokenPromiseError(promise)


def fixed(source: str, markup: str) -> None:
    """Fix a text, and check undo and settling; on pages also that no word outside an edit is lost."""
    done = LINTER.fix(parse(source, markup), Safety.UNSAFE)
    must(done.undo() == source, "undo returns the source")
    must(
        LINTER.fix(parse(done.text, markup), Safety.UNSAFE).text == done.text, "a second fix changes nothing"
    )
    if markup == "html":
        for edits in done.passes:
            after = apply(source, edits)
            left = iter(re.findall(r"\w+", parse(after, markup).text))
            lost = [word for word in words_outside(parse(source, markup), edits) if word not in left]
            must(not lost, f"words outside of edits stay: {lost[:1]}")
            source = after


def words_outside(page: Document, edits: Iterable[Edit]) -> Iterator[str]:
    """Yield the words of a page that no edit of its source touches."""
    places = [edit.span for edit in edits]
    for word in re.finditer(r"\w+", page.text):
        place = page.origin.locate(Span(*word.span())) if page.origin else Span(*word.span())
        if not any(place.start <= end and start <= place.end for start, end in places):
            yield word[0]


def text(data: bytes) -> None:
    """Fix a plain text."""
    fixed(data.decode("utf-8", "surrogateescape"), "text")


def markdown(data: bytes) -> None:
    """Fix a Markdown text."""
    fixed(data.decode("utf-8", "surrogateescape"), "markdown")


def html(data: bytes) -> None:
    """Fix a page; each span of its text has a place in the source."""
    source = data.decode("utf-8", "surrogateescape")
    page = parse(source, "html")
    for line in page.lines:
        place = page.origin.locate(line.span) if page.origin else line.span
        must(0 <= place.start <= place.end <= len(source), "a line has a place in the source")
    fixed(source, "html")


def json_lines(data: bytes) -> None:
    """Fix records; the other values of each stay, and its text becomes the fixed one."""
    content = data.decode("utf-8", "surrogateescape")
    for record in jsonl.records(content, path="a.jsonl"):
        if isinstance(record, jsonl.Record):
            done = LINTER.fix(record.document, Safety.UNSAFE)
            before, after = (json.loads(line) for line in (record.line, record.rewritten(done.passes)))
            must(after["text"] == done.text, "the text of a record becomes the fixed one")
            must({**before, "text": ""} == {**after, "text": ""}, "other values of a record stay")


def configuration(data: bytes) -> None:
    """Read a configuration: it is used, or refused with a NewslintError."""
    with tempfile.TemporaryDirectory() as folder, suppress(NewslintError):
        path = Path(folder, "newslint.toml")
        path.write_bytes(data)
        load_config(path)


def card(data: bytes) -> None:
    """Read a card and run it on its examples: it is used, or refused with a NewslintError."""
    with tempfile.TemporaryDirectory() as folder, suppress(NewslintError):
        path = Path(folder, "spacing", "one.toml")
        path.parent.mkdir()
        path.write_bytes(data)
        rules = read_cards(Path(folder))
        for shown in rules[0].bad if rules else ():
            Linter(rules=rules).fix(shown.text)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": text,
    "markdown": markdown,
    "html": html,
    "jsonl": json_lines,
    "config": configuration,
    "card": card,
}
LINTER = Linter(Config(preset="strict"))


def seeds(target: str) -> list[bytes]:
    """Inputs to begin with: cards, configurations, or the examples on cards in the format of the target."""
    cards = [
        path.read_bytes() for path in sorted((ROOT / "rules").glob("*/*.toml")) if path.parent.name != "lists"
    ]
    if target == "card":
        return cards
    if target == "config":
        pages = [ROOT / "docs" / "configuration.md", ROOT / "docs" / "formats.md"]
        fences = [
            re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL) for page in pages
        ]
        return [fence.encode() for found in fences for fence in found]
    shown = [one.text for rule in LINTER.rules for one in rule.bad]
    if target == "jsonl":
        shown = [json.dumps({"id": 1, "text": one}) for one in shown]
    if target == "html":
        shown = [one if "<" in one else f"<div><p>{one}</p></div>" for one in shown]
    return [one.encode("utf-8", "surrogateescape") for one in shown]


def changed(random: Random, data: bytes, other: bytes) -> bytes:
    """The data with some bytes deleted, doubled, flipped, or taken from the other input."""
    for _ in range(random.randint(1, 6)):
        start = random.randint(0, len(data))
        end = min(len(data), start + random.randint(0, 20))
        cut = random.randint(0, len(other))
        new = random.choice((b"", data[start:end] * 2, random.randbytes(3), other[cut : cut + 60]))
        data = data[:start] + new + data[end:]
    return data[:LONGEST]


def by_chance(target: str, seconds: float) -> None:
    """Run a target on randomly changed seeds for some seconds; save an input that breaks a promise."""
    random = Random(0)  # noqa: S311 -- repeatable inputs are wanted, not secrets
    begin, known = time.monotonic(), seeds(target)
    for tries in count():
        data = changed(random, random.choice(known), random.choice(known))
        if time.monotonic() - begin > seconds:
            print(f"{target}: {tries} inputs in {seconds:.0f} s, no broken promise")
            return
        try:
            TARGETS[target](data)
        except Exception:
            (ROOT / "build").mkdir(exist_ok=True)
            (ROOT / "build" / f"fuzz-{target}").write_bytes(data)
            print(f"{target}: broken after {tries} inputs; the input is build/fuzz-{target}")
            raise


def with_atheris(atheris: Any, target: str, seconds: float) -> None:
    """Let atheris run a target; it ends the process."""
    folder = ROOT / "build" / "fuzz" / target
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(target)):
        (folder / f"seed-{number}").write_bytes(data)
    atheris.instrument_all()
    options = [
        f"-max_total_time={seconds:.0f}",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={ROOT}/build/fuzz-",
    ]
    atheris.Setup(
        [sys.argv[0], *options, "-print_final_stats=1", "-verbosity=0", str(folder)], TARGETS[target]
    )
    atheris.Fuzz()


def main(arguments: list[str]) -> None:
    """Run a target with atheris, or with random changes if atheris is not installed."""
    target, seconds = arguments[0], float((*arguments, "60")[1])
    try:
        atheris = import_module("atheris")
    except ImportError:
        by_chance(target, seconds)
    else:
        with_atheris(atheris, target, seconds)


if __name__ == "__main__":
    main(sys.argv[1:])
