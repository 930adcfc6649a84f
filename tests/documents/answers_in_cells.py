"""Does a workbook of figures say what the engine says? Its cells beside the answers."""

import re

import pandas as pd
import pytest
from workbooks import parts

from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.words.wording import signed

NAMES = {"internal": "Internal", "external": "Eksternal", "expert": "Eksper", "correction_conduct": "Pelaksanaan",
         "correction_facts": "Fakta", "correction_total": "Potongan"}  # fmt: skip


PROVINCE_NAME = "Contoh 701"


def near(value, tolerance=0.0005):
    """A known number; "" where the engine has none."""
    return "" if value is None or value != value else pytest.approx(float(value), abs=tolerance)


def formulas(content):
    """Every formula: sheet part -> list of texts."""
    return [
        text.replace("&quot;", '"').replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
        for name, part in parts(content).items()
        if name.startswith("xl/worksheets/sheet")
        for text in re.findall(r"<f>([^<]*)</f>", part.decode())
    ]


def check(asked, book):
    """Every answer of the engine stands in the workbook."""
    year, before = asked.year, asked.year_before
    levels = {year: asked.level} | ({before: asked.level_before} if before else {})
    for when, level in levels.items():
        here, told = asked.standings[when], dict(zip(level.parts["part"], level.parts["points"], strict=True))
        assert book[f"Indeks_{when}"] == near(here.index) == book[f"Indeks_terbit_{when}"]
        assert book[f"Kategori_{when}"] == (f"{here.band.symbol} {here.band.name}" if here.band else "")
        assert book[f"Kurang_{when}"] == near(here.distance)
        for part in (*COMPONENTS, *CORRECTIONS):
            assert book[f"{NAMES[part]}_{when}"] == near(level.year.scores[part])
        for component in COMPONENTS:
            assert book[f"Bobot_{NAMES[component].lower()}_{when}"] == near(level.year.weights[component])
        if told:
            assert book[f"Potongan_{when}"] == near(level.cut)
            assert book[f"Residu_{when}"] == near(told["residual"])
    check_calculation(asked, book)
    check_change(asked, book)
    check_scope(asked, book)
    check_gaps(asked, book)


def check_calculation(asked, book):
    blocks = [asked.level] + ([asked.level_before] if asked.level_before else [])
    for block, level in enumerate(blocks):
        for part in level.parts.itertuples():
            label = part.label.removesuffix(", dihitung")
            if part.part == "correction_other" and level.year.corrections != CORRECTIONS:
                continue  # inside the total
            row = book.row("Hitung", label, occurrence=block)
            assert row[3:5] == [near(part.points), near(part.lost)], (label, row)
            assert row[5] == near(part.share_lost) and row[6] == near(part.times_next), (label, row)


def check_change(asked, book):
    if asked.year_before is None:
        assert "tidak memiliki tahun survei sebelumnya" in str(book.sheets["Perubahan"])
        return
    for part in asked.why.parts.itertuples():
        label = part.label.removesuffix(", dihitung")
        assert book.row("Perubahan", label)[6] == near(part.points), label
    assert book["Perubahan_indeks"] == near(asked.why.change)
    check_common(asked.comparison, book)
    moved = asked.why.rank
    if moved:
        steps = [book.row("Perubahan", label)[6] for label in ("Indeks sendiri", "Pemda lain", "Perubahan cakupan")]
        assert steps == [moved.own, moved.others, moved.coverage] and sum(steps) == moved.before - moved.after


def check_common(split, book):
    """Common and own movement, below the parts: with two decimals they are those told, and add up to the change beside them."""
    rows = [row for row in book.sheets["Perubahan"] if row[5] == "poin indeks − bersama"]
    assert [(row[0], signed(row[4]), signed(row[6])) for row in rows] == [
        (row.label, signed(row.common), signed(row.own)) for row in split.as_printed.itertuples()
    ]  # fmt: skip
    if rows:
        assert rows[0][4] + rows[0][6] == near(split.change)


def check_scope(asked, book):
    table, rows = asked.ranking, book.sheets["Peringkat"][4:]
    assert len(rows) == len(table)
    for row, known in zip(rows, table.itertuples(), strict=True):
        assert row[0] == near(None if pd.isna(known.order) else known.order)
        assert row[2] == known.name and row[4] == near(known.index)
        assert row[5] == (f"{known.symbol} {known.category}" if isinstance(known.category, str) else "")
        if asked.year_before:
            assert row[14] == near(known.change)
            assert row[15] == near(None if pd.isna(known.rank_change) else known.rank_change)
    place = asked.here.place
    told = [book.row("Ringkasan", f"Peringkat {word} yang mungkin")[1] for word in ("terbaik", "terburuk")]
    assert told == ([place.best, place.worst] if place else ["", ""])
    assert book.row("Ringkasan", "Pemda yang indeksnya diketahui")[1] == table["index"].notna().sum()


def check_gaps(asked, book):
    for gain in asked.gains.itertuples():
        row = book.row("Kesenjangan", gain.label)
        assert row[1:3] == [near(gain.ours), near(gain.reference)] and row[6] == near(gain.points)
    if asked.gains.empty:
        assert {row[2] for row in book.sheets["Kesenjangan"][4:9]} == {""}
    for way in asked.ways.itertuples():
        row = book.row("Kesenjangan", way.label, occurrence=1 if way.part != "correction_total" else 0)
        assert row[2] == near(way.needed) and row[3] == near(way.goal)
        assert row[6] == near(way.best) and ("belum pernah dicapai" in row[5]) == bool(way.beyond)
    for mean in asked.averages.itertuples():
        assert book.row("Kesenjangan", mean.label)[2] == near(mean.value)


def same(calculated_book, shipped):
    """Every cell is what the file had before it was calculated."""
    assert list(calculated_book.sheets) == list(shipped.sheets)
    for (*place, was), (*_, now) in zip(shipped.cells(), calculated_book.cells(), strict=True):
        both = isinstance(was, float) and isinstance(now, float)
        assert now == (pytest.approx(was, abs=1e-6) if both else was), place
