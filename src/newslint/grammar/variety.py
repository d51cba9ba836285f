"""The variety of English of a document, recognized by its spelling."""

from functools import cache

from newslint.document import Document
from newslint.text.patterns import pattern

SHORT = 40  # words
ISE = (
    "organ real recogn critic apolog priorit emphas special final author util civil global minim maxim "
    "privat modern stabil symbol jeopard summar mobil character general central neutral penal victim"
).split()
OUR = "col fav hon neighb lab rum hum behavi harb endeav vap flav arm parl rig vig".split()
RE = "cent theat met kilomet millimet centimet lit fib calib lust spect".split()
CE = "defen offen licen preten".split()
DOUBLED = "travel cancel model label level signal fuel counsel marvel quarrel total channel dial".split()
BRITISH = (
    "analyse[ds]? catalogue[ds]? programmes? tyres? kerbs? grey whilst amongst learnt spelt cheques? "
    r"jewellery aluminium sceptic\w* ageing judgements? mums? storeys? ploughs? maths enrol fulfil "
    "skilful practise[ds]?"
).split()
AMERICAN = (
    "analyze[ds]? catalog(?:s|ed)? programs? tires? curbs? gray jewelry aluminum skeptic\\w* judgments? "
    "percent moms? plows? math enroll fulfill skillful"
).split()


def variety_of(document: Document) -> str | None:
    """The language tag for checking a document: `en-GB`, `en-US`, `de`; None if the language is uncertain.

    A tag with a region that the caller gave is used unchanged. English is American unless British spellings
    outnumber American ones. A text that is too short counts as English if all of its letters are ASCII.
    """
    given = document.language
    if given and "-" in given:
        return given
    spoken = document.spoken or ("en" if _is_short(document.text) else None)
    if spoken != "en":
        return spoken
    british, american = (len(pattern(source).findall(document.text)) for source in _spellings())
    return "en-GB" if british > american else "en-US"


@cache
def _spellings() -> tuple[str, str]:
    """Patterns for spellings that are only British, and only American."""
    british = (
        f"(?:{'|'.join(ISE)})is(?:e[ds]?|ing|ations?|ers?)",
        rf"(?:{'|'.join(OUR)})our\w*",
        f"(?:{'|'.join(RE)})res?",
        f"(?:{'|'.join(CE)})ces?",
        f"(?:{'|'.join(DOUBLED)})l(?:ed|ing|ers?)",
        *BRITISH,
    )
    american = (
        f"(?:{'|'.join(ISE)})iz(?:e[ds]?|ing|ations?|ers?)",
        f"(?:{'|'.join(OUR)})or(?:s|ed|ing|able|ites?|hoods?|al|ful)?",
        f"(?:{'|'.join(RE)})ers?",
        f"(?:{'|'.join(CE)})ses?",
        f"(?:{'|'.join(DOUBLED)})(?:ed|ing|ers?)",
        *AMERICAN,
    )
    return rf"\b(?:{'|'.join(british)})\b", rf"\b(?:{'|'.join(american)})\b"


def _is_short(text: str) -> bool:
    return len(text.split()) < SHORT and all(char.isascii() for char in text if char.isalpha())
