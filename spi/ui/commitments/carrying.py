"""How do the open actions of an earlier plan go on in that of the chosen survey year?"""

import pandas as pd
import streamlit as st

from spi.answers.actions import plans, progress
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.follow_up.plan.carrying import carry
from spi.narrative.follow_up import plan_status
from spi.ui.app import identity, links
from spi.ui.app.choice import Choice
from spi.ui.forms import notice
from spi.ui.forms.draft import unsaved
from spi.ui.plan.plan_view import View
from spi.ui.show.text import plain
from spi.words.wording import date_words, numbered, thousands


def offer(pick: Choice, view: View, person: Person) -> None:
    """The form that carries open actions into the plan of the chosen survey year: from the plan on screen where that is an
    earlier one, else from the earlier one that still waits; nothing where there is none, or for those who may not."""
    status = plans.earlier(pick.code, pick.year) if view.plan == pick.plan else None
    source = status.plan if status else view.plan
    if source.survey_year >= pick.year or not identity.may(person, "carry"):
        return
    actions = plan.actions(source)
    waiting = actions[~progress.settled(actions)]
    if len(waiting):
        _form(source, pick.plan, person, waiting, expanded=view.plan == pick.plan and status is not None)


def _form(source: Plan, into: Plan, person: Person, waiting: pd.DataFrame, *, expanded: bool) -> None:
    draft = unsaved(f"bawa-{source.slug}-{into.survey_year}")
    for row in waiting.itertuples():
        draft.begin(row.action_id, row.last_seq)
    offered = {row.action_id: _named(row) for row in waiting.itertuples()}
    label = f"Bawa dari RTL SPI {source.survey_year} ke RTL SPI {into.survey_year} ({thousands(len(waiting))} masih terbuka)"
    with st.expander(label, icon=":material/redo:", key=f"buka-{draft.key}", expanded=expanded):
        st.caption(
            "Kunci, riwayat, bukti, dan tenggat pertamanya ikut. Di rencana lama isinya tetap seperti saat dibawa, dan tidak "
            "dapat diubah lagi di sana."
        )
        chosen = st.multiselect(
            "Tindak lanjut yang dibawa", list(offered), format_func=offered.__getitem__, key=f"dibawa-{draft.key}",
            placeholder="Pilih satu atau beberapa", persist_state="session",
        )  # fmt: skip
        reason = st.text_input("Keterangan (boleh kosong)", key=f"alasan-{draft.key}", placeholder="keputusan rapat, tanggal")
        if not st.button(f"Bawa ke RTL SPI {into.survey_year}", type="primary", key=f"kirim-{draft.key}"):
            return
        outcome = carry(person, source, into.survey_year, {key: draft.seen[key] for key in chosen}, reason=reason)
        done = f"{thousands(len(outcome.subjects))} tindak lanjut dibawa ke RTL SPI {into.survey_year}."
        notice.finish(outcome, done, draft, titles=waiting.set_index("action_id")["title"].to_dict())


def _named(row: object) -> str:
    """An action with its due date: "3. Kampanye antikorupsi · tenggat 30 Juni 2026"."""
    due = "tanpa tenggat" if pd.isna(row.due) else f"tenggat {date_words(row.due)}"  # type: ignore[attr-defined]
    return f"{numbered(row.number, row.title)} · {due}"  # type: ignore[attr-defined]


def went_on(action: pd.Series) -> bool:
    """Say that an action was carried over, with the way to where it can be changed; False where it was not."""
    if pd.isna(action["carried_to"]):
        return False
    year = int(action["carried_to"])
    st.info(f"Tindak lanjut ini dibawa ke RTL SPI {year}; yang tampak di sini keadaannya saat dibawa.", icon=":material/redo:")
    links.leave("rtl", f"Buka di RTL SPI {year}", rencana=str(year), tindakan=action["action_id"])
    return True


def status_line(pick: Choice) -> None:
    """How far the plan of an earlier survey year is, with the way to it; nothing where none waits."""
    if status := plans.earlier(pick.code, pick.year):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="status-rtl"):
            st.caption(plain(plan_status(status).text), width="content")
            links.leave("rtl", f"RTL SPI {status.year}", rencana=str(status.year))
