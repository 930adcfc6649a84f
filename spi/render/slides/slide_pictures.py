"""Where does the government stand: the way of its index over the years, and its place among the others?"""

from collections.abc import Sequence
from itertools import pairwise

from pptx.slide import Slide

from spi.answers.briefing import Briefing
from spi.method import methodology
from spi.render.slides.native_charts import ABOVE, AFTER, BEFORE, BELOW, At, Line, lines
from spi.render.slides.slide_order import order
from spi.render.slides.slide_text import BIG, Box, Words, write
from spi.words import dictionary
from spi.words.palette import DOWN_TEXT, INK, MUTED, OTHERS_DOT, OWN, UP_TEXT
from spi.words.wording import change_words, decimal, places_words, rounded, thousands


def index(slide: Slide, box: Box, briefing: Briefing) -> bool:
    """The index, its change and its way over the survey years; False where the index is not known."""
    if briefing.here.index is None:
        return False
    left, right = box.beside(3.4)
    write(slide, left, Words(decimal(briefing.here.index), BIG, OWN, True), Words(f"SPI {briefing.year}", 22, MUTED),
          *_moved(briefing), *_means(briefing), name="Indeks")  # fmt: skip
    _way(slide, right, briefing)
    return True


def _moved(briefing: Briefing) -> list[Words]:
    """The change of the index since the year before; nothing where one of the two is not known."""
    change = briefing.why.change
    if change is None:
        return []
    words, ink = change_words(change), UP_TEXT if rounded(change) > 0 else DOWN_TEXT if rounded(change) < 0 else MUTED
    said = words if words == "tetap" else f"{words} poin"
    return [Words(said, 28, ink, True), Words(f"dari {decimal(briefing.why.index_from)} (SPI {briefing.year_before})", 20, MUTED)]


def _means(briefing: Briefing) -> list[Words]:
    """The averages that are known, below our own index."""
    known = briefing.averages.dropna(subset="value")
    return [Words(f"{row.label} {decimal(row.value)}", 18, MUTED) for row in known.itertuples()]


def _way(slide: Slide, box: Box, briefing: Briefing) -> None:
    """The index of every survey year beside the mean of the province, or of the nation where the province has none."""
    table = briefing.series[briefing.series["measure"] == "index"].set_index("survey_year")
    ours = table["value"].dropna().to_dict() | {briefing.year: briefing.here.index}
    years = list(range(min(ours), max(ours) + 1))
    other, called = ("province", briefing.region["province"]) if table["province"].notna().any() else ("nation", "nasional")
    mean = {year: value for year, value in table[other].dropna().to_dict().items() if year in years}
    breaks = [(a, b, words) for a, b, words in methodology.break_marks() if a in ours and b in ours]
    key, rest = box.under(0.75 if mean else 0.4)
    chart, foot = rest.under(rest.height - 0.4) if breaks else (rest, rest)
    names = [Words(f"● {briefing.name}", 18, OWN, True), Words(f"● rata-rata {called}", 18, MUTED)]
    write(slide, key, *names[: 2 if mean else 1], name="Keterangan warna")
    values = [*ours.values(), *mean.values()]
    air = max(0.2 * (max(values) - min(values)), 1.0)
    told = "; ".join(f"{year} {decimal(ours[year]) if year in ours else 'tidak ada data'}" for year in years)
    near = 0.17 * (max(values) - min(values) + 2 * air)
    drawn = [*_stretches(f"rata-rata {called}", mean, years, breaks, OTHERS_DOT, _labels(mean, ours, near, own=False)),
             *_stretches(briefing.name, ours, years, breaks, OWN, _labels(ours, mean, near, own=True))]  # fmt: skip
    lines(slide, chart, [str(year) if year in ours else f"{year} tidak ada data" for year in years], drawn,
          name="Indeks menurut tahun survei", alt=f"Grafik garis indeks {briefing.name}: {told}.",
          span=(min(values) - air, max(values) + air))  # fmt: skip
    if breaks:
        said = "; ".join(f"SPI {a} dan {b} {words}" for a, b, words in breaks)
        write(slide, foot, Words(f"Garis putus-putus: {said}.", 18, MUTED), name="Catatan")


def _labels(values: dict[int, float], rival: dict[int, float], near: float, *, own: bool) -> dict[int, At]:
    """Each value at its point: above a peak and below a valley; where the other line lies near on that side, ours stands
    beside its point and the mean is not written."""
    labels = {}
    for year, value in values.items():
        around = [values[y] for y in (year - 1, year + 1) if y in values] or [value]
        high = free = value >= sum(around) / len(around)
        if year in rival and abs(value - rival[year]) < near:
            free = value > rival[year] or (own and value == rival[year])
        squeezed = free != high and (value > max(around) or value < min(around))
        steep = abs(value - values.get(year - 1, value)) > 1.5 * near
        place = (BEFORE if year + 1 in values else AFTER) if squeezed and steep else ABOVE if free else BELOW
        if own or not squeezed:
            labels[year] = At(Words(decimal(value), 20 if own else 18, OWN if own else MUTED, own), place)
    return labels


def _stretches(name: str, values: dict[int, float], years: list[int], breaks: Sequence[tuple], hue: str,
               labels: dict[int, At]) -> list[Line]:  # fmt: skip
    """A line cut at every break in the method, and a dashed piece across each."""
    starts = [years[0], *(b for _, b, _ in breaks), years[-1] + 1]
    drawn = []
    for n, (begin, end) in enumerate(pairwise(starts)):
        inside = [year if begin <= year < end else None for year in years]
        called = name if n == 0 else f"{name} sejak {begin}"
        drawn.append(Line(called, [values.get(y) for y in inside], hue, [labels.get(y) for y in inside]))
    for a, b, _ in breaks:
        if a in values and b in values:
            across = [values[y] if y in (a, b) else None for y in years]
            drawn.append(Line(f"{name} {a} ke {b}", across, hue, [None] * len(years), dashed=True))
    return drawn


def rank(slide: Slide, box: Box, briefing: Briefing) -> bool:
    """The place and how it moved beside all known members in order; False where no place and no order is known."""
    known = briefing.ranking.dropna(subset=["rank", "index"])
    if briefing.here.rank is None and briefing.here.place is None:
        return False
    left, right = box.beside(3.4)
    write(slide, left, *_place(briefing), name="Peringkat")
    if len(known):
        order(slide, right, briefing, known)
    return True


def _place(briefing: Briefing) -> list[Words]:
    """The place in big words; where it is not sure, its bounds or who states it."""
    here, place = briefing.here, briefing.here.place
    of = here.stated_rank["of_count"] if place is None or (not place.definite and here.rank is not None) else place.members
    out_of = Words(f"dari {thousands(int(of))} {briefing.scope.noun}" if of == of and of else briefing.scope.noun, 22, INK)
    if here.rank is None:
        first, joint = ("peringkat", "sampai") if here.disputed else ("antara", "dan")
        said = [Words(first, 22, INK), Words(f"{place.best} {joint} {place.worst}", 36, OWN, True), out_of]
    else:
        said = [Words("peringkat", 22, INK), Words(thousands(here.rank), BIG, OWN, True), out_of]
    if here.rank is not None and not (place and place.definite):
        stated = here.stated_rank
        told = f"menurut {stated['outlet']}" if stated["basis"] == "dinyatakan" else dictionary.basis(stated["basis"])
        said.append(Words(told, 18, MUTED))
    if here.disputed:
        said.append(Words("karena sumbernya belum pasti", 18, MUTED))
    if place and not place.complete:
        counted = f"{thousands(place.known)} dari {thousands(place.members)} {briefing.scope.noun} diketahui"
        said.append(Words(counted, 18, MUTED))
        if here.rank is not None:
            said.append(Words(f"tempatnya antara {thousands(place.best)} dan {thousands(place.worst)}", 18, MUTED))
    if briefing.why.rank is not None and here.rank == briefing.why.rank.after:
        moved = briefing.why.rank.before - briefing.why.rank.after
        ink = UP_TEXT if moved > 0 else DOWN_TEXT if moved < 0 else MUTED
        said += [Words(places_words(moved), 24, ink, True),
                 Words(f"dari {thousands(briefing.why.rank.before)} (SPI {briefing.year_before})", 20, MUTED)]  # fmt: skip
    return [*said, Words(briefing.scope.label, 18, MUTED)]
