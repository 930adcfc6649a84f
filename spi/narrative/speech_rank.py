"""Which sentences of the briefing say which place that is, among whom, and whether we or the others moved it?"""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.narrative.place import MOST_DISPUTES
from spi.narrative.speech_words import capital, kept, listed, moved, quoted
from spi.narrative.telling import Sentence, Teller
from spi.words import dictionary


def rank(briefing: Briefing) -> list[Sentence]:
    """Place and scope; own movement and that of the others; how surely it is known. Nothing where neither is known."""
    here = briefing.here
    if here.place is None and here.stated_rank is None:
        return []
    return kept([_place(briefing), _split(briefing), _unsplit(briefing), _stated(briefing), _everyone(briefing), _next(briefing)])


def _place(briefing: Briefing) -> Sentence:
    teller, here = Teller("rank"), briefing.here
    place, stated, year = here.place, here.stated_rank, briefing.year
    if here.rank is None:
        best, worst = teller.count(place.best, "rank", year), teller.count(place.worst, "rank", year)
        if here.disputed:
            told = f"Peringkat ke-{best} sampai ke-{worst} dari {teller.count(place.members, 'members', year)}"
            return teller.said(f"{told} ({briefing.scope.label}): {_doubt(teller, briefing)}.")
        told = f"Peringkat antara ke-{best} dan ke-{worst} dari {teller.count(place.members, 'members', year)}"
        known = f"baru {teller.count(place.known, 'members', year)} {briefing.scope.noun} diketahui"
        known += f", dan {_doubt(teller, briefing)}" if here.ranged else ""
        return teller.said(f"{told} ({briefing.scope.label}): {known}.")
    sure = place is not None and place.definite
    told = f"Peringkat ke-{teller.count(here.rank, 'rank', year)}"
    of = teller.count(place.members if sure else briefing.members, "members", year)
    told = f"{told} dari {of} ({briefing.scope.label})"
    told += _tied(teller, briefing) if sure else _said_by(teller, stated)
    return teller.said(f"{told}{_places(teller, briefing)}.")


def _doubt(teller: Teller, briefing: Briefing) -> str:
    """Which indices the place hangs on, each value once; see narrative.place.doubt."""
    groups = [rows for _, rows in briefing.here.disputes.groupby("region_code", sort=False)]
    told = [_disputed(teller, rows, briefing.year) for rows in groups[:MOST_DISPUTES]]
    more = len(groups) - len(told)
    return "; ".join([*told, *([f"begitu juga {teller.count(more, 'others')} indeks lain"] if more else [])])


def _disputed(teller: Teller, rows: pd.DataFrame, year: int) -> str:
    name = quoted(teller, rows["region"].iloc[0])
    values = [teller.score(value, "index", year) for value in dict.fromkeys(rows["value"])]
    if rows["doubtful"].any():
        return f"indeks {name} hanya diketahui dari angka yang meragukan, {values[0]}"
    return f"sumber tidak sepakat tentang indeks {name}, {' atau '.join(values)}"


def _tied(teller: Teller, briefing: Briefing) -> str:
    others = int((briefing.ranking["index"] == briefing.here.index).sum()) - 1
    return f" bersama {teller.count(others, 'members', briefing.year)} {briefing.scope.noun} lain" if others else ""


def _said_by(teller: Teller, stated: pd.Series) -> str:
    """Who states a rank; one that is computed from a copy of KPK's table is called so."""
    if stated["basis"] == "dinyatakan":
        return f" menurut {quoted(teller, stated['outlet'])}"
    return f", {dictionary.basis(stated['basis']).partition(',')[0]}"


def gained(briefing: Briefing) -> int | None:
    """Places gained since the year before (minus is down), where both places are known and one and the same says them."""
    before, split = briefing.standings.get(briefing.year_before), briefing.why.rank
    if split is not None and split.after == briefing.here.rank:
        return split.before - split.after
    if before is None or before.rank is None or briefing.here.rank is None or before.rank_by != briefing.here.rank_by:
        return None
    return before.rank - briefing.here.rank


def _places(teller: Teller, briefing: Briefing) -> str:
    places = gained(briefing)
    if places is None:
        return ""
    if not places:
        return f", sama seperti {teller.survey(briefing.year_before)}"
    way = f"{moved(places, places=0)} {teller.count(abs(places), 'rank', briefing.year)} peringkat"
    return f", {way} dari {teller.survey(briefing.year_before)}"


def _split(briefing: Briefing) -> Sentence | None:
    """Own movement and that of the others, in places; where score and place part ways, that first."""
    split, teller = briefing.why.rank, Teller("rank")
    if split is None or not (split.own or split.others or split.coverage):
        return None
    told = []
    named = (("nilai sendiri", split.own), (f"{briefing.scope.noun} lain", split.others), ("perubahan cakupan", split.coverage))
    for name, places in named:
        if places:
            unit = "" if told else " tempat"
            way = "menaikkan" if places > 0 else "menurunkan"
            told.append(f"{name} {way} {teller.count(abs(places), 'rank', briefing.year)}{unit}")
    score, place = moved(briefing.why.change), moved(split.before - split.after, places=0)
    if score == place:
        return teller.said(f"{capital(', '.join(told))}.")
    return teller.said(f"Nilainya {score}, tempatnya {place}: {', '.join(told)}.")


def _unsplit(briefing: Briefing) -> Sentence | None:
    """Why the two movements cannot be told apart: how many of the scope are known in each year."""
    before = briefing.standings.get(briefing.year_before)
    if before is None or briefing.why.rank is not None or before.place is None or briefing.here.place is None:
        return None
    teller, known = Teller("rank"), []
    if unsure := [year for year in (briefing.year_before, briefing.year) if briefing.standings[year].ranged]:
        years = listed([teller.survey(year) for year in unsure])
        return teller.said(f"Gerak sendiri dan gerak {briefing.scope.noun} lain tidak dipisah: peringkat {years} berupa rentang.")
    for year in (briefing.year_before, briefing.year):
        place = briefing.standings[year].place
        count = f"{teller.count(place.known, 'members', year)} dari {teller.count(place.members, 'members', year)}"
        known.append(f"{count} {briefing.scope.noun} pada {teller.survey(year)}")
    return teller.said(f"Gerak sendiri dan gerak {briefing.scope.noun} lain belum dapat dipisah: diketahui {listed(known)}.")


def _stated(briefing: Briefing) -> Sentence | None:
    """How a stated place fits the known scores, where that is not plain already."""
    here, teller, year = briefing.here, Teller("rank"), briefing.year
    place, stated = here.place, here.stated_rank
    if place is None or stated is None or (place.definite and here.agrees):
        return None
    if place.complete:
        told = f"{capital(quoted(teller, stated['outlet']))} menyebut peringkat ke-{teller.count(stated['rank'], 'rank', year)}"
        fits = "termasuk rentang itu" if here.agrees else "tidak cocok dengan indeks yang diketahui"
        return teller.said(f"{told}; itu {fits}.")
    known = f"{teller.count(place.known, 'members', year)} dari {teller.count(place.members, 'members', year)}"
    told = f"Dengan {known} {briefing.scope.noun} diketahui, tempatnya antara ke-{teller.count(place.best, 'rank', year)}"
    fits = "tidak bertentangan dengannya" if here.agrees else "bertentangan dengannya"
    return teller.said(f"{told} dan ke-{teller.count(place.worst, 'rank', year)}; peringkat itu {fits}.")


def _everyone(briefing: Briefing) -> Sentence | None:
    """How many of the scope fell and rose, where nearly all are known in both years."""
    known = briefing.ranking["change"].dropna().round(2)
    if briefing.why.rank is None or known.empty:
        return None
    teller, year = Teller("rank"), briefing.year
    told = f"Dari {teller.count(len(known), 'members', year)} {briefing.scope.noun} yang diketahui di kedua tahun"
    counts = ((known < 0).sum(), "turun"), ((known > 0).sum(), "naik"), ((known == 0).sum(), "tetap")
    each = [f"{teller.count(count, 'members', year)} {way}" for count, way in counts if count]
    return teller.said(f"{told}, {listed(each)}.")


def _next(briefing: Briefing) -> Sentence | None:
    """The nearest scores above and below, where every member is known."""
    here, table, teller = briefing.here, briefing.ranking, Teller("rank")
    if here.place is None or not here.place.definite:
        return None
    above, below = table[table["index"] > here.index], table[table["index"] < here.index]
    told = []
    if len(above):
        told.append(_neighbour(teller, briefing, above.loc[above["index"].idxmin()], "atas", "unggul"))
    if len(below):
        told.append(_neighbour(teller, briefing, below.loc[below["index"].idxmax()], "bawah", "tertinggal"))
    return teller.said(f"{capital('; '.join(told))}.") if told else None


def _neighbour(teller: Teller, briefing: Briefing, row, side: str, verb: str) -> str:
    name = quoted(teller, row["region"])
    name = name.lower() if briefing.masked else name
    distance = teller.score(row["index"] - briefing.here.index, "index", briefing.year)
    return f"tepat di {side} kita {name}, {verb} {distance} poin"
