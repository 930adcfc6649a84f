"""What are the root causes, and who says so?"""

import streamlit as st

from spi.answers.actions import roots
from spi.answers.results import weakness
from spi.narrative.root_causes import causes_headline
from spi.ui.app import identity
from spi.ui.app.choice import chosen
from spi.ui.fgd import discussion, finding_changes, finding_entry, sessions
from spi.ui.show.text import plain

pick = chosen()
plan = pick.plan

heading = st.container()
mode = discussion.mode()
person = identity.bar()
finding_entry.receive(person, plan)
parts, findings = weakness.parts(pick.code, pick.year, pick.year_before, pick.scope), roots.spoken(plan)
themes = roots.themes(findings)
heading.header(plain(causes_headline(themes, findings, parts, year=pick.year).text), anchor=False)
finding_changes.show_notice()

if mode == discussion.WRITE:
    if identity.may(person, "create"):
        sessions.take_notes(person, plan, findings)
        finding_changes.themes(person)
    else:
        st.info("Mencatat FGD memerlukan peran Inspektorat atau admin. Membaca terbuka di Baca.", icon=":material/lock:")
    st.stop()

finding_entry.form(plan)
discussion.weak_parts(parts, pick)
discussion.parts_table(parts, pick)
if findings.empty:
    st.info(
        "Pilih Catat FGD di atas, catat sesinya, lalu ketik catatannya selama orang berbicara.",
        icon=":material/forum:",
        title=f"Mini FGD untuk SPI {pick.year} belum dicatat",
    )
    st.stop()
left, right = st.columns(2, gap="large")
with left:
    discussion.causes(findings, themes)
with right:
    listed = discussion.chosen(findings)
    with st.container(height=520, border=False):
        discussion.quotations(listed, person, plan, key="baca")
discussion.table(listed, pick)
