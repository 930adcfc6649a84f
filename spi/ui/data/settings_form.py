"""How does the administrator see what is set, by whom and why, change it, and let the default hold again?"""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from spi import settings
from spi.answers.results import standing
from spi.follow_up import overrides
from spi.follow_up.log import allow_list
from spi.follow_up.log.people import ROLES, Person, refusal
from spi.ui.app import identity
from spi.ui.forms import notice
from spi.ui.forms.draft import Draft, unsaved
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import decimal, moment_words, number, plain_number

_NEW = -1  # the place of an entry that is not there yet
_WIDE = 520
Value = Any  # as the file would hold it


def sentence() -> str:
    """How many settings are no longer the default."""
    count = len(overrides.in_force())
    if not count:
        return "Semua setelan mengikuti bawaannya."
    return f"{count} dari {len(overrides.KEYS)} setelan diubah di halaman ini; selebihnya mengikuti bawaannya."


def in_force() -> None:
    """Every setting: what holds, and whether that is the default or who set it, when and why."""
    table = overrides.overrides()
    rows = []
    for key in overrides.KEYS:
        last = table.loc[key] if key in table.index else None
        rows.append((dictionary.word("settings", key), _words(key, _value(key)), _origin(key, last)))
    panel.small_table(pd.DataFrame(rows, columns=["setting", "in_force", "origin"]), ["setting", "in_force", "origin"],
                      alt="Setelan yang berlaku dan asalnya")  # fmt: skip


def edit(person: Person) -> None:
    """The form of one setting for who may change it, and for everybody what was done to it."""
    key = st.selectbox(
        "Setelan", overrides.KEYS, format_func=lambda each: dictionary.word("settings", each), key="setelan", width=_WIDE
    )
    if identity.may(person, "configure"):
        _form(person, key)
    else:
        st.caption(plain(refusal(person, "configure")))
    events = overrides.history(key)
    if len(events) and (key != "people" or identity.may(person, "configure")):
        with st.expander("Riwayat setelan ini", key="buka-riwayat-setelan", on_change="rerun") as fold:
            if fold.open:
                held = [json.loads(facts) for facts in events["facts"]]
                words = {
                    "happened_at": [moment_words(t) for t in events["happened_at"]],
                    "operation": [dictionary.word("operations", each) for each in events["operation"]],
                    "in_force": [_words(key, each["value"]) if "value" in each else "" for each in held],
                    "why": events["reason"],
                }
                panel.shown_table(events.assign(**words), ["happened_at", "actor", "operation", "in_force", "why"])


def _form(person: Person, key: str) -> None:
    table = overrides.overrides()
    draft = unsaved(overrides.subject(key))
    seen = draft.begin(overrides.subject(key), int(table.at[key, "last_seq"]) if key in table.index else 0)
    name = dictionary.word("settings", key)
    now: Value = draft.opened.setdefault("value", _value(key))
    chosen = _which(key, now or [], draft) if key in _ENTRIES else None
    with st.form(f"{draft.key}-{chosen}", border=False):
        value = _SINGLE[key](now) if chosen is None else _ENTRIES[key](now[chosen] if chosen != _NEW else {})
        reason = st.text_input("Alasan", width=_WIDE, max_chars=300)
        with st.container(horizontal=True):
            save = st.form_submit_button("Simpan setelan", type="primary", icon=":material/save:")
            remove = chosen not in (None, _NEW) and st.form_submit_button("Hapus butir ini", icon=":material/delete:")
            back = key in overrides.in_force() and st.form_submit_button("Kembalikan ke bawaan", icon=":material/undo:")
    if back:
        notice.finish(overrides.take_back(person, key, seen=seen, reason=reason), f"{name}: kembali ke bawaan.", draft)
    elif save or remove:
        if chosen is not None:
            value = _with(_value(key) or [], None if chosen == _NEW else now[chosen], None if remove else value)
        outcome = overrides.change(person, key, value, seen=seen, reason=reason)
        notice.finish(outcome, f"{name} disimpan." if outcome.subjects else "Tidak ada yang disimpan.", draft)


def _with(entries: list[Value], was: Value, is_now: Value) -> list[Value]:
    """The list with one entry changed, added (was: None) or left out (is_now: None); what others did to the rest stays."""
    rest = [is_now if each == was else each for each in entries]
    return [each for each in (rest if was in entries else [*rest, is_now]) if each is not None]


def _value(key: str) -> Value:
    """What holds of a setting, as the file would hold it; None where it is left out. People: those of the page, else the file."""
    if key != "people":
        return settings.settings().get(key)
    listed = allow_list.read(allow_list.file())
    return [
        {"address": address, "name": each.name, "role": each.role} | ({"opd": each.opd} if each.opd else {})
        for address, each in allow_list.in_force(listed, overrides.in_force().get(key)).items()
    ]


def _origin(key: str, last: pd.Series | None) -> str:
    if last is None:
        return "bawaan"
    who = f"{last['actor']}, {moment_words(last['happened_at'])}: {last['reason']}"
    if last["operation"] == "reset":
        return f"bawaan, dikembalikan oleh {who}"
    fault = overrides.fault_of(key, json.loads(last["value"]))
    return f"bawaan, karena yang diisi {who} tidak dapat dipakai lagi. {fault[0]}" if fault else who


def _words(key: str, value: Value) -> str:
    """A value in words; of people only how many, as everybody may read this page."""
    if not value:
        return "belum ada"
    if key == "region":
        return standing.regions().set_index("region_code")["name"].get(value, value)
    if key == "scope":
        return dictionary.word("scopes", value)
    if key == "target":
        return f"{decimal(value['value'])} untuk SPI {value['survey_year']}. {value['note']}"
    if key == "rapat":
        return "; ".join(f"{each['session']}: {each['name']}" for each in value)
    if key == "letterhead":
        return ", ".join(value[field] for field in settings.LETTERHEAD if field in value)
    counts = pd.Series([ROLES[each["role"]] for each in value]).value_counts(sort=False)
    return ", ".join(f"{count} {role}" for role, count in counts.items())


def _which(key: str, entries: list[dict[str, Any]], draft: Draft) -> int:
    """Which entry of a list is to be changed, _NEW for one more."""
    names = {_NEW: "Tambah yang baru…"} | {place: str(each["name"]) for place, each in enumerate(entries)}
    if key == "people":
        names |= {place: f"{each['name']} ({each['address']})" for place, each in enumerate(entries)}
        kept = len(allow_list.admins(allow_list.read(allow_list.file())))
        st.caption(f"Admin yang tertulis di berkas peran ({kept} orang) tetap admin, apa pun yang diatur di sini.")
    return st.selectbox(
        "Yang diubah", list(names), format_func=lambda each: plain(names[each]), key=f"butir-{draft.key}", width=_WIDE
    )


def _text(name: str, entry: dict[str, Any], *, width: int = _WIDE) -> dict[str, str]:
    """A text field of an entry; {} while it is empty."""
    label, _, field = dictionary.word("settings", name), *name.split(".")
    typed = st.text_input(label, entry.get(field, ""), width=width, max_chars=300).strip()
    return {field: typed} if typed else {}


def _region(now: str) -> Value:
    names = standing.regions().set_index("region_code")["name"].to_dict()
    codes = list(names)
    return st.selectbox(
        dictionary.word("settings", "region"), codes, codes.index(now) if now in names else 0, lambda code: plain(names[code]),
        width=_WIDE, filter_mode="contains",
    )  # fmt: skip


def _scope(now: str) -> Value:
    codes = list(settings.SCOPES)
    return st.selectbox(
        dictionary.word("settings", "scope"), codes, codes.index(now), lambda code: dictionary.word("scopes", code), width=_WIDE
    )


def _target(now: dict[str, Any] | None) -> Value:
    held = now or {}
    none = st.checkbox("Tanpa target", now is None)
    typed = st.text_input(dictionary.word("settings", "target.value"), plain_number(held["value"]) if held else "", width=150)
    year = st.number_input(
        dictionary.word("settings", "target.survey_year"), 2021, 2100, held.get("survey_year"), 1, "%d", width=150
    )
    value = number(typed, highest=100)
    points = {"value": typed if value is None else value} | ({} if year is None else {"survey_year": int(year)})
    return None if none else points | _text("target.source", held) | _text("target.note", held)


def _letterhead(now: dict[str, str] | None) -> Value:
    held = now or {}
    typed = [_text(f"letterhead.{field}", held) for field in settings.LETTERHEAD]
    return {field: text for each in typed for field, text in each.items()} or None


def _session(entry: dict[str, Any]) -> dict[str, Any]:
    slides = dictionary.words("slides")
    at = st.number_input(dictionary.word("settings", "rapat.session"), 1, 99, entry.get("session"), 1, "%d", width=150)
    made = ({} if at is None else {"session": int(at)}) | _text("rapat.name", entry)
    chosen = st.multiselect(
        dictionary.word("settings", "rapat.slides"), list(slides), entry.get("slides", []), slides.__getitem__,
        placeholder="Kosong: semua salindia", width=_WIDE,
    )  # fmt: skip
    camat = st.checkbox("Hanya tindak lanjut yang menyangkut camat", entry.get("actions") == "camat")
    wished = ({"slides": chosen} if chosen else {}) | ({"actions": "camat"} if camat else {})
    return made | wished | _text("rapat.source", entry)


def _one_person(entry: dict[str, Any]) -> dict[str, Any]:
    made = _text("people.address", entry) | _text("people.name", entry)
    roles = list(allow_list.SIGNED_IN_ROLES)
    role = st.selectbox(
        dictionary.word("settings", "people.role"), roles, roles.index(entry.get("role", "opd")), ROLES.__getitem__, width=_WIDE
    )
    return made | {"role": role} | _text("people.opd", entry)


_SINGLE: dict[str, Callable[[Any], Value]] = {"region": _region, "scope": _scope, "target": _target, "letterhead": _letterhead}
_ENTRIES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {"rapat": _session, "people": _one_person}
