"""Which file of a table can be taken away, says by itself of whom, when and from which data it tells, and comes back by import?

A file opens with a block that identifies it; below it stands the table as on the screen, but for what the importer could not
read back: a figure stands under its measure or its survey year, and what the dashboard worked out itself says so in its heading.
"""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from spi.answers.results import standing
from spi.answers.sources import provenance
from spi.words import dictionary
from spi.words.wording import moment_words, rounded

EVERYBODY = "semua pemda dalam tabel"
_LONGEST = 120  # characters of a file name: longer ones are cut by some mail programs and old archives
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_VALUE_COLUMNS = ("value", "ours", "score", "value_words", "detail")  # may hold a figure in words
_COMPARED = ("change", "effect", "rank_change", "rank_before", "change_cell")  # columns that look back at the year before
_OWNER = ["survey_year", "region", "unit"]


@dataclass(frozen=True)
class About:
    """Of what a table tells. region: full name (EVERYBODY for a table of many), region_code "" then; years: the survey years
    of its figures, oldest first; year_before: the one that it compares with; scope: its title with its size; version: of the
    data, "impor ke-3"."""

    region: str
    region_code: str
    years: tuple[int, ...]
    year_before: int | None
    scope: str
    moment: datetime
    version: str


def file_name(title: str, about: About) -> str:
    """The name of the file: years, government, title, scope, date and data version in lower case, at most 120 characters."""
    fixed = ["spi", "-".join(str(y) for y in dict.fromkeys((about.years[0], about.years[-1])))] if about.years else ["spi"]
    ending = [f"{about.moment:%Y-%m-%d}", _slug(about.version)]
    pieces = [_slug(about.region), _slug(title), _slug(about.scope.partition(" · ")[0])]
    while len("-".join([*fixed, *pieces, *ending])) > _LONGEST - len(".csv"):
        longest = max(range(len(pieces)), key=lambda place: len(pieces[place]))
        pieces[longest] = pieces[longest].rpartition("-")[0] or pieces[longest][:-1]
    return "-".join(piece for piece in [*fixed, *pieces, *ending] if piece) + ".csv"


def content(title: str, table: pd.DataFrame, columns: list[str], about: About) -> bytes:
    """The file: CSV for Excel in Indonesia (UTF-8 with BOM, semicolons, decimal comma), figures and changes with two decimals. A
    text that a spreadsheet would run as a formula (= + - @) is given a leading apostrophe."""
    whole = dictionary.calculated_table(title)
    if "region" in columns:  # in full: the screen's "BI" says too little outside it
        full = standing.regions().set_index("short_name")["name"].to_dict()
        table = table.assign(region=[full.get(name, name) for name in table["region"]])
    calculated = [dictionary.column(column) for column in columns if _calculated(table, column, whole)]
    block = _block(f"{title} ({whole})" if whole else title, columns, calculated, about)
    table, columns = (table, columns) if whole else _comes_back(table, columns, about)
    for column, ranks in standing.unsure_ranks(table, columns).items():
        table = table.assign(**{column: table[column].astype(object).where(~table.index.isin(ranks.index), ranks)})
    words = {column: _calculated(table, column, whole) for column in columns}
    heads = [dictionary.column(column) + (f" ({words[column]})" if words[column] else "") for column in columns]
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerows([*block, [], map(_text, heads)])
    writer.writerows(zip(*([_cell(value, column) for value in table[column]] for column in columns), strict=True))
    return target.getvalue().encode("utf-8-sig")


def _block(title: str, columns: list[str], calculated: list[str], about: About) -> list[list[str]]:
    """The rows above the headings. The names of columns stand in one cell, so that this row is not taken for the headings."""
    rows = [["Tabel SPI", title], ["Tahun survei", _years(about.years)]]
    if about.year_before is not None and about.year_before not in about.years and {*columns} & {*_COMPARED}:
        rows.append(["Tahun pembanding", str(about.year_before)])
    rows += [["Pemda", about.region], ["Lingkup", about.scope], ["Dibuat", moment_words(about.moment)]]
    rows += [["Versi data", about.version], ["Kolom dihitung", ", ".join(calculated) or "tidak ada"]]
    return [[_text(cell) for cell in row] for row in rows]


def _comes_back(table: pd.DataFrame, columns: list[str], about: About) -> tuple[pd.DataFrame, list[str]]:
    """The table and its columns as the importer can read them: see _by_measure, _by_part; else with the year in every row."""
    if "value" in columns and {"measure", "survey_year"} <= {*table.columns}:
        return _by_measure(table, columns, about)
    if "part" in table and "label" in columns and about.region_code:
        return _by_part(table, columns, about)
    if "region" in columns and "survey_year" not in columns and len(about.years) == 1:
        return table.assign(survey_year=about.years[0]), ["survey_year", *columns]
    return table, columns


def _by_measure(table: pd.DataFrame, columns: list[str], about: About) -> tuple[pd.DataFrame, list[str]]:
    """Figures below each other as one row for each survey year, government and unit: of "Ukuran; Nilai" nobody could read
    back what is what. Where a figure is there more than once, the one in use. A reason stands in place of a missing figure."""
    if "region" not in table:
        table, columns = table.assign(region=about.region), [*columns, "region"]
    if "preferred" in table:
        table = table.sort_values("preferred", ascending=False, kind="stable")
    if "reason" in table:
        words = table["reason"].fillna("").str.replace("_", " ")
        table = table.assign(value=table["value"].astype(object).where(table["value"].notna(), words))
    keys = [key for key in _OWNER if key in columns]
    listed = table.drop_duplicates([*keys, "measure"])
    wide = listed[keys].drop_duplicates().sort_values(keys, kind="stable").set_index(keys)
    for measure in [code for code in dictionary.measures() if (listed["measure"] == code).any()]:
        own = listed[listed["measure"] == measure].set_index(keys)
        wide[measure] = own["value"]
        for column in filter(dictionary.calculated, columns):
            wide[_beside(dictionary.label(measure), column)] = own[column]
    wide = wide.reset_index()
    return wide, list(wide.columns)


def _by_part(table: pd.DataFrame, columns: list[str], about: About) -> tuple[pd.DataFrame, list[str]]:
    """The parts of an index below each other as one row for each survey year: the printed figure of every part, which the
    screen tells in its own way ("80,38 → 75,61"), and what is calculated of it beside it, in the row of the newest year."""
    tables = {year: provenance.figures(about.region_code, year) for year in about.years}
    used = {year: each[each["preferred"] & (each["unit"] == "")].set_index("measure")["value"] for year, each in tables.items()}
    cells = {"survey_year": list(about.years), "region": [about.region] * len(used)}
    cells["index"] = [figures.get("index") for figures in used.values()]
    for row in table.to_dict("records"):
        printed = [figures.get(row["part"]) for figures in used.values()]
        if not all(map(pd.isna, printed)):
            cells[row["part"]] = printed
        for column in filter(dictionary.calculated, columns):
            cells[_beside(row["label"], column)] = [None] * (len(used) - 1) + [row[column]]
    return pd.DataFrame(cells), list(cells)


def _beside(label: str, column: str) -> str:
    """The heading of what was calculated of one measure: "Internal: Poin indeks (dihitung)"."""
    return f"{label}: {dictionary.column(column)} ({dictionary.calculated(column)})"


def _calculated(table: pd.DataFrame, column: str, whole: str) -> str:
    """By which words the heading of a column says that the dashboard worked it out; in a table that is worked out as a whole
    every figure is."""
    if not whole:
        return dictionary.calculated(column)
    figure = pd.api.types.is_numeric_dtype(table[column]) or column in _VALUE_COLUMNS or bool(dictionary.calculated(column))
    return whole if figure and not dictionary.is_year(column) else ""


def _years(years: Iterable[int]) -> str:
    """ "2024", "2023 dan 2024", "2021 sampai 2025"."""
    words = [str(year) for year in years]
    return " dan ".join(words) if len(words) < 3 else f"{words[0]} sampai {words[-1]}"


def _cell(value: Any, column: str) -> str:
    """A cell: whole numbers for years and counts, two decimals for every other number, nothing where it is missing."""
    if isinstance(value, str):
        return _text(value)
    whole = dictionary.is_year(column) or dictionary.is_count(column)
    number = rounded(value, places=0 if whole else 2)
    if number is None:
        return "" if value is None or pd.isna(value) else _text(str(value))
    return format(number + 0, "f").replace(".", ",")


def _text(text: str) -> str:
    return f"'{text}" if text[:1] in _FORMULA else text


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
