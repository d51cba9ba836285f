"""Writes docs/rules from the cards: `python docs/build_rules.py`, or `--check` to compare only.

With `--check` it writes nothing, and exits with 1 if the committed pages differ from the cards.
"""

import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from newslint.catalogue import load_catalogue
from newslint.catalogue.functions import check_function, options_of
from newslint.report import visible
from newslint.rule import Example, Readings, Rule

FOLDER = Path(__file__).parent / "rules"
CATEGORIES = {
    "chatbot": "An assistant's words to its user that nobody deleted.",
    "template": "Placeholders that were not filled in, and code and markup that were not rendered.",
    "boilerplate": "Text of the site: menus, promotions, related links, notices.",
    "embed": "Text left over from embedded posts, videos and players.",
    "caption": "Captions and credits that have lost their picture.",
    "byline": "Names, dates and places that belong above the article, not in it.",
    "table": "Tables that have lost cells, rows or their structure.",
    "repeat": "Duplicates.",
    "casing": "Missing and wrong capitals.",
    "spacing": "Missing, doubled and wrong spaces and empty lines.",
    "encoding": "Characters damaged by a wrong decoding.",
    "structure": "Headings, lists and paragraphs that are broken, empty or in the wrong place.",
    "wording": "Words distorted by spinning or machine translation.",
    "consistency": "Names and facts that differ within the article.",
    "grammar": "Mistakes in grammar. A [grammar engine](../grammar.md) finds more of them.",
}
FORMATS = {"html": "HTML", "markdown": "Markdown"}
HEAD = """# All rules

Each page here is generated from the card of a rule. The tests run every example: newslint reports the texts that are shown as
found, reports nothing in those shown as not reported, and its fix gives exactly the text shown.

In the examples, a middle dot (`\N{MIDDLE DOT}`) marks a space that you could not see otherwise. Invisible characters are
written as escapes, such as `\\u200b`. If a rule is about line ends, a bent arrow
(`\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}`) marks them.
"""


def pages(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """Yield each page: its path below docs/rules, and its Markdown."""
    ordered = sorted(rules, key=lambda rule: (_rank(rule.category), rule.category, rule.name))
    yield "index.md", index(ordered)
    for rule in ordered:
        yield f"{rule.category}/{rule.name}.md", page(rule)


def index(rules: Iterable[Rule]) -> str:
    """The page that lists all rules by category."""
    parts = [HEAD]
    for category, members in groupby(rules, key=lambda rule: rule.category):
        rows = [
            f"| [{rule.name}]({category}/{rule.name}.md) | {_prose(rule.summary)} | {rule.severity} | {_fix_cell(rule)} |"
            for rule in members
        ]
        table = "\n".join(["| rule | finds | severity | fix |", "| --- | --- | --- | --- |", *rows])
        parts.append(f"## {category}\n\n{CATEGORIES.get(category, '')}\n\n{table}\n")
    return "\n".join(parts)


def page(rule: Rule) -> str:
    """The page of one rule."""
    sections = [
        f"# {rule.name}",
        _prose(rule.summary),
        _facts(rule),
        f"## Why it matters\n\n{_prose(rule.why)}",
        f"## What is found\n\nThe message: {_code(rule.message)}",
        *(_example(example) for example in rule.bad),
        "## What is not reported",
        *(_example(example) for example in rule.good),
        *_fix(rule),
        *_options(rule),
        *_references(rule),
        _home(rule),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _facts(rule: Rule) -> str:
    rows = {
        "category": f"[{rule.category}](../index.md#{rule.category})",
        "severity": str(rule.severity),
        "fix": _fix_cell(rule),
        "status": f"{rule.status}, since {rule.since}",
        "languages": ", ".join(rule.languages) or "all",
        "also called": ", ".join(map(_code, rule.aliases)),
    }
    lines = [f"| {key} | {value} |" for key, value in rows.items() if value]
    return "\n".join(["| | |", "| --- | --- |", *lines])


def _home(rule: Rule) -> str:
    """The section that lists the files of a rule."""
    home = f"{rule.category}/{rule.name}"
    parts = [f"- its card: `rules/{home}.toml`"]
    if rule.check:
        parts.append(f"- its check: `src/newslint/checks/{home.replace('-', '_')}.py`")
    if lists := lists_of(rule):
        parts.append(f"- its word lists, `rules/lists/<name>.toml`: {', '.join(map(_code, lists))}")
    parts.append(f"- its tests: the examples above; `pytest tests/test_cards.py -k {rule.name}` runs them")
    return "\n".join(["## Where to change it\n", *parts])


def lists_of(rule: Rule) -> list[str]:
    """The names of the word lists that a card uses in patterns and readings, and that its check takes."""
    card = Path(rule.path).read_text(encoding="utf-8") if rule.path else ""
    readings = rule.match.readings if rule.match else Readings()
    slots = [slot for one in readings.all for slot in (*one.slots, *one.require, *one.forbid)]
    named = {name for slot in (*slots, readings.also, readings.vocabulary) for name in slot.names}
    named |= {*re.findall(r"\(\?&([\w-]+)\)", card), str(tomllib.loads(card).get("phrases"))}
    return sorted((named | {str(value) for value in options_of(rule).values()}) & rule.lists.keys())


def _fix_cell(rule: Rule) -> str:
    return f"{rule.fix.safety}, loses {rule.fix.loses}" if rule.fix else "none"


def _fix(rule: Rule) -> Iterator[str]:
    yield "## Fix"
    if rule.fix is None:
        yield "There is no fix: a person has to decide."
        return
    title = _prose(rule.fix.title)
    yield f"{title[:1].upper()}{title[1:]}. {rule.fix.safety.name.capitalize()}; it loses {rule.fix.loses}."
    if rule.fix.because:
        yield f"Why it is not safe: {_prose(rule.fix.because)}"
    yield "[Fixes](../../fixes.md) explains these words."


def _options(rule: Rule) -> Iterator[str]:
    options = options_of(rule)
    if not options:
        return
    said = _described(check_function(rule))
    rows = [
        f"| {_code(name)} | {_code(_toml(value))} | {_prose(said.get(name, ''))} |"
        for name, value in options.items()
    ]
    yield "\n".join(["## Options\n", "| option | default | meaning |", "| --- | --- | --- |", *rows])
    name, value = next(iter(options.items()))
    yield f"```toml\n[options.{rule.name}]\n{name} = {_toml(value)}\n```"


def _described(function: Callable[..., object]) -> Mapping[str, str]:
    """The text in `Args:` of a docstring for each parameter, by its name in kebab case."""
    found: dict[str, str] = {}
    last = ""
    for line in (function.__doc__ or "").partition("Args:")[2].splitlines():
        if not line.strip():
            if found:
                break
        elif named := re.match(r"\s+(\w+): (.*)", line):
            last = named[1].replace("_", "-")
            found[last] = named[2]
        elif last:
            found[last] += f" {line.strip()}"
    return found


def _references(rule: Rule) -> Iterator[str]:
    if rule.references:
        yield "## References\n\n" + "\n".join(
            f"- <{one}>" if one.startswith("http") else f"- {_prose(one)}" for one in rule.references
        )


def _example(example: Example) -> str:
    said = [
        f"in {FORMATS[example.format]}" if example.format in FORMATS else "",
        "as a file" if example.file else "",
        *_settings(example.options),
    ]
    given = ", ".join(part for part in said if part)
    ends = example.fixed is not None and example.fixed.rstrip("\n") == example.text.rstrip("\n")
    parts = [_sentence(example.note), f"*{given}:*" if given else "", _block(example.text, ends=ends)]
    if example.fixed is not None:
        parts += ["becomes", _block(example.fixed, ends=ends)] if example.fixed.strip() else ["is deleted."]
    return "\n\n".join(part for part in parts if part)


def _sentence(note: str) -> str:
    """The note as a line above its example."""
    text = _prose(note)
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!', ':')) else ':'}" if text else ""


def _settings(options: Mapping[str, Any]) -> Iterator[str]:
    for name, value in options.items():
        yield f"with {_code(f'{name} = {_toml(value)}')}"


def _block(text: str, *, ends: bool = False) -> str:
    """The text in a fence; with `ends`, each line end is marked."""
    end = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}\n" if ends else "\n"
    shown = end.join(_line(line) for line in text.split("\n"))
    lines = shown.removesuffix("\n").split("\n")
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return "\n".join([f"{fence}text", *lines, fence])


def _line(line: str) -> str:
    """The line with invisible characters as escapes, and with dots for spaces at its end or in runs."""
    line = "".join(f"\\u{ord(c):04x}" if c.isspace() and c != " " else visible(c) for c in line)
    runs = r" +$" if line.lstrip().startswith("|") else r" +$|(?<=\S) {2,}"
    return re.sub(runs, lambda run: "\N{MIDDLE DOT}" * len(run[0]), line)


def _prose(text: str) -> str:
    """Plain text of a card as Markdown; only text between backticks is code."""
    parts = re.split(r"(`[^`]+`)", " ".join(text.split()))
    return "".join(
        part if i % 2 else re.sub(r"([\\*\[\]<>&|~#])", r"\\\1", part) for i, part in enumerate(parts)
    )


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    pad = " " if fence == "``" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _toml(value: object) -> str:
    if isinstance(value, set | frozenset):
        value = sorted(value)
    return '""' if value is None else json.dumps(value, ensure_ascii=False)


def _rank(category: str) -> int:
    return list(CATEGORIES).index(category) if category in CATEGORIES else len(CATEGORIES)


def main(arguments: list[str]) -> int:
    """0; with `--check` 1 if the pages on disk differ."""
    wanted = {FOLDER / path: text for path, text in pages(load_catalogue(plugins=False).rules)}
    there = {path: path.read_text("utf-8") for path in FOLDER.rglob("*.md")}
    differing = sorted(path for path in {*wanted, *there} if wanted.get(path) != there.get(path))
    if "--check" in arguments:
        for path in differing:
            print(
                f"{path.relative_to(FOLDER.parent.parent)} differs from its card; run python docs/build_rules.py"
            )
        return 1 if differing else 0
    for path in differing:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
