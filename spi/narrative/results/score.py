"""Which sentences say what the index is, and how it stands beside its own years and the averages?"""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results.causes import Explanation
from spi.answers.results.standing import Standing
from spi.method import methodology
from spi.method.parts import NEGLIGIBLE
from spi.method.printing import prints_the_same
from spi.narrative.sentence import Sentence, Writer, capital, direction, known, listed
from spi.words import dictionary
from spi.words.wording import inside


def index(briefing: Briefing) -> list[Sentence]:
    """Index and change; later results, comparability, averages, the years, sources that disagree."""
    newer, means, here, beside = later(briefing), briefing.averages, briefing.here.index, None
    if here is not None and means["value"].notna().any():
        beside = averages(means, index=here, year=briefing.year, name=briefing.short_name)
    sentences = [_level_and_newest(briefing, newer), _newer(newer), comparable(briefing, "index"), beside, _years(briefing)]
    return known([*sentences, *(_conflict(briefing, year) for year in briefing.standings)])


def unknown(year: int, missing: dict[str, str], *, name: str = "", topic: str = "index") -> Sentence:
    """That the index of a survey year is not known, and why. missing: measure -> reason code."""
    writer = Writer(topic)
    return writer.sentence(f"{_subject(writer, year, name)} tidak diketahui: {dictionary.reason(missing.get('index'))}.")


def level(why: Explanation, *, year: int, year_before: int | None, name: str = "") -> Sentence:
    """The index and how far it moved since the year before. name: of whom, where the page does not say so."""
    if why.index_to is None:
        return unknown(year, why.years[year].missing, name=name)
    writer = Writer("index")
    subject = _subject(writer, year, name)
    if year_before is not None and why.change is not None and abs(why.change) < NEGLIGIBLE:
        text = f"{subject} tetap {writer.score(why.index_to, 'index', year)}"
        return writer.sentence(f"{text} dibandingkan dengan {writer.survey(year_before)}.")
    text = f"{subject} {writer.score(why.index_to, 'index', year)}"
    if year_before is None:
        return writer.sentence(f"{text}, survei pertama yang tercatat.")
    if why.change is None:
        return writer.sentence(f"{text}; indeks {writer.survey(year_before)} tidak diketahui.")
    way = f"{direction(why.change)} {writer.score(why.change, 'index', year)} poin"
    return writer.sentence(f"{text}, {way} dari {writer.survey(year_before)}.")


def _subject(writer: Writer, year: int, name: str) -> str:
    return " ".join(filter(None, ["Indeks", writer.survey(year), name]))


def _level_and_newest(briefing: Briefing, newer: pd.DataFrame) -> Sentence:
    """The slide's message; that a later result is known stands in it: nobody shall take an older one for that of today."""
    sentence = level(briefing.why, year=briefing.year, year_before=briefing.year_before, name=briefing.name)
    if newer.empty or briefing.why.change is None:
        return sentence
    writer, newest = Writer("index"), newer.iloc[-1]
    year = int(newest["survey_year"])
    text = f"{capital(writer.inserted(sentence))}; {writer.survey(year)} {writer.score(newest['value'], 'index', year)}"
    return writer.sentence(f"{text} sudah diketahui.")


def comparable(briefing: Briefing, topic: str) -> Sentence | None:
    """That the way of measuring may have changed between the two years, where the method says so and both indices are known."""
    before, year = briefing.year_before, briefing.year
    if before is None or briefing.why.change is None or not methodology.breaks_between(before, year):
        return None
    writer = Writer(topic)
    years = f"{writer.survey(before)} dan {writer.survey(year)}"
    return writer.sentence(f"Mungkin ada perubahan cara ukur, jadi hasil {years} belum tentu sepenuhnya sebanding.")


def averages(means: pd.DataFrame, *, index: float | None, year: int, name: str, sources: bool = False) -> Sentence:
    """The index of `name`, where it is known, beside each average that is (columns of standing.averages); sources: with whose."""
    writer, clauses = Writer("index"), []
    subject = "" if index is None else f"Indeks {writer.quoted(name)} "
    for row in means.dropna(subset="value").itertuples():
        side = "" if index is None else f"{_side(writer, index - row.value, year)} "
        value = writer.score(row.value, "average", year)
        basis = f" ({writer.quoted(row.basis)})" if sources else ""
        clauses.append(f"{side}{inside(row.label)} {value}{basis}")
    if not clauses:
        return writer.sentence("Rata-rata belum diketahui.")
    return writer.sentence(capital(f"{subject}{'; '.join(clauses)}."))


def _side(writer: Writer, distance: float, year: int) -> str:
    """On which side of an average the index lies: "0,12 poin di atas"."""
    if abs(distance) < NEGLIGIBLE:
        return "sama dengan"
    return f"{writer.score(distance, 'average', year)} poin {'di atas' if distance > 0 else 'di bawah'}"


def trend(series: pd.DataFrame) -> Sentence:
    """The known years of the index, first to last, without a trend drawn from two points."""
    rows, writer = _indices(series), Writer("index")
    if rows.empty:
        return writer.sentence("Belum ada indeks yang diketahui.")
    (first, start), (last, end) = ((int(row["survey_year"]), row["value"]) for row in (rows.iloc[0], rows.iloc[-1]))
    if len(rows) == 1:
        return writer.sentence(f"Baru satu tahun diketahui: {writer.survey(first)} {writer.score(start, 'index', first)}.")
    text = f"{writer.survey(first)} ke {writer.year(last)}: dari {writer.score(start, 'index', first)}"
    text = f"{text} menjadi {writer.score(end, 'index', last)}"
    if len(rows) == 2:
        return writer.sentence(f"{text}; dua titik belum menjadi tren.")
    gap = "di antara tahun yang diketahui " if len(rows) <= last - first else ""
    return writer.sentence(f"{text}; {gap}{_extremes(writer, rows)}.")


def _years(briefing: Briefing) -> Sentence | None:
    """The highest and the lowest of the years known until the one told of; two of them are no trend."""
    rows = _indices(briefing.series, until=briefing.year)
    if len(rows) < 3:
        return None
    writer = Writer("index")
    text = f"Dari {writer.count(len(rows), 'years')} tahun yang diketahui sampai {writer.survey(briefing.year)}"
    return writer.sentence(f"{text}, indeks {_extremes(writer, rows)}.")


def _extremes(writer: Writer, rows: pd.DataFrame) -> str:
    """The highest and the lowest of these years, the earliest of equal ones."""
    high, low = (rows.loc[place] for place in (rows["value"].idxmax(), rows["value"].idxmin()))
    return f"tertinggi {_in_year(writer, high)} dan terendah {_in_year(writer, low)}"


def _indices(series: pd.DataFrame, *, until: int | None = None) -> pd.DataFrame:
    rows = series[(series["measure"] == "index") & series["value"].notna()].sort_values("survey_year")
    return rows if until is None else rows[rows["survey_year"] <= until]


def _in_year(writer: Writer, row: pd.Series) -> str:
    year = int(row["survey_year"])
    return f"{writer.score(row['value'], 'index', year)} ({writer.survey(year)})"


def later(briefing: Briefing) -> pd.DataFrame:
    """The indices known of survey years after the one told of, oldest first: rows of briefing.series."""
    rows = _indices(briefing.series)
    return rows[rows["survey_year"] > briefing.year]


def _newer(rows: pd.DataFrame) -> Sentence | None:
    if rows.empty:
        return None
    writer = Writer("index")
    clauses = [_in_year(writer, row) for _, row in rows.iterrows()]
    return writer.sentence(f"Yang dipaparkan bukan hasil terbaru: sesudahnya sudah diketahui {listed(clauses)}.")


def newer_result(newest: Standing, *, year: int) -> Sentence:
    """That another survey year is the newest one known, with its index and its category; newest: where we stand in that year."""
    if newest.index is None:
        raise ValueError("the newest result is one that is known")
    writer = Writer("index")
    band = f", {newest.band.symbol} {newest.band.name}" if newest.band else ""
    return writer.sentence(f"Hasil terbaru: {writer.survey(year)}, indeks {writer.score(newest.index, 'index', year)}{band}.")


def _conflict(briefing: Briefing, year: int) -> Sentence | None:
    """The index of sources that differ from the one in use by more than rounding."""
    table = briefing.figures[year]
    columns = (table[name].tolist() for name in ("measure", "unit", "value", "printed", "outlet", "preferred"))
    figures = [row[2:] for row in zip(*columns, strict=True) if row[0] == "index" and not row[1] and row[2] == row[2]]
    ours = next(((value, printed, outlet) for value, printed, outlet, used in figures if used), None)
    if ours is None:
        return None
    others: dict[float, list[tuple[str, str]]] = {}
    for value, printed, outlet, _ in figures:
        if not prints_the_same(ours[0], value, decimals=_places(printed)):
            others.setdefault(value, []).append((printed, outlet))
    if not others:
        return None
    writer, differing = Writer("index"), []
    text = f"Sumber tidak sepakat tentang indeks {writer.survey(year)}: dipakai {_printed(writer, *ours[:2], year)}"
    text = f"{text} ({writer.quoted(ours[2])})"
    for value, printings in sorted(others.items()):
        outlets = listed([writer.quoted(outlet) for outlet in dict.fromkeys(outlet for _, outlet in printings)])
        differing.append(f"{outlets} mencetak {_printed(writer, value, printings[0][0], year)}")
    return writer.sentence(f"{text}; {listed(differing)}.")


def _printed(writer: Writer, value: float, printed: str, year: int) -> str:
    """A figure with the decimals that its source prints."""
    return writer.score(value, "index", year, places=_places(printed))


def _places(printed: str) -> int:
    return len(str(printed).replace(",", ".").partition(".")[2])
