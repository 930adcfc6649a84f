"""Which units of a government did the socialisation of a survey reach so far, and which not yet?"""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from spi.cycle.socialisation.sessions import sessions
from spi.cycle.socialisation.units import units
from spi.follow_up import Plan
from spi.follow_up.log.events import NOW
from spi.words import dictionary


@dataclass(frozen=True)
class Share:
    """Of one kind of units: how many there are, and the names of those reached and of those not yet, in the order of the list."""

    kind: str
    total: int
    reached: tuple[str, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """units: record_id, name, unit_kind, official_code, sessions (held ones that reached it), reached_on (ISO, None where none),
    last_seq. sessions: as of cycle.sessions, with held (not after today) and names (of the units still in the list).
    shares: of each kind of which there are units."""

    plan: Plan
    units: pd.DataFrame
    sessions: pd.DataFrame
    shares: tuple[Share, ...]

    @property
    def held(self) -> int:
        """How many sessions were held."""
        return int(self.sessions["held"].sum())


def coverage(plan: Plan, *, today: date, at: datetime = NOW) -> Coverage:
    """What the sessions held up to today reached; a planned one reaches nobody yet, and a unit counts once."""
    listed, held = units(plan.region_code, at=at), sessions(plan, at=at)
    held = held.assign(held=held["date"].astype(str) <= today.isoformat())
    names = dict(zip(listed["record_id"], listed["name"], strict=True))
    held["names"] = [[names[key] for key in keys or [] if key in names] for keys in held["units"]]
    reached: dict[str, list[str]] = {key: [] for key in names}
    for row in held[held["held"]].to_dict("records"):
        for key in set(row["units"] or []) & set(names):
            reached[key].append(row["date"])
    counted = listed.assign(
        sessions=[len(reached[key]) for key in listed["record_id"]],
        reached_on=[max(reached[key], default=None) for key in listed["record_id"]],
    )
    shares = [_share(kind, counted[counted["unit_kind"] == kind]) for kind in dictionary.words("unit_kinds")]
    return Coverage(plan, counted, held, tuple(share for share in shares if share.total))


def _share(kind: str, rows: pd.DataFrame) -> Share:
    there = rows["sessions"] > 0
    return Share(kind, len(rows), tuple(rows.loc[there, "name"]), tuple(rows.loc[~there, "name"]))
