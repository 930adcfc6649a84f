"""Which sentence says what the figures say? Deterministic Bahasa Indonesia; every number comes from an answer.

A sentence tells what the arithmetic carries: parts of a change, never motives or causes beyond them.
"""

import pandas as pd

from spi import dictionary
from spi.answers.causes import Explanation, Level
from spi.answers.standing import Standing
from spi.wording import DASH, change_words, decimal, limit, places_words

_SIZE = 0.005  # points: what rounds to 0,00 is not told


def change(found: Explanation, *, year: int, year_before: int | None) -> str:
    """How far the index moved and which part moved it most."""
    if found.index_to is None:
        return f"Indeks SPI {year} belum diketahui."
    if found.change is None:
        return f"Indeks SPI {year} {decimal(found.index_to)}."
    if abs(found.change) < _SIZE:
        told = f"Indeks tetap {decimal(found.index_to)} dibanding SPI {year_before}."
    else:
        told = f"Indeks {change_words(found.change)} poin menjadi {decimal(found.index_to)}"
    if found.parts.empty:
        years = " dan ".join(str(y) for y in sorted(found.missing))
        return f"{told.rstrip('.')}. Penyumbangnya belum dapat diurai: komponen SPI {years} belum lengkap."
    return f"{told.rstrip('.')}{_largest(found)}"


def _largest(found: Explanation) -> str:
    """The largest part in the direction of the change, as a clause; beyond the change itself, its largest counterpart."""
    parts = found.parts[found.parts["points"].abs() >= _SIZE]
    with_it = parts[parts["points"] * (found.change or 1) > 0]
    if with_it.empty or abs(found.change) < _SIZE:
        return "."
    top = with_it.loc[with_it["points"].abs().idxmax()]
    name, size = dictionary.phrase(top["part"]), abs(top["points"])
    if size <= abs(found.change) + 1e-9:
        return f"; {decimal(size)} di antaranya dari {name}."
    against = parts[parts["points"] * found.change < 0]
    verb = {True: "menaikkan", False: "menurunkan"}
    told = f"; {name} {verb[top['points'] > 0]} {decimal(size)}"
    if against.empty:
        return told + "."
    counter = against.loc[against["points"].abs().idxmax()]
    return f"{told}, {dictionary.phrase(counter['part'])} {verb[counter['points'] > 0]} {decimal(abs(counter['points']))}."


def category(found: Standing, *, year: int) -> str:
    """Category, its limit and the distance to the next one, always together."""
    if found.index is None:
        return "Belum ada indeks, maka belum ada kategori."
    if found.band is None:
        return f"KPK tidak menerbitkan kategori untuk SPI {year}."
    if found.next_band is None:
        return f"{found.band.symbol} {found.band.name}, {decimal(found.index - found.band.lower)} poin di atas batas {limit(found.band.lower)}"
    return (
        f"{found.band.symbol} {found.band.name}, kurang {decimal(found.distance)} poin "
        f"ke {found.next_band.name} ({limit(found.next_band.lower)})"
    )


def rank(found: Standing) -> str:
    """The place and of how many, as a headline; with incomplete coverage the stated place or the bounds."""
    place, stated = found.place, found.stated_rank
    if place and place.complete:
        return f"Peringkat {place.rank} dari {place.members}."
    if stated is not None:
        fits = {True: "cocok dengan", False: "tidak cocok dengan", None: "belum dapat dibandingkan dengan"}[found.agrees]
        return f"Peringkat {rank_short(found)} menurut {stated['outlet']}; {fits} angka yang diketahui."
    if place:
        return f"Peringkat antara {place.best} dan {place.worst} dari {place.members}: belum semua pemda diketahui."
    return "Peringkat belum diketahui."


def rank_brief(found: Standing, *, scope_label: str) -> str:
    """The scope of a place in one line; where it is not sure, the bounds as well."""
    place, told = found.place, f"{scope_label[0].upper()}{scope_label[1:]}"
    if place is None or place.complete:
        return f"{told}. {'Tidak cocok dengan peringkat yang dinyatakan.' if found.agrees is False else ''}".strip()
    stated = f"; peringkat menurut {found.stated_rank['outlet']}" if found.stated_rank is not None else ""
    bounds = f"antara {place.best} dan {place.worst}"
    return f"{told}{stated}. Baru {place.known} dari {place.members} pemda diketahui: tempat {bounds}{_fit(found)}."


def _fit(found: Standing) -> str:
    return {True: ", jadi cocok", False: ", jadi tidak cocok", None: ""}[found.agrees]


def rank_grounds(found: Standing, *, scope_label: str) -> str:
    """In which scope the place counts and how surely it is known."""
    told = [f"Lingkup: {scope_label}."]
    place, stated = found.place, found.stated_rank
    if place:
        told.append(coverage(place.known, place.members))
        if not place.complete:
            told.append(
                f"Di antara yang diketahui tempat ke-{place.rank}, jadi tempat sebenarnya antara {place.best} dan {place.worst}."
            )
    if stated is not None:
        told.append(f"Peringkat {int(stated['rank'])} {dictionary.basis(stated['basis'])} ({stated['outlet']}).")
        if found.agrees is False:
            told.append("Keduanya tidak cocok.")
    return " ".join(told)


def rank_unexplained(before: Standing, after: Standing, *, year_before: int, year: int) -> str:
    """What can be said of a change of rank that cannot be split: the two places, and why not more."""
    if before.rank is None or after.rank is None:
        told = f"Peringkat SPI {year if after.rank is None else year_before} belum diketahui."
    else:
        told = f"Peringkat {before.rank} (SPI {year_before}) menjadi {after.rank} (SPI {year}): {places_words(before.rank - after.rank)}."
    known = [
        f"{s.place.known} dari {s.place.members} (SPI {y})" for s, y in ((before, year_before), (after, year)) if s.place
    ]
    reason = f" Baru {' dan '.join(known)} pemda diketahui." if known else ""
    return f"{told}{reason} Gerak sendiri dan gerak pemda lain baru dapat dipisah bila hampir semua pemda diketahui di kedua tahun."


def rank_told(here: Standing, why: Explanation, *, year_before: int | None) -> str:
    """The place, and where it can be split, whether we or the others moved it."""
    moved = why.rank
    if moved is None or not all(why.coverage) or here.place is None or not here.place.complete:
        return rank(here)
    if moved.before == moved.after:
        return f"Peringkat {moved.after} dari {here.place.members}, sama seperti SPI {year_before}."
    pieces = [
        f"{name} {'menaikkan' if places > 0 else 'menurunkan'} {abs(places)}"
        for name, places in (("nilai sendiri", moved.own), ("pemda lain", moved.others), ("perubahan cakupan", moved.coverage))
        if places
    ]
    told = f"Peringkat {moved.after} dari {here.place.members}, {places_words(moved.before - moved.after)} dari SPI {year_before}"
    return f"{told}: {', '.join(pieces)}."


def level(found: Level, *, year: int) -> str:
    """What the index is made of, in one sentence."""
    if found.missing:
        names = ", ".join(dictionary.phrase(m) for m in found.missing if m != "index")
        index = found.scores["index"]
        if index != index:
            return f"Indeks SPI {year} belum diketahui."
        return f"Indeks SPI {year} {decimal(index)} belum dapat diurai: {names} belum diketahui."
    lost = found.parts[found.parts["part"] != "residual"]
    top = lost.loc[lost["lost"].idxmax()]
    cut = found.scores["correction_conduct"] + found.scores["correction_facts"]
    return (
        f"Dari {decimal(100 - found.scores['index'])} poin yang hilang sampai 100, {decimal(top['lost'])} "
        f"dari {dictionary.phrase(top['part'])}; potongan mengambil {decimal(cut)} poin."
    )


def rank_short(found: Standing) -> str:
    """The place as a figure: "25 dari 39", its bounds "12–29 dari 39" where it is not sure, a dash without a score."""
    if found.rank is None:
        return DASH if found.place is None else f"{found.place.best}–{found.place.worst} dari {found.place.members}"
    of = found.place.members if found.place else found.stated_rank["of_count"]
    return f"{found.rank} dari {int(of)}"


def averages(means: pd.DataFrame, *, index: float) -> str:
    """Our index beside each average that is known (columns of standing.averages)."""
    told = [
        f"{row.label} {decimal(row.value)} ({row.basis}); kita {_beside(index - row.value)}"
        for row in means.dropna(subset="value").itertuples()
    ]
    return ". ".join(told) + "." if told else "Rata-rata belum diketahui."


def coverage(table_known: int, members: int) -> str:
    """How much of a scope is known, in words."""
    if table_known == members:
        return f"Semua {members} pemda dalam lingkup ini diketahui."
    return f"{table_known} dari {members} pemda diketahui; {members - table_known} belum ditemukan sumbernya dan tidak diberi peringkat."


def comparability(breaks: list[dict]) -> str:
    """The warning that belongs to a comparison across a break in the method; empty without one."""
    return " ".join(entry["text"] for entry in breaks)


def gap(here: Standing, found: Level, *, year: int) -> str:
    """How far the next category is and which single part is nearest to reaching it."""
    if here.next_band is None:
        told = (
            f"SPI {year}: {here.band.name}, kategori tertinggi." if here.band else f"Tidak ada kategori resmi untuk SPI {year}."
        )
        return f"Indeks {decimal(here.index)}. {told}"
    told = f"Kurang {decimal(here.distance)} poin ke {here.next_band.name} ({limit(here.next_band.lower)})"
    if found.missing:
        return f"{told}; bagian mana yang menutupnya belum dapat dihitung."
    cut = found.scores["correction_conduct"] + found.scores["correction_facts"]
    if cut >= here.distance:
        return f"{told}; potongan tahun ini saja {decimal(cut)} poin."
    return f"{told}; seluruh potongan tahun ini {decimal(cut)} poin, jadi skor komponen juga perlu naik."


def trend(series: pd.DataFrame) -> str:
    """The known years of the index, first to last, without a trend drawn from two points."""
    known = series[(series["measure"] == "index") & series["value"].notna()].sort_values("survey_year")
    if known.empty:
        return "Belum ada indeks yang diketahui untuk pemda ini."
    first, last = known.iloc[0], known.iloc[-1]
    if len(known) == 1:
        return f"Baru satu tahun diketahui: SPI {first['survey_year']} {decimal(first['value'])}."
    low, high = known.loc[known["value"].idxmin()], known.loc[known["value"].idxmax()]
    told = f"SPI {first['survey_year']} ke {last['survey_year']}: dari {decimal(first['value'])} menjadi {decimal(last['value'])}"
    if len(known) == 2:
        return f"{told}; dua titik belum menjadi tren."
    return f"{told}; tertinggi {decimal(high['value'])} ({high['survey_year']}), terendah {decimal(low['value'])} ({low['survey_year']})."


def _beside(distance: float) -> str:
    if abs(distance) < _SIZE:
        return "sama"
    return f"{decimal(abs(distance))} poin {'di atasnya' if distance > 0 else 'di bawahnya'}"
