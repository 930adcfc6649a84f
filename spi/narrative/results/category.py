"""Which sentences say in which category the index lies, and how far it is to the next one?"""

from collections.abc import Sequence

from spi.answers.briefing import Briefing
from spi.answers.peers.category_counts import CategoryCounts
from spi.answers.results.causes import Level
from spi.answers.results.standing import Standing
from spi.method import methodology
from spi.method.methodology import Band
from spi.method.parts import CORRECTION_TOTAL
from spi.narrative.cycle.targets import target_sentences
from spi.narrative.evidence import no_category
from spi.narrative.sentence import Sentence, Writer, capital, known, listed
from spi.words.wording import raised


def category(briefing: Briefing) -> list[Sentence]:
    """Category with its limit and the distance; reached, lost or kept; then the targets. Nothing without an index."""
    here, year = briefing.here, briefing.year
    if here.index is None:
        return []
    if here.band is None:
        return [_without_band(here.index, year), _second_view(here.index, year)]
    writer = Writer("category")
    reached = _beside_the_year_before(writer, briefing, here.band) + (", kategori tertinggi" if here.distance is None else "")
    message = writer.sentence(f"{reached}, {_distance(writer, here.index, here.band, year)}.")
    return known([message, _scales(briefing), *target_sentences(briefing.targets, briefing.needed, year=year)])


def category_line(here: Standing, *, year: int) -> Sentence:
    """Category, its limit and the distance to the next one, always together."""
    writer = Writer("category")
    if here.index is None:
        return writer.sentence("Belum ada indeks, maka belum ada kategori.")
    if here.band is None:
        return _without_band(here.index, year)
    return writer.sentence(f"{here.band.symbol} {here.band.name}, {_distance(writer, here.index, here.band, year)}")


def next_category(here: Standing, level: Level, *, year: int) -> Sentence:
    """How far the next category is, and whether the deductions alone are larger; in the highest how far above its limit."""
    writer = Writer("gaps")
    if here.index is None or here.band is None:
        return writer.sentence(f"Jarak belum dapat dihitung: {writer.inserted(no_category(year))}.")
    if here.distance is None:
        return writer.sentence(f"Sudah {here.band.name}, kategori tertinggi, {_distance(writer, here.index, here.band, year)}.")
    text = f"{writer.survey(year)} {_distance(writer, here.index, here.band, year)}"
    if level.parts.empty:
        return writer.sentence(f"{text}; bagian mana yang menutupnya belum dapat dihitung.")
    cut = f"seluruh potongannya {writer.score(level.cut, CORRECTION_TOTAL, year)} poin"
    enough = "" if level.cut >= here.distance else ", jadi skor komponen juga perlu naik"
    return writer.sentence(f"{text}; {cut}{enough}.")


def counted(counts: CategoryCounts, *, year: int) -> Sentence:
    """How many have which category, and of how many it is not known: "■ Rentan 19 · ▲ Waspada 20 · ● Terjaga 0"."""
    writer = Writer("category")
    return writer.sentence(_counts(writer, counts, year))


def filtered(shown: int, members: int, names: Sequence[str], *, noun: str, year: int) -> Sentence:
    """How many of how many are on screen after the reader chose these categories."""
    writer = Writer("category")
    amount = f"{writer.count(shown, 'shown', year)} dari {writer.count(members, 'members', year)} {noun}"
    return writer.sentence(f"Ditampilkan {amount}: kategori {listed(list(names))}. Peringkatnya tetap di antara semuanya.")


def units_counted(counts: CategoryCounts | None, parts: int, *, year: int) -> Sentence:
    """How many units (OPD) have which category, by the limits of the index; parts: units of which only a component is scored."""
    writer = Writer("category")
    if counts is None:
        return writer.sentence(f"Tanpa kategori: {writer.inserted(no_category(year))}.")
    pieces = []
    if counts.unknown or any(number for _, number in counts.bands):
        pieces.append(f"menurut batas {writer.survey(year)}: {_counts(writer, counts, year)}")
    if parts:
        pieces.append(f"{writer.count(parts, 'units', year)} skor komponen tanpa kategori, sebab batasnya berlaku untuk indeks")
    return writer.sentence(f"{capital('; '.join(pieces))}.")


def _counts(writer: Writer, counts: CategoryCounts, year: int) -> str:
    pieces = [f"{band.symbol} {band.name} {writer.count(number, band.name, year)}" for band, number in counts.bands]
    unknown = [f"belum diketahui {writer.count(counts.unknown, 'unknown', year)}"] if counts.unknown else []
    return " · ".join([*pieces, *unknown])


def _without_band(index: float, year: int) -> Sentence:
    writer = Writer("category")
    text = f"Indeks {writer.score(index, 'index', year)} tanpa kategori"
    return writer.sentence(f"{text}: {writer.inserted(no_category(year))}.")


def _distance(writer: Writer, index: float, band: Band, year: int) -> str:
    """How far the next category is, or in the highest how far above its own limit."""
    higher = next((each for each in methodology.bands(year) if each.lower > index), None)
    if higher is None:
        return f"{writer.score(index - band.lower, 'index', year)} poin di atas batas {writer.limit(band.lower, year)}"
    away = writer.score(raised(higher.lower - index), "index", year)
    return f"kurang {away} poin untuk mencapai {higher.name} ({writer.limit(higher.lower, year)})"


def _beside_the_year_before(writer: Writer, briefing: Briefing, band: Band) -> str:
    """Risen or fallen by the limits of the year told of; neither where only the limits moved."""
    new = briefing.year
    if briefing.before is None or (was := briefing.before[1].band) is None:
        return f"Kategori {writer.survey(new)} {band.name}"
    old, before = briefing.before
    if was.name == band.name:
        return f"Kategori tetap {band.name} seperti {writer.survey(old)}"
    scale = methodology.bands(new)
    again = methodology.category(new, before.index)
    if again == band or again is None:
        text = f"Kategori {writer.survey(new)} {band.name} ({writer.survey(old)} {was.name}"
        return f"{text}, masing-masing menurut batas tahunnya)"
    way = "naik" if scale.index(band) > scale.index(again) else "turun"
    return f"Kategori {way} dari {was.name} ({writer.survey(old)}) menjadi {band.name} ({writer.survey(new)})"


def _scales(briefing: Briefing) -> Sentence | None:
    """That the limits of the two years differ, and where the old index lies by the new ones."""
    if briefing.before is None:
        return None
    (old, before), new = briefing.before, briefing.year
    if before.index is None or before.band is None or methodology.bands(old) == methodology.bands(new):
        return None
    writer = Writer("category")
    text = f"Batas kategori {writer.survey(old)} dan {writer.survey(new)} berbeda"
    text = f"{text}; menurut batas {writer.survey(new)}, nilai {writer.survey(old)}"
    again = methodology.category(new, before.index)
    index = writer.score(before.index, "index", old)
    return writer.sentence(f"{text} ({index}) termasuk {again.name}.") if again else None


def _second_view(index: float, year: int) -> Sentence:
    """Where the index lies on the scale that is offered for years without one."""
    writer, scale = Writer("category"), methodology.reference_bands()
    band = methodology.band_of(scale, index)
    text = f"Pada skala {writer.survey(methodology.method()['reference_scale']['year'])} nilai itu {band.name if band else ''}"
    return writer.sentence(f"{text}; ini pandangan kedua, bukan kategori KPK untuk {writer.survey(year)}.")
