"""How does the administrator see what is set, by whom and why, change it, and let the default hold again?"""

import json
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from spi import settings
from spi.answers.results import standing
from spi.follow_up import overrides
from spi.follow_up.log import allow_list
from spi.follow_up.log.hidden_names import SETTING
from spi.follow_up.log.people import ROLES, Person, refusal
from spi.ui.app import address, identity
from spi.ui.data.settings_inputs import ENTRIES, SINGLE, WIDE, Value
from spi.ui.forms import notice
from spi.ui.forms.draft import Draft, keep, unsaved
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import decimal, moment_words

_NEW = -1  # the place of an entry that is not there yet


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
    key = address.choice(
        st.selectbox, "Setelan", list(overrides.KEYS), next(iter(overrides.KEYS)), key="setelan",
        words=lambda each: dictionary.word("settings", each), width=WIDE,
    )  # fmt: skip
    if identity.may(person, "configure"):
        _form(person, key)
    else:
        st.caption(plain(refusal(person, "configure")))
    events = overrides.history(key)
    if len(events) and (key not in ("people", SETTING) or identity.may(person, "configure")):
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
    chosen = _which(key, now or [], draft) if key in ENTRIES else None
    value, reason, place = _typed(key, draft, chosen, now if chosen is None else {} if chosen == _NEW else now[chosen])
    with st.container(horizontal=True):
        save = st.button("Simpan setelan", type="primary", icon=":material/save:", key=f"simpan-{place}")
        remove = chosen not in (None, _NEW) and st.button("Hapus butir ini", icon=":material/delete:", key=f"hapus-{place}")
        back = key in overrides.in_force() and st.button("Kembalikan ke bawaan", icon=":material/undo:", key=f"kembali-{place}")
    if back:
        notice.finish(overrides.take_back(person, key, seen=seen, reason=reason), f"{name}: kembali ke bawaan.", draft)
    elif save or remove:
        if chosen is not None:
            value = _with(_value(key) or [], None if chosen == _NEW else now[chosen], None if remove else value)
        outcome = overrides.change(person, key, value, seen=seen, reason=reason)
        notice.finish(outcome, f"{name} disimpan.", draft)


def _typed(key: str, draft: Draft, chosen: int | None, stood: Value) -> tuple[Value, str, str]:
    """The inputs of a setting or of one entry of it: what is typed, the reason, and the place that stands in their keys. What is
    not saved yet stays in the browser."""
    left = draft.opened.get("left", {})
    left = left if left and left["stood"] == stood else {}
    place = f"{draft.key}-{chosen}"
    value = (SINGLE | ENTRIES)[key](left.get("value", stood), place)
    reason = st.text_input("Alasan", left.get("reason", ""), key=f"alasan-{place}", width=WIDE, max_chars=300)
    drawn = draft.opened.setdefault(place, value)
    draft.changes = {"stood": stood, "value": value, "reason": reason} if reason or value != (stood if left else drawn) else {}
    keep(draft.place, draft.changes, take_back=partial(_take_back, key, draft))
    return value, reason, place


def _take_back(key: str, draft: Draft, left: Any) -> None:
    """Draw the inputs anew with what an earlier visit of this browser left unsaved; nothing of it is trusted."""
    if not isinstance(left, dict) or not {"stood", "value"} <= set(left):
        return
    value, reason = _readable(left["value"]), _readable(left.get("reason"))
    if isinstance(value, str) if key in ("region", "scope") else value is None or isinstance(value, dict):
        draft.opened["left"] = {"stood": left["stood"], "value": value, "reason": reason if isinstance(reason, str) else ""}
        draft.renew()


def _readable(value: Any) -> Value:
    """What can stand in an input of something that a browser held: texts, numbers, lists of texts, and tables of these."""
    if isinstance(value, dict):
        return {name: kept for name, each in value.items() if (kept := _readable(each)) is not None}
    if isinstance(value, list):
        return [each for each in value if isinstance(each, str)]
    return value[:300] if isinstance(value, str) else value if type(value) in (int, float) else None


def _with(entries: list[Value], was: Value, is_now: Value) -> list[Value]:
    """The list with one entry changed, added (was: None) or left out (is_now: None); what others did to the rest stays."""
    rest = [is_now if each == was else each for each in entries]
    return [each for each in (rest if was in entries else [*rest, is_now]) if each is not None]


def _value(key: str) -> Value:
    """What holds of a setting, as the file would hold it; None where it is left out. People: those of the page, else the file."""
    if key == SETTING:
        return overrides.in_force().get(key)
    if key != "people":
        return settings.settings().get(key)
    listed = allow_list.read(allow_list.file())
    return [
        allow_list.entry(address, each, shared=allow_list.is_shared(listed))
        for address, each in allow_list.in_force(listed, overrides.in_force().get(key)).items()
    ]


def _origin(key: str, last: pd.Series | None) -> str:
    if last is None:
        return "bawaan"
    who = f"{last['actor'].partition(' (')[0]}, {moment_words(last['happened_at'])}: {last['reason']}"
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
    if key == SETTING:
        return f"{len(value)} nama"
    counts = pd.Series([ROLES[each["role"]] for each in value]).value_counts(sort=False)
    return ", ".join(f"{count} {role}" for role, count in counts.items())


def _which(key: str, entries: list[dict[str, Any]], draft: Draft) -> int:
    """Which entry of a list is to be changed, _NEW for one more."""
    names = {_NEW: "Tambah yang baru…"} | {place: str(each["name"]) for place, each in enumerate(entries)}
    if key == "people":
        names |= {place: f"{each['name']} ({each['address']})" for place, each in enumerate(entries)}
        kept = len(allow_list.admins(allow_list.read(allow_list.file())))
        st.caption(f"Admin yang tertulis di berkas peran ({kept} orang) tetap admin, apa pun yang diatur di sini.")
    left = draft.opened.get("left", {}).get("stood")
    at = list(names).index(entries.index(left)) if left in entries else 0
    return st.selectbox("Yang diubah", list(names), at, names.__getitem__, key=f"butir-{draft.key}", width=WIDE)
