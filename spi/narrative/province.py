"""How do the governments of one province stand beside each other, in sentences?"""

from collections.abc import Sequence

import pandas as pd

from spi.answers.province import Overview
from spi.method import methodology
from spi.narrative.evidence import no_category
from spi.narrative.province_follow_up import followed, not_shown, prepared
from spi.narrative.sentence import Sentence, Writer, direction, known, listed

_NAMED = 5  # governments that a sentence names before it only counts them
_METHOD = (
    "Urutan, kategori, dan gerak dihitung dari indeks yang terbit; bukan angka resmi KPK. Gerak bersama ialah rata-rata "
    "perubahan pemda lain, gerak sendiri selisih dari rata-rata itu."
)
_COUNTED = (
    "Dari tindak lanjut, sosialisasi, dan daftar responden hanya jumlah yang tampak. Yang kosong belum diketahui, bukan nol."
)


def topics(told: Overview) -> dict[str, list[Sentence]]:
    """Everything that is told of a province, under what it is about; the same on every medium."""
    of = {
        "Hasil": [headline(told), ends(told)],
        "Gerak": [mean_change(told), farthest(told)],
        "Tindak lanjut": [followed(told), prepared(told), not_shown(told)],
        "Sumber": [unknown(told), conflicts(told), scale(told), *method()],
    }
    return {topic: known(sentences) for topic, sentences in of.items() if known(sentences)}


def headline(told: Overview) -> Sentence:
    """Of how many governments the index is known, and how many rose and fell."""
    w, rows = Writer(), told.rows
    known, moved = rows["index"].notna(), rows["change"].dropna()
    if not known.any():
        return w.sentence(f"Indeks {w.survey(told.year)} belum diketahui untuk satu pun {told.scope.noun} {told.scope.label}.")
    total, count = w.count(len(rows), "members", told.year), w.count(int(known.sum()), "known", told.year)
    first = f"Dari {total} {told.scope.noun} {told.scope.label}, {count} diketahui indeks {w.survey(told.year)}-nya"
    if told.year_before is None or moved.empty:
        return w.sentence(f"{first}.")
    since = w.survey(told.year_before)
    both = "" if len(moved) == known.sum() else f"dari {w.count(len(moved), 'members', told.year)} yang diketahui di keduanya, "
    risen = int((moved > 0).sum())
    up = w.count(risen, "risen", told.year) if risen else "tidak ada yang"
    down = w.count(int((moved < 0).sum()), "fallen", told.year)
    return w.sentence(f"{first}; sejak {since}, {both}{up} naik dan {down} turun.")


def ends(told: Overview) -> Sentence | None:
    """Who is first and who last, and the middle; None where fewer than two are known."""
    w, rows = Writer(), told.rows.dropna(subset=["index"])
    if len(rows) < 2:
        return None
    top, bottom = (
        f"{_names(w, rows.loc[rows['index'] == value, 'region'].tolist())} ({w.score(value, 'index', told.year)})"
        for value in (rows["index"].max(), rows["index"].min())
    )
    among = "" if len(rows) == len(told.rows) else "Di antara yang diketahui, "
    text = f"{among}{'tertinggi' if among else 'Tertinggi'} {top}, terendah {bottom}"
    return w.sentence(f"{text}; median {w.score(rows['index'].median(), 'median', told.year)}.")


def categories(told: Overview) -> Sentence | None:
    """How many are in each category; None where none is known, or the year has no scale."""
    w, counts = Writer(), told.rows["category"].dropna().value_counts()
    if counts.empty:
        return None
    bands = sorted(methodology.bands(told.year), key=lambda band: -band.lower)
    text = f"Menurut kategori {w.survey(told.year)}"
    each = [f"{w.count(int(counts[band.name]), 'category', told.year)} {band.name}" for band in bands if band.name in counts]
    first, *others = each
    number, _, name = first.partition(" ")
    return w.sentence(f"{text}, {listed([f'{number} {told.scope.noun} {name}', *others])}.")


def mean_change(told: Overview) -> Sentence | None:
    """How far the governments moved on average; None where fewer than two are known in both years."""
    w, moved = Writer(), told.rows["change"].dropna()
    if told.year_before is None or len(moved) < 2:
        return None
    mean = float(moved.mean())
    way = direction(mean)
    text = f"Sejak {w.survey(told.year_before)} rata-rata {w.count(len(moved), 'moved', told.year)} {told.scope.noun}"
    far = way if way == "tetap" else f"{way} {w.score(mean, 'mean_change', told.year)} poin"
    return w.sentence(f"{text} yang diketahui pada kedua tahun {far}.")


def farthest(told: Overview) -> Sentence | None:
    """Who moved farthest from the movement of the others, to both sides; where it cannot be split, who moved farthest."""
    w, moved = Writer(), told.rows.dropna(subset=["change"])
    if told.year_before is None or len(moved) < 2:
        return None
    split = moved.dropna(subset=["own"])
    if split.empty:
        best, worst = (_moved(w, moved.loc[at], told.year) for at in (moved["change"].idxmax(), moved["change"].idxmin()))
        why = f"gerak bersama tidak dipilah karena hanya {w.count(len(moved), 'moved', told.year)} dari"
        return w.sentence(
            f"Paling baik geraknya {best}, paling buruk {worst}; {why} {w.count(len(told.rows), 'members', told.year)} "
            f"{told.scope.noun} diketahui pada kedua tahun."
        )
    best, worst = (_moved(w, split.loc[at], told.year) for at in (split["own"].idxmax(), split["own"].idxmin()))
    return w.sentence(f"Dibandingkan dengan gerak pemda lain, paling baik {best} dan paling buruk {worst}.")


def _moved(w: Writer, row: pd.Series, year: int) -> str:
    """ "Kab. Gresik (turun 14,89 poin, 10,68 lebih buruk)"; without the second where it is not known."""
    way = direction(row["change"])
    far = way if way == "tetap" else f"{way} {w.score(row['change'], 'change', year)} poin"
    name = f"{w.quoted(row['region'])} ({far}"
    if pd.isna(row["own"]):
        return f"{name})"
    return f"{name}; {w.score(row['own'], 'own', year)} poin lebih {'baik' if row['own'] >= 0 else 'buruk'})"


def listing(told: Overview, part: int, parts: int) -> Sentence:
    """What the ranking lists; part: from 1, of the lists."""
    w = Writer()
    known = f"{w.count(int(told.rows['index'].notna().sum()), 'known', told.year)} {told.scope.noun}"
    return w.sentence(f"Urutan {known} menurut indeks {w.survey(told.year)}{_part(w, part, parts)}.")


def moving(told: Overview, part: int, parts: int) -> Sentence:
    """What the list of changes tells; part: from 1, of the lists."""
    w = Writer()
    moved = f"{w.count(int(told.rows['change'].notna().sum()), 'moved', told.year)} {told.scope.noun}"
    return w.sentence(f"Gerak {moved} sejak {w.survey(told.year_before or told.year)}{_part(w, part, parts)}.")


def _part(w: Writer, part: int, parts: int) -> str:
    return f" (bagian {w.count(part, 'part')} dari {w.count(parts, 'part')})" if parts > 1 else ""


def lines(told: Overview, years: Sequence[int], part: int, parts: int) -> Sentence:
    """How many known in both years are higher and lower than in the first year that is drawn; part: from 1, of the pictures."""
    w = Writer()
    first, last = years[0], years[-1]
    ours = told.series[told.series["region_code"].isin(set(told.rows["region_code"]))]
    table = ours.pivot(index="region_code", columns="survey_year", values="value").reindex(columns=[first, last])
    moved = (table[last] - table[first]).dropna().round(9)
    if first == last or moved.empty:
        return w.sentence(f"Indeks {w.survey(last)} tiap pemda, skala sama{_part(w, part, parts)}.")
    both = f"Dari {w.count(len(moved), 'in_both', last)} pemda yang diketahui pada {w.survey(first)} dan {w.survey(last)}"
    up, down = (w.count(int(count), "since_first", last) for count in ((moved > 0).sum(), (moved < 0).sum()))
    return w.sentence(f"{both}, kini {up} lebih tinggi dan {down} lebih rendah{_part(w, part, parts)}.")


def origin(told: Overview) -> Sentence:
    """What the figures rest on, as a message."""
    w = Writer()
    if told.rows["index"].isna().all():
        return w.sentence(f"Indeks {w.survey(told.year)} belum diketahui dari sumber mana pun.")
    return w.sentence(f"Indeks {w.survey(told.year)} dari sumber di bawah ini; urutan dan gerak dihitung.")


def unknown(told: Overview) -> Sentence | None:
    """Whose index is not known; None where all are."""
    w, rows = Writer(), told.rows[told.rows["index"].isna()]
    if rows.empty or len(rows) == len(told.rows):
        return None
    return w.sentence(f"Indeks {w.survey(told.year)} belum diketahui: {_names(w, rows['region'].tolist())}.")


def conflicts(told: Overview) -> Sentence | None:
    """Where sources print different figures, the one in use first; None where none do."""
    w, clauses = Writer(), []
    groups = [rows for _, rows in told.rivals.groupby("region_code", sort=False)]
    for rows in groups[:_NAMED]:
        first, *others = rows.drop_duplicates("value").itertuples()
        also = listed([w.score(each.value, "rival", told.year) for each in others])
        doubt = f"juga tercetak {also}" if others else "sumbernya belum pasti"
        clauses.append(f"{w.quoted(first.region)} ({w.score(first.value, 'rival', told.year)} dipakai, {doubt})")
    if not clauses:
        return None
    return w.sentence(f"Sumber belum sepakat tentang indeks {w.survey(told.year)}: {w.and_more(clauses, len(groups))}.")


def scale(told: Overview) -> Sentence:
    """From where each category begins, or that the year has none."""
    w, bands = Writer(), sorted(methodology.bands(told.year), key=lambda band: band.lower)
    if not bands:
        return no_category(told.year)
    each = [f"{band.name} mulai {w.limit(band.lower, told.year)}" for band in bands if band.lower > 0]
    below = [band.name for band in bands if band.lower <= 0]
    return w.sentence(f"Kategori: {'; '.join([*below, *each])}.")


def method() -> list[Sentence]:
    """How what is calculated was calculated, and what is never told of a government."""
    return [Sentence(_METHOD), Sentence(_COUNTED)]


def _names(w: Writer, names: Sequence[str]) -> str:
    """Names, the first few of many."""
    return w.and_more([w.quoted(name) for name in names[:_NAMED]], len(names))
