"""Which index was aimed at in each survey year, by which document, was it reached, and how much a year is still needed?

Three places tell of targets: what somebody wrote down on the page (records of kind "target"), the one of data/settings.toml, and
those that the project ships (data/targets.csv). Of one year all are kept; the first of them in that order holds.
"""

import csv
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from spi.answers.results import history
from spi.answers.sources import provenance
from spi.follow_up.log import records
from spi.follow_up.log.events import NOW
from spi.settings import ShippedDataError, settings
from spi.words.wording import date_words

_FILE = Path(__file__).resolve().parents[3] / "data" / "targets.csv"
_COLUMNS = ("survey_year", "region_code", "points", "stated", "outlet", "url", "published", "grade", "note")
PATH = ["survey_year", "points", "source", "link", "note", "origin", "holds", "index", "difference", "record_id", "last_seq"]
_ORIGINS = {"typed": 0, "settings": 1, "shipped": 2}


@dataclass(frozen=True)
class Needed:
    """What lies between the newest known index and a later target: plain arithmetic, no forecast.

    points: still to gain, 0 or less where it is reached already; years: survey years from `start` to `year`; per_year: points.
    """

    start: int
    index: float
    year: int
    target: float
    points: float
    years: int

    @property
    def per_year(self) -> float:
        return self.points / self.years


def path(region_code: str, *, at: datetime = NOW) -> pd.DataFrame:
    """Every target of a government as of a moment, columns in PATH; by survey year, the one that holds first.

    points: as stated; origin: typed, settings or shipped; index: of that survey year, as it is known today (missing where not);
    difference: index - points, 0 or more where the target was reached; record_id, last_seq: of a typed one, else missing.
    """
    rows = [*_typed(region_code, at), *_of_settings(region_code), *_shipped().get(region_code, ())]
    table = pd.DataFrame(rows, columns=[name for name in PATH if name not in ("holds", "index", "difference")])
    order = pd.DataFrame({"year": table["survey_year"], "place": table["origin"].map(_ORIGINS)})
    order["newest"] = -table["last_seq"].fillna(0)
    table = table.loc[order.sort_values(list(order), kind="stable").index].reset_index(drop=True)
    series = history.index_series(region_code)
    known = dict(zip(series["survey_year"], series["value"], strict=True))
    index = table["survey_year"].map(known).astype(float)
    difference = (index - table["points"].astype(float)).round(9)
    return table.assign(holds=~table["survey_year"].duplicated(), index=index, difference=difference)[PATH]


def points(path: pd.DataFrame) -> dict[int, float]:
    """Survey year -> the target that holds (points)."""
    holds = path[path["holds"]]
    return dict(zip(holds["survey_year"].astype(int), holds["points"].astype(float), strict=True))


def of_year(path: pd.DataFrame, year: int) -> dict[str, Any] | None:
    """The target that holds of a survey year, a row of `path`; None where none is known."""
    rows = path[path["holds"] & (path["survey_year"] == year)].to_dict("records")
    return {str(name): value for name, value in rows[0].items()} if rows else None


def aimed_at(region_code: str, year: int) -> dict[str, Any] | None:
    """The target told of beside the result of a survey year: its own, else the next later one; None where neither is known."""
    table = path(region_code)
    own = of_year(table, year)
    later = table.loc[table["holds"] & (table["survey_year"] > year), "survey_year"]
    return own or (of_year(table, int(later.min())) if len(later) else None)


def goal(region_code: str, value: float | None, year: int) -> tuple[float | None, str, str]:
    """A target as typed (points): value, name and basis; the stated one is called by its year and its source."""
    stated = aimed_at(region_code, year)
    if stated and value == stated["points"]:
        return value, f"Target SPI {stated['survey_year']}", stated["note"] or stated["source"]
    return value, "Target", "diketik"


def needed(path: pd.DataFrame, region_code: str, year: int) -> list[Needed]:
    """What each target of a later survey year still needs, from the newest index known in `year` or before; [] without one."""
    series = history.index_series(region_code)
    known = series[(series["survey_year"] <= year) & series["value"].notna()].sort_values("survey_year")
    if known.empty:
        return []
    start, index = int(known["survey_year"].iloc[-1]), float(known["value"].iloc[-1])
    later = path[path["holds"] & (path["survey_year"] > max(start, year))]
    aims = [(int(row.survey_year), float(row.points)) for row in later.itertuples()]
    return [Needed(start, index, aim, points, round(points - index, 9), aim - start) for aim, points in aims]


def _typed(region_code: str, at: datetime) -> list[tuple]:
    table = records.standing("target", region_code, at=at)
    return [
        (int(row["survey_year"]), float(row["points"]), row["source"], row["link"] or "", row["note"] or "", "typed",
         row["record_id"], int(row["last_seq"]))
        for row in table.to_dict("records")
    ]  # fmt: skip


def _of_settings(region_code: str) -> list[tuple]:
    stated = settings().get("target") if region_code == settings()["region"] else None
    if not stated:
        return []
    known = provenance.sources()
    known = known[known["source_id"] == stated["source"]]
    source = f"{known['outlet'].iloc[0]}, {known['published'].iloc[0]}" if len(known) else stated["source"]
    return [(stated["survey_year"], float(stated["value"]), source, "", stated["note"], "settings", None, None)]


@cache
def _shipped() -> dict[str, list[tuple]]:
    """The targets that the project ships, by region code. Raises ShippedDataError where the file cannot be used."""
    listed: dict[str, list[tuple]] = {}
    try:
        with _FILE.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                _year, code, points, stated, outlet, url, published, grade, note = (row[name] for name in _COLUMNS)
                printed = f"dicetak “{stated}”" if stated != points.replace(".", ",") else ""
                note = "; ".join(filter(None, [note, printed, f"keyakinan {grade}"]))
                target = (
                    int(row["survey_year"]),
                    float(points),
                    f"{outlet}, {date_words(published)}",
                    url,
                    note,
                    "shipped",
                    None,
                    None,
                )
                listed.setdefault(code, []).append(target)
    except (OSError, ValueError, KeyError) as error:
        raise ShippedDataError(f"data/{_FILE.name} tidak dapat dibaca sebagai daftar target: {error}") from error
    return listed
