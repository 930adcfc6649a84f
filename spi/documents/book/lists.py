"""Sheets Unsur, RTL and Sumber: what else is known of the government, each figure with its source."""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.documents.report.report_sources import stated_place
from spi.method import methodology
from spi.render.book.page import Book, Cell, Page, given, is_missing, live, text
from spi.words import dictionary
from spi.words.wording import date_words, moment_words

_RTL = ["number", "title", "opd", "parts_words", "themes_words", "strength_words", "start", "first_due", "due", "slips",
        "progress", "claim_words", "verification_words", "validation_words", "evidence_words", "state"]  # fmt: skip
_RTL_HEADS = {"parts_words": "Bagian indeks", "themes_words": "Akar masalah", "strength_words": "Kekuatan", "state": "Status"}
_DATES, _COUNTS = ("start", "first_due", "due"), ("number", "slips", "progress")
_PASSPORT = ["preferred", "measure", "unit", "value", "reason", "outlet", "source_kind_label", "published", "grade", "file_name",
             "location", "sha256", "actor", "imported_at", "read_through", "note", "url"]  # fmt: skip


def elements(book: Book, briefing: Briefing) -> None:
    """Sheet Unsur: our elements beside the median of the known ones, and below every known score of the scope."""
    note = "Bobot unsur tidak diterbitkan, maka skor kelompok tidak dihitung dari unsurnya. Sel biru boleh diubah."
    title = f"Unsur penilaian SPI {briefing.year} dan mediannya (dihitung)"
    page = book.page("Unsur", title, note, [40, 34, 12, 12, 16, 16, 60])
    noun = briefing.scope.member
    own, median = briefing.short_name, "Median bila cukup diketahui"
    page.headings(["Unsur", "Kelompok", own, f"{noun} yang skornya diketahui", median, "Di belakang median", "Sumber"], frozen=1)
    known = briefing.elements[briefing.elements["value"].notna()].sort_values("measure", kind="stable")
    tree = methodology.method()["tree"]
    rows = [(group, part) for group in ("internal", "external", "expert") for part in tree[group]]
    start = page.line + len(rows) + 4  # where the list below begins, as formulas count
    for group, part in rows:
        page.row(_element(briefing, known, group, part, start, page.line + 1))
    page.section("Skor unsur yang diketahui di lingkup ini")
    page.headings(["Unsur", noun, "Nilai", "", "", "", "Sumber"])
    for row in known.to_dict("records"):
        ours = row["region_code"] == briefing.code
        score = live(_own(row["measure"]), row["value"], role="own") if ours else given(row["value"])
        outlet = "" if briefing.masked and not ours else _outlet(row)
        page.row([text(row["label"]), text(row["region"], "own" if ours else "plain"), score, None, None, None, text(outlet)])
    if known.empty:
        page.row([text(f"Belum ada skor unsur yang diketahui untuk SPI {briefing.year}.", "line")])


def _element(briefing: Briefing, known: pd.DataFrame, group: str, part: str, start: int, line: int) -> list[Cell]:
    """One element; its median counts over its own rows of the list below."""
    of_part = (known["measure"] == part).to_numpy().nonzero()[0]
    weak = briefing.weak[briefing.weak["part"] == part].iloc[0]
    mine = briefing.elements[(briefing.elements["measure"] == part) & (briefing.elements["region_code"] == briefing.code)]
    outlet = _outlet(mine.iloc[0]) if len(mine) else dictionary.reason(None)
    area = f"$C${start + of_part[0]}:$C${start + of_part[-1]}" if len(of_part) else ""
    count, median = (f"=COUNT({area})", f'=IF(D{line}>=Syarat_median*ROWS(Pemda_indeks),MEDIAN({area}),"")') if area else (
        "=0", '=""')  # fmt: skip
    return [
        text(dictionary.label(part)),
        text(dictionary.label(group)),
        given(weak["score"], name=f"Unsur_{part}"),
        live(count, len(of_part), "count"),
        live(median, weak["reference"]),
        live(f'=IF(COUNT(C{line},E{line})=2,E{line}-C{line},"")', weak["gap"], "points"),
        text(outlet),
    ]


def _own(part: str) -> str:
    return f'=IF(ISNUMBER(Unsur_{part}),Unsur_{part},"")'


def _outlet(row: pd.Series | dict) -> str:
    if is_missing(row["value"]):
        return dictionary.reason(row["reason"])
    return ", ".join([row["outlet"], date_words(row["published"])] if row["published"] else [row["outlet"]])


def plan(book: Book, briefing: Briefing) -> None:
    """Sheet RTL: every action with its three verdicts, never mixed; the words are named areas that Ringkasan counts."""
    page = book.page("RTL", f"Rencana tindak lanjut SPI {briefing.year}", "Klaim OPD, verifikasi Inspektorat, dan validasi KPK "
                     "adalah tiga hal yang berbeda. Sel kosong berarti belum ditetapkan.",
                     [6, 44, 24, 26, 22, 16, 18, 18, 18, 9, 11, 18, 20, 16, 16, 22, 30])  # fmt: skip
    page.headings([*(_RTL_HEADS.get(column) or dictionary.column(column) for column in _RTL), "Sumber"], frozen=2)
    first = page.line + 1
    sources = dict(zip(briefing.plan["action_id"], briefing.plan["source"], strict=True))
    for row in briefing.plan_words.to_dict("records"):
        kinds = {column: "date" if column in _DATES else "count" if column in _COUNTS else "text" for column in _RTL}
        cells = [text(row[c]) if kinds[c] == "text" else given(row[c], kinds[c], role="plain") for c in _RTL]
        page.row([*cells, text(sources[row["action_id"]])])
    if briefing.plan_words.empty:
        page.row([text(f"Belum ada tindak lanjut untuk SPI {briefing.year}.", "line")])
    for name, column in (("judul", "title"), ("klaim", "claim_words"), ("verifikasi", "verification_words"),
                         ("validasi", "validation_words")):  # fmt: skip
        page.area(f"RTL_{name}", first, max(page.line, first), _RTL.index(column))


def sources(book: Book, briefing: Briefing) -> None:
    """Sheet Sumber: the passport of every figure of both years, and how what is calculated was calculated."""
    title = "Dari mana setiap angka, yang terbit dan yang dihitung"
    page = book.page("Sumber", title, "Baris bertanda ✓ dipakai; angka lain disimpan dan ditampilkan.",
                     [9, 8, 30, 20, 10, 22, 34, 20, 18, 10, 20, 36, 16, 18, 22, 26, 44, 44])  # fmt: skip
    page.headings(["Tahun survei", *(_head(column) for column in _PASSPORT)], frozen=3)
    for year, table in briefing.figures.items():
        for row in table.to_dict("records"):
            page.row([given(year, "year", role="plain"), *(_passport(row, column) for column in _PASSPORT)])
        if table.empty:
            page.row([text(f"Belum ada angka dari sumber mana pun untuk SPI {year}.", "line")])
        _ranked(page, briefing, year)
    page.section("Indeks yang digambar menurut tahun survei")
    page.headings(["Tahun survei", "", "Indeks", "", "Nilai", "Sumber"])
    for row in briefing.drawn.itertuples():
        page.row(
            [
                given(row.survey_year, "year", role="plain"),
                None,
                text(row.label),
                None,
                given(row.value, role="plain"),
                text(row.outlet),
            ]
        )
    page.section(f"Yang dihitung untuk SPI {briefing.year}")
    page.headings(["", "", "Angka", "", "Nilai", "Dasar", "Rumus"])
    for row in briefing.computed.itertuples():
        page.row([None, None, text(row.label), None, text(row.printed), text(row.basis), text(row.formula)])


def _ranked(page: Page, briefing: Briefing, year: int) -> None:
    """The rank that a source states for this year and scope, in use where ours is not whole; nothing where none does."""
    stated, place = briefing.standings[year].stated_rank, briefing.standings[year].place
    if stated is None:
        return
    passport = {
        "preferred": "" if place and place.complete else "✓",
        "measure": f"Peringkat, {briefing.scope.label}",
        "outlet": stated["outlet"],
        "published": date_words(stated["published"]) if stated["published"] else "",
        "grade": stated["grade"],
        "location": f"{stated_place(stated)}, {dictionary.basis(stated['basis'])}",
        "note": stated["note"],
        "url": stated["url"],
    }
    rank = given(stated["rank"], "count", role="plain")
    cells = [rank if column == "value" else text(passport.get(column)) for column in _PASSPORT]
    page.row([given(year, "year", role="plain"), *cells])


def _head(column: str) -> str:
    return {"source_kind_label": "Jenis sumber", "preferred": "Dipakai", "value": "Nilai tercetak"}.get(
        column
    ) or dictionary.column(column)


def _passport(row: dict, column: str) -> Cell:
    value = row[column]
    if column == "value":
        return given(value, role="plain")
    if is_missing(value) and column != "reason":
        return text("")
    words = {
        "preferred": lambda: "✓" if value else "",
        "measure": lambda: dictionary.label(value),
        "reason": lambda: dictionary.reason(value) if is_missing(row["value"]) else "",
        "published": lambda: date_words(value) if value else "",
        "sha256": lambda: value[:12],
        "imported_at": lambda: moment_words(value),
    }
    return text(words.get(column, lambda: value)())
