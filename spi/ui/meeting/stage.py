"""How does a meeting see the slides: one message at a time on a stage of 1280 x 720, walked through by keys or a clicker?"""

from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from spi.answers.briefing import Briefing
from spi.charts.marks import Chart
from spi.documents import slides
from spi.documents.deck import ORDER, Slide
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.render.blocks import Content, Figure, Table
from spi.render.screen import STAGE
from spi.settings import settings
from spi.store import database
from spi.ui.app import address, identity
from spi.ui.app.choice import Choice
from spi.ui.meeting import decisions
from spi.ui.show import chart, panel, passport
from spi.ui.show.text import plain
from spi.words import dictionary, palette

_HERE, _AT, _KEYS = Path(__file__), "salindia", "kunci-panggung"
_ASKED = "_rapat_ditanya"  # in the session: the state in which the meeting was asked for, and its briefing
_LONG, _LONGER, _NARROW = 96, 150, 6  # characters of a title, and of a main figure, above which it is written smaller
_NOTE, _LINE, _GAP = 78, 30, 10  # letters of a line of the note; px of it; px between it and the chart
_HTML = """
<div class="steps">
  <button type="button" data-step="-1">◀ Sebelumnya</button><button type="button" data-step="1">Berikutnya ▶</button>
  <button type="button" class="full">Layar penuh (F)</button>
  <span>Panah, PageUp/PageDown, atau spasi: ganti salindia. Esc: keluar dari layar penuh. Layar sentuh: geser, atau ketuk tepi
  kiri dan kanannya.</span>
</div>
"""
_CSS = """
.steps { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; font: 0.875rem var(--st-font); color: var(--muted); }
.steps button { padding: 0.4rem 0.9rem; border-radius: 0.5rem; border: 1px solid var(--st-border-color); cursor: pointer;
  background: var(--st-background-color); color: var(--st-text-color); font: 1rem var(--st-font); }
.steps button:disabled { opacity: 0.45; cursor: default; }
.steps .full { background: var(--st-primary-color); color: white; border-color: transparent; }
.steps :focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
"""
_NAMED = {"ink": palette.INK, "muted": palette.MUTED, "line": palette.LINE, "hair": palette.HAIR, "paper": palette.PAPER,
          "own": palette.OWN, "up": palette.UP_TEXT, "down": palette.DOWN_TEXT}  # fmt: skip
_HUES = " ".join(f"--{name}: {hue};" for name, hue in _NAMED.items())
_STYLE = f":root {{ {_HUES} }}\n" + _HERE.with_suffix(".css").read_text(encoding="utf-8")
# What Streamlit draws light stays so: an input, and a refusal, which is written on its own pale ground.
_DARK = f""".st-key-panggung {{ {palette.dark(_HUES)} }}
.salindia .chip {{ background: var(--deep); }}
.st-key-keputusan div[role="alert"] {{ background-color: {palette.PAPER}; }}"""
_STEPS = st.components.v2.component("stage_steps", html=_HTML, css=_CSS, js=_HERE.with_suffix(".js").read_text(encoding="utf-8"))


def programme() -> tuple[dict[str, Any], list[str], bool, bool]:
    """Which session, which slides in which order, are the other governments masked, and is the room dark? Each stands in the
    address.

    Answers the session (a table of [[rapat]] in data/settings.toml, {} without any), keys of documents.deck.ORDER, masked, dark.
    """
    held = _sessions()
    with st.container(horizontal=True, vertical_alignment="center", key="susunan-rapat"):
        number = address.choice(
            st.selectbox, "Sesi", list(held), next(iter(held), None), key="sesi", words=lambda each: held[each]["name"],
            then=_restore, width=320, label_visibility="collapsed",
        )  # fmt: skip
        session = held.get(number, {})
        with st.popover("Salindia dan urutannya", icon=":material/reorder:"):
            chosen = address.choice_of_many(
                "Salindia, menurut urutan tayang", list(ORDER), _preset(session), key="urutan", words=dictionary.words("slides"),
                placeholder="Pilih salindia", width=420,
            )  # fmt: skip
            st.caption("Hapus sebuah salindia, lalu pilih lagi: ia pindah ke urutan terakhir.")
            st.button("Kembalikan urutan", icon=":material/undo:", on_click=_restore)
        masked = st.toggle("Samarkan nama lain", key="samar", bind="query-params")
        dark = st.toggle("Panggung gelap", key="gelap", bind="query-params", help="Untuk ruang yang digelapkan")
    return session, chosen, masked, dark


def as_it_was(ask: Callable[[], Briefing], choice: tuple[Any, ...]) -> Briefing:
    """The briefing of this choice, asked again only where something may have changed since: a figure or a note, a setting, the
    day, who reads it. Nobody in the room waits where only the order of the slides is another, or the light."""
    holds = (choice, address.base_address(), database.state(), date.today(), repr(settings()), identity.present())
    known = st.session_state.get(_ASKED)
    if known is None or known[0] != holds:
        known = st.session_state[_ASKED] = (holds, ask())
    return known[1]


def _preset(session: dict[str, Any]) -> list[str]:
    """The slides of a session as data/settings.toml wishes them, all in the Inspektur's order without a wish."""
    return list(session.get("slides", ORDER))


def _restore() -> None:
    """Callback: the slides as the chosen session has them."""
    st.session_state["urutan"] = _preset(_sessions().get(st.session_state.get("sesi", ""), {}))


def _sessions() -> dict[str, dict[str, Any]]:
    """The sessions of the meeting by their number, which stands in the address."""
    return {str(held["session"]): held for held in settings().get("rapat", [])}


@st.fragment
def show(briefing: Briefing, deck: list[Slide], pick: Choice, session: dict[str, Any], *, dark: bool) -> None:
    """The stage with one slide, the steps, what the presenter says, and the passports of the numbers said.

    dark: the stage for a dark room; what lies below it stays as it is.
    """
    st.html(f"<style>{_STYLE}{_DARK if dark else ''}</style>")
    count = len(deck)
    asked = st.session_state.get(_AT) or _named()
    st.session_state[_AT] = asked if 1 <= asked <= count else count
    stage = st.container(key="panggung")
    number = st.segmented_control(
        "Salindia", list(range(1, count + 1)), key=_AT, bind="query-params", required=True, label_visibility="collapsed"
    )  # fmt: skip
    slide = deck[(number or 1) - 1]
    with stage:
        _draw(briefing, slide, f"{number} / {count}", session, dark=dark)
    _STEPS(key=_KEYS, data={"slide": number, "count": count}, on_slide_change=_turn)
    _presenter(briefing, slide, pick)


def _named() -> int:
    """The slide that the address names, the first where it names none."""
    named = st.query_params.get(_AT, "")
    return int(named) if named.isdecimal() and len(named) < 4 else 1


def _turn() -> None:
    """Callback: the slide that the browser wants; anything else than a number is not heard."""
    wanted = getattr(st.session_state.get(_KEYS), "slide", None)
    if isinstance(wanted, (int, float)) and wanted >= 1:
        st.session_state[_AT] = int(wanted)


def _draw(briefing: Briefing, slide: Slide, place: str, session: dict[str, Any], *, dark: bool) -> None:
    shown = slides.content(briefing, slide.key, slide.part)
    body = decisions.asked(briefing, session) if slide.key == "decisions" else _body(shown)
    wide, long = "" if shown.figures else " lebar", len(slide.title.text)
    size = " panjang-sekali" if long > _LONGER else " panjang" if long > _LONG else ""
    page = (
        f'<section class="salindia{wide}"><div class="judul{size}" role="heading" aria-level="2">'
        f'{escape(slide.title.text)}</div>{body}<div class="kaki"><span>{escape(slide.note)}</span><span>{place}</span></div>'
        "</section>"
    )
    with st.container(key="layar"):
        st.html(page)
        if slide.key == "decisions":
            with st.container(key="keputusan"):
                decisions.form(briefing, identity.present())
    if (picture := drawn(shown)) is not None:
        with st.container(key="gambar"):
            chart.show(picture, key=f"gambar-{slide.key}", high=high(shown), dark=dark)


def drawn(shown: Content) -> Chart | None:
    """The chart of a slide; None where it has a table or nothing."""
    return None if isinstance(shown.picture, Table) else shown.picture


def high(shown: Content) -> int:
    """The room of its chart, in px: what the note below it leaves."""
    lines = -(-len(shown.note) // _NOTE)
    return STAGE[1] - (lines * _LINE + _GAP if lines else 0)


def _body(shown: Content) -> str:
    """Figures, table and note of a slide as HTML; every text of it escaped."""
    figures = f'<div class="angka">{"".join(map(_figure, shown.figures))}</div>' if shown.figures else ""
    table = _table(shown.picture) if isinstance(shown.picture, Table) else ""
    alone = "" if shown.picture is not None else " sendiri"
    note = f'<p class="catatan{alone}">{escape(shown.note)}</p>' if shown.note else ""
    return figures + table + note


def _figure(figure: Figure) -> str:
    size = " kata" if not figure.words[:1].isdigit() else " rapat" if len(figure.words) > _NARROW else ""
    words = f"{size}{' chip' if figure.tint else ''}"
    tint = f' style="--pale:{escape(figure.tint)};--deep:{escape(palette.dark(figure.tint))}"' if figure.tint else ""
    return f'<p><b class="{figure.hue}{words}"{tint}>{escape(figure.words)}</b><span>{escape(figure.about)}</span></p>'


def _table(shown: Table) -> str:
    """The table of a slide, each cell with its heading for a phone, which shows a row as a card."""
    columns = "".join(f'<col style="width:{100 * share:.0f}%">' for share in shown.widths)
    heads = "".join(f"<th>{escape(head)}</th>" for head in shown.heads)
    rows = "".join(f"<tr>{_cells(shown, number)}</tr>" for number in range(len(shown.rows)))
    return f"<table><colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(shown: Table, row: int) -> str:
    marked = [" class=down" if (row, column) in shown.marked else "" for column in range(len(shown.heads))]
    cells = zip(shown.heads, shown.rows[row], marked, strict=True)
    return "".join(f'<td data-judul="{escape(head)}"{late}>{escape(text)}</td>' for head, text, late in cells)


def _presenter(briefing: Briefing, slide: Slide, pick: Choice) -> None:
    """What is said with the slide, and from where its numbers are; below the stage, never on it."""
    panel.heading("Yang diucapkan", "tidak tampil di layar penuh")
    st.markdown("\n".join(f"- {plain(sentence.text)}" for sentence in [slide.title, *slide.spoken]))
    numbers = [number for sentence in (slide.title, *slide.spoken) for number in sentence.numbers]
    measures = {number.of for number in numbers}
    named = [m for m in ("index", *COMPONENTS, *CORRECTIONS) if m in measures]
    elements = any(dictionary.is_measure(of) and of not in ("index", *COMPONENTS, *CORRECTIONS) for of in measures)
    if named or "rank" in measures:
        years = [y for y in (pick.year, pick.year_before) if y]
        passport.row(pick, *named, rank="rank" in measures, elements=elements, years=years, others=not briefing.masked)
