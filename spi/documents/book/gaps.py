"""Sheet Kesenjangan: how far to the median and the best of the scope, to the next category, to limits and averages?"""

from spi.answers.briefing import Briefing
from spi.answers.results.standing import enough_known
from spi.documents.book.ranking import AREAS, PARTS
from spi.documents.book.terms import AVERAGES, called, shown, weight
from spi.method import methodology
from spi.method.methodology import COMPONENTS
from spi.render.book.page import Book, Cell, Page, given, is_missing, live, text
from spi.words import dictionary

_GAPS = ["Bagian", "Nilai sendiri", "Median lingkup", "Terbaik di lingkup", "Bobot", "Di belakang median",
         "Tambahan indeks bila mencapai median", "Tambahan indeks bila mencapai yang terbaik"]  # fmt: skip
_WAYS = ["Bagian", "Nilai sendiri", "Perlu berubah (poin)", "Menjadi", "Bobot", "Langkah",
         "Terbaik yang pernah dicapai di lingkup"]  # fmt: skip
_ENOUGH, NAN = "Cukup_diketahui", float("nan")


def gaps(book: Book, briefing: Briefing) -> None:
    """Write the sheet; without enough known members, or without our own parts, its cells stay empty and say so."""
    year = briefing.year
    note = "Semua sel menghitung dari lembar Hitung, Asumsi, dan Peringkat, kecuali yang terbaik yang pernah dicapai."
    title = f"Berapa jauh ke median, ke yang terbaik, dan ke kategori berikut, SPI {year} (dihitung)"
    page = book.page("Kesenjangan", title, note, [40, 12, 14, 14, 12, 34, 20, 20])
    page.headings(_GAPS, frozen=1)
    for part in PARTS:
        page.row(_gain(briefing, part, page.line + 1))
    known = ",".join(f"COUNT({AREAS[part]})" for part in PARTS)
    mine = ",".join(called(part, year) for part in (*PARTS, "index"))
    enough = f"AND(COUNT({mine})=6,MIN({known})>=Syarat_median*ROWS(Pemda_indeks))"
    page.row([text("Cukup diketahui untuk median? 1 = ya, 0 = tidak"),
              live(f"=IF({enough},1,0)", int(len(briefing.gains) > 0), "count", name=_ENOUGH)])  # fmt: skip
    _ways(page, briefing)
    _references(page, briefing)


def _gain(briefing: Briefing, part: str, line: int) -> list[Cell]:
    """What reaching the median, or the best, would bring; a deduction counts one to one, and less of it is better."""
    low, own, area = dictionary.low_is_good(part), called(part, briefing.year), AREAS[part]
    gain = briefing.gains[briefing.gains["part"] == part]
    compared = len(gain) > 0
    ours, median, points = gain[["ours", "reference", "points"]].iloc[0] if compared else [NAN] * 3
    known = briefing.ranking[part].dropna()
    best = (known.min() if low else known.max()) if compared else NAN
    share, of = (1, "") if low else (briefing.level.year.weights[part], f"{weight(part, briefing.year)}*")
    behind, top = (f"B{line}-C{line}", f"B{line}-D{line}") if low else (f"C{line}-B{line}", f"D{line}-B{line}")
    sign = -1 if low else 1
    return [
        text(dictionary.label(part)),
        live(f'=IF(ISNUMBER({own}),{own},"")', briefing.level.year.scores[part]),
        live(f'=IF({_ENOUGH}=1,MEDIAN({area}),"")', median),
        live(f'=IF({_ENOUGH}=1,{"MIN" if low else "MAX"}({area}),"")', best),
        text("") if low else live(f"={of[:-1]}", share, "weight"),
        live(f'=IF(COUNT(B{line},C{line})=2,{behind},"")', sign * (median - ours), "points"),
        live(f'=IF(COUNT(B{line},C{line})=2,{of}({behind}),"")', points, "points"),
        live(f'=IF(COUNT(B{line},D{line})=2,{of}({top}),"")', share * sign * (best - ours), "points"),
    ]


def _ways(page: Page, briefing: Briefing) -> None:
    """What one part alone would have to move to reach the next category."""
    target = shown(briefing.here.next_band) or "kategori berikut"
    note = "Yang kosong tidak dapat menutup jaraknya sendirian, atau belum diketahui. Perlu berubah: dibulatkan ke atas. "
    note += f"Terbaik: angka terbit anggota lingkup sampai SPI {briefing.year}; kosong bila terlalu sedikit yang diketahui."
    page.section(f"Satu bagian saja sampai ke {target}", note)
    page.headings(_WAYS)
    for part in (*COMPONENTS, *briefing.level.year.corrections):
        page.row(_way(briefing, part, page.line + 1))


def _way(briefing: Briefing, part: str, line: int) -> list[Cell]:
    """One part: how many of its own points it would have to move, and to what; empty where it cannot alone."""
    year, low, own = briefing.year, dictionary.low_is_good(part), called(part, briefing.year)
    away, share = f"Kurang_{year}", "" if low else weight(part, year)
    asked = f"AND(ISNUMBER(Hitung_ulang_{year}),ISNUMBER({away}))"
    step = away if low else f"{away}/{share}"
    up = f"ROUNDUP(ROUND({step},9),2)"  # as the answer has it: the step as it is printed must be enough
    fits = f"{own}>={away}" if low else f"{own}+{step}<=100"
    way = briefing.ways[briefing.ways["part"] == part]
    needed, goal, best, never = way[["needed", "goal", "best", "beyond"]].iloc[0] if len(way) else (None, None, None, "")
    verb, alone, first = "kurangi" if low else "naikkan", "tidak cukup sendirian", "; belum pernah dicapai"
    advice = "" if way.empty else alone if is_missing(needed) else verb + (first if never else "")
    past = f"ROUND({f'G{line}-D{line}' if low else f'D{line}-G{line}'},9)>0"
    return [
        text(dictionary.label(part)),
        live(f'=IF(ISNUMBER({own}),{own},"")', briefing.level.year.scores[part]),
        live(f'=IF({asked},IF({fits},{up},""),"")', needed),
        live(f'=IF(ISNUMBER(C{line}),{own}{"-" if low else "+"}C{line},"")', goal),
        text("") if low else live(f"={share}", briefing.level.year.weights[part], "weight"),
        live(
            f'=IF(ISNUMBER(C{line}),"{verb}"&IF(ISNUMBER(G{line}),IF({past},"{first}",""),""),IF({asked},"{alone}",""))',
            advice,
            "words",
        ),
        given(best, role="plain"),
    ]


def _references(page: Page, briefing: Briefing) -> None:
    """Limits, averages, median and best of the scope beside our index; plus is still to gain."""
    page.section("Indeks terhadap batas dan acuan", "Selisih bertanda plus masih harus dicapai.")
    page.headings(["Acuan", "Nilai sendiri", "Nilai acuan", "Selisih"])
    index = NAN if briefing.here.index is None else briefing.here.index
    for label, formula, value in _marks(briefing):
        line, gap = page.line + 1, value - index
        page.row([
            text(label), live(f"={called('index', briefing.year)}", index),
            live(f'=IF(ISNUMBER({formula}),{formula},"")', value),
            live(f'=IF(COUNT(B{line},C{line})=2,C{line}-B{line},"")', gap, "points"),
        ])  # fmt: skip


def _marks(briefing: Briefing) -> list[tuple[str, str, float]]:
    """What an index is compared with: label, formula, value (NaN where it is not known)."""
    year, known = briefing.year, briefing.ranking["index"]
    enough = enough_known(briefing.ranking[["index"]])
    bands = enumerate(methodology.bands(year), start=1)
    rows = [(f"Batas {shown(band)}", f"INDEX(Batas_{year},{place})", band.lower) for place, band in bands if place > 1]
    rows += [(row.label, AVERAGES[row.code], row.value) for row in briefing.averages.itertuples()]
    condition = "COUNT(Pemda_indeks)>=Syarat_median*ROWS(Pemda_indeks)"
    for label, function, value in (("Median", "MEDIAN", known.median()), ("Terbaik", "MAX", known.max())):
        formula = f'IF({condition},{function}(Pemda_indeks),"")'
        rows.append((f"{label} lingkup", formula, value if enough else NAN))
    return rows
