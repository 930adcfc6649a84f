"""Which rows of a long list are drawn, and how do their names fit?"""

from collections import Counter
from collections.abc import Sequence

MOST, TOP, AROUND, BOTTOM = 60, 20, 10, 10  # rows: the most that are drawn at once, and what is kept of a longer list
LETTERS = 30  # of a name at the left of a row; a longer one would take the scale its room


def laid_out(codes: Sequence[str], region_code: str) -> tuple[dict[int, int], dict[int, int]]:
    """The rows to draw: number -> its place from the top; and the gaps: place -> number of rows left out there.

    Up to 60 rows are all drawn; of more, the top 20, our neighbourhood (10 on each side) and the bottom 10.
    """
    keep = set(range(len(codes)))
    if len(codes) > MOST:
        near = {n for at, code in enumerate(codes) if code == region_code for n in range(at - AROUND, at + AROUND + 1)}
        keep &= {*range(TOP), *near, *range(len(codes) - BOTTOM, len(codes))}
    places: dict[int, int] = {}
    gaps: dict[int, int] = {}
    last = -1
    for n in sorted(keep):
        if hidden := n - last - 1:
            gaps[len(places) + len(gaps)] = hidden
        places[n] = len(places) + len(gaps)
        last = n
    return places, gaps


def fitted(names: Sequence[str], *, letters: int = LETTERS) -> list[str]:
    """Names of at most so many letters: the end of a longer one is left out, its middle where two would then be the same."""
    cut = [name if len(name) <= letters else f"{name[: letters - 1].rstrip(' ,')}…" for name in names]
    same = Counter(cut)
    end = (letters - 1) // 2
    parted = [f"{name[: letters - 1 - end].rstrip(' ,')}…{name[-end:].lstrip(' ,')}" for name in names]
    return [
        between if short != name and same[short] > 1 else short for name, short, between in zip(names, cut, parted, strict=True)
    ]
