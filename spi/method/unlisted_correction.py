"""Does the unlisted correction of SPI 2022 follow the formula derived from all of them? Pure arithmetic, points.

    correction_other = (item x multiple - correction_conduct) / count

Source: methodology.toml, [unlisted_correction.formula]; derived from the results, not confirmed by KPK.
"""

from dataclasses import dataclass

from spi.method import methodology


@dataclass(frozen=True)
class Fit:
    """The pair that gives an unlisted correction: count, multiple, what it gives (points), and how far that is from it; note: how
    surely the formula is known."""

    count: int
    multiple: float
    item: float
    conduct: float
    points: float
    distance: float
    unlisted: float
    note: str


def fit(year: int, *, unlisted: float, conduct: float) -> Fit | None:
    """The nearest pair of the formula within its tolerance; None in another year, or where none comes so near.

    unlisted: the unlisted correction, conduct: pelaksanaan SPI, both as positive points.
    """
    formula = methodology.unlisted_formula(year)
    if formula is None or unlisted != unlisted or conduct != conduct:
        return None
    fits = []
    for count, multiple in formula["pairs"]:
        points = (formula["item"] * multiple - conduct) / count
        fits.append(Fit(count, multiple, formula["item"], conduct, points, abs(points - unlisted), unlisted, formula["note"]))
    best = min(fits, key=lambda fit: fit.distance)
    return best if best.distance <= formula["tolerance"] else None
