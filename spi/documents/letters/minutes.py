"""What was shown, what was decided, and what still waits for a decision? The minutes (notula) of today's meeting."""

from spi.answers.briefing import Briefing
from spi.documents.decision_rows import decided, requests
from spi.documents.letters import frame
from spi.narrative import follow_up, speech
from spi.render import letter
from spi.render.letter.blocks import Block
from spi.words.wording import date_words, weekday_words


def minutes(briefing: Briefing) -> bytes:
    """The minutes with the decisions that were typed in on the day of the briefing."""
    taken = decided(briefing)
    today = weekday_words(briefing.stamp.moment) if len(taken) else ""  # whether there was a meeting, only a decision tells
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
    return frame.made(
        briefing,
        "notula",
        frame.letterhead(briefing),
        letter.Title("NOTULA"),
        letter.Facts(facts, ruled=True),
        letter.Heading("Yang dipaparkan"),
        letter.Points(tuple(sentence.text for sentence in speech.of_length(briefing, "short"))),
        letter.Heading("Pembahasan"),
        letter.Points(("", "", "")),
        letter.Heading("Keputusan"),
        *_decided(briefing),
        letter.Heading("Yang masih menunggu keputusan"),
        *_waiting(briefing),
        letter.Signatures(frame.unnamed("Pimpinan rapat"), frame.unnamed("Notulis")),
    )


def _decided(briefing: Briefing) -> list[Block]:
    heads, widths = ("No", "Keputusan", "OPD penanggung jawab", "Tenggat"), (1.1, 7, 4.3, 3)
    taken = decided(briefing)
    if taken.empty:
        none = f"Belum ada keputusan rapat yang dicatat pada {date_words(briefing.stamp.moment)}."
        return [letter.Text(none), letter.Table(heads, (("",) * 4,) * frame.ROOM, widths, tall=0.9)]
    taken = taken[::-1]  # as they were taken
    rows = [(str(n), row.title, frame.owner(row.opd), frame.day(row.due)) for n, row in enumerate(taken.itertuples(), start=1)]
    return [letter.Table(heads, tuple(rows), widths)]


def _waiting(briefing: Briefing) -> list[Block]:
    rows = requests(briefing)
    if not rows:
        return [letter.Text(follow_up.decisions(briefing)[0].text)]
    return [letter.Table(("Yang diminta", "Tindak lanjut"), tuple(rows), (3, 2))]
