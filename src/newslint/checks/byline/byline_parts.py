"""The parts of a byline: the words before the names, names, roles, outlets, places, dates and addresses."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from newslint.text.dates import MONTH, WEEKDAY
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList, alternation

QUOTE = "\N{RIGHT SINGLE QUOTATION MARK}"
WORD = rf"\p{{Lu}}[\p{{L}}'{QUOTE}.-]*"
TITLE = r"(?:(?:Dr|Prof|Rev|Sir|Fr|Sgt|Lt|Col|Capt|Professor)\.? )?"
PERSON = rf"{TITLE}{WORD}(?: (?:von |van |de |der |den |la |el |al-|bin |di |da |du )*{WORD}){{1,3}}"
NAMES = rf"{PERSON}(?:(?:, | and |, and | & | with ){PERSON}){{0,5}}"
DEGREE = r"(?:Jr|Sr|MD|M\.D|Ph\.?D|RN|R\.D|RD|DO|MPH|MBA|III|II|IV)\.?"
PLACE = rf"{WORD}(?:[ ]{WORD}){{0,2}}"
SCHOOL = (
    rf"(?:The |the )?(?:{WORD} ){{0,3}}(?:University|College|Institute|School)"
    rf"(?: (?:of|for) {WORD}(?: {WORD}){{0,3}})?"
)
CONTACT = (
    r"\(?(?:@\w{3,30}|[\w.+-]{2,40}@[\w-]{2,40}\.[\w.]{2,20}"
    r"|\+?(?:\(\d{3}\) ?)?\d{3,5}[ .-]\d{3,4}(?:[ .-]\d{3,4})?)\)?"
)
STATION = (
    r"(?:[KW][A-Z]{2,3}(?:[- ]?(?:TV|FM|DT|\d{1,2}))?(?: News)?"
    r"|(?:FOX|Fox|NBC|ABC|CBS|CW|NewsChannel|Newschannel|News Channel|NewsCenter|Channel|News|Action News"
    r"|Eyewitness News|Local|Live|Team) ?\d{1,2}(?: News| Now)?)"
)
DAY = (
    rf"(?:{WEEKDAY},? )?(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? ?(?:19|20)\d\d)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? (?:19|20)\d\d)"
    r"|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d"
)
CLOCK = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
    r"(?: ?(?:[A-Z]{1,4}T|GMT|UTC|PT|ET))?"
)
AGO = r"\d{1,2} ?(?:h|d|m|hours?|days?|minutes?|mins?|weeks?|months?|years?) ago"
WHEN = (
    r"(?:(?:and )?(?:first |last )?(?:posted|published|updated) ?:? ?(?:on |at )?)?"
    rf"(?:{DAY}|{CLOCK}|{AGO})(?:,? (?:at |on |- )?(?:{DAY}|{CLOCK}))?"
)
STAMP = "\N{SYMBOL FOR NULL}"  # stands for a date while a line is cut into parts
MARKS = " *_([])-\N{EN DASH}\N{EM DASH}\N{BULLET}~\t"
SEPARATOR = r"[ \t\N{NO-BREAK SPACE}]*(?:[|/\\\N{BULLET}\N{MIDDLE DOT}]|,(?= )|[ \t][-\N{EN DASH}\N{EM DASH}][ \t])[ \t\N{NO-BREAK SPACE}]*"
NEWSROOM = frozenset(
    (
        "a an and or of in by from our the "
        "own admin compiled agencies agency board bureau combined content contributed "
        "contributor correspondent correspondents desk digital "
        "dispatches editor editorial editors express file "
        "files foreign information inputs local national news "
        "newsroom online own post press producer release "
        "report reporter reporters reports reuters service services special staff submitted syndicated team "
        "teams web wire wires with writer writers city sports business metro political newscenter newschannel"
    ).split()
)
CORE = frozenset(
    (
        "admin agencies correspondent correspondents desk dispatches "
        "editors newsroom reporters staff team wire "
        "wires writer writers reporter editorial"
    ).split()
)
CORE_REPORT = frozenset("contributed combined submitted special staff wire agency our".split())
SOURCES = frozenset("wire news".split())
MOST_WORDS = 7
NO_NAMES = frozenset(
    (
        "the a an in on at to for from but our my your his their this that these those what why how when "
        "where who is are was can if new live watch read more meet inside you need know not it its as no top "
        "ideas tips ways things"
    ).split()
)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The word lists by which the parts of a byline are known."""

    openings: WordList
    roles: WordList
    outlets: WordList
    codes: WordList
    endings: WordList

    @cached_property
    def opening(self) -> str:
        """A pattern for `By` and its like, and for labels such as `Author:`."""
        verbs = alternation(tuple(one for one in self.openings.all if one.endswith("by")))
        labels = alternation(tuple(one for one in self.openings.all if not one.endswith("by")))
        return rf"(?i:{verbs} ?:? |{verbs}: ?|{labels} ?: ?)(?:the )?"

    @cached_property
    def outlet(self) -> str:
        named = rf"(?i:(?:the )?{self.outlets.pattern})|{alternation(self.codes.all, case=True)}|{STATION}"
        ending = alternation(self.endings.all, case=True)
        capitals = alternation(tuple(one.upper() for one in self.endings.all), case=True)
        town = rf"(?:The |the )?{WORD}(?:[ -](?!The |And |In ){WORD}){{0,2}}[ -](?:{ending}|{capitals})"
        domain = r"[\w-]{3,30}\.(?:com|co\.uk|org|net|ca|com\.au|in)"
        one = rf"(?:{named}|{town}|{domain})"
        return (
            rf"{one}(?: (?:Staff|staff|STAFF|Network|NETWORK|News|Wire|Newsroom|Sports|Business|[A-Z]{{2}}))?"
        )

    @cached_property
    def role(self) -> str:
        words = rf"(?:[\p{{L}}&'{QUOTE}-]+ ){{0,5}}"
        return rf"(?i:{words}{self.roles.pattern})(?:s|,? (?:at|in|of|for|on) [^\n.!?|]{{3,60}})?"

    @cached_property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        return (
            ("contact", CONTACT),
            ("when", rf"(?:on )?{STAMP}"),
            ("outlet", self.outlet),
            ("outlet", rf"(?i:special(?:ly)? (?:to|for) (?:the )?){WORD}(?:[ -]{WORD}){{0,4}}"),
            ("outlet", rf"(?:[Ff]or|FOR|of|with|at) (?:{self.outlet})"),
            ("outlet", rf"(?i:for the ){WORD}(?:[ -]{WORD}){{0,3}}"),
            ("degree", DEGREE),
            ("school", SCHOOL),
            ("role", self.role),
            ("agencies", r"(?i:and|with) (?:the )?(?i:agencies|wires?|wire reports|staff)"),
            ("in", rf"(?:reporting (?:in|from)|in) {PLACE}(?: and {PERSON} in {PLACE})?"),
            ("names", NAMES),
            ("place", PLACE),
        )


@cache
def vocabulary(
    openings: WordList, roles: WordList, outlets: WordList, codes: WordList, endings: WordList
) -> Vocabulary:
    """The vocabulary of some word lists, made once."""
    return Vocabulary(openings, roles, outlets, codes, endings)


def is_newsroom(words: str, known: Vocabulary) -> bool:
    """True for a newsroom in the place of an author: `From staff reports`, `News Desk`."""
    bare = words.strip("()-\N{EN DASH}\N{EM DASH} .")
    if pattern(rf"Reporting (?:from|in) {PLACE}(?:, {PLACE})?\.?").fullmatch(bare):
        return True
    if pattern(rf"(?i:special) (?i:to|for) (?i:the )?{WORD}(?:[ -]{WORD}){{0,3}}").fullmatch(bare):
        return True
    found = pattern(rf"(?i:by:? )?(?:{known.outlet})(?= )").match(bare)
    parts = (bare[found.end() :] if found else bare).replace("/", " ").split()
    parts = [one.casefold() for one in parts if one.casefold() in NEWSROOM or one not in known.endings.all]
    if not 1 <= len(parts) <= MOST_WORDS or not NEWSROOM.issuperset(parts):
        return False
    if len(parts) == 1:
        return bool(found and parts[0] in CORE) or bare.casefold() in ("agencies", "newsroom")
    return (
        not CORE.isdisjoint(parts)
        or ("report" in parts and not CORE_REPORT.isdisjoint(parts))
        or ("services" in parts and not SOURCES.isdisjoint(parts))
    )


def kinds_of(words: str, known: Vocabulary, *, below: bool = False) -> frozenset[str] | None:
    """The kinds of the parts of a line, `by` among them if it says so; None if one part is of no kind.

    Args:
        words: The words of the line.
        known: The word lists.
        below: Whether the line is below one with the names, and need not begin with them.
    """
    text = pattern(WHEN, ignore_case=True).sub(STAMP, words.strip(MARKS))
    found = pattern(known.opening).match(text)
    kinds = {"by"} if found else set()
    parts = pattern(SEPARATOR).split(text[found.end() :] if found else text)
    for index, part in enumerate(parts):
        if not part.strip(MARKS + STAMP):
            kinds |= {"when"} if STAMP in part else set()
            continue
        some = _kinds_of_part(part.strip(MARKS), known, is_first=index == 0 and not below)
        if some is None:
            return None
        kinds |= some
    return frozenset(kinds)


def _kinds_of_part(part: str, known: Vocabulary, *, is_first: bool) -> set[str] | None:
    if is_first and is_person(part):
        return {"names"}
    for kind, source in known.kinds:
        if not is_first and pattern(source).fullmatch(part):
            return {kind}
    for names, rest in _splits(part):
        if is_person(names):
            for kind, source in known.kinds:
                if kind not in ("names", "place", "degree") and pattern(source).fullmatch(rest):
                    return {"names", kind}
    return {"outlet"} if is_first and pattern(known.outlet).fullmatch(part) else None


def is_person(part: str) -> bool:
    """True for names of which no word is one that titles are made of."""
    return pattern(NAMES).fullmatch(part) is not None and NO_NAMES.isdisjoint(part.casefold().split())


def _splits(part: str) -> Iterator[tuple[str, str]]:
    words = part.split()
    for count in range(2, min(len(words), 8)):
        yield " ".join(words[:count]), " ".join(words[count:])
