"""What does a browser need to draw our figures? Plotly's own script, out of the installed package."""

from pathlib import Path

import plotly

SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
VERSION = plotly.__version__
