"""A document and its views."""

from newslint.document.core import Block, Document, Line, Sentence, Table, View
from newslint.document.facts import Facts, Landmark, Origin, Suppression
from newslint.document.occurrences import Occurrence
from newslint.document.tables import Cell, Grid, Row
from newslint.document.zones import Zones

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Facts",
    "Grid",
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
