"""Which sentences say what the index is made of, and which part of it moved it?"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results import causes
from spi.answers.results.causes import Explanation, Level
from spi.method import methodology
from spi.method.methodology import COMPONENTS
from spi.method.parts import CORRECTION_TOTAL, NEGLIGIBLE, TECHNICAL, is_correction
from spi.narrative import evidence
from spi.narrative.results import gaps, score
from spi.narrative.sentence import Sentence, Writer, capital, direction, joined, known, listed
from spi.words import dictionary
from spi.words.wording import DASH, decimal, signed

_NAMED = 2  # parts of one direction that a message names


def change_sentences(briefing: Briefing) -> list[Sentence]:
    """What moved the index since the year before. Nothing without a year before or without an index."""
    before = briefing.year_before
    if before is None or briefing.here.index is None:
        return []
    sentences = [_leading(briefing, before), _each_part(briefing), _own_score(briefing, before), _means(briefing, before)]
    return known([*sentences, score.comparable(briefing, "change"), _basis(briefing)])


def components(briefing: Briefing) -> list[Sentence]:
    """The three components and the deductions: level, change, distance to the median. Nothing where nothing is known."""
    rows = briefing.weak[~briefing.weak["element"]]
    scored = rows[rows["score"].notna()]
    if scored.empty and briefing.here.index is None:
        return []
    each = (_component(row, briefing.year, briefing.year_before) for row in scored.itertuples())
    return known([_lowest(briefing), *each, _lost(briefing), _residual(briefing.level, briefing.year)])


def change_headline(why: Explanation, *, year: int, year_before: int | None) -> Sentence:
    """How far the index moved and which part moved it most."""
    if why.change is None or why.index_to is None or year_before is None:
        return score.level(why, year=year, year_before=year_before)
    undivided = _undivided_change(why) if why.parts.empty else None
    if abs(why.change) < NEGLIGIBLE:
        return joined(score.level(why, year=year, year_before=year_before), undivided)
    writer = Writer("change")
    text = f"Indeks {writer.survey(year)} {direction(why.change)} {writer.score(why.change, 'index', year)} poin"
    text = f"{text} dari {writer.survey(year_before)}, menjadi {writer.score(why.index_to, 'index', year)}"
    text = f"{text}{_largest(writer, why, year)}."
    return joined(writer.sentence(text), undivided)


def level_headline(level: Level, gains: pd.DataFrame, *, year: int) -> Sentence:
    """What holds the index back most: against the median of the scope (`gains`) where that is known, else against 100."""
    index, writer = level.year.scores["index"], Writer("components")
    if index != index:
        return score.unknown(year, level.year.missing, topic="components")
    if level.parts.empty:
        return _undivided_level(level, year)
    if residual := _residual(level, year):
        return residual
    if len(gains):
        text = gaps.largest(writer, gains, year)
        behind = gains["points"].iloc[0] >= NEGLIGIBLE
        return writer.sentence(f"{text}." if behind else f"{text}; {_cut(writer, level, year)}.")
    parts = level.parts[level.parts["part"] != "residual"]
    top = parts.loc[parts["lost"].idxmax()]
    text = f"{_to_100(writer, index, year)}, {writer.score(top['lost'], top['part'], year)} dari {dictionary.phrase(top['part'])}"
    return writer.sentence(f"{text}; {_cut(writer, level, year)}.")


def missing_words(measures: Mapping[str, str]) -> str:
    """Which measures are missing and why, as a clause: measure code -> reason code."""
    clauses = []
    for reason in dict.fromkeys(measures.values()):
        names = [dictionary.phrase(measure) for measure, why in measures.items() if why == reason]
        clauses.append(f"{listed(names)} {dictionary.reason(reason)}")
    return "; ".join(clauses)


def gap_words(part: str, gap: float, *, of_index: bool = False) -> str:
    """A gap to the median, plus is worse; "sama" where there is none, a dash where it is not known.

    Of a score "tertinggal 1,21 poin skor", of_index "tertinggal 0,44 poin indeks"; of a deduction "lebih besar 2,20 poin".
    """
    if gap != gap:
        return DASH
    worse, better = ("lebih besar", "lebih kecil") if dictionary.low_is_good(part) else ("tertinggal", "lebih baik")
    unit = "poin indeks" if of_index else dictionary.unit(part)
    return f"{worse if gap > 0 else better} {decimal(abs(gap))} {unit}" if abs(gap) >= NEGLIGIBLE else "sama"


def score_word(part: str) -> str:
    """What the figure of a part is called: a deduction is no score."""
    return "Potongan" if dictionary.low_is_good(part) else "Skor"


def moved_words(part: str, moved: float) -> str:
    """How a part's own score moved (points, plus is better): "naik 2,51"; of a deduction "bertambah 3,41"."""
    if moved != moved:
        return DASH
    word = way(part, moved)
    return word if word == "tetap" else f"{word} {decimal(abs(moved))}"


def effect_words(points: float) -> str:
    """What the movement of a part did to the index (points): "menurunkan 3,41"."""
    if points != points:
        return DASH
    return "tetap" if abs(points) < NEGLIGIBLE else f"{_did(points)} {decimal(abs(points))}"


def common_words(part: str, points: float) -> str:
    """What the others moved on average (index points): "−1,72"; of a deduction, whose sign would be read the other way round,
    "bertambah 3,18"."""
    return moved_words(part, points) if is_correction(part) else signed(points)


def own_words(part: str, points: float) -> str:
    """How far we are from what the others moved (index points): "+0,27"; of a deduction "0,23 lebih buruk"."""
    if not is_correction(part) or abs(points) < NEGLIGIBLE:
        return signed(points)
    return f"{decimal(abs(points))} {'lebih baik' if points > 0 else 'lebih buruk'}"


def mover(writer: Writer, why: Explanation, part: str) -> str:
    """What moved, as the subject of a sentence: a score by its name, a deduction by what happened to it, "bertambahnya potongan
    pelaksanaan SPI (4,18 ke 7,59)", so that nobody takes a larger deduction for good news."""
    points = _points(why)[part]
    if not is_correction(part) or abs(points) < NEGLIGIBLE:
        return dictionary.phrase(part)
    ends = [writer.score(its.scores[part], part, year) for year, its in why.years.items() if part in its.scores]
    both = f" ({' ke '.join(ends)})" if ends else ""
    return f"{'berkurangnya' if points > 0 else 'bertambahnya'} {dictionary.phrase(part)}{both}"


def _did(points: float) -> str:
    return "menaikkan" if points > 0 else "menurunkan"


def way(part: str, moved: float) -> str:
    """Which way a part's own score moved (points, plus is better): a deduction that grew got worse."""
    word = direction(moved)
    return {"naik": "berkurang", "turun": "bertambah"}.get(word, word) if dictionary.low_is_good(part) else word


def _undivided_change(why: Explanation) -> Sentence:
    """That the parts of the change are not known, and the components of which years are missing."""
    writer = Writer("change")
    lacking = listed([writer.survey(year) for year in sorted(why.missing)])
    return writer.sentence(f"Bagian yang mengubah indeks belum dapat diurai: komponen {lacking} belum lengkap.")


def _undivided_level(level: Level, year: int) -> Sentence:
    """That the index cannot be taken apart, and which figures that lacks."""
    writer, index = Writer("components"), level.year.scores["index"]
    text = f"Indeks {writer.survey(year)}"
    if index == index:
        text = f"{text} {writer.score(index, 'index', year)}"
    lacking = {part: reason for part, reason in level.year.missing.items() if part != "index"}
    return writer.sentence(f"{text} belum dapat diurai: {missing_words(lacking)}.")


def _points(why: Explanation) -> dict[str, float]:
    """Part -> its points of the change."""
    return why.parts.set_index("part")["points"].to_dict() if len(why.parts) else {}


def _largest(writer: Writer, why: Explanation, year: int) -> str:
    """The largest part in the direction of the change, as a clause; beyond the change itself, its largest counterpart."""
    points, change = _points(why), why.change or 0.0
    top = causes.leading_part(points, change)
    if top is None:
        return ""
    if abs(points[top]) <= abs(change) + 1e-9:
        return f"; {_push(writer, why, top, year, alone=' saja')}"
    counter = causes.leading_part(points, -change)
    return f"; {', sedangkan '.join(_push(writer, why, part, year) for part in (top, counter) if part)}"


def _push(writer: Writer, why: Explanation, part: str, year: int, *, alone: str = "") -> str:
    points, subject = _points(why)[part], mover(writer, why, part)
    if abs(points) < NEGLIGIBLE:
        return f"{subject} tetap"
    return f"{subject}{alone} {_did(points)} indeks {writer.score(points, part, year)} poin"


def _leading(briefing: Briefing, before: int) -> Sentence:
    """The slide's message: the parts that moved the index most, those in the direction of its change first."""
    writer, whole, year = Writer("change"), briefing.why.change, briefing.year
    if whole is None:
        return writer.sentence(f"Perubahan tidak dapat dihitung: indeks {writer.survey(before)} tidak diketahui.")
    points = _points(briefing.why)
    if not points:
        return _undivided_change(briefing.why)
    if abs(whole) < NEGLIGIBLE:
        return _balanced(writer, briefing.why, year)
    felt = {part: p for part, p in points.items() if p * whole > 0 and abs(p) >= NEGLIGIBLE}
    if not felt:
        text = f"Indeks {direction(whole)} {writer.score(whole, 'index', year)} poin"
        return writer.sentence(f"{text}; pergerakan tiap bagiannya terlalu kecil untuk terbaca pada dua desimal.")
    named = [part for part in felt if part not in TECHNICAL] or list(felt)
    first, *others = sorted(named, key=lambda part: -abs(felt[part]))[:_NAMED]
    parts = [_push(writer, briefing.why, first, year)]
    parts += [f"{mover(writer, briefing.why, part)} {writer.score(felt[part], part, year)} poin" for part in others]
    return writer.sentence(f"{capital(', begitu pula '.join(parts))}{_against(writer, briefing.why, whole, year)}.")


def _against(writer: Writer, why: Explanation, whole: float, year: int) -> str:
    """The part that moved it most the other way, by its name: of those that are not named nothing is said."""
    points = _points(why)
    other = {part: p for part, p in points.items() if p * whole < 0 and abs(p) >= NEGLIGIBLE and part not in TECHNICAL}
    if not other:
        return ""
    most = max(other, key=lambda part: abs(other[part]))
    return f"; {mover(writer, why, most)} {_did(other[most])}nya {writer.score(other[most], most, year)} poin"


def _balanced(writer: Writer, why: Explanation, year: int) -> Sentence:
    points = _points(why)
    ends = [part for part in (causes.leading_part(points, 1), causes.leading_part(points, -1)) if part]
    clauses = [_push(writer, why, part, year) for part in ends]
    return writer.sentence(f"Indeks tetap: {listed(clauses) if clauses else 'tidak ada bagian yang bergerak'}.")


def _each_part(briefing: Briefing) -> Sentence | None:
    """Every part of the change, in the order of the index; weights and residual only beyond rounding."""
    parts = briefing.why.parts
    if parts.empty:
        return None
    small = parts["part"].isin(TECHNICAL) & (parts["points"].abs() <= methodology.residual_tolerance())
    writer = Writer("change")
    clauses = [_push(writer, briefing.why, part, briefing.year) for part in parts.loc[~small, "part"]]
    return writer.sentence(f"{capital(listed(clauses))}.")


def _top(briefing: Briefing) -> str | None:
    """The part that moved the index most in the direction of its change."""
    change = briefing.why.change
    return None if change is None else causes.leading_part(_points(briefing.why), change)


def _own_score(briefing: Briefing, before: int) -> Sentence | None:
    """The leading part in its own score: before and after; a deduction is told with both already."""
    top = _top(briefing)
    if top is None or top in TECHNICAL or is_correction(top):
        return None
    writer = Writer("change")
    old, new = (briefing.why.years[year].scores[top] for year in (before, briefing.year))
    from_to = f"dari {writer.score(old, top, before)} menjadi {writer.score(new, top, briefing.year)}"
    return writer.sentence(f"{capital(dictionary.phrase(top))} {direction(new - old)} {from_to}.")


def _means(briefing: Briefing, before: int) -> Sentence | None:
    """How the leading part moved in the means of the province and of the nation, where they are known in both years."""
    top = _top(briefing)
    if top is None:
        return None
    series = briefing.series[briefing.series["measure"] == top].set_index("survey_year")
    writer, clauses = Writer("change"), []
    for column, where in (("province", f"di {briefing.region['province']}"), ("nation", "secara nasional")):
        means = {year: series[column].get(year) for year in (before, briefing.year)}
        if all(mean is not None and mean == mean for mean in means.values()):
            old, new = (writer.score(mean, top, year) for year, mean in means.items())
            clauses.append(f"{where} dari {old} menjadi {new}")
    return writer.sentence(f"Rata-rata {dictionary.phrase(top)} bergerak {listed(clauses)}.") if clauses else None


def _basis(briefing: Briefing) -> Sentence | None:
    """On what the parts rest: how the weights are known, a total of deductions where they are not printed apart."""
    if briefing.why.parts.empty:
        return None
    years = briefing.why.years.values()
    weights = evidence.weights(year.weights for year in years)
    text = weights.text.removesuffix(".")
    if CORRECTION_TOTAL in set(briefing.why.parts["part"]):
        text += "; potongan dibandingkan menurut jumlahnya, rinciannya belum lengkap"
    if any(year.implied for year in years):
        text += ", dan jumlah itu dihitung dari komponen dan indeks"
    return Sentence(f"{text}.", weights.numbers, "change")


def _lowest(briefing: Briefing) -> Sentence:
    """The slide's message: the lowest component and what the deductions take; or what is missing."""
    writer, level, year = Writer("components"), briefing.level, briefing.year
    scores = {part: level.year.scores[part] for part in COMPONENTS}
    if any(score != score for score in scores.values()):
        return _undivided_level(level, year)
    low = [part for part in COMPONENTS if scores[part] == min(scores.values())]
    names = listed([dictionary.phrase(part) for part in low])
    text = f"{capital(names)} {'terendah' if len(low) == 1 else 'sama rendah'} di antara ketiga komponen"
    text = f"{text}, {writer.score(scores[low[0]], low[0], year)}"
    if level.parts.empty:
        lacking = {part: why for part, why in level.year.missing.items() if part not in COMPONENTS}
        return writer.sentence(f"{text}; {missing_words(lacking) or 'indeksnya sendiri tidak diketahui'}.")
    cut = "tidak ada potongan" if level.cut < NEGLIGIBLE else _cut(writer, level, year)
    return writer.sentence(f"{text}; {cut}.")


def _cut(writer: Writer, level: Level, year: int) -> str:
    return f"seluruh potongan mengambil {writer.score(level.cut, 'correction_total', year)} poin"


def _component(row: Any, year: int, year_before: int | None) -> Sentence:
    """One component or deduction: score, its own change, its distance to the median."""
    writer, low = Writer("components"), dictionary.low_is_good(row.part)
    text = f"{capital(dictionary.phrase(row.part))} {writer.score(row.score, row.part, year)}"
    if year_before is not None and row.moved == row.moved:
        still = abs(row.moved) < NEGLIGIBLE
        moved = (
            "tetap"
            if still
            else f"{way(row.part, row.moved)} {writer.score(row.moved, row.part, year)} {dictionary.unit(row.part)}"
        )
        text += f", {moved} {'seperti' if still else 'dari'} {writer.survey(year_before)}"
    if row.gap == row.gap and abs(row.gap) < NEGLIGIBLE:
        text += "; sama dengan median lingkup"
    elif row.gap == row.gap:
        side = "di bawah" if (row.gap > 0) != low else "di atas"
        text += f"; {writer.score(row.gap, row.part, year)} {dictionary.unit(row.part)} {side} median lingkup"
    return writer.sentence(f"{text}.")


def _lost(briefing: Briefing) -> Sentence | None:
    """Where the points lie that are missing to 100."""
    parts, year = briefing.level.parts, briefing.year
    if parts.empty:
        return None
    felt = (parts["part"] != "residual") & (parts["lost"] >= NEGLIGIBLE)
    writer = Writer("components")
    text = _to_100(writer, briefing.level.year.scores["index"], year)
    rows = parts[felt].sort_values("lost", ascending=False, kind="stable")
    each = [f"{dictionary.phrase(row.part)} {writer.score(row.lost, row.part, year)}" for row in rows.itertuples()]
    return writer.sentence(f"{text}: {listed(each)}.")


def _to_100(writer: Writer, index: float, year: int) -> str:
    return f"Dari selisih {writer.score(100 - index, 'index', year)} poin menuju {writer.count(100, 'scale')}"


def _residual(level: Level, year: int) -> Sentence | None:
    """That published and recomputed index differ by more than rounding."""
    parts = level.parts
    rest = float(parts.loc[parts["part"] == "residual", "points"].sum()) if len(parts) else 0.0
    if abs(rest) <= methodology.residual_tolerance():
        return None
    writer = Writer("components")
    text = f"Indeks {writer.survey(year)} tidak cocok dengan komponennya"
    return writer.sentence(f"{text}: selisihnya {writer.score(rest, 'residual', year)} poin; angkanya perlu diperiksa.")
