"""Claims about the timeline of actions, the curve of verdicts and the ageing of delays."""

import itertools
from datetime import date, timedelta

import pandas as pd
import pytest

from spi.answers.actions.progress import Surge
from spi.render.screen import action_timeline, action_timeline_sentence, ageing_bars, ageing_bars_sentence, verdict_curve
from spi.render.screen import verdict_curve_sentence as curve_sentence
from spi.words import palette

DAY = date(2026, 9, 1)
KPK = ("#F4DEDB", "#F8EBC6", "#DCEBDD")  # the tints of the categories


def actions(*rows):
    """A table of progress.told: (title, start, due, first due, overdue, verified), with an OPD each."""
    made = pd.DataFrame(rows, columns=["title", "start", "due", "first_due", "overdue", "verified"])
    dates = {name: pd.to_datetime(made[name]) for name in ("start", "due", "first_due")}
    return made.assign(number=range(1, len(made) + 1), opd="Dinas A", state="keadaan", **dates)


def texts(figure):
    return " ".join([*(a.text for a in figure.layout.annotations), *(figure.layout.yaxis.ticktext or ())])


def trace(figure, name):
    return next(t for t in figure.data if t.name == name)


TWO = actions(
    ("Kampanye", "2026-01-01", "2026-06-30", "2026-05-01", True, False),
    ("Pengaduan", None, "2026-08-01", "2026-08-01", False, True)
)  # fmt: skip


def test_a_bar_goes_from_start_to_due_and_the_late_part_from_due_to_the_day():
    figure = action_timeline(TWO, DAY)
    assert trace(figure, "rencana").x[:2] == ("2026-01-01", "2026-06-30") and trace(figure, "rencana").y[:2] == (0, 0)
    assert trace(figure, "lewat tenggat").x == ("2026-06-30", "2026-09-01", None)
    assert trace(figure, "terverifikasi").y == (1, 1, None) and trace(figure, "terverifikasi").x[:2] == ("2026-08-01",) * 2


def test_the_first_due_date_is_marked_only_where_it_was_moved():
    figure = action_timeline(TWO, DAY)
    assert trace(figure, "tenggat pertama").x == ("2026-05-01",) and trace(figure, "tenggat pertama").marker.symbol == "diamond"
    assert "◇ tenggat pertama" in texts(figure) and "◇" not in texts(action_timeline(TWO.tail(1), DAY))


def test_the_day_is_drawn_and_told():
    figure = action_timeline(TWO, DAY)
    assert "per 1 September 2026" in texts(figure)
    assert [s.x0 for s in figure.layout.shapes if s.line.color == palette.INK] == ["2026-09-01"]


def test_actions_without_dates_are_named_and_not_drawn():
    table = actions(
        ("Kampanye", "2026-01-01", None, None, False, False), *[(f"Lain {n}", *[None] * 3, False, False) for n in range(7)]
    )
    figure = action_timeline(table, DAY)
    said = texts(figure).replace("<br>", " ")
    assert len(figure.layout.yaxis.ticktext) == 1 and "Tanpa tanggal (7): 2. Lain 0;" in said and "dan 2 lagi" in said
    assert "7 tanpa tanggal" in action_timeline_sentence(table, DAY)


def test_a_plan_without_any_date_says_so():
    table = actions(("Kampanye", None, None, None, False, False))
    assert "belum ditetapkan untuk 1 tindak lanjut" in action_timeline(table, DAY).layout.annotations[0].text.replace("<br>", " ")


def many(count, opds):
    start = date(2026, 1, 1)
    table = actions(
        *[(f"T {n}", start + timedelta(n % 90), start + timedelta(120 + n % 90), None, n % 3 == 0, False) for n in range(count)]
    )
    return table.assign(opd=[f"Dinas {n % opds}" for n in range(count)])


def test_forty_actions_are_rows_and_one_more_are_opds():
    assert len(action_timeline(many(40, 5), DAY).layout.yaxis.ticktext) == 40
    figure = action_timeline(many(41, 5), DAY)
    assert len(figure.layout.yaxis.ticktext) == 5 and "41 tindak lanjut dikelompokkan menurut OPD" in texts(figure).replace(
        "<br>", " "
    )
    assert "3 dari 9 lewat tenggat" in texts(figure).replace("<br>", " ")
    assert trace(figure, "rencana").x[:2] == ("2026-01-01", "2026-06-10")  # of Dinas 0: its first start, its last due date


def test_no_more_than_forty_opds_are_drawn_and_the_chart_says_so():
    figure = action_timeline(many(5000, 70), DAY)
    assert len(figure.layout.yaxis.ticktext) == 40 and "hanya 40 OPD teratas" in texts(figure).replace("<br>", " ")


def test_the_sentence_tells_every_row_with_its_dates():
    said = action_timeline_sentence(TWO, DAY)
    assert said.startswith("Linimasa 2 tindak lanjut per 1 September 2026: 1 lewat tenggat.")
    assert "1. Kampanye: 1 Januari 2026 sampai 30 Juni 2026 (tenggat pertama 1 Mei 2026), keadaan" in said
    assert "2. Pengaduan: tenggat 1 Agustus 2026, keadaan" in said


STEPS = pd.DataFrame(
    {"day": pd.to_datetime(["2026-01-01", "2026-06-20", "2026-06-30"]), "claimed": [0, 3, 8], "verified": [0, 1, 1],
     "validated": 0, "total": 9}
)  # fmt: skip
SURGE = Surge(date(2026, 6, 17), date(2026, 6, 30), 14, True, 0, 8, 8, 1.0, 9)


def test_the_curve_steps_and_names_its_lines_at_the_end():
    figure = verdict_curve(STEPS, 9, SURGE)
    claimed = trace(figure, "diklaim")
    assert claimed.line.shape == "hv" and list(claimed.y) == [0, 0, 3, 8] and claimed.x[-1] == "2026-06-30"
    assert {"<b>8 diklaim</b>", "<b>1 diverifikasi</b>", "<b>0 divalidasi</b>", "9 tindak lanjut"} <= {
        a.text for a in figure.layout.annotations
    }


@pytest.mark.parametrize("ends", [(9, 9, 9), (5, 5, 4), (1, 1, 0)])
def test_labels_of_lines_that_end_together_do_not_touch(ends):
    figure = verdict_curve(STEPS.assign(claimed=ends[0], verified=ends[1], validated=ends[2]), 9)
    low, high = figure.layout.yaxis.range
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    places = sorted(a.y for a in figure.layout.annotations if a.xref == "paper")
    assert all((b - a) / (high - low) * plot >= 15 for a, b in itertools.pairwise(places))
    assert low <= places[0] and places[-1] <= high


def test_the_last_weeks_are_shaded_with_words():
    figure = verdict_curve(STEPS, 9, SURGE)
    wash = next(s for s in figure.layout.shapes if s.type == "rect")
    assert (wash.x0, wash.x1) == ("2026-06-17", "2026-06-30")
    assert "14 hari sampai tenggat terakhir, 30 Juni 2026: klaim bertambah 8 menjadi 8" in texts(figure).replace("<br>", " ")
    assert not [s for s in verdict_curve(STEPS, 9).layout.shapes if s.type == "rect"]


def test_the_axis_of_the_curve_names_its_first_and_its_last_day():
    axis = verdict_curve(STEPS, 9).layout.xaxis
    assert axis.ticktext[0] == "31 Des<br>2025" and axis.ticktext[-1] == "30 Jun<br>2026"
    assert axis.tickvals[0] == axis.range[0] and axis.tickvals[-1] == axis.range[1]


def test_a_young_plan_is_drawn_over_thirty_days():
    young = STEPS.tail(2).assign(day=pd.to_datetime(["2026-06-29", "2026-06-30"]))
    figure = verdict_curve(young, 9)
    assert list(figure.layout.xaxis.range) == ["2026-05-31", "2026-06-30"] and trace(figure, "diklaim").x[0] == "2026-06-28"


def test_every_step_of_the_curve_has_a_mark_and_no_other_day():
    more = pd.concat([STEPS, STEPS.tail(1).assign(day=pd.Timestamp("2026-07-15"))])
    claimed, verified = (trace(verdict_curve(more, 9), name) for name in ("diklaim", "diverifikasi"))
    assert [size > 0 for size in claimed.marker.size] == [False, False, True, True, False]
    assert [size > 0 for size in verified.marker.size] == [False, False, True, False, False]


def test_lines_that_lie_on_each_other_are_both_seen():
    figure = verdict_curve(STEPS.assign(verified=STEPS["claimed"], validated=STEPS["claimed"]), 9)
    widths = [trace(figure, name).line.width for name in ("diklaim", "diverifikasi", "divalidasi")]
    assert widths == sorted(widths, reverse=True) and all(a - b >= 2 for a, b in itertools.pairwise(widths))


@pytest.mark.parametrize("total", [1, 2, 3, 9, 5000])
def test_counts_are_named_by_whole_numbers(total):
    axis = verdict_curve(STEPS.assign(total=total, claimed=[0, 1, 1], verified=0), total).layout.yaxis
    assert all(isinstance(n, int) and 0 <= n <= total for n in axis.tickvals) and axis.tickvals[0] == 0


def test_a_plan_without_verdicts_has_no_flat_curve():
    figure = verdict_curve(STEPS.assign(claimed=0, verified=0), 9)
    assert not figure.data and "dari 9 tindak lanjut" in figure.layout.annotations[0].text.replace("<br>", " ")


def test_the_curve_sentence_tells_ends_beginnings_and_the_surge():
    assert curve_sentence(STEPS, 9, SURGE) == (
        "Per 30 Juni 2026: 8 diklaim, 1 diverifikasi, 0 divalidasi dari 9 tindak lanjut. Mulai ada yang "
        "diklaim sejak 20 Juni 2026, diverifikasi sejak 20 Juni 2026. "
        "14 hari sampai tenggat terakhir, 30 Juni 2026: klaim bertambah 8 menjadi 8."
    )


AGES = pd.DataFrame(
    {"bucket": ["conform", "not_due", "late_30"], "label": ["terverifikasi", "belum jatuh tempo", "lewat 1–30 hari"],
     "count": [3, 2, 0], "count_first": [3, 0, 2]}
)  # fmt: skip


def test_ageing_has_a_bar_by_the_due_date_and_a_tick_by_the_first():
    figure = ageing_bars(AGES)
    assert list(figure.data[0].x) == [3, 2, 0] and "tidak ada" in texts(figure)
    assert [s.x0 for s in figure.layout.shapes if s.line.color == palette.INK] == [0, 2]
    assert texts(figure).count("menurut tenggat pertama") == 2


def test_the_ageing_sentence_tells_both_counts_where_they_differ():
    assert ageing_bars_sentence(AGES) == (
        "Umur 5 tindak lanjut: terverifikasi 3; belum jatuh tempo 2 (menurut tenggat pertama 0); "
        "lewat 1–30 hari 0 (menurut tenggat pertama 2)."
    )


@pytest.mark.parametrize("figure", [action_timeline(TWO, DAY), verdict_curve(STEPS, 9, SURGE), ageing_bars(AGES)])
def test_no_colour_of_kpks_categories_is_used(figure):
    assert not any(tint in str(figure.to_dict()) for tint in KPK)


@pytest.mark.parametrize(
    ("first", "last"), [("2026-01-01", "2026-01-09"), ("2026-01-01", "2026-03-20"), ("2024-01-01", "2031-05-05")]
)
def test_the_axis_names_a_few_days_in_indonesian(first, last):
    figure = action_timeline(actions(("K", first, last, last, False, False)), date.fromisoformat(first))
    words = figure.layout.xaxis.ticktext
    assert 1 < len(words) <= 6 and not any(english in " ".join(words) for english in ("May", "Aug", "Oct", "Dec"))
