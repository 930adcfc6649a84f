"""Is a formula that failed or shows nothing told by its cell, and never taken for a name?"""

import struct
from collections.abc import Callable

import pytest
from books import GOOD, HEAD, sheet
from hand_made import handmade, old_book, record, sheet_of
from test_one_walker import CELLS, EMPTY, SHARED, STYLES, formula


@pytest.mark.parametrize(
    ("name", "content", "code", "place"),
    [
        ("a.xlsx", handmade(sheet_of(CELLS), strings=SHARED, styles=STYLES), "galat_rumus", "Data!A4 dan Data!B4"),
        ("a.xls", old_book(formula(2, 3, 2), record(0x0203, struct.pack("<HHHd", 0, 0, 0, 1))), "galat_rumus", "Data!D3"),
        ("a.xls", old_book(record(0x0203, struct.pack("<HHHd", 0, 0, 0, 1)), formula(4, 1, 3)), "rumus_kosong", "Data!B5"),
        ("a.xlsx", EMPTY["xlsx"], "rumus_kosong", "Data!B1"),
        ("a.ods", EMPTY["ods"], "rumus_kosong", "Data!B1"),
    ],
)
def test_a_failed_or_empty_formula_is_told_by_its_cell(
    take: Callable, file: Callable, name: str, content: bytes, code: str, place: str
) -> None:
    warnings = {warning.code: warning.sentence for warning in take(file(name, content)).warnings}
    assert all(one in warnings[code] for one in place.split(" dan "))


@pytest.mark.parametrize("shown", ["#REF!", "#N/A", "#DIV/0!", "Err:502", "rumus tanpa hasil"])
def test_a_failed_formula_is_no_name_of_a_unit_or_an_institution(take: Callable, file: Callable, shown: str) -> None:
    units = take(file("a.xlsx", sheet(["Tahun", "Pemda", "Unit kerja", "Indeks"], [2024, "Kab. Jember", shown, 71.65])))
    assert [f"Data!C2 (Unit Kerja): “{shown}” menunjukkan galat rumus" in problem for problem in units.problems] == [True]
    named = take(file("b.xlsx", sheet(["Tahun", "Pemda", "Indeks"], [2024, shown, 71.65])))
    assert len(named.problems) == 1 and "Data!B2" in named.problems[0]


def test_a_failed_or_empty_formula_that_is_hidden_is_not_told(take: Callable, file: Callable) -> None:
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in HEAD)
    row = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in map(str, GOOD))
    hidden = '<row hidden="1"><c t="e"><v>#N/A</v></c><c t="str"><f>""</f><v></v></c></row>'
    intake = take(file("spi.xlsx", handmade(sheet_of(f"<row>{cells}</row><row>{row}</row>{hidden}"))))
    assert [warning.code for warning in intake.warnings] == ["rumus"]
