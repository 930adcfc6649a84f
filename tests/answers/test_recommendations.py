"""KPK's recommendations: answered by actions, validated when all of these are, counted as of each quarter's end."""

import io
import itertools
from datetime import datetime, timedelta

import pytest
import xlsxwriter
from clock import WHO, Clock
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from spi.answers.cycle.recommendations import by_quarter, recommendations
from spi.follow_up import Plan
from spi.follow_up.log import events, records
from spi.follow_up.log.people import Person
from spi.follow_up.plan import carrying, plan
from spi.intake.tables import recommendation_list
from spi.narrative.cycle.recommendations import unlinked, validated

pytestmark = pytest.mark.usefixtures("clocked_log")
_regions = itertools.count(8000)


@pytest.fixture
def of():
    own = Plan(str(next(_regions)), 2024)
    for title in ("A", "B", "C"):
        plan.create(WHO, own, {"title": title})
    return own


def keys(of):
    return plan.actions(of).set_index("title")["action_id"].to_dict()


def recommend(of, text, *titles):
    fields = {"text": text, "source": "Laporan KPK", "answered_by": [keys(of)[title] for title in titles]}
    outcome = records.write(WHO, "recommendation", of, fields)
    assert outcome.problems == []
    return outcome.subjects[0]


def validate(of, title, verdict="accepted"):
    row = plan.actions(of).set_index("title").loc[title]
    done = plan.edit(WHO, of, {row["action_id"]: {"validation": verdict}}, seen={row["action_id"]: row["last_seq"]}, reason="r")
    assert done.problems == []


def test_a_recommendation_is_validated_once_every_action_that_answers_it_is(of):
    recommend(of, "Perbaiki pengadaan", "A", "B"), recommend(of, "Tata pengaduan")
    validate(of, "A")
    found = recommendations(of)
    assert list(found.table["validated"]) == [False, False] and found.table["state_words"].iloc[0].startswith("1 dari 2")
    validate(of, "B")
    found = recommendations(of)
    assert list(found.table["validated"]) == [True, False]
    assert validated(found, year=2024).text == (
        "Dari 2 rekomendasi KPK atas hasil SPI 2024, 1 divalidasi KPK (50%); 1 belum dijawab tindak lanjut."
    )


def test_orphans_on_both_sides_are_named_and_none_is_told_without_recommendations(of):
    assert unlinked(recommendations(of)) == []
    recommend(of, "Perbaiki pengadaan", "A"), recommend(of, "Tata pengaduan")
    without, beside = (sentence.text for sentence in unlinked(recommendations(of)))
    assert "“Tata pengaduan”" in without and "pengadaan" not in without and "“B” dan “C”" in beside


def test_a_carried_action_validates_its_recommendation_in_the_later_plan(of):
    recommend(of, "Perbaiki pengadaan", "A")
    row = plan.actions(of).set_index("title").loc["A"]
    carrying.carry(WHO, of, 2025, {row["action_id"]: row["last_seq"]})
    validate(Plan(of.region_code, 2025), "A")
    assert recommendations(of).validated == 1


def test_an_action_that_was_withdrawn_answers_nothing(of):
    recommend(of, "Perbaiki pengadaan", "A")
    row = plan.actions(of).set_index("title").loc["A"]
    plan.withdraw(WHO, of, row["action_id"], seen=row["last_seq"], reason="digabung")
    assert len(recommendations(of).unanswered) == 1


def test_each_quarter_tells_the_state_of_its_last_day(of):
    Clock.moment = datetime(2031, 2, 10, 9)
    recommend(of, "Perbaiki pengadaan", "A")
    Clock.moment = datetime(2031, 6, 30, 23, 59)
    validate(of, "A")
    Clock.moment = datetime(2031, 7, 1, 0, 1)
    recommend(of, "Tata pengaduan")
    table = by_quarter(of, datetime(2031, 8, 1).date())
    assert list(table["quarter"]) == ["Triwulan I 2031", "Triwulan II 2031", "Hari ini"]
    assert list(zip(table["validated"], table["recommendations"], strict=True)) == [(0, 1), (1, 1), (1, 2)]
    assert list(table["share"]) == [0, 100, 50]


def test_nobody_without_the_role_writes_a_recommendation(of):
    for person in (Person("Tamu", ""), Person("Dinas", "opd", "Dinas A")):
        assert records.write(person, "recommendation", of, {"text": "x" * 12, "source": "s"}).problems
    assert recommendations(of).table.empty and by_quarter(of, datetime(2031, 8, 1).date()).empty


def test_a_pasted_list_loses_its_numbers_and_names_the_parts():
    found = recommendation_list.read(
        "1. Perbaiki tata kelola pengadaan\n- Internal\tTingkatkan pengawasan atasan\n\n2\n1. Perbaiki tata kelola pengadaan"
    )
    assert [(row["text"], row["part"]) for row in found.rows] == [
        ("Perbaiki tata kelola pengadaan", ""), ("Tingkatkan pengawasan atasan", "internal"),
    ]  # fmt: skip


def test_a_workbook_is_read_by_its_longest_texts_and_a_broken_or_empty_one_is_told():
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate([(1, "Eksternal", "Perluas kanal pengaduan"), (2, "", "Umumkan standar layanan")]):
            sheet.write_row(row, 0, cells)
    found = recommendation_list.read(content.getvalue())
    assert [(row["text"], row["part"]) for row in found.rows] == [
        ("Perluas kanal pengaduan", "external"), ("Umumkan standar layanan", ""),
    ]  # fmt: skip
    for bad in (content.getvalue()[:300], "", "1\n2\n", "\n".join(f"Rekomendasi nomor {n}" for n in range(201))):
        assert recommendation_list.read(bad).problems and not recommendation_list.read(bad).rows


@settings(max_examples=6, phases=[Phase.generate])
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["recommend", "accepted", "rejected"])), max_size=7))
def test_a_past_state_equals_the_one_taken_then(steps):
    of = Plan(str(next(_regions)), 2024)
    for title in "ABC":
        plan.create(WHO, of, {"title": title})
    taken, verdicts, model = [], {}, []
    for title, step in steps:
        Clock.moment += timedelta(days=1)
        if step == "recommend":
            recommend(of, f"Jawab dengan {title}", title)
            model.append(title)
        elif verdicts.get(title) != step:
            validate(of, title, step)
            verdicts[title] = step
        found = recommendations(of)
        assert list(found.table["validated"]) == [verdicts.get(title) == "accepted" for title in model]
        taken.append((events.log(*of)["happened_at"].max().to_pydatetime(), found))
    for moment, then in taken:
        assert recommendations(of, at=moment).table.equals(then.table)
