"""What of the year is handed out on paper: the calendar of the cycle, and a page for each OPD with what is waited for?"""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from spi.answers.cycle.calendar import ESTIMATE, calendar, of_year
from spi.answers.cycle.reminders import DAYS, RECORD, reminders
from spi.answers.results import standing
from spi.charts.cycle.cycle_timeline import cycle_timeline
from spi.documents.blocks import heading, note, picture, section, text
from spi.documents.pdf import sheets
from spi.documents.tables import Columns, table
from spi.narrative.cycle.calendar import due_of_opd, next_step, place_in_year, unrecorded
from spi.narrative.sentence import Sentence
from spi.render import paper
from spi.words.wording import date_words, thousands

_STEPS: Columns = {"cycle_step": 4, "days_words": 3.8, "state": 3.6, "in_charge": 2, "letter": 2, "outlet": 4.6}
_DUE: Columns = {"awaited": 7, "due_words": 2.6, "state": 4}
_NONE = [section("Langkah", note("Belum ada langkah."))]
_ABOUT = "Langkah siklus Survei Penilaian Integritas dan tindak lanjut yang ditunggu."


@dataclass(frozen=True)
class _Sheet:
    """The government and the moment of a document."""

    region_code: str
    moment: datetime

    @property
    def name(self) -> str:
        return str(standing.regions().set_index("region_code").at[self.region_code, "name"])


def calendar_pdf(region_code: str, *, moment: datetime, state: dict | None = None, masked: bool = False) -> bytes:
    """The calendar of the running year as picture and table, and the steps of the next year.

    state: of which state of the store it tells, as the documents of a pack say it (pdf.stamp_of); masked: without the sources,
    which may be named after other governments.
    """
    sheet, today = _Sheet(region_code, moment), moment.date()
    steps = calendar(region_code, today=today)
    steps = steps[steps["in_force"]]
    steps = steps.assign(outlet=steps["outlet"].mask(steps["basis"] == ESTIMATE, steps["note"]))
    years = [(year, of_year(steps, year)) for year in (today.year, today.year + 1)]
    columns = {code: width for code, width in _STEPS.items() if code != "outlet" or not masked}
    drawn = paper.draw(cycle_timeline(years[0][1], day=today))
    sections = [
        section(f"Tahun {year}", picture(drawn, "") if n == 0 else None, table(rows, columns, small=True), _estimates(rows))
        for n, (year, rows) in enumerate(years) if len(rows)
    ]  # fmt: skip
    lead = {
        "Berikutnya": next_step(steps, today=today), "Sekarang": place_in_year(steps, today=today),
        "Belum dicatat": unrecorded(steps),
    }  # fmt: skip
    return _typeset(sheet, "Kalender siklus SPI", lead, sections or _NONE, state)


def _estimates(rows: pd.DataFrame) -> dict | None:
    count = int((rows["basis"] == ESTIMATE).sum())
    return (
        note(f"{thousands(count)} tanggal di tabel ini perkiraan dari tahun sebelumnya, bukan tanggal yang diumumkan.")
        if count
        else None
    )


def opd_pages(region_code: str, *, moment: datetime) -> bytes:
    """One page for each OPD: what of it is late, and what falls due in the next days."""
    waiting = reminders(region_code, today=moment.date())
    sections = [
        section(
            str(opd), text(due_of_opd(str(opd), rows).text),
            *[block for title, part in _parts(rows)
              if len(part) for block in (heading(title), table(part, _DUE))],
        )
        for opd, rows in waiting.groupby("opd", sort=False)
    ]  # fmt: skip
    nothing = [section("Tidak ada yang ditunggu", note("Tidak ada yang lewat atau jatuh tempo."))]
    return _typeset(_Sheet(region_code, moment), "Yang ditunggu dari setiap OPD", {}, sections or nothing)


def _parts(rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """What an OPD is waited for, under its headings."""
    record = rows["kind"] == RECORD
    ahead = rows[~record & ~rows["late"]]
    return [("Lewat tenggat", rows[rows["late"]]), (f"Dalam {DAYS} hari", ahead), ("Tanggal yang belum dicatat", rows[record])]


def _typeset(
    sheet: _Sheet, title: str, lead: dict[str, Sentence | None], sections: list[dict], state: dict | None = None
) -> bytes:
    said = {name: sentence.text for name, sentence in lead.items() if sentence}
    view = f"Per {date_words(sheet.moment.date())}"
    return sheets(title, _ABOUT, sections, lead=said, kicker=sheet.name, view=view, author=sheet.name,
                  region_code=sheet.region_code, moment=sheet.moment, state=state)  # fmt: skip
