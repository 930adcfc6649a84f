"""How often was each theme named in the mini FGD? Bars from zero, each with its words."""

from pptx.slide import Slide

from spi.answers.briefing import Briefing
from spi.charts.parts.bars import MOST, Bar, Bars
from spi.render.slides import bars
from spi.render.slides.slide_text import Box
from spi.words.wording import thousands


def causes(slide: Slide, box: Box, briefing: Briefing) -> bool:
    """How often each theme was named; False where no meeting was held."""
    drawn = briefing.themes.head(MOST)
    if drawn.empty:
        return False
    rest = len(briefing.themes) - len(drawn)
    foot = "Biru tua: tema yang bersama mencapai 80 persen sebutan"
    foot += f"; dan {thousands(rest)} lagi; lihat XLSX." if rest else "."
    rows = tuple(
        Bar(row.name, float(row.times), "own" if row.vital else "others_dot", f"{thousands(int(row.times))} sebutan")
        for row in drawn.itertuples(index=False)
    )
    told = "; ".join(f"{row.label} {row.text}" for row in rows)
    bars.chart(slide, box, Bars(rows, "Tema akar masalah", foot, f"{foot} {told}."))
    return True
