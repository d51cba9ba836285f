"""The labels that sites write on the parts of a page: menus, buttons, headings of lists, footers."""

from __future__ import annotations

from functools import cache, lru_cache

from newslint.text.patterns import pattern

LABELS = (
    "about|about us|account|ad choices|adchoices|ads by google|advertise|advertise with us|advertisement|"
    "advertising|africa|all rights reserved|all sections|americas|app store|archive|archives|arts|asia|"
    "autos|accessibility|accessibility statement|back to top|best of|blog|blogs|books|breaking news|"
    "browse|business|cancel reply|careers|cars|categories|category|celebrity|classifieds|close|"
    "columnists|columns|comics|comment|comment policy|comments|community|community guidelines|connect|"
    "contact|contact us|contests|cookie policy|cookie settings|cookies|copy link|corrections|coupons|"
    "crime|crossword|crosswords|culture|customer service|daily deals|deals|disclaimer|"
    "do not sell my personal information|donate|download|e-edition|e-mail|e-paper|economy|edition|"
    "editions|editorial|editorials|editors' picks|education|election|elections|email|email this|embed|"
    "entertainment|environment|epaper|europe|events|explore|facebook|faq|faqs|fashion|featured|"
    "featured videos|features|feedback|filed under|finance|flipboard|follow|follow us|food|food & drink|"
    "football|forum|forums|from the web|galleries|gallery|games|gaming|gifts|google|google+|google play|"
    "health|help|home|homepage|horoscope|horoscopes|instagram|interest-based ads|international|investing|"
    "jobs|join|just in|latest|latest news|latest stories|leave a comment|leave a reply|legal|letters|"
    "life|lifestyle|like|linkedin|listen|live|live tv|load more|local|local news|local sports|log in|"
    "log out|login|logout|magazine|main menu|marketplace|markets|masthead|media|media kit|member center|"
    "menu|middle east|mobile|mobile apps|money|more|more from|more news|more stories|more videos|"
    "most commented|most popular|most read|most shared|most viewed|movies|multimedia|music|my account|"
    "national|national news|navigation|nearby|network|news|news tips|newsletter|newsletters|newspaper|"
    "next|next article|next post|next story|obits|obituaries|offers|opinion|opinions|our team|outdoors|"
    "outlook|partners|people|permalink|photo|photo galleries|photos|pin it|pinterest|platform|podcast|"
    "podcasts|policies|politics|popular|popular posts|popular stories|post a comment|post comment|press|"
    "press releases|previous|previous article|previous post|previous story|print|print edition|"
    "print this|privacy|privacy notice|privacy policy|products|profile|promoted|promoted stories|"
    "public notices|puzzles|read more|read next|real estate|recent|recent comments|recent posts|"
    "recent stories|recipes|recommended|recommended for you|reddit|regional|register|related|"
    "related articles|related content|related coverage|related links|related news|related posts|"
    "related stories|related topics|related video|related videos|religion|reply|report|resources|"
    "return to top|reviews|royals|rss|rss feed|rss feeds|save|science|search|search for|sections|see all|"
    "see more|services|settings|share|share on facebook|share on twitter|share this|share this article|"
    "share this story|shop|shopping|show all|show more|sign in|sign out|sign up|sign up now|"
    "similar articles|site index|site map|sitemap|skip to content|skip to main content|"
    "skip to navigation|sms|social|solutions|special reports|sponsored|sponsored content|sponsored links|"
    "sport|sports|staff|store|stories|style|subject|submit|subscribe|subscribe now|subscriber services|"
    "subscriptions|suggested|support|tags|team|tech|technology|telegram|television|terms|"
    "terms & conditions|terms and conditions|terms of sale|terms of service|terms of use|the latest|"
    "threads|tickets|tip us|today's paper|toggle navigation|top|top news|top stories|topics|traffic|"
    "travel|trending|trending now|trending stories|tumblr|tv|tweet|twitter|u.s.|uk|up next|us|us news|"
    "user agreement|video|videos|view all|view comments|view more|watch|watch live|weather|weddings|"
    "whatsapp|who we are|women|work with us|world|world news|x|you may also like|you might also like|"
    "your account|your california privacy rights|youtube"
)
OPEN_ENDED = (
    r"(?:more (?:from|in|on)|latest (?:from|in)|follow us on|share (?:on|via)|sign up for|subscribe to|"
    r"skip to) [^\n.!?]{2,40}|you (?:may|might) (?:also )?(?:like|be interested in)[^\n]{0,20}|"
    r"(?:©|\(c\)|copyright)[^\n]{0,160}|\d[\d,.]*[km]? (?:comments?|shares?|replies)|"
    r"(?:download|get) (?:the|our)[^\n.!?]{0,20} app|"
    r"(?:terms|privacy)[^\n.!?]{0,40}(?:policy|use|service|conditions)"
)
MARKS = r"\]\([^)]*\)|!?\[|\]|\A\s*o\s|\A[\s*+>#\-\N{BULLET}\N{MIDDLE DOT}\\]+|[\s*:\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}]+\Z"
PARTS = r"\s*[|/,\N{BULLET}\N{MIDDLE DOT}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}>]\s*|\s{2,}"
PLAIN_MARKS = " \t*+-:#>"
LONGEST = 160
KEPT = 4096  # lines: the pages of one site share their labels
LONGEST_PLAIN = 60


@cache
def _labels() -> frozenset[str]:
    return frozenset(LABELS.split("|"))


def may_be_label(line: str) -> bool:
    """True for a plain label, and for a line of several parts or links, which needs a closer look."""
    return line.strip(PLAIN_MARKS).casefold() in _labels() or "|" in line or "](" in line


@lru_cache(maxsize=KEPT)
def is_label(line: str) -> bool:
    """True for a line that consists mostly of labels: `Home`, `News | Sports`, `[About us](/about)`.

    Of several parts, at least half must be labels.
    """
    if len(line) > LONGEST:
        return False
    if line.strip(PLAIN_MARKS).casefold() in _labels():
        return True
    words = pattern(MARKS).sub("", line).strip()
    if len(words) > LONGEST_PLAIN and not words.startswith(("\N{COPYRIGHT SIGN}", "(c)", "Copyright")):
        return False
    parts = [part.casefold() for part in pattern(PARTS).split(words) if part]
    known = sum(part in _labels() for part in parts)
    if known and known * 2 >= len(parts):
        return True
    return pattern(OPEN_ENDED, ignore_case=True).fullmatch(words) is not None
