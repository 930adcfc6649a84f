"""Why did it rise, why did it fall?"""

import streamlit as st

from spi.answers.results import causes
from spi.charts.parts.cause_columns import cause_columns
from spi.method import index, methodology
from spi.method.parts import SCORED
from spi.narrative.results import contribution, rank
from spi.ui.app.choice import chosen
from spi.ui.show import cards, guard, panel, passport
from spi.ui.show.text import plain
from spi.words import dictionary

pick = chosen()
guard.index_known(pick)
year_before = guard.earlier_year(pick)

both = [pick.year, year_before]
why = causes.explain(pick.code, year_before, pick.year, pick.scope)
everyone = causes.scope_changes(pick.scope, year_before, pick.year)

st.header(plain(contribution.change_headline(why, year=pick.year, year_before=year_before).text), anchor=False)
passport.row(pick, "index", *SCORED, rank=True, years=both)
left, right = st.columns([0.6, 0.4], gap="large")
with left:
    cards.index_change(why, pick, key="perubahan-rinci")
with right:
    cards.rank_parts(why, pick)
    for warning in methodology.breaks_between(year_before, pick.year):
        st.warning(plain(warning["text"]), icon=":material/straighten:")

panel.heading(
    f"{pick.scope.member} dalam lingkup: {pick.scope.label}", "diurutkan menurut bagian yang paling menggerakkan; poin indeks"
)
if everyone.empty:
    st.caption(f"Belum ada {pick.scope.noun} dengan indeks SPI {year_before} dan {pick.year} sekaligus. {guard.IMPORT}")
    st.stop()
explained = everyone.dropna(subset="residual")
parts = [(part, dictionary.label(part)) for part in causes.drawn_parts(explained)]
panel.picture(cause_columns(explained, region_code=pick.code, parts=parts, noun=pick.scope.noun), key="semua")
st.caption(rank.coverage(len(explained), len(everyone), pick.members, noun=pick.scope.noun, year=pick.year).text)
tables = {
    "Perubahan indeks": (why.parts, ["label", "detail", "points"]),
    f"{pick.scope.member} yang diketahui di kedua tahun": (everyone, ["region", "change", "cause_label", *index.CHANGE_PARTS]),
}
panel.tables_behind(tables, name=f"perubahan-{pick.code}-{year_before}-{pick.year}", years=dict.fromkeys(tables, both))
panel.sources(pick, both, key="sumber-perubahan")
