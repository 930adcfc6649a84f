"""How is the calendar shown: the picture of one year or one cycle, its table, the sources of its dates, what is due?"""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from spi.answers.cycle.calendar import ESTIMATE, of_year, undated
from spi.answers.cycle.reminders import reminders
from spi.charts.cycle.cycle_timeline import cycle_timeline
from spi.follow_up import Plan
from spi.follow_up.log.attachments import content
from spi.narrative.cycle import calendar
from spi.ui.app import address, links
from spi.ui.app.choice import Choice
from spi.ui.forms import handing_out
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words.wording import date_words

SOURCE = "catatan di dasbor ini dan sumber yang disebut di tabelnya"
_CURRENT = "berjalan"
_STEPS = ["cycle_step", "days_words", "state", "in_charge", "letter", "file_name"]
_ORIGIN = ["cycle_step", "days_words", "outlet", "published", "grade", "note", "url"]
_WORK = {  # step -> section and page on which it is worked on, and the name under which that is asked for its year
    "population": ("siklus", "responden", "survei"), "socialisation": ("siklus", "sosialisasi", "survei"),
    "fieldwork": ("siklus", "responden", "survei"), "result": ("data", "impor", ""),
    "evaluation": ("siklus", "evaluasi", "tahun"),
    "rtl_sent": ("tindak_lanjut", "rtl", "rencana"), "rtl_monitoring": ("tindak_lanjut", "rtl", "rencana"),
}  # fmt: skip
_DUE = ["awaited", "due_words", "state"]


def show(table: pd.DataFrame, *, today: date) -> None:
    """The steps of the running year, or of one cycle, as a picture and a table; where each date comes from in a fold."""
    cycles = sorted({int(year) for year in table["survey_year"]}, reverse=True)
    with st.container(horizontal=True, vertical_alignment="bottom", key="pilihan-kalender"):
        view = address.choice(
            st.selectbox, "Yang ditampilkan", [_CURRENT, *map(str, cycles)], _CURRENT, key="siklus", width=220,
            words=lambda code: f"Tahun {today.year}" if code == _CURRENT else f"Siklus SPI {code}",
        )  # fmt: skip
    shown = of_year(table, today.year) if view == _CURRENT else table[table["survey_year"] == int(view)]
    called = f"tahun {today.year}" if view == _CURRENT else f"siklus SPI {view}"
    title = panel.heading(f"Kalender {called}", "penuh: tanggal yang diketahui; kosong: perkiraan dari tahun sebelumnya")
    panel.picture(cycle_timeline(shown, day=today), key="kalender", title=title, source=SOURCE)
    _work(shown)
    if view != _CURRENT and (sentence := calendar.undated_steps(undated(table, int(view)), int(view))):
        st.caption(plain(sentence.text))
    with st.expander("Tabel, penanggung jawab, dan asal-usul tanggal", key="buka-tabel-kalender", on_change="rerun") as fold:
        if fold.open:
            _tables(shown, called)


def _work(shown: pd.DataFrame) -> None:
    """The pages on which one works on the steps that run, come, or wait for their date, each with the year of the first."""
    steps = shown[shown["in_force"] & shown["position"].ne("past") & shown["step"].isin(list(_WORK))]
    pages = {_WORK[step]: str(year) for step, year in zip(steps["step"][::-1], steps["survey_year"][::-1], strict=True)}
    if not pages:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="kerjakan-langkah"):
        st.caption("Dikerjakan di", width="content")
        for (section, page, asked), year in reversed(pages.items()):
            links.leave(page, None, section=section, **({asked: year} if asked else {}))


def _tables(shown: pd.DataFrame, called: str) -> None:
    panel.shown_table(shown[shown["in_force"]], _STEPS)
    _letters(shown[shown["file_name"] != ""])
    panel.heading("Asal-usul tanggal", "tanggal yang dicatat daerah didahulukan; tanggal sumber lain tetap ditampilkan")
    estimates = shown["basis"] == ESTIMATE
    origin = shown.assign(
        days_words=shown["days_words"].mask(estimates, "perkiraan " + shown["days_words"]),
        published=shown["published"].map(lambda day: date_words(day) if day else ""),
        note=[_note(*row) for row in zip(shown["note"], shown["in_force"], shown["basis"], strict=True)],
        url=shown["url"].replace("", None),
    )
    panel.shown_table(origin, _ORIGIN)
    panel.download(origin, _ORIGIN, title=f"Kalender {called}", key="kalender", about=panel.about(shown))


def _letters(steps: pd.DataFrame) -> None:
    """A button for each letter that was handed in."""
    with st.container(horizontal=True, key="surat-kalender"):
        for row in steps.to_dict("records"):
            handing_out.button(
                plain(f"{row['cycle_step']}: {row['file_name']}"), partial(_content, row["sha256"]), row["file_name"],
                "application/octet-stream", key=f"unduh-surat-{row['record_id']}", icon=":material/attach_file:",
                plan=Plan(row["key"].partition("-")[0], row["survey_year"]), help=f"SHA-256 {row['sha256']}",
            )  # fmt: skip


def _content(sha256: str) -> bytes:
    return content(sha256) or b""


def _note(note: str, in_force: bool, basis: str) -> str:
    gives_way = "" if in_force else "Didahului tanggal yang dicatat daerah."
    unsure = "Bukan tanggal yang diumumkan." if basis == ESTIMATE else ""
    return " ".join(filter(None, [note, unsure, gives_way]))


def due(pick: Choice, *, today: date) -> pd.DataFrame:
    """What is late and what falls due in the next days, by OPD; answers it as a table (answers' reminders)."""
    table = reminders(pick.code, today=today)
    panel.heading("Yang lewat dan yang jatuh tempo", "tindak lanjut semua rencana, dan langkah siklus, menurut penanggung jawab")
    st.caption(plain(calendar.due_and_late(table).text))
    for opd, rows in table.groupby("opd", sort=False):
        late = int(rows["late"].sum())
        label = f"{opd}: {len(rows)} hal" + (f", {late} lewat" if late else "")
        with st.expander(plain(label), key=f"buka-agenda-{opd}", on_change="rerun") as fold:
            if fold.open:
                panel.small_table(rows, _DUE, alt=f"Yang ditunggu dari {opd}")
    return table
