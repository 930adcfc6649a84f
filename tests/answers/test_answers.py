"""The same answers as on screen, asked of the shipped figures: half of the 39 known for SPI 2024, components for few."""

import math
from datetime import date

import pandas as pd
import pytest
from stores import import_files, scope_of, shipped_known

from spi.answers.results import causes, gaps, history, standing
from spi.answers.sources import provenance
from spi.intake import shipped
from spi.method import methodology
from spi.store import database
from spi.words.wording import date_words, decimal


def test_the_place_of_probolinggo_2024_is_bounded_and_the_stated_rank_agrees(store, jatim):
    here = standing.standing("3513", 2024, jatim)
    assert (here.index, here.band.name, round(here.distance, 2)) == (71.65, "Rentan", 1.35)
    known, above = shipped_known(2024, "35"), (standing.scores(jatim, 2024)["index"] > 71.65).sum()
    assert (here.place.rank, here.place.known, here.place.members) == (above + 1, known, 39)
    assert here.place.best == above + 1 <= here.place.worst >= above + 1 + 39 - known
    assert (here.rank, here.agrees, here.stated_rank["basis"]) == (25, True, "dinyatakan")


def test_a_stated_rank_counts_only_in_its_own_scope(store):
    assert standing.stated_rank("3513", 2024, scope_of("3513", "kabkota")) is None
    assert standing.standing("3513", 2024, scope_of("3513", "kabkota")).rank is None


def test_the_change_of_2024_is_explained_by_the_correction(store, jatim):
    found = causes.explain("3513", 2023, 2024, jatim)
    points = found.parts.set_index("part")["points"]
    assert found.change == pytest.approx(-3.71)
    assert points["correction_conduct"] == pytest.approx(-3.41)
    assert points.sum() == pytest.approx(found.change, abs=1e-9)
    assert found.rank is None, "peringkat setengah tahu tidak boleh dibandingkan"
    assert "correction_other" not in list(found.drawn["part"])


def test_missing_components_leave_the_total_and_say_which(store, jatim):
    found = causes.explain("3529", 2023, 2024, jatim)
    assert found.change == pytest.approx(-1.16)
    assert found.parts.empty
    assert set(found.missing) == {2023, 2024}
    assert "internal" in found.missing[2024] and "index" not in found.missing[2024]


def test_the_first_survey_year_has_nothing_before_it(store, jatim):
    found = causes.explain("3513", None, 2021, jatim)
    assert (found.index_to, found.change, found.rank) == (71.12, None, None)


def test_an_implied_correction_is_derived_only_where_all_components_are_known(store):
    sidoarjo = causes.level("3515", 2023)
    assert sidoarjo.year.implied and sidoarjo.year.corrections == ("correction_total",)
    assert sidoarjo.cut == pytest.approx(0.3046 * 82.94 + 0.3279 * 83.05 + 0.3675 * 66.48 - 75.31)
    assert sidoarjo.parts.set_index("part").loc["correction_total", "label"] == "Potongan (jumlah), dihitung"
    assert sidoarjo.parts["points"].sum() == pytest.approx(75.31, abs=1e-9)
    lamongan = causes.level("3524", 2024)
    assert lamongan.parts.empty and "external" in lamongan.year.missing


def test_a_printed_total_of_the_corrections_explains_a_change(empty_store, tmp_path, jatim_of):
    """The five figures that the press printed of 2024, beside the split of 2023: compared by their totals."""
    file = tmp_path / "lima.csv"
    file.write_text(
        "Tahun;Kode;Indeks;Internal;Eksternal;Eksper;Koreksi\n2024;3578;71,65;75,61;89,02;73,53;7,59\n", encoding="utf-8"
    )
    other = tmp_path / "rinci.csv"
    other.write_text(
        "Tahun;Kode;Indeks;Internal;Eksternal;Eksper;Pelaksanaan SPI;Fakta Korupsi\n2023;3578;75,36;80,38;88,31;71,02;4,18;0\n",
        encoding="utf-8",
    )
    shipped.load()
    import_files([file, other])
    found = causes.explain("3578", 2023, 2024, jatim_of())
    points = found.parts.set_index("part")["points"]
    assert points["correction_total"] == pytest.approx(-3.41)
    assert "correction_conduct" not in points and points.sum() == pytest.approx(found.change, abs=1e-9)


def test_level_parts_add_up_and_shares_of_the_loss_to_100_percent(store):
    level = causes.level("3513", 2024)
    assert level.parts["points"].sum() == pytest.approx(71.65, abs=1e-9)
    assert level.parts["share_lost"].sum() == pytest.approx(100, abs=1e-9)
    conduct = level.parts.set_index("part").loc["correction_conduct"]
    assert conduct["times_next"] == pytest.approx(7.59 / 1.35)


def test_gaps_name_every_reference_with_its_distance(store, jatim):
    here = standing.standing("3513", 2024, jatim)
    table = gaps.distances(here, 2024, jatim, region_code="3513", target=(80, "Target", "")).set_index("label")
    assert table.loc["Batas Waspada", "distance"] == pytest.approx(1.35)
    assert table.loc["Target", "distance"] == pytest.approx(8.35)
    assert table.loc["Rata-rata Jawa Timur", "value"] == 72.36
    assert table.loc["Tepat di atasnya dari 22: Kota Surabaya", "distance"] == pytest.approx(0.46)
    assert "Median 22 pemda" in table.index
    assert list(table["value"]) == sorted(table["value"])


def test_without_the_others_components_there_is_no_median_to_reach(store, jatim):
    assert gaps.gains(causes.level("3513", 2024), 2024, jatim).empty


def test_a_way_beyond_what_any_member_ever_reached_is_called_so(nation, province):
    every = pd.concat([standing.scores(province, year) for year in (2021, 2022, 2023, 2024)])
    beyond = 0
    for code in standing.scores(province, 2024)["region_code"]:
        level = causes.level(code, 2024)
        for row in gaps.ways(level, 10.0, province).dropna(subset="needed").itertuples():
            low = row.part.startswith("correction")
            reached = (every[row.part] <= row.goal) if low else (every[row.part] >= row.goal)
            assert (row.beyond == "") == reached.any(), (code, row)
            if row.beyond:
                beyond += 1
                best = every[row.part].min() if low else every[row.part].max()
                assert row.best == best and f"mana pun ({'terendah' if low else 'tertinggi'} {decimal(best)})" in row.beyond
    assert beyond


def test_where_few_of_the_scope_are_known_nothing_is_said_of_its_best(store, jatim):
    assert set(gaps.ways(causes.level("3513", 2024), 1.35, jatim)["beyond"]) == {""}


def test_the_ways_to_the_next_category_are_sorted_by_ease(store, jatim):
    ways = gaps.ways(causes.level("3513", 2024), 1.35, jatim)
    assert list(ways["part"]) == ["correction_conduct", "expert", "external", "internal", "correction_facts"]
    assert list(ways["step"])[:2] == ["kurangi 1,35", "naik 3,68"]
    assert math.isnan(ways["needed"].iloc[-1])


def test_averages_are_published_ones_until_every_member_is_known(store, jatim):
    means = standing.averages(jatim, 2024).set_index("code")
    assert means.loc["province", "value"] == 72.36 and "radarjatim" in means.loc["province", "basis"]
    assert means.loc["ID", "value"] == 71.53


def test_a_missing_year_is_a_gap_with_its_reason(store):
    series = history.index_series("3309").set_index("survey_year")
    assert math.isnan(series.loc[2023, "value"])
    assert series.loc[2023, "reason"] == "tidak_dipublikasikan"
    assert list(series.index)[:5] == [2021, 2022, 2023, 2024, 2025]


def test_half_known_years_are_not_ranked_and_give_no_change_of_rank(store, jatim):
    ranks = history.rank_history(jatim, "3513")
    assert set(ranks["region_code"]) == {"3513"}
    assert list(ranks["rank"]) == [34, 38, 28, 25, 27]
    table = standing.ranking_table(jatim, 2024, 2023)
    assert table["rank_change"].isna().all() and table["change"].notna().any()


def test_the_scope_changes_keep_governments_without_components_but_no_cause(store, jatim):
    table = causes.scope_changes(jatim, 2023, 2024).set_index("region_code")
    assert table.loc["3513", "cause"] == "correction_conduct"
    assert table.index[0] == "3513"
    assert table.loc["3529", "change"] == pytest.approx(-1.16) and table.loc["3529", "cause_label"] == ""


@pytest.mark.parametrize(
    ("code", "fitting"),
    [
        ("3513", ["provinsi", "kabkota", "kabupaten", "sejenis", "nasional"]),
        ("3578", ["provinsi", "kabkota", "kota", "sejenis", "nasional"]),
        ("35", ["provinsi", "sejenis", "nasional"]),
    ],
)
def test_a_government_is_ranked_only_where_it_belongs(code, fitting, store):
    region = standing.regions().set_index("region_code").loc[code]
    scopes = standing.region_scopes(region)
    assert [scope.code for scope in scopes] == fitting
    sizes = {scope.code: standing.size(standing.members(2024), scope) for scope in scopes}
    assert sizes["provinsi"] == 39 and sizes["nasional"] == 546


def test_elements_are_measured_against_the_limit(store, jatim):
    table = gaps.element_gaps(standing.elements(jatim, 2024), "3529", methodology.reference_bands()[-1].lower)
    assert table["label"].iloc[0] == "Pengelolaan SDM"
    assert table["distance"].iloc[0] == pytest.approx(78 - 71.27)


def test_a_mark_needs_half_of_the_scope(store, jatim):
    known = standing.profile(standing.scores(jatim, 2024), ("index", "internal"))
    marks = standing.marks(known, 39, {"median": "median", "max": "tertinggi"})
    assert set(marks["row"]) == {"index"}, "internal diketahui untuk tiga pemda saja"
    assert list(marks["value"]) == [pytest.approx(71.88), 77.58]
    assert standing.marks(known[:0], 39, {"median": "median"}).empty


def test_units_are_listed_from_the_lowest_and_too_few_respondents_are_told_not_ranked(empty_store):
    shipped.load()
    with database.write() as cursor:
        cursor.execute(
            "insert into figure (survey_year, region_code, unit, measure, reason, source_id, grade, batch_id) "
            "select 2024, '3522', 'Bagian Umum', 'index', 'responden_kurang', min(source_id), 'tinggi', 0 from source"
        )
        cursor.run("refresh_scores", years=[2024])
    table = standing.units("3522", 2024)
    assert list(table["unit"]) == [
        "Dinas PU Sumber Daya Air", "Satpol PP", "Dinas Koperasi dan Usaha Mikro", "Dinas Sosial", "Bagian Umum",
    ]  # fmt: skip
    assert (table["value_words"].iloc[0], table["value_words"].iloc[-1]) == ("64,95", "responden kurang")


def test_the_day_of_an_import_is_not_told_as_the_day_of_a_publication(own_store, tmp_path):
    file = tmp_path / "hasil.csv"
    file.write_text("Tahun;Kode;Indeks\n2024;3577;79,10\n", encoding="utf-8")
    assert import_files([file]).problems == []
    assert f"(berkas hasil.csv), diimpor {date_words(date.today().isoformat())}" in provenance.outlet_words("3577", (2024,))
    assert "diimpor" not in provenance.outlet_words("3513", (2024,))
