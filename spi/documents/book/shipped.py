"""Sheet Semula, which nobody sees: what did every blue cell hold when the file was made, and is it still so?"""

from spi.answers.briefing import Briefing
from spi.render.book.page import Book, given, live, text


def shipped(book: Book, _briefing: Briefing) -> None:
    """Write the sheet, after all others; sheet Ringkasan sums its marks (Sel_diubah).

    Compared as text: an empty cell and a zero are not the same, and a zero is never what was unknown.
    """
    note = "Tersembunyi: lembar Ringkasan memakainya untuk melihat apakah sebuah sel biru sudah diubah."
    page = book.page("Semula", "Isi sel biru saat berkas dibuat (salinan untuk yang dihitung)", note, [16, 12, 20, 16])
    page.headings(["Lembar", "Sel", "Semula", "Diubah? 1 = ya"], frozen=1)
    first = page.line + 1
    for sheet, place, cell in list(book.inputs):
        formula = f'=IF(\'{sheet}\'!{place}&""=C{page.line + 1}&"",0,1)'
        page.row([text(sheet), text(place), given(cell.value, cell.kind, role="plain"), live(formula, 0, "count")])
    page.area("Sel_diubah", first, max(page.line, first), 3)
    page.hide()
