"""What is wrong or odd in a table that was read, what would it change, and is it saved?"""

import re
from collections.abc import Callable

import pandas as pd
import streamlit as st

from spi.follow_up.log.people import Person, refusal
from spi.intake import figure_changes
from spi.intake.draft import Intake
from spi.intake.preview import Preview
from spi.intake.saving import OVERTAKEN
from spi.method.other_indices import measure_label
from spi.ui.app import identity
from spi.ui.data import import_draft
from spi.ui.forms import notice
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words.wording import import_words, thousands

_OPTION = re.compile(r" \(baris perintah: [^)]*\)")
_STATES = {
    "baru": "angka baru",
    "berubah": "mengganti angka yang dipakai sekarang",
    "tidak dipakai": "disimpan, tetapi kalah menurut aturan memilih sumber",
    "kosong": "kosong, dengan alasan",
    "sama": "sama dengan yang dipakai sekarang",
}


def refused(read: Intake) -> bool:
    """Say every problem that stops the file; True when there is any."""
    if read.problems:
        notice.problems(map(_on_page, read.problems), "Belum dapat disimpan; perbaiki dulu")
    return bool(read.problems)


def accepted(read: Intake, preview: Preview) -> bool:
    """Every warning must be ticked by somebody who has read it; a note only tells what was done."""
    if read.notes:
        panel.heading("Yang dipahami dan yang dilewati", "tidak perlu dicentang")
        st.markdown("\n".join(f"- {plain(_on_page(note))}" for note in read.notes))
    sentences = [_on_page(warning.sentence) for warning in (*read.warnings, *preview.warnings)]
    if sentences:
        panel.heading("Perlu dibaca dulu", "centang yang memang benar demikian")
    ticks = [st.checkbox(plain(words), key=f"sadar-{read.sha256[:8]}-{n}") for n, words in enumerate(sentences)]
    return all(ticks)


def _on_page(sentence: str) -> str:
    """A sentence without the option that does the same on the command line."""
    return _OPTION.sub("", sentence)


def difference(preview: Preview) -> None:
    """What would change: figures by state, and the places and categories that would move."""
    counts = preview.figures["state"].value_counts()
    panel.heading("Yang akan berubah", f"{thousands(len(preview.figures))} angka di berkas ini")
    if preview.unchanged:
        st.info("Berkas yang persis sama sudah pernah disimpan; tidak ada yang berubah.")
    for state, words in _STATES.items():
        if counts.get(state):
            st.markdown(f"- **{thousands(counts[state])}** {words}")
    shown = preview.figures[preview.figures["state"].isin(["baru", "berubah", "tidak dipakai"])]
    table = shown.assign(measure=shown["measure"].map(measure_label))
    table = table.sort_values("state", key=lambda s: s != "berubah", kind="stable")
    if len(table):
        columns = ["state", "survey_year", "region", "measure", "old", "value", "old_outlet", "unit"]
        panel.shown_table(table.head(2000), columns, height=_height(table))
    if len(preview.moves):
        panel.heading("Peringkat dan kategori yang bergeser", "dalam lingkup yang dipilih di atas")
        columns = ["survey_year", "region", "place_before", "place_after", "category_before", "category_after"]
        panel.shown_table(preview.moves, columns, height=_height(preview.moves))


def decide(read: Intake, preview: Preview, *, ready: bool, drop: Callable[[], None]) -> None:
    """Save or drop: the only place of the screen that writes figures. drop: forgets the draft once that is done."""
    draft = import_draft.held()
    shown = {read.sha256: int(pd.util.hash_pandas_object(preview.figures.drop(columns="region")).sum())}
    unseen, draft.seen = draft.seen != shown, shown
    person = identity.bar()
    why_not = refusal(person, "import")
    with st.container(horizontal=True):
        save = st.button("Simpan", type="primary", icon=":material/save:", disabled=not ready or bool(why_not))
        if st.button("Batalkan", icon=":material/close:"):
            drop()
            notice.start_again("Dibatalkan; tidak ada yang disimpan.")
    if why_not or not ready:
        st.caption(plain(why_not) or "Simpan aktif setelah semua peringatan dicentang.")
    if save and unseen:
        st.warning(plain(OVERTAKEN))
    elif save:
        _save(read, person, drop, confirmed=ready, shown_at=preview.shown_at)


def _save(read: Intake, person: Person, drop: Callable[[], None], *, confirmed: bool, shown_at: int) -> None:
    """Save, judged anew: a button that is greyed out is no refusal to a message that a browser was made to send."""
    with st.spinner("Menyimpan dalam satu transaksi…"):
        outcome = figure_changes.save(person, read, confirmed=confirmed, shown_at=shown_at)
    if OVERTAKEN in outcome.problems:  # what stands above is that of before
        notice.start_again(OVERTAKEN, written=False)
    if outcome.problems:
        st.error("\n".join(plain(problem) for problem in outcome.problems), title="Tidak ada yang disimpan")
        return
    drop()
    if outcome.unchanged:
        notice.start_again("Tidak ada yang disimpan: isi yang persis sama sudah tersimpan.", written=False)
    batch = import_words(outcome.batches[0])
    notice.start_again(f"Tersimpan: {batch}, {thousands(outcome.figures)} angka. Dapat dibatalkan di Riwayat impor.")


def _height(table: pd.DataFrame) -> int:
    """As high as its rows need, up to seven of them."""
    return 38 + 35 * min(len(table), 7)
