"""Which hues does the house have? One list for the screen, the paper, the slides and the workbooks.

Colour means something or is not there: our region has one strong hue, chosen peers a muted one, everyone else is grey; up is
blue, down is orange, the deduction is purple, and pale where
it gives points back. Text uses the darker `*_TEXT` shades, which keep WCAG AA contrast on white. The
tints of KPK's categories belong to the method (methodology.toml) and never stand without word and symbol.
"""

import re
from colorsys import hls_to_rgb, rgb_to_hls

INK, MUTED, PAPER = "#1D2B33", "#5F6B73", "#FFFFFF"  # words, quieter words, the ground
LINE, HAIR, GROUND = "#C3CBC7", "#D3DAD6", "#F4F5F3"  # frames and axes, thin rules, the ground of what stands beside
OWN, OWN_WASH = "#0B4F6C", "#E4EEF2"
PEER, PEER_TEXT = "#7FB0C4", "#2F6F8A"
OTHERS, OTHERS_DOT, OTHERS_LINE = HAIR, "#9FABA6", "#B9C3BE"
OTHERS_DOT_TEXT = MUTED
UP, UP_SOFT, UP_TEXT = "#2B7BBA", "#93BEDF", "#1F669E"
DOWN, DOWN_SOFT, DOWN_TEXT = "#D0652A", "#DDA585", "#A94A15"
DEDUCTION = DEDUCTION_TEXT = "#7A3E9D"
DEDUCTION_SOFT = "#C3A4D6"
BREAK = "#ECEBE6"  # a band over the years between which the method changed

DARK = {  # the same hues on a stage in a dark room
    PAPER: "#10181C", GROUND: "#1A252A", BREAK: "#232F34", LINE: "#5B6970", HAIR: "#3C4A51",
    INK: "#F2F5F3", MUTED: "#A9B5BB", OWN: "#6CC3E6", OWN_WASH: "#163644", PEER: "#4D8CA6", PEER_TEXT: "#9CCADD",
    OTHERS_DOT: "#7E8B90", OTHERS_LINE: "#6B7A81", UP: "#5AA9E6", UP_SOFT: "#2F5F85", UP_TEXT: "#8CC4F0",
    DOWN: "#EE8B55", DOWN_SOFT: "#7F4C2F", DOWN_TEXT: "#F5AC82", DEDUCTION: "#C79BE2",
    DEDUCTION_SOFT: "#6B4A80",
}  # fmt: skip
_HEX = re.compile("#[0-9A-Fa-f]{6}")


def fill(hue: str) -> str:
    """The colour of a surface, line or dot by the name of its hue, as charts name it: "own", "up_soft"."""
    return globals()[hue.upper()]


def ink(hue: str) -> str:
    """The colour of words of that hue, dark enough to be read on white: the *_TEXT shade where there is one."""
    return globals().get(f"{hue.upper().removesuffix('_SOFT')}_TEXT") or fill(hue)


def dark(text: str) -> str:
    """A text with every hue in it as it is on the dark stage; a tint of a category keeps its hue, pale becomes deep."""
    return _HEX.sub(lambda found: DARK.get(found[0].upper()) or _deep(found[0]), text)


def _deep(tint: str) -> str:
    hue, light, strength = rgb_to_hls(*(int(tint[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    return "#" + "".join(f"{round(255 * part):02X}" for part in hls_to_rgb(hue, min(1.07 - light, 0.3), strength))
