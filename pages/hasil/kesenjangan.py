"""How far is it still, what of it is within reach in a year, and what would add most?"""

import streamlit as st

from spi.answers.results import causes, gaps, standing
from spi.charts.parts.bars import gain_bars
from spi.charts.parts.gaps import gap_dumbbells
from spi.method.parts import SCORED
from spi.narrative.results.category import next_category
from spi.narrative.results.reach import headline
from spi.settings import goal, stated_target
from spi.ui.app.choice import chosen
from spi.ui.forms import notice
from spi.ui.plan import simulation
from spi.ui.show import cards, guard, panel, passport, reach
from spi.ui.show.text import plain
from spi.words.wording import decimal, number

pick = chosen()
guard.index_known(pick)

here = standing.standing(pick.code, pick.year, pick.scope)
level = causes.level(pick.code, pick.year)
stated = stated_target(pick.code)

heading = st.container()
notice.show()
passport.row(pick, "index", *SCORED, elements=True)
within = reach.choose(pick)
message = headline(within, here.next_band.name, here.next_band.lower) if here.next_band else None
heading.header(plain((message or next_category(here, level, year=pick.year)).text), anchor=False)
left, right = st.columns(2, gap="large")
with left:
    reach.bars(within, pick)
with right:
    typed = st.text_input("Target indeks", decimal(stated["value"]) if stated else "", key=f"target-{pick.code}", width=160)
    target = goal(pick.code, number(typed, highest=100))
    if typed and target[0] is None:
        st.warning(f'Target "{plain(typed)}" bukan angka 0 sampai 100. Tulis misalnya 80 atau 77,5.')
    reach.shares(within, target)
simulation.show(pick, within, target)

left, right = st.columns(2, gap="large")
with left:
    distances = gaps.distances(here, pick.year, pick.scope, region_code=pick.code, target=target)
    panel.heading("Jarak ke acuan", "poin indeks")
    panel.picture(gap_dumbbells(distances, index=here.index), key="jarak")
with right:
    names = {"median": "median lingkup", "best": "yang terbaik"}
    reference = st.segmented_control(
        "Bila setara", [*names], default="median", key="acuan", bind="query-params", required=True, format_func=names.__getitem__
    )
    brought = gaps.gains(level, pick.year, pick.scope, reference=reference)
    panel.heading("Apa yang akan ditambahkannya", f"poin indeks, {pick.scope.label}")
    if brought.empty:
        st.caption(
            f"Komponen {pick.scope.noun} lain pada SPI {pick.year} belum diketahui, jadi acuan ini belum ada. {guard.IMPORT}"
        )
    else:
        panel.picture(gain_bars(brought), key="tambahan")

cards.ways(level, pick, folded=not within.caps.empty)
cards.element_gaps(pick)
cards.units(pick)
caps = (within.caps, ["label", "ours", "cap", "reached", "points"])
tables = {
    **({} if within.caps.empty else {"Terjangkau dalam setahun": caps}),
    "Jarak ke acuan": (distances, ["label", "value", "distance", "basis"]),
    "Tambahan bila setara": (brought, ["label", "ours", "reference", "points"]),
}
panel.tables_behind(tables, name=f"kesenjangan-{pick.code}-{pick.year}")
panel.sources(pick, [pick.year], key="sumber-kesenjangan")
