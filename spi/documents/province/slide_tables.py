"""Which tables stand on the slides of a province: ranking, movement, follow-up, what is asked, sources?"""

from collections.abc import Sequence
from math import ceil

import pandas as pd

from spi.answers.province import Overview
from spi.answers.province_briefing import ProvinceBriefing
from spi.method import methodology
from spi.narrative.province_follow_up import Request
from spi.render.blocks import Table
from spi.render.slides.tables import stands_whole
from spi.words import dictionary
from spi.words.wording import DASH, change_words, decimal, limit_words, signed, thousands

_HALF, _OWN, _SOURCES = 20, 9, 6  # rows of a slide: of movements, of what is a government's own
_BLOCK, _SHORTEST = 13, 6  # rows of a block of a ranking; of one that stands below another picture
_BLOCKS = 3  # of a ranking beside each other, at most
_RANKED = ("Ke-", "Pemda", "Indeks")
SHORT = 6  # governments of which the counts of a plan stand in one cell, beside large figures
_LATE = "Lewat tenggat"
_MANY = (("Pemda", "Rencana", "Tindak lanjut", "Terbuka", _LATE, "Sesuai", "Unit terjangkau", "Daftar kurang"),
         (0.2, 0.12, 0.1, 0.11, 0.11, 0.1, 0.14, 0.12))  # fmt: skip
_FEW = ("Pemda", "Rencana", "Keadaannya", "Unit terjangkau", "Daftar kurang"), (0.23, 0.14, 0.29, 0.19, 0.15)
_TO_TYPE = 6  # empty rows below what is asked, at most


def parts_of(rows: pd.DataFrame, most: int) -> list[pd.DataFrame]:
    """Rows in as few parts of at most so many as they need, none of them nearly empty."""
    parts = ceil(len(rows) / most)
    each = ceil(len(rows) / parts) if parts else 1
    return [rows.iloc[start : start + each] for start in range(0, len(rows), each)]


def ranking(told: Overview) -> list[Table]:
    """Everybody whose index is known, the best first: place, name and index, of few the category and the change, too."""
    rows = told.rows.dropna(subset=["index"])
    if len(rows) <= _BLOCK:
        categories, changes = rows["category"].fillna(DASH), map(change_words, rows["change"])
        cells = tuple(zip(rows["place"], rows["region"], _indices(rows), categories, changes, strict=True))
        return [Table("Urutan pemda", (*_RANKED, "Kategori", "Perubahan"), cells, (0.1, 0.36, 0.16, 0.18, 0.2))]
    abreast = _ranked(rows, _BLOCKS).beside
    return [_ranked(part, min(abreast, ceil(len(part) / _BLOCK))) for part in parts_of(rows, abreast * _BLOCK)]


def _ranked(rows: pd.DataFrame, blocks: int) -> Table:
    """Place, name and index in so many blocks beside each other, or in fewer, where names have no room in these."""
    cells = tuple(zip(rows["place"], rows["region"], _indices(rows), strict=True))
    tables = [Table("Urutan pemda", _RANKED, cells, names=1, beside=beside) for beside in range(blocks, min(blocks, 2) - 1, -1)]
    return next((table for table in tables if stands_whole(table)), tables[-1])


def _indices(rows: pd.DataFrame) -> list[str]:
    marks = ["" if pd.isna(symbol) else f"{symbol} " for symbol in rows["symbol"]]
    return [f"{mark}{decimal(value)}" for mark, value in zip(marks, rows["index"], strict=True)]


def categories(told: Overview) -> str:
    """What the numbers and the signs of a ranking are."""
    bands = [f"{band.symbol} {band.name}" + (f" mulai {limit_words(band.lower)}" if band.lower > 0 else "")
             for band in methodology.bands(told.year)]  # fmt: skip
    place = f"Ke-: {dictionary.column(told.place_column).lower()}"
    place += " (rentang: sumbernya belum sepakat)" if told.rows["place"].str.contains(DASH).any() else ""
    return f"{'; '.join([place, *bands])}."


def moves(told: Overview) -> list[Table]:
    """Everybody's change, the largest rise first, with what of it is common and own where that is known."""
    moved = told.rows.dropna(subset=["change"]).sort_values("change", ascending=False, kind="stable")
    split = moved["own"].notna().any()
    heads = ("Pemda", "Gerak", *(("Bersama", "Sendiri") if split else ()))
    columns = ["change", *(("common", "own") if split else ())]
    return [
        Table("Gerak pemda", heads, tuple((name, *map(signed, points)) for name, *points in
              zip(part["region"], *(part[column] for column in columns), strict=True)), names=0, beside=2)
        for part in parts_of(moved, _HALF)
    ]  # fmt: skip


def followed(told: Overview) -> list[Table]:
    """What is counted of each government's own, those with most late first; of few, with the counts of a plan in one cell."""
    rows = told.followed.assign(late=told.followed["overdue"].fillna(-1)).sort_values("late", ascending=False, kind="stable")
    heads, widths = _FEW if len(rows) <= SHORT else _MANY
    tables = []
    for part in parts_of(rows, _OWN):
        cells = tuple(_own_cells(row, few=len(rows) <= SHORT) for row in part.to_dict("records"))
        late = frozenset((n, heads.index(_LATE)) for n, count in enumerate(part["late"]) if count > 0 and _LATE in heads)
        tables.append(Table("Tindak lanjut per pemda", heads, cells, widths, marked=late))
    return tables


def _own_cells(row: dict, *, few: bool) -> tuple[str, ...]:
    plan = DASH if pd.isna(row["plan_of"]) else f"SPI {int(row['plan_of'])}"
    units = DASH if pd.isna(row["units_listed"]) else f"{thousands(row['units_reached'])} dari {thousands(row['units_listed'])}"
    counts = [_count(row[name]) for name in ("actions", "open", "overdue", "verified_actions")]
    if few:
        done = "{} tindak lanjut: {} terbuka, {} lewat tenggat, {} sesuai".format(*counts) if plan != DASH else DASH
        return (row["region"], plan, done, units, _count(row["lists_at_risk"]))
    return (row["region"], plan, *counts, units, _count(row["lists_at_risk"]))


def _count(value: object) -> str:
    return DASH if pd.isna(value) else thousands(value)


def requests(made: Sequence[Request]) -> Table:
    """What may be asked, of whom, and until when, which the meeting writes."""
    rows = tuple((each.what, each.of.text.removesuffix("."), "") for each in made)
    return Table("Yang diminta", ("Yang diminta", "Pemda", "Tenggat"), rows, (0.42, 0.42, 0.16), _TO_TYPE, "halaman Provinsi")


def sources(asked: ProvinceBriefing) -> Table | None:
    """From which sources the indices of a year are, and of how many governments: the newest year that has any, and those before
    it while they are few; None where there are none."""
    rows = asked.sources.assign(outlets=asked.sources["outlets"].str.split("; ")).explode("outlets")
    cells: list[tuple[str, ...]] = []
    for year in sorted((int(year) for year in rows["survey_year"].unique() if year <= asked.told.year), reverse=True):
        counts = rows.loc[rows["survey_year"] == year, "outlets"].value_counts()
        counts = counts.sort_index().sort_values(ascending=False, kind="stable")
        if cells and len(cells) + len(counts) > _SOURCES:
            break
        cells += [(f"SPI {year}", outlet, thousands(count)) for outlet, count in counts.items()]
    heads = ("Tahun survei", "Sumber", "Pemda")
    return Table("Sumber indeks", heads, tuple(cells), (0.18, 0.66, 0.16), rest="lembar Sumber di XLSX") if cells else None


def years(told: Overview) -> Table:
    """Of how many governments an index is known, survey year by survey year, the newest first."""
    counts = {told.year: 0} | told.series.groupby("survey_year").size().to_dict()
    cells = tuple((f"SPI {year}", f"{thousands(counts[year])} pemda" if counts[year] else "belum ada")
                  for year in sorted(counts, reverse=True) if year <= told.year)  # fmt: skip
    return Table("Indeks yang diketahui", ("Tahun survei", "Indeks diketahui"), cells, (0.5, 0.5))


def in_short(told: Overview) -> Table | None:
    """The ranking where it is so short that it stands below another picture, in blocks of two rows; else None."""
    rows = told.rows.dropna(subset=["index"])
    if not 2 <= len(rows) <= _SHORTEST:
        return None
    return _ranked(rows, ceil(len(rows) / 2))
