"""How does a person turn a finding into an action, correct or withdraw it, or change the list of themes?"""

from dataclasses import replace
from typing import Any

import streamlit as st

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import rules
from spi.follow_up.log.events import Outcome
from spi.follow_up.log.people import Person, refusal
from spi.follow_up.plan import plan as follow_up
from spi.ui.app import identity
from spi.ui.forms import deeds, once, seen
from spi.ui.forms.seen import refused
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import date_words

RTL = "pages/tindak_lanjut/rtl.py"
_MADE = "_fgd_rtl"  # in the session: the action that was just made, to be led to once
_LISTED = "_fgd_tema"  # in the session: the turn in which the list of themes was unfolded, and the themes of then
_WITHDRAW = {"withdrawn": "ya"}


def may_write(person: Person) -> bool:
    """May this person write findings down, whatever their name?"""
    return not refusal(replace(person, name=person.name or "?"), "create")


def last_word() -> None:
    """What the last deed did, with the way to an action that was just made."""
    once.last_word()
    made = st.session_state.pop(_MADE, None)
    if made:
        st.page_link(RTL, label="Buka di RTL", icon=":material/checklist:", query_params={"tindakan": made})


def buttons(person: Person, plan: Plan, row: dict, *, key: str) -> None:
    """What can be done with a finding; nothing for those who only read. row: one of answers.roots.spoken."""
    if not may_write(person):
        return
    name, bare = f"{key}-{row['finding_id']}", {"type": "tertiary"}
    with st.container(horizontal=True, gap="small"):
        asked = {
            "rtl": st.button("Jadikan tindak lanjut", key=f"rtl-{name}", icon=":material/add_task:", **bare),
            "edit": st.button("Betulkan", key=f"betulkan-{name}", icon=":material/edit:", **bare),
            "withdraw": st.button("Tarik", key=f"tarik-{name}", icon=":material/delete:", **bare),
        }
    if any(asked.values()) and refusal(person, "create"):
        st.warning(plain(refusal(person, "create")))
    elif asked["rtl"]:
        _make_action(plan, row)
    elif asked["edit"] or asked["withdraw"]:
        seen.begin(row["finding_id"], row["last_seq"])
        _correct(plan, row) if asked["edit"] else _withdraw(plan, row["finding_id"], "finding", row["quote"])


@st.dialog("Jadikan tindak lanjut", icon=":material/add_task:")
def _make_action(plan: Plan, row: dict) -> None:
    st.caption(f"Dari temuan: “{plain(row['quote'])}”")
    st.caption(f"Menjawab {plain(row['part_label'])}; akar masalah {plain(row['theme_name'])}.")
    with st.form("rtl-baru", border=False):
        title = st.text_input("Judul tindak lanjut", placeholder="Apa yang akan dilakukan")
        if st.form_submit_button("Buat tindak lanjut", type="primary"):
            fields = {"title": title, "parts": [row["part"]], "themes": [row["theme"]], "finding": row["finding_id"]}
            outcome = follow_up.create(identity.present(), plan, fields)
            if not refused(outcome):
                st.session_state[_MADE] = outcome.subjects[0]
                deeds.done(outcome, f"Tindak lanjut dibuat dari temuan: {title.strip()}. Ada di halaman RTL.")
    st.caption("OPD, tenggat, dan kekuatannya diisi di halaman RTL.")


@st.dialog("Betulkan temuan", icon=":material/edit:")
def _correct(plan: Plan, row: dict) -> None:
    names, parts = discussion.themes(), rules.parts()
    names.setdefault(row["theme"], row["theme_name"])
    answer = st.container()  # above the form: at 768 px what is below it would not be seen
    with st.form("betulkan", border=False):
        fields: dict[str, Any] = {"quote": st.text_area(dictionary.word("fields", "quote"), row["quote"], height=110)}
        fields["part"] = st.selectbox("Bagian indeks", parts, parts.index(row["part"]), dictionary.label, filter_mode="contains")
        fields["theme"] = st.selectbox("Tema akar masalah", list(names), list(names).index(row["theme"]), names.get)
        fields["times"] = st.text_input(dictionary.word("fields", "times"), str(row["times"]), width=160)
        whys = st.text_area("Lima mengapa, satu per baris", "\n".join(row["whys"]), height=110)
        fields["whys"] = [why for why in whys.splitlines() if why.strip()]
        reason = st.text_input("Alasan pembetulan")
        if st.form_submit_button("Simpan pembetulan", type="primary"):
            changes = {name: value for name, value in fields.items() if _plain_value(value) != _plain_value(row[name])}
            with answer:
                told = _corrected(identity.present(), plan, "finding", row["finding_id"], changes, reason)
            if told:
                deeds.done(told, "Temuan dibetulkan; isi sebelumnya tetap ada di catatan.")


@st.dialog("Tarik dari catatan", icon=":material/delete:")
def _withdraw(plan: Plan, subject: str, kind: str, told: str) -> None:
    """Take a finding, or a session with its findings, out of the counts; the log keeps it."""
    st.caption(plain(told))
    with st.form("tarik", border=False):
        reason = st.text_input("Alasan ditarik")
        if st.form_submit_button("Tarik", type="primary"):
            outcome = _corrected(identity.present(), plan, kind, subject, _WITHDRAW, reason)
            if outcome:
                deeds.done(outcome, f"{dictionary.word('kinds', kind).capitalize()} ditarik; tetap ada di catatan peristiwa.")


def withdraw_session(person: Person, plan: Plan, session: dict, *, findings: int) -> None:
    """The button that takes a whole session out. session: a row of discussion.sessions."""
    if st.button("Tarik sesi", key="tarik-sesi", type="tertiary", icon=":material/delete:", disabled=not person.name):
        seen.begin(session["session_id"], session["last_seq"])
        told = f"Sesi {date_words(session['date'])}, {dictionary.word('sides', session['side'])}, dengan {findings} temuannya."
        _withdraw(plan, session["session_id"], "session", told)


def corrected_session(person: Person, plan: Plan, session: dict, fields: dict[str, Any], reason: str) -> Outcome | None:
    """Write a correction of a session; None where it was refused and said why."""
    return _corrected(person, plan, "session", session["session_id"], fields, reason)


def _corrected(person: Person, plan: Plan, kind: str, subject: str, fields: dict[str, Any], reason: str) -> Outcome | None:
    """Write a correction; refused, it is told why, and the next try knows what others did meanwhile."""
    if not fields:
        st.info("Belum ada yang diubah.")
        return None
    outcome = discussion.correct(person, plan, kind, subject, fields, seen=seen.version(subject), reason=reason)
    return seen.answered(outcome, subject)


def _plain_value(value: Any) -> Any:
    return [str(v) for v in value] if not isinstance(value, str) and hasattr(value, "__iter__") else str(value).strip()


def themes(person: Person) -> None:
    """The list of themes, folded away: add, rename, take off."""
    with st.expander("Daftar tema akar masalah", icon=":material/label:", key="buka-tema", on_change="rerun") as fold:
        if not fold.open:
            st.session_state.pop(_LISTED, None)
            return
        turn = deeds.turn()
        names = _listed(turn)
        st.caption(plain(", ".join(discussion.themes().values())))
        with st.form(f"tema-baru-{turn}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input("Tema baru", width=260)
            if st.form_submit_button("Tambah tema", icon=":material/add:"):
                _done(discussion.add_theme(person, name), f"Tema ditambahkan: {name.strip()}.")
        with st.form(f"tema-ubah-{turn}", border=False):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                theme = st.selectbox("Tema", list(names), format_func=names.get, key=f"tema-{turn}", width=220)
                name = st.text_input("Nama baru", width=220)
                reason = st.text_input("Alasan", width=260)
            with st.container(horizontal=True):
                renamed, gone = st.form_submit_button("Ganti nama"), st.form_submit_button("Keluarkan dari daftar")
            if renamed:
                _change_theme(person, theme, f"Tema kini bernama {name.strip()}.", name=name, reason=reason)
            if gone:
                _change_theme(person, theme, f"Tema {names[theme]} dikeluarkan dari daftar.", name=None, reason=reason)


def _listed(turn: int) -> dict[str, str]:
    """The themes as the person saw them when this form began, key -> name; their versions are remembered with them.

    The names stay until then what they were: with others in its list the select box would fall back to its first theme.
    """
    began, names = st.session_state.get(_LISTED, (None, {}))
    if began != turn:
        for theme, seq in discussion.theme_versions().items():
            seen.begin(theme, seq)
        names = discussion.themes()  # after the versions: a change in between is told once too often, never too seldom
        st.session_state[_LISTED] = turn, names
    return names


def _change_theme(person: Person, theme: str, word: str, *, name: str | None, reason: str) -> None:
    outcome = discussion.change_theme(person, theme, name=name, seen=seen.version(theme), reason=reason)
    told = seen.answered(outcome, theme)
    if told:
        deeds.done(told, word)


def _done(outcome: Outcome, word: str) -> None:
    if not refused(outcome):
        deeds.done(outcome, word)
