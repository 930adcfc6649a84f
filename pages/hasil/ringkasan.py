"""Where are we, and why?"""

import streamlit as st

from spi.answers.results import causes, comparison, history, rank_certainty, standing
from spi.charts.index_line import index_line
from spi.charts.scope_strip import scope_strip
from spi.method import methodology
from spi.method.parts import SCORED
from spi.narrative.results import category, certainty, rank, score
from spi.narrative.results.comparison import headline, leading_parts
from spi.narrative.sentence import joined
from spi.ui.app import hint, links
from spi.ui.app.choice import chosen
from spi.ui.commitments import beside
from spi.ui.show import cards, guard, panel, passport
from spi.ui.show.text import plain
from spi.words.wording import decimal

pick = chosen()
guard.index_known(pick)

here = standing.standing(pick.code, pick.year, pick.scope)
why = causes.explain(pick.code, pick.year_before, pick.year, pick.scope)
split = comparison.compare(pick.code, pick.year_before, pick.year, pick.scope)
others = standing.scores(pick.scope, pick.year)
means = standing.averages(pick.scope, pick.year, pick.region["kind"])
years = history.index_series(pick.code)
nearby = rank_certainty.nearby_places(pick.code, pick.year, pick.scope)
both = [year for year in (pick.year, pick.year_before) if year]
st.header(plain(headline(why, split, year=pick.year, year_before=pick.year_before).text), anchor=False)
cards.newer_result(pick)
left, right = st.columns([0.46, 0.54], gap="large")
with left:
    index, place = st.columns([0.42, 0.58])
    index.metric(f"Indeks SPI {pick.year}", decimal(here.index))
    place.metric("Peringkat", rank.rank_short(here))
    st.markdown(f"**{plain(category.category_line(here, year=pick.year).text)}**")
    passport.row(pick, "index", rank=True, others=False, years=both)
    weight = certainty.points_per_place(nearby, year=pick.year) if nearby else None
    st.caption(plain(joined(rank.rank_brief(here, scope_label=pick.scope.label, year=pick.year), weight).text))
    bands, average = methodology.bands(pick.year), standing.nearest_average(means)
    strip = scope_strip(others, region_code=pick.code, bands=bands, noun=pick.scope.noun, **average)
    panel.picture(strip, key="posisi", title=f"Indeks SPI {pick.year} di antara {pick.scope.label}")
    hint.show("Ringkasan")
    title = panel.heading("Dari tahun ke tahun")
    line = index_line(years, name=pick.region["short_name"], province=pick.region["province"], year=pick.year)
    panel.picture(line, key="lima-tahun", title=title, years=pick.known_years)
with right:
    cards.index_change(why, pick, key="perubahan-indeks")
    cards.largest_gaps(pick, here)
if moved := leading_parts(split, why, year=pick.year):
    st.caption(plain(moved.text))
st.caption(plain(score.averages(means, index=here.index, year=pick.year, name=pick.region["short_name"], sources=True).text))
links.from_score()
beside.result(pick)
passport.row(pick, *SCORED, years=both)
tables = {
    "Perubahan indeks": (why.parts, ["label", "detail", "points"]),
    f"{pick.scope.member} dalam lingkup": (others, ["region", "index", *SCORED]),
    "Lima tahun": (years, ["survey_year", "value", "other"]),
}
panel.tables_behind(tables, name=f"ringkasan-{pick.code}-{pick.year}", years={"Perubahan indeks": both})
panel.sources(pick, both, key="sumber-ringkasan")
