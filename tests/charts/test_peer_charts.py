"""Claims about the charts of a few governments side by side."""

import pandas as pd
from objects import EVIL, trends

from spi.charts.marks import Blank
from spi.charts.parts.component_trends import component_trends, peer_trends
from spi.charts.parts.peer_columns import difference_columns, own_columns, rise_columns
from spi.method.index import CHANGE_PARTS, LEVEL_PARTS
from spi.render import screen

NAN = float("nan")
_ROWS = [("a", EVIL, 4.21), ("b", "B", -0.74)]


def table(columns, **values):
    frame = pd.DataFrame(_ROWS, columns=["region_code", "region", "change"])
    return frame.assign(**dict.fromkeys(columns, 0.0), **values)


def test_every_difference_has_its_number_and_hue():
    chart = difference_columns(table(LEVEL_PARTS[5:], **dict.fromkeys(LEVEL_PARTS[:5], 1.25)))
    assert [column.label for column in chart.columns][:2] == ["Internal", "Eksternal"] and len(chart.columns) == 5
    assert {cell.text for row in chart.rows for cell in row.cells} == {"+1,25"}
    assert [cell.hue for cell in chart.rows[0].cells] == ["up"] * 3 + ["deduction_soft"] * 2
    assert not any(row.own for row in chart.rows) and chart.alt.startswith("Selisih dengan indeks yang dipilih")
    assert f"{EVIL} +4,21 (Internal +1,25; " in chart.alt and "B −0,74" in chart.alt
    assert chart.columns[3].label == "Pengaruh potongan pelaksanaan SPI"
    assert "Potongan fakta korupsi lebih kecil 1,25 poin indeks" in chart.alt


def test_a_part_that_nobody_scored_has_a_column_only_where_it_counts():
    def columns(residual):
        return len(difference_columns(table(LEVEL_PARTS[:-1], residual=[residual, 0.0])).columns)

    assert (columns(0.049), columns(0.05), columns(-0.05)) == (5, 6, 6)


def test_without_parts_it_says_so_instead_of_drawing():
    chart = difference_columns(table(LEVEL_PARTS).assign(**dict.fromkeys(LEVEL_PARTS, NAN)))
    assert isinstance(chart, Blank) and "belum diketahui" in chart.alt
    assert isinstance(difference_columns(table(LEVEL_PARTS).head(0)), Blank)


def test_our_row_is_lit_among_the_changes_and_an_unknown_split_has_no_bar():
    moved = table([], common=[-4.59, NAN], own=[8.8, NAN])
    chart = own_columns(moved, region_code="a")
    assert [row.own for row in chart.rows] == [True, False] and [c.text for c in chart.columns] == ["−4,59", "+8,80"]
    assert chart.rows[1].cells == () and chart.rows[1].total == "−0,74"


def test_a_rise_is_told_part_by_part():
    chart = rise_columns(table(CHANGE_PARTS[1:], internal=[4.21, -0.74]))
    assert chart.rows[0].cells[0].text == "+4,21" and "Internal −0,74" in chart.alt
    grown = rise_columns(table(CHANGE_PARTS).assign(correction_conduct=[-3.41, 3.02]))
    assert "Potongan pelaksanaan SPI bertambah 3,41" in grown.alt and "Potongan pelaksanaan SPI berkurang 3,02" in grown.alt


def test_numbers_stand_above_their_bars_and_are_all_drawn():
    figure = screen.draw(difference_columns(table(LEVEL_PARTS[5:], **dict.fromkeys(LEVEL_PARTS[:5], 1.25))))
    bars = [y for trace in figure.data if trace.type == "bar" for y in trace.y]
    words = [y for trace in figure.data if trace.text is not None and "+1,25" in trace.text for y in trace.y]
    assert len(bars) == len(words) == 10 and max(w for w in words if w < 0.5) < min(bars)


def test_the_totals_keep_clear_of_the_first_column():
    figure = screen.draw(difference_columns(table(LEVEL_PARTS[5:], **dict.fromkeys(LEVEL_PARTS[:5], 1.25))))
    totals = next(trace for trace in figure.data if trace.text is not None and "+4,21" in trace.text)
    axis = figure.layout[f"xaxis{totals.xaxis[1:]}"]
    assert axis.overlaying is None and axis.domain[1] < figure.layout.xaxis.domain[0]


def test_ours_alone_is_lit_among_the_trends_and_stands_again_beside_the_others():
    series = trends().query("row != 'correction_conduct'")
    chart = peer_trends(series.assign(ours=[NAN] * 4 + [78.3, 79.0, 80.38, 75.61]), region_code="internal")
    ours, theirs = chart.panels
    assert [line.hue for line in ours.lines] == ["own"] and [line.hue for line in theirs.lines] == ["own", "peer"]
    assert theirs.lines[0].name == ours.label and ours.span == theirs.span and not chart.reasons
    assert f"{ours.label} 2024 75,61" in chart.alt
    assert component_trends(trends()).reasons
    assert isinstance(peer_trends(series.assign(value=NAN, ours=NAN), region_code="internal"), Blank)


def test_six_panels_fit_into_the_drawing():
    series = pd.concat([trends().query("row == 'internal'").assign(row=str(n), ours=70.0) for n in range(6)])
    figure = screen.draw(peer_trends(series, region_code="0"))
    assert len(list(figure.select_yaxes())) == 6
