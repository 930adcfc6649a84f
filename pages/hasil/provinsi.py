"""How do the governments of our province stand beside each other, and how far is what each of them does about it?"""

from datetime import date

import streamlit as st

from spi.answers.province import FOLLOWED, overview
from spi.answers.results import standing
from spi.charts.parts.small_lines import small_lines
from spi.narrative.province import headline
from spi.narrative.province_follow_up import followed
from spi.ui.app.choice import chosen, take_region
from spi.ui.results import province_files
from spi.ui.show import cards, guard, panel, passport
from spi.ui.show.text import plain

pick = chosen()
scope = guard.in_a_province(standing.province_scope(pick.region, pick.year))
told = overview(scope, pick.year, pick.year_before, today=date.today())

st.header(plain(headline(told).text), anchor=False)
cards.newer_result(pick)
passport.row(pick, "index", rank=True, years=[year for year in (pick.year, pick.year_before) if year])
st.caption(plain(followed(told).text))
panel.heading("Satu baris satu pemda", "kabupaten dan kota, apa pun lingkup di atas; kotak di kiri: pindah ke pemda itu")
place = panel.rank_column(standing.standing(pick.code, pick.year, scope))
columns = [place, "region", "index", "category", "change"]
columns += [each for each in ("common", "own", *FOLLOWED) if told.rows[each].notna().any()]
panel.choosing_table(told.rows, columns, title="Pemda satu provinsi", key="tabel-provinsi", scope=scope)
province_files.offer(pick, told)
title = panel.heading("Indeks dari tahun ke tahun", "skala sama; klik titik terakhir: pindah ke pemda itu")
names = dict(zip(told.rows["region_code"], told.rows["region"], strict=True))
lines = small_lines(told.series, names, region_code=pick.code, year=pick.year)
panel.picture(lines, key="garis-provinsi", title=title, years=pick.known_years, on_select=take_region)
panel.sources(pick, [pick.year], key="sumber-provinsi")
