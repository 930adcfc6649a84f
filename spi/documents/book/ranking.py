"""Sheet Peringkat: which place among whom? Every member of the scope, with rank and category by formula."""

from collections.abc import Mapping
from typing import Any

from spi.answers.briefing import Briefing
from spi.answers.results.certainty import hanging
from spi.documents.book.terms import called, shown
from spi.method import methodology
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.render.book.page import Book, Cell, given, is_missing, live, text
from spi.words import dictionary
from spi.words.wording import DASH

_ALL_SOURCES = "Peringkat menurut semua sumber"
PARTS = (*COMPONENTS, *CORRECTIONS)
AREAS = {  # the defined names of the members' scores
    "index": "Pemda_indeks", "internal": "Pemda_internal", "external": "Pemda_eksternal", "expert": "Pemda_eksper",
    "correction_conduct": "Pemda_pelaksanaan", "correction_facts": "Pemda_fakta",
}  # fmt: skip


def ranking(book: Book, briefing: Briefing) -> None:
    """Sheet Peringkat: every member of the scope, rank and category by formula; our row follows sheet Hitung."""
    year, before, table = briefing.year, briefing.year_before, briefing.ranking
    place, ranges = briefing.here.place, hanging(table)
    sure = (place is None or place.complete) and not ranges.any()
    ranked = dictionary.column("rank" if sure else "order")
    note = f"Urutan baris tetap; {ranked.lower()} dihitung ulang. Nilai sama berbagi peringkat (1, 2, 2, 4)."
    if briefing.masked:
        note += f" Nama dan sumber {briefing.scope.noun} lain disamarkan."
    page = book.page("Peringkat", f"Peringkat SPI {year}, {briefing.scope.label} (dihitung)", note,
                     [11, 9, 32, 12, 10, 16, 10, 10, 10, 13, 13, 38, 10, 12, 12, 12, 38, 20])  # fmt: skip
    heads = [
        ranked,
        "Kode",
        briefing.scope.member,
        "Jenis",
        f"Indeks SPI {year}",
        "Kategori",
        *(dictionary.label(p) for p in PARTS),
        "Sumber",
    ]
    if before is not None:
        heads += [
            f"Indeks SPI {before}",
            f"Peringkat SPI {before}",
            "Perubahan indeks",
            "Perubahan peringkat",
            f"Sumber SPI {before}",
        ]
    heads += [_ALL_SOURCES] if ranges.any() else []
    page.headings(heads, frozen=3)
    first, live_before = page.line + 1, rank_before_is_live(briefing)
    for row in table.to_dict("records"):
        cells = _member(page.line + 1, briefing, row, live_before)
        page.row([*cells, text(row["rank_words"])] if ranges.any() else cells)
    for column, area in zip((4, 6, 7, 8, 9, 10), AREAS.values(), strict=True):
        page.area(area, first, page.line, column)
    if before is not None:
        page.area("Pemda_indeks_lama", first, page.line, 12)
    page.filter(first, len(heads))
    for band in methodology.bands(year):  # KPK's tints behind the category, which keeps its word and symbol
        page.tint(5, first, word=shown(band), hue=band.tint)


def hangs(row: Mapping[str, Any]) -> bool:
    """Is one of the two places of a row a range, so that they are not subtracted?"""
    return any(isinstance(row[column], str) and DASH in row[column] for column in ("rank_words", "rank_before_words"))


def rank_before_is_live(briefing: Briefing) -> bool:
    """Are the members of the year before those on the sheet? Which ministries take part differs every year."""
    past = briefing.standings.get(briefing.year_before or 0)
    if past is None:
        return True
    if past.place is None:
        return bool((briefing.ranking["rank_before"].notna() == briefing.ranking["index_before"].notna()).all())
    counted = int(briefing.ranking["index_before"].notna().sum()), len(briefing.ranking)
    return (past.place.known, past.place.members) == counted


def _member(line: int, briefing: Briefing, row: Mapping[str, Any], live_before: bool) -> list[Cell | None]:
    """One row of the ranking; every cell of our own follows sheet Hitung."""
    ours, year = row["region_code"] == briefing.code, briefing.year
    role, masked = ("own" if ours else "plain"), briefing.masked and not ours
    scores = [_score(briefing, row[m], m, year, ours) for m in ("index", *PARTS)]
    category = f'=IF(ISNUMBER(E{line}),IFERROR(LOOKUP(E{line},Batas_{year},Nama_kategori_{year}),""),"")'
    name = f"{row['symbol']} {row['category']}" if not is_missing(row["category"]) else ""
    place = live(f'=IF(ISNUMBER(E{line}),RANK(E{line},Pemda_indeks,0),"")', row["order"], "count", role=role)
    code, kind = ("", "") if masked else (row["region_code"], row["kind"])  # the only provinsi of a scope is known by its kind
    start = [place, text(code, role), text(row["name"], role), text(kind, role)]
    outlets = "" if masked else row["outlets"] or dictionary.reason(None)
    cells = [*start, scores[0], live(category, name, "words", role=role), *scores[1:], text(outlets)]
    past = briefing.year_before
    return [*cells] if past is None else [*cells, *_before(line, briefing, row, live_before, masked, past)]


def _before(
    line: int, briefing: Briefing, row: Mapping[str, Any], live_before: bool, masked: bool, past: int
) -> list[Cell | None]:
    """What stood in the year before, and what changed since."""
    ours = row["region_code"] == briefing.code
    ranked = f'=IF(ISNUMBER(M{line}),RANK(M{line},Pemda_indeks_lama,0),"")'
    enough = "MIN(COUNT(Pemda_indeks),COUNT(Pemda_indeks_lama))>=Syarat_peringkat*ROWS(Pemda_indeks)"
    return [
        _score(briefing, row["index_before"], "index", past, ours),
        live(ranked, row["rank_before"], "count") if live_before else given(row["rank_before"], "count"),
        live(f'=IF(COUNT(E{line},M{line})=2,E{line}-M{line},"")', row["change"], "points"),
        None
        if hangs(row)
        else live(f'=IF(AND(COUNT(A{line},N{line})=2,{enough}),N{line}-A{line},"")', row["rank_change"], "moved"),
        text("" if masked else row["outlets_before"] or dictionary.reason(None)),
    ]


def _score(briefing: Briefing, value: object, measure: str, year: int, ours: bool) -> Cell:
    """A score: our own from sheet Hitung, another's as its source has it."""
    if not ours:
        return given(value)
    name = called(measure, year)
    return live(f'=IF(ISNUMBER({name}),{name},"")', value, role="own")
