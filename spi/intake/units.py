"""May the score of a work unit (OPD) be kept, and may a name from a file be taken over?"""

import re
import unicodedata

from spi.intake.draft import FEWEST_RESPONDENTS
from spi.intake.numbers import parse

_LONGEST_NAME = 150
_MARKUP = re.compile(r"[<>`]|\]\(|https?://|\*\*|__|&#?[a-z0-9]+;", re.IGNORECASE)


def has_few(cell: object) -> bool:
    """Does the number of respondents in a cell ("4", 4.0, "<5", "NaN") forbid a figure? Raises ValueError with a reason.

    A blank cell means that the number is not known: False. "Fewer than" some number may be fewer than the limit: True.
    """
    text = "" if cell is None else str(cell).replace(" ", "")
    if re.fullmatch(r"(?:<|kurangdari)[0-9]{1,3}(?:orang)?", text.casefold()):
        return True
    try:
        parsed = parse(cell)
    except ValueError:
        raise ValueError("bukan jumlah responden; tulis bilangan bulat, misalnya 12") from None
    if parsed.value is None:
        return parsed.reason == "responden_kurang"
    if parsed.value < 0 or parsed.value != int(parsed.value):
        raise ValueError("bukan jumlah responden; tulis bilangan bulat, misalnya 12")
    return parsed.value < FEWEST_RESPONDENTS


def taken_over(cell: object) -> str:
    """A name that a file may bring into the store, on one line. Raises ValueError with a reason in Bahasa Indonesia.

    Refused are names that a spreadsheet would calculate or a page would draw: formulas, HTML, Markdown, control signs.
    """
    text = "" if cell is None else str(cell).strip()
    if any(unicodedata.category(sign) in ("Cc", "Co", "Cs", "Cn") and sign not in "\t\n\r" for sign in text[:1000]):
        raise ValueError("memuat karakter kendali; ketik ulang namanya")
    name = " ".join("".join(sign for sign in text if unicodedata.category(sign) != "Cf").split())
    if name.startswith(("=", "+", "-", "@")):
        raise ValueError(f"berawalan {name[0]} seperti rumus; tulis namanya saja")
    if _MARKUP.search(name):
        raise ValueError("memuat tanda HTML atau Markdown; tulis namanya saja")
    if len(name) > _LONGEST_NAME:
        raise ValueError(f"lebih dari {_LONGEST_NAME} karakter; tulis namanya saja")
    return name
