"""How is the coverage of the socialisation shown: tiles of the units, those not yet reached by name, the sessions?"""

import pandas as pd
import streamlit as st

from spi.answers.cycle.socialisation import Coverage
from spi.charts.cycle.coverage_tiles import coverage_tiles
from spi.narrative.cycle.socialisation import REACHED, still_waiting
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import DASH, date_words, thousands

SOURCE = "catatan sosialisasi di dasbor ini"
_UNITS = ["unit_called", "unit_kind_words", "official_code", "sessions_held", "reached_on"]
_SESSIONS = ["held_on", "held_at", "audience", "presenter", "present_words", "reached_units"]


def show(coverage: Coverage) -> None:
    """A picture and a sentence for each kind of units, then the sessions; what to do first where there is nothing yet."""
    if not coverage.shares:
        st.info("Mulai dari bagian Daftar unit: masukkan kecamatan dan OPD, lalu catat sesi sosialisasi di sini.")
        return
    for share in coverage.shares:
        chart = coverage_tiles(coverage, share.kind)
        title = panel.heading(chart.title, f"SPI {coverage.plan.survey_year}; ● sudah dijangkau, garis putus-putus belum")
        st.caption(plain(still_waiting(share).text))
        panel.picture(chart, key=f"cakupan-{share.kind}", title=title, years=[coverage.plan.survey_year], source=SOURCE)
    st.caption(REACHED)
    if len(coverage.sessions):
        panel.heading("Sesi sosialisasi", f"{thousands(len(coverage.sessions))} sesi, menurut tanggal")
        table = session_rows(coverage)
        panel.shown_table(table, _SESSIONS)
        panel.download(table, _SESSIONS, title="Sesi sosialisasi", key="sesi-sosialisasi", about=_about(coverage, table))
    with st.expander("Tabel unit dan unduhan", key="buka-tabel-cakupan", on_change="rerun") as fold:
        if fold.open:
            rows = unit_rows(coverage)
            panel.shown_table(rows, _UNITS)
            panel.download(rows, _UNITS, title="Cakupan sosialisasi", key="cakupan-unit", about=_about(coverage, rows))


def session_rows(coverage: Coverage) -> pd.DataFrame:
    """The sessions in words; one that lies ahead says so."""
    table = coverage.sessions
    return table.assign(
        held_on=[
            date_words(day) + ("" if held else " (direncanakan)") for day, held in zip(table["date"], table["held"], strict=True)
        ],
        held_at=table["place"],
        present_words=[DASH if count is None else thousands(int(count)) for count in table["present"]],
        reached_units=["; ".join(names) or DASH for names in table["names"]],
        survey_year=coverage.plan.survey_year,
    )


def unit_rows(coverage: Coverage) -> pd.DataFrame:
    """The units in words."""
    table = coverage.units
    return table.assign(
        unit_called=table["name"],
        unit_kind_words=[dictionary.word("unit_kinds", kind) for kind in table["unit_kind"]],
        sessions_held=table["sessions"],
        reached_on=[date_words(day) if day else "belum" for day in table["reached_on"]],
        survey_year=coverage.plan.survey_year,
    )


def _about(coverage: Coverage, table: pd.DataFrame) -> panel.About:
    return panel.about(table, [coverage.plan.survey_year])
