"""How does the administrator delete what a withdrawn file holds, while its name, size and checksum stay in the log?"""

from typing import Any

import pandas as pd
import streamlit as st

from spi.answers.results import standing
from spi.follow_up.log import erasing
from spi.follow_up.log.people import ERASE, Person
from spi.store import database
from spi.ui.app import identity
from spi.ui.data.settings_inputs import WIDE
from spi.ui.forms import notice
from spi.ui.forms.draft import unsaved
from spi.ui.show import panel
from spi.words import dictionary
from spi.words.wording import moment_words, thousands

_COLUMNS = ["file_name", "used_as", "withdrawn", "sha256"]
_TYPED = 8
_NONE = "“{}” bukan awal SHA-256 satu berkas pun di daftar. Salin {} huruf pertamanya dari tabel; belum ada yang dihapus."
_SEVERAL = "Lebih dari satu berkas di daftar berawal begitu. Tulis SHA-256-nya lebih panjang; belum ada yang dihapus."
_WHAT_HAPPENS = (
    "Isinya dihapus dari basis data ini dan tidak dapat dikembalikan; nama, ukuran, dan SHA-256-nya tetap tercatat, sehingga "
    "salinan di tempat lain masih dapat dibuktikan sama. Sisa mentahnya hilang dari berkas basis data {}. Cadangan yang dibuat "
    "sebelumnya tetap memuat isinya."
)


def section(person: Person) -> None:
    """The files that no evidence and no letter names any more, and the form that deletes the content of one."""
    files = _files(person)
    if files.empty:
        return
    panel.heading("Berkas yang sudah ditarik", "isinya masih disimpan sampai dihapus di sini")
    rows = files.to_dict("records")
    shown = pd.DataFrame(
        {
            "file_name": f"{row['file_name']} ({thousands(row['bytes'])} byte)",
            "used_as": f"{dictionary.word('kinds', row['kind'])}, SPI {row['survey_year']}, {row['government']}",
            "withdrawn": f"{moment_words(row['withdrawn_at'])}, {row['withdrawn_by']}",
            "sha256": f"{row['sha256'][:8]}…",
        }
        for row in rows
    )
    panel.small_table(shown, _COLUMNS, alt="Berkas yang sudah ditarik")
    _form(person, rows)


def _files(person: Person) -> pd.DataFrame:
    """Of every government whose files this person may delete."""
    governments = database.query("governments_with_events")["region_code"]
    theirs = [code for code in governments if identity.may(person, ERASE, region=code)]
    names = standing.regions().set_index("region_code")["name"]
    tables = [erasing.withdrawn(code).assign(region_code=code, government=names.get(code, code)) for code in theirs]
    held = [table for table in tables if len(table)]
    return pd.concat(held, ignore_index=True) if held else pd.DataFrame()


def _form(person: Person, rows: list[dict[str, Any]]) -> None:
    """The file is named by typing: a list would offer another one in its place where somebody else changed what there is."""
    draft = unsaved("berkas-ditarik")
    with st.form(draft.key, border=False):
        label = f"Berkas yang dihapus: {_TYPED} huruf pertama SHA-256-nya"
        typed = st.text_input(label, key=f"berkas-{draft.key}", width=WIDE, max_chars=64)
        st.caption(_WHAT_HAPPENS.format("saat itu juga" if database.is_shared() else "saat aplikasi dijalankan lagi"))
        reason = st.text_input("Alasan", key=f"alasan-{draft.key}", width=WIDE, max_chars=300)
        pressed = st.form_submit_button("Hapus isi berkas ini", icon=":material/delete_forever:")
    if not pressed:
        return
    begin = typed.strip().rstrip("…").lower()
    meant = [row for row in rows if row["sha256"].startswith(begin)] if len(begin) >= _TYPED else []
    if len(meant) != 1:
        notice.problems([_NONE.format(typed.strip()[:20], _TYPED) if not meant else _SEVERAL])
        return
    (file,) = meant
    outcome = erasing.erase(person, file["region_code"], file["sha256"], reason=reason)
    notice.finish(outcome, f"Isi berkas {file['file_name']} dihapus; checksum-nya tetap tercatat.", draft)
