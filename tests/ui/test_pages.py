"""Every page through the frame: no exception, a finding as its first line, Indonesian numbers, kind empty states."""

import json

import pytest
from left_names import left_names
from made_up_nation import HOME, MINISTRY
from opened_page import ODD, charts, everything, opened, words
from stores import scope_of
from streamlit.testing.v1 import AppTest

from app import PAGES as MENU
from spi.answers.results import comparison
from spi.store import database
from spi.ui.show import panel
from spi.words.wording import decimal, signed

PAGES = {section.lower().replace(" ", "_"): tuple(pages) for section, pages in MENU.items()}
FILES = [f"pages/{section}/{page}.py" for section, pages in PAGES.items() for page in pages]


@pytest.mark.parametrize("page", FILES)
def test_every_page_opens_with_a_finding(page, store):
    app = opened(page)
    finding = app.header[0].value
    assert finding.endswith(".") and len(finding) > 20
    assert app.subheader or not charts(app), "the title of a panel is a heading for who is read to"
    odd = [text for text in words(app) if ODD.search(text)]
    assert odd == [] and left_names(everything(app)) == []


def test_the_same_wide_table_may_stand_twice_on_a_page():
    def page():
        import pandas as pd

        from spi.ui.show import panel

        columns = ["due", "step", "why", "actor", "happened_at"]
        for _ in range(2):
            panel.small_table(pd.DataFrame([["1", "2", "3", "4", "5"]], columns=columns), columns, alt="Tenggat")

    app = AppTest.from_function(page).run()
    assert not app.exception and len(app.table) == 2


@pytest.mark.parametrize("page", FILES)
def test_every_page_opens_with_the_national_years(page, nation):
    app = opened(page)
    assert [text for text in words(app) if ODD.search(text)] == [] and left_names(everything(app)) == []


@pytest.mark.parametrize("page", [file for file in FILES if "hasil" in file])
@pytest.mark.parametrize(
    "choice",
    [
        {"daerah": "3505"},  # no figure at all
        {"daerah": "3529"},  # index only
        {"daerah": "3513", "tahun": 2021},  # the first survey year, no category
        {"daerah": "7271", "tahun": 2024},  # components without corrections
        {"daerah": "34", "tahun": 2025},  # a province
        {"daerah": "3513", "lingkup": "nasional"},
    ],
    ids=["tanpa angka", "indeks saja", "tahun pertama", "tanpa potongan", "provinsi", "nasional"],
)
def test_every_page_stands_without_some_figures(page, choice, store):
    app = opened(page, **choice)
    assert app.header or app.info, "halaman kosong tanpa penjelasan"


def test_the_first_ten_seconds(store):
    app = opened()
    assert app.header[0].value.replace("\\", "") == (
        "Indeks SPI 2024 turun 3,71 poin dari SPI 2023, menjadi 71,65; pemda lain di Jawa Timur turun rata-rata 4,59 poin "
        "(dihitung dari rata-rata tercetak), jadi Kab. Probolinggo 0,88 poin lebih baik daripada gerak bersama."
    )
    assert [(m.label, m.value) for m in app.metric] == [("Indeks SPI 2024", "71,65"), ("Peringkat", "25 dari 39")]


def test_a_choice_is_carried_across_pages(store):
    app = opened(daerah="3577", tahun=2023)
    app.switch_page("pages/hasil/tren.py").run()
    assert not app.exception
    assert (app.selectbox(key="daerah-pilihan").value, app.selectbox(key="tahun-pilihan").value) == ("3577", 2023)


def test_the_comparison_year_is_always_earlier(store):
    app = opened(tahun=2023)
    assert app.selectbox(key="banding-pilihan").value == 2022
    assert "dibanding SPI 2024" not in app.selectbox(key="banding-pilihan").options
    app = opened(tahun=2021)
    assert app.selectbox(key="banding-pilihan").value is None


def test_a_typed_target_moves_the_gap_and_nonsense_gets_a_sentence(store):
    app = opened("pages/hasil/kesenjangan.py")
    assert app.text_input(key="target-3513-2024").value == "80,00"
    app.text_input(key="target-3513-2024").set_value("tujuh puluh").run()
    assert "bukan angka 0 sampai 100" in app.warning[0].value
    app.text_input(key="target-3513-2024").set_value("77,5").run()
    assert not app.warning and not app.exception


def test_the_2024_scale_on_other_years_is_a_marked_second_view(store):
    app = opened("pages/hasil/peringkat.py", tahun=2023)
    toggle = app.toggle(key="skala")
    assert "bukan kategori resmi" in toggle.label and toggle.value is False
    toggle.set_value(True).run()
    assert not app.exception
    assert not opened("pages/hasil/peringkat.py", tahun=2024).toggle


def test_conflicts_between_sources_are_listed(store):
    app = opened("pages/data/sumber.py")
    tables = [frame.value for frame in app.dataframe]
    listed = next(table for table in tables if "Perbedaan" in table.columns)
    assert {"79,54", "79,56", "79,57"} <= set(listed.loc[listed["Pemda"] == "Kota Surabaya", "Tercetak"])


def test_the_method_page_shows_what_the_code_computes_with(store):
    app = opened("pages/data/metodologi.py")
    assert any("0,3046" in str(table.value.to_dict()) for table in app.table)
    assert any("bukan pernyataan KPK" in text for text in words(app))


def test_a_page_names_the_sources_it_used(store):
    captions = [caption.value.replace("\\", "") for caption in opened("pages/hasil/komponen.py").caption]
    named = next(text for text in captions if text.startswith("Sumber:"))
    assert "Dasbor SPI KPK (salinan publik)" in named and "Bobot komponen diturunkan" in named


def test_the_targets_distance_is_drawn_and_belongs_to_its_own_region(store):
    app = opened("pages/hasil/kesenjangan.py")
    app.text_input(key="target-3513-2024").set_value("75,65").run()
    assert any("kurang 4,00" in chart["figure"] for chart in charts(app))
    app.selectbox(key="daerah-pilihan").set_value("3578").run()
    assert app.text_input(key="target-3578-2024").value == ""
    assert opened("pages/hasil/kesenjangan.py", tahun=2025).text_input(key="target-3513-2025").value == ""


def test_a_comparison_year_without_our_index_points_to_one_that_has_it(store):
    app = opened("pages/hasil/ringkasan.py", daerah="3522", tahun=2023)
    assert app.selectbox(key="banding-pilihan").value == 2021
    app.selectbox(key="banding-pilihan").set_value(2022).run()
    assert any("Pilih tahun pembanding lain: 2021" in caption.value for caption in app.caption)


def test_a_name_from_a_file_is_shown_as_written(own_store):
    with database.write() as cursor:
        cursor.execute("update region set name = '**Kab** <b>[x](y)</b>', short_name = '<b>K</b>' where region_code = '3513'")
    app = opened("pages/data/metodologi.py")
    assert "**Kab** <b>[x](y)</b>" in app.selectbox(key="daerah-pilihan").options
    app = opened("pages/hasil/komponen.py")
    assert not any("<b>" in element.value for kind in ("header", "markdown", "caption") for element in getattr(app, kind))


def test_the_years_of_a_table_are_given_under_its_own_title_also_among_institutions(nation, monkeypatch):
    asked = []
    monkeypatch.setattr(panel, "tables_behind", lambda tables, *, years, **_: asked.append((set(tables), set(years))))
    opened("pages/hasil/perubahan.py", daerah=MINISTRY, tahun=2024)
    titles, dated = asked[-1]
    assert "Instansi yang indeksnya diketahui di kedua tahun" in titles and dated == titles


def test_what_is_usual_in_a_year_is_told_where_nearly_everybody_is_known(kpk):
    assert any("setahun itu biasa" in text for text in words(opened("pages/hasil/perubahan.py", tahun=2024)))


def test_the_change_says_what_is_ours_and_what_is_everybodys(nation):
    app = opened("pages/hasil/perubahan.py", tahun=2024)
    split = comparison.compare(HOME, 2023, 2024, scope_of(HOME, "provinsi"))
    rows = split.as_printed.set_index("part")
    said = words(app)
    assert f"jadi Kab. Contoh 113 {decimal(abs(rows.at['index', 'own']))} poin lebih" in said[0]
    assert said[0] == words(opened("pages/hasil/ringkasan.py", tahun=2024))[0]
    assert any("Bergerak bersama pada SPI " in text and "Tidak diketahui apakah" in text for text in said)
    drawn = next(chart for chart in charts(app) if "Bersama: rata-rata 38 pemda lain" in chart["alt"])
    assert f"sendiri {signed(rows.at['internal', 'own'])}" in drawn["figure"]


def test_everybody_can_be_sorted_by_their_own_movement(nation):
    app = opened("pages/hasil/perubahan.py", tahun=2024)
    app.toggle(key="gerak-sendiri").set_value(True).run()
    assert not app.exception
    beyond = comparison.own_changes(scope_of(HOME, "provinsi"), 2023, 2024).sort_values("own", ascending=False, kind="stable")
    figure = next(chart for chart in charts(app) if "Semua komponen diketahui" in chart["alt"])["figure"]
    named = [name for name in beyond["region"] if name in figure]
    assert len(named) > 30 and named == sorted(named, key=figure.index)
    assert "Sendiri" in figure


def test_where_too_few_are_known_there_is_nothing_to_sort_by(store):
    app = opened("pages/hasil/perubahan.py", daerah="3513", tahun=2024)
    assert not app.toggle
    assert any("dihitung dari rata-rata tercetak SPI 2023 dan SPI 2024 (" in text for text in words(app))


def test_a_heading_with_a_meaning_of_its_own_explains_itself(store):
    table = opened("pages/data/konflik.py").dataframe[0]
    helps = {name: column.get("help") for name, column in json.loads(table.proto.columns).items()}
    assert helps["Derajat bukti"].startswith("Seberapa yakin") and helps["Pemda"] is None
