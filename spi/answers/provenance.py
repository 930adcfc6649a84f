"""From where is each figure, and where do sources disagree?"""

import pandas as pd

from spi import dictionary, methodology
from spi.database import query
from spi.wording import date_words


def figures(region_code: str, year: int) -> pd.DataFrame:
    """Every figure of a government in a survey year with its source; see sql/figures.sql."""
    return query("figures", region=region_code, year=year)


def conflicts() -> pd.DataFrame:
    """Every figure of a disputed measure: survey_year, region, measure (label), printed, difference, used, outlet, ...

    difference: "pembulatan" where every source's figure is the preferred one rounded to its decimals or lies 0,01 off
    (KPK's table is often cut, not rounded), else "berbeda".
    """
    table = query("conflicts")
    key = ["survey_year", "region_code", "unit", "measure"]
    agrees = [_rounds_to(row.preferred_value, row.value, row.decimals) for row in table.itertuples()]
    same = pd.Series(agrees, index=table.index, dtype=bool).groupby([table[c] for c in key]).transform("all")
    return table.assign(
        difference=same.map({True: "pembulatan", False: "berbeda"}),
        used=table["preferred"].map({True: "✓", False: ""}),
        code=table["measure"],
        measure=table["measure"].map(dictionary.label),
        printed=table["printed"].str.replace(".", ","),
        published=table["published"].map(date_words),
    )


def category_conflicts() -> pd.DataFrame:
    """Where a source names another category than the scale of that year gives for the index in use.

    survey_year, region, category (as the source says it), expected (by the scale), index, outlet, published, note, url.
    """
    table = query("published_categories")
    found = [methodology.category(row.survey_year, score) for row, score in zip(table.itertuples(), table["index"], strict=True)]
    table["expected"] = [band.name if band else "" for band in found]
    table["published"] = table["published"].map(date_words)
    differs = (table["expected"] != "") & (table["category"].str.casefold() != table["expected"].str.casefold())
    return table[differs].reset_index(drop=True)


def sources() -> pd.DataFrame:
    """Every source: outlet, kind, published (words), url, read_through, figures (count), year_from, year_to, note."""
    table = query("sources")
    return table.assign(published=table["published"].map(date_words))


def sentence(disputed: pd.DataFrame, known: pd.DataFrame) -> str:
    """How many figures from how many sources, and how many of them are disputed."""
    key = ["survey_year", "region_code", "unit", "measure"]
    real = disputed[disputed["difference"] == "berbeda"].drop_duplicates(key) if len(disputed) else disputed
    figures = int(known["figures"].sum())
    words = f"{figures:,}".replace(",", ".")
    return f"{words} angka dari {len(known)} sumber; pada {len(real)} angka sumbernya tidak sepakat lebih dari pembulatan."


def _rounds_to(exact: float, printed: float, decimals: int) -> bool:
    """Is a printed figure the exact one rounded or cut to its decimals, give or take 0,01?"""
    if exact != exact or printed != printed:
        return False
    return abs(exact - printed) < max(10.0 ** -int(decimals), 0.01) + (1e-9 if decimals >= 2 else -1e-9)
