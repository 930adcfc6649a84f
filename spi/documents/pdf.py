"""What is read on paper: two pages for the head of the region, and the full report for the inspectorate.

Typst lays both out from the templates beside this file. All text reaches them as data, so nothing that somebody wrote is ever
read as markup. Both files are tagged (PDF/UA-1), carry their fonts, and come out alike on every machine.
"""

import json
from datetime import datetime
from functools import cache
from pathlib import Path

import segno
import typst

from spi.answers.briefing import Briefing
from spi.documents.report import brief_pages, report_sections
from spi.documents.stamp import EVENT_LOG, head_words
from spi.render.paper import FONTS
from spi.words.palette import INK, LINE, MUTED, OWN, OWN_WASH

_HERE = Path(__file__).parent
_VERBATIM = ("qr", "link")  # what is no text to read: drawings, and the address behind its words
_HUES = (INK, MUTED, LINE, OWN_WASH, OWN)  # as paper.typ names them
_LONGEST = 24  # letters in one word before it may be broken anywhere


def brief(briefing: Briefing) -> bytes:
    """The briefing on exactly two A4 pages, as PDF."""
    return _document("brief.typ", briefing, brief_pages.content(briefing))


def report(briefing: Briefing) -> bytes:
    """The full report with every sentence, table, source and rule, as PDF."""
    return _document("report.typ", briefing, report_sections.content(briefing))


def _document(template: str, briefing: Briefing, content: dict) -> bytes:
    """The template with this content. Text that no font here can show is left to the reader's program: then without PDF/UA."""
    told = _readable(content | {"stamp": _stamp(briefing), "hues": _HUES})
    chosen = {
        "root": str(_HERE), "font_paths": _fonts(), "ignore_system_fonts": True, "timestamp": _fixed(briefing.stamp.moment),
        "sys_inputs": {"content": json.dumps(told, ensure_ascii=False, allow_nan=False)},
    }  # fmt: skip
    try:
        return typst.compile(str(_HERE / template), pdf_standards=["ua-1"], **chosen)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return typst.compile(str(_HERE / template), **chosen)


@cache
def _fonts() -> typst.Fonts:
    """Source Sans and what Typst brings for the signs it lacks; never the machine's own."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def _fixed(moment: datetime) -> datetime:
    """The moment with its distance from UTC, as Typst asks for it."""
    return moment if moment.tzinfo else moment.astimezone()


def _stamp(briefing: Briefing) -> dict:
    """Which state of the store this is: facts (name, words), foot (one line), link, what it is called, its QR code."""
    stamp, log = briefing.stamp, head_words(briefing.stamp)
    facts = {
        f"{briefing.scope.member} dan hasil": f"{briefing.name}, {briefing.years}",
        "Lingkup": briefing.scope.title(briefing.members)
        + (f", nama {briefing.scope.noun} lain disamarkan" if briefing.masked else ""),
        "Versi data": stamp.batch,
        "Dibuat": stamp.made,
        EVENT_LOG: log,
    }
    foot = [briefing.name, briefing.years, briefing.scope.label, stamp.version, stamp.made, f"{EVENT_LOG}: {log}"]
    qr = segno.make(stamp.link, error="m", micro=False).svg_inline(border=1)
    return {"facts": list(facts.items()), "foot": " · ".join(foot), "link": stamp.link, "shown": stamp.link, "qr": qr,
            "reopen": stamp.reopen}  # fmt: skip


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
