"""The berita acara: on both media the frozen account and nothing of today; its number, names and signatures are lines."""

import io
import shutil
from datetime import date

import pytest
from docx import Document
from evaluations import change, closed
from letter_text import LINE, facts, styled, tables, words
from pdf_text import facts as pdf_facts
from pdf_text import needs_poppler
from pdf_text import words as pdf_words

from spi.documents.cycle.evaluation_record import file_name, handed_on, parts, record_docx, record_pdf
from spi.follow_up import Plan
from spi.store import database

OWN = Plan("3513", 2024)
HOSTILE = '#panic("x") $x$ *tebal* <b>&amp;</b> `kode` =1+1'


@pytest.fixture(scope="module")
def version(filled_store, tmp_path_factory):
    """The second evaluation of a store of this module, which opened with the commitments of the first."""
    with pytest.MonkeyPatch.context() as patch:
        place = tmp_path_factory.mktemp("berita") / "spi.duckdb"
        patch.setenv("SPI_DATABASE", str(shutil.copy(filled_store, place)))
        yield _second()
        database.close()


def _second():
    change(OWN, "Kampanye antikorupsi", opd="Dinas Kominfo", due="2026-06-30", reason="Keputusan rapat, 5 Agustus 2025: camat")
    first = closed(OWN, commitments=[{"commitment": HOSTILE, "opd": "Inspektorat", "due": "2026-05-31"}])
    key = first.commitments[-1]["key"]
    judged = {key: ("partly", "baru dua kali")}
    return closed(Plan("3513", 2025), day=date(2026, 12, 1), judged=judged, conclusion="Lanjutkan.")


def letter(version):
    return Document(io.BytesIO(record_docx(version)))


def test_every_text_of_the_account_stands_in_the_letter_and_nothing_of_today(version):
    before = record_docx(version)
    change(OWN, "Kampanye antikorupsi", title="Judul lain", verification="conform")
    paper = letter(version)
    said = " ".join(words(paper))
    for part in parts(version.facts)[:-1]:
        assert part.title in said and all(" ".join(text.split()) in said for text in part.texts), part.title
    cells = [row for table in tables(paper) for row in table[1:]]
    for part in parts(version.facts):
        for row in [] if part.rows is None else part.rows.to_numpy().tolist():
            assert row in cells
    assert "Judul lain" not in said and words(Document(io.BytesIO(before))) == words(paper)
    (kept,) = [row for row in cells if HOSTILE in row[0]]
    assert kept == [f"{HOSTILE} (ditulis pada evaluasi)", "Inspektorat; 31 Mei 2026", "terpenuhi sebagian: baru dua kali"]


def test_number_names_and_signatures_are_lines_to_fill_in_and_who_signs_is_an_office(version):
    paper = letter(version)
    assert f"Nomor: {LINE}" in styled(paper, "Title")[0] and facts(paper) == {}
    seats = tables(paper)[-1]
    assert seats[0] == ["No", "Jabatan", "Nama", "Tanda tangan"]
    assert seats[1:] == [["1", "Sekretaris Daerah", "", ""], ["2", "Inspektur", "", ""]]
    signed = " ".join(words(paper))
    assert "Mengetahui," in signed and "Sekretaris Daerah," in signed and f"peristiwa nomor {version.seq}" in signed
    assert "Selasa, 1 Desember 2026, evaluasi tahunan hasil Survei Penilaian Integritas (SPI) 2025" in signed


@needs_poppler
def test_the_pdf_tells_the_same_and_is_tagged(version):
    content = record_pdf(version)
    said = pdf_words(content)
    texts = [text for part in parts(version.facts)[:-1] for text in part.texts]
    assert [text for text in texts if "".join(text.split()) not in "".join(said.split())] == []  # a line may end at a hyphen
    for row in handed_on(version.facts):
        assert row["commitment"][:20] in said
    assert HOSTILE in said and "baru dua kali" in said and "Inspektur" in said and f"Nomor: {LINE[:3]}" in said
    assert pdf_facts(content)["Tagged"].strip() == "yes" and "2025" in pdf_facts(content)["Title"]


def test_a_file_is_named_by_the_number_of_its_event(version):
    assert file_name(version, "pdf") == f"berita-acara-evaluasi_3513-2025_peristiwa-{version.seq}.pdf"


def test_an_evaluation_of_nothing_says_so_in_every_section(version):
    empty = closed(Plan("3505", 2024))
    said = " ".join(words(letter(empty)))
    silent = (
        "tidak diketahui", "Tidak ada tahun pembanding", "Belum ada evaluasi tahun sebelumnya", "Tidak ada keputusan rapat",
        "Belum ada tindak lanjut", "tidak ada komitmen lain", "Tidak ada kesimpulan",
    )  # fmt: skip
    assert [text for text in silent if text not in said] == []
