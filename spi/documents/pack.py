"""Which files does the meeting take away, and how are the files of a pack made, all of them or none?"""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import copy2

from spi.answers.briefing import Briefing, file_name
from spi.documents.deck import Slide
from spi.words import dictionary

_DRAFT, _OLD = ".tulis", ".semula"
Progress = Callable[[str, int, int], object]  # title of the part that begins, how many are done, of how many
Maker = tuple[str, Callable[[], bytes]]  # title of a part, and what makes its content


class UnmadePart(Exception):
    """A document of the pack could not be made. The message is its title; the cause what went wrong."""


@dataclass(frozen=True)
class Part:
    """One file of the pack. title: what it is, in words; ending: of its name; make: briefing and slides -> its content; folder:
    in which it lies inside the pack."""

    title: str
    ending: str
    make: Callable[[Briefing, list[Slide]], bytes]
    folder: str = ""


def _brief(briefing: Briefing, _deck: list[Slide]) -> bytes:
    from spi.documents import pdf  # the libraries of the files take their time: not before a pack is made

    return pdf.brief(briefing)


def _report(briefing: Briefing, _deck: list[Slide]) -> bytes:
    from spi.documents import pdf

    return pdf.report(briefing)


def _presentation(briefing: Briefing, deck: list[Slide]) -> bytes:
    from spi.documents import slides

    return slides.presentation(briefing, deck)


def _figures(briefing: Briefing, _deck: list[Slide]) -> bytes:
    from spi.documents.book import figures

    return figures.workbook(briefing)


def _calendar(briefing: Briefing, _deck: list[Slide]) -> bytes:
    from spi.documents import pdf
    from spi.documents.cycle import agenda_pdf

    state = pdf.stamp_of(briefing)
    return agenda_pdf.calendar_pdf(briefing.code, moment=briefing.stamp.moment, state=state, masked=briefing.masked)


def _letter(kind: str, briefing: Briefing, _deck: list[Slide]) -> bytes:
    from spi.documents.letters import letters

    return letters.LETTERS[kind](briefing)


LETTERS = "Naskah"  # the folder of what can be edited before it is sent
PARTS = {
    "ringkas": Part("Ringkasan dua halaman (PDF)", "pdf", _brief),
    "laporan": Part("Laporan lengkap (PDF)", "pdf", _report),
    "paparan": Part("Salindia (PPTX)", "pptx", _presentation),
    "angka": Part("Angka dengan rumus (XLSX)", "xlsx", _figures),
    "kalender": Part("Kalender siklus (PDF)", "pdf", _calendar),
    **{kind: Part(title, "docx", partial(_letter, kind), LETTERS) for kind, title in dictionary.words("letters").items()},
}


def refusal(briefing: Briefing) -> str:
    """Why there is nothing to take away, as a sentence; "" where there is. An incomplete year still gets an honest pack."""
    if len(briefing.figures[briefing.year]):
        return ""
    return f"Belum ada angka SPI {briefing.year} dari sumber mana pun untuk {briefing.name}; paket rapat tidak dibuat."


def contents(briefing: Briefing, deck: list[Slide], *, progress: Progress = lambda *_: None) -> dict[str, bytes]:
    """Path inside the pack -> content of every part, in their order; progress is called as each of them begins. Raises
    UnmadePart."""
    makers = {}
    for kind, part in PARTS.items():
        name = file_name(briefing, kind, part.ending)
        makers[f"{part.folder}/{name}" if part.folder else name] = (part.title, partial(part.make, briefing, deck))
    return made_of(makers, progress=progress)


def make(briefing: Briefing, deck: list[Slide], folder: Path, *, progress: Progress = lambda *_: None) -> list[Path]:
    """Write the files into a folder, all or none (see write); answers their paths. Raises OSError, UnmadePart."""
    return write(contents(briefing, deck, progress=progress), folder)


def made_of(makers: Mapping[str, Maker], *, progress: Progress) -> dict[str, bytes]:
    """Path inside a pack -> content of every part, in their order. Raises UnmadePart."""
    made = {}
    for done, (place, (title, make_part)) in enumerate(makers.items()):
        progress(title, done, len(makers))
        try:
            made[place] = make_part()
        except Exception as fault:
            raise UnmadePart(title) from fault
    return made


def zipped(made: Mapping[str, bytes]) -> bytes:
    """The files of a pack in one archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, each in made.items():
            archive.writestr(name, each)
    return content.getvalue()


def write(made: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write the files of a pack into a folder, which is made where it is not there; answers their paths.

    Each file gets its name only when it is whole; where one of them cannot be given its name (a program holds a file of that name
    open), the others are taken back. Raises OSError.
    """
    files = [folder / name for name in made]
    new = [place for place in {file.parent: None for file in files} if not place.exists()]
    try:
        for place in new:
            place.mkdir(parents=True, exist_ok=True)
        for file, content in zip(files, made.values(), strict=True):
            _beside(file, _DRAFT).write_bytes(content)
        _put(files)
    finally:
        for file in files:
            _beside(file, _DRAFT).unlink(missing_ok=True)
        for place in reversed(new):
            if place.exists() and not any(place.iterdir()):  # nothing could be given its name
                place.rmdir()
    return files


def _put(files: list[Path]) -> None:
    """Give every draft its name, or none: where one fails, the files that were there before are so again."""
    given = []
    try:
        for file in files:
            if file.exists():
                copy2(file, _beside(file, _OLD))
            _beside(file, _DRAFT).replace(file)
            given.append(file)
    except BaseException:
        for file in files:
            old = _beside(file, _OLD)
            if file not in given:
                old.unlink(missing_ok=True)
            elif old.exists():
                old.replace(file)
            else:
                file.unlink()
        raise
    for file in files:
        _beside(file, _OLD).unlink(missing_ok=True)


def _beside(file: Path, ending: str) -> Path:
    """The hidden file beside a file in which its draft, or what it replaces, is kept for the moment."""
    return file.with_name(f".{file.name}{ending}")
