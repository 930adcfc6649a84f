"""Which sentence says where a government stands, and how surely? Every number comes from an answer."""

import pandas as pd

from spi.answers.results.causes import Explanation
from spi.answers.results.standing import Standing
from spi.words import dictionary
from spi.words.wording import DASH, decimal, places_words, span

MOST_DISPUTES = 3  # governments whose conflicting figures a sentence tells before it only counts them


def rank(found: Standing) -> str:
    """The place and of how many, as a headline; where it is not sure the stated place or the bounds, and why."""
    place, stated = found.place, found.stated_rank
    if place and place.definite:
        return f"Peringkat {place.rank} dari {place.members}."
    if found.disputed:
        return f"Peringkat {place.best} sampai {place.worst} dari {place.members}: {doubt(found.disputes)}."
    if stated is not None:
        joint = " " if stated["basis"] == "dinyatakan" else ", "
        return f"Peringkat {rank_short(found)}{joint}{stated_by(stated)}{_fits(found)}."
    if place:
        unknown = f"belum semua {found.scope.noun} diketahui{f', dan {doubt(found.disputes)}' if found.ranged else ''}"
        return f"Peringkat antara {place.best} dan {place.worst} dari {place.members}: {unknown}."
    return "Peringkat belum diketahui."


def doubt(disputes: pd.DataFrame) -> str:
    """Why a place is a range: which indices are disputed or doubtful (rows of certainty.rivals), with values and outlets.

    Without a full stop; "" where none is. The first MOST_DISPUTES governments are told, the others counted.
    """
    groups = [rows for _, rows in disputes.groupby("region_code", sort=False)]
    told = [_disputed(rows) for rows in groups[:MOST_DISPUTES]]
    more = len(groups) - len(told)
    return "; ".join([*told, *([f"begitu juga {more} indeks lain"] if more else [])])


def _disputed(rows: pd.DataFrame) -> str:
    values = [f"{decimal(value)} ({outlet})" for value, outlet in zip(rows["value"], rows["outlet"], strict=True)]
    if rows["doubtful"].any():
        return f"indeks {rows['region'].iloc[0]} hanya diketahui dari angka yang meragukan, {values[0]}"
    return f"sumber tidak sepakat tentang indeks {rows['region'].iloc[0]}, {' atau '.join(values)}"


def stated_by(stated: pd.Series) -> str:
    """Who says a rank: its source, or that it is computed from a copy of KPK's table and no statement of KPK's."""
    return f"menurut {stated['outlet']}" if stated["basis"] == "dinyatakan" else dictionary.basis(stated["basis"])


def _fits(found: Standing) -> str:
    """How a stated rank stands to what is known: with few known it can only be said that they do not contradict it."""
    if found.place is None:
        return ""
    how = "tidak bertentangan" if found.agrees else "bertentangan"
    return f"; {how} dengan {found.place.known} dari {found.place.members} indeks yang diketahui"


def rank_brief(found: Standing, *, scope_label: str) -> str:
    """The scope of a place and who says so; where it is not sure, the bounds and why."""
    place, told = found.place, f"{scope_label[0].upper()}{scope_label[1:]}"
    stated = f"; peringkat {stated_by(found.stated_rank)}" if found.stated_rank is not None else ""
    if place is None or place.definite:
        return f"{told}{stated if found.agrees is False else ''}."
    if place.complete:
        return f"{told}. {_capital(doubt(found.disputes))}."
    between = f"tempatnya antara {place.best} dan {place.worst}"
    known = f"Dengan {place.known} dari {place.members} {found.scope.noun} diketahui, {between}."
    why = f" {_capital(doubt(found.disputes))}." if len(found.disputes) else ""
    return f"{told}{stated}. {known}{why}{' Peringkat itu tidak cocok dengannya.' if found.agrees is False else ''}"


def rank_grounds(found: Standing, *, scope_label: str) -> str:
    """In which scope the place counts and how surely it is known."""
    told = [f"Lingkup: {scope_label}."]
    place, stated = found.place, found.stated_rank
    if place:
        told.append(_coverage(place.known, place.members, found.scope.noun))
        if not place.complete:
            told.append(
                f"Di antara yang diketahui tempat ke-{place.rank}, jadi tempat sebenarnya antara {place.best} dan {place.worst}."
            )
        if len(found.disputes):
            told.append(f"{_capital(doubt(found.disputes))}.")
    told += [f"Tidak dihitung: {row.region}, {dictionary.reason(row.reason)}." for row in found.left_out.itertuples()]
    if stated is not None:
        told.append(f"Peringkat {int(stated['rank'])} {dictionary.basis(stated['basis'])} ({stated['outlet']}).")
        if found.agrees is False:
            told.append("Keduanya tidak cocok.")
    return " ".join(told)


def order_note(found: Standing, *, year: int) -> str:
    """What the numbers in an ordered list count: all members, or only those known."""
    if found.place is None or found.place.complete:
        return f"indeks SPI {year}"
    return f"indeks SPI {year}, nomor urut di antara {found.place.known} {found.scope.noun} yang diketahui"


def rank_unexplained(before: Standing, after: Standing, *, year_before: int, year: int) -> str:
    """What can be said of a change of rank that cannot be split: the two places, and why not more."""
    ends, noun = ((before, year_before), (after, year)), after.scope.noun
    unsure = [f"SPI {y}" for found, y in ends if found.ranged]
    unknown = [y for found, y in reversed(ends) if found.rank is None and not found.ranged]
    if elsewhere := [f"SPI {y}" for found, y in ends if found.index is not None and found.place is None]:
        return f"Pada {elsewhere[0]} {noun} ini termasuk lingkup lain, jadi gerak peringkatnya tidak dihitung."
    if unknown:
        told = f"Peringkat SPI {unknown[0]} belum diketahui."
    elif unsure:
        told = f"Peringkat {_ends(before)} (SPI {year_before}) menjadi {_ends(after)} (SPI {year}), tidak dikurangkan."
    else:
        same = before.rank_by == after.rank_by
        moved = places_words(before.rank - after.rank) if same else "dari dua sumber, jadi tidak dikurangkan"
        told = f"Peringkat {before.rank} (SPI {year_before}) menjadi {after.rank} (SPI {year}): {moved}."
    if unsure:
        reasons = dict.fromkeys(doubt(found.disputes) for found, _ in ends if found.ranged)
        return f"{told} Peringkat {' dan '.join(unsure)} berupa rentang: {'; '.join(reasons)}."
    known = [f"{s.place.known} dari {s.place.members} (SPI {y})" for s, y in ends if s.place]
    reason = f" Yang diketahui: {' dan '.join(known)}." if known else ""
    apart = f"Gerak sendiri dan gerak {noun} lain baru dapat dipisah"
    return f"{told}{reason} {apart} bila hampir semua {noun} diketahui di kedua tahun."


def _ends(found: Standing) -> str:
    return str(found.rank) if found.rank is not None else f"{found.place.best} sampai {found.place.worst}"


def rank_told(here: Standing, why: Explanation, *, year_before: int | None) -> str:
    """The place, and where it can be split, whether we or the others moved it."""
    moved = why.rank
    if moved is None or here.place is None or not here.place.definite:
        return rank(here)
    if moved.before == moved.after:
        return f"Peringkat {moved.after} dari {here.place.members}, sama seperti SPI {year_before}."
    steps = (("nilai sendiri", moved.own), (f"{here.scope.noun} lain", moved.others), ("perubahan cakupan", moved.coverage))
    pieces = [f"{name} {'menaikkan' if places > 0 else 'menurunkan'} {abs(places)}" for name, places in steps if places]
    told = f"Peringkat {moved.after} dari {here.place.members}, {places_words(moved.before - moved.after)} dari SPI {year_before}"
    return f"{told}: {', '.join(pieces)}."


def rank_short(found: Standing) -> str:
    """The place as a figure: "25 dari 39", its bounds "12–29 dari 39" where it is not sure, a dash without a score."""
    if found.rank is None:
        return DASH if found.place is None else f"{span(found.place.best, found.place.worst)} dari {found.place.members}"
    of = found.place.members if found.place else found.stated_rank["of_count"]
    return f"{found.rank} dari {int(of)}"


def coverage(drawn: int, both: int, members: int, *, noun: str) -> str:
    """Of how many members of a scope the parts of a change are drawn, and what is known of the others."""
    if drawn == members:
        return f"Semua {members} {noun} dalam lingkup digambar."
    told = [f"Digambar {drawn} dari {members} {noun} dalam lingkup: yang bagian-bagiannya diketahui di kedua tahun."]
    if both > drawn:
        told.append(f"{both - drawn} {noun} lain hanya diketahui perubahan indeksnya; lihat tabel di bawah.")
    return " ".join(told)


def _coverage(known: int, members: int, noun: str) -> str:
    """How much of a scope is known, in words."""
    if known == members:
        return f"Semua {members} {noun} dalam lingkup ini diketahui."
    unknown = f"{members - known} tidak diketahui dan tidak diberi peringkat"
    return f"{known} dari {members} {noun} diketahui; {unknown}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
