"""How does a table come in: chosen, pasted or typed, understood, checked, compared, and only then saved?"""

from datetime import date

import pandas as pd
import streamlit as st

from spi import dictionary, intake
from spi.answers import provenance, standing
from spi.intake.draft import Intake, Recognised
from spi.intake.preview import Preview
from spi.ui import panel
from spi.ui.choice import Choice
from spi.ui.text import plain
from spi.wording import thousands

_IGNORE, _UNKNOWN = "diabaikan", "belum dikenal"
_STATES = {
    "baru": "angka baru",
    "berubah": "mengganti angka yang dipakai sekarang",
    "tidak dipakai": "disimpan, tetapi kalah menurut aturan memilih sumber",
    "kosong": "kosong, dengan alasan",
    "sama": "sama dengan yang dipakai sekarang",
}


def from_file(_pick: Choice) -> Intake | None:
    """A chosen file, with its columns as the reader corrected them; None until one is chosen."""
    turn = st.session_state.setdefault("_impor", 0)
    types = ["xlsx", "xls", "csv", "txt", "tsv", "json"]
    file = st.file_uploader("Berkas XLSX, CSV, atau JSON dasbor KPK", types, key=f"berkas-{turn}", max_upload_size=20)
    if file is None:
        return None
    content = file.getvalue()
    columns = _columns(intake.recognise(content, name=file.name))
    return intake.read(content, name=file.name, columns=columns, **_known())


def from_text(_pick: Choice) -> Intake | None:
    """A pasted block; None until something is pasted."""
    turn = st.session_state.setdefault("_impor", 0)
    text = st.text_area("Tempel blok dari Excel atau halaman web, berikut baris judulnya", key=f"tempel-{turn}", height=180)
    return intake.read_pasted(text, **_known()) if text.strip() else None


def from_grid(pick: Choice) -> Intake | None:
    """One government's own report, typed into a table; None until a value is typed."""
    turn = st.session_state.setdefault("_impor", 0)
    year = st.number_input(
        "Tahun survei", 2021, date.today().year, min(pick.year + 1, date.today().year), key=f"isi-tahun-{turn}", width=160
    )
    st.caption(f"Untuk {plain(pick.region['name'])}. Pemda lain: pilih di atas. Biarkan kosong yang tidak diketahui.")
    measures = provenance.typed_measures()
    blank = pd.DataFrame({"Ukuran": [dictionary.label(m) for m in measures], "Nilai": [""] * len(measures)})
    typed = st.data_editor(
        blank, disabled=["Ukuran"], hide_index=True, key=f"isi-{pick.code}-{turn}", alt="Isian laporan sendiri"
    )
    st.caption("Unit kerja (OPD): satu baris per unit; kurang dari lima responden tidak disimpan nilainya.")
    empty = pd.DataFrame({"Unit kerja": [""], "Skor": [""], "Jumlah responden": [""]})
    units = st.data_editor(empty, num_rows="dynamic", hide_index=True, key=f"unit-{pick.code}-{turn}", alt="Isian unit kerja")
    rows = [{"measure": m, "value": v} for m, v in zip(measures, typed["Nilai"], strict=True) if str(v or "").strip()]
    rows += [
        {"measure": "index", "value": row["Skor"], "unit": row["Unit kerja"], "respondents": row["Jumlah responden"]}
        for row in units.fillna("").to_dict("records")
        if str(row["Unit kerja"]).strip()
    ]
    if not rows:
        return None
    return intake.read_grid(pd.DataFrame(rows), region_code=pick.code, survey_year=int(year), **_known())


def refused(read: Intake) -> bool:
    """Say every problem that stops the file; True when there is any."""
    if read.problems:
        st.error("\n".join(f"- {plain(problem)}" for problem in read.problems), title="Belum dapat disimpan; perbaiki dulu")
    return bool(read.problems)


def accepted(read: Intake) -> bool:
    """Every warning must be ticked by somebody who has read it."""
    if read.warnings:
        panel.heading("Perlu dibaca dulu", "centang yang memang benar demikian")
    ticks = [st.checkbox(plain(w.sentence), key=f"sadar-{read.sha256[:8]}-{n}") for n, w in enumerate(read.warnings)]
    return all(ticks)


def difference(found: Preview) -> None:
    """What would change: figures by state, and the places and categories that would move."""
    counts = found.figures["state"].value_counts()
    panel.heading("Yang akan berubah", f"{thousands(len(found.figures))} angka di berkas ini")
    if found.unchanged:
        st.info("Berkas yang persis sama sudah pernah disimpan; tidak ada yang berubah.")
    for state, words in _STATES.items():
        if counts.get(state):
            st.markdown(f"- **{thousands(counts[state])}** {words}")
    shown = found.figures[found.figures["state"].isin(["baru", "berubah", "tidak dipakai"])]
    table = shown.assign(measure=shown["measure"].map(dictionary.label)).sort_values(
        "state", key=lambda s: s != "berubah", kind="stable"
    )
    if len(table):
        panel.shown_table(
            table.head(2000),
            ["state", "survey_year", "region", "measure", "old", "value", "old_outlet", "unit"],
            height=_height(table),
        )
    if len(found.moves):
        panel.heading("Tempat dan kategori yang bergeser", "dalam lingkup yang dipilih di atas")
        columns = ["survey_year", "region", "place_before", "place_after", "category_before", "category_after"]
        panel.shown_table(found.moves, columns, height=_height(found.moves))


def decide(read: Intake, *, ready: bool) -> None:
    """Save or drop: the only place of the screen that writes figures."""
    actor = st.text_input("Nama Anda (dicatat bersama impor ini)", key="nama", persist_state="session", width=320, max_chars=80)
    with st.container(horizontal=True):
        save = st.button("Simpan", type="primary", icon=":material/save:", disabled=not (ready and actor.strip()))
        if st.button("Batalkan", icon=":material/close:"):
            _start_again("Dibatalkan; tidak ada yang disimpan.")
    if not ready:
        st.caption("Simpan aktif setelah semua peringatan dicentang.")
    if save:
        with st.spinner("Menyimpan dalam satu transaksi…"):
            outcome = intake.save([read], actor=actor.strip())
        if outcome.problems:
            st.error("\n".join(plain(problem) for problem in outcome.problems), title="Tidak ada yang disimpan")
        else:
            batch = f"batch {outcome.batches[0]}, " if outcome.batches else ""
            _start_again(f"Tersimpan: {batch}{thousands(outcome.figures)} angka. Dapat dibatalkan di Riwayat impor.")


def last_word() -> None:
    """What the last decision did, said once after the page has started again."""
    word = st.session_state.pop("_impor_kata", None)
    if word:
        st.success(plain(word))


def _start_again(word: str) -> None:
    st.session_state["_impor"] += 1
    st.session_state["_impor_kata"] = word
    st.rerun()


def _columns(found: Recognised) -> dict[tuple[str, str], str]:
    """How every column is understood, to be corrected; answers what the reader changed."""
    meanings = {**provenance.column_meanings(), "": _IGNORE}
    codes = {words: code for code, words in meanings.items()}
    changed: dict[tuple[str, str], str] = {}
    for sheet in found.sheets:
        panel.heading(
            f"Kolom lembar {sheet.name}" if sheet.name else "Kolom", f"judul di baris {sheet.header_row}; betulkan bila salah"
        )
        table = pd.DataFrame(
            [
                {
                    "Kolom": c.letter,
                    "Judul": c.heading,
                    "Dipahami sebagai": _said(c.meaning, meanings),
                    "Contoh": " · ".join(c.samples),
                }
                for c in sheet.columns
            ]
        )
        choices = sorted({*meanings.values(), *table["Dipahami sebagai"]})
        config = {"Dipahami sebagai": st.column_config.SelectboxColumn(options=choices, required=True)}
        edited = st.data_editor(table, disabled=["Kolom", "Judul", "Contoh"], hide_index=True, column_config=config,
                                key=f"kolom-{found.file_name}-{sheet.name}", alt="Arti kolom")  # fmt: skip
        for row, before in zip(edited.to_dict("records"), table["Dipahami sebagai"], strict=True):
            if row["Dipahami sebagai"] != before and row["Dipahami sebagai"] in codes:
                changed[(sheet.name, row["Kolom"])] = codes[row["Dipahami sebagai"]]
    return changed


def _said(meaning: str | None, meanings: dict[str, str]) -> str:
    if meaning is None:
        return _UNKNOWN
    measure, _, year = meaning.partition("@")
    return f"{meanings.get(measure, measure)} SPI {year}" if year else meanings.get(measure, measure)


def _known() -> dict:
    """What every reading must know: spellings, governments, the newest survey year that may occur."""
    return {"aliases": provenance.aliases(), "regions": standing.regions(), "newest_year": date.today().year}


def _height(table: pd.DataFrame) -> int:
    """As high as its rows need, up to seven of them."""
    return 38 + 35 * min(len(table), 7)
