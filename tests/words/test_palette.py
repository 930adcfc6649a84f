"""One palette for the screen, the paper, the slides and the workbooks, readable wherever it is used."""

import re
import tomllib

import pytest
from stores import ROOT

from spi.method import methodology
from spi.words import palette

HUES = {hue for name, hue in vars(palette).items() if name.isupper() and isinstance(hue, str)}
DARK = set(palette.DARK.values())
TINTS = {band["tint"] for entry in methodology.method()["categories"] for band in entry["bands"]}
WRITTEN = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b|\"(?=[0-9]*[A-F])[0-9A-F]{6}\"")
CODE = [*(f for kind in ("py", "css", "js", "typ") for f in (ROOT / "spi").rglob(f"*.{kind}")), *(ROOT / "pages").rglob("*.py")]


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_a_hue_is_written_in_the_palette_alone():
    written = {f.relative_to(ROOT).as_posix(): WRITTEN.findall(f.read_text(encoding="utf-8")) for f in CODE}
    assert len(written) > 150 and set(written.pop("spi/words/palette.py")) == HUES | DARK
    assert {name: found for name, found in written.items() if found} == {}


def test_the_theme_of_the_app_takes_its_hues_from_the_palette():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    hues = {word for part in (theme, theme["sidebar"]) for word in part.values() if str(word).startswith("#")}
    assert hues <= HUES and theme["primaryColor"] == palette.OWN and theme["textColor"] == palette.INK


@pytest.mark.parametrize("ground", sorted({palette.PAPER, palette.GROUND, palette.OWN_WASH, *TINTS}))
@pytest.mark.parametrize("ink", [palette.INK, palette.OWN])
def test_text_on_every_ground_keeps_contrast(ink, ground):
    assert _contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("ink", [palette.MUTED, palette.UP_TEXT, palette.DOWN_TEXT, palette.DEDUCTION_TEXT, palette.PEER_TEXT])
@pytest.mark.parametrize("ground", [palette.PAPER, palette.GROUND])
def test_coloured_text_keeps_contrast(ink, ground):
    assert _contrast(ink, ground) >= 4.5


def test_every_hue_has_one_of_its_own_for_the_dark_stage():
    assert set(palette.DARK) == HUES and len(DARK) == len(HUES)


@pytest.mark.parametrize("ground", sorted({palette.PAPER, palette.GROUND, palette.OWN_WASH, palette.BREAK, *TINTS}))
@pytest.mark.parametrize("ink", [palette.INK, palette.OWN])
def test_text_on_the_dark_stage_keeps_contrast_on_every_ground(ink, ground):
    assert _contrast(palette.dark(ink), palette.dark(ground)) >= 4.5


@pytest.mark.parametrize("ink", [palette.MUTED, palette.UP_TEXT, palette.DOWN_TEXT, palette.DEDUCTION_TEXT, palette.PEER_TEXT])
def test_coloured_text_on_the_dark_stage_keeps_contrast(ink):
    assert _contrast(palette.dark(ink), palette.dark(palette.PAPER)) >= 4.5


@pytest.mark.parametrize("mark", ["OWN", "UP", "DOWN", "DEDUCTION", "OTHERS_DOT", "PEER"])
def test_a_mark_on_the_dark_stage_is_seen(mark):
    assert _contrast(palette.dark(getattr(palette, mark)), palette.dark(palette.PAPER)) >= 3


def test_the_tints_of_the_categories_stay_apart_on_the_dark_stage():
    assert len({palette.dark(tint) for tint in TINTS}) == len(TINTS)
