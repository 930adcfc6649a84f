"""From where is each figure, and where do sources disagree?"""

from typing import Any

import pandas as pd

from spi.answers.results import history, standing
from spi.method import methodology
from spi.method.parts import CORRECTION_TOTAL, in_order
from spi.method.printing import prints_the_same
from spi.method.scope import Scope
from spi.store.database import query, remembered
from spi.words import dictionary
from spi.words.wording import date_words, thousands

SHIPPED = "data/"  # what the batch of the shipped files is called


def figures(region_code: str, year: int) -> pd.DataFrame:
    """Every figure of a government in a survey year with its source; see sql/figures.sql."""
    return query("figures", region=region_code, year=year)


def stated_ranks(region_code: str, year: int) -> pd.DataFrame:
    """Every rank that a source states for a government, in any scope; see sql/published_ranks.sql."""
    return query("published_ranks", region=region_code, year=year)


def conflicts() -> pd.DataFrame:
    """Every figure of a disputed measure: survey_year, region, measure (label), printed, difference, used, outlet, ...

    difference: "pembulatan" where every source's figure is the preferred one rounded to its decimals or lies 0,01 off
    (KPK's table is often cut, not rounded), else "berbeda".
    """
    table = query("conflicts")
    key = ["survey_year", "region_code", "unit", "measure"]
    agrees = [prints_the_same(row.preferred_value, row.value, decimals=int(row.decimals)) for row in table.itertuples()]
    same = pd.Series(agrees, index=table.index, dtype=bool).groupby([table[c] for c in key]).transform("all")
    return table.assign(
        difference=same.map({True: "pembulatan", False: "berbeda"}),
        used=table["preferred"].map({True: "✓", False: ""}),
        code=table["measure"],
        measure=table["measure"].map(dictionary.label),
        printed=table["printed"].str.replace(".", ","),
        published=table["published"].map(date_words),
    )


@remembered
def drawn(region_code: str) -> pd.DataFrame:
    """From where each index of the line chart of a government (history.trend) is: survey_year, label (whose), value (points),
    outlet; newest year first."""
    region, series = standing.regions().set_index("region_code").loc[region_code], history.trend(region_code)
    rows = []
    known = series[series["measure"] == "index"].sort_values("survey_year", ascending=False)
    for year, ours, reason in zip(known["survey_year"], known["value"], known["reason"], strict=True):
        held = figures(region_code, int(year))
        used = held[(held["measure"] == "index") & (held["unit"] == "") & held["preferred"] & held["value"].notna()]
        if len(used):
            rows.append((int(year), region["name"], ours, used["outlet"].iloc[0]))
        elif isinstance(reason, str):
            rows.append((int(year), region["name"], ours, dictionary.reason(reason)))
        if (whole := whole_province(region, int(year))) is not None:
            means = standing.averages(whole, int(year)).dropna(subset="value")
            rows += [(int(year), row.label, row.value, row.basis) for row in means.itertuples()]
    return pd.DataFrame(rows, columns=["survey_year", "label", "value", "outlet"])


def whole_province(region: pd.Series, year: int) -> Scope | None:
    """The governments whose simple mean is the average of a government's province in a survey year; None for a ministry."""
    return next((scope for scope in standing.region_scopes(region, year) if scope.code == "provinsi"), None)


def aliases() -> dict[str, str]:
    """Normalised name, code or former code -> region code."""
    return dict(query("region_aliases").itertuples(index=False))


def known_regions() -> pd.DataFrame:
    """Whom a file may speak of: every government and institution, also one of which no figure is known; see the SQL."""
    return query("known_regions")


def known_counts() -> dict[tuple[int, str], int]:
    """(survey year, province code, "" for the nation) -> governments with an index in the store."""
    return {(int(row.survey_year), row.province): int(row.governments) for row in query("known_counts").itertuples()}


def typed_measures() -> list[str]:
    """The measures of one government's own report, in the order in which it prints them."""
    return ["index", *in_order()]


def column_meanings() -> dict[str, str]:
    """What a column of a table can mean: code -> words."""
    keys = {code: dictionary.column(code) for code in ("year", "code", "name", "unit", "respondents", "label", "calculated")}
    return keys | {m: dictionary.label(m) for m in (*typed_measures(), CORRECTION_TOTAL)}


def category_conflicts() -> pd.DataFrame:
    """Where a source names another category than the scale of that year gives for the index in use. survey_year, region, category
    (as the source says it), expected (by the scale), index, outlet, published, note, url."""
    table = query("published_categories")
    scale = [methodology.category(row.survey_year, score) for row, score in zip(table.itertuples(), table["index"], strict=True)]
    table["expected"] = [band.name if band else "" for band in scale]
    table["published"] = table["published"].map(date_words)
    differs = (table["expected"] != "") & (table["category"].str.casefold() != table["expected"].str.casefold())
    return table[differs].reset_index(drop=True)


def source_words(named: pd.Series) -> list[str]:
    """For each name of a source that the store knows "outlet, date of publication"; anything else, such as a text, as it is."""
    known = sources()
    words = dict(zip(known["source_id"], known["outlet"] + ", " + known["published"].map(date_words), strict=True))
    return [words.get(name, name) for name in named.fillna("")]


def sources() -> pd.DataFrame:
    """Every source: outlet, kind, published (words), url, read_through, figures (count), year_from, year_to, note."""
    table = query("sources")
    return table.assign(published=table["published"].map(date_words))


def sentence(disputed: pd.DataFrame, known: pd.DataFrame) -> str:
    """How many figures from how many sources, and how many of them are disputed."""
    key = ["survey_year", "region_code", "unit", "measure"]
    real = disputed[disputed["difference"] == "berbeda"].drop_duplicates(key) if len(disputed) else disputed
    figures = f"{thousands(known['figures'].sum())} angka dari {len(known)} sumber"
    return f"Tersimpan {figures}; untuk {len(real)} angka, sumbernya berbeda melebihi pembulatan."


def _outlet_and_day(figure: Any) -> str:
    if not figure.published:
        return str(figure.outlet)
    imported = isinstance(figure.file_name, str) and figure.file_name != SHIPPED
    return f"{figure.outlet}, {'diimpor ' if imported else ''}{date_words(figure.published)}"


@remembered
def outlet_words(region_code: str, years: tuple[int, ...], *, most: int = 3) -> str:
    """From where the figures in use of a government are, that of its index first: "KPK, 22 Januari 2025; dan 4 sumber lain"; ""
    where there is none. The day of an imported file is that of its import, and says so."""
    tables = [figures(region_code, year) for year in years]
    used = pd.concat([table[table["preferred"]] for table in tables]) if tables else pd.DataFrame()
    if used.empty:
        return ""
    named = used.sort_values("measure", key=lambda m: m != "index", kind="stable").drop_duplicates(["outlet", "published"])
    words = "; ".join(map(_outlet_and_day, named.head(most).itertuples(index=False)))
    return words + (f"; dan {len(named) - most} sumber lain" if len(named) > most else "")
