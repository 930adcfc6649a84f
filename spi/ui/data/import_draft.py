"""What of a table that is to come in was pasted, typed or corrected and not saved yet? It stays until it is saved or dropped."""

import re
from datetime import date
from typing import Any

import streamlit as st

from spi.answers.results import standing
from spi.answers.sources import provenance
from spi.intake.reading import MOST_BYTES
from spi.method.other_indices import other_indices
from spi.ui.forms.draft import Draft, keep, unsaved

WAY = "cara"  # the key of the way in
FILE, PASTE, GRID = WAYS = ("Berkas", "Tempel", "Isi sendiri")
_PLACE = "impor-simpanan"
_MOST_CONTENTS, _MOST_ROWS, _MOST_SIGNS = 20, 500, 300  # contents with wishes; rows and signs of a cell that a browser may bring
_FINGERPRINT, _LETTER = re.compile("[0-9a-f]{64}"), re.compile("[A-Z]{1,3}|[0-9]{1,3}")


def held() -> Draft:
    """The draft of this session. changes: text (what was pasted); pastes and files (SHA-256 of a content -> wishes, what its
    reader said of it: columns, table -> letter -> meaning; year; hidden: are hidden parts read?; index: another one than SPI);
    grids (region code -> year, values: measure -> text, units: rows of texts). seen: SHA-256 of what was read -> the preview that
    was shown of it.
    """
    draft = unsaved(_PLACE)
    for name in ("pastes", "files", "grids"):
        draft.changes.setdefault(name, {})
    draft.changes.setdefault("text", "")
    return draft


def keep_in_browser() -> None:
    """Hand the draft to the browser, or take back what an earlier visit of this browser has left."""
    content = {name: _filled(value) if isinstance(value, dict) else value for name, value in held().changes.items()}
    keep(_PLACE, {**content, "way": st.session_state.get(WAY)} if any(content.values()) else None, take_back=_take_back)


def wishes(way: str, sha256: str) -> dict[str, Any]:
    """What the reader said of a content that came in this way (FILE or PASTE), to be changed in place."""
    contents = held().changes["files" if way == FILE else "pastes"]
    contents[sha256] = contents.pop(sha256, {})  # the newest stands last
    for oldest in [*contents][:-_MOST_CONTENTS]:
        del contents[oldest]
    return contents[sha256]


def grid(region: str) -> dict[str, Any]:
    """What was typed as the own report of a government, to be changed in place: year, values, units; {} where nothing was."""
    return held().changes["grids"].setdefault(region, {})


def drop(way: str, *, region: str, sha256: str) -> None:
    """Forget what was saved or dropped: the file with this content, the pasted text, or the grid of this region."""
    draft = held()
    if way == FILE:
        draft.changes["files"].pop(sha256, None)
    elif way == PASTE:
        draft.changes.update(text="", pastes={})
    else:
        draft.changes["grids"].pop(region, None)
    draft.renew()


def _filled(contents: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Those of the contents or grids of which anything was said."""
    return {key: content for key, content in contents.items() if any(content.values())}


def _take_back(left: Any) -> None:
    """Draw the page anew with what an earlier visit left, at the way in at which it was left unless the address names one."""
    draft = held()
    draft.changes.update(readable(left))
    way = left.get("way") if isinstance(left, dict) else None
    if way in WAYS and WAY not in st.query_params:
        st.session_state[WAY] = way
    draft.renew()


def readable(left: Any) -> dict[str, Any]:
    """What of a draft from a browser can be shown, as changes of `held`; nothing of it is trusted, the intake judges it."""
    left = _pairs(left)
    known, measures = set(standing.regions()["region_code"]), set(provenance.typed_measures())
    grids = {code: _grid(typed, measures) for code, typed in _pairs(left.get("grids")).items() if code in known}
    pastes, files = (_contents_read(left.get(name)) for name in ("pastes", "files"))
    return {"text": _text(left.get("text"), MOST_BYTES), "pastes": pastes, "files": files, "grids": _filled(grids)}


def _contents_read(left: Any) -> dict[str, dict[str, Any]]:
    """What a browser brings of contents: SHA-256 -> wishes, the newest of them."""
    contents = {key: _wishes_read(wishes) for key, wishes in _pairs(left).items() if _FINGERPRINT.fullmatch(key)}
    return dict([*_filled(contents).items()][-_MOST_CONTENTS:])


def _wishes_read(left: Any) -> dict[str, Any]:
    """What a browser brings of one content, each wish by its own rule."""
    meanings = {*provenance.column_meanings(), ""}
    columns = {
        _text(sheet): {
            letter: meaning
            for letter, meaning in _pairs(letters).items()
            if _LETTER.fullmatch(letter) and isinstance(meaning, str) and meaning in meanings
        }
        for sheet, letters in [*_pairs(_pairs(left).get("columns")).items()][:_MOST_ROWS]
    }
    wishes: dict[str, Any] = {"columns": {sheet: letters for sheet, letters in columns.items() if letters}}
    year = _pairs(left).get("year")
    wishes |= {"year": year} if type(year) is int and 2021 <= year <= date.today().year else {}
    index = _pairs(left).get("index")
    wishes |= {"index": index} if isinstance(index, str) and index in other_indices() else {}
    return wishes | ({"hidden": True} if _pairs(left).get("hidden") is True else {})


def _grid(typed: Any, measures: set[str]) -> dict[str, Any]:
    """The report of one government as a browser brings it; {} without a year in which there was a survey."""
    typed = _pairs(typed)
    year, rows = typed.get("year"), typed.get("units")
    if type(year) is not int or not 2021 <= year <= date.today().year:
        return {}
    values = {m: text for m, value in _pairs(typed.get("values")).items() if m in measures and (text := _text(value))}
    rows = rows[:_MOST_ROWS] if isinstance(rows, list) else []
    units = [[_text(cell) for cell in row] for row in rows if isinstance(row, list) and len(row) == 3]
    return {"year": year, "values": values, "units": units}


def _pairs(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any, most: int = _MOST_SIGNS) -> str:
    """A text of at most so many signs that can be sent again: JSON may hold halves of a sign, and they cannot."""
    return value[:most].encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""
