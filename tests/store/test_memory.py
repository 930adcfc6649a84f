"""Claims about what the store remembers: a note leaves the answers about figures known, and none of its own is told of old."""

import pytest
from stores import ROOT, newest_year

from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.store import database, transaction

OF = Plan("3513", 2024)
NOTED = sorted(name for name in transaction.statements() if transaction.asks_notes(name))


def note(title):
    assert not plan.create(Person("Uji", "local"), OF, {"title": title}).problems


@pytest.fixture
def counted():
    """Two calculations, how often each was made: one of figures alone, one that asks another one of the notes."""
    made = []

    @database.remembered
    def figures():
        made.append("figures")
        return len(database.query("survey_years"))

    @database.remembered
    def titles():
        made.append("titles")
        return list(plan.actions(OF)["title"])

    @database.remembered
    def both():
        made.append("both")
        return figures(), titles()[-1]

    return figures, titles, both, made


def test_a_note_leaves_known_what_was_calculated_of_figures_alone(each_store, counted):
    figures, titles, both, made = counted
    known = titles(), both()
    assert made == ["titles", "both", "figures"]
    note("Baru")
    assert (titles(), both()) == ([*known[0], "Baru"], (known[1][0], "Baru")) and figures() == known[1][0]
    assert made == ["titles", "both", "figures", "titles", "both"]


def test_what_asks_a_known_answer_about_notes_is_of_notes_itself(own_store, counted):
    *_, titles, both, _made = counted
    titles()
    assert both()[1] == titles()[-1]
    note("Sesudahnya")
    assert both()[1] == "Sesudahnya"


def test_another_figure_leaves_nothing_known(each_store, counted):
    figures, _titles, both, made = counted
    before = both()
    with database.write() as cursor:
        cursor.execute("delete from score where survey_year = ?", [newest_year()])
    assert both()[0] == figures() == before[0] - 1 and made.count("figures") == 2


def test_every_question_of_people_is_known_as_one_and_none_of_results_is():
    folder = {name: file.parent.name for name, file in transaction.statements().items()}
    people = {name for name, room in folder.items() if room in ("evidence", "fgd", "log", "plan")}
    assert people <= set(NOTED)
    assert not [name for name in NOTED if folder[name] in ("figures", "other_indices", "ranking")]


def test_only_the_follow_up_writes_notes():
    wrote = {name for name in transaction.statements() if not transaction._writes_figures(name)}
    assert wrote == {"keep_evidence_file", "move_head", "put_evidence_content"}
    assert not [file for file in (ROOT / "spi" / "follow_up").rglob("*.py") if ".execute(" in file.read_text(encoding="utf-8")]
