"""Which plan and themes come with the project? Writes data/follow_up.toml into the log once; what is there is left alone."""

import tomllib
from pathlib import Path

from spi.follow_up import Plan
from spi.follow_up.log.events import Event, append
from spi.follow_up.log.people import SHIPPED
from spi.settings import ShippedDataError
from spi.store import database

_FILE = Path(__file__).resolve().parents[3] / "data" / "follow_up.toml"


def load(file: Path = _FILE) -> bool:
    """Add the shipped themes and actions that the log does not know yet; True when something was added. Raises ShippedDataError
    where the file cannot be used."""
    try:
        events = _events(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        problem = "tidak dapat dibaca sebagai rencana bawaan. Perbaiki berkas itu, atau pasang lagi folder data/."
        raise ShippedDataError(f"data/{file.name} {problem} Pembacanya berkata: {error}") from error
    known = set(database.query("shipped_subjects")["subject"])
    if all(event.subject in known for event in events):
        return False
    with database.write() as transaction:
        known = set(transaction.ask("shipped_subjects")["subject"])
        append(transaction, SHIPPED, [event for event in events if event.subject not in known])
    return True


def _events(content: dict) -> list[Event]:
    themes = [Event("theme", key, "create", {"name": name}) for key, name in content["themes"].items()]
    actions = [
        Event(
            "action", f"rtl-{plan['region']}-{plan['survey_year']}-{number}", "create",
            {"number": number, "title": title, "source": plan["source"]}, plan["note"], Plan(plan["region"], plan["survey_year"]),
        )
        for plan in content["plan"]
        for number, title in enumerate(plan["actions"], start=1)
    ]  # fmt: skip
    return themes + actions
