"""Which sentences of the briefing say what the index is, how it moved, and which category that makes?"""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results.causes import NEGLIGIBLE
from spi.method import methodology
from spi.narrative.speech_words import bound, kept, listed, moved, quoted
from spi.narrative.telling import Sentence, Teller
from spi.words import dictionary


def index(briefing: Briefing) -> list[Sentence]:
    """Index and change; later results, comparability, averages, the years, sources that disagree."""
    told = [_level(briefing), _newer(briefing), comparable(briefing, "index"), _averages(briefing), _years(briefing)]
    return kept([*told, *(_conflict(briefing, year) for year in briefing.standings)])


def category(briefing: Briefing) -> list[Sentence]:
    """Category with its limit and the distance; reached, lost or kept. Nothing without an index."""
    if briefing.here.index is None:
        return []
    return kept([_band(briefing), _scales(briefing), _second_view(briefing)])


def comparable(briefing: Briefing, topic: str) -> Sentence | None:
    """That the way of measuring may have changed between the two years, where the method says so and both indices are known."""
    if briefing.why.change is None or not methodology.breaks_between(briefing.year_before, briefing.year):
        return None
    teller = Teller(topic)
    years = f"{teller.survey(briefing.year_before)} dan {teller.survey(briefing.year)}"
    return teller.said(f"Mungkin ada perubahan cara ukur: hasil {years} mungkin tidak sepenuhnya sebanding.")


def _level(briefing: Briefing) -> Sentence:
    teller, here, why = Teller("index"), briefing.here.index, briefing.why
    name = f"Indeks {teller.survey(briefing.year)} {briefing.name}"
    if here is None:
        return teller.said(f"{name} tidak diketahui: {dictionary.reason(briefing.level.year.missing.get('index'))}.")
    if why.change is not None and abs(why.change) < NEGLIGIBLE:
        told = f"tetap {teller.score(here, 'index', briefing.year)}, sama dengan {teller.survey(briefing.year_before)}"
        return teller.said(f"{name} {told}.")
    told = f"{name} {teller.score(here, 'index', briefing.year)}"
    if briefing.year_before is None:
        return teller.said(f"{told}; ini tahun pertama yang dicatat, jadi belum ada pembandingnya.")
    if why.change is None:
        return teller.said(f"{told}; indeks {teller.survey(briefing.year_before)} tidak diketahui, jadi belum ada pembandingnya.")
    way = f"{moved(why.change)} {teller.score(why.change, 'index', briefing.year)} poin"
    return teller.said(f"{told}, {way} dari {teller.survey(briefing.year_before)}{_overtaken(teller, briefing)}.")


def _overtaken(teller: Teller, briefing: Briefing) -> str:
    """That a later result is known, in the message itself: nobody shall take an older one for that of today."""
    newer = later(briefing)
    return f"; {_in_year(teller, newer.iloc[-1], plain=True)} sudah diketahui" if len(newer) else ""


def later(briefing: Briefing) -> pd.DataFrame:
    """The indices known of survey years after the one told of, oldest first: rows of briefing.series."""
    series = briefing.series
    known = (series["measure"] == "index") & series["value"].notna() & (series["survey_year"] > briefing.year)
    return series[known].sort_values("survey_year")


def _averages(briefing: Briefing) -> Sentence | None:
    here, known = briefing.here.index, briefing.averages.dropna(subset="value")
    if here is None or known.empty:
        return None
    teller, told = Teller("index"), []
    for row in known.itertuples():
        value = teller.score(row.value, "average", briefing.year)
        distance = here - row.value
        if abs(distance) < NEGLIGIBLE:
            told.append(f"{row.label} {value}, sama dengan kita")
            continue
        side = "di atasnya" if distance > 0 else "di bawahnya"
        told.append(f"{row.label} {value}, kita {teller.score(distance, 'average', briefing.year)} poin {side}")
    return teller.said(f"{'; '.join([told[0], *(t[0].lower() + t[1:] for t in told[1:])])}.")


def _years(briefing: Briefing) -> Sentence | None:
    """The highest and the lowest of the years known until the one told of; two of them are no trend."""
    series = briefing.series
    known = series[(series["measure"] == "index") & series["value"].notna() & (series["survey_year"] <= briefing.year)]
    if len(known) < 3:
        return None
    teller, ends = Teller("index"), known.sort_values("value", kind="stable")
    told = f"Dari {teller.count(len(known), 'years')} tahun yang diketahui sampai {teller.survey(briefing.year)}"
    high, low = (_in_year(teller, row) for row in (ends.iloc[-1], ends.iloc[0]))
    return teller.said(f"{told}, indeks tertinggi {high} dan terendah {low}.")


def _in_year(teller: Teller, row, *, plain: bool = False) -> str:
    year = int(row["survey_year"])
    if plain:
        return f"{teller.survey(year)} {teller.score(row['value'], 'index', year)}"
    return f"{teller.score(row['value'], 'index', year)} ({teller.survey(year)})"


def _newer(briefing: Briefing) -> Sentence | None:
    known = later(briefing)
    if known.empty:
        return None
    teller = Teller("index")
    told = [_in_year(teller, row) for _, row in known.iterrows()]
    return teller.said(f"Yang dipaparkan bukan hasil terbaru: sesudahnya sudah diketahui {listed(told)}.")


def _conflict(briefing: Briefing, year: int) -> Sentence | None:
    """The index of sources that differ from the one in use by more than rounding."""
    table = briefing.figures[year]
    columns = (table[name].tolist() for name in ("measure", "unit", "value", "printed", "outlet", "preferred"))
    known = [row[2:] for row in zip(*columns, strict=True) if row[0] == "index" and not row[1] and row[2] == row[2]]
    ours = next(((value, printed, outlet) for value, printed, outlet, used in known if used), None)
    others: dict[float, list[tuple[str, str]]] = {}
    for value, printed, outlet, _ in known:
        if ours and _apart(ours[0], value, printed):
            others.setdefault(value, []).append((printed, outlet))
    if not others:
        return None
    teller, said = Teller("index"), []
    told = f"Sumber tidak sepakat tentang indeks {teller.survey(year)}: dipakai {_printed(teller, *ours[:2], year)}"
    told = f"{told} ({quoted(teller, ours[2])})"
    for value, figures in sorted(others.items()):
        outlets = listed([quoted(teller, outlet) for outlet in dict.fromkeys(outlet for _, outlet in figures)])
        said.append(f"{outlets} mencetak {_printed(teller, value, figures[0][0], year)}")
    return teller.said(f"{told}; {listed(said)}.")


def _printed(teller: Teller, value: float, printed: str, year: int) -> str:
    """A figure with the decimals that its source prints."""
    return teller.score(value, "index", year, places=_places(printed))


def _places(printed: str) -> int:
    return len(str(printed).replace(",", ".").partition(".")[2])


def _apart(ours: float, value: float, printed: str) -> bool:
    """Does a printed figure differ by more than its rounding or cutting (KPK's tables are cut), give or take 0,01?"""
    places = _places(printed)
    return abs(ours - value) >= max(10.0**-places, 0.01) + (1e-9 if places >= 2 else -1e-9)


def _band(briefing: Briefing) -> Sentence:
    teller, here = Teller("category"), briefing.here
    if here.band is None:
        index = teller.score(here.index, "index", briefing.year)
        return teller.said(f"Indeks {index} tanpa kategori: KPK tidak menerbitkannya untuk {teller.survey(briefing.year)}.")
    before = briefing.standings.get(briefing.year_before)
    was = before.band if before else None
    if was is None:
        told = f"Kategori {teller.survey(briefing.year)} {here.band.name}"
    elif was.name == here.band.name:
        told = f"Kategori tetap {here.band.name} seperti {teller.survey(briefing.year_before)}"
    else:
        told = _other_band(teller, briefing, was.name)
    return teller.said(f"{told}, {_distance(teller, briefing)}.")


def _other_band(teller: Teller, briefing: Briefing, was: str) -> str:
    """Reached or lost by the limits of the year told of; neither where only the limits moved."""
    now, old, new = briefing.here.band, briefing.year_before, briefing.year
    order = [band.name for band in methodology.bands(new)]
    again = methodology.category(new, briefing.standings[old].index).name
    if again == now.name:
        return f"Kategori {now.name} menurut batas {teller.survey(new)}, {was} menurut batas {teller.survey(old)}"
    if order.index(now.name) > order.index(again):
        return f"Kategori {now.name} tercapai, dari {was} pada {teller.survey(old)}"
    return f"Kategori {was} dari {teller.survey(old)} lepas: {teller.survey(new)} {now.name}"


def _distance(teller: Teller, briefing: Briefing) -> str:
    here, year = briefing.here, briefing.year
    if here.next_band is None:
        above = teller.score(here.index - here.band.lower, "index", year)
        return f"kategori tertinggi, {above} poin di atas batas {bound(teller, here.band.lower, year)}"
    missing = teller.score(here.distance, "index", year)
    return f"kurang {missing} poin ke {here.next_band.name} ({bound(teller, here.next_band.lower, year)})"


def _scales(briefing: Briefing) -> Sentence | None:
    """That the limits of the two years differ, and where the old index lies by the new ones."""
    before, year = briefing.standings.get(briefing.year_before), briefing.year
    if before is None or before.band is None or briefing.here.band is None:
        return None
    if methodology.bands(briefing.year_before) == methodology.bands(year):
        return None
    teller = Teller("category")
    told = f"Batas kategori {teller.survey(briefing.year_before)} dan {teller.survey(year)} berbeda"
    told = f"{told}; menurut batas {teller.survey(year)}, nilai {teller.survey(briefing.year_before)}"
    index = teller.score(before.index, "index", briefing.year_before)
    return teller.said(f"{told} ({index}) termasuk {methodology.category(year, before.index).name}.")


def _second_view(briefing: Briefing) -> Sentence | None:
    if briefing.here.band is not None:
        return None
    teller, scale = Teller("category"), methodology.method()["reference_scale"]["year"]
    band = methodology.category(briefing.year, briefing.here.index, reference=True)
    told = f"Pada skala {teller.survey(scale)} nilai itu {band.name}; ini pandangan kedua, bukan kategori KPK"
    return teller.said(f"{told} untuk {teller.survey(briefing.year)}.")
