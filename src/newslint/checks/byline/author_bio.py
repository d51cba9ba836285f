from collections.abc import Iterator
from itertools import islice

from newslint.checks.byline.first_lines import first_lines
from newslint.document import Document, Line
from newslint.document.removal import without_lines
from newslint.edit import Fix
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList

LAST_LINES = 14
MOST_STORY = 3  # lines of running text below an author's note: disclaimers, prompts, other notes
LONGEST_BYLINE = 160
HEAD_LINES = 4
LONGEST_HEAD_NOTE = 240  # above the story, a note is a sentence
IS_A = (
    r"\b(?:is (?:an?|the|our|\p{L}{3,20}) |covers |writes for |teaches |hosts )[^\n]{0,80}\b(?:reporter"
    r"|editor|writer|correspondent"
    r"|columnist|journalist|commentator|contributor|professor|author|host|producer|photographer)\b"
)
NO_PERSON = r"['\N{RIGHT SINGLE QUOTATION MARK}]s |\b(?:Minister|President|Mr|Mrs|Ms)\b"
LONGEST_NOTE = 900
MARKS = r"[*_\N{EM DASH}\N{EN DASH}\N{BULLET}(\[ -]{0,4}"
TITLE = r"(?:(?:Rep|Sen|Dr|Prof|Gov|Mr|Mrs|Ms|Rev|Col|Gen|Lt|Sir|Dame|Lord|Senator|Professor)\.? )?"
WORD = r"\p{Lu}[\p{L}'\N{RIGHT SINGLE QUOTATION MARK}.-]*"
NAME = rf"{TITLE}(?P<name>{WORD}(?: (?:{WORD}|de|van|von|al|bin|del|la|du|and)){{0,5}})"
BESIDE = r"(?:, (?:\d\d|\p{Lu}[\p{L}.]{1,12}|(?:an?|the|who|whose) [^\n,]{3,120}),| \([^()\n]{1,60}\)){0,2}"
STRONG = (
    r"teaches|covers|writes|reports|blogs|tweets|edits|hosts|contributes|researches|studies|specializes|"
    r"specialises|serves"
)
CAREER = r"joined|has (?:been|written|covered|worked|reported|contributed)|previously \p{L}+ed"
JOURNALISM = (
    r"\b(?:writing|covering|reporting (?:on|for)|written (?:for|about)|journalism|newsroom|covered|reporter"
    r"|editor"
    r"|staff|bylines?)\b"
)
VERB = rf"(?P<verb>{STRONG}|is|was|are|works (?:for|at)|directs|runs|{CAREER})"
WRITER = r"The (?:writer|author|columnist)"
ONE_WORD = (  # a subject of one word, which may be no name
    rf"{WORD} (?=\p{{Ll}})"
    r"(?!(?:is|was) (?:an?|the|our) |(?:writes|works|covers|teaches) |has been \p{L}+ing )"
)
THE_WRITER = rf"{WRITER} (?:is|was) (?:an? |the (?:author|editor|director|head|president|founder)\b)"
NOTE = rf"{MARKS}(?:{NAME}|{WRITER}){BESIDE} {VERB}\b[^\n]{{8,}}"
SPEECH = (
    r"\b(?:said|says|told|added|asked|according)\b|"
    r"[\N{LEFT DOUBLE QUOTATION MARK}\"][^\"\n]{3,80},[\"\N{RIGHT DOUBLE QUOTATION MARK}]"
)
NO_NOTE = r"\A[^.]{0,60}(?:\bstudies (?:have|had|show|suggest|find|found)\b|['\N{RIGHT SINGLE QUOTATION MARK}]s \p{L}+ (?:Minister|President))"
BYLINE = r"(?i:by|author|(?:words|story|text|written|posted) by)\b|[^\n]{0,60}\|"
PRONOUNS = frozenset(
    "With From In On At By For And But He She They It We You I "
    "This That There The These Those What Who".split()
)


def author_bio(
    document: Document,
    *,
    roles: WordList = WordList("author-role"),
    labels: WordList = WordList("site-label"),
) -> Iterator[Hit]:
    """Yield each note on an author near the end of a text, or above the story.

    The note says what an author does, and the name is in the byline or nowhere else: a story does not
    introduce a person in its last lines.

    Args:
        document: The document.
        roles: Words for what authors are.
        labels: The labels of a site, above which the byline may be.
    """
    authors = _authors(document, labels)
    below = 0
    for line in islice(reversed(document.written), LAST_LINES):
        name = _subject(line)
        if name is not None and _is_author(name, line, authors, roles):
            yield Hit(line.span, {}, Fix((without_lines(line, line),)))
            continue
        below += line.is_prose
        if below > MOST_STORY:
            break
    for line in document.written[:HEAD_LINES]:
        name = _subject(line) if len(line.words) <= LONGEST_HEAD_NOTE and line.next else None
        if (
            name
            and pattern(IS_A).search(line.words)
            and not pattern(NO_PERSON).search(line.words[:60])
            and _is_author(name, line, authors, roles)
        ):
            yield Hit(line.span, {}, Fix((without_lines(line, line),)))


def _authors(document: Document, labels: WordList) -> str:
    """The lines above the article that name its author, as one text."""
    lines = first_lines(document, LONGEST_BYLINE, labels)
    return "\n".join(line.words for line in lines if pattern(BYLINE).match(line.words))


def _subject(line: Line) -> str | None:
    """The last name of the person whom a note is about; empty for “the writer”; None for other lines."""
    words = line.text.strip()
    if len(words) > LONGEST_NOTE or pattern(SPEECH).search(words) or line.is_row:
        return None
    found = pattern(NOTE).fullmatch(words)
    if found is None or line.document.is_quoted(line.start):
        return None
    name = found["name"]
    if name is None:
        return ""
    if pattern(NO_NOTE).search(words):
        return None
    return None if name.split()[0] in PRONOUNS else name.split()[-1]


def _is_author(name: str, line: Line, authors: str, roles: WordList) -> bool:
    text = line.document.text
    is_known = not name or (len(name) > 1 and name in authors)
    if not is_known and (name in text[: line.start] or name in text[line.span.end :]):
        return False
    if name and not is_known and pattern(ONE_WORD).match(line.words):
        return False
    if not name:
        return pattern(THE_WRITER).match(line.words) is not None or _names_role(line, roles)
    if pattern(rf"\A[^\n]{{0,160}}? (?:{CAREER})\b").match(line.text):
        return pattern(JOURNALISM).search(line.text) is not None
    return _names_role(line, roles)


def _names_role(line: Line, roles: WordList) -> bool:
    return (
        pattern(
            rf"{roles.pattern}|\bauthor\b|\b(?:{STRONG}|works (?:for|at)|directs|runs)\b", ignore_case=True
        ).search(line.text)
        is not None
    )
