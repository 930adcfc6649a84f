"""How does a plan look over time, by age of delay, by verdict, by OPD?"""

import pandas as pd
import streamlit as st
from pandas.api.types import is_datetime64_any_dtype

from spi.answers.actions import progress
from spi.charts.follow_up.ageing import ageing_bars
from spi.charts.follow_up.curve import verdict_curve
from spi.charts.follow_up.timeline import action_timeline
from spi.narrative.follow_up import arrival, due_dates_moved
from spi.ui.plan.plan_view import View
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words.wording import date_words

_OPD = ["opd", "total", "claimed", "verified", "validated", "overdue", "slips", "without_evidence"]
_CURVE = ["day", "claimed", "verified", "validated", "total"]


def timeline(view: View, actions: pd.DataFrame) -> None:
    """Every action from start to due date, with the first due date where it was moved."""
    placed = progress.placed(actions, view.day)
    title = panel.heading("Linimasa", "dari mulai sampai tenggat; tanda sendiri untuk tenggat pertama yang dipindah")
    panel.picture(action_timeline(placed, day=view.day), key="linimasa", title=title, source=panel.TYPED_HERE)
    _table_behind("Linimasa", placed, ["number", "title", "opd", "start", "first_due", "due", "slips", "state"], view)


def ageing(view: View, actions: pd.DataFrame) -> None:
    """How old the delays are, by the due date in force and by the first one."""
    table = progress.ageing(actions, view.day)
    title = panel.heading("Umur keterlambatan", "menurut tenggat yang berlaku, dan menurut tenggat pertama")
    panel.picture(ageing_bars(table), key="umur", title=title, source=panel.TYPED_HERE)
    st.caption(plain(due_dates_moved(progress.completion(actions, day=view.day)).text))
    _table_behind("Umur keterlambatan", table, ["label", "count", "count_first"], view)


def curve(view: View, actions: pd.DataFrame) -> None:
    """Claimed, verified and validated over time, with what arrived in the last weeks."""
    table = progress.curve(view.plan, view.at)
    surge = progress.surge(table)
    title = panel.heading("Klaim, verifikasi, dan validasi dari waktu ke waktu", "jumlah tindak lanjut")
    panel.picture(verdict_curve(table, total=len(actions), surge=surge), key="kurva", title=title, source=panel.TYPED_HERE)
    if sentence := arrival(surge):
        st.caption(plain(sentence.text))
    _table_behind("Kurva", table, _CURVE, view)


def by_opd(view: View, actions: pd.DataFrame) -> None:
    """Every OPD with its counts, those without an OPD last."""
    table = progress.by_opd(actions, view.day)
    panel.heading("Per OPD", "jumlah tindak lanjut; jumlah pemunduran: berapa kali tenggat dimundurkan")
    panel.shown_table(table, _OPD)
    _download("RTL per OPD", table, _OPD, view)


def _table_behind(title: str, table: pd.DataFrame, columns: list[str], view: View) -> None:
    """The figures behind a picture, folded away, with their CSV; days are written out when the fold is opened."""
    name = f"rtl-{title.split()[0].lower()}-{view.plan.slug}"
    with st.expander("Tabel dan unduhan", key=f"buka-{name}", on_change="rerun") as fold:
        if fold.open:
            days = {c: table[c].dt.strftime("%d-%m-%Y").fillna("") for c in columns if is_datetime64_any_dtype(table[c])}
            panel.shown_table(table.assign(**days), columns)
            _download(f"RTL {title.lower()}", table.assign(**days), columns, view)


def _download(title: str, table: pd.DataFrame, columns: list[str], view: View) -> None:
    when = f" per {date_words(view.day)}" if view.past else ""
    panel.download(table, columns, title=f"{title}{when}", key=title, about=panel.about(table, [view.plan.survey_year]))
