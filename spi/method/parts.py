"""Of which parts is the index made? Their codes and their tree, walked here and nowhere else.

A part is a component (a score with a weight), an element of one, or a correction (points subtracted one to one). Codes are
measure codes; what they are called stands in dictionary.toml, the tree itself in methodology.toml.
"""

from functools import cache

from spi.method import methodology
from spi.method.methodology import COMPONENTS, CORRECTIONS

CORRECTION_TOTAL = "correction_total"  # printed, or implied, where the two corrections are not known apart
CORRECTION_OTHER = "correction_other"  # the unlisted rest of 2022
SCORED = (*COMPONENTS, *CORRECTIONS)  # the parts that have a figure of their own
MEASURES = ("index", *SCORED, CORRECTION_TOTAL)
TECHNICAL = (CORRECTION_OTHER, "weights", "residual")  # parts of a change that nobody scored
NEGLIGIBLE = 0.005  # points: what is smaller rounds to 0,00 and is neither drawn nor told


@cache
def elements(component: str) -> tuple[str, ...]:
    """The elements of a component, in the order of KPK's report; none of anything else."""
    return tuple(methodology.method()["tree"][component]) if component in COMPONENTS else ()


@cache
def in_order() -> tuple[str, ...]:
    """Every part in the order of KPK's report: each component and its elements, then the corrections."""
    return (*(part for component in COMPONENTS for part in (component, *elements(component))), *CORRECTIONS)


def listed_elements() -> list[tuple[str, str]]:
    """Every element with its component, in the order of KPK's report: (component, element)."""
    return [(component, element) for component in COMPONENTS for element in elements(component)]


def component_of(part: str) -> str:
    """The component an element belongs to; the part itself where it is none."""
    return next((component for component in COMPONENTS if part in elements(component)), part)


def is_element(part: str) -> bool:
    """Is it an element of a component? Its weight within the component is not published."""
    return component_of(part) != part


def is_correction(part: str) -> bool:
    """Is it subtracted: a correction, their total, or the unlisted one?"""
    return part in CORRECTIONS or part in (CORRECTION_TOTAL, CORRECTION_OTHER)
