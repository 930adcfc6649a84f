"""A text of a document as the narrative wrote it: without what is spelt out at a first mention."""

import re

from spi.words import dictionary

SHORT = {short: full for short, full in dictionary.words("abbreviations").items() if short.isupper()}


def in_short(text: str) -> str:
    """ "Rencana tindak lanjut (RTL)" -> "RTL", also where the spaces were taken out."""
    for short, full in SHORT.items():
        text = re.sub(rf"{r' ?'.join(full.split())} ?\({short}\)", short, text, flags=re.IGNORECASE)
    return text
