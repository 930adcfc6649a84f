"""All that can be read on slides, in one line."""


def slide_texts(deck):
    """The texts of boxes and tables of a presentation, without those of its charts."""
    texts = []
    for shape in (shape for slide in deck.slides for shape in slide.shapes):
        if shape.has_text_frame:
            texts.append(shape.text_frame.text)
        if shape.has_table:
            texts += [cell.text for cell in shape.table.iter_cells()]
    return " ".join(texts)
