"""How are weak parts, root causes and the quotations behind a count shown, and how is a count clicked?"""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from spi.answers.actions import roots
from spi.charts.follow_up.themes import pareto_bars, theme_grid
from spi.charts.marks import Chart
from spi.charts.parts.weak_bars import weak_bars
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.narrative.results.contribution import effect_words, gap_words
from spi.narrative.results.gaps import unknown_parts
from spi.narrative.root_causes import counted, weak_rule
from spi.narrative.sentence import joined
from spi.settings import settings
from spi.ui.app import address
from spi.ui.app.choice import Choice
from spi.ui.fgd import finding_changes
from spi.ui.show import guard, panel
from spi.ui.show.text import plain
from spi.words.wording import DASH, date_words, decimal, thousands

READ, WRITE = "Baca", "Catat FGD"
_VIEWS = ("Pareto tema", "Tema dan sisi", "Tema dan bagian")
_FILTERS = {"theme": "fgd-tema", "side": "fgd-sisi", "part": "fgd-bagian"}  # also the names in the address
_ALL = {"theme": "semua tema", "side": "semua sisi", "part": "semua bagian"}
_AT_ONCE = 12  # quotations that are listed before the reader asks for more


def mode() -> str:
    """Does the reader read, or write a session down? Kept in the address."""
    return st.segmented_control(
        "Halaman", [READ, WRITE], default=READ, key="fgd", bind="query-params", required=True, label_visibility="collapsed"
    )


def weak_parts(parts: pd.DataFrame, pick: Choice) -> None:
    """What each part loses and how far it is behind, sides apart: picture, table, and the unknown ones in one line."""
    known, unknown = roots.by_side(parts)
    title = panel.heading(f"Selisih menuju 100, SPI {pick.year}", "poin indeks; tiap sisi sendiri, yang terbesar lebih dulu")
    if known.empty:
        st.caption(f"Nilai bagian indeks SPI {pick.year} belum diketahui. {guard.IMPORT}")
        return
    rows = roots.grouped(known)
    rows = rows.assign(
        behind=["" if gap != gap else gap_words(p, gap, of_index=True) for p, gap in _each(rows, "part", "gap_index")]
    )
    left, right = st.columns(2, gap="large")
    with left:
        panel.picture(weak_bars(rows), key="bagian-lemah", title=title)
    with right:
        _sides(rows)
    marks = f" Garis tegak pada batang: selisih pada median {pick.scope.label}." if rows["gap_index"].notna().any() else ""
    st.caption(plain(f"Semuanya dalam poin indeks.{marks}"))
    rule = weak_rule(settings()["follow_up"], pick.scope.label)
    st.caption(plain(joined(unknown_parts(unknown, year=pick.year), rule).text))


def _sides(rows: pd.DataFrame) -> None:
    """The same as a table in index points: the side as a small heading, what belongs to it below."""
    table = {
        "Bagian indeks": [_named(r) for r in rows.itertuples()],
        "Selisih menuju 100 (poin indeks)": [decimal(lost) for lost in rows["lost"]],
        "Terhadap median (poin indeks)": [behind or DASH for behind in rows["behind"]],
        "Pengaruh pada indeks (poin)": [effect_words(change) for change in rows["change"]],
    }
    st.table(pd.DataFrame(table), border="horizontal", hide_index=True, alt="Bagian indeks menurut selisihnya menuju 100")


def _named(row: Any) -> str:
    mark = f" ({'lemah, jarak besar' if row.large else 'lemah'})" if row.weak or row.large else ""
    label = plain(f"{row.label}{mark}")
    return f"**{label}**" if row.heading else f"↳ {label}"


def _each(table: pd.DataFrame, *columns: str) -> list[tuple]:
    return list(zip(*(table[column] for column in columns), strict=True))


def parts_table(parts: pd.DataFrame, pick: Choice) -> None:
    """Every known part with its own score and the gap in that score, folded away."""
    known, _ = roots.by_side(parts)
    if len(known):
        columns = ["label", "score", "reference", "gap_own", "lost", "gap_index", "effect"]
        known = known.rename(columns={"change": "effect"}).assign(
            gap_own=[gap_words(part, gap) for part, gap in _each(known, "part", "gap")]
        )
        with st.expander("Tabel bagian indeks, dengan skornya sendiri", key="buka-bagian", on_change="rerun") as fold:
            if fold.open:
                panel.shown_table(known, columns)
                panel.download(known, columns, title="Bagian indeks", key="bagian", about=panel.about(known))


def causes(findings: pd.DataFrame, themes: pd.DataFrame) -> None:
    """One picture of the themes at a time; a click on any count lists the quotations behind it."""
    view = st.segmented_control(
        "Gambar", _VIEWS, default=_VIEWS[0], key="fgd-gambar", required=True, bind="query-params", label_visibility="collapsed"
    )
    if view == _VIEWS[0]:
        names: tuple[str, ...] = ("theme",)
        picture: Chart = pareto_bars(themes)
    else:
        names = ("theme", "side" if view == _VIEWS[1] else "part")
        picture = theme_grid(roots.crossed(findings, names[1]))
    panel.picture(
        picture, key="-".join(["fgd", *names]), title=f"Akar masalah menurut FGD: {view}", on_select=partial(_clicked, names),
        source=panel.TYPED_HERE,
    )  # fmt: skip
    hue = f"Batang gelap: tema yang bersama mencapai {roots.VITAL}% sebutan. " if view == _VIEWS[0] else ""
    st.caption(f"{hue}Dihitung berapa kali disebut dalam FGD, bukan berapa orang. Klik angka: kutipannya; klik lagi: semua.")


def _clicked(names: tuple[str, ...], custom: list[str]) -> None:
    """Callback of a chart: choose the theme, and the side or part, of the clicked count; the same count again opens all."""
    asked = dict.fromkeys(_FILTERS, "") | dict(zip(names, custom, strict=True))
    again = all(st.session_state.get(_FILTERS[name], "") == code for name, code in asked.items())
    for name, code in asked.items():
        st.session_state[_FILTERS[name]] = "" if again else code


def chosen(findings: pd.DataFrame) -> pd.DataFrame:
    """The findings that the reader wants to read, by theme, side and part: chosen here or by a click in a chart."""
    asked = {}
    with st.container(horizontal=True, key="fgd-saringan", gap="xsmall"):
        for name, key in _FILTERS.items():
            named = findings.drop_duplicates(name)
            words = dict(zip(named[name], named[f"{name}_name" if name == "theme" else f"{name}_label"], strict=True))
            words[""] = _ALL[name]
            asked[name] = address.choice(
                st.selectbox, _ALL[name].capitalize(), sorted(words, key=bool), "", key=key, words=words.__getitem__,
                width=148, label_visibility="collapsed", filter_mode="contains",
            )  # fmt: skip
    listed = roots.behind(findings, **asked)
    panel.heading(counted(listed, of=len(findings)).text)
    return listed


def quotations(listed: pd.DataFrame, person: Person, plan: Plan, *, key: str) -> None:
    """The findings, each with who may have said it, when, its theme and part, and what can be done with it."""
    shown = st.session_state.setdefault(f"_banyak-{key}", _AT_ONCE)
    for row in listed.head(shown).to_dict("records"):
        with st.container(border=True, gap="xsmall"):
            _quotation(row)
            finding_changes.buttons(person, plan, row, key=key)
    more = f"Tampilkan {min(_AT_ONCE, len(listed) - shown)} lagi dari {len(listed)}"
    if len(listed) > shown and st.button(more, key=f"lagi-{key}"):
        st.session_state[f"_banyak-{key}"] += _AT_ONCE
        st.rerun()


def _quotation(row: dict[str, Any]) -> None:
    st.markdown(f"“{plain(row['quote'])}”")
    who = f"{row['side_label']}, {row['role']}" if row["role"] else row["side_label"]
    times = f"disebut {thousands(row['times'])} kali"
    pieces = [row["theme_name"], row["part_label"], who, date_words(row["date"]), times, f"dicatat {row['actor']}"]
    st.caption(" · ".join(plain(piece) for piece in pieces))
    whys = [why for why in row["whys"] if why]
    if whys:
        st.caption("Mengapa: " + " → ".join(plain(why) for why in whys))
    if row["numbers"]:
        st.caption(f":material/checklist: Tindak lanjut nomor {plain(', '.join(row['numbers']))}")


def table(listed: pd.DataFrame, pick: Choice) -> None:
    """The listed findings as a table with its CSV."""
    columns = ["date", "side_label", "role", "theme_name", "part_label", "quote", "times", "whys", "made"]
    with st.expander("Tabel dan unduhan", key="buka-fgd", on_change="rerun") as fold:
        if fold.open:
            table = listed.assign(
                date=[date_words(day) for day in listed["date"]],
                whys=[" → ".join(why for why in whys if why) for whys in listed["whys"]],
                made=[", ".join(numbers) for numbers in listed["numbers"]],
            )
            panel.shown_table(table, columns)
            panel.download(table, columns, title="Catatan FGD", key="fgd", about=panel.about(table))
