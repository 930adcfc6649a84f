"""May what a heading or a label says be taken as SPI, and what of a table must somebody look at first?"""

from dataclasses import dataclass, field

from spi.intake.draft import Draft, first_few, plain_text, quoted
from spi.intake.spelling import headings, spellings, subject
from spi.intake.spelling.headings import CODE, NAME
from spi.intake.spelling.regions import Gazetteer
from spi.intake.spelling.spellings import is_empty
from spi.intake.spelling.subject import Subject
from spi.intake.tables.layout import Layout
from spi.method.other_indices import other_indices

ASK, TAKE, REFUSE = "ask", "take", "refuse"
UNKNOWN = "tidak dikenal; tidak dipakai"
VAGUE = "tidak menyebut skor apa, sedangkan kolom lain menyebutnya; tidak dibaca"
ARITHMETIC = "hasil hitungan, peringkat, atau sasaran; tidak dibaca"
RANK = "berisi 1, 2, 3, dan seterusnya: peringkat, bukan skor; tidak dibaca"
_LOW = "berbunyi “{}”: ukuran yang makin kecil makin baik, atau hitungan, bukan skor {}; tidak dibaca"
_LOW_REASON = "ukuran yang makin kecil makin baik, atau hitungan, bukan skor {}"
_IN_PERCENT = "Persentase temuan dicatat sendiri pada halaman Komponen."
_NEWS = frozenset({"kenaikan", "penurunan", "perubahan"})  # of a title that tells scores as well; a change itself is low
_COUNTED = frozenset({"responden", "populasi", "sampel", "kuesioner", "pagu", "anggaran"})


@dataclass(frozen=True)
class Reading:
    """A table whose rows are being read. keys: role -> column; measures: (year of their own or None, government named in the
    heading or "") -> measure -> column; silent: what to do with what says nothing of the score that it is (ASK, TAKE,
    REFUSE); refusal: why nothing of the table may be read, "" where it may; year, owner: the survey year and the government
    of rows that name none; asked: where it was asked whether the table is SPI."""

    layout: Layout
    keys: dict[str, int]
    measures: dict[tuple[int | None, str], dict[str, int]]
    draft: Draft
    gazetteer: Gazetteer
    newest_year: int
    silent: str = TAKE
    refusal: str = ""
    year: int | None = None
    owner: str | None = None
    asked: list[str] = field(default_factory=list)

    def cell(self, row: int, role: str) -> object:
        """What a reader sees of this role in a row; "" when it has no column."""
        return self.layout.sheet.shown(row, self.keys[role]) if role in self.keys else ""

    def values(self, row: int) -> list[object]:
        """What a reader sees in a row of the columns of figures."""
        return [self.layout.sheet.shown(row, column) for measured in self.measures.values() for column in measured.values()]

    def place(self, row: int, role: str) -> str:
        """The cell of this role as a sentence names it; that of the name or the code for the other of them, or the row."""
        role = next((one for one in (role, NAME, CODE) if one in self.keys), "")
        sheet, listed = self.layout.sheet, self.layout.sheet.list_from is not None
        if not role or listed:
            return sheet.row_place(row)
        return f"{sheet.cell_place(row, self.keys[role])} ({headings.spelling(role)})"


def why_not(named: Subject) -> str:
    """Why a column or row is not read, as the end of a sentence."""
    if named.others:
        return f"menyebut {' dan '.join(named.others)}, bukan {spellings.known().name}; tidak dibaca"
    return _LOW.format(named.low, spellings.known().name) if named.low else UNKNOWN


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


def silent(layout: Layout, draft: Draft, named_by_columns: list[Subject], unread: dict[str, list[int]]) -> str:
    """What to do with a column that says nothing of its score: titles and sheet decide, then the other columns, then the
    file's name; where nothing says SPI the reader is asked."""
    titles, file = layout.subject, subject.named(draft.file_name)
    if titles.is_spi:
        return TAKE
    if not titles.is_silent:
        return REFUSE
    others = any(why not in (UNKNOWN, ARITHMETIC, RANK, VAGUE) for why in unread)
    if any(named.strong or named.weak for named in named_by_columns):
        return REFUSE if others else TAKE
    if file.is_spi:
        return ASK if _otherwise(layout) else TAKE
    return REFUSE if file.is_other else ASK


def _otherwise(layout: Layout) -> str:
    """A text below or beside the table that names another score ("Sumber: BPS, Indeks Pembangunan Manusia"), or ""."""
    width = max((column for column, head in enumerate(layout.heads) if not is_empty(head)), default=-1) + 1
    for cells in layout.sheet.rows[max(layout.top, 0) : layout.bottom]:
        filled = [cell for cell in cells if not is_empty(cell)]
        aside = filled if len(filled) == 1 else [cell for cell in cells[width:] if not is_empty(cell)]
        for text in aside:
            if isinstance(text, str) and subject.named(text).is_other:
                return text
    return ""


def refusal(reading: Reading, unread: dict[str, list[int]] | None = None) -> str:
    """Why nothing of a table, or of a row that says nothing of its score, may be read."""
    layout, titles, file = reading.layout, reading.layout.subject, subject.named(reading.draft.file_name)
    wanted = spellings.known().name
    remedy = (
        f"Tidak ada yang dibaca dari sini. Bila ini memang {'indeks SPI KPK' if wanted == 'SPI' else wanted}, perbaiki judulnya."
    )
    for named, where in ((titles, "judul atau nama lembarnya"), (file, "nama berkasnya")):
        if named.low:
            return f"{where} berbunyi “{named.low}”: {_LOW_REASON.format(wanted)}. {_IN_PERCENT} {remedy}"
        if named.others:
            others = " dan ".join(named.others)
            if named.strong or named.weak:
                return f"{where} menyebut {wanted} bersama {others}; kolom nilainya tidak mengatakan yang mana. {remedy}"
            return f"{where} menyebut {others}, bukan {wanted}. {_way_in(named.others)}{remedy}"
    ways = "; ".join(dict.fromkeys(f"{headings_named(layout, columns)} {why}" for why, columns in (unread or {}).items()))
    return f"tidak ada kolom nilai {wanted} di tabel ini: {ways}."


def _way_in(others: tuple[str, ...]) -> str:
    """How a table of another index comes in under its own name; "" of one that no page shows."""
    codes = {"SPI": "spi"} | {index.name: code for code, index in other_indices().items()}
    if len(others) != 1 or others[0] not in codes:
        return ""
    name = others[0]
    return f"Untuk memasukkannya sebagai {name}, pilih Isi tabel: {name} (baris perintah: --index {codes[name]}). "


def ask(reading: Reading) -> None:
    """Ask, once for a table, whether this is SPI at all, where neither label, title, sheet nor file says so."""
    if reading.asked:
        return
    reading.asked.append(reading.layout.place)
    title = next(iter(reading.layout.titles_above), "")
    shown = f"judulnya “{plain_text(title)}”" if title else "tidak ada judul di atasnya"
    name = spellings.known().name
    doubt = f"tidak ada yang menyebut {name}, baik kolom, judul, nama lembar, maupun nama berkas ({shown})"
    if subject.named(reading.draft.file_name).is_spi:
        beside = quoted(_otherwise(reading.layout))
        doubt = f"hanya nama berkasnya menyebut {name}, sedangkan di bawah atau di samping tabelnya tertulis {beside}"
    _doubt(reading, "belum_tentu_spi", doubt, f"ini memang {'hasil SPI dari KPK' if name == 'SPI' else f'skor {name}'}")


def ask_of_result(reading: Reading, heads: list[object]) -> None:
    """Ask where a title or the sheet's name says that the figures are no results: a target, a forecast, a mean, a count. Not
    where it says "hasil" or "realisasi" too, or where a column of its own holds what the title speaks of."""
    layout, known, outcome = reading.layout, spellings.known(), {"hasil", "realisasi"}
    groups = {str(group) for group in layout.groups if not is_empty(group)}  # one alone is the title over the headings
    beside = [*layout.heads, *(groups if len(groups) > 1 else ())]
    in_columns = {subject.no_result(text, besides=known.remarks) for text in beside}
    if any(outcome & {*spellings.words(head)} for head in heads):
        return
    for text in (layout.sheet.name, *layout.titles_above):
        phrase = subject.no_result(text, besides=known.remarks | _NEWS)
        if phrase and phrase not in in_columns and not outcome & {*spellings.words(text)}:
            _doubt_result(reading, f"judulnya berbunyi “{phrase}” (“{plain_text(text)}”)")
            return


def ask_of_neighbours(reading: Reading, values: list[int]) -> None:
    """Ask where the column beside a vague one tells what it counts: "Target responden | Realisasi", "Kondisi awal | 2023"."""
    heads = reading.layout.heads
    others = {column: {*spellings.words(head)} for column, head in enumerate(heads) if column not in values}
    for column in (column for column in values if headings.is_generic(heads[column])):
        counted = "realisasi" in spellings.words(heads[column])
        for other, words in others.items():
            if (counted and other < column and words & _COUNTED) or words >= {"kondisi", "awal"}:
                _doubt_result(reading, f"kolom {quoted(heads[column])} berdiri di samping {quoted(heads[other])}")
                return


def ask_of_lone_element(reading: Reading, values: list[tuple[object, str]]) -> None:
    """Ask where one element stands alone under a heading of one word: "Anggaran" may be money, "SDM" a count of people."""
    elements = [(head, meaning) for head, meaning in values if headings.split(meaning)[0] in headings.ELEMENTS]
    if len({meaning for _, meaning in elements}) == 1 and all(len(spellings.words(head)) == 1 for head, _ in elements):
        head, meaning = elements[0]
        element = headings.spelling(headings.split(meaning)[0])
        doubt = f"kolom {quoted(head)} berdiri sendiri dan dibaca sebagai unsur {element}"
        _doubt(reading, "unsur_sendirian", doubt, "memang skor unsur SPI")


def ask_of_part(reading: Reading, values: list[tuple[object, str]]) -> None:
    """Ask where the title names one part of the index and the only column says no more than "Nilai": which of them is it?"""
    vague = [head for head, meaning in values if headings.is_generic(head) and headings.split(meaning)[0] == "index"]
    texts = [reading.layout.sheet.name, *reading.layout.titles_above]
    parts = list(dict.fromkeys(part for text in texts for part in headings.parts_in(text)))
    if len(vague) == len(values) and len(parts) == 1:
        doubt = f"judulnya menyebut {headings.spelling(parts[0])}, sedangkan kolom {quoted(vague[0])} dibaca sebagai Indeks"
        remedy = "bila bukan, pilih artinya pada daftar kolom (baris perintah: --column)"
        _doubt(reading, "indeks_atau_bagian", doubt, f"memang indeksnya; {remedy}")


def _doubt_result(reading: Reading, doubt: str) -> None:
    name = spellings.known().name
    claim = "ini memang indeks hasil survei KPK" if name == "SPI" else f"ini memang skor {name} yang final"
    _doubt(reading, "belum_tentu_hasil", f"{doubt}, jadi isinya mungkin bukan hasil {name}", claim)


def _doubt(reading: Reading, code: str, doubt: str, claim: str) -> None:
    reading.draft.warn(code, reading.layout.place, f"{doubt}. Terima hanya bila {claim}.")


def headings_named(layout: Layout, columns: list[int]) -> str:
    """The headings of some columns as a sentence names them, the first of them and the number of the rest."""
    heads = (" ".join(str(layout.heads[column] or layout.groups[column] or "").split()) for column in columns)
    return f"kolom {first_few(list(dict.fromkeys(map(quoted, heads))))}"
