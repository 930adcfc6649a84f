"""Who is on the list of people, and a list that is broken: one sentence, and everybody reads only."""

import pytest
from opened_page import opened, words
from stores import ROOT
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton
from streamlit.testing.v1 import AppTest

from spi.follow_up.log import allow_list
from spi.follow_up.log.allow_list import AllowListError
from spi.follow_up.log.people import Person, refusal
from spi.settings import settings
from spi.ui.app import identity
from spi.ui.app.address import control

GOOD = (
    '[[person]]\naddress = "Inspektur@Contoh.go.id"\nname = "Ibu Inspektur"\nrole = "inspectorate"\n'
    '[[person]]\naddress = "budi@contoh.go.id"\nname = "Budi"\nrole = "opd"\nopd = "Dinas Pendidikan"\n'
)
BROKEN = {  # what stands in the file -> what its sentence must say
    "no TOML": (GOOD + "[[person\n", "baris 10"),
    "no TOML to its end": (GOOD + 'name = """', "sampai akhir"),
    "UTF-16": (GOOD.encode("utf-16"), "baris 1"),
    "Latin-1": (GOOD.replace("Budi", "Bùdi").encode("latin-1"), "baris 7"),
    "person without role": (GOOD + '[[person]]\naddress = "a@b.id"\n', "baris 10: role belum diisi"),
    "unknown role": (GOOD + '[[person]]\naddress = "a@b.id"\nrole = "local"\n', "baris 10: role “local” tidak dikenal"),
    "role of the project": (GOOD + '[[person]]\naddress = "a@b.id"\nrole = "shipped"\n', "baris 10"),
    "person without address": (GOOD + '[[person]]\nrole = "admin"\n', "baris 10: address belum diisi"),
    "address that is a number": (GOOD + '[[person]]\naddress = 7\nrole = "admin"\n', "baris 10: address harus teks"),
    "roles in a list": (GOOD + '[[person]]\naddress = "a@b.id"\nrole = ["admin"]\n', "baris 10: role harus teks"),
    "opd without opd": (GOOD + '[[person]]\naddress = "a@b.id"\nrole = "opd"\n', "baris 10: opd belum diisi"),
    "same address twice": (GOOD + '[[person]]\naddress = "BUDI@contoh.go.id"\nrole = "admin"\n', "baris 10: alamat"),
    "unknown field": (GOOD + '[[person]]\nadress = "a@b.id"\nrole = "admin"\n', "baris 10: isian “adress”"),
    "another heading": (GOOD.replace("[[person]]", "[[people]]"), "“people”"),
    "one table": ('[person]\naddress = "a@b.id"\nrole = "admin"\n', "[[person]]"),
    "no tables": ('person = ["a@b.id", "b@b.id"]\n', "orang ke-1"),
    "number": ("person = 7\n", "[[person]]"),
    "region that is a name": (GOOD + '[[person]]\naddress = "a@b.id"\nrole = "admin"\nregion = "Gresik"\n', "bukan kode wilayah"),
    "province of four digits": (GOOD + '[[person]]\naddress = "a@b.id"\nrole = "admin"\nprovince = "3513"\n', "“3513”"),
    "region and province": (
        GOOD + '[[person]]\naddress = "a@b.id"\nrole = "admin"\nregion = "3513"\nprovince = "35"\n',
        "salah satu",
    ),
    "deep": ("person = " + "[" * 5000, "TOML"),
    "markup": (GOOD + '[[person]]\n"<b>*x*</b>" = "a"\n', "baris 10"),
}


@pytest.fixture
def roles(tmp_path, monkeypatch):
    file = tmp_path / "roles.toml"
    file.write_text(GOOD, encoding="utf-8")
    monkeypatch.setenv("SPI_ROLES", str(file))
    return file


def write(file, content):
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def signed_in(page="pages/data/impor.py", **user):
    """A page as somebody sees it who came through the provider with these claims; without any: who has not signed in."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.secrets["auth"] = {"client_id": "spi"}
    app.user = {"is_logged_in": bool(user), **user}
    if "_" in page.rpartition("/")[2]:
        app.run()  # the address of such a page has a hyphen, which AppTest learns only from a first run
    return app.switch_page(page).run()


def test_the_allow_list_gives_the_role(roles):
    who = identity.person_of("inspektur@contoh.go.id", verified=True)
    assert who == Person("Ibu Inspektur (inspektur@contoh.go.id)", "inspectorate")
    assert identity.person_of("budi@contoh.go.id", verified=True).opd == "Dinas Pendidikan"


def test_a_list_from_windows_notepad_is_read(roles):
    write(roles, GOOD.replace("\n", "\r\n").encode("utf-8-sig"))
    assert identity.person_of("budi@contoh.go.id", verified=True).role == "opd"


@pytest.mark.parametrize("address", ["lain@contoh.go.id", "", " ", "inspektur@contoh.go.id.lain.com", "inſpektur@contoh.go.id"])
def test_an_address_outside_the_list_only_reads(address, roles):
    assert identity.person_of(address, verified=True).role == ""


def test_without_an_allow_list_everybody_only_reads(tmp_path, monkeypatch):
    monkeypatch.delenv("SPI_ROLES", raising=False)
    monkeypatch.setattr(allow_list, "_FILE", tmp_path / "tidak-ada.toml")
    assert identity.person_of("inspektur@contoh.go.id", verified=True).role == ""


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_list_is_one_sentence_that_names_file_place_and_remedy(kind, roles):
    content, said = BROKEN[kind]
    write(roles, content)
    with pytest.raises(AllowListError) as problem:
        allow_list.read(roles)
    assert str(roles) in str(problem.value) and said in str(problem.value)
    assert "perbaiki berkas itu, lalu muat ulang halaman" in str(problem.value)


def test_a_list_that_is_no_file_is_told_instead_of_read(tmp_path):
    with pytest.raises(AllowListError, match="bukan berkas biasa"):
        allow_list.read(tmp_path)


def test_a_list_that_may_not_be_read_is_told(roles, monkeypatch):
    monkeypatch.setattr(type(roles), "read_text", lambda *_, **__: (_ for _ in ()).throw(PermissionError()))
    with pytest.raises(AllowListError, match="izin"):
        allow_list.read(roles)


@pytest.mark.parametrize("user", [{}, {"email": "inspektur@contoh.go.id", "email_verified": True}], ids=["visitor", "listed"])
@pytest.mark.parametrize("kind", ["UTF-16", "markup"])
def test_on_the_page_a_broken_list_is_told_once_and_nobody_writes(kind, user, roles, own_store):
    write(roles, BROKEN[kind][0])
    app = signed_in("pages/data/konflik.py", **user)
    assert not app.exception
    assert [BROKEN[kind][1] in error.value.replace("\\", "") for error in app.error] == [True]
    press_choice(app)
    assert "sampai saat itu semua orang hanya membaca. Belum ada yang disimpan." in " ".join(words(app))
    assert "Pilihan dicatat" not in " ".join(words(app))


def test_who_is_on_the_list_writes(roles, own_store):
    app = press_choice(signed_in("pages/data/konflik.py", email="inspektur@contoh.go.id", email_verified=True))
    assert "Pilihan dicatat" in " ".join(words(app))


@pytest.mark.parametrize("claim", [{}, {"email_verified": False}, {"email_verified": "false"}, {"email_verified": None}])
def test_an_address_that_the_provider_does_not_call_verified_reads_and_is_told_why(claim, roles, own_store):
    app = signed_in("pages/data/konflik.py", email="inspektur@contoh.go.id", **claim)
    assert "email_verified" in " ".join(w.value.replace("\\", "") for w in app.warning)
    press_choice(app)
    assert "Pilihan dicatat" not in " ".join(words(app)) and "email_verified" in app.error[0].value.replace("\\", "")


@pytest.mark.parametrize("claim", [True, "true", "True"])
def test_both_ways_in_which_providers_write_yes_are_yes(claim, roles, own_store):
    app = signed_in("pages/data/konflik.py", email="inspektur@contoh.go.id", email_verified=claim)
    assert "Inspektorat" in " ".join(words(app)) and not app.warning


def test_a_provider_that_sends_no_address_is_told_and_reads(roles, own_store):
    app = signed_in("pages/data/konflik.py", email_verified=True, sub="1")
    assert "tidak mengirim alamat" in app.warning[0].value


def test_a_reader_is_refused_with_the_reason_why_they_read():
    assert refusal(Person("A", "", why="Karena itu."), "import") == "Karena itu. Belum ada yang disimpan."


@pytest.fixture
def secrets(tmp_path):
    """A file of secrets that the app is told to read, in place of those that it has read."""
    file, before = tmp_path / "secrets.toml", config.get_option("secrets.files")
    config.set_option("secrets.files", [str(tmp_path / "lain.toml"), str(file)])
    secrets_singleton._reset()
    yield file
    config.set_option("secrets.files", before)
    secrets_singleton._reset()


@pytest.mark.parametrize("content", [b"[auth\n", b'[auth]\nx = "\xe9"\n', '[auth]\nx = "y"\n'.encode("utf-16")])
def test_broken_secrets_are_told_and_nobody_writes_as_if_there_were_none(content, secrets, own_store):
    secrets.write_bytes(content)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).switch_page("pages/data/konflik.py").run()
    assert not app.exception and [str(secrets) in error.value.replace("\\", "") for error in app.error] == [True]
    assert "Pilihan dicatat" not in " ".join(words(press_choice(app)))


def test_without_secrets_the_app_is_local(secrets, own_store):
    assert "Mode lokal" in " ".join(words(opened("pages/data/konflik.py")))


@pytest.mark.parametrize("content", ["[auth]\n", '[auth]\nredirect_uri = "http://127.0.0.1/oauth2callback"\n'])
def test_half_of_the_settings_for_sign_in_is_a_sentence(content, secrets, own_store):
    secrets.write_text(content, encoding="utf-8")
    app = opened("pages/data/konflik.py")
    next(button for button in app.button if button.label == "Masuk").click()
    app.run()
    assert not app.exception and "belum lengkap" in app.error[0].value


def press_choice(app):
    """Choose the source of the first figure in conflict that is offered, with a reason."""
    next(box for box in app.text_input if box.key.startswith("alasan-")).set_value("uji")
    next(button for button in app.button if button.label == "Catat pilihan").click()
    return app.run()


SHARED = GOOD.replace('role = "', 'region = "3513"\nrole = "') + (
    '[[person]]\naddress = "gresik@contoh.go.id"\nname = "Gresik"\nrole = "inspectorate"\nregion = "3525"\n'
    '[[person]]\naddress = "prov@contoh.go.id"\nname = "Provinsi"\nrole = "inspectorate"\nprovince = "35"\n'
)
OWN_PAGES = ("tindak_lanjut/akar_masalah", "tindak_lanjut/rtl", "tindak_lanjut/benang_merah", "tindak_lanjut/berhasilkah",
             "siklus/kalender", "siklus/sosialisasi", "siklus/responden", "siklus/evaluasi", "rapat/rapat")  # fmt: skip


def told_no(app):
    return any("hanya terbuka bagi pemda itu sendiri" in box.value for box in app.info)


@pytest.mark.parametrize("page", OWN_PAGES)
def test_a_page_of_a_governments_own_opens_for_its_people_alone(page, roles, own_store):
    write(roles, SHARED)
    claims = {"email_verified": True}
    assert not told_no(signed_in(f"pages/{page}.py", email="inspektur@contoh.go.id", **claims))
    for address in ("gresik@contoh.go.id", "prov@contoh.go.id", "tamu@contoh.go.id"):
        app = signed_in(f"pages/{page}.py", email=address, **claims)
        app.session_state["daerah"] = "3513"
        app.run()
        assert told_no(app) and not app.exception and not app.dataframe, address
    assert told_no(signed_in(f"pages/{page}.py"))


@pytest.mark.parametrize("page", ["hasil/ringkasan", "hasil/komponen", "hasil/kesenjangan", "hasil/indeks_lain"])
def test_results_are_open_to_all_and_say_nothing_of_the_plan(page, roles, own_store):
    write(roles, SHARED)
    app = signed_in(f"pages/{page}.py", email="tamu@contoh.go.id", email_verified=True)
    assert not told_no(app) and not app.exception and not app.error
    assert app.header and len(words(app)) > 5
    assert not [text for text in words(app) if "RTL SPI" in text or "lewat tenggat" in text]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ('[[person]]\naddress = "a@b.id"\nrole = "inspectorate"\n', "region atau province belum diisi"),
        ('[[person]]\naddress = "a@b.id"\nrole = "inspectorate"\nregion = "9999"\n', "“9999” yang tidak dikenal"),
    ],
    ids=["no government", "an unknown one"],
)
def test_a_shared_list_that_leaves_somebody_open_or_nowhere_lets_nobody_read(more, says, roles, own_store):
    write(roles, SHARED + more)
    app = signed_in("pages/tindak_lanjut/rtl.py", email="inspektur@contoh.go.id", email_verified=True)
    assert told_no(app) and not app.dataframe
    with pytest.raises(AllowListError, match=says):
        identity.person_of("inspektur@contoh.go.id", verified=True)


def test_somebody_of_the_office_that_runs_a_shared_server_says_so(roles):
    write(roles, SHARED + '[[person]]\naddress = "a@b.id"\nrole = "inspectorate"\nregion = "semua"\n')
    assert allow_list.read(roles)["a@b.id"].region is None


def test_a_list_that_is_named_and_not_there_gives_nobody_anything(roles, own_store):
    roles.unlink()
    with pytest.raises(AllowListError, match="tidak ada, padahal SPI_ROLES"):
        allow_list.read(roles)
    assert told_no(signed_in("pages/tindak_lanjut/rtl.py", email="inspektur@contoh.go.id", email_verified=True))


def test_a_server_that_is_said_to_be_shared_stays_closed_with_an_empty_list(roles, own_store, monkeypatch):
    write(roles, "")
    assert not told_no(signed_in("pages/tindak_lanjut/rtl.py"))
    monkeypatch.setitem(settings()["sign_in"], "shared", True)
    assert told_no(signed_in("pages/tindak_lanjut/rtl.py"))


def test_on_a_server_that_is_said_to_be_shared_nobody_is_of_every_government_by_silence(roles, own_store, monkeypatch):
    admin = '[[person]]\naddress = "a@b.id"\nrole = "admin"\n'
    write(roles, f'{admin}[[person]]\naddress = "c@b.id"\nrole = "opd"\nopd = "Dinas A"\n')
    assert allow_list.read(roles)["c@b.id"].region is None, "the server of one office"
    monkeypatch.setitem(settings()["sign_in"], "shared", True)
    with pytest.raises(AllowListError, match="region atau province belum diisi"):
        allow_list.read(roles)
    assert told_no(signed_in("pages/tindak_lanjut/rtl.py", email="c@b.id", email_verified=True))
    write(roles, admin)
    assert allow_list.read(roles)["a@b.id"].region is None, "an admin is of the office that runs it"


def test_who_is_of_a_government_lands_there_and_is_led_back_from_another(roles, own_store):
    write(roles, SHARED)
    claims = {"email": "gresik@contoh.go.id", "email_verified": True}
    app = signed_in("pages/tindak_lanjut/rtl.py", **claims)
    shown = {box.key: box.value for box in app.selectbox}
    assert shown[control("daerah")] == "3525" and not told_no(app)
    app.session_state["daerah"] = "3513"
    app.run()
    assert told_no(app)
    app.button(key="buka-sendiri").click().run()
    assert not told_no(app) and {box.key: box.value for box in app.selectbox}[control("daerah")] == "3525"


def test_who_follows_a_province_is_of_its_own_government(roles):
    write(roles, SHARED)
    person = allow_list.read(roles)["prov@contoh.go.id"]
    assert (person.region, person.province) == ("35", "35") and allow_list.is_shared(allow_list.read(roles))
    write(roles, GOOD)
    assert not allow_list.is_shared(allow_list.read(roles))


def test_who_did_nothing_for_longer_than_the_settings_allow_is_signed_out(roles, own_store, monkeypatch):
    left = []
    monkeypatch.setattr(identity.st, "logout", lambda: left.append(True))
    app = signed_in("pages/hasil/tren.py", email="budi@contoh.go.id", email_verified=True)
    clock = identity.time.time()
    app.run()
    assert left == []
    monkeypatch.setattr(identity.time, "time", lambda: clock + 60 * 60 + 5)
    app.run()
    assert left == [True]


def test_a_person_is_written_back_as_the_file_had_them(roles):
    """Who saves the list on the page loses nobody's government: they would read and write everything from then on."""
    write(roles, SHARED)
    listed = allow_list.read(roles)
    entries = [allow_list.entry(address, person, shared=True) for address, person in listed.items()]
    assert allow_list.fault_of(entries) == "" and allow_list.in_force({}, entries) == listed
