"""Dari apa indeks kita tersusun?"""

import streamlit as st

from spi import methodology, narrative
from spi.answers import causes, gaps, standing
from spi.methodology import COMPONENTS, CORRECTIONS
from spi.ui import cards, guard, panel
from spi.ui.choice import chosen
from spi.ui.text import plain
from spi.wording import decimal, limit

ENDS = {"min": "terendah", "mean": "rata-rata", "max": "tertinggi"}

pick = chosen()
guard.index_known(pick)

level = causes.level(pick.code, pick.year)
voices = standing.profile(pick.scope, pick.year, COMPONENTS)
cuts = standing.profile(pick.scope, pick.year, CORRECTIONS)
elements = standing.elements(pick.scope, pick.year)
goal = methodology.reference_bands()[-1].lower

st.header(plain(narrative.level(level, year=pick.year)), anchor=False)
left, right = st.columns(2, gap="large")
with left:
    cards.level(level, pick)
with right:
    panel.heading("Tiga suara", f"skor 0–100 di antara {pick.scope.label}")
    panel.profile(voices, pick, key="suara", names={"median": "median"})
    panel.heading("Potongan", "poin; makin kecil makin baik")
    panel.profile(cuts, pick, key="potongan", low_is_good=True, names=ENDS)
    if voices["region_code"].nunique() <= 1:
        st.caption(f"Skor komponen pemda lain pada SPI {pick.year} belum diketahui. {guard.IMPORT}")

panel.heading("Unsur", f"skor 0–100, garis {limit(goal)} batas Terjaga skala 2024–2025; bobot unsur tidak diterbitkan KPK")
ours = gaps.element_gaps(elements, pick.code, goal)
if ours.empty:
    names = ", ".join(elements["region"].drop_duplicates())
    known = f"Yang diketahui dalam lingkup ini: {plain(names)}." if names else "Unsur pemda lain dalam lingkup ini juga belum."
    st.caption(
        f"Unsur {plain(pick.region['name'])} SPI {pick.year} belum ditemukan sumbernya; angkanya ada di laporan KPK. {known}"
    )
else:
    panel.profile(elements[elements["value"].notna()], pick, key="unsur", limits=((goal, limit(goal)),), names={})
    worst = ours.iloc[0]
    st.caption(f"Terjauh dari {limit(goal)}: {worst['label']} {decimal(worst['value'])}, kurang {decimal(worst['distance'])}.")
panel.table_behind(
    level.parts, ["label", "detail", "points", "lost", "share_lost", "times_next"], name=f"komponen-{pick.code}-{pick.year}"
)
panel.sources(pick.code, [pick.year], key="sumber-komponen")
