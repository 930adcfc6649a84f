"""Sheet Perubahan: which part moved index and rank between the two survey years? The parts add up to the change."""

from spi.answers.briefing import Briefing
from spi.documents.book.terms import called, levels, weight
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.method.ranking import RankChange
from spi.narrative.results.comparison import common_grounds
from spi.render.book.page import Book, Cell, Page, given, live, text
from spi.words import dictionary

_TEXTS = {
    "component": "rata-rata bobot × perubahan skor",
    "deduction": "potongan lama − potongan baru",
    "weights": "rata-rata skor × perubahan bobot, dijumlahkan",
    "residual": "residu baru − residu lama",
}


def change(book: Book, briefing: Briefing) -> None:
    """Write the sheet; one sentence where there is no year to compare with."""
    now, before = briefing.year, briefing.year_before
    note = "Semua sel menghitung dari lembar Hitung, Asumsi, dan Peringkat; tidak ada yang diisi di sini."
    page = book.page("Perubahan", "Apa yang mengubah indeks dan peringkat (dihitung)", note, [34, 12, 12, 12, 12, 46, 14])
    if before is None:
        page.section(f"SPI {now} tidak memiliki tahun survei sebelumnya; perubahan tidak dapat dihitung.")
        return
    page.headings(
        ["Bagian", f"Skor SPI {before}", f"Skor SPI {now}", f"Bobot SPI {before}", f"Bobot SPI {now}", "Rumus", "Poin indeks"],
        frozen=1,
    )
    first = page.line + 1
    for part in _parts(briefing):
        page.row(_row(briefing, part, before))
    _sums(page, briefing, first, before)
    _common(page, briefing, first)
    if briefing.why.rank is not None:
        _places(page, briefing, before, briefing.why.rank)


def _parts(briefing: Briefing) -> tuple[str, ...]:
    """The parts as the engine splits them: by both corrections, or by their total where a year has only that."""
    split = all(year.corrections == CORRECTIONS for year in briefing.why.years.values())
    return (*COMPONENTS, *(CORRECTIONS if split else ("correction_total",)), "correction_other", "weights", "residual")


def _row(briefing: Briefing, part: str, before: int) -> list[Cell | None]:
    """One part: both scores, both weights, the rule in words, and the points by that rule."""
    years = before, briefing.year
    by_part = dict(zip(briefing.why.parts["part"], briefing.why.parts["points"], strict=True))
    scores = [_seen(briefing, part, year) for year in years]
    shares: list[Cell | None] = [None, None]
    if part in COMPONENTS:
        shares = [live(f"={weight(part, year)}", briefing.why.years[year].weights[part], "weight") for year in years]
    kind = "component" if part in COMPONENTS else "deduction" if part.startswith("correction") else part
    points = live(_formula(briefing, part, kind, before), by_part.get(part), "points")
    return [text(dictionary.label(part)), *scores, *shares, text(_TEXTS[kind]), points]


def _formula(briefing: Briefing, part: str, kind: str, old: int) -> str:
    """The points of a part; "" unless both years can be taken apart, as in the engine."""
    new = briefing.year
    whole = [called(p, y) for y in (old, new) for p in ("index", *COMPONENTS, "correction_total")]
    if kind == "weights":
        sums = [f"({called(c, old)}+{called(c, new)})/2*({weight(c, new)}-{weight(c, old)})" for c in COMPONENTS]
        points = "+".join(sums)
    elif kind == "component":
        points = f"({weight(part, old)}+{weight(part, new)})/2*({called(part, new)}-{called(part, old)})"
    elif part == "correction_other" and "correction_total" in _parts(briefing):
        points = "0"  # it is inside the total
    else:
        ends = (new, old) if kind == "residual" else (old, new)
        points = f"N({called(part, ends[0])})-N({called(part, ends[1])})"
    return f'=IF(COUNT({",".join(whole)})={len(whole)},{points},"")'


def _seen(briefing: Briefing, part: str, year: int) -> Cell | None:
    """The score of a part as sheet Hitung has it; nothing for the change of weights."""
    level = levels(briefing).get(year)
    if part == "weights" or level is None:
        return None
    points = dict(zip(level.parts["part"], level.parts["points"], strict=True))
    value = level.year.scores.get(part)
    if part in ("correction_other", "residual"):
        unknown = part not in points or (part == "correction_other" and level.year.corrections != CORRECTIONS)
        value = None if unknown else -points[part] if part == "correction_other" else points[part]
    elif part == "correction_total" and not points:
        known = [level.year.scores[c] for c in CORRECTIONS]
        value = sum(known) if all(c == c for c in known) else value
    own = called(part, year)
    return live(f'=IF(ISNUMBER({own}),{own},"")', value)


def _sums(page: Page, briefing: Briefing, first: int, before: int) -> None:
    """The sum of the parts beside the change of the index: the same number."""
    old, new = (called("index", year) for year in (before, briefing.year))
    why, last = briefing.why, page.line
    split = len(why.parts) > 0
    total = live(f'=IF(COUNT(G{first}:G{last})={last - first + 1},SUM(G{first}:G{last}),"")', why.change if split else None,
                 "points", role="sum")  # fmt: skip
    moved = live(f'=IF(COUNT({old},{new})=2,{new}-{old},"")', why.change, "points", name="Perubahan_indeks", role="sum")
    ends = [live(f"={name}", value) for name, value in ((old, why.index_from), (new, why.index_to))]
    page.row([text("Jumlah bagian", "sum"), None, None, None, None, text("jumlah baris di atas"), total])
    page.row([text("Perubahan indeks", "sum"), *ends, None, None, text("indeks baru − indeks lama"), moved])
    row = page.line
    check = f'=IF(COUNT(G{row - 1},G{row})=2,ROUND(G{row - 1}-G{row},6),"")'
    page.row([text("Selisih keduanya"), None, None, None, None, text("harus 0,00"), live(check, 0.0 if split else None)])
    if not split:
        page.row([text("Bagian belum dapat diurai: ada angka yang belum diketahui; lihat lembar Hitung.", "line")])


def _common(page: Page, briefing: Briefing, first: int) -> None:
    """What the others moved on average, and what we moved beyond them: their mean as it was, ours calculated from it."""
    split = briefing.comparison
    if not split.known:
        return
    grounds = common_grounds(split, briefing.why, year=briefing.year)
    page.section(
        "Gerak bersama dan gerak sendiri", f"{grounds.text if grounds else ''} Gerak bersama tidak ikut menghitung ulang."
    )
    page.headings(["Bagian", "", "", "", "Bersama", "Rumus", "Sendiri"])
    cells = {"index": "Perubahan_indeks"} | {part: f"G{first + n}" for n, part in enumerate(_parts(briefing))}
    points = dict(zip(split.parts["part"], split.parts["points"], strict=True)) | {"index": split.change}
    for row in split.as_printed.itertuples():
        line = page.line + 1
        formula = f'=IF(ISNUMBER({cells[row.part]}),{cells[row.part]}-E{line},"")'
        own = live(formula, points[row.part] - row.common, "points")
        common = given(row.common, "points", role="plain")
        page.row([text(row.label), None, None, None, common, text("poin indeks − bersama"), own])


def _places(page: Page, briefing: Briefing, before: int, split: RankChange) -> None:
    """The change of rank, in the order of the method: our own movement, then the others, then who is counted."""
    noun = briefing.scope.noun
    steps = f"Indeks sendiri dibandingkan dengan indeks lama {noun} lain, lalu {noun} lain bergerak, lalu cakupan berubah."
    page.section("Perubahan peringkat", f"Plus berarti naik. {steps}")
    page.headings(["Langkah", "", "", "", "", "Rumus", "Peringkat"])
    old, new = (called("index", year) for year in (before, briefing.year))
    past, now = "Pemda_indeks_lama", "Pemda_indeks"
    still, left = f"ISNUMBER({past})*ISNUMBER({now})", f"ISNUMBER({past})*(1-ISNUMBER({now}))"
    start = f"SUMPRODUCT(ISNUMBER({past})*({past}>{old}))"
    own = f"SUMPRODUCT(ISNUMBER({past})*({past}>{new}))-IF({old}>{new},1,0)"
    others = f"SUMPRODUCT({still}*({now}>{new}))+SUMPRODUCT({left}*({past}>{new}))"
    end = f"SUMPRODUCT(ISNUMBER({now})*({now}>{new}))"
    known = f"COUNT({old},{new})=2"
    rows = [
        (f"Peringkat SPI {before}", f"1+{start}", split.before, "count", "banyaknya indeks lama di atas indeks sendiri + 1"),
        ("Indeks sendiri", f"{start}-({own})", split.own, "moved", f"indeks lama {noun} lain, indeks sendiri dari lama ke baru"),
        (f"{noun.capitalize()} lain", f"{own}-({others})", split.others, "moved", f"{noun} lain dari indeks lama ke indeks baru"),
        ("Perubahan cakupan", f"{others}-{end}", split.coverage, "moved", f"{noun} yang hanya diketahui di satu tahun"),
        (f"Peringkat SPI {briefing.year}", f"1+{end}", split.after, "count", "banyaknya indeks baru di atas indeks sendiri + 1"),
    ]
    for label, formula, value, kind, remark in rows:
        page.row([text(label), None, None, None, None, text(remark), live(f'=IF({known},{formula},"")', value, kind)])
