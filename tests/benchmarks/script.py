"""How long does a script run? `python tests/benchmarks` prints a table; ratios within one run count, never a timed test.

Each page is run through the frame, warm, beside a bare page: as many elements of each kind, with constant content; and
once more with every question asked anew. Then the same with 10 and 100 times the rows. First, the import of each year.
"""

import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.chdir(ROOT)

import pytest  # noqa: E402
from opened_page import asked_from  # noqa: E402
from stores import DASHBOARD, import_files  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402

from spi.intake import opening  # noqa: E402
from spi.store import database, memory  # noqa: E402

PAGES = {"hasil": ("ringkasan", "komponen", "perubahan", "peringkat", "kesenjangan", "tren"), "data": ("sumber", "metodologi")}
RUNS, COPIES = 15, ((1, 10), (10, 100))
OPENING = """
import pandas as pd, plotly.graph_objects as go, streamlit as st
NUMBERS = list(range(39))
TABLE = pd.DataFrame({c: [1.5] * 39 for c in "abcdef"})
NAMES = [str(n) for n in range(546)]
"""
BARE = {
    "header": "st.header('a')",
    "subheader": "st.subheader('a')",
    "markdown": "st.markdown('a')",
    "caption": "st.caption('a')",
    "metric": "st.metric('a', '1')",
    "selectbox": "st.selectbox('a', NAMES, key='{n}')",
    "multiselect": "st.multiselect('a', NAMES, key='{n}')",
    "toggle": "st.toggle('a', key='{n}')",
    "plotly_chart": "st.plotly_chart(go.Figure(go.Scatter(x=NUMBERS, y=NUMBERS)), theme=None, key='{n}')",
    "dataframe": "st.dataframe(TABLE.style.format(str), key='{n}')",
    "table": "st.table(TABLE.head(3))",
    "flex_container": "st.container(key='{n}')",
    "column": "st.columns(1)",
    "expander": "st.expander('a', key='{n}', on_change='rerun')",
    "popover": "st.popover('a', key='{n}', on_change='rerun')",
    "button": "st.button('a', key='{n}')",
    "download_button": "st.download_button('a', 'a', key='{n}')",
    "text_input": "st.text_input('a', key='{n}')",
    "button_group": "st.segmented_control('a', ['a', 'b'], key='{n}')",
    "warning": "st.warning('a')",
    "html": "st.html('<p>a</p>')",
    "page_link": "st.page_link('https://contoh.go.id', label='a')",
}
# Copies lie beside the 546 governments, which stay as many as there are: tables grow, the menu does not.
COPY = """
insert into score
select survey_year, region_code || '~' || n, score.* exclude (survey_year, region_code)
from score, range({already}, {times}) as copies (n) where region_code not like '%~%';
insert into figure
select nextval('figure_sequence'), survey_year, region_code || '~' || n, figure.* exclude (figure_id, survey_year, region_code)
from figure, range({already}, {times}) as copies (n) where region_code not like '%~%'
"""


def milliseconds(app: AppTest, runs: int, *, asked_anew: bool = False) -> float:
    """The median time of a run; `asked_anew` forgets all answers first, as after an import."""
    times = []
    for _ in range(runs):
        if asked_anew:
            memory.forget()
        start = time.perf_counter()
        app.run()
        times.append(1000 * (time.perf_counter() - start))
        assert not app.exception, app.exception
    return statistics.median(times)


def opened(page: str) -> AppTest:
    """The app at one page, already warm."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    section = next(section for section, pages in PAGES.items() if page in pages)
    return app if page == "ringkasan" else app.switch_page(f"pages/{section}/{page}.py").run()


def bare(app: AppTest, folder: Path) -> AppTest:
    """A page with as many elements of each kind as the given one, all constant."""
    counts = Counter(_kind(node) for node in _nodes(app._tree[0]) if node.type != "main")
    unknown = set(counts) - set(BARE)
    assert not unknown, f"jenis elemen tanpa padanan polos: {unknown}"
    kinds = [kind for kind, count in counts.items() for _ in range(count)]
    script = folder / "bare.py"
    script.write_text(OPENING + "\n".join(BARE[kind].format(n=n) for n, kind in enumerate(kinds)), encoding="utf-8")
    return AppTest.from_file(str(script), default_timeout=60).run()


def _kind(node: object) -> str:
    """The kind of an element; a chart of ours counts as Streamlit's own, any other component of ours as a piece of HTML."""
    if node.type != "bidi_component":
        return node.type
    return "plotly_chart" if node.proto.component_name == "chart" else "html"


def _nodes(block: object) -> list:
    found = [block]
    for child in getattr(block, "children", {}).values():
        found += _nodes(child)
    return found


def _years() -> int:
    return len(list(DASHBOARD.glob("*.json")))


def multiply(times: int, *, already: int) -> None:
    """Copy every score and figure until there are `times` as many."""
    with database.write() as cursor:
        for statement in COPY.format(times=times, already=already).split(";"):
            cursor.execute(statement)


def main(*, runs: int = RUNS, copies: tuple[tuple[int, int], ...] = COPIES) -> None:
    """Print the tables; copies: how many times the rows there are already, and shall be."""
    asked_from(pytest.MonkeyPatch())  # with its forms, as on the computer of who writes
    with tempfile.TemporaryDirectory() as name:
        os.environ["SPI_DATABASE"] = str(Path(name) / "spi.duckdb")
        start = time.perf_counter()
        opening.make_ready()
        print(f"basis data dibuat dan diisi pertama kali {time.perf_counter() - start:5.2f} s")
        for file in sorted(DASHBOARD.glob("*.json")):
            start = time.perf_counter()
            import_files([file])
            print(f"impor {file.name:<34} {time.perf_counter() - start:5.2f} s")
        names = [page for pages in PAGES.values() for page in pages]
        first = {}
        print(f"\n{'halaman':<14}{'ms':>6}{'polos':>8}{'rasio':>8}{'ditanya ulang':>16}   ({_years()} tahun nasional)")
        for page in names:
            app = opened(page)
            now, plain = milliseconds(app, runs), milliseconds(bare(app, Path(name)), runs)
            first[page] = milliseconds(app, runs, asked_anew=True)
            print(f"{page:<14}{now:6.0f}{plain:8.0f}{now / plain:8.2f}{first[page]:16.0f}")
        for already, times in copies:
            multiply(times, already=already)
            rows = database.query("sources")["figures"].sum()
            print(f"\n{'halaman':<14}{'ditanya ulang':>14}{'semula':>8}{'rasio':>8}   ({times} kali: {rows:,} angka)")
            for page in names:
                now = milliseconds(opened(page), runs, asked_anew=True)
                print(f"{page:<14}{now:14.0f}{first[page]:8.0f}{now / first[page]:8.2f}")
        database.close()


if __name__ == "__main__":
    main()
