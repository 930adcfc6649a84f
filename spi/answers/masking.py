"""How are the names of the other governments kept out of everything that a meeting sees or takes away?"""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

import pandas as pd

from spi.method.scope import Scope

MASKED, MASKED_MINISTRY, MASKED_SOURCE = "Pemda lain", "Instansi lain", "sumber lain"
_KINDS = re.compile(r"^(?:Provinsi|Pemprov|Kabupaten|Kab\.|Kota)\s+")
_SHORTEST = 4  # letters of a place: below that it would stand in too many other words
_LONG = 6  # letters from which a place is known inside another word
_ADDRESS = re.compile(r"[^\s,;()]+\.\w[^\s,;()]*")  # of a site or a file


def masked(answer: Any, others: pd.DataFrame, own: pd.Series, code: str) -> Any:
    """A dataclass of tables and answers with the names of `others` (name, short_name) replaced in every text of it.

    Names go wherever they stand, also in lists; places without their kind, too ("Pacitan"; a short one, "Batu", only with a
    capital, so that "batu pertama" stays), and whole addresses and file names that carry a place ("kabarpacitan.com"). The names
    of `own` stay, and the bare name of its province. Codes of others become x0, x1, …; counts and scores stay, so who knows
    them can tell who it is: this is courtesy, not anonymity.
    """
    return _hidden(answer, _hider(others, own), code)


def _hider(others: pd.DataFrame, own: pd.Series) -> Callable[[str], str]:
    """What replaces the names of the others in a text."""
    kept, called = {own["name"], own["short_name"]}, MASKED_MINISTRY if own["kind"] == "lembaga" else MASKED
    names = {*others["name"], *others["short_name"]} - kept
    ours = " ".join({*kept, str(own["province"])})
    places = {_KINDS.sub("", name) for name in names if _KINDS.match(name)}
    places = {place for place in places if len(place) >= _SHORTEST and place not in ours}
    carried = _carried(frozenset(places))
    long, short = ({place for place in places if (len(place) >= _LONG) is much} for much in (True, False))
    steps = [_pattern(frozenset({*names, *long}), re.I), _pattern(frozenset({*short, *(place.upper() for place in short)}), 0)]
    done: dict[str, str] = {}

    def address(match: re.Match) -> str:
        return MASKED_SOURCE if carried.search(match.group()) else match.group()

    def hide(text: str) -> str:
        if text not in done:
            hidden = _ADDRESS.sub(address, text) if places else text
            for pattern in filter(None, steps):
                hidden = pattern.sub(called, hidden)
            done[text] = hidden
        return done[text]

    return hide


@lru_cache(maxsize=2)
def _carried(places: frozenset[str]) -> re.Pattern:
    """A place inside an address: a long one anywhere, a short one ("Pati") only as a word of its own, as in "patikab"."""
    spelt = {place: r"[\W_]*".join(map(re.escape, place.split())) for place in sorted(places)}
    long = [words for place, words in spelt.items() if len(place) >= _LONG]
    short = [words for place, words in spelt.items() if len(place) < _LONG]
    around = r"(?<![^\W\d_])(?:pem)?(?:kab|kota|kot)?(?:{})(?:kab|kota)?(?![^\W\d_])"
    return re.compile("|".join([*long, *([around.format("|".join(short))] if short else [])]), re.I)


@lru_cache(maxsize=4)  # the names of a thousand governments take a while to become a pattern
def _pattern(words: frozenset[str], flags: int) -> re.Pattern | None:
    """Any of these words between signs that are no letters, longest first; None without words."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    spelt = (r"[\s_.-]+".join(map(re.escape, word.split())) for word in ordered)  # as a file's name has it
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(spelt)})(?![^\W\d_])", flags) if words else None


def _hidden(value: Any, hide: Callable[[str], str], code: str) -> Any:
    if isinstance(value, str | Scope):  # the names of ours: its link, its scope
        return value
    if isinstance(value, dict):
        return {key: _hidden(each, hide, code) for key, each in value.items()}
    if isinstance(value, tuple):
        return _hidden_cell(value, hide)
    if isinstance(value, pd.DataFrame):
        return _hidden_table(value, hide, code)
    if isinstance(value, pd.Series) and value.dtype == object:
        return value.map(lambda cell: _hidden_cell(cell, hide))
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: new for name, part in parts.items() if (new := _hidden(part, hide, code)) is not part}
        return replace(value, **changed) if changed else value
    return value


def _hidden_cell(cell: Any, hide: Callable[[str], str]) -> Any:
    if isinstance(cell, str):
        return hide(cell)
    if not pd.api.types.is_list_like(cell):
        return cell
    parts = tuple(_hidden_cell(each, hide) for each in cell)
    return type(cell)(*parts) if hasattr(cell, "_fields") else parts  # a named tuple stays what it is


def _hidden_table(value: pd.DataFrame, hide: Callable[[str], str], code: str) -> pd.DataFrame:
    table = value.copy()
    for column in table.columns:
        if table[column].dtype == object or pd.api.types.is_string_dtype(table[column]):
            cells = [_hidden_cell(cell, hide) for cell in table[column]]
            table[column] = pd.Series(cells, index=table.index, dtype=table[column].dtype)
    if "tile_label" in table.columns:
        table = table.assign(tile_label=None, tile_row=pd.NA, tile_column=pd.NA)
    if "region_code" in table.columns:
        hidden = {other: f"x{n}" for n, other in enumerate(table["region_code"].unique())} | {code: code}
        table["region_code"] = table["region_code"].map(hidden)  # one for each, so that their rows stay together and apart
    return table
