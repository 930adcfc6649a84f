"""How is the overview of a province taken away: the pack of all its files, or one of them?"""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from spi.answers import province_briefing
from spi.answers.province import Overview, overview
from spi.answers.province_briefing import ProvinceBriefing
from spi.documents import pack
from spi.documents.province import province_pack
from spi.store.database import of_one_state
from spi.ui.app.address import base_address
from spi.ui.app.choice import Choice
from spi.ui.forms import handing_out
from spi.ui.show import panel

_ICONS = {"pdf": ":material/picture_as_pdf:", "pptx": ":material/slideshow:", "xlsx": ":material/table:"}


def offer(pick: Choice, told: Overview) -> None:
    """A button for the pack and one for each of its files, which are made when they are pressed."""
    base = base_address()

    def gathered() -> ProvinceBriefing:
        moment = datetime.now()
        fresh = overview(told.scope, told.year, told.year_before, today=moment.date())
        return province_briefing.gather(fresh, region_code=pick.code, base=base, moment=moment)

    def made(make: Callable[[ProvinceBriefing], bytes]) -> Callable[[], bytes]:
        def made_now() -> bytes:  # of the state that its stamp names, not of that which was drawn
            return make(of_one_state(gathered))

        return made_now

    stem = f"spi-{told.year}_provinsi-{told.scope.province}"
    what = "halaman, salindia, dan angka dari daftar di atas; dibuat saat tombol ditekan, tanpa jaringan"
    panel.heading("Unduh paket provinsi", what)
    with st.container(horizontal=True, key="paket-provinsi"):
        handing_out.button(
            "Paket provinsi (ZIP)", made(lambda asked: pack.zipped(province_pack.contents(asked))), f"{stem}_paket.zip",
            province_pack.kind_of("zip"), key="unduh-paket-provinsi", icon=":material/download:", type="primary", plan=pick.plan,
        )  # fmt: skip
        for kind, part in province_pack.PARTS.items():
            handing_out.button(
                part.title, made(part.make), f"{stem}_{kind}.{part.ending}", province_pack.kind_of(part.ending),
                key=f"unduh-provinsi-{kind}", icon=_ICONS[part.ending], plan=pick.plan,
            )  # fmt: skip
