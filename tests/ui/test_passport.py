"""From every figure on every page, of whatever government, one click leads to its file, its cell and what it was counted from."""

import dataclasses
import math

import pandas as pd
import pytest
from made_up_nation import HOME, UNLISTED
from opened_page import ODD, opened, words
from stores import scope_of, shipped_known
from test_pages import FILES

from spi.answers.results import causes, standing, years
from spi.answers.sources import calculated
from spi.method.methodology import CORRECTIONS
from spi.method.scope import NATION
from spi.narrative import evidence
from spi.ui.show import panel
from spi.words.wording import decimal

RESULTS = [file for file in FILES if "hasil" in file]


def told(app):
    return " ".join(words(app))


def asked(page, **cell):
    """The page of SPI 2024 after a click in one of its tables: `cell` is the row, and the code of the column."""
    app = opened(page, tahun=2024)
    app.session_state[panel.ASKED] = cell
    return app.run()


@pytest.mark.parametrize("code", [HOME, "3778", "3729", "3716"])
def test_the_figures_above_a_rank_are_one_fewer_than_the_rank(code, nation, province):
    for year in (2021, 2024):
        rank = standing.standing(code, year, province).rank
        above = calculated.above(province, year, code)
        assert len(above) == rank - 1 and code not in set(above["region_code"])
        assert above["outlet"].notna().all() and above["location"].notna().all()


def test_an_unknown_index_has_no_place_to_count(store, jatim):
    assert calculated.above(jatim, 2024, "3505") is None


def test_the_figures_counted_average_to_the_mean_shown(nation, province):
    shown = standing.averages(province, 2024).set_index("code").loc["province", "value"]
    members = calculated.counted(province, 2024, "index")
    assert len(members) == 39 and members["value"].sum() / 39 == pytest.approx(shown)
    mean = calculated.province_mean(province, 2024, "index").iloc[0]
    assert mean["value"] == pytest.approx(shown) and "÷ 39" in mean["formula"]


def test_a_mean_of_half_a_province_is_not_calculated_and_says_how_many_are_known(store, jatim):
    mean = calculated.province_mean(jatim, 2024, "index").iloc[0]
    assert math.isnan(mean["value"]) and mean["formula"] == f"{shipped_known(2024, '35')} dari 39 diketahui"


@pytest.mark.parametrize("code", ["provinsi", "kabupaten", "nasional"])
def test_the_counted_figures_are_those_of_the_scope(code, nation):
    scope = scope_of(HOME, code)
    for measure in ("index", "expert", "correction_conduct"):
        ours = calculated.counted(scope, 2024, measure).set_index("region_code")["value"]
        shown = standing.scores(scope, 2024).set_index("region_code")[measure]
        pd.testing.assert_series_equal(ours.sort_index(), shown.sort_index(), check_names=False)


def test_the_marks_of_a_scope_are_the_marks_drawn(nation, province):
    drawn = standing.marks(
        standing.profile(standing.scores(province, 2024), ("expert",)), 39, {"median": "Median", "mean": "Rata-rata"}
    )
    found = calculated.marks(calculated.counted(province, 2024, "expert")).set_index("label")["value"]
    for mark in drawn.itertuples():
        assert found[mark.name] == pytest.approx(mark.value)
    assert calculated.marks(calculated.counted(province, 2025, "expert").head(0)).empty


def test_the_formulas_of_a_change_add_up_to_the_change(store, jatim):
    table = calculated.moved(causes.explain("3513", 2023, 2024, jatim)).set_index("label")
    assert table.loc["Potongan pelaksanaan SPI", "formula"] == "4,18 − 7,59"
    assert table.loc["Jumlah", ["printed", "formula"]].tolist() == ["−3,71", "71,65 − 75,36"]
    assert calculated.moved(causes.explain("3529", 2023, 2024, jatim)).empty


@pytest.mark.parametrize("page", RESULTS)
def test_every_page_of_results_leads_to_another_governments_file_and_cell(page, nation):
    app = opened(page, tahun=2024)
    app.session_state["paspor-pemda"] = "3778"
    app.session_state[panel.ASKED] = "other"
    app.run()
    assert not app.exception
    assert "berkas 2024.json" in told(app) and "PEMERINTAH KOTA CONTOH 508" in told(app) and "SHA-256" in told(app)


@pytest.mark.parametrize("page", RESULTS)
def test_every_page_of_results_leads_to_its_averages(page, nation):
    app = opened(page, tahun=2024)
    app.session_state[panel.ASKED] = "references"
    app.run()
    assert not app.exception
    assert "(NASIONAL)" in told(app) and "÷ 39" in told(app) and "39 dari 39 diketahui" in told(app)
    assert [text for text in words(app) if "SHA-256" not in text and ODD.search(text)] == []


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ({"region_code": "3778", "column": "index"}, ["Kota Contoh 508: Indeks SPI", "73,36"]),
        ({"region_code": "3778", "column": "rank"}, ["Kota Contoh 508: Peringkat", "Yang di atasnya"]),
        ({"region_code": "3778", "survey_year": 2022, "column": "expert"}, ["Eksper", "berkas 2022.json"]),
        ({"region_code": "3778", "column": "change"}, ["berkas 2024.json", "berkas 2023.json", "Perubahan SPI 2023 ke 2024"]),
        ({"survey_year": 2023, "measure": "index", "column": "province"}, ["Rata-rata Contoh 701", "÷ 39", "(NASIONAL)"]),
        ({"part": "residual", "detail": "", "column": "points"}, ["Residu: ", "berkas 2023.json"]),
        ({"label": "Terbaik", "distance": 1.0, "column": "value"}, ["Acuan lingkup", "Median"]),
    ],
    ids=["indeks", "peringkat", "tahun lain", "perubahan", "rata-rata", "residu", "acuan"],
)
def test_a_clicked_figure_is_traced(cell, says, nation):
    app = asked("pages/hasil/peringkat.py", **cell)
    assert not app.exception
    for words_of in says:
        assert words_of in told(app), words_of
    assert panel.ASKED not in app.session_state, "paspor hanya sekali terbuka"


def test_a_table_remembers_which_figure_was_clicked(monkeypatch):
    class Selection:
        cells, rows = [(1, "Indeks")], []

    state = {"t": type("State", (), {"selection": Selection})}
    monkeypatch.setattr(panel.st, "session_state", state)
    table = pd.DataFrame({"region_code": ["a", "b"], "region": ["A", "B"], "index": [1.0, 2.0]})
    panel._clicked("t", table, ["region", "index"])
    assert state[panel.ASKED] == {"region_code": "b", "region": "B", "index": 2.0, "column": "index"}


def test_a_ticked_row_becomes_the_chosen_government_and_a_tick_that_stays_does_not(monkeypatch):
    class Selection:
        cells, rows = [(0, "Indeks")], [1]

    state = {"t": type("State", (), {"selection": Selection})}
    monkeypatch.setattr(panel.st, "session_state", state)
    table = pd.DataFrame({"region_code": ["a", "b"], "index": [1.0, 2.0]})
    panel._ticked_or_clicked("t", table, ["index"])
    assert state["daerah"] == "b" and panel.ASKED not in state
    del state["daerah"]
    panel._ticked_or_clicked("t", table, ["index"])
    assert "daerah" not in state and state[panel.ASKED]["region_code"] == "a"


def test_our_elements_and_both_years_have_their_passports(store):
    app = opened("pages/hasil/komponen.py", daerah="3529", tahun=2024)
    app.session_state[panel.ASKED] = "elements"
    app.run()
    assert "Pengelolaan SDM" in told(app) and "71,27" in told(app)
    app = opened("pages/hasil/perubahan.py", tahun=2024)
    app.session_state[panel.ASKED] = "expert"
    app.run()
    assert "73,53" in told(app) and "71,02" in told(app) and "× (73,53 − 71,02)" in told(app)


def test_a_deduction_known_only_as_a_derived_total_says_so(store):
    app = opened("pages/hasil/komponen.py", daerah="3515", tahun=2023)
    app.session_state[panel.ASKED] = "correction_conduct"
    app.run()
    assert "tidak dicetak sumber, dihitung" in told(app) and "Jumlah potongan" in told(app)


def test_the_unlisted_correction_of_2022_is_told_with_its_formula(kpk):
    rows = calculated.computed("3514", 2022, scope_of("3514", "provinsi")).set_index("label")
    row, year = rows.loc["Koreksi lain (tidak dirinci)"], years.years_of("3514", 2022)[2022]
    assert row["formula"].startswith("(16,776 × 1 − ") and row["formula"].endswith(f" = {decimal(year.unlisted_fit.points)}")
    assert row["basis"] == "banyaknya 4, kelipatan 1; diturunkan, belum dikonfirmasi KPK" and row["of"] == "index"
    told = evidence.unlisted(year.unlisted_fit, year=2022).text
    assert f"cocok dengan (16,776 × 1 − potongan pelaksanaan SPI {decimal(year.unlisted_fit.conduct)}) ÷ 4" in told
    assert told.endswith("diturunkan, belum dikonfirmasi KPK.")
    captions = words(opened("pages/hasil/komponen.py", daerah="3514", tahun=2022))
    assert told in captions


def test_every_unlisted_correction_of_2022_has_its_formula_and_no_other_year_has_one(kpk):
    codes = standing.scores(NATION, 2022)["region_code"]
    fits = [figures for code in codes if (figures := years.years_of(code, 2022)[2022]).unlisted_fit]
    assert len(fits) == 179
    assert all(not year.unlisted_fit for number, year in years.years_of("3514", 2021, 2023, 2024).items())


def test_only_an_unlisted_correction_that_follows_the_formula_is_explained(nation):
    table = calculated.computed(UNLISTED, 2022, scope_of(UNLISTED, "provinsi")).set_index("label")
    assert "belum dikonfirmasi KPK" in table.loc["Koreksi lain (tidak dirinci)", "basis"]
    year = years.years_of(UNLISTED, 2022)[2022]
    off = dataclasses.replace(year, scores=year.scores | {"correction_total": year.scores["correction_total"] + 0.05})
    item = {CORRECTIONS[0]: 16.776, CORRECTIONS[1]: 0.0, "correction_total": 16.776}
    none = dataclasses.replace(year, scores=year.scores | item)  # nothing is left, though the formula would give nothing, too
    assert year.unlisted_fit and off.unlisted_fit is None and none.unlisted_fit is None
    assert dataclasses.replace(year, missing={"expert": "belum_ditemukan"}).unlisted_fit is None
    assert dataclasses.replace(year, unlisted_from=None).unlisted_fit is None
    assert "Koreksi lain (tidak dirinci)" not in set(calculated.computed(HOME, 2022, scope_of(HOME, "provinsi"))["label"])
