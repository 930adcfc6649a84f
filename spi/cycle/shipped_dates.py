"""On which days were the steps of earlier cycles? Reads data/cycle_dates.csv, what sources state about past survey years."""

from datetime import date
from pathlib import Path

import pandas as pd

from spi.settings import ShippedDataError
from spi.words import dictionary

_FILE = Path(__file__).resolve().parents[2] / "data" / "cycle_dates.csv"
COLUMNS = ("survey_year", "step", "region", "begins", "ends", "source", "grade", "note")


def shipped_dates(file: Path = _FILE) -> pd.DataFrame:
    """The columns of COLUMNS: survey_year (int), region ("" for the whole country), begins and ends (date, None where the
    source states only the other). Raises ShippedDataError where the file cannot be used."""
    try:
        table = pd.read_csv(file, dtype=str, keep_default_na=False)
        rows = [_row(row, number) for number, row in enumerate(table[list(COLUMNS)].to_dict("records"), start=2)]
    except ShippedDataError:
        raise
    except (OSError, ValueError, KeyError) as error:
        problem = "tidak dapat dibaca. Perbaiki berkasnya, atau pasang lagi folder data/."
        raise ShippedDataError(f"data/{file.name} {problem} Pembacanya berkata: {error}") from error
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype({"survey_year": int})


def _row(row: dict[str, str], number: int) -> dict:
    place = f"data/cycle_dates.csv, baris {number}"
    if row["step"] not in dictionary.words("cycle_steps"):
        raise ShippedDataError(f"{place}: langkah “{row['step']}” tidak dikenal. Perbaiki ejaannya.")
    try:
        days = {name: date.fromisoformat(row[name]) if row[name] else None for name in ("begins", "ends")}
    except ValueError as error:
        raise ShippedDataError(f"{place}: tanggal harus tertulis seperti 2026-12-31. Perbaiki tanggalnya.") from error
    if not any(days.values()) or (days["begins"] and days["ends"] and days["ends"] < days["begins"]):
        raise ShippedDataError(f"{place}: tanggalnya kosong, atau berakhir sebelum mulai. Perbaiki tanggalnya.")
    return row | days | {"survey_year": int(row["survey_year"])}
