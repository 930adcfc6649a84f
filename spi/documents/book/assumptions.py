"""Sheet Asumsi: with which weights, limits and references does the workbook calculate, and how surely are they known?"""

from typing import Any

from spi.answers.briefing import Briefing
from spi.answers.results.standing import ENOUGH, NEARLY_ALL
from spi.documents.book.terms import AVERAGES, levels, shown, weight
from spi.method import methodology
from spi.method.methodology import COMPONENTS, Weights
from spi.narrative import evidence
from spi.narrative.sentence import capital
from spi.render.book.page import Book, Page, given, live, text
from spi.words import dictionary

_SPARE = 4  # rows for the limits of a survey year without a published scale
_HEAD = ["Asumsi", "Nilai", "", "Dasar", "Sumber atau catatan"]


def assumptions(book: Book, briefing: Briefing) -> None:
    """Write the sheet; its blue cells are the inputs that the method states, not the survey."""
    note = "Sel berlatar biru boleh diubah; lembar lain menghitung ulang dengannya."
    page = book.page("Asumsi", "Bobot, batas kategori, dan ambang (untuk yang dihitung)", note, [42, 14, 14, 14, 90])
    page.headings(_HEAD, frozen=1)
    for year, level in levels(briefing).items():
        _weights(page, year, level.year.weights)
        _limits(page, year)
    _thresholds(page)
    _references(page, briefing)
    _notes(page, briefing)


def _weights(page: Page, year: int, shares: Weights) -> None:
    page.section(f"Bobot SPI {year}", f"{capital(evidence.grade(shares))}.")
    grade = dictionary.evidence(shares.grade)
    borrowed = f" Bobot SPI {year} belum ditetapkan; dipakai bobot tahun terakhir yang ada." if shares.assumed else ""
    first = page.line + 1
    for part in COMPONENTS:
        share = given(shares[part], "weight", name=weight(part, year))
        page.row([text(f"Bobot {dictionary.label(part)}"), share, None, text(grade), text(shares.source + borrowed)])
    last, total = page.line, sum(shares[part] for part in COMPONENTS)
    warning = f'=IF(ABS(SUM(B{first}:B{last})-1)<0.00005,"jumlah bobot 1","jumlah bobot bukan 1")'
    page.row([text("Jumlah bobot", "sum"), live(f"=SUM(B{first}:B{last})", total, "weight", role="sum"), None, text(""),
              live(warning, "jumlah bobot 1", "words")])  # fmt: skip


def _limits(page: Page, year: int) -> None:
    """The limits of a survey year, lowest first, with names for lookups; empty rows where none were published."""
    bands = methodology.bands(year)
    page.section(f"Kategori SPI {year}", "Batas berlaku pada nilai yang tidak dibulatkan: mulai dari batas bawah, di bawah batas "
                 "atas." if bands else f"{evidence.no_category(year).text} Baris ini kosong.")  # fmt: skip
    page.headings(["Kategori", "Mulai dari", "Di bawah", "Dasar", "Sumber atau catatan"])
    entry: dict[str, Any] = next((e for e in methodology.method()["categories"] if year in e["years"]), {})
    grade = dictionary.evidence(entry["evidence"]) if entry else ""
    first = page.line + 1
    for place in range(len(bands) or _SPARE):
        band = bands[place] if bands else None
        final = place + 1 == (len(bands) or _SPARE)
        upper = '=""' if not bands else "=100" if final else f"=B{page.line + 2}"
        cells = [given(shown(band) or None, "text"), given(band and band.lower), live(upper, band and band.upper), text(grade)]
        page.row([*cells, text(entry.get("source", ""))])
    page.area(f"Nama_kategori_{year}", first, page.line, 0)
    page.area(f"Batas_{year}", first, page.line, 1)


def _thresholds(page: Page) -> None:
    method = methodology.method()
    unlisted, residual = method["unlisted_correction"], method["residual"]
    rows = [
        ("Residu yang masih pembulatan (poin)", residual["tolerance"], "Batas_residu", residual["evidence"], residual["source"]),
        ("Koreksi lain SPI 2022 mulai dari (poin)", unlisted["threshold"], "", unlisted["evidence"],
         f"{unlisted['source']} Dipakai saat berkas dibuat; tidak ada rumus yang membacanya."),
        ("Bagian lingkup yang harus diketahui untuk median", ENOUGH, "Syarat_median", "", "Aturan dasbor ini."),
        ("Bagian lingkup yang harus diketahui untuk perubahan peringkat", NEARLY_ALL, "Syarat_peringkat", "",
         "Aturan dasbor ini: peringkat yang setengah diketahui tidak dibandingkan."),
    ]  # fmt: skip
    page.section("Ambang")
    page.headings(_HEAD)
    for label, value, name, graded, remark in rows:
        grade = dictionary.evidence(graded) if graded else "aturan"
        page.row([text(label), given(value, name=name, role="input" if name else "plain"), None, text(grade), text(remark)])


def _references(page: Page, briefing: Briefing) -> None:
    """The averages to compare with; that of a wholly known province is calculated from sheet Peringkat."""
    page.section(f"Acuan SPI {briefing.year}")
    page.headings(_HEAD)
    for row in briefing.averages.itertuples():
        name = AVERAGES[row.code]
        whole = row.code == "province" and briefing.scope.code == "provinsi" and "dihitung" in row.basis
        formula = '=IF(COUNT(Pemda_indeks)=ROWS(Pemda_indeks),AVERAGE(Pemda_indeks),"")'
        value = live(formula, row.value, name=name) if whole else given(row.value, name=name)
        page.row([text(row.label), value, None, text(""), text(row.basis or dictionary.reason(None))])


def _notes(page: Page, briefing: Briefing) -> None:
    """The formula and the rules in words, and the breaks in comparability between the two years."""
    method = methodology.method()
    page.section("Cara menghitung")
    notes = [("Rumus", method["formula"]), *(("Aturan", rule) for rule in method["arithmetic"]["rules"])]
    notes.append(("Angka yang dipakai", method["arithmetic"]["preference"]))
    if briefing.year_before is not None:
        breaks = methodology.breaks_between(briefing.year_before, briefing.year)
        notes += [(f"SPI {' dan '.join(str(y) for y in change['years'])}", change["text"]) for change in breaks]
    for label, words in notes:
        page.row([text(label), None, None, None, text(words)])
