"""Did the follow-up succeed, as far as figures can tell?"""

import streamlit as st

from spi.answers.actions import outcome, plans
from spi.follow_up import Plan
from spi.follow_up.plan import plan
from spi.method.parts import SCORED
from spi.narrative.conclusion import conclusions_headline
from spi.ui.app.choice import chosen
from spi.ui.show import panel, passport
from spi.ui.show.text import plain
from spi.ui.thread import results

pick = chosen()
heading = st.container()
year, after = results.judged(pick)
compared = outcome.comparable(outcome.changes(year, after, pick.scope), pick.code, pick.scope)
sides = outcome.comparison(compared, pick.code)
rows = outcome.results(plans.followed(plan.actions(Plan(pick.code, year)), pick.code), after, sides)

heading.header(plain(conclusions_headline(rows, year=year, after=after).text), anchor=False)
years = [year, after] if after else [year]
if after:
    left, right = st.columns(2, gap="large")
    with left:
        results.listed(rows, year=year, after=after)
    with right:
        results.picture(compared, sides, rows, pick, year=year, after=after)
        results.caveats(year, after)
    passport.row(pick, *SCORED, years=years)
else:
    st.caption(f"Rencana untuk SPI {year} baru dapat dinilai setelah hasil survei berikutnya diimpor.")
    results.listed(rows, year=year, after=after)
columns = ["numbered_title", "label", "ours", "median", "lower", "upper", "compared", "conclusion"]
tables = {
    "Kesimpulan": (results.table(rows, year=year, after=after), columns),
    "Perubahan tiap bagian": (results.moves(compared), ["label", "region", "value", "basis"]),
}
panel.tables_behind(tables, name=f"berhasilkah-{pick.code}-{year}", years=dict.fromkeys(tables, years))
panel.sources(pick, years, key="sumber-berhasilkah")
