"""What may be handed in as evidence: a whole link or one file of a size that the store can keep, and nothing half."""

import pytest

from spi.follow_up import Plan
from spi.follow_up.log import attachments, events
from spi.follow_up.log.people import Person
from spi.follow_up.plan import evidence
from spi.store import database

PLAN, FIRST = Plan("3513", 2024), "rtl-3513-2024-1"
WHO = Person("Uji", "local")


def hand_in(**piece):
    return evidence.hand_in(WHO, PLAN, FIRST, title="SOP", **piece)


def files():
    """How many files the store keeps."""
    with database.snapshot() as cursor:
        return cursor.execute("select count(*) from evidence_file").fetchone()[0]


@pytest.mark.parametrize(
    "link",
    [
        "https://contoh.go.id", "http://10.0.0.7:8080/berkas?id=1#atas", "https://intranet/sop", "https://[::1]/a",
        "https://contoh.sharepoint.com/:b:/g/" + "x" * (2000 - 36), "https://berkas.désa.id/é", "  https://a.id/x \n",
    ],
)  # fmt: skip
def test_a_whole_link_is_evidence(link, own_store):
    assert hand_in(link=link).problems == []
    assert evidence.evidence(PLAN)["link"].tolist() == [link.strip()]


@pytest.mark.parametrize(
    "link",
    [
        "https:// bukan alamat", "https://", "https:///berkas", "https://?x", "https://:80", "https://a.id:pintu/", "https://[::1",
        "https://a.id/dua kata", "https://a.id/\nx", "https://a.id/\tx", "https://a.id/\u00a0x", "https://...",
        "https:contoh.go.id", "ftp://a.id/x", "javascript:alert(1)", "a.id", "HTTPS://a.id", "https://a_b\\c/", "https://a.id/\x07",
    ],
)  # fmt: skip
def test_a_link_that_cannot_be_opened_is_refused_with_a_sentence_that_fits_it(link, own_store):
    head, done = events.head(), hand_in(link=link)
    assert len(done.problems) == 1 and done.problems[0].startswith("Tautan ") and events.head() == head
    assert "Salin alamatnya utuh dari peramban" in done.problems[0] and "Ringkas" not in done.problems[0]


def test_a_link_over_the_limit_is_told_what_to_do_with_a_link(own_store):
    done = hand_in(link="https://a.id/" + "x" * 1988)
    assert done.problems == [
        "Tautan panjangnya 2.001 huruf; paling banyak 2.000. Pakai tautan berbagi yang lebih pendek, atau unggah berkasnya."
    ]
    assert evidence.evidence(PLAN).empty


def test_a_file_over_the_limit_is_refused_and_not_kept(own_store):
    head = events.head()
    done = hand_in(file=("besar.pdf", bytes(20 * 1024 * 1024 + 1)))
    assert done.problems == ["Berkas besar.pdf lebih besar daripada 20 MB. Simpan di tempat lain dan isi tautannya."]
    assert (files(), events.head()) == (0, head)


def test_a_file_of_exactly_the_limit_is_kept_whole(each_store):
    content = bytes(20 * 1024 * 1024)
    assert hand_in(file=("besar.pdf", content)).problems == []
    piece = evidence.evidence(PLAN).iloc[0]
    assert piece["bytes"] == len(content) and attachments.content(piece["sha256"]) == content


@pytest.mark.parametrize("piece", [{}, {"link": "https://a.id", "file": ("a.pdf", b"isi")}, {"file": ("a.pdf", b"")}])
def test_nothing_both_or_an_empty_file_is_refused(piece, own_store):
    head = events.head()
    assert len(hand_in(**piece).problems) == 1 and (files(), events.head()) == (0, head)
