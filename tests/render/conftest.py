"""Every figure drawn by a test of this folder is also checked by Plotly, word by word; the app leaves that out for speed."""

import plotly.graph_objects as go
import pytest

from spi.render.screen.drawing import Drawing


@pytest.fixture(scope="package", autouse=True)
def checked_by_plotly():
    """Plotly raises ValueError at a word or a value that it does not know."""
    draw = Drawing.figure

    def draw_and_check(drawing: Drawing, **frame: int) -> go.Figure:
        figure = draw(drawing, **frame)
        go.Figure(figure.to_dict())
        return figure

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Drawing, "figure", draw_and_check)
        yield
