"""How far is what the governments of a province do about their result, and what may be asked of them? Counts, never a note."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from spi.answers.province import Overview
from spi.narrative.sentence import Sentence, Writer, listed

_NAMED = 5  # governments that a sentence names before it only counts them


@dataclass(frozen=True)
class Request:
    """What is asked, and of whom, in a sentence."""

    what: str
    of: Sentence


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
        f"Rencana yang tercatat di sini dan dapat dibaca: {of} pemda dengan {total} tindak lanjut; {conform}, "
        f"{w.count(counts['open'], 'open')} masih terbuka"
    )
    if counts["overdue"]:
        overdue, late = w.count(counts["overdue"], "overdue"), w.count(int((pd.to_numeric(plans["overdue"]) > 0).sum()), "late")
        words = f"{words}, {overdue} lewat tenggat di {late} pemda"
    return w.sentence(f"{words}.")


def prepared(told: Overview) -> Sentence | None:
    """How many units the socialisation has reached, and how many lists of respondents are below the minimum."""
    w, rows, clauses = Writer(), told.rows, []
    units = rows.dropna(subset=["units_listed"])
    if len(units):
        reached, total = (int(units[name].sum()) for name in ("units_reached", "units_listed"))
        clauses.append(
            f"sosialisasi menjangkau {w.count(reached, 'units')} dari {w.count(total, 'units')} unit di "
            f"{w.count(len(units), 'governments')} pemda"
        )
    lists = rows.dropna(subset=["lists_at_risk"])
    if len(lists):
        short = int(lists["lists_at_risk"].sum())
        count = f"{w.count(short, 'lists')} daftar responden" if short else "tidak ada daftar responden yang"
        clauses.append(f"{count} di bawah batas kesepakatan di {w.count(len(lists), 'governments')} pemda yang menyusunnya")
    return w.sentence(f"Tahun ini {listed(clauses)}.") if clauses else None


def not_shown(told: Overview) -> Sentence | None:
    """Of how many nothing of their own can be told; None where of all, which `followed` says, or of nobody."""
    w, rest = Writer(), len(told.rows) - len(told.followed)
    if rest in (0, len(told.rows)):
        return None
    return w.sentence(
        f"Sebanyak {w.count(rest, 'others')} pemda lain tidak ditampilkan: belum mencatat apa pun di sini, atau catatannya hanya "
        "terbuka bagi pemda itu sendiri."
    )


def requests(told: Overview) -> list[Request]:
    """What the counts give reason to ask the governments for; the reader decides."""
    rows, found = told.rows, []
    late, plans = rows[rows["overdue"].fillna(0) > 0], rows.dropna(subset=["plan_of"])
    if len(late):
        found.append(_request("Selesaikan, atau jelaskan, tindak lanjut yang lewat tenggat", late, "overdue"))
    waiting = rows[(rows["units_listed"] - rows["units_reached"]).fillna(0) > 0]
    if len(waiting):
        left = waiting.assign(left=waiting["units_listed"] - waiting["units_reached"])
        found.append(_request("Lanjutkan sosialisasi ke unit yang belum terjangkau", left, "left"))
    short = rows[rows["lists_at_risk"].fillna(0) > 0]
    if len(short):
        found.append(_request("Lengkapi daftar responden yang di bawah batas kesepakatan", short, "lists_at_risk"))
    if len(plans) < len(rows):
        silent = rows[rows["plan_of"].isna()]
        found.append(_request("Catat rencana tindak lanjut, atau sampaikan keadaannya kepada provinsi", silent))
    gone = rows[rows["index"].isna()]
    if len(gone):
        found.append(_request("Sampaikan hasil resmi yang belum diketahui di sini", gone))
    return found


def asked(told: Overview, made: Sequence[Request]) -> Sentence:
    """How many things there are to ask."""
    w = Writer()
    where = f"{told.scope.noun} di {told.scope.province_name}"
    if not made:
        return w.sentence(f"Tidak ada yang perlu diminta dari {where} menurut catatan ini.")
    return w.sentence(f"Ada {w.count(len(made), 'requests')} hal yang dapat diminta dari {where}; tenggatnya diputuskan rapat.")


def _request(what: str, rows: pd.DataFrame, count: str = "") -> Request:
    """Asked of the governments of these rows, the largest count first, which stands after each name."""
    w = Writer()
    if count:
        rows = rows.sort_values(count, ascending=False, kind="stable")
    if len(rows) > _NAMED and not count:
        return Request(what, w.sentence(f"{w.count(len(rows), 'governments')} pemda"))
    some = rows.head(_NAMED)
    words = [w.quoted(name) for name in some["region"]]
    if count:
        words = [f"{name} ({w.count(int(n), count)})" for name, n in zip(words, some[count], strict=True)]
    return Request(what, w.sentence(w.and_more(words, len(rows))))
