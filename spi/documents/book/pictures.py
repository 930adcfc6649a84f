"""Sheet Grafik: how did the index move over the survey years, what moved it last, and what would reaching the others bring?"""

from spi.answers.briefing import Briefing
from spi.charts.index_line import index_line
from spi.charts.marks import Blank
from spi.charts.parts.bars import gain_bars
from spi.charts.parts.split_bars import split_bars
from spi.charts.parts.waterfall import change_waterfall
from spi.render.book import charts
from spi.render.book.page import Book


def pictures(book: Book, briefing: Briefing) -> None:
    """Write the sheet: charts that can be edited, each over the cells below it."""
    note = "Angka saat berkas dibuat: grafik dan sel di bawahnya tidak ikut menghitung ulang bila sel biru diubah."
    page = book.page("Grafik", "Grafik indeks dan bagiannya (dihitung)", note, [40, *[13] * 7])
    named = {"name": briefing.region["short_name"], "province": briefing.region["province"]}
    for title, chart in (
        ("Indeks menurut tahun survei", index_line(briefing.series, **named, year=briefing.year, nation=True)),
        (f"Perubahan indeks, {briefing.years}", change_waterfall(briefing.why, details=False)),
        (f"Gerak bersama dan gerak sendiri, {briefing.years}", split_bars(briefing.comparison)),
        ("Tambahan poin bila menyamai acuan", gain_bars(briefing.gains)),
    ):
        if page.line > 3 and not isinstance(chart, Blank):
            page.new_page()
        page.section(title)
        charts.draw(page, chart)
