"""Of what does a letter consist? Blocks in an order; wherever a value is empty, a line to fill in stands."""

from dataclasses import dataclass
from datetime import datetime

LINE = "…" * 12  # what stands where nobody has said anything yet


@dataclass(frozen=True)
class Letterhead:
    """The head of the first page: the government, the agency, and where it is found."""

    government: str
    agency: str
    contact: tuple[str, ...]


@dataclass(frozen=True)
class Title:
    """What kind of letter it is, in the middle, line by line; numbered: with its number below."""

    text: str
    numbered: bool = False


@dataclass(frozen=True)
class Facts:
    """Names and their values one below the other; ruled: a rule below, between the head of a letter and its body."""

    rows: tuple[tuple[str, str], ...]
    ruled: bool = False


@dataclass(frozen=True)
class Addressee:
    """Whom the letter is for, and where; several are numbered. attention: at whose desk (u.p.), None where nobody's is asked."""

    names: tuple[str, ...]
    place: str = ""
    attention: str | None = None


@dataclass(frozen=True)
class Dateline:
    """Place and date, at the right."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A heading inside a letter."""

    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Points:
    """A list."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table whose headings stand on every page. widths: shares; an empty cell is room to write; tall: least height of a row
    in cm; right: columns of numbers; prose: its cells are our sentences, not titles of the data."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    tall: float = 0
    right: tuple[int, ...] = ()
    prose: bool = False


@dataclass(frozen=True)
class Signer:
    """Who signs. above: a line above the office ("Mengetahui,"), "" for none."""

    position: str
    name: str
    nip: str
    above: str = ""


@dataclass(frozen=True)
class Signatures:
    """Who signs at the right, and at the left where there are two."""

    right: Signer
    left: Signer | None = None


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page; wide: turned sideways."""

    wide: bool = False


Block = Letterhead | Title | Facts | Addressee | Dateline | Heading | Text | Points | Table | Signatures | NewPage


@dataclass(frozen=True)
class Letter:
    """A letter. title, subject, author, comments: what the file says of itself; foot: the state of the store it tells."""

    title: str
    subject: str
    author: str
    comments: str
    foot: str
    moment: datetime
    blocks: tuple[Block, ...]
