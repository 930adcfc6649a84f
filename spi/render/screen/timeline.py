"""When do the actions of a plan begin and end, and which of them are late?"""

from datetime import date, timedelta
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from spi.render.screen import look
from spi.render.screen.days import day_axis
from spi.render.screen.drawing import Drawing, blank
from spi.words import palette
from spi.words.wording import date_words, thousands

MOST = 40  # rows
WRAP, LONGEST, LINE_HEIGHT = 26, 48, 17  # characters of a line and of a title, px of a line
LATE, LATE_TEXT = palette.DOWN_SOFT, palette.DOWN_TEXT
_NAMED = 5  # actions without dates that are called by name


def action_timeline(table: pd.DataFrame, day: date) -> go.Figure:
    """Each action from its start to its due date, with the first due date where it was moved, and what is late at `day`.

    `table`: number, title, opd, start, first_due, due (datetime64), state (words), overdue (bool), verified (bool; optional).
    Above 40 actions one row per OPD, from the earliest start to the latest due date. Actions without any date are named.
    """
    rows = _rows(table)
    if not rows:
        return blank(_nothing(table))
    drawing, lines = Drawing(), max(row["name"].count("<br>") for row in rows) + 1
    known = [d for row in rows for d in (row["start"], row["first_due"], row["due"], day) if d is not None]
    first, last = min(known), max(known)
    air = max((last - first) / 24, timedelta(days=2))
    for y in range(len(rows)):
        drawing.rule(color=palette.OTHERS, x0=0, x1=1, xref="paper", y0=y, y1=y)
    _spans(drawing, rows, day)
    drawing.rule(color=palette.INK, x0=day.isoformat(), x1=day.isoformat(), y0=-0.5, y1=len(rows) - 0.5, layer="above")
    side = "right" if (day - first) > (last - first) / 2 else "left"
    drawing.label(f"per {date_words(day)}", day.isoformat(), 1, yref="paper", yanchor="bottom", size=13, xanchor=side)
    day_axis(drawing, first - air, last + air)
    drawing.name_rows([row["name"] for row in rows], size=13)
    notes, names = "<br>".join(_notes(rows, table)), max(len(text) for row in rows for text in wrap(row["title"][:LONGEST], WRAP))
    drawing.label(notes, 0, 0, xref="paper", yref="paper", xanchor="left", yanchor="top", size=12, color=palette.MUTED,
                  align="left", yshift=-40, xshift=-6 * names)  # fmt: skip
    below = 46 + LINE_HEIGHT * (notes.count("<br>") + 1 if notes else 0)
    return drawing.figure(height=(lines * LINE_HEIGHT + 8) * len(rows) + 24 + below, right=12, top=24, bottom=below)


def action_timeline_sentence(table: pd.DataFrame, day: date) -> str:
    """How many actions are dated and late, and where each row stands, in words."""
    rows, undated = _rows(table), _undated(table)
    if not rows:
        return _nothing(table)
    late = int(table["overdue"].sum())
    told = f"Linimasa {thousands(len(table))} tindak lanjut per {date_words(day)}: "
    told += f"{thousands(late)} lewat tenggat" if late else "tidak ada yang lewat tenggat"
    told += f", {thousands(len(undated))} tanpa tanggal. " if undated else ". "
    return told + "; ".join(f"{row['title']}: {_span_words(row)}, {row['note']}" for row in rows) + "."


def _dated(table: pd.DataFrame) -> pd.DataFrame:
    """The actions that have a start or a due date."""
    if table is None or not {"title", "opd", "start", "due", "overdue"} <= set(table.columns):
        return pd.DataFrame(columns=["title", "opd", "start", "due", "overdue"])
    known = table["start"].notna() | table["due"].notna()
    return table if known.all() else table[known]


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """What is drawn, row by row: name (safe), title, note, start, due, first_due (where moved), late (from which day), done."""
    dated = _dated(table)
    if dated.empty:
        return []
    if len(table) > MOST:
        return _groups(dated[["opd", "start", "due", "overdue"]])
    return [_row(action) for action in dated.to_dict("records")]


def _row(action: dict[str, Any]) -> dict[str, Any]:
    start, due, first = (_day(action[name]) for name in ("start", "due", "first_due"))
    title = _numbered(action)
    short = title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
    name = f"{look.wrapped(short, width=WRAP)}<br>{look.small(look.wrapped(action['state'], width=WRAP + 4))}"
    return {"name": name, "title": title, "note": action["state"], "start": start, "due": due,
            "first_due": first if first != due else None, "late": due if action["overdue"] else None,
            "done": bool(action.get("verified", False))}  # fmt: skip


def _groups(dated: pd.DataFrame) -> list[dict[str, Any]]:
    """One row per OPD, those with most late actions first and, when there are too many, alone."""
    grouped = dated.assign(late=dated["due"].where(dated["overdue"].astype(bool))).groupby("opd")
    found = grouped[["start", "late"]].min()
    found = found.assign(due=grouped["due"].max(), overdue=grouped["overdue"].sum(), actions=grouped.size()).reset_index()
    chosen = found.sort_values(["overdue", "actions"], ascending=False, kind="stable").head(MOST)
    rows = []
    for group in chosen.to_dict("records"):
        late = thousands(group["overdue"]) if group["overdue"] else "tidak ada"
        note = f"{late} dari {thousands(group['actions'])} lewat tenggat"
        name = f"{look.wrapped(group['opd'][:LONGEST], width=WRAP)}<br>{look.small(look.wrapped(note, width=WRAP + 6))}"
        rows.append({"name": name, "title": group["opd"], "note": note, "start": _day(group["start"]), "due": _day(group["due"]),
                     "first_due": None, "late": _day(group["late"]), "done": False})  # fmt: skip
    return rows


def _spans(drawing: Drawing, rows: list[dict[str, Any]], day: date) -> None:
    """The bars, the late parts in orange, and the marks of first due dates."""
    for done, color, said in ((False, palette.PEER, "rencana"), (True, palette.OWN, "terverifikasi")):
        part = [(y, row) for y, row in enumerate(rows) if row["done"] == done]
        _segments(drawing, [(y, row["start"] or row["due"], row["due"] or row["start"], row) for y, row in part], color, 11, said)
    _segments(drawing, [(y, row["late"], day, row) for y, row in enumerate(rows) if row["late"]], LATE, 5, "lewat tenggat")
    ends = [(y, row["due"] or row["start"], _hover(row)) for y, row in enumerate(rows)]
    inks = [palette.OWN if row["done"] else palette.PEER_TEXT for row in rows]
    _marks(drawing, ends, "tenggat", {"color": inks})
    moved = [
        (y, row["first_due"], f"tenggat pertama {date_words(row['first_due'])}") for y, row in enumerate(rows) if row["first_due"]
    ]
    hollow = {"symbol": "diamond", "color": palette.PAPER, "line": {"color": palette.INK, "width": 2}}
    _marks(drawing, moved, "tenggat pertama", hollow)


def _marks(drawing: Drawing, marks: list[tuple[int, date, str]], said: str, marker: dict[str, Any]) -> None:
    """A sign on each of these rows and days, with its words on hover."""
    drawing.scatter(
        x=[at.isoformat() for _, at, _ in marks], y=[y for y, *_ in marks], mode="markers", name=said, hoverinfo="text",
        hovertext=[words for *_, words in marks], marker={"size": 11, "opacity": 1} | marker)  # fmt: skip


def _segments(drawing: Drawing, parts: list[tuple], color: str, width: int, said: str) -> None:
    """Several straight pieces as one line with gaps."""
    x = [end for _, begin, finish, _ in parts for end in (begin.isoformat(), finish.isoformat(), None)]
    y = [end for line, *_ in parts for end in (line, line, None)]
    drawing.scatter(x=x, y=y, mode="lines", line={"color": color, "width": width}, hoverinfo="skip", name=said)


def _notes(rows: list[dict[str, Any]], table: pd.DataFrame) -> list[str]:
    """What the signs mean, what is not drawn, and that rows are groups."""
    notes, undated = [], _undated(table)
    if len(table) > MOST:
        told = f"{thousands(len(table))} tindak lanjut dikelompokkan menurut OPD: mulai paling awal sampai tenggat paling akhir, "
        told += "yang terbanyak lewat tenggat di atas."
        notes.append(f"{told} Yang tampak hanya {MOST} OPD teratas." if len(rows) == MOST else told)
    signs = {
        "◇ tenggat pertama, sebelum dipindah": "first_due",
        "jingga: lewat tenggat": "late",
        "biru tua: terverifikasi": "done",
    }
    shown = [words for words, name in signs.items() if any(row[name] for row in rows)]
    notes += ["; ".join(shown)] if shown else []
    if undated:
        more = f"; dan {thousands(len(undated) - _NAMED)} lagi" if len(undated) > _NAMED else ""
        notes.append(f"Tanpa tanggal ({thousands(len(undated))}): {'; '.join(t[:60] for t in undated[:_NAMED])}{more}")
    return [look.wrapped(note, width=50) for note in notes]


def _undated(table: pd.DataFrame) -> list[str]:
    """The names of the actions that have neither start nor due date."""
    if table is None or not {"title", "start", "due"} <= set(table.columns):
        return []
    return [_numbered(action) for action in table[table["start"].isna() & table["due"].isna()].to_dict("records")]


def _nothing(table: pd.DataFrame) -> str:
    names = _undated(table)
    if not names:
        return "Belum ada tindak lanjut untuk digambarkan."
    return f"Mulai dan tenggat belum ditetapkan untuk {thousands(len(names))} tindak lanjut, jadi linimasa belum dapat digambar."


def _numbered(action: dict[str, Any]) -> str:
    number = action.get("number")
    return f"{int(number)}. {action['title']}" if look.known(number) else str(action["title"])


def _hover(row: dict[str, Any]) -> str:
    return f"{look.wrapped(row['title'], width=50)}<br>{look.safe(_span_words(row))}<br>{look.safe(row['note'])}"


def _span_words(row: dict[str, Any]) -> str:
    """From when to when, in words."""
    start, due = (date_words(row[name]) if row[name] else "" for name in ("start", "due"))
    if not due:
        return f"mulai {start}"
    span = f"{start} sampai {due}" if start else f"tenggat {due}"
    return span + (f" (tenggat pertama {date_words(row['first_due'])})" if row["first_due"] else "")


def _day(value: Any) -> date | None:
    return pd.Timestamp(value).date() if look.known(value) else None
