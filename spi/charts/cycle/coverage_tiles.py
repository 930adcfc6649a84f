"""Which units were reached, and which not yet? Equal tiles by name, filled where a session was held."""

from dataclasses import dataclass

from spi.answers.cycle.socialisation import Coverage
from spi.narrative.cycle.socialisation import headline
from spi.words import dictionary
from spi.words.wording import date_words, thousands

COLUMNS, _LONGEST = 4, 38  # tiles in a row; letters of a name on its tile


@dataclass(frozen=True)
class UnitTile:
    """A unit: its name, whether it was reached, and what is said of it in full."""

    label: str
    reached: bool
    hover: str


@dataclass(frozen=True)
class CoverageTiles:
    """Tiles of one kind of units in rows of COLUMNS; title: how many of them were reached."""

    title: str
    tiles: tuple[UnitTile, ...]
    alt: str


def coverage_tiles(coverage: Coverage, kind: str) -> CoverageTiles:
    """The units of a kind (one of the shares) in the order of the list."""
    rows = coverage.units[coverage.units["unit_kind"] == kind].to_dict("records")
    reached = sum(row["sessions"] > 0 for row in rows)
    title = f"{thousands(reached)} dari {thousands(len(rows))} {dictionary.word('unit_kinds', kind)}"
    alt = f"{headline(coverage).text} Petak {title}: yang terisi dan bertanda ● sudah dijangkau."
    return CoverageTiles(title, tuple(_tile(row) for row in rows), alt)


def _tile(row: dict) -> UnitTile:
    label = dictionary.shortened(str(row["name"]).removeprefix("Kecamatan "))
    label = f"{label[:_LONGEST].rstrip()}…" if len(label) > _LONGEST else label
    if not row["sessions"]:
        return UnitTile(label, False, f"{row['name']}\nbelum dijangkau")
    times = f"dijangkau {thousands(row['sessions'])} sesi, terakhir {date_words(row['reached_on'])}"
    return UnitTile(label, True, f"{row['name']}\n{times}")
