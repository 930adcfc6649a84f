"""Which column of a recognised table holds what: is it SPI, of which year, and is it a figure at all?"""

from dataclasses import dataclass, field, replace

from spi.intake import headings, spellings, subject
from spi.intake.draft import Draft, plain_text, quoted
from spi.intake.headings import CALCULATED, CODE, IGNORED, KEYS, LABEL, MEASURES, NAME, YEAR
from spi.intake.numbers import may_be_figure, parse, parse_year
from spi.intake.regions import Gazetteer
from spi.intake.sheets import is_blank
from spi.intake.subject import Subject
from spi.intake.table import Layout

_SHOWN = 3  # columns that a sentence names before it only counts
_FEWEST_RANKED = 3  # figures 1, 2, 3 are a rank, 1 and 2 may be anything
ASK, TAKE, REFUSE = "ask", "take", "refuse"


@dataclass(frozen=True)
class Reading:
    """A table whose rows are being read. keys: role -> column; measures: (year of their own or None, government named in the
    heading or "") -> measure -> column; silent: what to do with what says nothing of the score that it is (ASK, TAKE,
    REFUSE); refusal: why nothing of the table may be read, "" where it may; owner: the government of a table that names
    none in its rows."""

    layout: Layout
    keys: dict[str, int]
    measures: dict[tuple[int | None, str], dict[str, int]]
    draft: Draft
    gazetteer: Gazetteer
    newest_year: int
    silent: str = TAKE
    refusal: str = ""
    owner: str | None = None
    asked: list[str] = field(default_factory=list)

    def cell(self, row: int, role: str) -> object:
        """What a reader sees of this role in a row; "" when it has no column."""
        return self.layout.sheet.shown(row, self.keys[role]) if role in self.keys else ""

    def place(self, row: int, role: str) -> str:
        """The cell of this role as a sentence names it; that of the name or the code for the other of them, or the row."""
        role = next((one for one in (role, NAME, CODE) if one in self.keys), "")
        sheet, listed = self.layout.sheet, self.layout.sheet.list_from is not None
        if not role or listed:
            return sheet.row_place(row)
        return f"{sheet.cell_place(row, self.keys[role])} ({headings.spelling(role)})"

    @property
    def year(self) -> int | None:
        """The one survey year of rows that name none."""
        layout = self.layout
        stated = layout.years or ([layout.wishes.year] if layout.wishes.year else headings.years_in(self.draft.file_name))
        wished = [layout.wishes.year] if layout.wishes.year in stated else stated
        return wished[0] if len(wished) == 1 else None


def understood(layout: Layout, *, draft: Draft, gazetteer: Gazetteer, newest_year: int) -> Reading:
    """The columns of a table. What is not known, is another score or arithmetic is told; a second column for the same figure,
    or a year that is not known, is a problem."""
    reading = Reading(layout, {}, {}, draft, gazetteer, newest_year)
    unread: dict[str, list[int]] = {}
    columns: list[tuple[int, str, Subject]] = []
    for column, (heading, group, meaning) in enumerate(zip(layout.heads, layout.groups, layout.meanings, strict=True)):
        if meaning == IGNORED or (is_blank([heading]) and _is_aside(layout, column, meaning)):
            continue
        named = subject.of([group, heading]) if _is_measure(meaning) or meaning is None else Subject()
        if meaning is not None and not headings.is_meaning(meaning):
            draft.problem(
                layout.sheet.cell_place(layout.top, column), f"arti {quoted(meaning)} tidak dikenal. Pilih dari daftar."
            )
        elif meaning is None:
            unread.setdefault(why_not(named), []).append(column)
        elif meaning == CALCULATED:
            unread.setdefault(_CALCULATED, []).append(column)
        elif _is_measure(meaning) and _counts_up(layout, column):
            unread.setdefault(_RANK, []).append(column)
        elif _is_measure(meaning) and (named.others or named.low):
            unread.setdefault(why_not(named), []).append(column)
        else:
            columns.append((column, meaning, named))
    columns = _plainest(layout, columns, unread)
    silent = _silent(layout, draft, [named for _, meaning, named in columns if _is_measure(meaning)], unread)
    reading = Reading(layout, {}, {}, draft, gazetteer, newest_year, silent=silent)
    labelled = LABEL in layout.roles()  # then the label of each row says what it is
    kept = [one for one in columns if labelled or not _is_measure(one[1]) or judged(reading, one[2]) != REFUSE]
    _tell_unread(layout, unread, draft)
    values = [one for one in kept if _is_measure(one[1])]
    if not values:
        return replace(reading, refusal=refusal(reading, unread))
    for column, meaning, named in kept:
        _place(reading, column, meaning)
        if not labelled and _is_measure(meaning) and judged(reading, named) == ASK:
            ask(reading)
    _ask_of_neighbours(reading, [column for column, _, _ in values])
    _ask_of_result(reading, [layout.heads[column] for column, _, _ in values])
    if not labelled:
        _ask_of_lone_element(reading, [(layout.heads[column], meaning) for column, meaning, _ in values])
        _ask_of_part(reading, [(layout.heads[column], meaning) for column, meaning, _ in values])
    _check_years(reading)
    return reading


def _plainest(
    layout: Layout, columns: list[tuple[int, str, Subject]], unread: dict[str, list[int]]
) -> list[tuple[int, str, Subject]]:
    """The columns without those that say no more than "Nilai" where another one of the same meaning says SPI; one that says
    "Indeks" is a second index, and stays one."""
    said = {meaning for _, meaning, named in columns if _is_measure(meaning) and named.strong}
    vague = [column for column, meaning, named in columns if meaning in said and named.is_silent]
    vague = [column for column in vague if not {"indeks", "index"} & {*spellings.words(layout.heads[column])}]
    if vague:
        unread.setdefault(_VAGUE, []).extend(vague)
    return [one for one in columns if one[0] not in vague]


def _is_measure(meaning: str | None) -> bool:
    return bool(meaning) and headings.split(meaning)[0] in MEASURES


def why_not(named: Subject) -> str:
    """Why a column or row is not read, as the end of a sentence."""
    if named.others:
        return f"menyebut {' dan '.join(named.others)}, bukan SPI; tidak dibaca"
    return _LOW.format(named.low) if named.low else _UNKNOWN


_UNKNOWN = "tidak dikenal; tidak dipakai"
_LOW = "berbunyi “{}”: ukuran yang makin kecil makin baik, atau hitungan, bukan skor SPI; tidak dibaca"
_NEWS = frozenset({"kenaikan", "penurunan", "perubahan"})  # of a title that tells scores as well; a change itself is low
_COUNTED = frozenset({"responden", "populasi", "sampel", "kuesioner", "pagu", "anggaran"})
_VAGUE = "tidak menyebut skor apa, sedangkan kolom lain menyebut SPI; tidak dibaca"
_CALCULATED = "hasil hitungan, peringkat, atau sasaran; tidak dibaca"
_RANK = "berisi 1, 2, 3, dan seterusnya: peringkat, bukan skor; tidak dibaca"


def judged(reading: Reading, named: Subject) -> str:
    """What to do with a figure whose heading or label names this: ASK, TAKE, REFUSE."""
    titles = reading.layout.subject
    if named.others or named.low or titles.low:
        return REFUSE
    if named.strong:  # "SPI" as part of the name of another score: SPI Pendidikan
        return REFUSE if any(subject.is_kin(other) for other in titles.others) else TAKE
    if named.weak:
        return REFUSE if titles.is_other else TAKE
    return reading.silent


def _silent(layout: Layout, draft: Draft, said: list[Subject], unread: dict[str, list[int]]) -> str:
    """What to do with a column that says nothing of its score: titles and sheet decide, then the other columns, then the
    file's name; where nothing says SPI the reader is asked."""
    titles, file = layout.subject, subject.named(draft.file_name)
    if titles.is_spi:
        return TAKE
    if not titles.is_silent:
        return REFUSE
    others = any(why not in (_UNKNOWN, _CALCULATED, _RANK, _VAGUE) for why in unread)
    if any(named.strong or named.weak for named in said):
        return REFUSE if others else TAKE
    if file.is_spi:
        return ASK if _otherwise(layout) else TAKE
    return REFUSE if file.is_other else ASK


def _otherwise(layout: Layout) -> str:
    """A text below or beside the table that names another score ("Sumber: BPS, Indeks Pembangunan Manusia"), or ""."""
    width = max((column for column, head in enumerate(layout.heads) if not is_blank([head])), default=-1) + 1
    for cells in layout.sheet.rows[max(layout.top, 0) : layout.bottom]:
        filled = [cell for cell in cells if not is_blank([cell])]
        aside = filled if len(filled) == 1 else [cell for cell in cells[width:] if not is_blank([cell])]
        for text in aside:
            if isinstance(text, str) and subject.named(text[:300]).is_other:
                return text
    return ""


def refusal(reading: Reading, unread: dict[str, list[int]] | None = None) -> str:
    """Why nothing of a table, or of a row that says nothing of its score, may be read."""
    layout, titles, file = reading.layout, reading.layout.subject, subject.named(reading.draft.file_name)
    remedy = "Tidak ada yang dibaca dari sini. Bila ini memang indeks SPI KPK, betulkan judulnya."
    for named, where in ((titles, "judul atau nama lembarnya"), (file, "nama berkasnya")):
        if named.low:
            return f"{where} berbunyi “{named.low}”: {_LOW_REASON}. {remedy}"
        if named.others:
            others = " dan ".join(named.others)
            if named.strong or named.weak:
                return f"{where} menyebut SPI bersama {others}; kolom nilainya tidak mengatakan yang mana. {remedy}"
            return f"{where} menyebut {others}, bukan SPI. {remedy}"
    ways = "; ".join(dict.fromkeys(f"{_headings(layout, columns)} {why}" for why, columns in (unread or {}).items()))
    return f"tidak ada kolom nilai SPI di tabel ini: {ways}."


_LOW_REASON = "ukuran yang makin kecil makin baik, atau hitungan, bukan skor SPI yang makin besar makin baik"


def ask(reading: Reading) -> None:
    """Ask, once for a table, whether this is SPI at all, where neither label, title, sheet nor file says so."""
    layout = reading.layout
    title = next((text for _, text in layout.titles or layout.head_titles), "")
    shown = f"judulnya “{plain_text(title)}”" if title else "tidak ada judul di atasnya"
    if not reading.asked:
        reading.asked.append(layout.place)
        told = f"tidak ada yang menyebut SPI, baik kolom, judul, nama lembar, maupun nama berkas ({shown})"
        if subject.named(reading.draft.file_name).is_spi:
            beside = quoted(_otherwise(layout))
            told = f"hanya nama berkasnya menyebut SPI, sedangkan di bawah atau di samping tabelnya tertulis {beside}"
        reading.draft.warn("belum_tentu_spi", layout.place, f"{told}. Terima hanya bila ini memang hasil SPI dari KPK.")


def _ask_of_result(reading: Reading, heads: list[object]) -> None:
    """Ask where a title or the sheet's name says that the figures are no results: a target, a forecast, a mean, a count.

    Not where it says "hasil" or "realisasi" too, or where a column of its own holds what the title speaks of.
    """
    layout, known, outcome = reading.layout, spellings.known(), {"hasil", "realisasi"}
    groups = {str(group) for group in layout.groups if not is_blank([group])}  # one alone is the title over the headings
    beside = [*layout.heads, *(groups if len(groups) > 1 else ())]
    told_apart = {subject.no_result(text, besides=known.remarks) for text in beside}
    if any(outcome & {*spellings.words(head)} for head in heads):
        return
    for text in (layout.sheet.name, *(text for _, text in layout.titles or layout.head_titles)):
        said = subject.no_result(text, besides=known.remarks | _NEWS)
        if said and said not in told_apart and not outcome & {*spellings.words(text)}:
            told = f"judulnya berbunyi “{said}” (“{plain_text(text)}”), jadi isinya mungkin bukan hasil SPI"
            reading.draft.warn(
                "belum_tentu_hasil", layout.place, f"{told}. Terima hanya bila ini memang indeks hasil survei KPK."
            )
            return


def _ask_of_neighbours(reading: Reading, values: list[int]) -> None:
    """Ask where the column beside a vague one tells what it counts: "Target responden | Realisasi", "Kondisi awal | 2023"."""
    layout = reading.layout
    others = {column: {*spellings.words(head)} for column, head in enumerate(layout.heads) if column not in values}
    for column in (column for column in values if headings.is_generic(layout.heads[column])):
        counted = {"realisasi"} & {*spellings.words(layout.heads[column])}
        for other, said in others.items():
            if (counted and other < column and said & _COUNTED) or said >= {"kondisi", "awal"}:
                told = f"kolom {quoted(layout.heads[column])} berdiri di samping {quoted(layout.heads[other])}"
                told += ", jadi isinya mungkin bukan hasil SPI"
                reading.draft.warn(
                    "belum_tentu_hasil", layout.place, f"{told}. Terima hanya bila ini memang indeks hasil survei KPK."
                )
                return


def _ask_of_lone_element(reading: Reading, values: list[tuple[object, str]]) -> None:
    """Ask where one element stands alone under a heading of one word: "Anggaran" may be money, "SDM" a count of people."""
    elements = [(head, meaning) for head, meaning in values if headings.split(meaning)[0] in headings.ELEMENTS]
    if len({meaning for _, meaning in elements}) == 1 and all(len(spellings.words(head)) == 1 for head, _ in elements):
        head, meaning = elements[0]
        told = f"kolom {quoted(head)} berdiri sendiri dan dibaca sebagai unsur {headings.spelling(headings.split(meaning)[0])}"
        reading.draft.warn("unsur_sendirian", reading.layout.place, f"{told}. Terima hanya bila memang skor unsur SPI.")


def _ask_of_part(reading: Reading, values: list[tuple[object, str]]) -> None:
    """Ask where the title names one part of the index and the only column says no more than "Nilai": which of them is it?"""
    layout = reading.layout
    vague = [(head, meaning) for head, meaning in values if headings.is_generic(head) and headings.split(meaning)[0] == "index"]
    if len(vague) < len(values):
        return
    texts = [layout.sheet.name, *(text for _, text in layout.titles or layout.head_titles)]
    parts = list(dict.fromkeys(part for text in texts for part in headings.parts_in(text)))
    if len(parts) == 1:
        part = headings.spelling(parts[0])
        told = f"judulnya menyebut {part}, sedangkan kolom {quoted(vague[0][0])} dibaca sebagai Indeks"
        remedy = "bila bukan, pilih artinya pada daftar kolom (baris perintah: --column)"
        reading.draft.warn("indeks_atau_bagian", layout.place, f"{told}. Terima hanya bila memang indeksnya; {remedy}.")


def _tell_unread(layout: Layout, unread: dict[str, list[int]], draft: Draft) -> None:
    """One sentence for each reason why columns are not read."""
    for why, columns in unread.items():
        places = [layout.sheet.cell_place(max(layout.top, 0), column) for column in columns]
        told = f"{', '.join(places[:_SHOWN])}{f' dan {len(places) - _SHOWN} lagi' if len(places) > _SHOWN else ''}"
        remedy = " Bila isinya nilai SPI, pilih artinya pada daftar kolom (baris perintah: --column)." if why == _UNKNOWN else ""
        draft.note(told, f"{_headings(layout, columns)} {why}.{remedy}")


def _headings(layout: Layout, columns: list[int]) -> str:
    heads = list(
        dict.fromkeys(quoted(" ".join(str(layout.heads[column] or layout.groups[column] or "").split())) for column in columns)
    )
    return f"kolom {', '.join(heads[:_SHOWN])}{f' dan {len(heads) - _SHOWN} lagi' if len(heads) > _SHOWN else ''}"


def _place(reading: Reading, column: int, meaning: str) -> None:
    """Note the column of a role or of a measure; a second one for the same is a problem."""
    layout, sheet = reading.layout, reading.layout.sheet
    role, year = headings.split(meaning)
    if role in KEYS:
        taken = reading.keys
    else:
        owned = headings.place_in(layout.heads[column])
        found = reading.gazetteer.by_name(owned) if owned else []
        taken = reading.measures.setdefault((year, found[0] if len(found) == 1 else ""), {})
    if role in taken:
        twin = f"{headings.spelling(role)} sudah ada di {sheet.cell_place(layout.top, taken[role])}"
        reading.draft.problem(
            sheet.cell_place(layout.top, column), f"kolom {quoted(layout.heads[column])}: {twin}. Hapus salah satunya."
        )
    else:
        taken[role] = column


def _check_years(reading: Reading) -> None:
    """Every figure needs one survey year: from its column's heading, its row, the sheet's name, the title, or the reader."""
    layout, draft = reading.layout, reading.draft
    row, wished, filed = layout.place, layout.wishes.year, headings.years_in(draft.file_name)
    stated = [
        (year, _year_place(layout, min(columns.values()), year), "tahun pada judul kolom")
        for (year, _), columns in reading.measures.items()
        if year
    ]
    if any(year is None for year, _ in reading.measures) and YEAR not in reading.keys and not layout.is_dated():
        titles = layout.titles or layout.head_titles
        place = next((place for place, text in titles if {*layout.years} & {*headings.years_in(text)}), row)
        if not layout.years and wished is None and len(filed) == 1:
            told = f"tahun surveinya hanya disebut nama berkasnya, dan dibaca sebagai SPI {filed[0]}"
            draft.warn("tahun_nama_berkas", row, f"{told}. Terima hanya bila itu tahun surveinya, bukan tahun terbitnya.")
            draft.missing.add("year")
            stated.append((filed[0], row, "tahun pada nama berkas"))
        elif not layout.years and wished is None:
            remedy = "Pilih tahunnya, atau tambahkan kolom Tahun, misalnya 2024 (baris perintah: --year)."
            draft.problem(row, f"tahun surveinya tidak disebut; yang kurang: kolom Tahun. {remedy}")
            draft.missing.add("year")
        elif len(layout.years) > 1 and wished not in layout.years:
            told = " dan ".join(map(str, layout.years))
            draft.problem(place, f"nama lembar atau judulnya menyebut tahun {told}. Tambahkan kolom Tahun agar pasti.")
            draft.missing.add("year")
        elif layout.years and wished is not None and wished not in layout.years:
            told = f"nama lembar atau judulnya menyebut tahun {layout.years[0]}, sedangkan yang dipilih {wished}"
            draft.problem(place, f"{told}. Kosongkan pilihan tahunnya, atau betulkan judulnya.")
        else:
            stated.append((wished or layout.years[0], place, "tahun pada nama lembar atau judul"))
    for year, place, where in stated:
        try:
            parse_year(year, newest=reading.newest_year)
        except ValueError as reason:
            draft.problem(place, f"{where} “{year}” {reason}.")


def _year_place(layout: Layout, column: int, year: int) -> str:
    """The cell that states the year of a column: its heading, or the group heading above it."""
    above = year in headings.years_in(layout.sheet.shown(layout.top - 1, column))
    return layout.sheet.cell_place(max(layout.top - above, 0), column)


def _cells(layout: Layout, column: int) -> list[object]:
    rows = layout.sheet.rows[layout.first : layout.bottom]
    return [cells[column] for cells in rows if not is_blank(cells[column : column + 1])]


def _is_aside(layout: Layout, column: int, meaning: str | None) -> bool:
    """Does a column without a heading hold nothing, or only texts such as a signature beside the table?"""
    below = _cells(layout, column)
    return not below or (meaning is None and not any(map(may_be_figure, below)))


def _counts_up(layout: Layout, column: int) -> bool:
    """Does a column hold 1, 2, 3, ... in whatever order: a rank, whatever its heading says?"""
    found = []
    for cell in _cells(layout, column):
        try:
            value = parse(cell).value
        except ValueError:
            return False
        if value is not None:
            found.append(value)
    return len(found) >= _FEWEST_RANKED and {*found} == {*range(1, len({*found}) + 1)} and len({*found}) > len(found) / 2
