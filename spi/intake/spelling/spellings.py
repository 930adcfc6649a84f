"""How do people write what a table holds? Reads data/spellings.toml, which an inspector can extend."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from spi.method.other_indices import other_indices
from spi.settings import ShippedDataError

FILE = Path(__file__).resolve().parents[3] / "data" / "spellings.toml"
_WORDS = re.compile(r"[^\W_]+")
_WANTED: ContextVar[str] = ContextVar("wanted", default="")  # the code of the index that tables are read for, "" is SPI
_SUPERSCRIPTS = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u209f]+")


@dataclass(frozen=True)
class Spellings:
    """The lists of data/spellings.toml, compared by words. phrases are tuples of words.

    name: the index that tables are read for, strong and weak: how it is named; scores: phrase -> the name of another score.
    headings: letters and digits of a heading -> role; usual: role -> the spelling the app writes.
    kind_words: word -> provinsi, kabupaten or kota.
    """

    name: str
    headings: dict[str, str]
    usual: dict[str, str]
    calculated_words: frozenset[str]
    always_calculated: frozenset[str]
    no_result: frozenset[tuple[str, ...]]
    filler: frozenset[str]
    generic: frozenset[str]
    remarks: frozenset[str]
    strong: frozenset[tuple[str, ...]]
    weak: frozenset[tuple[str, ...]]
    after_weak: frozenset[str]
    low_is_good: frozenset[tuple[str, ...]]
    no_score: frozenset[tuple[str, ...]]
    scores: dict[tuple[str, ...], str]
    kind_words: dict[str, str]
    name_words: dict[str, str]
    institution_words: frozenset[str]
    no_institution: frozenset[tuple[str, ...]]
    never_in: frozenset[str]
    institution_kinds: frozenset[str]
    asides: dict[str, str]
    of_scores: frozenset[str]


def is_empty(cell: object) -> bool:
    """Is there nothing to see in this cell?"""
    return cell is None or not str(cell).strip()


def words(text: object) -> list[str]:
    """The words of a text: casefolded, compatibility forms unified, invisible signs, superscripts and punctuation gone."""
    whole = str(text or "")
    if whole.isascii():
        return _WORDS.findall(whole.casefold())
    bare = _SUPERSCRIPTS.sub("", whole)
    plain = unicodedata.normalize("NFKC", bare)
    visible = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    return _WORDS.findall(visible.casefold())


def letters(text: object) -> str:
    """The letters and digits of a text: "Kab./Kota" gives "kabkota"."""
    return "".join(words(text))


@contextmanager
def read_as(index: str) -> Iterator[None]:
    """While this lasts tables are read for another index (a code of other_indices; "" is SPI): it takes the place of SPI, and SPI
    is one of the other scores."""
    before = _WANTED.set(index)
    try:
        yield
    finally:
        _WANTED.reset(before)


def wanted() -> str:
    """The code of the other index that tables are read for; "" is SPI."""
    return _WANTED.get()


def known() -> Spellings:
    """The spellings for the index that is wanted, read once. Raises ShippedDataError."""
    return _known(wanted())


@cache
def _known(index: str) -> Spellings:
    spi = _spellings()
    others = {phrase: other.name for other in other_indices().values() for phrase in _phrases(list(other.written))}
    if not index:
        return replace(spi, scores=spi.scores | others)
    own, name = _phrases(list(other_indices()[index].written)), other_indices()[index].name
    scores = {
        phrase: score
        for phrase, score in (spi.scores | others | dict.fromkeys(spi.strong, spi.name)).items()
        if phrase not in own
    }
    return replace(spi, name=name, strong=own, weak=frozenset(), scores=scores)


def _spellings() -> Spellings:
    try:
        return _read(tomllib.loads(FILE.read_text(encoding="utf-8")))
    except OSError:
        raise ShippedDataError("data/spellings.toml tidak dapat dibaca. Kembalikan berkas itu dari salinan proyek.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        where = re.search(r"line ([0-9]+)", str(fault))
        line = f", baris {where.group(1)}" if where else ""
        remedy = "Periksa tanda kutip dan koma di sana."
        raise ShippedDataError(f"data/spellings.toml{line}: bukan TOML yang utuh. {remedy}") from None


def _read(raw: dict[str, Any]) -> Spellings:
    try:
        headings: dict[str, str] = {}
        for role, spellings in raw["headings"].items():
            for written in spellings:
                if headings.setdefault(letters(written), role) != role:
                    both = f"{headings[letters(written)]} dan {role}"
                    raise ShippedDataError(f"data/spellings.toml: ejaan “{written}” ada pada {both}. Hapus salah satunya.")
        return Spellings(
            name="SPI",
            headings=headings,
            usual={role: spellings[0] for role, spellings in raw["headings"].items()},
            calculated_words=frozenset(raw["words"]["calculated"]),
            always_calculated=frozenset(raw["words"]["always_calculated"]),
            no_result=_phrases(raw["words"]["no_result"]),
            filler=frozenset(raw["words"]["filler"]),
            generic=frozenset(map(letters, raw["words"]["generic"])),
            remarks=frozenset(raw["words"]["remark"]),
            strong=_phrases(raw["spi"]["strong"]),
            weak=_phrases(raw["spi"]["weak"]),
            after_weak=frozenset(raw["spi"]["after_weak"]),
            low_is_good=_phrases(raw["low_is_good"]["phrases"]),
            no_score=_phrases(raw["not_a_score"]["phrases"]),
            scores={phrase: score["name"] for score in raw["other_score"] for phrase in _phrases(score["written"])},
            kind_words={word: kind for kind in ("provinsi", "kabupaten", "kota") for word in raw["names"][kind]},
            name_words=dict(raw["names"]["words"]),
            institution_words=frozenset(raw["institutions"]["first_words"]),
            no_institution=_phrases(raw["institutions"]["never"]),
            never_in=frozenset(raw["institutions"]["never_in"]),
            institution_kinds=frozenset(map(letters, raw["institutions"]["kinds"])),
            asides={word: kind for kind in ("note", "total", "example") for word in raw["asides"][kind]},
            of_scores=frozenset(raw["asides"]["score_words"]),
        )
    except (KeyError, IndexError, TypeError, AttributeError) as fault:
        lacking = f"bagian atau isian {fault} tidak ada atau bukan daftar kata"
        raise ShippedDataError(f"data/spellings.toml: {lacking}. Bandingkan dengan berkas aslinya.") from None


def _phrases(written: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words(phrase)) for phrase in written)
