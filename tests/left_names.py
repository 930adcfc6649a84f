"""Which names were left, so that a thing has one name, and does one of them stand in a text?"""

import re
from collections.abc import Iterable

ADDRESS = re.compile(r"https?://\S+|\S+-\S+-\S+-\S+")  # of a source, also where its line was broken: the words of others
LEFT = {  # what is said instead -> what was said before
    "the name of the government": r"\bkita\b",
    "peringkat": r"\btempat(nya)? (ke-|antara|naik|turun|sebenarnya|tidak dihitung|bertanya)"
    r"|(naik|turun|menaikkan|menurunkan) \S+ tempat\b|tempat (terbaik|terburuk|sebelum|sesudah|di antara)|berbagi tempat",
    "selisih menuju 100": r"poin (\w+ )?hilang\b|yang hilang (sampai|pada)",
    "kurang … untuk mencapai": r"kurang \S+ poin ke\b",
    "pemda yang indeksnya diketahui": r"\b(pemda|instansi) diketahui(?! di)",
    "hasil penilaian, keputusan rapat": r"\bverdik|\bputusan\b",
    "catatan FGD": r"\btemuan(nya)? (mini )?(FGD|di sesi|asal|kilat|sedang|selama|tetap)|\btemuannya\b",
    "mata rantai yang belum lengkap": r"\bbenang(nya)? (yang |tidak |belum )?(putus|dapat)|benangnya",
    "Perkembangan": r"berhasilkah\?",
    "asal-usul angka": r"\bpaspor",
    "impor ke-5": r"\bbatch\b|impor nomor",
    "status": r"\bkeadaan (per|angka|rencana)\b|^keadaan$",
    "jumlah pemunduran": r"^mundur$|\bmundur \S+ kali",
    "komponen, indikator": r"^ukuran$|\bukuran “",
    "penyedia": r"\bvendor\b|\brekanan\b",
    "penyaji": r"\bpemapar\b",
    "berkas": r"\b(setiap|dari|batas|indeks|dasar) file\b|^file$",
    "salindia": r"\bslide\b",
    "byte": r"\bbita\b",
    "perbaiki": r"betulkan|pembetulan",
    "mengubah": r"menggerakkan",
    "tidak": r"\btak\b",
    "memiliki": r"\b(mem)?punyai?\b",
    "dapat": r"\bbisa\b",
    "dulu": r"\bdahulu\b",
    "tetapkan": r"\btentukan\b",
    "indeks sendiri": r"\bnilai(nya)? (sendiri (menurun|menaik|dulu|di antara)|naik|turun)|lalu nilai sendiri",
    "dibandingkan dengan": r"\bdibanding\b(?! SPI (\{\}|\d{4}))",  # the choice of a year, which stands in addresses
    "daripada": r"\blebih (?!dari\b)\w+ dari\b",
    "80%": r"(\d|\}) %(?!\w)",
    "curly quotes": r"(?<=\w )[\"']\{\}[\"']|[\"']\{\}[\"'](?= \w|,)",
    "bobot internal": r"\bw_\w+",
    "a basis of the method": r"^bukti: |derajat bukti metode",
}


def left_names(texts: Iterable[str]) -> list[str]:
    """Where a name that was left stands in texts that a reader sees: what is said instead, and the place."""
    found = []
    for text in texts:
        ours = ADDRESS.sub("", text)
        for instead, pattern in LEFT.items():
            for match in re.finditer(pattern, ours, re.I):
                found.append(f"{instead}: …{ours[max(match.start() - 40, 0) : match.end() + 40]}…")
    return found
