"""What the administrator sets in place of a default: who may, what is refused, what holds, and how the default comes back."""

import json

import pytest

from spi import settings
from spi.__main__ import main
from spi.follow_up import overrides
from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.intake import opening
from spi.store import database
from spi.store.keeping import check, export
from spi.store.keeping.restore import restore
from spi.ui.app import identity
from spi.ui.forms.event_words import readable

ADMIN = Person("Ani", "admin")
TARGET = {"value": 82.5, "survey_year": 2025, "source": "RPJMD 2025–2029", "note": "Ditetapkan RPJMD."}
SESSION = {"session": 1, "name": "Kepala OPD", "slides": ["rank", "index"], "actions": "camat"}
LETTERHEAD = {"agency": "Inspektorat Kabupaten Contoh", "nip": "19700101 199503 1 001"}
BOSS = {"address": "Bupati@contoh.go.id", "name": "Ibu Bupati", "role": "admin"}
VALUES = {
    "region": "3573", "scope": "kabupaten", "target": TARGET, "rapat": [SESSION], "letterhead": LETTERHEAD, "people": [BOSS],
    "hidden_names": [{"name": "Sari", "function": "Auditor 1"}],
}  # fmt: skip


@pytest.fixture
def mine(own_store, tmp_path, monkeypatch):
    """A store of this test's own, made ready, and a roles file with an admin and an inspector."""
    file = tmp_path / "roles.toml"
    file.write_text(
        '[[person]]\naddress = "tik@contoh.go.id"\nname = "Tik"\nrole = "admin"\n'
        '[[person]]\naddress = "budi@contoh.go.id"\nname = "Budi"\nrole = "inspectorate"\n'
    )
    monkeypatch.setenv("SPI_ROLES", str(file))
    opening.make_ready()
    return file


def put(key, value, *, who=ADMIN, reason="rapat 3 Maret"):
    return overrides.change(who, key, value, seen=last(key), reason=reason)


def last(key):
    table = overrides.overrides()
    return int(table.at[key, "last_seq"]) if key in table.index else 0


def test_every_setting_can_be_set_and_the_default_comes_back(mine):
    assert set(VALUES) == set(overrides.KEYS)
    before = json.dumps(settings.settings())
    for key, value in VALUES.items():
        assert put(key, value).problems == [], key
        assert overrides.in_force()[key] == value
        if key not in ("people", "hidden_names"):
            assert settings.settings()[key] == value and json.dumps(settings.defaults()) == before
    row = overrides.overrides().loc["target"]
    assert (row["actor"], row["reason"], row["operation"]) == ("Ani", "rapat 3 Maret", "configure")
    assert settings.letterhead("3573") == LETTERHEAD and settings.letterhead("3513") == {}
    for key in VALUES:
        assert overrides.take_back(ADMIN, key, seen=last(key), reason="keliru").problems == []
    assert json.dumps(settings.settings()) == before and overrides.in_force() == {} and check.broken() == []
    assert readable(overrides.history("scope"))["operation"].tolist() == ["dikembalikan ke bawaan", "setelan diubah"]


def test_what_the_file_may_leave_out_the_page_may_leave_out(mine):
    assert put("target", None).problems == [] and "target" not in settings.settings()
    for key in ("region", "scope"):
        assert "tidak dapat dikosongkan" in put(key, None).problems[0]


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("region", "9999", 'Kode wilayah "9999" tidak dikenal'),
        ("region", 3513, "teks yang tidak kosong"),
        ("scope", "desa", "salah satu dari provinsi"),
        ("target", TARGET | {"value": 800}, "Nilai target 800 tidak dapat dipakai; seharusnya bilangan 0 sampai 100."),
        ("target", TARGET | {"value": "delapan"}, 'Nilai target "delapan"'),
        ("target", TARGET | {"value": float("nan")}, "Nilai target nan"),
        ("target", {k: v for k, v in TARGET.items() if k != "survey_year"}, "Tahun survei target tidak ada"),
        ("target", TARGET | {"unit": "poin"}, "unit"),
        ("target", "80", "Target"),
        ("rapat", [SESSION, SESSION | {"name": "Lain"}], "Sesi rapat, butir ke-2: Nomor sesi 1 tertulis dua kali."),
        ("rapat", [SESSION, SESSION | {"session": 2}], 'butir ke-2: Nama sesi "Kepala OPD" tertulis dua kali.'),
        ("rapat", [SESSION | {"slides": ["rank", "rank"]}], "Salindia dan urutannya"),
        ("rapat", [SESSION | {"session": 0}], "Nomor sesi 0"),
        ("rapat", ["Camat"], "Sesi rapat"),
        ("letterhead", {"address": "Jalan"}, "Nama instansi tidak ada"),
        ("letterhead", LETTERHEAD | {"nip": "123"}, 'NIP "123" tidak dapat dipakai; seharusnya 18 angka.'),
        ("letterhead", LETTERHEAD | {"city": "x" * 301}, "paling banyak 300"),
        ("letterhead", LETTERHEAD | {"city": "Kraksaan\x07"}, "tanda kendali"),
        ("people", [BOSS, BOSS | {"address": "bupati@contoh.go.id "}], "Orang ke-2: alamat"),
        ("people", [BOSS | {"address": " "}], "Orang ke-1: Alamat surel belum diisi"),
        ("people", [BOSS, {"address": "a@b.id", "role": "opd"}], "Orang ke-2: OPD belum diisi"),
        ("people", [BOSS | {"role": "local"}], 'Peran "local" tidak dikenal'),
        ("people", "semua", "harus berupa daftar"),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_refused_in_one_sentence_and_nothing_is_written(key, value, says, mine):
    before = events.head()
    (sentence,) = (each.replace("“", '"').replace("”", '"') for each in put(key, value).problems)
    assert says in sentence and "data/settings.toml" not in sentence and "kurung siku" not in sentence, sentence
    assert events.head() == before and overrides.in_force() == {}


@pytest.mark.parametrize(
    "who",
    [
        Person("Budi", "inspectorate"),
        Person("Sri", "opd", "Dinas A"),
        Person("Tamu", ""),
        Person(" ", "local"),
        Person("", "admin"),
    ],
    ids=lambda who: f"{who.role}-{who.name}",
)
def test_who_is_no_administrator_sets_and_takes_back_nothing(who, mine):
    assert put("scope", "kota").problems == []
    before = events.head()
    assert put("scope", "kabupaten", who=who).problems
    assert overrides.take_back(who, "scope", seen=last("scope"), reason="ya").problems and events.head() == before


def test_in_local_mode_whoever_has_a_name_sets(mine):
    assert put("scope", "kota", who=Person("Ani", "local")).problems == []
    assert overrides.overrides().at["scope", "actor"] == "Ani"


def test_what_the_default_already_says_is_no_change(mine):
    before = events.head()
    for key in ("region", "scope", "target", "rapat"):
        outcome = overrides.change(ADMIN, key, settings.defaults()[key], seen=0, reason="coba")
        assert (outcome.subjects, outcome.problems) == ([], []) and "sama dengan yang sudah tercatat" in outcome.notes[0], key
    assert events.head() == before and overrides.in_force() == {}


def test_a_change_has_a_reason_and_stands_on_what_was_seen(mine):
    assert "Tulis alasannya" in put("scope", "kota", reason=" ").problems[0]
    assert put("scope", "kota").problems == []
    refused = overrides.change(ADMIN, "scope", "kabupaten", seen=0, reason="lain")
    assert "Ani sudah mengubah ini" in refused.problems[0] and settings.settings()["scope"] == "kota"
    assert overrides.take_back(ADMIN, "scope", seen=0, reason="lain").changed_by_others is not None
    assert put("scope", "kota").subjects == []  # nothing changed, nothing written
    assert "sudah mengikuti bawaannya" in overrides.take_back(ADMIN, "region", seen=0, reason="lain").problems[0]


def test_the_list_of_the_page_gives_the_roles_but_an_admin_of_the_file_stays_admin(mine):
    def role(address):
        return identity.person_of(address, verified=True).role

    assert (role("tik@contoh.go.id"), role("budi@contoh.go.id"), role("bupati@contoh.go.id")) == ("admin", "inspectorate", "")
    opd = [{"address": "sri@contoh.go.id", "name": "Sri", "role": "opd", "opd": "Dinas A"}]
    assert put("people", [*opd, {"address": "TIK@contoh.go.id", "role": "inspectorate"}]).problems == []
    assert (role("tik@contoh.go.id"), role("budi@contoh.go.id"), role("sri@contoh.go.id")) == ("admin", "", "opd")
    assert put("people", []).problems == [] and role("tik@contoh.go.id") == "admin" and role("sri@contoh.go.id") == ""
    mine.write_text("")  # whoever runs the server takes the last admin out of the file
    assert "Sekurang-kurangnya seorang harus berperan admin" in put("people", opd).problems[0]
    assert put("people", [*opd, BOSS]).problems == [] and role("bupati@contoh.go.id") == "admin"


def test_what_can_no_longer_be_used_lets_the_default_hold(mine):
    for key, value in {"scope": "desa", "target": {"value": 800}, "people": [{"role": "raja"}], "warna": "biru"}.items():
        with database.write() as transaction:
            event = events.Event("setting", overrides.subject(key), "configure", {"setting": key, "value": value}, "dulu")
            events.append(transaction, ADMIN, [event])
    assert settings.settings() == settings.defaults()
    assert identity.person_of("budi@contoh.go.id", verified=True).role == "inspectorate"
    assert overrides.in_force() == {}


def test_an_export_brings_the_settings_back_and_the_command_line_asks_them(mine, tmp_path, capsys):
    assert put("region", "3573").problems == [] and put("rapat", [SESSION]).problems == []
    export.write(tmp_path / "ekspor")
    restore(tmp_path / "ekspor")
    assert main(["reproduce", "--year", "2024", "--out", str(tmp_path / "r"), "--json"]) in (0, 1)
    printed = capsys.readouterr()
    assert "3573" in printed.out or "Kota Malang" in printed.err
    assert settings.settings()["rapat"] == [SESSION] and check.broken() == []


def test_another_store_has_its_own_settings(mine, tmp_path, monkeypatch):
    assert put("scope", "kota").problems == [] and settings.settings()["scope"] == "kota"
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "lain.duckdb"))
    assert settings.settings()["scope"] == "provinsi" and not (tmp_path / "lain.duckdb").exists()
