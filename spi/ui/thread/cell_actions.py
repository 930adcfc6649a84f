"""What was done about a part of the index: the actions that name it, what proves them, and who has said so?"""

import pandas as pd
import streamlit as st

from spi.answers.actions.progress import evidence_words
from spi.answers.actions.thread import linked, near, of_part
from spi.follow_up.plan import evidence
from spi.ui.app.links import leave
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.ui.thread.navigation import MOST, each, jump, nothing, ways
from spi.ui.thread.thread import Thread
from spi.words import dictionary
from spi.words.wording import date_words, numbered, thousands

_VERDICTS = {"claim": ("claims", "claimed"), "verification": ("verifications", "verified"),
             "validation": ("validations", "validated")}  # fmt: skip


def actions(thread: Thread, row: pd.Series) -> None:
    """The actions that name this part, each with its way to RTL and to everything it answers."""
    table = _those(thread, row)
    if len(table):
        panel.heading(f"{thousands(len(table))} tindak lanjut")
        each(thread, table, _action, ["number", "title", "opd"], key="tindakan")


def _action(thread: Thread, row: pd.Series) -> None:
    st.markdown(f"**{plain(numbered(row['number'], row['title']))}**")
    strength = dictionary.word("strengths", row["strength"]) if isinstance(row["strength"], str) else "belum ditetapkan"
    due = "belum ditetapkan" if pd.isna(row["due"]) else date_words(row["due"])
    opd = row["opd"] or "OPD belum ditetapkan"
    st.caption(plain(f"{opd} · tenggat {due} · kekuatan {strength} · {evidence_words(row['evidence'])}"))
    with ways():
        leave("rtl", "Buka di RTL", tindakan=row["action_id"])
        for part in row["parts"]:
            if part != row["part"]:
                jump(dictionary.label(part), part, "tindakan", f"{row['action_id']}-{part}")
        for theme in row["themes"]:
            name = f"Akar: {thread.themes.get(theme, theme)}"
            jump(name, _spoken(thread, row, theme), "akar", f"{row['action_id']}-{theme}")
        jump("Bukti", row["part"], "bukti", row["action_id"])
        jump("Hasil penilaian", row["part"], "putusan", row["action_id"])


def _spoken(thread: Thread, action: pd.Series, theme: str) -> str:
    """The part of which this theme was said and that the action answers; the action's own row where it was not said."""
    parts = thread.findings.loc[thread.findings["theme"] == theme, "part"]
    return next((part for part in parts if part in near(action["parts"])), action["part"])


def proofs(thread: Thread, row: pd.Series) -> None:
    """Every piece of evidence of these actions; an action without any says so."""
    table = _those(thread, row)
    if table.empty:
        return
    handed = evidence.evidence(thread.pick.plan)
    handed = handed[handed["action_id"].isin(table["action_id"])]
    count = f"{thousands(len(handed))} bukti" if len(handed) else "Bukti belum ada"
    panel.heading(count, f"{thousands(len(table))} tindak lanjut")
    table = table.sort_values("evidence", ascending=False, kind="stable")
    each(thread, table, lambda _, action: _proof(action, handed), ["number", "title"], key="bukti")


def _proof(action: pd.Series, handed: pd.DataFrame) -> None:
    st.markdown(f"**{plain(numbered(action['number'], action['title']))}**")
    pieces = handed[handed["action_id"] == action["action_id"]]
    if pieces.empty:
        st.caption(evidence_words(0))
    for piece in pieces.head(MOST).to_dict("records"):
        source = f"{piece['title']} · {piece['handed_in_by']}, {date_words(piece['handed_in_at'])}"
        if isinstance(piece["link"], str) and piece["link"]:
            st.link_button(plain(source), piece["link"], type="tertiary", icon=":material/open_in_new:")
        else:
            st.caption(plain(f"{source} · berkas {piece['file_name']}"))
    if len(pieces) > MOST:
        st.caption(f"dan {thousands(len(pieces) - MOST)} bukti lain di RTL")
    _back(action)


def verdicts(thread: Thread, row: pd.Series) -> None:
    """The three verdicts on each of these actions: who, when, and the note."""
    table = _those(thread, row)
    if len(table):
        panel.heading("Tiga hasil penilaian", "diklaim OPD, diverifikasi Inspektorat, divalidasi KPK")
        each(thread, table, _judged, ["number", "title", "opd"], key="putusan")


def _judged(thread: Thread, row: pd.Series) -> None:
    st.markdown(f"**{plain(numbered(row['number'], row['title']))}**")
    for verdict, (words, made) in _VERDICTS.items():
        value = row[verdict] if isinstance(row[verdict], str) else None
        sentence = f"{dictionary.word('fields', verdict)}: {dictionary.word(words, value)}"
        st.caption(plain(sentence + (_by(row, verdict, made) if value else "")))
    _back(row)


def _by(row: pd.Series, verdict: str, made: str) -> str:
    """Who gave a verdict, when, and with which note."""
    note = row[f"{verdict}_note"]
    return f" · {row[f'{made}_by']}, {date_words(row[f'{made}_at'])}" + (f" · {note}" if isinstance(note, str) and note else "")


def _back(action: pd.Series) -> None:
    with ways():
        leave("rtl", "Buka di RTL", tindakan=action["action_id"])
        jump("Tindak lanjutnya", action["part"], "tindakan", action["action_id"])


def _those(thread: Thread, row: pd.Series) -> pd.DataFrame:
    """The actions that name this part; where there is none it says so and leads to RTL."""
    table = of_part(linked(thread.actions), row["part"])
    if table.empty:
        nothing("Belum ada tindak lanjut untuk bagian ini.", "rtl", "Tambahkan di RTL")
    return table
