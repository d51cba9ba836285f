"""Guards: conditions of a card on the surroundings of a match."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from newslint.document import Document, Line
from newslint.document.blocks import kind_of
from newslint.document.lines import may_be_heading
from newslint.edit import Span
from newslint.match.candidate import Candidate
from newslint.match.searching import searcher
from newslint.rule import Match
from newslint.text.sentences import ends_sentence

FEWEST_WORDS = 4  # of a sentence


def allowed(match: Match, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that every guard of the card lets through; the cheap guards come first.

    Results that depend only on the line are computed once per line, however many candidates it has.
    """
    by_line: dict[int, bool] = {}
    for one in candidates:
        index = one.line.index
        if one.line.document.is_protected(one.span):
            continue
        if index not in by_line:
            by_line[index] = _line_allows(match, one.line)
        if by_line[index] and _place_allows(match, one):
            yield one


def _line_allows(match: Match, line: Line) -> bool:
    return (
        not (match.unless and not _reads_sentences(match) and _matches(match.unless, match, line, line.text))
        and (not match.near or any(_matches(match.near, match, line, text) for text in _neighbours(line)))
        and (not match.after or _matches(match.after, match, line, _above(line)))
    )


def _place_allows(match: Match, candidate: Candidate) -> bool:
    span, line = candidate.span, candidate.line
    document = line.document
    return (
        (match.story_heading or not _heads_a_story(candidate))
        and not (match.unless and _reads_sentences(match) and _is_ruled_out(match, candidate))
        and not (
            match.unless_after
            and _opens(candidate)
            and _matches(match.unless_after, match, line, _above(line))
        )
        and (match.quoted or not document.is_quoted(candidate.anchor))
        and (match.zone is None or document.zones.named(match.zone, Span(candidate.anchor, span.end)))
        and not (match.unless_topic and _is_about(match, document, candidate))
    )


def _reads_sentences(match: Match) -> bool:
    """True for a card that matches sentences, so that the rest of the paragraph does not matter."""
    return "sentence" in match.patterns


def _is_ruled_out(match: Match, candidate: Candidate) -> bool:
    """True if a pattern of `unless` matches in the sentence."""
    start, end = candidate.place
    return _matches(match.unless, match, candidate.line, candidate.line.document.text[start:end])


def _heads_a_story(candidate: Candidate) -> bool:
    """True for a marked heading over a sentence, and for a line between two if the text has more of them.

    A line that occurs there twice is a label, because no story has two headings with the same words.
    """
    line = candidate.line
    if candidate.span.end < line.content.end or not (line.next and _is_sentence(line.next)):
        return False
    if line.is_marked_heading:
        return True
    between = line.document.once(_between_sentences)
    return len(between) > 1 and between[line.words] == 1


def may_head_a_story(candidate: Candidate) -> bool:
    """True if the candidate fills a line between two sentences, so that it may be a heading."""
    return candidate.span.end >= candidate.line.content.end and _is_between_sentences(candidate.line)


def may_end_a_sentence(candidate: Candidate) -> bool:
    """True for words at the beginning of a line that may end the sentence of the line right above."""
    line = candidate.line
    first = line.words.partition(" ")[0].rstrip(".,:;!?")
    if (
        candidate.span.start > line.content.start
        or not line.index
        or not (first.isalpha() and first.islower())
    ):
        return False
    above = line.document.lines[line.index - 1].words
    return above.count(" ") >= FEWEST_WORDS - 1 and not ends_sentence(above)


def _between_sentences(document: Document) -> Counter[str]:
    """How often each line occurs that may be a heading between two sentences."""
    return Counter(line.words for line in document.written if _is_between_sentences(line))


def _is_between_sentences(line: Line) -> bool:
    above, below = line.previous, line.next
    beside = above is not None and below is not None and _is_sentence(above) and _is_sentence(below)
    return beside and may_be_heading(line.words) and not line.is_item and not line.is_row


def _is_sentence(line: Line) -> bool:
    return line.words.count(" ") >= FEWEST_WORDS - 1 and ends_sentence(line.words)


def _opens(candidate: Candidate) -> bool:
    """True if the candidate begins its line, so that the line above may introduce it."""
    return candidate.span.start <= candidate.line.content.start


def _matches(sources: Iterable[str], match: Match, line: Line, text: str) -> bool:
    """True if one of the patterns of a guard of a line matches in a text."""
    return any(searcher(match, source, line.document).search(text) for source in sources)


def _above(line: Line) -> str:
    return line.previous.text.strip() if line.previous else ""


def _neighbours(line: Line) -> Iterator[str]:
    """Yield the two lines above and the two below that are not empty; an empty text at either end."""
    for side in ("previous", "next"):
        near = line
        for _ in range(2):
            beside: Line | None = getattr(near, side)
            yield beside.text.strip() if beside else ""
            if beside is None:
                break
            near = beside


def _is_about(match: Match, document: Document, candidate: Candidate) -> bool:
    """True if the rest of the document has the topic of the candidate, whose words are then ordinary.

    In the card's `topic-zone`, only the neighbouring lines count. For example, an article about assistants
    does not end with an offer of its own.
    """
    if match.topic_zone and document.zones.named(
        match.topic_zone, Span(candidate.anchor, candidate.span.end)
    ):
        beside = [line.text for line in (candidate.line.previous, candidate.line.next) if line]
        return any(_matches(match.unless_topic, match, candidate.line, text) for text in beside)
    return any(_stands_outside(topic, match, document, candidate.place) for topic in match.unless_topic)


def _stands_outside(topic: str, match: Match, document: Document, place: Span) -> bool:
    """True if a topic occurs outside a place as often as the card requires."""
    starts, ends = document.once(_topic_places, topic, match.case, match.limited)
    inside = bisect_left(starts, place.end) - bisect_right(ends, place.start)
    return len(starts) - inside >= match.topic_times


def _topic_places(document: Document, topic: str, case: bool, limited: bool) -> tuple[list[int], list[int]]:
    """Where a topic's matches start and end in a document, in order."""
    search = searcher(Match(case=case, limited=limited), topic, document)
    spans = [found.span() for found in search.finditer(document.text)]
    return [start for start, _ in spans], [end for _, end in spans]


def in_company(match: Match, hits: list[Candidate], document: Document) -> list[Candidate]:
    """The candidates with the siblings that the card requires: a number in all, or every item of the list."""
    if match.siblings is None or not hits:
        return hits
    if isinstance(match.siblings, int):
        return hits if len(hits) >= match.siblings else []
    matched = {candidate.line.index for candidate in hits}
    complete = _full_lists(document.lines, matched)
    return [candidate for candidate in hits if candidate.line.index in complete]


def _full_lists(lines: Sequence[Line], matched: AbstractSet[int]) -> set[int]:
    """The indexes of matched lines that form a whole list of two items or more."""
    seen: set[int] = set()
    complete: set[int] = set()
    for index in sorted(matched):
        if index in seen or not _is_listed(lines[index]):
            continue
        first = last = index
        while first and _is_listed(lines[first - 1]):
            first -= 1
        while last + 1 < len(lines) and _is_listed(lines[last + 1]):
            last += 1
        run = range(first, last + 1)
        seen.update(run)
        if len(run) > 1 and matched >= set(run):
            complete.update(run)
    return complete


def _is_listed(line: Line) -> bool:
    return not line.blank and not line.protected and kind_of(line) == "list"
