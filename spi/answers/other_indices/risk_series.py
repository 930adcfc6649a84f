"""Where do the shares of findings go that KPK's report tells in percent? A series of its own, where small is good."""

import pandas as pd

from spi.follow_up import risk_findings
from spi.method.parts import in_order
from spi.words import dictionary


def risk_series(region_code: str) -> pd.DataFrame:
    """One row per part and survey year, parts in the order of KPK's report: survey_year, part, label, percent (0-100), indicators
    (count, may be missing), outlet (the source as it was typed), year_before and risk_change (percentage points against the
    year of the same part known before; missing for the first), actor, last_seq."""
    table = risk_findings.known(region_code).rename(columns={"source": "outlet"})
    place = {part: number for number, part in enumerate(in_order())}
    table = table.assign(order=table["part"].map(place), label=table["part"].map(dictionary.label).astype(object))
    table = table.sort_values(["order", "survey_year"], kind="stable").drop(columns="order").reset_index(drop=True)
    same = table.groupby("part")
    return table.assign(year_before=same["survey_year"].shift().astype("Int64"), risk_change=same["percent"].diff())
