"""How does a table come in: chosen, pasted or typed, and how is each of its columns understood?"""

import hashlib
import io
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from spi import intake
from spi.answers.results import standing
from spi.answers.sources import provenance
from spi.documents import template
from spi.intake.draft import Intake, RecognisedSheet
from spi.intake.tables.layout import Wishes
from spi.method.other_indices import other_indices
from spi.ui.app.choice import Choice
from spi.ui.data import import_draft
from spi.ui.data.import_draft import FILE, PASTE
from spi.ui.forms import inputs
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary

_IGNORE, _UNKNOWN = "diabaikan", "belum dikenal"
_UNITS = ["Unit kerja", "Skor", "Jumlah responden"]


def from_file(pick: Choice) -> Intake | None:
    """A chosen file, with its columns as the reader corrected them; None until one is chosen.

    A table that names no government, such as unit scores of one report, is taken to be of the chosen one.
    """
    chosen = inputs.file("Berkas XLSX, ODS, XLS, CSV, TXT, atau JSON dasbor KPK", turn=import_draft.held().number)
    if chosen is None:
        return None
    name, content = chosen
    return _read(FILE, content, partial(intake.recognise, content, name=name), partial(intake.read, content, name=name), pick)


def from_text(pick: Choice) -> Intake | None:
    """A pasted block; None until something is pasted."""
    draft = import_draft.held()
    key = f"tempel-{draft.key}"
    st.session_state.setdefault(key, draft.changes["text"])
    text = st.text_area(
        "Tempel blok dari Excel atau halaman web, berikut baris judulnya", key=key, height=180, on_change=_take_text, args=(key,)
    )
    if not text.strip():
        return None
    content = text.encode("utf-8", "replace")
    return _read(PASTE, content, partial(intake.recognise_pasted, text), partial(intake.read_pasted, text), pick)


def _read(
    way: str, content: bytes, recognise: Callable[..., list[RecognisedSheet]], read: Callable[..., Intake], pick: Choice
) -> Intake:
    """What came in this way, with its columns, year and hidden parts as the reader wishes them."""
    sha256 = hashlib.sha256(content).hexdigest()
    wishes = import_draft.wishes(way, sha256)
    _of_index(wishes, sha256)
    _columns(recognise(wishes=_wished(wishes, pick, corrected=False)), wishes, sha256)
    table = read(wishes=_wished(wishes, pick), **_known())
    _ask(table, wishes, sha256)
    return table


def _take_text(key: str) -> None:
    import_draft.held().changes["text"] = st.session_state[key]


def _wished(wishes: dict[str, Any], pick: Choice, *, corrected: bool = True) -> Wishes:
    """What the reader said of a content: columns, year, whether hidden parts count; and the government chosen above.

    corrected: with the columns as corrected; without them for the table in which they are corrected.
    """
    sheets = wishes.get("columns", {}).items() if corrected else ()
    columns = {(sheet, letter): meaning for sheet, letters in sheets for letter, meaning in letters.items()}
    return Wishes(columns=columns, year=wishes.get("year"), region_code=pick.code, hidden=bool(wishes.get("hidden")),
                  index=wishes.get("index") or "")  # fmt: skip


def _of_index(wishes: dict[str, Any], sha256: str) -> None:
    """Which index the table holds: SPI, unless its reader says another one."""
    names, key = {"": "SPI"} | {code: index.name for code, index in other_indices().items()}, f"indeks-tabel-{sha256[:8]}"

    def take() -> None:
        wishes["index"] = st.session_state[key]

    st.session_state.setdefault(key, wishes.get("index") or "")
    st.segmented_control("Isi tabel", [*names], key=key, format_func=names.__getitem__, required=True, on_change=take)


def _ask(read: Intake, wishes: dict[str, Any], sha256: str) -> None:
    """The controls for what the table itself does not say: its survey year, and whether what it hides is read."""
    number = import_draft.held().number

    def take(name: str, key: str) -> None:
        wishes[name] = st.session_state[key]

    if "year" in read.missing or wishes.get("year"):
        years, key = list(range(date.today().year, 2020, -1)), f"tahun-tabel-{sha256[:8]}-{number}"
        st.session_state.setdefault(key, wishes.get("year"))
        st.selectbox("Tahun survei tabel ini", years, key=key, width=240, on_change=take, args=("year", key),
                     placeholder="Pilih tahunnya")  # fmt: skip
    if "hidden" in read.missing or wishes.get("hidden"):
        key = f"tersembunyi-{sha256[:8]}-{number}"
        st.session_state.setdefault(key, bool(wishes.get("hidden")))
        st.checkbox("Baca juga lembar, baris, kolom, dan sel yang disembunyikan atau dicoret", key=key, on_change=take,
                    args=("hidden", key))  # fmt: skip


def from_grid(pick: Choice) -> Intake | None:
    """One government's own report, typed into a table; None until a value is typed."""
    grid = import_draft.grid(pick.code)
    year = _survey_year(pick, grid)
    st.caption(f"Untuk {plain(pick.region['name'])}. Pemda lain: pilih di atas. Biarkan kosong yang tidak diketahui.")
    values = _typed_values(pick.code, grid, year)
    st.caption("Unit kerja (OPD): satu baris per unit; kurang dari lima responden tidak disimpan nilainya.")
    units = _typed_units(pick.code, grid, year)
    nameless = nameless_units(units)
    if nameless:
        st.warning("\n".join(f"- {plain(sentence)}" for sentence in nameless))
        return None
    rows = [{"measure": measure, "value": value} for measure, value in values.items()]
    rows += [
        {"measure": "index", "value": row["Skor"], "unit": row["Unit kerja"], "respondents": row["Jumlah responden"]}
        for row in units.to_dict("records")
        if row["Unit kerja"].strip()
    ]
    if not rows:
        return None
    return intake.read_grid(pd.DataFrame(rows), region_code=pick.code, survey_year=year, **_known(counted=False))


def _survey_year(pick: Choice, grid: dict[str, Any]) -> int:
    """The survey year of the report: that at the top until something is typed or another is chosen here."""
    key = f"isi-tahun-{pick.code}-{import_draft.held().number}"
    if key not in st.session_state or "year" not in grid:
        st.session_state[key] = grid.get("year", pick.year)
    newest = date.today().year
    return int(st.number_input("Tahun survei", 2021, newest, key=key, width=160, on_change=_take_year, args=(key, grid)))


def _take_year(key: str, grid: dict[str, Any]) -> None:
    grid["year"] = int(st.session_state[key])


def _typed_values(code: str, grid: dict[str, Any], year: int) -> dict[str, str]:
    """The table of measures and what is typed into it: measure -> text."""
    measures = provenance.typed_measures()

    def drawn() -> pd.DataFrame:
        before = grid.get("values", {})
        return pd.DataFrame(
            {"Indikator": [dictionary.label(m) for m in measures], "Nilai": [before.get(m, "") for m in measures]}
        )

    def take(table: pd.DataFrame, state: Mapping[str, Any]) -> None:
        texts = zip(measures, inputs.edited(table, state)["Nilai"].fillna("").astype(str), strict=True)
        _take(grid, year, values={measure: text for measure, text in texts if text.strip()})

    inputs.table(f"isi-{code}", drawn, take, turn=import_draft.held().number, disabled=["Indikator"], alt="Isian laporan sendiri")
    return dict(grid.get("values", {}))


def _typed_units(code: str, grid: dict[str, Any], year: int) -> pd.DataFrame:
    """The table of units and what is typed into it, as texts: Unit kerja, Skor, Jumlah responden."""

    def drawn() -> pd.DataFrame:
        return pd.DataFrame(grid.get("units") or [[""] * len(_UNITS)], columns=_UNITS)

    def take(table: pd.DataFrame, state: Mapping[str, Any]) -> None:
        rows = inputs.edited(table, state).fillna("").astype(str).to_numpy().tolist()
        _take(grid, year, units=rows if any(text.strip() for row in rows for text in row) else [])

    turn = import_draft.held().number
    table = inputs.table(f"unit-{code}", drawn, take, turn=turn, num_rows="dynamic", alt="Isian unit kerja")
    return table.fillna("").astype(str)


def _take(grid: dict[str, Any], year: int, **typed: Any) -> None:
    """Take what was typed into one of the tables: it stays of its year, whichever is chosen at the top later."""
    before = grid.get("values") or grid.get("units")
    grid.update(typed)
    if grid.get("values") or grid.get("units"):
        grid.setdefault("year", year)
    elif before:
        grid.pop("year", None)


def nameless_units(units: pd.DataFrame) -> list[str]:
    """One sentence for each row of the typed table of units that has a score or respondents but no name."""
    sentences = []
    for number, row in enumerate(units.to_dict("records"), start=1):
        name, score, count = (row[column].strip() for column in ("Unit kerja", "Skor", "Jumlah responden"))
        what = f"skor {score}" if score else f"jumlah responden {count}" if count else ""
        if what and not name:
            sentences.append(f"Baris {number} tabel unit kerja: {what} tanpa nama unit kerja. Isi namanya.")
    return sentences


def offer_template() -> None:
    """The empty workbook to fill in, made when it is asked for."""
    st.download_button(
        "Unduh templat XLSX", _workbook, "templat-spi.xlsx", icon=":material/download:", on_click="ignore", key="templat",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )  # fmt: skip


def _workbook() -> bytes:
    book = io.BytesIO()
    template.write(book, standing.regions())
    return book.getvalue()


def _columns(sheets: list[RecognisedSheet], wishes: dict[str, Any], sha256: str) -> None:
    """How every column is understood, to be corrected; what the reader changes in it goes into `wishes`."""
    changed: dict[str, dict[str, str]] = wishes.setdefault("columns", {})
    for number, sheet in enumerate(sheets):
        title = f"Kolom lembar {sheet.name}" if sheet.name else "Kolom"
        headed = f"judul di baris {sheet.header_row}" if any(each.heading for each in sheet.columns) else "tanpa baris judul"
        panel.heading(title, f"{headed}; perbaiki bila salah")
        index = wishes.get("index") or ""
        _meanings(sheet, changed, f"kolom-{sha256[:16]}-{number}{index}", index)


def _meanings(sheet: RecognisedSheet, changed: dict[str, dict[str, str]], place: str, index: str) -> None:
    """The table of a sheet's columns; what the reader changes in it goes into `changed`: sheet -> letter -> meaning."""
    meanings = {**provenance.column_meanings(), "": _IGNORE}
    if index:
        meanings["index"] = other_indices()[index].name
    codes = {words: code for code, words in meanings.items()}
    ours = [_meaning_words(column.meaning, meanings) for column in sheet.columns]

    def drawn() -> pd.DataFrame:
        before = {letter: meanings[code] for letter, code in changed.get(sheet.key, {}).items()}
        pairs = zip(sheet.columns, ours, strict=True)
        rows = [[c.letter, c.heading, before.get(c.letter, words), " · ".join(c.samples)] for c, words in pairs]
        return pd.DataFrame(rows, columns=["Kolom", "Judul", "Dipahami sebagai", "Contoh"])

    def take(table: pd.DataFrame, state: Mapping[str, Any]) -> None:
        pairs = zip(sheet.columns, ours, inputs.edited(table, state)["Dipahami sebagai"], strict=True)
        theirs = {c.letter: codes[words] for c, before, words in pairs if words != before and words in codes}
        changed.pop(sheet.key, None)
        changed.update({sheet.key: theirs} if theirs else {})

    config = {"Dipahami sebagai": st.column_config.SelectboxColumn(options=sorted({*codes, *ours}), required=True)}
    inputs.table(
        place, drawn, take, turn=import_draft.held().number, disabled=["Kolom", "Judul", "Contoh"], column_config=config,
        alt="Arti kolom",
    )  # fmt: skip


def _meaning_words(meaning: str | None, meanings: dict[str, str]) -> str:
    if meaning is None:
        return _UNKNOWN
    measure, _, year = meaning.partition("@")
    return f"{meanings.get(measure, measure)} {year}" if year else meanings.get(measure, measure)


def _known(*, counted: bool = True) -> dict[str, Any]:
    """What every reading must know: spellings, governments, the newest survey year; and how many are known by year."""
    known = {"aliases": provenance.aliases(), "regions": provenance.known_regions(), "newest_year": date.today().year}
    return known | {"known_counts": provenance.known_counts()} if counted else known
