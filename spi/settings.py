"""What does this regency set for itself? Read from data/settings.toml, with what the administrator set on the page in its place;
every value is checked before anybody uses it."""

import json
import os
import time
import tomllib
import zoneinfo
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from spi.words import dictionary

_FILE = Path(__file__).resolve().parents[1] / "data" / "settings.toml"
_NAMED = "data/settings.toml"
_AGAIN = "Perbaiki berkas itu, lalu muat ulang halaman atau jalankan lagi perintahnya."
SCOPES = ("provinsi", "kabkota", "kabupaten", "kota", "sejenis", "nasional", "lembaga")


class ShippedDataError(ValueError):
    """A file that ships contradicts itself; the message names file, place and value, and says what to do."""


class SettingsError(ValueError):
    """data/settings.toml cannot be used. The message is a sentence for whoever wrote it: file, key, value, what to do."""


class Rule(NamedTuple):
    """What a value may be. words: the same as a reader says it; written: how the file writes it; must: has it to be there?"""

    fits: Callable[[Any], bool]
    words: str
    must: bool = True
    written: str = ""


class Fault(NamedTuple):
    """The first fault of a table. table: its name, "" at the top; entry: its number in a list, 0 where there is none."""

    table: str
    entry: int
    key: str
    held: str
    what: str
    written: str = ""


def _text(*, must: bool = True) -> Rule:
    return Rule(lambda v: isinstance(v, str) and bool(v.strip()), "teks yang tidak kosong", must, " di antara tanda petik")


def _one_of(*codes: str, must: bool = True) -> Rule:
    return Rule(lambda value: isinstance(value, str) and value in codes, f"salah satu dari {', '.join(codes)}", must)


def _number(low: float, high: float, *, whole: bool = False) -> Rule:
    kinds = (int,) if whole else (int, float)
    words = f"bilangan{' bulat' if whole else ''} {low} sampai {high}"
    written = "" if whole else ", dengan titik desimal"
    return Rule(lambda value: type(value) in kinds and low <= value <= high, words, written=written)


def _yes_or_no() -> Rule:
    return Rule(lambda value: isinstance(value, bool), "true atau false", False)


def _digits(count: int) -> Rule:
    def fits(value: Any) -> bool:
        digits = value.replace(" ", "") if isinstance(value, str) else ""
        return len(digits) == count and digits.isascii() and digits.isdigit()

    return Rule(fits, f"{count} angka", False, " di antara tanda petik")


def _codes() -> Rule:
    def fits(value: Any) -> bool:
        return isinstance(value, list) and bool(value) and all(isinstance(v, str) and value.count(v) == 1 for v in value)

    return Rule(fits, "daftar kode wilayah, masing-masing satu kali", written=", di antara kurung siku dan tanda petik")


def _list_of(*codes: str, must: bool = True) -> Rule:
    def fits(value: Any) -> bool:
        return isinstance(value, list) and bool(value) and all(value.count(each) == 1 and each in codes for each in value)

    words = f"daftar, masing-masing satu kali, dari {', '.join(codes)}"
    return Rule(fits, words, must, "; ditulis di antara kurung siku")


def _table(words: str, *, must: bool) -> Rule:
    return Rule(lambda value: isinstance(value, dict), f"sebuah tabel {words}", must)


_TABLES: dict[str, dict[str, Rule]] = {
    "target": {"value": _number(0, 100), "survey_year": _number(2021, 2100, whole=True), "source": _text(), "note": _text()},
    "rapat": {
        "session": _number(1, 99, whole=True), "name": _text(), "source": _text(must=False),
        "slides": _list_of(*dictionary.words("slides"), must=False), "actions": _one_of("camat", must=False),
    },
    "letterhead": {"government": _text(must=False), "agency": _text()}
    | dict.fromkeys(("address", "city"), _text(must=False)) | {"postcode": _digits(5)}
    | dict.fromkeys(("phone", "website", "email", "signatory", "position"), _text(must=False)) | {"nip": _digits(18)},
    "follow_up": {
        "weak_gap": _number(0, 100), "weak_change": _number(0, 100), "large_gap": _number(0, 100),
        "camat_parts": _list_of(*dictionary.measures()),
    },
    "sign_in": {"idle_minutes": _number(1, 1440, whole=True), "shared": _yes_or_no()},
}  # fmt: skip
_TOP: dict[str, Rule] = {
    "region": _text(),
    "scope": _one_of(*SCOPES),
    "target": _table("[target]", must=False),
    "rapat": Rule(
        lambda value: isinstance(value, list) and all(isinstance(v, dict) for v in value), "tabel-tabel [[rapat]]", False
    ),
    "letterhead": _table("[letterhead]", must=False),
    "follow_up": _table("[follow_up]", must=True),
    "groups": _table("[groups]", must=False),
    "sign_in": _table("[sign_in]", must=False),
}
LETTERHEAD = tuple(_TABLES["letterhead"])  # its fields, in the order in which they are asked for
_overlay: Callable[[], Mapping[str, Any]] = dict


def overlaid_by(ask: Callable[[], Mapping[str, Any]]) -> None:
    """From now on `ask` says what was set on the page and can be used (key -> value; see fault_of): this room knows no store."""
    global _overlay
    _overlay = ask


def set_on_page() -> Mapping[str, Any]:
    """What the administrator set on the page, key -> value; with "people", who stand in no settings file."""
    return _overlay()


def settings() -> dict[str, Any]:
    """What is in force: region (code), scope (code), target (value, survey_year, source, note), rapat (sessions: session, name,
    slides, actions), letterhead (fields of LETTERHEAD), follow_up (limits in points, camat_parts), groups (name -> region codes),
    sign_in (idle_minutes, shared).
    What was set on the page comes before the file. Raises SettingsError on a value of the file that cannot be used."""
    return _in_force(json.dumps(set_on_page(), sort_keys=True))


def defaults() -> dict[str, Any]:
    """The same as the file alone has it."""
    return _in_force("{}")


def fault_of(key: str, value: Any) -> str:
    """Why a value cannot be set on the page, in one sentence; "" where it can. None: the setting is left out altogether."""
    rule = _TOP[key]
    if value is None:
        return f"{dictionary.word('settings', key)} tidak dapat dikosongkan." if rule.must else ""
    fault = next(_faults({key: value}, {key: rule}), None)
    if fault is None:
        return ""
    name = f"{fault.table}.{fault.key}" if fault.table else fault.key
    label = dictionary.words("settings").get(name, fault.key)  # a key that is unknown has no word
    entry = f"{dictionary.word('settings', fault.table)}, butir ke-{fault.entry}: " if fault.entry else ""
    return " ".join(filter(None, [f"{entry}{label}", fault.held, f"{fault.what}."]))


def keep_time() -> None:
    """Let this process keep the time of its region (WIB, WITA or WIT), whatever the clock of the machine keeps.

    A Windows machine keeps its own; settings that cannot be used say so where they are asked for.
    """
    try:
        region = settings()["region"]
    except SettingsError:
        return
    zone = time_zone(region)
    if hasattr(time, "tzset") and os.environ.get("TZ") != zone:
        os.environ["TZ"] = zone
        time.tzset()


def time_zone(region_code: str) -> str:
    """The time of a region by the name of its zone, "Asia/Jakarta"; on a machine without the list of zones as POSIX writes it,
    "WIB-7", seven hours ahead of Greenwich. A browser that this process starts knows the name only."""
    if region_code[:2] not in ("61", "62") and region_code[:1] in "567":  # Bali, Nusa Tenggara, Sulawesi, the other Kalimantan
        name, written = "Asia/Makassar", "WITA-8"
    elif region_code[:1] in "89":
        name, written = "Asia/Jayapura", "WIT-9"
    else:
        name, written = "Asia/Jakarta", "WIB-7"
    return name if any((Path(place) / name).is_file() for place in zoneinfo.TZPATH) else written


@cache
def _in_force(overlay: str) -> dict[str, Any]:
    content = _read()
    if fault := next(_faults(content, _TOP), None):
        where = f"[[{fault.table}]] ke-{fault.entry}, " if fault.entry else f"[{fault.table}] " if fault.table else ""
        held = f" = {fault.held}" if fault.held else ""
        raise SettingsError(f"Berkas {_NAMED}: {where}{fault.key}{held} {fault.what}{fault.written}. {_AGAIN}")
    content |= {key: value for key, value in json.loads(overlay).items() if key in _TOP}
    return {key: value for key, value in content.items() if value is not None}


def _faults(content: dict[str, Any], top: dict[str, Rule]) -> Iterator[Fault]:
    """What is wrong, one after the other; only the first one is sure to be one, as what follows takes its table for whole."""
    yield from _in_table(content, top, "", 0)
    for name, rules in _TABLES.items():
        entries = content.get(name, [])
        for entry, table in [(0, entries)] if isinstance(entries, dict) else enumerate(entries, start=1):
            yield from _in_table(table, rules, name, entry)
    yield from _in_table(content.get("groups", {}), dict.fromkeys(content.get("groups", {}), _codes()), "groups", 0)
    for key in ("session", "name"):
        held = [each[key] for each in content.get("rapat", [])]
        for entry, value in enumerate(held, start=1):
            if value in held[: entry - 1]:
                yield Fault("rapat", entry, key, _shown(value), "tertulis dua kali")


def _in_table(table: dict[str, Any], rules: dict[str, Rule], name: str, entry: int) -> Iterator[Fault]:
    """Every key of a table that is unknown, missing, or holds what it cannot hold."""
    for key in table:
        if key not in rules:
            yield Fault(name, entry, key, _shown(table[key]), f"tidak dikenal; yang dikenal: {', '.join(rules)}")
    for key, rule in rules.items():
        if key not in table and rule.must:
            yield Fault(name, entry, key, "", f"tidak ada; seharusnya {rule.words}", rule.written)
        if key in table and not rule.fits(table[key]):
            what = f"tidak dapat dipakai; seharusnya {rule.words}"
            yield Fault(name, entry, key, _shown(table[key]), what, rule.written)


def letterhead(region_code: str) -> dict[str, str]:
    """The letterhead, which belongs to the regency's own region only: what is set of LETTERHEAD; {} for another one, and where
    none was set."""
    return settings().get("letterhead", {}) if region_code == settings()["region"] else {}


def unknown_region(code: str, *, group: str = "") -> SettingsError:
    """The fault of a region (or of one in a group) that is not among the governments, to be raised where they are known."""
    fault = "bukan kode wilayah yang dikenal; kode ada di data/regions.csv"
    where = f"[groups] {group}:" if group else "region ="
    return SettingsError(f"Berkas {_NAMED}: {where} {_shown(code)} {fault}. {_AGAIN}")


def _read() -> dict[str, Any]:
    try:
        return tomllib.loads(_FILE.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"Berkas {_NAMED} tidak dapat dibuka. Sistem berkata: {error}. {_AGAIN}") from error
    except ValueError as error:  # of TOML, and of a text that is not UTF-8
        raise SettingsError(f"Berkas {_NAMED} tidak dapat dibaca sebagai TOML. Pembacanya berkata: {error}. {_AGAIN}") from error


def _shown(value: Any) -> str:
    return f'"{value[:60]}"' if isinstance(value, str) else str(value)[:60]
