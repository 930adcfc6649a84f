"""What does each slide of the meeting show beside its message, on the stage and in the file that is taken away?"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results import gaps, standing
from spi.answers.results.causes import Explanation
from spi.charts.follow_up.themes import pareto_bars
from spi.charts.index_line import index_line
from spi.charts.marks import Blank, Chart
from spi.charts.parts.bars import MOST, gap_bars, unit_bars, weak_part_bars
from spi.charts.parts.components import component_bars
from spi.charts.parts.reach import reach_bars
from spi.charts.parts.split_bars import SplitBars, split_bars
from spi.charts.parts.waterfall import change_waterfall
from spi.charts.ranking_dots import ranking_dots
from spi.charts.scope_strip import scope_strip
from spi.documents import deck
from spi.documents.on_slides import slide_cover, slide_tables
from spi.documents.report import part_rows
from spi.documents.stamp import EVENT_LOG, head_words
from spi.method import methodology
from spi.narrative.evidence import no_category
from spi.narrative.results.comparison import usual_change
from spi.narrative.results.reach import gaps_message
from spi.render import slides
from spi.render.blocks import Content, Figure, Page, Presentation
from spi.words import dictionary
from spi.words.wording import change_words, decimal, limit_words, raised, span, thousands

UNKNOWN = "belum diketahui"
_ROWS = 6  # of a change, above which what is usual has no room


def presentation(briefing: Briefing, chosen: Sequence[deck.Slide]) -> bytes:
    """The slides in the given order as a PPTX file, after a cover that carries the code that reopens the view."""
    stamp = briefing.stamp
    state = f"Data: {stamp.batch}, dibuat {stamp.made}; {EVENT_LOG}: {head_words(stamp)}."
    pages = [_page(briefing, slide, state) for slide in chosen]
    return slides.presentation(
        Presentation(
            briefing.name,
            f"{briefing.name}, {briefing.years}",
            f"Survei Penilaian Integritas, {briefing.scope.label}",
            state,
            stamp.moment,
            slide_cover.cover(briefing, state),
            tuple(pages),
        )
    )


def _page(briefing: Briefing, slide: deck.Slide, state: str) -> Page:
    """A slide of the file; its notes are what is said, one sentence a line, and the state of the data that it tells."""
    spoken = tuple(sentence.text for sentence in slide.spoken)
    taken_in, below = (tuple(sentence.text for sentence in sentences) for sentences in (slide.taken_in, slide.below))
    notes = "\n".join([slide.title.text, *spoken, "", state])
    shown = content(briefing, slide.key, slide.part)
    return Page(slide.title.text, deck.feet(slide.note), shown, spoken, notes, taken_in, below)


def content(briefing: Briefing, key: str, part: int = 1) -> Content:
    """What a slide shows; key: one of deck.ORDER; part: of the plan. The stage has a form in place of the table of decisions."""
    return slide_tables.actions(briefing, part) if key == "plan" else _CONTENTS[key](briefing)


def _index(b: Briefing) -> Content:
    chart = index_line(b.series, name=b.region["short_name"], province=b.region["province"])
    known = b.averages.dropna(subset="value")
    means = "; ".join(f"{row.label.removeprefix('Rata-rata ')} {decimal(row.value)}" for row in known.itertuples())
    return _drawn([_score(b), *_moved(b)], chart, note=f"Rata-rata SPI {b.year}: {means}." if means else "")


def _category(b: Briefing) -> Content:
    """The category with that of the year before, and how many members are in each."""
    here, figures, bands = b.here, [_score(b)], methodology.bands(b.year)
    if here.band:
        about, before = f"kategori SPI {b.year}", b.standings.get(b.year_before or 0)
        if before and before.band:
            about += f"; SPI {b.year_before}: {before.band.symbol} {before.band.name} ({decimal(before.index)})"
        figures.insert(0, Figure(f"{here.band.symbol} {here.band.name}", about, tint=here.band.tint))
    if here.next_band:
        goal = f"poin kurang untuk mencapai {here.next_band.symbol} {here.next_band.name} ({limit_words(here.next_band.lower)})"
        figures.append(Figure(decimal(raised(here.distance or 0.0)), goal))
    chart = scope_strip(b.ranking, region_code=b.code, bands=bands, **standing.nearest_average(b.averages))
    known, members, counts = int(b.ranking["index"].notna().sum()), len(b.ranking), b.ranking["category"].value_counts()
    inside = ", ".join(f"{band.symbol} {band.name} {thousands(int(counts.get(band.name, 0)))}" for band in bands)
    inside = inside or f"{no_category(b.year).text} Digambar nilai"
    some = f" yang diketahui; {thousands(members - known)} belum diketahui" if known < members else ""
    return _drawn(figures, chart, note=f"{inside} dari {thousands(known)} {b.scope.noun}{some}." if known else "")


def _rank(b: Briefing) -> Content:
    """The place, or between which it lies, beside our neighbours and the ends of the ranking."""
    here, place, noun, known = b.here, b.here.place, b.scope.noun, b.ranking.dropna(subset="index")
    complete = place is None or place.complete  # else a number before a name would be taken for its rank
    shown = _neighbours(known, b.code)
    chart = ranking_dots(known, region_code=b.code, bands=methodology.bands(b.year), year=b.year, noun=noun, shown=shown,
                         numbered=complete)  # fmt: skip
    note = "" if here.alone else f"Digambar {thousands(len(shown))} dari {thousands(len(known))} {noun}"
    if place is not None and not complete:
        note += f" yang diketahui ({thousands(place.members)} seluruhnya)"
        note += f"; peringkatnya antara {thousands(place.best)} dan {thousands(place.worst)}" if here.rank is not None else ""
    figures = [_place(b)]
    if (change := b.why.rank) is not None and here.rank == change.after:
        moved = change.before - change.after
        way = change_words(moved).split()[0]
        about = f"peringkat {'seperti' if not moved else f'{way} dari {thousands(change.before)}'} (SPI {b.year_before})"
        figures.append(Figure(way if not moved else thousands(abs(moved)), about, _way(way)))
    return _drawn(figures, chart, note=f"{note}." if note else "")


def _place(b: Briefing) -> Figure:
    """The place in big words; where it is not sure, its bounds and why, or who states it."""
    here, place = b.here, b.here.place
    stated = {} if here.stated_rank is None else here.stated_rank
    by_source = here.rank is not None and not (place and place.definite)
    of = stated["of_count"] if by_source else place.members if place else b.members
    if here.alone:
        return Figure(UNKNOWN, f"tidak ada {b.scope.noun} lain dalam lingkup ini", "own")
    about = f"dari {thousands(int(of))} {b.scope.noun}" if of == of and of else b.scope.noun
    if by_source:
        about += f"; menurut {stated['outlet']}" if stated["basis"] == "dinyatakan" else f"; {dictionary.basis(stated['basis'])}"
    if here.disputed:
        about += "; sumbernya belum pasti"
    elif here.rank is None and place:
        about += f"; batasnya dihitung dari {thousands(place.known)} yang diketahui"
    words = thousands(here.rank) if here.rank is not None else span(place.best, place.worst) if place else UNKNOWN
    return Figure(words, f"peringkat {about}", "own")


def _change(b: Briefing) -> Content:
    gone = dict.fromkeys(measure for measures in b.why.missing.values() for measure in measures)
    unknown = [f"{dictionary.label(measure)} ({_years_without(b.why, measure)})" for measure in gone]
    note = f"Belum diketahui: {'; '.join(unknown)}." if gone else ""
    chart = split_bars(b.comparison) if len(b.comparison.parts) else change_waterfall(b.why, details=False)
    figures = [*_moved(b), _score(b), *_beyond_others(b)]
    if isinstance(chart, SplitBars) and len(chart.rows) > _ROWS:
        return Content(tuple(figures), chart, note)
    if usual := usual_change(b.one_year, b.comparison):
        note = f"{note} {usual.text}".strip()
    return _drawn(figures, chart, note=note)


def _beyond_others(b: Briefing) -> list[Figure]:
    """What of the change is ours beyond that of the others; where these are not known nothing."""
    if not b.comparison.known:
        return []
    total = b.comparison.as_printed.iloc[0]
    side = "sama dengan" if not total["own"] else f"poin {'lebih baik' if total['own'] > 0 else 'lebih buruk'} daripada"
    about = f"{side} gerak bersama ({change_words(total['common'])}{', rata-rata tercetak' if b.comparison.printed else ''})"
    return [Figure(decimal(abs(total["own"])), about, "up" if total["own"] > 0 else "down" if total["own"] < 0 else "")]


def _years_without(why: Explanation, measure: str) -> str:
    return ", ".join(f"SPI {year}" for year, measures in why.missing.items() if measure in measures)


def _components(b: Briefing) -> Content:
    behind = slide_tables.behind("Bagian indeks", *part_rows.known_parts(b.weak))
    return replace(_drawn([_score(b), *_moved(b)], component_bars(b)), behind=behind)


def _gaps(b: Briefing) -> Content:
    here, late = b.here, gaps.behind(b.gains)
    goal = []
    if here.next_band:
        goal = [Figure(decimal(raised(here.distance or 0.0)), f"poin kurang untuk mencapai {here.next_band.name}", "own")]
    if gaps_message(b):
        reached = Figure(decimal(b.reach.points), "poin bila semua bagian mencapai batasnya dalam setahun")
        return _drawn([*goal, reached], reach_bars(b.reach))
    if len(late):
        first = late.iloc[0]
        goal.insert(0, Figure(decimal(first["points"]), f"poin bila {first['label']} setara median"))
    return replace(
        _drawn(goal, gap_bars(b)), behind=slide_tables.behind("Jarak ke median", part_rows.with_gain(b.gains), part_rows.GAINED)
    )


def _units(b: Briefing) -> Content:
    scored = b.units.dropna(subset="value")
    figures = [Figure(decimal(scored["value"].iloc[0]), f"terendah dari {len(scored)} unit", "own")] if len(scored) else []
    behind = slide_tables.behind("Unit kerja", b.units, {"unit": 4, "label": (3, "Indikator"), "value_words": 2, "outlet": 3})
    return replace(_drawn(figures, unit_bars(b.units)), behind=behind)


def _causes(b: Briefing) -> Content:
    """The themes; the weak parts in their place where no findings are known."""
    if len(b.themes):
        first = b.themes.iloc[0]
        figures = [Figure(thousands(first["times"]), f"sebutan: {first['name']}", "own"),
                   Figure(thousands(b.themes["times"].sum()), "sebutan seluruhnya")]  # fmt: skip
        return _drawn(figures, pareto_bars(b.themes, most=MOST))
    weak = b.weak[b.weak["weak"]]
    figures = [Figure(thousands(len(weak)), "bagian indeks yang lemah", "own")] if len(weak) else []
    behind = slide_tables.behind("Bagian indeks", *part_rows.known_parts(b.weak))
    return replace(_drawn(figures, weak_part_bars(b.weak)), behind=behind)


_CONTENTS: dict[str, Callable[[Briefing], Content]] = {
    "index": _index, "category": _category, "rank": _rank, "change": _change,
    "components": _components,
    "gaps": _gaps, "units": _units, "causes": _causes, "decisions": slide_tables.decisions,
}  # fmt: skip


def _drawn(figures: Sequence[Figure], chart: Chart, *, note: str = "") -> Content:
    """A slide with a chart; only the sentence where nothing is known."""
    if isinstance(chart, Blank):
        return Content(tuple(figures), note=chart.alt)
    return Content(tuple(figures), chart, note or getattr(chart, "caption", ""))


def _score(b: Briefing) -> Figure:
    return Figure(_or(b.here.index), f"indeks SPI {b.year}", "own")


def _moved(b: Briefing) -> list[Figure]:
    """The change of the index, where both years are known."""
    change = b.why.change
    if change is None:
        return []
    way = change_words(change).split()[0]
    still = way == "tetap"
    about = f"{'indeks seperti' if still else f'poin {way} dari'} {decimal(b.why.index_from)} (SPI {b.year_before})"
    return [Figure(way if still else decimal(abs(change)), about, _way(way))]


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
