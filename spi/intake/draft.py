"""What has been read from a file so far, and what is wrong with it?"""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from spi.intake.spelling import names
from spi.intake.spelling.numbers import OUT_OF_RANGE, REASONS, ZERO, Parsed, parse
from spi.method.other_indices import other_indices
from spi.method.parts import is_correction
from spi.words.wording import plain_number

FIGURE_COLUMNS = ["survey_year", "region_code", "unit", "measure", "value", "printed", "decimals", "reason", "location"]
REGION_COLUMNS = ["region_code", "name", "short_name", "kind", "province_code", "province"]
ALIAS_COLUMNS = ["alias", "region_code"]
MOST_PROBLEMS = 20
Owner = tuple[int, str, str]  # the survey year, region and unit of a figure; unit "" is the whole government
_EXAMPLES = 3
FEWEST_RESPONDENTS = 5  # below that a unit could be traced to persons: KPK prints no figure, and none is kept


@dataclass(frozen=True)
class Warning:
    """Something odd that may be right: code names the check, sentence says what was seen, where, and what to do."""

    code: str
    sentence: str


@dataclass(frozen=True)
class RecognisedColumn:
    """How a column was understood. meaning: year, code, name, unit, respondents, a measure's code ("index", or
    "index@2023" with a year of its own), "" for a column that is left out, None when the heading is not known."""

    letter: str
    heading: str
    meaning: str | None
    samples: list[str]


@dataclass(frozen=True)
class RecognisedSheet:
    """How a table was understood, before its rows are read. name: its sheet's, "" of a text; header_row counts from 1; key:
    the table among the reader's corrections."""

    name: str
    header_row: int
    columns: list[RecognisedColumn]
    key: str


@dataclass(frozen=True)
class Intake:
    """A file that was read and checked. With any problem nothing of it may be written.

    kind: dasbor, tabel, or the code of the other index whose scores (measure: that code) it holds instead of those of SPI.
    figures: FIGURE_COLUMNS, one row per survey year, region, unit ('' = whole government) and measure; value in points 0-100, NaN
    where there is a reason. new_regions: REGION_COLUMNS. aliases: ALIAS_COLUMNS. problems: sentences that stop. warnings:
    sentences that somebody must have read and accepted. notes: what was left out, or understood in a way worth knowing; nobody
    need accept it. missing: "year", "region" where the reader may have to name it, "hidden" where a workbook hides something.
    """

    kind: str
    file_name: str
    sha256: str
    bytes: int
    figures: pd.DataFrame
    new_regions: pd.DataFrame
    aliases: pd.DataFrame
    problems: list[str]
    warnings: list[Warning] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    missing: frozenset[str] = frozenset()

    @property
    def other_index(self) -> str:
        """The code of the other index that it holds; "" for SPI."""
        return self.kind if self.kind in other_indices() else ""


@dataclass
class Draft:
    """The figures, the problems and the warnings gathered while a file is read. titles: (place, text) above the tables.

    odd_names: unit -> where it stands and what is odd about it. printed_names: survey year, region and unit -> the name that
    the table printed first. parted: figures of a comma file that a decimal comma may have been cut in two. scale: the ends within
    which every score lies.
    """

    file_name: str
    figures: list[tuple] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    titles: list[tuple[str, str]] = field(default_factory=list)
    odd_names: dict[str, str] = field(default_factory=dict)
    printed_names: dict[Owner, str] = field(default_factory=dict)
    parted: list[str] = field(default_factory=list)
    scale: tuple[float, float] = (0, 100)
    _places: dict[tuple, str] = field(default_factory=dict)

    def problem(self, place: str, sentence: str) -> None:
        """Note a problem: the file, the place in it, and a sentence that says what to do."""
        self.problems.append(self._placed(place, sentence))

    def warn(self, code: str, place: str, sentence: str) -> None:
        """Note a warning of the check with this code, worded as a problem is."""
        self.warnings.append(Warning(code, self._placed(place, sentence)))

    def note(self, place: str, sentence: str) -> None:
        """Note what need not be accepted, worded as a problem is; the same sentence once."""
        note = self._placed(place, sentence)
        if note not in self.notes:
            self.notes.append(note)

    def claim(self, owner: Owner, places: Mapping[str, str], *, label: str) -> None:
        """Reserve the measures of a survey year, region and unit, each for its place; one reserved before is a problem."""
        firsts = [(place, self._places.setdefault((*owner, measure), place)) for measure, place in places.items()]
        place, first = next(((place, first) for place, first in firsts if place != first), ("", ""))
        if first:
            self.problem(place, f"{label} tahun {owner[0]} sudah ada di {first}. Hapus salah satunya.")

    def figure(self, owner: Owner, measure: str, cell: object, *, place: str, location: str, few: bool = False) -> None:
        """Add one figure (points 0-100) or the reason why there is none; a cell that cannot be either is a problem. few: fewer
        than FEWEST_RESPONDENTS answered; then the value is checked and not kept."""
        try:
            parsed = parse(cell)
            _check_range(measure, parsed.value, self.scale)
        except ValueError as reason:
            self.problem(place, f"{quoted(cell)} {reason}.")
            return
        parsed = Parsed(None, "", 0, "responden_kurang") if few else parsed
        self.figures.append((*owner, measure, parsed.value, parsed.printed, parsed.decimals, parsed.reason, location))

    def prints_twice(self, owner: Owner, name: object, cells: Mapping[str, object], *, place: str) -> bool:
        """Was this institution read already under another name? Then that is told, and the row is not to be read.

        cells: measure -> cell. Equal figures are noted and taken once. Different ones are a problem: no rule could say which
        of the two rows is KPK's figure. The same name twice is left to `claim`.
        """
        first = self.printed_names.setdefault(owner, str(name))
        if names.key(first) == names.key(name):
            return False
        held = {measure: (value, reason) for *who, measure, value, _, _, reason, _ in self.figures if tuple(who) == owner}
        differing = [measure for measure, cell in cells.items() if measure in held and _value_or_reason(cell) != held[measure]]
        both = f"{quoted(first)} dan {quoted(name)} adalah satu instansi dan dicetak keduanya untuk tahun {owner[0]}"
        if differing or not set(cells) <= set(held):
            self.problem(place, f"{both}, dengan nilai yang berbeda. Hapus baris yang keliru, lalu impor lagi.")
        else:
            self.note(place, f"{both}, dengan nilai yang sama; satu baris yang dipakai.")
        return True

    def is_blank(self) -> bool:
        """Is there not one figure, and not one reason but the one for an empty cell?"""
        return all(reason == REASONS[0] for *_, reason, _location in self.figures)

    def table(self) -> pd.DataFrame:
        """The figures as a table of FIGURE_COLUMNS."""
        frame = pd.DataFrame(self.figures, columns=FIGURE_COLUMNS)
        return frame.astype({"survey_year": "int64", "value": "float64", "decimals": "int64", "reason": "object"})

    def intake(self, kind: str, content: bytes, *, new_regions: pd.DataFrame, aliases: pd.DataFrame) -> Intake:
        """What was gathered, as the result of reading this content; of many problems the first. kind: that of an Intake."""
        rest = len(self.problems) - MOST_PROBLEMS
        return Intake(
            kind=kind,
            file_name=self.file_name,
            sha256=hashlib.sha256(content).hexdigest(),
            bytes=len(content),
            figures=self.table(),
            new_regions=new_regions,
            aliases=aliases,
            problems=self.problems[:MOST_PROBLEMS] + ([f"dan {rest} masalah lain"] if rest > 0 else []),
            warnings=list(self.warnings),
            notes=list(self.notes),
            missing=frozenset(self.missing),
        )

    def _placed(self, place: str, sentence: str) -> str:
        return f"{self.file_name}, {place}: {sentence}" if place else f"{self.file_name}: {sentence}"


def plain_text(text: object, *, most: int = 60) -> str:
    """A text on one line without control or invisible characters, at most this long."""
    start = str(text)[: 4 * most]
    line = " ".join("".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in start).split())
    return f"{line[: most - 1]}…" if len(line) > most else line


def quoted(cell: object) -> str:
    """A cell as it is shown inside a sentence: on one line, at most 60 characters, in quotation marks. A number cell reads as its
    sheet shows it in Indonesia: 120 and 71,65, not 120.0 and 71.65."""
    if isinstance(cell, float):
        cell = plain_number(cell)
    return f"“{'daftar' if isinstance(cell, list | dict) else plain_text(cell)}”"


def first_few(texts: Sequence[str]) -> str:
    """The first of several texts as a sentence names them, and the number of the rest: "A1, A2, A3 dan 4 lagi"."""
    rest = len(texts) - _EXAMPLES
    return f"{', '.join(texts[:_EXAMPLES])}{f' dan {rest} lagi' if rest > 0 else ''}"


def _value_or_reason(cell: object) -> tuple[float | None, str | None] | None:
    try:
        parsed = parse(cell)
    except ValueError:
        return None  # as nothing that was read
    return parsed.value, parsed.reason


def _check_range(measure: str, value: float | None, scale: tuple[float, float]) -> None:
    if value is None:
        return
    if value < 0 and is_correction(measure):
        raise ValueError("bernilai negatif; tulis potongan sebagai angka positif, misalnya 7,59")
    if not 0 <= value <= 100:
        raise ValueError(OUT_OF_RANGE)
    if value == 0 and not is_correction(measure):
        raise ValueError(ZERO)
    if not scale[0] <= value <= scale[1]:
        raise ValueError(f"di luar skala {plain_number(scale[0])}–{plain_number(scale[1])}; periksa letak koma desimalnya")
    if 0 < value < 1 <= scale[1] / 10 and not is_correction(measure):  # a cell of an .xls that shows 71,65% holds 0.7165
        shown = plain_number(100 * value)
        remedy = f"bila di selnya tampak {shown}%, ubah format sel menjadi Angka atau Umum, lalu ketik {shown}"
        raise ValueError(f"di bawah 1; {remedy}")
