"""How is the list of an OPD read on the screen? Counted at once in memory, and let go before the page is drawn again.

What was pasted or chosen stands in an input only until it is counted: the callback takes it, forgets it and renews the input.
Nothing of it goes to the draft that the browser keeps, to the address or to a log.
"""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from spi.answers.cycle.readiness import Readiness
from spi.cycle import respondents
from spi.cycle.respondent_list import COUNTS, ListCounts, count
from spi.follow_up import Plan
from spi.follow_up.log.people import refusal
from spi.follow_up.log.records import newest
from spi.ui.app import identity
from spi.ui.forms import notice
from spi.ui.forms.draft import Draft, unsaved
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.tens import tens_words

NEVER_KEPT = (
    "Yang tidak pernah disimpan: nama, NIP, nomor, surel, tanggal, dan isi sel mana pun. Daftar dibaca di memori peladen dan "
    "dilepas begitu dihitung; yang dicatat hanya jumlahnya dalam rentang sepuluh, di bawah sepuluh hanya “kurang dari 10”. Siapa "
    "yang menerima atau mengisi survei tidak diketahui dan tidak ditanyakan."
)


def read(ready: Readiness, *, today: date) -> None:
    """The form of one list, for who may write; what was counted stands below it until it is saved or dropped."""
    panel.heading("Hitung daftar sebuah OPD", "XLSX, ODS, XLS, CSV, atau tempelan")
    st.caption(NEVER_KEPT)
    person, plan = identity.bar(), ready.plan
    if not identity.may(person, "create"):
        st.caption(plain(refusal(person, "create")))
        return
    draft = unsaved(f"daftar-responden-{plan.slug}")
    with st.container(horizontal=True):
        known = respondents.unit_names(plan.region_code)
        unit = st.selectbox(
            "OPD", known, None, key=f"opd-{draft.place}", accept_new_options=True, width=320,
            placeholder="pilih atau ketik nama OPD",
        )  # fmt: skip
        groups = dictionary.words("respondent_groups")
        forget = draft.opened.clear
        group = st.selectbox(
            "Kelompok", list(groups), key=f"kelompok-{draft.place}", format_func=groups.__getitem__, width=160, on_change=forget
        )
        day = st.date_input("Tanggal daftar", today, key=f"per-{draft.place}", format="DD/MM/YYYY", width=160, on_change=forget)
    take = partial(_take, draft, group=group, year=plan.survey_year, as_of=day)
    st.text_area(
        "Tempel daftarnya dengan judul kolom", key=f"tempel-{draft.key}", on_change=take, args=(f"tempel-{draft.key}",),
        placeholder="Nama, No HP, Surel, TMT, TMT unit kerja: salin dari lembar kerja, lalu klik di luar kotak ini", height=90,
    )  # fmt: skip
    st.file_uploader(
        "Atau pilih berkasnya", key=f"berkas-{draft.key}", on_change=take, args=(f"berkas-{draft.key}",), max_upload_size=20
    )
    if "counted" in draft.opened:
        _offer(plan, draft, draft.opened["counted"], unit=unit or "", group=group, day=day)


def _take(draft: Draft, key: str, *, group: str, year: int, as_of: date) -> None:
    """Callback: count what is in the input, then forget it, in the session as in the memory of uploaded files."""
    held = st.session_state.pop(key, None)
    draft.renew()
    if not held:
        return
    draft.opened["counted"] = count(held if isinstance(held, str) else held.getvalue(), group=group, year=year, as_of=as_of)
    context = get_script_run_ctx()
    if not isinstance(held, str) and context is not None:
        context.uploaded_file_mgr.remove_session_files(context.session_id)


def _offer(plan: Plan, draft: Draft, counted: ListCounts, *, unit: str, group: str, day: date) -> None:
    """What was counted, in tens, and the buttons that save or drop it."""
    if counted.problems:
        notice.problems(counted.problems, "Daftar tidak dihitung")
        return
    rows = [(dictionary.word("fields", name), tens_words(counted.counts[name])) for name in COUNTS]
    panel.small_table(
        pd.DataFrame(rows, columns=["what_label", "people"]), ["what_label", "people"], alt="Jumlah dalam daftar itu"
    )
    for sentence in counted.notes:
        st.caption(plain(sentence))
    key = respondents.list_id(plan, unit, group)
    seen = draft.begin(key, newest(key))
    stands = key in set(respondents.lists(plan)["record_id"])
    reason = st.text_input("Alasan menghitung ulang", key=f"alasan-{draft.key}", width=560) if stands else ""
    with st.container(horizontal=True):
        save = st.button("Simpan jumlahnya", type="primary", icon=":material/save:", key=f"simpan-{draft.key}")
        st.button("Buang", icon=":material/delete:", key=f"buang-{draft.key}", on_click=draft.drop)
    if save:
        outcome = respondents.write_list(
            identity.present(), plan, counted, unit=unit, group=group, as_of=day, seen=seen, reason=reason
        )
        notice.finish(outcome, "Jumlah daftar dicatat.", draft)
