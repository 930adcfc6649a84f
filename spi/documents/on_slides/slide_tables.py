"""Which tables stand on the slides: the actions of the plan, what is decided, and the one behind a picture?"""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.documents import deck
from spi.documents.decision_rows import decided
from spi.documents.tables import Columns, table
from spi.narrative.follow_up import plan_status
from spi.render.blocks import Content, Table
from spi.words import dictionary
from spi.words.short_names import OFFICE, short_names
from spi.words.wording import date_words, short_date, thousands

_PLAN = {"title": 0.28, "opd": 0.2, "due": 0.16, "claim_words": 0.11, "verification_words": 0.13, "validation_words": 0.12}
_DECIDE = {"Keputusan": 0.56, "OPD": 0.24, "Tenggat": 0.2}
_WHOSE = " menurut OPD"  # of a claim: its column says so
_BLANK = 5  # rows to type a decision into at most


def behind(name: str, rows: pd.DataFrame, columns: Columns) -> Table | None:
    """The table behind a picture, None without rows."""
    if (laid_out := table(rows, columns)) is None:
        return None
    widths = tuple(width / sum(laid_out["widths"]) for width in laid_out["widths"])
    return Table(name, tuple(laid_out["heads"]), tuple(map(tuple, laid_out["cells"])), widths)


def actions(b: Briefing, part: int) -> Content:
    """The actions with their three verdicts, the longest late first."""
    waiting = plan_status(b.earlier).text if b.earlier and part == 1 else ""
    if b.plan_words.empty:
        return Content(note=waiting)
    table = b.plan_words.assign(opd=short_names(b.plan_words["opd"].tolist(), letters=OFFICE, house=b.name))
    order = table.sort_values(["days_late", "verified", "due", "number"], ascending=[False, True, True, True], kind="stable")
    here = deck.actions_of(part, len(order))
    shown = order.iloc[here.start : here.stop]
    due = [
        short_date(day) + (f", lewat {thousands(late)} hari" if late else "")
        for day, late in zip(shown["due"], shown["days_late"], strict=True)
    ]
    shown = shown.assign(due=due, claim_words=shown["claim_words"].str.removesuffix(_WHOSE))
    rows = tuple(zip(*(shown[name] for name in _PLAN), strict=True))
    late = frozenset((row, list(_PLAN).index("due")) for row, count in enumerate(shown["days_late"]) if count)
    shown_rows = Table("Tindak lanjut", tuple(map(dictionary.column, _PLAN)), rows, tuple(_PLAN.values()), marked=late)
    rest = len(order) - here.stop if not deck.actions_of(part + 1, len(order)) else 0
    more = f"{thousands(rest)} tindak lanjut lagi ada di laporan lengkap dan halaman RTL." if rest else ""
    return Content(picture=shown_rows, note=f"{waiting} {more}".strip())


def decisions(b: Briefing) -> Content:
    """What was decided, and empty rows to type in what is decided further; on the stage there is a form."""
    rows = tuple((row.title, row.opd, "" if pd.isna(row.due) else date_words(row.due)) for row in decided(b).itertuples())
    table = Table("Keputusan rapat", tuple(_DECIDE), rows, tuple(_DECIDE.values()), _BLANK, "laporan lengkap")
    return Content(desk=table)
