"""What did the reader choose: government, survey year, comparison year, scope? Chosen once, kept in the address."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from spi.answers import history, standing
from spi.scope import Scope
from spi.settings import settings

_ENOUGH = 0.5  # share of the scope that must be known before a survey year is the one to open with


@dataclass(frozen=True)
class Choice:
    """The reader's choice; `region` is a row of standing.regions(), `year_before` None in the first survey year."""

    region: pd.Series
    year: int
    year_before: int | None
    scope: Scope

    @property
    def code(self) -> str:
        return self.region.name


def choose() -> None:
    """Draw the four choices. The frame calls it once a run; pages read them with chosen()."""
    regions = standing.regions().set_index("region_code")
    names, own, years = regions["name"].to_dict(), settings()["region"], history.survey_years()
    with st.container(horizontal=True, key="pilihan"):
        region = _select("Pemerintah daerah", list(names), own, key="daerah", width=290, words=names.get)
        scopes = {scope.code: scope for scope in standing.region_scopes(regions.loc[region])}
        first = settings()["scope"] if settings()["scope"] in scopes else next(iter(scopes))
        opening = _opening_year(region, scopes[first], years)
        year = _select("Tahun survei", years, opening, key="tahun", width=130, words="SPI {}".format)
        earlier = [y for y in years if y < year]
        _select(
            "Tahun pembanding", earlier, max(earlier, default=None), key="banding", width=180, words="dibanding SPI {}".format
        )
        labels = {code: _scope_label(scope) for code, scope in scopes.items()}
        _select("Lingkup peringkat", list(scopes), first, key="lingkup", width=320, words=labels.get)


def _select(label: str, options: list, opening: object, *, key: str, width: int, words: Callable) -> object:
    """One choice, bound to the address; its label is read by assistive technology only."""
    return st.selectbox(
        label, options, options.index(opening) if options else None, key=key, width=width, format_func=words,
        bind="query-params", filter_mode="contains", label_visibility="collapsed", placeholder="belum ada pembanding",
        disabled=not options,
    )  # fmt: skip


def chosen() -> Choice:
    """The choice that the frame has drawn in this run."""
    state = st.session_state
    region = standing.regions().set_index("region_code").loc[state["daerah"]]
    scopes = {scope.code: scope for scope in standing.region_scopes(region)}
    return Choice(region, state["tahun"], state["banding"], scopes[state["lingkup"]])


def _opening_year(region_code: str, scope: Scope, years: list[int]) -> int:
    """The newest survey year with our index and at least half of the scope; else the newest with our index."""
    table = history.coverage(region_code, scope)
    ours = table[table["index"].notna()]
    enough = ours[ours["with_index"] >= _ENOUGH * ours["members"]]
    best = enough if len(enough) else ours
    return int(best["survey_year"].max()) if len(best) else years[0]


def _scope_label(scope: Scope) -> str:
    return f"{scope.label[0].upper()}{scope.label[1:]} · {history.members(scope)} pemda"
