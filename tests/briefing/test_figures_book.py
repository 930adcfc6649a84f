"""The workbook: its shipped values are the engine's, its formulas give the same, and a changed input recomputes all of it."""

import re
from dataclasses import replace

import pandas as pd
import pytest
from gathering import gathered
from stores import needs_dashboard, scope_of, swept
from workbooks import Opened, calculated, changed, needs_office, parts

from spi.answers.results import history, standing
from spi.documents.book import figures
from spi.method import methodology
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.store import database

NAMES = {"internal": "Internal", "external": "Eksternal", "expert": "Eksper", "correction_conduct": "Pelaksanaan",
         "correction_facts": "Fakta", "correction_total": "Potongan"}  # fmt: skip
LEFT_OVER = re.compile(
    r"\b(nan|NaN|None|NaT|null|undefined|inf|True|False|the|and|of|index|rank|score|change|told)\b|<NA>|#[A-Z]+[!?/]"
)
KNOWN = {"IF", "ISNUMBER", "COUNT", "COUNTA", "COUNTIF", "ROUND", "N", "LOOKUP", "INDEX", "MATCH", "IFERROR", "AND", "NOT", "ABS",
         "RANK", "MIN", "MAX", "MEDIAN", "AVERAGE", "ROWS", "SUM", "SUMPRODUCT"}  # fmt: skip
PROVINCE = "Jawa Timur"


def near(value, tolerance=0.0005):
    """A known number; "" where the engine has none."""
    return "" if value is None or value != value else pytest.approx(float(value), abs=tolerance)


def formulas(content):
    """Every formula: sheet part -> list of texts."""
    return [
        text.replace("&quot;", '"').replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
        for name, part in parts(content).items()
        if name.startswith("xl/worksheets/sheet")
        for text in re.findall(r"<f>([^<]*)</f>", part.decode())
    ]


def check(asked, book):
    """Every answer of the engine stands in the workbook."""
    year, before = asked.year, asked.year_before
    levels = {year: asked.level} | ({before: asked.level_before} if before else {})
    for when, level in levels.items():
        here, told = asked.standings[when], dict(zip(level.parts["part"], level.parts["points"], strict=True))
        assert book[f"Indeks_{when}"] == near(here.index) == book[f"Indeks_terbit_{when}"]
        assert book[f"Kategori_{when}"] == (f"{here.band.symbol} {here.band.name}" if here.band else "")
        assert book[f"Kurang_{when}"] == near(here.distance)
        for part in (*COMPONENTS, *CORRECTIONS):
            assert book[f"{NAMES[part]}_{when}"] == near(level.year.scores[part])
        for component in COMPONENTS:
            assert book[f"Bobot_{NAMES[component].lower()}_{when}"] == near(level.year.weights[component])
        if told:
            assert book[f"Potongan_{when}"] == near(level.cut)
            assert book[f"Residu_{when}"] == near(told["residual"])
    check_calculation(asked, book)
    check_change(asked, book)
    check_scope(asked, book)
    check_gaps(asked, book)


def check_calculation(asked, book):
    blocks = [asked.level] + ([asked.level_before] if asked.level_before else [])
    for block, level in enumerate(blocks):
        for part in level.parts.itertuples():
            label = part.label.removesuffix(", dihitung")
            if part.part == "correction_other" and level.year.corrections != CORRECTIONS:
                continue  # inside the total
            row = book.row("Hitung", label, occurrence=block)
            assert row[3:5] == [near(part.points), near(part.lost)], (label, row)
            assert row[5] == near(part.share_lost) and row[6] == near(part.times_next), (label, row)


def check_change(asked, book):
    if asked.year_before is None:
        assert "tidak punya tahun survei sebelumnya" in str(book.sheets["Perubahan"])
        return
    for part in asked.why.parts.itertuples():
        label = part.label.removesuffix(", dihitung")
        assert book.row("Perubahan", label)[6] == near(part.points), label
    assert book["Perubahan_indeks"] == near(asked.why.change)
    moved = asked.why.rank
    if moved:
        steps = [book.row("Perubahan", label)[6] for label in ("Nilai sendiri", "Pemda lain", "Perubahan cakupan")]
        assert steps == [moved.own, moved.others, moved.coverage] and sum(steps) == moved.before - moved.after


def check_scope(asked, book):
    table, rows = asked.ranking, book.sheets["Peringkat"][4:]
    assert len(rows) == len(table)
    for row, known in zip(rows, table.itertuples(), strict=True):
        assert row[0] == near(None if pd.isna(known.order) else known.order)
        assert row[2] == known.name and row[4] == near(known.index)
        assert row[5] == (f"{known.symbol} {known.category}" if isinstance(known.category, str) else "")
        if asked.year_before:
            assert row[14] == near(known.change)
            assert row[15] == near(None if pd.isna(known.rank_change) else known.rank_change)
    place = asked.here.place
    told = [book.row("Ringkasan", f"Tempat {word} yang mungkin")[1] for word in ("terbaik", "terburuk")]
    assert told == ([place.best, place.worst] if place else ["", ""])
    assert book.row("Ringkasan", "Pemda diketahui")[1] == table["index"].notna().sum()


def check_gaps(asked, book):
    for gain in asked.gains.itertuples():
        row = book.row("Kesenjangan", gain.label)
        assert row[1:3] == [near(gain.ours), near(gain.reference)] and row[6] == near(gain.points)
    if asked.gains.empty:
        assert {row[2] for row in book.sheets["Kesenjangan"][4:9]} == {""}
    for way in asked.ways.itertuples():
        row = book.row("Kesenjangan", way.label, occurrence=1 if way.part != "correction_total" else 0)
        assert row[2] == near(way.needed) and row[3] == near(way.goal)
    for mean in asked.averages.itertuples():
        assert book.row("Kesenjangan", mean.label)[2] == near(mean.value)


def same(calculated_book, shipped):
    """Every cell is what the file had before it was calculated."""
    assert list(calculated_book.sheets) == list(shipped.sheets)
    for (*place, was), (*_, now) in zip(shipped.cells(), calculated_book.cells(), strict=True):
        both = isinstance(was, float) and isinstance(now, float)
        assert now == (pytest.approx(was, abs=1e-6) if both else was), place


# ---------------------------------------------------------------- the shipped values


@pytest.mark.parametrize("choice", [
    {}, {"before": 2021}, {"year": 2025, "before": 2024}, {"scope": "nasional"}, {"scope": "kabupaten"},
    {"year": 2021, "before": None},
    {"region": "3578", "year": 2022, "before": 2021}, {"region": "3514", "year": 2023, "before": 2022}, {"region": "35"},
], ids=str)  # fmt: skip
def test_the_shipped_values_are_the_engines(nation, choice):
    asked = gathered(**choice)
    check(asked, Opened(figures.workbook(asked)))


@pytest.mark.parametrize("region", ["3513", "3501", "3525", "3578"])
@pytest.mark.parametrize("years", [(2024, 2023), (2023, 2022), (2021, None)])
def test_an_incomplete_store_gives_an_honest_workbook(store, region, years):
    asked = gathered(region, *years)
    check(asked, Opened(figures.workbook(asked)))


@needs_dashboard
def test_every_government_of_the_province_in_every_year(nation):
    years = sorted(history.survey_years())
    regions = standing.regions()
    for code in swept(regions.loc[regions["province"] == PROVINCE, "region_code"]):
        for year in years:
            asked = gathered(code, year, max((y for y in years if y < year), default=None))
            book = Opened(figures.workbook(asked))
            check(asked, book)
            assert [cell for *_, cell in book.cells() if isinstance(cell, str) and LEFT_OVER.search(cell)] == []


def test_what_is_not_known_is_empty_and_never_zero(store):
    asked = gathered("3501", 2024, 2023)
    assert asked.level.parts.empty
    book = Opened(figures.workbook(asked))
    for part in COMPONENTS:
        if asked.level.year.missing.get(part):
            assert book[f"{NAMES[part]}_2024"] == "" and book.row("Hitung", "Internal")[3:7] == [""] * 4
    unknown = asked.ranking[asked.ranking["index"].isna()]
    assert len(unknown)
    for row in book.sheets["Peringkat"][-len(unknown) :]:
        assert row[0] == row[4] == row[5] == "" and row[11] == "belum ditemukan sumbernya"


# ---------------------------------------------------------------- calculated anew


@needs_office
def test_calculating_anew_changes_nothing(nation, tmp_path):
    asked = {
        "bawaan": gathered(), "awal": gathered(year=2021, before=None), "koreksi": gathered("3514", 2022, 2021),
        "kota": gathered("3578", 2025, 2022, "kota"), "samar": gathered(masked=True),
    }  # fmt: skip
    made = {name: figures.workbook(each) for name, each in asked.items()}
    for name, book in calculated(tmp_path, **made).items():
        same(book, Opened(made[name]))
        check(asked[name], book)


@needs_office
def test_calculating_anew_keeps_what_is_not_known_empty(store, tmp_path):
    made = {f"p{code}{year}": figures.workbook(gathered(code, year, before))
            for code, year, before in (("3513", 2024, 2023), ("3501", 2024, 2023), ("3525", 2023, 2022))}  # fmt: skip
    for name, book in calculated(tmp_path, **made).items():
        same(book, Opened(made[name]))


@needs_office
def test_another_component_weight_or_limit_recomputes_everything(nation, tmp_path):
    asked = gathered()
    shipped = figures.workbook(asked)
    cases = {
        "skor": {"Internal_2024": 85.61}, "bobot": {"Bobot_eksper_2024": 0.4, "Bobot_internal_2024": 0.272},
        "potongan": {"Pelaksanaan_2024": 0}, "lama": {"Internal_2023": 70},
    }  # fmt: skip
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
        "potongan": again(plain, correction_conduct=0.0), "lama": 71.65,
    }  # fmt: skip
    for name, value in expected.items():
        found = books[name]
        assert found["Indeks_2024"] == near(value), name
        band = methodology.category(2024, round(value, 8))
        assert found["Kategori_2024"] == f"{band.symbol} {band.name}"
        mine = next(row for row in found.sheets["Peringkat"] if row[1] == "3513")
        others = asked.ranking[asked.ranking["region_code"] != "3513"]["index"]
        assert mine[0] == 1 + (others > value + 1e-9).sum() and mine[4] == near(value)
    book = books["skor"]
    assert book.row("Hitung", "Internal")[3] == near(shares["internal"] * 85.61)
    assert book.row("Perubahan", "Internal")[6] == near((0.3046 + 0.305) / 2 * (85.61 - 80.38))
    assert book.row("Perubahan", "Jumlah bagian")[6] == near(higher - 75.36) == book["Perubahan_indeks"]
    assert book["Kurang_2024"] == near(78 - higher)
    members = asked.ranking.set_index("region_code")["internal"].copy()
    members["3513"] = 85.61
    assert book.row("Kesenjangan", "Internal")[2] == near(members.median())
    assert book.row("Kesenjangan", "Internal")[6] == near(0.305 * (members.median() - 85.61))
    assert book.row("Ringkasan", "Keadaan angka")[1] == "PERHITUNGAN ANDAI"
    assert books["lama"]["Indeks_2023"] == near(75.36 + 0.3046 * (70 - 80.38))
    assert Opened(shipped).row("Ringkasan", "Keadaan angka")[1] == "indeks seperti terbit"


@needs_office
def test_any_blue_cell_that_is_changed_makes_it_a_calculation(nation, tmp_path):
    """Rank, category and median move with cells that leave the index alone."""
    shipped = figures.workbook(gathered(scope="kabupaten"))
    book = Opened(shipped)
    first = book.names["Pemda_indeks"][1].split(":")[0]
    line = next(
        n for n, row in enumerate(book.sheets["Peringkat"], start=1) if row[2] not in ("", "Kabupaten Probolinggo") and n > 4
    )
    limit = book.names["Batas_2024"][1].split(":")[0]
    row, number = re.fullmatch(r"([A-Z]+)(\d+)", limit).groups()
    cases = {
        "lain": {f"Peringkat!E{line}": 12.5}, "bagian": {f"Peringkat!H{line}": 1},
        "batas": {f"Asumsi!{row}{int(number) + 1}": 70},
        "lama": {"Internal_2023": 70}, "ambang": {"Syarat_median": 0.9}, "rata": {"Rata_nasional": 50}, "tetap": {},
        "nol": {"Koreksi_lain_2024": 0}, "sama": {"Syarat_median": 0.5},
    }  # fmt: skip
    assert first == "E5"
    empty = book["Koreksi_lain_2024"] == ""
    for name, found in calculated(tmp_path, **{name: changed(shipped, **inputs) for name, inputs in cases.items()}).items():
        andai = name not in ("tetap", "sama") and (name != "nol" or empty)
        assert found.row("Ringkasan", "Keadaan angka")[1] == ("PERHITUNGAN ANDAI" if andai else "indeks seperti terbit"), name
        assert found.row("Ringkasan", "Sel biru yang diubah")[1] == int(andai), name
        assert name in ("lama",) or found["Indeks_2024"] == near(71.65)


def test_every_blue_cell_is_compared_and_every_assumption_is_read(nation):
    content = figures.workbook(gathered())
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
    made = figures.workbook(asked)
    books = calculated(tmp_path, penuh=changed(made, **full), sebagian=changed(made, **some))
    assert books["penuh"]["Indeks_2024"] == near(0.305 * 76 + 0.328 * 88 + 0.367 * 74 - 6)
    assert books["sebagian"]["Indeks_2024"] == near(asked.here.index)
    assert books["sebagian"].row("Hitung", "Hitung ulang tanpa residu")[3] == ""


# ---------------------------------------------------------------- what it is made of


def test_it_uses_only_plain_functions_over_known_names(nation):
    content = figures.workbook(gathered())
    names, found = set(Opened(content).names), formulas(content)
    assert len(found) > 400
    for text in found:
        bare = re.sub(r""""[^"]*"|'[^']*'!""", "", text)
        called = set(re.findall(r"([A-Z][A-Z0-9.]*)\(", bare))
        assert called <= KNOWN, text
        words = set(re.findall(r"(?<![A-Za-z_$])([A-Z][a-z]+\w*|RTL_\w+)", bare))
        assert words <= names, text
    assert b"_xlfn" not in b"".join(parts(content).values())


def test_every_sheet_says_of_what_and_when_and_keeps_its_headings(nation):
    asked = gathered()
    content = figures.workbook(asked)
    book, inside = Opened(content), parts(content)
    sheets = ["Ringkasan", "Hitung", "Perubahan", "Kesenjangan", "Peringkat", "Angka terbit", "Unsur", "Unsur terbit", "Unit",
              "RTL", "Asumsi", "Sumber"]  # fmt: skip
    assert list(book.sheets) == [*sheets, "Semula"]
    assert b'name="Semula" sheetId="13" state="veryHidden"' in inside["xl/workbook.xml"]
    for number, (name, rows) in enumerate(book.sheets.items(), start=1):
        about = rows[1][0]
        assert all(
            word in about for word in ("Kabupaten Probolinggo", "2023", "2024", PROVINCE, "batch 4", "22 November 2026", "21.30")
        )
        assert 'state="frozen"' in inside[f"xl/worksheets/sheet{number}.xml"].decode(), name
        assert ("dihitung" in rows[0][0]) is (name not in ("Angka terbit", "Unsur terbit", "Unit", "RTL")), name
        assert "disamarkan" not in about
    told = " ".join(str(cell) for *_, cell in book.cells())
    assert asked.stamp.head[1] in told and asked.stamp.batch in told and asked.stamp.link in told
    assert any(name.startswith("xl/media/") for name in inside)


def test_every_input_has_a_source_beside_it(nation):
    book = Opened(figures.workbook(gathered()))
    for name, (sheet, cell) in book.names.items():
        if sheet in ("Hitung", "Asumsi") and ":" not in cell and book[name] != "":
            row = book.sheets[sheet][int(re.sub("[A-Z]+", "", cell)) - 1]
            assert row[7 if sheet == "Hitung" else 4], name
    assert all(row[11] for row in book.sheets["Peringkat"][4:])


def test_masked_names_are_nowhere_in_the_file(nation):
    regions = standing.regions()
    others = regions[(regions["province"] == PROVINCE) & (regions["region_code"] != "3513")]
    for scope in ("provinsi", "nasional"):
        content = figures.workbook(gathered(scope=scope, masked=True))
        text = b" ".join(parts(content).values()).decode("utf-8", "replace")
        for name in (*others["name"], *others["short_name"]):
            assert name not in text, name
        assert "Kabupaten Probolinggo" in text and "Tabel dasbor KPK" in text
        told = Opened(content).sheets.values()
        assert all("nama pemda lain disamarkan" in rows[1][0] for rows in told)
        rows = Opened(content).sheets["Peringkat"][4:]
        assert {(row[1], row[3], row[11], row[16]) for row in rows if row[2] == "Pemda lain"} == {("", "", "", "")}
        assert [row[3] for row in rows if row[2] != "Pemda lain"] == ["kabupaten"]


def test_a_stated_rank_and_every_index_drawn_have_their_source(store):
    asked = gathered()
    rows, stated = Opened(figures.workbook(asked)).sheets["Sumber"], asked.here.stated_rank
    (rank,) = [row for row in rows if row[0] == 2024 and str(row[2]).startswith("Peringkat, ")]
    assert (rank[1], rank[4], rank[6]) == ("✓", stated["rank"], stated["outlet"]) and stated["url"] in rank
    start = next(n for n, row in enumerate(rows) if row[0] == "Indeks yang digambar menurut tahun survei") + 2
    series = asked.series[asked.series["measure"] == "index"]
    drawn = int(series[["value", "province", "nation"]].notna().sum().sum())
    assert all(row[4] and row[5] for row in rows[start : start + drawn]) and rows[start + drawn][2] == ""


def test_a_text_is_never_a_formula(nation):
    asked = gathered()
    nasty = ["=1+1", "+62", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "<b>&amp;</b>", "{=1}", "a\nb", "x" * 3000]
    told = asked.told.assign(title=nasty[: len(asked.told)])
    before = formulas(figures.workbook(asked))
    content = figures.workbook(replace(asked, told=told))
    assert formulas(content) == before
    assert [row[1] for row in Opened(content).sheets["RTL"][4:]] == nasty[: len(asked.told)]


def test_two_governments_with_the_same_index_share_a_rank(own_store, tmp_path):
    from stores import import_files

    three = ("3513", "Kabupaten Probolinggo", "71.1"), ("3501", "Kabupaten Pacitan", "71.1"), ("3502", "Kabupaten Ponorogo", "70")
    rows = [f"2026,{code},{name},{index}" for code, name, index in three]
    (tmp_path / "hasil.csv").write_text("\n".join(["tahun,kode,nama,indeks", *rows]), encoding="utf-8")
    import_files([tmp_path / "hasil.csv"])
    asked = gathered(year=2026, before=None)
    book = Opened(figures.workbook(asked))
    assert sorted(row[0] for row in book.sheets["Peringkat"][4:] if row[0] != "") == [1, 1, 3]
    assert "asumsi" in str(book.sheets["Asumsi"]) and book["Kategori_2026"] == ""
    database.close()
