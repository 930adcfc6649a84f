"""Which figures stand in one region's own report, typed by hand?"""

import pandas as pd

from spi.intake.checks import check
from spi.intake.draft import Draft, Intake, quoted
from spi.intake.spelling import headings
from spi.intake.spelling.headings import MEASURES
from spi.intake.spelling.numbers import parse_year
from spi.intake.spelling.regions import Gazetteer, Unidentified
from spi.intake.spelling.spellings import is_empty
from spi.intake.spelling.units import has_few, taken_over


def read_grid(
    rows: pd.DataFrame,
    *,
    region_code: str,
    survey_year: int,
    regions: pd.DataFrame,
    newest_year: int,
    aliases: dict[str, str] | None = None,
    name: str = "isian",
) -> Intake:
    """Read one region's own report. rows: measure (code or heading), value; optional unit and respondents. An empty cell is not
    filled in and gives nothing; a dash or "NaN" gives a reason. Never raises for bad input."""
    draft, gazetteer = Draft(name), Gazetteer(aliases=aliases or {}, regions=regions)
    text = rows.astype(object).where(rows.notna(), "").astype(str)
    content = f"{region_code};{survey_year}\n{text.to_csv(index=False)}".encode("utf-8", "replace")
    owner = _owner(region_code, survey_year, newest_year, draft, gazetteer)
    lacking = [column for column in ("measure", "value") if column not in rows.columns]
    if lacking:
        draft.problem("", f"kolom {' dan '.join(lacking)} tidak ada. Isi lewat isian yang disediakan.")
    if owner and not draft.problems:
        for number, row in enumerate(text.to_dict("records"), start=1):
            _read_entry(row, number, owner, draft, gazetteer)
        if not draft.problems and not draft.figures:
            draft.problem("", "belum ada satu angka pun. Isi paling sedikit satu nilai.")
    if not draft.problems:
        check(draft, gazetteer, known_counts={})
    return draft.intake("tabel", content, new_regions=gazetteer.new_regions(), aliases=gazetteer.new_aliases())


def _owner(code: str, year: int, newest: int, draft: Draft, gazetteer: Gazetteer) -> tuple[int, str] | None:
    """The survey year and the region of the report; None after a problem."""
    try:
        return parse_year(year, newest=newest), gazetteer.identify(code=code, name=None)
    except Unidentified as unknown:
        draft.problem("", str(unknown))
    except ValueError as reason:
        draft.problem("", f"tahun {quoted(year)} {reason}.")
    return None


def _read_entry(row: dict, number: int, owner: tuple[int, str], draft: Draft, gazetteer: Gazetteer) -> None:
    place, measure = f"baris {number}", headings.role(row["measure"])
    measure = row["measure"] if row["measure"] in MEASURES else measure
    if is_empty(row["value"]):
        return
    if measure not in MEASURES:
        draft.problem(place, f"indikator {quoted(row['measure'])} tidak dikenal. Pilih dari daftar, misalnya Indeks.")
        return
    try:
        unit, odd = taken_over(row.get("unit"))
    except ValueError as reason:
        draft.problem(place, f"unit kerja {quoted(row['unit'])} {reason}.")
        return
    if odd:
        draft.odd_names.setdefault(unit, f"{place}: unit kerja {quoted(row['unit'])} {odd}")
    try:
        few = has_few(row.get("respondents"))
    except ValueError as reason:
        draft.problem(place, f"{quoted(row['respondents'])} {reason}.")
        return
    named = f"{place} ({' – '.join(filter(None, (headings.spelling(measure), unit)))})"
    draft.claim((*owner, unit), {measure: named}, label=gazetteer.name(owner[1]))
    draft.figure((*owner, unit), measure, row["value"], place=named, location=place, few=few)
