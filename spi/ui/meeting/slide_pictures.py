"""What does each slide of the meeting show beside its message: its main figures, a chart or a table?"""

from collections.abc import Callable

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results import gaps as answers
from spi.answers.results import standing
from spi.answers.results.causes import Explanation
from spi.charts.follow_up.themes import pareto_bars
from spi.charts.index_line import index_line
from spi.charts.marks import Blank, Chart
from spi.charts.parts.bars import gap_bars, unit_bars
from spi.charts.parts.components import component_bars
from spi.charts.parts.waterfall import change_waterfall
from spi.charts.ranking_dots import ranking_dots
from spi.charts.scope_strip import scope_strip
from spi.method import methodology
from spi.ui.meeting.slide_frame import HIGH, Figure, Picture
from spi.words import dictionary
from spi.words.wording import change_words, decimal, limit_words, span, thousands

UNKNOWN = "belum diketahui"
MOST = 5  # rows of a table or bars that are read from the back row


def picture(briefing: Briefing, key: str) -> Picture:
    """The picture of a slide; key: one of narrative.deck.ORDER, "decisions" has its form instead."""
    return _PICTURES[key](briefing)


def _index(briefing: Briefing) -> Picture:
    chart = index_line(briefing.series, name=briefing.region["short_name"], province=briefing.region["province"])
    return _drawn([_score(briefing), *_moved(briefing)], chart)


def _category(briefing: Briefing) -> Picture:
    here, figures = briefing.here, [_score(briefing)]
    if here.band:
        figures.insert(0, Figure(f"{here.band.symbol} {here.band.name}", f"kategori SPI {briefing.year}", tint=here.band.tint))
    if here.next_band:
        goal = f"poin lagi ke {here.next_band.symbol} {here.next_band.name} ({limit_words(here.next_band.lower)})"
        figures.append(Figure(decimal(here.distance), goal))
    strip = {"region_code": briefing.code, "bands": methodology.bands(briefing.year)}
    strip |= standing.nearest_average(briefing.averages)
    chart = scope_strip(briefing.ranking, **strip)
    place = here.place
    short = place is not None and place.known < place.members
    note = f"Digambar: letak kita dari {thousands(place.known)} yang diketahui." if short else ""
    return _drawn(figures, chart, note=note, high=340)


def _rank(briefing: Briefing) -> Picture:
    here, known = briefing.here, briefing.ranking.dropna(subset="index")
    of = here.place.members if here.place else briefing.members
    sure = here.rank is not None
    words = str(here.rank) if sure else span(here.place.best, here.place.worst) if here.place else UNKNOWN
    noun, some = (
        briefing.scope.noun,
        f"; batasnya dihitung dari {thousands(here.place.known)} yang diketahui" if here.place else "",
    )
    some = "; sumbernya belum pasti" if here.disputed else some
    about = f"dari {thousands(of)} {noun}" + ("" if sure else some)
    figures = [Figure(words, about, "own")]
    if sure and (moved := briefing.why.rank) is not None and moved.before != moved.after:
        way = "naik" if moved.after < moved.before else "turun"
        figures.append(Figure(str(abs(moved.before - moved.after)), f"tempat {way} dari SPI {briefing.year_before}", _way(way)))
    shown = _neighbours(known, briefing.code)
    dots = {"region_code": briefing.code, "bands": methodology.bands(briefing.year), "year": briefing.year, "noun": noun}
    complete = here.place is None or here.place.complete  # else a number before a name would be taken for its rank
    chart = ranking_dots(known, **dots, shown=shown, numbered=complete)
    note = f"Digambar {thousands(len(shown))} dari {thousands(len(known))} {noun if complete else 'yang diketahui'}."
    return _drawn(figures, chart, note=note, high=430)


def _change(briefing: Briefing) -> Picture:
    why = briefing.why
    figures = [*_moved(briefing), _score(briefing)]
    gone = dict.fromkeys(m for measures in why.missing.values() for m in measures)
    unknown = [f"{dictionary.label(m)} ({_years_without(why, m)})" for m in gone]
    note = f"Belum diketahui: {'; '.join(unknown)}." if gone else ""
    return _drawn(figures, change_waterfall(why, details=False), note=note, high=320 if note else HIGH)


def _years_without(why: Explanation, measure: str) -> str:
    return ", ".join(f"SPI {year}" for year, measures in why.missing.items() if measure in measures)


def _components(briefing: Briefing) -> Picture:
    return _drawn([_score(briefing), *_moved(briefing)], component_bars(briefing))


def _gaps(briefing: Briefing) -> Picture:
    here, late = briefing.here, answers.behind(briefing.gains)
    goal = [Figure(decimal(here.distance), f"poin lagi ke {here.next_band.name}", "own")] if here.next_band else []
    if len(late):
        first = late.iloc[0]
        goal.insert(0, Figure(decimal(first["points"]), f"poin bila {first['label']} setara median"))
    return _drawn(goal, gap_bars(briefing), high=420)


def _units(briefing: Briefing) -> Picture:
    scored = briefing.units.dropna(subset="value")
    figures = [Figure(decimal(scored["value"].iloc[0]), f"terendah dari {len(scored)} unit", "own")] if len(scored) else []
    return _drawn(figures, unit_bars(briefing.units), high=420)


def _causes(briefing: Briefing) -> Picture:
    found = briefing.themes.head(MOST)
    if len(found):
        first = found.iloc[0]
        figures = [Figure(thousands(first["times"]), f"sebutan: {first['name']}", "own")]
        figures.append(Figure(thousands(briefing.themes["times"].sum()), "sebutan seluruhnya"))
        note = _rest(len(briefing.themes))
        chart = pareto_bars(found)
        return _drawn(figures, chart, note=note)
    weak = briefing.weak[briefing.weak["weak"]].head(MOST)
    figures = [Figure(thousands(len(weak)), "bagian indeks yang lemah", "own")] if len(weak) else []
    rows = [(r.label, _or(r.score), decimal(r.lost), decimal(r.gap)) for r in weak.itertuples()]
    heads = ("Bagian yang lemah", "skor", "poin hilang", "di belakang median") if rows else ()
    return Picture(figures, heads=heads, table=rows, note="" if rows else "Belum ada bagian lemah yang diketahui.")


def _plan(briefing: Briefing) -> Picture:
    done = briefing.completion
    told = (
        ("Klaim OPD: selesai", done.claimed), ("Verifikasi Inspektorat: sesuai", done.verified),
        ("Validasi KPK: diterima", done.validated), ("Lewat tenggat", done.overdue), ("Tanpa bukti", done.without_evidence),
    )  # fmt: skip
    figures = [Figure(thousands(done.total), "tindak lanjut", "own")]
    if not done.total:
        return Picture(figures, note="Keputusan yang diketik di salindia Keputusan rapat menjadi tindak lanjut di halaman RTL.")
    rows = [(name, thousands(count)) for name, count in told]
    return Picture(figures, heads=("", f"dari {thousands(done.total)}"), table=rows)


def _drawn(figures: list[Figure], chart: Chart, *, note: str = "", high: int = HIGH) -> Picture:
    """A chart on the stage with its note; only the sentence where nothing is known."""
    if isinstance(chart, Blank):
        return Picture(figures, note=note or chart.alt)
    return Picture(figures, chart, high, note=note or getattr(chart, "caption", ""))


_PICTURES: dict[str, Callable[[Briefing], Picture]] = {
    "index": _index, "category": _category, "rank": _rank, "change": _change, "components": _components, "gaps": _gaps,
    "units": _units, "causes": _causes, "plan": _plan, "decisions": lambda _briefing: Picture(),
}  # fmt: skip


def _score(briefing: Briefing) -> Figure:
    return Figure(_or(briefing.here.index), f"indeks SPI {briefing.year}", "own")


def _moved(briefing: Briefing) -> list[Figure]:
    """The change of the index, where both years are known."""
    change = briefing.why.change
    if change is None:
        return []
    way = change_words(change).split()[0]
    return [Figure(decimal(abs(change)) if way != "tetap" else way, f"{_points(way)} dari SPI {briefing.year_before}", _way(way))]


def _points(way: str) -> str:
    return "indeks" if way == "tetap" else f"poin {way}"


def _rest(count: int) -> str:
    """How many rows are not on the slide; nothing where all are."""
    return f"Ditampilkan {MOST} dari {thousands(count)}; selebihnya di paket rapat." if count > MOST else ""


def _way(way: str) -> str:
    return {"naik": "up", "turun": "down"}.get(way, "")


def _or(value: float | None) -> str:
    return UNKNOWN if value is None or value != value else decimal(value)


def _neighbours(known: pd.DataFrame, code: str) -> pd.DataFrame:
    """The first two, ours with two on each side, and the last of a ranking, in its order."""
    rows = known.sort_values(["rank", "region"]).reset_index(drop=True)
    ours = rows.index[rows["region_code"] == code]
    near = {n for at in ours for n in range(at - 2, at + 3)}
    return rows[rows.index.isin({0, 1, len(rows) - 1, *near})] if len(ours) else rows.head(0)
