"""What may be gained in a good year, and which share of it does each goal take?"""

from itertools import groupby

import streamlit as st

from spi.answers.cycle.targets import aimed_at, goal
from spi.answers.results.within_reach import WithinReach, goals, within_reach
from spi.charts.parts.reach import reach_bars
from spi.method import methodology, reach
from spi.narrative.results.reach import basis, goal_distance, hit_rate, not_known
from spi.narrative.sentence import capital, listed
from spi.ui.app import address
from spi.ui.app.choice import Choice
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import decimal, number

Goal = tuple[float | None, str, str]  # value (points), name and basis


def choose(pick: Choice) -> WithinReach:
    """Draw what a good year is and whether the changes across a break count, both kept in the address; answers the caps."""
    words = {code: capital(dictionary.word("good_years", str(code))) for code in reach.PERCENTILES}
    with st.container(horizontal=True, vertical_alignment="bottom", key="setahun"):
        percentile = address.choice(
            st.segmented_control, "Setahun yang baik", list(words), reach.PERCENTILES[0], key="capaian",
            words=words.__getitem__, required=True, wrap=True, help=dictionary.word("good_years", "about"),
        )  # fmt: skip
        across = methodology.breaks_between(0, pick.year)
        named = listed(["SPI {} ke {}".format(*each["years"]) for each in across])
        breaks = bool(across) and st.toggle(
            f"Dengan perubahan {named}", key="lintas", bind="query-params", width="stretch",
            help=f"Perubahan {named} {across[0]['short']}; biasanya tidak dihitung.",
        )  # fmt: skip
    return within_reach(pick.code, pick.year, percentile=percentile, breaks=breaks)


def bars(within: WithinReach, pick: Choice) -> None:
    """One bar a part, and from which changes it is taken; why not where that is not known."""
    title = panel.heading("Yang terjangkau dalam setahun", "poin indeks")
    if within.caps.empty:
        st.caption(plain(not_known(within, pick.code).text))
        return
    panel.picture(reach_bars(within), key="terjangkau", title=title)
    st.caption(plain(basis(within).text))


def target(pick: Choice) -> Goal:
    """Type a target, at first the stated one of the year or the next; answers value (None without one), name and basis."""
    stated = aimed_at(pick.code, pick.year)
    label = f"Target indeks SPI {stated['survey_year']}" if stated else "Target indeks"
    opening = decimal(stated["points"]) if stated else ""
    typed = st.text_input(label, opening, key=f"target-{pick.code}-{pick.year}", width=200)
    value = number(typed, highest=100)
    if typed and value is None:
        st.warning(f"Target “{plain(typed)}” bukan angka 0 sampai 100. Tulis misalnya 80 atau 77,5.")
    return goal(pick.code, value, pick.year)


def shares(within: WithinReach, target: Goal) -> None:
    """Every goal above the index: how far, which share of a year, and how often such a share was enough."""
    if within.index is None or within.caps.empty:
        return
    panel.heading("Yang dibutuhkan setiap tujuan")
    above = [each for each in goals(within.year, target) if each[1] > within.index]
    if not above:
        st.caption("Tidak ada kategori atau target di atas nilai ini.")
    for past, alike in groupby(above, lambda each: hit_rate(within, each[1]).text):  # what holds for several is said once
        for name, value in alike:
            st.markdown(plain(goal_distance(within, name, value).text))
        st.caption(plain(past))
