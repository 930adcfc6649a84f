"""Scopes of one, of the nation and of institutions: what a page opens on, leads to and draws."""

import re

import pytest
from made_up_nation import HOME, MINISTRY
from opened_page import charts, opened, press, words

PAGES = ["hasil/ringkasan", "hasil/komponen", "hasil/perubahan", "hasil/peringkat", "hasil/kesenjangan", "rapat/rapat"]
SCOPE = "lingkup-pilihan"  # the visible choice


def test_a_government_alone_in_its_province_opens_among_its_kind(store):
    app = opened("pages/hasil/peringkat.py", daerah="31", tahun=2024)
    assert app.selectbox(key=SCOPE).value == "sejenis"
    assert not any("satu-satunya" in text for text in words(app))


@pytest.mark.parametrize("page", PAGES)
def test_a_scope_of_one_says_so_leads_on_and_ranks_nobody(page, store):
    app = opened(f"pages/{page}.py", daerah="31", tahun=2024, lingkup="provinsi")
    told = [*words(app), *(metric.value for metric in app.metric), *(chart["alt"] for chart in charts(app))]
    assert sum("satu-satunya pemda dalam lingkup ini" in text for text in told) == 1
    assert [text for text in told if re.search(r"\b1 dari 1\b|[Pp]eringkat 1\b|median lingkup", text)] == []
    press(app, "Pindah ke pemerintah provinsi se-Indonesia")
    assert app.selectbox(key=SCOPE).value == "sejenis"


def test_the_nation_is_drawn_as_neighbours_kinds_and_provinces(nation):
    app = opened("pages/hasil/peringkat.py", daerah=HOME, tahun=2024, lingkup="nasional")
    alts = [chart["alt"] for chart in charts(app)]
    assert any(alt.startswith("Peta petak 38 provinsi") for alt in alts) and any(alt.startswith("Sebaran indeks") for alt in alts)
    assert sum(bool(re.match(r"Digambar [\d.]+ dari [\d.]+ pemda", text)) for text in words(app)) == 2
    assert max(len(chart["figure"]) for chart in charts(app)) < 60_000


def test_institutions_have_a_history_and_no_map(nation):
    app = opened("pages/hasil/peringkat.py", daerah=MINISTRY, tahun=2024)
    alts = [chart["alt"] for chart in charts(app)]
    assert not any("Peta petak" in alt for alt in alts)
    assert any("2023 peringkat" in alt and re.search(r"Digambar 11 dari \d+ instansi", alt) for alt in alts)
