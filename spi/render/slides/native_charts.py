"""How does a chart that PowerPoint can edit look? Bars, waterfalls, lines and dots with words written at them.

Every label is text ("turun 3,41"), so that it reads the same whatever language the office speaks.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, NamedTuple, cast

import xlsxwriter
from pptx.chart.axis import _BaseAxis
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.series import BarSeries, LineSeries, XySeries
from pptx.dml.chtfmt import ChartFormat
from pptx.dml.line import LineFormat
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from spi.render.slides.text import FONT, Box, Words, cut, describe, paint, plain, rgb, tint
from spi.words.palette import INK, LINE, MUTED, PAPER

BESIDE, INSIDE, ABOVE, BELOW = (
    XL_LABEL_POSITION.OUTSIDE_END, XL_LABEL_POSITION.INSIDE_BASE, XL_LABEL_POSITION.ABOVE, XL_LABEL_POSITION.BELOW,
)  # fmt: skip
BEFORE, AFTER = XL_LABEL_POSITION.LEFT, XL_LABEL_POSITION.RIGHT
TALLEST = 1.4  # inches of a row: where there are few, the slide is not half empty
_TWO = 0.54  # inches of a row with room for two lines of its name
_THIN = "\u2009"  # between the end of a bar and the words after it
_HALO = f'<a:solidFill {nsdecls("a")}><a:srgbClr val="{PAPER.removeprefix("#")}"><a:alpha val="85000"/></a:srgbClr></a:solidFill>'


class At(NamedTuple):
    """Words written at a point, and on which side of it."""

    words: Words
    place: XL_LABEL_POSITION = BESIDE


class Series(NamedTuple):
    """Bars of one series, one entry per row. values: None draws nothing; hues: "" is invisible; labels: None is no label."""

    name: str
    values: Sequence[float | None]
    hues: Sequence[str]
    labels: Sequence[At | None]


class Line(NamedTuple):
    """A line over the columns; a value of None is a gap."""

    name: str
    values: Sequence[float | None]
    hue: str
    labels: Sequence[At | None]
    dashed: bool = False


class Dots(NamedTuple):
    """Points of a plane; size in points. joined: a thin dotted line instead of dots."""

    name: str
    points: Sequence[tuple[float, float]]
    hue: str
    size: int
    labels: Sequence[At | None]
    joined: bool = False


def bars(slide: Slide, box: Box, rows: Sequence[str], series: Sequence[Series], *, name: str, alt: str,
         span: tuple[float, float], margin: float = 0.33, stacked: bool = False, gap: int = 45, named: bool = True,
         halo: bool = False) -> Chart:  # fmt: skip
    """Horizontal bars, the first row on top; `span` is the range of the values, `margin` the share left for the rows' names;
    named: are they written by the chart? halo: do the words stand on a pale ground, as something is drawn below them?"""
    if named:
        lines = 2 if has_two_lines(box, len(rows)) else 1
        rows = [cut(row, 18, box.width * margin - 0.2, lines=lines) for row in rows]
    kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    chart = _of_categories(slide, box, kind, rows, series, name=name, alt=alt)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = gap, 100 if stacked else 0
    for drawn, planned in zip(plot.series, series, strict=True):
        drawn.invert_if_negative = False
        for n, hue in enumerate(planned.hues):
            _filled(drawn.points[n].format, hue)
        _label(drawn, planned.labels, halo=halo)
    _hidden_axis(chart.value_axis, span)
    axis = chart.category_axis
    axis.reverse_order, axis.major_tick_mark = True, XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW if named else XL_TICK_LABEL_POSITION.NONE
    axis.format.line.fill.background() if stacked else _stroke(axis.format.line, LINE, 1)
    inner(chart, margin, 0.0, 1 - margin, 1.0)
    return chart


def has_two_lines(box: Box, rows: int) -> bool:
    """Whether the name of each row of a chart has room for two lines."""
    return box.height > _TWO * rows


def lines(slide: Slide, box: Box, columns: Sequence[str], series: Sequence[Line], *, name: str, alt: str,
          span: tuple[float, float]) -> Chart:  # fmt: skip
    """Lines over columns (survey years as words); a value that is not known is a gap, never a bridge. Words pale the lines behind
    them."""
    chart = _of_categories(slide, box, XL_CHART_TYPE.LINE_MARKERS, columns, series, name=name, alt=alt)
    for drawn, line in zip(chart.plots[0].series, series, strict=True):
        drawn.smooth = False
        _stroke(drawn.format.line, line.hue, 2 if line.dashed else 4, dashed=line.dashed)
        _marked(drawn, line.hue, 0 if line.dashed else 10)
        _label(drawn, line.labels, halo=True)
    _hidden_axis(chart.value_axis, span)
    axis = chart.category_axis
    axis.major_tick_mark, axis.tick_label_position = XL_TICK_MARK.NONE, XL_TICK_LABEL_POSITION.LOW
    _stroke(axis.format.line, LINE, 1)
    return chart


def dots(slide: Slide, box: Box, groups: Sequence[Dots], *, name: str, alt: str, across: tuple[float, float],
         span: tuple[float, float]) -> Chart:  # fmt: skip
    """Points of a plane, the last group on top; `across` and `span` are the ranges of x and y."""
    data = XyChartData(number_format="0.00")
    for group in groups:
        added = data.add_series(group.name)
        for x, y in group.points:
            added.add_data_point(x, y)
    chart = _framed(slide, box, XL_CHART_TYPE.XY_SCATTER, data, name=name, alt=alt).chart
    for drawn, group in zip(chart.plots[0].series, groups, strict=True):
        _marked(drawn, group.hue, 0 if group.joined else group.size)
        drawn.format.line.fill.background()
        if group.joined:
            _stroke(drawn.format.line, group.hue, 1.5, dashed=True)
        _label(drawn, group.labels)
    _hidden_axis(chart.value_axis, span)
    _hidden_axis(chart.category_axis, across)
    inner(chart, 0.0, 0.0, 1.0, 1.0)
    return chart


def _of_categories(slide: Slide, box: Box, kind: XL_CHART_TYPE, rows: Sequence[str], series: Sequence[Series | Line], *,
                   name: str, alt: str) -> Chart:  # fmt: skip
    """A chart whose workbook is written by us, so that names stay texts."""
    data = CategoryChartData(number_format="0.00")
    data.categories = [plain(row) for row in rows]
    for each in series:
        data.add_series(each.name, each.values)
    frame = _framed(slide, box, kind, data, name=name, alt=alt)
    book = _workbook(rows, [(each.name, each.values) for each in series])
    frame.chart_part.chart_workbook.update_from_xlsx_blob(book)
    return frame.chart


def _framed(slide: Slide, box: Box, kind: XL_CHART_TYPE, data: Any, *, name: str, alt: str) -> GraphicFrame:
    """A chart in its frame; data: of any kind. The library takes more than it says, and says Chart where it gives the frame."""
    frame = cast(GraphicFrame, slide.shapes.add_chart(kind, *box.emu, data))
    frame.name = name
    describe(frame, plain(alt))
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.name = Pt(18), FONT
    chart.font.color.rgb = rgb(INK)
    return frame


def _label(drawn: BarSeries | LineSeries | XySeries, labels: Sequence[At | None], *, halo: bool = False) -> None:
    """Write words at the points that have some, and nothing at the others. halo: on a pale ground."""
    for n, at in enumerate(labels):
        if at is not None:
            label = drawn.points[n].data_label
            run = label.text_frame.paragraphs[0].add_run()
            run.text = (_THIN if at.place == INSIDE else "") + plain(at.words.text)
            paint(run.font, at.words)
            label.text_frame.word_wrap = False
            label.position = at.place
            if halo:
                label._get_or_add_dLbl().get_or_add_spPr().append(parse_xml(_HALO))


def _filled(form: ChartFormat, hue: str) -> None:
    if hue:
        tint(form, hue)
    else:
        form.fill.background()
    form.line.fill.background()


def _stroke(line: LineFormat, hue: str, width: float, *, dashed: bool = False) -> None:
    line.color.rgb, line.width = rgb(hue), Pt(width)
    if dashed:
        line.dash_style = MSO_LINE.SQUARE_DOT


def _marked(drawn: LineSeries | XySeries, hue: str, size: int) -> None:
    """Round marks of `size` points; none at 0."""
    marker = drawn.marker
    marker.style = XL_MARKER_STYLE.CIRCLE if size else XL_MARKER_STYLE.NONE
    if size:
        marker.size = size
        _filled(marker.format, hue)


def _hidden_axis(axis: _BaseAxis, span: tuple[float, float]) -> None:
    axis.minimum_scale, axis.maximum_scale = span
    axis.has_major_gridlines, axis.visible = False, False
    axis.tick_labels.font.color.rgb = rgb(MUTED)


def inner(chart: Chart, x: float, y: float, w: float, h: float) -> None:
    """Put the plot itself at these shares of the chart, so that what is drawn over it lies where it should."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    shares = "".join(f'<c:{k} val="{v}"/>' for k, v in zip("xywh", (x, y, w, h), strict=True))
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    area.insert(0, parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{shares}</c:manualLayout></c:layout>"))


def _workbook(rows: Sequence[str], columns: Sequence[tuple[str, Sequence[float | None]]]) -> bytes:
    """The workbook inside a chart, laid out as the chart refers to it: rows named down column A, a column per series.

    Names are written as text: one that begins like a formula or a link stays what it is. A missing value is an empty cell.
    """
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet, two = book.add_worksheet("Sheet1"), book.add_format({"num_format": "0.00"})
        sheet.set_column(0, len(columns), 22)
        for n, row in enumerate(rows, start=1):
            sheet.write_string(n, 0, plain(row))
        for m, (name, values) in enumerate(columns, start=1):
            sheet.write_string(0, m, plain(name))
            for n, value in enumerate(values, start=1):
                if value is not None:
                    sheet.write_number(n, m, value, two)
    return file.getvalue()
