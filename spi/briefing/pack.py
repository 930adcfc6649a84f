"""Which files does the meeting take away, and how are they made, all of them or none?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from spi.answers.briefing import Briefing, file_name
from spi.narrative.deck import Slide

Progress = Callable[[str, int, int], None]  # title of the part that begins, how many are done, of how many


@dataclass(frozen=True)
class Part:
    """One file of the pack. title: what it is, in words; ending: of its name; make: briefing and slides -> its content."""

    title: str
    ending: str
    make: Callable[[Briefing, list[Slide]], bytes]


def _brief(briefing: Briefing, deck: list[Slide]) -> bytes:
    from spi.briefing import pdf  # Typst and Vega take their time, and not every pack has a PDF

    return pdf.brief(briefing, deck)


def _report(briefing: Briefing, deck: list[Slide]) -> bytes:
    from spi.briefing import pdf

    return pdf.report(briefing, deck)


def _presentation(briefing: Briefing, deck: list[Slide]) -> bytes:
    from spi.briefing import slides

    return slides.presentation(briefing, deck)


def _figures(briefing: Briefing, _deck: list[Slide]) -> bytes:
    from spi.briefing import figures_book

    return figures_book.workbook(briefing)


PARTS = {
    "ringkas": Part("Ringkasan dua halaman (PDF)", "pdf", _brief),
    "laporan": Part("Laporan lengkap (PDF)", "pdf", _report),
    "paparan": Part("Paparan (PPTX)", "pptx", _presentation),
    "angka": Part("Angka dengan rumus (XLSX)", "xlsx", _figures),
}


def refusal(briefing: Briefing) -> str:
    """Why there is nothing to take away, as a sentence; "" where there is. An incomplete year still gets an honest pack."""
    if len(briefing.figures[briefing.year]):
        return ""
    return f"Belum ada angka SPI {briefing.year} dari sumber mana pun untuk {briefing.name}; paket rapat tidak dibuat."


def contents(
    briefing: Briefing, deck: list[Slide], *, parts: Iterable[str] = tuple(PARTS), progress: Progress = lambda *_: None
) -> dict[str, bytes]:
    """File name -> content, in the given order. parts: keys of PARTS; progress is called as each of them begins."""
    chosen = [(kind, PARTS[kind]) for kind in parts]
    made = {}
    for done, (kind, part) in enumerate(chosen):
        progress(part.title, done, len(chosen))
        made[file_name(briefing, kind, part.ending)] = part.make(briefing, deck)
    return made


def make(
    briefing: Briefing,
    deck: list[Slide],
    folder: Path,
    *,
    parts: Iterable[str] = tuple(PARTS),
    progress: Progress = lambda *_: None,
) -> list[Path]:
    """Write the files into a folder, which is made where it is not there; answers their paths.

    Nothing is written before every part is made, and each file gets its name only when it is whole. Raises OSError.
    """
    made = contents(briefing, deck, parts=parts, progress=progress)
    folder.mkdir(parents=True, exist_ok=True)
    drafts = []
    try:
        for name, content in made.items():
            drafts.append((folder / f".{name}.tulis", folder / name))
            drafts[-1][0].write_bytes(content)
        return [draft.replace(file) for draft, file in drafts]
    finally:
        for draft, _ in drafts:
            draft.unlink(missing_ok=True)
