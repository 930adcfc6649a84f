"""Of what is a section of the full report made? Headings, texts, notes, lists, pictures and tables, one after the other."""

from dataclasses import asdict

from spi.render.paper import Picture

Block = dict


def section(title: str, *blocks: Block | None) -> dict:
    """A section with those blocks that are there."""
    return {"title": title, "blocks": [block for block in blocks if block]}


def heading(text: str) -> Block:
    """A heading inside a section."""
    return {"kind": "heading", "text": text}


def text(words: str) -> Block | None:
    """A paragraph; nothing without words."""
    return {"kind": "text", "text": words} if words else None


def note(words: str) -> Block | None:
    """A quiet remark; nothing without words."""
    return {"kind": "note", "text": words} if words else None


def points(texts: list[str]) -> Block | None:
    """A list; nothing without points."""
    return {"kind": "points", "texts": texts} if texts else None


def picture(drawn: Picture | None, caption: str) -> Block | None:
    """A drawing and what it is called; nothing where there is none."""
    return {"kind": "picture", "caption": caption, **asdict(drawn)} if drawn else None
