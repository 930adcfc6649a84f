"""What must a meeting decide about each action, and which actions concern the camat?"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from spi.answers.actions import progress
from spi.follow_up import Plan
from spi.follow_up.log.reading import read
from spi.method.parts import elements
from spi.settings import settings
from spi.words import dictionary
from spi.words.wording import date_words

REJECTED = "jawab penolakan KPK"  # the most urgent step, whatever else an action waits for
_MEETING = "Keputusan rapat, "  # how the source or the reason begins that a meeting leaves
CAMAT = ("camat",)  # a word in an OPD's name; "kecamatan" has it, too


def agenda(actions: pd.DataFrame, day: date, *, most: int | None = None) -> pd.DataFrame:
    """Actions of a table of plan.actions as progress.in_words gives them, with `decision`: what is to be decided about each, ""
    where nothing is. Sorted by OPD (those without one last), then the longest due and not settled first, then by number; the
    first `most` of them, where that is given.
    """
    pressing = actions["due"].where(~progress.settled(actions))
    order = pd.DataFrame(
        {"nobody": actions["opd"] == "", "opd": actions["opd"].str.casefold(), "due": pressing, "number": actions["number"]}
    )
    chosen = actions.loc[order.sort_values(list(order), kind="stable").index[:most]]
    rows = progress.in_words(chosen, day)
    decisions = pd.Series([_decision(*facts) for facts in _facts(chosen, rows)], rows.index, dtype=object)
    return rows.assign(decision=decisions.mask(chosen["carried_to"].notna(), ""))  # what was carried over is decided there


def rejected(waiting: pd.DataFrame) -> pd.Series:
    """Which rows of an agenda wait for an answer to KPK's rejection (bool)."""
    return pd.Series([decision.startswith(REJECTED) for decision in waiting["decision"]], waiting.index, dtype=bool)


def of_camat(actions: pd.DataFrame) -> pd.DataFrame:
    """The actions that concern the camat: an OPD in charge or supporting is a kecamatan, or they answer one of their parts. Which
    parts are theirs stands in data/settings.toml (camat_parts); raises SettingsError."""
    answered = _camat_parts()
    theirs = actions["opd"].isin([unit for unit in actions["opd"].unique() if _camat(unit)]).tolist()
    rows = zip(theirs, actions["supporting"], actions["parts"], strict=True)
    concerned = [own or any(map(_camat, helping)) or not answered.isdisjoint(parts) for own, helping, parts in rows]
    return actions[pd.Series(concerned, actions.index, dtype=bool)]  # an empty list would choose no columns


def _camat_parts() -> set[str]:
    return {part for code in settings()["follow_up"]["camat_parts"] for part in (code, *elements(code))}


def _camat(unit: str) -> bool:
    return any(word in unit.casefold() for word in CAMAT)


def loose_of_camat(ends: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """Of loose ends (orphans.orphans), those of an action that concerns the camat, or of a part that does."""
    theirs = set(of_camat(actions)["action_id"])
    return ends[ends["action_id"].isin(theirs) | ((ends["action_id"] == "") & ends["part"].isin(_camat_parts()))]


def decided(actions: pd.DataFrame, plan: Plan, day: date, session: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """The actions (of plan.actions) that a meeting of this day made or changed, the newest first; see meeting_source.

    session: a [[rapat]] of data/settings.toml; one with actions = "camat" is told what it decided itself, by its name in the
    source or the reason, and what another decided about camat. Every other session, and none, is told all.
    """
    held, today = session or {}, meeting_source(day)
    changed = read("meeting_decisions", region=plan.region_code, year=plan.survey_year, meeting=today)

    def of(is_meeting: Callable[[pd.Series], pd.Series]) -> pd.Series:
        taken = changed.loc[is_meeting(changed["reason"]), "action_id"]
        return is_meeting(actions["source"].fillna("")) | actions["action_id"].isin(taken)

    made = of(lambda meetings: meetings.str.startswith(today))
    if held.get("actions") == "camat":
        made &= of(lambda meetings: meetings == f"{today}: {held['name']}") | actions["action_id"].isin(
            of_camat(actions)["action_id"]
        )
    return actions[made].sort_values("last_seq", ascending=False, kind="stable")


def meeting_source(day: date) -> str:
    """What stands as the source of an action that a meeting made, and as its reason to change one: "Keputusan rapat, 5 Agustus
    2025"."""
    return f"{_MEETING}{date_words(day)}"


def decisions(actions: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """What the meetings of a plan decided about its actions, as they were decided: action_id, meeting ("5 Agustus 2025", with the
    session where one was named). actions: of plan.actions; an action is listed once for each meeting."""
    made = actions.loc[actions["source"].fillna("").str.startswith(_MEETING), ["action_id", "source"]]
    changed = read("meeting_decisions", region=plan.region_code, year=plan.survey_year, meeting=_MEETING)
    taken = pd.concat([made.rename(columns={"source": "reason"}), changed], ignore_index=True)
    taken = taken[taken["action_id"].isin(actions["action_id"])].drop_duplicates()
    return taken.assign(meeting=taken["reason"].str.removeprefix(_MEETING))[["action_id", "meeting"]].reset_index(drop=True)


def camat_rule() -> str:
    """In words, which actions of_camat chooses."""
    parts = " atau ".join(dictionary.label(part) for part in settings()["follow_up"]["camat_parts"])
    return f"OPD penanggung jawab atau pendukungnya menyebut kecamatan atau camat, atau menjawab bagian {parts} beserta unsurnya"


def _facts(actions: pd.DataFrame, rows: pd.DataFrame) -> list[tuple]:
    columns = [actions[c].fillna("") for c in ("opd", "claim", "verification", "validation")]
    return list(zip(*columns, actions["due"].isna(), actions["evidence"], rows["overdue"], strict=True))


def _decision(opd: str, claim: str, verification: str, validation: str, undated: bool, evidence: int, overdue: bool) -> str:
    """What stands in the way of the next verdict, the first obstacle first; "" where nothing does."""
    if validation == "accepted" or (verification == "impossible" and validation != "rejected"):
        return ""
    steps = [] if opd else ["tetapkan OPD penanggung jawab"]
    if validation == "rejected":
        return "; ".join([REJECTED, *steps])
    if verification == "conform":
        return "; ".join([*steps, "kirim ke KPK lalu catat validasinya"])
    if undated:
        steps.append("tetapkan tenggat")
    elif overdue and claim != "done":
        steps.append("selesaikan atau pindahkan tenggat dengan alasan")
    if claim == "done":
        steps += [] if evidence else ["minta buktinya"]
        steps.append("minta verifikasi Inspektorat" if not verification else "perbaiki menurut catatan verifikasi")
    return "; ".join(steps)
