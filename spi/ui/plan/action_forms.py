"""How does a person change one action: fill it in, claim, verify, validate, move its due date, hand in evidence, take it out?

Each form only draws its inputs and answers what it asks for; here alone that is written down and told.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from spi.follow_up import Plan
from spi.follow_up.log.events import Outcome
from spi.follow_up.log.people import Person
from spi.follow_up.log.rules import checked
from spi.follow_up.plan import evidence
from spi.follow_up.plan.action_events import as_fact
from spi.follow_up.plan.plan import actions, create, edit, history, withdraw
from spi.ui.app import identity
from spi.ui.app.links import into_view
from spi.ui.forms import inputs, notice
from spi.ui.forms.draft import Draft, unsaved
from spi.ui.forms.event_words import readable, value_words
from spi.ui.plan import plan_form
from spi.ui.plan.plan_view import open_action
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary

_SHOWN = 200  # characters of another's text
_NEW = "rtl-baru"  # the draft of a new action


class Request(NamedTuple):
    """What a form asks for once its button is pressed. write: is handed the person and the plan; done: what to say then."""

    write: Callable[[Person, Plan], Outcome]
    done: str


class Form(NamedTuple):
    """A form over an action (a row of plan.actions). draft: its own; known: the version that the person was told of.

    None is a form of Streamlit's: those lose what was typed as soon as another one is chosen or another view looked at.
    """

    action: pd.Series
    draft: Draft
    known: int

    @property
    def key(self) -> str:
        return self.draft.key

    def opened(self, *fields: str) -> dict[str, Any]:
        """What stood in these fields when the form opened: it stays in its inputs while others change the action."""
        for field in fields:
            self.draft.opened.setdefault(field, as_fact(self.action[field]))
        return self.draft.opened

    def tell_newer(self) -> None:
        """Say inside the form what others wrote meanwhile into fields whose older state still stands in it."""
        for field, before in self.draft.opened.items():
            if (now := as_fact(self.action[field])) != before:
                words = value_words(field, now)
                words = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
                st.caption(plain(f"{dictionary.word('fields', field)} kini {words}; tetap begitu bila tidak Anda ubah di sini."))

    def edit(self, typed: dict[str, Any], done: str, *, reason: str = "") -> Request:
        """Write what was changed in the form; a field that another changed as well only once that was told at a save."""
        key, facts = self.action["action_id"], checked("action", typed, new=False)[0]
        changes = {field: value for field, value in typed.items() if facts[field] != self.draft.opened[field]}
        both = any(as_fact(self.action[field]) != self.draft.opened[field] for field in changes)
        seen = {key: self.draft.seen[key] if both else self.known}
        return Request(partial(edit, changes={key: changes}, seen=seen, reason=reason, accepted=self.draft.accepted), done)


def new(plan: Plan, person: Person, actions: pd.DataFrame) -> None:
    """The form of a new action of the plan that holds `actions`; nothing for those who may not make one."""
    if not identity.may(person, "create"):
        return
    draft = unsaved(_NEW)
    given = draft.changes if draft.opened.get("plan") == plan else {}
    begun = bool(given or st.session_state.get(f"title-{draft.key}"))
    with st.expander("Tindak lanjut baru", icon=":material/add:", key=f"buka-{draft.key}", expanded=begun):
        if given:
            st.caption(plain(f"Diisi dari {given['source']}. Lengkapi, lalu tambahkan."))
        fields = plan_form.inputs_of(actions, draft.key, given) | {name: given[name] for name in given if name == "source"}
        with st.container(horizontal=True):
            fields["start"] = inputs.day("Mulai", None, key=f"mulai-{draft.key}")
            fields["due"] = inputs.day("Tenggat", None, key=f"tenggat-{draft.key}")
        if st.button("Tambahkan", type="primary", icon=":material/add:", key=f"tambahkan-{draft.key}"):
            outcome = create(person, plan, fields, accepted=draft.accepted)
            notice.finish(outcome, f"Tindak lanjut ditambahkan: {fields['title'].strip()}.", draft, titles={})
    if given:
        into_view(f"buka-{draft.key}")


def prefill(plan: Plan, fields: dict[str, Any]) -> bool:
    """Fill the form of a new action of this plan, `source` among the fields; False where it holds something that was typed and
    not saved: that stays."""
    draft = unsaved(_NEW)
    if st.session_state.get(f"title-{draft.key}", "") not in ("", draft.changes.get("title")):
        return False
    draft.drop()
    draft = unsaved(_NEW)
    draft.opened["plan"], draft.changes = plan, fields
    return True


def existing(plan: Plan, person: Person, action: pd.Series) -> None:
    """The forms by which this person may change the action, and what came of the one that was sent."""
    forms: dict[str, tuple[str, Callable[[Form], Request | None]]] = {
        "Isi rencana": ("edit", partial(_fill, plan)),
        "Klaim OPD": ("claim", partial(_judge, ("claim", "progress", "claim_note"), "Catat klaim")),
        "Verifikasi": ("verify", partial(_judge, ("verification", "verification_note"), "Catat verifikasi")),
        "Validasi KPK": ("validate", partial(_judge, ("validation", "validation_note"), "Catat validasi KPK")),
        "Tenggat": ("move_due", _due),
        "Tambah bukti": ("evidence", _hand_in),
        "Tarik bukti": ("withdraw_evidence", partial(_take_back, plan)),
        "Tarik tindak lanjut": ("withdraw", _withdraw),
    }
    allowed = {name: form for name, form in forms.items() if identity.may(person, form[0], action["opd"])}
    if not allowed:
        st.caption("Anda melihat tindak lanjut ini tanpa hak mengubahnya.")
        return
    opened, key = _opened(action), action["action_id"]
    name = st.segmented_control("Ubah", list(allowed), key=f"ubah-{opened.key}")
    if not name:
        return
    operation, draw = allowed[name]
    draft = unsaved(f"{operation}-{key}")
    draft.begin(key, opened.seen[key])
    with st.container(border=True):
        request = draw(Form(action, draft, opened.seen[key]))
        if request is None:
            return
        outcome = request.write(person, plan)
        if operation == "withdraw" and not outcome.problems:
            open_action(None)
        done = request.done
        notice.finish(outcome, done, draft, opened, titles={key: action["title"]})


def newer(plan: Plan, action: pd.Series) -> None:
    """Say what others did to the action since this person opened it; from now on they have been told of it."""
    opened, key = _opened(action), action["action_id"]
    events = history(plan, key)
    events = events[(events["seq"] > opened.seen[key]) & (events["kind"] == "action")]
    if len(events):
        st.warning(
            "Tindak lanjut ini diubah orang lain sejak Anda membukanya; hasil penilaian dan rinciannya di sini sudah "
            "yang terbaru, "
            "dan isian Anda tetap seperti yang Anda ketik."
        )
        panel.shown_table(readable(events), ["happened_at", "actor", "operation", "facts", "why"])
        opened.seen[key] = int(action["last_seq"])


def _opened(action: pd.Series) -> Draft:
    """The action as this person opened it, remembered while they fill in its forms."""
    opened = unsaved(action["action_id"])
    opened.begin(action["action_id"], action["last_seq"])
    return opened


def _judge(fields: tuple[str, ...], button: str, form: Form) -> Request | None:
    """The form of one verdict (the first of the fields) with its note; a verdict that stands is changed only with a reason."""
    verdict, note, before = fields[0], fields[-1], form.opened(*fields)
    words, label = dictionary.words(f"{verdict}s"), dictionary.word("fields", verdict)
    choices = list(words)
    stood, key = choices.index(before[verdict] or "none"), f"nilai-{form.key}"
    value = st.radio(label, choices, stood, words.__getitem__, key=key, horizontal=True, persist_state="session")
    typed: dict[str, Any] = {verdict: value}
    if "progress" in fields:
        typed["progress"] = _progress(before["progress"], form.key)
    typed[note] = plan_form.text_area(note, before, form.key)
    form.tell_newer()
    stood = isinstance(form.action[verdict], str)
    reason = _reason("Alasan (wajib bila hasil penilaian yang sudah ada diubah)", form.key) if stood else ""
    if not st.button(button, type="primary", key=f"kirim-{form.key}"):
        return None
    return form.edit(typed, f"{label}: {words[value]}.", reason=reason)


def _progress(before: int | str, key: str) -> int | None:
    label, stood = dictionary.word("fields", "progress"), None if before == "" else int(before)
    key, empty = f"progres-{key}", "belum diisi"
    return st.number_input(label, 0, 100, stood, key=key, width=160, placeholder=empty, persist_state="session")


def _fill(plan: Plan, form: Form) -> Request | None:
    """The form by which everything planned of an action is filled in."""
    before = form.opened(*plan_form.FIELDS)
    typed = plan_form.inputs_of(actions(plan), form.key, before) | plan_form.number_and_start(form.key, before)
    form.tell_newer()
    if not st.button("Simpan rencana", type="primary", icon=":material/save:", key=f"kirim-{form.key}"):
        return None
    return form.edit(typed, "Rencana tindak lanjut ini disimpan.")


def _due(form: Form) -> Request | None:
    """The form of the due date; its labels stay as they were when it opened, so that no input is drawn anew."""
    before = form.opened("due")["due"]
    due = inputs.day("Tenggat baru" if before else "Tenggat", before or None, key=f"tanggal-{form.key}")
    form.tell_newer()
    reason = "" if pd.isna(form.action["first_due"]) else _reason("Alasan tenggat dipindah", form.key)
    if not st.button("Pindahkan tenggat" if before else "Tetapkan tenggat", type="primary", key=f"kirim-{form.key}"):
        return None
    return form.edit({"due": due}, "Tenggat dicatat.", reason=reason)


def _hand_in(form: Form) -> Request | None:
    title = st.text_input(
        "Nama bukti", key=f"judul-{form.key}", placeholder="misalnya nomor dan judul SOP", persist_state="session"
    )
    link = st.text_input("Tautan", key=f"tautan-{form.key}", placeholder="https://…", persist_state="session")
    file = st.file_uploader("atau berkas, paling besar 20 MB", key=f"berkas-{form.key}", max_upload_size=20)
    if not st.button("Tambah bukti", type="primary", key=f"kirim-{form.key}"):
        return None
    content = (file.name, file.getvalue()) if file else None
    write = partial(evidence.hand_in, action_id=form.action["action_id"], title=title, link=link, file=content)
    return Request(write, f"Bukti ditambahkan: {title.strip()}.")


def _take_back(plan: Plan, form: Form) -> Request | None:
    pieces = evidence.evidence(plan)
    pieces = pieces[pieces["action_id"] == form.action["action_id"]]
    if pieces.empty:
        st.caption("Belum ada bukti yang dapat ditarik.")
        return None
    titles = dict(zip(pieces["evidence_id"], pieces["title"], strict=True))
    chosen = st.selectbox("Bukti", list(titles), format_func=titles.__getitem__, key=f"ditarik-{form.key}")
    reason = _reason("Alasan", form.key)
    if not st.button("Tarik bukti ini", key=f"kirim-{form.key}"):
        return None
    return Request(partial(evidence.take_back, evidence_id=chosen, reason=reason), f"Bukti ditarik: {titles[chosen]}.")


def _withdraw(form: Form) -> Request | None:
    st.caption("Tindak lanjut ini keluar dari rencana; riwayatnya tetap tercatat.")
    reason = _reason("Alasan", form.key)
    if not st.button("Tarik tindak lanjut ini", key=f"kirim-{form.key}"):
        return None
    write = partial(withdraw, action_id=form.action["action_id"], seen=form.known, reason=reason)
    return Request(write, f"Tindak lanjut ditarik dari rencana: {form.action['title']}.")


def _reason(label: str, key: str) -> str:
    return st.text_input(label, key=f"alasan-{key}", persist_state="session")
