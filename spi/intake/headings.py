"""How do people head the columns of a plain table? A heading is compared by its letters and digits only."""

from spi.intake import names

YEAR, CODE, NAME, UNIT = "survey_year", "region_code", "region", "unit"
KEYS = (YEAR, CODE, NAME, UNIT)
IGNORED = "ignored"

_SPELLINGS = {
    YEAR: ("Tahun", "Tahun Survei", "Tahun SPI", "Survey Year", "Year"),
    CODE: ("Kode", "Kode Wilayah", "Kode Daerah", "Kode Pemda", "Kode Kemendagri", "Region Code"),
    NAME: ("Pemda", "Nama Pemda", "Instansi", "Nama Instansi", "Nama", "Daerah", "Nama Daerah", "Wilayah",
           "Nama Wilayah", "Kabupaten/Kota", "Kab/Kota", "Pemerintah Daerah", "Nama Pemerintah Daerah", "Region"),
    UNIT: ("Unit", "Unit Kerja", "OPD", "Perangkat Daerah", "Nama OPD"),
    "index": ("Indeks", "Indeks SPI", "Nilai", "Skor", "Nilai SPI", "Skor SPI", "Indeks Integritas", "Index"),
    "internal": ("Internal", "Penilaian Internal", "Komponen Internal", "Nilai Internal", "Skor Internal"),
    "external": ("Eksternal", "Penilaian Eksternal", "Komponen Eksternal", "Nilai Eksternal",
                 "Skor Eksternal", "External"),
    "expert": ("Eksper", "Ahli", "Eksper/Ahli", "Penilaian Eksper", "Penilaian Ahli", "Komponen Eksper", "Nilai Eksper",
               "Skor Eksper", "Expert"),
    "correction_conduct": ("Pelaksanaan SPI", "Koreksi Pelaksanaan", "Koreksi Pelaksanaan SPI", "Potongan Pelaksanaan",
                           "Potongan Pelaksanaan SPI", "Integritas Pelaksanaan Survei", "Correction Conduct"),
    "correction_facts": ("Fakta Korupsi", "Koreksi Fakta", "Koreksi Fakta Korupsi", "Potongan Fakta",
                         "Potongan Fakta Korupsi", "Prevalensi Korupsi", "Correction Facts"),
    "correction_total": ("Koreksi", "Faktor Koreksi", "Potongan", "Total Koreksi", "Jumlah Koreksi", "Jumlah Potongan",
                         "Total Potongan", "Correction Total"),
    "duty_integrity": ("Integritas dalam Pelaksanaan Tugas", "Integritas Pelaksanaan Tugas", "Duty Integrity"),
    "budget": ("Pengelolaan Anggaran", "Anggaran", "Budget"),
    "procurement": ("Pengelolaan PBJ", "PBJ", "Pengelolaan Pengadaan Barang dan Jasa", "Pengadaan Barang dan Jasa",
                    "Procurement"),
    "personnel": ("Pengelolaan SDM", "SDM", "Pengelolaan Sumber Daya Manusia", "Personnel"),
    "influence": ("Perdagangan Pengaruh", "Trading in Influence", "Influence"),
    "outreach": ("Sosialisasi Antikorupsi", "Sosialisasi Anti Korupsi", "Outreach"),
    "transparency": ("Transparansi", "Transparency"),
    "staff_integrity": ("Integritas Pegawai", "Staff Integrity"),
    "service_fairness": ("Transparansi dan Keadilan Layanan", "Keadilan Layanan", "Service Fairness"),
    "prevention": ("Upaya Pencegahan Korupsi", "Upaya Pencegahan", "Prevention"),
    "institution_integrity": ("Integritas Instansi", "Institution Integrity"),
    IGNORED: ("No", "Nomor", "No Urut", "Peringkat", "Ranking", "Rank", "Kategori", "Category", "Keterangan", "Catatan",
              "Sumber", "Provinsi", "Kode Provinsi", "Note", "Source"),
}  # fmt: skip


def _plain(heading: object) -> str:
    return "".join(names.words(heading))


_ROLES = {_plain(spelling): role for role, spellings in _SPELLINGS.items() for spelling in spellings}


def role(heading: object) -> str | None:
    """What a column holds: one of KEYS, a measure's code, IGNORED, or None when the heading is not known."""
    return _ROLES.get(_plain(heading))


def spelling(code: str) -> str:
    """The usual heading of a role, for sentences: "index" gives "Indeks"."""
    return _SPELLINGS[code][0]
