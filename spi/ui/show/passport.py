"""From where is this number? One click from a figure to its document, cell, checksum, person, grade, formula and rivals."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from spi.answers.results import causes, history, standing
from spi.answers.sources import calculated, provenance
from spi.method.methodology import CORRECTIONS
from spi.method.parts import CORRECTION_TOTAL, SCORED, TECHNICAL
from spi.ui.app.choice import Choice
from spi.ui.show import cards, hand, panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import date_words, moment_words

_RANK = ("rank", "order", "rank_change")
_REFERENCES = ("province", "nation", "other", "reference")
_CSS = """
.passports { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.5rem; font: 0.9375rem var(--st-font); }
.passports span { color: color-mix(in srgb, var(--st-text-color) 75%, transparent); }
.passports span::before { content: "fingerprint" / ""; font: 1rem "Material Symbols Rounded"; vertical-align: middle;
  margin-right: 0.25rem; }
.passports button { padding: 0.25rem; border: none; border-radius: 0.25rem; background: none; color: var(--st-text-color);
  font: inherit; text-decoration: underline dotted; text-underline-offset: 0.25rem; cursor: pointer; }
.passports button:hover { color: var(--st-primary-color); }
.passports button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
"""
_ROW = st.components.v2.component(
    "passports",
    html='<div class="passports" role="group" aria-label="Asal-usul angka"></div>',
    css=_CSS,
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)
_dialog = partial(st.dialog, width="medium", position="right", icon=":material/fingerprint:")


def row(
    pick: Choice, *measures: str, years: list[int] | None = None, rank: bool = False, elements: bool = False, others: bool = True
) -> None:
    """Passports of the chosen government's figures in these survey years (the chosen one if none are given), each made when it
    is asked for and shown beside the page.

    With `others` also those of averages and of every other government, and of a figure that was clicked in a table
    (then panel.ASKED is its row; of a button here it is the button's own name).
    """
    years = years or [pick.year]
    labels = {measure: dictionary.label(measure) for measure in measures}
    labels |= ({"rank": "Peringkat"} if rank else {}) | ({"elements": "Unsur"} if elements else {})
    dialogs: dict[str, Callable[[], None]] = {passport: partial(_own, pick, passport, years) for passport in labels}
    if others:
        labels |= {"references": "Rata-rata", "other": f"{pick.scope.member} lain"}
        dialogs |= {"references": partial(_references_chosen, pick), "other": partial(_other, pick)}
    span = " dan ".join(map(str, years)) if len(years) < 3 else f"{min(years)}–{max(years)}"
    data = {"caption": f"Asal-usul angka SPI {span}:", "buttons": [[passport, label] for passport, label in labels.items()]}
    place = f"paspor-{'-'.join(labels)}"

    def remember() -> None:
        st.session_state[panel.ASKED] = str(st.session_state[place].asked)

    if others:
        hand.watch()
    _ROW(key=place, data=data, on_asked_change=remember)
    asked = st.session_state.get(panel.ASKED)
    if isinstance(asked, dict) and others:
        _clicked(pick, st.session_state.pop(panel.ASKED))
    elif isinstance(asked, str) and asked in dialogs:
        dialogs[st.session_state.pop(panel.ASKED)]()


@_dialog("Asal-usul angka")
def _own(pick: Choice, measure: str, years: list[int]) -> None:
    """The passport of one of the chosen government's figures, of its rank, or of its elements."""
    if measure == "elements":
        _elements(pick)
        return
    panel.heading(f"{pick.region['name']}: {'Peringkat' if measure == 'rank' else dictionary.label(measure)}")
    _rank(pick, pick.code, years) if measure == "rank" else _figure(pick, pick.code, measure, years)


@_dialog("Asal-usul angka", on_dismiss=panel.let_go)
def _clicked(pick: Choice, asked: dict) -> None:
    """The passport of a clicked cell: `asked` is its row, with the code of its column as "column"."""
    column, code = asked["column"].removeprefix("effect_"), asked.get("region_code") or pick.code
    measure = column if column in ("index", *SCORED) else asked.get("measure") or asked.get("part") or "index"
    measure = "index" if measure in TECHNICAL else measure
    years, unit = [int(asked.get("survey_year", pick.year))], asked.get("unit", "")
    if column in _REFERENCES or ("distance" in asked and "measure" not in asked):
        _references(pick, measure, years[0])
        return
    if column in ("change", "rank_change") or "cause" in asked or ("detail" in asked and "lost" not in asked):
        years += [pick.year_before] if pick.year_before else []
    names = standing.regions().set_index("region_code")["name"]
    panel.heading(f"{names.get(code, code)}: {'Peringkat' if column in _RANK else dictionary.label(measure)}", unit)
    _rank(pick, code, years) if column in _RANK else _figure(pick, code, measure, years, unit)


@_dialog("Asal-usul angka lain, tahun lain")
def _other(pick: Choice) -> None:
    """The passport of any figure of any government of the scope, in any survey year."""
    names = standing.scores(pick.scope, pick.year).set_index("region_code")["name"].to_dict()
    label = f"{pick.scope.member}, yang berindeks tertinggi lebih dulu"
    code = st.selectbox(label, list(names), format_func=names.__getitem__, key="paspor-pemda")
    left, right = st.columns(2)
    years = history.survey_years()
    year = left.selectbox("Tahun survei", years, years.index(pick.year), format_func="SPI {}".format, key="paspor-tahun")
    words = {m: dictionary.label(m) for m in (*provenance.typed_measures(), CORRECTION_TOTAL)}
    words = {"index": words["index"], "rank": "Peringkat", **words}
    measure = right.selectbox("Indikator", list(words), format_func=words.__getitem__, key="paspor-ukuran")
    _rank(pick, code, [year]) if measure == "rank" else _figure(pick, code, measure, [year])


@_dialog("Asal-usul rata-rata dan acuan")
def _references_chosen(pick: Choice) -> None:
    options = ["index", *SCORED]
    _references(pick, st.selectbox("Indikator", options, format_func=dictionary.label, key="paspor-ukuran-acuan"), pick.year)


def _figure(pick: Choice, code: str, measure: str, years: list[int], unit: str = "") -> None:
    """What every source prints of a figure, the one in use first, and what is calculated of it, year by year."""
    for year in years:
        if len(years) > 1:
            panel.heading(f"SPI {year}")
        counted = calculated.computed(code, year, pick.scope)
        covering = (measure, CORRECTION_TOTAL) if measure in CORRECTIONS else (measure,)
        counted = counted[counted["of"].isin(covering) & (unit == "")]
        if not _printed(code, measure, year, unit):
            why = "tidak dicetak sumber, dihitung" if len(counted) else dictionary.reason(None)
            st.caption(f"{dictionary.label(measure)} SPI {year}: {why}.")
        _calculated(counted)
    if len(years) > 1 and pick.year_before in years:
        moved = calculated.moved(causes.explain(code, pick.year_before, pick.year, pick.scope))
        panel.heading(f"Perubahan SPI {pick.year_before} ke {pick.year}", "poin indeks")
        _calculated(moved if measure == "index" else moved[moved["of"] == measure])
        if moved.empty:
            st.caption("Belum dapat diurai: tidak semua komponen dan potongan kedua tahun diketahui.")


def _printed(code: str, measure: str, year: int, unit: str = "", *, used: str = "dipakai") -> int:
    """Every source's figure with its origin; answers how many there are."""
    table = provenance.figures(code, year)
    printed = table[(table["measure"] == measure) & (table["unit"] == unit)].to_dict("records")
    for figure in printed:
        words = dictionary.value_words(figure["value"], figure["reason"])
        _entry(f"**{plain(words)}** · {used if figure['preferred'] else 'sumber lain'}", _origin(figure))
    return len(printed)


def _calculated(table: pd.DataFrame) -> None:
    """Calculated figures, each with its formula and, where there is one, its ground."""
    for counted in table.to_dict("records"):
        ground = f" ({counted['basis']})" if counted.get("basis") else ""
        _entry(f"{plain(counted['label'])}: **{plain(counted['printed'])}**", counted["formula"] + ground)


def _entry(figure: str, origin: str) -> None:
    """A figure (Markdown) with its origin (text) close under it."""
    with st.container(gap=None):
        st.markdown(figure)
        st.caption(plain(origin))


def _rank(pick: Choice, code: str, years: list[int]) -> None:
    """Every stated rank, the calculated one, and the figures it was counted from, year by year."""
    for year in years:
        if len(years) > 1:
            panel.heading(f"SPI {year}")
        for stated in provenance.stated_ranks(code, year).itertuples():
            of = "" if pd.isna(stated.of_count) else f" dari {int(stated.of_count)}"
            rank = f"**{int(stated.rank)}{of}** · {plain(dictionary.basis(stated.basis))}"
            pieces = [stated.outlet, date_words(stated.published) if stated.published else "", f"derajat {stated.grade}"]
            _entry(rank, "; ".join(piece for piece in (*pieces, stated.note, stated.url) if piece))
        counted = calculated.computed(code, year, pick.scope)
        _calculated(counted[counted["of"] == "rank"])
        above = calculated.above(pick.scope, year, code)
        if above is None:
            st.caption(plain(f"Indeks SPI {year} tidak diketahui dalam lingkup {pick.scope.label}: peringkat tidak dihitung."))
        else:
            panel.heading(f"Yang di atasnya: {len(above)} {pick.scope.noun}", pick.scope.label)
            cards.figures(above)
            cards.scope_figures(pick.scope, "index", year)


def _elements(pick: Choice) -> None:
    """The passports of all known elements of the chosen government."""
    table = standing.elements(pick.scope, pick.year)
    ours = table[table["region_code"] == pick.code]
    if ours.empty:
        st.caption(f"Unsur SPI {pick.year} {pick.scope.noun} ini {dictionary.reason(None)}.")
    for measure in ours["measure"]:
        panel.heading(dictionary.label(measure))
        _printed(pick.code, measure, pick.year)


def _references(pick: Choice, measure: str, year: int) -> None:
    """Where averages are printed and what was counted: nation, province, and the marks of the scope."""
    panel.heading("Rata-rata nasional", f"{dictionary.label(measure)}, tahun survei {year}")
    if not _printed("ID", measure, year):
        st.caption("Tidak dicetak sumber mana pun.")
    whole = provenance.whole_province(pick.region, year)
    if whole:
        panel.heading(f"Rata-rata {whole.province_name}")
        mean = calculated.province_mean(whole, year, measure)
        _calculated(mean)
        used = "sumber lain" if mean["value"].notna().all() else "dipakai"
        _printed(f"{whole.province}-rata-rata", measure, year, used=used)
    members = calculated.counted(pick.scope, year, measure)
    panel.heading("Acuan lingkup", pick.scope.label)
    _calculated(calculated.marks(members))
    cards.scope_figures(pick.scope, measure, year)
    if whole and whole.filter != pick.scope.filter:
        cards.scope_figures(whole, measure, year)


def _origin(figure: dict[str, Any]) -> str:
    """Source, date, grade; file, place in it, checksum, who and when; address and note: what is known of these."""
    date = date_words(figure["published"]) if figure["published"] else ""
    pieces = [figure["outlet"], date, f"derajat {figure['grade']}"]
    if isinstance(figure["read_through"], str) and figure["read_through"]:
        pieces.append(f"dibaca melalui {figure['read_through']}")
    pieces += [figure["note"], figure["url"]]
    if file := figure["file_name"]:
        pieces += ["bawaan aplikasi (data/)" if file == provenance.SHIPPED else f"berkas {file}", figure["location"]]
        pieces += [f"SHA-256 {figure['sha256'][:12]}", f"oleh {figure['actor']}, {moment_words(figure['imported_at'])}"]
    return "; ".join(piece.removesuffix(".") for piece in pieces if isinstance(piece, str) and piece)
