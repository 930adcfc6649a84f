"""Which files does a province take away: the pages, the slides and the workbook, from one overview?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from mimetypes import guess_type
from pathlib import Path

from spi.answers.province_briefing import ProvinceBriefing, file_name
from spi.documents.pack import Progress, made_of, write


@dataclass(frozen=True)
class ProvincePart:
    """One file of the pack. title: what it is, in words; ending: of its name; make: briefing -> its content."""

    title: str
    ending: str
    make: Callable[[ProvinceBriefing], bytes]


def _pages(asked: ProvinceBriefing) -> bytes:
    from spi.documents.province import province_pages  # the libraries of the files take their time: not before they are made

    return province_pages.province_pdf(asked)


def _slides(asked: ProvinceBriefing) -> bytes:
    from spi.documents.province import province_slides

    return province_slides.presentation(asked)


def _figures(asked: ProvinceBriefing) -> bytes:
    from spi.documents.province import province_book

    return province_book.workbook(asked)


PARTS = {
    "ringkas": ProvincePart("Ringkasan provinsi (PDF)", "pdf", _pages),
    "paparan": ProvincePart("Salindia provinsi (PPTX)", "pptx", _slides),
    "angka": ProvincePart("Angka provinsi (XLSX)", "xlsx", _figures),
}


def contents(asked: ProvinceBriefing, *, progress: Progress = lambda *_: None) -> dict[str, bytes]:
    """Name -> content of every part, in their order; progress is called as each of them begins. Raises UnmadePart."""
    makers = {file_name(asked, kind, part.ending): (part.title, partial(part.make, asked)) for kind, part in PARTS.items()}
    return made_of(makers, progress=progress)


def make(asked: ProvinceBriefing, folder: Path, *, progress: Progress = lambda *_: None) -> list[Path]:
    """Write the files into a folder, all or none; answers their paths. Raises OSError, UnmadePart."""
    return write(contents(asked, progress=progress), folder)


def kind_of(ending: str) -> str:
    """The media type of a file by the ending of its name."""
    return guess_type(f"a.{ending}")[0] or "application/octet-stream"
