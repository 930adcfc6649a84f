"""Sheets Angka terbit, Unsur terbit and Unit: which figures do sources print, in rows that an import reads back as they are?"""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.method import methodology
from spi.method.parts import MEASURES
from spi.render.book.page import Book, Page, given, is_missing, text
from spi.words import dictionary
from spi.words.wording import date_words

_KEYS = ["survey_year", "region_code", "name", "unit"]  # masked names are alike, codes never
_NOTE = "Hanya angka terbit, satu baris per {} dan tahun; lembar lain menghitung dan tidak dibaca kembali saat impor."


def scores(book: Book, briefing: Briefing) -> None:
    """Sheet Angka terbit: index, components and deductions of every member of the scope of whom any is known, both years."""
    known = briefing.published.melt(["survey_year", "region_code", "name"], [*MEASURES], "measure").dropna(subset="value")
    listed = [measure for measure in MEASURES if (known["measure"] == measure).any()]
    _sheet(book, briefing, "Angka terbit", f"Angka yang diterbitkan, {briefing.years}", known, listed)


def elements(book: Book, briefing: Briefing) -> None:
    """Sheet Unsur terbit: the elements of every member, and ours of the year before; no sheet where none is known."""
    tree = methodology.method()["tree"]
    listed = [part for group in ("internal", "external", "expert") for part in tree[group]]
    names = briefing.published.set_index("region_code")["name"].to_dict() | {briefing.code: briefing.name}
    scope = briefing.elements.assign(survey_year=briefing.year)
    scope = scope.assign(
        name=[names.get(code, region) for code, region in zip(scope["region_code"], scope["region"], strict=True)]
    )
    past = _ours(briefing, units=False)
    past = past[past["measure"].isin(listed) & (past["survey_year"] != briefing.year)]
    known = pd.concat([scope[["survey_year", "region_code", "name", "measure", "value"]], past]).dropna(subset="value")
    measures = [part for part in listed if (known["measure"] == part).any()]
    if measures:
        _sheet(book, briefing, "Unsur terbit", f"Unsur yang diterbitkan, {briefing.years}", known, measures)


def units(book: Book, briefing: Briefing) -> None:
    """Sheet Unit: the scores of units (OPD), the newest year and the lowest index first; one with too few respondents has no
    score, and says so in its cell."""
    known = _ours(briefing, units=True)
    pairs = zip(known["value"], known["reason"], strict=True)
    known["value_words"] = [dictionary.reason(reason) if is_missing(value) else value for value, reason in pairs]
    listed = [measure for measure in dictionary.measures() if (known["measure"] == measure).any()]
    index = known[known["measure"] == "index"].set_index(_KEYS)["value"].to_dict()
    known["first"] = [index.get(key) for key in known[_KEYS].itertuples(index=False, name=None)]
    known = known.sort_values(["survey_year", "first"], ascending=[False, True], kind="stable")
    page = _sheet(book, briefing, "Unit", f"Unit kerja, {briefing.years}", known, listed or ["index"])
    if known.empty:
        page.row([text(f"Belum ada skor unit kerja yang diketahui untuk {briefing.years}.", "line")])


def _ours(briefing: Briefing, *, units: bool) -> pd.DataFrame:
    """The figures in use of the government itself or of its units: region_code, survey_year, name, unit, measure, value,
    reason, source."""
    ours = {"region_code": briefing.code, "name": briefing.name}
    tables = [table.assign(survey_year=year, **ours) for year, table in briefing.figures.items()]
    used = pd.concat([table[table["preferred"] & ((table["unit"] != "") == units)] for table in tables])
    origins = zip(used["outlet"], used["published"], strict=True)
    used["source"] = [", ".join([outlet, date_words(day)] if day else [outlet]) for outlet, day in origins]
    return used[[*_KEYS, "measure", "value", "reason", "source"]]


def _sheet(book: Book, briefing: Briefing, name: str, title: str, known: pd.DataFrame, measures: list[str]) -> Page:
    """A sheet with one row for each survey year, government and unit, and one column for each measure.

    known: survey_year, region_code, name, measure, value; of units also unit, value_words (a score, or in words why there is
    none) and source.
    """
    of_units = name == "Unit"
    known = known if of_units else known.assign(unit="", value_words=known["value"])
    heads = ["Tahun survei", briefing.scope.member, *(["Unit kerja"] if of_units else []), *map(dictionary.label, measures)]
    sourced = ["Sumber"] if of_units else []
    note = _NOTE.format(briefing.scope.noun)
    page = book.page(name, title, note, [9, 34, *([44] if of_units else []), *[14] * len(measures), *[60] * len(sourced)])
    page.headings([*heads, *sourced], frozen=3 if of_units else 2)
    for (year, _, government, unit), rows in known.groupby(_KEYS, sort=False):
        by_measure = dict(zip(rows["measure"], rows["value_words"], strict=True))
        scores_of = [
            text(by_measure[m]) if isinstance(by_measure.get(m), str) else given(by_measure.get(m), role="plain")
            for m in measures
        ]
        outlets = [text("; ".join(dict.fromkeys(rows["source"])))] if of_units else []
        page.row([given(year, "year", role="plain"), text(government), *([text(unit)] if of_units else []), *scores_of, *outlets])
    return page
