"""Which sentences say which place that is, among whom, how surely, and whether we or the others moved it?"""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results.causes import Explanation
from spi.answers.results.standing import Standing
from spi.method.ranking import Place, RankChange
from spi.method.scope import Scope
from spi.narrative.results import certainty
from spi.narrative.sentence import Sentence, Writer, capital, direction, joined, known, listed
from spi.words import dictionary
from spi.words.wording import DASH, span

_End = tuple[Standing, int]  # a place at one end of a change, and its survey year
SPLIT_ORDER = "dihitung berurutan: indeks sendiri dulu"
_MOST_DISPUTES = 3  # governments whose conflicting figures a sentence tells before it only counts them


def rank(briefing: Briefing) -> list[Sentence]:
    """Place and scope; own movement and that of the others; how surely it is known. Nothing where neither is known."""
    here, apart = briefing.here, None
    if here.place is None and here.stated_rank is None and not here.alone:
        return []
    if briefing.before and briefing.before[1].place and here.place and briefing.why.rank is None:
        apart = _unsplit((briefing.before[1], briefing.before[0]), (here, briefing.year))
    weight = certainty.points_per_place(briefing.nearby, year=briefing.year) if briefing.nearby else None
    return known(
        [_message(briefing), _split(briefing), apart, _stated(here, briefing.year), _everyone(briefing), _next(briefing), weight]
    )


def rank_headline(here: Standing, why: Explanation, *, year: int, year_before: int | None) -> Sentence:
    """The place, and where it can be split, whether we or the others moved it; else how surely it is known."""
    writer, split = Writer("rank"), why.rank
    text = _place(writer, here, year, sources=True)
    if here.place is None or not here.place.definite:
        return writer.sentence(f"{text}{_fits(writer, here, year)}.")
    if split is None or year_before is None:
        return writer.sentence(f"{text}.")
    text += _moved(writer, split.before - split.after, year_before=year_before, year=year)
    pieces = _pieces(writer, why, here.scope.noun, year) if split.before != split.after else []
    return writer.sentence(f"{text}: {', '.join(pieces)}." if pieces else f"{text}.")


def rank_short(here: Standing) -> str:
    """The place as a figure: "25 dari 39", its bounds "12–29 dari 39" where it is not sure, a dash without a score or others."""
    if here.rank is None:
        return DASH if here.place is None else f"{span(here.place.best, here.place.worst)} dari {here.place.members}"
    return f"{here.rank} dari {_of(here.place, here.stated_rank)}"


def rank_brief(here: Standing, *, scope_label: str, year: int) -> Sentence:
    """The scope of a place and who says so; where it is not sure, the bounds and why."""
    writer, place, stated = Writer("rank"), here.place, here.stated_rank
    text, unsure = capital(scope_label), place is not None and not place.definite
    if here.alone:
        text = f"{text}; tidak diperingkat: tidak ada {here.scope.noun} lain di dalamnya"
    if stated is not None and not here.disputed and (unsure or here.agrees is False):
        text = f"{text}; peringkat {_stated_by(writer, stated)}"
    text = f"{text}."
    if place is not None and unsure and not here.disputed:
        text = f"{text} {_bounds(writer, here, place, year)}."
    if unsure and len(here.disputes):
        text = f"{text} {capital(_doubts(writer, here.disputes, year, sources=True))}."
    return writer.sentence(text)


def rank_grounds(here: Standing, *, scope_label: str, year: int) -> Sentence:
    """In which scope the place counts and how surely it is known."""
    writer, place, stated = Writer("rank"), here.place, here.stated_rank
    sentences = [f"Lingkup: {scope_label}."]
    if here.alone:
        sentences.append(f"Tidak ada {here.scope.noun} lain di dalamnya; pilih lingkup yang lebih luas untuk melihat peringkat.")
    if place:
        sentences.append(_coverage(writer, here, place, year))
        if len(here.disputes):
            sentences.append(f"{capital(_doubts(writer, here.disputes, year, sources=True))}.")
        if not place.complete:
            among = f"Di antara yang diketahui peringkat ke-{writer.count(place.rank, 'rank', year)}"
            sentences.append(f"{among}, jadi peringkat sebenarnya antara {_between(writer, place, year)}.")
    for reason, rows in here.left_out.groupby("reason", sort=False):
        sentences.append(f"Tidak dihitung: {listed([*map(writer.quoted, rows['region'])])} ({dictionary.reason(str(reason))}).")
    if stated is not None:
        number = writer.count(stated["rank"], "rank", year)
        sentences.append(f"Peringkat {number} {dictionary.basis(stated['basis'])} ({writer.quoted(stated['outlet'])}).")
        if here.agrees is False:
            sentences.append("Keduanya tidak cocok.")
    return writer.sentence(" ".join(sentences))


def alone_in_scope(name: str, scope: Scope, wider: Scope, members: int) -> Sentence:
    """That a scope has one member only, so that nothing is ranked in it, and where there are more (`members` of them)."""
    writer = Writer("rank")
    more = f"{writer.count(members, 'members')} {wider.noun} dalam lingkup {wider.label}"
    text = f"{writer.quoted(name)} satu-satunya {scope.noun} dalam lingkup ini, jadi tidak ada peringkat di dalamnya"
    return writer.sentence(f"{text}; ada {more}.")


def order_note(here: Standing, *, year: int) -> Sentence:
    """What the numbers in an ordered list count: all members, or only those known."""
    writer = Writer("rank")
    text = f"indeks {writer.survey(year)}"
    if here.place is None or here.place.complete:
        return writer.sentence(text)
    among = writer.count(here.place.known, "members", year)
    return writer.sentence(f"{text}, nomor urut di antara {among} {here.scope.noun} yang diketahui")


def rank_unexplained(before: Standing, after: Standing, *, year_before: int, year: int) -> Sentence:
    """What can be said of a change of rank that cannot be split: the two places, and why not more."""
    writer, ends = Writer("rank"), ((before, year_before), (after, year))
    if alone := [y for end, y in reversed(ends) if end.alone]:
        return writer.sentence(f"Pada {writer.survey(alone[0])} tidak ada {after.scope.noun} lain dalam lingkup ini.")
    if elsewhere := [y for end, y in ends if end.index is not None and end.place is None]:
        text = f"Pada {writer.survey(elsewhere[0])} {after.scope.noun} ini termasuk lingkup lain"
        return writer.sentence(f"{text}, jadi gerak peringkatnya tidak dihitung.")
    unknown = [y for end, y in reversed(ends) if end.rank is None and not end.ranged]
    if unknown:
        text = f"Peringkat {writer.survey(unknown[0])} belum diketahui."
    else:
        text = f"Peringkat {' menjadi '.join(_end(writer, *end) for end in ends)}{_difference(writer, *ends)}."
    return joined(writer.sentence(text), _unsplit(*ends, sources=True))


def split_order(noun: str, *, others_first: bool) -> Sentence:
    """In which order the steps of a change of rank are counted, and that another order gives other steps."""
    first, then = f"gerak {noun} lain", "indeks sendiri"
    if not others_first:
        first, then = then, first
    text = f"Dihitung berurutan: {first} dulu, lalu {then}, lalu perubahan cakupan"
    return Writer("rank").sentence(f"{text}. Urutan lain memberi angka lain dengan jumlah yang sama.")


def coverage(drawn: int, with_parts: int, both: int, members: int, *, noun: str, year: int) -> Sentence:
    """Of how many members of a scope the parts of a change are drawn (rows in sight), of how many they are known, and what is
    known of the others."""
    writer = Writer("change")
    if drawn < with_parts:
        text = f"Digambar {writer.count(drawn, 'members', year)} dari {writer.count(with_parts, 'members', year)} {noun}"
        text = f"{text} yang bagian-bagiannya diketahui di kedua tahun: teratas, terbawah, dan di sekitar peringkat sendiri."
        return writer.sentence(
            f"{text} Lingkup ini memiliki {writer.count(members, 'members', year)} {noun}; lihat tabel di bawah."
        )
    if members == 1:
        return writer.sentence(f"Tidak ada {noun} lain dalam lingkup ini.")
    if drawn == members:
        return writer.sentence(f"Indeks semua {writer.count(members, 'members', year)} {noun} dalam lingkup digambar.")
    text = f"Digambar {writer.count(drawn, 'members', year)} dari {writer.count(members, 'members', year)} {noun} dalam lingkup"
    text = f"{text}: yang bagian-bagiannya diketahui di kedua tahun."
    if both > drawn:
        others = writer.count(both - drawn, "members", year)
        text = f"{text} {others} {noun} lain hanya diketahui perubahan indeksnya; lihat tabel di bawah."
    return writer.sentence(text)


def doubt(disputes: pd.DataFrame, *, year: int) -> Sentence:
    """Why a place is a range: which indices are disputed or doubtful (rows of certainty.rivals), with values and outlets.

    A clause without a full stop; its text is "" where none is. The first governments are told, the others counted.
    """
    writer = Writer("rank")
    return writer.sentence(_doubts(writer, disputes, year, sources=True))


def _message(briefing: Briefing) -> Sentence:
    """The slide's message: the place in its scope, and how many places it moved where one and the same says both."""
    writer, here, year = Writer("rank"), briefing.here, briefing.year
    text = _place(writer, here, year, scope_label=briefing.scope.label)
    definite = here.place is not None and here.place.definite
    if definite:
        text += _tied(writer, briefing)
    places = _gained(briefing)
    if places is None or briefing.year_before is None:
        return writer.sentence(f"{text}.")
    joint = "," if definite or here.stated_rank is None or here.stated_rank["basis"] == "dinyatakan" else ";"
    return writer.sentence(f"{text}{_moved(writer, places, year_before=briefing.year_before, year=year, joint=joint)}.")


def _place(writer: Writer, here: Standing, year: int, *, scope_label: str = "", sources: bool = False) -> str:
    """The place and of how many; where it is not sure the stated place or the bounds, and why."""
    place, stated, within = here.place, here.stated_rank, f" ({scope_label})" if scope_label else ""
    if place and place.definite:
        return f"Peringkat {writer.count(place.rank, 'rank', year)} dari {writer.count(place.members, 'members', year)}{within}"
    if place and here.disputed:
        between = f"{writer.count(place.best, 'rank', year)} sampai {writer.count(place.worst, 'rank', year)}"
        text = f"Peringkat {between} dari {writer.count(place.members, 'members', year)}{within}"
        return f"{text}: {_doubts(writer, here.disputes, year, sources=sources)}"
    if stated is not None:
        of = _of(place, stated)
        text = f"Peringkat {writer.count(stated['rank'], 'rank', year)} dari {writer.count(of, 'members', year)}{within}"
        return f"{text}{' ' if stated['basis'] == 'dinyatakan' else ', '}{_stated_by(writer, stated)}"
    if here.alone:
        return f"Satu-satunya {here.scope.noun} dalam lingkup ini{within}, jadi tidak diperingkat"
    if place:
        text = f"Peringkat antara {_between(writer, place, year)} dari {writer.count(place.members, 'members', year)}{within}"
        text = f"{text}: baru {writer.count(place.known, 'members', year)} {here.scope.noun} yang indeksnya diketahui"
        return f"{text}, dan {_doubts(writer, here.disputes, year, sources=sources)}" if here.ranged else text
    return "Peringkat belum diketahui"


def _of(place: Place | None, stated: pd.Series) -> int:
    """Of how many a place is: as many as the scope has, else as the source of a stated one says."""
    return place.members if place is not None else int(stated["of_count"])


def _between(writer: Writer, place: Place, year: int) -> str:
    return f"{writer.count(place.best, 'rank', year)} dan {writer.count(place.worst, 'rank', year)}"


def _doubts(writer: Writer, disputes: pd.DataFrame, year: int, *, sources: bool) -> str:
    """Which indices the place hangs on; with their sources each figure, without them each value once."""
    groups = [rows for _, rows in disputes.groupby("region_code", sort=False)]
    clauses = [_disputed(writer, rows, year, sources=sources) for rows in groups[:_MOST_DISPUTES]]
    more = len(groups) - len(clauses)
    return "; ".join([*clauses, *([f"begitu juga {writer.count(more, 'others')} indeks lain"] if more else [])])


def _disputed(writer: Writer, rows: pd.DataFrame, year: int, *, sources: bool) -> str:
    doubtful = rows["doubtful"].any()
    opening = "indeks {} hanya diketahui dari angka yang meragukan, " if doubtful else "sumber tidak sepakat tentang indeks {}, "
    text = opening.format(writer.quoted(rows["region"].iloc[0]))
    figures = rows if sources else rows.drop_duplicates("value")
    values = []
    for value, outlet in zip(figures["value"].head(1 if doubtful else len(figures)), figures["outlet"], strict=False):
        printed = writer.score(value, "index", year)
        values.append(f"{printed} ({writer.quoted(outlet)})" if sources else printed)
    return f"{text}{' atau '.join(values)}"


def _stated_by(writer: Writer, stated: pd.Series) -> str:
    """Who says a rank: its source, or that it is computed from a copy of KPK's table and no statement of KPK's."""
    return f"menurut {writer.quoted(stated['outlet'])}" if stated["basis"] == "dinyatakan" else dictionary.basis(stated["basis"])


def _fits(writer: Writer, here: Standing, year: int) -> str:
    """How a stated rank stands to what is known: with few known it can only be said that they do not contradict it."""
    if here.place is None or here.stated_rank is None or here.disputed:
        return ""
    how = "tidak bertentangan" if here.agrees else "bertentangan"
    return f"; {how} dengan {_known(writer, here.place, year)} indeks yang diketahui"


def _known(writer: Writer, place: Place, year: int) -> str:
    return f"{writer.count(place.known, 'members', year)} dari {writer.count(place.members, 'members', year)}"


def _doubtful(writer: Writer, here: Standing) -> str:
    """How many of those are known from doubtful figures only, and so may stand above or below: else the bounds do not add up."""
    count = here.disputes.loc[here.disputes["doubtful"].astype(bool), "region_code"].nunique()
    return f", {writer.count(count, 'others')} di antaranya hanya dari angka yang meragukan" if count else ""


def _bounds(writer: Writer, here: Standing, place: Place, year: int) -> str:
    """Between which places the known scores leave it, and whether a stated place fits them."""
    text = f"Dengan {_known(writer, place, year)} {here.scope.noun} yang indeksnya diketahui{_doubtful(writer, here)},"
    text = f"{text} peringkatnya antara {_between(writer, place, year)}"
    if here.stated_rank is None:
        return text
    stated = writer.count(here.stated_rank["rank"], "rank", year)
    return f"{text}; peringkat {stated} {'tidak bertentangan' if here.agrees else 'bertentangan'} dengan itu"


def _stated(here: Standing, year: int) -> Sentence | None:
    """How a stated place fits the known scores, where that is not plain already."""
    place, stated, writer = here.place, here.stated_rank, Writer("rank")
    if place is None or stated is None or (place.definite and here.agrees):
        return None
    if not place.complete:
        return writer.sentence(f"{_bounds(writer, here, place, year)}.")
    text = f"{capital(writer.quoted(stated['outlet']))} menyebut peringkat {writer.count(stated['rank'], 'rank', year)}"
    fits = "termasuk rentang itu" if here.agrees else "tidak cocok dengan indeks yang diketahui"
    return writer.sentence(f"{text}; itu {fits}.")


def _coverage(writer: Writer, here: Standing, place: Place, year: int) -> str:
    """How much of a scope is known, in words."""
    if place.complete:
        every = f"semua {writer.count(place.members, 'members', year)}" if place.members > 1 else "satu-satunya"
        return f"Indeks {every} {here.scope.noun} dalam lingkup ini diketahui."
    text = f"Ada {_known(writer, place, year)} {here.scope.noun} yang indeksnya diketahui{_doubtful(writer, here)}"
    unknown = writer.count(place.members - place.known, "members", year)
    return f"{text}; {unknown} tidak diketahui dan tidak diberi peringkat."


def _tied(writer: Writer, briefing: Briefing) -> str:
    others = int((briefing.ranking["index"] == briefing.here.index).sum()) - 1
    return f" bersama {writer.count(others, 'members', briefing.year)} {briefing.scope.noun} lain" if others else ""


def _gained(briefing: Briefing) -> int | None:
    """Places gained since the year before (minus is down), where both places are known and one and the same says them."""
    here, split = briefing.here, briefing.why.rank
    if split is not None and split.after == here.rank:
        return split.before - split.after
    before = briefing.before[1] if briefing.before else None
    if before is None or before.rank is None or here.rank is None or before.rank_by != here.rank_by:
        return None
    return before.rank - here.rank


def _moved(writer: Writer, places: int, *, year_before: int, year: int, joint: str = ",") -> str:
    """How many places were gained since the year before."""
    if not places:
        return f"{joint} sama seperti {writer.survey(year_before)}"
    return f"{joint} {_places(writer, places, year)} dari {writer.survey(year_before)}"


def _places(writer: Writer, places: int, year: int) -> str:
    """ "naik 3 peringkat", "peringkat tetap"."""
    if not places:
        return "peringkat tetap"
    return f"{direction(places, places=0)} {writer.count(abs(places), 'rank', year)} peringkat"


def _pieces(writer: Writer, why: Explanation, noun: str, year: int, *, unit: str = "") -> list[str]:
    """Own movement, that of the others and that of the scope, in places; the unit stands beside the first. In which order they
    are counted, where the other order gives others; and these, where they would name another one of the two."""
    split, other = why.rank, why.rank_others_first
    if split is None:
        return []
    pieces = _steps(writer, split, noun, year, unit=unit)
    if pieces and other is not None and other != split:
        note = SPLIT_ORDER
        if any(bool(one) != bool(two) or one * two < 0 for one, two in zip(_moves(split), _moves(other), strict=True)):
            note = f"{note}; bila {noun} lain dulu: {listed(_steps(writer, other, noun, year)) or 'keduanya 0'}"
        pieces[-1] += f" ({note})"
    return pieces


def _moves(split: RankChange) -> tuple[int, int, int]:
    return split.own, split.others, split.coverage


def _steps(writer: Writer, split: RankChange, noun: str, year: int, *, unit: str = "") -> list[str]:
    named = (("indeks sendiri", split.own), (f"{noun} lain", split.others), ("perubahan cakupan", split.coverage))
    pieces: list[str] = []
    for name, places in named:
        if places:
            way = "menaikkan" if places > 0 else "menurunkan"
            pieces.append(f"{name} {way} {writer.count(abs(places), 'rank', year)}{'' if pieces else unit}")
    return pieces


def _split(briefing: Briefing) -> Sentence | None:
    """Own movement and that of the others, in places; where score and place part ways, that first."""
    split, writer = briefing.why.rank, Writer("rank")
    pieces = _pieces(writer, briefing.why, briefing.scope.noun, briefing.year, unit=" peringkat")
    if split is None or not pieces:
        return None
    score, place = direction(briefing.why.change or 0.0), direction(split.before - split.after, places=0)
    if score == place:
        return writer.sentence(f"{capital(', '.join(pieces))}.")
    return writer.sentence(f"Indeksnya {score}, peringkatnya {place}: {', '.join(pieces)}.")


def _unsplit(*ends: _End, sources: bool = False) -> Sentence:
    """Why the two movements cannot be told apart: which place is a range, or how many of the scope are known in each year."""
    writer, noun = Writer("rank"), ends[-1][0].scope.noun
    text = f"Gerak sendiri dan gerak {noun} lain"
    if unsure := [(end, y) for end, y in ends if end.ranged]:
        text = f"{text} tidak dipisah: peringkat {listed([writer.survey(y) for _, y in unsure])} berupa rentang"
        reasons = [_doubts(writer, end.disputes, y, sources=True) for end, y in unsure] if sources else []
        return writer.sentence(f"{'; '.join([text, *reasons])}.")
    counts = [f"{_known(writer, end.place, y)} {noun} pada {writer.survey(y)}" for end, y in ends if end.place]
    text = f"{text} baru dapat dipisah bila indeks hampir semua {noun} diketahui di kedua tahun"
    return writer.sentence(f"{text}; diketahui {listed(counts)}." if counts else f"{text}.")


def _end(writer: Writer, here: Standing, year: int) -> str:
    """A place and its survey year: "25 (SPI 2024)", "3 sampai 4 (SPI 2024)"."""
    places = [here.rank] if here.rank is not None else [here.place.best, here.place.worst] if here.place else []
    return f"{' sampai '.join(writer.count(place, 'rank', year) for place in places)} ({writer.survey(year)})"


def _difference(writer: Writer, before: _End, after: _End) -> str:
    """How many places lie between two ends; of ranges and of two sources it is not said."""
    (old, _), (new, year) = before, after
    if old.ranged or new.ranged or old.rank is None or new.rank is None:
        return ", tidak dikurangkan"
    if old.rank_by != new.rank_by:
        return ": dari dua sumber, jadi tidak dikurangkan"
    return f": {_places(writer, old.rank - new.rank, year)}"


def _everyone(briefing: Briefing) -> Sentence | None:
    """How many of the scope fell and rose, where nearly all are known in both years."""
    changes = briefing.ranking["change"].dropna().round(2)
    if briefing.why.rank is None or changes.empty:
        return None
    writer, year = Writer("rank"), briefing.year
    text = f"Dari {writer.count(len(changes), 'members', year)} {briefing.scope.noun} yang indeksnya diketahui di kedua tahun"
    counts = ((changes < 0).sum(), "turun"), ((changes > 0).sum(), "naik"), ((changes == 0).sum(), "tetap")
    each = [f"{writer.count(count, 'members', year)} {way}" for count, way in counts if count]
    return writer.sentence(f"{text}, {listed(each)}.")


def _next(briefing: Briefing) -> Sentence | None:
    """The nearest scores above and below, where every member is known."""
    here, table, writer = briefing.here, briefing.ranking, Writer("rank")
    if here.place is None or not here.place.definite:
        return None
    above, below = table[table["index"] > here.index], table[table["index"] < here.index]
    clauses = []
    if len(above):
        clauses.append(_neighbour(writer, briefing, above.loc[above["index"].idxmin()], "atas", "unggul"))
    if len(below):
        clauses.append(_neighbour(writer, briefing, below.loc[below["index"].idxmax()], "bawah", "tertinggal"))
    return writer.sentence(f"{capital('; '.join(clauses))}.") if clauses else None


def _neighbour(writer: Writer, briefing: Briefing, row: pd.Series, side: str, verb: str) -> str:
    name = writer.quoted(row["region"])
    name = name.lower() if briefing.masked else name
    distance = writer.score(row["index"] - briefing.here.index, "index", briefing.year)
    return f"tepat di {side}nya {name}, {verb} {distance} poin"
