"""Which state of a plan is on screen: as of which day, in which view, filtered how, with which action opened?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

import pandas as pd
import streamlit as st

from spi.answers.actions import plans, progress
from spi.follow_up import Plan
from spi.follow_up.log.events import NOW
from spi.follow_up.plan.plan import VERDICTS, end_of
from spi.method.parts import in_order
from spi.ui.app import address
from spi.ui.app.choice import Choice
from spi.words import dictionary
from spi.words.wording import date_words, numbered, thousands

VIEWS = ("Daftar", "Linimasa", "Umur", "Kurva", "Per OPD", "Sesi OPD", "Sesi camat", "Rekomendasi", "Berkas")
_FILTERED = ("Daftar", "Linimasa", "Umur", "Sesi OPD", "Sesi camat")
_PLAN = "rencana"  # in the address: the survey year of the plan
_ACTION = "tindakan"  # in the address: the action that is opened, so that other pages can lead to it
STATES = {
    "unclaimed": "belum diklaim",
    "claimed": "diklaim selesai",
    "unassessed": "diklaim, belum dinilai Inspektorat",
    "verified": "diverifikasi sesuai",
    "not_conform": "dinilai, belum sesuai",
    "impossible": "tidak dapat ditindaklanjuti",
    "validated": "divalidasi KPK",
    "rejected": "ditolak KPK",
    "no_evidence": "bukti belum ada",
}


@dataclass(frozen=True)
class View:
    """What is on screen. day: the state as of its end; past: is it earlier than today, so that nothing can be changed?"""

    plan: Plan
    name: str
    day: date
    past: bool

    @property
    def at(self) -> datetime:
        """The moment whose state is shown."""
        return end_of(self.day) if self.past else NOW


def choose(pick: Choice) -> View:
    """Draw the plan, the day and the views, all kept in the address; a day in the past says in words that it is one."""
    today = date.today()
    with st.container(horizontal=True, vertical_alignment="center", key="pandangan"):
        plan = _plan(pick)
        name = st.segmented_control(
            "Tampilan", VIEWS, default=VIEWS[0], key="rtl", required=True, bind="query-params", label_visibility="collapsed",
            wrap=True, on_change=open_action, args=(None,),
        )  # fmt: skip
        st.caption("per tanggal", width="content")
        day = st.date_input(
            "Per tanggal", today, date(2015, 1, 1), today, key="per", format="DD/MM/YYYY", width=150, bind="query-params",
            label_visibility="collapsed",
        )  # fmt: skip
    view = View(plan, name or VIEWS[0], day or today, bool(day) and day < today)
    if view.past:
        st.info(
            f"Status rencana pada akhir hari {date_words(day)}, seperti tercatat saat itu; hanya dapat dibaca. "
            "Kembalikan Per tanggal ke hari ini untuk mengubah.",
            icon=":material/history:",
        )
    return view


def _plan(pick: Choice) -> Plan:
    """Which plan: the newest with open actions, one that holds the action in the address, or any other with one click."""
    years = plans.years(pick.code, pick.year)
    if len(years) == 1:
        return pick.plan
    asked = st.query_params.get(_ACTION)
    first = plans.holding(pick.code, asked, pick.year) if asked else None
    first = first or plans.opening(plans.plans(pick.code, pick.year), pick.year)
    year = address.choice(
        st.segmented_control, "Rencana", years, first, key=_PLAN, words="RTL SPI {}".format, required=True, wrap=True,
        label_visibility="collapsed",
    )  # fmt: skip
    return Plan(pick.code, year)


def opened(actions: pd.DataFrame) -> str | None:
    """The action that the reader opened, or that the address names, or None; `actions` as plan.actions answers them."""
    titles = {key: numbered(n, title) for key, n, title in actions[["action_id", "number", "title"]].itertuples(index=False)}
    asked = st.query_params.get(_ACTION)
    st.session_state["buka-tindakan"] = asked if asked in titles else None

    def remember() -> None:
        open_action(st.session_state["buka-tindakan"])

    chosen = st.selectbox(
        "Buka tindak lanjut", list(titles), None, titles.__getitem__, key="buka-tindakan", on_change=remember,
        filter_mode="contains", placeholder="Buka tindak lanjut", label_visibility="collapsed",
        width=520 if asked in titles else 220,
    )  # fmt: skip
    if chosen:
        st.button("Kembali ke rencana", icon=":material/arrow_back:", on_click=open_action, args=(None,))
    if asked and asked not in titles:
        st.warning("Tindak lanjut pada alamat tidak ada di rencana ini: mungkin sudah ditarik, atau milik rencana lain.")
    return chosen


def open_action(action_id: str | None) -> None:
    """From a callback: open this action, or close the one that is open."""
    if action_id:
        st.query_params[_ACTION] = action_id
    elif _ACTION in st.query_params:
        del st.query_params[_ACTION]


def filtered(view: View, actions: pd.DataFrame) -> pd.DataFrame:
    """The actions that the reader wants to see; where a view has no filters, all."""
    if view.name not in _FILTERED or len(actions) < 2:
        return actions
    owners = progress.one_spelling(actions["opd"])
    units = sorted(filter(None, owners.unique()), key=str.casefold)
    units += [dictionary.word("unset", "opd")] if (owners == "").any() else []
    named = set(chain.from_iterable(actions["parts"]))
    offered = [part for part in in_order() if part in named]
    opd = _filter("OPD", units, key="opd", width=170) if (owners != "").any() else None
    state = _filter("status", list(STATES), key="status", width=170, words=STATES.__getitem__)
    part = _filter("bagian", offered, key="bagian", width=170, words=dictionary.label) if offered else None
    late = st.toggle("Lewat tenggat", key="lewat", bind="query-params")
    keep = pd.Series(True, index=actions.index)
    if opd:
        keep &= owners == ("" if opd == dictionary.word("unset", "opd") else opd)
    if state:
        keep &= _in_state(actions, state)
    if part:
        keep &= [part in answered for answered in actions["parts"]]
    if late:
        keep &= progress.overdue(actions, view.day)
    if not keep.all():
        st.caption(f"{thousands(keep.sum())} dari {thousands(len(actions))} tindak lanjut", width="content")
    return actions[keep]


def _filter(name: str, options: list, *, key: str, width: int, words: Callable = str) -> str | None:
    return address.choice(
        st.selectbox, f"Saring {name}", options, None, key=key, words=words, width=width, placeholder=f"Semua {name}",
        label_visibility="collapsed", filter_mode="contains", index=None,
    )  # fmt: skip


def _in_state(actions: pd.DataFrame, state: str) -> pd.Series:
    claim, verification, validation = (actions[c].fillna("") for c in VERDICTS)
    return {
        "unclaimed": claim == "",
        "claimed": claim == "done",
        "unassessed": (claim == "done") & (verification == ""),
        "verified": verification == "conform",
        "not_conform": ~verification.isin(["", "conform", "impossible"]),
        "impossible": verification == "impossible",
        "validated": validation == "accepted",
        "rejected": validation == "rejected",
        "no_evidence": actions["evidence"] == 0,
    }[state]
