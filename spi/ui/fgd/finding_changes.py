"""How does a person turn a finding into an action, correct or withdraw it, or change the list of themes?"""

from typing import Any

import streamlit as st

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log.people import Person, refusal, refusal_for_all
from spi.follow_up.plan.plan import create
from spi.method.parts import in_order
from spi.narrative.sentence import capital
from spi.ui.app import identity
from spi.ui.forms import notice
from spi.ui.forms.draft import Draft, begin, unsaved
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import date_words

RTL = "pages/tindak_lanjut/rtl.py"
_MADE = "_fgd_rtl"  # in the session: the action that was just made, to be led to once
_THEMES = "tema-fgd"
_WITHDRAW = {"withdrawn": "ya"}


def show_notice() -> None:
    """What the last change did, with the way to an action that was just made."""
    notice.show()
    made = st.session_state.pop(_MADE, None)
    if made:
        st.page_link(RTL, label="Buka di RTL", icon=":material/checklist:", query_params={"tindakan": made})


def buttons(person: Person, plan: Plan, row: dict, *, key: str) -> None:
    """What can be done with a finding; nothing for those who only read. row: one of answers.roots.spoken."""
    if not identity.may(person, "create"):
        return
    name = f"{key}-{row['finding_id']}"
    with st.container(horizontal=True, gap="small"):
        asked = {
            _make_action: st.button("Jadikan tindak lanjut", key=f"rtl-{name}", type="tertiary", icon=":material/add_task:"),
            _correct: st.button("Perbaiki", key=f"perbaiki-{name}", type="tertiary", icon=":material/edit:"),
            _withdraw_finding: st.button("Tarik", key=f"tarik-{name}", type="tertiary", icon=":material/delete:"),
        }
    dialog = next((dialog for dialog, clicked in asked.items() if clicked), None)
    if dialog and (why := refusal(person, "create")):
        st.warning(plain(why))
    elif dialog:
        begin(row["finding_id"], row["finding_id"], row["last_seq"])
        dialog(plan, row)


@st.dialog("Jadikan tindak lanjut", icon=":material/add_task:")
def _make_action(plan: Plan, row: dict[str, Any]) -> None:
    st.caption(f"Dari catatan FGD: “{plain(row['quote'])}”")
    st.caption(f"Menjawab {plain(row['part_label'])}; akar masalah {plain(row['theme_name'])}.")
    with st.form("rtl-baru", border=False):
        title = st.text_input("Judul tindak lanjut", placeholder="Apa yang akan dilakukan")
        if st.form_submit_button("Buat tindak lanjut", type="primary"):
            fields = {"title": title, "parts": [row["part"]], "themes": [row["theme"]], "finding": row["finding_id"]}
            outcome = create(identity.present(), plan, fields)
            st.session_state[_MADE] = None if outcome.problems else outcome.subjects[0]
            notice.finish(outcome, f"Tindak lanjut dibuat dari catatan FGD: {title.strip()}. Ada di halaman RTL.")
    st.caption("OPD, tenggat, dan kekuatannya diisi di halaman RTL.")


@st.dialog("Perbaiki catatan FGD", icon=":material/edit:")
def _correct(plan: Plan, row: dict[str, Any]) -> None:
    names, parts = discussion.themes(), in_order()
    names.setdefault(row["theme"], row["theme_name"])
    answer = st.container()  # above the form: at 768 px what is below it would not be seen
    with st.form("perbaiki", border=False):
        fields: dict[str, Any] = {"quote": st.text_area(dictionary.word("fields", "quote"), row["quote"], height=110)}
        fields["part"] = st.selectbox("Bagian indeks", parts, parts.index(row["part"]), dictionary.label, filter_mode="contains")
        themes = list(names)
        fields["theme"] = st.selectbox("Tema akar masalah", themes, themes.index(row["theme"]), names.__getitem__)
        fields["times"] = st.text_input(dictionary.word("fields", "times"), str(row["times"]), width=160)
        whys = st.text_area("Lima mengapa, satu per baris", "\n".join(row["whys"]), height=110)
        fields["whys"] = [why for why in whys.splitlines() if why.strip()]
        reason = st.text_input("Alasan perbaikan")
        if st.form_submit_button("Simpan perbaikan", type="primary"):
            changes = {name: value for name, value in fields.items() if _comparable(value) != _comparable(row[name])}
            done = "Catatan FGD diperbaiki; isi sebelumnya tetap ada di catatan."
            with answer:
                send(identity.present(), plan, "finding", row["finding_id"], changes, reason, done)


def _withdraw_finding(plan: Plan, row: dict[str, Any]) -> None:
    _withdraw(plan, row["finding_id"], "finding", row["quote"])


@st.dialog("Tarik dari catatan", icon=":material/delete:")
def _withdraw(plan: Plan, subject: str, kind: str, description: str) -> None:
    """Take a finding, or a session with its findings, out of the counts; the log keeps it."""
    st.caption(plain(description))
    with st.form("tarik", border=False):
        reason = st.text_input("Alasan ditarik")
        if st.form_submit_button("Tarik", type="primary"):
            done = f"{capital(dictionary.word('kinds', kind))} ditarik; tetap ada di catatan peristiwa."
            send(identity.present(), plan, kind, subject, _WITHDRAW, reason, done)


def withdraw_session(person: Person, plan: Plan, session: dict[str, Any], *, findings: int) -> None:
    """The button that takes a whole session out. session: a row of discussion.sessions."""
    if st.button("Tarik sesi", key="tarik-sesi", type="tertiary", icon=":material/delete:", disabled=not person.name):
        key = session["session_id"]
        unsaved(key).begin(key, session["last_seq"])
        side = dictionary.word("sides", session["side"])
        _withdraw(plan, key, "session", f"Sesi {date_words(session['date'])}, {side}, dengan {findings} catatannya.")


def send(person: Person, plan: Plan, kind: str, subject: str, changes: dict[str, Any], reason: str, done: str) -> None:
    """Write a correction of a session or finding; refused, it is told why, and the next try knows what others did meanwhile."""
    if not changes:
        st.info("Belum ada yang diubah.")
        return
    draft = unsaved(subject)
    outcome = discussion.correct(person, plan, kind, subject, changes, seen=draft.seen[subject], reason=reason)
    notice.finish(outcome, done, draft)


def _comparable(value: Any) -> list[str] | str:
    return [str(v) for v in value] if not isinstance(value, str) and hasattr(value, "__iter__") else str(value).strip()


def themes(person: Person) -> None:
    """The list of themes, folded away: add, rename, take off."""
    with st.expander("Daftar tema akar masalah", icon=":material/label:", key="buka-tema", on_change="rerun") as fold:
        if not fold.open:
            unsaved(_THEMES).drop()
            return
        draft = _themes()
        names = draft.opened
        st.caption(plain(", ".join(discussion.themes().values())))
        if why := refusal_for_all(person):
            st.caption(plain(why))
            return
        with st.form(f"baru-{draft.key}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input("Tema baru", width=260)
            if st.form_submit_button("Tambah tema", icon=":material/add:"):
                notice.finish(discussion.add_theme(person, name), f"Tema ditambahkan: {name.strip()}.", draft)
        with st.form(f"ubah-{draft.key}", border=False):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                theme = st.selectbox("Tema", list(names), format_func=names.__getitem__, key=f"tema-{draft.key}", width=220)
                name = st.text_input("Nama baru", width=220)
                reason = st.text_input("Alasan", width=260)
            with st.container(horizontal=True):
                renamed, gone = st.form_submit_button("Ganti nama"), st.form_submit_button("Keluarkan dari daftar")
            if renamed or gone:
                outcome = discussion.change_theme(
                    person, theme, name=name if renamed else None, seen=draft.seen[theme], reason=reason
                )
                done = f"Tema kini bernama {name.strip()}." if renamed else f"Tema {names[theme]} dikeluarkan dari daftar."
                notice.finish(outcome, done, draft)


def _themes() -> Draft:
    """The themes as the person saw them when this form began: opened (key -> name) and seen (key -> version).

    The names stay until then what they were: with others in its list the select box would fall back to its first theme.
    """
    draft = unsaved(_THEMES)
    if not draft.opened:
        draft.seen = discussion.theme_versions()
        draft.opened = discussion.themes()  # after the versions: a change in between is told once too often, never too seldom
    return draft
