"""The page Setelan lets an admin, and nobody else, delete what a withdrawn file holds."""

import hashlib

import pytest
from opened_page import opened, press

from spi.follow_up import Plan
from spi.follow_up.log import attachments, erasing
from spi.follow_up.log.people import Person
from spi.follow_up.plan import evidence
from spi.store.keeping import check

PAGE, DELETE = "pages/data/setelan.py", "Hapus isi berkas ini"
CONTENT = b"memuat NIK"
SHA = hashlib.sha256(CONTENT).hexdigest()
WHO, PLAN = Person("Ani", "local"), Plan("3513", 2024)


@pytest.fixture
def handed_in(own_store):
    return evidence.hand_in(WHO, PLAN, "rtl-3513-2024-1", title="SOP", file=("sop_*1*.pdf", CONTENT)).subjects[0]


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
    (offered,) = [each for each in app.selectbox if each.label == "Berkas"]
    assert offered.options == ["sop_*1*.pdf, Kabupaten Probolinggo"], "the options of a list are no Markdown"
    app = press(app, DELETE)
    assert "alasannya" in app.error[0].value and attachments.content(SHA) == CONTENT
    (reason,) = [each for each in app.text_input if each.key.startswith("alasan-berkas-ditarik")]
    reason.set_value("permintaan pemiliknya")  # with the press: a form hands in all at once
    app = press(app, DELETE)
    assert "dihapus" in app.success[0].value and DELETE not in buttons(app)
    assert attachments.content(SHA) == b"" and check.broken() == [] and erasing.erased(SHA)["erased_by"] == "Ani"
