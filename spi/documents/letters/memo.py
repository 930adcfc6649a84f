"""What does the head of the region need to read in a minute? The nota dinas: position, what moved it, what is to be decided."""

from spi.answers.briefing import Briefing
from spi.documents.decision_rows import requests
from spi.documents.letters import frame
from spi.narrative import speech
from spi.narrative.results import comparison
from spi.render import letter
from spi.words import dictionary

_POSITION = ("index", "category", "rank")  # the topics whose messages say where the government stands


def memo(briefing: Briefing) -> bytes:
    """The nota dinas to the head of the region."""
    sentences = speech.by_topic(briefing)
    position = [sentences[topic][0].text for topic in _POSITION if sentences[topic]]
    moved = [sentence.text for sentence in comparison.contributors(briefing)]
    asked = tuple(requests(briefing))
    none = letter.Text(sentences["decisions"][0].text)
    return frame.made(
        briefing,
        "nota-dinas",
        frame.letterhead(briefing),
        letter.Title("NOTA DINAS"),
        letter.Facts(
            (
                ("Yth.", _head_of(briefing)),
                ("Dari", frame.signer(briefing).position),
                ("Tembusan", ""),
                ("Tanggal", ""),
                ("Nomor", ""),
                ("Sifat", ""),
                ("Lampiran", ""),
                ("Hal", f"Hasil SPI {briefing.year} {briefing.name} dan keputusan yang diminta"),
            ),
            ruled=True,
        ),
        letter.Heading("Posisi"),
        letter.Text(" ".join(position)),
        letter.Heading("Penyumbang terbesar"),
        letter.Text(" ".join(moved)),
        letter.Heading("Rencana tindak lanjut"),
        letter.Text(sentences["plan"][0].text),
        letter.Heading("Keputusan yang diminta"),
        letter.Table(("Yang diminta", "Tindak lanjut"), asked, (3, 2)) if asked else none,
        letter.Signatures(frame.signer(briefing)),
    )


def _head_of(briefing: Briefing) -> str:
    """The head of the region by office and place: "Bupati Probolinggo"."""
    head = dictionary.words("regional_heads").get(briefing.region["kind"])
    return f"{head} {briefing.name.partition(' ')[2]}" if head else f"Pimpinan {briefing.name}"
