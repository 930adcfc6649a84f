"""Which rows of a long list are drawn, and how do their names fit?"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from spi.words import dictionary
from spi.words.wording import thousands

MOST, TOP, AROUND, BOTTOM = 60, 20, 10, 10  # rows: the most that are drawn at once, and what is kept of a longer list
LETTERS = 30  # of a name at the left of a row; a longer one would take the scale its room


def laid_out(
    rows: Sequence[dict[str, Any]], region_code: str, noun: str, peers: Collection[str] = ()
) -> tuple[list[tuple[dict[str, Any], int, str]], tuple[tuple[int, str], ...]]:
    """The rows to draw (region_code, region), each with its place from the top and its name as it fits; and the gaps: place and
    words of the rows left out there, called by `noun`.

    Up to 60 rows are all drawn; of more, the top 20, our neighbourhood (10 on each side), the peers and the bottom 10.
    """
    keep = set(range(len(rows)))
    if len(rows) > MOST:
        ours = [n for n, row in enumerate(rows) if row["region_code"] == region_code]
        near = {n for at in ours for n in range(at - AROUND, at + AROUND + 1)}
        chosen = {n for n, row in enumerate(rows) if row["region_code"] in peers}
        keep &= {*range(TOP), *near, *chosen, *range(len(rows) - BOTTOM, len(rows))}
    places: dict[int, int] = {}
    gaps: list[tuple[int, str]] = []
    last = -1
    for n in sorted(keep):
        if hidden := n - last - 1:
            gaps.append((len(places) + len(gaps), f"… {thousands(hidden)} {noun} lain …"))
        places[n] = len(places) + len(gaps)
        last = n
    kept = [rows[n] for n in places]
    return list(zip(kept, places.values(), fitted([row["region"] for row in kept]), strict=True)), tuple(gaps)


def fitted(names: Sequence[str], *, letters: int = LETTERS) -> list[str]:
    """Names of at most so many letters. A longer one is written with the usual short forms; the end of what is longer still is
    left out, its middle where two would then be the same; and where they would be even then, they are written in full."""
    short = [name if len(name) <= letters else dictionary.shortened(name) for name in names]
    cut = [name if len(name) <= letters else f"{name[: letters - 1].rstrip(' ,')}…" for name in short]
    end = (letters - 1) // 2
    parted = [
        name if len(name) <= letters else f"{name[: letters - 1 - end].rstrip(' ,')}…{name[-end:].lstrip(' ,')}" for name in short
    ]
    apart = _instead(cut, parted, names)
    return _instead(apart, list(names), names)


def _instead(words: Sequence[str], longer: Sequence[str], names: Sequence[str]) -> list[str]:
    """The words, and the longer ones in place of those that stand for different names."""
    meant: dict[str, set[str]] = defaultdict(set)
    for name, word in zip(names, words, strict=True):
        meant[word].add(name)
    return [more if len(meant[word]) > 1 else word for word, more in zip(words, longer, strict=True)]


def fitted_name(name: str, *, letters: int = LETTERS) -> str:
    """A name that stands alone, of at most so many letters."""
    return fitted([name], letters=letters)[0]
