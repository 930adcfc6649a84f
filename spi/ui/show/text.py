"""How does text from data reach the screen unharmed? Streamlit reads labels and headings as Markdown."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def plain(text: str) -> str:
    """The text with every Markdown mark escaped, so that it is shown as it was written."""
    return _MARKS.sub(r"\\\1", text)
