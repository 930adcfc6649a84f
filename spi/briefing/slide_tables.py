"""How far is the follow-up plan, and what does the meeting decide? Native tables; and words where there is no picture."""

from collections.abc import Sequence

from pptx.dml.color import RGBColor
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Inches

from spi import dictionary
from spi.answers.briefing import Briefing
from spi.briefing.slide_text import INK, MUTED, OWN, PAPER, Box, Words, cut, fill, height_of, plain, write
from spi.narrative.telling import Sentence
from spi.wording import date_words, thousands

SIZE, PAD, STRIPE = 18, 0.08, "EEF2F3"  # points; inches around a cell's words; every other row
_PLAN = {"title": 0.335, "opd": 0.17, "due": 0.115, "claim_told": 0.12, "verification_told": 0.15, "validation_told": 0.11}
_TALL = 4  # lines of a cell at most; longer texts are cut
_TYPED = 2.2  # inches of the table to type into
_DECIDE = {"Keputusan": 0.56, "OPD": 0.24, "Tenggat": 0.2}


def plan(slide: Slide, box: Box, briefing: Briefing) -> bool:
    """The actions in force with their three verdicts, as many as fit; False where there is no plan."""
    told = briefing.told
    if told.empty:
        return False
    rows = [
        [row["title"], row["opd"], date_words(row["due"]), row["claim_told"], row["verification_told"], row["validation_told"]]
        for row in told.to_dict("records")
    ]
    _table(slide, box, {dictionary.column(name): share for name, share in _PLAN.items()}, rows, name="Tindak lanjut")
    return True


def decisions(slide: Slide, box: Box, briefing: Briefing, sentences: Sequence[Sentence]) -> bool:
    """What is asked of the meeting, and empty rows to type in what it decides."""
    said = _fitting([Words(each.text, 20) for each in sentences], box.width, box.height - _TYPED)
    top, rest = box.under(height_of(said, box.width))
    if said:
        write(slide, top, *said, name="Yang diminta")
    _table(slide, rest._replace(top=rest.top + 0.15, height=_TYPED), _DECIDE, [["", "", ""]] * 3, name="Keputusan rapat")
    return True


def words(slide: Slide, box: Box, sentences: Sequence[Sentence]) -> None:
    """The spoken sentences themselves, as many as fit, where there is nothing to draw."""
    said = _fitting([Words(each.text, 28) for each in sentences], box.width, box.height)
    write(slide, box, *(said or [Words("Belum ada yang dapat digambarkan.", 24, MUTED)]), name="Isi")


def _fitting(lines: list[Words], width: float, height: float) -> list[Words]:
    """The first paragraphs that fit the height, and how many are left."""
    shown = len(lines)
    while shown > 1 and height_of(lines[:shown], width) > height - (0.0 if shown == len(lines) else 0.4):
        shown -= 1
    left = [Words(f"dan {thousands(len(lines) - shown)} lagi; lihat catatan slide", SIZE, MUTED)] if shown < len(lines) else []
    return lines[:shown] + left


def _table(slide: Slide, box: Box, columns: dict[str, float], rows: list[list[str]], *, name: str) -> None:
    """A table of the rows that fit (columns: heading -> share of the width); below it, how many are left."""
    widths = [share * box.width for share in columns.values()]
    rows = [[cut(text, SIZE, width - 2 * PAD, lines=_TALL) for text, width in zip(row, widths, strict=True)] for row in rows]
    heights = [_height(list(columns), widths, bold=True), *(_height(row, widths, bold=False) for row in rows)]
    shown = len(rows)
    while shown > 1 and sum(heights[: shown + 1]) > box.height - (0.45 if shown < len(rows) else 0.0):
        shown -= 1
    used = sum(heights[: shown + 1])
    frame = slide.shapes.add_table(shown + 1, len(columns), *box._replace(height=used).emu)
    frame.name = name
    told = f"Tabel {name}, {thousands(shown)} dari {thousands(len(rows))} baris."
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(told))
    table = frame.table
    for n, width in enumerate(widths):
        table.columns[n].width = Inches(width)
    for n, row in enumerate([list(columns), *rows[:shown]]):
        table.rows[n].height = Inches(heights[n])
        for m, text in enumerate(row):
            _cell(table.cell(n, m), text, head=n == 0, tint=OWN if n == 0 else PAPER if n % 2 else STRIPE)
    if shown < len(rows):
        left = Box(box.left, box.top + used + 0.08, box.width, 0.35)
        write(slide, left, Words(f"dan {thousands(len(rows) - shown)} lagi; lihat XLSX", SIZE, MUTED), name="Sisanya")


def _height(row: Sequence[str], widths: Sequence[float], *, bold: bool) -> float:
    """The height in inches of a row: its fullest cell; one to be typed into gets some air."""
    if not any(row):
        return 0.55
    return PAD + max(height_of([Words(text, SIZE, INK, bold)], width - 2 * PAD) for text, width in zip(row, widths, strict=True))


def _cell(cell: _Cell, text: str, *, head: bool, tint: str) -> None:
    cell.margin_left = cell.margin_right = Inches(PAD)
    cell.margin_top = cell.margin_bottom = Inches(PAD / 2)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(tint)
    fill(cell.text_frame, [Words(text, SIZE, PAPER if head else INK, head)])
