"""Which other indices may stand beside SPI, on which scale, and how do tables name them? Read from other_indices.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spi.method.methodology import MethodologyError
from spi.words import dictionary

_FILE = Path(__file__).with_name("other_indices.toml")


@dataclass(frozen=True)
class OtherIndex:
    """An index that is not SPI. scale: its lowest and highest value; bands: name and lowest value of each of its categories, the
    lowest first; written: how tables name it."""

    code: str
    name: str
    about: str
    scale: tuple[float, float]
    low_is_good: bool
    bands: tuple[tuple[str, float], ...]
    written: tuple[str, ...]


@cache
def other_indices() -> dict[str, OtherIndex]:
    """Every other index by its code. Raises MethodologyError where an entry contradicts itself or another one."""
    entries = tomllib.loads(_FILE.read_text(encoding="utf-8"))["index"]
    indices: dict[str, OtherIndex] = {}
    for entry in entries:
        low, high = entry["scale"]
        bands = tuple(sorted(((band["name"], float(band["lower"])) for band in entry["bands"]), key=lambda band: band[1]))
        index = OtherIndex(**entry | {"scale": (float(low), float(high)), "bands": bands, "written": tuple(entry["written"])})
        if index.code in indices or dictionary.is_measure(index.code):
            raise MethodologyError(f"other_indices.toml: kode “{index.code}” sudah dipakai. Pilih kode lain.")
        if not 0 <= low < high <= 100 or not all(low <= lower <= high for _, lower in bands):
            raise MethodologyError(f"other_indices.toml: skala atau kategori {index.name} tidak terletak di antara 0 dan 100.")
        indices[index.code] = index
    return indices


def measure_label(code: str) -> str:
    """The name of a measure of SPI, or of another index."""
    return other_indices()[code].name if code in other_indices() else dictionary.label(code)
