"""How long does the pack of a meeting take? `python tests/benchmarks/pack.py` prints seconds, part by part.

The first of each part includes what a process does once (fonts, V8 of the charts, the compiler of the pages); the second is
what the app takes from then on. The share is that of the whole pack.
"""

import os
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.chdir(ROOT)

from stores import DASHBOARD, import_files, scope_of  # noqa: E402

from spi.answers import briefing  # noqa: E402
from spi.documents import deck, pack  # noqa: E402
from spi.intake import opening  # noqa: E402
from spi.store import database  # noqa: E402

PLACE = ("3513", 2024, 2023)


def seconds(work: object) -> float:
    """How long this takes, once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["SPI_DATABASE"] = str(Path(name) / "spi.duckdb")
        opening.make_ready()
        import_files(sorted(DASHBOARD.glob("*.json")))

        def gather() -> briefing.Briefing:
            return briefing.gather(*PLACE, scope_of(PLACE[0], "provinsi"), base="http://127.0.0.1:8501", moment=datetime.now())

        asked = gather()
        slides = deck.slides(asked)
        works = {"jawaban": gather, "salindia": lambda: deck.slides(asked)}
        works |= {part: (lambda made=made: made.make(asked, slides)) for part, made in pack.PARTS.items()}
        rows = {part: (seconds(work), seconds(work)) for part, work in works.items()}
        whole = sum(again for _, again in rows.values())
        print(f"{'bagian':<18}{'pertama':>10}{'kedua':>8}{'bagian dari paket':>20}")
        for part, (first, again) in rows.items():
            print(f"{part:<18}{first:10.2f}{again:8.2f}{again / whole:20.0%}")
        print(f"{'seluruhnya':<18}{sum(first for first, _ in rows.values()):10.2f}{whole:8.2f}   (detik)")
        database.close()


if __name__ == "__main__":
    main()
