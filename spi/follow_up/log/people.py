"""Who is at the keyboard, and what may they change?"""

from dataclasses import dataclass

OWN = ("claim", "progress", "evidence", "withdraw_evidence")  # what an OPD may do on the actions it is in charge of
OF_ADMIN = ("configure", "reset")  # what changes the settings of the app
_ADMINS = ("local", "admin")
_EVERYTHING = ("local", "inspectorate", "admin", "shipped")
ROLES = {"opd": "OPD", "inspectorate": "Inspektorat", "admin": "Admin", "local": "mode lokal", "shipped": "data bawaan"}


@dataclass(frozen=True)
class Person:
    """Somebody who reads or changes. role: a key of ROLES, or "" for a reader. opd: the unit of role "opd". why: for a reader,
    why they only read and what to do about it, in a sentence; "" where nothing more is known."""

    name: str
    role: str
    opd: str = ""
    why: str = ""


SHIPPED = Person("data bawaan", "shipped")


def refusal(person: Person, operation: str, *, opd: str = "") -> str:
    """Why this person may not do this operation on something the given OPD is in charge of, in one sentence; "" if they may."""
    if not person.name.strip():
        return "Isi nama Anda lebih dulu, supaya catatan menyebut siapa yang mengubah. Belum ada yang disimpan."
    if operation in OF_ADMIN and person.role in ROLES and person.role not in _ADMINS:
        return f"Setelan hanya boleh diubah {ROLES['admin']}. Minta admin mengubahnya; belum ada yang disimpan."
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
