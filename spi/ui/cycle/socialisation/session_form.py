"""How is a session of socialisation written down, corrected with a reason, or taken back?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from spi.answers.cycle.socialisation import Coverage
from spi.cycle.socialisation import sessions
from spi.follow_up.log import records
from spi.follow_up.log.people import refusal
from spi.ui.app import identity
from spi.ui.forms import inputs, notice
from spi.ui.forms.draft import unsaved
from spi.ui.forms.event_words import readable
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import date_words

_NEW = ""
_TEXTS = {
    "place": ("misalnya Aula Kecamatan Kraksaan", 300), "audience": ("misalnya seluruh camat", 300),
    "presenter": ("jabatan, misalnya Inspektur", 260), "present": ("boleh kosong", 130), "note": ("boleh kosong", 420),
}  # fmt: skip


def edit(coverage: Coverage, *, today: date) -> None:
    """Choose a new session or one that stands, and write down when and where it was and whom it reached."""
    if not coverage.shares:
        return
    panel.heading("Catat sesi sosialisasi", "yang direncanakan juga boleh; ia baru dihitung sesudah tanggalnya")
    person = identity.bar()
    if not identity.may(person, "create"):
        st.caption(plain(refusal(person, "create")))
        return
    stood = {row["record_id"]: row for row in coverage.sessions.to_dict("records")}
    chosen = st.selectbox(
        "Sesi", [_NEW, *stood], format_func=lambda key: _called(stood.get(key)), key=f"sesi-{coverage.plan.slug}", width=480
    )
    _form(coverage, stood.get(chosen, {}), today)


def _called(row: Mapping[str, Any] | None) -> str:
    return f"{date_words(row['date'])}, {row['place']}: {row['audience']}" if row else "Sesi baru"


def _form(coverage: Coverage, stands: Mapping[str, Any], today: date) -> None:
    plan, key = coverage.plan, stands.get("record_id", _NEW)
    draft = unsaved(key or f"sesi-baru-{plan.slug}")
    seen = draft.begin(key, int(stands.get("last_seq", 0)))
    names = dict(zip(coverage.units["record_id"], coverage.units["name"], strict=True))
    kinds = dict(zip(coverage.units["record_id"], coverage.units["unit_kind"], strict=True))
    with st.form(draft.key, border=False):
        with st.container(horizontal=True):
            day = inputs.day("Tanggal", stands.get("date"), key=f"tanggal-{draft.key}")
            typed = {name: _typed(name, stands) for name in _TEXTS}
        reached = st.multiselect(
            "Unit yang dijangkau", list(names), [unit for unit in stands.get("units") or [] if unit in names], names.__getitem__,
            placeholder="pilih unit yang diundang dan hadir", width=720,
        )  # fmt: skip
        with st.container(horizontal=True):
            whole = [share.kind for share in coverage.shares if st.checkbox(f"Semua {dictionary.word('unit_kinds', share.kind)}")]
        reason = st.text_input("Alasan perbaikan atau penarikan", width=560) if stands else ""
        with st.container(horizontal=True):
            save = st.form_submit_button("Simpan sesi", type="primary", icon=":material/save:")
            take_back = bool(stands) and st.form_submit_button("Tarik sesi", icon=":material/undo:")
    gone = [unit for unit in stands.get("units") or [] if unit not in names]  # of a withdrawn unit: what was written stays
    units = list(dict.fromkeys([*gone, *reached, *(unit for unit in names if kinds[unit] in whole)]))
    if save:
        fields = typed | {"date": day, "units": units}
        outcome = sessions.write(identity.present(), plan, fields, record_id=key, seen=seen, reason=reason)
        notice.finish(outcome, "Sesi dicatat.", draft)
    elif take_back:
        outcome = sessions.withdraw(identity.present(), plan, key, seen=seen, reason=reason)
        notice.finish(outcome, "Sesi ditarik; isinya tetap ada di catatan.", draft)
    if stands:
        with st.expander("Riwayat sesi ini", key="buka-riwayat-sesi", on_change="rerun") as fold:
            if fold.open:
                events = readable(records.history(plan, key))
                panel.shown_table(events, ["happened_at", "actor", "operation", "facts", "why"])


def _typed(name: str, stands: Mapping[str, Any]) -> str:
    held, (example, width) = stands.get(name), _TEXTS[name]
    return st.text_input(dictionary.word("fields", name), "" if held is None else str(held), width=width, placeholder=example)
