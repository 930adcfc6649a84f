"""With whom does the reader compare, and whom could we ask? Chosen by name, among a kind, a province, a former residency or a
group, and kept in the address."""

import pandas as pd
import streamlit as st

from spi.answers.peers.areas import MOST, areas, candidates, first_choice
from spi.answers.peers.precedents import Precedents, precedents
from spi.answers.sources import provenance
from spi.charts.parts.peer_columns import rise_columns
from spi.method.parts import SCORED
from spi.method.scope import KINDS
from spi.narrative.results import precedents as whom_to_ask
from spi.narrative.sentence import capital
from spi.ui.app import address
from spi.ui.app.choice import Choice
from spi.ui.show import guard, panel
from spi.ui.show.text import plain
from spi.words import dictionary

_ADDRESS = "dengan"  # region codes, parted by commas


def chosen_peers(pick: Choice) -> list[str]:
    """The region codes of the governments to stand beside ours, at most MOST. The first time those of the address, else those of
    our kind in our former residency."""
    everyone = candidates(pick.region)
    names = dict(zip(everyone["region_code"], everyone["name"], strict=True))
    key = f"dengan-{pick.code}"
    if key not in st.session_state:
        asked = st.query_params.get(_ADDRESS)
        codes = first_choice(pick.region) if asked is None else asked.split(",")
        st.session_state[key] = [code for code in dict.fromkeys(codes) if code in names][:MOST]
        if left_out := [code for code in dict.fromkeys(codes) if code and code not in st.session_state[key]]:
            why = f"kode wilayah yang tidak dikenal di sini, atau lebih dari {MOST}"
            st.warning(plain(f"Dari tautan tidak dibandingkan: {', '.join(left_out)[:120]} ({why})."))
    with st.container(horizontal=True, vertical_alignment="bottom", key="pembanding"):
        found, area = _looked_for(pick)
        options = list(dict.fromkeys([*st.session_state[key], *found]))
        codes = st.multiselect(
            f"Bandingkan dengan (paling banyak {MOST})", options, key=key, max_selections=MOST, format_func=names.__getitem__,
            placeholder=f"Pilih {pick.scope.noun}", filter_mode="contains", select_all=False, wrap=True, persist_state="session",
        )  # fmt: skip
        if area and 0 < len(found) <= MOST:
            st.button("Ambil semua yang cocok", on_click=_take, args=(key, found), type="tertiary", icon=":material/group_add:")
    if area and (sources := areas()[area].sources):
        outlets = "; ".join(provenance.source_words(pd.Series(sources)))
        st.caption(plain(f"{area}: pembagian lama, bukan satuan pemerintahan sekarang. Sumber: {outlets}."))
    st.query_params[_ADDRESS] = ",".join(codes)
    return codes


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


def _take(key: str, codes: list[str]) -> None:
    """Callback: these become the ones compared with."""
    st.session_state[key] = codes


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
        panel.heading("Bagian yang bergerak", "poin indeks")
        panel.picture(rise_columns(found.rows), key="pernah-naik")
    elif not found.alike:
        st.caption(guard.IMPORT)
    return found
