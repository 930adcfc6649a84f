"""Simulations that are kept under a name: by whom, in which words, and what the log makes of them."""

import itertools

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from plan_rows import WHO, years

from spi.follow_up import Plan
from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.follow_up.plan import simulations
from spi.store.keeping import check, export
from spi.store.keeping.restore import restore
from spi.ui.forms.event_words import readable

SCORES = {"internal": 77.81, "external": 90.33, "expert": 73.53, "correction_conduct": 5.0, "correction_facts": 0.0}
_NAMES = ("Pelan", "Cepat", "pelan", "Survei <b>bersih</b>")
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("keep"), st.sampled_from(_NAMES), st.floats(0, 100, allow_nan=False)),
        st.tuples(st.just("withdraw"), st.integers(0, 3), st.just(0.0)),
    ),
    min_size=1, max_size=10,
)  # fmt: skip


@pytest.fixture
def own(shipped_log):
    return Plan("3513", next(years))


def kept(plan, at=events.NOW):
    return simulations.simulations(plan, at=at)


def test_a_simulation_is_kept_as_it_was_typed(own):
    done = simulations.keep(WHO, own, "  Semua terjangkau ", SCORES)
    (row,) = kept(own).to_dict("records")
    assert (row["simulation_id"], row["name"], row["scores"], row["actor"]) == (
        done.subjects[0],
        "Semua terjangkau",
        SCORES,
        WHO.name,
    )
    assert kept(Plan("3529", own.survey_year)).empty and kept(Plan("3513", 2024)).empty


@pytest.mark.parametrize(
    ("name", "scores", "sentence"),
    [
        (" ", SCORES, "Nama masih kosong"),
        ("A", {}, "Skor tiap bagian masih kosong"),
        ("A", SCORES | {"internal": 100.01}, "Internal bukan angka 0 sampai 100"),
        ("A", SCORES | {"expert": -0.01}, "Eksper bukan angka 0 sampai 100"),
        ("A", SCORES | {"expert": float("nan")}, "Eksper bukan angka 0 sampai 100"),
        ("A", SCORES | {"mcp": 90.0}, "“mcp” yang bukan bagian indeks"),
        ("x" * 301, SCORES, "paling banyak 300"),
        ("sekarang", SCORES, "sudah dipakai"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(name, scores, sentence, own):
    before = events.head()
    done = simulations.keep(WHO, own, name, scores)
    assert sentence in " ".join(done.problems) and events.head() == before


def test_two_simulations_of_a_plan_never_have_one_name(own):
    assert simulations.keep(WHO, own, "Pelan", SCORES).problems == []
    assert "sudah dipakai" in simulations.keep(WHO, own, "PELAN", SCORES).problems[0]
    assert simulations.keep(WHO, Plan("3529", own.survey_year), "Pelan", SCORES).problems == []


def test_it_is_withdrawn_with_a_reason_and_only_as_it_was_seen(own):
    key = simulations.keep(WHO, own, "Pelan", SCORES).subjects[0]
    seen = int(kept(own)["last_seq"].iloc[0])
    assert "Tulis alasannya" in simulations.withdraw(WHO, own, key, seen=seen, reason=" ").problems[0]
    assert "Isian Anda belum disimpan" in simulations.withdraw(WHO, own, key, seen=seen - 1, reason="keliru").problems[0]
    assert simulations.withdraw(WHO, own, key, seen=seen, reason="keliru").problems == [] and kept(own).empty
    assert "tidak ada lagi" in simulations.withdraw(WHO, own, key, seen=10**6, reason="keliru").problems[0]
    assert simulations.keep(WHO, own, "Pelan", SCORES).problems == []  # the name is free again


def test_the_log_tells_it_in_words(own):
    simulations.keep(WHO, own, "Pelan", SCORES)
    told = readable(events.log(*own)).iloc[0]
    assert (told["operation"], told["facts"].startswith("Nama: Pelan; Skor tiap bagian: ")) == ("dibuat", True)
    assert "Internal 77,81" in told["facts"] and "Potongan pelaksanaan SPI 5,00" in told["facts"]


@settings(max_examples=15, phases=[Phase.reuse, Phase.generate])  # to shrink a log of events takes minutes
@given(_STEPS)
def test_state_equals_replay_and_past_states_stay(shipped_log, steps):
    own, state, past = Plan("3513", next(years)), {}, []
    for what, which, score in steps:
        if what == "keep":
            scores = SCORES | {"internal": score}
            taken = {name.casefold() for name, _ in state.values()}
            done = simulations.keep(WHO, own, which, scores)
            assert bool(done.problems) == (which.casefold() in taken)
            if done.subjects:
                state[done.subjects[0]] = (which, scores)
        elif which < len(state):
            key = list(state)[which]
            seen = int(kept(own).set_index("simulation_id").at[key, "last_seq"])
            assert simulations.withdraw(WHO, own, key, seen=seen, reason="keliru").problems == []
            state.pop(key)
        found = kept(own)
        replay = dict(zip(found["simulation_id"], zip(found["name"], found["scores"], strict=True), strict=True))
        assert replay == state and list(replay) == list(state)
        if len(log := events.log(*own)):
            past.append((log["happened_at"].max().to_pydatetime(), dict(state)))
    for at, then in past:
        assert set(kept(own, at)["simulation_id"]) == set(then)
    assert all(a <= b for (a, _), (b, _) in itertools.pairwise(past))


def test_an_export_brings_it_back(own_store, tmp_path):
    own = Plan("3513", 2024)
    simulations.keep(WHO, own, "=Pelan", SCORES)
    before = kept(own).to_dict("records")
    export.write(tmp_path / "ekspor")
    restore(tmp_path / "ekspor")
    assert kept(own).to_dict("records") == before and check.broken() == []


def test_who_only_reads_keeps_nothing(own):
    for who in (Person("Tamu", ""), Person("", "local"), Person("Budi", "opd", "Dinas A")):
        assert simulations.keep(who, own, "A", SCORES).problems
    assert kept(own).empty
