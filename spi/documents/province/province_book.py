"""Which workbook holds the figures of a province: results and movement with formulas, counts, indices by year, sources?"""

import io
from contextlib import closing

import pandas as pd

from spi.answers.province_briefing import ProvinceBriefing
from spi.documents.province.frame import foot, state
from spi.documents.stamp import EVENT_LOG, head_words
from spi.narrative.province import topics
from spi.narrative.province_follow_up import requests
from spi.render.book.page import Book, Cell, given, live, text
from spi.words import dictionary

_COUNTS = ("actions", "open", "overdue", "verified_actions", "units_reached", "units_listed", "lists_at_risk")
_UNKNOWN = "Sel kosong berarti belum diketahui, bukan nol."
_CLOSED = "Pemda yang tidak tertulis belum mencatat apa pun di sini, atau catatannya hanya terbuka bagi pemda itu sendiri."


def workbook(asked: ProvinceBriefing) -> bytes:
    """The workbook (XLSX). Each formula carries the engine's answer, for programs that do not calculate."""
    content = io.BytesIO()
    with closing(Book(content, foot(asked))) as book:
        for sheet in (_summary, _results, _followed, _years, _sources):
            sheet(book, asked)
        comments = f"{asked.stamp.batch}; {EVENT_LOG}: {head_words(asked.stamp)}"
        title, subject = f"{asked.name}, {asked.years}", asked.told.scope.label
        book.describe(title=title, author="Inspektorat", subject=subject, comments=comments, made_at=asked.stamp.moment)
    return content.getvalue()


def _summary(book: Book, asked: ProvinceBriefing) -> None:
    """Sheet Ringkasan: everything that is told, what may be asked, and the state of the store."""
    page = book.page("Ringkasan", f"{asked.name}, {asked.years}", state(asked), [24, 110])
    page.headings(["Tentang", "Kalimat"], frozen=1)
    for topic, sentences in topics(asked.told).items():
        for sentence in sentences:
            page.row([text(topic), text(sentence.text)])
    for request in requests(asked.told):
        page.row([text("Yang dapat diminta"), text(f"{request.what}: {request.of.text}")])
    stamp = asked.stamp
    page.section("Versi data")
    for name, words in (("Versi data", stamp.batch), ("Dibuat", stamp.made), (EVENT_LOG, head_words(stamp)),
                        ("Istilah", dictionary.abbreviations()), (stamp.reopen, stamp.link)):  # fmt: skip
        page.row([text(name), text(words)])


def _results(book: Book, asked: ProvinceBriefing) -> None:
    """Sheet Hasil: the governments in the order of the ranking; place, change, common and own movement by formula."""
    told = asked.told
    split = told.rows["own"].notna().any()
    note = f"{_UNKNOWN} Bersama ialah rata-rata perubahan pemda lain, dicetak sebagai perubahan dikurangi sendiri."
    page = book.page("Hasil", f"Hasil dan gerak, {asked.years} (dihitung)", note, [13, 9, 30, 12, 16, 14, 14, 12, 12, 14])
    place = dictionary.column(told.place_column)
    heads = [place, "Kode", "Pemda", f"Indeks SPI {told.year}", "Kategori"]
    if told.year_before is not None:
        heads += [f"Indeks SPI {told.year_before}", "Perubahan indeks", *(("Bersama", "Sendiri") if split else ())]
    page.headings([*heads, "Menurut semua sumber"], frozen=3)
    first, last = page.line + 1, page.line + len(told.rows)
    for row in told.rows.to_dict("records"):
        page.row(_result(row, page.line + 1, (first, last), split=split, before=told.year_before is not None))
    page.filter(first, len(heads) + 1)
    page.area("Indeks", first, last, 3)


def _result(row: dict, line: int, rows: tuple[int, int], *, split: bool, before: bool) -> list[Cell | None]:
    """One government; its formulas look at the whole columns from the first to the last row."""
    first, last = rows
    ranked = f'=IF(ISNUMBER(D{line}),RANK(D{line},D${first}:D${last},0),"")'
    band = "" if pd.isna(row["category"]) else f"{row['symbol']} {row['category']}"
    place = given(None, "count", role="plain") if first == last else live(ranked, row["order"], "count")
    cells: list[Cell | None] = [place, text(row["region_code"]), text(row["name"]), given(row["index"], role="plain"), text(band)]
    if before:
        moved = f'=IF(COUNT(D{line},F{line})=2,D{line}-F{line},"")'
        cells += [given(row["index_before"], role="plain"), live(moved, row["change"], "points")]
    if before and split:
        column, here = f"G${first}:G${last}", f"G{line}"
        own = f'=IF(ISNUMBER({here}),{here}-(SUM({column})-{here})/(COUNT({column})-1),"")'
        common = f'=IF(ISNUMBER(I{line}),ROUND({here},2)-ROUND(I{line},2),"")'
        cells += [live(common, row["common"], "points"), live(own, row["own"], "points")]
    return [*cells, text(row["place"])]


def _followed(book: Book, asked: ProvinceBriefing) -> None:
    """Sheet Tindak lanjut: what is counted of each government's own, and the sums by formula; never a word of a note."""
    rows = asked.told.followed
    note = f"{_UNKNOWN} {_CLOSED}"
    page = book.page("Tindak lanjut", "Rencana, sosialisasi, dan daftar responden", note, [9, 30, 14, *[14] * len(_COUNTS)])
    page.headings(["Kode", "Pemda", *(dictionary.column(name) for name in ("plan_of", *_COUNTS))], frozen=2)
    first = page.line + 1
    for row in rows.to_dict("records"):
        counts = [given(row[name], "count", role="plain") for name in _COUNTS]
        page.row([text(row["region_code"]), text(row["name"]), given(row["plan_of"], "year", role="plain"), *counts])
    if rows.empty:
        page.row([text("Belum ada yang dapat ditampilkan.", "line")])
        return
    last, sums = page.line, []
    for name, letter in zip(_COUNTS, "DEFGHIJ", strict=True):
        area = f"{letter}{first}:{letter}{last}"
        total = None if rows[name].isna().all() else int(rows[name].sum())
        sums.append(live(f'=IF(COUNT({area})>0,SUM({area}),"")', total, "count", role="sum"))
    page.row([text("", "sum"), text("Jumlah yang diketahui", "sum"), text("", "sum"), *sums])


def _years(book: Book, asked: ProvinceBriefing) -> None:
    """Sheet Tahun: the index of each government in each survey year."""
    told = asked.told
    table = told.series.pivot(index="region_code", columns="survey_year", values="value")
    years = [int(year) for year in sorted(table.columns) if year <= told.year]
    page = book.page("Tahun", "Indeks menurut tahun survei", _UNKNOWN, [9, 30, *[12] * len(years)])
    page.headings(["Kode", "Pemda", *(f"SPI {year}" for year in years)], frozen=2)
    for code, name in zip(told.rows["region_code"], told.rows["name"], strict=True):
        values = [table[year].get(code) for year in years]
        page.row([text(code), text(name), *(given(value, role="plain") for value in values)])


def _sources(book: Book, asked: ProvinceBriefing) -> None:
    """Sheet Sumber: from where every index is, and every figure about which sources do not agree."""
    told, names = asked.told, dict(zip(asked.told.rows["region_code"], asked.told.rows["name"], strict=True))
    page = book.page("Sumber", "Dari mana setiap indeks", "Angka terbit; yang dihitung ada di lembar Hasil.", [12, 9, 30, 12, 70])
    page.headings(["Tahun survei", "Kode", "Pemda", "Indeks", "Sumber"], frozen=3)
    rows = asked.sources.merge(told.series, on=["survey_year", "region_code"], how="left")
    rows = rows[rows["region_code"].isin(names) & (rows["survey_year"] <= told.year)]
    for row in rows.sort_values(["survey_year", "region_code"], ascending=[False, True], kind="stable").to_dict("records"):
        code = row["region_code"]
        page.row([given(row["survey_year"], "year", role="plain"), text(code), text(names[code]),
                  given(row["value"], role="plain"), text(row["outlets"])])  # fmt: skip
    if rows.empty:
        page.row([text("Belum ada indeks dari sumber mana pun.", "line")])
    page.section(f"Sumber yang belum sepakat tentang SPI {told.year}", "Angka yang dipakai lebih dulu.")
    for rival in told.rivals.to_dict("records"):
        code = rival["region_code"]
        page.row([given(told.year, "year", role="plain"), text(code), text(names[code]), given(rival["value"], role="plain"),
                  text(rival["outlet"])])  # fmt: skip
    if told.rivals.empty:
        page.row([text("Tidak ada.", "line")])
