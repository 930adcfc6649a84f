"""What stands behind the actions of a plan: who met, what was handed in, and why was a due date moved?"""

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.plan import evidence, plan
from spi.words import dictionary

_MOVES = ["action_id", "number", "before", "due", "reason", "actor", "happened_at"]


def sessions(of: Plan) -> pd.DataFrame:
    """Every mini FGD session, oldest first: date, side_label, place, facilitator, participants, roles (list of text: those that
    enough people have)."""
    table = discussion.sessions(of)
    sides = dictionary.words("sides")
    return table.assign(
        side_label=[sides.get(side, side) for side in table["side"]],
        roles=[discussion.disclosable_roles(roles) for roles in table["roles"]],
    )


def handed_in(of: Plan, actions: pd.DataFrame) -> pd.DataFrame:
    """The evidence of these actions (of plan.actions), in the order of their numbers: number, title, link, file_name, sha256,
    handed_in_at, handed_in_by."""
    table = evidence.evidence(of).merge(actions[["action_id", "number"]], on="action_id")
    return table.sort_values(["number", "handed_in_at"], kind="stable", ignore_index=True)


def moved_due_dates(of: Plan, actions: pd.DataFrame) -> pd.DataFrame:
    """Every time a due date of these actions was moved, in the order of their numbers: number, before, due (dates), reason,
    actor, happened_at."""
    moved = actions[actions["moves"] > 0].sort_values("number", kind="stable")
    tables = [
        (dates := plan.due_dates(of, action_id)).assign(action_id=action_id, number=number, before=dates["due"].shift()).iloc[1:]
        for action_id, number in zip(moved["action_id"], moved["number"], strict=True)
    ]
    return pd.concat(tables, ignore_index=True)[_MOVES] if tables else pd.DataFrame(columns=_MOVES)
