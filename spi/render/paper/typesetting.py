"""How does a document become a PDF? Typst lays it out from the templates beside this file.

All text reaches them as data, so nothing that somebody wrote is ever read as markup. The files are tagged (PDF/UA-1), carry
their fonts, and come out alike on every machine.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from spi.render.paper.canvas import FONTS
from spi.words import dictionary
from spi.words.palette import DOWN_TEXT, INK, LINE, MUTED, OWN, OWN_WASH
from spi.words.wording import MONTHS

_HERE = Path(__file__).parent
_VERBATIM = ("qr", "link")  # what is no text to read: drawings, and the address behind its words
_HUES = (INK, MUTED, LINE, OWN_WASH, OWN, DOWN_TEXT)  # as paper.typ names them
_LONGEST = 24  # letters in one word before it may be broken anywhere


def typeset(
    template: Literal["agenda", "brief", "flyer", "record", "report"], content: Mapping[str, object], *, made_at: datetime
) -> bytes:
    """The template with this content, as PDF. Text that no font here can show is left to the reader's program: then without
    PDF/UA."""
    known = {"hues": _HUES, "foreign": dictionary.foreign(), "months": MONTHS}
    data = json.dumps(_readable({**content, **known}), ensure_ascii=False, allow_nan=False)
    try:
        return _compiled(template, data, made_at, ["ua-1"])
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _compiled(template, data, made_at, [])


def _compiled(template: str, content: str, made_at: datetime, standards: list[Literal["ua-1"]]) -> bytes:
    moment = made_at if made_at.tzinfo else made_at.astimezone()  # Typst asks for the distance from UTC
    return typst.compile(
        str(_HERE / f"{template}.typ"), root=str(_HERE), font_paths=_fonts(), ignore_system_fonts=True, timestamp=moment,
        sys_inputs={"content": content}, pdf_standards=[*standards],
    )  # fmt: skip


@cache
def _fonts() -> typst.Fonts:
    """Source Sans and what Typst brings for the signs it lacks; never the machine's own."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def _readable(value: object, key: str = "") -> object:
    """The content with every text in one line, without control characters, its longest words breakable."""
    if isinstance(value, dict):
        return {name: _readable(each, name) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_readable(each, key) for each in value]
    if not isinstance(value, str) or key in _VERBATIM:
        return value
    words = "".join(letter if letter.isprintable() else " " for letter in value).split()
    return " ".join(_broken(word) for word in words)


def _broken(word: str) -> str:
    """A very long word with places at which it may be broken; an address has its own."""
    if len(word) <= _LONGEST or word.startswith(("http://", "https://")):
        return word
    return "\u200b".join(word[i : i + _LONGEST // 2] for i in range(0, len(word), _LONGEST // 2))
