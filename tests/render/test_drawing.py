"""Claims about gathering marks before they become a figure."""

from types import SimpleNamespace

import plotly.graph_objects as go
import pytest

from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette


@pytest.mark.parametrize("place", [{"xanchr": "left"}, {"xanchor": "middle"}, {"bgcolor": "bluish"}])
def test_a_word_that_plotly_does_not_know_is_found_by_these_tests(place):
    drawing = Drawing()
    drawing.label("a", 0, 0, **place)
    with pytest.raises(ValueError, match=next(iter(place))):
        drawing.figure(height=10)


def test_what_is_drawn_comes_out_in_the_order_of_drawing():
    drawing = Drawing()
    for n in range(3):
        drawing.scatter(x=[n], y=[n])
        drawing.label(str(n), n, n)
        drawing.rule(x0=n, x1=n, y0=0, y1=1)
    figure = drawing.figure(height=10)
    assert [list(t.x) for t in figure.data] == [[0], [1], [2]]
    assert [a.text for a in figure.layout.annotations] == ["0", "1", "2"] and [s.x0 for s in figure.layout.shapes] == [0, 1, 2]


def test_every_axis_is_quiet_and_keeps_what_it_was_told():
    drawing = Drawing()
    drawing.axis("x2", range=[0, 1])
    drawing.axis("x2", visible=False)
    axes = [*drawing.figure(height=10).select_xaxes(), *drawing.figure(height=10).select_yaxes()]
    assert len(axes) == 3 and all(axis.fixedrange and axis.showgrid is False for axis in axes)
    assert (axes[1].range, axes[1].visible) == ((0, 1), False)


def test_a_figure_can_be_changed_without_changing_the_next_one():
    drawing = Drawing()
    drawing.scatter(x=[1], y=[1], **look.STILL)
    figure = drawing.figure(height=10)
    figure.update_layout(font_size=30).update_traces(unselected_marker_opacity=0.2).update_xaxes(visible=False)
    again = drawing.figure(height=10)
    assert (figure.layout.hoverlabel.font.size, again.layout.font.size, again.layout.xaxis.visible) == (14, 14, None)
    assert again.data[0].unselected.marker.opacity == look.STILL["unselected"]["marker"]["opacity"] == 1
    assert isinstance(figure, go.Figure)


def test_in_a_long_list_ours_alone_is_lit_and_what_is_left_out_stands_in_its_place():
    rows = [SimpleNamespace(place=n, name=name, own=name == "Kita") for n, name in ((0, "A"), (2, "Kita"))]
    drawing = Drawing()
    drawing.long_list(rows, [(1, "… 9 pemda lain …")], size=11)
    layout = drawing.figure(height=10).layout
    assert layout.yaxis.ticktext == ("A", "<i>… 9 pemda lain …</i>", f'<span style="color:{palette.OWN}"><b>Kita</b></span>')
    assert [(shape.y0, shape.y1, shape.fillcolor) for shape in layout.shapes] == [(1.5, 2.5, palette.OWN_WASH)]
