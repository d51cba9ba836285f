"""The furniture of a page that comes in runs: menus, footers, lists of other stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from newslint.document import Document, Line
from newslint.document.removal import without_lines
from newslint.edit import Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence

MENU = (
    "about|about us|account|ad choices|adchoices|advertise|advertise with us|advertising|"
    "africa|all sections|"
    "archive|archives|arts|asia|autos|blog|blogs|books|breaking news|business|careers|cars|classifieds|"
    "close|columnists|comics|comments|community|connect|contact|contact us|cookie policy|"
    "cookies|corrections|"
    "crime|culture|customer service|deals|disclaimer|donate|e-edition|e-paper|economy|editorial|editorials|"
    "education|elections|email|entertainment|environment|europe|events|facebook|faq|"
    "fashion|features|feedback|"
    "finance|flipboard|follow us|food|football|forum|gallery|games|google+|health|help|home|horoscopes|"
    "instagram|international|jobs|latest|latest news|letters|life|lifestyle|linkedin|live|local|local news|"
    "local sports|log in|log out|login|magazine|magazines|marketplace|markets|media|"
    "media kit|menu|middle east|"
    "mobile|mobile apps|money|more|most popular|most read|movies|multimedia|music|my account|national|"
    "national news|news|newsletter|newsletters|newspaper|next|obits|obituaries|opinion|opinions|people|"
    "photos|pinterest|podcast|podcasts|politics|popular|previous|print|privacy|privacy notice|"
    "privacy policy|puzzles|real estate|recipes|reddit|regional|register|reviews|rss|rss feeds|science|"
    "search|sections|share|shop|shopping|sign in|sign out|sign up|site map|sitemap|sponsored content|sport|"
    "sports|store|style|submit|subscribe|subscribe now|subscriptions|support|tech|technology|"
    "television|terms|terms & conditions|terms and conditions|terms of service|terms of use|tickets|top|"
    "top stories|topics|traffic|travel|trending|tv|twitter|user agreement|video|videos|weather|weddings|"
    "whatsapp|work with us|world|world news|your california privacy rights|youtube|all rights reserved|"
    "comment policy|community guidelines|interest-based ads|masthead|press|press releases|partners|"
    "terms of sale|accessibility|site index|staff|team|our team|who we are|services|products|platform|"
    "return to top|back to top|skip to content|skip to main content|features|resources|solutions"
)
FEWEST_LINES = 5
FEWEST_LABELS = 4
SHARE = 0.25
RELATED_HEADING = (
    r"(?:(?:related|recommended|popular|trending|latest|recent|featured|top|more|other|similar) "
    r"(?:news|stor(?:y|ies)|articles?|posts?|content|coverage|videos?|links|reading|headlines|now|for you)|"
    r"most (?:read|popular|viewed|shared|commented)(?: [\p{L}]+)?|more (?:from|on|in) [^\n.!?]{2,50}|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)[^\n]{0,20}|trending|related|recommended|"
    r"(?:don['\N{RIGHT SINGLE QUOTATION MARK}]t|do not) miss|read next|up next|(?:from )?around the web|"
    r"explore further)[ ]*:?"
)
TITLE_WORDS = 24
FEWEST_TITLES = 2


@cache
def _menu() -> frozenset[str]:
    return frozenset(MENU.split("|"))


def menu_block(document: Document) -> Iterator[Hit]:
    """Yield each run of menu or footer lines outside the article's body."""
    for run in _runs(_outside(document)):
        labels = sum(_is_label(line) for line in run)
        if len(run) >= FEWEST_LINES and labels >= FEWEST_LABELS and labels >= SHARE * len(run):
            yield _hit(run, {"count": len(run)})


def related_list(document: Document) -> Iterator[Hit]:
    """Yield the titles below the heading of a list of other stories, behind the article's body."""
    for run in _runs(_outside(document)):
        for place, line in enumerate(run):
            if line.start < document.zones.body.end:
                continue
            if pattern(RELATED_HEADING, ignore_case=True).fullmatch(line.words):
                titles = run[place + 1 :]
                if len(titles) >= FEWEST_TITLES and any(len(title.words.split()) >= 4 for title in titles):
                    yield _hit(titles, {"heading": line.words, "count": len(titles)})
                break


def _hit(run: Sequence[Line], values: dict[str, object]) -> Hit:
    return Hit(Span(run[0].span.start, run[-1].span.end), values, Fix((without_lines(run[0], run[-1]),)))


def _outside(document: Document) -> list[Line]:
    body = document.zones.body
    return [
        line
        for line in document.lines
        if not line.blank and (line.end <= body.start or line.start >= body.end)
    ]


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the runs of lines, blank ones aside, in which no line is a sentence or a row."""
    run: list[Line] = []
    for line in lines:
        follows = bool(run) and line.previous is not None and line.previous.index == run[-1].index
        if run and not (follows and _is_furniture(line)):
            yield run
            run = []
        if _is_furniture(line):
            run.append(line)
    if run:
        yield run


def _is_furniture(line: Line) -> bool:
    words = line.words
    return (
        not line.is_row
        and words.count(" ") < TITLE_WORDS
        and not (ends_sentence(words) and words.count(" ") >= 4)
    )


def _is_label(line: Line) -> bool:
    """True for a line of one or more menu words: `Home`, `News | Sports`, `[About us](/about)`."""
    words = pattern(r"\]\([^)]*\)|[\[\]+>]").sub("", line.words)
    parts = [part.strip().casefold() for part in pattern(r"[|/,\N{BULLET}\N{MIDDLE DOT}]").split(words)]
    known = [part in _menu() for part in parts if part]
    return bool(known) and sum(known) * 2 >= len(known)
