"""Two sessions of one process at the same moment: what may stand once stands once, and what is told is of one state."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from meetings import FINDING, session

from spi import intake
from spi.cycle.socialisation import units
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.intake import figure_changes, opening, preview
from spi.intake.saving import OVERTAKEN
from spi.store import database, memory

WHO, OF = Person("Uji", "local"), Plan("3513", 2024)


@pytest.fixture
def at_once():
    """Does all of this at once, so that nobody sees what another one wrote before they are about to write: their answers."""

    def done(*acts, first=None):
        with ThreadPoolExecutor(len(acts)) as people:
            with database.write() as transaction:
                waiting = [people.submit(act) for act in acts]
                assert not wait(waiting, timeout=0.4).done, "each waits for the write that is under way"
                if first:
                    first(transaction)
            return [each.result() for each in waiting]

    return done


def refused(outcomes):
    return sorted(len(outcome.problems) for outcome in outcomes)


def unit(name):
    return {"name": name, "unit_kind": "kecamatan", "official_code": ""}


def test_a_unit_stands_once_in_the_list(own_store, at_once):
    assert refused(at_once(*[lambda: units.add(WHO, "3513", [unit("Kecamatan Uji")])] * 2)) == [0, 1]
    assert list(units.units("3513")["name"]) == ["Kecamatan Uji"]
    assert units.add(WHO, "3513", [unit("Kecamatan Dua"), unit("Kecamatan Tiga")]).problems == []
    named = units.units("3513").set_index("name")

    def rename(name):
        row = named.loc[name]
        return lambda: units.change(WHO, "3513", row["record_id"], unit("Kecamatan Satu"), seen=row["last_seq"], reason="x")

    assert refused(at_once(rename("Kecamatan Dua"), rename("Kecamatan Tiga"))) == [0, 1]
    assert len(set(units.units("3513")["name"])) == 3


def test_a_theme_stands_once_in_the_list(own_store, at_once):
    assert refused(at_once(*[lambda: discussion.add_theme(WHO, "Tema Uji")] * 2)) == [0, 1]
    versions = discussion.theme_versions()
    first, second = [*discussion.themes()][:2]

    def rename(key):
        return lambda: discussion.change_theme(WHO, key, name="Nama Sama", seen=versions[key], reason="x")

    assert refused(at_once(rename(first), rename(second))) == [0, 1]
    assert list(discussion.themes().values()).count("Nama Sama") == 1


def test_nothing_is_noted_into_a_session_that_was_withdrawn_meanwhile(own_store, at_once):
    held = session(roles={"staf": 6})
    gone = events.Event("session", held, "withdraw", {"withdrawn": "ya"}, "salah", OF)
    noted = {"session": held, **FINDING, "role": "staf"}
    outcome = at_once(
        lambda: discussion.note_finding(WHO, OF, noted), first=lambda transaction: events.append(transaction, WHO, [gone])
    )[0]
    assert "baru saja ditarik" in outcome.problems[0] and discussion.findings(OF).empty


def test_what_was_shown_before_another_import_is_not_saved(own_store, tmp_path, jatim_of):
    def table(value):
        path = tmp_path / f"spi {value}.csv"
        path.write_text(f"Tahun;Kode;Indeks\n2024;3577;{value}\n", encoding="utf-8")
        known = {"aliases": {}, "regions": database.query("regions"), "newest_year": 2026}
        return intake.read(path, **known)

    ours, theirs = table("79,10"), table("78,20")
    shown = preview.preview(ours, scope=jatim_of()).shown_at
    other = preview.preview(theirs, scope=jatim_of()).shown_at
    assert shown == other, "looking changes nothing"
    assert figure_changes.save(WHO, theirs, confirmed=True, shown_at=other).problems == []
    assert figure_changes.save(WHO, ours, confirmed=True, shown_at=shown).problems == [OVERTAKEN]
    again = preview.preview(ours, scope=jatim_of()).shown_at
    assert figure_changes.save(WHO, ours, confirmed=True, shown_at=again).problems == []


def test_what_is_told_with_the_number_of_an_event_holds_that_event(each_store):
    asked = []

    def told():
        titles = len(plan.actions(OF))
        if len(asked) < 1:  # somebody writes between two of our questions
            assert plan.create(WHO, OF, {"title": f"Baru {len(asked)}"}).problems == []
        asked.append((titles, events.head()[0]))
        return asked[-1]

    before = len(plan.actions(OF))
    assert database.of_one_state(told) == (before + 1, events.head()[0]) and len(asked) == 2


def test_at_last_nobody_writes_while_it_is_told(own_store):
    asked = []

    def told():
        asked.append(len(plan.actions(OF)))
        with ThreadPoolExecutor(1) as other:
            writing = other.submit(plan.create, WHO, OF, {"title": f"Baru {len(asked)}"})
            if len(asked) <= 3:
                writing.result()
            else:
                assert not wait([writing], timeout=0.3).done
                held.append(writing)
                other.shutdown(wait=False)
        return asked[-1]

    held = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ThreadPoolExecutor, "__exit__", lambda *_: False)  # the last one waits until all is told
        assert database.of_one_state(told) == asked[0] + 3
    assert held[0].result().problems == [] and len(asked) == 4


def test_who_asks_for_the_state_waits_until_a_write_is_known_everywhere(each_store, monkeypatch):
    moved, seen = memory.moved, []

    def slow(**how):
        with ThreadPoolExecutor(1) as other:
            asking = other.submit(database.state)
            seen.append(bool(wait([asking], timeout=0.2).done))
            other.shutdown(wait=False)
        moved(**how)

    monkeypatch.setattr(ThreadPoolExecutor, "__exit__", lambda *_: False)
    monkeypatch.setattr(memory, "moved", slow)
    assert plan.create(WHO, OF, {"title": "Baru"}).problems == []
    assert seen and not any(seen)


def test_several_first_visitors_load_what_ships_once(empty_store):
    with ThreadPoolExecutor(4) as visitors:
        list(visitors.map(lambda _: opening.make_ready(), range(4)))
    loaded = [row for row in database.query("sealed_events").to_dict("records") if row["subject"] == "impor-0"]
    assert len(loaded) == 1
