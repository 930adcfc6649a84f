"""How far is the follow-up?"""

import streamlit as st

from spi.answers.actions import progress
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.narrative.follow_up import completion
from spi.ui.app import identity
from spi.ui.app.choice import chosen
from spi.ui.commitments import carrying, recommendations
from spi.ui.forms import notice
from spi.ui.plan import action_forms, action_sheet, plan_charts, plan_file, plan_table, plan_view, session_sheet, verifications
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
heading = st.container()
view = plan_view.choose(pick)
actions = plan.actions(view.plan, at=view.at)
notice.show()
with st.container(horizontal=True, vertical_alignment="center"):
    opened = plan_view.opened(actions) if len(actions) else None
    shown = actions if opened else plan_view.filtered(view, actions)
action = actions.set_index("action_id", drop=False).loc[opened] if opened else None
done, year = progress.completion(actions, day=view.day), view.plan.survey_year
finding = completion(done, year=year, whose=year).text if action is None else action_sheet.finding(view, action)
heading.header(plain(finding), anchor=False)

if view.name in DRAWN and len(actions) and not opened:
    DRAWN[view.name](view, shown)
    st.stop()
person = Person("", "") if view.past else identity.bar()
if action is not None:
    action_sheet.verdicts(action)
    if not carrying.went_on(action) and not view.past:
        action_forms.existing(view.plan, person, action)
        action_forms.newer(view.plan, action)
    action_sheet.details(view, action)
    action_sheet.history(view, action["action_id"])
elif view.name == "Rekomendasi":
    recommendations.show(view, person, actions)
elif view.name == "Berkas":
    plan_file.show(pick, view, person, actions)
else:
    if actions.empty:
        remedy = "Pilih tanggal lain." if view.past else "Tambahkan satu, atau unggah rencana di tampilan Berkas."
        when = f" per {date_words(view.day)}" if view.past else ""
        st.info(f"Belum ada tindak lanjut untuk hasil SPI {view.plan.survey_year}{when}. {remedy}")
    else:
        plan_table.edit(view, person, shown, actions)
    if not view.past:
        carrying.offer(pick, view, person)
        verifications.several(view.plan, person, shown)
        action_forms.new(view.plan, person, actions)
