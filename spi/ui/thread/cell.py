"""What lies behind one cell of the thread's matrix: figures, quotations, root causes, or what was done about them?"""

import pandas as pd
import streamlit as st

from spi.answers.actions.thread import NO_PART, causes, findings_of
from spi.answers.sources import calculated
from spi.narrative.results.contribution import effect_words, gap_words, moved_words, score_word
from spi.ui.show import panel, passport
from spi.ui.show.text import plain
from spi.ui.thread import cell_actions
from spi.ui.thread.navigation import answered_by, each, jump, nothing, ways
from spi.ui.thread.thread import Thread
from spi.words import dictionary
from spi.words.wording import date_words, decimal, thousands


def show(thread: Thread, row: pd.Series, aspect: str) -> None:
    """The content of one cell: a row of thread.matrix and an aspect of ui.thread.ASPECTS."""
    panels = {
        "angka": _figures,
        "temuan": _findings,
        "akar": _causes,
        "tindakan": cell_actions.actions,
        "bukti": cell_actions.proofs,
        "putusan": cell_actions.verdicts,
    }
    panels[aspect](thread, row)


def _figures(thread: Thread, row: pd.Series) -> None:
    """Score, median and how many are known, gap, movement; and the passport of the score."""
    pick, part = thread.pick, row["part"]
    if part == NO_PART:
        st.caption("Baris ini menampung yang belum menyebut bagian indeks, jadi tidak ada angkanya.")
        return
    members = calculated.counted(pick.scope, pick.year, part)["value"]
    rows = {
        f"{score_word(part)} sendiri": decimal(row["score"]),
        f"Median lingkup ({members.notna().sum()} dari {len(members)} diketahui)": decimal(row["reference"]),
        "Jarak ke median": _judged(part, row["gap"]),
    }
    if pick.year_before:
        rows[f"{score_word(part)} sejak SPI {pick.year_before}"] = moved_words(part, row["moved"])
        rows[f"Pengaruh pada indeks sejak SPI {pick.year_before} (poin)"] = effect_words(row["change"])
    st.table({plain(n): plain(v) for n, v in rows.items()}, border="horizontal", alt=f"Angka {row['label']}")
    if row["weak"]:
        st.caption("Disebut lemah menurut batas dasbor ini, bukan batas KPK.")
    passport.row(pick, *([] if row["element"] else [part]), elements=bool(row["element"]), others=False)


def _judged(part: str, gap: float) -> str:
    """The gap in words; of a deduction also whether it is the better or the worse."""
    good = {"lebih besar": " (lebih buruk)", "lebih kecil": " (lebih baik)"}
    words = gap_words(part, gap)
    return words + good.get(" ".join(words.split()[:2]), "")


def _findings(thread: Thread, row: pd.Series) -> None:
    """The quotations about this part, each with its way on to cause and action."""
    table = findings_of(thread.findings, row["part"])
    if table.empty:
        nothing("Belum ada catatan FGD tentang bagian ini.", "akar_masalah", "Catat di Akar masalah")
        return
    panel.heading(f"{thousands(len(table))} catatan FGD", f"disebut {thousands(table['times'].sum())} kali")
    each(thread, table, _finding, ["side", "theme", "times", "quote"], key="temuan")


def _finding(thread: Thread, row: pd.Series) -> None:
    st.markdown(f"“{plain(row['quote'])}”")
    side = dictionary.word("sides", row["side"]) + (f", {row['role']}" if row["role"] else "")
    st.caption(plain(f"{side} · {date_words(row['date'])} · disebut {thousands(row['times'])} kali"))
    if len(row["whys"]):
        st.caption(plain(f"Mengapa: {' → '.join(row['whys'])}"))
    with ways():
        jump(f"Akar: {thread.themes.get(row['theme'], row['theme'])}", row["part"], "akar", row["finding_id"])
        answered_by(thread, row["part"], row["theme"], row["finding_id"])


def _causes(thread: Thread, row: pd.Series) -> None:
    """The themes said of this part, with their counts and what answers them."""
    table = causes(thread.findings, row["part"])
    if table.empty:
        nothing("Belum ada akar masalah: belum ada catatan FGD tentang bagian ini.", "akar_masalah", "Catat di Akar masalah")
        return
    panel.heading(f"{thousands(len(table))} akar masalah", "tema dari catatan FGD tentang bagian ini")
    for cause in table.itertuples():
        with st.container(border=True, gap="xsmall"):
            name = thread.themes.get(cause.theme, cause.theme)
            st.markdown(f"**{plain(name)}** · {thousands(cause.findings)} catatan FGD, disebut {thousands(cause.mentions)} kali")
            with ways():
                jump("Catatannya", row["part"], "temuan", cause.theme)
                answered_by(thread, row["part"], cause.theme, cause.theme)
