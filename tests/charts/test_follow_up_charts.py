"""Claims about the timeline of actions, the curve of verdicts and the ageing of delays."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

from spi.answers.actions.progress import Surge
from spi.charts.follow_up.ageing import ageing_bars
from spi.charts.follow_up.curve import verdict_curve
from spi.charts.follow_up.timeline import action_timeline
from spi.charts.marks import Blank
from spi.render import screen

DAY = date(2026, 9, 1)
KPK = ("#F4DEDB", "#F8EBC6", "#DCEBDD")  # the tints of the categories


def actions(*rows):
    """A table of progress.in_words: (title, start, due, first due, overdue, verified), with an OPD each."""
    made = pd.DataFrame(rows, columns=["title", "start", "due", "first_due", "overdue", "verified"])
    dates = {name: pd.to_datetime(made[name]) for name in ("start", "due", "first_due")}
    return made.assign(number=range(1, len(made) + 1), opd="Dinas A", state="keadaan", **dates)


TWO = actions(
    ("Kampanye", "2026-01-01", "2026-06-30", "2026-05-01", True, False),
    ("Pengaduan", None, "2026-08-01", "2026-08-01", False, True)
)  # fmt: skip


def test_a_bar_goes_from_start_to_due_and_the_late_part_begins_at_the_due_date():
    first, second = action_timeline(TWO, day=DAY).rows
    assert first.bar == (date(2026, 1, 1), date(2026, 6, 30)) and first.late == date(2026, 6, 30) and not first.done
    assert second.bar == (date(2026, 8, 1), date(2026, 8, 1)) and second.late is None and second.done


def test_the_first_due_date_is_marked_only_where_it_was_moved():
    chart = action_timeline(TWO, day=DAY)
    assert [row.first_due for row in chart.rows] == [date(2026, 5, 1), None]
    assert chart.notes == ("◇ tenggat pertama, sebelum dipindah; jingga: lewat tenggat; biru tua: terverifikasi",)
    assert action_timeline(TWO.tail(1), day=DAY).notes == ("biru tua: terverifikasi",)


@pytest.mark.parametrize(("day", "right"), [(date(2026, 9, 1), True), (date(2026, 1, 2), False)])
def test_the_day_is_told_on_the_side_with_room_and_lies_within_the_days_drawn(day, right):
    chart = action_timeline(TWO, day=day)
    assert chart.day_text == f"per {day.day} {'September' if right else 'Januari'} 2026" and chart.right is right
    assert chart.first < min(day, date(2026, 1, 1)) and chart.last > max(day, date(2026, 8, 1))


def test_actions_without_dates_are_named_and_not_drawn():
    others = [(f"Lain {n}", *[None] * 3, False, False) for n in range(7)]
    chart = action_timeline(actions(("Kampanye", "2026-01-01", None, None, False, False), *others), day=DAY)
    assert len(chart.rows) == 1 and chart.rows[0].dates == "mulai 1 Januari 2026" and "7 tanpa tanggal" in chart.alt
    assert chart.notes[0].startswith("Tanpa tanggal (7): 2. Lain 0;") and chart.notes[0].endswith("6. Lain 4; dan 2 lagi")
    five = action_timeline(actions(("Kampanye", "2026-01-01", None, None, False, False), *others[:5]), day=DAY)
    assert "lagi" not in five.notes[0]


def test_a_plan_without_any_date_or_action_says_so():
    table = actions(("Kampanye", None, None, None, False, False))
    assert action_timeline(table, day=DAY).alt.startswith("Mulai dan tenggat belum ditetapkan untuk 1 tindak lanjut")
    assert action_timeline(table.head(0), day=DAY) == Blank("Belum ada tindak lanjut untuk digambarkan.")


@pytest.mark.parametrize(("letters", "whole"), [(45, True), (46, False)])
def test_a_title_too_long_for_its_row_is_cut_and_whole_in_the_sentence(letters, whole):
    (row,) = action_timeline(actions(("x" * letters, "2026-01-01", None, None, False, False)), day=DAY).rows
    assert row.title == f"1. {'x' * letters}" and (row.name == row.title) is whole and len(row.name) <= 48


def many(count, opds):
    start = date(2026, 1, 1)
    table = actions(
        *[(f"T {n}", start + timedelta(n % 90), start + timedelta(120 + n % 90), None, n % 3 == 0, False) for n in range(count)]
    )
    return table.assign(opd=[f"Dinas {n % opds}" for n in range(count)])


def test_forty_actions_are_rows_and_one_more_are_opds():
    assert len(action_timeline(many(40, 5), day=DAY).rows) == 40
    chart = action_timeline(many(41, 5), day=DAY)
    assert len(chart.rows) == 5 and chart.notes[0].startswith("41 tindak lanjut dikelompokkan menurut OPD")
    assert chart.rows[0].note == "3 dari 9 lewat tenggat" and chart.rows[0].bar == (date(2026, 1, 1), date(2026, 6, 10))


@pytest.mark.parametrize(("opds", "rows", "told"), [(39, 39, False), (40, 40, True), (70, 40, True)])
def test_no_more_than_forty_opds_are_drawn_and_the_chart_says_so(opds, rows, told):
    chart = action_timeline(many(5000, opds), day=DAY)
    assert len(chart.rows) == rows and ("hanya 40 OPD teratas" in chart.notes[0]) is told


def test_the_sentence_tells_every_row_with_its_dates():
    assert action_timeline(TWO, day=DAY).alt == (
        "Linimasa 2 tindak lanjut per 1 September 2026: 1 lewat tenggat. "
        "1. Kampanye: 1 Januari 2026 sampai 30 Juni 2026 (tenggat pertama 1 Mei 2026), keadaan; "
        "2. Pengaduan: tenggat 1 Agustus 2026, keadaan."
    )


@pytest.mark.parametrize(
    ("first", "last"), [("2026-01-01", "2026-01-09"), ("2026-01-01", "2026-03-20"), ("2024-01-01", "2031-05-05")]
)
def test_the_axis_names_a_few_days_in_indonesian(first, last):
    chart = action_timeline(actions(("K", first, last, last, False, False)), day=date.fromisoformat(first))
    words = " ".join(text for _, text in chart.days)
    assert 1 < len(chart.days) <= 6 and not any(english in words for english in ("May", "Aug", "Oct", "Dec"))
    assert all(chart.first <= day <= chart.last for day, _ in chart.days)


STEPS = pd.DataFrame(
    {"day": pd.to_datetime(["2026-01-01", "2026-06-20", "2026-06-30"]), "claimed": [0, 3, 8], "verified": [0, 1, 1],
     "validated": 0, "total": 9}
)  # fmt: skip
SURGE = Surge(date(2026, 6, 17), date(2026, 6, 30), 14, True, 0, 8, 8, 1.0, 9)


def line(chart, name):
    return next(line for line in chart.lines if line.name == name)


def test_the_curve_steps_from_nothing_and_names_its_lines_at_the_end():
    chart = verdict_curve(STEPS, total=9, surge=SURGE)
    assert [step.count for step in line(chart, "diklaim").steps] == [0, 0, 3, 8]
    assert [step.count for step in line(chart, "tindak lanjut").steps] == [9] * 4
    assert [each.end for each in chart.lines] == ["9 tindak lanjut", "8 diklaim", "1 diverifikasi", "0 divalidasi"]


@pytest.mark.parametrize("ends", [(9, 9, 9), (5, 5, 4), (1, 1, 0)])
def test_labels_of_lines_that_end_together_do_not_touch(ends):
    chart = verdict_curve(STEPS.assign(claimed=ends[0], verified=ends[1], validated=ends[2]), total=9)
    (low, high), places = chart.span, sorted(each.place for each in chart.lines)
    plot = screen.draw(chart).layout.height - 98
    assert all((b - a) / (high - low) * plot >= 15 for a, b in itertools.pairwise(places))
    assert low <= places[0] and places[-1] <= high


def test_the_last_weeks_are_shaded_with_words_where_they_are_in_sight():
    shaded = verdict_curve(STEPS, total=9, surge=SURGE).surge
    assert (shaded.begin, shaded.end, shaded.right) == (date(2026, 6, 17), date(2026, 6, 30), True)
    assert shaded.text == "14 hari sampai tenggat terakhir, 30 Juni 2026"
    assert verdict_curve(STEPS, total=9).surge is None
    for later in (date(2026, 7, 1), date(2025, 1, 1)):
        away = replace(SURGE, begin=later, end=later + timedelta(days=13))
        assert verdict_curve(STEPS, total=9, surge=away).surge is None
    last_day = replace(SURGE, begin=date(2026, 6, 30), end=date(2026, 7, 13))
    assert verdict_curve(STEPS, total=9, surge=last_day).surge.begin == date(2026, 6, 30)


def test_the_axis_of_the_curve_names_its_first_and_its_last_day():
    chart = verdict_curve(STEPS, total=9)
    assert chart.days[0] == (date(2025, 12, 31), "31 Des\n2025") and chart.days[-1] == (date(2026, 6, 30), "30 Jun\n2026")
    assert (chart.first, chart.last) == (chart.days[0][0], chart.days[-1][0])


def test_a_young_plan_is_drawn_over_thirty_days():
    chart = verdict_curve(STEPS.tail(2).assign(day=pd.to_datetime(["2026-06-29", "2026-06-30"])), total=9)
    assert (chart.first, chart.last) == (date(2026, 5, 31), date(2026, 6, 30))
    assert line(chart, "diklaim").steps[0].day == date(2026, 6, 28)


def test_every_step_of_the_curve_has_a_mark_and_no_other_day():
    chart = verdict_curve(pd.concat([STEPS, STEPS.tail(1).assign(day=pd.Timestamp("2026-07-15"))]), total=9)
    assert [step.moved for step in line(chart, "diklaim").steps] == [False, False, True, True, False]
    assert [step.moved for step in line(chart, "diverifikasi").steps] == [False, False, True, False, False]
    assert not any(step.moved for step in line(chart, "tindak lanjut").steps)


def test_lines_that_lie_on_each_other_are_both_seen():
    figure = screen.draw(verdict_curve(STEPS.assign(verified=STEPS["claimed"], validated=STEPS["claimed"]), total=9))
    names = ("diklaim", "diverifikasi", "divalidasi")
    widths = [next(t.line.width for t in figure.data if t.name == name and t.mode == "lines") for name in names]
    assert all(a - b >= 2 for a, b in itertools.pairwise(widths))


@pytest.mark.parametrize("total", [1, 2, 3, 9, 5000])
def test_counts_are_named_by_whole_numbers(total):
    ticks = verdict_curve(STEPS.assign(total=total, claimed=[0, 1, 1], verified=0), total=total).ticks
    assert all(isinstance(n, int) and 0 <= n <= total for n in ticks) and ticks[0] == 0 and len(ticks) <= 6


def test_a_plan_without_verdicts_has_no_flat_curve():
    assert verdict_curve(STEPS.assign(claimed=0, verified=0), total=9) == Blank(
        "Belum ada yang diklaim selesai, diverifikasi, atau divalidasi dari 9 tindak lanjut."
    )
    assert isinstance(verdict_curve(STEPS.head(0), total=0), Blank)


def test_the_curve_sentence_tells_ends_beginnings_and_the_surge():
    assert verdict_curve(STEPS, total=9, surge=SURGE).alt == (
        "Per 30 Juni 2026: 8 diklaim, 1 diverifikasi, 0 divalidasi dari 9 tindak lanjut. Mulai ada yang "
        "diklaim sejak 20 Juni 2026, diverifikasi sejak 20 Juni 2026. "
        "Dalam 14 hari sampai tenggat terakhir, 30 Juni 2026, klaim selesai naik dari 0 menjadi 8 dari 9 tindak lanjut: "
        "tambahannya 100% dari seluruh klaim."
    )


AGES = pd.DataFrame(
    {"bucket": ["conform", "not_due", "late_30", "no_due"], "count": [3, 2, 0, 1], "count_first": [3, 0, 2, 1],
     "label": ["terverifikasi", "belum jatuh tempo", "lewat 1–30 hari", "tanpa tenggat"]}
)  # fmt: skip


def test_ageing_has_a_bar_by_the_due_date_and_a_tick_by_the_first_where_it_differs():
    rows = ageing_bars(AGES).rows
    assert [(row.count, row.text) for row in rows] == [(3, "3"), (2, "2"), (0, "tidak ada"), (1, "1")]
    assert [row.first for row in rows] == [None, 0, 2, None]
    assert [row.first_text for row in rows] == ["", "menurut tenggat pertama 0", "menurut tenggat pertama 2", ""]


def test_what_is_done_is_ours_what_is_late_warm_and_what_is_not_there_quiet():
    rows = ageing_bars(AGES.assign(count=1)).rows
    assert [row.hue for row in rows] == ["own", "peer", "down_soft", "others_dot"]
    assert [row.ink for row in rows] == ["own", "peer", "down", "muted"]
    assert ageing_bars(AGES).rows[2].ink == "muted"


def test_the_ageing_sentence_tells_both_counts_where_they_differ():
    assert ageing_bars(AGES).alt == (
        "Umur 6 tindak lanjut: terverifikasi 3; belum jatuh tempo 2 (menurut tenggat pertama 0); "
        "lewat 1–30 hari 0 (menurut tenggat pertama 2); tanpa tenggat 1."
    )
    assert ageing_bars(AGES.assign(count=0)) == Blank("Belum ada tindak lanjut, jadi belum ada umur keterlambatan.")


@pytest.mark.parametrize("chart", [action_timeline(TWO, day=DAY), verdict_curve(STEPS, total=9, surge=SURGE), ageing_bars(AGES)])
def test_no_colour_of_kpks_categories_is_used(chart):
    assert not any(tint in str(screen.draw(chart).to_dict()) for tint in KPK)
