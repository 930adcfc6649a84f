"""How does a chart look that a spreadsheet can edit? Bars and lines over the cells of a sheet, with words written at them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from spi.render.book.page import Page, given, text
from spi.words.palette import INK, LINE, PAPER

WIDTH = 900  # px of a chart
_LOWEST = 340  # px: LibreOffice breaks words at bars after a fifth of the height
_FONT, _SIZE = "Calibri", 11
_THIN = "\u2009"  # around the words at a point: apart from it, and never a formula


class At(NamedTuple):
    """Words written at a point, in a hue (#rrggbb), and on which side of it; at the beginning of a bar unless told otherwise."""

    text: str
    hue: str
    place: str = "inside_base"
    bold: bool = False


class Series(NamedTuple):
    """Bars, a row of the table behind their chart. values: None is an empty cell and draws nothing; hues: one for each value, ""
    is invisible."""

    name: str
    values: Sequence[float | None]
    hues: Sequence[str]


class Line(NamedTuple):
    """A line over the columns; key: its words in the key above, "" stands in none."""

    name: str
    values: Sequence[float | None]
    hue: str
    labels: Sequence[At | None]
    dashed: bool = False
    key: str = ""


def bars(page: Page, rows: Sequence[str], series: Sequence[Series], words: Sequence[At | None], *, alt: str,
         span: tuple[float, float], room: float, margin: float) -> None:  # fmt: skip
    """Stacked horizontal bars, the first row on top, and their words after them, in an invisible last series, where
    every program has room for them. span: of the values; room: what the words need beyond it, in the same units;
    margin: the share left for the rows' names."""
    chart = page.book.file.add_chart({"type": "bar", "subtype": "stacked"})
    drawn = [*series, Series("Ruang keterangan (tidak tampak)", [room] * len(rows), [""] * len(rows))]
    page.chart(chart, width=WIDTH, height=max(46 * len(rows) + 20, _LOWEST), alt=alt)
    for each, over in zip(drawn, _columns(page, rows, drawn), strict=True):
        points = [{"fill": {"color": hue} if hue else {"none": True}, "border": {"none": True}} for hue in each.hues]
        chart.add_series({**over, "points": points, "gap": 55,
                          "fill": {"none": True}, **(_labelled(words, "inside_base") if each is drawn[-1] else {})})  # fmt: skip
    chart.set_y_axis({"reverse": True, "label_position": "low", "major_tick_mark": "none", "num_font": _font(INK),
                      "line": {"color": LINE}})  # fmt: skip
    chart.set_x_axis(_hidden((span[0], span[1] + room)))
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.set_plotarea({"layout": {"x": margin, "y": 0.02, "width": 1 - margin, "height": 0.96}})


def lines(page: Page, columns: Sequence[str], series: Sequence[Line], *, alt: str, span: tuple[float, float]) -> None:
    """Lines over columns (survey years as words); a value that is not known is a gap, never a bridge."""
    chart, keyless = page.book.file.add_chart({"type": "line"}), []
    page.chart(chart, width=WIDTH, height=360, alt=alt)
    for each, over in zip(series, _rows(page, columns, series), strict=True):
        drawn = {"color": each.hue, "width": 1.5 if each.dashed else 2.5, "dash_type": "square_dot" if each.dashed else "solid"}
        dot = {"type": "circle", "size": 7, "fill": {"color": each.hue}, "border": {"none": True}}
        look: dict[str, Any] = {"line": drawn, "marker": {"type": "none"} if each.dashed else dot}
        for n, place in enumerate(dict.fromkeys(at.place for at in each.labels if at) or [""]):
            if n or not each.key:
                keyless.append(len(chart.series))
            chart.add_series({**over, **look, **_labelled(each.labels, place, halo=True)})
            look = {"line": {"none": True}, "marker": {"type": "none"}}  # words on another side need a series of their own
    chart.set_x_axis({"label_position": "low", "major_tick_mark": "none", "num_font": _font(INK), "line": {"color": LINE}})
    chart.set_y_axis(_hidden(span))
    chart.set_title({"none": True})
    chart.set_legend({"position": "top", "font": _font(INK), "delete_series": keyless})
    chart.show_blanks_as("gap")


def _columns(page: Page, rows: Sequence[str], series: Sequence[Series]) -> list[dict[str, Any]]:
    """Write the table below the chart, a series in each column; of each the cells of its title, its names and its values."""
    page.headings(["", *(each.name for each in series)])
    head, first, last = page.line - 1, page.line, page.line + len(rows) - 1
    roles = ["plain" if any(each.hues) else "quiet" for each in series]
    for place, name in enumerate(rows):
        page.row([text(name), *(given(each.values[place], role=role) for each, role in zip(series, roles, strict=True))])
    names = [page.name, first, 0, last, 0]
    return [
        _drawn(page, (head, column), names, [page.name, first, column, last, column], each)
        for column, each in enumerate(series, start=1)
    ]


def _rows(page: Page, columns: Sequence[str], series: Sequence[Line]) -> list[dict[str, Any]]:
    """The same with a series in each row, for many lines over few years."""
    page.headings(["", *columns])
    head, last = page.line - 1, len(columns)
    names, drawn = [page.name, head, 1, head, last], []
    for each in series:
        line = page.row([text(each.key or each.name), *(given(value, role="plain") for value in each.values)]) - 1
        drawn.append(_drawn(page, (line, 0), names, [page.name, line, 1, line, last], each))
    return drawn


def _drawn(page: Page, title: tuple[int, int], names: list, cells: list, each: Series | Line) -> dict[str, Any]:
    """From which cells a series is drawn, with its values, because XlsxWriter would store an empty cell as 0, which a program
    that only shows would draw."""
    return {"name": [page.name, *title], "categories": names, "values": cells, "values_data": list(each.values)}


def _labelled(labels: Sequence[At | None], place: str, *, halo: bool = False) -> dict[str, Any]:
    """Words at the points that have some on this side, and nothing at the others. halo: on a pale ground, so that no line strikes
    them through."""
    if not any(at and at.place == place for at in labels):
        return {}
    ground = {"fill": {"color": PAPER, "transparency": 15}} if halo else {}
    custom = [
        {"value": _THIN + at.text + _THIN, "font": _font(at.hue, bold=at.bold), **ground}
        if at and at.place == place
        else {"delete": True}
        for at in labels
    ]
    return {"data_labels": {"value": True, "position": place, "custom": custom}}


def _font(hue: str, *, bold: bool = False) -> dict[str, Any]:
    return {"name": _FONT, "size": _SIZE, "color": hue, "bold": bold}


def _hidden(span: tuple[float, float]) -> dict[str, Any]:
    return {"min": span[0], "max": span[1], "visible": False, "major_gridlines": {"visible": False}}
