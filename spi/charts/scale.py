"""How far does the scale of the index reach in a drawing, on screen or on paper?"""

from collections.abc import Callable, Iterable, Sequence

from spi.method.methodology import Band

_NEAR = 8.0  # points: a limit of a category this near to the values is drawn with them


def strip_span(values: Sequence[float], bands: Iterable[Band], share: Callable[[str], float]) -> tuple[float, float]:
    """The range in index points (0-100): every value, every category limit near them, and a little air.

    values: at least one, in points; share: how much of the drawing's width (0-1) a category's name needs: the two outer
    categories get that room beside their limits.
    """
    named = sorted(bands, key=lambda band: band.lower)
    low, high = min(values), max(values)
    limits = [b.lower for b in named if b.lower > 0 and low - _NEAR <= b.lower <= high + _NEAR]
    low, high = min([low, *limits]), max([high, *limits])
    air = max(0.08 * (high - low), 2.0)
    low, high = low - air, high + air
    if limits:
        first = share(next(b.name for b in named if b.upper == limits[0]))
        last = share(next(b.name for b in named if b.lower == limits[-1]))
        low = min(low, (limits[0] - first * high) / (1 - first))
        high = max(high, (limits[-1] - last * low) / (1 - last))
    return max(0.0, low), min(100.0, high)
