"""The calendar as files: .ics as a foreign calendar program reads it, and the pages to hand out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar
from pdf_text import needs_poppler, pages, words

from spi.answers.cycle.calendar import calendar
from spi.answers.cycle.reminders import reminders
from spi.cycle import steps
from spi.documents.cycle.agenda_pdf import calendar_pdf, opd_pages
from spi.documents.cycle.calendar_ics import calendar_ics
from spi.follow_up import Plan
from spi.follow_up.log.people import Person

WHO, NOON = Person("Uji", "local"), datetime(2026, 3, 1, 12, tzinfo=UTC)


def entries(day=NOON):
    content = calendar_ics(calendar("3513", today=day.date()), name="Kabupaten Probolinggo", moment=day)
    return {str(event["uid"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def test_every_step_in_force_is_a_whole_day_event_with_a_key_of_its_own(store):
    table = calendar("3513", today=NOON.date()).query("in_force")
    found = entries()
    assert len(found) == len(table)
    fieldwork = found["3513-2025-fieldwork@dasbor-spi"]
    assert (fieldwork.decoded("dtstart"), fieldwork.decoded("dtend")) == (date(2025, 8, 1), date(2025, 11, 1))
    assert type(fieldwork.decoded("dtstart")) is date and not any(event.walk("VALARM") for event in found.values())


def test_an_estimate_is_tentative_and_a_known_day_confirmed(store):
    for event in entries().values():
        estimate = str(event["status"]) == "TENTATIVE"
        assert estimate == ("(perkiraan)" in str(event["summary"]))
    states = {str(event["status"]) for event in entries().values()}
    assert states == {"TENTATIVE", "CONFIRMED"}


def test_the_real_date_moves_the_event_that_a_calendar_already_holds(own_store):
    before = entries()["3513-2026-letter@dasbor-spi"]
    fields = {"step": "letter", "begins": "2026-04-20", "letter": "B/9/2026; a, b\\n", "link": "https://kpk.go.id/surat"}
    assert steps.write(WHO, Plan("3513", 2026), fields).subjects
    after = entries()["3513-2026-letter@dasbor-spi"]
    assert after.decoded("dtstart") == date(2026, 4, 20) and int(after["sequence"]) > int(before["sequence"])
    assert str(after["status"]) == "CONFIRMED" and "perkiraan" not in str(after["summary"])
    assert "B/9/2026; a, b\\n" in str(after["description"]) and str(after["url"]) == "https://kpk.go.id/surat"


@needs_poppler
def test_the_calendar_on_paper_holds_both_years_and_says_what_is_estimated(store):
    said = words(calendar_pdf("3513", moment=NOON))
    for text in ("Langkah berikutnya: Surat KPK (SPI 2026)", "Tahun 2026", "Tahun 2027", "perkiraan 17 April 2026",
                 "Perkiraan dari SPI 2024", "bukan tanggal yang diumumkan"):  # fmt: skip
        assert text in said, text


@needs_poppler
def test_each_opd_has_a_page_of_its_own_to_be_handed_out(own_store):
    day = NOON + timedelta(days=1)
    for opd in ("Dinas Pendidikan", "Dinas Kesehatan"):
        own = {"step": "own", "name": f"Rapat {opd}", "begins": day.date(), "in_charge": opd}
        assert steps.write(WHO, Plan("3513", 2026), own).subjects
    content = opd_pages("3513", moment=NOON)
    said = words(content)
    assert pages(content) == reminders("3513", today=NOON.date())["opd"].nunique()
    assert said.index("Rapat Dinas Kesehatan") < said.index("Rapat Dinas Pendidikan")
    assert said.count("Yang ditunggu dari Dinas") == 2


@pytest.mark.parametrize("make", [calendar_pdf, opd_pages])
def test_a_government_without_anything_typed_in_gets_an_honest_sheet(make, store):
    assert make("3529", moment=datetime(2021, 1, 1)).startswith(b"%PDF")
