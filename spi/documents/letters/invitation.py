"""Who is invited to what? The invitation, and what each session deals with, in its order."""

from typing import Any

from spi.answers.briefing import Briefing
from spi.documents.letters import frame
from spi.render import letter
from spi.words import dictionary
from spi.words.wording import inside


def invitation(briefing: Briefing) -> bytes:
    """The invitation with the programme of every session."""
    held = frame.sessions(briefing)
    programme = [block for session in held for block in _programme(briefing, session)]
    return frame.made(
        briefing,
        "undangan",
        frame.letterhead(briefing),
        letter.Dateline(frame.city_and_day(briefing)),
        letter.Facts(
            (
                ("Nomor", ""),
                ("Sifat", ""),
                ("Lampiran", "Susunan acara"),
                ("Hal", f"Undangan rapat evaluasi hasil SPI {briefing.year}"),
            )
        ),
        letter.Addressee(tuple(session["name"] for session in held)),
        letter.Text(
            f"Kami mengundang Saudara menghadiri rapat evaluasi hasil SPI {briefing.year} {briefing.name}, "
            "sosialisasi SPI berikutnya, dan pemantauan RTL, yang diselenggarakan pada:"
        ),
        letter.Facts((("Hari, tanggal", ""), ("Waktu", ""), ("Tempat", ""))),
        letter.Text("Susunan acara setiap sesi ada di lampiran. Atas kehadiran Saudara, kami ucapkan terima kasih."),
        letter.Signatures(frame.signer(briefing)),
        letter.NewPage(),
        letter.Title("SUSUNAN ACARA"),
        *programme,
    )


def _programme(briefing: Briefing, session: dict[str, Any]) -> list[letter.Heading | letter.Table]:
    topics = dictionary.words("slides")
    shown = "; ".join(inside(topics[key]) for key in session.get("slides", topics))
    acts = (
        f"Evaluasi hasil SPI {briefing.year}:\n{shown}",
        "Sosialisasi SPI berikutnya",
        f"Pemantauan RTL atas hasil SPI {briefing.year}",
    )
    rows = tuple((str(number), "", act, "") for number, act in enumerate(acts, start=1))
    named = frame.session_words(session)
    return [
        letter.Heading(f"Sesi {named}" if named else frame.meeting(briefing)),
        letter.Table(("No", "Waktu", "Acara", "Penyaji"), rows, (1.1, 2.4, 8, 4), tall=1, prose=True),
    ]
