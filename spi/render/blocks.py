"""Of what is a slide made, whichever medium draws it: figures, lines, a chart or a table, a note? Planned in spi/documents."""

from dataclasses import dataclass
from datetime import datetime

from spi.charts.marks import Chart


@dataclass(frozen=True)
class Figure:
    """A number to be read from the back row. about: what it is; hue: own, up, down or ""; tint: of a category, or ""."""

    words: str
    about: str
    hue: str = ""
    tint: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of texts under their headings. widths: shares of the width; blank: empty rows to type into; rest: where to find
    the rows for which there is no room; marked: cells that stand out, as (row, column). With a column of names, by its number,
    the rows stand in blocks, so many of them beside each other, and the names have the room that the other columns leave."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    blank: int = 0
    rest: str = "XLSX"
    marked: frozenset[tuple[int, int]] = frozenset()
    names: int | None = None
    beside: int = 1


@dataclass(frozen=True)
class Content:
    """What a slide shows beside its message.

    figures: what the back row reads, the main one first; picture: beside them; note: below it; behind: in the file, the table
    behind a picture that leaves room for it; desk: in the file, which is typed into at a desk, the table in place of all these.
    """

    figures: tuple[Figure, ...] = ()
    picture: Chart | Table | None = None
    note: str = ""
    behind: Table | None = None
    desk: Table | None = None


@dataclass(frozen=True)
class Page:
    """A slide of the file. foot: the line at its foot, the fullest first, of which the first that fits is written; sentences:
    what is said with it, which stands in place of a picture where there is none; taken_in: of these, what is read below the
    picture; below: what is read there too where room is left."""

    title: str
    foot: tuple[str, ...]
    content: Content
    sentences: tuple[str, ...]
    notes: str
    taken_in: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class Code:
    """The code (PNG) and link that reopen a view. words: what they do."""

    png: bytes
    link: str
    words: str


@dataclass(frozen=True)
class Cover:
    """The first slide of the file. rows: what is known of the meeting; an empty one is a line to write on; state: which state of
    the data the file tells; code: None where the link opens nothing for whoever reads the file."""

    title: str
    subtitle: str
    rows: tuple[tuple[str, str], ...]
    state: tuple[str, ...]
    code: Code | None
    notes: str


@dataclass(frozen=True)
class Presentation:
    """The file as a whole. name: of the government, on every slide; title, subject, comments: what the file says of itself;
    cover: None for one that begins with its first message."""

    name: str
    title: str
    subject: str
    comments: str
    made_at: datetime
    cover: Cover | None
    pages: tuple[Page, ...]
