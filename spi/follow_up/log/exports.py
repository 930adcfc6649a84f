"""Who took which file away, and when, on a server that several governments share?"""

import uuid

from spi.follow_up import Plan
from spi.follow_up.log.events import Event, append
from spi.follow_up.log.people import ROLES, Person, is_of
from spi.store import database


def note(person: Person, plan: Plan, file_name: str) -> None:
    """Write down that a file about a government was handed out, among the events of who took it; nothing on a server of one
    office, where all is everybody's, and of the office that runs a shared one."""
    if person.region is None or person.role not in ROLES:
        return
    own = plan if is_of(person, plan.region_code) else Plan(person.region, plan.survey_year)
    told = {"file_name": file_name, "source": plan.slug}
    taken = Event("export", f"unduhan-{uuid.uuid4().hex[:12]}", "export", told, plan=own)
    with database.write() as transaction:
        append(transaction, person, [taken])
