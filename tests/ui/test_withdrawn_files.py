"""The page Setelan lets an admin, and nobody else, delete what a withdrawn file holds."""

import hashlib

import pytest
from opened_page import opened, press, words

from spi.follow_up import Plan
from spi.follow_up.log import attachments, erasing
from spi.follow_up.log.people import Person
from spi.follow_up.plan import evidence
from spi.store import database
from spi.store.keeping import check

PAGE, DELETE = "pages/data/setelan.py", "Hapus isi berkas ini"
CONTENT = b"memuat NIK"
SHA = hashlib.sha256(CONTENT).hexdigest()
WHO, PLAN = Person("Ani", "local"), Plan("3513", 2024)


@pytest.fixture
def handed_in(own_store):
    return evidence.hand_in(WHO, PLAN, "rtl-3513-2024-1", title="SOP", file=("sop_*1*.pdf", CONTENT)).subjects[0]


def typed(app, checksum, reason):
    """The form filled in, to be handed in with the next press."""
    for name, text in (("berkas", checksum), ("alasan", reason)):
        next(each for each in app.text_input if each.key.startswith(f"{name}-berkas-ditarik")).set_value(text)
    return app


def buttons(app):
    return [each.label for each in app.button]


def test_only_what_was_withdrawn_is_offered_and_a_reason_is_asked_for(handed_in):
    assert DELETE not in buttons(opened(PAGE, name="Ani"))
    assert evidence.take_back(WHO, PLAN, handed_in, reason="memuat NIK").problems == []
    app = opened(PAGE, name="Ani")
    (table,) = [each.value for each in app.table if "Ditarik" in each.value.columns]
    row = {name: text.replace("\\", "") for name, text in table.iloc[0].items()}
    assert row["Berkas"] == "sop_*1*.pdf (10 byte)" and row["Dipakai sebagai"] == "bukti, SPI 2024, Kabupaten Probolinggo"
    assert ", Ani" in row["Ditarik"] and row["SHA-256"] == f"{SHA[:8]}…"
    app = press(app, DELETE)
    assert "“” bukan awal SHA-256" in app.error[0].value.replace("\\", "") and attachments.content(SHA) == CONTENT
    app = press(typed(app, SHA[:7], "x"), DELETE)
    assert attachments.content(SHA) == CONTENT, "too short to be meant"
    app = press(typed(app, f"{SHA[:8].upper()}…", ""), DELETE)
    assert "alasannya" in app.error[0].value and attachments.content(SHA) == CONTENT
    app = press(typed(app, f" {SHA[:8]} ", "permintaan pemiliknya"), DELETE)
    assert "dihapus" in app.success[0].value and DELETE not in buttons(app)
    assert attachments.content(SHA) == b"" and check.broken() == [] and erasing.erased(SHA)["erased_by"] == "Ani"


def test_when_nothing_of_it_is_left_is_said_as_it_is_of_this_kind_of_store(each_store):
    handed = evidence.hand_in(WHO, PLAN, "rtl-3513-2024-1", title="SOP", file=("sop.pdf", CONTENT)).subjects[0]
    assert evidence.take_back(WHO, PLAN, handed, reason="memuat NIK").problems == []
    when = "saat itu juga" if database.is_shared() else "saat aplikasi dijalankan lagi"
    assert f"hilang dari berkas basis data {when}." in " ".join(words(opened(PAGE, name="Ani")))


def test_another_file_than_the_named_one_is_never_deleted(handed_in):
    """What was listed may have changed since: the form was drawn over another list."""
    assert evidence.take_back(WHO, PLAN, handed_in, reason="keliru").problems == []
    app = typed(opened(PAGE, name="Ani"), SHA[:8], "keliru")
    other = evidence.hand_in(WHO, PLAN, "rtl-3513-2024-1", title="SOP", file=("lain.pdf", b"lain")).subjects[0]
    assert evidence.take_back(WHO, PLAN, other, reason="keliru").problems == []
    assert erasing.erase(WHO, "3513", SHA, reason="oleh orang lain").problems == []
    app = press(app, DELETE)
    assert "bukan awal SHA" in app.error[0].value and attachments.content(hashlib.sha256(b"lain").hexdigest()) == b"lain"
