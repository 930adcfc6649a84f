"""What does a picture of a chart that is taken away say of itself: of whom, when, and from which sources?"""

from dataclasses import dataclass

from spi.answers.sources import identified_table
from spi.answers.sources.identified_table import About
from spi.words.wording import date_words


@dataclass(frozen=True)
class Identity:
    """The words of a picture. title and of whom stand above the chart, the lines below it; file: its name without ending."""

    title: str
    of: str
    lines: tuple[str, ...]
    file: str


def identity(title: str, about: About, source: str, *, note: str = "") -> Identity:
    """Of the chart of this title; source: from where its figures are, in words; note: what stands under it on the page."""
    first, last = about.years[0], about.years[-1]
    years = f"SPI {first}" if first == last else f"SPI {first} sampai {last}"
    compared = f" (pembanding SPI {about.year_before})" if about.year_before and first == last else ""
    saved = f"Versi data: {about.version}. Disimpan {date_words(about.moment.date())} dari dasbor SPI."
    named = f"Sumber (angka {about.region}): {source}." if source else ""
    lines = tuple(filter(None, (note, named, saved)))
    file = identified_table.file_name(title.partition(" · ")[0], about).removesuffix(".csv")
    return Identity(title, f"{about.region} · {years}{compared} · {about.scope}", lines, file)
