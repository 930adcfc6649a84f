"""How does KPK's scale of categories look on a slide? Slabs side by side, ours as a mark above them."""

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from spi.charts.category_scale import Category, CategoryScale
from spi.render.slides.text import Box, Words, bare, describe, fill, write
from spi.words.palette import INK, MUTED, OWN


def chart(slide: Slide, box: Box, scale: CategoryScale) -> None:
    """Each category with its word, symbol, limit and number of governments."""
    (low, high), top = scale.span, box.top + 1.15
    group, inches = slide.shapes.add_group_shape(), box.width / (high - low)
    group.name = "Skala kategori"
    for category in scale.categories:
        place = Box(box.left + (category.start - low) * inches, top, (category.end - category.start) * inches, 0.95)
        _slab(group, place, category)
        if category.limit:
            edge = Box(place.left - 0.6, top + 1.0, 1.2, 0.36)
            write(group, edge, Words(category.limit, 20, MUTED), name="Batas", align=PP_ALIGN.CENTER)
    at = box.left + (scale.value - low) * inches
    ours = Box(min(max(at - 1.2, box.left), box.left + box.width - 2.4), top - 1.15, 2.4, 0.75)
    write(group, ours, Words(scale.text, 40, OWN, True), name="Indeks", align=PP_ALIGN.CENTER)
    pointer = group.shapes.add_shape(MSO_SHAPE.ISOSCELES_TRIANGLE, *Box(at - 0.17, top - 0.36, 0.34, 0.3).emu)
    pointer.rotation = 180
    bare(pointer, OWN, name="Penunjuk")
    if scale.note:
        below = Box(box.left, top + 1.4, box.width, 0.36)
        write(group, below, Words(scale.note, 18, MUTED), name="Catatan", align=PP_ALIGN.CENTER)
    describe(group, scale.alt)


def _slab(group: GroupShape, box: Box, category: Category) -> None:
    """A rectangle with words in its middle."""
    shape = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    bare(shape, category.tint, name="Kategori")
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = 0
    fill(frame, (Words(category.label, 20, INK, True), Words(category.text, 18, INK)), align=PP_ALIGN.CENTER)
