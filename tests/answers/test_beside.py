"""Another index beside SPI: which years, which medians, which words; on the shipped figures and on a made-up province."""

import pytest
from gathering import gathered
from made_up_nation import HOME
from opened_page import charts, opened, words
from other_index import RISK, bring, known_too
from stores import scope_of

from spi.answers.other_indices.beside import beside, figures, known_indices
from spi.charts.marks import Blank
from spi.charts.quadrant import quadrant
from spi.documents.report import report_sections
from spi.narrative.results.other_indices import beside_spi, middles
from spi.store import database

PAGE = "pages/hasil/indeks_lain.py"


def sentence(code, region, year, scope):
    return beside_spi(beside(code, region, year, scope)).text


def test_mcp_and_spi_of_the_regency(store, jatim):
    here = beside("mcp", "3513", 2024, jatim)
    assert here.both[["survey_year", "other", "index"]].values.tolist() == [
        [2021, 84.72, 71.12], [2022, 93.54, 69.25], [2023, 92.19, 75.36], [2024, 94.57, 71.65],
    ]  # fmt: skip
    assert beside_spi(here).text == (
        "MCP/MCSP 94,57 dan SPI 71,65 pada 2024: dua indeks yang berbeda; sejak 2023 MCP/MCSP naik 2,38 poin, sedangkan "
        "SPI turun 3,71 poin. Keduanya bergerak berlawanan arah."
    )
    assert [number.words for number in beside_spi(here).numbers] == ["94,57", "71,65", "2024", "2023", "2,38", "3,71"]
    assert [index.code for index in known_indices("3513")] == ["mcp"] and known_indices("1101") == []


def test_a_provisional_score_is_told_and_laid_beside_nothing(store, jatim):
    assert sentence("mcp", "3513", 2025, jatim) == (
        "MCP/MCSP 2025 baru angka sementara, 11,55 (semester I 2025); belum dibandingkan dengan SPI."
    )
    here = beside("mcp", "3513", 2025, jatim)
    assert here.members["other"].isna().all() and [dot.text for dot in quadrant(here).path] == ["2021", "2022", "2023", "2024"]


def test_the_score_of_the_whole_year_stands_before_a_provisional_one(store):
    table = database.query("other_history", code="mcp", region="3507").set_index("survey_year")
    assert table.loc[2022, "other"] == 96 and table.loc[2022, "as_of"] == "", "94,76 was that of December 2022"


def test_sources_that_disagree_are_all_listed_and_one_is_in_use(store, jatim):
    table = figures("mcp", "3513", jatim)
    means = table[(table["region"] == "Rata-rata pemda Jawa Timur") & (table["survey_year"] == 2023)]
    assert sorted(means["printed"]) == ["90,71", "91", "92"] and list(means.loc[means["used"] == "✓", "printed"]) == ["90,71"]
    assert "Rata-rata nasional" in set(table["region"]) and "Indeks nasional" not in set(table["region"])


def test_a_year_without_a_score_names_the_last_one(store, jatim):
    assert sentence("mcp", "3505", 2024, jatim) == "MCP/MCSP 2024 belum diketahui."
    assert sentence("mcp", "3529", 2024, jatim).startswith(
        "MCP/MCSP 2024 belum diketahui; yang terakhir diketahui bersama SPI 94,31"
    )


def made_up(own_nation, scores, code="mcp", name="MCP", year=2024):
    bring("\n".join([f"{name} {year};", "Kode;Nilai", *(f"{region};{score}" for region, score in scores.items())]), code)


@pytest.fixture
def members(own_nation):
    scope = scope_of(HOME, "provinsi")
    return scope, database.query("members", year=2024).query("province_code == '37'")["region_code"].tolist()


def test_half_of_the_scope_makes_a_median_and_one_less_does_not(own_nation, members):
    scope, codes = members
    others = [code for code in codes if code != HOME and len(code) == 4]
    made_up(own_nation, {HOME: "50"} | dict.fromkeys(others[:18], "80"))
    here = beside("mcp", HOME, 2024, scope)
    assert len(codes) == 39 and here.median_other is None and here.median_index.known == 39
    assert beside("mcp", HOME, 2024, scope_of(HOME, "kabkota")).median_other.known == 19, "19 of the 38 without the province"
    assert "median MCP/MCSP belum ada (baru 19 yang diketahui); median SPI" in middles(here).text
    bring(f"MCP 2024;\nKode;Nilai\n{others[18]};90\n")
    here = beside("mcp", HOME, 2024, scope)
    assert (here.median_other.value, here.median_other.known) == (80, 20)
    chart = quadrant(here)
    assert chart.across.median.text == "median 80,00" and len(chart.others) == 19
    assert chart.across.span[0] < 50 and chart.across.span[1] > 90


def test_a_low_is_good_index_moves_the_other_way_and_draws_its_bands(own_nation, members, tmp_path):
    scope, _ = members
    with known_too(RISK, tmp_path):
        for year, score in ((2023, "3"), (2024, "2")):
            made_up(own_nation, {HOME: score}, "irc", "Indeks Rawan Contoh", year)
        here = beside("irc", HOME, 2024, scope)
        moves = here.both["index"].diff().iloc[-1]
        assert moves < 0, "its SPI fell, while the other index fell and so became better"
        assert beside_spi(here).text.endswith("Keduanya bergerak berlawanan arah.")
        chart = quadrant(here)
        assert chart.across.title == "Indeks Rawan Contoh (0–5, makin rendah makin baik)"
        assert "batas Rawan 2,5" in [limit.text for limit in chart.across.limits]
        app = opened(PAGE, tahun=2024)
        assert app.segmented_control(key="indeks-pilihan").options == ["MCP/MCSP", "Indeks Rawan Contoh"]
        app.segmented_control(key="indeks-pilihan").set_value("irc").run()
        assert not app.exception and app.header[0].value.startswith("Indeks Rawan Contoh 2,00 dan SPI")


def test_nothing_known_is_said_and_not_drawn(nation, province):
    here = beside("mcp", HOME, 2024, province)
    assert isinstance(quadrant(here), Blank) and sentence("mcp", HOME, 2024, province) == "MCP/MCSP 2024 belum diketahui."
    assert words(opened(PAGE))[0] == "MCP/MCSP 2025 belum diketahui."


def test_kpk_s_own_table_gives_the_median_of_spi(kpk, jatim):
    here = beside("mcp", "3513", 2023, jatim)
    assert here.median_index.known == 39 and here.median_other.known >= 20
    assert sentence("mcp", "3513", 2023, jatim).endswith("Keduanya bergerak berlawanan arah."), "MCP fell 1,35 and SPI rose 6,11"


def test_the_page_shows_sentence_picture_tables_and_sources(store):
    app = opened(PAGE)
    assert app.header[0].value.startswith("MCP/MCSP 94,57 dan SPI 71,65")
    (chart,) = charts(app)
    assert "MCP/MCSP 94,57, SPI 71,65 (2024)" in chart["alt"] and "makin tinggi makin baik" in chart["figure"]
    assert any("median MCP/MCSP belum ada" in text for text in words(app)) and len(app.dataframe) == 2
    assert not any("karena" in text or "akibat" in text for text in words(app))


def test_the_full_report_has_one_line_where_it_is_known(store):
    def index_section(region):
        content = report_sections.content(gathered(region))
        return str(next(section for section in content["sections"] if "Indeks dan kategori" in section["title"]))

    assert index_section("3513").count("MCP/MCSP 94,57 dan SPI 71,65 pada 2024: dua indeks yang berbeda") == 1
    assert "MCP/MCSP" not in index_section("3505")
