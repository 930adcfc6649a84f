"""How did the ranks move over the years? Everyone thin and grey, us thick with our rank at each year."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank
from spi.render.screen.history import runs, year_axis, years_of
from spi.words import palette
from spi.words.wording import DASH, places_words

HEIGHT = 420  # px of the plot


def rank_bump(ranks: pd.DataFrame, *, region_code: str, highlight: Sequence[str] = ()) -> go.Figure:
    """Ranks by survey year, first place on top.

    `ranks`: region_code, region, survey_year, rank (NaN = not ranked: the line stops there), rank_told ("3–5" where it is
    not sure; may be missing). `highlight`: codes of chosen peers.
    customdata: region_code on every point.
    """
    there = look.present(ranks, "survey_year", "rank")
    if there.empty:
        return blank("Belum ada peringkat untuk digambarkan.")
    years, drawing = years_of(ranks.dropna(subset=["survey_year"])), Drawing()
    last_place = int(there["rank"].max())
    roles = dict.fromkeys(highlight, 1) | {region_code: 2}
    lines = _lines(there)
    _others(drawing, {code: line for code, line in lines.items() if code not in roles})
    ends = []
    for code, role in sorted(roles.items(), key=lambda pair: pair[1]):
        if code in lines:
            region, ranked, told = lines[code]
            _line(drawing, code, region, ranked, told, role)
            ends.append((max(ranked), ranked[max(ranked)], region, role))
    _end_labels(drawing, ends, years, last_place)
    own = lines[region_code][1] if region_code in lines else {}
    for year in sorted(set(years) - set(own)):
        drawing.label("tidak ada<br>peringkat", years.index(year), last_place, size=12, color=palette.OWN, halo=True)
    year_axis(drawing, years)
    step = 10 if last_place <= 60 else 100
    ticks = [1, *range(step, last_place - step // 4, step), last_place] if last_place > 1 else [1]
    drawing.axis("y", range=[last_place + 1.2, -0.2], tickvals=ticks, tickfont={"size": 12, "color": palette.MUTED})
    return drawing.figure(height=HEIGHT + 40, left=34, right=96 if ends else 12, top=10, bottom=28)


def _lines(there: pd.DataFrame) -> dict[str, tuple[str, dict[int, int], dict[int, str]]]:
    """Region code -> its name, its rank by survey year, and the same in words."""
    lines: dict[str, tuple[str, dict[int, int], dict[int, str]]] = {}
    columns = (there[c].tolist() for c in ("region_code", "region", "survey_year", "rank"))
    for code, region, year, rank, words in zip(*columns, _told(there), strict=True):
        _, ranked, told = lines.setdefault(code, (region, {}, {}))
        ranked[int(year)], told[int(year)] = int(rank), words
    return lines


def _told(there: pd.DataFrame) -> list[str]:
    """The ranks in words: "25", or "3–5" where one hangs on a conflict of sources."""
    words = there["rank_told"] if "rank_told" in there else there["rank"]
    return [word if isinstance(word, str) else str(int(rank)) for word, rank in zip(words, there["rank"], strict=True)]


def _others(drawing: Drawing, lines: dict[str, tuple[str, dict[int, int], dict[int, str]]]) -> None:
    """Everyone else as one thin grey trace (hundreds of traces would be slow); an empty point parts the stretches."""
    points = []
    for code, (region, ranked, told) in lines.items():
        name = look.safe(region)
        for years in runs(ranked)[0]:
            points += [(str(y), ranked[y], [code], f"{name}<br>{y}: peringkat {told[y]}") for y in years]
            points.append((None, None, [None], ""))
    xs, ys, codes, hover = zip(*points, strict=True) if points else ((), (), (), ())
    drawing.scatter(x=xs, y=ys, customdata=codes, hovertext=hover, hoverinfo="text", mode="lines+markers", name="lainnya",
                    line={"color": palette.OTHERS, "width": 1.2 if len(lines) <= 60 else 0.5},
                    marker={"color": palette.OTHERS, "size": 4, "opacity": 1}, **look.STILL)  # fmt: skip


def _line(drawing: Drawing, code: str, region: str, ranked: dict[int, int], told: dict[int, str], role: int) -> None:
    """A government in colour; years that do not follow each other are not joined. `role`: 1 chosen peer, 2 ours."""
    color, width, size = {1: (palette.PEER, 2.5, 8), 2: (palette.OWN, 4, 25)}[role]
    for years in runs(ranked)[0]:
        drawing.scatter(
            x=[str(y) for y in years], y=[ranked[y] for y in years], name=str(region), customdata=[[code]] * len(years),
            mode="lines+markers+text" if role == 2 else "lines+markers", line={"color": color, "width": width}, cliponaxis=False,
            marker={"color": color, "size": size, "opacity": 1}, **look.STILL, hoverinfo="text",
            text=[f"<b>{told[y]}</b>" for y in years] if role == 2 else None, textfont={"color": palette.PAPER, "size": 13},
            hovertext=[f"{look.safe(region)}<br>{y}: peringkat {told[y]}" for y in years])  # fmt: skip


def _end_labels(drawing: Drawing, ends: list[tuple], years: list[int], last_place: int) -> None:
    """The names of the coloured lines after the last year, kept apart; each says its rank there unless it is ours."""
    per_row = (last_place + 1.4) / HEIGHT
    places = look.spread([rank for _, rank, _, _ in ends], gap=34 * per_row)
    for (year, rank, region, role), place in zip(ends, places, strict=True):
        text = look.wrapped(region, width=14) if role == 2 else f"{rank} {look.wrapped(region, width=14)}"
        late = f"<br>{look.small(f'terakhir {year}')}" if year != years[-1] else ""
        drawing.label(text + late, len(years) - 1, place, xanchor="left", align="left", bold=role == 2, size=13,
                      xshift=18 if role == 2 else 10, color=palette.OWN if role == 2 else palette.PEER_TEXT)  # fmt: skip


def rank_bump_sentence(ranks: pd.DataFrame, *, region_code: str, highlight: Sequence[str] = ()) -> str:
    """Our rank at each year and the change from the first to the last, in words."""
    there = look.present(ranks, "survey_year", "rank")
    if there.empty:
        return "Belum ada peringkat untuk digambarkan."
    pieces = []
    for code in (region_code, *highlight):
        own = there[there["region_code"] == code].sort_values("survey_year")
        if own.empty:
            continue
        told = _told(own)
        listed = "; ".join(f"{int(year)} peringkat {words}" for year, words in zip(own["survey_year"], told, strict=True))
        moved = places_words(own["rank"].iloc[0] - own["rank"].iloc[-1])
        sure = len(own) > 1 and DASH not in told[0] + told[-1]
        tail = f" ({moved} dari tahun pertama ke terakhir)" if sure else ""
        pieces.append(f"{own['region'].iloc[0]}: {listed}{tail}.")
    return " ".join(pieces) or "Daerah yang dipilih tidak diperingkat."
