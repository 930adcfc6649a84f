"""What does this regency set for itself? Read from data/settings.toml, every value checked before anybody uses it."""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from spi.words import dictionary

_FILE = Path(__file__).resolve().parents[1] / "data" / "settings.toml"
_NAMED = "data/settings.toml"
_AGAIN = "Perbaiki berkas itu, lalu muat ulang halaman atau jalankan lagi perintahnya."
SCOPES = ("provinsi", "kabkota", "kabupaten", "kota", "sejenis", "nasional", "lembaga")

Rule = tuple[Callable[[Any], bool], str, bool]  # does a value fit, what it should be in words, must it be there


class ShippedDataError(ValueError):
    """A file that ships contradicts itself; the message names file, place and value, and says what to do."""


class SettingsError(ValueError):
    """data/settings.toml cannot be used. The message is a sentence for whoever wrote it: file, key, value, what to do."""


def _text(*, must: bool = True) -> Rule:
    return lambda value: isinstance(value, str) and bool(value.strip()), "teks di antara tanda petik", must


def _one_of(*codes: str, must: bool = True) -> Rule:
    return lambda value: isinstance(value, str) and value in codes, f"salah satu dari {', '.join(codes)}", must


def _number(low: float, high: float, *, whole: bool = False) -> Rule:
    kinds = (int,) if whole else (int, float)
    words = f"bilangan{' bulat' if whole else ''} {low} sampai {high}" + ("" if whole else ", dengan titik desimal")
    return lambda value: type(value) in kinds and low <= value <= high, words, True


def _codes() -> Rule:
    def fits(value: Any) -> bool:
        return isinstance(value, list) and bool(value) and all(isinstance(v, str) and value.count(v) == 1 for v in value)

    return fits, "daftar kode wilayah di antara kurung siku, masing-masing satu kali dan di antara tanda petik", True


def _list_of(*codes: str, must: bool = True) -> Rule:
    words = f"daftar di antara kurung siku, masing-masing satu kali, dari {', '.join(codes)}"

    def fits(value: Any) -> bool:
        return isinstance(value, list) and bool(value) and all(value.count(each) == 1 and each in codes for each in value)

    return fits, words, must


_TABLES: dict[str, dict[str, Rule]] = {
    "target": {"value": _number(0, 100), "survey_year": _number(2021, 2100, whole=True), "source": _text(), "note": _text()},
    "rapat": {
        "session": _number(1, 99, whole=True), "name": _text(), "source": _text(must=False),
        "slides": _list_of(*dictionary.words("slides"), must=False), "actions": _one_of("camat", must=False),
    },
    "follow_up": {
        "weak_gap": _number(0, 100), "weak_change": _number(0, 100), "large_gap": _number(0, 100),
        "camat_parts": _list_of(*dictionary.measures()),
    },
}  # fmt: skip
_TOP: dict[str, Rule] = {
    "region": _text(),
    "scope": _one_of(*SCOPES),
    "target": (lambda value: isinstance(value, dict), "sebuah tabel [target]", False),
    "rapat": (lambda value: isinstance(value, list) and all(isinstance(v, dict) for v in value), "tabel-tabel [[rapat]]", False),
    "follow_up": (lambda value: isinstance(value, dict), "sebuah tabel [follow_up]", True),
    "groups": (lambda value: isinstance(value, dict), "sebuah tabel [groups]", False),
}


@cache
def settings() -> dict[str, Any]:
    """The whole file: region (code), scope (code), target (value, survey_year, source, note), rapat (sessions: session, name,
    slides, actions), follow_up (limits in points, camat_parts), groups (name -> region codes). Raises SettingsError on a value
    that cannot be used."""
    content = _read()
    _check(content, _TOP, "")
    for name, rules in _TABLES.items():
        entries = content.get(name, [])
        for place, table in enumerate([entries] if isinstance(entries, dict) else entries, start=1):
            _check(table, rules, f"[{name}] " if isinstance(entries, dict) else f"[[{name}]] ke-{place}, ")
    _check(content.get("groups", {}), dict.fromkeys(content.get("groups", {}), _codes()), "[groups] ")
    for key in ("session", "name"):
        held = [each[key] for each in content.get("rapat", [])]
        if twice := [each for each in held if held.count(each) > 1]:
            raise SettingsError(f"Berkas {_NAMED}: [[rapat]] {key} = {_shown(twice[0])} tertulis dua kali. {_AGAIN}")
    return content


def stated_target(region_code: str) -> dict[str, Any] | None:
    """The stated target, which belongs to the regency's own region only: value, survey_year, source, note."""
    return settings().get("target") if region_code == settings()["region"] else None


def goal(region_code: str, value: float | None) -> tuple[float | None, str, str]:
    """A target as typed (points): value, name and basis; the stated one is called by its survey year and its note."""
    stated = stated_target(region_code)
    if stated and value == stated["value"]:
        return value, f"Target SPI {stated['survey_year']}", stated["note"]
    return value, "Target", "diketik"


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


def _check(table: dict[str, Any], rules: dict[str, Rule], where: str) -> None:
    """Raise SettingsError on the first key of a table that is unknown, missing, or holds what it cannot hold."""
    for key in table:
        if key not in rules:
            known = f"tidak dikenal; yang dikenal: {', '.join(rules)}"
            raise SettingsError(f"Berkas {_NAMED}: {where}{key} = {_shown(table[key])} {known}. {_AGAIN}")
    for key, (fits, words, must) in rules.items():
        if key not in table and must:
            raise SettingsError(f"Berkas {_NAMED}: {where}{key} tidak ada; seharusnya {words}. {_AGAIN}")
        if key in table and not fits(table[key]):
            fault = f"tidak dapat dipakai; seharusnya {words}"
            raise SettingsError(f"Berkas {_NAMED}: {where}{key} = {_shown(table[key])} {fault}. {_AGAIN}")


def _shown(value: Any) -> str:
    return f'"{value[:60]}"' if isinstance(value, str) else str(value)[:60]
