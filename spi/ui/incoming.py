"""How does a table come in: chosen, pasted or typed, and how is each of its columns understood?"""

import io
from datetime import date

import pandas as pd
import streamlit as st

from spi import dictionary, intake
from spi.answers import provenance, standing
from spi.intake import template as empty_workbook
from spi.intake.draft import Intake, Recognised
from spi.intake.reading import TYPES
from spi.ui import once, panel
from spi.ui.choice import Choice
from spi.ui.text import plain

FORMS = "incoming"
_IGNORE, _UNKNOWN = "diabaikan", "belum dikenal"


def from_file(pick: Choice) -> Intake | None:
    """A chosen file, with its columns as the reader corrected them; None until one is chosen.

    A table that names no government, such as unit scores of one report, is taken to be of the chosen one.
    """
    turn = once.turn(FORMS)
    types = [kind.removeprefix(".") for kind in TYPES]
    file = st.file_uploader("Berkas XLSX, ODS, XLS, CSV, atau JSON dasbor KPK", types, key=f"berkas-{turn}", max_upload_size=20)
    if file is None:
        return None
    content = file.getvalue()
    columns = _columns(intake.recognise(content, name=file.name))
    return intake.read(content, name=file.name, columns=columns, region_code=pick.code, **_known())


def from_text(_pick: Choice) -> Intake | None:
    """A pasted block; None until something is pasted."""
    turn = once.turn(FORMS)
    text = st.text_area("Tempel blok dari Excel atau halaman web, berikut baris judulnya", key=f"tempel-{turn}", height=180)
    if not text.strip():
        return None
    return intake.read_pasted(text, columns=_columns(intake.recognise_pasted(text)), **_known())


def from_grid(pick: Choice) -> Intake | None:
    """One government's own report, typed into a table; None until a value is typed."""
    turn = once.turn(FORMS)
    year = st.number_input("Tahun survei", 2021, date.today().year, pick.year, key=f"isi-tahun-{turn}", width=160)
    st.caption(f"Untuk {plain(pick.region['name'])}. Pemda lain: pilih di atas. Biarkan kosong yang tidak diketahui.")
    measures = provenance.typed_measures()
    blank = pd.DataFrame({"Ukuran": [dictionary.label(m) for m in measures], "Nilai": [""] * len(measures)})
    typed = st.data_editor(
        blank, disabled=["Ukuran"], hide_index=True, key=f"isi-{pick.code}-{turn}", alt="Isian laporan sendiri"
    )
    st.caption("Unit kerja (OPD): satu baris per unit; kurang dari lima responden tidak disimpan nilainya.")
    empty = pd.DataFrame({"Unit kerja": [""], "Skor": [""], "Jumlah responden": [""]})
    units = st.data_editor(empty, num_rows="dynamic", hide_index=True, key=f"unit-{pick.code}-{turn}", alt="Isian unit kerja")
    units = units.fillna("").astype(str)
    nameless = nameless_units(units)
    if nameless:
        st.warning("\n".join(f"- {plain(sentence)}" for sentence in nameless))
        return None
    rows = [{"measure": m, "value": v} for m, v in zip(measures, typed["Nilai"], strict=True) if str(v or "").strip()]
    rows += [
        {"measure": "index", "value": row["Skor"], "unit": row["Unit kerja"], "respondents": row["Jumlah responden"]}
        for row in units.to_dict("records")
        if row["Unit kerja"].strip()
    ]
    if not rows:
        return None
    return intake.read_grid(pd.DataFrame(rows), region_code=pick.code, survey_year=int(year), **_known(counted=False))


def nameless_units(units: pd.DataFrame) -> list[str]:
    """One sentence for each row of the typed table of units that has a score or respondents but no name."""
    found = []
    for number, row in enumerate(units.to_dict("records"), start=1):
        name, score, count = (row[column].strip() for column in ("Unit kerja", "Skor", "Jumlah responden"))
        what = f"skor {score}" if score else f"jumlah responden {count}" if count else ""
        if what and not name:
            found.append(f"Baris {number} tabel unit kerja: {what} tanpa nama unit kerja. Isi namanya.")
    return found


def template() -> None:
    """The empty workbook to fill in, made when it is asked for."""
    st.download_button(
        "Unduh templat XLSX", _workbook, "templat-spi.xlsx", icon=":material/download:", on_click="ignore", key="templat",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )  # fmt: skip


def _workbook() -> bytes:
    book = io.BytesIO()
    empty_workbook.write(book, standing.regions())
    return book.getvalue()


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
    return f"{meanings.get(measure, measure)} {year}" if year else meanings.get(measure, measure)


def _known(*, counted: bool = True) -> dict:
    """What every reading must know: spellings, governments, the newest survey year; and how many are known by year."""
    known = {"aliases": provenance.aliases(), "regions": provenance.known_regions(), "newest_year": date.today().year}
    return known | {"known_counts": provenance.known_counts()} if counted else known
