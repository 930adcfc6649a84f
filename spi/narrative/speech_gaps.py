"""Which sentences of the briefing say how far it is to the next category and to the others, down to elements and units?"""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results.causes import NEGLIGIBLE
from spi.answers.results.gaps import ahead, behind
from spi.narrative.speech_words import bound, capital, kept, listed, quoted
from spi.narrative.telling import Sentence, Teller
from spi.words import dictionary

_NAMED = 3  # how many elements or units are called by name


def gaps(briefing: Briefing) -> list[Sentence]:
    """The largest gaps: to the median, to the next category, and what one part alone would have to do; then the elements."""
    if briefing.here.index is None:
        return []
    far = kept([_largest(briefing), _next_category(briefing)]) or [_no_limit(briefing)]
    told = [_ways(briefing), _behind(briefing), _ahead(briefing), _elements(briefing), _unknown_elements(briefing)]
    return [*far, *kept(told)]


def units(briefing: Briefing) -> list[Sentence]:
    """The units of the measure most of them are known for. Nothing where none is known."""
    table = briefing.units
    if table.empty:
        return []
    measure = table["measure"].value_counts().sort_index(kind="stable").idxmax()
    rows = table[table["measure"] == measure]
    known = rows.dropna(subset="value").sort_values("value", kind="stable")
    return kept([_unit_ends(briefing, known, measure), _low_units(briefing, known, measure), _silent_units(briefing, rows)])


def _largest(briefing: Briefing) -> Sentence | None:
    if briefing.gains.empty:
        return None
    teller, top, year = Teller("gaps"), briefing.gains.iloc[0], briefing.year
    if top["points"] < NEGLIGIBLE:
        return teller.said(f"Tidak ada bagian yang tertinggal dari median {briefing.scope.label}.")
    told = f"Jarak terbesar ke median lingkup: {dictionary.phrase(top['part'])}, {_pair(teller, top, year)}"
    return teller.said(f"{told}, setara {teller.score(top['points'], top['part'], year)} poin indeks.")


def _pair(teller: Teller, row, year: int) -> str:
    return f"{teller.score(row['ours'], row['part'], year)} terhadap {teller.score(row['reference'], row['part'], year)}"


def _next_category(briefing: Briefing) -> Sentence | None:
    """Distance and limit, and whether the deductions alone are larger."""
    here, year, teller = briefing.here, briefing.year, Teller("gaps")
    if here.distance is None:
        return None
    missing = f"Kurang {teller.score(here.distance, 'index', year)} poin ke {here.next_band.name}"
    told = f"{missing} ({bound(teller, here.next_band.lower, year)})"
    if briefing.level.parts.empty:
        return teller.said(f"{told}; bagian mana yang menutupnya belum dapat dihitung.")
    survey, cut = teller.survey(year), teller.score(briefing.level.cut, "correction_total", year)
    if briefing.level.cut >= here.distance:
        return teller.said(f"{told}; potongan {survey} saja {cut} poin.")
    return teller.said(f"{told}; seluruh potongan {survey} {cut} poin, jadi skor komponen juga perlu naik.")


def _ways(briefing: Briefing) -> Sentence | None:
    """What each part alone would have to move to reach the next category."""
    if briefing.ways.empty or briefing.here.next_band is None:
        return None
    possible = briefing.ways.dropna(subset="needed")
    if possible.empty:
        return None
    teller, told = Teller("gaps"), []
    for row in possible.itertuples():
        way = "berkurang" if dictionary.low_is_good(row.part) else "naik"
        told.append(f"{dictionary.phrase(row.part)} {way} {teller.score(row.needed, row.part, briefing.year)} poin")
    name = briefing.here.next_band.name
    return teller.said(f"{name} tercapai bila satu bagian saja bergerak sejauh ini: {listed(told, last='atau')}.")


def _behind(briefing: Briefing) -> Sentence | None:
    rows = behind(briefing.gains).iloc[1:]
    if rows.empty:
        return None
    teller, told = Teller("gaps"), []
    for _, row in rows.iterrows():
        pair = _pair(teller, row, briefing.year)
        worth = teller.score(row["points"], row["part"], briefing.year)
        told.append(f"{dictionary.phrase(row['part'])} {pair} ({worth} poin indeks)")
    return teller.said(f"Juga lebih buruk daripada median: {listed(told)}.")


def _ahead(briefing: Briefing) -> Sentence | None:
    rows = ahead(briefing.gains)
    if rows.empty:
        return None
    teller = Teller("gaps")
    told = [f"{dictionary.phrase(row['part'])} {_pair(teller, row, briefing.year)}" for _, row in rows.iterrows()]
    return teller.said(f"Lebih baik daripada median: {listed(told)}.")


def _no_limit(briefing: Briefing) -> Sentence:
    teller, here = Teller("gaps"), briefing.here
    if here.band is None:
        return teller.said(f"Jarak belum dapat dihitung: tidak ada batas kategori untuk {teller.survey(briefing.year)}.")
    above = teller.score(here.index - here.band.lower, "index", briefing.year)
    lower = bound(teller, here.band.lower, briefing.year)
    return teller.said(f"Sudah {here.band.name}, kategori tertinggi, {above} poin di atas batas {lower}.")


def _own_elements(briefing: Briefing) -> pd.DataFrame:
    return briefing.weak[briefing.weak["element"]]


def _elements(briefing: Briefing) -> Sentence | None:
    """The lowest elements known, with their distance to the median where half of the scope is known."""
    known = _own_elements(briefing).dropna(subset="score").sort_values("score", kind="stable")
    if known.empty:
        return None
    teller, told = Teller("gaps"), []
    for row in known.head(_NAMED).itertuples():
        told.append(f"{row.label} {teller.score(row.score, row.part, briefing.year)}")
    return teller.said(f"Unsur terendah yang diketahui: {listed(told)}.")


def _unknown_elements(briefing: Briefing) -> Sentence | None:
    rows = _own_elements(briefing)
    gone = int(rows["score"].isna().sum())
    if not gone:
        return None
    teller = Teller("gaps")
    told = f"Semua {teller.count(gone, 'elements', briefing.year)}" if gone == len(rows) else None
    told = told or f"{teller.count(gone, 'elements', briefing.year)} dari {teller.count(len(rows), 'elements', briefing.year)}"
    return teller.said(f"{told} unsur belum diketahui; angkanya ada di laporan KPK untuk {briefing.scope.noun}.")


def _unit_ends(briefing: Briefing, known: pd.DataFrame, measure: str) -> Sentence | None:
    if known.empty:
        return None
    teller, what, year = Teller("units"), "indeks" if measure == "index" else dictionary.phrase(measure), briefing.year
    low, high = known.iloc[0], known.iloc[-1]
    if len(known) == 1:
        return teller.said(f"Satu-satunya unit kerja yang diketahui: {_unit(teller, low, year)}.")
    told = f"Dari {teller.count(len(known), 'units', year)} unit kerja yang diketahui, {what} terendah"
    return teller.said(f"{told} {_unit(teller, low, year)} dan tertinggi {_unit(teller, high, year)}.")


def _unit(teller: Teller, row, year: int) -> str:
    return f"{quoted(teller, row['unit'])} ({teller.score(row['value'], row['measure'], year)})"


def _low_units(briefing: Briefing, known: pd.DataFrame, measure: str) -> Sentence | None:
    rows = known.iloc[1 : 1 + _NAMED]
    if len(known) < 1 + _NAMED:
        return None
    teller = Teller("units")
    return teller.said(f"Terendah berikutnya: {listed([_unit(teller, row, briefing.year) for _, row in rows.iterrows()])}.")


def _silent_units(briefing: Briefing, rows: pd.DataFrame) -> Sentence | None:
    """Units without a score, by reason; they are never ranked."""
    silent = rows[rows["value"].isna()]
    if silent.empty:
        return None
    teller = Teller("units")
    counts = silent["reason"].map(dictionary.reason).value_counts().sort_index(kind="stable")
    told = [f"{teller.count(count, 'units', briefing.year)} unit kerja {reason}" for reason, count in counts.items()]
    return teller.said(f"{capital(listed(told))}, jadi tidak diurutkan.")
