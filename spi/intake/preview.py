"""What would a file change, before it changes anything?"""

from dataclasses import dataclass

import pandas as pd

from spi.intake.draft import Intake, Warning
from spi.intake.saving import write_into
from spi.method import index, methodology, ranking
from spi.method.scope import Scope
from spi.store import database
from spi.store.transaction import Transaction
from spi.words.wording import decimal, signed

_LISTED = 5  # governments that are named one by one
_KEY = ["survey_year", "region_code", "unit", "measure"]
_MEMBER = ["survey_year", "region_code", "region", "place", "category"]


@dataclass(frozen=True)
class Preview:
    """The difference that a file would make.

    figures: survey_year, region_code, region, unit, measure, state (baru | berubah | sama | tidak dipakai | kosong), value
    (in the file), old (in use now), used (in use afterwards), old_outlet. moves: survey_year, region_code, region,
    place_before, place_after, category_before, category_after, for the scope. unchanged: was the very file stored before?
    disagreements: survey_year, region, index, recomputed, residual (points), where the index in use afterwards would not agree
    with the components in use, whichever file they came from. shown_at: as of which write of figures (database.state).
    """

    figures: pd.DataFrame
    moves: pd.DataFrame
    unchanged: bool
    problems: list[str]
    disagreements: pd.DataFrame
    shown_at: int

    @property
    def warnings(self) -> list[Warning]:
        """What must be accepted of the figures in use afterwards, beside the warnings of the file itself."""
        sentences = [
            f"Sesudah disimpan, indeks {row.region} SPI {row.survey_year} menjadi {decimal(row.score)}, sedangkan komponen yang "
            f"dipakai memberi {decimal(row.recomputed)}: selisih {signed(row.residual)} poin."
            for row in self.disagreements.head(_LISTED).rename(columns={"index": "score"}).itertuples(index=False)
        ]
        if len(self.disagreements) > _LISTED:
            sentences.append(f"{len(self.disagreements) - _LISTED} pemda lain juga tidak cocok dengan komponennya.")
        return [Warning("indeks_tidak_cocok", sentence) for sentence in sentences]


def preview(intake: Intake, *, scope: Scope) -> Preview:
    """The difference of one checked file: it is really written, asked, and taken back in the same transaction. Nobody else sees
    the trial, and nothing of it stays. scope: where places and categories are compared."""
    years = sorted({int(year) for year in intake.figures["survey_year"].unique()})
    with database.trial() as transaction:
        shown_at = database.state()[1]
        before = _state(transaction, years, scope, intake.other_index)
        outcome = write_into(transaction, [intake], actor="pratinjau")
        after = _state(transaction, years, scope, intake.other_index)
        scores = transaction.ask("scores_of_years", years=years)
        names = transaction.ask("region_names").set_index("region_code")["short_name"]
    figures = _figures(intake.figures, before[0], after[0], names)
    scores = scores.head(0) if intake.other_index else scores
    touched = scores.merge(intake.figures[["survey_year", "region_code"]].drop_duplicates())
    return Preview(
        figures, _moves(before[1], after[1]), bool(outcome.unchanged), outcome.problems, _disagreeing(touched, names), shown_at
    )


def _disagreeing(scores: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """The governments whose index and components would not agree beyond rounding (see methodology: residual)."""
    rows = []
    for score in scores.dropna().to_dict("records"):
        year = int(score["survey_year"])
        parts = index.contributions(score, methodology.weights(year), unlisted_from=methodology.unlisted_threshold(year))
        if abs(parts["residual"]) > methodology.residual_tolerance():
            recomputed = score["index"] - parts["residual"]
            rows.append((year, names.get(score["region_code"]), score["index"], recomputed, parts["residual"]))
    return pd.DataFrame(rows, columns=["survey_year", "region", "index", "recomputed", "residual"])


def _state(transaction: Transaction, years: list[int], scope: Scope, other: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures in use, and rank and category of every member of the scope; of another index (its code) nobody has one."""
    if other:
        return transaction.ask("other_used", code=other, years=years), pd.DataFrame(columns=_MEMBER)
    used = transaction.ask("used_figures", years=years)
    tables = []
    for year in years:
        table = transaction.ask("scores", year=year, **scope.filter)
        bands = [methodology.category(year, score) for score in table["index"]]
        category = [band.name if band else "" for band in bands]
        tables.append(table.assign(survey_year=year, place=ranking.rank(table["index"]), category=category)[_MEMBER])
    return used, pd.concat(tables) if tables else pd.DataFrame(columns=_MEMBER)


def _figures(incoming: pd.DataFrame, before: pd.DataFrame, after: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    old = before[[*_KEY, "value", "outlet"]].rename(columns={"value": "old", "outlet": "old_outlet"})
    new = after[[*_KEY, "value"]].rename(columns={"value": "used"})
    table = incoming[[*_KEY, "value", "reason"]].merge(old, how="left", on=_KEY).merge(new, how="left", on=_KEY)
    table["state"] = [_judged(row.value, row.old, row.used) for row in table.itertuples()]
    return table.assign(region=table["region_code"].map(names))


def _judged(value: float, old: float, used: float) -> str:
    if value != value:
        return "kosong"
    if value != used:
        return "tidak dipakai"
    if old != old:
        return "baru"
    return "sama" if old == value else "berubah"


def _moves(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The members whose place or category would be another one."""
    table = before.merge(after, on=["survey_year", "region_code", "region"], suffixes=("_before", "_after"), how="outer")
    ranks = table[["place_before", "place_after"]].astype("Float64").fillna(-1)
    moved = (ranks["place_before"] != ranks["place_after"]) | (table["category_before"] != table["category_after"])
    return table[moved].sort_values(["survey_year", "place_after"]).reset_index(drop=True)
