"""What stands in a letter, as python-docx reads it."""

import io
import re
from datetime import datetime

from docx import Document
from docx.oxml.ns import qn

from spi.documents.letters.letters import LETTERS
from spi.render.letter.blocks import LINE

MOMENT = datetime(2026, 11, 22, 9, 30)  # of the meeting: a Sunday


def read(kind, briefing):
    return Document(io.BytesIO(LETTERS[kind](briefing)))


def facts(letter):
    """Name -> value of what stands one below the other; the last one of a name."""
    rows = [p.text.split("\t") for p in letter.paragraphs if p.style.name == "Keterangan"]
    return {name: value for name, _, value in rows}


def styled(letter, style):
    return [paragraph.text for paragraph in letter.paragraphs if paragraph.style.name == style]


def tables(letter):
    """Every table with headings as rows of texts, without that in which is signed."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in grids(letter)]


def grids(letter):
    return [table for table in letter.tables if table.style.name == "Table Grid"]


def words(letter):
    """All that can be read, foot included, paragraph by paragraph."""
    holders = letter.element.body, letter.sections[0].footer._element
    return [_read(paragraph) for holder in holders for paragraph in holder.iter(qn("w:p"))]


def _read(paragraph):
    """The text of a paragraph with its fields, which python-docx leaves out; a tab or a break is a gap."""
    pieces = (piece for run in paragraph.iter(qn("w:r")) for piece in run.iter(qn("w:t"), qn("w:tab"), qn("w:br")))
    return "".join(piece.text or " " for piece in pieces)


def numbers(text):
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


__all__ = ["LINE", "MOMENT", "facts", "grids", "numbers", "read", "styled", "tables", "words"]
