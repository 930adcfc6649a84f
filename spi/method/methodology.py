"""What did KPK's method say in a given survey year? Weights, categories and breaks, read from methodology.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

_FILE = Path(__file__).with_name("methodology.toml")
COMPONENTS = ("internal", "external", "expert")
CORRECTIONS = ("correction_conduct", "correction_facts")


class MethodologyError(ValueError):
    """The method contradicts itself; the message names the entry."""


@dataclass(frozen=True)
class Weights:
    """Weights of the three components (shares of 1) in one survey year; `assumed` when borrowed from another year."""

    year: int
    internal: float
    external: float
    expert: float
    evidence: str
    source: str
    assumed: bool = False

    def __getitem__(self, component: str) -> float:
        return getattr(self, component)

    @property
    def grade(self) -> str:
        """How they are known: "assumed" when borrowed, whatever the evidence in the year they are borrowed from."""
        return "assumed" if self.assumed else self.evidence


@dataclass(frozen=True)
class Band:
    """One category: scores from `lower` (inclusive) to `upper` (exclusive, 100 included), in points."""

    name: str
    lower: float
    upper: float
    symbol: str
    tint: str


@cache
def method() -> dict:
    """The whole file, checked once. Raises MethodologyError when two entries contradict each other."""
    content = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    for entry in content["weights"]:
        total = sum(entry[c] for c in COMPONENTS)
        if abs(total - 1) > 1e-9:
            raise MethodologyError(f"methodology.toml: bobot {entry['years']} berjumlah {total}, seharusnya 1.")
    for name in ("weights", "categories"):
        years = [year for entry in content[name] for year in entry["years"]]
        if len(years) != len(set(years)):
            raise MethodologyError(f"methodology.toml: sebuah tahun tertulis dua kali di [[{name}]].")
    for entry in content["categories"]:
        bands = entry["bands"]
        if bands[0]["from"] != 0 or any(a["below"] != b["from"] for a, b in pairwise(bands)):
            raise MethodologyError(f"methodology.toml: kategori {entry['years']} tidak bersambung dari 0.")
    return content


def weights(year: int) -> Weights:
    """Weights of a survey year. A year not in the file borrows those of the newest listed year (`assumed`)."""
    entries = method()["weights"]
    newest = max(max(entry["years"]) for entry in entries)
    assumed = not any(year in entry["years"] for entry in entries)
    entry = next(e for e in entries if (newest if assumed else year) in e["years"])
    return Weights(year, entry["internal"], entry["external"], entry["expert"], entry["evidence"], entry["source"], assumed)


def bands(year: int) -> tuple[Band, ...]:
    """The categories published for a survey year, lowest first; empty when none was published (2021)."""
    entry = next((e for e in method()["categories"] if year in e["years"]), None)
    return _as_bands(entry["bands"]) if entry else ()


def years_with_scale_of(year: int) -> list[int]:
    """The survey years that share the published scale of this year."""
    return next((e["years"] for e in method()["categories"] if year in e["years"]), [])


def reference_years() -> list[int]:
    """The survey years whose scale is offered on other years, only as a marked second view."""
    return years_with_scale_of(method()["reference_scale"]["year"])


def reference_bands() -> tuple[Band, ...]:
    """The scale of `reference_years`."""
    return bands(method()["reference_scale"]["year"])


def category(year: int, score: float | None, *, reference: bool = False) -> Band | None:
    """The band of an unrounded score in points; None without a score or without a published scale.

    With `reference` the scale of `reference_years` is applied whatever the year.
    """
    scale = reference_bands() if reference else bands(year)
    return None if score is None or score != score else band_of(scale, score)


def unlisted_threshold(year: int) -> float | None:
    """Points from which an unexplained rest of that year is a correction of its own; None in other years."""
    entry = method()["unlisted_correction"]
    return entry["threshold"] if year in entry["years"] else None


def unlisted_formula(year: int) -> dict | None:
    """item (points), tolerance (points), pairs of count and multiple, evidence, note and source of the formula that the
    unlisted correction follows (see method/unlisted_correction.py); None in years without one."""
    entry = method()["unlisted_correction"]
    return entry["formula"] if year in entry["years"] else None


def moving_together() -> float:
    """The share of governments (0 to 1) that must go one way before a change is told as everybody's."""
    return method()["moving_together"]["share"]


def self_check_threshold() -> float:
    """The robust z that all three voices of a government must reach before its result is told as one to check."""
    return method()["self_check"]["threshold"]


def assumed_errors() -> tuple[float, ...]:
    """Standard errors of the index (points) that are offered as assumptions, because KPK publishes none."""
    return tuple(method()["rank_sets"]["standard_errors"])


def own_shifts() -> tuple[float, ...]:
    """By how many points our own score is moved to see which places lie within reach of so little."""
    return tuple(method()["rank_sets"]["shifts"])


def residual_tolerance() -> float:
    """Points up to which published minus recomputed is rounding."""
    return method()["residual"]["tolerance"]


def band_of(scale: tuple[Band, ...], score: float) -> Band | None:
    """The band of `scale` in which a score lies; None without a score or a scale."""
    return next((b for b in reversed(scale) if score >= b.lower), None)


def breaks_between(year_from: int, year_to: int) -> list[dict]:
    """The breaks in comparability met between two survey years (either order), oldest first."""
    low, high = sorted((year_from, year_to))
    return [b for b in method()["breaks"] if low <= b["years"][0] and b["years"][1] <= high]


def break_marks() -> list[tuple[int, int, str]]:
    """Every break in comparability for drawing: (year from, year to, short text)."""
    return [(*entry["years"], entry["short"]) for entry in method()["breaks"]]


def on_reference_scale(year: int) -> bool:
    """Is the published scale of this year already that of `reference_years`?"""
    return bands(year) == reference_bands()


def _as_bands(entries: list[dict]) -> tuple[Band, ...]:
    return tuple(Band(e["name"], e["from"], e["below"], e["symbol"], e["tint"]) for e in entries)
