"""Menu and frame of the dashboard: which pages there are, and what the reader chose."""

import streamlit as st

from spi.ui.app import address, browser, choice, identity, server, view
from spi.ui.monitoring import counters, health

PAGES = {
    "Hasil": {
        "ringkasan": ("Ringkasan", "flag"),
        "komponen": ("Komponen", "stacked_bar_chart"),
        "perubahan": ("Perubahan", "waterfall_chart"),
        "peringkat": ("Peringkat", "leaderboard"),
        "kesenjangan": ("Kesenjangan", "straighten"),
        "tren": ("Tren", "show_chart"),
        "bandingkan": ("Bandingkan", "groups"),
        "provinsi": ("Provinsi", "grid_view"),
        "indeks_lain": ("Indeks lain", "scatter_plot"),
    },
    "Tindak lanjut": {
        "akar_masalah": ("Akar masalah", "account_tree"),
        "rtl": ("RTL", "checklist"),
        "benang_merah": ("Benang merah", "timeline"),
        "berhasilkah": ("Perkembangan", "compare_arrows"),
    },
    "Siklus": {
        "kalender": ("Kalender", "calendar_month"),
        "sosialisasi": ("Sosialisasi", "campaign"),
        "responden": ("Responden", "groups_2"),
        "evaluasi": ("Evaluasi", "lock_clock"),
    },
    "Rapat": {"rapat": ("Rapat", "present_to_all")},
    "Data": {
        "impor": ("Impor data", "upload_file"),
        "riwayat": ("Riwayat impor", "history"),
        "konflik": ("Konflik sumber", "rule"),
        "sumber": ("Sumber", "menu_book"),
        "metodologi": ("Metodologi", "function"),
        "setelan": ("Setelan", "settings"),
        "panduan": ("Panduan", "help"),
    },
}
FIRST = "ringkasan"  # the page at the bare address


def addresses() -> list[str]:
    """The addresses of all pages, in the order of the menu."""
    return [name.replace("_", "-") for pages in PAGES.values() for name in pages]


def frame() -> None:
    """Draw the menu and the reader's choices, then the page."""
    st.set_page_config(page_icon="📊", layout="wide", initial_sidebar_state=220)
    menu = {
        section: [
            st.Page(
                f"pages/{section.lower().replace(' ', '_')}/{name}.py",
                title=title,
                icon=f":material/{icon}:",
                url_path=name.replace("_", "-"),
                default=name == FIRST,
            )
            for name, (title, icon) in pages.items()
        ]
        for section, pages in PAGES.items()
    }
    page = st.navigation(menu, expanded=True)
    with counters.measured(page.title):
        browser.tell(page.url_path)
        server.open_store()
        address.reserve_notices()
        address.tell_missing(page.title)
        with server.settled():
            identity.end_idle()
            choice.choose()
            view.offer(page.title)
        server.run(page)


if __name__ == "__main__":  # Streamlit runs this file once per click
    frame()
else:  # the web server imports it once, at its start
    app = st.App(__file__, lifespan=server.lifespan, routes=health.ROUTES, middleware=server.middleware(addresses(), FIRST))
