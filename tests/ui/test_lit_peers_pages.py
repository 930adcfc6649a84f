"""One choice of governments for all pages, what they cannot draw of it, and the categories of a ranking."""

import json

import pytest
from opened_page import ODD, charts, opened, words

RANKING, TREND = "pages/hasil/peringkat.py", "pages/hasil/tren.py"
PEERS = "dengan-3713"


def diamonds(app):
    figures = [json.loads(chart["figure"]) for chart in charts(app)]
    return [trace["customdata"] for figure in figures for trace in figure["data"] if trace.get("name") == "pembanding"]


def test_whoever_is_chosen_on_one_page_is_lit_on_the_others_and_stands_in_the_address(nation):
    app = opened(RANKING)
    assert "dengan" not in app.query_params and diamonds(app) == []
    app.multiselect(key=PEERS).set_value(["3721", "3771"]).run()
    assert app.query_params["dengan"] == "3721,3771" and sorted(diamonds(app)[0]) == [["3721"], ["3771"]]
    for page in ("komponen", "tren", "bandingkan"):
        app.switch_page(f"pages/hasil/{page}.py").run()
        assert not app.exception and app.multiselect(key=PEERS).value == ["3721", "3771"], page
        assert app.query_params["dengan"] == "3721,3771"
    app.multiselect(key=PEERS).set_value([]).run()
    app.switch_page(TREND).run()
    assert app.multiselect(key=PEERS).value == [] and [text for text in words(app) if ODD.search(text)] == []


def test_a_link_lights_five_at_most_and_names_who_cannot_be_drawn(nation):
    app = opened(RANKING, address={"dengan": "3721,3771,3720,3722,1101,3723,zz"})
    assert app.multiselect(key=PEERS).value == ["3721", "3771", "3720", "3722", "1101"]
    assert any("3723, zz" in warning.value.replace("\\", "") for warning in app.warning)
    assert any("tidak digambar" in text and "di luar" in text for text in words(app))


@pytest.mark.parametrize("asked", ["rentan", "Rentan,tidak ada"])
def test_categories_narrow_dots_and_table_and_keep_the_ranks_of_the_scope(asked, nation):
    everybody = opened(RANKING, tahun=2024)
    app = opened(RANKING, tahun=2024, address={"kategori": asked})
    whole, part = (page.dataframe[0].value for page in (everybody, app))
    assert 0 < len(part) < len(whole) and set(part["Kategori"]) == {"Rentan"}
    assert part["Peringkat"].max() > len(part)
    assert any(text.startswith(f"Ditampilkan {len(part)} dari {len(whole)} pemda") for text in words(app))


def test_a_year_without_limits_has_no_categories_to_choose(nation):
    assert not opened(RANKING, tahun=2021).pills and opened(RANKING, tahun=2024).pills
