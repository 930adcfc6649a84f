"""How does the workbook look that a colleague fills in, so that it is read without a question?"""

from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from spi import methodology
from spi.intake import headings

RESULT, ELEMENTS, UNITS, GUIDE = "Hasil", "Unsur", "Unit kerja", "Petunjuk"
_RESULT_MEASURES = ("index", "internal", "external", "expert", "correction_conduct", "correction_facts")
_ELEMENT_MEASURES = tuple(code for code in headings.MEASURES if code not in (*_RESULT_MEASURES, "correction_total"))
_LIST = "Daftar"
_ROWS = 700  # rows with validation: all governments of a year
_ADVICE = (
    "Lembar kerja untuk hasil Survei Penilaian Integritas (SPI)",
    "",
    "1. Isi lembar Hasil: satu baris untuk setiap pemda dan tahun survei.",
    "2. Tahun adalah tahun survei. SPI 2024 diluncurkan pada Januari 2025, tetapi tahunnya tetap 2024.",
    "3. Pilih nama pemda dari daftar yang muncul di selnya, agar kabupaten dan kota tidak tertukar.",
    "4. Nilai ditulis 0 sampai 100, sebanyak desimal yang tercetak. Koma atau titik desimal boleh.",
    "5. Potongan (koreksi) ditulis sebagai angka positif, misalnya 7,59.",
    "6. Yang belum diketahui dikosongkan atau diberi tanda hubung (-). Jangan diisi 0: nol bukan nilai.",
    "7. Yang tertulis NaN pada laporan KPK ditulis NaN: respondennya kurang.",
    "8. Lembar Unsur (nilai unsur) dan Unit kerja (nilai OPD dengan jumlah respondennya) boleh dibiarkan kosong.",
    "9. Nilai OPD dengan kurang dari 5 responden tidak disimpan.",
    "10. Baris abu-abu adalah contoh dan tidak dibaca; boleh dihapus. Jangan mengubah baris judul.",
)


def write(path: str | Path | BinaryIO, regions: pd.DataFrame) -> None:
    """Write the empty workbook. regions: name and kind at least; those of a government fill the lists to choose from."""
    names = sorted(regions.loc[regions["kind"].isin(["provinsi", "kabupaten", "kota"]), "name"])
    with pd.ExcelWriter(path, engine="xlsxwriter") as writer:
        book = writer.book
        styles = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EEF4"}),
            "example": book.add_format({"italic": True, "font_color": "#8A8A8A"}),
            "title": book.add_format({"bold": True, "font_size": 14}),
        }
        _guide(book, styles)
        score = [headings.spelling(code) for code in _RESULT_MEASURES]
        _sheet(book, styles, RESULT, ["Tahun", "Pemda", *score], [71.65, 75.61, 89.02, 73.53, 7.59, 0], len(names))
        elements = [headings.spelling(code) for code in _ELEMENT_MEASURES]
        _sheet(book, styles, ELEMENTS, ["Tahun", "Pemda", *elements], [80, "NaN", "-"], len(names))
        units = ["Tahun", "Pemda", "Unit kerja", "Skor", "Jumlah responden"]
        _sheet(book, styles, UNITS, units, ["Dinas Contoh", 80.1, 12], len(names))
        hidden = book.add_worksheet(_LIST)
        hidden.write_column(0, 0, names)
        hidden.hide()


def _guide(book: Any, styles: dict) -> None:
    page = book.add_worksheet(GUIDE)
    page.set_column(0, 0, 110)
    for row, line in enumerate(_ADVICE):
        page.write_string(row, 0, line, styles["title"] if row == 0 else None)


def _sheet(book: Any, styles: dict, name: str, heads: list[str], example: list[object], regions: int) -> None:
    """One sheet to fill in: headings, a grey example, and what each column accepts."""
    page = book.add_worksheet(name)
    page.freeze_panes(1, 2)
    page.set_column(0, 0, 8)
    page.set_column(1, 1, 34)
    page.set_column(2, len(heads) - 1, 16)
    page.write_row(0, 0, heads, styles["head"])
    page.write_row(1, 0, [2024, "Contoh: Kabupaten Probolinggo", *example], styles["example"])
    years = [entry["year"] for entry in methodology.method()["surveys"]]
    page.data_validation(2, 0, _ROWS, 0, _between("integer", min(years), max(years) + 5, "tahun survei, misalnya 2024"))
    page.data_validation(2, 1, _ROWS, 1, _choice(regions))
    for column, head in enumerate(heads[2:], start=2):
        if headings.role(head) in headings.MEASURES:
            page.data_validation(2, column, _ROWS, column, _score(column))


def _between(kind: str, low: int, high: int, what: str) -> dict:
    return {"validate": kind, "criteria": "between", "minimum": low, "maximum": high,
            "error_title": "Periksa isinya", "error_message": f"Isi {what} ({low} sampai {high})."}  # fmt: skip


def _choice(regions: int) -> dict:
    return {"validate": "list", "source": f"={_LIST}!$A$1:$A${max(regions, 1)}", "error_type": "warning",
            "error_title": "Nama di luar daftar", "error_message": "Pilih nama pemda dari daftar."}  # fmt: skip


def _score(column: int) -> dict:
    """A number from 0 to 100, or a dash or NaN in its place."""
    cell = f"{chr(65 + column)}3"
    rule = f'=OR(AND(ISNUMBER({cell}),{cell}>=0,{cell}<=100),{cell}="-",{cell}="NaN")'
    return {"validate": "custom", "value": rule, "error_title": "Periksa nilainya",
            "error_message": "Isi angka 0 sampai 100, tanda hubung (-), atau NaN."}  # fmt: skip
