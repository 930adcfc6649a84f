"""The page Bandingkan: whom it opens with, what its address carries, and what it says where little is known."""

from opened_page import ODD, charts, opened, words

from spi.settings import settings

PAGE = "pages/hasil/bandingkan.py"
PEERS = "dengan-3513"


def peers(app):
    return app.multiselect(key=PEERS).value


def test_it_opens_with_our_neighbours_and_its_address_carries_their_codes(store):
    app = opened(PAGE)
    assert peers(app) == ["3507", "3508", "3514"] and app.query_params["dengan"] == "3507,3508,3514"
    app.multiselect(key=PEERS).set_value(["3578"]).run()
    assert app.query_params["dengan"] == "3578"
    assert len(app.table[0].value) == 2


def test_a_link_brings_its_governments_and_leaves_out_what_cannot_be_compared(store):
    app = opened(PAGE, address={"dengan": "5103,9999,3513,5103,3578,1101,1102,1103,1104"})
    assert peers(app) == ["5103", "3578", "1101", "1102", "1103"]
    assert peers(opened(PAGE, address={"dengan": ""})) == []


def test_without_anybody_our_own_figures_still_stand(store):
    app = opened(PAGE, address={"dengan": ""})
    assert "belum ada yang dipilih untuk dibandingkan" in app.header[0].value
    assert "Selisih menurut bagian" not in " ".join(words(app)) and len(charts(app)) == 2


def test_kind_and_area_narrow_the_list_and_keep_who_was_chosen(store):
    app = opened(PAGE, **{"jenis-pembanding": "kota", "wilayah-pembanding": "Eks-Karesidenan Malang"})
    names = app.multiselect(key=PEERS).options
    assert names[:3] == ["Kabupaten Malang", "Kabupaten Lumajang", "Kabupaten Pasuruan"]
    assert sorted(names[3:]) == ["Kota Batu", "Kota Malang", "Kota Pasuruan", "Kota Probolinggo"]
    assert any("Sandi Warta News" in text for text in words(app))
    next(button for button in app.button if button.label == "Ambil semua yang cocok").click().run()
    assert sorted(peers(app)) == ["3573", "3574", "3575", "3579"]


def test_a_group_of_the_settings_is_offered_first(store, monkeypatch):
    monkeypatch.setitem(settings(), "groups", {"Tetangga": ["3508", "3511"]})
    app = opened(PAGE, **{"wilayah-pembanding": "Tetangga"})
    assert app.selectbox(key="wilayah-pembanding").options[0] == "Tetangga"
    assert "Kabupaten Bondowoso" in app.multiselect(key=PEERS).options


def test_a_fault_in_a_group_is_one_sentence(store, monkeypatch):
    app = opened(PAGE)
    monkeypatch.setitem(settings(), "groups", {"Tetangga": ["9999"]})
    app.run()
    (said,) = (error.value.replace("\\", "") for error in app.error)
    assert '[groups] Tetangga: "9999" bukan kode wilayah' in said and not app.exception


def test_whom_to_ask_follows_the_part_that_is_chosen(nation):
    app = opened(PAGE)
    assert any("masing-masing paling jauh 2 poin" in text and "skor eksper" in text for text in words(app))
    app.segmented_control(key="bagian-mirip-pilihan").set_value("internal").run()
    assert any("indeks dan skor internal masing-masing" in text for text in words(app))
    assert len(app.table) == 2 and len(charts(app)) == 3
    assert [text for text in words(app) if ODD.search(text)] == []


def test_where_nobody_is_known_to_have_been_like_us_the_import_is_pointed_to(store):
    assert any("Impor tabel hasil KPK" in caption.value for caption in opened(PAGE).caption)
