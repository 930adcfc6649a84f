"""What does a browser need to draw our figures? Plotly's own script, out of the installed package, and a figure as text."""

from pathlib import Path

import plotly
import plotly.graph_objects as go

SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
VERSION = plotly.__version__


def as_text(figure: go.Figure) -> str:
    """A figure as Plotly's JSON."""
    return figure.to_json(validate=False)
