"""Which category is it, drawn as KPK's scale; and which code reopens the view?"""

from collections.abc import Sequence
from io import BytesIO
from textwrap import wrap

import segno
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from spi.answers.briefing import Briefing
from spi.documents.stamp import EVENT_LOG, head_words
from spi.method import methodology
from spi.method.methodology import Band
from spi.render.slides.slide_text import BIG, Box, Words, fill, height_of, rgb, write
from spi.words.palette import INK, MUTED, OWN
from spi.words.wording import decimal, limit, thousands

_LINK = 16  # letters of a line of the link


def category(slide: Slide, box: Box, briefing: Briefing) -> bool:
    """The category in big words, and the scale with ours on it; False without an index."""
    here, bands = briefing.here, methodology.bands(briefing.year)
    ours, own = here.index, here.band
    if ours is None:
        return False
    if own is None:
        write(slide, box, Words(decimal(ours), BIG, OWN, True),
              Words(f"Untuk SPI {briefing.year} tidak ada skala kategori yang diterbitkan.", 24), name="Kategori")  # fmt: skip
        return True
    said = [Words(f"{own.symbol} {own.name}", 48, INK, True)]
    if here.next_band:
        goal = here.next_band
        said.append(Words(f"{decimal(here.distance)} poin lagi ke {goal.symbol} {goal.name} ({limit(goal.lower)})", 26, INK))
    before = briefing.standings.get(briefing.year_before or 0)
    if before and before.band:
        old = f"SPI {briefing.year_before}: {before.band.symbol} {before.band.name} ({decimal(before.index)})"
        said.append(Words(old, 22, MUTED))
    top, rest = box.under(2.2)
    write(slide, top, *said, name="Kategori")
    _scale(slide, rest, briefing, bands, ours, own)
    return True


def _scale(slide: Slide, box: Box, briefing: Briefing, bands: Sequence[Band], ours: float, own: Band) -> None:
    """The categories side by side, each with its word, symbol, limit and number of governments; ours as a mark."""
    limits = [band.lower for band in bands[1:]]
    low, high = max(0.0, min(limits[0] - 7, ours - 3)), min(100.0, max(limits[-1] + 7, ours + 3))
    counts = briefing.ranking["category"].value_counts()
    group = slide.shapes.add_group_shape()
    group.name, inches, top = "Skala kategori", box.width / (high - low), box.top + 1.15
    for band in bands:
        begin, end = max(low, band.lower), min(high, band.upper)
        if end <= begin:
            continue
        place = Box(box.left + (begin - low) * inches, top, (end - begin) * inches, 0.95)
        _slab(group, place, band.tint, Words(f"{band.symbol} {band.name}", 20, INK, True),
             Words(f"{thousands(int(counts.get(band.name, 0)))} {briefing.scope.noun}", 18, INK))  # fmt: skip
        if band.lower > low:
            write(group, Box(place.left - 0.6, top + 1.0, 1.2, 0.36), Words(limit(band.lower), 20, MUTED), name="Batas",
                  align=PP_ALIGN.CENTER)  # fmt: skip
    at = box.left + (ours - low) * inches
    write(group, Box(min(max(at - 1.2, box.left), box.left + box.width - 2.4), top - 1.15, 2.4, 0.75),
          Words(decimal(ours), 40, OWN, True), name="Indeks", align=PP_ALIGN.CENTER)  # fmt: skip
    _pointer(group, Box(at - 0.17, top - 0.36, 0.34, 0.3), OWN)
    known, members = int(briefing.ranking["index"].notna().sum()), len(briefing.ranking)
    if known < members:
        told = f"dari {thousands(known)} {briefing.scope.noun} yang diketahui; {thousands(members - known)} belum diketahui"
        write(group, Box(box.left, top + 1.4, box.width, 0.36), Words(told, 18, MUTED), name="Catatan", align=PP_ALIGN.CENTER)
    group._element.nvGrpSpPr.cNvPr.set("descr", f"Skala kategori SPI {briefing.year}: {briefing.name} {decimal(ours)}, "
                                       f"kategori {own.name}.")  # fmt: skip


def _slab(group: GroupShape, box: Box, tint: str, *words: Words) -> None:
    """A rectangle with words in its middle."""
    shape = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    shape.name = "Kategori"
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(tint)
    shape.line.fill.background()
    shape.shadow.inherit = False
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = 0
    fill(frame, words, align=PP_ALIGN.CENTER)


def _pointer(group: GroupShape, box: Box, hue: str) -> None:
    """A triangle that points down."""
    shape = group.shapes.add_shape(MSO_SHAPE.ISOSCELES_TRIANGLE, *box.emu)
    shape.name, shape.rotation = "Penunjuk", 180
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(hue)
    shape.line.fill.background()
    shape.shadow.inherit = False


def reopened(slide: Slide, box: Box, briefing: Briefing) -> None:
    """The code and link that reopen the view, and of which state of the data all this tells."""
    file, stamp = BytesIO(), briefing.stamp
    said = [f"Data: {stamp.batch}", stamp.made, f"{EVENT_LOG}: {head_words(stamp)}"]
    said += [f"Rapat: {briefing.session}"] if briefing.session else []
    said += [f"Nama {briefing.scope.noun} lain disamarkan"] if briefing.masked else []
    about = [Words(line, 12, MUTED) for line in said]
    words = [Words(line, 18, OWN, True) for line in wrap(stamp.reopen, _LINK)]  # LibreOffice breaks a link inside its words
    linked, told = height_of(words, box.width) + 0.05, height_of(about, box.width) + 0.1
    side = min(box.width, box.height - linked - told - 0.05)  # below a long title the code gets smaller, never the words
    segno.make(stamp.link, error="m", micro=False).save(file, kind="png", scale=8, border=2)
    picture = slide.shapes.add_picture(file, *Box(box.left, box.top, side, side).emu)
    picture.name = "Kode QR"
    picture._element.nvPicPr.cNvPr.set("descr", f"Kode QR. {stamp.reopen}: {stamp.link}")
    picture.click_action.hyperlink.address = stamp.link
    link, below = Box(box.left, box.top + side + 0.05, box.width, linked + told).under(linked)
    shape = write(slide, link, *words, name="Tautan")
    for line in shape.text_frame.paragraphs:
        line.runs[0].hyperlink.address = stamp.link
    write(slide, below, *about, name="Versi data")
