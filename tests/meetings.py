"""Sessions of a mini FGD and what was said there, as the tests note it."""

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log.people import Person

SARI, BUDI = Person("Sari", "local"), Person("Budi", "local")
PLAN = Plan("3513", 2024)
FINDING = {"quote": "Tautan dibagikan atasan.", "part": "correction_conduct", "theme": "survey_conduct", "times": 3}


def session(**fields):
    held = discussion.hold_session(SARI, PLAN, {"date": "2025-08-05", "side": "internal", **fields})
    assert held.problems == []
    return held.subjects[0]


def said(held, **fields):
    noted = discussion.note_finding(SARI, PLAN, {"session": held, **FINDING, **fields})
    assert noted.problems == []
    return noted.subjects[0]


def version(theme):
    return discussion.theme_versions()[theme]
