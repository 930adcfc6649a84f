"""How does a figure come into the browser, and a click on it back? It is drawn into the node that is already there.

Streamlit's own chart element is made anew whenever its figure changes, which takes the eye a third longer.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from spi.render import screen
from spi.render.screen import library
from spi.ui.app import assets

_CSS = ".chart { width: 100%; } @media print { .chart .svg-container { max-width: 100%; } }"
_CHART = st.components.v2.component(
    "chart", css=_CSS, js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"), isolate_styles=False
)


def show(
    figure: go.Figure, alt: str, *, key: str, on_select: Callable[[list[str]], object] | None = None, still: bool = False
) -> None:
    """Draw a figure with its text alternative.

    on_select: callback of a click on a point, handed the point's custom data. still: a picture that answers to nothing.
    """
    data: dict[str, Any] = {
        "figure": library.as_text(figure),
        "alt": alt,
        "height": figure.layout.height,
        "config": screen.CONFIG | {"staticPlot": still},
        "library": assets.PLOTLY,
        "clickable": on_select is not None,
    }

    def chosen() -> None:
        custom = st.session_state[key].chosen
        if on_select and isinstance(custom, list):
            on_select([str(value) for value in custom])

    _CHART(key=key, data=data, on_chosen_change=chosen)
