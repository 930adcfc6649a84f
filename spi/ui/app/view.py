"""How does the view on screen go further: as a link to send, as a page of paper, as a title of the browser's tab?

Where somebody is signed in, the browser ends it once nobody uses it (view.js)."""

import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from spi.answers.sources import stamp
from spi.ui.app import identity
from spi.ui.app.choice import Choice, chosen
from spi.words import dictionary
from spi.words.wording import moment_words

_HERE = Path(__file__)
_KEY = "tampilan"
_HTML = """
<div class="tampilan" role="group" aria-label="Tampilan ini">
  <span role="status"></span>
  <button type="button" data-do="copy" aria-label="Salin tautan" title="Salin tautan tampilan ini"><i aria-hidden="true">link</i></button>
  <button type="button" data-do="print" aria-label="Cetak" title="Cetak halaman ini"><i aria-hidden="true">print</i></button>
  <input type="text" readonly hidden aria-label="Tautan tampilan ini">
</div>
<div class="kepala-cetak"></div>
"""  # noqa: E501
_VIEW = st.components.v2.component(
    "view", html=_HTML, css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"), isolate_styles=False,
)  # fmt: skip


def offer(page: str) -> None:
    """Name the browser's tab after the page and the choice, and offer the view as a link and on paper.

    page: its title in the menu. The link carries all four choices, so that it opens the same view when others are the first ones.
    """
    pick = chosen()
    st.set_page_config(title(page, pick))
    data: dict[str, Any] = {"choices": _codes(pick), "head": [_about(page, pick), _source()]}
    if limit := identity.idle_limit():
        data["idle"] = {"limit": limit, "now": int(time.time()), "cookie": identity.USED}
    _VIEW(key=_KEY, data=data, on_alive_change=partial(identity.is_used, _KEY))


def title(page: str, pick: Choice) -> str:
    """The title of the browser's tab: "Peringkat · Kab. Probolinggo · SPI 2024 – Dasbor SPI"."""
    return f"{page} · {pick.region['short_name']} · SPI {pick.year} – {dictionary.product()}"


def _codes(pick: Choice) -> dict[str, str]:
    """The choices as the address carries them."""
    codes = {"daerah": pick.code, "tahun": str(pick.year), "lingkup": pick.scope.code}
    return codes | ({"banding": str(pick.year_before)} if pick.year_before else {})


def _about(page: str, pick: Choice) -> str:
    """The first line on paper: of whom, of when and among whom the page tells."""
    year = f"SPI {pick.year}" + (f" dibandingkan dengan SPI {pick.year_before}" if pick.year_before else "")
    return " · ".join([f"{dictionary.product()}: {page}", pick.region["name"], year, pick.scope.title(pick.members)])


def _source() -> str:
    """The second line on paper: when, and from which state of the data."""
    version = stamp.short(stamp.newest_batch(named=False))
    return f"Dicetak dari tampilan {moment_words(datetime.now())} · Sumber: hasil SPI KPK, data {version}"
