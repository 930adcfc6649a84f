"""How are the findings in percent shown and written down? Beside the scores, never on their axis."""

import pandas as pd
import streamlit as st

from spi.answers.other_indices.risk_series import risk_series
from spi.follow_up import risk_findings
from spi.follow_up.log.reading import may_read
from spi.intake import risk_table
from spi.method.parts import in_order
from spi.narrative.results.risk_findings import findings_in_percent
from spi.ui.app import identity
from spi.ui.app.choice import Choice
from spi.ui.forms import notice
from spi.ui.forms.draft import unsaved
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import plain_number

_COLUMNS = ["label", "survey_year", "percent", "risk_change", "indicators", "outlet"]


def section(pick: Choice) -> None:
    """The series of a government where one is known, and below it, folded, the form of the chosen survey year; for its own
    people."""
    notice.show()
    if not may_read(pick.code):
        return
    series = risk_series(pick.code)
    if len(series):
        panel.heading("Temuan risiko", "persen, makin rendah makin baik; bukan skor")
        if sentence := findings_in_percent(series, year=pick.year):
            st.caption(plain(sentence.text))
        panel.shown_table(series, _COLUMNS)
        panel.download(series, _COLUMNS, title="Temuan risiko (%)", key="temuan-risiko", about=panel.about(series))
    label = f"Catat temuan risiko SPI {pick.year} dalam persen"
    with st.expander(label, icon=":material/edit_note:", key="buka-temuan-risiko", on_change="rerun") as fold:
        if fold.open:
            _form(pick, series[series["survey_year"] == pick.year])
            _table(pick)


def _form(pick: Choice, of_year: pd.DataFrame) -> None:
    st.caption("Persentase seperti dicetak laporan KPK; makin rendah makin baik. Ini bukan skor dan tidak menyusun indeks.")
    person = identity.bar()
    part = st.selectbox(
        "Bagian indeks", in_order(), format_func=dictionary.label, key=f"bagian-risiko-{pick.plan.slug}", width=360
    )
    rows = of_year[of_year["part"] == part].to_dict("records")
    stands = rows[0] if rows else {}
    key = risk_findings.subject(pick.plan, part)
    draft = unsaved(key)
    seen = draft.begin(key, risk_findings.newest(key))
    with st.form(draft.key, border=False):
        with st.container(horizontal=True):
            share = plain_number(stands["percent"]) if stands else ""
            percent = st.text_input("Temuan (%)", share, width=150, placeholder="misalnya 12,5")
            count = "" if not stands or pd.isna(stands["indicators"]) else str(int(stands["indicators"]))
            indicators = st.text_input("Jumlah indikator risiko", count, width=190, placeholder="boleh kosong")
            source = st.text_input("Sumber", stands.get("outlet", ""), width=360, placeholder="laporan, halaman")
        reason = st.text_input("Alasan perbaikan atau penarikan", width=560) if stands else ""
        with st.container(horizontal=True):
            save = st.form_submit_button("Simpan temuan", type="primary", icon=":material/save:")
            take_back = bool(stands) and st.form_submit_button("Tarik temuan", icon=":material/undo:")
    if save:
        row = {"part": part, "percent": percent, "indicators": indicators}
        outcome = risk_findings.record(person, pick.plan, [row], source=source, seen={part: seen}, reason=reason)
        notice.finish(outcome, "Temuan risiko dicatat.", draft)
    elif take_back:
        outcome = risk_findings.withdraw(person, pick.plan, part, seen=seen, reason=reason)
        notice.finish(outcome, "Temuan risiko ditarik; isinya tetap ada di catatan.", draft)


def _table(pick: Choice) -> None:
    """Several parts at once, from a pasted table or a file: shown as read, and written in one step."""
    panel.heading("Beberapa bagian sekaligus", "bagian; persen; jumlah indikator")
    key = f"risiko-{pick.plan.slug}"
    draft = unsaved(key)
    subjects = {part: risk_findings.subject(pick.plan, part) for part in in_order()}
    seen = {part: draft.begin(subject, risk_findings.newest(subject)) for part, subject in subjects.items()}
    pasted = st.text_area("Tempel tabel temuan", key=f"tempel-{key}", placeholder="Pengelolaan Anggaran; 12,5; 4")
    file = st.file_uploader("Atau berkas XLSX, ODS, XLS, CSV, TXT", key=f"berkas-{key}")
    if not pasted.strip() and file is None:
        return
    table = risk_table.read(file.getvalue() if file is not None else pasted)
    if table.problems:
        notice.problems(table.problems)
        return
    panel.small_table(
        pd.DataFrame(table.rows).assign(label=lambda rows: rows["part"].map(dictionary.label)),
        ["label", "percent", "indicators"], alt=f"Temuan SPI {pick.year} yang akan dicatat",
    )  # fmt: skip
    with st.form(draft.key, border=False):
        source = st.text_input("Sumber", width=360, placeholder="laporan, halaman")
        reason = st.text_input("Alasan bila yang sudah tercatat berubah", width=560)
        save = st.form_submit_button(f"Simpan {len(table.rows)} temuan", type="primary", icon=":material/save:")
    if save:
        outcome = risk_findings.record(identity.present(), pick.plan, table.rows, source=source, seen=seen, reason=reason)
        notice.finish(outcome, "Temuan risiko dicatat.", draft)
