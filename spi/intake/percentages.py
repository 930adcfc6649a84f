"""Which cells of an .xlsx show a percentage? The file keeps 0.0759 for a cell that shows 7,59%."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from xml.parsers import expat

from spi.intake.workbook import column_number, is_zip, sheet_files

_STYLES = "xl/styles.xml"
_BUILT_IN = {"9", "10"}  # 0% and 0.00%
_LONGEST_FORMAT = 255  # Excel's own limit
_ASIDE = re.compile(r'"[^"]*"?|\\.|[_*].|\[[^\]]*\]')  # what a format prints without calculating: text, spaces, colours


def percent_cells(content: bytes) -> Iterator[tuple[str, int, int]]:
    """Sheet, row and column (from 0) of every cell whose style is a percentage. Raises for broken XML."""
    if not is_zip(content):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles = _percent_styles(archive.read(_STYLES)) if _STYLES in archive.namelist() else set()
        for name, entry in sheet_files(archive) if styles else ():
            yield from ((name, row, column) for row, column in _styled(archive.read(entry), styles))


def walk(xml: bytes, start: Callable[[str, dict], None], end: Callable[[str], object] | None = None) -> None:
    """Go through XML once without keeping it: each element's name, as written, with its attributes, and its end.

    Raises for broken XML.
    """

    def refuse(*_: object) -> None:
        raise ValueError("no spreadsheet declares a document type; one that does may unfold without end")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(xml, True)


def _percent_styles(xml: bytes) -> set[str]:
    """The numbers of the cell styles that calculate a percentage."""
    formats, used, inside = set(_BUILT_IN), [], []

    def start(name: str, told: dict) -> None:
        tag = name.rpartition(":")[2]
        if tag == "numFmt" and "%" in _ASIDE.sub("", told.get("formatCode", "")[:_LONGEST_FORMAT]):
            formats.add(told.get("numFmtId"))
        elif tag == "numFmt":
            formats.discard(told.get("numFmtId"))
        elif tag == "xf" and inside[-1:] == ["cellXfs"]:
            used.append(told.get("numFmtId"))
        inside.append(tag)

    walk(xml, start, lambda _: inside.pop())
    return {str(number) for number, one in enumerate(used) if one in formats}


def _styled(xml: bytes, styles: set[str]) -> list[tuple[int, int]]:
    """Row and column of the cells with one of these styles; a row or cell without an address follows the one before."""
    found, at = [], [-1, -1]

    def start(name: str, told: dict) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            at[:] = (int(told["r"]) - 1 if "r" in told else at[0] + 1), -1
        elif tag == "c":
            letters = told.get("r", "").rstrip("0123456789")[:3]
            at[1] = column_number(letters) if letters else at[1] + 1
            if told.get("s", "0") in styles:
                found.append((at[0], at[1]))

    walk(xml, start)
    return found
