"""How does a change of the figures enter the sealed log: who brought, undid or chose what, and how does it stand since?"""

from spi.follow_up.log.events import Event, append
from spi.follow_up.log.people import SHIPPED, Person
from spi.store import seals
from spi.store.transaction import Transaction


def seal_imports(transaction: Transaction, person: Person, operation: str, batches: list[int], *, reason: str = "") -> None:
    """Write an event for each of these batches: import or undo."""
    append(transaction, person, _events(seals.imports(transaction, batches), operation, reason))


def seal_choice(transaction: Transaction, person: Person, *, reason: str) -> None:
    """Write an event for the choice that was made last."""
    newest = list(seals.choices(transaction).items())[-1:]
    append(transaction, person, _events(dict(newest), "choose", reason))


def seal_shipped(transaction: Transaction, before: seals.States) -> None:
    """Write an event for what ships, and for each import and choice that its coming altered (merging.py). before: what stood as
    it was sealed (`sound`) before it came in. A store that an earlier version made is sealed as it is."""
    now = seals.imports(transaction) | seals.choices(transaction)
    shipped = {key: now.pop(key) for key in seals.imports(transaction, [0])}
    if not seals.sealed(transaction):
        append(transaction, SHIPPED, _events(now, seals.ADOPT, "dari versi yang belum menyegelnya"))
    moved = {key: now[key] for key, state in before.items() if key in now and now[key] != state}
    append(transaction, SHIPPED, _events(shipped, "import", "") + _events(moved, "merge", "ejaan instansi yang ikut aplikasi"))


def sound(transaction: Transaction) -> seals.States:
    """What stands as it was sealed; what does not is never sealed again as if it were."""
    sealed = seals.sealed(transaction)
    standing = seals.imports(transaction) | seals.choices(transaction) if sealed else {}
    return {key: state for key, state in standing.items() if sealed.get(key) == state}


def _events(states: seals.States, operation: str, reason: str) -> list[Event]:
    return [Event(kind, subject, operation, state, reason) for (kind, subject), state in states.items()]
