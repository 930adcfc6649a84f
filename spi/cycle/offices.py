"""Who took part in an evaluation, by office and never by name: which offices are offered, and which text names a person?"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from spi.cycle.contacts import holds_person
from spi.settings import ShippedDataError

_FILE = Path(__file__).resolve().parents[2] / "data" / "offices.toml"
_NO_OFFICE = "“{}” tampaknya nama atau kontak orang. Tulis jabatannya saja, misalnya “Sekretaris Daerah”; nama tidak disimpan."
_DIGITS = re.compile(r"(?:\d[\s().+/-]*){7,}")  # a telephone number of any kind, or a NIP


def offered() -> list[str]:
    """The offices that a form proposes, in their order."""
    return list(_content()["offices"])


def fault_of(text: str) -> str:
    """Why a text cannot stand for an office, in one sentence; "" where it can."""
    shown = " ".join(text.split())
    return _NO_OFFICE.format(_hidden(shown)) if _names_person(shown) else ""


def _names_person(text: str) -> bool:
    if holds_person(text) or "@" in text or _DIGITS.search(text):
        return True
    first = re.match(r"(\w+)(\.|\s)", text)
    if first and first[1].casefold() in _honorifics() and (first[2] == "." or first[1][:1].isupper()):
        return True
    behind = [piece.strip().replace(".", "").replace(" ", "") for piece in text.split(",")[1:]]
    dotted = [word.strip(",;()").replace(".", "") for word in text.split() if word.strip(",;()").rstrip(".").count(".")]
    return not {*behind, *dotted}.isdisjoint(_content()["degrees"])


def _hidden(text: str) -> str:
    """The beginning of a text, enough to find it again, without the digits of a contact."""
    return re.sub(r"\d", "•", text[:30]) + ("…" if len(text) > 30 else "")


def _honorifics() -> set[str]:
    return {word.casefold() for word in _content()["honorifics"]}


@cache
def _content() -> dict[str, Any]:
    """The lists of the file. Raises ShippedDataError where it cannot be used."""
    try:
        content = tomllib.loads(_FILE.read_text(encoding="utf-8"))
        return {name: [str(each) for each in content[name]] for name in ("offices", "degrees", "honorifics")}
    except (OSError, ValueError, KeyError) as error:
        raise ShippedDataError(
            f"data/{_FILE.name} tidak dapat dibaca. Perbaiki berkasnya. Pembacanya berkata: {error}"
        ) from error
