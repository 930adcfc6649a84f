"""Do two figures say the same, given the decimals that a source prints?"""

_EXACT = 1e-9  # slack of floating-point numbers


def prints_the_same(exact: float, printed: float, *, decimals: int) -> bool:
    """Is a printed figure (points) the exact one rounded, or cut as KPK's tables often are, to its decimals, give or take 0,01?

    Two decimals may differ by exactly 0,01; one or none must lie closer than a unit of its last place. Never for a missing one.
    """
    if exact != exact or printed != printed:
        return False
    return abs(exact - printed) < max(10.0**-decimals, 0.01) + (_EXACT if decimals >= 2 else -_EXACT)
