"""What did the reader choose: government, survey year, comparison year, scope? Chosen once, kept in the address."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from spi.answers.results import first_view, history, standing
from spi.answers.sources import provenance
from spi.follow_up import Plan
from spi.intake.spelling.regions import Gazetteer
from spi.method.scope import Scope
from spi.narrative.results import rank
from spi.settings import settings, unknown_region
from spi.ui.app import address, folded, identity
from spi.ui.show.text import plain
from spi.words import dictionary


@dataclass(frozen=True)
class Choice:
    """The reader's choice; `region` is a row of standing.regions(), `year_before` None in the first survey year.

    members: governments in the scope, known or not; known_years: survey years in which the government's index is known.
    """

    region: pd.Series
    year: int
    year_before: int | None
    scope: Scope
    members: int
    known_years: tuple[int, ...]

    @property
    def code(self) -> str:
        return self.region.name

    @property
    def plan(self) -> Plan:
        """The follow-up plan that answers the chosen result."""
        return Plan(self.code, self.year)


def choose() -> None:
    """Draw the four choices. The frame calls it once a run; pages read them with chosen().

    Raises SettingsError where the region that data/settings.toml names is none of ours.
    """
    regions = standing.regions().set_index("region_code")
    names, own, years = regions["name"].to_dict(), _own(regions), history.survey_years()
    line = st.empty()  # written when all is chosen
    with st.container(horizontal=True, key=folded.CHOICES):
        code = _select(
            "Pemerintah daerah", list(names), own, key="daerah", width=240, words=names.__getitem__, former=_named_region
        )
        scopes, first = first_view.scopes(regions.loc[code])
        coverage = history.coverage(code, first)
        year = _select("Tahun survei", years, first_view.year(coverage, years), key="tahun", width=116, words="SPI {}".format)
        earlier, nearest = [y for y in years if y < year], first_view.year_before(coverage, year, years)
        before = _select("Tahun pembanding", earlier, nearest, key="banding", width=176, words="dibanding SPI {}".format)
        scopes, _ = first_view.scopes(regions.loc[code], year)
        members = standing.members(year)
        sizes = {scope.code: standing.size(members, scope) for scope in scopes.values()}
        labels = {scope.code: scope.title(sizes[scope.code]) for scope in scopes.values()}
        former = {_without_count(words): each for each, words in labels.items()}
        scope = _select(
            "Lingkup peringkat", list(scopes), first.code, key="lingkup", width=300, words=labels.__getitem__,
            former=lambda words: former.get(_without_count(words)),
        )  # fmt: skip
    with line:
        folded.line([names[code], f"SPI {year}", *([f"dibanding SPI {before}"] if before else []), labels[scope]])
    st.session_state["_choice"] = Choice(
        regions.loc[code], year, before, scopes[scope], sizes[scope], first_view.known_years(coverage)
    )
    if wider := first_view.wider(scopes[scope], scopes.values(), members):
        _lead_on(rank.alone_in_scope(regions.at[code, "short_name"], scopes[scope], wider, sizes[wider.code]).text, wider)


def chosen() -> Choice:
    """The choice that the frame has drawn in this run."""
    return st.session_state["_choice"]


def take_region(custom: list[str]) -> None:
    """Callback of a chart or a table whose points or rows carry a region code: that government becomes the chosen one."""
    st.session_state["daerah"] = custom[0]


def take_province(custom: list[str]) -> None:
    """Callback of the national map: a province becomes the scope; ours stays the chosen government where it lies there, else its
    pemprov, which has the same code, becomes it."""
    pick = chosen()
    if pick.region["province_code"] != custom[0]:
        st.session_state["daerah"] = custom[0]
    st.session_state["lingkup"] = "provinsi"


def member() -> str:
    """What a heading calls a member of the chosen scope; a regional government before anything is chosen."""
    choice = st.session_state.get("_choice")
    return choice.scope.member if choice else dictionary.column("region")


def _lead_on(sentence: str, wider: Scope) -> None:
    """A sentence, and a button that leads to a wider scope."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(sentence), width="content")
        st.button(
            f"Pindah ke {wider.label}", on_click=_take_scope, args=(wider.code,), type="tertiary", icon=":material/open_in_full:"
        )


def _take_scope(code: str) -> None:
    """Callback: this scope becomes the chosen one."""
    st.session_state["lingkup"] = code


def offer_own() -> None:
    """A button that leads to the reader's own government, where they have one and look at another."""
    own = identity.present().region
    names = standing.regions().set_index("region_code")["name"]
    if own in names.index and own != chosen().code:
        st.button(plain(f"Buka {names[own]}"), icon=":material/home:", on_click=take_region, args=([own],), key="buka-sendiri")


def _own(regions: pd.DataFrame) -> str:
    """The code of the region to open with."""
    own = identity.present().region
    code = own if own and own in regions.index else str(settings()["region"])
    if code not in regions.index:
        raise unknown_region(code)
    return code


def _named_region(words: str) -> str | None:
    """The government that an older link names; None where the name is not certain."""
    meant = Gazetteer(aliases=provenance.aliases(), regions=provenance.known_regions()).by_name(words)
    return meant[0] if len(meant) == 1 else None


def _without_count(words: str) -> str:
    """The name of a scope in an older link, which told its size, too: "Jawa Timur dengan pemprov · 39 pemda"."""
    return words.partition(" · ")[0].casefold()


def _select(label: str, options: list[Any], opening: Any, **look: Any) -> Any:
    """One choice, which stands in the address, None without options; its label is read by assistive technology only."""
    return address.choice(
        st.selectbox, label, options, opening if options else None, **look,
        filter_mode="contains", label_visibility="collapsed", placeholder="survei pertama", disabled=not options,
        index=0 if options else None,
    )  # fmt: skip
