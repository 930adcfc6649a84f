"""How much slower are the follow-up pages with a great plan? `python tests/benchmarks/follow_up.py` prints ratios.

A plan of 5,000 actions and 50,000 events beside the nine that ship, filled in as in use: each view of RTL and each page,
as the reader clicks on and with every question asked anew. The states of a great plan look like a real one's: due dates,
claims, verdicts, evidence, findings.
"""

import os
import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.chdir(ROOT)

import pytest  # noqa: E402
from opened_page import asked_from  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402

from spi.follow_up import Plan  # noqa: E402
from spi.follow_up.log.events import Event, append  # noqa: E402
from spi.follow_up.log.people import Person  # noqa: E402
from spi.follow_up.plan import plan  # noqa: E402
from spi.intake import opening  # noqa: E402
from spi.method.parts import in_order  # noqa: E402
from spi.store import database, memory  # noqa: E402

PLAN, ACTIONS, EVENTS, RUNS = Plan("3513", 2024), 5_000, 50_000, 7
PAGES = ("akar_masalah", "rtl", "benang_merah", "berhasilkah")
VIEW = "rtl"  # the widget of RTL that chooses the view


def great_plan(actions: int = ACTIONS, events: int = EVENTS) -> None:
    """Fill the plan with so many actions and events, in one transaction; the same every time."""
    chance = random.Random(2024)
    parts, themes = in_order(), ["regulation", "staff", "system", "oversight", "culture", "survey_conduct"]
    day = date(2025, 2, 1)
    rows = [Event("session", "fgd-0", "create", {"date": "2025-08-05", "side": "internal", "participants": 30}, plan=PLAN)]
    for n in range(actions):
        due = day + timedelta(days=chance.randrange(300))
        facts = {
            "number": 10 + n, "title": f"Tindak lanjut contoh nomor {n}", "opd": f"Dinas {n % 40}", "due": due.isoformat(),
            "start": (due - timedelta(days=60)).isoformat(), "strength": chance.choice(["weak", "medium", "strong"]),
            "parts": chance.sample(parts, 2), "themes": chance.sample(themes, 2),
        }  # fmt: skip
        rows.append(Event("action", f"rtl-{n}", "create", facts, plan=PLAN))
    while len(rows) < events:
        n, kind = chance.randrange(actions), len(rows) % 5
        if kind == 0:
            facts = {"session": "fgd-0", "quote": f"Kutipan contoh {len(rows)}", "part": chance.choice(parts)}
            facts |= {"theme": chance.choice(themes), "times": chance.randrange(1, 5)}
            rows.append(Event("finding", f"temuan-{len(rows)}", "create", facts, plan=PLAN))
        elif kind == 1:
            handed = {"action": f"rtl-{n}", "title": "Dokumen", "link": "https://contoh.go.id"}
            rows.append(Event("evidence", f"bukti-{len(rows)}", "evidence", handed, plan=PLAN))
        else:
            facts = {2: {"claim": "done"}, 3: {"verification": "conform"}, 4: {"progress": chance.randrange(100)}}[kind]
            rows.append(Event("action", f"rtl-{n}", {2: "claim", 3: "verify", 4: "progress"}[kind], facts, plan=PLAN))
    with database.write() as cursor:
        append(cursor, Person("Tolok ukur", "local"), rows)


def use() -> None:
    """Fill in the nine as a plan in use, so that no view is empty with nine: an OPD, dates, claims and verdicts."""
    fields = [
        {"opd": f"Dinas {n}" if n else "Camat Kraksaan", "start": f"2025-0{n + 1}-01", "due": f"2025-1{n % 3}-15",
         "claim": "done", "parts": ["internal"]} | ({"verification": "conform"} if n % 2 else {})
        for n in range(9)
    ]  # fmt: skip
    keys = plan.actions(PLAN)["action_id"]
    outcome = plan.edit(Person("Tolok ukur", "local"), PLAN, dict(zip(keys, fields, strict=True)), seen={})
    assert not outcome.problems, outcome.problems


def milliseconds(page: str, view: str | None = None) -> tuple[float, float]:
    """The best time of a run as the reader clicks on, and of one with every answer forgotten first, as after a write.

    The best, not the median: what else the machine does only ever adds, and it does not add to both plans alike.
    """
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    app.switch_page(f"pages/tindak_lanjut/{page}.py").run()
    if view:
        app.button_group(key=VIEW).set_value(view).run()
    times: dict[bool, list[float]] = {False: [], True: []}
    for asked_anew in [False] * RUNS + [True] * RUNS:
        if asked_anew:
            memory.forget()
        start = time.perf_counter()
        app.run()
        times[asked_anew].append(1000 * (time.perf_counter() - start))
        assert not app.exception, app.exception
    return min(times[False]), min(times[True])


def views() -> list[str]:
    """The views that RTL offers."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    return list(app.switch_page("pages/tindak_lanjut/rtl.py").run().button_group(key=VIEW).options)


def main() -> None:
    """Print the table."""
    asked_from(pytest.MonkeyPatch())  # with its forms, as on the computer of who writes
    with tempfile.TemporaryDirectory() as name:
        os.environ["SPI_DATABASE"] = str(Path(name) / "spi.duckdb")
        opening.make_ready()
        use()
        asked = [(page, None) for page in PAGES if page != "rtl"] + [("rtl", view) for view in views()]
        small = {key: milliseconds(*key) for key in asked}
        start = time.perf_counter()
        great_plan()
        print(f"{EVENTS:,} peristiwa ditulis dalam {time.perf_counter() - start:.1f} s\n")
        print(f"{'tampilan':<24}{'9':>8}{'5.000':>8}{'rasio':>8}{'ditanya ulang: 9':>20}{'5.000':>8}{'rasio':>8}   (ms)")
        for key in asked:
            great = milliseconds(*key)
            pairs = "".join(f"{a:{w}.0f}{b:8.0f}{b / a:8.2f}" for a, b, w in zip(small[key], great, (8, 20), strict=True))
            print(f"{' '.join(filter(None, key)):<24}{pairs}")
        database.close()


if __name__ == "__main__":
    main()
