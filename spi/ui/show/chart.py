"""How does a chart come into the browser, and a click on it back? It is drawn into the node that is already there.

Streamlit's own chart element is made anew whenever its figure changes, which takes the eye a third longer.
"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import streamlit as st

from spi.answers.sources.identified_picture import Identity
from spi.charts.marks import Blank, Chart
from spi.render import screen
from spi.ui.app import assets
from spi.words import palette

_CSS = """
.chart { width: 100%; }
.chart path.point:focus { outline: none; }
.chart path.point:focus-visible { opacity: 1 !important; fill-opacity: 0 !important; stroke: var(--st-text-color) !important;
  stroke-width: 3px !important; }
.chart-save { position: relative; height: 1.5rem; color: MUTED; font: 0.875rem var(--st-font); }
.chart-save[hidden] { display: none; }
.chart-save summary { display: flex; align-items: center; justify-content: center; width: 1.5rem; height: 1.5rem;
  margin-left: auto; border-radius: 0.25rem; list-style: none; cursor: pointer; }
.chart-save summary::-webkit-details-marker { display: none; }
.chart-save summary:hover, .chart-save[open] summary, .chart-save button:hover { color: var(--st-text-color);
  background: var(--st-secondary-background-color); }
.chart-save :focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
.chart-save div { position: absolute; right: 0; bottom: 1.75rem; z-index: 10; display: flex; flex-direction: column;
  border: 1px solid var(--st-border-color); border-radius: 0.5rem; background: var(--st-background-color); }
.chart-save button { padding: 0.6rem 0.9rem; border: 0; border-radius: 0.5rem; background: none; font: inherit; text-align: left;
  color: var(--st-text-color); cursor: pointer; }
@media print { .chart .svg-container { max-width: 100%; } .chart-save { display: none; } }
""".replace("MUTED", palette.MUTED)
_JS = "\n".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("picture.js", "chart.js"))
_CHART = st.components.v2.component("chart", css=_CSS, js=_JS, isolate_styles=False)


def show(chart: Chart, *, key: str, on_select: Callable[[list[str]], object] | None = None, high: int = 0,
         dark: bool = False, identity: Identity | None = None) -> None:  # fmt: skip
    """Draw a chart with its text alternative; with an identity it can be saved as a picture that says of what it tells.

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
        "identity": asdict(identity) if identity and not isinstance(chart, Blank) else None,
    }

    def chosen() -> None:
        custom = st.session_state[key].chosen
        if on_select and isinstance(custom, list):
            on_select([str(value) for value in custom])

    _CHART(key=key, data=data, on_chosen_change=chosen)
