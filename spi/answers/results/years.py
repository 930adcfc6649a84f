"""Which figures has one government in a survey year, and can its index be taken apart with them?"""

from dataclasses import dataclass

from spi.method import index, methodology, unlisted_correction
from spi.method.methodology import CORRECTIONS
from spi.method.parts import CORRECTION_OTHER, CORRECTION_TOTAL, MEASURES, NEGLIGIBLE
from spi.store.database import query


@dataclass(frozen=True)
class Year:
    """The figures of one government in one survey year, ready for arithmetic; scores in points, NaN where unknown.

    missing: measures without which the index cannot be taken apart, with the code of the reason. corrections: the
    corrections that are known apart, or only ("correction_total",). implied: was that total derived from the rest?
    """

    scores: dict[str, float]
    weights: methodology.Weights
    unlisted_from: float | None
    missing: dict[str, str]
    corrections: tuple[str, ...]
    implied: bool

    @property
    def unlisted_fit(self) -> unlisted_correction.Fit | None:
        """The derived formula of its unlisted correction; None where it has none, or that one does not follow the formula."""
        if self.unlisted_from is None or self.missing or self.corrections != CORRECTIONS:
            return None
        listed = sum(self.scores[part] for part in CORRECTIONS)
        unlisted = self.scores[CORRECTION_TOTAL] - listed
        conduct = self.scores[CORRECTIONS[0]]
        return unlisted_correction.fit(self.weights.year, unlisted=unlisted, conduct=conduct) if unlisted >= NEGLIGIBLE else None


def years_of(region_code: str, *years: int) -> dict[int, Year]:
    """The figures of one government in each of these survey years."""
    history = query("region_history", region=region_code).set_index("survey_year").reindex(years)
    reasons = query("reasons", region=region_code)
    figures = {}
    for number, row in history.iterrows():
        reasons_of_year = reasons[reasons["survey_year"] == number].set_index("measure")["reason"].to_dict()
        figures[int(number)] = _year(int(number), {m: float(row[m]) for m in MEASURES}, reasons_of_year)
    return figures


def _year(number: int, scores: dict[str, float], reasons: dict[str, str]) -> Year:
    weights, unlisted = methodology.weights(number), methodology.unlisted_threshold(number)
    gone = index.missing_parts(scores)
    if set(gone) - set(CORRECTIONS):
        return Year(scores, weights, unlisted, {m: reasons.get(m, "belum_ditemukan") for m in gone}, CORRECTIONS, False)
    if not gone:
        parts = index.contributions(scores, weights, unlisted_from=unlisted)
        total = -sum(parts[c] for c in (*CORRECTIONS, CORRECTION_OTHER))
        return Year(scores | {CORRECTION_TOTAL: total}, weights, unlisted, {}, CORRECTIONS, False)
    implied = scores[CORRECTION_TOTAL] != scores[CORRECTION_TOTAL]
    if implied:
        scores = scores | {CORRECTION_TOTAL: float(index.implied_correction(scores, weights))}
    return Year(scores, weights, None, {}, (CORRECTION_TOTAL,), implied)
