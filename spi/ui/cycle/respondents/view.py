"""How is the readiness of respondents shown: groups beside their targets, lists by OPD, what sources print, by which rules?"""

import streamlit as st

from spi.answers.cycle.readiness import Readiness
from spi.narrative.cycle.readiness import basis, group_sentence, silence
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import date_words

_GROUP_COLUMNS = ["group_label", "units_words", "target_words", "filled_words"]
_LIST_COLUMNS = [
    "unit_name", "group_label", "risk_words", "listed_words", "mobile_words", "email_words", "dated_words", "eligible_words",
    "doubles_words", "as_of_words",
]  # fmt: skip


def show(ready: Readiness) -> None:
    """Everything that is known, from the group to the OPD; where nothing was counted, the first step."""
    if ready.lists.empty:
        st.info(
            "Pilih OPD di bawah, lalu tempel atau pilih daftarnya. Yang dicatat hanya jumlahnya.",
            icon=":material/groups:", title=f"Belum ada daftar yang dihitung untuk SPI {ready.plan.survey_year}",
        )  # fmt: skip
    if len(ready.groups):
        panel.heading("Tiap kelompok", "jumlah orang dalam rentang sepuluh")
        sentences = [group_sentence(ready, group) for group in dictionary.words("respondent_groups")]
        st.caption(plain(" ".join(sentence.text for sentence in sentences if sentence)))
        rows = ready.groups.to_dict("records")
        table = ready.groups.assign(
            units_words=[f"{row['listed_words']} ({row['units']} OPD)" if row["units"] else "–" for row in rows],
            filled_words=[f"{row['filled_words']} ({date_words(row['filled_on'])})" if row["filled"] else "–" for row in rows],
        )
        panel.small_table(table, _GROUP_COLUMNS, alt="Daftar, target, dan kabar KPK tiap kelompok")
    if len(ready.lists):
        _lists(ready)


def _lists(ready: Readiness) -> None:
    panel.heading("Tiap OPD", "jumlah dalam daftar, bukan siapa yang mengisi")
    st.caption(plain(silence(ready).text))
    columns = _LIST_COLUMNS if ready.fieldwork.silent else [*_LIST_COLUMNS[:5], "mobile_share", *_LIST_COLUMNS[5:]]
    table = ready.lists.assign(as_of_words=ready.lists["as_of"].map(date_words)).rename(columns={"unit": "unit_name"})
    panel.shown_table(table, columns)
    about = panel.about(table.assign(survey_year=ready.plan.survey_year))
    panel.download(table, columns, title="Kesiapan responden", key="responden", about=about)


def printed(ready: Readiness) -> None:
    """What sources print for this year, and by which rules the lists were judged."""
    panel.heading("Jumlah yang terbit", f"SPI {ready.plan.survey_year}")
    if ready.published.empty:
        st.caption("Belum ditemukan sumber yang mencetak jumlah responden daerah ini atau seluruh Indonesia untuk survei ini.")
    else:
        panel.shown_table(
            ready.published, ["whose", "group_label", "what_label", "people", "printed", "outlet", "grade", "note", "url"]
        )
    with st.expander("Batas dan syarat yang dipakai", key="buka-syarat-responden", on_change="rerun") as fold:
        if fold.open:
            for group in dictionary.words("respondent_groups"):
                st.caption(plain(basis(ready, group).text))
