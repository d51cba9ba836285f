"""Runs of a site's labels beside the article: known words, with at most single lines between them."""

from collections.abc import Sequence
from functools import cache
from itertools import groupby

import regex

from newslint.document import Document, Line
from newslint.document.links import shown
from newslint.page.labels import is_label
from newslint.page.shape import FEWEST_LINES, may_have_labels, runs
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList, alternation

SPACES = r"[ \t\u00a0]*+"
LEAD = r"(?:[ \t\u00a0*+>#_|\u2022\u00b7\u00bb\u203a\\-]|\d{1,2}\.[ \t]|o[ \t])*+"
TARGET = r"\((?:[^()\n]|\([^()\n]*+\))*+\)"
LINK = rf"!?\[(?:[^\[\]\n]|!\[[^\]\n]*+\]{TARGET})*+\]{TARGET}"
BETWEEN = r"[ \t\u00a0*_|/,:\u2022\u00b7\u00bb\u203a>+-]*+"
END = r"(?![^\n])"
LINKS = rf"(?:{LINK}{BETWEEN})++"
WORDS = rf"(?>[^ \t\n]{{1,30}}{SPACES}){{1,8}}+(?<![.!?;,]){SPACES}"
SLOT = rf"(?!(?&label){END})(?!#)(?:{LINKS}|{WORDS}){END}"
REACH = 2 * FEWEST_LINES - 1  # lines of the shortest run, with a line between every two labels


@cache
def run_pattern(labels: WordList) -> str:
    """Four lines of labels or more, with at most one other line between two of them."""
    words = "|".join(  # by first letters, so that a line is compared with few labels
        f"(?={regex.escape(letter)})(?:{alternation(tuple(group))})"
        for letter, group in groupby(sorted(labels.all, key=str.lower), lambda label: label[0].lower())
    )
    one = rf"(?:\[[ *_]*+(?:{words})[ *_]*+\]{TARGET}|(?:{words})(?![\p{{L}}\p{{N}}'\u2019&]))"
    return (
        rf"(?(DEFINE)(?P<label>{LEAD}(?:{one}{BETWEEN})++)(?P<slot>{LEAD}{SLOT})"
        rf"(?P<end>{SPACES}(?:\n{SPACES})++))"
        r"(?&label)(?:(?&end)(?:(?&slot)(?&end)){0,1}+(?&label)(?![^\n])){3,}+"
    )


def labelled_lines(document: Document, labels: WordList) -> frozenset[int]:
    """The indexes of the lines in runs of labels."""
    return frozenset(line.index for run in label_runs(document, labels) for line in run)


def label_runs(document: Document, labels: WordList) -> list[list[Line]]:
    """The runs of lines outside the article that are labels, with a single other line between two at most."""
    return document.once(_find, labels)


def _find(document: Document, labels: WordList) -> list[list[Line]]:
    if not may_have_labels(document, labels):
        return []
    found = []
    for run in runs(document, labels):
        labelled = [is_label(shown(line.words), labels) for line in run]
        place = 0
        while place < len(run):
            may_begin = labelled[place] and sum(labelled[place : place + REACH]) >= FEWEST_LINES
            size = _reach(document, run[place:], labels) if may_begin else 0
            if size:
                found.append(run[place : place + size])
            place += size or 1
    return found


def _reach(document: Document, lines: Sequence[Line], labels: WordList) -> int:
    """The number of lines in the run of labels that begins with the first line."""
    source = run_pattern(labels)
    found = pattern(source, ignore_case=True).match(document.text, lines[0].start, lines[-1].end)
    return sum(line.start < found.end() for line in lines) if found else 0
