"""Where does the government stand: the way of its index over the years, and its place among the others?"""

from pptx.slide import Slide

from spi.answers.briefing import Briefing
from spi.charts.index_line import index_line
from spi.charts.ranking_dots import ranking_order
from spi.method import methodology
from spi.render.slides import draw
from spi.render.slides.slide_text import BIG, Box, Words, write
from spi.words import dictionary
from spi.words.palette import DOWN_TEXT, INK, MUTED, OWN, UP_TEXT
from spi.words.wording import change_words, decimal, places_words, rounded, thousands


def index(slide: Slide, box: Box, briefing: Briefing) -> bool:
    """The index, its change and its way over the survey years; False where the index is not known."""
    if briefing.here.index is None:
        return False
    left, right = box.beside(3.4)
    write(slide, left, Words(decimal(briefing.here.index), BIG, OWN, True), Words(f"SPI {briefing.year}", 22, MUTED),
          *_moved(briefing), *_means(briefing), name="Indeks")  # fmt: skip
    way = index_line(briefing.series, name=briefing.region["short_name"], province=briefing.region["province"])
    return draw(slide, right, way) or True


def _moved(briefing: Briefing) -> list[Words]:
    """The change of the index since the year before; nothing where one of the two is not known."""
    change = briefing.why.change
    if change is None:
        return []
    words, ink = change_words(change), MUTED if not rounded(change) else UP_TEXT if change > 0 else DOWN_TEXT
    said = words if words == "tetap" else f"{words} poin"
    return [Words(said, 28, ink, True), Words(f"dari {decimal(briefing.why.index_from)} (SPI {briefing.year_before})", 20, MUTED)]


def _means(briefing: Briefing) -> list[Words]:
    """The averages that are known, below our own index."""
    known = briefing.averages.dropna(subset="value")
    return [Words(f"{row.label} {decimal(row.value)}", 18, MUTED) for row in known.itertuples()]


def rank(slide: Slide, box: Box, briefing: Briefing) -> bool:
    """The place and how it moved beside all known members in order; False where no place and no order is known."""
    known = briefing.ranking.dropna(subset=["rank", "index"])
    if briefing.here.rank is None and briefing.here.place is None:
        return False
    left, right = box.beside(3.4)
    write(slide, left, *_place(briefing), name="Peringkat")
    if len(known):
        member = {"member": briefing.scope.member, "noun": briefing.scope.noun}
        bands = methodology.bands(briefing.year)
        draw(slide, right, ranking_order(known, region_code=briefing.code, bands=bands, year=briefing.year, **member))
    return True


def _place(briefing: Briefing) -> list[Words]:
    """The place in big words; where it is not sure, its bounds or who states it."""
    here, place = briefing.here, briefing.here.place
    stated = {} if here.stated_rank is None else here.stated_rank
    of = stated["of_count"] if place is None or (not place.definite and here.rank is not None) else place.members
    out_of = Words(f"dari {thousands(int(of))} {briefing.scope.noun}" if of == of and of else briefing.scope.noun, 22, INK)
    if here.rank is None and place:
        first, joint = ("peringkat", "sampai") if here.disputed else ("antara", "dan")
        said = [Words(first, 22, INK), Words(f"{place.best} {joint} {place.worst}", 36, OWN, True), out_of]
    else:
        said = [Words("peringkat", 22, INK), Words(thousands(here.rank), BIG, OWN, True), out_of]
    if here.rank is not None and not (place and place.definite):
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
