"""Who is at the keyboard, and what may they change?"""

from dataclasses import dataclass

OWN = ("claim", "progress", "evidence", "withdraw_evidence")  # what an OPD may do on the actions it is in charge of
OF_ADMIN = ("configure", "reset")  # what changes the settings of the app
ERASE = "erase_file"  # what deletes the content of a withdrawn file for ever
_ADMINS = ("local", "admin")
_EVERYTHING = ("local", "inspectorate", "admin", "shipped")
_SHARED = ("import", *OF_ADMIN)  # what changes what all governments of a shared server use
ROLES = {"opd": "OPD", "inspectorate": "Inspektorat", "admin": "Admin", "local": "mode lokal", "shipped": "data bawaan"}
_NOTHING = "Belum ada yang disimpan."
_SHARED_DATA = f"Data dan setelan bersama hanya diubah pengelola server ini, yang tidak terikat satu pemda. {_NOTHING}"


@dataclass(frozen=True)
class Person:
    """Somebody who reads or changes. role: a key of ROLES, or "" for a reader. opd: the unit of role "opd". why: for a reader,
    why they only read and what to do about it, in a sentence; "" where nothing more is known.

    region: of which government they are, by its code; None: of none in particular, so of every one; "": of nobody, on a server
    that several governments share. province: the code of the province whose governments' plans they follow, too.
    """

    name: str
    role: str
    opd: str = ""
    why: str = ""
    region: str | None = None
    province: str = ""


SHIPPED = Person("data bawaan", "shipped")


def is_of(person: Person, region_code: str) -> bool:
    """Is this person one of the people of a government, or of every one? "": of what belongs to no government."""
    return person.region is None or region_code in ("", person.region)


def refusal_for_all(person: Person) -> str:
    """Why this person may not change what all governments of a shared server use (themes, imports, settings); "" if they may."""
    return "" if person.region is None else _SHARED_DATA


def refusal(person: Person, operation: str, *, opd: str = "", region: str = "") -> str:
    """Why this person may not do this operation on something the given OPD is in charge of, in one sentence; "" if they may.

    region: the code of the government whose it is; "" where it belongs to none.
    """
    if not person.name.strip():
        return "Isi nama Anda lebih dulu, supaya catatan menyebut siapa yang mengubah. Belum ada yang disimpan."
    if operation in OF_ADMIN and person.role in ROLES and person.role not in _ADMINS:
        return f"Setelan hanya boleh diubah {ROLES['admin']}. Minta admin mengubahnya; belum ada yang disimpan."
    if operation == ERASE and person.role in ROLES and person.role not in _ADMINS:
        return f"Isi berkas hanya boleh dihapus {ROLES['admin']}. Minta admin menghapusnya; belum ada yang dihapus."
    if person.role in ROLES and person.region is not None and (operation in _SHARED or not is_of(person, region)):
        return _SHARED_DATA if operation in _SHARED else f"Ini milik pemda lain ({region}), bukan pemda Anda. {_NOTHING}"
    if person.role in _EVERYTHING:
        return ""
    if person.role != "opd":
        why = person.why or f"{person.name} hanya boleh membaca. Minta peran kepada admin."
        return f"{why} Belum ada yang disimpan."
    if operation not in OWN:
        return "Peran OPD hanya boleh mengisi klaim, progres, dan bukti. Hubungi Inspektorat; belum ada yang disimpan."
    if not person.opd or person.opd.casefold() != opd.casefold():
        owner = opd or "OPD yang belum ditetapkan"
        return f"Tindak lanjut ini milik {owner}, bukan {person.opd or 'OPD Anda'}. Belum ada yang disimpan."
    return ""
