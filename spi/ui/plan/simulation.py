"""How does a person try other scores, keep them under a name, hold them side by side, and make actions of them?"""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from spi.answers.actions.simulation import Scores, Simulation, simulate, start
from spi.answers.results.within_reach import WithinReach
from spi.charts.parts.bars import gain_bars
from spi.follow_up.log.people import Person
from spi.follow_up.log.reading import may_read
from spi.follow_up.plan import simulations
from spi.method.parts import in_order
from spi.narrative.results.reach import goal_distance, hit_rate
from spi.ui.app import identity, links
from spi.ui.app.choice import Choice
from spi.ui.forms import notice
from spi.ui.forms.draft import Draft, keep, unsaved
from spi.ui.plan import action_forms
from spi.ui.show import panel
from spi.ui.show.reach import Goal
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import decimal, limit_words, moment_words, number, raised, rounded, span

_MOST = 4  # simulations that are held side by side
_NAME = "nama"


def show(pick: Choice, within: WithinReach, target: Goal) -> None:
    """Folded away and made when it is opened: the inputs with what follows from them, and the kept simulations."""
    now = start(pick.code, pick.year)
    with st.expander("Coba sendiri: andai skornya lain", icon=":material/tune:", key="buka-simulasi", on_change="rerun") as fold:
        if not fold.open:
            return
        if now is None:
            st.caption(plain(f"Simulasi perlu komponen dan potongan SPI {pick.year}; salah satunya belum diketahui."))
            return
        st.caption(
            "Andaian, bukan angka KPK: skor pemda lain, koreksi lain, dan residu tetap seperti terbit. "
            "Ketik skor dengan koma desimal, lalu tekan Enter."
        )
        draft = unsaved(f"coba-{pick.code}-{pick.year}")
        typed = _typed(draft, now, within)
        ask = partial(simulate, pick.code, pick.year, pick.scope, target=target)
        if typed not in (None, now) and (supposed := ask(typed)) is not None:
            _side_by_side({simulations.TODAY: ask(now), "Simulasi": supposed}, alt="Nilai sekarang dan simulasi")
            if within.index is not None and supposed.index > within.index and len(within.caps):
                risen = goal_distance(within, "indeks simulasi", supposed.index).text
                st.caption(plain(f"{risen} {hit_rate(within, supposed.index).text}"))
            if len(supposed.gains):
                title = panel.heading("Kesenjangan sesudah simulasi", "poin indeks; median dihitung dengan skor simulasi")
                panel.picture(gain_bars(supposed.gains), key="simulasi-kesenjangan", title=title)
        if may_read(pick.code):
            person = identity.bar()
            _keep(pick, person, draft, typed, now)
            _kept(pick, person, now, ask)


def _typed(draft: Draft, now: Scores, within: WithinReach) -> Scores | None:
    """The supposed scores as typed; None where one of them is none, which is said."""
    reached = within.caps.set_index("part")["reached"].to_dict()
    with st.container(horizontal=True, vertical_alignment="bottom", key="skor-simulasi"):
        for part, score in now.items():
            st.session_state.setdefault(key := f"{part}-{draft.key}", decimal(score))  # a callback may have filled it
            st.text_input(dictionary.label(part), key=key, width=150, persist_state="session")
    with st.container(horizontal=True):
        if set(reached) == set(now):
            st.button("Isi dengan yang terjangkau", icon=":material/trending_up:", on_click=_fill, args=(draft, reached))
        st.button("Kembalikan", icon=":material/undo:", on_click=_fill, args=(draft, now))
    texts = {part: st.session_state.get(f"{part}-{draft.key}") or "" for part in now}
    draft.changes = {part: text for part, text in texts.items() if text != decimal(now[part])}
    # What was not touched is the exact score, not the one that is printed.
    scores = {part: number(text, highest=100) if part in draft.changes else now[part] for part, text in texts.items()}
    for part in [part for part, typed in scores.items() if typed is None]:
        st.warning(plain(f"{dictionary.label(part)} “{texts[part][:40]}” bukan angka 0 sampai 100. Tulis misalnya 77,81."))
    return None if None in scores.values() else {part: score for part, score in scores.items() if score is not None}


def _fill(draft: Draft, scores: Scores) -> None:
    """Callback: put these scores into the inputs."""
    for part, score in scores.items():
        st.session_state[f"{part}-{draft.key}"] = decimal(score)


def _keep(pick: Choice, person: Person, draft: Draft, typed: Scores | None, now: Scores) -> None:
    """Keep what is typed under a name; until then it stays in the browser."""
    if identity.may(person, "create"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            key = f"{_NAME}-{draft.key}"
            name = st.text_input("Nama simulasi", key=key, width=320, max_chars=80, persist_state="session")
            wanted = st.button(
                "Simpan simulasi",
                type="primary",
                icon=":material/save:",
                disabled=typed in (None, now),
                help="Aktif sesudah sebuah skor diubah.",
            )
        draft.changes |= {_NAME: name} if name else {}
        keep(draft.place, draft.changes, take_back=partial(_take_back, draft, now))
        if wanted and typed is not None:
            outcome = simulations.keep(person, pick.plan, name, typed)
            notice.finish(outcome, f"Simulasi disimpan: {name.strip()}.", draft, titles={})


def _take_back(draft: Draft, now: Scores, left: Any) -> None:
    """Fill the inputs with what an earlier visit of this browser left unsaved."""
    for field in (*now, _NAME) if isinstance(left, dict) else ():
        if isinstance(left.get(field), str):
            st.session_state[f"{field}-{draft.key}"] = left[field][:80]


def _kept(pick: Choice, person: Person, now: Scores, ask: "partial[Simulation | None]") -> None:
    """The kept simulations side by side; of one of them the actions that it may become, and its withdrawal."""
    table = simulations.simulations(pick.plan).set_index("simulation_id", drop=False)
    if table.empty:
        return
    names = table["name"].to_dict()
    panel.heading(f"Simulasi yang disimpan: {len(table)}")
    chosen = st.multiselect(
        "Bandingkan", list(names), list(names)[-_MOST:], names.__getitem__, key=f"banding-{table.index[-1]}",
        max_selections=_MOST, placeholder="Pilih simulasi",
    )  # fmt: skip
    columns = {simulations.TODAY: ask(now)}
    for key in chosen:
        if (supposed := ask(table.at[key, "scores"])) is None:
            st.caption(plain(f"{names[key]} tidak dapat dihitung: bagian yang diketahui kini lain daripada waktu disimpan."))
        else:
            columns[names[key]] = supposed
    _side_by_side(columns, alt="Simulasi yang disimpan")
    key = st.selectbox("Simulasi", list(names), len(names) - 1, names.__getitem__, key=f"satu-{table.index[-1]}", width=320)
    st.caption(plain(f"Disimpan {table.at[key, 'actor']}, {moment_words(table.at[key, 'made_at'])}."))
    if identity.may(person, "create"):
        _actions(pick, names[key], now, table.at[key, "scores"])
    if identity.may(person, "withdraw"):
        _withdraw(pick, person, table.loc[key])


def _actions(pick: Choice, name: str, now: Scores, supposed: Scores) -> None:
    """A button for every part that the simulation betters: it opens the form of a new action, filled in."""
    for part in (part for part in now if part in supposed):
        goal, low = supposed[part], dictionary.low_is_good(part)
        if not rounded(goal - now[part]) or (goal > now[part]) == low:
            continue
        verb, change = "Menurunkan" if low else "Menaikkan", f"dari {decimal(now[part])} menjadi {decimal(goal)}"
        fields = {
            "title": f"{verb} {dictionary.phrase(part)}",
            "parts": [part] if part in in_order() else [],
            "measure": f"{dictionary.label(part)} {change} (dari SPI {pick.year})",
            "source": f"Simulasi: {name}",
        }
        label = f"Jadikan tindak lanjut: {dictionary.label(part)} {change}"
        if st.button(plain(label), key=f"jadikan-{part}-{pick.code}-{pick.year}", icon=":material/add_task:"):
            if action_forms.prefill(pick.plan, fields):
                links.reached()
                links.to("rtl")
            st.warning("Tindak lanjut baru di halaman RTL masih berisi isian yang belum disimpan. Simpan atau kosongkan dulu.")


def _withdraw(pick: Choice, person: Person, row: pd.Series) -> None:
    draft = unsaved(f"tarik-{row['simulation_id']}")
    seen = draft.begin(row["simulation_id"], row["last_seq"])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.text_input("Alasan menarik simulasi ini", key=f"alasan-{draft.key}", width=320, persist_state="session")
        if st.button("Tarik simulasi", key=f"kirim-{draft.key}"):
            outcome = simulations.withdraw(person, pick.plan, row["simulation_id"], seen=seen, reason=reason)
            notice.finish(outcome, f"Simulasi ditarik: {row['name']}.", draft, titles={row["simulation_id"]: row["name"]})


def _side_by_side(columns: dict[str, Simulation | None], *, alt: str) -> None:
    """Parts, index, category, place and goals as rows, a simulation a column."""
    known = {name: each for name, each in columns.items() if each is not None}
    table = pd.DataFrame({plain(name): _rows(each) for name, each in known.items()})
    st.table(table, border="horizontal", alt=alt)
    st.caption("Andaian: skor pemda lain tetap. Yang mungkin belum tentu terjadi.")


def _rows(each: Simulation) -> dict[str, str]:
    rows = {dictionary.label(part): decimal(score) for part, score in each.scores.items()}
    band = f"{each.band.symbol} {each.band.name}" if each.band else "tanpa kategori"
    place = f"{span(each.place.best, each.place.worst)} dari {each.place.members}" if each.place else "belum diketahui"
    rows |= {"Indeks": _index_words(each), "Kategori": band, "Peringkat": place}
    for goal in each.goals.itertuples(index=False):
        away = f"kurang {decimal(raised(goal.away))}" if goal.away > 0 else "tercapai"
        rows[f"Ke {plain(goal.name)} ({limit_words(goal.value)})"] = away
    return rows


def _index_words(each: Simulation) -> str:
    """An index that only rounding would lift to a limit is cut, so that it does not contradict its category."""
    above = each.goals.loc[each.goals["away"] > 0, "value"].tolist()
    return decimal(each.index - 0.005 if above and (rounded(each.index) or 0) >= above[0] else each.index)
