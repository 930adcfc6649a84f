"""Which sentences of the briefing say what the index is made of, and which part of it moved it?"""

from spi.answers.briefing import Briefing
from spi.answers.results import causes
from spi.answers.results.causes import NEGLIGIBLE, TECHNICAL
from spi.method import methodology
from spi.method.methodology import COMPONENTS
from spi.narrative.score import missing
from spi.narrative.speech_score import comparable
from spi.narrative.speech_words import capital, kept, listed, moved
from spi.narrative.telling import Sentence, Teller
from spi.words import dictionary

_NAMED = 2  # parts of one direction that a message names


def change(briefing: Briefing) -> list[Sentence]:
    """What moved the index since the year before. Nothing without a year before or without an index."""
    if briefing.year_before is None or briefing.here.index is None:
        return []
    told = [_leading(briefing), _each_part(briefing), _own_score(briefing), _province(briefing)]
    return kept([*told, comparable(briefing, "change"), _basis(briefing)])


def components(briefing: Briefing) -> list[Sentence]:
    """The three components and the deductions: level, change, distance to the median. Nothing where nothing is known."""
    rows = briefing.weak[~briefing.weak["element"]]
    known = rows[rows["score"].notna()]
    if known.empty and briefing.here.index is None:
        return []
    return kept(
        [_lowest(briefing), *(_component(briefing, row) for row in known.itertuples()), _lost(briefing), _residual(briefing)]
    )


def leading(briefing: Briefing) -> tuple[str | None, dict[str, float]]:
    """The part that moved the index most in the direction of its change, and the points of all."""
    parts = briefing.why.parts
    points = parts.set_index("part")["points"].to_dict() if len(parts) else {}
    return (causes.leading_part(points, briefing.why.change) if points else None), points


def _leading(briefing: Briefing) -> Sentence:
    """The slide's message: the parts that moved the index most, those in the direction of its change first."""
    teller, whole, year = Teller("change"), briefing.why.change, briefing.year
    if whole is None:
        return teller.said(f"Perubahan tidak dapat dihitung: indeks {teller.survey(briefing.year_before)} tidak diketahui.")
    _, points = leading(briefing)
    if not points:
        lacking = listed([teller.survey(y) for y in briefing.why.missing])
        return teller.said(f"Bagian yang mengubah indeks belum dapat diurai: komponen {lacking} belum lengkap.")
    if abs(whole) < NEGLIGIBLE:
        return _balanced(teller, points, year)
    felt = {part: p for part, p in points.items() if p * whole > 0 and abs(p) >= NEGLIGIBLE}
    if not felt:
        told = f"Indeks {moved(whole)} {teller.score(whole, 'index', year)} poin"
        return teller.said(f"{told}; pergerakan tiap bagiannya terlalu kecil untuk terbaca pada dua desimal.")
    named = [part for part in felt if part not in TECHNICAL] or list(felt)
    first, *others = sorted(named, key=lambda part: -abs(felt[part]))[:_NAMED]
    told = [_push(teller, first, felt[first], year, of=" indeks")]
    told += [f"{dictionary.phrase(part)} {teller.score(felt[part], part, year)}" for part in others]
    return teller.said(f"{capital(', '.join(told))}{_against(teller, points, whole, year)}.")


def _against(teller: Teller, points: dict[str, float], whole: float, year: int) -> str:
    """The part that moved it most the other way, by its name: of those that are not named nothing is said."""
    other = {part: p for part, p in points.items() if p * whole < 0 and abs(p) >= NEGLIGIBLE and part not in TECHNICAL}
    if not other:
        return ""
    most = max(other, key=lambda part: abs(other[part]))
    way = "menaikkannya" if whole < 0 else "menurunkannya"
    return f"; {dictionary.phrase(most)} {way} {teller.score(other[most], most, year)}"


def _push(teller: Teller, part: str, points: float, year: int, *, of: str = "") -> str:
    if abs(points) < NEGLIGIBLE:
        return f"{dictionary.phrase(part)} tetap"
    way = "menaikkan" if points > 0 else "menurunkan"
    return f"{dictionary.phrase(part)} {way}{of} {teller.score(points, part, year)} poin"


def _balanced(teller: Teller, points: dict[str, float], year: int) -> Sentence:
    ends = [part for part in (causes.leading_part(points, 1), causes.leading_part(points, -1)) if part]
    told = [_push(teller, part, points[part], year) for part in ends]
    return teller.said(f"Indeks tetap: {listed(told) if told else 'tidak ada bagian yang bergerak'}.")


def _each_part(briefing: Briefing) -> Sentence | None:
    """Every part of the change, in the order of the index; weights and residual only beyond rounding."""
    parts = briefing.why.parts
    if parts.empty:
        return None
    small = parts["part"].isin(TECHNICAL) & (parts["points"].abs() <= methodology.residual_tolerance())
    teller = Teller("change")
    told = [_push(teller, row.part, row.points, briefing.year) for row in parts[~small].itertuples()]
    return teller.said(f"{capital(listed(told))}.")


def _own_score(briefing: Briefing) -> Sentence | None:
    """The leading part in its own score: before and after."""
    top, _ = leading(briefing)
    if top is None or top in TECHNICAL:
        return None
    teller = Teller("change")
    old, new = (briefing.why.years[year].scores[top] for year in (briefing.year_before, briefing.year))
    words = ("bertambah", "berkurang") if dictionary.low_is_good(top) else ("naik", "turun")
    from_to = f"dari {teller.score(old, top, briefing.year_before)} menjadi {teller.score(new, top, briefing.year)}"
    return teller.said(f"{capital(dictionary.phrase(top))} {words[new < old]} {from_to}.")


def _province(briefing: Briefing) -> Sentence | None:
    """How the leading part moved in the means of the province and of the nation, where they are known in both years."""
    top, _ = leading(briefing)
    series = briefing.series[briefing.series["measure"] == top].set_index("survey_year")
    teller, told = Teller("change"), []
    for column, where in (("province", f"di {briefing.region['province']}"), ("nation", "secara nasional")):
        means = {year: series[column].get(year) for year in (briefing.year_before, briefing.year)}
        if all(mean is not None and mean == mean for mean in means.values()):
            old, new = (teller.score(mean, top, year) for year, mean in means.items())
            told.append(f"{where} dari {old} menjadi {new}")
    return teller.said(f"Rata-rata {dictionary.phrase(top)} bergerak {listed(told)}.") if told else None


def _basis(briefing: Briefing) -> Sentence | None:
    """On what the parts rest: derived weights, a total of deductions where they are not printed apart."""
    if briefing.why.parts.empty:
        return None
    teller, years = Teller("change"), briefing.why.years
    told = "Bobot komponen diturunkan dari hasil, bukan pernyataan KPK"
    for year, found in years.items():
        if found.weights.assumed:
            told += f"; untuk {teller.survey(year)} dipinjam dari tahun yang diketahui (asumsi)"
    if "correction_total" in set(briefing.why.parts["part"]):
        told += "; potongan dibandingkan menurut jumlahnya, rinciannya belum lengkap"
    if any(found.implied for found in years.values()):
        told += ", dan jumlah itu dihitung dari komponen dan indeks"
    return teller.said(f"{told}.")


def _lowest(briefing: Briefing) -> Sentence:
    """The slide's message: the lowest component and what the deductions take; or what is missing."""
    teller, level, year = Teller("components"), briefing.level, briefing.year
    scores = {part: level.year.scores[part] for part in COMPONENTS}
    if any(score != score for score in scores.values()):
        lacking = {part: why for part, why in level.year.missing.items() if part != "index"}
        return teller.said(f"Komponen {teller.survey(year)} belum dapat diurai: {missing(lacking)}.")
    low = [part for part in COMPONENTS if scores[part] == min(scores.values())]
    names = listed([dictionary.phrase(part) for part in low])
    told = f"{capital(names)} {'terendah' if len(low) == 1 else 'sama rendah'} di antara ketiga komponen"
    told = f"{told}, {teller.score(scores[low[0]], low[0], year)}"
    if level.parts.empty:
        lacking = {part: why for part, why in level.year.missing.items() if part not in COMPONENTS}
        return teller.said(f"{told}; {missing(lacking) or 'indeksnya sendiri tidak diketahui'}.")
    if level.cut < NEGLIGIBLE:
        return teller.said(f"{told}; tidak ada potongan.")
    return teller.said(f"{told}; potongan mengambil {teller.score(level.cut, 'correction_total', year)} poin.")


def _component(briefing: Briefing, row) -> Sentence:
    """One component or deduction: score, its own change, its distance to the median."""
    teller, year, low = Teller("components"), briefing.year, dictionary.low_is_good(row.part)
    told = f"{capital(dictionary.phrase(row.part))} {teller.score(row.score, row.part, year)}"
    if row.moved == row.moved and abs(row.moved) < NEGLIGIBLE:
        told += f", tetap dari {teller.survey(briefing.year_before)}"
    elif row.moved == row.moved:
        up = (row.moved > 0) != low
        way = ("bertambah" if up else "berkurang") if low else ("naik" if up else "turun")
        told += f", {way} {teller.score(row.moved, row.part, year)} poin dari {teller.survey(briefing.year_before)}"
    if row.gap == row.gap and abs(row.gap) < NEGLIGIBLE:
        told += "; sama dengan median lingkup"
    elif row.gap == row.gap:
        side = "di bawah" if (row.gap > 0) != low else "di atas"
        told += f"; {teller.score(row.gap, row.part, year)} poin {side} median lingkup"
    return teller.said(f"{told}.")


def _lost(briefing: Briefing) -> Sentence | None:
    """Where the points lie that are missing to 100."""
    parts, index, year = briefing.level.parts, briefing.here.index, briefing.year
    if parts.empty:
        return None
    shown = parts[(parts["part"] != "residual") & (parts["lost"] >= NEGLIGIBLE)].sort_values(
        "lost", ascending=False, kind="stable"
    )
    teller = Teller("components")
    told = f"Dari {teller.score(100 - index, 'index', year)} poin yang hilang sampai {teller.count(100, 'scale')}"
    each = [f"{dictionary.phrase(row.part)} {teller.score(row.lost, row.part, year)}" for row in shown.itertuples()]
    return teller.said(f"{told}: {listed(each)}.")


def _residual(briefing: Briefing) -> Sentence | None:
    """That published and recomputed index differ by more than rounding."""
    parts = briefing.level.parts
    rest = float(parts.loc[parts["part"] == "residual", "points"].sum()) if len(parts) else 0.0
    if abs(rest) <= methodology.residual_tolerance():
        return None
    teller = Teller("components")
    told = f"Indeks {teller.survey(briefing.year)} tidak cocok dengan komponennya"
    return teller.said(f"{told}: selisihnya {teller.score(rest, 'residual', briefing.year)} poin; angkanya perlu diperiksa.")
