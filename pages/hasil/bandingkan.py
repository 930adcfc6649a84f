"""How do a few others stand beside us, and who was once like us and rose?"""

import streamlit as st

from spi.answers.peers import side_by_side
from spi.answers.results.causes import EFFECTS
from spi.charts.parts import peer_columns
from spi.charts.parts.component_trends import peer_trends
from spi.method.index import CHANGE_PARTS, LEVEL_PARTS
from spi.method.parts import SCORED
from spi.narrative.results import side_by_side as beside
from spi.ui.app.choice import chosen
from spi.ui.show import cards, guard, panel, passport
from spi.ui.show.peers import chosen_peers, once_like_us
from spi.ui.show.text import plain

pick = chosen()
guard.index_known(pick)
finding = st.container()
peers = chosen_peers(pick)
among = side_by_side.sides([pick.code, *peers], pick.year, pick.year_before, pick.scope)
differences = side_by_side.differences(pick.code, among, pick.year)
moved = side_by_side.changes(among)
both = [year for year in (pick.year, pick.year_before) if year]

finding.header(plain(beside.headline(among, differences, region_code=pick.code, year=pick.year).text), anchor=False)
with finding:
    cards.newer_result(pick)
    passport.row(pick, "index", *SCORED, rank=True, years=both)
panel.small_table(
    beside.cells(among, region_code=pick.code, year=pick.year),
    ["region", "index_cell", "rank_cell", "movement_cell"],
    alt="Yang dibandingkan: indeks, peringkat, dan perubahannya",
)
left, right = st.columns(2, gap="large")
with left:
    if peers:
        title = panel.heading("Selisih menurut bagian", f"poin indeks; plus: lebih baik daripada {pick.region['short_name']}")
        panel.picture(peer_columns.difference_columns(differences), key="selisih", title=title)
    if pick.year_before:
        title = panel.heading(
            f"Perubahan sejak SPI {pick.year_before}", "poin indeks; bersama: rata-rata anggota lain lingkupnya"
        )
        panel.picture(peer_columns.own_columns(moved, region_code=pick.code), key="gerak", title=title)
with right:
    title = panel.heading("Indeks dari tahun ke tahun", "skala sama; ✕ belum diketahui")
    lines = peer_trends(side_by_side.trends(pick.code, among), region_code=pick.code)
    panel.picture(lines, key="tren-pembanding", title=title, years=pick.known_years)

found = once_like_us(pick)
rises = found.rows.assign(rise=found.rows["change"], survey_year=found.rows["year_to"])
tables = {
    "Selisih dengan yang dipilih": (
        differences.rename(columns={"change": "apart"} | EFFECTS),
        ["region", "apart", *(EFFECTS[part] for part in LEVEL_PARTS)],
    ),
    "Gerak bersama dan sendiri": (moved, ["region", "change", "common", "own"]),
    "Pernah serupa dan naik": (
        rises.rename(columns=EFFECTS),
        ["region", "year_from", "year_to", "rise", "common", "own", *(EFFECTS[part] for part in CHANGE_PARTS)],
    ),
}
searched = {"Gerak bersama dan sendiri": both, "Pernah serupa dan naik": [*found.searched] or [pick.year]}
panel.tables_behind(tables, name=f"bandingkan-{pick.code}-{pick.year}", years=searched)
panel.sources(pick, [pick.year], key="sumber-bandingkan")
