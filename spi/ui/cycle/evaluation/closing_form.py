"""How is an evaluation closed, or a closed one corrected or taken back: what only the office can say, and one question?"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from spi.answers.cycle.evaluation import TYPED, Opening, Version
from spi.cycle import evaluation
from spi.cycle.evaluation import JUDGED
from spi.cycle.offices import offered
from spi.follow_up import Plan
from spi.follow_up.log.people import refusal
from spi.follow_up.log.rules import NOTE, day
from spi.narrative.cycle.evaluation import frozen, with_judgements
from spi.ui.app import identity
from spi.ui.forms import inputs, notice
from spi.ui.forms.draft import Draft, keep, unsaved
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import date_words

_LOG = "catatan"  # in the draft: the newest event of the whole log that the person was told of
_MOST = 40  # typed commitments
_LEFT, _VERDICTS = "left", "verdicts"  # in the draft: what the browser gave back; in that: what was said of typed commitments
_SAID = ("participants_by_office", "commitments", "conclusion")
_COLUMNS = ("commitment", "opd", "due", "key")
_UNJUDGED = "unjudged"
_BY_OFFICE = "jabatan saja, bukan nama atau kontak orang. Nama tanpa gelar tidak dikenali dasbor, jadi jangan ditulis."


def close(opening: Opening) -> dict[str, Any]:
    """The form of an evaluation that is open; answers all that would be frozen now, with what was typed so far."""
    fields = frozen(opening)
    panel.heading(f"Tutup evaluasi SPI {opening.year}", "yang tampil di atas dibekukan; sesudah itu hanya koreksi beralasan")
    person = identity.bar()
    if not identity.may(person, "create"):
        st.caption(plain(refusal(person, "create")))
        return fields | _judged(fields, {})
    draft = unsaved(_place(opening.plan))
    seen, read = draft.begin(opening.plan.slug, evaluation.newest(opening.plan)), draft.seen.get(_LOG, opening.log[0])
    draft.seen[_LOG] = opening.log[0]  # what has come since the last drawing is on the screen from now on
    fields |= _typed(draft, fields)
    if st.button(f"Tutup evaluasi SPI {opening.year}", key=f"tutup-{draft.key}", type="primary", icon=":material/lock:"):
        outcome = evaluation.close(
            identity.present(), opening.plan, fields, seen=seen, log_number=read, accepted=draft.accepted
        )  # fmt: skip
        notice.finish(outcome, f"Evaluasi SPI {opening.year} ditutup.", draft)
    return fields


def correct(version: Version, opening: Opening | None) -> dict[str, Any] | None:
    """Correct or take back the version in force; answers what the correction would freeze, None for who may not.

    opening: the evaluation as it would be told today, asked only where it is to be frozen anew.
    """
    person = identity.bar()
    if not identity.may(person, "edit"):
        st.caption(plain(refusal(person, "edit")))
        return None
    plan, draft = version.plan, unsaved(f"koreksi-evaluasi-{version.plan.slug}")
    seen = draft.begin(plan.slug, version.seq)
    told = frozen(opening) if opening else {}
    read = draft.seen.get(_LOG, opening.log[0]) if opening else None
    draft.seen |= {_LOG: opening.log[0]} if opening else {}
    kept = {name: version.facts[name] for name in _SAID}
    fields = {**version.facts, **told, **kept}
    if opening:
        fields["earlier"] = _as_judged(fields["earlier"], version.facts["earlier"])
    fields |= _typed(draft, fields)
    reason = st.text_input("Alasan koreksi atau penarikan", key=f"alasan-{draft.key}", width=560)
    with st.container(horizontal=True):
        save = st.button("Simpan koreksi", key=f"koreksi-{draft.key}", type="primary", icon=":material/save:")
        take_back = st.button("Tarik penutupan", key=f"tarik-{draft.key}", icon=":material/lock_open:")
    if save:
        outcome = evaluation.close(identity.present(), plan, fields, seen=seen, log_number=read, reason=reason)
        notice.finish(outcome, "Versi baru ditutup.", draft)
    elif take_back:
        outcome = evaluation.withdraw(identity.present(), plan, seen=seen, reason=reason)
        notice.finish(outcome, "Penutupan ditarik; versinya tetap dapat dibuka.", draft)
    return fields


def _typed(draft: Draft, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What only the office can say: verdicts on typed commitments, participants, new commitments, a conclusion."""
    left = draft.opened.get(_LEFT, {})
    start = {**fields, **{name: left[name] for name in _SAID if name in left}}
    verdicts = _verdicts(draft, fields["earlier"], left.get(_VERDICTS, {}))
    panel.heading("Peserta menurut jabatan", _BY_OFFICE)
    held = list(start["participants_by_office"])
    offices = st.multiselect(
        "Peserta menurut jabatan", list(dict.fromkeys([*held, *offered()])), held, key=f"peserta-{draft.key}",
        accept_new_options=True, select_all=False, placeholder="pilih, atau ketik jabatan lain", label_visibility="collapsed",
        persist_state="session", width=720,
    )  # fmt: skip
    panel.heading("Komitmen lain", "yang belum ada di RTL; tahun depan dinilai satu per satu")
    commitments = _commitments(draft, start["commitments"])
    conclusion = st.text_area(
        "Kesimpulan", start["conclusion"], key=f"kesimpulan-{draft.key}", max_chars=NOTE, placeholder="boleh kosong",
        persist_state="session", width=720,
    )  # fmt: skip
    said = {"participants_by_office": offices, "commitments": commitments, "conclusion": conclusion}
    judged = _judged(fields, verdicts)
    changed = {name: value for name, value in said.items() if value != fields[name]}
    given = {key: list(verdict) for key, verdict in verdicts.items() if verdict != _verdict_of(fields["earlier"], key)}
    draft.changes = changed | ({_VERDICTS: given} if given else {})
    keep(draft.place, draft.changes, take_back=partial(_take_back, draft))
    return judged | said


def forget(plan: Plan) -> None:
    """Let the browser forget what was typed into the form of an evaluation that is closed now."""
    keep(_place(plan), None, take_back=lambda _: None)


def _place(plan: Plan) -> str:
    return f"evaluasi-{plan.slug}"


def _take_back(draft: Draft, left: Any) -> None:
    """Draw the inputs anew with what an earlier visit of this browser left unsaved; nothing of it is trusted."""
    if not isinstance(left, dict):
        return
    rows = left.get("commitments")
    texts = left.get("participants_by_office")
    kept: dict[str, Any] = {}
    if isinstance(rows, list):
        kept["commitments"] = [_row(row) for row in rows[:_MOST] if isinstance(row, dict)]
    if isinstance(texts, list):
        kept["participants_by_office"] = list(dict.fromkeys(filter(None, map(_text, texts[:60]))))
    if isinstance(left.get("conclusion"), str):
        kept["conclusion"] = left["conclusion"][:NOTE]
    if isinstance(given := left.get(_VERDICTS), dict):
        kept[_VERDICTS] = {
            str(key): (_text(each[0]), _text(each[1])) for key, each in given.items() if isinstance(each, list) and len(each) == 2
        }
    if kept:
        draft.opened[_LEFT] = kept
        draft.renew()


def _row(row: Mapping[str, Any]) -> dict[str, str]:
    texts = {name: _text(row.get(name)) for name in _COLUMNS}
    iso, fault = day("", texts["due"])
    return texts | {"due": "" if fault else iso}


def _text(value: Any) -> str:
    return value[:300] if isinstance(value, str) else ""


def _verdict_of(earlier: Sequence[Mapping[str, str]], key: str) -> tuple[str, str]:
    return next((row["outcome"], row["note"]) for row in earlier if row["key"] == key)


def _verdicts(
    draft: Draft, earlier: Sequence[Mapping[str, str]], left: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """What the office says of each typed commitment of the evaluation before: key -> outcome, note."""
    typed, verdicts = [row for row in earlier if row["origin"] == TYPED], {}
    if typed:
        panel.heading(
            "Nilai komitmen evaluasi sebelumnya", "yang ditulis pada evaluasi itu; tindak lanjut dinilai di halaman RTL"
        )
    for row in typed:
        due = f"; tenggat {date_words(row['due'])}" if row["due"] else ""
        outcome, note = left.get(row["key"], (row["outcome"], row["note"]))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            options, named = [_UNJUDGED, *JUDGED], f"{row['commitment']} ({row['opd'] or 'OPD belum ditetapkan'}{due})"
            outcome = st.selectbox(
                plain(named), options, options.index(outcome) if outcome in options else 0,
                format_func=lambda code: dictionary.word("commitment_outcomes", code), key=f"nilai-{draft.key}-{row['key']}",
                persist_state="session", width=420,
            )  # fmt: skip
            note = st.text_input(
                "Catatan", note, key=f"catatan-{draft.key}-{row['key']}", persist_state="session", width=420,
                placeholder="wajib bila belum terpenuhi seluruhnya",
            )  # fmt: skip
        verdicts[row["key"]] = outcome, note.strip()
    return verdicts


def _commitments(draft: Draft, held: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """A line of inputs for each commitment, and one more to write the next."""
    names = [f"komitmen-{draft.key}-{n}" for n in range(_MOST)]
    last = max((n for n, name in enumerate(names, start=1) if st.session_state.get(name)), default=0)
    rows = []
    for n, name in enumerate(names[: max(last, len(held)) + 1]):
        stood = held[n] if n < len(held) else {"commitment": "", "opd": "", "due": "", "key": ""}
        with st.container(horizontal=True):
            words = st.text_input(f"Komitmen ke-{n + 1}", stood["commitment"], key=name, width=420, persist_state="session")
            opd = st.text_input(
                "OPD", stood["opd"], key=f"opd-{draft.key}-{n}", width=230, persist_state="session"
            )  # fmt: skip
            due = inputs.day("Tenggat", stood["due"] or None, key=f"tenggat-{draft.key}-{n}")
        rows.append({"commitment": words.strip(), "opd": opd.strip(), "due": due.isoformat() if due else "", "key": stood["key"]})
    return [row for row in rows if row["commitment"] or row["opd"] or row["due"]]


def _judged(fields: Mapping[str, Any], verdicts: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    rows, status = with_judgements(fields["earlier"], verdicts, fields["earlier_year"])
    return {"earlier": rows, "earlier_status": status}


def _as_judged(rows: Sequence[Mapping[str, str]], former: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Earlier commitments as they stand today, with what the office said of typed ones when it closed."""
    said = {row["key"]: row for row in former if row["origin"] == TYPED}
    return [{**row, **said[row["key"]]} if row["key"] in said else {**row} for row in rows]
