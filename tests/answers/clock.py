"""A clock that a test sets, and what an older version wrote at its time."""

from datetime import datetime

from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.store import database

WHO = Person("Uji", "local")


class Clock(datetime):
    """A clock that a test sets."""

    moment = datetime(2026, 1, 5, 9)

    @classmethod
    def now(cls, tz=None):
        return cls.moment


def emptied_in_an_older_log(of, key):
    """The due date of an action is emptied as it could be before that was refused."""
    with database.write() as cursor:
        events.append(cursor, WHO, [events.Event("action", key, "move_due", {"due": ""}, "alasan", of)])
