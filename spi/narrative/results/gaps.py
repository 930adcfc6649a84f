"""Which sentences say how far it is to the others and to the next category, down to elements and units?"""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results.gaps import ahead, behind
from spi.method.parts import NEGLIGIBLE, SCORED, listed_elements
from spi.narrative.results import reach
from spi.narrative.results.category import next_category
from spi.narrative.sentence import Sentence, Writer, capital, known, listed
from spi.words import dictionary

_NAMED, _MOST_NAMED = 3, 4  # how many elements or units are called by name; unknown ones before they are only counted


def gaps(briefing: Briefing) -> list[Sentence]:
    """The largest gaps: to the median, to the next category, and what one part alone would have to do; then the elements."""
    here, year = briefing.here, briefing.year
    if here.index is None:
        return []
    writer = Writer("gaps")
    median = None if briefing.gains.empty else writer.sentence(f"{largest(writer, briefing.gains, year)}.")
    reached, past, limit = reach.gaps_message(briefing), None, None
    if reached is None and (here.distance is not None or median is None):
        limit = next_category(here, briefing.level, year=year)
    if reached is not None and here.next_band is not None:
        past = reach.hit_rate(briefing.reach, here.next_band.lower)
    elements = briefing.weak[briefing.weak["element"]]
    unknown = unknown_parts(list(elements.loc[elements["score"].isna(), "part"]), year=year)
    sentences = [_ways(briefing), _unreached(briefing), _behind(briefing), _ahead(briefing), _elements(elements, year), unknown]
    return known([reached, median, limit, past, *sentences])


def units(briefing: Briefing) -> list[Sentence]:
    """The units of the measure most of them are known for. Nothing where none is known."""
    table = briefing.units
    if table.empty:
        return []
    measure = table["measure"].value_counts().sort_index(kind="stable").idxmax()
    rows = table[table["measure"] == measure]
    scored = rows.dropna(subset="value").sort_values("value", kind="stable")
    return known([_unit_ends(briefing, scored, measure), _low_units(briefing, scored), _silent_units(briefing, rows)])


def largest(writer: Writer, gains: pd.DataFrame, year: int) -> str:
    """The part that is furthest behind the median of the scope, in index points (first row of gaps.gains), as a clause."""
    top = gains.iloc[0]
    if top["points"] < NEGLIGIBLE:
        return "Tidak ada bagian yang tertinggal dari median lingkup"
    text = f"Yang paling tertinggal dari median lingkup: {dictionary.phrase(top['part'])}, {_pair(writer, top, year)}"
    return f"{text}, setara {writer.score(top['points'], top['part'], year)} poin indeks"


def unknown_parts(parts: list[str], *, year: int) -> Sentence | None:
    """Which parts nothing is known of, in one line: few by name, many by number; None where all are known."""
    writer = Writer("gaps")
    if len(parts) > _MOST_NAMED:
        kind = "bagian dan unsur" if set(parts) & {*SCORED} else "unsur"
        every = "semua " if set(parts) >= {element for _, element in listed_elements()} and kind == "unsur" else ""
        count = writer.count(len(parts), "elements", year)
        return writer.sentence(f"Belum diketahui: {every}{count} {kind}; lihat laporan KPK.")
    return writer.sentence(f"Belum diketahui: {', '.join(map(dictionary.label, parts))}.") if parts else None


def _pair(writer: Writer, row: pd.Series, year: int) -> str:
    return f"{writer.score(row['ours'], row['part'], year)} terhadap {writer.score(row['reference'], row['part'], year)}"


def _ways(briefing: Briefing) -> Sentence | None:
    """What each part alone would have to move to reach the next category."""
    if briefing.ways.empty or briefing.here.next_band is None:
        return None
    possible = briefing.ways.dropna(subset="needed")
    if possible.empty:
        return None
    writer, clauses = Writer("gaps"), []
    for row in possible.itertuples():
        moves = "berkurang" if dictionary.low_is_good(row.part) else "naik"
        needed = writer.score(row.needed, row.part, briefing.year)
        clauses.append(f"{dictionary.phrase(row.part)} {moves} {needed} {dictionary.unit(row.part)}")
    name = briefing.here.next_band.name
    return writer.sentence(f"{name} tercapai bila satu bagian saja bergerak sejauh ini: {listed(clauses, last='atau')}.")


def _unreached(briefing: Briefing) -> Sentence | None:
    """Which of these ways lead beyond what any member of the scope ever reached."""
    beyond = briefing.ways.query("beyond != ''") if len(briefing.ways) else briefing.ways
    if beyond.empty or briefing.here.next_band is None:
        return None
    writer, clauses = Writer("gaps"), []
    who = f"{briefing.scope.noun} mana pun di lingkup ini sampai {writer.survey(briefing.year)}"
    for row in beyond.itertuples():
        goal, best = (writer.score(value, row.part, briefing.year) for value in (row.goal, row.best))
        end = "terendah" if dictionary.low_is_good(row.part) else "tertinggi"
        clauses.append(f"{dictionary.phrase(row.part)} {goal} ({end} {best})")
    return writer.sentence(f"Belum pernah dicapai {who}: {listed(clauses)}.")


def _behind(briefing: Briefing) -> Sentence | None:
    rows = behind(briefing.gains).iloc[1:]
    if rows.empty:
        return None
    writer, clauses = Writer("gaps"), []
    for _, row in rows.iterrows():
        pair = _pair(writer, row, briefing.year)
        worth = writer.score(row["points"], row["part"], briefing.year)
        clauses.append(f"{dictionary.phrase(row['part'])} {pair} ({worth} poin indeks)")
    return writer.sentence(f"Juga lebih buruk daripada median: {listed(clauses)}.")


def _ahead(briefing: Briefing) -> Sentence | None:
    rows = ahead(briefing.gains)
    if rows.empty:
        return None
    writer = Writer("gaps")
    clauses = [f"{dictionary.phrase(row['part'])} {_pair(writer, row, briefing.year)}" for _, row in rows.iterrows()]
    return writer.sentence(f"Lebih baik daripada median: {listed(clauses)}.")


def _elements(elements: pd.DataFrame, year: int) -> Sentence | None:
    """The lowest elements known."""
    lowest = elements.dropna(subset="score").sort_values("score", kind="stable").head(_NAMED)
    if lowest.empty:
        return None
    writer = Writer("gaps")
    clauses = [f"{row.label} {writer.score(row.score, row.part, year)}" for row in lowest.itertuples()]
    return writer.sentence(f"Unsur terendah yang diketahui: {listed(clauses)}.")


def _unit_ends(briefing: Briefing, scored: pd.DataFrame, measure: str) -> Sentence | None:
    if scored.empty:
        return None
    writer, what, year = Writer("units"), "indeks" if measure == "index" else dictionary.phrase(measure), briefing.year
    low, high = scored.iloc[0], scored.iloc[-1]
    if len(scored) == 1:
        return writer.sentence(f"Satu-satunya unit kerja yang diketahui: {_unit(writer, low, year)}.")
    text = f"Dari {writer.count(len(scored), 'units', year)} unit kerja yang diketahui, {what} terendah"
    return writer.sentence(f"{text} {_unit(writer, low, year)} dan tertinggi {_unit(writer, high, year)}.")


def _unit(writer: Writer, row: pd.Series, year: int) -> str:
    return f"{writer.quoted(row['unit'])} ({writer.score(row['value'], row['measure'], year)})"


def _low_units(briefing: Briefing, scored: pd.DataFrame) -> Sentence | None:
    rows = scored.iloc[1:-1].head(_NAMED)  # the highest was told as such
    if len(scored) < 1 + _NAMED:
        return None
    writer = Writer("units")
    return writer.sentence(f"Terendah berikutnya: {listed([_unit(writer, row, briefing.year) for _, row in rows.iterrows()])}.")


def _silent_units(briefing: Briefing, rows: pd.DataFrame) -> Sentence | None:
    """Units without a score, by reason; they are never ranked."""
    silent = rows[rows["value"].isna()]
    if silent.empty:
        return None
    writer = Writer("units")
    counts = silent["reason"].map(dictionary.reason).value_counts().sort_index(kind="stable")
    clauses = [f"{writer.count(count, 'units', briefing.year)} unit kerja {reason}" for reason, count in counts.items()]
    return writer.sentence(f"{capital(listed(clauses))}, jadi tidak diurutkan.")
