"""How is a ranking drawn on a slide? A row each: its name, its dot on the scale of the index, its value."""

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide

from spi.charts.ranking_dots import RankingDots
from spi.render.slides.native_charts import Dots, dots
from spi.render.slides.text import Box, Words, cut, width_of, write
from spi.words.palette import INK, MUTED, OTHERS_DOT, OTHERS_LINE, OWN

_VALUE, _LIMIT, _TALLEST = 0.9, 0.36, 0.85  # inches: the column of values, a line of limits, a row at most


def tallest(data: RankingDots) -> float:
    """The inches that it takes at most."""
    return _head(data) + _TALLEST * (len(data.rows) + len(data.gaps)) + (_LIMIT if data.note else 0.0)


def _head(data: RankingDots) -> float:
    """The inches of the limits named above the rows."""
    return _LIMIT * (1 + max((limit.level for limit in data.limits), default=-1))


def chart(slide: Slide, box: Box, data: RankingDots) -> None:
    """Ours lit; the limits of the categories named above; where it is drawn, the year before as small dots."""
    head, body = box.under(_head(data))
    body, foot = body.under(body.height - (_LIMIT if data.note else 0.0))
    texts = {row.place: row.name for row in data.rows} | dict(data.gaps)
    wide = min(0.5 * box.width, 0.15 + max(width_of(text, 18, bold=True) for text in texts.values()))
    step = min(_TALLEST, body.height / len(texts))
    names, plot = body._replace(height=step * len(texts)).beside(wide, gap=0.1)
    plot, values = plot.beside(plot.width - _VALUE, gap=0.0)
    inches = plot.width / (data.span[1] - data.span[0])
    for limit in data.limits:
        at, half = plot.left + (limit.value - data.span[0]) * inches, width_of(limit.text, 18) / 2 + 0.1
        left = min(max(at - half, box.left), box.left + box.width - 2 * half)
        above = Box(left, head.top + head.height - _LIMIT * (1 + limit.level), 2 * half, _LIMIT)
        write(slide, above, Words(limit.text, 18, MUTED), name="Batas", align=PP_ALIGN.CENTER)
    ranked = {row.place: row for row in data.rows}
    for place, text in sorted(texts.items()):  # read row by row: the name, then its value
        own, top = place in ranked and ranked[place].own, names.top + step * place
        hue = (OWN, True) if own else (INK, False)
        _cell(slide, names._replace(top=top, height=step), Words(cut(text, 18, wide, lines=1), 18, *hue), "Nama")
        if place in ranked:
            words = Words(ranked[place].text, 18, *(hue if own else (MUTED, False)))
            _cell(slide, values._replace(top=top, height=step), words, "Nilai", align=PP_ALIGN.RIGHT)
    dots(slide, plot, _groups(data), name="Peringkat", alt=data.alt, across=data.span, span=(0.5 - len(texts), 0.5))
    if data.note:
        write(slide, foot, Words(data.note, 18, MUTED), name="Catatan")


def _groups(data: RankingDots) -> list[Dots]:
    """The others, the limits, and ours on top. Longest first: LibreOffice drops a series that a longer one follows."""
    others, ours = ([(row.value, float(-row.place)) for row in data.rows if row.own == own] for own in (False, True))
    foot = -float(len(data.rows) + len(data.gaps)) + 0.5
    before = [(row.before, float(-row.place)) for row in data.rows if row.before is not None]
    groups = [Dots("tahun sebelumnya", before, OTHERS_LINE, 6, [None] * len(before))]
    groups.append(Dots("lainnya", others, OTHERS_DOT, 11, [None] * len(others)))
    for limit in data.limits:
        ends = [(limit.value, 0.5), (limit.value, foot)]
        groups.append(Dots(f"Batas {limit.name}", ends, OTHERS_DOT, 0, [None, None], joined=True))
    groups = [*sorted(groups, key=lambda group: -len(group.points)), Dots("dipilih", ours, OWN, 18, [None] * len(ours))]
    return [group for group in groups if group.points]


def _cell(slide: Slide, box: Box, words: Words, name: str, *, align: PP_ALIGN = PP_ALIGN.LEFT) -> None:
    shape = write(slide, box, words, name=name, align=align)
    shape.text_frame.vertical_anchor, shape.text_frame.word_wrap = MSO_ANCHOR.MIDDLE, False
