"""Where does the government lie among the others, drawn for paper?"""

from spi.answers.briefing import Briefing
from spi.charts.scale import strip_span
from spi.method import methodology
from spi.method.methodology import Band
from spi.render.paper.drawings import WIDTH, Frame, Picture, text_width
from spi.words.palette import INK, MUTED, OTHERS_LINE, OWN
from spi.words.wording import decimal, limit, thousands

AHEAD, EVEN = "sudah lebih baik dari median", "sama dengan median"
_LEFT, _RIGHT, _POINTS = 138.0, 118.0, 68.0  # points beside the bars, and for the words of a bar that leads to the right
_BAND, _DOTS = 18.0, 34.0  # points above the foot of the strip: the top of the categories, the row of dots


def strip(briefing: Briefing) -> Picture | None:
    """Every known government of the scope as a dot on the scale of the index; None where fewer than two are known."""
    known = briefing.ranking.dropna(subset="index")
    if len(known) < 2:
        return None
    means = briefing.averages.dropna(subset="value").tail(1)
    told = [(f"{m.label.replace('Rata', 'rata', 1)} {decimal(m.value)}", m.value) for m in means.itertuples()]
    own = [] if briefing.here.index is None else [(f"kita {decimal(briefing.here.index)}", briefing.here.index)]
    bands, shown = methodology.bands(briefing.year), [*known["index"], *(v for _, v in told)]
    frame = Frame(strip_span(shown, bands, _share), (0.0, 78.0), 78.0, top=2, bottom=12)
    others = known.loc[known["region_code"] != briefing.code, "index"]
    ticks = [{"x": v, "y": _BAND + 4, "y2": _tick(frame, v, own)} for _, v in told]
    named = [{"x": frame.held(v, t, size=10), "y": 69.0, "text": t} for t, v in told]
    ours = [{"x": frame.held(v, t, size=12), "y": 51.0, "text": t} for t, v in own]
    svg = frame.svg(
        *_bands(frame, bands),
        frame.layer("point", [{"x": v, "y": _DOTS} for v in others], filled=True, size=38, color=OTHERS_LINE, opacity=0.75),
        frame.layer("rule", ticks, color=INK, strokeWidth=1.2),
        frame.layer("text", named, color=MUTED),
        frame.layer("point", [{"x": v, "y": _DOTS} for _, v in own], filled=True, size=120, color=OWN, opacity=1),
        frame.layer("text", ours, color=OWN, fontSize=12, fontWeight="bold"),
    )
    low, high = decimal(known["index"].min()), decimal(known["index"].max())
    said = [f"{thousands(len(known))} nilai indeks dari {low} sampai {high}", *(f"{t[:1].upper()}{t[1:]}" for t, _ in own + told)]
    return Picture(svg, f"{'. '.join(said)}.")


def _tick(frame: Frame, value: float, own: list[tuple[str, float]]) -> float:
    """How high the tick of the average goes: to its name, or only above the dots where our own words stand in its way."""
    free = all(frame.points(abs(value - v)) > text_width(t, size=12) / 2 + 3 for t, v in own)
    return 62.0 if free else 43.0


def _share(name: str) -> float:
    """The part of the strip that a category's symbol and word need on paper."""
    return (text_width(f"■ {name}") + 10) / WIDTH


def _bands(frame: Frame, bands: tuple[Band, ...]) -> list[dict]:
    """The categories below the dots, each with symbol, word and lower limit; its symbol alone where it is too narrow."""
    low, high = frame.x
    inside = [(b, max(b.lower, low), min(b.upper, high)) for b in bands if b.lower < high and b.upper > low]
    fits = [text_width(f"{b.symbol} {b.name}") <= frame.points(x2 - x) for b, x, x2 in inside]
    middle = [{"x": (x + x2) / 2, "y": _BAND / 2} for _, x, x2 in inside]
    words = [m | {"text": b.name} for m, (b, *_), room in zip(middle, inside, fits, strict=True) if room]
    signs = [m | {"x": m["x"] - room * frame.scaled(text_width(b.name) / 2), "text": b.symbol}
             for m, (b, *_), room in zip(middle, inside, fits, strict=True)]  # fmt: skip
    limits = [{"x": x, "y": -6.0, "text": limit(b.lower)} for b, x, _ in inside if b.lower > low]
    return [
        frame.layer("rect", [{"x": x, "x2": x2, "y": 0.0, "y2": _BAND, "color": b.tint} for b, x, x2 in inside]),
        frame.layer("rule", [{"x": row["x"], "y": 0.0, "y2": _BAND} for row in limits], color=MUTED),
        frame.layer("text", signs, color=INK, font="DejaVu Sans Mono", baseline="middle"),
        frame.layer("text", words, color=INK, baseline="middle", dx=5),
        frame.layer("text", limits, color=MUTED, fontSize=9),
    ]
