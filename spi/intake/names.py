"""How is the name of a government or an institution reduced, so that two spellings of it meet?"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

KINDS = ("provinsi", "kabupaten", "kota")
_NEAR = 0.8  # alike so far: one wrong letter in five

_KIND_WORDS = {
    "provinsi": "provinsi", "propinsi": "provinsi", "prov": "provinsi", "pemprov": "provinsi",
    "kabupaten": "kabupaten", "kab": "kabupaten", "pemkab": "kabupaten",
    "kota": "kota", "pemkot": "kota", "pemko": "kota",
}  # fmt: skip
_ASIDES = {
    "contoh": "example",
    **dict.fromkeys(("sumber", "catatan", "keterangan", "ket", "source", "note", "dicetak", "diunduh"), "note"),
    **dict.fromkeys(("mengetahui", "menyetujui", "inspektur", "nip", "tembusan"), "note"),
    **dict.fromkeys(("rata", "rerata", "jumlah", "total", "minimum", "maksimum", "min", "max", "median", "mean"), "total"),
    **dict.fromkeys(("average", "tertinggi", "terendah", "simpangan", "standar"), "total"),
}  # fmt: skip
_OF_SCORES = ("nilai", "skor", "indeks", "angka")  # "Nilai rata-rata Jawa Timur"
_GOVERNMENT_WORDS = ("pemerintah", "pemda")
_PROPER_AFTER_DAERAH = ("istimewa", "khusus")  # "Pemerintah Daerah Istimewa Yogyakarta"
_ACRONYMS = ("RI", "UKM", "DKI", "DI", "MPR-RI")


def words(text: object) -> list[str]:
    """The words of a text: casefolded, compatibility forms unified, invisible characters and punctuation gone."""
    plain = unicodedata.normalize("NFKC", str(text or ""))
    visible = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    return re.findall(r"[^\W_]+", visible.casefold())


def key(text: object) -> str:
    """The normalised key of a name: "Pemkab. Malang" and "PEMERINTAH KABUPATEN MALANG" give "kabupatenmalang".

    Letters and digits only. A bare "Probolinggo" gives "probolinggo": it stays ambiguous, and the caller must say so.
    """
    left = words(text)
    if len(left) > 1 and left[0] in _GOVERNMENT_WORDS:
        left = left[1:]
        if len(left) > 1 and left[0] == "daerah" and left[1] not in _PROPER_AFTER_DAERAH:
            left = left[1:]
    kind = ""
    while len(left) > 1 and _KIND_WORDS.get(left[0]) and kind in ("", _KIND_WORDS[left[0]]):
        kind, left = _KIND_WORDS[left[0]], left[1:]
    return kind + "".join("kepulauan" if word == "kep" else word for word in left)


def kind_of(text: object) -> str | None:
    """The kind of government that a name states: provinsi, kabupaten, kota, or None."""
    reduced = key(text)
    stated = [_KIND_WORDS[word] for word in words(text) if word in _KIND_WORDS]
    return next((kind for kind in stated[:1] if reduced.startswith(kind)), None)


def is_government(text: object) -> bool:
    """Does the name call itself a government ("PEMERINTAH ...", "Pemkab ...", "Kab. ...")?"""
    first = next(iter(words(text)), "")
    return first in _GOVERNMENT_WORDS or first in _KIND_WORDS


def aside(text: object) -> str | None:
    """What a line of a table is that speaks of no government: "note", "total" (or average), "example", or None."""
    left = words(text)
    kind = _ASIDES.get(next(iter(left), ""))
    bare = next((word for word in left if word not in _OF_SCORES), "")
    return kind or ("total" if _ASIDES.get(bare) == "total" else None)


def is_group(text: object) -> bool:
    """Is this the heading of a group of rows, which names a kind of government and none of them ("Kota")?"""
    rest = [word for word in words(text) if word not in _KIND_WORDS and word not in (*_GOVERNMENT_WORDS, "daerah")]
    return bool(words(text)) and rest[:1] in ([], ["di"], ["se"])


def slug(text: object) -> str:
    """A readable code from a name: "BANK INDONESIA (BI)" gives "bank-indonesia-bi"."""
    return "-".join(words(text))


def written(text: str) -> str:
    """A name printed in capitals, as one writes it: "KOPERASI DAN UKM" gives "Koperasi dan UKM"."""
    return re.sub(r"\([^)]*\)|[^\s/(]+", _written_word, " ".join(text.split()))


def short(name: str) -> str:
    """The short form of a written name: "Kab. Malang", "Pemprov Jawa Timur", an acronym in brackets, or the name."""
    for kind, brief in (("Kabupaten ", "Kab. "), ("Provinsi ", "Pemprov ")):
        if name.startswith(kind):
            return brief + name.removeprefix(kind)
    acronym = re.search(r"\(([A-Z][A-Z -]+)\)$", name)
    return acronym.group(1) if acronym else name


def nearest(text: object, *, names: Iterable[str]) -> list[str]:
    """Up to three of the names that look most like the text, best first; [] when none is near.

    "Kabupaten" and "Kota" are not compared: they would make any short word look like a name.
    """
    by_bare: dict[str, list[str]] = {}
    for name in names:
        by_bare.setdefault(_bare(name), []).append(name)
    close = [name for match in get_close_matches(_bare(text), by_bare, n=3, cutoff=_NEAR) for name in by_bare[match]]
    stated = kind_of(text)
    return ([name for name in close if stated and kind_of(name) == stated] or close)[:3]


def _bare(text: object) -> str:
    return key(text).removeprefix(kind_of(text) or "")


def _written_word(match: re.Match) -> str:
    word = match.group()
    if word.startswith("(") or word in _ACRONYMS or (word.isupper() and not re.search("[AEIOU]", word)):
        return word
    return "dan" if word.casefold() == "dan" else "-".join(part.capitalize() for part in word.split("-"))
