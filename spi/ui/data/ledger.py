"""How is something taken back or chosen, with a name and a reason written beside it?"""

from dataclasses import replace

import pandas as pd
import streamlit as st

from spi.answers.results import standing
from spi.answers.sources.identified_table import EVERYBODY, About
from spi.intake import figure_changes, history
from spi.method.other_indices import measure_label
from spi.narrative.sentence import capital
from spi.ui.app import identity
from spi.ui.forms import notice
from spi.ui.forms.draft import unsaved
from spi.ui.show import panel
from spi.words import dictionary
from spi.words.wording import decimal, import_words, moment_words

_FIGURE = ["survey_year", "region_code", "unit", "code"]  # the columns that name a figure
_RULE = "kembali ke aturan"
_STATES = {
    "berlaku": "berlaku",
    "diganti": "diganti pilihan yang lebih baru",
    "dikembalikan": "berlaku: aturan",
    "tanpa sumber": "tidak berlaku: sumbernya sudah dibatalkan",
}


def sentence(in_force: int, undone: int) -> str:
    """How many imports are in force, and how many were taken back."""
    words = f"Ada {in_force} impor yang berlaku" if in_force else "Belum ada tabel yang diimpor"
    return f"{words}; {undone} pernah dibatalkan." if undone else f"{words}."


def disputed(conflicts: pd.DataFrame) -> pd.DataFrame:
    """The figures on which sources disagree, by kind of difference; answers those shown."""
    kinds = st.segmented_control("Tampilkan", ["semua", "berbeda", "pembulatan"], default="berbeda", key="beda", required=True)
    listed = conflicts if kinds == "semua" else conflicts[conflicts["difference"] == kinds]
    columns = ["used", "survey_year", "region", "measure", "printed", "difference", "outlet", "published", "grade", "note", "url"]
    panel.shown_table(listed, columns)
    return listed


def readable(batches: pd.DataFrame) -> pd.DataFrame:
    """Batches with dates in words and a short checksum."""
    days = {c: [moment_words(t) for t in batches[c]] for c in ("imported_at", "undone_at")}
    return batches.assign(**days, sha256=batches["sha256"].str[:12])


def contents(batches: pd.DataFrame) -> None:
    """What one batch brought, figure by figure, with the whole checksum of its file."""
    names = {int(row.batch_id): row for row in batches[batches["undone_at"].isna()].itertuples()}
    with st.expander("Isi sebuah impor", key="buka-impor", on_change="rerun") as fold:
        if fold.open:
            batch = st.selectbox(
                "Impor yang dilihat", list(names), format_func=lambda b: f"{import_words(b)}: {names[b].file_name}", width=420
            )
            st.caption(f"SHA-256 {names[batch].sha256}")
            table = history.figures(batch)
            words = {
                "measure": table["measure"].map(measure_label),
                "value_words": list(map(dictionary.value_words, table["value"], table["reason"])),
                "used": table["preferred"].map({True: "✓", False: ""}),
            }
            shown = table.assign(**words)
            panel.shown_table(shown, ["used", "survey_year", "region", "measure", "value_words", "unit", "location"])
            columns = ["survey_year", "region", "unit", "value"]
            governments = table[table["region"].isin(standing.regions()["short_name"])]  # no table comes back with an average
            title = f"Isi {import_words(batch)}" + (", tanpa rata-rata" if len(governments) < len(table) else "")
            panel.download(
                governments, columns, title=title, key=f"batch-{batch}", about=_of_all(panel.about(table), table["survey_year"])
            )


def all_sources(sources: pd.DataFrame) -> None:
    """Every source with how much it gave, and its CSV."""
    columns = ["outlet", "kind", "published", "figures", "year_from", "year_to", "read_through", "note", "url"]
    panel.shown_table(sources, columns)
    years = pd.concat([sources["year_from"], sources["year_to"]])
    panel.download(sources, columns, title="Semua sumber", key="sumber", about=_of_all(panel.about(sources), years))


def _of_all(about: About, years: pd.Series) -> About:
    """The same moment and data version, but of every government of a table instead of the chosen one."""
    named = tuple(sorted(int(year) for year in years.dropna().unique()))
    return replace(about, region=EVERYBODY, region_code="", years=named, year_before=None, scope="semua lingkup")


def log(choices: pd.DataFrame) -> None:
    """Every choice of a source in words, newest first."""
    panel.heading("Pilihan yang pernah dibuat", "yang terbaru berlaku, selama sumbernya masih ada")
    words = {
        "measure": choices["measure"].map(dictionary.label),
        "source_id": choices["outlet"].fillna("").replace("", _RULE),
        "state": choices["state"].map(_STATES),
        "chosen_at": [moment_words(t) for t in choices["chosen_at"]],
    }
    columns = ["state", "survey_year", "region", "measure", "unit", "source_id", "actor", "why", "chosen_at"]
    panel.shown_table(choices.assign(**words, why=choices["reason"]), columns)


def undo(force: pd.DataFrame) -> None:
    """Choose a batch and take it back; the answers are then exactly those before it."""
    panel.heading("Batalkan sebuah impor", "semua jawaban kembali persis seperti sebelum impor itu")
    names = dict(zip(force["batch_id"], force["file_name"], strict=True))
    person = identity.bar()
    with st.form("batalkan", border=False):
        batch = st.selectbox("Impor", list(names), format_func=lambda b: f"{import_words(int(b))}: {names[b]}", width=420)
        reason = _reason("batal")
        if st.form_submit_button("Batalkan impor ini", icon=":material/undo:"):
            problems = figure_changes.undo(person, int(batch), reason=reason)
            _finish(problems, f"{capital(import_words(int(batch)))} dibatalkan.", "batal")


def prefer(listed: pd.DataFrame) -> None:
    """Choose another source for one disputed figure, or go back to the rule."""
    panel.heading("Pilih sumber lain", "dicatat dengan nama dan alasan, dan dapat dikembalikan")
    figures = list(dict.fromkeys(listed[_FIGURE].itertuples(index=False, name=None)))
    records = listed.drop_duplicates(_FIGURE).to_dict("records")
    names = [f"{row['region']} SPI {row['survey_year']}, {row['measure']} {row['unit']}".strip() for row in records]
    labels = dict(zip(figures, names, strict=True))
    figure = st.selectbox("Angka", figures, format_func=labels.__getitem__, key="angka-konflik", width=520)
    rows = listed[(listed[_FIGURE] == list(figure)).all(axis=1) & listed["value"].notna()]
    offered = {"": _RULE} | {row["source_id"]: f"{row['outlet']}: {decimal(row['value'])}" for row in rows.to_dict("records")}
    used = rows.loc[rows["used"] == "✓", "source_id"]
    person, draft, sources = identity.bar(), unsaved("pilih"), list(offered)
    with st.form("pilih-sumber", border=False):
        source = st.selectbox(
            "Sumber yang dipakai", sources, sources.index(used.iloc[0]) if len(used) else 0, offered.__getitem__, width=520,
            key=f"sumber-{'-'.join(map(str, figure))}-{draft.number}",
        )  # fmt: skip
        reason = _reason("pilih")
        if st.form_submit_button("Catat pilihan", icon=":material/check:"):
            problems = figure_changes.prefer(person, figure, source_id=source or None, reason=reason)
            _finish(problems, f"Pilihan dicatat: {labels[figure]}, {offered[source]}.", "pilih")


def _reason(place: str) -> str:
    """A reason; one that was acted on leaves it empty, so that a second click repeats nothing."""
    return st.text_input("Alasan", key=f"alasan-{unsaved(place).key}", width=520, max_chars=300)


def _finish(problems: list[str], done: str, place: str) -> None:
    if problems:
        notice.problems(problems, title=None)
        return
    unsaved(place).drop()
    notice.start_again(done)
