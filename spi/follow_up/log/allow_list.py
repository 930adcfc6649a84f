"""Who is on the list of people who may change something, and what is wrong with that list?"""

import os
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from spi import settings
from spi.follow_up.log.people import ROLES, Person
from spi.store import database
from spi.words import dictionary

SIGNED_IN_ROLES = ("opd", "inspectorate", "admin")
# Addresses and roles stand beside secrets.toml, never in the repository; .docs/people.md says how to write it.
_FILE = Path(__file__).resolve().parents[3] / ".streamlit" / "roles.toml"
EVERY = "semua"  # of no single government, on a shared server
_FIELDS = ("address", "name", "role", "opd", "region", "province")
_CODES = {"region": re.compile(rf"[0-9]{{2}}([0-9]{{2}})?|{EVERY}"), "province": re.compile(r"[0-9]{2}")}
_LINE = re.compile(r"\(at line (\d+)")
_NO_GOVERNMENT = (
    f"region atau province belum diisi, padahal server ini dipakai beberapa pemda; tulis {EVERY} pada region bila ia dari kantor "
    "pengelola server"
)
_REMEDY = "perbaiki berkas itu, lalu muat ulang halaman; sampai saat itu semua orang hanya membaca."


class AllowListError(ValueError):
    """The list cannot be used; the message is one sentence: which file, which line where known, what to do."""


def file() -> Path:
    """The roles file: SPI_ROLES, or .streamlit/roles.toml."""
    return Path(os.environ.get("SPI_ROLES") or _FILE)


def everybody() -> dict[str, Person]:
    """Everybody who may change something, by key(address): of the roles file, or those set on the page. Raises AllowListError
    where the list is broken, or names a government that nobody knows."""
    listed = in_force(read(file()), settings.set_on_page().get("people"))
    known = set(database.query("regions")["region_code"])
    strange = next((each.region for each in listed.values() if each.region and each.region not in known), "")
    if strange:
        raise AllowListError(f"Daftar peran memuat kode wilayah “{strange[:20]}” yang tidak dikenal; {_REMEDY}")
    return listed


def named(address: str, listed: dict[str, Person]) -> Person | None:
    """The person of an address, called by name and address; None where the list does not name them."""
    person = listed.get(key(address))
    return replace(person, name=f"{person.name} ({address.strip()})") if person else None


def in_force(listed: dict[str, Person], people: list[dict[str, str]] | None) -> dict[str, Person]:
    """The file's people, or those set on the page (entries as in the file without a fault; None: nobody was).

    Who is admin in the file stays admin whatever the page says: whoever runs the server is never locked out.
    """
    if people is None:
        return listed
    return {key(each["address"]): _person(each) for each in people} | admins(listed)


def entry(address: str, person: Person, *, shared: bool = False) -> dict[str, str]:
    """A person of the list as the file writes them; shared: of the list of a shared server."""
    nowhere = EVERY if shared and person.role != "admin" else ""
    whose = {"province": person.province} if person.province else {"region": person.region or nowhere}
    written = {"address": address, "name": person.name, "role": person.role, "opd": person.opd, **whose}
    return {field: text for field, text in written.items() if text}


def admins(listed: dict[str, Person]) -> dict[str, Person]:
    """Those of a list who may change the settings."""
    return {address: person for address, person in listed.items() if person.role == "admin"}


def is_shared(listed: dict[str, Person]) -> bool:
    """Do several governments share the server, so that what is one's own is read by its own people only?"""
    return any(person.region is not None for person in listed.values())


def fault_of(people: Any) -> str:
    """What is wrong with people set on the page, in one sentence; "" where nothing is."""
    if not isinstance(people, list):
        return "Orang dan peran harus berupa daftar."
    addresses: list[str] = []
    for number, entry in enumerate(people, start=1):
        if wrong := _wrong(entry, {field: dictionary.word("settings", f"people.{field}") for field in _FIELDS}):
            return f"Orang ke-{number}: {wrong}."
        addresses.append(key(entry["address"]))
        if addresses.count(addresses[-1]) > 1:
            return f"Orang ke-{number}: alamat “{entry['address'][:80]}” sudah ada di daftar."
    number = _without_government(people)
    return f"Orang ke-{number}: {_NO_GOVERNMENT}." if number else ""


def read(file: Path) -> dict[str, Person]:
    """The people of a roles file by key(address), each under the bare name; {} where there is no such file.

    One [[person]] each: address, role (SIGNED_IN_ROLES), opd with the role opd, name if wished; on a shared server region (the
    code of their government) or province (of a province whose governments they follow). Raises AllowListError for
    anything else: a list of which a part is guessed gives somebody a role that nobody meant.
    """
    text = _text(file)
    try:
        held = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _LINE.search(str(error))
        where = f"di baris {line[1]}" if line else "sampai akhir"
        raise _broken(file, f"tidak dapat dibaca {where} sebagai TOML") from error
    people = held.get("person", [])
    if strange := [name for name in held if name != "person"]:
        raise _broken(file, f"memuat “{strange[0][:40]}” yang tidak dikenal; setiap orang ditulis sebagai [[person]]")
    if not isinstance(people, list):
        raise _broken(file, "tidak memuat orang sebagai [[person]]")
    return _listed(file, people, _lines(text, len(people)))


def key(address: str) -> str:
    """By what an address is found: small and capital letters are the same, but only those of ASCII.

    Other alphabets have letters that become an ASCII one when written small: "ſ" would be "s", and somebody else's address.
    """
    return address.strip().lower() if address.strip().isascii() else address.strip()


def _text(file: Path) -> str:
    try:
        if not file.exists():
            if os.environ.get("SPI_ROLES"):
                raise _broken(file, "tidak ada, padahal SPI_ROLES menunjuknya")
            return ""
        if not file.is_file():
            raise _broken(file, "bukan berkas biasa")
        return file.read_text(encoding="utf-8-sig")  # with or without the mark that Windows' Notepad sets before it
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _broken(file, f"bukan teks UTF-8 (baris {line}); simpan ulang dengan UTF-8") from error
    except OSError as error:
        raise _broken(file, "tidak dapat dibuka oleh aplikasi; periksa izin bacanya") from error


def _lines(text: str, count: int) -> list[str]:
    """Where each person begins, in words: by line where every one has a line of its own, else by number."""
    starts = [number for number, line in enumerate(text.splitlines(), start=1) if re.match(r"\s*\[\[\s*person\s*\]\]", line)]
    return [f"baris {line}" for line in starts] if len(starts) == count else [f"orang ke-{n + 1}" for n in range(count)]


def _listed(file: Path, people: list[Any], places: list[str]) -> dict[str, Person]:
    by_address: dict[str, Person] = {}
    for entry, place in zip(people, places, strict=True):
        wrong = _wrong(entry, dict(zip(_FIELDS, _FIELDS, strict=True)))
        address = "" if wrong else entry["address"].strip()
        if key(address) in by_address:
            wrong = f"alamat “{address[:80]}” sudah ada di atasnya"
        if wrong:
            raise _broken(file, f"{place}: {wrong}")
        by_address[key(address)] = _person(entry)
    if number := _without_government(people):
        raise _broken(file, f"{places[number - 1]}: {_NO_GOVERNMENT}")
    return by_address


def _person(entry: dict[str, str]) -> Person:
    province, region = (entry.get(name, "").strip() for name in ("province", "region"))
    return Person(
        entry.get("name", "").strip() or "Tanpa nama", entry["role"], entry.get("opd", "").strip(),
        region=(None if region == EVERY else region) or province or None, province=province,
    )  # fmt: skip


def _wrong(entry: Any, called: dict[str, str]) -> str:
    """What is wrong with one person, as a clause; "" where nothing is. called: what its reader calls each field."""
    if not isinstance(entry, dict):
        return f"bukan orang dengan {called['address']} dan {called['role']}"
    for field, value in entry.items():
        if field not in called:
            return f"isian “{field[:40]}” tidak dikenal; yang dikenal: {', '.join(called.values())}"
        if not isinstance(value, str):
            return f"{called[field]} harus teks di antara tanda petik"
    if not entry.get("address", "").strip():
        return f"{called['address']} belum diisi"
    if entry.get("role") not in SIGNED_IN_ROLES:
        role = f"“{entry['role'][:40]}” tidak dikenal" if entry.get("role") else "belum diisi"
        return f"{called['role']} {role}; pilih {', '.join(SIGNED_IN_ROLES)}"
    for field, code in _CODES.items():
        if (held := entry.get(field, "").strip()) and not code.fullmatch(held):
            return f"{called[field]} “{held[:20]}” bukan kode wilayah; tulis misalnya {'3513' if field == 'region' else '35'}"
    if entry.get("region", "").strip() and entry.get("province", "").strip():
        return f"isi salah satu: {called['region']} atau {called['province']}"
    if entry["role"] == "opd" and not entry.get("opd", "").strip():
        return f"{called['opd']} belum diisi, padahal perannya {ROLES['opd']}"
    return ""


def _without_government(people: list[Any]) -> int:
    """The number of the first person who does not say of which government they are, though others do; 0 where all is said."""
    told = [isinstance(each, dict) and any(str(each.get(field, "")).strip() for field in _CODES) for each in people]
    roles = [each.get("role") if isinstance(each, dict) else "" for each in people]
    silent = [n for n, said in enumerate(told, start=1) if not said and roles[n - 1] in ("opd", "inspectorate")]
    return silent[0] if silent and (any(told) or settings.defaults().get("sign_in", {}).get("shared")) else 0


def _broken(file: Path, what: str) -> AllowListError:
    return AllowListError(f"Daftar peran {file} {what}; {_REMEDY}")
