"""Which government or institution does a row of a file speak of?"""

import re
from collections.abc import Iterable
from math import isfinite
from typing import NamedTuple

import pandas as pd

from spi.intake.draft import ALIAS_COLUMNS, MOST_PROBLEMS, REGION_COLUMNS, quoted
from spi.intake.spelling import names
from spi.intake.spelling.headings import CODE, NAME
from spi.intake.spelling.spellings import is_empty
from spi.intake.spelling.units import taken_over

NATIONAL = "ID"
_LONGEST_NAME, _SHORTEST_BARE_NAME = 9, 4  # words of a name in a title; letters of one that stands alone
_REMARK = re.compile(r"\s+\(([\w .,-]{1,60})\)\s*$")  # behind a name, in brackets
_TELLING_WORD = 6  # letters of a word in which one wrong letter is a misspelling: DPD and DPR are two institutions
_NATIONAL_KEYS = ("nasional", "indonesia", "rataratanasional", "indeksnasional")


class Unidentified(ValueError):
    """No region, or more than one: the message is a sentence; role says which cell is to be corrected, CODE or NAME."""

    def __init__(self, sentence: str, role: str = NAME) -> None:
        super().__init__(sentence)
        self.role = role


class _Region(NamedTuple):
    """A region, with the columns of REGION_COLUMNS."""

    region_code: str
    name: str
    short_name: str
    kind: str
    province_code: str | None
    province: str | None


class Gazetteer:
    """The known regions and spellings, and those that the file in hand adds to them."""

    def __init__(self, *, aliases: dict[str, str], regions: pd.DataFrame) -> None:
        """aliases: normalised name, code or former code -> region_code. regions: REGION_COLUMNS at least."""
        self._aliases = dict(aliases)
        self._regions = {row.region_code: _Region(*row) for row in regions[REGION_COLUMNS].itertuples(index=False)}
        self._new_regions: list[tuple] = []
        self._new_aliases: list[tuple] = []
        self._hints_left = MOST_PROBLEMS  # looking for near names is slow, and further sentences are only counted
        self._forms: dict[str, set[str]] = {}
        for row in self._regions.values():
            if row.kind == "lembaga":
                self._note_forms(row.region_code, row.name)

    def by_code(self, cell: object) -> str | None:
        """The region of a wilayah code or former code ("3513", "35.13", 3513, 35.13), or None."""
        code = plain_code(cell)
        return code if code in self._regions else self._aliases.get(code)

    def by_name(self, text: object, *, kinds: tuple[str, ...] = ()) -> list[str]:
        """The regions that a name may mean: one when it is certain, two or more when it lacks "Kabupaten" or "Kota". kinds: what
        the heading above a bare name says of it ("Provinsi" settles "Gorontalo")."""
        reduced, stated = names.key(text), names.kind_of(text)
        if reduced in _NATIONAL_KEYS:
            return [self.national()]
        codes = self._known_as(reduced)
        if not stated and (meant := {code for form in names.forms(text) for code in self._forms.get(form, ())}):
            return sorted(meant | codes)
        if not stated:
            codes |= self._known_as(*(kind + reduced for kind in names.KINDS))
        elif not codes:  # "Provinsi DIY" where only "DIY" is noted
            codes = {code for code in self._known_as(reduced.removeprefix(stated)) if self.kind(code) == stated}
        remark = None if codes else _REMARK.search(str(text or "")[:300])
        if remark and not names.says_otherwise(remark.group(1), stated):  # "Kab. Jember (peringkat 1)"
            return self.by_name(str(text)[: remark.start()], kinds=kinds)
        fitting = {code for code in codes if self.kind(code) in kinds}
        return sorted(fitting if fitting and not stated else codes)

    def _known_as(self, *keys: str) -> set[str]:
        return {self._aliases[key] for key in keys if key in self._aliases}

    def named_in(self, text: object) -> list[str]:
        """The governments and institutions that a title, a sheet's or a file's name names as whose table it is.

        "se-Jawa Timur" and "di Jawa Timur" say where its governments lie, not whose it is. A province goes with the
        kabupaten or kota that is named beside it, and a bare name yields to one that says its kind.
        """
        named = [(meant, stated) for meant, stated, within in self._names_in(text) if stated or not within]
        if any(stated for _, stated in named):
            named = [(meant, stated) for meant, stated in named if stated]
        return self.without_their_provinces(code for meant, _ in named for code in meant)

    def without_their_provinces(self, codes: Iterable[str]) -> list[str]:
        """These governments in order, without a province that is named beside its kabupaten or kota."""
        ordered = sorted({*codes})
        provinces = {self.province(code) for code in ordered if self.kind(code) != "provinsi"}
        return [code for code in ordered if code not in provinces]

    def places_in(self, text: object) -> list[str]:
        """The governments that a title names as a place only: "se-Jawa Timur", "di Jawa Timur"."""
        return sorted({code for meant, stated, within in self._names_in(text) if within and not stated for code in meant})

    def _names_in(self, text: object) -> list[tuple[list[str], bool, bool]]:
        """The names in a text: what each may mean, whether it says its kind, and whether it only says where."""
        left, phrases, before = names.words(text), [], ""
        while left:
            taken, meant, stated = self._longest(left)
            phrases += [(meant, stated, before in ("se", "di"))] if meant else []
            before = left[taken - 1]
            left = left[taken:]
        return phrases

    def _longest(self, left: list[str]) -> tuple[int, list[str], bool]:
        """The longest name at the beginning of these words: how many words, what it may mean, and whether it says its kind."""
        for length in range(min(_LONGEST_NAME, len(left)), 0, -1):
            phrase = " ".join(left[:length])
            if phrase.replace(" ", "").isdecimal() or (length == 1 and len(phrase) < _SHORTEST_BARE_NAME):
                continue
            meant = [code for code in self.by_name(phrase) if self.kind(code) != "rata-rata"] if phrase != "nasional" else []
            if meant:
                return length, meant, names.kind_of(phrase) is not None or names.is_institution(phrase)
        return 1, [], False

    def name(self, code: str) -> str:
        """The full name of a region, or its code when the name is not known."""
        return self._regions[code].name if code in self._regions else code

    def kind(self, code: str | None) -> str | None:
        """provinsi, kabupaten, kota, lembaga, rata-rata, or None when the code is not known."""
        return self._regions[code].kind if code in self._regions else None

    def province(self, code: str) -> str:
        """The code of the province of a regional government; "" for institutions and averages."""
        return (self._regions[code].province_code or "") if self.kind(code) in names.KINDS else ""

    def province_name(self, code: str) -> str:
        """The name of a province, or its code when it is not known."""
        return next((row.province for row in self._regions.values() if row.province_code == code and row.province), code)

    def identify(self, *, code: object, name: object, kinds: tuple[str, ...] = (), may_add: bool = False) -> str:
        """The region of a row that gives a code, a name or both. Raises Unidentified with an Indonesian sentence. kinds: as in
        by_name. may_add: may an institution that is not known yet be added by its name?"""
        known, meant = self.by_code(code), self.by_name(name, kinds=kinds)
        is_new = not known and not meant and is_empty(code) and names.is_institution(name)
        institutions = (row.name for row in self._regions.values() if row.kind == "lembaga")
        if may_add and is_new and not any(_is_misspelling(name, known_name) for known_name in institutions):
            return self.add_institution(str(name))
        if not known and not is_empty(code):
            raise Unidentified(f"kode {quoted(code)} tidak dikenal. Pakai kode wilayah Kemendagri, misalnya 3513.", CODE)
        if not meant and not (known and is_empty(name)):
            raise self._unknown(name)
        if known and meant and known not in meant:
            raise self.disagreement(code, name)
        if not known and len(meant) > 1:
            choices = " atau ".join(self.name(one) for one in meant)
            raise Unidentified(f"nama {quoted(name)} dapat berarti {choices}. Tulis nama lengkapnya atau isi kodenya.")
        return known or meant[0]

    def may_mean(self, name: object) -> bool:
        """Could a name speak of a region: is it known, or said to be a government's, or much like a known one?

        True as well after many unknown names: looking for near ones is slow.
        """
        if self.by_name(name) or (names.is_government(name) and not names.is_group(name)):
            return True
        return not names.is_group(name) and (not self._hints_left or bool(self._near(name)))

    def disagreement(self, code: object, name: object) -> Unidentified:
        """What to raise of a row whose code and name speak of two regions."""
        owner = self.name(self.by_code(code) or "")
        return Unidentified(f"kode {quoted(code)} milik {owner}, tetapi namanya {quoted(name)}. Perbaiki kode atau namanya.")

    def national(self) -> str:
        """The national mean: a benchmark with the code "ID", never an institution."""
        if NATIONAL not in self._regions:
            self._add((NATIONAL, "Nasional", "Nasional", "rata-rata", None, None), alias="nasional")
        return NATIONAL

    def add_institution(self, name: str) -> str:
        """A kementerian or lembaga that is not known yet: keyed by its name, since KPK's own id changes every year."""
        written = names.written(self._fit(name))
        code = "L-" + names.slug(name)
        self._note_forms(code, written)
        self._add((code, written, names.short(written), "lembaga", None, None), alias=names.key(name))
        return code

    def add_government(self, code: str, name: str, *, province: str | None) -> str:
        """A province, kabupaten or kota that is not known yet."""
        written = names.written(re.sub(r"^\s*pemerintah(\s+daerah)?\s+", "", self._fit(name), flags=re.IGNORECASE))
        kind, province_code = names.kind_of(name), code[:2]
        if kind == "provinsi":
            province = written.removeprefix("Provinsi ")
        elif province_code in self._regions:
            province = self._regions[province_code].province
        row = (code, written, names.short(written), kind, province_code, province)
        self._add(row, alias=names.key(name))
        self._add_alias(code, code)
        return code

    def new_regions(self) -> pd.DataFrame:
        """The regions that the file adds: REGION_COLUMNS."""
        return pd.DataFrame(self._new_regions, columns=REGION_COLUMNS, dtype="object")

    def new_aliases(self) -> pd.DataFrame:
        """The spellings and codes that the file adds: ALIAS_COLUMNS."""
        return pd.DataFrame(self._new_aliases, columns=ALIAS_COLUMNS, dtype="object")

    def _add(self, row: tuple, *, alias: str) -> None:
        self._regions[row[0]] = _Region(*row)
        self._new_regions.append(row)
        self._add_alias(alias, row[0])

    def _add_alias(self, alias: str, code: str) -> None:
        if alias not in self._aliases:
            self._aliases[alias] = code
            self._new_aliases.append((alias, code))

    def _fit(self, name: str) -> str:
        """A name that the file may add. Raises Unidentified: one with markup or control signs is no institution's."""
        try:
            fit, odd = taken_over(name)
        except ValueError as reason:
            raise Unidentified(f"nama {quoted(name)} {reason}.") from None
        if odd:
            raise self._unknown(name)
        return fit

    def _unknown(self, name: object) -> Unidentified:
        if is_empty(name):
            return Unidentified("kode dan nama pemda kosong. Isi salah satunya.")
        close = self._near(name)
        none = "Tidak ada nama yang mirip; tulis nama resminya, misalnya Kabupaten Malang, atau isi kodenya."
        hint = f"Mungkin maksudnya {' atau '.join(close)}." if close else none
        return Unidentified(f"nama {quoted(name)} tidak dikenal. {hint}")

    def _note_forms(self, code: str, name: str) -> None:
        for form in names.forms(name):
            self._forms.setdefault(form, set()).add(code)

    def _near(self, name: object) -> list[str]:
        """The names that look like this one; [] after many such questions."""
        if not self._hints_left:
            return []
        self._hints_left -= 1
        return names.nearest(name, names=[row.name for row in self._regions.values() if row.kind != "rata-rata"])


def plain_code(cell: object) -> str:
    """A wilayah code without dots: 35.13, "35.13", "3513" and 3513.0 give "3513". A spreadsheet turns the code 35.10 into the
    number 35.1; no code has one digit after the dot, so that means 3510."""
    if isinstance(cell, float) and isfinite(cell):
        cell = format(cell, "g") if cell == int(cell) else format(cell, ".2f")
    text = "" if cell is None else str(cell).strip().lstrip("'")
    dotted = re.fullmatch(r"([0-9]{2})\.([0-9]{1,2})", text)
    return dotted.group(1) + dotted.group(2).ljust(2, "0") if dotted else text


def _is_misspelling(text: object, name: str) -> bool:
    """Do two names differ in one letter of one long word?"""
    pairs = list(zip(ours := names.words(text), theirs := names.words(name), strict=False))
    differing = [(one, other) for one, other in pairs if one != other]
    if len(ours) != len(theirs) or len(differing) != 1:
        return False
    one, other = differing[0]
    start = _same_letters(one, other)
    end = _same_letters(one[start:][::-1], other[start:][::-1])
    return min(len(one), len(other)) >= _TELLING_WORD and start + end >= max(len(one), len(other)) - 1


def _same_letters(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
