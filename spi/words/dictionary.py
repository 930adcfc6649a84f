"""What does a measure, a column or a code mean, in Bahasa Indonesia? Read from dictionary.toml."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from spi.words.wording import decimal

_FILE = Path(__file__).with_name("dictionary.toml")
_EFFECT = "effect_"


@cache
def _words() -> dict:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def label(measure: str) -> str:
    """The name of a measure or part. Raises KeyError for a code that dictionary.toml does not explain."""
    return _words()["measures"][measure]["label"]


def measures() -> list[str]:
    """The codes of all measures, in the order of the file."""
    return list(_words()["measures"])


def is_measure(code: str) -> bool:
    """Is this the code of a measure that dictionary.toml explains?"""
    return code in _words()["measures"]


def phrase(measure: str) -> str:
    """The measure as it stands inside a sentence ("skor internal")."""
    return _words()["measures"][measure].get("phrase") or label(measure)


def about(measure: str) -> str:
    """One sentence on what a measure is; empty where its name says it all."""
    return _words()["measures"][measure].get("about", "")


def low_is_good(measure: str) -> bool:
    """Is a small value of this measure the good one (corrections)?"""
    return _words()["measures"][measure].get("low_is_good", False)


def unit(measure: str) -> str:
    """In what a measure is counted, beside a number: points of a score are not those of the index, a deduction's are."""
    return "poin" if measure == "index" or low_is_good(measure) else "poin skor"


def product() -> str:
    """The name of this product, on the screen and in the browser's tab."""
    return _words()["product"]["name"]


def abbreviations() -> str:
    """What a document spells out once: "Potongan: faktor koreksi (pengurang) indeks; RTL: rencana tindak lanjut; …"."""
    return "; ".join(f"{short}: {meaning}" for short, meaning in _words()["abbreviations"].items())


def shortened(name: str) -> str:
    """A name with the usual short forms of its long words: "Kemenko Perekonomian"."""
    for words, short in _words()["short_forms"].items():
        name = name.replace(words, short)
    return name


def foreign() -> list[str]:
    """Words of another language, which stand in italics on paper and on slides; the longest first."""
    return sorted(_words()["foreign"]["words"], key=len, reverse=True)


def with_foreign(text: str) -> list[tuple[str, bool]]:
    """A text cut at its foreign words: piece, and whether it is one."""
    pieces = re.split(rf"\b({'|'.join(map(re.escape, foreign()))})\b", text, flags=re.IGNORECASE)
    return [(piece, bool(n % 2)) for n, piece in enumerate(pieces) if piece]


@cache
def _terms() -> dict[str, str]:
    """Each term that is explained, in small letters, and its meaning."""
    measures = {each["label"]: each["about"] for each in _words()["measures"].values() if "about" in each}
    explained = measures | _words()["abbreviations"] | _words()["terms"]
    return {term.casefold(): _meaning(meaning) for term, meaning in explained.items()}


def _meaning(meaning: str | list[str]) -> str:
    if isinstance(meaning, str):
        return meaning
    return "; ".join(f"{label(code)}: {about(code)[0].lower()}{about(code)[1:-1]}" for code in meaning)


def meanings(text: str) -> dict[str, str]:
    """The explained terms that stand in a text as whole words, as they are written there, and what each means."""
    longest_first = sorted(_terms(), key=len, reverse=True)
    pattern = rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)"
    return {found: _terms()[found.casefold()] for found in re.findall(pattern, text, re.IGNORECASE)}


def column(name: str) -> str:
    """The heading of a table column: from [columns], or the name of the measure of that code; effect_ and the code of a part is
    what it did to the index."""
    words = _words()
    if name.startswith(_EFFECT):
        return f"Pengaruh {phrase(name.removeprefix(_EFFECT))} (poin indeks)"
    return words["columns"].get(name) or words["measures"].get(name, {}).get("label", name)


@cache
def column_about(name: str) -> str:
    """What the heading of a column means: from [columns_about], else the terms that stand in it; "" where it is plain."""
    terms = meanings(column(name)).items()
    return _words()["columns_about"].get(name) or "; ".join(f"{term}: {meaning}" for term, meaning in terms)


def calculated(name: str) -> str:
    """By which words a column is told as worked out by the dashboard ("dihitung"); "" where it holds what a source prints."""
    return _words()["calculated"].get("points" if name.startswith(_EFFECT) else name, "")


def calculated_table(title: str) -> str:
    """The same of a whole table, by its title."""
    return _words()["calculated_tables"].get(title, "")


def is_year(name: str) -> bool:
    """Does a column hold years?"""
    return name in _words()["whole"]["years"]


def is_count(name: str) -> bool:
    """Does a column hold whole numbers: counts, ranks, places gained?"""
    return name in _words()["whole"]["counts"]


def reason(code: str | None) -> str:
    """Why a figure is missing; `belum_ditemukan` where no reason was recorded."""
    return _words()["reasons"][code or "belum_ditemukan"]


def value_words(value: Any, reason_code: str | None) -> str:
    """A figure with two decimals, or in words why it is missing."""
    return decimal(value) if value == value and value is not None else reason(reason_code)


def evidence(code: str) -> str:
    """The grade of evidence of a fact of the method: quoted, derived or guess."""
    return _words()["evidence"][code]


def basis(code: str) -> str:
    """How a rank is known: stated by a source, or computed from a complete table."""
    return _words()["basis"][code]


def words(section: str) -> dict[str, str]:
    """All words of a list of codes, in the order of the file: sides, strengths, claims, verifications, validations, ..."""
    return dict(_words()[section])


def word(section: str, code: str | None) -> str:
    """The word of one code of such a list; that of "none" where nothing was said."""
    return _words()[section][code or "none"]
