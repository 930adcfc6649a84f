"""The pictures of the README, taken of the app and of one pack: `python tests/pictures.py .docs`.

Of the figures that ship, on a store of its own. Needs Chromium, LibreOffice (Calc and Impress) and poppler-utils.
"""

import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from PIL import Image  # comes with Streamlit

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from gathering import gathered  # noqa: E402
from running_app import browsing, serving, settle  # noqa: E402

from spi.documents import deck, pack  # noqa: E402
from spi.intake import opening  # noqa: E402
from spi.store import database  # noqa: E402

GREY, GAP = "#C9CFCC", 12  # between the pages of a sheet, in px
SHEETS = {"ringkas": (2, 560, 2), "laporan": (4, 300, 8), "paparan": (3, 480, 12), "angka": (3, 480, 6)}  # columns, px, most
MOMENT = datetime(2026, 11, 22, 9, 0)
COLOURS = 256


def take_screen(store: Path, folder: Path) -> None:
    """The first page of the app."""
    with serving(store) as address, browsing() as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="id-ID")
        page.goto(address)
        settle(page)
        page.wait_for_timeout(800)
        page.screenshot(path=folder / "ringkasan.png")


def take_pack(folder: Path, work: Path) -> None:
    """One sheet of pictures per file of the pack of Kabupaten Probolinggo, SPI 2024."""
    asked = gathered(moment=MOMENT)
    for kind, (columns, width, most) in SHEETS.items():
        place = work / f"{kind}.{pack.PARTS[kind].ending}"
        place.write_bytes(pack.PARTS[kind].make(asked, deck.slides(asked)))
        sheet(_pages(place, work)[:most], columns, width).save(folder / f"paket-{kind}.png", optimize=True)


def _pages(place: Path, work: Path) -> list[Path]:
    """Each page of a document as a picture; LibreOffice lays out what is no PDF."""
    if place.suffix != ".pdf":
        profile = f"-env:UserInstallation=file://{work}/profil"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", work, place]
        subprocess.run(command, check=True, capture_output=True)
    pages = work / f"{place.stem}-halaman"
    pages.mkdir()
    subprocess.run(["pdftoppm", "-r", "110", "-png", place.with_suffix(".pdf"), pages / "h"], check=True)
    return sorted(pages.iterdir())


def sheet(pages: list[Path], columns: int, width: int) -> Image.Image:
    """These pages side by side, each `width` px wide, row by row."""
    shown = [Image.open(page).convert("RGB") for page in pages]
    shown = [page.resize((width, round(page.height * width / page.width)), Image.LANCZOS) for page in shown]
    rows = [shown[n : n + columns] for n in range(0, len(shown), columns)]
    heights = [max(page.height for page in row) for row in rows]
    whole = Image.new("RGB", (columns * (width + GAP) + GAP, sum(heights) + GAP * (len(rows) + 1)), GREY)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        for n, page in enumerate(row):
            whole.paste(page, (GAP + n * (width + GAP), top))
        top += height + GAP
    return whole.quantize(COLOURS)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        os.environ["SPI_DATABASE"] = str(Path(name) / "spi.duckdb")
        opening.make_ready()
        take_pack(target, Path(name))
        database.close()
        take_screen(Path(name) / "spi.duckdb", target)
