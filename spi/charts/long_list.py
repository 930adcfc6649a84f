"""Which rows of a long list are drawn, and how do their names fit?"""

from collections.abc import Collection, Sequence
from typing import Any

from spi.words.short_names import short_names
from spi.words.wording import thousands

MOST, TOP, AROUND, BOTTOM = 60, 20, 10, 10  # rows: the most that are drawn at once, and what is kept of a longer list


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
    return list(zip(kept, places.values(), short_names([row["region"] for row in kept]), strict=True)), tuple(gaps)
