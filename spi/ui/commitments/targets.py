"""How are the targets of the survey years shown beside the result, and written down with their source?"""

import pandas as pd
import streamlit as st

from spi.answers.cycle import targets
from spi.follow_up.log import records
from spi.follow_up.log.reading import may_read
from spi.narrative.cycle.targets import target_sentences
from spi.ui.app import identity
from spi.ui.app.choice import Choice
from spi.ui.forms import notice
from spi.ui.forms.draft import unsaved
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import decimal, plain_number

_COLUMNS = ["survey_year", "target_points", "index", "reached_words", "outlet", "target_origin", "note"]


def lines(pick: Choice) -> None:
    """Was the target of the year reached, and what do later ones need? Nothing where no target is known."""
    path = targets.path(pick.code)
    for sentence in target_sentences(path, targets.needed(path, pick.code, pick.year), year=pick.year):
        st.caption(plain(sentence.text))


def section(pick: Choice) -> None:
    """The path of targets with its sentences, and folded below it the form of one survey year."""
    path = targets.path(pick.code)
    panel.heading("Jalur target", "poin indeks, menurut dokumen yang menyatakannya")
    if path.empty:
        st.caption("Belum ada target yang dicatat. Catat target tiap tahun dari RPJMD atau IKU di bawah ini.")
    else:
        lines(pick)
        table = _in_words(path)
        panel.shown_table(table, _COLUMNS)
        panel.download(table, _COLUMNS, title="Jalur target", key="jalur-target", about=panel.about(table))
    if not may_read(pick.code):
        return
    with st.expander("Catat atau perbaiki target", icon=":material/flag:", key="buka-target", on_change="rerun") as fold:
        if fold.open:
            _form(pick, path[path["origin"] == "typed"])


def _in_words(path: pd.DataFrame) -> pd.DataFrame:
    """The path as it is read: what did not hold says so, and whether a target was reached."""
    words = [
        "hasil belum diketahui" if pd.isna(away) else f"lebih {decimal(away)}, tercapai" if away >= 0
        else f"kurang {decimal(-away)}, belum tercapai"
        for away in path["difference"]
    ]  # fmt: skip
    said = zip(path["origin"].map(dictionary.words("origins")), path["holds"], strict=True)
    origin = [name if holds else f"{name}, tidak dipakai" for name, holds in said]
    return path.assign(target_points=path["points"], reached_words=words, outlet=path["source"], target_origin=origin)


def _form(pick: Choice, typed: pd.DataFrame) -> None:
    """One target: a new one, or a correction or withdrawal of one that was written down before."""
    person = identity.bar("target")
    known = {row["record_id"]: row for row in typed.to_dict("records")}
    words = {key: f"SPI {row['survey_year']}: {decimal(row['points'])} ({row['source'][:60]})" for key, row in known.items()}
    key = st.selectbox("Target", ["", *known], format_func=lambda each: words.get(each, "target baru"), key=f"mana-{pick.code}")
    stands = known.get(key, {})
    draft = unsaved(f"target-{pick.code}-{key}")
    if key:
        draft.begin(key, stands["last_seq"])
    with st.form(draft.key, border=False):
        with st.container(horizontal=True):
            year = st.number_input("Tahun survei", 2021, 2100, int(stands.get("survey_year", pick.year + 1)), disabled=bool(key))
            stated = plain_number(stands["points"]) if key else ""
            points = st.text_input(dictionary.word("fields", "points"), stated, width=140, placeholder="misalnya 75,5")
            source = st.text_input("Sumber", stands.get("source", ""), width=360, placeholder="RPJMD 2025–2029, halaman")
        link = st.text_input("Tautan (boleh kosong)", stands.get("link", ""), width=560)
        note = st.text_input("Keterangan (boleh kosong)", stands.get("note", ""), width=560)
        reason = st.text_input("Alasan perbaikan atau penarikan", width=560) if key else ""
        with st.container(horizontal=True):
            save = st.form_submit_button("Simpan target", type="primary", icon=":material/save:")
            take_back = bool(key) and st.form_submit_button("Tarik target", icon=":material/undo:")
    of = pick.plan._replace(survey_year=int(year))
    if save:
        fields = {"points": points, "source": source, "link": link, "note": note}
        outcome = records.write(person, "target", of, fields, record_id=key, seen=draft.seen.get(key, 0), reason=reason)
        notice.finish(outcome, f"Target SPI {year} dicatat.", draft)
    elif take_back:
        outcome = records.withdraw(person, "target", of, key, seen=draft.seen[key], reason=reason)
        notice.finish(outcome, "Target ditarik; isinya tetap ada di catatan.", draft)
