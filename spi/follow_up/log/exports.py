"""Who took which file away, and when, on a server that several governments share?"""

import uuid

from spi.follow_up import Plan
from spi.follow_up.log.events import Event, append
from spi.follow_up.log.people import ROLES, Person
from spi.store import database


def note(person: Person, plan: Plan, file_name: str) -> None:
    """Write down that a file about a government was handed out; nothing on a server of one office, where all is everybody's."""
    if person.region is None or person.role not in ROLES:
        return
    taken = Event("export", f"unduhan-{uuid.uuid4().hex[:12]}", "export", {"file_name": file_name}, plan=plan)
    with database.write() as transaction:
        append(transaction, person, [taken])
