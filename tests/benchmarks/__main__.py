"""How fast is it? Prints a table: `python tests/benchmarks` (never a timed test; ratios of one run are what counts).

Each page is run through the frame, warm, and compared with a bare page: the same number of elements of each kind with
constant content. Then the same with 10 and 100 times the rows, and the import of a national year.
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

from streamlit.testing.v1 import AppTest  # noqa: E402

from spi import database, intake  # noqa: E402
from spi.answers import standing  # noqa: E402
from spi.intake import shipped  # noqa: E402
from stores import DASHBOARD, import_files  # noqa: E402

PAGES = ("ringkasan", "komponen", "perubahan", "peringkat", "kesenjangan", "tren")
RUNS = 9
BARE = {
    "header": "st.header('a')",
    "markdown": "st.markdown('a')",
    "caption": "st.caption('a')",
    "metric": "st.metric('a', '1')",
    "selectbox": "st.selectbox('a', ['a'] * 546, key=f'k{n}')",
    "plotly_chart": "st.plotly_chart(FIGURE, theme=None, key=f'k{n}')",
    "arrow_data_frame": "st.dataframe(TABLE.style.format(str), key=f'k{n}')",
    "arrow_table": "st.table(TABLE)",
    "expandable": "st.expander('a', key=f'k{n}', on_change='rerun')",
    "popover": "st.popover('a', key=f'k{n}', on_change='rerun')",
    "download_button": "st.download_button('a', 'a', key=f'k{n}')",
    "text_input": "st.text_input('a', key=f'k{n}')",
    "button_group": "st.segmented_control('a', ['a', 'b'], key=f'k{n}')",
    "alert": "st.info('a')",
    "checkbox": "st.toggle('a', key=f'k{n}')",
}


def milliseconds(app: AppTest) -> float:
    """The median time of a warm run."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        app.run()
        times.append(1000 * (time.perf_counter() - start))
        assert not app.exception, app.exception
    return statistics.median(times)


def opened(page: str) -> AppTest:
    """The app at one page, already warm."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    if page != "ringkasan":
        app.switch_page(f"pages/hasil/{page}.py").run()
    return app


def bare(app: AppTest, folder: Path) -> AppTest:
    """A page with the same number of elements of each kind, all constant."""
    counts = Counter(_kind(node) for node in _nodes(app._tree[0]))
    lines = ["import streamlit as st, pandas as pd, plotly.graph_objects as go",
             "FIGURE = go.Figure(go.Scatter(x=list(range(39)), y=list(range(39))))",
             "TABLE = pd.DataFrame({c: range(39) for c in 'abcdef'})", "n = 0"]  # fmt: skip
    for kind, count in counts.items():
        lines += ["n += 1", BARE[kind]] * count if kind in BARE else []
    script = folder / "bare.py"
    script.write_text("\n".join(lines), encoding="utf-8")
    return AppTest.from_file(str(script), default_timeout=60).run()


def _nodes(block: object) -> list:
    found = [block]
    for child in getattr(block, "children", {}).values():
        found += _nodes(child)
    return found


def _kind(node: object) -> str:
    kind = node.type
    return {"subheader": "header", "title": "header", "toggle": "checkbox", "info": "alert", "warning": "alert"}.get(kind, kind)


def multiplied(times: int) -> None:
    """Copy every region and figure of the store until there are `times` as many; the copies lie in other provinces."""
    with database.write() as cursor:
        cursor.execute("create temp table copies as select unnest(range(1, ?)) as n", [times])
        for table, columns in (("region", "name || ' ' || n, short_name || ' ' || n, kind, province_code || 'x' || n, province, "
                                "null, null, null, batch_id"), ("score", None)):  # fmt: skip
            if table == "region":
                cursor.execute(f"insert into region select region_code || 'x' || n, {columns} from region, copies where kind <> 'rata-rata'")
            else:
                cursor.execute(
                    "insert into score select survey_year, region_code || 'x' || n, score.* exclude (survey_year, region_code) "
                    "from score, copies where region_code <> 'ID'"
                )
        cursor.execute(
            "insert into figure (survey_year, region_code, unit, measure, value, printed, decimals, reason, source_id, grade, batch_id) "
            "select survey_year, region_code || 'x' || n, unit, measure, value, printed, decimals, reason, source_id, grade, batch_id "
            "from figure, copies where region_code <> 'ID'"
        )
        cursor.execute("drop table copies")


def pages(folder: Path, *, against: dict[str, float] | None = None) -> dict[str, float]:
    """Time every page; print it beside the bare page, or beside an earlier time."""
    found = {}
    for page in PAGES:
        app = opened(page)
        found[page] = milliseconds(app)
        other = against[page] if against else milliseconds(bare(app, folder))
        print(f"  {page:<12} {found[page]:7.0f} ms   {'sebelumnya' if against else 'polos'} {other:7.0f} ms   {found[page] / other:5.2f} ×")
    return found


def main() -> None:
    """Print the table."""
    if not DASHBOARD.is_dir():
        sys.exit(f"Tabel dasbor KPK tidak ada di {DASHBOARD}; tidak ada yang diukur.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["SPI_DATABASE"] = str(folder / "spi.duckdb")
        start = time.perf_counter()
        shipped.load()
        print(f"Basis data pertama kali dibuat: {time.perf_counter() - start:.2f} s")
        for file in sorted(DASHBOARD.glob("*.json")):
            start = time.perf_counter()
            import_files([file])
            print(f"Impor {file.name}: {time.perf_counter() - start:.2f} s")
        rows = database.query("sources")["figures"].sum()
        print(f"\nHalaman terhadap halaman polos, {rows:,.0f} angka (empat tahun nasional):")
        first = pages(folder)
        for times in (10, 100):
            multiplied(10)
            print(f"\nHalaman dengan {times} kali angka, terhadap yang pertama:")
            pages(folder, against=first)
        _ = intake, standing


if __name__ == "__main__":
    main()
