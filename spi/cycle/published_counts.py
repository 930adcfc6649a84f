"""How many respondents did a source print for a government and survey year? Reads data/respondent_counts.csv."""

from pathlib import Path

import pandas as pd

from spi.settings import ShippedDataError
from spi.words import dictionary

_FILE = Path(__file__).resolve().parents[2] / "data" / "respondent_counts.csv"
COLUMNS = ["survey_year", "region_code", "group", "what", "count", "printed", "source", "grade", "note"]


def published_counts(file: Path = _FILE) -> pd.DataFrame:
    """The columns of COLUMNS, group also "all"; count is missing where only a share is printed. What a source prints so that it
    can be read both ways stands in it both ways. Raises ShippedDataError where the file cannot be used."""
    try:
        table = pd.read_csv(file, dtype={"region_code": str, "count": "Int64", "printed": str}, keep_default_na=False,
                            na_values={"count": [""]})[COLUMNS]  # fmt: skip
    except (OSError, ValueError, KeyError) as error:
        raise ShippedDataError(f"data/{file.name} tidak dapat dibaca. Perbaiki berkasnya. Pembacanya berkata: {error}") from error
    groups, kinds = {*dictionary.words("respondent_groups"), "all"}, dictionary.words("respondent_counts")
    strange = table[~table["group"].isin(groups) | ~table["what"].isin(kinds)]
    if len(strange):
        raise ShippedDataError(f"data/{file.name}, baris {strange.index[0] + 2}: kelompok atau jenis angkanya tidak dikenal.")
    return table
