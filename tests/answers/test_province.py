"""The governments of one province beside each other: counted to the unit, and only what whoever asks may know."""

from dataclasses import replace
from datetime import date

import made_up_nation
import pytest
from made_up_nation import HOME

from spi.answers.province import FOLLOWED, overview
from spi.answers.results import comparison, standing
from spi.charts.parts.small_lines import SmallLines, small_lines
from spi.cycle.socialisation import sessions, units
from spi.follow_up import Plan
from spi.follow_up.log import reading
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.narrative.province import headline
from spi.narrative.province_follow_up import followed
from spi.words.wording import rounded

WHO, NEIGHBOUR, TODAY = Person("Uji", "local"), "3718", date(2026, 11, 30)


def told(year=2024, before=2023):
    region = standing.regions().set_index("region_code").loc[HOME]
    return overview(standing.province_scope(region, year), year, before, today=TODAY)


def row(of, code):
    (found,) = of.rows[of.rows["region_code"] == code].to_dict("records")
    return found


@pytest.fixture
def filled(own_nation):
    """A neighbour with three actions: one late, one conform, one due today; two of its three units reached."""
    of = Plan(NEIGHBOUR, 2024)
    for title, due in (("Terlambat", "2026-11-29"), ("Sesuai", "2026-01-01"), ("Hari ini", "2026-11-30")):
        assert plan.create(WHO, of, {"title": title, "opd": "Dinas A", "due": due}).problems == []
    key = plan.actions(of).set_index("title").at["Sesuai", "action_id"]
    seen = int(plan.actions(of).set_index("title").at["Sesuai", "last_seq"])
    assert plan.edit(WHO, of, {key: {"verification": "conform"}}, seen={key: seen}).problems == []
    kept = units.add(WHO, NEIGHBOUR, [{"name": f"Dinas {n}", "unit_kind": "opd"} for n in "ABC"]).subjects
    held = {"date": "2026-11-30", "place": "Aula", "audience": "OPD", "units": kept[:2]}
    assert sessions.write(WHO, Plan(NEIGHBOUR, 2026), held).problems == []
    return own_nation


def test_own_and_common_are_those_of_the_comparison_and_add_up(nation):
    of = told()
    assert len(of.rows) == 38 and of.rows["rank"].is_monotonic_increasing
    moved = comparison.own_changes(of.scope, 2023, 2024).set_index("region_code")
    home = row(of, HOME)
    assert home["own"] == pytest.approx(moved.at[HOME, "own"])
    for each in of.rows.dropna(subset=["own"]).itertuples():
        change, own = (float(rounded(points)) for points in (each.change, each.own))
        assert each.common == pytest.approx(change - own), "in print, too, own and common are the change"
    others = of.rows[of.rows["region_code"] != HOME]["change"].mean()
    assert home["common"] == pytest.approx(others, abs=0.0101), "as it is printed: at most a hundredth from its own rounding"


def test_what_each_does_about_it_is_counted_to_the_unit(filled):
    of = told()
    counted = {name: row(of, NEIGHBOUR)[name] for name in FOLLOWED}
    assert counted["actions"] == 3 and counted["plan_of"] == 2024 and counted["verified_actions"] == 1
    assert counted["overdue"] == 1 and counted["open"] == 2, "due today is not late; what is conform waits for nothing"
    assert (counted["units_reached"], counted["units_listed"]) == (2, 3)
    assert "lewat tenggat" in followed(of).text and "12 tindak lanjut" in followed(of).text, "nine ship with HOME"
    nobody = next(each for each in of.rows["region_code"] if each not in (HOME, NEIGHBOUR))
    assert all(row(of, nobody)[name] is None or row(of, nobody)[name] != row(of, nobody)[name] for name in FOLLOWED)


@pytest.mark.parametrize(
    ("person", "sees"),
    [
        (Person("Provinsi", "inspectorate", region="37", province="37"), {HOME, NEIGHBOUR}),
        (Person("Tetangga", "inspectorate", region=NEIGHBOUR), {NEIGHBOUR}),
        (Person("Lain", "inspectorate", region="38", province="38"), set()),
        (Person("warga", "", region=""), set()),
    ],
)
def test_only_those_who_may_know_a_plan_see_its_counts(person, sees, filled, monkeypatch):
    monkeypatch.setattr(reading, "_reader", lambda: person)
    of = told()
    assert set(of.rows.dropna(subset=["actions"])["region_code"]) == sees
    assert of.rows["index"].notna().sum() >= 37, "results are everybody's"


def test_the_first_line_counts_who_rose_and_fell(nation):
    of = told()
    moved = of.rows["change"].dropna()
    assert f"{(moved > 0).sum()} naik dan {(moved < 0).sum()} turun" in headline(of).text
    assert "yang diketahui di keduanya" not in headline(of).text
    assert "sejak" not in headline(told(2021, None)).text
    fewer = replace(of, rows=of.rows.assign(change=of.rows["change"].where(of.rows["region_code"] != HOME)))
    known = len(moved) - 1
    assert f"dari {known} yang diketahui di keduanya, " in headline(fewer).text, "of how many it is told who rose"


def test_small_lines_share_a_scale_and_break_where_a_year_is_missing(nation):
    of = told(2025, 2024)
    names = dict(zip(of.rows["region_code"], of.rows["region"], strict=True))
    drawn = small_lines(of.series, names, region_code=HOME, year=2025)
    assert isinstance(drawn, SmallLines) and len(drawn.lines) == 38 and [line.own for line in drawn.lines].count(True) == 1
    absent = next(line for line in drawn.lines if line.region_code == made_up_nation.ABSENT)
    assert absent.text.endswith("(2024)"), "its last value says its year"
    gap = of.series[~((of.series["region_code"] == HOME) & (of.series["survey_year"] == 2023))]
    ours = next(line for line in small_lines(gap, names, region_code=HOME, year=2025).lines if line.own)
    assert [[year for year, _ in piece] for piece in ours.pieces] == [[2021, 2022], [2024, 2025]]
    whole = next(line for line in drawn.lines if line.own)
    assert [[year for year, _ in piece] for piece in whole.pieces] == [[2021, 2022, 2023], [2024, 2025]], "across a break no line"
    assert drawn.limits_from == 2024 and "garis terputus antara SPI 2023 dan 2024" in drawn.caption
    low, high = drawn.span
    assert all(low < value < high for line in drawn.lines for piece in line.pieces for _, value in piece)


def test_a_limit_is_told_as_kpk_prints_it(nation):
    of = told(2023, 2022)
    names = dict(zip(of.rows["region_code"], of.rows["region"], strict=True))
    drawn = small_lines(of.series, names, region_code=HOME, year=2023)
    assert 77.5 in drawn.limits and "77,5" in drawn.caption and "SPI 2021 sampai 2023" in drawn.caption
    assert drawn.limits_from == 2022, "of 2021 KPK printed no category"
    assert "(sejak SPI 2022)" in drawn.caption and "terputus" not in drawn.caption
    alone = small_lines(told(2021, None).series, names, region_code=HOME, year=2021)
    assert alone.caption == "Skala sama, SPI 2021." and alone.alt.startswith("Indeks SPI 2021 tiap pemda")


def test_an_institution_of_the_centre_has_no_province(nation):
    assert standing.province_scope(standing.regions().set_index("region_code").loc[made_up_nation.MINISTRY], 2024) is None
