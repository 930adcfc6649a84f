"""Does a shared store keep its promises at full count, and how fast is it beside a file? `python tests/benchmarks shared_store`.

Needs PostgreSQL (Debian: postgresql) and .deploy/requirements.txt. Each part asserts that the log is whole and nothing that was
acknowledged is missing; ratios within one run count.
"""

import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATHS = [ROOT, ROOT / "tests", ROOT / "tests" / "store" / "shared", ROOT / "tests" / "benchmarks"]
sys.path[:0] = map(str, PATHS)
os.chdir(ROOT)

import made_up_nation  # noqa: E402
import postgres  # noqa: E402
import pytest  # noqa: E402
import shared_work  # noqa: E402
from opened_page import asked_from  # noqa: E402
from script import PAGES, opened  # noqa: E402
from stores import import_files  # noqa: E402

from spi.intake import opening  # noqa: E402
from spi.store import database  # noqa: E402
from spi.store.keeping import check  # noqa: E402
from spi.store.keeping.moving import move  # noqa: E402


def started(*words: object) -> subprocess.Popen:
    """A job of shared_work.py in a process of its own, ready to go."""
    process = subprocess.Popen(
        [sys.executable, "-m", "shared_work", *map(str, words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=ROOT, env=os.environ | {"PYTHONPATH": ":".join(map(str, PATHS))},
    )  # fmt: skip
    assert process.stdout.readline() == "siap\n"
    return process


def go(*processes: subprocess.Popen) -> None:
    """Let them begin."""
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()


def said(process: subprocess.Popen) -> list[list[str]]:
    """What a process acknowledged before it ended: number, and seconds."""
    return [line.split(maxsplit=2)[1:] for line in process.communicate()[0].splitlines() if line.startswith("ya ")]


def in_log(actor: str) -> list[int]:
    """The numbers of an actor's events in the log."""
    database.refresh()
    table = database.query("sealed_events")
    return [int(json.loads(facts)["title"].split()[1]) for facts in table.loc[table["actor"] == actor, "facts"]]


def writers(count: int) -> None:
    """Three writers at once."""
    jobs = [started("write_events", name, count) for name in "ABC"]
    began = time.perf_counter()
    go(*jobs)
    told = [said(job) for job in jobs]
    took = time.perf_counter() - began
    whole = [in_log(name) for name in "ABC"] == [list(range(count))] * 3 == [[int(n) for n, _ in each] for each in told]
    times = sorted(1000 * float(seconds) for each in told for _, seconds in each)
    middle, late = statistics.median(times), times[int(0.95 * len(times))]
    print(
        f"3 x {count} peristiwa: utuh {whole}, {took:.0f} s, p50 {middle:.0f} ms, p95 {late:.0f} ms, {check.broken()}", flush=True
    )


def killed(count: int) -> None:
    """Writers killed at random moments."""
    lost, unsaid = 0, 0
    for n in range(count):
        job = started("write_events", f"K{n}", 10_000)
        go(job)
        time.sleep(random.uniform(0, 0.6))
        job.send_signal(signal.SIGKILL)
        acknowledged, there = {int(number) for number, _ in said(job)}, set(in_log(f"K{n}"))
        lost, unsaid = lost + len(acknowledged - there), unsaid + len(there - acknowledged)
    print(f"kill -9 pada {count} saat: hilang {lost}, tertulis tanpa kabar {unsaid}, {check.broken()}", flush=True)


def stopped(server: postgres.Server, count: int) -> None:
    """The server stopped at once at random moments under a writer that goes on."""
    job = started("write_on", "H", 10**6)
    go(job)
    for _ in range(count):
        time.sleep(random.uniform(0.2, 1))
        server.stop(immediately=True)
        time.sleep(random.uniform(0, 0.4))
        server.start()
    time.sleep(1)
    job.send_signal(signal.SIGKILL)
    acknowledged, there = [int(number) for number, _ in said(job)], in_log("H")
    lost, twice = len(set(acknowledged) - set(there)), len(there) - len(set(there))
    unsaid = len(set(there) - set(acknowledged))
    print(
        f"PostgreSQL dihentikan seketika {count} kali: {len(acknowledged)} diakui, hilang {lost}, ganda {twice}, tertulis tanpa "
        f"kabar {unsaid}, {check.broken()}", flush=True
    )  # fmt: skip


def imports(folder: Path, count: int) -> None:
    """Two processes that import at once."""
    jobs = [started("import_tables", name, folder, count) for name in "PQ"]
    before = len(database.query("batches"))
    go(*jobs)
    told = [len(said(job)) for job in jobs]
    database.refresh()
    more = len(database.query("batches")) - before
    print(f"impor dari dua proses, {count} kali: diakui {told}, bertambah {more}, {check.broken()}", flush=True)


def pages(runs: int) -> None:
    """Each page on both stores in turn: remembered; after an event, after an import of another process (of the file: its own)."""
    asked_from(pytest.MonkeyPatch())
    shared, numbers = os.environ["SPI_STORE"], iter(range(10**6))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def event(store: str) -> None:
            os.environ["SPI_STORE"] = f"{store}?application_name=lain" if store else ""  # another replica: as another process
            shared_work.append("Halaman", next(numbers))

        def table(store: str) -> None:
            os.environ["SPI_STORE"] = f"{store}?application_name=lain" if store else ""
            number = next(numbers)
            import_files([shared_work.table(folder / f"h{number}.csv", number)])

        kinds = {"diingat": lambda _store: None, "sesudah peristiwa": event, "sesudah impor": table}
        print(f"{'halaman':<14}" + "".join(f"{kind:>34}" for kind in kinds) + "   (ms berkas, bersama, rasio)", flush=True)
        for page in [page for listed in PAGES.values() for page in listed]:
            apps = {}
            for store in ("", shared):
                os.environ["SPI_STORE"] = store
                apps[store] = opened(page)
            line = f"{page:<14}"
            for change in kinds.values():
                times: dict[str, list[float]] = {"": [], shared: []}
                for _ in range(runs):
                    for store, app in apps.items():
                        change(store)
                        os.environ["SPI_STORE"] = store
                        start = time.perf_counter()
                        app.run()
                        times[store].append(1000 * (time.perf_counter() - start))
                        assert not app.exception
                file, server = (statistics.median(each) for each in times.values())
                line += f"{file:14.0f}{server:10.0f}{server / file:10.2f}"
            print(line, flush=True)
    os.environ["SPI_STORE"] = shared


def main(*, events: int = 500, kills: int = 60, stops: int = 20, both: int = 20, runs: int = 7) -> None:
    """Print the figures of each part."""
    with postgres.running() as server, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = made_up_nation.write(folder)
        times: dict[str, list[float]] = {}
        os.environ |= {"SPI_DATABASE": str(folder / "spi.duckdb"), "SPI_LAKE": str(folder / "lake"), "SPI_STORE": ""}
        opening.make_ready()
        start = time.perf_counter()
        url = server.new_database("spi")
        move(url)
        print(f"pindah: {time.perf_counter() - start:.2f} s", flush=True)
        for store in ("", url):
            os.environ["SPI_STORE"] = store
            for file in files:
                start = time.perf_counter()
                import_files([file])
                times.setdefault(store, []).append(time.perf_counter() - start)
        for store, words in (("", "berkas"), (url, "bersama")):
            print(f"impor nasional ({words}): {', '.join(f'{seconds:.2f}' for seconds in times[store])} s", flush=True)
        imports(folder, both)  # before the pages, which bring tables of the same content
        pages(runs)
        writers(events)
        killed(kills)
        stopped(server, stops)
        database.close()


if __name__ == "__main__":
    main()
