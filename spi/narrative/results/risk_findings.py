"""Which sentence tells of the findings in percent? Small is good, and no share is laid beside a score."""

import pandas as pd

from spi.narrative.sentence import Sentence, Writer, direction, listed
from spi.words.wording import rounded

_NAMED = 3


def findings_in_percent(series: pd.DataFrame, *, year: int) -> Sentence | None:
    """The largest share of a survey year, and how the shares moved most that were known before; None where none is known. series:
    answers.other_indices.risk_series."""
    rows = series[series["survey_year"] == year].sort_values("percent", ascending=False, kind="stable")
    if rows.empty:
        return None
    writer, top = Writer("components"), rows.iloc[0]
    share = writer.score(top["percent"], top["part"], year)
    largest = f"Temuan risiko {writer.survey(year)} terbesar: {top['label']} {share}%; makin rendah makin baik."
    moved = rows[rows["risk_change"].map(lambda change: bool(rounded(change)))]
    moved = moved.sort_values("risk_change", key=abs, ascending=False, kind="stable").head(_NAMED)
    clauses = [
        f"{row.label} {direction(row.risk_change)} {writer.score(row.risk_change, row.part, year)} poin persen "
        f"sejak {writer.survey(int(row.year_before))}"
        for row in moved.itertuples()
    ]
    return writer.sentence(f"{largest} {listed(clauses)}." if clauses else largest)
