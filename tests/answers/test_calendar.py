"""Which date of a step stands, what is only estimated, and what its days mean on a day that the test sets."""

from datetime import date, datetime

import pytest

from spi.answers.cycle.calendar import calendar, days_words, following, of_year, undated
from spi.answers.cycle.reminders import reminders
from spi.cycle import steps
from spi.follow_up import Plan
from spi.follow_up.log import records
from spi.follow_up.log.people import Person
from spi.narrative.cycle.calendar import due_and_late, next_step, place_in_year, undated_steps, unrecorded
from spi.narrative.sentence import NUMBER, known

WHO = Person("Uji", "local")
SPRING = date(2026, 3, 1)


def step(table, year, code, *, in_force=True):
    rows = table[(table["survey_year"] == year) & (table["step"] == code) & (table["in_force"] == in_force)]
    (row,) = rows.to_dict("records")
    return row


def entered(code, year, **days):
    return steps.write(WHO, Plan("3513", year), {"step": code, **days})


def test_the_coming_year_is_estimated_from_the_newest_one_before_and_says_from_which(store):
    table = calendar("3513", today=SPRING)
    letter, fieldwork = step(table, 2026, "letter"), step(table, 2026, "fieldwork")
    assert (letter["basis"], letter["estimated_from"], letter["first"]) == ("estimate", 2024, date(2026, 4, 17))
    assert (fieldwork["estimated_from"], fieldwork["begins"], fieldwork["ends"]) == (2025, date(2026, 8, 1), date(2026, 10, 31))
    assert "Perkiraan dari SPI 2024 (17 April 2024)" in letter["note"]
    assert letter["outlet"].startswith("perkiraan dari tanggal SPI 2024: "), "no source prints this day"


def test_a_past_year_holds_only_what_a_source_states(store):
    past = calendar("3513", today=SPRING).query("survey_year <= 2024")
    assert set(past["basis"]) == {"published"} and set(past["outlet"]) and "" not in set(past["outlet"])


def test_the_dates_of_one_government_are_not_those_of_another(store):
    other = calendar("3529", today=SPRING)
    assert "rtl_sent" in undated(other, 2025) and "rtl_sent" not in undated(calendar("3513", today=SPRING), 2025)
    assert "evaluation" not in set(other["step"])


def test_an_entered_date_replaces_the_estimate_and_keeps_its_key(own_store):
    before = step(calendar("3513", today=SPRING), 2026, "letter")
    assert entered("letter", 2026, begins="2026-04-20", letter="B/9/2026").subjects
    after = step(calendar("3513", today=SPRING), 2026, "letter")
    assert (after["key"], after["basis"], after["first"]) == (before["key"], "entered", date(2026, 4, 20))
    assert after["letter"] == "B/9/2026" and after["last_seq"] > 0


def test_an_entered_date_wins_over_the_national_one_and_both_stay_visible(own_store):
    assert entered("fieldwork", 2025, begins="2025-08-11", ends="2025-10-20").subjects
    table = calendar("3513", today=SPRING)
    assert step(table, 2025, "fieldwork")["first"] == date(2025, 8, 11)
    assert step(table, 2025, "fieldwork", in_force=False)["first"] == date(2025, 8, 1)
    assert step(table, 2026, "fieldwork")["begins"] == date(2026, 8, 11), "the estimate follows the date of the region"


def test_what_was_withdrawn_is_estimated_again_and_the_past_state_stays_what_it_was(own_store):
    entered("letter", 2026, begins="2026-04-20")
    (record,) = steps.entered("3513").to_dict("records")
    records.withdraw(WHO, steps.KIND, Plan("3513", 2026), record["record_id"], seen=record["last_seq"], reason="keliru")
    assert step(calendar("3513", today=SPRING), 2026, "letter")["basis"] == "estimate"
    assert step(calendar("3513", today=SPRING, at=record["last_at"]), 2026, "letter")["basis"] == "entered"
    assert step(calendar("3513", today=SPRING, at=datetime(2020, 1, 1)), 2026, "letter")["basis"] == "estimate"


@pytest.mark.parametrize(
    ("today", "position", "state"),
    [
        (date(2026, 7, 31), "ahead", "perkiraan, 1 hari lagi"),
        (date(2026, 8, 1), "running", "perkiraan, sedang berjalan"),
        (date(2026, 10, 31), "running", "perkiraan, sedang berjalan"),
        (date(2026, 11, 1), "unrecorded", "perkiraan lewat 1 hari, belum dicatat"),
    ],
)
def test_the_day_decides_where_a_step_stands(today, position, state, store):
    row = step(calendar("3513", today=today), 2026, "fieldwork")
    assert (row["position"], row["state"]) == (position, state)


def test_a_known_date_that_has_passed_is_not_called_unrecorded(own_store):
    entered("letter", 2026, begins="2026-04-20")
    assert step(calendar("3513", today=date(2026, 5, 1)), 2026, "letter")["position"] == "past"


def test_two_steps_of_ones_own_stand_beside_each_other(own_store):
    for name in ("Rapat persiapan", "Rapat kedua"):
        assert entered("own", 2026, name=name, begins="2026-05-05").subjects
    own = calendar("3513", today=SPRING).query("step == 'own'")
    assert list(own["cycle_step"]) == ["Rapat persiapan (SPI 2026)", "Rapat kedua (SPI 2026)"] and own["key"].is_unique
    assert own["in_force"].all()


def test_a_year_of_the_calendar_holds_the_steps_of_both_its_cycles(store):
    of_2026 = of_year(calendar("3513", today=SPRING), 2026)
    assert set(of_2026["survey_year"]) == {2025, 2026} and all(row.year == 2026 for row in of_2026["last"])


def test_a_day_in_february_that_a_year_lacks_is_the_day_before(own_store):
    entered("letter", 2024, begins="2024-02-29")
    assert step(calendar("3513", today=date(2026, 1, 5)), 2026, "letter")["first"] == date(2026, 2, 28)


def test_the_first_line_names_the_next_step_and_that_it_is_estimated(own_store):
    table = calendar("3513", today=SPRING)
    assert (
        next_step(table, today=SPRING).text
        == "Langkah berikutnya: Surat KPK (SPI 2026), diperkirakan 17 April 2026, 47 hari lagi."
    )
    assert following(table, today=SPRING).iloc[0]["step"] == "letter"
    entered("letter", 2026, begins="2026-04-20")
    now = next_step(calendar("3513", today=SPRING), today=SPRING).text
    assert now == "Langkah berikutnya: Surat KPK (SPI 2026), 20 April 2026, 50 hari lagi."


def test_the_place_in_the_year_and_what_was_not_recorded_are_said(store):
    autumn = date(2026, 9, 1)
    table = calendar("3513", today=autumn)
    assert (
        "berjalan: Pengisian survei (SPI 2026), diperkirakan 1 Agustus–31 Oktober 2026" in place_in_year(table, today=autumn).text
    )
    assert "langkah sudah lewat dan tanggal sebenarnya belum dicatat: Surat KPK (SPI 2026)" in unrecorded(table).text


@pytest.mark.parametrize("today", [date(2021, 1, 1), SPRING, date(2026, 11, 29)])
def test_every_number_of_a_sentence_is_registered(today, store):
    table, waiting = calendar("3513", today=today), reminders("3513", today=today)
    of_cycle = [next_step(table, today=today), place_in_year(table, today=today), unrecorded(table)]
    for sentence in known([*of_cycle, undated_steps(undated(table, 2022), 2022), due_and_late(waiting)]):
        assert NUMBER.findall(sentence.text) == [n for each in sentence.numbers for n in NUMBER.findall(each.words)], (
            sentence.text
        )


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        (date(2026, 8, 1), date(2026, 8, 1), "1 Agustus 2026"),
        (date(2026, 8, 1), date(2026, 8, 9), "1–9 Agustus 2026"),
        (date(2026, 8, 1), date(2026, 9, 9), "1 Agustus–9 September 2026"),
        (date(2025, 8, 1), date(2026, 8, 1), "1 Agustus 2025–1 Agustus 2026"),
        (None, date(2026, 8, 1), "paling lambat 1 Agustus 2026"),
        (date(2026, 8, 1), None, "mulai 1 Agustus 2026"),
    ],
)
def test_days_are_written_without_saying_a_word_twice(begins, ends, words):
    assert days_words(begins, ends) == words
