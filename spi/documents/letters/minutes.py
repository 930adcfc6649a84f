"""What was shown, what was decided, and what still waits for a decision? The minutes (notula) of today's meeting."""

from spi.answers.briefing import Briefing
from spi.documents.decision_rows import decided, requests
from spi.documents.letters import frame, room
from spi.narrative import follow_up, speech
from spi.render import letter
from spi.render.letter.blocks import Block
from spi.words.wording import date_words, weekday_words

_HEADS, _WIDTHS = ("No", "Keputusan", "OPD penanggung jawab", "Tenggat"), (1.1, 7.0, 4.3, 3.0)
_TALL, _LEAST = 0.9, 3  # cm of an open row; open rows at least


def minutes(briefing: Briefing) -> bytes:
    """The minutes with the decisions that were typed in on the day of the briefing: on one page what was shown and said, on the
    next what was decided. Their open rows end where the page ends."""
    shown, decided_ones = _shown(briefing), _decided(briefing)
    waiting: list[Block] = [letter.Heading("Yang masih menunggu keputusan"), *_waiting(briefing)]
    signed = letter.Signatures(frame.unnamed("Pimpinan rapat"), frame.unnamed("Notulis"))
    said = room.rows_left([*shown, _open(("No", "Uraian"), (1.1, 14.3), 0)], tall=_TALL, least=_LEAST)
    if decided(briefing).empty:
        more = room.rows_left([*decided_ones, _open(_HEADS, _WIDTHS, 0), *waiting, signed], tall=_TALL, least=_LEAST)
        decided_ones.append(_open(_HEADS, _WIDTHS, more))
    talk = _open(("No", "Uraian"), (1.1, 14.3), said)
    return frame.made(briefing, "notula", *shown, talk, letter.NewPage(), *decided_ones, *waiting, signed)


def _shown(briefing: Briefing) -> list[Block]:
    """The head of the minutes, and what was shown."""
    today = weekday_words(briefing.stamp.moment) if len(decided(briefing)) else ""  # a meeting: only a decision tells of one
    facts = (
        ("Rapat", frame.meeting(briefing)),
        ("Sesi", "; ".join(filter(None, map(frame.session_words, frame.sessions(briefing))))),
        ("Hari, tanggal", today),
        ("Waktu", ""),
        ("Tempat", ""),
        ("Pimpinan rapat", ""),
        ("Notulis", ""),
        ("Peserta", "menurut daftar hadir"),
    )
    return [
        frame.letterhead(briefing),
        letter.Title("NOTULA"),
        letter.Facts(facts, ruled=True),
        letter.Heading("Yang dipaparkan"),
        letter.Points(tuple(sentence.text for sentence in speech.of_length(briefing, "short"))),
        letter.Heading("Pembahasan"),
    ]


def _open(heads: tuple[str, ...], widths: tuple[float, ...], rows: int) -> letter.Table:
    """A table to write into."""
    return letter.Table(heads, (("",) * len(heads),) * rows, widths, tall=_TALL)


def _decided(briefing: Briefing) -> list[Block]:
    """What was decided, as a table; where nothing was, that it was not."""
    taken = decided(briefing)
    if taken.empty:
        none = f"Belum ada keputusan rapat yang dicatat pada {date_words(briefing.stamp.moment)}."
        return [letter.Heading("Keputusan"), letter.Text(none)]
    taken = taken[::-1]  # as they were taken
    rows = [(str(n), row.title, frame.owner(row.opd), frame.day(row.due)) for n, row in enumerate(taken.itertuples(), start=1)]
    return [letter.Heading("Keputusan"), letter.Table(_HEADS, tuple(rows), _WIDTHS)]


def _waiting(briefing: Briefing) -> list[Block]:
    rows = requests(briefing)
    if not rows:
        return [letter.Text(follow_up.decisions(briefing)[0].text)]
    return [letter.Table(("Yang diminta", "Tindak lanjut"), tuple(rows), (3, 2))]
