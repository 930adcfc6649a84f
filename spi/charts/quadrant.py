"""How did two indices of a government move beside each other? Each on an axis of its own; the others of the year faint."""

from dataclasses import dataclass

from spi.answers.other_indices.beside import Beside, Middle
from spi.charts.marks import Blank, Limit, Span, records
from spi.words.wording import decimal, limit_words

_AIR, _LEAST = 0.12, 4.0  # of the span, and points: the room beside the outermost dots


@dataclass(frozen=True)
class QuadrantAxis:
    """An axis: the index with its scale and direction in words, its span in points, the median of the year and limits of its
    categories in sight."""

    title: str
    span: Span
    median: Limit | None
    limits: tuple[Limit, ...]


@dataclass(frozen=True)
class QuadrantDot:
    """A government of the year, or ours in some year (its text); across, up: the other index and SPI in points."""

    region_code: str
    across: float
    up: float
    text: str
    hover: str


@dataclass(frozen=True)
class Quadrant:
    """The other index across, SPI up. path: ours from year to year, the oldest first; others: the rest of the scope in the year;
    year: the chosen one, whose dot is lit where it is known."""

    alt: str
    across: QuadrantAxis
    up: QuadrantAxis
    path: tuple[QuadrantDot, ...]
    others: tuple[QuadrantDot, ...]
    year: int


def quadrant(here: Beside) -> Quadrant | Blank:
    """The path of a government and the others of the chosen year, where both scores are known of the whole year."""
    name = here.index.name
    path = tuple(
        QuadrantDot(
            here.region_code, row["other"], row["index"], str(int(row["survey_year"])), _words(name, row, row["survey_year"])
        )
        for row in records(here.both, "other", "index")
    )
    others = tuple(
        QuadrantDot(row["region_code"], row["other"], row["index"], "", f"{row['region']}: {_words(name, row, here.year)}")
        for row in records(here.members, "other", "index")
        if row["region_code"] != here.region_code
    )
    if not path and not others:
        return Blank(f"Belum ada tahun yang {name} dan SPI-nya diketahui bersama.")
    good = "makin rendah makin baik" if here.index.low_is_good else "makin tinggi makin baik"
    low, high = map(limit_words, here.index.scale)
    return Quadrant(
        alt=_alt(here, path, others),
        across=_axis(f"{name} ({low}–{high}, {good})", [d.across for d in (*path, *others)], here.median_other, here.index.bands),
        up=_axis("SPI (0–100, makin tinggi makin baik)", [d.up for d in (*path, *others)], here.median_index, ()),
        path=path,
        others=others,
        year=here.year,
    )


def _words(name: str, row: dict, year: int) -> str:
    return f"{name} {decimal(row['other'])}, SPI {decimal(row['index'])} ({int(year)})"


def _axis(title: str, values: list[float], median: Middle | None, bands: tuple[tuple[str, float], ...]) -> QuadrantAxis:
    values = [*values, *([median.value] if median else [])]
    air = max(_AIR * (max(values) - min(values)), _LEAST)
    span = (min(values) - air, max(values) + air)
    limits = tuple(Limit(lower, f"batas {name} {limit_words(lower)}") for name, lower in bands if span[0] < lower < span[1])
    middle = Limit(median.value, f"median {decimal(median.value)}") if median else None
    return QuadrantAxis(title, span, middle, limits)


def _alt(here: Beside, path: tuple[QuadrantDot, ...], others: tuple[QuadrantDot, ...]) -> str:
    ours = "; ".join(dot.hover for dot in path) or f"{here.index.name} dan SPI yang dipilih belum diketahui bersama"
    rest = f" {len(others)} {here.scope.noun} lain pada {here.year} digambar samar." if others else ""
    return f"{ours}.{rest}"
