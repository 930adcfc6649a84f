"""How are findings written down while people speak? A form of the browser's own, so that no key and no word is lost."""

from pathlib import Path
from typing import Any

import streamlit as st

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log.events import Outcome
from spi.follow_up.log.people import Person
from spi.method import methodology
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.words import dictionary
from spi.words.wording import date_words

PRIVATE = (
    f"Jangan tulis nama orang. Peran dengan kurang dari {('nol', 'satu', 'dua', 'tiga')[discussion.FEWEST]} orang "
    "ditampilkan sebagai sisinya saja."
)
_MOST = 200  # acknowledgements that are remembered for the browser
_HTML = """
<div class="entry">
  <form autocomplete="off" hidden>
    <p role="status" class="wide other" hidden><span></span>
      <button type="button">Pindahkan ke sesi yang terbuka</button></p>
    <label class="wide">Kutipan atau pengamatan
      <textarea name="quote" rows="3" placeholder="Ketik yang dikatakan, tanpa nama orang"></textarea></label>
    <label>Bagian indeks<select name="part"></select></label>
    <label>Tema akar masalah<select name="theme"></select></label>
    <label>Peran<select name="role"></select></label>
    <label class="small">Berapa kali disebut<input name="times" inputmode="numeric" value="1"></label>
    <details class="wide"><summary>Lima mengapa (boleh dikosongkan)</summary>
      <label>Mengapa itu terjadi?<input name="why"></label><label>Mengapa begitu?<input name="why"></label>
      <label>Mengapa begitu?<input name="why"></label><label>Mengapa begitu?<input name="why"></label>
      <label>Mengapa begitu?<input name="why"></label></details>
    <p role="alert" class="wide"></p>
    <div class="wide foot"><button type="submit">Simpan catatan</button>
      <span>Enter menyimpan, Shift+Enter baris baru; di kolom lain Ctrl+Enter.</span></div>
  </form>
  <p role="status" class="sending"></p><ul></ul>
</div>
"""
_CSS = """
.entry, .entry * { box-sizing: border-box; font-family: var(--st-font); color: var(--st-text-color); }
.entry { font-size: 1rem; }
.entry form { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr)); gap: 0.75rem; }
.entry form[hidden] { display: none; }
.entry .wide { grid-column: 1 / -1; }
.entry label { display: flex; flex-direction: column; gap: 0.25rem; font-size: 0.875rem; }
.entry textarea, .entry select, .entry input { width: 100%; padding: 0.5rem 0.6rem; font-size: 1rem; min-height: 2.5rem;
  border: 1px solid var(--st-border-color); border-radius: 0.5rem; background: var(--st-secondary-background-color); }
.entry textarea { resize: vertical; }
.entry :focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
.entry summary { cursor: pointer; font-size: 0.875rem; }
.entry details label { margin-top: 0.5rem; }
.entry p { margin: 0; }
.entry [role=alert], .entry .other { font-weight: 600; border-left: 4px solid var(--st-primary-color); padding-left: 0.6rem; }
.entry [role=alert]:empty, .entry [role=status]:empty, .entry ul:empty, .entry .other[hidden] { display: none; }
.entry ul { padding-left: 1.2rem; overflow-wrap: anywhere; }
.entry .foot { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; font-size: 0.875rem; }
.entry button { padding: 0.5rem 1rem; border-radius: 0.5rem; border: 1px solid var(--st-border-color); cursor: pointer;
  background: var(--st-background-color); font-size: 1rem; }
.entry button[type=submit] { background: var(--st-primary-color); color: white; border-color: transparent; }
"""
_FORM = st.components.v2.component(
    "finding_entry", html=_HTML, css=_CSS, js=Path(__file__).with_name("finding_entry.js").read_text(encoding="utf-8")
)


def receive(person: Person, plan: Plan) -> None:
    """Write down what the browser has sent since the last run; call it before anything that tells the findings."""
    answer = _answer()
    sent = getattr(st.session_state.get(_key(plan)), "sent", None) or []
    for item in sent if isinstance(sent, list) else []:
        outcome = written(person, plan, item)
        key = str(item.get("id", "")) if isinstance(item, dict) else ""
        answer["refused"].pop(key, None)
        if outcome.problems:
            answer["refused"][key] = " ".join(outcome.problems)
        else:
            answer["saved"] = [*answer["saved"], key][-_MOST:]


def _answer() -> dict[str, Any]:
    """What the browser is told of what it sent: saved (ids), refused (id -> why)."""
    return st.session_state.setdefault("_temuan", {"saved": [], "refused": {}})


def written(person: Person, plan: Plan, item: Any) -> Outcome:
    """Write down one finding as a browser sent it: id, session, quote, part, theme, role, times, whys; nothing is trusted."""
    if not isinstance(item, dict):
        return Outcome(problems=["Kiriman peramban tidak terbaca. Muat ulang halaman, lalu simpan lagi."])
    fields: dict[str, Any] = {name: str(item.get(name) or "") for name in ("session", "quote", "part", "theme", "role", "times")}
    whys = item.get("whys")
    fields["whys"] = [str(why) for why in whys] if isinstance(whys, list) else []
    return discussion.note_finding(person, plan, fields, key=str(item.get("id", "")))


def form(plan: Plan, *, session: str | None = None, roles: list[str] | None = None) -> None:
    """The form for the findings of a session; without a session only the word that something unsaved waits in this browser.

    roles: those of this session that may be told; those of the others are looked up, as what waits may belong to them.
    """
    tree = methodology.method()["tree"]
    groups = [(dictionary.label(c), [(p, dictionary.label(p)) for p in (c, *tree[c])]) for c in COMPONENTS]
    groups.append(("Potongan", [(p, dictionary.label(p)) for p in CORRECTIONS]))
    sessions = {
        row["session_id"]: {"name": f"sesi {session_name(row)}", "roles": discussion.disclosable_roles(row["roles"])}
        for row in discussion.sessions(plan).to_dict("records")
    }
    if session in sessions and roles is not None:
        sessions[session]["roles"] = roles
    data = {
        "plan": plan.slug,
        "session": session or "",
        "peek": session is None,
        "parts": groups,
        "themes": list(discussion.themes().items()),
        "sessions": sessions,
        "elsewhere": "Isian ini diketik untuk sesi lain, bukan untuk sesi yang terbuka:",
        "unknown": "sesi yang tidak ada lagi di rencana ini",
        "empty": "Kutipan masih kosong. Ketik dulu yang dikatakan, lalu simpan.",
        "unsaved": "Ada kutipan yang belum disimpan di peramban ini. Buka Catat FGD untuk melanjutkannya.",
        **_answer(),
    }
    _FORM(key=_key(plan), data=data, on_sent_change=lambda: None)


def session_name(session: dict[str, Any], people: str = "") -> str:
    """Day, side and place of a session (a row of discussion.sessions), and how many people were there."""
    pieces = [date_words(session["date"]), dictionary.word("sides", session["side"]), session["place"], people]
    return " · ".join(piece for piece in pieces if isinstance(piece, str) and piece)


def _key(plan: Plan) -> str:
    return f"fgd-temuan-{plan.slug}"
