"""Which rows of a long list are drawn, and what does each say at the left?"""

from spi.render.screen.drawing import Drawing
from spi.words import palette
from spi.words.wording import thousands

MOST, TOP, AROUND, BOTTOM = 60, 20, 10, 10  # rows: the most that are drawn at once, and what is kept of a longer list


def laid_out(rows: list[dict], region_code: str) -> tuple[list[dict], dict[int, int]]:
    """The rows to draw with their place `y` from the top and `own`; and the gaps: place -> number of rows left out there.

    Up to 60 rows are all drawn; of more, the top 20, our neighbourhood (10 on each side) and the bottom 10.
    """
    keep = set(range(len(rows)))
    if len(rows) > MOST:
        ours = [n for n, r in enumerate(rows) if r["region_code"] == region_code]
        near = {n for o in ours for n in range(o - AROUND, o + AROUND + 1)}
        keep &= {*range(TOP), *near, *range(len(rows) - BOTTOM, len(rows))}
    gaps: dict[int, int] = {}
    drawn, y, last = [], 0, -1
    for n in sorted(keep):
        if hidden := n - last - 1:
            gaps[y], y = hidden, y + 1
        drawn.append({**rows[n], "y": y, "own": rows[n]["region_code"] == region_code})
        last, y = n, y + 1
    return drawn, gaps


def row_step(count: int) -> tuple[int, int]:
    """Height of a row and size of its text in px: 15 and 11 for many rows, up to 26 and 14 for few."""
    step = max(15, min(26, 520 // max(count, 1)))
    return step, min(14, step - 4)


def name_rows(drawing: Drawing, drawn: list[dict], gaps: dict[int, int], names: list[str], *, size: int, noun: str,
              **axis: object) -> None:  # fmt: skip
    """Write the names (already safe) in the left margin, ours bold and hued; a gap says how many it hides (noun: of what)."""
    said = {y: f"<i>… {thousands(hidden)} {noun} lain …</i>" for y, hidden in gaps.items()}
    for r, name in zip(drawn, names, strict=True):
        said[r["y"]] = f'<span style="color:{palette.OWN}"><b>{name}</b></span>' if r["own"] else name
    drawing.name_rows([said[y] for y in sorted(said)], size=size, **axis)


def light_own(drawing: Drawing, drawn: list[dict]) -> None:
    """A pale band behind our row."""
    for y in [r["y"] for r in drawn if r["own"]]:
        drawing.wash(palette.OWN_WASH, x0=0, x1=1, xref="paper", y0=y - 0.5, y1=y + 0.5)
