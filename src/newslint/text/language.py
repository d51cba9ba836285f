"""The language of a text, recognized by its function words, without a model."""

from collections import Counter
from functools import lru_cache

FUNCTION_WORDS = {
    "en": "the of and to in that was for with as his he by from are have were this which not has had been",
    "de": "der die und das den von zu mit sich des auf nicht ein eine dem ist als auch es wird einen hat",
    "fr": "le la les des et en du une est que pour dans qui sur pas au par plus avec il ce sont aux",
    "es": "el los las y en del que por con una para es su al lo como se fue pero sus han este",
    "pt": "os da do em que uma para com na no por as foi ao dos mais como das mas ele sua pela",
    "it": "il di che la per una del della con non le gli nel sono dei alla anche si ha delle dal",
    "nl": "de het een van en in dat op te voor met zijn die is niet aan er om ook naar door",
    "no": "og i det som er til av for har ikke med en den ble fra om",
    "pl": "i w na z nie do jest to o po za od przez oraz tym dla",
    "id": "yang dan di dengan untuk pada ini itu dari dalam tidak akan oleh",
    "tr": "ve bir bu da de ile olarak daha olan kadar sonra",
}
LANGUAGES = frozenset(  # the two-letter codes of ISO 639-1
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie "
    "ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
    "mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm "
    "rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts "
    "tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
SAMPLE = 1500
FEWEST = 4
MARGIN = 1.5


def language_of(text: str) -> str | None:
    """The language of most function words in a text; None if it is uncertain.

    Args:
        text: Any text; its first 1,500 code points are read.
    """
    words = text[:SAMPLE].lower().split()
    scores: dict[str, int] = {}
    for tags, times in Counter(map(_tags().get, words)).items():
        for tag in tags or ():
            scores[tag] = scores.get(tag, 0) + times
    if not scores:
        return None
    tag = max(scores, key=scores.__getitem__)
    best, second = scores.pop(tag), max(scores.values(), default=0)
    return tag if best >= FEWEST and best >= MARGIN * second and best * 14 >= len(words) else None


@lru_cache(maxsize=1)
def _tags() -> dict[str, tuple[str, ...]]:
    """The languages in which a word is a function word."""
    known: dict[str, tuple[str, ...]] = {}
    for tag, words in FUNCTION_WORDS.items():
        for word in words.split():
            known[word] = (*known.get(word, ()), tag)
    return known
