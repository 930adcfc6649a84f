"""By which rules is a list of respondents counted? Reads data/respondents.toml: headings, a mobile number, criteria, minimum."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spi.settings import ShippedDataError
from spi.words import dictionary
from spi.words.tens import STEP

_FILE = Path(__file__).resolve().parents[2] / "data" / "respondents.toml"
_DATES = {"internal": ("agency_start", "unit_start"), "external": ("contact",), "expert": ()}


@dataclass(frozen=True)
class Rule:
    """A day in this column lies at least `least` months, or at most `most`, before the day of the list."""

    column: str
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class Criterion:
    """Who belongs into the list of a group in a survey year. text: as the source says it; unchecked: what is not looked at."""

    survey_year: int
    group: str
    rules: tuple[Rule, ...]
    text: str
    unchecked: str
    source: str


@dataclass(frozen=True)
class Minimum:
    """How many rows the list of an OPD should have; basis: from where that is known."""

    group: str
    listed: int
    basis: str
    source: str


@dataclass(frozen=True)
class Rules:
    """headings: heading in small letters -> field; mobile: the number without 0 or 62 before it."""

    headings: dict[str, str]
    mobile: re.Pattern[str]
    criteria: tuple[Criterion, ...]
    minima: tuple[Minimum, ...]

    def criterion(self, year: int, group: str) -> Criterion | None:
        """What holds for a group in this very year; None where it is not known, whatever held in another year."""
        return next((each for each in self.criteria if (each.survey_year, each.group) == (year, group)), None)

    def minimum(self, group: str) -> Minimum | None:
        """The minimum of a group, None where there is none (experts answer for the whole government)."""
        return next((each for each in self.minima if each.group == group), None)


def date_columns(group: str) -> tuple[str, ...]:
    """The columns that hold the start of a person of this group, or their last contact."""
    return _DATES[group]


@cache
def rules() -> Rules:
    """The rules that ship. Raises ShippedDataError where the file cannot be used."""
    return read(_FILE)


def read(file: Path) -> Rules:
    """The rules of a file. Raises ShippedDataError where it cannot be used."""
    try:
        held = tomllib.loads(file.read_text(encoding="utf-8"))
        found = Rules(
            headings={words: name for name, spellings in held["headings"].items() for words in spellings},
            mobile=re.compile(held["mobile"]["pattern"]),
            criteria=tuple(
                Criterion(**{**each, "rules": tuple(Rule(**rule) for rule in each["rules"])}) for each in held["criterion"]
            ),
            minima=tuple(Minimum(**each) for each in held["minimum"]),
        )
    except (OSError, ValueError, KeyError, TypeError, re.error) as error:
        raise ShippedDataError(f"data/{file.name} tidak dapat dibaca: {error}. Perbaiki berkas itu.") from error
    groups = [each.group for each in found.criteria] + [each.group for each in found.minima]
    if unknown := set(groups) - set(dictionary.words("respondent_groups")):
        raise ShippedDataError(f"data/{file.name}: kelompok “{min(unknown)}” tidak dikenal. Perbaiki ejaannya.")
    for minimum in found.minima:
        if minimum.listed % STEP:
            raise ShippedDataError(f"data/{file.name}: batas {minimum.listed} bukan kelipatan sepuluh. Perbaiki angkanya.")
    return found
