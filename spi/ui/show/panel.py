"""How is an answer shown: a picture with its text, a table behind it, a source under it?"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from spi.answers.results import standing
from spi.answers.sources import calculated, identified_picture, identified_table, provenance, stamp
from spi.answers.sources.identified_table import About
from spi.charts.marks import Chart, Limit
from spi.charts.parts.profile import profile_rows
from spi.method.scope import Scope
from spi.narrative import evidence
from spi.ui.app import browser
from spi.ui.app.choice import Choice, chosen, member, take_region
from spi.ui.forms import handing_out
from spi.ui.show import chart, hand
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import change_words, date_words, decimal, moment_words, thousands

TYPED_HERE = "catatan tindak lanjut di dasbor ini"  # the source of a picture of what was typed in
ASKED = "_paspor"  # in the session: the figure whose passport was asked for by a click in a table
_ROUND = "_paspor_babak"  # in the session: how many passports were closed
_NARROW = 4  # columns that a phone shows beside each other
_MEMBERS = ("region", "name")  # columns whose heading is what a member of the scope is called
_PASSPORT = [
    "used", "measure", "value", "reason", "outlet", "published", "grade", "unit", "file_name", "location", "sha256", "actor",
    "imported_at", "note", "url",
]  # fmt: skip


def heading(text: str, note: str = "") -> str:
    """The title of a panel, with a quiet remark beside it, and the meaning of its terms; answers title and remark in one line."""
    words = plain(text) + (f" :gray[· {plain(note)}]" if note else "")
    st.subheader(words, anchor=False, help=explanation(f"{text} · {note}"))
    return f"{text} · {note}" if note else text


def explanation(text: str) -> str | None:
    """What the terms in a text mean, for the question mark beside it (Streamlit's `help`, the one form of the whole app); each
    term is explained where it stands first on the page, None where none is left."""
    first = st.session_state.setdefault(browser.EXPLAINED, {})
    meanings = dictionary.meanings(text)
    ours = [term for term in meanings if first.setdefault(term.casefold(), text) == text]
    return "\n\n".join(f"**{plain(term)}**: {plain(meanings[term])}" for term in ours) or None


def picture(
    drawn: Chart,
    *,
    key: str,
    title: str,
    years: Sequence[int] = (),
    source: str = "",
    on_select: Callable[[list[str]], object] | None = None,
) -> None:
    """A chart with its text alternative and what stands under it; as a file it says by itself of what it tells.

    title, years, source: what the file says (if not given: the chosen year, the sources of our figures); on_select makes its
    points clickable, and is handed their custom data.
    """
    caption, told = getattr(drawn, "caption", ""), about(pd.DataFrame(), years)
    words = source or provenance.outlet_words(told.region_code, told.years)
    chart.show(drawn, key=key, on_select=on_select, identity=identified_picture.identity(title, told, words, note=caption))
    if caption:
        st.caption(plain(caption))


def tables_behind(
    tables: dict[str, tuple[pd.DataFrame, list[str]]], *, name: str, years: Mapping[str, Sequence[int]] | None = None
) -> None:
    """The figures behind the charts of a page, folded away: title -> (table, columns), each with its CSV.

    years: title -> survey years of its figures, where they are others than the chosen one and those in its rows.
    """
    with st.expander("Tabel dan unduhan", key=f"buka-{name}", on_change="rerun") as fold:
        if fold.open:
            heads = " · ".join(_head(column) for _, columns in tables.values() for column in columns)
            st.caption("Klik sebuah angka, atau tekan Enter di atasnya, untuk melihat asal-usulnya.", help=explanation(heads))
            for title, (table, columns) in tables.items():
                heading(title)
                shown_table(table, columns, key=f"{hand.TABLE}{name}-{title}")
                download(table, columns, title=title, key=f"{name}-{title}", about=about(table, (years or {}).get(title)))


def about(table: pd.DataFrame, years: Sequence[int] | None = None, *, scope: Scope | None = None) -> About:
    """Of what a table on the page tells: the reader's choice, and the state of the data now.

    years: the survey years of its figures; if none are given those of its rows, else the chosen one. scope: of its rows, where
    that is another than the chosen one.
    """
    pick, rows = chosen(), table.get("survey_year", pd.Series(dtype=int))
    survey_years = tuple(sorted(map(int, years or rows.unique())))
    return About(
        region=pick.region["name"],
        region_code=pick.code,
        years=survey_years or (pick.year,),
        year_before=pick.year_before,
        scope=scope.title(len(table)) if scope else pick.scope.title(pick.members),
        moment=datetime.now(),
        version=stamp.short(stamp.newest_batch(named=False)),
    )


def download(table: pd.DataFrame, columns: list[str], *, title: str, key: str, about: About) -> None:
    """A button that gives the table as CSV, made when it is clicked; the file says by name and content of what it tells."""
    handing_out.button(
        "Unduh CSV", lambda: identified_table.content(title, table, columns, about), identified_table.file_name(title, about),
        "text/csv", key=f"unduh-{key}", icon=":material/download:",
    )  # fmt: skip


def shown_table(
    table: pd.DataFrame,
    columns: list[str],
    *,
    height: int | Literal["auto"] = "auto",
    key: str | None = None,
    choosing: bool = False,
) -> None:
    """A table with headings from the dictionary and numbers with a decimal comma; sorting stays numeric.

    With a `key` a click on a figure asks for its passport; choosing: a tick makes the government of a row the chosen one, too.
    """
    explained = {_head(c): st.column_config.Column(help=plain(dictionary.column_about(c)) or None) for c in columns}
    links = {_head(c): st.column_config.LinkColumn(display_text="buka") for c in columns if c == "url"}
    fresh = f"{key}-{st.session_state.get(_ROUND, 0)}" if key else None
    clicked = _ticked_or_clicked if choosing else _clicked
    modes: list[Literal["single-row", "single-cell"]] = ["single-row", "single-cell"] if choosing else ["single-cell"]
    st.dataframe(
        _styled(table, columns),
        hide_index=True,
        column_config=explained | links,
        height=height,
        placeholder="–",
        key=fresh,
        on_select=partial(clicked, fresh, table, columns) if fresh else "ignore",
        selection_mode=modes,
    )


def let_go() -> None:
    """Callback of a closed passport: no figure is chosen any more, so that the same one can be clicked again; under the keyboard
    the table stays as it is, and Enter asks again."""
    if hand.passing():
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _clicked(key: str, table: pd.DataFrame, columns: list[str]) -> None:
    """Callback of a table: remember the row and column of the clicked figure until the page shows its passport."""
    for position, heading_of in st.session_state[key].selection.cells:
        column = next(c for c in columns if _head(c) == heading_of)
        hand.when_meant(partial(st.session_state.__setitem__, ASKED, {**table.iloc[position].to_dict(), "column": column}))


def _styled(table: pd.DataFrame, columns: list[str]) -> "pd.io.formats.style.Styler":
    part = table[columns].rename(columns=_head)
    numeric = [c for c in columns if pd.api.types.is_numeric_dtype(table[c])]
    formats = {_head(c): _written(c) for c in numeric}
    styled = part.style.format(formats, na_rep="–")
    for column, words in standing.unsure_ranks(table, columns).items():  # the column stays a number, so that sorting does
        for rank, rows in words.groupby(words).groups.items():
            styled = styled.format(lambda _, rank=rank: rank, subset=(rows, _head(column)))
    return styled


def _head(column: str) -> str:
    """The heading of a column: from the dictionary; of a government's name what the members of the scope are called."""
    return member() if column in _MEMBERS else dictionary.column(column)


def _written(column: str) -> Callable[[object], str]:
    """How the numbers of a column are written on the screen."""
    if column in ("change", "rank_change"):
        return partial(change_words, places=0 if column == "rank_change" else 2)
    return str if dictionary.is_year(column) else thousands if dictionary.is_count(column) else decimal


def small_table(table: pd.DataFrame, columns: list[str], *, alt: str) -> None:
    """A few rows to be read at a glance, without scrolling or sorting; numbers as words of the page. On a phone the rows of a
    wide one stand cell below cell, each with its heading."""
    part = pd.DataFrame({_head(c): [plain(v) if isinstance(v, str) else decimal(v) for v in table[c]] for c in columns})
    if len(columns) <= _NARROW:
        st.table(part, border="horizontal", hide_index=True, alt=alt)
        return
    number = st.session_state[browser.WIDE_TABLES] = st.session_state.get(browser.WIDE_TABLES, 0) + 1
    with st.container(key=(key := f"tumpuk-{number}")):
        st.html(_stacked(key, [_head(column) for column in columns]))
        st.table(part, border="horizontal", hide_index=True, alt=alt)


def _stacked(key: str, heads: Sequence[str]) -> str:
    """The style that puts the cells of a table below each other on a phone; heads: words of the dictionary, never of a file."""
    named = "".join(
        f".st-key-{key} td:nth-of-type({place})::before {{ content: {json.dumps(head + ': ')}; }}"
        for place, head in enumerate(heads, start=1)
        if place > 1
    )
    return f"""<style>@media (max-width: 640px) {{
    .st-key-{key} :is(table, tbody, tr, td) {{ display: block; min-width: 0; }}
    .st-key-{key} thead {{ display: none; }}
    .st-key-{key} tr {{ padding-block: 0.5rem; }}
    .st-key-{key} td {{ border: 0; padding: 0.1rem 0 !important; white-space: normal; }}
    .st-key-{key} td * {{ display: inline; }}
    .st-key-{key} td:first-of-type {{ font-weight: 600; }}
    {named}
}}</style>"""


def profile(
    values: pd.DataFrame,
    pick: Choice,
    *,
    key: str,
    title: str,
    names: dict[str, str],
    limits: Sequence[Limit] = (),
    low_is_good: bool = False,
    peers: Sequence[str] = (),
) -> None:
    """Our scores among the others' on one scale, row by row, with the marks of the scope called by `names`."""
    marks = standing.marks(values, pick.members, names)
    drawn = profile_rows(
        values, region_code=pick.code, marks=marks, limits=limits, low_is_good=low_is_good, peers=peers, noun=pick.scope.noun
    )
    picture(drawn, key=key, title=title)


def rank_column(here: standing.Standing) -> str:
    """Which name the places of a list deserve: ranks, or only an order among those known."""
    return "rank" if here.place is None or here.place.complete else "order"


def choosing_table(table: pd.DataFrame, columns: list[str], *, title: str, key: str, scope: Scope | None = None) -> None:
    """A table of governments: ticking a row makes that government the chosen one, a click on a figure asks for its passport.
    scope: as in about."""
    shown_table(table, columns, key=key, choosing=True)
    download(table, columns, title=title, key=key, about=about(table, scope=scope))


def _ticked_or_clicked(key: str, table: pd.DataFrame, columns: list[str]) -> None:
    """Callback: a tick stays while figures are clicked, so only what is new since the last time counts."""
    now, seen = st.session_state[key].selection, f"_{key}"
    before = st.session_state.get(seen, [])
    st.session_state[seen] = list(now.rows)
    if list(now.rows) == before:
        _clicked(key, table, columns)
    elif now.rows:
        take_region([table["region_code"].iloc[now.rows[0]]])


def sources(pick: Choice, years: list[int], *, key: str) -> None:
    """One line that names the sources of a government's figures, and every figure with its source one click away."""
    region_code, scope = pick.code, pick.scope
    words = provenance.outlet_words(region_code, tuple(years))
    if not words:
        st.caption(f"Belum ada angka dari sumber mana pun untuk {scope.noun} dan tahun ini.")
        return
    st.caption(f"Sumber: {plain(words)}. {plain(evidence.weights_of(years).text)}")
    with st.expander("Semua angka dan sumbernya", key=key, on_change="rerun") as fold:
        if fold.open:
            for year in years:
                heading(f"SPI {year}", "baris bertanda ✓ dipakai di layar")
                shown_table(_readable(provenance.figures(region_code, year)), _PASSPORT)
                counted = calculated.computed(region_code, year, scope)
                if len(counted):
                    heading(f"Yang dihitung untuk SPI {year}", scope.label)
                    shown_table(counted, ["label", "printed", "formula", "basis"])


def _readable(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(
        used=table["preferred"].map({True: "✓", False: ""}),
        measure=table["measure"].map(dictionary.label),
        sha256=table["sha256"].str[:12],
        imported_at=[moment_words(t) for t in table["imported_at"]],
        published=table["published"].map(date_words),
        reason=[dictionary.reason(r) if v != v else "" for r, v in zip(table["reason"], table["value"], strict=True)],
    )
