"""Texts for the soak test, each made from a seed: articles with injected damage, and hostile texts."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from newslint.testing import inject

ARTICLES = Path(__file__).parent.parent / "fixtures"
SENTENCE = r"[^\W\d_][^\n|]{24,}[.!?\u201d\"]"
WHO = ("The harbour board", "Marit Ellingsund", "A judge in Skarre", "The union", "Mr. Roe", "Two deputies")
DID = (
    "rejected the plan",
    "paid for the new quay",
    "left Holm before dawn",
    "asked for another vote",
    "blamed the tide",
)
WHEN = ("on Monday", "in May", "after the storm", "by 212 votes to 209", "at 6 a.m.", "for the third year")
WHY = ("because the old wall had failed", "although nobody had been asked", "while 40 boats waited outside")
MARKS = (
    "*",
    "_",
    "**",
    "`",
    "[",
    "](",
    "> ",
    "# ",
    "- ",
    "| ",
    "<b>",
    "</i>",
    "&amp;",
    "&#x",
    "<!--",
    "\\",
    "~~",
)
TAGS = ("div", "p", "b", "table", "tr", "td", "ul", "li", "blockquote", "span", "pre", "h2", "a", "script")


class Sample(NamedTuple):
    """A text to try newslint on.

    Args:
        kind: How it was made.
        seed: The seed from which it can be made again.
        format: `text`, `markdown` or `html`.
        text: The text.
        damage: The spans of injected damage, sorted.
        prose: Sentences of the text that safe fixes must keep.
        ordered: True if these sentences must also keep their order.
    """

    kind: str
    seed: int
    format: str
    text: str
    damage: tuple[tuple[int, int], ...] = ()
    prose: tuple[str, ...] = ()
    ordered: bool = False


def sample_of(seed: int) -> Sample:
    """The sample of a seed: of five, three are articles with injected damage and two are hostile."""
    random = Random(seed)  # noqa: S311 -- repeatable texts are wanted, not secrets
    if seed % 5 < 3:
        markup, text = _article(random)
        damaged, truth = inject(text, seed)
        spans = tuple((piece.span.start, piece.span.end) for piece in truth)
        return Sample("injected", seed, markup, damaged, spans, ordered=True)
    make = HOSTILE[seed // 5 * 2 % len(HOSTILE) + (seed % 5 == 4)]
    prose = tuple(dict.fromkeys(_sentence(random) for _ in range(random.randint(1, 4))))
    markup, text = make(random, prose)
    return Sample(make.__name__.strip("_"), seed, markup, text, prose=prose)


def _article(random: Random) -> tuple[str, str]:
    """A sound article: as it was written, with its paragraphs in part, or made of sentences."""
    if random.random() < 0.3:
        sentences = list(dict.fromkeys(_sentence(random) for _ in range(random.randint(4, 30))))
        return "text", _paragraphs(random, sentences)
    paths = [*ARTICLES.glob("clean/*.[tm]*"), *ARTICLES.glob("dirty/*/expected.[tm]*")]
    path = random.choice(sorted(paths))
    text = path.read_text(encoding="utf-8")
    return "markdown" if path.suffix == ".md" else "text", text


def _sentence(random: Random) -> str:
    parts = [random.choice(part) for part in (WHO, DID, WHEN)]
    return " ".join([*parts, random.choice(WHY)] if random.random() < 0.5 else parts).rstrip(".") + "."


def _paragraphs(random: Random, sentences: list[str]) -> str:
    text = "The Quay That Nobody Wanted\n"
    for at, one in enumerate(sentences):
        text += f"\n{one}" if at % 3 == 0 else f" {one}"
        text += "\n" if at % 3 == 2 else ""
    return f"{text}\n" if random.random() < 0.5 else text


def _unicode(random: Random, prose: tuple[str, ...]) -> tuple[str, str]:
    """Code points of all planes, unpaired surrogates included."""
    planes = (
        (0, 0x7F),
        (0x80, 0x24F),
        (0x300, 0x36F),
        (0x600, 0x6FF),
        (0x2000, 0x20FF),
        (0xD800, 0xDFFF),
        (0, 0x10FFFF),
    )
    noise = [
        "".join(chr(random.randint(*random.choice(planes))) for _ in range(random.randint(1, 80)))
        for _ in range(9)
    ]
    return random.choice(("text", "markdown", "html")), _shuffled(
        random, [one.replace("<", "") for one in noise], prose
    )


def _controls(random: Random, prose: tuple[str, ...]) -> tuple[str, str]:
    """Control and format characters between and inside of words and line ends."""
    marks = [
        *map(chr, range(0x20)),
        *map(chr, range(0x7F, 0xA1)),
        *"\u200b\u200d\u202e\u2028\u2029\ufeff\ufff9\ufffd",
    ]
    noise = ["".join(random.choice([*marks, "a", "Port ", "."]) for _ in range(60)) for _ in range(6)]
    return random.choice(("text", "markdown")), _shuffled(random, noise, prose)


def _long_lines(random: Random, prose: tuple[str, ...]) -> tuple[str, str]:
    """Lines of thousands of characters: one word, one sentence over and over, marks."""
    piece = random.choice(
        ("a", "ab ", "The boat left. ", "| ", "* ", "“", "Share ", "1,", "-", "http://a.example/", "&amp;")
    )
    return random.choice(("text", "markdown", "html")), _shuffled(
        random, [piece * random.randint(500, 4000)], prose
    )


def _markup(random: Random, prose: tuple[str, ...]) -> tuple[str, str]:
    """Markdown marks that open, nest and never close."""
    noise = [
        "".join(random.choice((random.choice(MARKS), "port ", "\n")) for _ in range(80)) for _ in range(3)
    ]
    return random.choice(("text", "markdown")), _shuffled(
        random, [one.replace("<!--", "<! --") for one in noise], prose
    )


def _tags(random: Random, prose: tuple[str, ...]) -> tuple[str, str]:
    """HTML whose tags nest deeply and close in the wrong order."""
    parts = [f"<p>{one}</p>" for one in prose]
    for _ in range(random.randint(5, 60)):
        tag = random.choice(TAGS[:-1])
        parts.insert(
            random.randint(0, len(parts)),
            random.choice((f"<{tag}>", f"</{tag}>", f"<{tag} class=x", "port &lt; ")) + ">",
        )
    return "html", "".join(parts)


def _repeats(random: Random, prose: tuple[str, ...]) -> tuple[str, str]:
    """Lines, words and paragraphs that repeat each other in part, so that their fixes conflict."""
    words = ["port", "Port", "the", "the the", "Read more", "boat", "boat boat"]
    lines = [" ".join(random.choice(words) for _ in range(random.randint(1, 7))) for _ in range(4)]
    noise = [random.choice((*lines, *prose)) for _ in range(random.randint(5, 40))]
    return random.choice(("text", "markdown")), _shuffled(random, noise, prose)


def _tables(random: Random, prose: tuple[str, ...]) -> tuple[str, str]:
    """Tables that end anywhere, with rows of any width, doubled and cut."""
    rows = []
    for _ in range(random.randint(2, 25)):
        cells = [
            random.choice(("", " ", "Sund", "4", "---", ":-:", "Boats", "\\|"))
            for _ in range(random.randint(1, 6))
        ]
        rows.append(f"| {' | '.join(cells)} |"[: random.randint(1, 60)])
    rows += random.choices(rows, k=3)
    random.shuffle(rows)
    return random.choice(("text", "markdown")), _shuffled(random, ["\n".join(rows)], prose)


def _slices(random: Random, prose: tuple[str, ...]) -> tuple[str, str]:
    """Damaged articles cut anywhere and put together in any order."""
    noise = []
    for _ in range(4):
        text, _ = inject(_article(random)[1], random.randint(0, 1 << 30))
        start = random.randint(0, len(text))
        noise.append(text[start : start + random.randint(0, 400)])
    return random.choice(("text", "markdown")), _shuffled(random, noise, prose)


def _shuffled(random: Random, noise: list[str], prose: tuple[str, ...]) -> str:
    """Noise and sentences as paragraphs, in any order."""
    parts = [*noise, *prose]
    random.shuffle(parts)
    return random.choice(("\n\n", "\r\n\r\n", "\n\n\n")).join(parts)


HOSTILE: tuple[Callable[[Random, tuple[str, ...]], tuple[str, str]], ...] = (
    _unicode,
    _controls,
    _long_lines,
    _markup,
    _tags,
    _repeats,
    _tables,
    _slices,
)


def prose_words(sample: Sample) -> list[str]:
    """The words of undamaged prose in a sample of injected damage, case folded, in order.

    A line is prose if it reads as a sentence. Words with injected damage in or beside them are left out.
    """
    words = []
    for line in re.finditer(rf"(?m)^{SENTENCE}[ \t]*\r?$", sample.text):
        for word in re.finditer(r"[^\W_]+", line[0]):
            start, end = line.start() + word.start(), line.start() + word.end()
            if not any(_touches(sample.text, start, end, *span) for span in sample.damage):
                words.append(word[0].casefold())
    return words


def _touches(text: str, start: int, end: int, first: int, last: int) -> bool:
    """True if damage overlaps the word from `start` to `end`, or is beside it without white space between."""
    damage = text[first:last]
    before = start == last and damage != "" and not damage[-1].isspace()
    behind = first == end and damage != "" and not damage[0].isspace()
    return before or behind or (start < last and first < end)
