"""Which part makes the index what it is, and which part moved it, for one government or a whole scope?"""

from dataclasses import dataclass

import pandas as pd

from spi.answers.results import certainty, standing
from spi.answers.results.standing import scores
from spi.answers.results.years import Year, years_of
from spi.method import index, methodology, ranking
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.method.parts import CORRECTION_TOTAL, NEGLIGIBLE, TECHNICAL, is_correction
from spi.method.scope import Scope
from spi.store.database import remembered
from spi.words import dictionary
from spi.words.wording import decimal

EFFECTS = {
    part: f"effect_{part}" for part in (*index.CHANGE_PARTS, *index.LEVEL_PARTS)
}  # as columns of what they did to the index
_VISIBLE = 0.05  # points: a technical part below this is no column of its own among all governments


@dataclass(frozen=True)
class Level:
    """What one index is made of.

    parts: part, label, points, detail, and what each part keeps away: lost (points), share_lost (percent of what is
    missing to 100), times_next (multiples of what is missing to the next category). Empty when figures are missing.
    """

    year: Year
    parts: pd.DataFrame

    @property
    def cut(self) -> float:
        """All corrections together, as positive points; the unlisted one of 2022 is among them."""
        return -float(self.parts.loc[self.parts["part"].map(is_correction).astype(bool), "points"].sum())


@dataclass(frozen=True)
class Explanation:
    """Why an index and a rank moved between two survey years.

    parts: part, label, points, detail (score before → after, of a correction also what it did to the index); empty when figures
    of one of the `years` are missing.
    rank: its split in places, own movement first; None unless nearly every member of the scope is known in both years and both
    places are definite. rank_others_first: the same in the other order.
    """

    years: dict[int, Year]
    parts: pd.DataFrame
    rank: ranking.RankChange | None
    rank_others_first: ranking.RankChange | None = None

    @property
    def index_from(self) -> float | None:
        return _or_none(next(iter(self.years.values())).scores["index"]) if len(self.years) == 2 else None

    @property
    def index_to(self) -> float | None:
        return _or_none(list(self.years.values())[-1].scores["index"])

    @property
    def change(self) -> float | None:
        before, after = self.index_from, self.index_to
        return None if before is None or after is None else after - before

    @property
    def missing(self) -> dict[int, dict[str, str]]:
        """Survey year -> measure -> reason, for the years that cannot be taken apart."""
        return {number: year.missing for number, year in self.years.items() if year.missing}

    @property
    def drawn(self) -> pd.DataFrame:
        """The parts worth a bar: the scores and corrections always, technical parts only when they count."""
        return self.parts[~self.parts["part"].isin(TECHNICAL) | (self.parts["points"].abs() >= NEGLIGIBLE)]


@remembered
def level(region_code: str, year: int) -> Level:
    """The contributions of every part to the index of one survey year, and the points each keeps from 100."""
    own = years_of(region_code, year)[year]
    if own.missing:
        return Level(own, _no_parts())
    points = index.contributions(own.scores, own.weights, unlisted_from=own.unlisted_from, corrections=own.corrections)
    lost, ours = index.losses(points, own.weights), own.scores["index"]
    away = next((b.lower - ours for b in methodology.bands(year) if b.lower > ours), None)
    rows = [
        {
            "part": part,
            "label": _label(part, own.implied),
            "points": points[part],
            "lost": lost[part],
            "share_lost": 100 * lost[part] / (100 - ours) if ours < 100 else None,
            "times_next": lost[part] / away if away else None,
            "detail": f"{decimal(own.scores[part])} × {decimal(own.weights[part], places=4)}" if part in COMPONENTS else "",
        }
        for part in points
    ]
    return Level(own, pd.DataFrame(rows))


@remembered
def explain(region_code: str, year_from: int | None, year_to: int, scope: Scope) -> Explanation:
    """The exact parts of a change of index, and of rank within the scope. Where one of the years has only the total of the
    corrections (printed, or implied by the other figures), both years are compared by their totals."""
    years = years_of(region_code, *(year for year in (year_from, year_to) if year is not None))
    old, new = (scores(scope, year).set_index("region_code")["index"] for year in (year_from, year_to))
    comparable = standing.nearly_complete(old) and standing.nearly_complete(new)
    definite = comparable and all(
        not ranking.hangs_on(known, certainty.listed_rivals(known, certainty.rivals(year)), region_code)
        for known, year in ((old, year_from), (new, year_to))
    )
    moved = [ranking.rank_change(old, new, region_code, others_first=order) if definite else None for order in (False, True)]
    if len(years) < 2 or any(year.missing for year in years.values()):
        return Explanation(years, _no_parts(), *moved)
    return Explanation(years, _change_parts(*years.values()), *moved)


def _change_parts(before: Year, after: Year) -> pd.DataFrame:
    split = before.corrections == after.corrections == CORRECTIONS
    points = index.change(
        before.scores,
        after.scores,
        weights=(before.weights, after.weights),
        unlisted_from=(before.unlisted_from, after.unlisted_from) if split else (None, None),
        corrections=CORRECTIONS if split else (CORRECTION_TOTAL,),
    )
    implied = before.implied or after.implied
    rows = [(part, _label(part, implied), float(points[part]), _from_to(part, points[part], before, after)) for part in points]
    return pd.DataFrame(rows, columns=["part", "label", "points", "detail"])


def _from_to(part: str, points: float, before: Year, after: Year) -> str:
    """The two scores, none of a technical part; of a correction what its movement did to the index: a larger one lowers it."""
    both = "" if part in TECHNICAL else f"{decimal(before.scores[part])} → {decimal(after.scores[part])}"
    felt = is_correction(part) and abs(points) >= NEGLIGIBLE
    effect = f"{'menaikkan' if points > 0 else 'menurunkan'} indeks" if felt else ""
    return ", ".join(filter(None, (both, effect)))


def leading_part(points: dict[str, float], change: float) -> str | None:
    """The part that moved the index most in the direction of its change; None where nothing moved that way."""
    along = {part: abs(p) for part, p in points.items() if p * change > 0 and abs(p) >= NEGLIGIBLE}
    return max(along, key=lambda part: along[part], default=None)


def _label(part: str, implied: bool) -> str:
    return f"{dictionary.label(part)}, dihitung" if part == CORRECTION_TOTAL and implied else dictionary.label(part)


@remembered
def scope_changes(scope: Scope, year_from: int, year_to: int) -> pd.DataFrame:
    """The parts of every member's change: region_code, region, change, one column per index.CHANGE_PARTS, cause.

    Members without both indices are left out; without all parts they keep their change and have empty parts. `cause`
    is the part that moved the index most in the direction of its change. Sorted by the size of that movement.
    """
    after = scores(scope, year_to).set_index("region_code")
    before = scores(standing.whole(scope), year_from).set_index("region_code").reindex(after.index)
    weights = (methodology.weights(year_from), methodology.weights(year_to))
    unlisted = (methodology.unlisted_threshold(year_from), methodology.unlisted_threshold(year_to))
    parts = pd.DataFrame(index.change(before, after, weights=weights, unlisted_from=unlisted), index=before.index).astype(float)
    table = parts.assign(region=after["region"], change=after["index"] - before["index"]).dropna(subset="change")
    rows = table[list(index.CHANGE_PARTS)].to_dict("index")
    table["cause"] = pd.Series({code: leading_part(rows[code], table.at[code, "change"]) for code in rows}, dtype=object)
    table["cause_label"] = [dictionary.label(part) if isinstance(part, str) else "" for part in table["cause"]]
    sizes = pd.Series({code: abs(rows[code].get(part, 0.0)) for code, part in table["cause"].items()}, dtype=float)
    return table.loc[sizes.sort_values(ascending=False, kind="stable").index].reset_index()


def drawn_parts(everyone: pd.DataFrame) -> list[str]:
    """The parts of `scope_changes` worth a column: technical ones only where they count for somebody."""
    sizes = everyone[list(index.CHANGE_PARTS)].abs().max()
    return [part for part in index.CHANGE_PARTS if part not in TECHNICAL or sizes[part] >= _VISIBLE]


def _no_parts() -> pd.DataFrame:
    numbers = dict.fromkeys(("points", "lost", "share_lost", "times_next"), pd.Series(dtype=float))
    return pd.DataFrame({"part": [], "label": [], "detail": [], **numbers})


def _or_none(value: float) -> float | None:
    return None if value != value else value
