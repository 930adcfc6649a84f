"""How is the meeting's pack taken away: made when it is asked for, then kept for this choice until another is made?"""

import logging
from collections.abc import Callable
from mimetypes import guess_type
from typing import Literal

import streamlit as st

from spi.answers.briefing import Briefing
from spi.documents import deck, pack
from spi.follow_up import Plan
from spi.follow_up.log import exports
from spi.ui.app import identity
from spi.ui.show import panel
from spi.ui.show.text import plain

_KEPT = "_paket_rapat"  # in the session: of which choice, and its files
_LOG = logging.getLogger(__name__)


@st.fragment  # what is made here runs nothing else of the page anew
def offer(ask: Callable[[], Briefing], keys: tuple[str, ...], choice: tuple) -> None:
    """A panel that makes the pack and gives it away.

    ask: the briefing as of now; keys: the slides in their order; choice: what is chosen on the page: a pack that was made is
    given away as long as that stays.
    """
    what = "ringkasan dua halaman, laporan lengkap, salindia, angka dengan rumus, dan naskah dinas"
    panel.heading("Unduh paket rapat", what)
    wanted = (*choice, keys)
    if st.button("Buat paket rapat", key="buat-paket", icon=":material/inventory_2:"):
        st.session_state[_KEPT] = (wanted, _made(ask, keys))
    of, files = st.session_state.get(_KEPT, (None, {}))
    if of == wanted and files:
        _give(files)
    else:
        st.caption("Dibuat dari angka dan catatan saat tombol ditekan, dalam beberapa detik; tidak memerlukan jaringan.")


def _made(ask: Callable[[], Briefing], keys: tuple[str, ...]) -> dict[str, bytes]:
    """The files of the pack, each told as it begins; {} with a sentence where there is nothing to make."""
    with st.status("Menyiapkan paket rapat", expanded=True) as status:
        bar = st.progress(0.0, "Mengumpulkan angka dan catatan")
        try:
            asked = ask()
            if refused := pack.refusal(asked):
                status.update(label=plain(refused), state="error", expanded=False)
                return {}
            files = pack.contents(
                asked,
                deck.slides(asked, keys),
                progress=lambda title, done, of: bar.progress(done / of, plain(f"{done + 1} dari {of}: {title}")),
            )
        except Exception as fault:
            _LOG.exception("Paket rapat gagal dibuat")
            what = str(fault) if isinstance(fault, pack.UnmadePart) else "Paket rapat"
            failure = f"{what} gagal dibuat; angka yang tersimpan tidak berubah. Catatannya ada di terminal aplikasi."
            status.update(label=plain(failure), state="error", expanded=False)
            return {}
        exports.note(identity.present(), Plan(asked.code, asked.year), f"{next(iter(files)).rpartition('_')[0]}_paket.zip")
        status.update(label=f"Paket rapat siap: {len(files)} dokumen", state="complete", expanded=False)
    return files


def _give(files: dict[str, bytes]) -> None:
    """One button for all files, one for each document, and a quieter row of the letters."""
    first = next(iter(files))
    whole = f"{first.rpartition('_')[0]}_paket.zip"
    with st.container(horizontal=True, key="paket-rapat"):
        st.download_button(
            "Unduh paket rapat", lambda: pack.zipped(files), whole, "application/zip", key="unduh-paket", type="primary",
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip
        _buttons(files, "", "secondary")
    st.caption("Naskah dinas yang dapat disunting (DOCX); yang belum diketahui di dalamnya berupa titik-titik:")
    with st.container(horizontal=True, key="naskah-rapat"):
        _buttons(files, pack.LETTERS, "tertiary")
    st.caption(plain(f"Nama berkas: {first.rpartition('_')[0]}_…"))


def _buttons(files: dict[str, bytes], folder: str, weight: Literal["secondary", "tertiary"]) -> None:
    """One for each file of a folder of the pack."""
    for (place, content), part in zip(files.items(), pack.PARTS.values(), strict=True):
        if part.folder == folder:
            name = place.removeprefix(f"{folder}/")
            kind = guess_type(name)[0] or "application/octet-stream"
            st.download_button(part.title, content, name, kind, key=f"unduh-{part.title}", type=weight, on_click="ignore")
