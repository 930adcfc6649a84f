"""Which figures does a block hold that was copied from Excel or from a web page?"""

import re
from collections.abc import Mapping

import pandas as pd

from spi.intake.draft import Draft, Intake, Recognised
from spi.intake.reading import MOST_BYTES, finished, read_table, tables
from spi.intake.regions import Gazetteer
from spi.intake.sheets import Sheet, lines_of, oversized, split_text
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
    if too_long := oversized(text):
        return [too_long]
    lines = lines_of(text)
    ways = [split_text(text, "\t") if '"' in text else _split(lines, "\t")]
    if "|" in text:  # the outer bars of a Markdown table go, and the line below its headings
        ways.append(
            _split([line.strip().removeprefix("|").removesuffix("|") for line in lines if not _RULE.fullmatch(line)], "|")
        )
    ways += [split_text(text, ";"), split_text(text, ",")]
    return [*ways, _split([_GAP.sub("\t", line.strip()) for line in lines], "\t")]


def _split(lines: list[str], sign: str) -> Sheet:
    return oversized("\n".join(lines), sign) or Sheet("", [[cell.strip() for cell in line.split(sign)] for line in lines])
