"""How is the name of a government or an institution reduced, so that two spellings of it meet?"""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from spi.intake.spelling import headings, spellings, subject
from spi.intake.spelling.spellings import words

KINDS = ("provinsi", "kabupaten", "kota")
_VERY_NEAR = 0.9  # alike so far where the word of the kind is misspelt, too
_NEAR = 0.8  # alike so far: one wrong letter in five
_GOVERNMENT_WORDS = ("pemerintah", "pemda")
_PROPER_AFTER_DAERAH = ("istimewa", "khusus")  # "Pemerintah Daerah Istimewa Yogyakarta"
_OF_THE_REPUBLIC = re.compile(r"(?i)\s+(?:RI|R\.I\.|Republik\s+Indonesia)\s*$")
_MEANS = (" rata rata", " rata2", " rerata", " ratarata", " mean", " average")
_ACRONYMS = ("RI", "UKM", "DKI", "DI", "MPR-RI")


def key(text: object) -> str:
    """The normalised key of a name: "Pemkab. Malang" and "PEMERINTAH KABUPATEN MALANG" give "kabupatenmalang". Letters and digits
    only. A bare "Probolinggo" gives "probolinggo": it stays ambiguous, and the caller must say so."""
    left = words(text)
    if len(left) > 1 and left[0] in _GOVERNMENT_WORDS:
        left = left[1:]
        if len(left) > 1 and left[0] == "daerah" and left[1] not in _PROPER_AFTER_DAERAH:
            left = left[1:]
    kind, known = "", spellings.known()
    while len(left) > 1 and known.kind_words.get(left[0]) and kind in ("", known.kind_words[left[0]]):
        kind, left = known.kind_words[left[0]], left[1:]
    return kind + "".join(known.name_words.get(word, word) for word in left)


def kind_of(text: object) -> str | None:
    """The kind of government that a name states: provinsi, kabupaten, kota, or None."""
    reduced = key(text)
    kind_words = spellings.known().kind_words
    stated = [kind_words[word] for word in words(text) if word in kind_words]
    return next((kind for kind in stated[:1] if reduced.startswith(kind)), None)


def is_government(text: object) -> bool:
    """Does the name call itself a government ("PEMERINTAH ...", "Pemkab ...", "Kab. ...")?"""
    first = next(iter(words(text)), "")
    return first in _GOVERNMENT_WORDS or first in spellings.known().kind_words


def kinds_of(heading: object) -> tuple[str, ...]:
    """The kinds of government that a heading speaks of: "Kabupaten/Kota" gives kabupaten and kota; () when it says none."""
    kind_words = spellings.known().kind_words
    stated = {kind_words[word] for word in words(heading) if word in kind_words}
    return tuple(kind for kind in KINDS if kind in stated)


def is_institution(text: object) -> bool:
    """Could this be the name of a kementerian, lembaga, bank or badan usaha, and not of their kind or of a unit of a pemda?"""
    known, left = spellings.known(), words(text)
    if len(left) < 2 or left[0] not in known.institution_words or "".join(left) in known.institution_kinds:
        return False
    if known.never_in & {*left}:  # "Badan Pusat Statistik Kabupaten Jember", "Kementerian (rata-rata)"
        return False
    return not any(tuple(left[: len(phrase)]) == phrase for phrase in known.no_institution)


def is_kind(text: object) -> bool:
    """Is this the name of a kind of institution ("Kementerian", "Pemerintah Kota"), whose figure would be a mean?"""
    return spellings.letters(text) in spellings.known().institution_kinds


def forms(text: object) -> list[str]:
    """The keys under which one institution may be written: whole, without its acronym in brackets, without its second name
    behind a slash ("Kementerian Investasi/BKPM"), and without "RI"."""
    whole = str(text or "")
    bare = re.sub(r"\([^()]*\)", " ", whole)
    first, _, second = (part.strip() for part in bare.partition("/"))
    double = is_institution(first) and (is_institution(second) or bool(re.fullmatch("[A-Z]{2,8}", second)))
    ways = [whole, bare, first] if double else [whole, bare]
    ways += [_OF_THE_REPUBLIC.sub("", way) for way in ways]  # "Kementerian Kesehatan RI"
    return list(dict.fromkeys(reduced for way in ways if (reduced := key(way))))


def aside(text: object) -> str | None:
    """What a line of a table is that speaks of no government: "note", "total" (or average), "example", or None."""
    left, known = words(text), spellings.known()
    kind = known.asides.get(next(iter(left), ""))
    bare = next((word for word in left if word not in known.of_scores), "")
    if kind or known.asides.get(bare) == "total":
        return kind or "total"
    return "total" if _is_mean(text) else None  # "Prov. Jatim (rata-rata)"


def _is_mean(text: object) -> bool:
    """Does a name end with what makes it a mean: "(rata-rata)", "rata2", "rerata"?"""
    return f" {' '.join(words(text)[1:])}".endswith(_MEANS)


def says_otherwise(remark: str, kind: str | None) -> bool:
    """Does a remark in brackets behind a name say that the figure is not this government's of this year: a mean, a target,
    another score, a year, a part, a unit, or another kind of government?"""
    known, left = spellings.known(), words(remark)
    named = subject.named(remark)
    if named.strong or named.weak or named.others or named.low or headings.years_in(remark):
        return True
    if aside(remark) == "total" or headings.role(remark) in (*headings.MEASURES, headings.UNIT, headings.RESPONDENTS):
        return True
    if subject.no_result(remark, besides=known.remarks):
        return True
    meant = {known.kind_words[word] for word in left if word in known.kind_words}
    return bool(kind and meant - {kind}) or left[:1] in (["dinas"], ["opd"], ["kecamatan"], ["kec"], ["rsud"])


def is_group(text: object) -> bool:
    """Is this the heading of a group of rows, which names a kind of government and none of them ("Kota")?"""
    kind_words = spellings.known().kind_words
    rest = [word for word in words(text) if word not in kind_words and word not in (*_GOVERNMENT_WORDS, "daerah")]
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
    """Up to three of the names that look most like the text, best first; [] when none is near. "Kabupaten" and "Kota" are not
    compared: they would make any short word look like a name."""
    by_bare: dict[str, list[str]] = {}
    names = list(names)
    for name in names:
        by_bare.setdefault(_bare(name), []).append(name)
    close = [name for match in get_close_matches(_bare(text), by_bare, n=3, cutoff=_NEAR) for name in by_bare[match]]
    left = [word for word in words(text) if word not in _GOVERNMENT_WORDS]
    if not close and len(left) > 1 and get_close_matches(left[0], spellings.known().kind_words, n=1, cutoff=_NEAR):
        # the very word of the kind is misspelt: "Kabupate Sumenep"
        whole = {key(name): name for name in names}
        close = [whole[match] for match in get_close_matches(key(text), whole, n=3, cutoff=_VERY_NEAR)]
    stated = kind_of(text)
    return ([name for name in close if stated and kind_of(name) == stated] or close)[:3]


def _bare(text: object) -> str:
    return key(text).removeprefix(kind_of(text) or "")


def _written_word(match: re.Match) -> str:
    word = match.group()
    if word.startswith("(") or word in _ACRONYMS or (word.isupper() and not re.search("[AEIOU]", word)):
        return word
    return "dan" if word.casefold() == "dan" else "-".join(part.capitalize() for part in word.split("-"))
