"""What does the meeting decide? What waits for a decision, a form on the last slide, and what was decided today."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from spi.answers import agenda
from spi.answers.briefing import Briefing
from spi.follow_up import plan as follow_up
from spi.follow_up import trail
from spi.follow_up.people import Person, refusal
from spi.ui import deeds
from spi.ui.text import plain
from spi.wording import date_words, thousands

MOST, NEWEST = 3, 2  # rows on the slide: of what waits, of what was decided


def asked(briefing: Briefing, session: dict[str, Any]) -> str:
    """The actions that wait for a decision, as HTML with every text escaped; those of the camat in their session."""
    actions = agenda.of_camat(briefing.plan) if session.get("actions") == "camat" else briefing.plan
    table = agenda.agenda(actions, briefing.stamp.moment.date())
    open_ = table[table["decision"] != ""]
    rows = [f"<li><b>{escape(r.title)}</b>{escape(r.decision)}</li>" for r in open_.head(MOST).itertuples()]
    more = [f"<li>dan {thousands(len(open_) - MOST)} lagi; lihat halaman RTL</li>"] if len(open_) > MOST else []
    whose = " menyangkut camat" if session.get("actions") == "camat" else ""
    words = f'<b class="hitung">{thousands(len(open_))}</b> tindak lanjut{whose} menunggu keputusan'
    if actions.empty:
        words = f"Belum ada tindak lanjut{whose} yang dicatat. Yang diketik di sini menjadi tindak lanjut di halaman RTL."
    return f'<ul class="agenda"><li>{words}</li>{"".join(rows + more)}</ul>'


def form(briefing: Briefing, person: Person) -> None:
    """Type a decision: it becomes an action of the plan, and stands on the slide at once."""
    refused = refusal(person, "create")
    if refused and person.role not in ("local", "inspectorate", "admin"):
        st.markdown(plain(refused))
    else:
        _typed(briefing, person)
    made = _made_today(briefing)
    told = "".join(_told(row) for row in made.head(NEWEST).itertuples())
    if told:
        st.html(f'<div class="diputuskan"><p>Diputuskan hari ini: {thousands(len(made))}</p><ul>{told}</ul></div>')


def _typed(briefing: Briefing, person: Person) -> None:
    """The fields stay as typed until the decision is written down, whatever slide is shown meanwhile."""
    turn, kept = deeds.turn(), {"persist_state": "session"}
    fields = {"title": st.text_input("Keputusan", key=f"putusan-{turn}", **kept)}
    with st.container(horizontal=True, gap="small"):
        fields["opd"] = st.text_input("OPD penanggung jawab", key=f"putusan-opd-{turn}", width=344, **kept)
        fields["due"] = st.text_input("Tenggat", key=f"putusan-tenggat-{turn}", width=212, placeholder="31-12-2026", **kept)
    if st.button("Catat keputusan", type="primary", key=f"catat-{turn}"):
        outcome = follow_up.create(person, (briefing.code, briefing.year), fields)
        if not deeds.refused(outcome, {}):
            deeds.done(outcome, f"Keputusan dicatat sebagai tindak lanjut: {fields['title'].strip()}.")


def _made_today(briefing: Briefing) -> pd.DataFrame:
    """The actions that were made today by somebody, the newest first; those shipped with the app have a source."""
    today, plan = briefing.stamp.moment.date(), (briefing.code, briefing.year)
    recent = briefing.plan[briefing.plan["source"].fillna("").eq("") & (briefing.plan["last_at"].dt.date == today)]
    born = [trail.history(plan, key)["happened_at"].min() for key in recent["action_id"]]
    made = recent.assign(born=pd.to_datetime(pd.Series(born, index=recent.index)))
    return made[made["born"].dt.date == today].sort_values("born", ascending=False)


def _told(row: Any) -> str:
    """One decision: what, who, until when."""
    pieces = [row.opd, "" if pd.isna(row.due) else date_words(row.due)]
    who = " · ".join(piece for piece in pieces if piece)
    return f"<li><b>{escape(row.title)}</b><span>{escape(who)}</span></li>"
