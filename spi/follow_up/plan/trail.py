"""What happened to one action of a plan: its events, and the due dates it has had?"""

from datetime import datetime

import pandas as pd

from spi.follow_up.log.events import NOW
from spi.follow_up.plan.plan import Plan
from spi.store import database


def history(plan: Plan, action_id: str, *, at: datetime = NOW) -> pd.DataFrame:
    """Every event of an action and of its evidence as of a moment, newest first; columns in sql/action_history.sql."""
    return database.query("action_history", region=plan[0], year=plan[1], action=action_id, at=at)


def due_dates(plan: Plan, action_id: str, *, at: datetime = NOW) -> pd.DataFrame:
    """Every due date an action has had as of a moment, the first one first; columns in sql/due_dates.sql."""
    return database.query("due_dates", region=plan[0], year=plan[1], action=action_id, at=at)
