"""What the intake's tests know: a few regions by hand, and a store of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from spi.intake import Intake, read, recognise
from spi.intake.spelling.names import key
from spi.intake.tables.layout import Wishes
from spi.store import database

# region_code, name, short_name, kind, province_code, province, other spellings and codes
FEW = [
    ("34", "Provinsi DI Yogyakarta", "Pemprov DI Yogyakarta", "provinsi", "34", "DI Yogyakarta", "DIY"),
    ("35", "Provinsi Jawa Timur", "Pemprov Jawa Timur", "provinsi", "35", "Jawa Timur", ""),
    ("3509", "Kabupaten Jember", "Kab. Jember", "kabupaten", "35", "Jawa Timur", ""),
    ("3510", "Kabupaten Banyuwangi", "Kab. Banyuwangi", "kabupaten", "35", "Jawa Timur", ""),
    ("3513", "Kabupaten Probolinggo", "Kab. Probolinggo", "kabupaten", "35", "Jawa Timur", ""),
    ("3574", "Kota Probolinggo", "Kota Probolinggo", "kota", "35", "Jawa Timur", ""),
    ("93", "Provinsi Papua Selatan", "Pemprov Papua Selatan", "provinsi", "93", "Papua Selatan", ""),
    ("9301", "Kabupaten Merauke", "Kab. Merauke", "kabupaten", "93", "Papua Selatan", "9101"),
]
_KNOWN = ("aliases", "regions", "newest_year", "name", "known_counts")
COLUMNS = ["region_code", "name", "short_name", "kind", "province_code", "province", "others"]


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
def refused(take: Callable, file: Callable) -> Callable[[str, str | bytes, str], None]:
    """Read a file that must be refused with one plain sentence that holds this one."""

    def reading(name: str, content: str | bytes, sentence: str) -> None:
        path = file(name, content)
        recognise(path)
        problems = take(path).problems
        assert len(problems) == 1 and sentence in problems[0]
        assert problems[0].startswith(name) and problems[0].endswith(".")
        assert len(problems[0]) < 500 and problems[0].isprintable()

    return reading


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty store of its own."""
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "store.duckdb"))
    database.close()
    yield
    database.close()
