"""From what is each figure calculated that no source prints: averages, places, the parts of an index and of its change?"""

import pandas as pd

from spi.answers.results import causes, standing
from spi.method import index, methodology
from spi.method.parts import CORRECTION_OTHER, CORRECTION_TOTAL
from spi.method.scope import Scope
from spi.store.database import query, remembered
from spi.words import dictionary
from spi.words.wording import decimal, plain_number, signed, span


def counted(scope: Scope, year: int, measure: str) -> pd.DataFrame:
    """The figure in use of every member of a scope, highest first, with source, file and place in it; NaN where unknown."""
    return query("counted_figures", year=year, measure=measure, **scope.filter)


def above(scope: Scope, year: int, region_code: str) -> pd.DataFrame | None:
    """The rows of `counted` with an index above that of a government; None where its own index is not known."""
    table = counted(scope, year, "index")
    ours = table.loc[table["region_code"] == region_code, "value"].dropna()
    return None if ours.empty else table[table["value"] > ours.iloc[0]]


def marks(members: pd.DataFrame) -> pd.DataFrame:
    """What a scope's known figures (as from `counted`) give: label, value, printed (words), formula; no row without any."""
    known = members["value"].dropna()
    n = len(known)
    rows = [
        ("Rata-rata", known.mean(), f"jumlah {n} angka ({decimal(known.sum())}) ÷ {n}"),
        ("Median", known.median(), f"tengah dari {n} angka yang diurutkan"),
        ("Tertinggi", known.max(), f"terbesar dari {n} angka"),
        ("Terendah", known.min(), f"terkecil dari {n} angka"),
    ]
    table = pd.DataFrame(rows if n else [], columns=["label", "value", "formula"])
    return table.assign(printed=table["value"].map(decimal))


def province_mean(whole: Scope, year: int, measure: str) -> pd.DataFrame:
    """The mean of a whole province as in `marks`, one row; its value is NaN unless every member is known."""
    members = counted(whole, year, measure)
    known, of = int(members["value"].notna().sum()), len(members)
    if known == of:
        return marks(members).head(1).assign(basis="dipakai")
    row = {"label": "Dihitung sendiri", "value": float("nan"), "printed": "tidak", "formula": f"{known} dari {of} diketahui"}
    return pd.DataFrame([row])


@remembered
def computed(region_code: str, year: int, scope: Scope) -> pd.DataFrame:
    """The figures of one government that are calculated, not printed: label, printed (words), formula, basis, of. of: the measure
    whose passport tells it, "rank" for a place, "" for an average."""
    here = standing.standing(region_code, year, scope)
    rows = _taken_apart(causes.level(region_code, year))
    if here.place:
        formula = f"1 + banyaknya {scope.noun} berindeks di atas {decimal(here.index)}"
        known = f"{here.place.known} dari {here.place.members} diketahui"
        bounds = "" if here.place.definite else f"; peringkatnya {span(here.place.best, here.place.worst)}"
        rows.append(("Peringkat di antara yang diketahui", str(here.place.rank), formula, known + bounds, "rank"))
    if here.next_band is not None and here.distance is not None:
        limit_words = f"{decimal(here.next_band.lower)} − {decimal(here.index)}"
        name = f"Jarak ke {here.next_band.name}"
        rows.append((name, decimal(here.distance), limit_words, "batas kategori tahun itu", "index"))
    for mean in standing.averages(scope, year).dropna(subset="value").itertuples():
        formula = "rata-rata sederhana" if "dihitung" in mean.basis else "dicetak sumber"
        rows.append((mean.label, decimal(mean.value), formula, mean.basis, ""))
    return pd.DataFrame(rows, columns=["label", "printed", "formula", "basis", "of"])


def _taken_apart(level: causes.Level) -> list[tuple]:
    if level.parts.empty:
        return []
    scores, weights = level.year.scores, level.year.weights
    terms = " + ".join(f"{decimal(weights[c], places=4)} × {decimal(scores[c])}" for c in methodology.COMPONENTS)
    cuts = " − ".join(decimal(scores[c]) for c in level.year.corrections)
    again = index.recompute(scores, weights, corrections=level.year.corrections)
    basis, printed = f"bobot {dictionary.evidence(weights.grade)}", decimal(scores["index"])
    if level.year.implied:
        rows = [("Jumlah potongan", decimal(level.cut), f"{terms} − {printed}", basis, CORRECTION_TOTAL)]
    else:
        rows = [
            ("Indeks, dihitung ulang", decimal(again), f"{terms} − {cuts}", basis, "index"),
            ("Residu", signed(scores["index"] - again), f"{printed} − {decimal(again)}", "indeks terbit", "index"),
        ]
    if fit := level.year.unlisted_fit:
        count, multiple = fit.count, plain_number(fit.multiple)
        formula = f"({plain_number(fit.item)} × {multiple} − {decimal(fit.conduct)}) ÷ {count} = {decimal(fit.points)}"
        ground = f"banyaknya {count}, kelipatan {multiple}; {fit.note}"
        rows.append((dictionary.label(CORRECTION_OTHER), decimal(fit.unlisted), formula, ground, "index"))
    parts = level.parts[level.parts["part"].isin(methodology.COMPONENTS)].itertuples()
    return rows + [(f"Sumbangan {p.label}", decimal(p.points), p.detail, basis, p.part) for p in parts]


def moved(why: causes.Explanation) -> pd.DataFrame:
    """The parts of a change of index with the formula of each: label, printed (words, index points), formula, of (part)."""
    if why.parts.empty:
        return pd.DataFrame(columns=["label", "printed", "formula", "of"])
    old, new = why.years.values()
    words = {"weights": "rata-rata skor × perubahan bobot, dijumlahkan", "residual": "residu baru − residu lama"}
    rows = []
    for part in why.drawn.itertuples():
        formula = words.get(part.part, "potongan lama − potongan baru")
        if part.part in methodology.COMPONENTS:
            mean = decimal((old.weights[part.part] + new.weights[part.part]) / 2, places=4)
            formula = f"{mean} × ({decimal(new.scores[part.part])} − {decimal(old.scores[part.part])})"
        elif part.part in old.scores:
            formula = f"{decimal(old.scores[part.part])} − {decimal(new.scores[part.part])}"
        rows.append((part.label, signed(part.points), formula, part.part))
    rows.append(("Jumlah", signed(why.change), f"{decimal(why.index_to)} − {decimal(why.index_from)}", "index"))
    return pd.DataFrame(rows, columns=["label", "printed", "formula", "of"])
