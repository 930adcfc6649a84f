"""The workbook calculated anew: nothing changes by itself, and a changed input recomputes all of it."""

import re

from answers_in_cells import check, formulas, near, same
from gathering import gathered
from made_up_nation import HOME
from stores import scope_of
from workbooks import Opened, calculated, changed, needs_office, parts, workbook

from spi.answers.results import standing
from spi.method import methodology
from spi.method.methodology import COMPONENTS, CORRECTIONS

# ---------------------------------------------------------------- calculated anew


@needs_office
def test_calculating_anew_changes_nothing(nation, tmp_path):
    asked = {
        "bawaan": gathered(), "awal": gathered(year=2021, before=None), "koreksi": gathered("3714", 2022, 2021),
        "kota": gathered("3778", 2025, 2022, "kota"), "samar": gathered(masked=True),
    }  # fmt: skip
    made = {name: workbook(each) for name, each in asked.items()}
    for name, book in calculated(tmp_path, **made).items():
        same(book, Opened(made[name]))
        check(asked[name], book)


@needs_office
def test_calculating_anew_keeps_what_is_not_known_empty(store, tmp_path):
    made = {f"p{code}{year}": workbook(gathered(code, year, before))
            for code, year, before in (("3513", 2024, 2023), ("3501", 2024, 2023), ("3525", 2023, 2022))}  # fmt: skip
    for name, book in calculated(tmp_path, **made).items():
        same(book, Opened(made[name]))


@needs_office
def test_another_component_weight_or_limit_recomputes_everything(nation, tmp_path):
    asked = gathered()
    shipped = workbook(asked)
    cases = {
        "skor": {"Internal_2024": 85.61}, "bobot": {"Bobot_eksper_2024": 0.4, "Bobot_internal_2024": 0.272},
        "potongan": {"Pelaksanaan_2024": 0, "Internal_2023": 70},
    }  # fmt: skip
    table = asked.ranking.reset_index(drop=True)
    ours = int(table.index[table["region_code"] == HOME][0])
    lowest = int(table["index"].astype(float).idxmin())
    assert table["index"].notna().all() and lowest > ours, "the lowest is to overtake us"
    cases["lain"] = {f"Peringkat!E{5 + lowest}": 99}
    books = calculated(tmp_path, **{name: changed(shipped, **inputs) for name, inputs in cases.items()})
    scores, shares = asked.level.year.scores, asked.level.year.weights
    residual = asked.level.parts.set_index("part").loc["residual", "points"]

    def again(weights, **other):
        parts_of = scores | other
        cut = parts_of["correction_conduct"] + parts_of["correction_facts"]
        return sum(weights[c] * parts_of[c] for c in COMPONENTS) - cut + residual

    plain = {c: shares[c] for c in COMPONENTS}
    higher = again(plain, internal=85.61)
    expected = {
        "skor": higher, "bobot": again(plain | {"expert": 0.4, "internal": 0.272}),
        "potongan": again(plain, correction_conduct=0.0),
    }  # fmt: skip
    for name, value in expected.items():
        found = books[name]
        assert found["Indeks_2024"] == near(value), name
        band = methodology.category(2024, round(value, 8))
        assert found["Kategori_2024"] == f"{band.symbol} {band.name}"
        mine = next(row for row in found.sheets["Peringkat"] if row[1] == HOME)
        others = asked.ranking[asked.ranking["region_code"] != HOME]["index"]
        assert mine[0] == 1 + (others > value + 1e-9).sum() and mine[4] == near(value)
    overtaken = books["lain"]
    rows = overtaken.sheets["Peringkat"][4:]
    assert [rows[lowest][0], rows[ours][0]] == [1, table["rank"][ours] + 1] and rows[0][0] == 2
    band = methodology.category(2024, 99.0)
    assert rows[lowest][5] == f"{band.symbol} {band.name}" and rows[lowest][15] == rows[lowest][13] - 1
    assert [rows[ours][15], overtaken["Indeks_2024"]] == [table["rank_change"][ours] - 1, near(asked.here.index)]
    assert overtaken.row("Ringkasan", "Status angka")[1] == "PERHITUNGAN ANDAI"
    book = books["skor"]
    assert book.row("Hitung", "Internal")[3] == near(shares["internal"] * 85.61)
    assert book.row("Perubahan", "Internal")[6] == near((0.3046 + 0.305) / 2 * (85.61 - 80.13))
    assert book.row("Perubahan", "Jumlah bagian")[6] == near(higher - 74.81) == book["Perubahan_indeks"]
    assert book["Kurang_2024"] == near(78 - higher)
    members = asked.ranking.set_index("region_code")["internal"].copy()
    members[HOME] = 85.61
    assert book.row("Kesenjangan", "Internal")[2] == near(members.median())
    assert book.row("Kesenjangan", "Internal")[6] == near(0.305 * (members.median() - 85.61))
    assert book.row("Ringkasan", "Status angka")[1] == "PERHITUNGAN ANDAI"
    assert books["potongan"]["Indeks_2023"] == near(74.81 + 0.3046 * (70 - 80.13))
    assert Opened(shipped).row("Ringkasan", "Status angka")[1] == "indeks seperti terbit"


@needs_office
def test_any_blue_cell_that_is_changed_makes_it_a_calculation(nation, tmp_path):
    """Rank, category and median move with cells that leave the index alone. Each is counted, so one workbook asks of all."""
    shipped = workbook(gathered(scope="kabupaten"))
    book = Opened(shipped)
    first = book.names["Pemda_indeks"][1].split(":")[0]
    line = next(
        n for n, row in enumerate(book.sheets["Peringkat"], start=1) if row[2] not in ("", "Kabupaten Contoh 113") and n > 4
    )
    limit = book.names["Batas_2024"][1].split(":")[0]
    row, number = re.fullmatch(r"([A-Z]+)(\d+)", limit).groups()
    zero = {"Koreksi_lain_2024": 0}
    others = {f"Peringkat!E{line}": 12.5, f"Peringkat!H{line}": 1, f"Asumsi!{row}{int(number) + 1}": 70,
              "Internal_2023": 70, "Syarat_median": 0.9, "Rata_nasional": 50}  # fmt: skip
    cases = {"semua": others, "satu": {"Rata_nasional": 50}, "nol": zero, "sama": {"Syarat_median": 0.5}}
    counts = {"semua": len(others), "satu": 1, "nol": int(book["Koreksi_lain_2024"] == ""), "sama": 0}
    assert first == "E5"
    for name, found in calculated(tmp_path, **{name: changed(shipped, **inputs) for name, inputs in cases.items()}).items():
        status = "PERHITUNGAN ANDAI" if counts[name] else "indeks seperti terbit"
        assert found.row("Ringkasan", "Status angka")[1] == status, name
        assert found.row("Ringkasan", "Sel biru yang diubah")[1] == counts[name], name
        assert found["Indeks_2024"] == near(71.78), name


def test_every_blue_cell_is_compared_and_every_assumption_is_read(nation):
    content = workbook(gathered())
    book, blue = Opened(content), _blue(content)
    kept = {f"{row[0]}!{row[1].replace('$', '')}" for row in book.sheets["Semula"][4:]}
    assert kept == blue and len(blue) > 250
    told = " ".join(formulas(content))
    named = {name for name, (sheet, cell) in book.names.items() if sheet == "Asumsi" and f"{sheet}!{cell}" in blue}
    assert "Batas_residu" in named
    assert not [name for name in named if not re.search(rf"(?<!\w){name}(?!\w)", told)]


def _blue(content):
    """Every cell filled as an input: "Sheet!E5"."""
    inside = {name: part.decode() for name, part in parts(content).items() if name.endswith(".xml")}
    fills = re.findall(r"<fill>.*?</fill>", inside["xl/styles.xml"])
    tint = next(n for n, fill in enumerate(fills) if "E4EEF2" in fill)
    looks = re.findall(r"<xf [^>]*>", inside["xl/styles.xml"].partition("<cellXfs")[2])
    styles = {n for n, look in enumerate(looks) if f'fillId="{tint}"' in look}
    names = re.findall(r'<sheet name="([^"]+)"', inside["xl/workbook.xml"])
    return {
        f"{sheet}!{cell}"
        for number, sheet in enumerate(names, start=1)
        for cell, style in re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', inside[f"xl/worksheets/sheet{number}.xml"])
        if int(style) in styles
    }


@needs_office
def test_a_part_that_gets_known_joins_the_calculation(store, tmp_path):
    known = standing.scores(scope_of("3513", "provinsi"), 2024)
    only_index = known[known["index"].notna() & known[[*COMPONENTS, *CORRECTIONS]].isna().all(axis=1)]
    asked = gathered(only_index["region_code"].iloc[0], 2024, 2023)
    assert asked.here.index is not None and asked.level.parts.empty
    full = {"Internal_2024": 76, "Eksternal_2024": 88, "Eksper_2024": 74, "Pelaksanaan_2024": 5, "Fakta_2024": 1}
    some = dict(list(full.items())[:2])
    made = workbook(asked)
    books = calculated(tmp_path, penuh=changed(made, **full), sebagian=changed(made, **some))
    assert books["penuh"]["Indeks_2024"] == near(0.305 * 76 + 0.328 * 88 + 0.367 * 74 - 6)
    assert books["sebagian"]["Indeks_2024"] == near(asked.here.index)
    assert books["sebagian"].row("Hitung", "Hitung ulang tanpa residu")[3] == ""
