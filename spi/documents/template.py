"""How does the workbook look that a colleague fills in, so that it is read without a question?"""

from contextlib import closing
from pathlib import Path
from textwrap import wrap
from typing import BinaryIO

import pandas as pd

from spi.intake.spelling import headings
from spi.intake.spelling.numbers import EMPTY_WORDS
from spi.method import methodology
from spi.render.book.form import Form, Forms, Rule, Value, column_letter

RESULT, ELEMENTS, UNITS, GUIDE = "Hasil SPI", "Unsur SPI", "Unit kerja SPI", "Petunjuk"
_RESULT_MEASURES = ("index", "internal", "external", "expert", "correction_conduct", "correction_facts")
_ELEMENT_MEASURES = tuple(code for code in headings.MEASURES if code not in (*_RESULT_MEASURES, "correction_total"))
_LIST = "Daftar"
_ROWS = 700  # rows with validation: all governments of a year
_WIDTHS = {"Tahun": 8, "Pemda": 34, "Unit kerja": 40}  # characters; of any other column _WIDTH
_WIDTH, _LINE = 16, 15.5  # characters; points of a line of headings
_ADVICE = (
    "Lembar kerja untuk hasil Survei Penilaian Integritas (SPI)",
    "",
    "1. Isi lembar Hasil: satu baris untuk setiap pemda dan tahun survei.",
    "2. Tahun adalah tahun survei. SPI 2024 diluncurkan pada Januari 2025, tetapi tahunnya tetap 2024.",
    "3. Pilih nama pemda dari daftar yang muncul di selnya, atau ketik lengkap dengan Kab. atau Kota agar tidak tertukar.",
    "4. Nilai ditulis 0 sampai 100, sebanyak desimal yang tercetak. Koma atau titik desimal boleh, tanda persen juga.",
    "5. Potongan (koreksi) ditulis sebagai angka positif, misalnya 7,59. Potongan boleh 0 bila tercetak 0 (Fakta Korupsi).",
    "6. Yang belum diketahui dikosongkan atau diberi tanda hubung (-), n/a, belum ada, atau tidak ada.",
    "    Jangan diisi 0: hanya potongan yang tercetak 0 ditulis 0; indeks, komponen, dan unsur 0 ditolak.",
    "7. Yang tertulis NaN pada laporan KPK ditulis NaN: respondennya kurang. Yang tidak ikut survei: tidak ikut.",
    "8. Lembar Unsur SPI (nilai unsur) dan Unit kerja SPI (nilai OPD dengan jumlah respondennya) boleh dibiarkan kosong.",
    "9. Nilai OPD dengan kurang dari 5 responden tidak disimpan.",
    "10. Baris abu-abu adalah contoh dan tidak dibaca; boleh dihapus. Jangan mengubah baris judul.",
)


def write(path: str | Path | BinaryIO, regions: pd.DataFrame) -> None:
    """Write the empty workbook. regions: name and kind at least; those of a government fill the lists to choose from."""
    names = sorted(regions.loc[regions["kind"].isin(["provinsi", "kabupaten", "kota"]), "name"])
    with closing(Forms(path)) as book:
        guide = book.sheet(GUIDE)
        guide.column(0, 110)
        for line, advice in enumerate(_ADVICE):
            guide.row(line, [advice], "title" if line == 0 else "plain")
        score = [headings.spelling(code) for code in _RESULT_MEASURES]
        _fill_in(book.sheet(RESULT), ["Tahun", "Pemda", *score], [71.65, 75.61, 89.02, 73.53, 7.59, 0], len(names))
        elements = [headings.spelling(code) for code in _ELEMENT_MEASURES]
        _fill_in(book.sheet(ELEMENTS), ["Tahun", "Pemda", *elements], [80, "NaN", "-"], len(names))
        units = ["Tahun", "Pemda", "Unit kerja", "Skor", "Jumlah responden"]
        _fill_in(book.sheet(UNITS), units, ["Dinas Contoh", 80.1, 12], len(names))
        choices = book.sheet(_LIST)
        for column, words in enumerate((names, EMPTY_WORDS)):
            for line, word in enumerate(words):
                choices.cell(line, column, word, "plain")
        choices.hide()


def _fill_in(page: Form, heads: list[str], example: list[Value], regions: int) -> None:
    """One sheet to fill in: headings, a grey example, and what each column accepts."""
    page.freeze(1, 2)
    for column, head in enumerate(heads):
        page.column(column, _WIDTHS.get(head, _WIDTH))
    lines = max(len(wrap(head, _WIDTHS.get(head, _WIDTH) - 3)) for head in heads)  # bold is wider
    page.row(0, heads, "head", tall=_LINE * lines)
    page.row(1, [2024, "Contoh: Kabupaten Probolinggo", *example], "example")
    page.accept(0, 2, _ROWS, _year())
    page.accept(1, 2, _ROWS, _choice(regions))
    for column, head in enumerate(heads[2:], start=2):
        if headings.role(head) in headings.MEASURES:
            page.accept(column, 2, _ROWS, _score(f"{column_letter(column)}3"))
        elif headings.role(head) == headings.RESPONDENTS:
            page.accept(column, 2, _ROWS, _respondents(f"{column_letter(column)}3"))


def _year() -> Rule:
    years = [entry["year"] for entry in methodology.method()["surveys"]]
    low, high = min(years), max(years) + 5
    return {"validate": "integer", "criteria": "between", "minimum": low, "maximum": high, "error_type": "warning",
            "error_title": "Periksa isinya",
            "error_message": f"Isi tahun survei, misalnya 2024 ({low} sampai {high})."}  # fmt: skip


def _choice(regions: int) -> Rule:
    """A government of the list. "information": the default answer keeps what was typed, which "warning" throws away."""
    message = "Nama ini tidak ada di daftar. Boleh, asal lengkap: Kab. Malang atau Kota Malang."
    return {"validate": "list", "source": f"={_LIST}!$A$1:$A${max(regions, 1)}", "error_type": "information",
            "error_title": "Nama di luar daftar", "error_message": message}  # fmt: skip


def _score(cell: str) -> Rule:
    """A number from 0 to 100, a text of digits with comma or point, or a word for an empty one: all that is read."""
    digits = f'SUBSTITUTE(SUBSTITUTE({cell},",",""),".","")'
    rule = (
        f"=OR(AND(ISNUMBER({cell}),{cell}>=0,{cell}<=100),AND(ISTEXT({cell}),ISNUMBER(VALUE({digits}))),{_is_empty_word(cell)})"
    )
    message = "Isi angka 0 sampai 100 dengan koma atau titik desimal, misalnya 71,65. Bila tidak ada: -, NaN, atau tidak ikut."
    return {"validate": "custom", "value": rule, "error_type": "warning",
            "error_title": "Periksa nilainya", "error_message": message}  # fmt: skip


def _respondents(cell: str) -> Rule:
    """A whole number, "12 orang", "<5", or a word for an empty one."""
    whole = f"IFERROR(AND(VALUE({cell})>=0,VALUE({cell})=INT(VALUE({cell}))),FALSE)"
    rule = f'=OR({whole},LEFT(TRIM({cell}),1)="<",RIGHT(TRIM({cell}),5)="orang",{_is_empty_word(cell)})'
    return {"validate": "custom", "value": rule, "error_type": "information", "error_title": "Periksa jumlahnya",
            "error_message": "Isi jumlah responden sebagai bilangan bulat, misalnya 12, atau <5."}  # fmt: skip


def _is_empty_word(cell: str) -> str:
    return f"COUNTIF({_LIST}!$B$1:$B${len(EMPTY_WORDS)},TRIM({cell}))>0"
