"""A made-up third index, which is one entry of TOML, and what tests of other indices need."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from spi import intake
from spi.answers.sources import provenance
from spi.intake.spelling import headings, spellings, subject
from spi.intake.tables.layout import Wishes
from spi.method import other_indices

RISK = """
[[index]]
code = "irc"
name = "Indeks Rawan Contoh"
about = "Indeks buatan untuk uji."
scale = [0, 5]
low_is_good = true
bands = [{name = "Rawan", lower = 2.5}, {name = "Aman", lower = 0}]
written = ["IRC", "Indeks Rawan Contoh"]
"""


@contextmanager
def known_too(entry: str, folder: Path) -> Iterator[None]:
    """While this lasts the file of other indices holds this entry, too."""
    file = folder / "other_indices.toml"
    file.write_text(other_indices._FILE.read_text(encoding="utf-8") + entry, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(other_indices, "_FILE", file)
        _forget()
        yield
    _forget()


def _forget() -> None:
    for remembering in (other_indices.other_indices, spellings._known, subject._named, headings._role):
        remembering.cache_clear()


def read_table(text: str, name: str = "tabel.csv", **said: object) -> intake.Intake:
    """A table of text as the page reads it, with the store's governments; further words are the reader's wishes."""
    known = {"aliases": provenance.aliases(), "regions": provenance.known_regions(), "newest_year": 2025}
    return intake.read(text.encode(), name=name, wishes=Wishes(**said), **known)


def bring(text: str, index: str = "mcp", name: str = "tabel.csv") -> intake.Outcome:
    """Import a table of another index, all warnings accepted."""
    table = read_table(text, name, index=index)
    assert table.problems == [], table.problems
    return intake.save([table], actor="uji", accepted={warning.code for warning in table.warnings})
