"""A random log of a plan, replayed in plain Python: its state, its past reports and its curve."""

import itertools
from datetime import timedelta

import pandas as pd
import pytest
from clock import WHO, Clock, emptied_in_an_older_log
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from spi.answers.actions import progress
from spi.follow_up import Plan
from spi.follow_up.log import events
from spi.follow_up.plan import evidence, plan

pytestmark = pytest.mark.usefixtures("clocked_log")
_DAYS = st.integers(-120, 120)  # from the day of the change
_SAID = st.one_of(
    st.tuples(st.just("claim"), st.sampled_from(["running", "done", ""])),
    st.tuples(st.just("verification"), st.sampled_from(["conform", "not_yet", "impossible", ""])),
    st.tuples(st.just("validation"), st.sampled_from(["accepted", "rejected", ""])),
    st.tuples(st.just("due"), st.one_of(_DAYS, st.just(""))),
    st.tuples(st.just("opd"), st.sampled_from(["Dinas A", "Dinas B", ""])),
    st.tuples(st.just("progress"), st.integers(0, 100)),
    st.tuples(st.just("evidence"), st.booleans()),
    st.tuples(st.just("withdraw"), st.just("")),
)
_CHANGES = st.lists(st.tuples(st.integers(0, 2), _SAID, st.integers(0, 40)), min_size=1, max_size=12)
_years = itertools.count(3000)


def _do(of, key, field, value, state, pieces):
    """Make one change through the package and in the plain model."""
    last = int(plan.actions(of).set_index("action_id")["last_seq"].get(key, 0))
    if field == "due" and value != "":
        value = str(Clock.moment.date() + timedelta(days=value))
    if field == "withdraw":
        assert plan.withdraw(WHO, of, key, seen=last, reason="digabung").problems == []
        state.pop(key)
    elif field == "evidence" and value:
        pieces.setdefault(key, []).append(evidence.hand_in(WHO, of, key, title="SOP", link="https://a.id").subjects[0])
    elif field == "evidence":
        if pieces.get(key):
            evidence.take_back(WHO, of, pieces[key].pop(), reason="keliru")
    elif field == "due" and not value and state[key].get("due"):
        assert "dikosongkan" in plan.edit(WHO, of, {key: {"due": ""}}, seen={key: last}, reason="alasan").problems[0]
        emptied_in_an_older_log(of, key)
        state[key]["due"] = ""
    else:
        note = {"verification_note": "catatan"} if field == "verification" else {}
        assert plan.edit(WHO, of, {key: {field: value} | note}, seen={key: last}, reason="alasan").problems == []
        if field == "due" and value:
            state[key]["dues"] = state[key]["dues"] + [value] * (state[key]["dues"][-1:] != [value])
        state[key][field] = value


def _expected(state, pieces):
    """The columns that matter, from the model."""
    rows = {}
    for key, now in state.items():
        dues = now["dues"]
        rows[key] = {
            "claim": now.get("claim") or None, "verification": now.get("verification") or None,
            "validation": now.get("validation") or None, "opd": now.get("opd", ""), "due": now.get("due") or None,
            "first_due": dues[0] if dues else None, "moves": len(dues[1:]), "progress": now.get("progress"),
            "slips": sum(b > a for a, b in itertools.pairwise(dues)), "evidence": len(pieces.get(key, [])),
        }  # fmt: skip
    return rows


def _found(actions):
    def plainly(value):
        return None if value is None or pd.isna(value) else str(value)[:10] if isinstance(value, pd.Timestamp) else value

    columns = ["claim", "verification", "validation", "opd", "due", "first_due", "moves", "progress", "slips", "evidence"]
    return {row["action_id"]: {name: plainly(row[name]) for name in columns} for row in actions.to_dict("records")}


def _report(of, at, day):
    actions = plan.actions(of, at=at)
    return [progress.in_words(actions, day, themes={}), progress.ageing(actions, day), progress.by_opd(actions, day),
            pd.DataFrame([progress.completion(actions, day=day)])]  # fmt: skip


def _counts(state):
    return {
        "claimed": sum(now.get("claim") == "done" for now in state.values()),
        "verified": sum(now.get("verification") == "conform" for now in state.values()),
        "validated": sum(now.get("validation") == "accepted" for now in state.values()),
        "total": len(state),
    }


@settings(max_examples=8, phases=[Phase.reuse, Phase.generate])  # to shrink a log of events takes minutes
@given(_CHANGES)
def test_state_equals_replay_and_a_past_report_equals_the_one_taken_then(changes):
    of = Plan("3513", next(_years))
    keys = [plan.create(WHO, of, {"title": f"Tindak lanjut {n}"}).subjects[0] for n in range(3)]
    state, pieces, taken, daily = {key: {"dues": []} for key in keys}, {}, [], {}
    for which, (field, value), pause in changes:
        Clock.moment += timedelta(days=pause)
        if keys[which] in state:
            _do(of, keys[which], field, value, state, pieces)
        assert _found(plan.actions(of)) == _expected(state, pieces)
        at = events.log(*of)["happened_at"].max().to_pydatetime()
        taken.append((at, at.date(), _report(of, events.NOW, at.date()), progress.curve(of, at)))
        daily[at.date()] = _counts(state)
    for at, day, then, curve in taken:
        for now, before in zip(_report(of, at, day), then, strict=True):
            pd.testing.assert_frame_equal(now, before)
        pd.testing.assert_frame_equal(progress.curve(of, at), curve)
    line = progress.curve(of).set_index("day")[["claimed", "verified", "validated", "total"]]
    for day, counts in daily.items():
        assert line.loc[: pd.Timestamp(day)].iloc[-1].to_dict() == counts
