"""How far is the follow-up?"""

import streamlit as st

from spi.answers.actions import progress
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan as follow_up
from spi.narrative.follow_up import completion
from spi.ui.app import identity
from spi.ui.app.choice import chosen
from spi.ui.forms import once
from spi.ui.plan import action_sheet, actions, plan_charts, plan_file, plan_table, plan_view, session_sheet
from spi.ui.show.text import plain
from spi.words.wording import date_words

DRAWN = {
    "Linimasa": plan_charts.timeline,
    "Umur": plan_charts.ageing,
    "Kurva": plan_charts.curve,
    "Per OPD": plan_charts.by_opd,
    "Sesi OPD": session_sheet.heads,
    "Sesi camat": session_sheet.camat,
}

pick = chosen()
finding = st.container()
view = plan_view.choose(pick)
plan = follow_up.actions(view.plan, at=view.at)
finding.header(plain(completion(progress.completion(plan, day=view.day)).text), anchor=False)
once.last_word()
with st.container(horizontal=True, vertical_alignment="center"):
    opened = plan_view.opened(plan) if len(plan) else None
    shown = plan if opened else plan_view.filtered(view, plan)

if view.name in DRAWN and len(plan) and not opened:
    DRAWN[view.name](view, shown)
    st.stop()
person = Person("", "") if view.past else identity.bar()
if opened:
    action = plan.set_index("action_id", drop=False).loc[opened]
    action_sheet.verdicts(view, action)
    if not view.past:
        actions.change(view.plan, person, action)
        actions.newer(view.plan, action)
    action_sheet.details(view, action)
    action_sheet.history(view, opened)
elif view.name == "Berkas":
    plan_file.show(pick, view, person, plan)
else:
    if plan.empty:
        remedy = "Pilih tanggal lain." if view.past else "Tambahkan satu, atau unggah rencana di tampilan Berkas."
        when = f" per {date_words(view.day)}" if view.past else ""
        st.info(f"Belum ada tindak lanjut untuk hasil SPI {pick.year}{when}. {remedy}")
    else:
        plan_table.edit(view, person, shown, plan)
    if not view.past:
        actions.new(view.plan, person, plan)
