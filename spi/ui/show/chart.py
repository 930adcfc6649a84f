"""How does a chart come into the browser, and a click on it back? It is drawn into the node that is already there.

Streamlit's own chart element is made anew whenever its figure changes, which takes the eye a third longer.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from spi.charts.marks import Chart
from spi.render import screen
from spi.ui.app import assets

_CSS = """
.chart { width: 100%; }
.chart path.point:focus { outline: none; }
.chart path.point:focus-visible { opacity: 1 !important; fill-opacity: 0 !important; stroke: var(--st-text-color) !important;
  stroke-width: 3px !important; }
@media print { .chart .svg-container { max-width: 100%; } }
"""
_CHART = st.components.v2.component(
    "chart", css=_CSS, js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"), isolate_styles=False
)


def show(chart: Chart, *, key: str, on_select: Callable[[list[str]], object] | None = None, high: int = 0,
         dark: bool = False) -> None:  # fmt: skip
    """Draw a chart with its text alternative.

    on_select: callback of a click on a point, handed the point's custom data. high: px of its room on a stage, where it is a
    still picture that answers to nothing, and on a phone that of a page; 0 on a page. dark: for a dark ground.
    """
    figure, height = screen.as_text(chart, high=high, dark=dark)
    data: dict[str, Any] = {
        "figure": figure,
        "alt": chart.alt,
        "height": height,
        "narrow": screen.as_text(chart, dark=dark) if high else None,
        "config": screen.CONFIG | {"staticPlot": high > 0},
        "library": assets.PLOTLY,
        "clickable": on_select is not None,
    }

    def chosen() -> None:
        custom = st.session_state[key].chosen
        if on_select and isinstance(custom, list):
            on_select([str(value) for value in custom])

    _CHART(key=key, data=data, on_chosen_change=chosen)
