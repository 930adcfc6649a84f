"""How did the ranks move over the years? Everyone thin and grey, us thick with our rank at each year."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from spi.charts import look
from spi.charts.history import runs, year_axis, years_of
from spi.wording import places_words

HEIGHT = 420  # px of the plot


def rank_bump(ranks: pd.DataFrame, *, region_code: str, highlight: Sequence[str] = ()) -> go.Figure:
    """Ranks by survey year, first place on top.

    `ranks`: region_code, region, survey_year, rank (NaN = not ranked: the line stops there). `highlight`: codes of chosen peers.
    customdata: region_code on every point.
    """
    there = look.present(ranks, "survey_year", "rank")
    if there.empty:
        return look.blank("Belum ada peringkat untuk digambarkan.")
    years, figure = years_of(ranks.dropna(subset=["survey_year"])), go.Figure()
    last_place = int(there["rank"].max())
    order = {code: 1 for code in highlight} | {region_code: 2}
    lines = sorted(there.groupby("region_code", sort=False), key=lambda pair: order.get(pair[0], 0))
    ends = []
    for code, table in lines:
        role = order.get(code, 0)
        ranked = {int(y): int(r) for y, r in zip(table["survey_year"], table["rank"], strict=True)}
        _line(figure, code, table["region"].iloc[0], ranked, role)
        if role:
            ends.append((max(ranked), ranked[max(ranked)], table["region"].iloc[0], role))
    _end_labels(figure, ends, years, last_place)
    own = there.loc[there["region_code"] == region_code, "survey_year"].astype(int)
    for year in sorted(set(years) - set(own)):
        look.label(figure, "tidak ada<br>peringkat", years.index(year), last_place, size=12, color=look.OWN, halo=True)
    look.apply_layout(figure, height=HEIGHT + 40, left=34, right=96 if ends else 12, top=10, bottom=28)
    year_axis(figure, years)
    ticks = sorted({1, *range(10, last_place, 10), last_place} - {last_place // 10 * 10 if last_place % 10 < 3 else 0} | {last_place})
    return figure.update_yaxes(range=[last_place + 1.2, -0.2], tickvals=ticks, tickfont={"size": 12, "color": look.MUTED})


def _line(figure: go.Figure, code: str, region: str, ranked: dict[int, int], role: int) -> None:
    """One government; years that do not follow each other are not joined. `role`: 0 other, 1 chosen peer, 2 ours."""
    color, width, size = ((look.OTHERS, 1.2, 4), (look.PEER, 2.5, 8), (look.OWN, 4, 25))[role]
    for years in runs(ranked)[0]:
        figure.add_scatter(
            x=[str(y) for y in years], y=[ranked[y] for y in years], name=str(region), customdata=[[code]] * len(years),
            mode="lines+markers+text" if role == 2 else "lines+markers", line={"color": color, "width": width}, cliponaxis=False,
            marker={"color": color, "size": size, "opacity": 1}, unselected={"marker": {"opacity": 1}}, hoverinfo="text",
            text=[f"<b>{ranked[y]}</b>" for y in years] if role == 2 else None, textfont={"color": look.PAPER, "size": 13},
            hovertext=[f"{look.safe(region)}<br>{y}: peringkat {ranked[y]}" for y in years])  # fmt: skip


def _end_labels(figure: go.Figure, ends: list[tuple], years: list[int], last_place: int) -> None:
    """The names of the coloured lines after the last year, kept apart; each says its rank there unless it is ours."""
    per_row = (last_place + 1.4) / HEIGHT
    places = look.spread([rank for _, rank, _, _ in ends], gap=34 * per_row)
    for (year, rank, region, role), place in zip(ends, places, strict=True):
        text = look.wrapped(region, width=14) if role == 2 else f"{rank} {look.wrapped(region, width=14)}"
        late = f"<br>{look.small(f'terakhir {year}')}" if year != years[-1] else ""
        look.label(figure, text + late, len(years) - 1, place, xanchor="left", align="left", bold=role == 2, size=13,
                   xshift=18 if role == 2 else 10, color=look.OWN if role == 2 else look.PEER_TEXT)  # fmt: skip


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
        listed = "; ".join(f"{int(r.survey_year)} peringkat {int(r.rank)}" for r in own.itertuples())
        moved = f" ({places_words(own['rank'].iloc[0] - own['rank'].iloc[-1])} dari tahun pertama ke terakhir)" if len(own) > 1 else ""
        pieces.append(f"{own['region'].iloc[0]}: {listed}{moved}.")
    return " ".join(pieces) or "Daerah yang dipilih tidak diperingkat."
