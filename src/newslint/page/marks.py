"""Lines that occur after articles and rarely in them: headings of lists, date stamps, prompts, footers."""

from functools import lru_cache

from newslint.page.labels import KEPT, is_label
from newslint.text.dates import MONTHS
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList

LONGEST = 160
UNIT = r"(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s?"
MONTH = rf"(?:{'|'.join(month[:3].lower() for month in MONTHS)})\p{{L}}{{0,6}}\.?"
DATE = (
    rf"(?:{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH},? \d{{4}}|"
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)"
)
TIME = r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: \p{L}{2,4})?"
HEADING = (
    r"(?:more|latest|trending|top|popular|recent|related|recommended|featured|newest|most \p{L}+|"
    r"editor['\N{RIGHT SINGLE QUOTATION MARK}]?s['\N{RIGHT SINGLE QUOTATION MARK}]? picks?|elsewhere|"
    r"also (?:on|in)|from (?:the|our)|around the)"
)
LIST = (
    r"(?:news|stor(?:y|ies)|articles?|posts?|videos?|galler(?:y|ies)|headlines?|comments?|reads?|topics|"
    r"web|links|picks?|coverage|content|picks|reviews|guides|deals|jobs|events|products|blogs?|sections?)"
)
CALL = (
    r"(?:sign (?:up|in)|subscribe|register|log ?in|follow (?:us|me|@)|download (?:the|our)|join (?:us|our))"
)
FOOTER = r"(?:privacy policy|terms (?:of|and) \p{L}+|cookie policy|all rights reserved)"
MARKS = (
    rf"(?:\p{{L}}+ ){{0,2}}{DATE}(?:[ ,|@\N{{MIDDLE DOT}}-]+(?:at )?{TIME})?",
    rf"(?:\p{{L}}+ )?(?:about )?(?:an?|\d{{1,3}}) ?{UNIT} ago(?: [^\n.!?]{{1,40}})?",
    rf"[^\n.!?]{{2,120}}[ ~(|\N{{MIDDLE DOT}}]\d{{1,3}} ?{UNIT} ago\)?",
    rf"[^\n.!?]{{0,30}}{HEADING}\b[^\n.!?]{{0,30}}\b{LIST}\b[^\n.!?]{{0,20}}",
    rf"{HEADING} (?:from|in|on|for)\b[^\n.!?]{{2,40}}",
    r"[(\[]? ?\d[\d,.]*[km]? (?:views?|likes?|shares?|comments?|replies) ?[)\]]?",
    rf"{CALL}\b[^\n.?]{{0,80}}",
    rf"[^\n]{{0,100}}\b{FOOTER}\b[^\n]{{0,100}}",
)


@lru_cache(maxsize=KEPT)
def is_mark(words: str, labels: WordList) -> bool:
    """True for a line as at the end of pages: a label, the heading of a list, a date, a prompt, a footer."""
    if len(words) > LONGEST:
        return False
    return is_label(words, labels) or any(
        pattern(source, ignore_case=True).fullmatch(words) is not None for source in MARKS
    )
