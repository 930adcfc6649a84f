"""Which sentences say how much a place weighs, and that what is assumed about its error is no figure of KPK?"""

from spi.answers.results.rank_certainty import AssumedPlaces, NearbyPlaces
from spi.answers.sources.self_check import ExtraordinaryVoices
from spi.method.ranking import Place
from spi.narrative.sentence import Sentence, Writer
from spi.words.wording import limit_words, rounded

_LEVEL = 95  # in so many of 100 surveys all places lie in their ranges at once


def points_per_place(nearby: NearbyPlaces, *, year: int) -> Sentence:
    """How few points part us from our neighbours, per place."""
    writer = Writer("rank")
    about = "sekitar" if rounded(nearby.points_per_place) else "kurang dari"
    points = writer.score(max(nearby.points_per_place, 0.01), "per_place", year)
    return writer.sentence(f"Di sekitar peringkat ini, satu peringkat bernilai {about} {points} poin.")


def shifted_places(nearby: NearbyPlaces, *, year: int) -> Sentence:
    """Between which places we would lie with a slightly other index of our own."""
    writer, clauses = Writer("rank"), []
    for points, best, worst in nearby.shifts:
        moved = f"{_typed(writer, points, 'shift')} poin"
        clauses.append(f"{moved} lebih tinggi atau lebih rendah berarti {_between(writer, best, worst, year)}")
    among = "" if nearby.complete else " di antara yang diketahui"
    return writer.sentence(f"Andai hanya indeks sendiri yang lain: {'; '.join(clauses)}{among}.")


def assumed_places(places: AssumedPlaces, *, noun: str, year: int) -> Sentence:
    """What would remain of a ranking under an assumed error: our places, the tiers, whom we do not differ from."""
    writer, ours = Writer("rank"), places.ours
    among = noun if places.complete else f"{noun} yang diketahui"
    text = f"Andai galat baku setiap indeks {_typed(writer, places.standard_error, 'standard_error')} poin, "
    text += f"{writer.quoted(ours['region'])} terletak di {_between(writer, ours['rank_best'], ours['rank_worst'], year)} "
    text += f"dari {writer.count(len(places.places), 'members', year)} {among} dan "
    if places.tiers == 1:
        text += "tidak ada lapis yang dapat dibedakan."
    else:
        text += f"{writer.count(places.tiers, 'tiers', year)} lapis dapat dibedakan; letaknya di lapis "
        text += f"{writer.count(ours['tier'], 'tiers', year)}."
    text += f" {_alike(writer, places, noun, year)} Dua indeks yang selisihnya lebih dari "
    return writer.sentence(f"{text}{writer.score(places.difference, 'difference', year)} poin pasti berbeda nyata.")


def _alike(writer: Writer, places: AssumedPlaces, noun: str, year: int) -> str:
    """Whom we do not differ from: how many, the highest and the lowest of them by name."""
    alike = places.alike
    if alike.empty:
        return f"Indeksnya berbeda nyata dari semua {noun} lain."
    text = f"Yang tidak berbeda nyata darinya: {writer.count(len(alike), 'alike', year)} {noun}, "
    ends = (alike.iloc[0], alike.iloc[-1])[: len(alike)]
    names = [f"{writer.quoted(row['region'])} ({writer.count(row['rank'], 'rank', year)})" for row in ends]
    return f"{text}{' sampai '.join(names)}."


def assumption() -> Sentence:
    """What an assumed error is, always beside what follows from it."""
    writer = Writer("rank")
    text = "KPK tidak menerbitkan galat baku; ini andaian, bukan angka resmi. Andai galat bakunya benar, sekurangnya dalam "
    text += f"{writer.count(_LEVEL, 'level')} dari {writer.count(100, 'level')} survei"
    return writer.sentence(f"{text} semua peringkat sebenarnya terletak di dalam rentangnya sekaligus.")


def too_few_known(place: Place, *, noun: str, year: int) -> Sentence:
    """Why nothing is said of how much a place weighs."""
    writer = Writer("rank")
    text = f"Baru dapat dihitung bila indeks hampir semua {noun} diketahui; pada {writer.survey(year)} baru"
    text = f"{text} {writer.count(place.known, 'members', year)} dari"
    return writer.sentence(f"{text} {writer.count(place.members, 'members', year)}.")


def extraordinary_voices(found: ExtraordinaryVoices, *, year: int) -> Sentence:
    """That all three voices lie extraordinarily high at once, and what this may and may not mean."""
    writer = Writer("components")
    text = f"{writer.survey(year)}: luar biasa tinggi pada ketiga suara, periksa. Ketiganya sekurangnya "
    text += f"{writer.score(found.smallest_z, 'smallest_z', year)} simpangan robust di atas median "
    text += f"{writer.count(found.governments, 'governments', year)} pemda"
    text += f" (ambang {_typed(writer, found.threshold, 'threshold')}). Mungkin layanannya memang menonjol, "
    text += "mungkin respondennya terlalu seragam, mungkin angkanya keliru disalin: "
    return writer.sentence(f"{text}ini alasan untuk memeriksa, bukan tanda manipulasi.")


def _between(writer: Writer, best: int, worst: int, year: int) -> str:
    """ "peringkat 24", "peringkat 24 sampai 26"."""
    ends = [writer.count(place, "rank", year) for place in dict.fromkeys((int(best), int(worst)))]
    return f"peringkat {' sampai '.join(ends)}"


def _typed(writer: Writer, value: float, of: str) -> str:
    """Points as somebody chose them, without idle zeros: "0,5", "1"."""
    return writer.score(value, of, None, places=len(limit_words(value).partition(",")[2]))
