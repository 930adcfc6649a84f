"""Do the tests still hold once a survey year with its method, and more figures, have been added? Run it with pytest's arguments.

    python tests/later.py tests/narrative

It copies the project, adds SPI 2026 and figures that nobody printed to the copy, and runs the tests there. A test that
turns red has taken for granted that nothing is ever added.
"""

import csv
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
YEAR, SOURCE = 2026, "dasbor-spi-kpk"
# Of these more is printed one day: governments of our province of which little is known, and others far away.
MORE = ("3501", "3502", "3504", "3506", "3514", "3520", "3521", "3526", "3573", "1101", "1201", "5101", "6401", "7401")
NEWEST = ("3513", "35", "3501", "3502", "3578", "3579", "1101", "5101")  # have a result of the new year


def main(arguments: list[str]) -> int:
    """Run pytest with these arguments in a copy of the project that is a year older; answers its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "projek"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", "spi.duckdb*"))
        _add_method(next(copy.glob("spi/**/methodology.toml")))
        _add_figures(copy / "data" / "figures.csv")
        return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=copy).returncode


def _add_method(file: Path) -> None:
    """The new year is surveyed, and has the weights and categories of the year before."""
    text = file.read_text(encoding="utf-8")
    text = text.replace(
        "launched = 2025-12-09\n", f"launched = 2025-12-09\n[[surveys]]\nyear = {YEAR}\nlaunched = {YEAR}-12-09\n"
    )
    text, count = re.subn(r"^(years = \[.*2025)\]", rf"\1, {YEAR}]", text, flags=re.MULTILINE)
    assert count == 2, "weights and categories of 2025"
    file.write_text(text, encoding="utf-8")


def _add_figures(file: Path) -> None:
    chance = random.Random(11)
    with file.open("a", encoding="utf-8", newline="") as opened:
        table = csv.writer(opened, lineterminator="\n")
        for code, year in [*((code, YEAR) for code in NEWEST), *((code, year) for code in MORE for year in (2022, 2025))]:
            scores = [round(chance.gauss(middle, 2), 2) for middle in (78, 88, 70)]
            cut = round(chance.uniform(1, 6), 2)
            index = round(sum(w * s for w, s in zip((0.3046, 0.3279, 0.3675), scores, strict=True)) - cut, 2)
            measures = ("index", "internal", "external", "expert", "correction_conduct", "correction_facts")
            for measure, value in zip(measures, (index, *scores, cut, 0), strict=True):
                table.writerow([year, code, measure, value, "", SOURCE, "sedang", "contoh"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
