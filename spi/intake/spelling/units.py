"""May the score of a work unit (OPD) be kept, and how is a name from a file taken over?"""

import re
import unicodedata

from spi.intake.draft import FEWEST_RESPONDENTS
from spi.intake.spelling.numbers import parse
from spi.sheets.workbook import is_error

_LONGEST_NAME = 150
_BREAKS = "\t\n\r"  # control signs too, but a cell may well have two lines
_MARKUP = re.compile(r"[<>`]|\]\(|https?://|\*\*|__|&#?[a-z0-9]+;", re.IGNORECASE)


def has_few(cell: object) -> bool:
    """Does the number of respondents in a cell ("4", 4.0, "12 orang", "<5", "NaN") forbid a figure? Raises ValueError. A blank
    cell means that the number is not known: False. "Fewer than" some number may be fewer than the limit: True."""
    text = "" if cell is None else str(cell).replace(" ", "").casefold()
    text = re.sub(r"(?:orang|org|responden)\.?$", "", text)
    if re.fullmatch(r"(?:<|kurangdari)[0-9]{1,3}", text):
        return True
    try:
        parsed = parse(text if text.isdecimal() else cell)
    except ValueError:
        raise ValueError("bukan jumlah responden; tulis bilangan bulat, misalnya 12") from None
    if parsed.value is None:
        return parsed.reason == "responden_kurang"
    if parsed.value < 0 or parsed.value != int(parsed.value):
        raise ValueError("bukan jumlah responden; tulis bilangan bulat, misalnya 12")
    return parsed.value < FEWEST_RESPONDENTS


def taken_over(cell: object) -> tuple[str, str]:
    """A name from a file as plain text on one line, and what is odd about it ("" for nothing). Raises ValueError.

    Odd is what a spreadsheet would calculate or a page would draw: a formula, HTML, Markdown; and control signs, which are
    left out. Reasons are in Bahasa Indonesia.
    """
    text = "" if cell is None else str(cell).strip()
    kinds = {unicodedata.category(sign) for sign in text if sign not in _BREAKS}
    name = " ".join("".join(sign for sign in text if sign in _BREAKS or unicodedata.category(sign)[0] != "C").split())
    if is_error(text):
        raise ValueError("menunjukkan galat rumus; tulis namanya sebagai teks")
    if text and not any(map(str.isalnum, name)):
        raise ValueError("bukan nama; tulis namanya, atau kosongkan bila nilainya milik seluruh pemda")
    if len(name) > _LONGEST_NAME:
        raise ValueError(f"lebih dari {_LONGEST_NAME} karakter; tulis namanya saja")
    odd = ["memuat karakter kendali, yang dibuang"] if kinds & {"Cc", "Co", "Cs", "Cn"} else []
    odd += [f"berawalan {name[0]} seperti rumus"] if name.startswith(("=", "+", "-", "@")) else []
    odd += ["memuat tanda HTML atau Markdown"] if _MARKUP.search(name) else []
    return name, " dan ".join(odd)
