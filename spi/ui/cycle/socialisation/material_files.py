"""How is the material of the year taken away: one page and six slides, and what of it is still to be filled in?"""

from datetime import datetime

import streamlit as st

from spi.documents.cycle import material
from spi.follow_up import Plan
from spi.ui.forms import handing_out
from spi.ui.show import panel
from spi.ui.show.text import plain


def offer(plan: Plan) -> None:
    """Two files, each made when its button is pressed, and what they say."""
    panel.heading(
        f"Bahan sosialisasi SPI {plan.survey_year}", "satu halaman dan enam salindia; isinya mengajak, tidak memerintah"
    )
    stem = f"sosialisasi-spi-{plan.survey_year}_{plan.region_code}"
    with st.container(horizontal=True, key="unduh-bahan"):
        handing_out.button(
            "Satu halaman (PDF)", lambda: material.page_pdf(plan, moment=datetime.now()), f"{stem}.pdf", "application/pdf",
            key="unduh-bahan-pdf", icon=":material/picture_as_pdf:",
        )  # fmt: skip
        handing_out.button(
            "Enam salindia (PPTX)", lambda: material.slides_pptx(plan, moment=datetime.now()), f"{stem}.pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation", key="unduh-bahan-pptx",
            icon=":material/slideshow:",
        )  # fmt: skip
    now = datetime.now()
    if lines := material.open_lines(plan, moment=now):
        st.caption(plain(f"Belum diketahui, jadi baris kosong untuk diisi (tidak disalin dari tahun lain): {'; '.join(lines)}."))
    for part in material.parts(plan, moment=now):
        panel.heading(part.title)
        st.markdown("\n".join(f"- {plain(point)}" for point in part.points))
        if part.sources:
            st.caption(plain(f"Sumber: {'; '.join(part.sources)}."))
