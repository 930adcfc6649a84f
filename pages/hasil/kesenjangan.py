"""How far is it still, what of it is within reach in a year, and what would add most?"""

import streamlit as st

from spi.answers.results import causes, gaps, standing
from spi.charts.parts.gaps import gap_dumbbells
from spi.method.parts import SCORED
from spi.narrative.results.category import next_category
from spi.narrative.results.reach import headline
from spi.ui.app.choice import chosen
from spi.ui.commitments import targets
from spi.ui.forms import notice
from spi.ui.plan import simulation
from spi.ui.results import units
from spi.ui.show import cards, guard, panel, passport, reach
from spi.ui.show.text import plain

pick = chosen()
guard.index_known(pick)

here = standing.standing(pick.code, pick.year, pick.scope)
level = causes.level(pick.code, pick.year)

heading = st.container()
notice.show()
cards.newer_result(pick)
passport.row(pick, "index", *SCORED, elements=True)
within = reach.choose(pick)
message = headline(within, here.next_band.name, here.next_band.lower) if here.next_band else None
heading.header(plain((message or next_category(here, level, year=pick.year)).text), anchor=False)
left, right = st.columns(2, gap="large")
with left:
    reach.bars(within, pick)
with right:
    target = reach.target(pick)
    reach.shares(within, target)
simulation.show(pick, within, target)

left, right = st.columns(2, gap="large")
with left:
    distances = gaps.distances(here, pick.year, pick.scope, region_code=pick.code, target=target)
    title = panel.heading("Jarak ke acuan", "poin indeks")
    panel.picture(gap_dumbbells(distances, index=here.index), key="jarak", title=title)
with right:
    brought = cards.gains(level, pick)
cards.ways(level, pick, folded=not within.caps.empty)
targets.section(pick)
cards.element_gaps(pick)
units.show(pick)
caps = {"Terjangkau dalam setahun": (within.caps, ["label", "ours", "cap", "reached", "points"])}
tables = ({} if within.caps.empty else caps) | {
    "Jarak ke acuan": (distances, ["label", "value", "distance", "basis"]),
    "Tambahan bila setara": (brought, ["label", "ours", "reference", "points"]),
}
panel.tables_behind(tables, name=f"kesenjangan-{pick.code}-{pick.year}")
panel.sources(pick, [pick.year], key="sumber-kesenjangan")
