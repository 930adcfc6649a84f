"""The same charts and tables as on a page of ours, in Dash (twins.py starts it on the port that it is given)."""

import json
import os
import sys
from pathlib import Path

from dash import Dash, Input, Output, dash_table, dcc, html

SHOWN = json.loads(Path(os.environ["BENCHMARK_SHOWN"]).read_text(encoding="utf-8"))
FIRST = next(iter(SHOWN))
FIGURES, TABLES = (max(len(year[kind]) for year in SHOWN.values()) for kind in ("figures", "tables"))
EMPTY = {"data": [], "layout": {"height": 10}}

app = Dash(__name__, serve_locally=True)
app.layout = html.Div(
    [
        dcc.RadioItems(list(SHOWN), FIRST, id="year"),
        html.H2(id="heading"),
        *[dcc.Graph(id=f"chart-{n}", config={"displayModeBar": False}) for n in range(FIGURES)],
        *[dash_table.DataTable(id=f"table-{n}") for n in range(TABLES)],
    ],
    id="dash",
)


@app.callback(
    [
        Output("heading", "children"),
        *[Output(f"chart-{n}", "figure") for n in range(FIGURES)],
        *[Output(f"table-{n}", "data") for n in range(TABLES)],
    ],
    Input("year", "value"),
)
def show(year: str) -> list:
    """Everything of one survey year."""
    shown = SHOWN[year]
    figures = shown["figures"] + [EMPTY] * (FIGURES - len(shown["figures"]))
    tables = [[dict(zip(t["columns"], row, strict=True)) for row in t["rows"]] for t in shown["tables"]]
    return [year, *figures, *tables, *[[]] * (TABLES - len(tables))]


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
