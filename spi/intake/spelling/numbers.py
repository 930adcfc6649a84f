"""Which figure, or which reason for having none, does a cell hold?"""

import re
from dataclasses import dataclass
from decimal import Decimal

from spi.intake.spelling import spellings
from spi.sheets.number_formats import MOST_DECIMALS

FIRST_YEAR = 2021  # the first SPI that this product holds
REASONS = ("belum_ditemukan", "tidak_dipublikasikan", "responden_kurang", "tidak_ikut", "tidak_berlaku")

_NOT_FOUND = ("", "-", "–", "—", "−", "n/a", "tidak ada", "tdk ada", "tidak ada data", "tad", "belum ada", "belum ada data",
              "belum rilis", "belum dirilis", "kosong")  # fmt: skip
_ABSENT = dict.fromkeys(_NOT_FOUND, REASONS[0]) | {"nan": "responden_kurang"}
_REASON_WORDS = {reason.replace("_", " "): reason for reason in REASONS}
EMPTY_WORDS = tuple(word for word in (*_ABSENT, *_REASON_WORDS) if word)  # what may stand in place of a number, in any case
OUT_OF_RANGE = "di luar 0–100; periksa letak koma desimalnya"
ZERO = "bukan nilai; tulis tanda hubung (-) bila belum ada, atau NaN bila respondennya kurang"
_NOT_A_NUMBER = "bukan angka; isi dengan angka 0–100, atau kosongkan bila belum ada"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_SPACES = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000" + _INVISIBLE
_PLAIN = re.compile(r"([+-]?)([0-9]{0,12})[.,]?(?<=[.,])([0-9]{1,12})|([+-]?)([0-9]{1,12})")
_POINT_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,12}")
_COMMA_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+\.[0-9]{1,12}")
_LIKE_A_NUMBER = re.compile(r"(?i)(?!.*[0-9]e\+?[0-9])\W{0,9}[0-9]{1,3}(?:[.,][0-9]|\W{0,9}(?:\(.*)?$)")
_UNIT = re.compile(r"(?i)\s*(?:%|\bpersen\b\.?|\bpoin(?:t)?\b\.?)$|(?<=[0-9])\s*(?:persen|poin)\.?$")
_REMARK = re.compile(r"(.*?[0-9][^()]*?)\s*\(([^()]{1,60})\)")
_LONGEST = 200  # characters of a cell that may be a figure, spaces included
_BOLD = "*_~"
_MOST_DIGITS = 12


@dataclass(frozen=True)
class Parsed:
    """A figure as the file prints it. value is None exactly when there is a reason."""

    value: float | None
    printed: str
    decimals: int
    reason: str | None


def parse(cell: object) -> Parsed:
    """Read one cell: a number, a text with a decimal comma or point (and %, or spaces at its ends), or a blank.

    Spaces of any kind beside the decimal mark are left out ("70 ,5"); between two digits ("70 5") they say too little.
    "NaN" means too few respondents (KPK's way); a blank, a dash or "n/a" means that no figure was found; the words of a
    reason ("tidak ikut") mean that reason. 0 is a figure. The range 0-100 is not checked here. Raises ValueError with a
    reason in Bahasa Indonesia.
    """
    if cell is None:
        return Parsed(None, "", 0, REASONS[0])
    if isinstance(cell, bool) or not isinstance(cell, str | int | float | Decimal):
        raise ValueError(_NOT_A_NUMBER)
    if isinstance(cell, str):
        return _parse_text(cell)
    return _parse_number(cell)


def may_be_figure(cell: object) -> bool:
    """Could somebody mean this cell as a figure, or as the reason why there is none? "71,8 (2)" yes, "3 Februari" no."""
    try:
        return parse(cell).printed != ""
    except ValueError:
        return isinstance(cell, str) and bool(_LIKE_A_NUMBER.match(cell[:100]))


def _parse_text(cell: str) -> Parsed:
    if len(cell) > _LONGEST:
        raise ValueError(_NOT_A_NUMBER)
    text = cell.strip().strip(_INVISIBLE).strip()
    if len(text) > 2 and text[0] == text[-1] and text[0] in _BOLD:  # as WhatsApp and Markdown write it
        text = text.strip(text[0]).strip()
    word = " ".join(text.casefold().replace("_", " ").split())
    reason = _ABSENT.get(word) or _REASON_WORDS.get(word)
    if reason:
        return Parsed(None, text, 0, reason)
    printed = _closed_up(_UNIT.sub("", _without_remark(text)).rstrip())
    number = printed.replace("−", "-")
    if _POINT_THOUSANDS.fullmatch(number):
        number = number.replace(".", "")
    elif _COMMA_THOUSANDS.fullmatch(number):
        number = number.replace(",", "")
    elif not _PLAIN.fullmatch(number):
        raise ValueError(_NOT_A_NUMBER)
    number = number.replace(",", ".")
    return Parsed(float(number) + 0.0, printed, len(number.partition(".")[2]), None)


def _without_remark(text: str) -> str:
    """The text without a remark in brackets behind the figure: "66,07 (peringkat 11)"."""
    match = _REMARK.fullmatch(text[:200])
    remark = spellings.words(match.group(2)) if match else []
    if not match or not remark or remark[0] not in spellings.known().remarks:
        return text
    return text if {"menjadi", "jadi"} & {*remark} else match.group(1)  # "70,1 (naik menjadi 71,65)": the newer one is behind


def _closed_up(text: str) -> str:
    """The text without spaces beside a comma or point."""
    for mark in ",.":
        text = mark.join(part.strip(_SPACES) for part in text.split(mark))
    return text


def _parse_number(cell: float | Decimal) -> Parsed:
    exact = Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell)
    if exact.is_nan():
        return Parsed(None, "NaN", 0, "responden_kurang")
    if not exact.is_finite() or (exact and exact.adjusted() >= _MOST_DIGITS):
        raise ValueError(OUT_OF_RANGE)
    exponent = int(exact.as_tuple().exponent)
    if not exact or exact.adjusted() < -MOST_DECIMALS:
        exact = Decimal(0)
    elif exponent < -MOST_DECIMALS:
        exact = round(exact, MOST_DECIMALS).normalize()
    printed = format(exact, "f")
    if isinstance(cell, float):  # a spreadsheet's 72.0 prints 72
        printed = printed.removesuffix(".0")
    shown = len(printed.partition(".")[2])
    # A number cell drops the last zero (75.30 holds 75.3), so one decimal is no sign of rounding: KPK prints two.
    return Parsed(float(printed), printed, max(shown, 2) if shown else 0, None)


def parse_year(cell: object, *, newest: int) -> int:
    """The survey year of a cell: 2024, 2024.0, "2024" or "SPI 2024". Raises ValueError with an Indonesian reason."""
    text = str(cell).strip() if isinstance(cell, str | int | float | Decimal) else ""
    match = re.fullmatch(r"(?:spi\s*)?([0-9]{4})(?:\.0)?", text, re.IGNORECASE)
    if not match:
        raise ValueError("bukan tahun survei; tulis empat angka, misalnya 2024")
    year = int(match.group(1))
    if not FIRST_YEAR <= year <= newest:
        raise ValueError(f"di luar tahun survei {FIRST_YEAR}–{newest}; periksa tahunnya")
    return year
