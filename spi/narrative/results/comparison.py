"""Which sentences say what of a change is ours, what everybody's, and what is usual? Arithmetic and counts, never a cause."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results import causes, comparison
from spi.answers.results.causes import Explanation
from spi.answers.results.comparison import Comparison
from spi.answers.results.standing import NEARLY_ALL
from spi.method import methodology
from spi.method.parts import NEGLIGIBLE, is_correction
from spi.method.scope import Scope
from spi.narrative.results import contribution
from spi.narrative.sentence import Sentence, Writer, capital, direction, joined, known, listed
from spi.words import dictionary
from spi.words.wording import rounded, signed

_UNKNOWN_WHY = "Tidak diketahui apakah yang berubah keadaannya atau cara mengukurnya"


def headline(why: Explanation, split: Comparison, *, year: int, year_before: int | None) -> Sentence:
    """How far the index moved, and how far that is from the movement of the others; where that is not known, by which part."""
    if not split.known or why.change is None or why.index_to is None:
        return contribution.change_headline(why, year=year, year_before=year_before)
    writer, moved = Writer("change"), direction(why.change)
    text = f"Indeks {writer.survey(year)} {moved}"
    if moved == "tetap":
        text = f"{text} {writer.score(why.index_to, 'index', year)}"
    else:
        text = f"{text} {writer.score(why.change, 'index', year)} poin dari {writer.survey(split.years[0])}"
        text = f"{text}, menjadi {writer.score(why.index_to, 'index', year)}"
    return writer.sentence(f"{text}; {beside(writer, split, year)}.")


def change_sentences(briefing: Briefing) -> list[Sentence]:
    """Is it we or everybody (the slide's message); then what moved the index, what is usual, and what moved everybody."""
    split, year, parts = briefing.comparison, briefing.year, contribution.change_sentences(briefing)
    if split.change is None or not parts:
        return parts
    leading = leading_parts(split, briefing.why, year=year) if len(split.parts) else None
    more = [leading, common_grounds(split, briefing.why, year=year), usual_change(briefing.one_year, split)]
    return known([beside_others(split, year=year), *parts, *more, together_sentence(briefing.movements, year=year)])


def contributors(briefing: Briefing) -> list[Sentence]:
    """By which parts the index moved most, and how the others moved; without a year to compare with, what holds it back."""
    moved, split, year = contribution.change_sentences(briefing)[:1], briefing.comparison, briefing.year
    if not moved:
        return [contribution.level_headline(briefing.level, briefing.gains, year=year)]
    return known([*moved, beside_others(split, year=year) if split.change is not None else None])


def beside_others(split: Comparison, *, year: int) -> Sentence | None:
    """The mean change of the others, and how far ours is from it; None where the others are not known."""
    writer = Writer("change")
    return writer.sentence(f"Indeks {beside(writer, split, year)}.") if split.known else None


def beside(writer: Writer, split: Comparison, year: int) -> str:
    """ "pemda lain turun rata-rata 4,59, jadi Kab. Probolinggo 0,88 lebih baik daripada gerak bersama", as a clause."""
    total = split.as_printed.iloc[0]
    moved = direction(total["common"])
    mean = "rata-rata tetap" if moved == "tetap" else f"{moved} rata-rata {writer.score(total['common'], 'common', year)} poin"
    ground = " (dihitung dari rata-rata tercetak)" if split.printed else ""
    side = "sama dengan"
    if total["own"]:
        side = f"{writer.score(total['own'], 'own', year)} poin {'lebih baik' if total['own'] > 0 else 'lebih buruk'} daripada"
    return f"{split.scope.members_words(others=True)} {mean}{ground}, jadi {writer.quoted(split.region)} {side} gerak bersama"


def leading_parts(split: Comparison, why: Explanation, *, year: int) -> Sentence | None:
    """The part that moved the index most, with what is common and own of it, and the largest own part; None where
    the headline tells the parts."""
    points = dict(zip(why.parts["part"], why.parts["points"], strict=True))
    top = _leading(split, why)
    if top is None:
        return None
    writer, rows = Writer("change"), split.as_printed.set_index("part")
    pushed = "menaikkan" if points[top] > 0 else "menurunkan"
    subject = contribution.mover(writer, why, top)
    text = f"Yang paling {pushed} indeks: {subject}, {writer.score(points[top], top, year)} poin indeks"
    if top not in rows.index:
        return writer.sentence(f"{text}.")
    text = f"{text} ({_both(writer, split, top, year)})"
    ours = split.leading_own
    if ours is not None and ours != top:
        text = f"{text}; gerak sendiri terbesar: {dictionary.phrase(ours)} {_own(writer, ours, rows.at[ours, 'own'], year)}"
    return writer.sentence(f"{text}.")


def leading_split(split: Comparison, why: Explanation, *, year: int) -> Sentence | None:
    """What is common and own of the part that moved the index most; None where that is not known."""
    top, writer = _leading(split, why), Writer("change")
    if top is None or top not in set(split.as_printed["part"]):
        return None
    return writer.sentence(f"{capital(dictionary.phrase(top))}: {_both(writer, split, top, year)}.")


def _leading(split: Comparison, why: Explanation) -> str | None:
    if why.change is None or not split.known or why.parts.empty:
        return None
    return causes.leading_part(dict(zip(why.parts["part"], why.parts["points"], strict=True)), why.change)


def _both(writer: Writer, split: Comparison, part: str, year: int) -> str:
    """ "bersama bertambah 3,18, sendiri 0,23 lebih buruk"."""
    common, own = split.as_printed.set_index("part").loc[part, ["common", "own"]]
    common_side = _noted(writer, contribution.common_words(part, common), common, "common", year)
    return f"bersama {common_side}, sendiri {_own(writer, part, own, year)}"


def _own(writer: Writer, part: str, value: float, year: int) -> str:
    return _noted(writer, contribution.own_words(part, value), value, "own", year)


def _noted(writer: Writer, words: str, value: float, of: str, year: int) -> str:
    """Words that hold this number, which is noted without its sign where they do."""
    if words != "tetap":
        writer.score(value, of, year)
    return words


def common_grounds(split: Comparison, why: Explanation, *, year: int) -> Sentence | None:
    """Of whom the common movement is the mean, and why no parts of it are given; None where there is no change to split."""
    if split.change is None:
        return None
    if not split.members:
        alone = f"Tidak ada {split.scope.noun} lain di lingkup ini, jadi tidak ada gerak bersama."
        return Writer("change").sentence(alone)
    writer, noun = Writer("change"), split.scope.noun
    nearly = f"{writer.count(round(100 * NEARLY_ALL), 'percent')}%" if not split.known else ""
    of = f"indeks {noun} lain diketahui di kedua tahun"
    if not split.known:
        return writer.sentence(f"Gerak bersama belum dapat dihitung: kurang dari {nearly} {of}.")
    before, after = (writer.survey(y) for y in split.years)
    if split.printed:
        outlets = listed([writer.quoted(outlet) for outlet in split.printed])
        text = f"Gerak bersama dihitung dari rata-rata tercetak {before} dan {after} ({outlets}), dikurangi indeks sendiri"
    else:
        count, members = writer.count(split.others, "compared", year), writer.count(split.members, "compared", year)
        text = f"Gerak bersama {before} ke {after}: rata-rata {count} dari {members} {noun} lain"
        text = f"{text}; gerak sendiri: selisihnya dari rata-rata itu"
    return joined(writer.sentence(f"{text}."), _without_parts(split, why, year))


def _without_parts(split: Comparison, why: Explanation, year: int) -> Sentence | None:
    if len(split.parts):
        return None
    writer = Writer("change")
    if why.parts.empty:
        return writer.sentence("Bagiannya tidak dipilah: komponen sendiri belum lengkap.")
    some = f"{writer.count(split.with_parts, 'compared', year)} dari {writer.count(split.members, 'compared', year)}"
    text = f"Bagiannya tidak dipilah: yang semua bagiannya diketahui baru {some} {split.scope.noun} lain"
    return writer.sentence(f"{text}, kurang dari {writer.count(round(100 * NEARLY_ALL), 'percent')}%.")


def usual_change(ordinary: tuple[float, float, int] | None, split: Comparison) -> Sentence | None:
    """How far indices usually move in one year; None for other spans, or where too few changes are known.

    ordinary: as of `comparison.one_year_range`.
    """
    if ordinary is None or split.change is None or split.years[1] - split.years[0] != 1:
        return None
    low, high, changes = ordinary
    # Whole points of what is printed with one decimal below, so that 6,5 and 6,6 are not 6 and 7.
    writer, (down, up) = Writer("change"), (float(rounded(end, places=1) or 0) for end in (low, high))
    text = ""
    if low < 0 < high and rounded(-down, places=0) == rounded(up, places=0):
        text = f"Perubahan sampai sekitar {writer.score(up, 'one_year', None, places=0)} poin setahun itu biasa: "
    elif low < 0 < high:
        fall, rise = (writer.score(end, "one_year", None, places=0) for end in (down, up))
        text = f"Turun sampai sekitar {fall} atau naik sampai sekitar {rise} poin setahun itu biasa: "
    share = writer.count(round(100 * (comparison.HIGH - comparison.LOW)), "percent")
    of = f"perubahan setahun {split.scope.nation.members_words()}"
    text = f"{text}{share}% dari {writer.count(changes, 'changes')} {of} ada di antara"
    between = []
    for end in (low, high):
        words = writer.score(end, "one_year", None, places=1)
        between.append(signed(end, places=1)[: -len(words)] + words)
    outside = "" if low <= split.change <= high else "; perubahan ini di luar itu"
    return writer.sentence(capital(f"{text} {listed(between)} poin{outside}."))


def together_sentence(movements: Mapping[Scope, pd.DataFrame], *, year: int) -> Sentence | None:
    """Which parts moved the same way for nearly all, among each of the sets known, in the parts' own points.

    movements: as of `comparison.movements_around`.
    """
    if not movements:
        return None
    together = [bool(table["together"].any()) for table in movements.values()]
    sentences = [_together(scope, table, year, also=any(together[:n])) for n, (scope, table) in enumerate(movements.items())]
    some = any(together)
    return joined(*sentences, Writer("change").sentence(f"{_UNKNOWN_WHY}.") if some else None)


def _together(scope: Scope, table: pd.DataFrame, year: int, *, also: bool) -> Sentence:
    """also: another set was told before, with the survey year."""
    writer, who = Writer("change"), scope.members_words()
    opening = "Juga bergerak bersama" if also else f"Bergerak bersama pada {writer.survey(year)}"
    clauses = [_moved(writer, row, who if n == 0 else "", year) for n, row in enumerate(table[table["together"]].itertuples())]
    if clauses:
        return writer.sentence(f"{opening}: {listed(clauses)}.")
    writer = Writer("change")
    share = writer.count(round(100 * methodology.moving_together()), "percent")
    return writer.sentence(f"Tidak ada bagian yang bergerak searah pada sedikitnya {share}% {who}.")


def _moved(writer: Writer, row: Any, who: str, year: int) -> str:
    """ "skor internal turun pada 98% pemda se-Indonesia, rata-rata 5,13 poin"; a deduction grows or shrinks."""
    better = -1 if is_correction(row.part) else 1
    went, mean = (contribution.way(row.part, better * value) for value in (row.direction, row.mean))
    share = writer.count(_percent(row.share), "share", year)
    text = f"{'indeks' if row.part == 'index' else dictionary.phrase(row.part)} {went} pada {share}%{f' {who}' if who else ''}"
    if abs(row.mean) < NEGLIGIBLE:
        return f"{text} (rata-rata tetap)"
    points = f"{writer.score(row.mean, row.part, year)} {dictionary.unit(row.part)}"
    return f"{text} (rata-rata {'' if went == mean else f'{mean} '}{points})"


def _percent(share: float) -> int:
    """A share in whole percent; 100 only where it is all of them."""
    return 100 if share == 1 else min(99, int(rounded(100 * share, places=0) or 0))
