"""Who took part is an office: what looks like a person or a contact is refused, an office with odd signs is not."""

import pytest

from spi.cycle import offices
from spi.cycle.offices import fault_of, offered
from spi.settings import ShippedDataError

OFFICES = [
    *offered(), "Direktur RSUD dr. Mohamad Saleh", "Kepala Dinas Kesehatan, Pengendalian Penduduk, dan KB", "Ketua RT. 01 RW. 02",
    "Inspektur Pembantu I, II, dan III", "Kepala Bagian Umum (SH)", "Kepala SMAN 1 Kraksaan 2024", "Ketua MUI", "Kapolres",
    "Kepala UPT S.D.A.", "Anggota DPRD, Komisi A", "Rektor",
]  # fmt: skip
PEOPLE = [
    "Budi Santoso, S.H., M.Si.", "Budi Santoso S.H", "BUDI, SH", "Budi,SE,MM", "Rina, A.Md.", "Sari, S. Sos", "Drs. Budi",
    "dr. Sari", "Dr Budi", "Ir Budi", "H. Hasan", "Hj.Sari", "sekda@contoh.go.id", "Sekda 081234567890",
    "Sekda +62 812-3456-7890", "(0335) 846644", "Inspektur 19700101 199003 1 001",
]  # fmt: skip


@pytest.mark.parametrize("text", OFFICES)
def test_an_office_is_kept(text):
    assert fault_of(text) == ""


@pytest.mark.parametrize("text", PEOPLE)
def test_a_person_or_a_contact_is_refused_with_a_sentence_that_asks_for_the_office(text):
    fault = fault_of(f"  {text} ")
    assert "Tulis jabatannya saja" in fault
    assert not any(digits in fault for digits in ("08123", "846644", "1970")), "the number is not said again"


def test_a_broken_list_is_told_with_its_file(tmp_path, monkeypatch):
    broken = tmp_path / "offices.toml"
    broken.write_text("offices = [", encoding="utf-8")
    monkeypatch.setattr(offices, "_FILE", broken)
    offices._content.cache_clear()
    with pytest.raises(ShippedDataError, match=r"data/offices\.toml tidak dapat dibaca"):
        offered()
    offices._content.cache_clear()
