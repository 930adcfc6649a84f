"""Who was there? The list of attendance, one for each session."""

from typing import Any

from spi.answers.briefing import Briefing
from spi.documents.letters import frame
from spi.render import letter
from spi.render.letter.blocks import Block

_PLACES = 46  # numbered rows of a list: two pages


def attendance(briefing: Briefing) -> bytes:
    """The lists of attendance, each session on pages of its own."""
    first, *others = [_sheet(briefing, session) for session in frame.sessions(briefing)]
    blocks = [*first, *(block for each in others for block in (letter.NewPage(), *each))]
    return frame.made(briefing, "daftar-hadir", *blocks)


def _sheet(briefing: Briefing, session: dict[str, Any]) -> list[Block]:
    rows = tuple((str(number), "", "", "", "") for number in range(1, _PLACES + 1))
    facts = (
        ("Acara", frame.meeting(briefing)),
        ("Sesi", frame.session_words(session)),
        ("Hari, tanggal", ""),
        ("Waktu", ""),
        ("Tempat", ""),
    )
    heads = ("No", "Nama", "Jabatan", "OPD", "Tanda tangan")
    return [
        frame.letterhead(briefing),
        letter.Title("DAFTAR HADIR"),
        letter.Facts(facts),
        letter.Table(heads, rows, (1.1, 4.5, 3.7, 3.7, 3), tall=0.9),
    ]
