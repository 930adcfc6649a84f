"""What stands on the cover of the slides: of what they tell, for whom, and how the view is opened again?"""

from spi.answers.briefing import Briefing
from spi.documents.stamp import EVENT_LOG, head_words, qr_png
from spi.render.blocks import Code, Cover
from spi.settings import letterhead
from spi.words import dictionary


def cover(b: Briefing, state: str) -> Cover:
    """What, of whom, for whom; what nobody told the app is a line to write on."""
    agency = letterhead(b.code).get("agency", "")
    rows = (("Sesi", b.session), ("Hari, tanggal", ""), ("Tempat", ""), ("Penyaji", ""))
    stamp = b.stamp
    about = [f"Data: {stamp.batch}", f"Dibuat {stamp.made}", f"{EVENT_LOG}: {head_words(stamp)}"]
    about += [f"Nama {b.scope.noun} lain disamarkan"] if b.masked else []
    code = Code(qr_png(stamp.link, scale=8), stamp.link, stamp.reopen) if stamp.reachable else None
    title = f"Hasil Survei Penilaian Integritas (SPI) {b.year}"
    subtitle = " · ".join(filter(None, (agency or b.name, b.years, b.scope.label)))
    again = f"{stamp.reopen}: {stamp.link}"  # said here too, as a link without a code stands nowhere else
    notes = "\n".join([f"{title}, {b.name}", "", state, again, f"{dictionary.abbreviations()}."])
    return Cover(title, subtitle, rows, tuple(about), code, notes)
