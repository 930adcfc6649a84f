"""Which figures does a block hold that was copied from Excel or from a web page?"""

from collections.abc import Mapping

import pandas as pd

from spi.intake.draft import Draft, Intake, Recognised
from spi.intake.reading import MOST_BYTES, finished, read_table, tables
from spi.intake.spelling.regions import Gazetteer
from spi.intake.tables.layout import Wishes
from spi.intake.tables.sheets import Sheet
from spi.intake.tables.texts import ways


def read_pasted(
    text: str,
    *,
    aliases: dict[str, str],
    regions: pd.DataFrame,
    newest_year: int,
    name: str = "tempelan",
    wishes: Wishes | None = None,
    known_counts: Mapping[tuple[int, str], int] | None = None,
) -> Intake:
    """Read a pasted block as a text file is read: parted by tabs, |, semicolons, commas, several spaces, or as a list."""
    draft, gazetteer, content = Draft(name), Gazetteer(aliases=aliases, regions=regions), _content(text)
    if _is_fit(content, draft):
        read_table(content, draft=draft, gazetteer=gazetteer, newest_year=newest_year, wishes=wishes or Wishes(), opener=_open)
    return finished(draft, "tabel", content, gazetteer, known_counts=known_counts)


def recognise_pasted(text: str, *, name: str = "tempelan", wishes: Wishes | None = None) -> Recognised:
    """How the columns of a pasted block are understood. Its sheet has the name ""."""
    draft, content = Draft(name), _content(text)
    fit = _is_fit(content, draft)
    found = tables(content, draft, wishes or Wishes(), _open) if fit else []
    return Recognised(name, "tabel", [one.recognised() for one in found if not one.orphan], draft.sentences())


def _content(text: str) -> bytes:
    return str(text).encode("utf-8", "replace")


def _is_fit(content: bytes, draft: Draft) -> bool:
    if len(content) > MOST_BYTES:
        draft.problem("", f"teksnya lebih dari {MOST_BYTES // 2**20} MB. Tempelkan satu tabel saja, atau unggah berkasnya.")
    elif not content.strip():
        draft.problem("", "belum ada teks. Salin tabel beserta baris judulnya, lalu tempelkan di sini.")
    return not draft.problems


def _open(content: bytes, _draft: Draft) -> list[Sheet]:
    return ways(content.decode("utf-8", "replace").removeprefix("\ufeff").replace("\x00", " ").strip("\r\n"))
