"""Lines of pages and articles, each marked as part of the article or not, from texts outside the project.

An extractor's output is aligned with the article that a person marked on the page. In labelled articles, the
labels mark the lines. All lines of edited articles belong to the article, and lines that a site repeats in
many texts do not.
"""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from newslint.document import Document
from newslint.formats import parse
from newslint.page.evidence import is_plain
from newslint.page.look import Surroundings, surroundings

Record = Mapping[str, str]
FOLDS = 5
GRAM = 4  # words in a row that an output and the marked article must share
INSIDE, OUTSIDE = 0.8, 0.2  # shares of a line's words in such rows: inside the article, and outside
REPEATED = 3  # texts of a site with the same line, from which on the line belongs to the site
STORY_WORDS = 18
WORD = re.compile(r"\w+")
HOST = re.compile(r"https?:\\?/\\?/(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})", re.IGNORECASE)
NO_SITE = re.compile(
    r"facebook|twitter|google|youtu|instagram|linkedin|pinterest|reddit|whatsapp|doubleclick|apple\.|t\.co$|"
    r"bit\.ly|cloudfront|amazon|gravatar|wp\.com|adobe|disqus|tumblr|flickr|digg|addthis|getty|"
    r"wordpress|archive\.org|snapchat"
)
ENDING = re.compile(
    r"\.(?:com|org|net|co\.uk|de|info|gov|uk|ca|us|in|am|io|tv|news|co|eu|no|se|fr|co\.za|com\.au)(?![a-z]).*$"
)
CREDIT = re.compile(
    r"photo|image|getty|credit|file|reuters|afp|\bap\b|courtesy|pictured|caption|©", re.IGNORECASE
)
MARKED = ("boilerplate", "byline", "caption", "embed", "repeat", "structure", "template", "table")


class Marked(NamedTuple):
    """A text whose lines are marked: 0 for a part of the article, 1 for other text, -1 for unknown."""

    name: str
    kind: str
    site: str
    document: Document
    marks: list[int]
    weights: list[float]

    @property
    def fold(self) -> int:
        """The fold of the text; all texts of a site are in the same fold."""
        return crc32(self.site.encode()) % FOLDS

    def rows(self) -> Iterator[tuple[Surroundings, int, int, float]]:
        """Yield the suspicious lines whose mark is known: surroundings, place, mark and weight."""
        around = surroundings(self.document)
        for at, mark in enumerate(self.marks):
            if mark >= 0 and not is_plain(around, at):
                yield around, at, mark, self.weights[at]


def read(folder: Path, name: str) -> list[dict[str, object]]:
    """The records of a part of the data, in order."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def known(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def site_key(name: str) -> str:
    """A site's name, so that `The Boston Globe` and `bostonglobe.com` are the same."""
    key = re.sub(r"\W", "", ENDING.sub("", name.lower()))
    return key[3:] if key.startswith("the") and len(key) > 6 else key


def sites(records: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The site of each page, from its name, its source, or the address that its texts name most."""
    hosts: dict[str, Counter[str]] = defaultdict(Counter)
    found: dict[str, str] = {}
    for one in records:
        page = one["page"]
        named = re.search(r"np3k-(.+?)\d*$|fundus-\w\w-(\w+?)(?:_\d|$)", page)
        address = re.search(r"https?://(?:www\.)?([^/]+)", one["source"])
        file = re.search(r"eval/((?:[a-z0-9-]+\.)+(?:com|org|net|co\.uk|de|fr|gov|tv|news))\b", one["source"])
        if given := named or file or address:
            found[page] = site_key(next(filter(None, given.groups())))
        hosts[page].update(h.lower() for h in HOST.findall(one["text"]) if not NO_SITE.search(h.lower()))
    for page, counted in hosts.items():
        found.setdefault(page, site_key(counted.most_common(1)[0][0]) if counted else page)
    return found


def aligned(text: str, gold: str, title: str) -> list[int]:
    """The marks of the lines of an extractor's output, given the article that a person marked."""
    tokens = WORD.findall(gold.casefold())
    grams = {tuple(tokens[i : i + GRAM]) for i in range(len(tokens) - GRAM + 1)}
    lines = [WORD.findall(line.casefold()) for line in text.split("\n") if line.strip()]
    said = [word for line in lines for word in line]
    held = bytearray(len(said))
    for i in range(len(said) - GRAM + 1):
        if tuple(said[i : i + GRAM]) in grams:
            held[i : i + GRAM] = b"\1" * GRAM
    whole = {known(line) for line in gold.split("\n")}
    headline = known(re.split(r" [|–—-] ", title)[0])
    marks, at = [], 0
    for words in lines:
        share = sum(held[at : at + len(words)]) / len(words) if words else 0.5
        at += len(words)
        line = " ".join(words)
        is_headline = len(words) >= 3 and line.startswith(headline) and len(line) < len(headline) + 40
        is_part = share >= INSIDE or (line in whole and len(words) > 1)
        marks.append(-1 if is_headline else 0 if is_part else 1 if share <= OUTSIDE and words else -1)
    return _without_standfirst(marks, [line for line in text.split("\n") if line.strip()])


def _without_standfirst(marks: list[int], lines: Sequence[str]) -> list[int]:
    """The marks; long lines just above the article may be its standfirst, and are marked as unknown."""
    first = marks.index(0) if 0 in marks else 0
    for at in range(max(0, first - 6), first):
        if marks[at] == 1 and len(WORD.findall(lines[at])) >= 8 and not CREDIT.search(lines[at]):
            marks[at] = -1
    return marks


def labelled_marks(text: str, artifacts: Iterable[Mapping[str, object]]) -> list[int]:
    """The marks of the lines of a labelled article."""
    gone = [
        (int(str(one["start"])), int(str(one["end"])))
        for one in artifacts
        if one.get("fixed") == "" and one["category"] in MARKED
    ]
    if any(one.get("kind") == "not-an-article" for one in artifacts):
        return [-1 for line in text.split("\n") if line.strip()]
    marks, at = [], 0
    for line in text.split("\n"):
        ink = [at + i for i, char in enumerate(line) if not char.isspace()]
        at += len(line) + 1
        if ink:
            share = sum(any(s <= i < e for s, e in gone) for i in ink) / len(ink)
            marks.append(1 if share >= INSIDE else 0 if share <= 0.1 else -1)
    return marks


def _even(marks: Sequence[int], total: float) -> list[float]:
    """Weights whose sum grows with the length of the text, but less than in proportion."""
    count = max(1, sum(mark >= 0 for mark in marks))
    return [total / count**0.5] * len(marks)


def _edited(one: Record) -> Marked:
    document = parse(one["text"])
    count = len(document.written)
    return Marked(one["id"], "clean", site_key(one["publisher"]), document, [0] * count, [0.15] * count)


def _wild(records: Iterable[Record]) -> Iterator[Marked]:
    by_site: dict[str, list[Record]] = defaultdict(list)
    for one in records:
        by_site[one["source"]].append(one)
    for site, texts in by_site.items():
        counted = Counter(line for one in texts for line in {known(line) for line in one["text"].split("\n")})
        for one in texts:
            document = parse(one["text"])
            marks = [_repeated(line.text, counted) for line in document.written]
            weights = [0.3 if mark else 0.1 for mark in marks]
            yield Marked(one["url"], "wild", site_key(site), document, marks, weights)


def _repeated(line: str, counted: Mapping[str, int]) -> int:
    said = known(line)
    if said and counted[said] >= REPEATED:
        return 1
    is_story = len(said.split()) >= STORY_WORDS and counted[said] == 1 and line.rstrip()[-1:] in '.!?”"'
    return 0 if is_story else -1


def marked_texts(folder: Path, names: Iterable[str]) -> Iterator[Marked]:
    """Yield the texts of some parts of the data, with their marks."""
    extracted = read(folder, "extracted")
    of_page = sites(extracted)  # type: ignore[arg-type]
    pages = {str(one["id"]): str(one["page"]) for one in extracted}
    for name in names:
        records: list[dict[str, object]] = extracted if name == "extracted" else read(folder, name)
        if name == "wild":
            yield from _wild(records)  # type: ignore[arg-type]
            continue
        given = sites(records) if name == "pages" else of_page  # type: ignore[arg-type]
        for one in records:
            text = str(one["text"])
            if name == "clean":
                yield _edited(one)  # type: ignore[arg-type]
            elif name == "labelled":
                marks = labelled_marks(text, one["artifacts"])  # type: ignore[arg-type]
                site = _labelled_site(one, pages, given)  # type: ignore[arg-type]
                yield Marked(str(one["id"]), name, site, parse(text), marks, _even(marks, 9))
            else:
                marks = aligned(text, str(one["gold_text"]), str(one["title"]))
                site = given[str(one["page"])]
                yield Marked(str(one["id"]), name, site, parse(text), marks, _even(marks, 3))


def _labelled_site(one: Record, pages: Mapping[str, str], given: Mapping[str, str]) -> str:
    if one["id"] in pages:
        return given[pages[one["id"]]]
    if "/" not in one["source"]:
        return site_key(one["source"])
    named = re.sub(r"^ext-[a-z0-9_]+?-", "html-", one["id"])
    return given.get(named) or next(iter(sites([{**one, "page": named}]).values()))
