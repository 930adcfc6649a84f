"""Which hues does the house have? One list for the screen, the paper, the slides and the workbooks.

Colour means something or is not there: our region has one strong hue, chosen peers a muted one, everyone else is grey; up is
blue, down is orange, the deduction is purple, and pale where
it gives points back. Text uses the darker `*_TEXT` shades, which keep WCAG AA contrast on white. The
tints of KPK's categories belong to the method (methodology.toml) and never stand without word and symbol.
"""

INK, MUTED, PAPER = "#1D2B33", "#5F6B73", "#FFFFFF"  # words, quieter words, the ground
LINE, HAIR, GROUND = "#C3CBC7", "#D3DAD6", "#F4F5F3"  # frames and axes, thin rules, the ground of what stands beside
OWN, OWN_WASH = "#0B4F6C", "#E4EEF2"
PEER, PEER_TEXT = "#7FB0C4", "#2F6F8A"
OTHERS, OTHERS_DOT, OTHERS_LINE = HAIR, "#9FABA6", "#B9C3BE"
UP, UP_SOFT, UP_TEXT = "#2B7BBA", "#93BEDF", "#1F669E"
DOWN, DOWN_SOFT, DOWN_TEXT = "#D0652A", "#DDA585", "#A94A15"
DEDUCTION = DEDUCTION_TEXT = "#7A3E9D"
DEDUCTION_SOFT = "#C3A4D6"
BREAK = "#ECEBE6"  # a band over the years between which the method changed


def fill(hue: str) -> str:
    """The colour of a surface, line or dot by the name of its hue, as charts name it: "own", "up_soft"."""
    return globals()[hue.upper()]


def ink(hue: str) -> str:
    """The colour of words of that hue, dark enough to be read on white: the *_TEXT shade where there is one."""
    return globals().get(f"{hue.upper().removesuffix('_SOFT')}_TEXT") or fill(hue)
