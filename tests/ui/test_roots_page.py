"""The page Akar masalah: kind when empty, counts that lead to their list, and a meeting typed without losing a word."""

import pytest
from opened_page import ODD, charts, opened, press, words

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import events
from spi.follow_up.log.people import Person

PAGE, PLAN = "pages/tindak_lanjut/akar_masalah.py", Plan("3513", 2024)
SARI, BUDI = Person("Sari", "local"), Person("Budi", "local")


@pytest.fixture
def meeting(own_store):
    """A store of one's own with one session and three findings, one of them with HTML and Markdown."""
    held = discussion.hold_session(SARI, PLAN, {"date": "2025-08-05", "side": "internal", "roles": {"staf": 6}}).subjects[0]
    for quote, theme, times in (("Biasa saja.", "staff", 1), ("**<b>Keras</b>** [x](y)", "oversight", 4), ("Lagi.", "staff", 2)):
        fields = {"session": held, "quote": quote, "part": "budget", "theme": theme, "times": times, "role": "staf"}
        assert discussion.note_finding(SARI, PLAN, fields).problems == []
    return held


@pytest.mark.parametrize(
    "choice",
    [{}, {"daerah": "3705"}, {"daerah": "3729"}, {"tahun": 2021}, {"daerah": "34", "tahun": 2025}, {"daerah": "7271"}],
    ids=["bawaan", "tanpa angka", "indeks saja", "tahun pertama", "provinsi", "tanpa potongan"],
)
def test_the_page_stands_without_figures_and_without_findings(choice, nation):
    app = opened(PAGE, **choice)
    assert app.header[0].value.replace("\\", "").endswith("belum dicatat.")
    assert [text for text in words(app) if ODD.search(text)] == []
    assert any("ketik catatannya" in info.value for info in app.info)


def test_unknown_elements_are_one_line_and_never_a_row(store):
    app = opened(PAGE)
    table = app.table[0].value
    heads = ["Selisih menuju 100 (poin indeks)", "Terhadap median (poin indeks)", "Pengaruh pada indeks (poin)"]
    assert list(table.columns[1:]) == heads
    assert len(table) == 6 and table.iloc[1, 0] == "**Potongan**"
    assert "Potongan pelaksanaan SPI" in table.iloc[2, 0].replace("\\", "") and len(charts(app)) == 1
    assert any("11 unsur" in caption.value for caption in app.caption)


def test_the_list_shows_what_the_filters_ask_for_and_counts_it(meeting):
    app = opened(PAGE)
    assert "3 catatan FGD, disebut 7 kali" in [title.value.replace("\\", "") for title in app.subheader]
    app.selectbox(key="fgd-tema-pilihan").set_value("staff").run()
    assert "2 dari 3 catatan FGD, disebut 3 kali" in [title.value.replace("\\", "") for title in app.subheader]
    assert not any("Keras" in m.value for m in app.markdown) and not app.exception
    app.selectbox(key="fgd-tema-pilihan").set_value("").run()
    assert any("disebut 7 kali" in title.value for title in app.subheader)


def test_a_quotation_is_shown_as_it_was_written(meeting):
    quoted = next(m.value for m in opened(PAGE).markdown if "Keras" in m.value)
    assert "<b>" not in quoted and "**" not in quoted and "[x]" not in quoted


def test_an_address_with_a_theme_that_is_gone_shows_all(meeting):
    app = opened(PAGE)
    app.selectbox(key="fgd-tema-pilihan").set_value("oversight").run()
    row = discussion.findings(PLAN).iloc[1]
    fields, seen = {"withdrawn": "ya"}, int(row["last_seq"])
    assert discussion.correct(SARI, PLAN, "finding", row["finding_id"], fields, seen=seen, reason="dobel").problems == []
    app.run()
    assert not app.exception and app.selectbox(key="fgd-tema-pilihan").value == ""


def test_a_refused_session_keeps_what_was_typed(empty_store):
    app = opened(PAGE)
    app.segmented_control(key="fgd").set_value("Catat FGD").run()
    app.text_input(key="nama-pencatat").set_value("Sari").run()
    place, people = (next(t for t in app.text_input if t.label == label) for label in ("Tempat", "Jumlah peserta"))
    place.set_value("Aula")
    people.set_value("banyak")
    next(b for b in app.button if b.label == "Mulai sesi").click().run()
    assert "bukan bilangan bulat" in app.error[0].value.replace("\\", "")
    assert next(t for t in app.text_input if t.label == "Tempat").value == "Aula" and discussion.sessions(PLAN).empty
    next(t for t in app.text_input if t.label == "Jumlah peserta").set_value("9")
    next(b for b in app.button if b.label == "Mulai sesi").click().run()
    assert not app.exception and not app.error and len(discussion.sessions(PLAN)) == 1
    assert any("kurang dari tiga orang" in caption.value for caption in app.caption)


def test_a_finding_becomes_an_action_only_with_a_title_and_a_name(meeting):
    app = opened(PAGE)
    made = next(b for b in app.button if b.label == "Jadikan tindak lanjut")
    made.click().run()
    assert any("Isi nama Anda" in warning.value.replace("\\", "") for warning in app.warning)


def field(app, label):
    return next(element for element in (*app.text_input, *app.text_area) if element.label == label)


def test_a_corrected_session_writes_only_what_changed_and_asks_why(meeting):
    app = opened(PAGE)
    app.segmented_control(key="fgd").set_value("Catat FGD").run()
    app.text_input(key="nama-pencatat").set_value("Sari").run()
    app.session_state[f"buka-{meeting}"] = True
    app.run()
    save = next(b for b in app.button if b.label == "Simpan perbaikan")
    save.click().run()
    assert any("Belum ada yang diubah" in info.value for info in app.info)
    field(app, "Tempat").set_value("Pendopo")
    next(b for b in app.button if b.label == "Simpan perbaikan").click().run()
    assert "Tulis alasannya" in app.error[0].value.replace("\\", "") and field(app, "Tempat").value == "Pendopo"
    field(app, "Alasan perbaikan").set_value("pindah tempat")
    next(b for b in app.button if b.label == "Simpan perbaikan").click().run()
    assert not app.error and not app.exception
    assert events.log(*PLAN, subject=meeting).iloc[0]["facts"] == '{"place": "Pendopo"}'


def test_a_theme_is_added_renamed_and_taken_off_the_list(meeting):
    app = opened(PAGE)
    app.segmented_control(key="fgd").set_value("Catat FGD").run()
    app.text_input(key="nama-pencatat").set_value("Sari").run()
    app.session_state["buka-tema"] = True
    app.run()
    field(app, "Tema baru").set_value("Insentif")
    next(b for b in app.button if b.label == "Tambah tema").click().run()
    assert "Insentif" in discussion.themes().values() and any("Tema ditambahkan" in s.value for s in app.success)
    next(b for b in app.button if b.label == "Keluarkan dari daftar").click().run()
    assert "Tulis alasannya" in app.error[0].value.replace("\\", "") and len(discussion.themes()) == 10


@pytest.fixture
def theme_list(meeting):
    """The page with the list of themes unfolded, as Sari has it before her."""
    app = opened(PAGE, address={"fgd": "Catat FGD"}, name="Sari")
    app.session_state["buka-tema"] = True
    return app.run()


def choose_theme(app, theme):
    next(box for box in app.selectbox if box.label == "Tema").set_value(theme)


def told(app):
    return " ".join(words(app))


def test_a_theme_that_somebody_else_renamed_meanwhile_is_not_renamed_unseen(theme_list):
    app, seen = theme_list, discussion.theme_versions()["oversight"]
    choose_theme(app, "oversight")
    field(app, "Nama baru").set_value("Pengendalian")
    field(app, "Alasan").set_value("lebih luas")
    discussion.change_theme(BUDI, "oversight", name="Pengawasan internal", seen=seen, reason="ringkas")
    press(app, "Ganti nama")
    assert "Budi sudah mengubah ini" in told(app) and "Pengawasan internal (alasan: ringkas)" in told(app)
    assert discussion.themes()["oversight"] == "Pengawasan internal"
    assert field(app, "Nama baru").value == "Pengendalian" and field(app, "Alasan").value == "lebih luas"
    press(app, "Ganti nama")
    assert discussion.themes()["oversight"] == "Pengendalian" and "Tema kini bernama Pengendalian" in told(app)
    assert "SDM" in discussion.themes().values(), "tema lain tidak ikut berubah"


def test_a_theme_that_somebody_else_renamed_meanwhile_is_not_taken_off_unseen(theme_list):
    app, seen = theme_list, discussion.theme_versions()["oversight"]
    discussion.change_theme(BUDI, "oversight", name="Pengawasan internal", seen=seen, reason="ringkas")
    app.run()  # the page starts again for some other reason: what Sari began with still counts
    choose_theme(app, "oversight")
    field(app, "Alasan").set_value("digabung")
    press(app, "Keluarkan dari daftar")
    assert "Budi sudah mengubah ini" in told(app) and "oversight" in discussion.themes()
    press(app, "Keluarkan dari daftar")
    assert "oversight" not in discussion.themes() and "staff" in discussion.themes()


def test_a_theme_that_somebody_else_took_off_keeps_what_was_typed(theme_list):
    app, seen = theme_list, discussion.theme_versions()["oversight"]
    choose_theme(app, "oversight")
    field(app, "Nama baru").set_value("Pengendalian")
    field(app, "Alasan").set_value("lebih luas")
    discussion.change_theme(BUDI, "oversight", seen=seen, reason="digabung")
    press(app, "Ganti nama")
    assert "Budi sudah mengubah ini" in told(app) and field(app, "Nama baru").value == "Pengendalian"
    press(app, "Ganti nama")
    assert "tidak ada lagi di daftar" in told(app) and field(app, "Nama baru").value == "Pengendalian"
    assert "Pengendalian" not in discussion.themes().values()


def test_nobody_is_told_of_a_change_of_their_own(theme_list):
    app = theme_list
    for name in ("Pengendalian", "Pengawasan"):
        choose_theme(app, "oversight")
        field(app, "Nama baru").set_value(name)
        field(app, "Alasan").set_value("dicoba")
        press(app, "Ganti nama")
        assert not app.error and discussion.themes()["oversight"] == name


def test_two_corrections_of_a_session_by_one_person_follow_each_other(meeting):
    app = opened(PAGE, address={"fgd": "Catat FGD"}, name="Sari")
    app.session_state[f"buka-{meeting}"] = True
    app.run()
    for place in ("Pendopo", "Aula"):
        field(app, "Tempat").set_value(place)
        field(app, "Alasan perbaikan").set_value("pindah")
        press(app, "Simpan perbaikan")
        assert not app.error and discussion.sessions(PLAN)["place"].iloc[0] == place
