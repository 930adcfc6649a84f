"""What does the meeting decide? What waits for a decision, a form on the last slide, and what was decided today."""

from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from spi.answers.actions import agenda
from spi.answers.briefing import Briefing
from spi.follow_up import Plan
from spi.follow_up.log.people import Person, refusal
from spi.follow_up.plan.plan import create, edit
from spi.method.parts import in_order
from spi.ui.forms import notice
from spi.ui.forms.draft import Draft, keep, unsaved
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import date_words, numbered, thousands

_FIELDS = ("-pilihan", "", "-opd", "-tenggat", "-bagian")  # of the form: how the key of each ends
MOST, NEWEST = 3, 2  # rows on the slide: of what waits, of what was decided
_CAMAT = "Yang menyangkut camat: lihat aturan di RTL, Sesi camat."
_NAMELESS = "Isi Nama Anda di atas panggung lebih dulu (Esc), supaya keputusan tercatat."


def asked(briefing: Briefing, session: dict[str, Any]) -> str:
    """The actions that wait for a decision, as HTML with every text escaped; in the session of the camat, with their rule."""
    camat = session.get("actions") == "camat"
    open_ = briefing.waiting
    rows = [f"<li><b>{escape(r.title)}</b>{escape(r.decision)}</li>" for r in open_.head(MOST).itertuples()]
    left = len(open_) - MOST
    more = [f"<li>dan {thousands(left)} lagi; pilih pada isian, atau lihat halaman RTL</li>"] if left > 0 else []
    whose = " menyangkut camat" if camat else ""
    words = f'<b class="hitung">{thousands(len(open_))}</b> tindak lanjut{whose} menunggu keputusan'
    if briefing.plan.empty:
        words = f"Belum ada tindak lanjut{whose} yang dicatat. Yang diketik di sini menjadi tindak lanjut di halaman RTL."
    rule = f"<span>{_CAMAT}</span>" if camat else ""
    return f'<ul class="agenda"><li>{words}{rule}</li>{"".join(rows + more)}</ul>'


def form(briefing: Briefing, person: Person) -> None:
    """Decide about an action that waits, or type a decision that becomes one: it stands on the slide at once."""
    why_not = refusal(person, "create")
    if why_not:
        st.markdown(plain(why_not if person.name.strip() else _NAMELESS))
    elif _typed(briefing, person):
        return  # why it was not written down needs the room below
    rows = "".join(_row(row) for row in briefing.decided.head(NEWEST).itertuples())
    if rows:
        st.html(f'<div class="diputuskan"><p>Diputuskan hari ini: {thousands(len(briefing.decided))}</p><ul>{rows}</ul></div>')


def _draft(briefing: Briefing) -> Draft:
    """What is typed for this government and year; it stays until the decision is written down, whatever is shown meanwhile."""
    return unsaved(f"putusan-{briefing.code}-{briefing.year}")


def _typed(briefing: Briefing, person: Person) -> bool:
    """The fields of a decision; once its button is pressed it is written down, or why it cannot be is said (True)."""
    draft, needs = _draft(briefing), briefing.waiting.set_index("action_id")["decision"]
    key = draft.key
    chosen = _chosen(briefing.plan.set_index("action_id", drop=False).loc[needs.index].assign(decision=needs), key)
    fields: dict[str, Any] = {}
    if chosen is None:
        fields["title"] = st.text_input(
            "Keputusan", key=key, persist_state="session", placeholder="Ketik keputusan baru", label_visibility="collapsed"
        )
    else:
        draft.begin(chosen["action_id"], chosen["last_seq"])
        st.markdown(plain(f"Perlu: {chosen['decision']}."))
    with st.container(horizontal=True, gap="small"):
        fields["opd"] = st.text_input("OPD penanggung jawab", key=f"{key}-opd", width=316, persist_state="session")
        fields["due"] = st.text_input(
            "Tenggat", key=f"{key}-tenggat", width=240, placeholder=date_words("2026-12-31"), persist_state="session"
        )
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        if chosen is None:
            fields |= {"parts": _part(briefing, key), "source": _source(briefing)}
        wanted = st.button("Catat keputusan", type="primary", key=f"{key}-catat", width=240)
    draft.changes = {name: value for name in _FIELDS if (value := st.session_state.get(f"{key}{name}"))}
    keep(draft.place, draft.changes, take_back=lambda left: _take_back(left, key))
    if wanted:
        _write(briefing, person, chosen, fields)
    return wanted


def _write(briefing: Briefing, person: Person, chosen: pd.Series | None, fields: dict[str, Any]) -> None:
    """Make the action that was decided, or give the chosen one its owner and due date, with the meeting as the reason."""
    draft, of = _draft(briefing), Plan(briefing.code, briefing.year)
    if chosen is None:
        outcome = create(person, of, fields, accepted=draft.accepted)
        done = f"Keputusan dicatat sebagai tindak lanjut: {fields['title'].strip()}."
    else:
        changes, reason = {chosen["action_id"]: fields}, _source(briefing)
        outcome = edit(person, of, changes, seen=draft.seen, reason=reason, accepted=draft.accepted)
        done = f"Keputusan dicatat pada tindak lanjut: {chosen['title']}."
    notice.finish(outcome, done, draft)


def _chosen(waiting: pd.DataFrame, key: str) -> pd.Series | None:
    """The waiting action that the meeting decides about, None for a new one; its owner and due date come into the form."""
    place, titles = f"{key}-pilihan", {row.action_id: numbered(row.number, row.title) for row in waiting.itertuples()}

    def fill() -> None:
        action = waiting.loc[st.session_state[place]] if st.session_state[place] else None
        st.session_state[f"{key}-opd"] = "" if action is None else action["opd"]
        st.session_state[f"{key}-tenggat"] = "" if action is None or pd.isna(action["due"]) else date_words(action["due"])

    if st.session_state.get(place) not in titles:
        st.session_state[place] = None  # decided by somebody else meanwhile, or left by an earlier visit
    action_id = st.selectbox(
        "Tindak lanjut yang diputuskan", list(titles), key=place, format_func=titles.__getitem__, on_change=fill, index=None,
        placeholder="Keputusan baru, atau pilih yang menunggu", label_visibility="collapsed", filter_mode="contains",
        persist_state="session",
    )  # fmt: skip
    return waiting.loc[action_id] if action_id else None


def _part(briefing: Briefing, key: str) -> list[str]:
    part = st.selectbox(
        "Menjawab bagian (boleh kosong)", _parts(briefing), None, key=f"{key}-bagian", format_func=dictionary.label,
        placeholder="Pilih bagian", width=316, filter_mode="contains", persist_state="session",
    )  # fmt: skip
    return [part] if part else []


def _take_back(left: Any, key: str) -> None:
    """Fill the form with what an earlier visit of this browser left unsaved."""
    for name in _FIELDS if isinstance(left, dict) else ():
        value = left.get(name)
        if isinstance(value, str) and (name != "-bagian" or value in in_order()):
            st.session_state[f"{key}{name}"] = value


def _source(briefing: Briefing) -> str:
    """Which meeting decided, by which its decisions are found again: "Keputusan rapat, 5 Agustus 2025: Seluruh camat".

    The day is that of writing: a stage that stayed open over midnight was gathered the day before.
    """
    day = agenda.meeting_source(date.today())
    return f"{day}: {briefing.session}" if briefing.session else day


def _parts(briefing: Briefing) -> list[str]:
    """The parts of the index that a decision may answer; first those without an action, the one that the title names ahead."""
    loose = briefing.orphans
    bare = list(dict.fromkeys(loose.loc[loose["kind"] == "weakness_without_action", "part"]))
    return [*bare, *(part for part in in_order() if part not in bare)]


def _row(row: Any) -> str:
    """One decision: what, who, until when."""
    pieces = [row.opd, "" if pd.isna(row.due) else date_words(row.due)]
    who = " · ".join(piece for piece in pieces if piece)
    return f"<li><b>{escape(row.title)}</b><span>{escape(who)}</span></li>"
