"""News in every slot of the safe fixes: a clause inside or after damage is never deleted.

Each example of each rule with a safe fix is changed: a clause of news replaces a word that the fix deletes,
or is put before, between or after these words. Findings may remain, but no safe fix may delete a word of the
clause.
"""

import re
from collections.abc import Iterator
from itertools import cycle, product

import pytest

from newslint import Document, Linter, Safety
from newslint.catalogue import load_catalogue
from newslint.edit import Span
from newslint.formats import parse
from newslint.rule import Example, Rule

WHO = (
    "the mayor of Ashford",
    "two of her deputies",
    "a judge in Skarre",
    "the coast guard",
    "Marit Ellingsund",
    "police in Sund",
    "the widow",
    "a former minister",
    "the harbour board",
    "four fishermen",
    "the union",
    "Mr. Roe",
    "investigators",
    "the bank",
    "a nurse from Vessel",
    "the editor of the Courier",
    "his brother",
    "the ferry company",
    "a boy of nine",
    "the central bank",
)
DID = (
    "resigned on Monday after 4 million pounds went missing",
    "told the court that she had paid 40,000 crowns for silence",
    "was found dead in the basin at 6 a.m.",
    "denied that the wall would fall",
    "said “we were never asked”",
    "confirmed that 12 people were hurt",
    "admitted taking the money from the harbour fund",
    "is to stand trial in Berg in May",
    "had warned of the storm for three days",
    "blamed the builder for the deaths",
    "wrote that nobody would be punished",
    "won the vote by 212 to 209",
    "asked for the charges to be dropped",
    "fled to Holm before the police came",
    "will close the quay for two years",
    "voted against the treaty",
)
CLAUSES = [f"{who} {did}" for who, did in product(WHO, DID)]
MOST_WORDS = 8  # words of a deletion, evenly spread, that a clause replaces
BETWEEN = (" ", ", ", ": ", " because ", " was what ")
WORD = r"(?<![=&/_.?])\b\w[\w'\u2019-]*"  # not inside an address
TITLED = {"feed-footer", "label-run"}  # a title between two of their labels may be a clause, of twenty words
LINTER = Linter()


def safe_rules() -> list[Rule]:
    rules = load_catalogue(plugins=False).rules
    return [
        rule for rule in rules if rule.fix and rule.fix.safety is Safety.SAFE and rule.status != "preview"
    ]


def attacked(text: str, span: Span, clauses: Iterator[str], *, inside: bool) -> Iterator[tuple[str, str]]:
    """Yield clauses, each with a text that has it inside, before or after the deletion of a fix."""
    found = list(re.finditer(WORD, text[span.start : span.end])) if inside else []
    for one in found[:: max(1, len(found) // MOST_WORDS)]:
        first, last = span.start + one.start(), span.start + one.end()
        clause = next(clauses)
        yield clause, f"{text[:first]}{clause}{text[last:]}"
        clause = next(clauses)
        yield clause, f"{text[:last]} {clause}{text[last:]}"
    last = span.start + len(text[span.start : span.end].rstrip())
    for between in BETWEEN:
        clause = next(clauses)
        yield clause, f"{text[:last]}{between}{clause}{text[last:]}"
    first = span.end - len(text[span.start : span.end].lstrip())
    clause = next(clauses)
    yield clause, f"{text[:first]}{clause[0].upper()}{clause[1:]}. {text[first:]}"


def document_of(example: Example, text: str) -> Document:
    return parse(text, format=example.format, language=example.language)


def spoken(text: str) -> str:
    return " ".join(re.findall(r"\w+", text)).lower()


def deletions(example: Example, rule: Rule) -> Iterator[Span]:
    """Yield the spans of words that the safe fixes of a rule delete from an example."""
    document = document_of(example, example.text)
    for finding in LINTER.lint(document):
        if finding.rule == rule.name and finding.fix and finding.fix.safety is Safety.SAFE:
            yield from (
                one.span for one in finding.fix.edits if re.search(WORD, document.text[slice(*one.span)])
            )


@pytest.mark.slow
@pytest.mark.parametrize("rule", safe_rules(), ids=lambda rule: rule.name)
def test_no_clause_of_news_is_deleted_safely(rule: Rule) -> None:
    clauses = cycle(CLAUSES)
    lost = [
        text
        for example in rule.bad
        if example.format != "html"
        for span in deletions(example, rule)
        for clause, text in attacked(example.text, span, clauses, inside=rule.name not in TITLED)
        if spoken(clause) not in spoken(LINTER.fix(document_of(example, text), safety=Safety.SAFE).text)
    ]
    assert not lost
