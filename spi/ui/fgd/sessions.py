"""Which session is being written down: a new one, or one that was begun, with what was said in it so far?"""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from spi.answers.actions import roots
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log.people import Person
from spi.ui.fgd import finding_changes, finding_entry
from spi.ui.fgd.discussion import quotations
from spi.ui.forms import notice
from spi.ui.forms.draft import unsaved
from spi.ui.show import panel
from spi.words import dictionary
from spi.words.wording import thousands

_SESSION = "fgd-sesi"
_NEW, _BEGUN = "baru", "_fgd_mulai"  # in the list; in the session: the one that was begun just now, to be opened


def take_notes(person: Person, plan: Plan, findings: pd.DataFrame) -> None:
    """Choose or begin a session, type its findings, see the last ones; findings: answers.roots.spoken."""
    held = discussion.sessions(plan).iloc[::-1].set_index("session_id", drop=False)
    names = {row["session_id"]: _name(row) for row in held.to_dict("records")}
    begun = st.session_state.pop(_BEGUN, None)
    if begun in names:
        st.session_state[_SESSION] = begun
    elif st.session_state.get(_SESSION) not in (*names, _NEW):
        st.session_state.pop(_SESSION, None)
    chosen = st.selectbox(
        "Sesi", [*names, _NEW], format_func=lambda s: names.get(s, "Sesi baru…"), key=_SESSION, persist_state="session", width=560
    )
    if chosen == _NEW:
        _begin(person, plan)
        finding_entry.form(plan)
        return
    session = held.loc[chosen].to_dict()
    st.caption(f":material/shield_person: {finding_entry.PRIVATE}")
    finding_entry.form(plan, session=chosen, roles=discussion.disclosable_roles(session["roles"]))
    here = findings[findings["session_id"] == chosen]
    panel.heading(f"{thousands(len(here))} catatan di sesi ini", "yang terbaru di atas")
    quotations(roots.behind(here), person, plan, key="sesi")
    _correction(person, plan, session, findings=len(here))


def _name(session: dict[str, Any]) -> str:
    people = "" if pd.isna(session["participants"]) else f"{thousands(session['participants'])} orang"
    return finding_entry.session_name(session, people)


def _begin(person: Person, plan: Plan) -> None:
    draft = unsaved("sesi-baru")
    with st.form(draft.key):
        fields, problems = _fields({}, key=f"isi-{draft.key}")
        if st.form_submit_button("Mulai sesi", type="primary", icon=":material/play_arrow:"):
            if problems:
                notice.problems(problems)
                return
            outcome = discussion.hold_session(person, plan, fields)
            st.session_state[_BEGUN] = None if outcome.problems else outcome.subjects[0]
            notice.finish(outcome, "Sesi dicatat. Catatannya dapat langsung diketik.", draft)


def _correction(person: Person, plan: Plan, session: dict[str, Any], *, findings: int) -> None:
    key = session["session_id"]
    with st.expander("Perbaiki atau tarik sesi ini", icon=":material/edit:", key=f"buka-{key}", on_change="rerun") as fold:
        draft = unsaved(key)
        if not fold.open:
            draft.drop()
            return
        draft.begin(key, session["last_seq"])
        with st.form(f"sesi-{draft.key}", border=False):
            fields, problems = _fields(session, key=draft.key)
            reason = st.text_input("Alasan perbaikan")
            if st.form_submit_button("Simpan perbaikan"):
                if problems:
                    notice.problems(problems)
                else:
                    done = "Sesi diperbaiki; isi sebelumnya tetap ada di catatan."
                    finding_changes.send(person, plan, "session", key, _changed(session, fields), reason, done)
        finding_changes.withdraw_session(person, plan, session, findings=findings)


def _changed(session: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that do not say what stands already."""
    stands = {name: "" if not isinstance(v, str) and pd.isna(v) else v for name, v in session.items()}
    stands |= {"roles": discussion.roles_of(session["roles"]), "date": f"{session['date']:%Y-%m-%d}"}
    stands["participants"] = str(stands["participants"]).removesuffix(".0")
    return {name: value for name, value in fields.items() if str(value) != str(stands[name] or "") and value != stands[name]}


def _fields(session: dict[str, Any], *, key: str) -> tuple[dict[str, Any], list[str]]:
    """The fields of a session as typed, and what could not be read of the roles; `session` {} for a new one."""
    sides, stands = dictionary.words("sides"), {k: v for k, v in session.items() if isinstance(v, str) or not pd.isna(v)}
    with st.container(horizontal=True):
        day = st.date_input("Tanggal", stands.get("date", date.today()), format="DD/MM/YYYY", width=150, key=f"{key}-tanggal")
        stood = list(sides).index(stands.get("side", "internal"))
        side = st.selectbox("Sisi", list(sides), stood, sides.__getitem__, width=200, key=f"{key}-sisi")
        place = st.text_input("Tempat", stands.get("place", ""), width=260, key=f"{key}-tempat")
    with st.container(horizontal=True):
        facilitator = st.text_input("Fasilitator", stands.get("facilitator", ""), width=260, key=f"{key}-fasilitator")
        people = str(int(stands["participants"])) if "participants" in stands else ""
        participants = st.text_input("Jumlah peserta", people, width=150, key=f"{key}-peserta")
    known = ", ".join(f"{role} {count}" for role, count in discussion.roles_of(stands.get("roles", "{}")).items())
    typed = st.text_input(
        "Peran peserta dan jumlahnya (boleh dikosongkan)", known, key=f"{key}-peran",
        placeholder="misalnya: staf 6, kepala seksi 4", width=560,
    )  # fmt: skip
    st.caption(f":material/shield_person: {finding_entry.PRIVATE}")
    roles, problems = discussion.roles_read(typed)
    fields = {"date": day, "side": side, "place": place, "facilitator": facilitator}
    return {**fields, "participants": participants, "roles": roles}, problems
