"""A document and the views rules read it through."""

from newslint.document.blocks import Block, Sentence
from newslint.document.core import Document, View
from newslint.document.facts import Facts, Landmark, Origin, Suppression
from newslint.document.lines import Line
from newslint.document.occurrences import Occurrence
from newslint.document.tables import Cell, Row, Table
from newslint.document.zones import Zones

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Facts",
    "Landmark",
    "Line",
    "Occurrence",
    "Origin",
    "Row",
    "Sentence",
    "Suppression",
    "Table",
    "View",
    "Zones",
]
