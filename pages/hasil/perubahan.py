"""Why did it rise, why did it fall, and is that ours or everybody's?"""

import streamlit as st

from spi.answers.results import causes, comparison
from spi.charts.parts.cause_columns import cause_columns
from spi.charts.parts.split_bars import split_bars
from spi.method import index, methodology
from spi.method.parts import SCORED
from spi.narrative.results import rank
from spi.narrative.results.comparison import headline, leading_parts
from spi.ui.app.choice import chosen
from spi.ui.show import cards, guard, panel, passport
from spi.ui.show.text import plain
from spi.words import dictionary

pick = chosen()
guard.index_known(pick)
year_before = guard.earlier_year(pick)
both = [pick.year, year_before]
why = causes.explain(pick.code, year_before, pick.year, pick.scope)
split = comparison.compare(pick.code, year_before, pick.year, pick.scope)
everyone = causes.scope_changes(pick.scope, year_before, pick.year)

st.header(plain(headline(why, split, year=pick.year, year_before=year_before).text), anchor=False)
cards.newer_result(pick)
if moved := leading_parts(split, why, year=pick.year):
    st.caption(plain(moved.text))
passport.row(pick, "index", *SCORED, rank=True, years=both)
left, right = st.columns([0.6, 0.4], gap="large")
with left:
    cards.index_change(why, pick, key="perubahan-rinci")
    if split.known:
        title = panel.heading("Gerak bersama dan gerak sendiri", f"poin indeks, SPI {year_before} ke {pick.year}")
        panel.picture(split_bars(split), key="bersama-sendiri", title=title)
with right:
    cards.rank_parts(why, pick)
    for warning in methodology.breaks_between(year_before, pick.year):
        st.warning(plain(warning["text"]), icon=":material/straighten:")
    cards.moved_together(pick)

title = panel.heading(f"{pick.scope.member} dalam lingkup: {pick.scope.label}", "pengaruh tiap bagian, dalam poin indeks")
if everyone.empty:
    st.caption(f"Belum ada {pick.scope.noun} dengan indeks SPI {year_before} dan {pick.year} sekaligus. {guard.IMPORT}")
    st.stop()
explained, parts = everyone.dropna(subset="residual"), []
beyond = comparison.own_changes(pick.scope, year_before, pick.year)
if len(beyond) and st.toggle("Urutkan menurut gerak sendiri, yang terbaik di atas", key="gerak-sendiri", bind="query-params"):
    explained, parts = beyond.sort_values("own", ascending=False, kind="stable"), [("own", dictionary.column("own"))]
else:
    st.caption("Diurutkan menurut bagian yang paling mengubah.")
parts += [(part, dictionary.label(part)) for part in causes.drawn_parts(explained)]
chart = cause_columns(explained, region_code=pick.code, parts=parts, noun=pick.scope.noun)
panel.picture(chart, key="semua", title=title)
drawn = len(getattr(chart, "rows", ()))
st.caption(rank.coverage(drawn, len(explained), len(everyone), pick.members, noun=pick.scope.noun, year=pick.year).text)
columns = ["region", "change", "own", "cause_label", *(causes.EFFECTS[part] for part in index.CHANGE_PARTS)]
everyone = everyone.merge(beyond[["region_code", "own"]], on="region_code", how="left").rename(columns=causes.EFFECTS)
tables = {
    "Perubahan indeks": (why.parts, ["label", "detail", "points"]),
    "Gerak bersama dan sendiri": (split.as_printed, ["label", "detail", "points", "common", "own"]),
    f"{pick.scope.member} yang indeksnya diketahui di kedua tahun": (everyone, columns),
}
panel.tables_behind(tables, name=f"perubahan-{pick.code}-{year_before}-{pick.year}", years=dict.fromkeys(tables, both))
panel.sources(pick, both, key="sumber-perubahan")
