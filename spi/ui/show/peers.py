"""With whom does the reader compare, and whom could we ask? One choice for all pages, by name, among a kind, a province, a former
residency or a group, and kept in the address."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from spi.answers.peers.absent import absent
from spi.answers.peers.areas import MOST, areas, candidates, first_choice
from spi.answers.peers.precedents import Precedents, precedents
from spi.answers.results import standing
from spi.answers.sources import provenance
from spi.charts.parts.peer_columns import rise_columns
from spi.method.parts import SCORED
from spi.method.scope import KINDS
from spi.narrative.results import precedents as whom_to_ask
from spi.narrative.results.side_by_side import not_drawn
from spi.narrative.sentence import capital
from spi.ui.app import address
from spi.ui.app.choice import Choice
from spi.ui.show import guard, panel
from spi.ui.show.text import plain
from spi.words import dictionary

_ADDRESS = "dengan"  # region codes, parted by commas
_NAMED = 2  # of the chosen ones on the folded control


def chosen_peers(pick: Choice) -> list[str]:
    """The region codes of the governments to stand beside ours, at most MOST. The first time those of the address, else those of
    our kind in our former residency."""
    _take_from_address(pick, first_choice(pick.region))
    with st.container(horizontal=True, vertical_alignment="bottom", key="pembanding"):
        return _select(pick)


def lit_peers(pick: Choice) -> list[str]:
    """The same choice on a page that only lights them: folded into a button, nobody before somebody is chosen."""
    _take_from_address(pick, None)
    codes = st.session_state.get(f"_dengan-{pick.code}", [])
    names = [standing.short_names()[code] for code in codes]
    more = f" dan {len(names) - _NAMED} lagi" if len(names) > _NAMED else ""
    label = plain(f"Pembanding: {', '.join(names[:_NAMED])}{more}" if names else "Sorot pembanding")
    with st.popover(label, icon=":material/group_add:", type="tertiary", width="content"):
        return _select(pick)


def name_absent(pick: Choice, codes: Sequence[str], members: pd.DataFrame, measures: Sequence[str], *, figure: str) -> None:
    """Which of them the page cannot draw, and why. members: region_code and the measures drawn (missing where not known); figure:
    what these are called."""
    if sentence := not_drawn(absent(codes, members, measures), scope_label=pick.scope.label, figure=figure):
        st.caption(plain(sentence.text))


def _take_from_address(pick: Choice, opening: list[str] | None) -> None:
    """Before anything was chosen: what the address asks for, said where it cannot be, else what the page opens with."""
    held, asked = f"_dengan-{pick.code}", st.query_params.get(_ADDRESS)
    codes = opening if asked is None else asked.split(",")
    if held in st.session_state or codes is None:
        return
    known = set(candidates(pick.region)["region_code"])
    st.session_state[held] = [code for code in dict.fromkeys(codes) if code in known][:MOST]
    if left_out := [code for code in dict.fromkeys(codes) if code and code not in st.session_state[held]]:
        why = f"kode wilayah yang tidak dikenal di sini, atau lebih dari {MOST}"
        st.warning(plain(f"Dari tautan tidak dibandingkan: {', '.join(left_out)[:120]} ({why})."))


def _select(pick: Choice) -> list[str]:
    """The control: whom to look for, and the governments chosen, which are kept for every page and in the address."""
    everyone, key, held = candidates(pick.region), f"dengan-{pick.code}", f"_dengan-{pick.code}"
    names = dict(zip(everyone["region_code"], everyone["name"], strict=True))
    st.session_state[key] = st.session_state.get(held, [])  # the widget of each page is another one
    found, area = _looked_for(pick)
    codes = st.multiselect(
        f"Bandingkan dengan (paling banyak {MOST})", list(dict.fromkeys([*st.session_state[key], *found])), key=key,
        max_selections=MOST, format_func=names.__getitem__, placeholder=f"Pilih {pick.scope.noun}", filter_mode="contains",
        select_all=False, wrap=True, on_change=_keep, args=(key, held),
    )  # fmt: skip
    if area:
        _about_area(area, found, key, held)
    if held in st.session_state:
        st.query_params[_ADDRESS] = ",".join(codes)
    return codes


def _keep(key: str, held: str) -> None:
    """Callback: what is chosen stays so on other pages, where this widget is another one."""
    st.session_state[held] = list(st.session_state[key])


def _about_area(area: str, found: list[str], key: str, held: str) -> None:
    """All of an area at once, where they are few, and who says who belongs to it."""
    if 0 < len(found) <= MOST:
        st.button("Ambil semua yang cocok", on_click=_take, args=(key, held, found), type="tertiary", icon=":material/group_add:")
    if sources := areas()[area].sources:
        outlets = "; ".join(provenance.source_words(pd.Series(sources)))
        st.caption(plain(f"{area}: pembagian lama, bukan satuan pemerintahan sekarang. Sumber: {outlets}."))


def _looked_for(pick: Choice) -> tuple[list[str], str | None]:
    """The codes that fit the kind and the area looked in, and that area; ministries have neither."""
    if pick.region["kind"] == "lembaga":
        return list(candidates(pick.region)["region_code"]), None
    kinds = [kind for kind in KINDS if kind != "lembaga"]
    kind = st.selectbox(
        "Jenis", kinds, None, key="jenis-pembanding", format_func=lambda k: capital(KINDS[k]), placeholder="Semua", width=190
    )
    area = st.selectbox("Wilayah atau kelompok", list(areas()), None, key="wilayah-pembanding", placeholder="Semua", width=250)
    return list(candidates(pick.region, kind=kind, area=area)["region_code"]), area


def _take(key: str, held: str, codes: list[str]) -> None:
    """Callback: these become the ones compared with."""
    st.session_state[key] = st.session_state[held] = codes


def once_like_us(pick: Choice) -> Precedents:
    """Who started like us on the index and on a part, our weakest unless the reader names another, and rose."""
    st.subheader(plain(f"Siapa yang pernah seperti {pick.region['short_name']} dan naik?"), anchor=False)
    part = address.choice(
        st.segmented_control, "Mirip pada indeks dan (tanpa pilihan: bagian yang paling tertinggal dari median)", list(SCORED),
        None, key="bagian-mirip", words=dictionary.label,
    )  # fmt: skip
    found = precedents(pick.code, pick.year, pick.scope, part=part)
    st.markdown(plain(whom_to_ask.headline(found).text))
    if found.pool and (grounds := whom_to_ask.grounds(found)):
        st.caption(plain(grounds.text))
    if found.rose:
        panel.small_table(whom_to_ask.cells(found), ["region", "start_cell", "rise_cell"], alt="Pernah serupa dan naik")
        title = panel.heading("Bagian yang bergerak", "poin indeks")
        panel.picture(rise_columns(found.rows), key="pernah-naik", title=title)
    elif not found.alike:
        st.caption(guard.IMPORT)
    return found
