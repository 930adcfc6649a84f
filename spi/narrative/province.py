"""How do the governments of one province stand beside each other, in sentences?"""

import pandas as pd

from spi.answers.province import Overview
from spi.narrative.sentence import Sentence, Writer


def headline(told: Overview) -> Sentence:
    """Of how many governments the index is known, and how many rose and fell."""
    w, rows = Writer(), told.rows
    known, moved = rows["index"].notna(), rows["change"].dropna()
    if not known.any():
        return w.sentence(f"Indeks {w.survey(told.year)} belum diketahui untuk satu pun {told.scope.noun} {told.scope.label}.")
    total, count = w.count(len(rows), "members", told.year), w.count(int(known.sum()), "known", told.year)
    first = f"Dari {total} {told.scope.noun} {told.scope.label}, {count} diketahui indeks {w.survey(told.year)}-nya"
    if told.year_before is None or moved.empty:
        return w.sentence(f"{first}.")
    since = w.survey(told.year_before)
    risen = int((moved > 0).sum())
    up = w.count(risen, "risen", told.year) if risen else "tidak ada yang"
    down = w.count(int((moved < 0).sum()), "fallen", told.year)
    return w.sentence(f"{first}; sejak {since}, {up} naik dan {down} turun.")


def followed(told: Overview) -> Sentence:
    """How far the plans are that whoever reads may know of."""
    w = Writer()
    plans = told.rows.dropna(subset=["actions"])
    if plans.empty:
        return w.sentence("Rencana pemda-pemda ini belum dicatat di sini, atau hanya terbuka bagi pemda itu sendiri.")
    counts = {name: int(pd.to_numeric(plans[name]).sum()) for name in ("actions", "open", "overdue", "verified_actions")}
    of, total = w.count(len(plans), "governments"), w.count(counts["actions"], "actions")
    conform = (
        f"{w.count(counts['verified_actions'], 'verified')} sesuai" if counts["verified_actions"] else "belum ada yang sesuai"
    )
    words = (
        f"{of} pemda memiliki rencana dengan {total} tindak lanjut: {conform}, {w.count(counts['open'], 'open')} masih terbuka"
    )
    if counts["overdue"]:
        overdue, late = w.count(counts["overdue"], "overdue"), w.count(int((pd.to_numeric(plans["overdue"]) > 0).sum()), "late")
        words = f"{words}, {overdue} lewat tenggat di {late} pemda"
    return w.sentence(f"{words}.")
