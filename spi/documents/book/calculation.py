"""Sheet Hitung: how is the index made of its parts, and what does each keep away? Every step is a formula.

The index of the workbook is the sum of its parts. The residual (published minus recomputed) is an input that stays as it
was when the file was made, so the index is the published one until somebody changes a score, a deduction or a weight.
"""

from typing import Any

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results.causes import Level
from spi.answers.results.standing import Standing
from spi.documents.book.terms import called, levels, shown, source, weight
from spi.method import methodology
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.narrative.evidence import no_category
from spi.render.book.page import Book, Cell, Page, given, is_missing, live, text
from spi.words import dictionary

_WITHIN, _BEYOND = "Residu hanya pembulatan.", "Residu melebihi batas: periksa angkanya."
_HEAD = ["Bagian", "Skor atau potongan", "Bobot", "Poin indeks", "Selisih menuju 100", "% dari selisih itu",
         "Berapa kali jarak ke kategori berikut", "Sumber"]  # fmt: skip


def calculation(book: Book, briefing: Briefing) -> None:
    """Sheet Hitung: scores, weights, contributions, what is lost, category and distance, one block for each year."""
    note = "Sel berlatar biru boleh diubah; semua yang lain menghitung ulang. Bobot diubah di lembar Asumsi."
    page = book.page("Hitung", "Indeks dari bagian-bagiannya (dihitung)", note, [34, 14, 10, 14, 14, 14, 16, 70])
    page.headings(_HEAD, frozen=1)
    for year, level in levels(briefing).items():
        page.section(f"SPI {year}")
        table = briefing.figures[year]
        _components(page, year, level, table)
        _corrections(page, year, level, table)
        _results(page, year, level, briefing.standings[year], table)


def _components(page: Page, year: int, level: Level, table: pd.DataFrame) -> None:
    for part in COMPONENTS:
        score, share = level.year.scores[part], level.year.weights[part]
        own, of = called(part, year), weight(part, year)
        known = not is_missing(score)
        points = live(f'=IF(COUNT({own},{of})=2,{of}*{own},"")', share * score if known else None)
        lost = live(f'=IF(COUNT({own},{of})=2,{of}*(100-{own}),"")', share * (100 - score) if known else None)
        start = [text(dictionary.label(part)), given(score, name=own), live(f"={of}", share, "weight"), points, lost]
        page.row([*start, *_shares(page, year, level, lost.value), text(source(table, part))])


def _corrections(page: Page, year: int, level: Level, table: pd.DataFrame) -> None:
    """The deductions known apart, their sum, and the residual."""
    scores, points = level.year.scores, _points(level)
    whole = any(is_missing(scores[part]) for part in CORRECTIONS)
    unsplit = "tidak dirinci sumber" if points and whole else ""
    for part in CORRECTIONS:
        _deduction(page, year, level, part, scores[part], source(table, part, unsplit))
    unlisted = level.year.unlisted_from is not None
    other = methodology.method()["unlisted_correction"]["source"] if unlisted else dictionary.about("correction_other")
    rest = None if whole or not points else -points["correction_other"]
    _deduction(page, year, level, "correction_other", rest, other)
    _total(page, year, level, table, whole)
    remark = "Indeks terbit dikurangi hitung ulang saat berkas ini dibuat; tetap bila angka lain diubah."
    residual, own = points.get("residual"), called("residual", year)
    lost = live(f'=IF(ISNUMBER({own}),-{own},"")', None if residual is None else -residual, "points")
    effect = live(f'=IF(ISNUMBER({own}),{own},"")', residual, "points")
    cells = [text(dictionary.label("residual")), given(residual, "points", name=own), None, effect, lost]
    page.row([*cells, *_shares(page, year, level, lost.value), text(remark if points else "Belum dapat dihitung.")])


def _deduction(page: Page, year: int, level: Level, part: str, value: float | None, remark: str) -> None:
    own = called(part, year)
    points = live(f'=IF(ISNUMBER({own}),-{own},"")', None if value is None else -value)
    lost = live(f'=IF(ISNUMBER({own}),{own},"")', value)
    cells = [text(dictionary.label(part)), given(value, name=own), None, points, lost]
    page.row([*cells, *_shares(page, year, level, lost.value), text(remark)])


def _total(page: Page, year: int, level: Level, table: pd.DataFrame, whole: bool) -> None:
    """All deductions together: a formula where they are known apart, else the total as printed or implied."""
    own, scores = called("correction_total", year), level.year.scores
    printed = scores["correction_total"]
    value: float | None = None
    if whole and not is_missing(printed):
        remark = "jumlah tertimbang dikurangi indeks terbit" if level.year.implied else source(table, "correction_total")
        total, value = given(printed, name=own), printed
    else:
        pieces = [called(part, year) for part in (*CORRECTIONS, "correction_other")]
        if not whole:
            value = sum(scores[part] for part in CORRECTIONS) - _points(level).get("correction_other", 0.0)
        total = live(f'=IF(COUNT({pieces[0]},{pieces[1]})=2,{pieces[0]}+{pieces[1]}+N({pieces[2]}),"")', value, name=own)
        remark = "jumlah potongan di atas; tidak dijumlahkan dua kali"
    minus = live(f'=IF(ISNUMBER({own}),-{own},"")', None if value is None else -value, role="part")
    lost = live(f'=IF(ISNUMBER({own}),{own},"")', value, role="part")
    cells = [text(dictionary.label("correction_total"), "part"), total, None, minus, lost]
    page.row([*cells, *_shares(page, year, level, value), text(remark)])


def _results(page: Page, year: int, level: Level, here: Standing, table: pd.DataFrame) -> None:
    """The index and what follows from it: the checks against the published one, category, limit and distance."""
    published, ours, value = f"Indeks_terbit_{year}", called("index", year), here.index
    parts = [called(part, year) for part in (*COMPONENTS, "correction_total")]
    shares = [weight(part, year) for part in COMPONENTS]
    known = f"COUNT({','.join((*parts, *shares))})=7"
    total = "+".join(f"{of}*{part}" for of, part in zip(shares, parts, strict=False)) + f"-{parts[3]}"
    lost = live(f'=IF(ISNUMBER({ours}),100-{ours},"")', None if value is None else 100 - value, role="sum")
    formula = f'=IF(ISNUMBER({published}),IF({known},ROUND({total}+N({called("residual", year)}),8),{published}),"")'
    remark = f"{methodology.method()['formula']} + residu; tanpa bagian yang lengkap: indeks terbit"
    index = live(formula, value, name=ours, role="sum")
    page.row(
        [text(dictionary.label("index"), "sum"), None, None, index, lost, *_shares(page, year, level, lost.value), text(remark)]
    )
    _figure_row(page, "Indeks terbit", given(value, name=published, role="plain"), text(source(table, "index")))
    points, rest = _points(level), called("residual", year)
    again = live(
        f'=IF({known},{total},"")',
        value - points["residual"] if points and value is not None else None,
        name=f"Hitung_ulang_{year}",
    )
    beyond = f'=IF(ISNUMBER({rest}),IF(ABS({rest})>Batas_residu,"{_BEYOND}","{_WITHIN}"),"")'
    _figure_row(page, "Hitung ulang tanpa residu", again, live(beyond, _verdict(points), "words"))
    moved = f'=IF(COUNT({ours},{published})=2,{ours}-{published},"")'
    check = live(moved, None if value is None else 0.0, "points", name=f"Simulasi_{year}")
    _figure_row(page, "Selisih dari indeks terbit", check, text("0,00 selama tidak ada angka yang diubah."))
    _category(page, year, here)


def _figure_row(page: Page, label: str, cell: Cell, remark: Cell) -> None:
    """A row with one figure, under the index points, and a remark."""
    page.row([text(label), None, None, cell, None, None, None, remark])


def _category(page: Page, year: int, here: Standing) -> None:
    """Category, the next limit and the distance, looked up in the limits of that survey year on sheet Asumsi."""
    ours, limits, names, above = called("index", year), f"Batas_{year}", f"Nama_kategori_{year}", f"Batas_berikut_{year}"
    place = f"INDEX({limits},MATCH({ours},{limits},1)+1)"
    rows = {
        "Kategori": (f'=IFERROR(LOOKUP({ours},{limits},{names}),"")', shown(here.band), "words", f"Kategori_{year}"),
        "Batas kategori berikutnya": (f'=IFERROR(IF({place}>{ours},{place},""),"")', here.next_band and here.next_band.lower,
                                      "score", above),
        "Kategori berikutnya": (f'=IF(ISNUMBER({above}),IFERROR(LOOKUP({above},{limits},{names}),""),"")', shown(here.next_band),
                                "words", f"Kategori_berikut_{year}"),
        "Kurang untuk kategori berikutnya": (f'=IF(COUNT({above},{ours})=2,{above}-{ours},"")', here.distance, "score",
                                          f"Kurang_{year}"),
    }  # fmt: skip
    scale = "batas kategori tahun itu, lembar Asumsi" if methodology.bands(year) else no_category(year).text
    for label, (formula, value, kind, name) in rows.items():
        _figure_row(page, label, live(formula, value, kind, name=name), text(scale))


def _shares(page: Page, year: int, level: Level, lost: Any) -> list[Cell]:
    """What a part keeps away (column E of this row), as a share of all that is lost and as multiples of the distance."""
    cell, ours, away = f"E{page.line + 1}", called("index", year), f"Kurang_{year}"
    index = level.year.scores["index"]
    step = next((band.lower - index for band in methodology.bands(year) if band.lower > index), None)
    nothing = is_missing(lost) or lost == "" or is_missing(index)
    share = None if nothing or index >= 100 else 100 * lost / (100 - index)
    formulas = (f'=IF(COUNT({cell},{ours})=2,IF({ours}<100,100*{cell}/(100-{ours}),""),"")',
                f'=IF(COUNT({cell},{away})=2,IF({away}>0,{cell}/{away},""),"")')  # fmt: skip
    return [live(formulas[0], share), live(formulas[1], None if nothing or not step else lost / step)]


def _points(level: Level) -> dict[str, float]:
    """Part -> index points; {} where the index cannot be taken apart."""
    return dict(zip(level.parts["part"], level.parts["points"], strict=True))


def _verdict(points: dict[str, float]) -> str:
    if not points:
        return ""
    beyond = abs(points["residual"]) > methodology.residual_tolerance()
    return _BEYOND if beyond else _WITHIN
