"""How does every file name the state of the store that it tells, and which code reopens its view?"""

from io import BytesIO

import segno

from spi.answers.briefing import Briefing
from spi.answers.sources.stamp import Stamp
from spi.words.wording import thousands

EVENT_LOG = "Catatan peristiwa"


def head_words(stamp: Stamp) -> str:
    """The newest event and the beginning of its seal: "nomor 26, 55e174af7a63"; in words where there is none."""
    number, seal = stamp.head
    return f"nomor {thousands(number)}, {seal[:12]}" if number else "belum ada peristiwa"


def foot(briefing: Briefing, *, log: bool = True) -> str:
    """The line at the foot of what is read on paper: of whom, which years and scope, and of which state of the store; log: with
    the newest event, where that stands nowhere else."""
    stamp, head = briefing.stamp, [f"{EVENT_LOG}: {head_words(briefing.stamp)}"] if log else []
    return " · ".join([briefing.name, briefing.years, briefing.scope.label, stamp.version, stamp.made, *head])


def qr_png(link: str, *, scale: int) -> bytes:
    """The code of a link as PNG; scale: pixels of a module."""
    content = BytesIO()
    _code(link).save(content, kind="png", scale=scale, border=2)
    return content.getvalue()


def qr_svg(link: str) -> str:
    """The code of a link as SVG, to stand inside a document."""
    return str(_code(link).svg_inline(border=1))


def _code(link: str) -> segno.QRCode:
    return segno.make(link, error="m", micro=False)
