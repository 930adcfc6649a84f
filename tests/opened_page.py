"""A page of the app as a reader opens it, without a browser (Streamlit's AppTest)."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import SimpleNamespace

from stores import ROOT
from streamlit.testing.v1 import AppTest

from spi.ui.app.address import control

ODD = re.compile(r"\bnan\b|\bNone\b|<NA>|\bNaT\b|Traceback|\d\.\d{2}\b")  # what no sentence may hold
_FIRST = "pages/hasil/ringkasan.py"
_BROWSER = (  # what a browser on this computer writes when it opens the websocket; AppTest has no request of its own
    ("host", "localhost:8501"), ("connection", "Upgrade"), ("pragma", "no-cache"), ("cache-control", "no-cache"),
    ("user-agent", "Mozilla/5.0"), ("upgrade", "websocket"), ("origin", "http://localhost:8501"), ("sec-websocket-version", "13"),
    ("accept-encoding", "gzip, deflate, br, zstd"), ("accept-language", "id-ID"), ("cookie", "_streamlit_xsrf=2"),
    ("sec-websocket-key", "UY/DCFdbr+v1/YbSu1/IjA=="), ("sec-websocket-protocol", "streamlit"),
)  # fmt: skip


def asked_from(monkeypatch, *, peer: str = "127.0.0.1", add: Iterable[tuple[str, str]] = (), **headers: str | None) -> None:
    """From now on AppTest's pages are asked for by a browser of this computer, but for these headers (None: left out)."""
    kept = [(name, headers.get(name, value)) for name, value in _BROWSER]
    visitor = SimpleNamespace(headers=[*((n, v) for n, v in kept if v is not None), *add], cookies={}, remote_ip=peer)
    monkeypatch.setattr("streamlit.runtime.context._get_client_context", lambda: visitor)


def opened(page: str = _FIRST, *, address: Mapping[str, str] | None = None, name: str = "", **choice: object) -> AppTest:
    """The app at one page by its address, opened with these choices, then the name typed as a reader would.

    address: what stands behind the question mark; choice: the same, for choices that stand there by their codes. A fault on the
    page fails the test.
    """
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    if "_" in page.rsplit("/", 1)[-1]:
        app._registered_pages = _addresses()
    if page != _FIRST:
        app.switch_page(page)
    for key, value in (address or {}).items():
        app.query_params[key] = value
    for key, code in choice.items():
        app.session_state[key] = str(code)  # an unseen input keeps the code that the address shows
    app.run()
    shown = {box.key: box.value for box in app.selectbox}
    assert {key: shown.get(control(key), shown.get(key)) for key in choice} == choice
    if name and any(box.key == "nama-pencatat" for box in app.text_input):
        app.text_input(key="nama-pencatat").set_value(name).run()
    assert not app.exception and not app.error, [each.value for each in (*app.exception, *app.error)]
    return app


@cache
def _addresses() -> dict:
    """Every page with its address: that of a page with _ has a hyphen, which AppTest learns only from a run."""
    first = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    return first.run()._registered_pages


def words(app: AppTest) -> list[str]:
    """Every text on the page, without the backslashes that keep Markdown from reading it."""
    kinds = ("header", "subheader", "markdown", "caption", "info", "warning", "success", "error")
    return [str(element.value).replace("\\", "") for kind in kinds for element in getattr(app, kind)]


def everything(app: AppTest) -> list[str]:
    """Every text on the page: that of words, names and explanations of inputs, headings and cells of tables, folds, alternatives
    of charts."""
    kinds = ("button", "checkbox", "date_input", "multiselect", "number_input", "radio", "selectbox", "text_area", "text_input",
             "toggle", "expander", "metric")  # fmt: skip
    named = [element for kind in kinds for element in getattr(app, kind)]
    texts = [str(getattr(element, name, None) or "") for element in named for name in ("label", "help", "placeholder")]
    for table in (frame.value for frame in (*app.dataframe, *app.table)):
        texts += [*map(str, table.columns), *(str(cell) for column in table.columns for cell in table[column])]
    return [*words(app), *texts, *(chart["alt"] for chart in charts(app))]


def charts(app: AppTest) -> list[dict]:
    """Every chart on the page as the browser gets it: "figure" (Plotly's JSON, as text), "alt", "height", "clickable"."""
    components = [element.proto for element in app.get("bidi_component")]
    return [json.loads(component.json) for component in components if component.component_name.endswith("chart")]


def press(app: AppTest, label: str) -> AppTest:
    """Click the first button of this name."""
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception, app.exception
    return app
