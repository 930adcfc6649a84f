"""How does a calendar become a file that every calendar program reads (iCalendar, RFC 5545)?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

_PRODUCT = "-//Dasbor SPI//Kalender siklus//ID"


@dataclass(frozen=True)
class DayEvent:
    """An event of whole days. uid: stays when its days change; version: grows then; tentative: are they only estimated?"""

    uid: str
    version: int
    title: str
    first: date
    last: date
    tentative: bool
    note: str
    url: str


def calendar_file(name: str, events: Iterable[DayEvent], *, made_at: datetime) -> bytes:
    """The events as the content of an .ics file; none of them reminds anybody or takes up anybody's time."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_entry(event, made_at))
    return calendar.to_ical()


def _entry(event: DayEvent, made_at: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"{event.uid}@dasbor-spi")
    entry.add("sequence", event.version)
    entry.add("dtstamp", made_at)
    entry.add("dtstart", event.first)
    entry.add("dtend", event.last + timedelta(days=1))  # the day after the last one, as the standard counts
    entry.add("summary", event.title)
    entry.add("status", "TENTATIVE" if event.tentative else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    if event.note:
        entry.add("description", event.note)
    if event.url:
        entry.add("url", event.url)
    return entry
