"""Benang merah and Perkembangan through the frame: the finding first, every cell opens, both ways, and kind where nothing is."""

import re
from types import SimpleNamespace

import pytest
from opened_page import ODD, charts, opened, words
from stores import newest_year

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log.people import Person
from spi.follow_up.plan import evidence, plan
from spi.ui.thread import thread

PLAN, RINA = Plan("3513", 2024), Person("Rina", "local")
THREAD, OUTCOME = "pages/tindak_lanjut/benang_merah.py", "pages/tindak_lanjut/berhasilkah.py"
PAGES = (THREAD, OUTCOME)
QUOTE = "SOP ada, tetapi *tidak* <b>dibaca</b> [x](y)"


def cell(app, part, aspect):
    """Open a cell as a button does."""
    app.session_state["benang"], app.session_state["lihat"] = part, aspect
    app.run()
    assert not app.exception, app.exception
    return words(app)


@pytest.fixture
def woven(own_store):
    """The shipped plan with a finding on internal, and its fourth action on internal and expert, proved and judged."""
    held = discussion.hold_session(
        RINA, PLAN, {"date": "2026-09-01", "side": "internal", "participants": 9, "roles": {"staf": 5}}
    )
    said = {"session": held.subjects[0], "quote": QUOTE, "part": "internal", "theme": "regulation", "times": 5, "role": "staf"}
    assert not discussion.note_finding(RINA, PLAN, said | {"whys": ["Tidak ada waktu"]}).problems
    key = plan.actions(PLAN)["action_id"].iloc[3]
    done = {"parts": ["internal", "expert"], "themes": ["regulation"], "strength": "strong", "opd": "Inspektorat"}
    judged = {"claim": "done", "verification": "conform", "verification_note": "Lengkap."}
    assert not plan.edit(RINA, PLAN, {key: done | judged}, seen={}).problems
    assert not evidence.hand_in(RINA, PLAN, key, title="Dokumen FCP", link="https://contoh.go.id/fcp").problems
    return key


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"tahun": 2025},  # figures, no plan, no later survey
        {"tahun": 2021},  # the first survey year
        {"daerah": "3505"},  # no figure at all
        {"daerah": "3529"},  # index only
        {"daerah": "34", "tahun": 2025},  # a province
        {"lingkup": "nasional"},
    ],
    ids=["bawaan", "2025", "2021", "tanpa angka", "indeks saja", "provinsi", "nasional"],
)
def test_the_page_is_kind_whatever_is_missing(page, choice, own_store):
    app = opened(page, **choice)
    assert len(app.header) == 1 and app.header[0].value.endswith(".")
    assert [text for text in words(app) if ODD.search(text)] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_page_opens_with_the_national_years(page, nation):
    assert [text for text in words(opened(page)) if ODD.search(text)] == []


def test_the_first_line_names_the_part_that_fell_most_and_has_no_action(own_store):
    app = opened(THREAD)
    told = app.header[0].value.replace("\\", "")
    assert told == (
        "Potongan pelaksanaan SPI (bertambah, yang paling menurunkan indeks, 3,41 poin dari SPI 2023 ke SPI 2024) belum disebut "
        "tindak lanjut mana pun."
    )
    assert any("Kesembilan tindak lanjut belum menyebut bagian indeks" in text for text in words(app))
    table = app.dataframe[0].value
    assert list(table["Bagian"])[-1] == "✕ Tanpa bagian indeks" and table["RTL"].iloc[-1] == "9"


def test_only_a_cell_in_which_something_is_missing_is_marked_never_a_count(woven):
    table = opened(THREAD).dataframe[0].value
    marked = [(part, column, text) for part, row in table.set_index("Bagian").iterrows() for column, text in row.items()
              if text.startswith("✕")]  # fmt: skip
    assert ("Potongan pelaksanaan SPI", "RTL", "✕ belum") in marked
    assert ("Potongan pelaksanaan SPI", "Akar", "✕ belum") in marked
    assert not [text for *_, text in marked if re.search(r"\d", text)]
    assert list(table["Bagian"])[-1] == "✕ Tanpa bagian indeks" and table["RTL"].iloc[-1] == "8"


def test_a_deduction_is_not_called_a_score(own_store):
    app = opened(THREAD)
    cell(app, "correction_conduct", "angka")
    told = str([table.value.to_dict() for table in app.table]).replace("\\", "")
    assert "Potongan sendiri" in told and "Skor" not in told
    assert not any("settings.toml" in text for text in words(app)) and any("bukan batas KPK" in text for text in words(app))


@pytest.mark.parametrize("page", ["ringkasan", "komponen"])
def test_the_thread_can_be_walked_from_a_score(page, own_store):
    app = opened(f"pages/hasil/{page}.py")
    assert {"akar-masalah", "benang-merah"} <= {link.proto.page.replace("_", "-") for link in app.get("page_link")}


def test_a_region_without_anything_says_that_nothing_can_be_followed_yet(own_store):
    app = opened(THREAD, daerah="3505")
    assert "Mata rantainya belum dapat dirunut" in app.header[0].value and "belum ada catatan FGD" in app.header[0].value


def test_every_cell_opens_what_is_behind_it(woven):
    app = opened(THREAD)
    figures = cell(app, "internal", "angka")
    assert any("Skor sendiri" in str(table.value.to_dict()) and "75,61" in str(table.value.to_dict()) for table in app.table)
    assert any("Disebut lemah" in text for text in figures)
    quotes = cell(app, "internal", "temuan")
    assert any(QUOTE in text for text in quotes) and any("disebut 5 kali" in text for text in quotes)
    assert any("internal (ASN), staf" in text for text in quotes) and any("Tidak ada waktu" in text for text in quotes)
    assert any("Regulasi dan SOP" in text and "1 catatan FGD" in text for text in cell(app, "internal", "akar"))
    assert any("4. Penerapan Fraud Control Plan" in text for text in cell(app, "internal", "tindakan"))
    cell(app, "internal", "bukti")
    assert "Dokumen FCP" in str(app.get("link_button")[0].proto.label).replace("\\", "")
    verdicts = cell(app, "internal", "putusan")
    assert any("Verifikasi Inspektorat: sesuai" in text and "Rina" in text and "Lengkap." in text for text in verdicts)
    assert any("Validasi KPK: belum dinilai" in text for text in verdicts)


def test_a_quotation_is_never_read_as_markup(woven):
    app = opened(THREAD)
    cell(app, "internal", "temuan")
    raw = [element.value for element in app.markdown]
    assert not any("<b>" in text or "*tidak*" in text.replace("\\*", "") or "[x](" in text for text in raw)


def test_an_empty_cell_says_so_and_leads_to_where_it_is_mended(own_store):
    app = opened(THREAD)
    for aspect, sentence in (
        ("temuan", "Belum ada catatan FGD"),
        ("akar", "Belum ada akar masalah"),
        ("bukti", "Belum ada tindak"),
    ):
        assert any(sentence in text for text in cell(app, "correction_conduct", aspect))
    links = [link.proto.page for link in app.get("page_link")]
    assert "rtl" in links
    cell(app, "", "angka")
    assert any("belum menyebut bagian indeks" in text for text in words(app))


def test_one_walks_from_a_finding_to_its_action_to_another_part_and_back(woven):
    app = opened(THREAD)
    cell(app, "internal", "temuan")
    _press(app, "Tindak lanjut 4")
    assert (app.session_state["benang"], app.session_state["lihat"]) == ("internal", "tindakan")
    _press(app, "Eksper")
    assert (app.session_state["benang"], app.session_state["lihat"]) == ("expert", "tindakan")
    _press(app, "Akar: Regulasi dan SOP")  # said of internal, answered by an action on internal and expert
    assert (app.session_state["benang"], app.session_state["lihat"]) == ("internal", "akar")
    _press(app, "Catatannya")
    assert any(QUOTE in text for text in words(app))


def _press(app, label):
    next(button for button in app.button if button.label.replace("\\", "") == label).click().run()
    assert not app.exception, app.exception


def test_a_loose_end_has_a_button_that_opens_its_cell(own_store):
    app = opened(THREAD)
    next(button for button in app.button if button.key.startswith("lihat-findings_cell")).click().run()
    assert not app.exception and (app.session_state["benang"], app.session_state["lihat"]) == ("correction_conduct", "temuan")


@pytest.mark.parametrize(
    ("asked", "times"),
    [({}, 0), ({"benang": "expert"}, 1), ({"lihat": "tindakan"}, 1), ({"benang": "expert", "lihat": "bukti"}, 1)],
    ids=["tanpa sel", "bagian", "aspek", "keduanya"],
)
def test_only_a_link_to_a_cell_or_a_click_brings_it_into_view(asked, times, own_store):
    def shown(app):
        if "benang-dibuka" not in app.session_state:  # an AppTest's state has no get
            return 0
        return app.session_state["benang-dibuka"]

    app = opened(THREAD, address=asked)
    assert shown(app) == times
    app.run()
    app.selectbox(key="benang-pilihan").set_value("internal").run()
    app.selectbox(key="lingkup-pilihan").set_value("nasional").run()
    assert not app.exception and shown(app) == times
    next(button for button in app.button if button.key.startswith("lihat-findings_cell")).click().run()
    assert shown(app) == times + 1


def test_a_click_on_a_cell_opens_its_part_and_aspect(monkeypatch):
    state = {"matriks-benang": SimpleNamespace(selection=SimpleNamespace(cells=[(1, "RTL")]))}
    monkeypatch.setattr(thread.st, "session_state", state)
    thread._clicked(["internal", "expert"], ["label", "actions_cell"])
    assert (state["benang"], state["lihat"]) == ("expert", "tindakan")


def test_many_findings_are_a_list_of_which_one_is_opened(woven):
    held = discussion.sessions(PLAN)["session_id"].iloc[0]
    for n in range(12):
        said = {"session": held, "quote": f"Kutipan {n}", "part": "internal", "theme": "staff"}
        assert not discussion.note_finding(RINA, PLAN, said).problems
    app = opened(THREAD)
    assert any("13 catatan FGD" in text for text in cell(app, "internal", "temuan"))
    assert len(app.dataframe[1].value) == 13


def test_links_keep_the_readers_choice_and_name_the_action(woven):
    app = opened(THREAD, daerah="3513")
    cell(app, "internal", "tindakan")
    asked = [link.proto.query_string for link in app.get("page_link") if link.proto.page == "rtl"]
    assert f"tindakan={woven}" in " ".join(asked)


def test_berhasilkah_concludes_nothing_from_the_shipped_plan(own_store):
    app = opened(OUTCOME)
    assert (
        app.header[0].value.replace("\\", "").startswith("Belum dapat disimpulkan apakah tindak lanjut untuk SPI 2024 berhasil")
    )
    assert any("dua titik: belum menjadi tren" in text for text in words(app))
    assert any("Belum ada pembanding" in text for text in words(app))
    assert not charts(app), "tanpa pembanding tidak ada gambar"
    assert any("9 tindak lanjut" in text for text in words(app)) and not any("Kampanye" in text for text in words(app))
    assert any("selalu SPI 2024 dengan survei berikutnya, SPI 2025" in text for text in words(app))


def test_berhasilkah_names_the_break_in_the_method(own_store):
    assert any("mungkin tidak sepenuhnya sebanding" in text for text in words(opened(OUTCOME, tahun=2023)))


def test_berhasilkah_tells_each_action_and_part(woven):
    told = words(opened(OUTCOME))
    assert any("Internal naik 3,03" in text and "belum dapat disimpulkan" in text for text in told)
    assert any("Eksper turun 4,17" in text for text in told)


def test_berhasilkah_waits_for_the_next_survey(own_store):
    newest = newest_year()
    assert not plan.create(RINA, Plan("3513", newest), {"title": "Rencana baru", "parts": ["internal"]}).problems
    assert "SPI 2024" in opened(OUTCOME, tahun=newest).header[0].value, "dulu rencana yang sudah dapat dinilai"
    app = opened(OUTCOME, address={"rencana": str(newest)}, tahun=newest)
    assert app.header[0].value.replace("\\", "") == f"Belum dapat disimpulkan: hasil survei sesudah SPI {newest} belum ada."
