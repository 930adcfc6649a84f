"""What has been read from a file so far, and what is wrong with it?"""

from dataclasses import dataclass, field

import pandas as pd

from spi.intake.numbers import OUT_OF_RANGE, REASONS, parse

FIGURE_COLUMNS = ["survey_year", "region_code", "unit", "measure", "value", "printed", "decimals", "reason", "location"]
REGION_COLUMNS = ["region_code", "name", "short_name", "kind", "province_code", "province"]
ALIAS_COLUMNS = ["alias", "region_code"]
MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Intake:
    """A file that was read and checked. With any problem nothing of it may be written.

    figures: FIGURE_COLUMNS, one row per survey year, region, unit ('' = whole government) and measure; value in points
    0-100, NaN where there is a reason. new_regions: REGION_COLUMNS. aliases: ALIAS_COLUMNS. problems: sentences.
    """

    kind: str
    file_name: str
    sha256: str
    bytes: int
    figures: pd.DataFrame
    new_regions: pd.DataFrame
    aliases: pd.DataFrame
    problems: list[str]


@dataclass
class Draft:
    """The figures and the problems gathered while a file is read."""

    file_name: str
    figures: list[tuple] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    _places: dict[tuple, str] = field(default_factory=dict)

    def problem(self, place: str, sentence: str) -> None:
        """Note a problem: the file, the place in it, and a sentence that says what to do."""
        self.problems.append(f"{self.file_name}, {place}: {sentence}" if place else f"{self.file_name}: {sentence}")

    def claim(self, owner: tuple[int, str, str], *, place: str, label: str) -> None:
        """Reserve a survey year, region and unit for the row at this place; a second row of the same is a problem."""
        first = self._places.setdefault(owner, place)
        if first != place:
            self.problem(place, f"{label} tahun {owner[0]} sudah ada di {first}. Hapus salah satunya.")

    def figure(self, owner: tuple[int, str, str], measure: str, cell: object, *, place: str, location: str) -> None:
        """Add one figure (points 0-100) or the reason why there is none; a cell that cannot be either is a problem."""
        try:
            parsed = parse(cell)
            _check_range(measure, parsed.value)
        except ValueError as reason:
            self.problem(place, f"{quoted(cell)} {reason}.")
            return
        row = (parsed.value, parsed.printed, parsed.decimals, parsed.reason, location)
        self.figures.append((*owner, measure, *row))

    def is_blank(self) -> bool:
        """Is there not one figure, and not one reason but the one for an empty cell?"""
        return all(reason == REASONS[0] for *_, reason, _location in self.figures)

    def table(self) -> pd.DataFrame:
        """The figures as a table of FIGURE_COLUMNS."""
        frame = pd.DataFrame(self.figures, columns=FIGURE_COLUMNS)
        return frame.astype({"survey_year": "int64", "value": "float64", "decimals": "int64", "reason": "object"})

    def sentences(self) -> list[str]:
        """The problems, the first MOST_PROBLEMS of them and the number of the rest."""
        rest = len(self.problems) - MOST_PROBLEMS
        return self.problems[:MOST_PROBLEMS] + ([f"dan {rest} masalah lain"] if rest > 0 else [])


def quoted(cell: object) -> str:
    """A cell as it is shown inside a sentence: on one line, at most 60 characters, in quotation marks."""
    text = "daftar" if isinstance(cell, list | dict) else " ".join(str(cell)[:200].split())
    return f"“{text[:59]}…”" if len(text) > 60 else f"“{text}”"


def _check_range(measure: str, value: float | None) -> None:
    if value is None:
        return
    if value < 0 and measure.startswith("correction"):
        raise ValueError("bernilai negatif; tulis potongan sebagai angka positif, misalnya 7,59")
    if not 0 <= value <= 100:
        raise ValueError(OUT_OF_RANGE)
    if 0 < value < 1 and not measure.startswith("correction"):  # an Excel cell formatted as 71,65% holds 0.7165
        raise ValueError("di bawah 1, tampaknya pecahan persen; tulis misalnya 71,65")
