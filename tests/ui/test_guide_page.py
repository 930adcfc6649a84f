"""The guide: every step of every role leads to a page of the menu, and a mistake in its file is said."""

import pytest
from opened_page import opened, words
from stores import ROOT
from streamlit.testing.v1 import AppTest
from test_pages import FILES

from spi.settings import ShippedDataError
from spi.ui.data import guide

PAGE = "pages/data/panduan.py"
CONTENT = (ROOT / "data" / "guide.toml").read_text(encoding="utf-8")


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Gives the shipped guide with one piece replaced; put back afterwards."""
    monkeypatch.setattr(guide, "_FILE", tmp_path / "guide.toml")
    guide.roles.cache_clear()

    def write(old, new):
        assert old in CONTENT
        guide._FILE.write_text(CONTENT.replace(old, new), encoding="utf-8")

    yield write
    guide.roles.cache_clear()


def test_every_step_leads_to_a_page_of_the_menu_in_one_short_line():
    assert list(guide.roles()) == ["pimpinan", "inspektorat", "opd", "camat", "provinsi", "admin"]
    for code, role in guide.roles().items():
        assert {f"pages/{step['page']}.py" for step in role["steps"]} <= set(FILES), code
        assert 3 <= len(role["steps"]) <= 14 and all(len(step["text"]) <= 80 for step in role["steps"]), code


@pytest.mark.parametrize("code", guide.roles())
def test_a_role_sees_its_own_steps_as_links_that_keep_what_was_chosen(code, store):
    app = opened(PAGE, address={"tahun": "2023"})
    app.segmented_control(key="peran-pilihan").set_value(code).run()
    role = guide.roles()[code]
    assert app.header[0].value.startswith(role["name"]) and role["about"] in words(app)
    assert [text for text in words(app) if text[:1].isdigit()] == [
        f"{number}. {step['text']}" for number, step in enumerate(role["steps"], start=1)
    ]
    links = app.get("page_link")
    pages = [step["page"].rpartition("/")[2].replace("_", "-") for step in role["steps"]]
    assert [link.proto.page.replace("_", "-") for link in links] == ["" if page == "ringkasan" else page for page in pages]
    assert all("tahun=2023" in link.proto.query_string for link in links)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('page = "rapat/rapat"', 'page = "rapat/pertemuan"', "halaman “rapat/pertemuan” tidak ada"),
        ('text = "Lihat seberapa jauh', 'teks = "Lihat seberapa jauh', "setiap langkah berisi text dan page"),
        ('name = "Camat"', 'nama = "Camat"', "harus berisi code, name, about, dan steps"),
        ('code = "opd"', 'code = "opd', "tidak dapat dibaca"),
        (CONTENT, "", "belum memuat [[role]]"),
    ],
)
def test_a_mistake_in_the_file_is_said_with_its_place(old, new, says, written, store):
    written(old, new)
    with pytest.raises(ShippedDataError) as fault:
        guide.roles()
    assert says in str(fault.value) and "data/guide.toml" in str(fault.value)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).switch_page(PAGE).run()
    assert not app.exception and says in app.error[0].value.replace("\\", "")
