"""How many readers at once? `python tests/benchmarks/sessions.py` prints answers a second, ours beside the bare twin's.

So many sessions ask for Peringkat, each again two seconds after its answer, then without a pause; at last more sessions than one
office has people, where only errors count. Without a browser: what is measured is the server.
"""

import statistics
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import paint
import twins
from raw_session import session
from running_app import serving

PAGE, SESSIONS, MANY, PAUSE, SECONDS = "peringkat", 20, 50, 2.0, 20.0


@dataclass
class Load:
    """What so many sessions got: seconds that each answer took, and how many sessions failed; in so many seconds."""

    seconds: float
    answers: list[float] = field(default_factory=list)
    errors: int = 0

    def per_second(self) -> float:
        return len(self.answers) / self.seconds

    def slow(self) -> float:
        """The time in s that 95 of 100 answers stay below."""
        return statistics.quantiles(self.answers, n=20)[-1] if len(self.answers) > 1 else float("nan")


def ask(address: str, page: str, *, sessions: int, pause: float, seconds: float = SECONDS) -> Load:
    """Let so many sessions ask for this page, each again `pause` seconds after its answer."""
    load, open_at = Load(seconds), threading.Barrier(sessions + 1)
    end = [0.0]

    def reader() -> None:
        try:
            with session(address, origin=address) as who:
                who.run(page)  # the first answer is not counted
                open_at.wait(120)
                while time.perf_counter() < end[0]:
                    start = time.perf_counter()
                    who.run(page)
                    if time.perf_counter() < end[0]:
                        load.answers.append(time.perf_counter() - start)
                    time.sleep(pause)
        except Exception:
            load.errors += 1
            open_at.abort()

    readers = [threading.Thread(target=reader) for _ in range(sessions)]
    for thread in readers:
        thread.start()
    end[0] = time.perf_counter() + 120 + seconds
    with suppress(threading.BrokenBarrierError):
        open_at.wait(120)
    end[0] = time.perf_counter() + seconds
    for thread in readers:
        thread.join()
    return load


def measure(store: Path, folder: Path, *, sessions: int = SESSIONS, many: int = MANY, seconds: float = SECONDS) -> list[str]:
    """The rows of the table."""
    shown = twins.record(paint.PAGES[PAGE], paint.YEARS, folder)
    rows = []
    with serving(store) as own, twins.bare(shown) as bare:
        for count, pause in ((1, 0.0), (sessions, PAUSE), (sessions, 0.0), (many, PAUSE)):
            here = ask(own, PAGE, sessions=count, pause=pause, seconds=seconds)
            there = ask(bare, "", sessions=count, pause=pause, seconds=seconds)
            ratio = here.per_second() / there.per_second() if there.answers else float("nan")
            rows.append(
                f"{count:5}{pause:8.0f}{here.per_second():12.1f}{there.per_second():8.1f}{ratio:8.2f}"
                f"{here.slow():12.2f}{there.slow():8.2f}{here.errors:10}{there.errors:8}"
            )
    return rows


def main(**sizes: float) -> None:
    """Print the table; sizes: sessions, many, seconds, where others than usual."""
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "spi.duckdb"
        paint.fill(store)
        heads = (("sesi", 5), ("jeda s", 8), ("jawaban/s", 12), ("polos", 8), ("rasio", 8), ("p95 s", 12), ("polos", 8))
        print("".join(f"{head:>{width}}" for head, width in (*heads, ("galat", 10), ("polos", 8))))
        print("\n".join(measure(store, Path(place), **sizes)))


if __name__ == "__main__":
    main()
