"""How far is the follow-up plan, and what does the meeting decide? Native tables; and words where there is no picture."""

from collections.abc import Sequence

import pandas as pd
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Inches

from spi.answers.briefing import Briefing
from spi.documents.decision_rows import decided
from spi.narrative.sentence import Sentence
from spi.render.slides.slide_text import Box, Words, cut, fill, height_of, plain, rgb, write
from spi.words import dictionary
from spi.words.palette import GROUND, INK, MUTED, OWN, PAPER
from spi.words.wording import date_words, thousands

SIZE, PAD, STRIPE = 18, 0.08, GROUND  # points; inches around a cell's words; every other row
_PLAN = {"title": 0.335, "opd": 0.17, "due": 0.115, "claim_told": 0.12, "verification_told": 0.15, "validation_told": 0.11}
_TALL = 4  # lines of a cell at most; longer texts are cut
_TYPED, _ROW, _BLANK = 2.2, 0.55, 3  # inches of the table to type into, and of an empty row; how many of those
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


def decisions(slide: Slide, box: Box, briefing: Briefing, sentences: Sequence[Sentence]) -> None:
    """What is asked of the meeting; what it has decided, and empty rows to type in what it decides further."""
    made = decided(briefing)
    rows = [[row.title, row.opd, "" if pd.isna(row.due) else date_words(row.due)] for row in made.itertuples()]
    room = min(_TYPED + _ROW * len(rows), max(_TYPED, 0.6 * box.height))
    said = _fitting([Words(each.text, 20) for each in sentences], box.width, box.height - room)
    top, rest = box.under(height_of(said, box.width))
    if said:
        write(slide, top, *said, name="Yang diminta")
    below = rest._replace(top=rest.top + 0.15, height=room)
    _table(slide, below, _DECIDE, rows, name="Keputusan rapat", blank=_BLANK)


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


def _table(slide: Slide, box: Box, columns: dict[str, float], rows: list[list[str]], *, name: str, blank: int = 0) -> None:
    """A table of the rows that fit (columns: heading -> share of the width); below it, how many are left. Of `blank` empty
    rows to type into, at least one stands below."""
    widths = [share * box.width for share in columns.values()]
    rows = [[cut(text, SIZE, width - 2 * PAD, lines=_TALL) for text, width in zip(row, widths, strict=True)] for row in rows]
    heights = [_height(list(columns), widths, bold=True), *(_height(row, widths, bold=False) for row in rows)]
    shown, kept = len(rows), _ROW * min(blank, 1)
    while shown > 1 and sum(heights[: shown + 1]) + kept > box.height - (0.45 if shown < len(rows) else 0.0):
        shown -= 1
    left = box.height - sum(heights[: shown + 1]) - (0.45 if shown < len(rows) else 0.0)
    empty = min(blank, max(int(left / _ROW + 1e-9), 1)) if blank else 0
    _grid(slide, box, columns, widths, rows[:shown] + [[""] * len(columns)] * empty, [*heights[: shown + 1], *[_ROW] * empty],
          name=name, of=len(rows) + empty)  # fmt: skip


def _grid(slide: Slide, box: Box, columns: dict[str, float], widths: list[float], rows: list[list[str]], heights: list[float],
          *, name: str, of: int) -> None:  # fmt: skip
    """The table itself; of: how many rows there are."""
    frame = slide.shapes.add_table(len(heights), len(columns), *box._replace(height=sum(heights)).emu)
    frame.name = name
    told = f"Tabel {name}, {thousands(len(rows))} dari {thousands(of)} baris."
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(told))
    table = frame.table
    for n, width in enumerate(widths):
        table.columns[n].width = Inches(width)
    for n, row in enumerate([list(columns), *rows]):
        table.rows[n].height = Inches(heights[n])
        for m, text in enumerate(row):
            _cell(table.cell(n, m), text, head=n == 0, tint=OWN if n == 0 else PAPER if n % 2 else STRIPE)
    if len(rows) < of:
        left = Box(box.left, box.top + sum(heights) + 0.08, box.width, 0.35)
        whole = "laporan lengkap" if rows[-1:] == [[""] * len(columns)] else "XLSX"  # the decided need not be in the plan told
        write(slide, left, Words(f"dan {thousands(of - len(rows))} lagi; lihat {whole}", SIZE, MUTED), name="Sisanya")


def _height(row: Sequence[str], widths: Sequence[float], *, bold: bool) -> float:
    """The height in inches of a row: that of its fullest cell."""
    return PAD + max(height_of([Words(text, SIZE, INK, bold)], width - 2 * PAD) for text, width in zip(row, widths, strict=True))


def _cell(cell: _Cell, text: str, *, head: bool, tint: str) -> None:
    cell.margin_left = cell.margin_right = Inches(PAD)
    cell.margin_top = cell.margin_bottom = Inches(PAD / 2)
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(tint)
    fill(cell.text_frame, [Words(text, SIZE, PAPER if head else INK, head)])
