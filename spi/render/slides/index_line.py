"""How is the index over the survey years drawn on a slide? Lines that PowerPoint can edit."""

from pptx.slide import Slide

from spi.charts.index_line import IndexLine
from spi.charts.years import YearLine
from spi.render.slides.native_charts import ABOVE, AFTER, BEFORE, BELOW, At, Line, lines
from spi.render.slides.text import Box, Words, write
from spi.words.palette import MUTED, OTHERS_DOT, OWN, fill, ink

_SIDES = {"above": ABOVE, "below": BELOW, "left": BEFORE, "right": AFTER}


def chart(slide: Slide, box: Box, data: IndexLine) -> None:
    """The lines, above them what each is, below them what parts the years; a missing year has its reason under it."""
    key, rest = box.under(0.38 * len(data.ends))
    place, foot = rest.under(rest.height - 0.4) if data.breaks else (rest, rest)
    names = [Words(f"● {end.name} {end.detail}".strip(), 18, ink(end.ink), end.own) for end in reversed(data.ends)]
    write(slide, key, *names, name="Keterangan warna")
    reasons = dict(data.gaps)
    labels = {label.year: At(Words(label.text, 20, OWN, True), _SIDES[label.side]) for label in data.labels}
    drawn = [_limit(data, *limit) for limit in data.limits]
    drawn += [piece for line in data.lines for piece in _pieces(line, data.years, labels if line.own else {})]
    columns = [" ".join(filter(None, (str(year), reasons.get(year)))) for year in data.years]
    lines(slide, place, columns, drawn, name="Indeks menurut tahun survei", alt=data.alt, span=data.span)
    if data.breaks:
        write(slide, foot, Words(data.break_note, 18, MUTED), name="Catatan")


def _pieces(line: YearLine, years: tuple[int, ...], labels: dict[int, At]) -> list[Line]:
    """A line cut at every break in the method, and a dashed piece across each."""
    values, hue, none = dict(line.values), fill(line.hue), [None] * len(years)
    starts = [years[0], *(b for _, b in line.dashed)]
    ends = [*starts[1:], years[-1] + 1]
    drawn = []
    for begin, end in zip(starts, ends, strict=True):
        inside = [year if begin <= year < end else None for year in years]
        words = [labels.get(year) if year else None for year in inside]
        name = line.name if begin == years[0] else f"{line.name} sejak {begin}"
        drawn.append(Line(name, [values.get(year) if year else None for year in inside], hue, words))
    for a, b in line.dashed:
        across = [values[year] if year in (a, b) else None for year in years]
        drawn.append(Line(f"{line.name} {a} ke {b}", across, hue, none, dashed=True))
    return drawn


def _limit(data: IndexLine, value: float, name: str, words: str) -> Line:
    """A limit of a category over the years it applies to, named at the first of them."""
    first = data.limit_years[0]
    label = At(Words(f"{name} {words}", 18, MUTED), ABOVE)
    values = [value if year in data.limit_years else None for year in data.years]
    labels = [label if year == first else None for year in data.years]
    return Line(f"Batas {name}", values, OTHERS_DOT, labels, dashed=True)
