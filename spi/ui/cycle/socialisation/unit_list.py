"""How does the inspectorate keep its list of OPD and kecamatan: typed, pasted, from a file, or from the shipped list?"""

import pandas as pd
import streamlit as st

from spi.answers.cycle.socialisation import Coverage
from spi.cycle.socialisation import unit_table, units
from spi.follow_up.log.people import refusal
from spi.ui.app import identity
from spi.ui.cycle.socialisation.coverage_view import unit_rows
from spi.ui.forms import notice
from spi.ui.forms.draft import unsaved
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary

_COLUMNS = ["unit_called", "unit_kind_words", "official_code"]
_SOURCE = (
    "Nama dan kode kecamatan: idn-area-data menurut Kepmendagri 300.2.2-2138 Tahun 2025, ejaan sumber itu; dapat diganti nama."
)
_KINDS = dictionary.words("unit_kinds")


def show(coverage: Coverage) -> None:
    """The list as it stands, and for who may write the ways to fill and to correct it."""
    rows = unit_rows(coverage)
    if len(rows):
        panel.heading("Daftar unit", "berlaku untuk semua tahun survei")
        panel.shown_table(rows, _COLUMNS)
    else:
        st.info("Daftar unit masih kosong. Tempel daftar OPD di bawah ini, satu nama tiap baris.")
    person = identity.bar()
    if not identity.may(person, "create"):
        st.caption(plain(refusal(person, "create")))
        return
    code = coverage.plan.region_code
    _offer_shipped(code, set(coverage.units["official_code"].dropna()))
    _paste(code)
    if len(rows):
        with st.expander("Ganti nama atau tarik sebuah unit", icon=":material/edit:", key="buka-unit", on_change="rerun") as fold:
            if fold.open:
                _correct(coverage)


def _offer_shipped(code: str, there: set[str]) -> None:
    fresh = [row for row in units.shipped(code) if row["official_code"] not in there]
    if fresh:
        st.caption(_SOURCE)
        if st.button(f"Masukkan {len(fresh)} kecamatan dari daftar resmi", icon=":material/playlist_add:", key="unit-bawaan"):
            outcome = units.add(identity.present(), code, fresh)
            notice.finish(outcome, f"{len(outcome.subjects)} kecamatan masuk daftar.")


def _paste(code: str) -> None:
    draft = unsaved(f"unit-{code}")
    panel.heading(
        "Tambah unit", "ketik, tempel tabel, atau pilih berkas; OPD kecuali namanya atau kolom jenisnya berkata kecamatan"
    )
    pasted = st.text_area(
        "Tempel daftar unit", key=f"tempel-{draft.key}", placeholder="Dinas Kesehatan\nKecamatan Tiris; kecamatan; 351307"
    )
    file = st.file_uploader("Atau berkas XLSX, ODS, XLS, CSV, TXT", key=f"berkas-{draft.key}", max_upload_size=5)
    if not pasted.strip() and file is None:
        return
    table = unit_table.read(file.getvalue() if file is not None else pasted)
    if table.problems:
        notice.problems(table.problems)
        return
    shown = pd.DataFrame(table.rows).rename(columns={"name": "unit_called"})
    shown["unit_kind_words"] = shown["unit_kind"].map(_KINDS)
    panel.small_table(shown, _COLUMNS, alt="Unit yang akan ditambahkan")
    if st.button(f"Simpan {len(table.rows)} unit", type="primary", icon=":material/save:", key=f"simpan-{draft.key}"):
        outcome = units.add(identity.present(), code, table.rows)
        written = len(outcome.subjects)
        notice.finish(outcome, f"{written} unit masuk daftar.", draft)


def _correct(coverage: Coverage) -> None:
    code = coverage.plan.region_code
    stood = {row["record_id"]: row for row in coverage.units.to_dict("records")}
    key = st.selectbox("Unit", list(stood), format_func=lambda each: stood[each]["name"], key=f"unit-{code}-pilih", width=480)
    row = stood[key]
    draft = unsaved(key)
    seen = draft.begin(key, int(row["last_seq"]))
    with st.form(draft.key, border=False):
        with st.container(horizontal=True):
            name = st.text_input("Nama", row["name"], width=360)
            kind = st.selectbox("Jenis unit", list(_KINDS), list(_KINDS).index(row["unit_kind"]), _KINDS.__getitem__, width=150)
            official = st.text_input("Kode", row["official_code"] or "", width=150, placeholder="boleh kosong")
        reason = st.text_input("Alasan", width=560)
        with st.container(horizontal=True):
            save = st.form_submit_button("Simpan unit", type="primary", icon=":material/save:")
            take_back = st.form_submit_button("Tarik unit", icon=":material/undo:")
    if save:
        fields = {"name": name, "unit_kind": kind, "official_code": official}
        outcome = units.change(identity.present(), code, key, fields, seen=seen, reason=reason)
        notice.finish(outcome, "Unit diubah; sesinya tetap.", draft)
    elif take_back:
        outcome = units.withdraw(identity.present(), code, key, seen=seen, reason=reason)
        notice.finish(outcome, "Unit ditarik dari daftar; riwayatnya tetap ada.", draft)
