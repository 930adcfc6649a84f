"""What the tests of the workbook need: its cells by name, the same file with other inputs, and a calculation of it."""

import io
import re
import shutil
import subprocess
import zipfile
from functools import lru_cache
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from spi.documents.book import figures
from spi.render.book import charts
from spi.render.book.page import Book

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) tidak ada di komputer ini")
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


class Opened:
    """A workbook as a program without calculation sees it. sheets: name -> rows; names: defined name -> (sheet, cell)."""

    def __init__(self, content):
        file = CalamineWorkbook.from_filelike(io.BytesIO(content))
        self.sheets = {name: file.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in file.sheet_names}
        self.names = {name: tuple(place.replace("'", "").replace("$", "").split("!")) for name, place in _names(content)}

    def __getitem__(self, name):
        sheet, cell = self.names[name]
        return self.at(sheet, cell)

    def at(self, sheet, cell):
        letters, line = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
        column = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters)))
        rows = self.sheets[sheet]
        return rows[int(line) - 1][column - 1] if int(line) <= len(rows) and column <= len(rows[0]) else ""

    def row(self, sheet, label, column=0, occurrence=0):
        """The cells of the row that bears this label."""
        return [row for row in self.sheets[sheet] if row and row[column] == label][occurrence]

    def area(self, name):
        sheet, place = self.names[name]
        start, end = place.split(":")
        letter = re.match("[A-Z]+", start).group()
        first, last = (int(re.sub("[A-Z]+", "", cell)) for cell in (start, end))
        return [self.at(sheet, f"{letter}{line}") for line in range(first, last + 1)]

    def cells(self):
        return [
            (sheet, line, column, cell)
            for sheet, rows in self.sheets.items()
            for line, row in enumerate(rows, start=1)
            for column, cell in enumerate(row)
        ]


@lru_cache(maxsize=24)
def workbook(briefing):
    """The workbook of a briefing, made once for all tests of it."""
    return figures.workbook(briefing)


def parts(content):
    """Name -> bytes of every part inside an Office file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def on_a_sheet(chart):
    """What a chart becomes on a sheet of its own: (the parts of the native charts, the rows of the sheet, the descriptions)."""
    target = io.BytesIO()
    book = Book(target, "Uji")
    charts.draw(book.page("Uji", "Judul", "", [20]), chart)
    book.close()
    inside = parts(target.getvalue())
    drawn = [ElementTree.fromstring(inside[name]) for name in sorted(inside) if name.startswith("xl/charts/")]
    drawings = [ElementTree.fromstring(inside[name]) for name in inside if re.fullmatch(r"xl/drawings/\w+\.xml", name)]
    described = [each.get("descr") for drawing in drawings for each in drawing.iter() if each.get("descr")]
    return drawn, Opened(target.getvalue()).sheets["Uji"], described


def changed(content, **inputs):
    """The same file with other numbers in some input cells, each by its name or as "Sheet!E5", and nothing calculated anew."""
    inside, names = parts(content), dict(_names(content))
    sheets = re.findall(r'<sheet name="([^"]+)"', inside["xl/workbook.xml"].decode())
    for name, value in inputs.items():
        sheet, cell = names.get(name, name).replace("'", "").replace("$", "").split("!")
        part = f"xl/worksheets/sheet{sheets.index(sheet) + 1}.xml"
        text, count = re.subn(
            rf'<c r="{cell}"( s="\d+")(?:/>|><v>[^<]*</v></c>)', rf'<c r="{cell}"\1><v>{value}</v></c>', inside[part].decode()
        )
        assert count == 1, f"{name} bukan sel masukan"
        inside[part] = text.encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, told in inside.items():
            archive.writestr(part, told)
    return target.getvalue()


def calculated(folder, **contents):
    """Name -> what LibreOffice makes of the workbook when it calculates every formula anew."""
    (folder / "home" / "user").mkdir(parents=True)
    (folder / "home" / "user" / "registrymodifications.xcu").write_text(_ALWAYS)
    for name, content in contents.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    home, files = f"-env:UserInstallation={(folder / 'home').as_uri()}", [folder / f"{name}.xlsx" for name in contents]
    subprocess.run(["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", folder / "out", *files],
                   check=True, capture_output=True, timeout=300)  # fmt: skip
    return {name: Opened((folder / "out" / f"{name}.xlsx").read_bytes()) for name in contents}


def _names(content):
    """The defined names and their places, without those that only say how a sheet is printed or filtered."""
    found = re.findall(r'<definedName [^>]*?name="([^"]+)"[^>]*>([^<]+)<', parts(content)["xl/workbook.xml"].decode())
    return [(name, place) for name, place in found if not name.startswith("_xlnm")]
