"""By which names do the formulas of the workbook call the figures, and from where is each figure?"""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results.causes import Level
from spi.method import methodology
from spi.render.book.page import is_missing
from spi.words import dictionary
from spi.words.wording import date_words

_NAMES = {
    "index": "Indeks", "internal": "Internal", "external": "Eksternal", "expert": "Eksper", "correction_conduct": "Pelaksanaan",
    "correction_facts": "Fakta", "correction_other": "Koreksi_lain", "correction_total": "Potongan", "residual": "Residu",
}  # fmt: skip
AVERAGES = {  # code -> the name of its cell
    "ID": "Rata_nasional", "governments": "Rata_pemda", "kind": "Rata_sejenis", "province": "Rata_provinsi",
}  # fmt: skip


def called(measure: str, year: int) -> str:
    """The defined name of a measure in a survey year: "Internal_2024"."""
    return f"{_NAMES[measure]}_{year}"


def weight(component: str, year: int) -> str:
    """The defined name of a weight: "Bobot_internal_2024"."""
    return f"Bobot_{_NAMES[component].lower()}_{year}"


def levels(briefing: Briefing) -> dict[int, Level]:
    """The years that are taken apart, the one told of first."""
    years = [(briefing.year, briefing.level), (briefing.year_before, briefing.level_before)]
    return {year: level for year, level in years if year is not None and level is not None}


def source(table: pd.DataFrame, measure: str, otherwise: str = "") -> str:
    """Where the figure in use of a measure comes from, or why there is none (a table of Briefing.figures)."""
    used = table[(table["measure"] == measure) & (table["unit"] == "") & table["preferred"]]
    if used.empty:
        return otherwise or dictionary.reason(None)
    row = used.iloc[0]
    if is_missing(row["value"]):
        return dictionary.reason(row["reason"])
    pieces = (row["outlet"], date_words(row["published"]) if row["published"] else "", row["location"])
    return ", ".join(str(piece) for piece in pieces if not is_missing(piece) and piece)


def shown(band: methodology.Band | None) -> str:
    """A category with its symbol: "■ Rentan"; "" without one."""
    return f"{band.symbol} {band.name}" if band else ""
