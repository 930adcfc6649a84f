"""Which figures does a block hold that was copied from Excel or from a web page?"""

import re
from collections.abc import Callable, Mapping

import pandas as pd

from spi.intake.draft import Draft, Intake, Recognised
from spi.intake.reading import MOST_BYTES, finished, read_table, tables
from spi.intake.regions import Gazetteer
from spi.intake.sheets import MOST_COLUMNS, Sheet, lines_of, split_text, too_large
from spi.intake.table import Wishes

_RULE = re.compile(r"[\s|:+=-]*")  # the line below the headings of a Markdown table
_GAP = re.compile(r"\t|[ \u00a0\u2007\u2009\u202f]{2,}")


def read_pasted(
    text: str,
    *,
    aliases: dict[str, str],
    regions: pd.DataFrame,
    newest_year: int,
    name: str = "tempelan",
    columns: Mapping[tuple[str, str], str] | None = None,
    year: int | None = None,
    region_code: str | None = None,
    known_counts: Mapping[tuple[int, str], int] | None = None,
) -> Intake:
    """Read a pasted block: cells separated by tabs, |, semicolons, commas or several spaces. Otherwise as `read`."""
    draft, gazetteer, content = Draft(name), Gazetteer(aliases=aliases, regions=regions), _content(text)
    wishes = Wishes(dict(columns or {}), None, year, region_code)
    if _is_fit(content, draft):
        read_table(content, draft=draft, gazetteer=gazetteer, newest_year=newest_year, wishes=wishes, opener=_open)
    return finished(draft, "tabel", content, gazetteer, known_counts=known_counts)


def recognise_pasted(
    text: str,
    *,
    name: str = "tempelan",
    columns: Mapping[tuple[str, str], str] | None = None,
    year: int | None = None,
    region_code: str | None = None,
) -> Recognised:
    """How the columns of a pasted block are understood. Its sheet has the name ""."""
    draft, content = Draft(name), _content(text)
    fit = _is_fit(content, draft)
    found = tables(content, draft, Wishes(dict(columns or {}), None, year, region_code), _open) if fit else []
    return Recognised(name, "tabel", [layout.recognised() for layout in found], draft.sentences())


def _content(text: str) -> bytes:
    return str(text).encode("utf-8", "replace")


def _is_fit(content: bytes, draft: Draft) -> bool:
    if len(content) > MOST_BYTES:
        draft.problem("", f"teksnya lebih dari {MOST_BYTES // 2**20} MB. Tempelkan satu tabel saja, atau unggah berkasnya.")
    elif not content.strip():
        draft.problem("", "belum ada teks. Salin tabel beserta baris judulnya, lalu tempelkan di sini.")
    return not draft.problems


def _open(content: bytes, draft: Draft) -> list[Sheet]:
    """One reading of the text per way in which its cells may be separated."""
    text = content.decode("utf-8", "replace").removeprefix("\ufeff").replace("\x00", " ").strip("\r\n")
    lines = lines_of(text)
    if lines is None:
        return [too_large()]
    ways = [split_text(text, "\t") if '"' in text else _split(lines, lambda line: line.split("\t"))]
    ways += [_split([line for line in lines if not _RULE.fullmatch(line)], _between_bars)] if "|" in text else []
    ways += [split_text(text, ";"), split_text(text, ",")]
    return [*ways, _split(lines, lambda line: _GAP.split(line.strip()))]


def _split(lines: list[str], cells: Callable[[str], list[str]]) -> Sheet:
    if any(max(line.count("\t"), line.count("|"), line.count("  ")) > 10 * MOST_COLUMNS for line in lines):
        return too_large()
    return Sheet("", [[cell.strip() for cell in cells(line)] for line in lines])


def _between_bars(line: str) -> list[str]:
    return line.strip().removeprefix("|").removesuffix("|").split("|")
