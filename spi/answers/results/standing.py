"""Where does a government stand, among whom, and how surely is that known?"""

from dataclasses import dataclass, replace
from typing import TypedDict

import pandas as pd

from spi.answers.results import certainty
from spi.method import methodology, ranking
from spi.method.methodology import Band
from spi.method.parts import listed_elements
from spi.method.scope import GOVERNMENTS, KINDS, Scope, scopes
from spi.store.database import query, remembered
from spi.words import dictionary
from spi.words.wording import DASH

NEARLY_ALL = 0.9  # share of members that must be known before ranks of two years are compared
_BAND = {"category": "name", "symbol": "symbol", "tint": "tint"}  # column of a ranking -> field of a band
ENOUGH = 0.5  # share of a scope that must be known before its median is told


def regions() -> pd.DataFrame:
    """Every government and institution: region_code, name, short_name, kind, province_code, province; see sql/regions.sql."""
    return query("regions")


def short_names() -> dict[str, str]:
    """Region code -> short name of every government and institution."""
    return regions().set_index("region_code")["short_name"].to_dict()


def members(year: int) -> pd.DataFrame:
    """Who counts in a survey year, in the province of that year: region_code, kind, province_code."""
    return query("members", year=year)


def region_scopes(region: pd.Series, year: int | None = None) -> list[Scope]:
    """The scopes in which a government (a row of `regions`) can be ranked in a survey year; without one, those of today."""
    ended, province = region.get("until"), region.get("province_code_until")
    if year is not None and pd.notna(ended) and year <= ended and isinstance(province, str):
        return scopes(region["kind"], province, region["province_until"])
    return scopes(region["kind"], region["province_code"], region["province"])


def province_scope(region: pd.Series, year: int) -> Scope | None:
    """The kabupaten and kota of the province to which a government (a row of `regions`) belonged in a survey year; None of an
    institution of the centre."""
    asked = region_scopes(pd.Series({**region, "kind": "kabupaten"}), year) if region["kind"] != "lembaga" else []
    return next((scope for scope in asked if scope.code == "kabkota" and scope.province), None)


def size(table: pd.DataFrame, scope: Scope) -> int:
    """How many governments of `members` a scope has, known or not."""
    inside = table["kind"].isin(scope.kinds)
    return int((inside & (table["province_code"] == scope.province)).sum() if scope.province else inside.sum())


def scores(scope: Scope, year: int | None) -> pd.DataFrame:
    """One row per member of the scope, known or not: region_code, region, name, kind, tile_*, and the seven scores; none without
    a year."""
    return query("scores", year=year, **scope.filter)


def whole(scope: Scope) -> Scope:
    """A scope without its province: where the members of a later year are looked up, wherever they belonged before."""
    return replace(scope, province=None)


def unsure_ranks(table: pd.DataFrame, columns: list[str]) -> dict[str, pd.Series]:
    """Rank columns -> the words of the rows whose place hangs on a conflict ("3–5"); the column itself stays a number."""
    if "rank_words" not in table:
        return {}
    words = table["rank_words"][table["rank_words"].str.contains(DASH, na=False)]
    return {column: words for column in ("rank", "order") if column in columns}


@remembered
def ranking_table(scope: Scope, year: int, year_before: int | None = None) -> pd.DataFrame:
    """The members of a scope with rank, index, category and (against `year_before`) what changed.

    Columns added to `scores`: rank among those known, by the values in use, and the same as order; rank_best, rank_worst
    (under all values that sources print), rank_words ("3", or "3–5" where it hangs on a conflict); category, symbol, tint;
    index_before, rank_before, rank_before_words, change (points) and rank_change (places, plus is up; only where nearly every
    member is known in both years, for half-known ranks do not compare, and where both ranks are definite). Unknown members
    come last, without a rank.
    """
    table = scores(scope, year)
    index, before = _by_code(table), _by_code(scores(scope, year_before) if year_before else table.head(0))
    elsewhere = year_before is not None and not index.index.isin(before.index).all()
    earlier = _by_code(scores(whole(scope), year_before)) if elsewhere else before
    now, then = certainty.places(index, year), certainty.places(before, year_before).reindex(index.index)
    comparable = nearly_complete(index) and nearly_complete(before)
    hanging = certainty.hanging(now) | certainty.hanging(then) | (not comparable)
    categories = [methodology.category(year, score) for score in index.tolist()]
    added = pd.DataFrame(
        {
            **{column: now[column].array for column in now},
            "order": now["rank"].array,
            **{column: [getattr(band, name, None) for band in categories] for column, name in _BAND.items()},
            "index_before": earlier.reindex(index.index).array,
            "rank_before": then["rank"].array,
            "rank_before_words": then["rank_words"].array,
            "change": (index - earlier.reindex(index.index)).round(9).array,
            "rank_change": (then["rank"] - now["rank"]).mask(hanging).array,
        },
        index=table.index,
    )
    return pd.concat([table, added], axis=1)


def _by_code(table: pd.DataFrame) -> pd.Series:
    """The index of every member by region code (an index of plain objects is looked up much faster than one of Arrow's texts)."""
    return pd.Series(table["index"].to_numpy(), table["region_code"].to_numpy(dtype=object))


class AverageMark(TypedDict, total=False):
    """An average on a scale, as a chart asks for it: points, None where none is known, and its name."""

    average: float | None
    average_name: str


@dataclass(frozen=True)
class Standing:
    """One government in one survey year and scope; scores in points, None where unknown.

    disputes: the rows of certainty.rivals on which its place hangs, by region, itself first; none where it is always the same.
    ranged: is its place a range in the list of the scope? left_out: members without a place because a source says why they have
    no index (region, reason). alone: is it the only member, so that there is no place to hold?
    """

    index: float | None
    band: Band | None
    next_band: Band | None
    place: ranking.Place | None
    stated_rank: pd.Series | None
    disputes: pd.DataFrame
    ranged: bool
    left_out: pd.DataFrame
    scope: Scope
    alone: bool = False

    @property
    def distance(self) -> float | None:
        """Points still missing to the next category; None in the highest, or without a scale."""
        return self.next_band.lower - self.index if self.next_band and self.index is not None else None

    @property
    def rank(self) -> int | None:
        """The rank to show: computed where it is the same under all values, else the stated one, else none. Where every member is
        known and it still hangs on a conflict, a stated rank is as disputed as the figures: none."""
        if self.place and self.place.complete:
            return self.place.rank if self.place.definite else None
        return None if self.stated_rank is None else int(self.stated_rank["rank"])

    @property
    def rank_by(self) -> str:
        """Who says the rank: "" where it is counted here among all members, else its source; two of them are not subtracted."""
        return "" if self.stated_rank is None or (self.place and self.place.complete) else str(self.stated_rank["outlet"])

    @property
    def disputed(self) -> bool:
        """Is every member known, and its place still a range?"""
        return self.place is not None and self.place.complete and not self.place.definite

    @property
    def agrees(self) -> bool | None:
        """Does the stated rank fit the known scores? None where there is nothing to compare."""
        if self.place is None or self.stated_rank is None:
            return None
        return self.place.agrees_with(int(self.stated_rank["rank"]))


@remembered
def standing(region_code: str, year: int, scope: Scope) -> Standing:
    """Index, category, next limit and place of one government, with the officially stated rank beside it."""
    members_index = _by_code(scores(scope, year))
    rivals, index = certainty.rivals(year), _index(members_index, region_code, year)
    alone = list(members_index.index) == [region_code]
    disputes = certainty.disputes(members_index, rivals, region_code)
    listed = certainty.listed_rivals(members_index, rivals)
    band = methodology.category(year, index)
    higher = [b for b in methodology.bands(year) if index is not None and b.lower > index]
    return Standing(
        index,
        band,
        higher[0] if higher else None,
        ranking.place(members_index, region_code, rivals),
        None if alone else stated_rank(region_code, year, scope),
        disputes,
        len(disputes) > 0 and bool(ranking.hangs_on(members_index, listed, region_code)),
        certainty.left_out(scope, year),
        scope,
        alone,
    )


def _index(members_index: pd.Series, region_code: str, year: int) -> float | None:
    """The index in use, also in a survey year in which the government belonged to another scope."""
    known = members_index.get(region_code)
    if known is not None:
        return None if pd.isna(known) else float(known)
    known = query("region_history", region=region_code).set_index("survey_year")["index"].get(year)
    return None if known is None or pd.isna(known) else float(known)


def stated_rank(region_code: str, year: int, scope: Scope) -> pd.Series | None:
    """The best-founded rank that a source states for this very scope; None if no source does."""
    stated = query("published_ranks", region=region_code, year=year)
    fitting = stated[stated["scope"] == scope.code]
    return fitting.iloc[0] if len(fitting) else None


@remembered
def averages(scope: Scope, year: int, kind: str = "") -> pd.DataFrame:
    """The averages to stand beside: code, label, value, basis, one row each; national, of all regional governments and of those
    of a `kind` where nearly all are known, and (inside a province) provincial. KPK's national one counts ministries, too.

    The provincial mean counts the pemprov and every kabupaten and kota. It is computed where all of them are known,
    otherwise the published one is shown, otherwise none.
    """
    rows = [_published_average("ID", "Rata-rata nasional (termasuk kementerian/lembaga)", year)]
    if kind in GOVERNMENTS:
        among = (("governments", GOVERNMENTS, "pemda"), ("kind", (kind,), KINDS[kind]))
        rows += [row for code, kinds, name in among if (row := _national_mean(code, kinds, name, year))]
    if scope.province:
        whole = Scope("provinsi", "", GOVERNMENTS, scope.province)
        known = scores(whole, year)["index"]
        label = f"Rata-rata {scope.province_name}"
        if len(known) < ranking.FEWEST:
            return pd.DataFrame(rows)  # the mean of one is its own index
        if known.notna().all():
            basis = f"dihitung dari {len(known)} pemda"
            rows.append({"code": "province", "label": label, "value": known.mean(), "basis": basis})
        else:
            rows.append(_published_average(f"{scope.province}-rata-rata", label, year) | {"code": "province"})
    return pd.DataFrame(rows)


def _national_mean(code: str, kinds: tuple[str, ...], name: str, year: int) -> dict | None:
    """The mean of all regional governments of some kinds, called by this name; None where too few are known."""
    known = scores(Scope("nasional", "", kinds, None), year)["index"]
    if not nearly_complete(known):
        return None
    of = f"{len(known)} {name}" if known.notna().all() else f"{known.notna().sum()} di antara {len(known)} {name}"
    return {"code": code, "label": f"Rata-rata {name} se-Indonesia", "value": known.mean(), "basis": f"dihitung dari {of}"}


def published_mean(scope: Scope, year: int) -> float | None:
    """The mean of a whole province (points) as a source prints it; None of another scope, or where none does."""
    if not scope.province or scope.kinds != GOVERNMENTS:
        return None
    value = _published_average(f"{scope.province}-rata-rata", "", year)["value"]
    return None if value != value else float(value)


def nearest_average(means: pd.DataFrame) -> AverageMark:
    """The average to mark on a scale, the province's before the nation's."""
    known = means.dropna(subset="value")
    if known.empty:
        return {"average": None}
    return {
        "average": known["value"].iloc[-1],
        "average_name": known["label"].iloc[-1].replace("Rata", "rata", 1).partition(" (")[0],
    }


def _published_average(code: str, label: str, year: int) -> dict:
    figures = query("figures", region=code, year=year)
    chosen = figures[(figures["measure"] == "index") & figures["preferred"] & figures["value"].notna()]
    value, basis = (float("nan"), "") if chosen.empty else chosen[["value", "outlet"]].iloc[0]
    return {"code": code, "label": label, "value": value, "basis": basis}


def profile(members: pd.DataFrame, measures: tuple[str, ...]) -> pd.DataFrame:
    """The known scores of the members (as from `scores`), long: row (measure), label, region_code, region, value."""
    table = members.melt(["region_code", "region"], list(measures), "row", "value").dropna(subset="value")
    return table.assign(label=table["row"].map(dictionary.label))


def marks(values: pd.DataFrame, members: int, names: dict[str, str]) -> pd.DataFrame:
    """Reference marks of a `profile`: row, name, value, for each statistic of `names` (pandas name -> words). Only where at least
    half of the `members` are known, and never of one: a median of three governments says nothing about a scope."""
    known = values.groupby("row")["value"].agg(["size", *names]) if len(values) else pd.DataFrame({"size": []})
    enough = known[known["size"] >= max(ENOUGH * members, ranking.FEWEST)].drop(columns="size")
    table = enough.rename(columns=names).melt(var_name="name", ignore_index=False).rename_axis("row").reset_index()
    return table.reindex(columns=["row", "name", "value"])


def elements(scope: Scope, year: int) -> pd.DataFrame:
    """The known element scores of every member, as in `profile`; elements in the order of the tree."""
    measures = [element for _, element in listed_elements()]
    table = query("elements", year=year, measures=measures, **scope.filter)
    return table.assign(row=table["measure"], label=table["measure"].map(dictionary.label))


def enough_known(scores_of: pd.DataFrame) -> bool:
    """Is each of these measures known for at least half of the members? A median of three says nothing about a scope, and that of
    one member is its own score."""
    return len(scores_of) >= ranking.FEWEST and bool((scores_of.notna().mean() >= ENOUGH).all())


def nearly_complete(index: pd.Series) -> bool:
    """Are so many members known that ranks of two years may be compared? Half-known ranks may not."""
    return bool(len(index)) and index.notna().mean() >= NEARLY_ALL


def units(region_code: str, year: int) -> pd.DataFrame:
    """The unit scores (OPD) of one government, lowest first: unit, label, value, value_words, category ("■ Rentan"), tint,
    outlet.

    A unit with too few respondents has no value: it reads "responden kurang" (value_words), is last, and never ranked. Only an
    index has a category, by the published limits of the year: a score of one component has none (category and tint "").
    """
    table = query("units", region=region_code, year=year)
    words = list(map(dictionary.value_words, table["value"], table["reason"]))
    indices = table["value"].where(table["measure"] == "index")
    bands = [methodology.category(year, score) for score in indices.tolist()]
    return table.assign(
        label=table["measure"].map(dictionary.label),
        value_words=words,
        category=[f"{band.symbol} {band.name}" if band else "" for band in bands],
        tint=[band.tint if band else "" for band in bands],
    )
