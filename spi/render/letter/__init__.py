"""What an office sends around a meeting as a text that can be edited (DOCX): the only room that knows python-docx."""

from spi.render.letter.blocks import (
    Addressee,
    Dateline,
    Facts,
    Heading,
    Letter,
    Letterhead,
    NewPage,
    Points,
    Signatures,
    Signer,
    Table,
    Text,
    Title,
)
from spi.render.letter.drawing import draw

__all__ = [
    "Addressee", "Dateline", "Facts", "Heading", "Letter", "Letterhead", "NewPage", "Points", "Signatures", "Signer", "Table",
    "Text", "Title", "draw",
]  # fmt: skip
