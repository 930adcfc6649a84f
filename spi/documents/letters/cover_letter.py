"""With which letter does the plan go to KPK? The surat pengantar, and the plan itself as its attachment."""

from spi.answers.briefing import Briefing
from spi.documents.letters import frame
from spi.documents.tables import Columns
from spi.narrative import follow_up
from spi.render import letter
from spi.words.wording import date_words

_SPARE = 2  # rows for what else is sent
_COLUMNS: Columns = {
    "number": (1.1, "No"), "title": 4.4, "output": (3.2, "Keluaran"), "parts_words": (3, "Bagian indeks"), "opd": 3.5, "due": 2.4,
    "claim_words": 2.2, "verification_words": 2.7, "validation_words": 2.2, "evidence_words": (1.8, "Bukti"),
}  # fmt: skip


def cover_letter(briefing: Briefing) -> bytes:
    """The letter to KPK with the matrix of the plan."""
    actions = briefing.plan_words.merge(briefing.plan[["action_id", "output"]], on="action_id")
    which = ", yang menyangkut camat" if briefing.planned else ""
    matrix = f"Matriks RTL atas hasil SPI {briefing.year} {briefing.name}{which}"
    status = f"Status per {date_words(briefing.stamp.moment)}. {follow_up.plan(briefing)[0].text}"
    sent = (("1", matrix, "1 berkas", status), *((("",) * 4,) * _SPARE))
    heads, widths = ("No", "Naskah yang dikirimkan", "Banyaknya", "Keterangan"), (1.1, 5.6, 2.4, 6.6)
    return frame.made(
        briefing,
        "surat-pengantar",
        frame.letterhead(briefing),
        letter.Dateline(frame.city_and_day(briefing)),
        letter.Addressee(("Pimpinan Komisi Pemberantasan Korupsi",), "Jakarta", attention=""),
        letter.Title("SURAT PENGANTAR", numbered=True),
        letter.Table(heads, sent, widths, tall=0.8, prose=True),
        letter.Facts((("Diterima tanggal", ""),)),
        letter.Signatures(frame.signer(briefing, above="Pengirim,"), frame.unnamed(above="Penerima,")),
        letter.NewPage(wide=True),
        letter.Title(f"LAMPIRAN SURAT PENGANTAR\n{matrix}"),
        letter.Facts((("Nomor", ""), ("Tanggal", ""))),
        frame.table(actions, _COLUMNS),
    )
