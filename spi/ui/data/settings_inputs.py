"""With which inputs is each setting typed, and what do they hold, as the file would hold it?

place: stands in the key of every input of a form. What stands in them at first may be half typed: whether it can be used is
judged when it is saved.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from spi import settings
from spi.answers.results import standing
from spi.follow_up.log import allow_list
from spi.follow_up.log.hidden_names import SETTING
from spi.follow_up.log.people import ROLES
from spi.words import dictionary
from spi.words.wording import number, plain_number

WIDE = 520
_OF_NONE, _OF_ALL = "tidak diisi", "Semua pemda (pengelola server)"
Value = Any  # as the file would hold it


def _text(name: str, entry: dict[str, Any], place: str) -> dict[str, str]:
    """A text field of an entry; {} while it is empty."""
    label, _, field = dictionary.word("settings", name), *name.split(".")
    typed = st.text_input(label, str(entry.get(field, "")), key=f"{field}-{place}", width=WIDE, max_chars=300).strip()
    return {field: typed} if typed else {}


def _whole(name: str, entry: dict[str, Any], low: int, high: int, place: str) -> dict[str, int]:
    """A whole number of an entry; {} while it is empty."""
    label, _, field = dictionary.word("settings", name), *name.split(".")
    stood = entry.get(field)
    stood = stood if type(stood) is int and low <= stood <= high else None
    typed = st.number_input(label, low, high, stood, 1, "%d", key=f"{field}-{place}", width=150)
    return {} if typed is None else {field: int(typed)}


def _region(now: str, place: str) -> Value:
    names = standing.regions().set_index("region_code")["name"].to_dict()
    codes = list(names)
    return st.selectbox(
        dictionary.word("settings", "region"), codes, codes.index(now) if now in names else 0, names.__getitem__,
        key=f"pemda-{place}", width=WIDE, filter_mode="contains",
    )  # fmt: skip


def _scope(now: str, place: str) -> Value:
    codes = list(settings.SCOPES)
    return st.selectbox(
        dictionary.word("settings", "scope"), codes, codes.index(now) if now in codes else 0,
        lambda code: dictionary.word("scopes", code), key=f"lingkup-{place}", width=WIDE,
    )  # fmt: skip


def _target(now: dict[str, Any] | None, place: str) -> Value:
    held = now or {}
    none = st.checkbox("Tanpa target", now is None, key=f"tanpa-{place}")
    points = held.get("value", "")
    points = points if isinstance(points, str) else plain_number(points)
    typed = st.text_input(dictionary.word("settings", "target.value"), points, key=f"value-{place}", width=150)
    value = number(typed, highest=100)
    made = {"value": typed if value is None else value} | _whole("target.survey_year", held, 2021, 2100, place)
    made |= _text("target.source", held, place) | _text("target.note", held, place)
    return None if none else made


def _letterhead(now: dict[str, str] | None, place: str) -> Value:
    held = now or {}
    typed = [_text(f"letterhead.{field}", held, place) for field in settings.LETTERHEAD]
    return {field: text for each in typed for field, text in each.items()} or None


def _session(entry: dict[str, Any], place: str) -> dict[str, Any]:
    slides = dictionary.words("slides")
    made = _whole("rapat.session", entry, 1, 99, place) | _text("rapat.name", entry, place)
    stood = [slide for slide in entry.get("slides", []) if slide in slides]
    chosen = st.multiselect(
        dictionary.word("settings", "rapat.slides"), list(slides), stood, slides.__getitem__, key=f"salindia-{place}",
        placeholder="Kosong: semua salindia", width=WIDE,
    )  # fmt: skip
    camat = st.checkbox("Hanya tindak lanjut yang menyangkut camat", entry.get("actions") == "camat", key=f"camat-{place}")
    wished = ({"slides": chosen} if chosen else {}) | ({"actions": "camat"} if camat else {})
    return made | wished | _text("rapat.source", entry, place)


def _one_person(entry: dict[str, Any], place: str) -> dict[str, Any]:
    made = _text("people.address", entry, place) | _text("people.name", entry, place)
    roles, stood = list(allow_list.SIGNED_IN_ROLES), entry.get("role")
    at, label = roles.index(stood if stood in roles else "opd"), dictionary.word("settings", "people.role")
    role = st.selectbox(label, roles, at, ROLES.__getitem__, key=f"peran-{place}", width=WIDE)
    made |= {"role": role} | _text("people.opd", entry, place)
    names = standing.regions().set_index("region_code")["name"].to_dict()
    provinces = {code: name for code, name in names.items() if len(code) == 2}
    made |= _code("people.region", entry, {allow_list.EVERY: _OF_ALL} | names, place)
    return made | _code("people.province", entry, provinces, place)


def _code(name: str, entry: dict[str, Any], names: dict[str, str], place: str) -> dict[str, str]:
    """A code of an entry, chosen by its name; {} while none is. One that stands there and is not known stays."""
    field, stood = name.rpartition(".")[2], str(entry.get(name.rpartition(".")[2], ""))
    known = {"": _OF_NONE} | names | ({} if stood in names or not stood else {stood: stood})
    typed = st.selectbox(
        dictionary.word("settings", name), list(known), list(known).index(stood), known.__getitem__, key=f"{field}-{place}",
        width=WIDE, filter_mode="contains",
    )  # fmt: skip
    return {field: typed} if typed else {}


def _one_name(entry: dict[str, Any], place: str) -> dict[str, Any]:
    st.caption(
        "Nama itu tampil sebagai jabatan di semua tampilan, naskah, dan ekspor; nama lengkap juga di dalam kalimat yang ditulis "
        "orang. Catatan tersegel tetap memuatnya, jadi juga cadangan dan ekspor untuk pemulihan (--complete)."
    )
    return _text("hidden_names.name", entry, place) | _text("hidden_names.function", entry, place)


SINGLE: dict[str, Callable[[Any, str], Value]] = {
    "region": _region, "scope": _scope, "target": _target, "letterhead": _letterhead,
}  # fmt: skip
ENTRIES: dict[str, Callable[[dict[str, Any], str], dict[str, Any]]] = {
    "rapat": _session,
    "people": _one_person,
    SETTING: _one_name,
}
