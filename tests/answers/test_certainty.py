"""A rank that hangs on a conflict of sources is a range, with its reason, and only there. Made-up figures of Kepulauan Riau."""

import io
import json

import pytest
from gathering import MOMENT, gathered
from opened_page import opened, words
from python_calamine import CalamineWorkbook
from stores import scope_of

from spi.__main__ import main
from spi.answers.results import causes, certainty, history, standing
from spi.answers.sources import identified_table
from spi.answers.sources.identified_table import About
from spi.charts.rank_bump import rank_bump
from spi.charts.ranking_dots import ranking_dots
from spi.documents.book import figures
from spi.documents.report import report_sections
from spi.intake import history as choices
from spi.narrative import speech
from spi.narrative.results import rank
from spi.store import database

YEAR, BEFORE, KARIMUN, BINTAN, ANAMBAS = 2031, 2030, "2102", "2101", "2105"
VALUES = {"2103": 80.0, "2104": 79.0, KARIMUN: 77.57, BINTAN: 77.23, ANAMBAS: 77.21, "2172": 73.0, "21": 71.0, "2171": 68.0}


@pytest.fixture
def islands(own_store):
    """Gives a writer of figures; every member of Kepulauan Riau is known in both made-up years."""
    with database.write() as cursor:
        for letter in "abc":
            cursor.execute(
                "insert into source values (?, 'pers', ?, '', '2032', '', '', 0)", [f"uji-{letter}", f"Koran {letter}"]
            )
        rows = [(y, code, value) for y in (YEAR, BEFORE) for code, value in VALUES.items()]
        for year, code, value in rows:
            _print(cursor, year, code, value, "uji-a")
        cursor.run("refresh_scores", years=[YEAR, BEFORE])

    def write(code, value, source="uji-b", *, year=YEAR, grade="tinggi", decimals=2, reason=None):
        with database.write() as cursor:
            _print(cursor, year, code, value, source, grade, decimals, reason)
            cursor.run("refresh_scores", years=[year])

    return write


def _print(cursor, year, code, value, source, grade="tinggi", decimals=2, reason=None):
    cursor.execute("delete from figure where (survey_year, region_code, source_id) = (?, ?, ?)", [year, code, source])
    cursor.execute(
        "insert into figure (survey_year, region_code, unit, measure, value, decimals, reason, source_id, grade, note, batch_id) "
        "values (?, ?, '', 'index', ?, ?, ?, ?, ?, '', 0)",
        [year, code, value, decimals, reason, source, grade],
    )


def scope():
    return scope_of(KARIMUN, "provinsi")


def told(year=YEAR):
    table = standing.ranking_table(scope(), year, BEFORE).set_index("region_code")
    return dict(table["rank_words"])


def test_only_the_ranks_that_hang_on_a_conflict_are_ranges(islands):
    islands(KARIMUN, 75.77)
    assert told() == {
        "2103": "1", "2104": "2", KARIMUN: "3–5", BINTAN: "3–4", ANAMBAS: "4–5", "2172": "6", "21": "7", "2171": "8",
    }  # fmt: skip


@pytest.mark.parametrize(("other", "decimals", "conflict"), [
    (77.62, 2, False), (77.63, 2, True), (77.52, 2, False), (77.51, 2, True), (78, 0, False), (77, 0, False), (77.5, 1, False),
    (77.4, 1, True), (79, 0, True),
])  # fmt: skip
def test_sources_disagree_from_more_than_0_05_and_not_by_rounding_or_cutting(islands, other, decimals, conflict):
    islands(KARIMUN, other, decimals=decimals)
    assert (KARIMUN in set(certainty.rivals(YEAR)["region_code"])) == conflict


def test_a_conflict_that_moves_nobody_leaves_every_rank_a_number(islands):
    islands("2103", 85.0)
    assert "2103" in set(certainty.rivals(YEAR)["region_code"])
    assert not any("–" in words for words in told().values())
    assert standing.standing("2103", YEAR, scope()).disputes.empty


def test_a_tie_under_one_of_the_values_shares_the_rank(islands):
    islands(KARIMUN, 77.23)
    assert told()[KARIMUN] == "3" and told()[BINTAN] == "3–4" and told()[ANAMBAS] == "5"


def test_two_conflicting_members_are_combined(islands):
    islands(KARIMUN, 75.77)
    islands("2172", 78.0)
    assert told() == {
        "2103": "1", "2104": "2", KARIMUN: "3–6", BINTAN: "3–5", ANAMBAS: "4–6", "2172": "3–6", "21": "7", "2171": "8",
    }  # fmt: skip
    here = standing.standing(BINTAN, YEAR, scope())
    assert list(dict.fromkeys(here.disputes["region"])) == ["Kab. Karimun", "Kota Tanjung Pinang"]


def test_a_source_that_somebody_chose_settles_it(islands):
    islands(KARIMUN, 75.77)
    assert choices.prefer(YEAR, KARIMUN, "", "index", source_id="uji-b", actor="Uji", reason="cocok dengan komponennya") == []
    assert told()[KARIMUN] == "5" and told()[BINTAN] == "3"
    choices.prefer(YEAR, KARIMUN, "", "index", source_id=None, actor="Uji", reason="kembali ke aturan")
    assert told()[KARIMUN] == "3–5"


def headline(here):
    return rank.rank_headline(here, causes.explain(BINTAN, None, YEAR, scope()), year=YEAR, year_before=None).text


def test_a_doubtful_figure_is_no_rival_of_a_better_one(islands):
    islands(KARIMUN, 75.77, grade="rendah")
    assert told()[KARIMUN] == "3"


def test_a_member_with_doubtful_figures_only_counts_as_unknown(islands):
    islands(KARIMUN, 77.57, "uji-a", grade="rendah")
    assert told() == {
        "2103": "1–2", "2104": "2–3", KARIMUN: "1–8", BINTAN: "3–4", ANAMBAS: "4–5", "2172": "5–6", "21": "6–7", "2171": "7–8",
    }  # fmt: skip
    assert "meragukan" in headline(standing.standing(BINTAN, YEAR, scope()))


def test_where_others_are_unknown_a_doubtful_figure_widens_the_bounds_only(islands):
    islands(KARIMUN, 77.57, "uji-a", grade="rendah")
    with database.write() as cursor:
        cursor.execute("delete from figure where survey_year = ? and region_code = '2171'", [YEAR])
        cursor.run("refresh_scores", years=[YEAR])
    assert told()[BINTAN] == "4", "nomor urut di antara yang diketahui"
    place = standing.standing(BINTAN, YEAR, scope()).place
    assert (place.best, place.worst, place.known, place.members) == (3, 5, 7, 8)


def test_both_ends_are_told_with_government_values_and_outlets(islands):
    islands(KARIMUN, 75.77)
    here = standing.standing(BINTAN, YEAR, scope())
    assert here.rank is None and here.disputed
    reason = "sumber tidak sepakat tentang indeks Kab. Karimun, 77,57 (Koran a) atau 75,77 (Koran b)"
    assert headline(here) == f"Peringkat 3 sampai 4 dari 8: {reason}."
    assert rank.rank_short(here) == "3–4 dari 8"
    assert reason[1:] in rank.rank_brief(here, scope_label=scope().label, year=YEAR).text
    assert reason[1:] in rank.rank_grounds(here, scope_label=scope().label, year=YEAR).text
    sure = standing.standing("2104", YEAR, scope())
    assert headline(sure) == "Peringkat 2 dari 8." and sure.disputes.empty


def test_a_rank_that_is_a_range_is_not_subtracted_or_split(islands):
    assert causes.explain(BINTAN, BEFORE, YEAR, scope()).rank is not None
    islands(KARIMUN, 75.77)
    assert causes.explain(BINTAN, BEFORE, YEAR, scope()).rank is None
    assert causes.explain("2104", BEFORE, YEAR, scope()).rank is not None
    moves = standing.ranking_table(scope(), YEAR, BEFORE).set_index("region_code")["rank_change"]
    assert moves.isna().to_dict() == {code: code in (KARIMUN, BINTAN, ANAMBAS) for code in VALUES}
    before, after = (standing.standing(BINTAN, y, scope()) for y in (BEFORE, YEAR))
    sentence = rank.rank_unexplained(before, after, year_before=BEFORE, year=YEAR).text
    assert sentence.startswith("Peringkat 4 (SPI 2030) menjadi 3 sampai 4 (SPI 2031), tidak dikurangkan. ")


def test_with_others_unknown_too_the_conflict_is_told_beside_them(islands):
    islands(KARIMUN, 75.77)
    with database.write() as cursor:
        cursor.execute("delete from figure where survey_year = ? and region_code = '2171'", [YEAR])
        cursor.run("refresh_scores", years=[YEAR])
    here = standing.standing(BINTAN, YEAR, scope())
    assert (here.place.best, here.place.worst, told()[BINTAN]) == (3, 5, "3–4")
    assert headline(here).startswith(
        "Peringkat antara 3 dan 5 dari 8: baru 7 pemda yang indeksnya diketahui, dan sumber tidak sepakat"
    )
    assert "diketahui, dan sumber tidak sepakat" in speech.by_topic(gathered(BINTAN, YEAR, BEFORE))["rank"][0].text
    before = standing.standing(BINTAN, BEFORE, scope())
    assert "belum diketahui" not in rank.rank_unexplained(before, here, year_before=BEFORE, year=YEAR).text


def test_a_stated_rank_does_not_settle_a_conflict(islands):
    islands(KARIMUN, 75.77)
    with database.write() as cursor:
        cursor.execute(
            "insert into published_rank (survey_year, region_code, rank, of_count, scope, basis, source_id, grade, batch_id) "
            "values (?, ?, 4, 8, 'provinsi', 'dinyatakan', 'uji-a', 'tinggi', 0)", [YEAR, BINTAN],
        )  # fmt: skip
    here = standing.standing(BINTAN, YEAR, scope())
    assert here.rank is None and here.agrees
    assert "3 sampai 4" in headline(here)


def test_the_command_line_gives_both_ends_and_the_reason(islands, capsys):
    islands(KARIMUN, 75.77)
    assert main(["ranking", "--year", str(YEAR), "--province", "21", "--json"]) == 0
    rows = {row["region_code"]: row for row in json.loads(capsys.readouterr().out)}
    assert [rows[BINTAN][key] for key in ("rank", "rank_best", "rank_worst")] == [None, 3, 4]
    assert "75,77 (Koran b)" in rows[BINTAN]["rank_reason"]
    assert [rows["2104"][key] for key in ("rank", "rank_best", "rank_worst", "rank_reason")] == [2, 2, 2, None]
    assert main(["explain", "--region", BINTAN, "--from", str(BEFORE), "--to", str(YEAR), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["rank_from"], found["rank_to"], found["rank_to_best"], found["rank_to_worst"]) == (4, None, 3, 4)
    assert found["rank_parts"] is None and "Kab. Karimun" in found["rank_reason"]
    assert main(["ranking", "--year", str(YEAR), "--province", "21"]) == 0
    out = capsys.readouterr().out
    assert "    3–4  Kabupaten Bintan" in out and "Rentang: sumber tidak sepakat" in out


def test_charts_and_documents_say_the_range(islands):
    islands(KARIMUN, 75.77)
    found = gathered(BINTAN, YEAR, BEFORE)
    shape = {"region_code": BINTAN, "bands": (), "year": YEAR}
    chart = ranking_dots(found.ranking, **shape)
    assert "3–4  Kab. Bintan" in {row.name for row in chart.rows} and "peringkat 3–4" in chart.alt
    ranks = history.rank_history(scope(), BINTAN)
    assert rank_bump(ranks, region_code=BINTAN).alt.endswith("2031 peringkat 3–4.")
    first = speech.by_topic(found)["rank"][0].text
    assert first.startswith("Peringkat 3 sampai 4 dari 8 (Kepulauan Riau dengan pemprov): sumber tidak sepakat")
    report = json.dumps(report_sections.content(found), default=str, ensure_ascii=False)
    assert '"3–4"' in report and "3–4 dari 8" in report
    hidden = gathered(BINTAN, YEAR, BEFORE, masked=True)
    assert "Karimun" not in str(hidden.here.disputes.to_dict()) and "Karimun" not in speech.by_topic(hidden)["rank"][0].text


def test_the_workbook_says_the_range_and_its_order_is_no_rank(islands):
    islands(KARIMUN, 75.77)
    file = CalamineWorkbook.from_filelike(io.BytesIO(figures.workbook(gathered(BINTAN, YEAR, BEFORE))))
    ranks, summary = (file.get_sheet_by_name(name).to_python() for name in ("Peringkat", "Ringkasan"))
    heads = next(row for row in ranks if "Kode" in row)
    assert heads[0] == "Urutan di antara yang diketahui" and "Peringkat menurut semua sumber" in heads
    ours = next(row for row in ranks if row[1] == BINTAN)
    assert ours[heads.index("Peringkat menurut semua sumber")] == "3–4" and ours[heads.index("Perubahan peringkat")] == ""
    lines = {row[0]: row for row in summary}
    assert [lines[f"Peringkat {end} yang mungkin"][1] for end in ("terbaik", "terburuk")] == [3, 4]
    assert "Karimun" in lines["Peringkat itu bergantung pada"][4]


def test_the_page_of_ranks_shows_the_range(islands):
    islands(KARIMUN, 75.77)
    app = opened("pages/hasil/peringkat.py", daerah=BINTAN, tahun=YEAR, banding=BEFORE)
    assert app.header[0].value.startswith("Peringkat 3 sampai 4 dari 8")
    table = standing.ranking_table(scope(), YEAR, BEFORE)
    about = About(BINTAN, "2101", (YEAR,), BEFORE, scope().title(8), MOMENT, "data bawaan")
    content = identified_table.content("Peringkat", table, ["rank", "region", "index"], about).decode("utf-8-sig")
    rows = [line.split(";") for line in content.splitlines()]
    shown = {row[2]: row[1] for row in rows if len(row) == 4}
    assert shown["Kabupaten Bintan"] == "3–4" and shown["Kabupaten Lingga"] == "2"
    assert any("berupa rentang" in text for text in words(app))
    app = opened(daerah=BINTAN, tahun=YEAR, banding=BEFORE)
    assert app.metric[1].value == "3–4 dari 8"
    assert any("75,77 (Koran b)" in text for text in words(app))
