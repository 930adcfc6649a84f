"""Who is on the list of people who may change something, and what is wrong with that list?"""

import re
import tomllib
from pathlib import Path
from typing import Any

from spi.follow_up.log.people import ROLES, Person

SIGNED_IN_ROLES = ("opd", "inspectorate", "admin")
_LINE = re.compile(r"\(at line (\d+)")
_REMEDY = "perbaiki berkas itu, lalu muat ulang halaman; sampai saat itu semua orang hanya membaca."


class AllowListError(ValueError):
    """The list cannot be used; the message is one sentence: which file, which line where known, what to do."""


def read(file: Path) -> dict[str, Person]:
    """The people of a roles file by key(address), each under the bare name; {} where there is no such file.

    One [[person]] each: address, role (SIGNED_IN_ROLES), opd with the role opd, name if wished. Raises AllowListError for
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
        wrong = _wrong(entry)
        address = "" if wrong else entry["address"].strip()
        if key(address) in by_address:
            wrong = f"alamat “{address[:80]}” sudah ada di atasnya"
        if wrong:
            raise _broken(file, f"{place}: {wrong}")
        name = entry.get("name", "").strip() or "Tanpa nama"
        by_address[key(address)] = Person(name, entry["role"], entry.get("opd", "").strip())
    return by_address


def _wrong(entry: Any) -> str:
    """What is wrong with one person of the file, as a clause; "" where nothing is."""
    if not isinstance(entry, dict):
        return "bukan orang dengan address dan role"
    for field, value in entry.items():
        if field not in ("address", "name", "role", "opd"):
            return f"isian “{field[:40]}” tidak dikenal; yang dikenal: address, name, role, opd"
        if not isinstance(value, str):
            return f"{field} harus teks di antara tanda petik"
    if not entry.get("address", "").strip():
        return "address belum diisi"
    if entry.get("role") not in SIGNED_IN_ROLES:
        role = f"“{entry['role'][:40]}” tidak dikenal" if entry.get("role") else "belum diisi"
        return f"role {role}; pilih {', '.join(SIGNED_IN_ROLES)}"
    if entry["role"] == "opd" and not entry.get("opd", "").strip():
        return f"opd belum diisi, padahal perannya {ROLES['opd']}"
    return ""


def _broken(file: Path, what: str) -> AllowListError:
    return AllowListError(f"Daftar peran {file} {what}; {_REMEDY}")
