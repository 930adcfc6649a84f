"""Which sentence says what the figures say? Deterministic Bahasa Indonesia; every number comes from an answer.

A sentence tells what the arithmetic carries: parts of a change, never motives or causes beyond them.
"""

import pandas as pd

from spi.answers.results import causes
from spi.answers.results.causes import NEGLIGIBLE, Explanation, Level
from spi.answers.results.standing import Standing
from spi.method import methodology
from spi.words import dictionary
from spi.words.wording import change_words, decimal, limit, signed


def change(found: Explanation, *, year: int, year_before: int | None) -> str:
    """How far the index moved and which part moved it most."""
    if found.index_to is None:
        return f"Indeks SPI {year} belum diketahui."
    if year_before is None:
        return f"Indeks SPI {year} {decimal(found.index_to)}, survei pertama yang tercatat."
    if found.index_from is None:
        return f"Indeks SPI {year} {decimal(found.index_to)}; indeks tahun pembandingnya belum diketahui."
    if abs(found.change) < NEGLIGIBLE:
        told = f"Indeks tetap {decimal(found.index_to)} dibanding SPI {year_before}"
    else:
        told = f"Indeks {change_words(found.change)} poin menjadi {decimal(found.index_to)}"
    if found.parts.empty:
        years = " dan ".join(str(y) for y in sorted(found.missing))
        return f"{told}. Penyumbangnya belum dapat diurai: komponen SPI {years} belum lengkap."
    return f"{told}{_largest(found)}"


def _largest(found: Explanation) -> str:
    """The largest part in the direction of the change, as a clause; beyond the change itself, its largest counterpart."""
    points = found.parts.set_index("part")["points"].to_dict()
    top = causes.leading_part(points, found.change) if abs(found.change) >= NEGLIGIBLE else None
    if top is None:
        return "."
    name, size = dictionary.phrase(top), abs(points[top])
    if size <= abs(found.change) + 1e-9:
        return f"; {name} saja {_moved(points[top])}."
    counter = causes.leading_part(points, -found.change)
    told = f"; {name} {_moved(points[top])}"
    return f"{told}, {dictionary.phrase(counter)} {_moved(points[counter])}." if counter else f"{told}."


def _moved(points: float) -> str:
    return f"{'menaikkan' if points > 0 else 'menurunkan'} {decimal(abs(points))}"


def category(found: Standing, *, year: int) -> str:
    """Category, its limit and the distance to the next one, always together."""
    if found.index is None:
        return "Belum ada indeks, maka belum ada kategori."
    if found.band is None:
        return f"KPK tidak menerbitkan kategori untuk SPI {year}."
    if found.next_band is None:
        above = decimal(found.index - found.band.lower)
        return f"{found.band.symbol} {found.band.name}, {above} poin di atas batas {limit(found.band.lower)}"
    return (
        f"{found.band.symbol} {found.band.name}, kurang {decimal(found.distance)} poin "
        f"ke {found.next_band.name} ({limit(found.next_band.lower)})"
    )


def level(found: Level, gains: pd.DataFrame, *, year: int) -> str:
    """What holds the index back most: against the median of the scope (`gains`) where that is known, else against 100."""
    index = found.year.scores["index"]
    if index != index:
        return f"Indeks SPI {year} belum diketahui."
    if found.parts.empty:
        return f"Indeks SPI {year} {decimal(index)} belum dapat diurai: {missing(found.year.missing)}."
    residual = found.parts.set_index("part")["points"]["residual"]
    if abs(residual) > methodology.residual_tolerance():
        told = f"Indeks SPI {year} {decimal(index)} tidak cocok dengan komponennya"
        return f"{told}: selisih {signed(residual)} poin; periksa angkanya."
    if len(gains):
        top = gains.iloc[0]
        if top["points"] < NEGLIGIBLE:
            return f"Tidak ada bagian yang tertinggal dari median lingkup; potongan mengambil {decimal(found.cut)} poin."
        return (
            f"Yang paling tertinggal dari median lingkup: {dictionary.phrase(top['part'])}, {decimal(top['ours'])} terhadap "
            f"{decimal(top['reference'])}, setara {decimal(top['points'])} poin indeks."
        )
    parts = found.parts[found.parts["part"] != "residual"]
    top = parts.loc[parts["lost"].idxmax()]
    return (
        f"Dari {decimal(100 - index)} poin yang hilang sampai 100, {decimal(top['lost'])} "
        f"dari {dictionary.phrase(top['part'])}; potongan mengambil {decimal(found.cut)} poin."
    )


def missing(measures: dict[str, str]) -> str:
    """Which measures are missing and why: measure code -> reason code."""
    told = []
    for reason in dict.fromkeys(measures.values()):
        names = [dictionary.phrase(measure) for measure, why in measures.items() if why == reason]
        told.append(f"{', '.join(names)} {dictionary.reason(reason)}")
    return "; ".join(told)


def averages(means: pd.DataFrame, *, index: float) -> str:
    """Our index beside each average that is known (columns of standing.averages)."""
    told = [
        f"{row.label} {decimal(row.value)} ({row.basis}); kita {_beside(index - row.value)}"
        for row in means.dropna(subset="value").itertuples()
    ]
    return ". ".join(told) + "." if told else "Rata-rata belum diketahui."


def gap(here: Standing, found: Level, *, year: int) -> str:
    """How far the next category is and which single part is nearest to reaching it."""
    if here.next_band is None:
        told = (
            f"SPI {year}: {here.band.name}, kategori tertinggi." if here.band else f"Tidak ada kategori resmi untuk SPI {year}."
        )
        return f"Indeks {decimal(here.index)}. {told}"
    told = f"Kurang {decimal(here.distance)} poin ke {here.next_band.name} ({limit(here.next_band.lower)})"
    if found.parts.empty:
        return f"{told}; bagian mana yang menutupnya belum dapat dihitung."
    if found.cut >= here.distance:
        return f"{told}; potongan SPI {year} saja {decimal(found.cut)} poin."
    return f"{told}; seluruh potongan SPI {year} {decimal(found.cut)} poin, jadi skor komponen juga perlu naik."


def trend(series: pd.DataFrame) -> str:
    """The known years of the index, first to last, without a trend drawn from two points."""
    known = series[(series["measure"] == "index") & series["value"].notna()].sort_values("survey_year")
    if known.empty:
        return "Belum ada indeks yang diketahui."
    first, last = known.iloc[0], known.iloc[-1]
    if len(known) == 1:
        return f"Baru satu tahun diketahui: SPI {first['survey_year']} {decimal(first['value'])}."
    low, high = known.loc[known["value"].idxmin()], known.loc[known["value"].idxmax()]
    told = f"SPI {first['survey_year']} ke {last['survey_year']}: dari {decimal(first['value'])} menjadi {decimal(last['value'])}"
    gap = len(known) <= last["survey_year"] - first["survey_year"]
    if len(known) == 2:
        return f"{told}; dua titik belum menjadi tren."
    top, bottom = (f"{decimal(row['value'])} ({row['survey_year']})" for row in (high, low))
    return f"{told}; {'di antara tahun yang diketahui ' if gap else ''}tertinggi {top}, terendah {bottom}."


def _beside(distance: float) -> str:
    if abs(distance) < NEGLIGIBLE:
        return "sama"
    return f"{decimal(abs(distance))} poin {'di atasnya' if distance > 0 else 'di bawahnya'}"


def newer_result(known: tuple[int, ...], *, year: int) -> str:
    """That a newer survey year is known than the one on screen; empty where there is none."""
    newest = max(known, default=year)
    return f"SPI {newest} sudah diketahui; pilih tahunnya di atas." if newest > year else ""
