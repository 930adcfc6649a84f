"""Which roles were in a session of the mini FGD, and how many people had each: can that be written down?"""

from typing import Any

from spi.follow_up.log import rules


def checked(fields: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The fields of a session, roles as role -> whole number of people, and a sentence for each role that cannot be. A role is a
    text as in a finding, with the same limits; a role without a name is left out, one that cannot be as well."""
    if "roles" not in fields:
        return fields, []
    roles = {} if fields["roles"] is None else fields["roles"]
    if not isinstance(roles, dict):
        problem = "Peran peserta belum dapat dibaca. Tulis peran lalu jumlahnya, misalnya: staf 6, camat 4."
        return fields | {"roles": {}}, [problem]
    clean: dict[str, int] = {}
    problems: list[str] = []
    for role, people in roles.items():
        name, count, problem = _one(str(role), people)
        problems += [problem] if problem else []
        clean |= {name: count} if name and not problem else {}
    return fields | {"roles": clean}, problems


def crowded(fields: dict[str, Any]) -> str:
    """A sentence where the roles (of `checked`) hold more people than took part."""
    people, present = sum((fields.get("roles") or {}).values()), fields.get("participants")
    if not present or not str(present).isdigit() or people <= int(present):
        return ""
    return f"Peran yang ditulis berjumlah {people} orang, sedangkan pesertanya {present}. Perbaiki salah satunya."


def _one(role: str, people: Any) -> tuple[str, int, str]:
    """A role, its people, and a sentence where one of them cannot be."""
    named, problems = rules.checked("finding", {"role": role}, new=False)
    counted, faults = rules.checked("session", {"participants": people}, new=False)
    name, count = named["role"], counted["participants"]
    if problems or not name:
        return name, 0, "".join(problems)
    if faults or count == "":
        text = "" if people is None else str(people)[:20]
        limit = f"bukan bilangan bulat 0 sampai {rules.COUNTS['participants']}. Perbaiki angkanya."
        return name, 0, f"Jumlah orang pada peran “{name[:60]}” (“{text}”) {limit}"
    return name, count, ""
