"""The thread from a weak score to a verdict on one screen: where it is broken, the matrix, and which cell is open."""

from dataclasses import dataclass
from functools import cached_property, partial

import pandas as pd
import streamlit as st

from spi.answers.actions.orphans import orphans
from spi.answers.actions.thread import NO_PART, answers, matrix, totals
from spi.answers.results import weakness
from spi.follow_up.fgd import discussion
from spi.follow_up.plan import plan
from spi.narrative import loose_ends
from spi.ui.app import address
from spi.ui.app.choice import Choice
from spi.ui.app.links import leave, reached
from spi.ui.show import hand, panel
from spi.ui.show.text import plain
from spi.words import dictionary, palette

ASPECTS = {
    "angka": "Angka", "temuan": "Catatan FGD", "akar": "Akar masalah", "tindakan": "Tindak lanjut", "bukti": "Bukti",
    "putusan": "Hasil penilaian",
}  # fmt: skip
_OPENS = {  # a click in this column opens that aspect
    "label": "angka", "gap_cell": "angka", "change_cell": "angka", "findings_cell": "temuan", "causes_cell": "akar",
    "actions_cell": "tindakan", "strength_cell": "tindakan", "evidence_cell": "bukti", "claimed_cell": "putusan",
    "verified_cell": "putusan", "validated_cell": "putusan",
}  # fmt: skip
_BROKEN = {  # kind of loose end -> the column of the matrix that a button opens, and the page on which it is mended
    "weakness_without_action": ("actions_cell", "rtl"), "weakness_without_cause": ("findings_cell", "akar_masalah"),
    "cause_without_action": ("causes_cell", "rtl"), "large_gap_weak_actions": ("strength_cell", "rtl"),
    "large_gap_strength_unset": ("strength_cell", "rtl"), "verdict_without_evidence": ("evidence_cell", "rtl"),
    "evidence_without_verdict": ("verified_cell", "rtl"), "action_without_weakness": ("actions_cell", "rtl"),
    "action_without_part": ("actions_cell", "rtl"),
}  # fmt: skip
_EMPTY = {  # the cells in which something is missing; where they hold a count, the name of the row carries the mark
    "weakness_without_cause": ("causes_cell",), "cause_without_action": ("actions_cell",),
    "action_without_weakness": ("gap_cell",), "action_without_part": ("label",),
}  # fmt: skip
PAGES = {"rtl": "RTL", "akar_masalah": "Akar masalah"}
_PART, _ASPECT, _GRID = "benang", "lihat", "matriks-benang"
_WITHOUT = "tanpa-bagian"  # in the address: the row of what names no part
# px: together they fill the screen of an office, and no figure is cut, which would read as another one
_WIDTHS = {"label": 172, "gap_cell": 116, "change_cell": 118, "findings_cell": 86, "causes_cell": 67, "actions_cell": 67,
           "strength_cell": 70, "evidence_cell": 56, "claimed_cell": 78, "verified_cell": 78, "validated_cell": 78}  # fmt: skip
_BUTTONS = 3  # cells of one sentence that can be opened directly
_SIGN = "✕ "  # before the text of a cell in which the thread is broken


@dataclass(frozen=True)
class Thread:
    """What is known of one plan. weak: weakness.parts; rows: thread.matrix; ends: the loose ends; themes: the name of each."""

    pick: Choice
    weak: pd.DataFrame
    findings: pd.DataFrame
    actions: pd.DataFrame
    rows: pd.DataFrame
    ends: pd.DataFrame
    themes: dict[str, str]

    @cached_property
    def answers(self) -> dict[tuple[str, str], list[str]]:
        """Which actions answer a root cause; see answers.actions.thread.answers."""
        return answers(self.actions)


def gather(pick: Choice) -> Thread:
    """Everything that belongs to the plan of the chosen government and survey year."""
    weak = weakness.parts(pick.code, pick.year, pick.year_before, pick.scope)
    findings, actions = discussion.findings(pick.plan), plan.actions(pick.plan)
    rows, loose = matrix(weak, findings, actions), orphans(weak, findings, actions)
    return Thread(pick, weak, findings, actions, rows, loose, discussion.theme_names())


def breaks(thread: Thread) -> None:
    """The headline, and below it every other loose end, each with the way to see it and the way to mend it."""
    titles = dict(zip(thread.actions["action_id"], thread.actions["title"], strict=True))
    ends = loose_ends.loose_ends(
        thread.ends, years=(thread.pick.year_before, thread.pick.year), titles=titles, themes=thread.themes
    )
    if not ends:
        whole = loose_ends.unbroken(thread.rows, totals(thread.findings, thread.actions), year=thread.pick.year)
        st.header(plain(whole.text), anchor=False)
        return
    st.header(plain(ends[0][0].text), anchor=False)
    _ways(thread, ends[0][1])
    with st.container(gap=None):
        for sentence, rows in ends[1:]:
            _ways(thread, rows, sentence.text)


def _ways(thread: Thread, rows: pd.DataFrame, sentence: str = "") -> None:
    """One sentence with its buttons at the end of its line: open its cells, go where it is mended."""
    column, page = _BROKEN[rows["kind"].iloc[0]]
    labels = dict(zip(thread.rows["part"], thread.rows["label"], strict=True))
    parts = [part for part in rows["part"].unique() if part in labels][:_BUTTONS]
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        if sentence:
            st.markdown(f":small[:material/link_off: {plain(sentence)}]", width="content")
        for part in parts:
            name = "Lihat" if len(parts) == 1 else plain(labels[part])
            st.button(
                f":small[{name}]", key=f"lihat-{column}-{len(rows)}-{part}", type="tertiary",
                icon=":material/visibility:", on_click=go, args=(part, _OPENS[column]), help="Buka selnya di bawah matriks",
            )  # fmt: skip
        action = rows["action_id"].iloc[0]
        leave(page, f":small[{PAGES[page]}]", **({"tindakan": action} if action and len(rows) == 1 else {}))


def go(part: str, aspect: str) -> None:
    """Callback: open the cell of a part and an aspect, and bring it into view."""
    st.session_state[_PART], st.session_state[_ASPECT] = part or _WITHOUT, aspect
    reached()


def grid(thread: Thread) -> None:
    """The matrix; a click on a cell opens what lies behind it, and where the thread is broken the cell is tinted."""
    table = loose_ends.cells(thread.rows)
    panel.heading("Bagian indeks dan mata rantainya", "klik sebuah sel, atau tekan Enter di atasnya, untuk membuka isinya")
    marked = _marks(thread, table)
    short = table.replace(r"^belum .*", "belum", regex=True)  # what is missing stands in the heading of its column
    shown = short.mask(marked, _SIGN + short).rename(columns=dictionary.column)
    tint, ink = f"background-color: {palette.OWN_WASH}; color: {palette.INK}", f"color: {palette.INK}"
    styles = pd.DataFrame(ink, table.index, table.columns).mask(marked, tint).rename(columns=dictionary.column)
    hand.watch(_GRID)
    st.dataframe(
        shown.style.apply(lambda _: styles, axis=None),
        hide_index=True,
        key=_GRID,
        on_select=partial(_clicked, list(thread.rows["part"]), list(table.columns)),
        selection_mode="single-cell",
        column_config={
            # A pinned column would be drawn paler than the others.
            dictionary.column(c): st.column_config.Column(width=_WIDTHS[c], help=dictionary.column_about(c) or None)
            for c in table.columns
        },
        height=38 + 35 * len(table),
        alt="Matriks bagian indeks dan mata rantainya; isinya dapat dibuka dengan pilihan di bawah",
    )
    st.caption(
        "Sel bertanda ✕: mata rantai yang belum lengkap. Klaim, verifikasi, dan validasi: yang selesai, sesuai, dan "
        "divalidasi dari "
        "semua tindak lanjut. Yang menyebut beberapa bagian dihitung di setiap barisnya. Belum: belum ada, belum "
        "dinilai, atau belum "
        "diisi. Tanda –: tidak diketahui atau tidak berlaku."
    )
    panel.download(table, list(table.columns), title="Benang merah", key="benang-merah", about=panel.about(table))


def _marks(thread: Thread, table: pd.DataFrame) -> pd.DataFrame:
    """Is the thread broken in this cell? A cell that holds a count is never marked; the name of its row is instead."""
    marks = pd.DataFrame(False, table.index, table.columns)
    place = {part: row for row, part in zip(table.index, thread.rows["part"], strict=True)}
    for kind, part in thread.ends[["kind", "part"]].drop_duplicates().itertuples(index=False):
        columns = _EMPTY.get(kind, (_BROKEN[kind][0],))
        empty = [column for column in columns if part in place and not table.at[place[part], column][:1].isdigit()]
        if part in place:
            marks.loc[place[part], empty or ["label"]] = True
    return marks


def _clicked(parts: list[str], columns: list[str]) -> None:
    """Callback of the matrix: open the clicked cell."""
    for position, heading in st.session_state[_GRID].selection.cells:
        column = next(c for c in columns if dictionary.column(c) == heading)
        hand.when_meant(partial(go, parts[position], _OPENS[column]))


def opened(thread: Thread) -> tuple[pd.Series, str]:
    """The cell that is open: its row of the matrix and its aspect, chosen by click, by keyboard, or in the address."""
    labels = dict(zip(thread.rows["part"], thread.rows["label"], strict=True))
    if _PART not in st.session_state and not {_PART, _ASPECT}.isdisjoint(st.query_params):  # arrived by a link to a cell
        reached()
    first = thread.ends["part"].iloc[0] if len(thread.ends) else ""  # on top, so that an address without a part opens it
    parts = [part or _WITHOUT for part in sorted(labels, key=lambda part: part != first)]
    words = labels | {_WITHOUT: labels.get(NO_PART, "")}
    part = address.choice(st.selectbox, "Isi sel: bagian indeks", parts, parts[0], key=_PART, words=words.__getitem__, width=320)
    aspect = address.choice(
        st.segmented_control, "Isi sel: yang dilihat", list(ASPECTS), "angka", key=_ASPECT, words=ASPECTS.__getitem__,
        required=True, wrap=True, label_visibility="collapsed",
    )  # fmt: skip
    return thread.rows.set_index("part", drop=False).loc[NO_PART if part == _WITHOUT else part], aspect
