"""What the intake's tests know: a few regions by hand, and how a file is read with them."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from few_regions import COLUMNS, FEW

from spi.intake import Intake, read, recognise
from spi.intake.spelling.names import key
from spi.intake.tables.layout import Wishes

_KNOWN = ("aliases", "regions", "newest_year", "name", "known_counts")


@pytest.fixture
def few() -> pd.DataFrame:
    """The few regions; column others holds further spellings and former codes, ;-separated."""
    return pd.DataFrame(FEW, columns=COLUMNS)


@pytest.fixture
def spellings() -> Callable[[pd.DataFrame], dict[str, str]]:
    """alias -> region_code of a table of regions."""

    def of(regions: pd.DataFrame) -> dict[str, str]:
        return {
            key(alias): row.region_code
            for row in regions.itertuples()
            for alias in (row.region_code, row.name, row.short_name, *row.others.split(";"))
            if alias
        }

    return of


@pytest.fixture
def take(few: pd.DataFrame, spellings: Callable) -> Callable[..., Intake]:
    """Read a file knowing the few regions; the newest survey year is 2025. Further words are the reader's wishes."""

    def reading(path: Path, **said: object) -> Intake:
        own = {word: said.pop(word) for word in _KNOWN if word in said}
        known = {"aliases": spellings(few), "regions": few, "newest_year": 2025} | own
        return read(path, wishes=Wishes(**said), **known)

    return reading


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file with this name and content, and give its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def refused(take: Callable, file: Callable) -> Callable[[str, str | bytes | Callable[[], bytes], str], None]:
    """Read a file that must be refused with one plain sentence that holds this one.

    content: the file's, or what makes it: a large one is not made by every worker that collects the tests.
    """

    def reading(name: str, content: str | bytes | Callable[[], bytes], sentence: str) -> None:
        path = file(name, content() if callable(content) else content)
        recognise(path)
        problems = take(path).problems
        assert len(problems) == 1 and sentence in problems[0]
        assert problems[0].startswith(name) and problems[0].endswith(".")
        assert len(problems[0]) < 500 and problems[0].isprintable()

    return reading
