"""What do people mean by the heading of a column? A heading is compared by its letters and digits only."""

import re

from spi.intake import names

YEAR, CODE, NAME, UNIT, RESPONDENTS = "year", "code", "name", "unit", "respondents"
KEYS = (YEAR, CODE, NAME, UNIT, RESPONDENTS)
IGNORED = ""

_SPELLINGS = {
    YEAR: ("Tahun", "Tahun Survei", "Tahun SPI", "Thn", "Survey Year", "Year"),
    CODE: ("Kode", "Kode Wilayah", "Kode Daerah", "Kode Pemda", "Kode Kemendagri", "Region Code"),
    NAME: ("Pemda", "Nama Pemda", "Instansi", "Nama Instansi", "Nama", "Daerah", "Nama Daerah", "Wilayah", "K/L/PD",
           "Nama Wilayah", "Kabupaten/Kota", "Nama Kabupaten/Kota", "Kab/Kota", "Pemkab/Pemkot", "Pemerintah Daerah",
           "Nama Pemerintah Daerah", "Kementerian/Lembaga/Pemerintah Daerah", "K/L/Pemda", "K/L/D", "Lembaga", "Region"),
    UNIT: ("Unit Kerja", "Unit", "OPD", "Perangkat Daerah", "Nama OPD", "Nama Unit Kerja", "Unit Kerja/OPD", "SKPD",
           "Organisasi Perangkat Daerah", "Nama Perangkat Daerah", "Satuan Kerja"),
    RESPONDENTS: ("Jumlah Responden", "Responden", "Jml Responden", "Banyak Responden", "N", "Respondents"),
    "index": ("Indeks", "Indeks SPI", "Nilai", "Skor", "Nilai SPI", "Skor SPI", "SPI", "Hasil SPI", "Indeks Integritas",
              "Nilai Indeks", "Skor Indeks", "Skor Total", "Skor Akhir", "Nilai Akhir", "Index"),
    "internal": ("Internal", "Penilai Internal"),
    "external": ("Eksternal", "Penilai Eksternal", "Pengguna Layanan", "Ekternal", "External"),
    "expert": ("Eksper", "Ahli", "Eksper/Ahli", "Ahli/Eksper", "Expert/Ahli", "Pakar",
               "Penilai Ahli", "Expert"),
    "correction_conduct": ("Pelaksanaan SPI", "Koreksi Pelaksanaan", "Koreksi Pelaksanaan SPI", "Potongan Pelaksanaan",
                           "Potongan Pelaksanaan SPI", "Faktor Koreksi Pelaksanaan SPI", "Faktor Koreksi Pelaksanaan",
                           "Integritas Pelaksanaan Survei", "Koreksi Integritas", "Correction Conduct"),
    "correction_facts": ("Fakta Korupsi", "Koreksi Fakta", "Koreksi Fakta Korupsi", "Potongan Fakta", "Prevalensi",
                         "Potongan Fakta Korupsi", "Faktor Koreksi Fakta Korupsi", "Faktor Koreksi Fakta",
                         "Koreksi Prevalensi", "Prevalensi Korupsi", "Correction Facts"),
    "correction_total": ("Faktor Koreksi", "Koreksi", "Potongan", "Total Koreksi", "Jumlah Koreksi", "Jumlah Potongan",
                         "Nilai Koreksi", "Total Potongan", "Total Faktor Koreksi", "Correction Total"),
    "duty_integrity": ("Integritas dalam Pelaksanaan Tugas", "Integritas Pelaksanaan Tugas", "Integritas Tugas",
                       "Pelaksanaan Tugas", "Duty Integrity"),
    "budget": ("Pengelolaan Anggaran", "Anggaran", "Budget"),
    "procurement": ("Pengelolaan PBJ", "PBJ", "Pengelolaan Pengadaan Barang dan Jasa", "Pengadaan Barang dan Jasa",
                    "Pengelolaan Barang dan Jasa", "Pengadaan Barang/Jasa", "Procurement"),
    "personnel": ("Pengelolaan SDM", "SDM", "Pengelolaan Sumber Daya Manusia", "Sumber Daya Manusia", "Personnel"),
    "influence": ("Perdagangan Pengaruh", "Trading in Influence", "TI", "TII", "Influence"),
    "outreach": ("Sosialisasi Antikorupsi", "Sosialisasi Anti Korupsi", "Sosialisasi", "Outreach"),
    "transparency": ("Transparansi", "Transparency"),
    "staff_integrity": ("Integritas Pegawai", "Staff Integrity"),
    "service_fairness": ("Transparansi dan Keadilan Layanan", "Transparansi & Keadilan Layanan", "Keadilan Layanan",
                         "Transparansi dan Keadilan", "Service Fairness"),
    "prevention": ("Upaya Pencegahan Korupsi", "Upaya Pencegahan", "Pencegahan Korupsi", "Prevention"),
    "institution_integrity": ("Integritas Instansi", "Institution Integrity"),
    IGNORED: ("No", "Nomor", "No Urut", "Kategori", "Category", "Keterangan", "Ket", "Catatan", "Status", "Warna",
              "Sumber", "Provinsi", "Kode Provinsi", "Note", "Source", "Perubahan", "Selisih", "Tren", "Jenis", "Tingkat",
              "Tahun Rilis", "Tahun Peluncuran", "Tanggal Rilis", "Tanggal Peluncuran"),
}  # fmt: skip
MEASURES = tuple(code for code in _SPELLINGS if code not in (*KEYS, IGNORED))
_RANK_WORDS = {"peringkat", "ranking", "rangking", "rank"}
_NOISE = {"skor", "nilai", "komponen", "dimensi", "penilaian", "elemen", "unsur", "variabel", "indikator", "indeks",
          *map(str, range(1, 21)), *"abcdefghijk"}  # fmt: skip
_GENERIC = ("indeks", "nilai", "skor", "index")
_LONGEST = 200  # characters of a heading that are looked at
_YEARS = re.compile(r"(?<![0-9])(20[1-9][0-9])(?:\.0)?(?![0-9])")
_MONTH = r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{0,8}"
_DATES = re.compile(
    rf"(?i)(?:[0-9]{{1,2}}\s+)?\b{_MONTH}\.?\s+20[0-9]{{2}}|[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-]20[0-9]{{2}}"
    r"|20[0-9]{2}-[0-9]{2}-[0-9]{2}|\b(?:tahun anggaran|ta|apbd)\.?\s+20[0-9]{2}"
)


def _plain(heading: object) -> str:
    return "".join(names.words(heading))


_ROLES = {_plain(written): code for code, spellings in _SPELLINGS.items() for written in spellings}


def role(heading: object) -> str | None:
    """What a heading without a year means: one of KEYS, a measure's code, IGNORED, or None when it is not known."""
    text = str("" if heading is None else heading)[:_LONGEST]
    bare = re.sub(r"\([^()]*\)", " ", text)  # "Internal (0-100)"
    words = names.words(bare)
    while words and words[0] in _NOISE:  # "Skor Penilaian Internal", "1. Internal"
        words = words[1:]
    ways = (_plain(text), _plain(bare), "".join(words))
    found = next((_ROLES[way] for way in ways if way in _ROLES), None)
    return IGNORED if found is None and set(names.words(bare)) & _RANK_WORDS else found


def meaning(own: object, group: object = "", *, bare_year: str | None = None) -> str | None:
    """What a column means whose heading stands below a group heading: a role, or "index@2023" with a year of its own.

    bare_year: the measure of a heading that is a year and nothing else, under no heading that names a measure.
    None when the heading is not known.
    """
    (own_role, own_year), (group_role, group_year) = _dated(own), _dated(group)
    if own_role in (*KEYS, IGNORED):
        return own_role
    if group_role in (IGNORED, RESPONDENTS):  # "Peringkat" above "2023 | 2024"
        return IGNORED if own_role or own_year else None
    if own_role == "index" and _plain(own) in _GENERIC and group_role in MEASURES:
        own_role = group_role  # "Internal" above "Nilai"
    if own_role is None and own_year and not _rest(own):
        own_role = group_role if group_role in MEASURES else bare_year
    own_role = own_role or _dated(f"{group} {own}")[0]  # "Koreksi" above "Pelaksanaan"
    year = own_year or group_year
    return f"{own_role}@{year}" if own_role in MEASURES and year else own_role


def split(meaning: str) -> tuple[str, int | None]:
    """The role and the year of its own: "index@2023" gives ("index", 2023), "index" gives ("index", None)."""
    code, _, year = meaning.partition("@")
    return code, int(year) if re.fullmatch("[0-9]{4}", year) else None


def is_meaning(text: str) -> bool:
    """May a reader say this of a column: a role, IGNORED, or a measure with a year ("index@2023")?"""
    code, _, year = text.partition("@")
    return code in _SPELLINGS and (not year or (code in MEASURES and split(text)[1] is not None))


def spelling(code: str) -> str:
    """The usual heading of a role, for sentences: "index" gives "Indeks"."""
    return _SPELLINGS[code][0]


def years_in(text: object) -> list[int]:
    """The years that a text names, without those of a date or of a budget."""
    plain = " ".join(str("" if text is None else text)[:_LONGEST].split())
    return sorted({int(year) for year in _YEARS.findall(_DATES.sub(" ", plain))})


def _dated(heading: object) -> tuple[str | None, int | None]:
    if heading is None or not str(heading).strip():
        return None, None
    years = years_in(heading)
    return (role(_rest(heading)), years[0]) if len(years) == 1 and _rest(heading) else (
        (None, years[0]) if len(years) == 1 else (role(heading), None))  # fmt: skip


def _rest(heading: object) -> str:
    """A heading without its year, and without the word "tahun" that goes with it."""
    return re.sub(r"(?i)\b(?:tahun|thn|th)\b\.?", " ", _YEARS.sub(" ", str(heading)[:_LONGEST])).strip(" .-_/()")
