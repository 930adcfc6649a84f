"""Sheet Ringkasan: the answers at a glance, each by a formula over the other sheets, and which state of the data they tell."""

from collections.abc import Iterable

from spi.answers.briefing import Briefing
from spi.answers.results.causes import Level
from spi.documents.book.ranking import hangs, rank_before_is_live
from spi.documents.book.terms import AVERAGES, called, levels, shown
from spi.documents.stamp import EVENT_LOG, head_words
from spi.method.methodology import CORRECTIONS
from spi.narrative.results.rank import doubt
from spi.render.book.page import Book, Cell, Page, given, is_missing, live, text
from spi.words import dictionary
from spi.words.wording import thousands


def summary(book: Book, briefing: Briefing) -> None:
    """Write the sheet; the stamp stands below the table."""
    year, before = briefing.year, briefing.year_before
    note = "Sel berlatar biru di lembar Hitung, Peringkat, Unsur, dan Asumsi boleh diubah; semua yang lain menghitung ulang."
    page = book.page("Ringkasan", f"{briefing.name}: SPI {year} (dihitung)", note, [46, 20, 20, 14, 74])
    page.headings(["", f"SPI {year}", f"SPI {before}" if before is not None else "", "Perubahan", "Keterangan"], frozen=1)
    andai = "Begitu satu sel biru diubah, indeks, kategori, peringkat, dan jarak di sini menjadi perhitungan andai."
    compared = "dibandingkan dengan isinya saat berkas dibuat, di semua lembar; indeks yang terbit tetap di bawah"
    page.row([text("Status angka"), _untouched(briefing), None, None, text(andai)])
    page.row([text("Sel biru yang diubah"), live("=SUM(Sel_diubah)", 0, "count"), None, None, text(compared)])
    _score(page, briefing)
    _place(page, briefing)
    _plan(page, briefing)
    _stamp(page, briefing)


def _untouched(briefing: Briefing) -> Cell:
    """Whether every blue cell is as it shipped: a calculated "what if" must not pass for a result."""
    words = "indeks seperti terbit" if briefing.here.index is not None else "indeks belum diketahui"
    known = f'IF(ISNUMBER({called("index", briefing.year)}),"indeks seperti terbit","indeks belum diketahui")'
    return live(f'=IF(SUM(Sel_diubah)>0,"PERHITUNGAN ANDAI",{known})', words, "words", role="own")


def _both(
    page: Page, briefing: Briefing, label: str, name: str, values: list, kind: str, remark: str, moved: Cell | None = None
) -> None:
    """A row with the cell called `name` of each year; values: the engine's, in the same order."""
    own = [f"{name}_{year}" for year in levels(briefing)]
    formulas = [f"={cell}" if kind == "words" else f'=IF(ISNUMBER({cell}),{cell},"")' for cell in own]
    cells = [live(formula, value, kind) for formula, value in zip(formulas, values, strict=True)]
    page.row([text(label), *cells, *[None] * (2 - len(cells)), moved, text(remark)])


def _score(page: Page, briefing: Briefing) -> None:
    """Index and category of both years, what is missing to the next, what the deductions take, and the averages."""
    here = [briefing.standings[year] for year in levels(briefing)]
    change = live("=Perubahan_indeks", briefing.why.change, "points") if briefing.year_before is not None else None
    limits = [s.next_band and s.next_band.lower for s in here]
    cuts = [level.cut if len(level.parts) else _known_cut(level) for level in levels(briefing).values()]
    for row in (
        ("Indeks SPI", "Indeks", [s.index for s in here], "score", "jumlah bagian, lembar Hitung", change),
        ("Indeks terbit", "Indeks_terbit", [s.index for s in here], "score", "sumbernya di lembar Hitung dan Sumber"),
        ("Kategori", "Kategori", [shown(s.band) for s in here], "words", "batas tahun survei itu, lembar Asumsi"),
        ("Kategori berikutnya", "Kategori_berikut", [shown(s.next_band) for s in here], "words", "lembar Asumsi"),
        ("Batas kategori berikutnya", "Batas_berikut", limits, "score", "lembar Asumsi"),
        ("Kurang untuk kategori berikutnya", "Kurang", [s.distance for s in here], "score", "batas − indeks"),
        ("Jumlah potongan", "Potongan", cuts, "score", "lembar Hitung"),
    ):
        _both(page, briefing, *row)
    for row in briefing.averages.itertuples():
        cell = live(f'=IF(ISNUMBER({AVERAGES[row.code]}),{AVERAGES[row.code]},"")', row.value)
        page.row([text(row.label), cell, None, None, text(row.basis or dictionary.reason(None))])


def _known_cut(level: Level) -> float | None:
    """The deductions of a year whose index cannot be taken apart: their sum where both are known, else as printed."""
    known = [level.year.scores[part] for part in CORRECTIONS]
    return level.year.scores["correction_total"] if any(map(is_missing, known)) else sum(known)


def _place(page: Page, briefing: Briefing) -> None:
    """The place among those known, how many those are, and where it must lie among all members."""
    page.section(f"Peringkat, {briefing.scope.label}")
    noun = briefing.scope.member
    years = {briefing.year: "Pemda_indeks"}
    if briefing.year_before is not None:
        years[briefing.year_before] = "Pemda_indeks_lama"
    ours = briefing.ranking.set_index("region_code").loc[briefing.code] if len(briefing.ranking) else {}
    rows = [
        ("Peringkat di antara yang diketahui", "rank", "IF({known},RANK({own},{all},0),{none})", "nilai sama berbagi peringkat"),
        (f"{noun} yang indeksnya diketahui", "known", "COUNT({all})", "yang tidak diketahui tidak diberi peringkat"),
        (f"{noun} dalam lingkup", "members", "ROWS({all})", briefing.scope.label),
        ("Peringkat terbaik yang mungkin", "best", "IF({known},RANK({own},{all},0),{none})",
         "bila yang belum diketahui di bawah"),
        ("Peringkat terburuk yang mungkin", "worst", "IF({known},RANK({own},{all},0)+ROWS({all})-COUNT({all}),{none})",
         "bila semua yang belum diketahui di atas"),
    ]  # fmt: skip
    for label, field, formula, remark in rows:
        cells = [_placed(briefing, year, area, field, formula) for year, area in years.items()]
        compared = field == "rank" and len(years) == 2 and not (len(ours) and hangs(ours))
        moved = _moved(years, ours.get("rank_change")) if compared else None
        page.row([text(label), *cells, *[None] * (2 - len(cells)), moved, text(remark)])
    stated = [briefing.standings[year].stated_rank for year in years]
    cells = [given(None if row is None else row["rank"], "count", role="plain") for row in stated]
    outlets = "; ".join(f"SPI {year}: {row['outlet']}" for year, row in zip(years, stated, strict=True) if row is not None)
    doubts = {year: doubt(briefing.standings[year].disputes, year=year).text for year in years}
    if any(doubts.values()):
        remark = "; ".join(f"SPI {year}: {why}" for year, why in doubts.items() if why)
        page.row([text("Peringkat itu bergantung pada"), *[None] * 3, text(remark)])
    page.row(
        [text("Peringkat menurut sumber"), *cells, *[None] * (2 - len(cells)), None, text(outlets or dictionary.reason(None))]
    )


def _placed(briefing: Briefing, year: int, area: str, field: str, formula: str) -> Cell:
    """One figure of a place; as the engine has it where not everybody of that year is on sheet Peringkat."""
    table, place = briefing.ranking, briefing.standings[year].place
    column = table["index" if year == briefing.year else "index_before"]
    counted = {"known": int(column.notna().sum()), "members": len(table)}
    value = getattr(place, field) if place else counted.get(field)
    unknown = place.members - place.known if place else 0
    by_rank = not place or (place.best, place.worst) == (place.rank, place.rank + unknown)
    if (year != briefing.year and not rank_before_is_live(briefing)) or (field in ("best", "worst") and not by_rank):
        return given(value, "count", role="plain")  # under other values than those on the sheets, too
    own = called("index", year)
    return live("=" + formula.format(own=own, all=area, known=f"ISNUMBER({own})", none='""'), value, "count")


def _moved(years: Iterable[int], places: object) -> Cell:
    """Places gained since the year before; only where nearly all are known in both."""
    row = "MIN(COUNT(Pemda_indeks),COUNT(Pemda_indeks_lama))>=Syarat_peringkat*ROWS(Pemda_indeks)"
    new, old = (called("index", year) for year in years)
    gained = f"RANK({old},Pemda_indeks_lama,0)-RANK({new},Pemda_indeks,0)"
    return live(f'=IF(COUNT({new},{old})=2,IF({row},{gained},""),"")', places, "moved")


def _plan(page: Page, briefing: Briefing) -> None:
    """How many actions, and by whose word they are done."""
    completion = briefing.completion
    page.section(f"Rencana tindak lanjut SPI {briefing.year}")
    rows = [
        ("Tindak lanjut", "=COUNTA(RTL_judul)", completion.total, "lembar RTL"),
        ("Selesai menurut OPD", _counted("klaim", dictionary.word("claims", "done")), completion.claimed, "klaim OPD"),
        ("Sesuai menurut Inspektorat", _counted("verifikasi", dictionary.word("verifications", "conform")), completion.verified,
         "verifikasi Inspektorat"),
        ("Diterima KPK", _counted("validasi", dictionary.word("validations", "accepted")), completion.validated, "validasi KPK"),
    ]  # fmt: skip
    for label, formula, value, remark in rows:
        page.row([text(label), live(formula, value, "count"), None, None, text(remark)])


def _counted(area: str, word: str) -> str:
    return f'=COUNTIF(RTL_{area},"{word}")'


def _stamp(page: Page, briefing: Briefing) -> None:
    """Which state of the store this is, and how the view is opened again."""
    stamp = briefing.stamp
    page.section("Asal berkas ini")
    rows = [
        ("Pemerintah daerah", f"{briefing.name} (kode {briefing.code})"), ("Tahun survei", briefing.years),
        ("Lingkup", f"{briefing.scope.label}, {thousands(briefing.members)} {briefing.scope.noun}"), ("Versi data", stamp.batch),
        ("Dibuat", stamp.made),
        (EVENT_LOG, head_words(stamp)), ("Segel lengkap peristiwa itu", stamp.head[1]),
    ]  # fmt: skip
    rows += [("Rapat", briefing.session)] if briefing.session else []
    rows += [("Istilah", meaning) for meaning in dictionary.abbreviations().split("; ")]
    for label, words in rows:
        page.row([text(label), text(words, "line")])
    page.row([text(stamp.reopen), None])
    page.link(1, stamp.link)
