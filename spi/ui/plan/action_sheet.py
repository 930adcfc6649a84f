"""What is known of one action: three verdicts side by side, its evidence, its due dates, and everything that was done?"""

from typing import Any

import pandas as pd
import streamlit as st

from spi.answers.actions import progress
from spi.answers.sources import provenance
from spi.follow_up import Plan
from spi.follow_up.log import erasing
from spi.follow_up.log.attachments import content
from spi.follow_up.plan import evidence, plan, remarks
from spi.follow_up.plan.plan import VERDICTS
from spi.ui.forms import handing_out
from spi.ui.forms.event_words import EMPTY, readable, value_words
from spi.ui.plan.plan_view import View
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import date_words, inside, moment_words, numbered, thousands

_MADE = {"claim": "claimed", "verification": "verified", "validation": "validated"}
_DETAILS = ("output", "measure", "parts", "themes", "opd", "supporting", "start", "strength", "progress", "source")


def finding(view: View, action: pd.Series) -> str:
    """The name of an action (a row of plan.actions) and where it stands on the view's day."""
    words = progress.in_words(action.to_frame().T.infer_objects(), view.day).iloc[0]
    origin = "" if pd.isna(action["carried_from"]) else f", dibawa dari SPI {action['carried_from']:.0f}"
    return f"{numbered(action['number'], action['title'])}: {words['state']}; {words['evidence_words']}{origin}."


def verdicts(action: pd.Series) -> None:
    """The three verdicts on an action side by side."""
    for column, verdict in zip(st.columns(3), VERDICTS, strict=True):
        with column.container(border=True, height="stretch"):
            _verdict(action, verdict)
    if remarks.verified_own_claim(action):
        st.caption(plain(remarks.OWN_CLAIM.format("tindak lanjut ini", action["verified_by"])))


def details(view: View, action: pd.Series) -> None:
    """What was planned, what proves it, and which due dates it has had, as of the view's day."""
    left, right = st.columns(2, gap="large")
    with left:
        _details(action)
    with right:
        _evidence(view, action["action_id"])
        _due_dates(view, action["action_id"])


def history(view: View, action_id: str) -> None:
    """Everything that was done to an action and its evidence, newest first, folded away."""
    with st.expander("Riwayat: siapa mengubah apa, kapan, mengapa", key=f"riwayat-{action_id}", on_change="rerun") as fold:
        if fold.open:
            table = readable(plan.history(view.plan, action_id, at=view.at))
            panel.shown_table(table, ["happened_at", "actor", "operation", "facts", "why"])


def _verdict(action: pd.Series, verdict: str) -> None:
    """One verdict: its word, who said it when, and the note."""
    value, made = action[verdict], _MADE[verdict]
    st.caption(dictionary.word("fields", verdict))
    st.markdown(f"**{plain(value_words(verdict, value))}**")
    if not pd.isna(action[f"{made}_at"]):
        withdrawn = "ditarik kembali oleh " if pd.isna(value) else ""
        st.caption(plain(f"{withdrawn}{action[f'{made}_by']}, {moment_words(action[f'{made}_at'])}"))
    note = action[f"{verdict}_note"]
    if isinstance(note, str) and note:
        st.markdown(plain(note))


def _details(action: pd.Series) -> None:
    panel.heading("Rencananya")
    details = {field: value_words(field, action[field]) for field in _DETAILS}
    details["source"] = _source(details["source"])
    rows = {dictionary.word("fields", field): words for field, words in details.items()}
    unset = [label for label, words in rows.items() if words == EMPTY]
    if len(unset) < len(rows):
        known = {label: plain(words) for label, words in rows.items() if label not in unset}
        st.table(known, border="horizontal", alt="Rincian tindak lanjut")
    if unset:
        st.caption(plain(f"Belum diisi: {', '.join(map(inside, unset))}."))


def _source(named: str) -> str:
    """Where an action was read: outlet and day of a source that the store knows by this name, else the text as it is."""
    known = provenance.sources()
    source = known[known["source_id"] == named]
    return f"{source['outlet'].iloc[0]}, {source['published'].iloc[0]}" if len(source) else named


def _evidence(view: View, action_id: str) -> None:
    """Links to open and files to take along, each with who handed it in and, for a file, its checksum."""
    pieces = evidence.evidence(view.plan, at=view.at)
    pieces = pieces[pieces["action_id"] == action_id]
    panel.heading("Bukti", "" if len(pieces) else "bukti belum ada")
    for row in pieces.to_dict("records"):
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(row['title'])}**")
            st.caption(plain(f"{row['handed_in_by']}, {moment_words(row['handed_in_at'])}"))
            _piece(view.plan, row)


def _piece(plan: Plan, row: dict[str, Any]) -> None:
    if isinstance(row["link"], str) and row["link"].startswith(("https://", "http://")):
        st.link_button(plain(row["link"][:80]), row["link"], icon=":material/link:")
        return
    st.caption(plain(f"{row['file_name']} · {thousands(row['bytes'])} byte · SHA-256 {row['sha256'][:16]}…"), help=row["sha256"])
    if (gone := erasing.erased(row["sha256"])) is not None:  # seen as of a day before it was withdrawn
        st.caption(plain(f"Isi berkas dihapus {moment_words(gone['erased_at'])} oleh {gone['erased_by']}; checksum-nya tetap."))
        return
    handing_out.button(
        "Unduh berkas", lambda: content(row["sha256"]) or b"", row["file_name"], "application/octet-stream",
        key=f"unduh-{row['evidence_id']}", icon=":material/download:", plan=plan,
    )  # fmt: skip


def _due_dates(view: View, action_id: str) -> None:
    """The first due date, which stands for ever, and every move with its reason."""
    dates = plan.due_dates(view.plan, action_id, at=view.at)
    panel.heading("Tenggat", _moves(dates))
    if dates.empty:
        return
    st.caption("Tenggat pertama tidak pernah diganti; setiap pemindahan menambah tenggat baru dengan alasannya.")
    before = dates["due"].ffill().shift()
    table = dates.assign(
        due=["–" if pd.isna(d) else date_words(d) for d in dates["due"]],
        step=[_step(*row) for row in zip(dates["due"], before, strict=True)],
        why=dates["reason"],
        happened_at=dates["happened_at"].map(moment_words),
    )
    panel.small_table(table, ["due", "step", "why", "actor", "happened_at"], alt="Tenggat dan pemindahannya")


def _moves(dates: pd.DataFrame) -> str:
    """How often a due date slipped; where an older log emptied it, that and the first one."""
    if dates.empty:
        return "belum ditetapkan"
    slips = int(dates["slipped"].sum())
    moves = [f"dimundurkan {slips} kali"] if slips else []
    if pd.isna(dates["due"].iloc[-1]):
        moves += ["dikosongkan", f"tenggat pertama {date_words(dates['due'].iloc[0])}"]
    return "; ".join(moves)


def _step(due: pd.Timestamp, before: pd.Timestamp) -> str:
    """What one event did to the due date that stood, or that had stood before it was emptied."""
    if pd.isna(due):
        return "dikosongkan"
    if pd.isna(before):
        return "pertama"
    return "dimundurkan" if due > before else "dimajukan" if due < before else "ditetapkan lagi"
