"""Into which rows of cells can a text be taken apart: a CSV file, a pasted block, a Markdown table, a list from the press?"""

import csv
import io
import re
from dataclasses import replace

from spi.sheets.sheet import GAPS, MOST_COLUMNS, MOST_ROWS, Sheet

_RULE = re.compile(r"[\s|:+=-]*")  # the line below the headings of a Markdown table
_GAP = re.compile(r"\t|[ \u00a0\u2007\u2009\u202f]{2,}")
_ITEM = re.compile(
    r"\s*(?:[(\[]?[0-9]{1,3}[.)\]]\s*|[-•*–—·]\s+|[0-9]{1,3}\s+)?"  # 1. 1) (1) - • 1
    r"([^\W\d_][^;|\t]*?|20[0-9]{2})"
    r"\s*(?:[:=,–—-]|\.{2,}|(?<=[\w)])\s)\s*"
    r"(?:(?:dengan|skor|nilai|indeks|poin|sebesar|meraih|memperoleh|mencapai)\s+){0,3}"
    r"\(?([0-9]{1,3}(?:[.,]\s?[0-9]{1,4})?\s*(?:%|persen|poin)?\s*(?:\([^()]{1,60}\))?)\)?\s*[;.,]?\s*",
    re.IGNORECASE,
)
_LEAST_ITEMS, _LONGEST_LINE = 2, 300
_PARTING = ";,\t"


def decoded(content: bytes) -> str | None:
    """The text of a file in UTF-8, UTF-16 with its mark, or Windows' Western alphabet; None for what is no text."""
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\x00" in text else text
    return None


def ways(text: str) -> list[Sheet]:
    """The readings of a text, by semicolons, commas, tabs, bars, gaps of several spaces, and as a list of names and figures. The
    same for a file and for a pasted block; a blank line stays a line, so that places are right."""
    if too_long := _oversized(text):
        return [too_long]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    sheets = [_split_csv(text, ";"), _split_csv(text, ",")]
    sheets.append(_split_csv(text, "\t") if '"' in text else _split(lines, "\t"))
    if "|" in text:  # the outer bars of a Markdown table go, and the line below its headings
        sheets.append(_split(["" if _RULE.fullmatch(line) else line.strip().strip("|") for line in lines], "|"))
    gaps = _split([_GAP.sub("\t", line.strip()) for line in lines], "\t")
    sheets.append(replace(gaps, delimiter=GAPS) if "\t" not in text else gaps)
    listed = _list(lines)
    return [*sheets, listed] if listed else sheets


def _oversized(text: str, delimiter: str | None = None) -> Sheet | None:
    """A stand-in for a text that is too long, or with this delimiter too wide, to be taken apart: its fault says so."""
    lines = max(text.count("\n"), text.count("\r")) + (text[-1:] not in "\r\n")
    if lines > MOST_ROWS or delimiter is None:
        return Sheet("", [], size=(lines, 0)) if lines > MOST_ROWS else None
    columns = max((line.count(delimiter) + 1 for line in re.split("[\r\n]", text)), default=0)
    return Sheet("", [], size=(lines, columns)) if columns > 10 * MOST_COLUMNS else None


def _split_csv(text: str, delimiter: str) -> Sheet:
    """The rows of a text whose cells this sign separates; broken when a quotation mark is never closed."""
    if too_large := _oversized(text, delimiter):
        return too_large
    rows: list[list[str]] = []
    try:  # strict: a quotation mark that is never closed would swallow the rows below it
        rows.extend(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return Sheet("", rows, broken=True)
    return Sheet("", rows, delimiter=delimiter)


def _split(lines: list[str], sign: str) -> Sheet:
    too_large = _oversized("\n".join(lines), sign)
    return too_large or Sheet("", [[cell.strip() for cell in line.split(sign)] for line in lines], delimiter=sign)


def _is_headed(lines: list[str]) -> bool:
    """Does a sign part each line into as many cells, three or more, as the first one, and are those words without a digit?"""
    first, *others = [line for line in lines if line.strip()] or [""]
    alike = any(first.count(sign) >= 2 and all(line.count(sign) == first.count(sign) for line in others) for sign in _PARTING)
    return alike and not any(letter.isdigit() for letter in first)


def _list(lines: list[str]) -> Sheet | None:
    """The lines of a list, "1. Pemerintah Kota Balikpapan 77,43"; None where there are not two of them, or where the first line
    is the heading of a table."""
    if _is_headed(lines):
        return None
    items = [_ITEM.fullmatch(line) if len(line) <= _LONGEST_LINE else None for line in lines]
    first = next((row for row, item in enumerate(items) if item), None)
    if first is None or sum(item is not None for item in items) < _LEAST_ITEMS:
        return None
    pairs = zip(lines, items, strict=True)
    rows = [[item.group(1).strip(" *_"), item.group(2)] if item else [line.strip()] for line, item in pairs]
    return Sheet("", rows, list_from=first)
