"""On which day is each step of a cycle: written down here, published, or only estimated from an earlier year?"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd

from spi.cycle.shipped_dates import shipped_dates
from spi.cycle.steps import entered
from spi.follow_up.log.events import NOW
from spi.store import database
from spi.words import dictionary
from spi.words.wording import date_words, thousands

ENTERED, PUBLISHED, ESTIMATE = "entered", "published", "estimate"
RUNNING = "running"
_FORGOTTEN = timedelta(days=365)  # an estimate that lies behind for longer is no longer waited for
COLUMNS = [
    "key", "survey_year", "step", "cycle_step", "begins", "ends", "first", "last", "basis", "in_force", "estimated_from",
    "in_charge", "letter", "file_name", "sha256", "url", "outlet", "published", "grade", "note", "record_id", "last_seq",
    "position", "state", "days_words",
]  # fmt: skip
_NOT_TEXT = ("survey_year", "begins", "ends", "first", "last", "estimated_from", "last_seq")  # None where they say nothing


def calendar(region_code: str, *, today: date, at: datetime = NOW) -> pd.DataFrame:
    """Every dated step of every cycle of a government, the earliest first, a date before an estimate; columns in COLUMNS.

    basis: ENTERED here, PUBLISHED by a source, or an ESTIMATE: the days of the newest cycle before of which they are known, a
    year or more later (estimated_from: that survey year). in_force: what was entered stands before what a source states of
    this government, and that before what it states of the whole country; what gives way is listed, too. first, last: both
    known (date). position: past, running, ahead, or unrecorded: an estimate that has passed.
    """
    known = [*_entered(region_code, at), *_published(region_code)]
    rows = [*known, *_estimates([row for row in known if row["in_force"]], today)]
    rows = [row | _standing(row, today) for row in rows]
    rows.sort(key=lambda row: (row["first"], row["last"], row["basis"] == ESTIMATE, row["survey_year"], not row["in_force"]))
    return pd.DataFrame(_keyed(region_code, rows), columns=COLUMNS, dtype=object).astype({"survey_year": int, "in_force": bool})


def of_year(table: pd.DataFrame, year: int) -> pd.DataFrame:
    """The steps of a calendar that lie in a year of the calendar, at least in part."""
    inside = [first.year <= year <= last.year for first, last in zip(table["first"], table["last"], strict=True)]
    return table[pd.Series(inside, table.index, dtype=bool)]  # an empty list would choose no columns


def following(table: pd.DataFrame, *, today: date) -> pd.DataFrame:
    """The steps in force that are still to begin (or fall due), the next one first."""
    return table[table["in_force"] & (table["position"] == "ahead")]


def step_key(region_code: str, survey_year: int, step: str) -> str:
    """The key that a step of a cycle keeps while its day is first unknown, then estimated, then known."""
    return f"{region_code}-{survey_year}-{step}"


def undated(table: pd.DataFrame, survey_year: int) -> list[str]:
    """The codes of the steps of a cycle of which no date is known or can be estimated, in their order."""
    there = set(table.loc[table["survey_year"] == survey_year, "step"])
    return [step for step in dictionary.words("cycle_steps") if step != "own" and step not in there]


def _entered(region_code: str, at: datetime) -> list[dict[str, Any]]:
    rows = entered(region_code, at=at).to_dict("records")
    return [
        row | {"basis": ENTERED, "in_force": True, "url": row["link"], "outlet": _by(row), "published": "", "grade": ""}
        for row in rows
    ]


def _by(row: dict[str, Any]) -> str:
    return f"dicatat {row['last_actor']}, {date_words(row['last_at'])}"


def _published(region_code: str) -> list[dict[str, Any]]:
    """The shipped dates that concern a government, each with its source."""
    sources = database.query("sources").set_index("source_id")[["outlet", "url", "published", "note"]].to_dict("index")
    shipped = shipped_dates()
    rows = []
    for row in shipped[shipped["region"].isin(["", region_code])].to_dict("records"):
        source = sources[row["source"]]
        note = " ".join(filter(None, [row["note"], "" if source["url"] else source["note"]]))
        of_source = {name: source[name] for name in ("outlet", "url", "published")}
        rows.append(row | of_source | {"note": note, "basis": PUBLISHED, "in_force": True})
    return rows


def _estimates(known: list[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """The steps of the running and the coming cycles of which nothing is known, on the days of the newest cycle before."""
    rows = []
    for year in (today.year - 1, today.year, today.year + 1):
        there = {row["step"] for row in known if row["survey_year"] == year}
        for step in dictionary.words("cycle_steps"):
            before = [row for row in known if row["step"] == step and row["survey_year"] < year]
            if step == "own" or step in there or not before:
                continue
            newest = max(before, key=lambda row: (row["survey_year"], _strength(row)))
            days = {name: _shifted(newest[name], year - newest["survey_year"]) for name in ("begins", "ends")}
            note = f"Perkiraan dari SPI {newest['survey_year']} ({days_words(newest['begins'], newest['ends'])})."
            estimate = {"survey_year": year, "step": step, "basis": ESTIMATE, "in_force": True, "note": note, **days}
            waited_for = max(filter(None, days.values())) >= today - _FORGOTTEN
            if waited_for and min(filter(None, days.values())).year <= today.year + 1:
                origin = f"perkiraan dari tanggal SPI {newest['survey_year']}: {newest['outlet']}"  # no source prints this day
                rows.append(estimate | {"estimated_from": newest["survey_year"], "outlet": origin, "url": newest["url"]})
    return rows


def _shifted(day: date | None, years: int) -> date | None:
    """The same day of a later year; the 28th for a 29 February that is not there."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _standing(row: dict[str, Any], today: date) -> dict[str, Any]:
    """What the days of a step mean today, and what it is called."""
    first, last = row["begins"] or row["ends"], row["ends"] or row["begins"]
    estimate = row["basis"] == ESTIMATE
    position = "ahead" if first > today else RUNNING if last >= today else "unrecorded" if estimate else "past"
    name = row.get("name") or dictionary.word("cycle_steps", row["step"])
    return {
        "cycle_step": f"{name} (SPI {row['survey_year']})",
        "in_charge": row.get("in_charge") or dictionary.words("cycle_owners").get(row["step"], ""),
        "first": first, "last": last, "position": position, "state": _state(first, last, today, position, estimate=estimate),
        "days_words": days_words(row["begins"], row["ends"]),
    }  # fmt: skip


def days_words(begins: date | None, ends: date | None) -> str:
    """From when to when: "14–30 Oktober 2026", "1 Agustus–31 Oktober 2026", "paling lambat 31 Mei 2026", "mulai 8 Maret 2026",
    one day alone."""
    if not begins or not ends:
        return f"paling lambat {date_words(ends)}" if ends else f"mulai {date_words(begins)}"
    if begins == ends:
        return date_words(begins)
    same = 0 if begins.year != ends.year else 1 if begins.month != ends.month else 2  # words that need not be said twice
    first = date_words(begins).split()
    return f"{' '.join(first[: len(first) - same])}–{date_words(ends)}"


def _state(first: date, last: date, today: date, position: str, *, estimate: bool) -> str:
    if position == "unrecorded":
        return f"perkiraan lewat {thousands((today - last).days)} hari, belum dicatat"
    words = f"{thousands((first - today).days)} hari lagi"
    if position == RUNNING:
        words = "hari ini" if first == last == today else "sedang berjalan"
    elif position == "past":
        words = "sudah lewat"
    return f"perkiraan, {words}" if estimate else words


def _strength(row: dict[str, Any]) -> tuple[int, bool]:
    """Which of two dates of the same step stands: the one with the greater strength."""
    return (ESTIMATE, PUBLISHED, ENTERED).index(row["basis"]), bool(row.get("region"))


def _keyed(region_code: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every column of each row; with a key that stays when an estimate becomes a date, and whether it gives way to another."""
    rows = list(rows)
    strongest: dict[tuple[int, str], tuple[int, bool]] = {}
    for row in rows:
        place = row["survey_year"], row["step"]
        strongest[place] = max(strongest.get(place, (0, False)), _strength(row))
    keyed: dict[str, dict[str, Any]] = {}
    for row in rows:
        in_force = _strength(row) == strongest[row["survey_year"], row["step"]]
        key = step_key(region_code, row["survey_year"], row["step"])
        if row["step"] == "own" or key in keyed or not in_force:
            key = row.get("record_id") or f"{key}-{row['basis']}-{row.get('region') or 'nasional'}"
        whole = {name: row.get(name) if name in _NOT_TEXT else row.get(name) or "" for name in COLUMNS}
        keyed[key] = whole | {"key": key, "in_force": in_force}
    return list(keyed.values())
