"""What do all letters share? Head, signature, foot, what the file says of itself, and how a table of an answer stands in them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from spi import settings
from spi.answers.briefing import Briefing
from spi.documents import tables
from spi.documents.stamp import EVENT_LOG, foot, head_words
from spi.render import letter
from spi.render.letter.blocks import LINE, Block
from spi.words import dictionary
from spi.words.first_mention import FirstMentions
from spi.words.wording import date_words

_NAMES = {"OPD", "Yth.", "Dari"}  # facts that are names of the data: they stay as they are
ROOM = 5  # empty rows of a table in which nothing stands yet


def made(briefing: Briefing, kind: str, *blocks: Block) -> bytes:
    """A letter of this kind (of the dictionary's letters) as a file."""
    stamp, log = briefing.stamp, f"{EVENT_LOG}: {head_words(briefing.stamp)}"
    return letter.draw(
        letter.Letter(
            title=f"{dictionary.word('letters', kind)}: SPI {briefing.year} {briefing.name}",
            subject=f"Survei Penilaian Integritas KPK, {briefing.years}",
            author=f"Inspektorat {briefing.name}",
            comments=f"Data: {stamp.batch}, dibuat {stamp.made}; {log}.",
            foot=foot(briefing),
            moment=stamp.moment,
            blocks=tuple(_spelt_out(blocks)),
        )
    )


def _spelt_out(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with every abbreviation in full at its first mention: in facts, paragraphs, and tables of sentences, on every
    sheet anew, as each is handed out by itself."""
    mentions = FirstMentions()
    for block in blocks:
        match block:
            case letter.NewPage():
                mentions = FirstMentions()
            case letter.Text():
                block = letter.Text(mentions.spelt(block.text))
            case letter.Points():
                block = letter.Points(tuple(map(mentions.spelt, block.texts)))
            case letter.Facts():
                facts = ((name, value if name in _NAMES else mentions.spelt(value)) for name, value in block.rows)
                block = replace(block, rows=tuple(facts))
            case letter.Table(prose=True):
                block = replace(block, rows=tuple(tuple(map(mentions.spelt, row)) for row in block.rows))
        yield block


def letterhead(briefing: Briefing) -> letter.Letterhead:
    """The head of a letter of the pack."""
    return letterhead_of(briefing.region)


def letterhead_of(region: pd.Series) -> letter.Letterhead:
    """The head as it is set; of another government, and where none was set, lines to fill in. region: a row of
    standing.regions() by its code."""
    held = settings.letterhead(str(region.name))
    own = region["name"] if region["kind"] == "lembaga" else f"Pemerintah {region['name']}"
    place = " ".join(filter(None, [held.get("city"), held.get("postcode")]))
    where = ", ".join(filter(None, [held.get("address"), place]))
    reached = {"Telepon": held.get("phone"), "Laman": held.get("website"), "Pos-el": held.get("email")}
    known = ", ".join(f"{name} {value}" for name, value in reached.items() if value)
    contact = (where or f"Alamat: {LINE}", known or f"Telepon, laman, dan pos-el: {LINE}")
    return letter.Letterhead(held.get("government", own), held.get("agency", ""), contact)


def signer(briefing: Briefing, *, above: str = "") -> letter.Signer:
    """Who signs for the inspectorate, as it is set."""
    held = settings.letterhead(briefing.code)
    return letter.Signer(held.get("position", ""), held.get("signatory", ""), held.get("nip", ""), above)


def unnamed(position: str = "", *, above: str = "") -> letter.Signer:
    """Somebody who signs and whom only the office knows."""
    return letter.Signer(position, "", "", above)


def city_and_day(briefing: Briefing) -> str:
    """Where and when a letter is signed: the day is that of the signature, which nobody knows yet."""
    return f"{settings.letterhead(briefing.code).get('city', LINE)}, {LINE}"


def sessions(briefing: Briefing) -> list[dict[str, Any]]:
    """The sessions of the meeting that the letters are for: the one that is told of, else all that the regency set for itself;
    one without a name where none is set, and for another government, whose meeting nobody told of."""
    held = settings.settings()
    chosen = [each for each in held.get("rapat", []) if each["name"] == (briefing.session or each["name"])]
    return chosen if chosen and (briefing.session or briefing.code == held["region"]) else [{"name": briefing.session}]


def session_words(session: dict[str, Any]) -> str:
    """A session as letters call it: "2 (Seluruh camat)"; "" where none is set."""
    return f"{session['session']} ({session['name']})" if "session" in session else session["name"]


def meeting(briefing: Briefing) -> str:
    """What the meeting is called."""
    return f"Rapat evaluasi hasil SPI {briefing.year} {briefing.name}"


def owner(opd: str) -> str:
    """An OPD in words, "" where none is set: there it can be written."""
    return "" if opd == dictionary.word("unset", "opd") else opd


def day(value: Any) -> str:
    """A day in words, "" where there is none: there it can be written."""
    return "" if pd.isna(value) else date_words(date(value.year, value.month, value.day))


def table(rows: pd.DataFrame, columns: tables.Columns) -> letter.Table:
    """An answer as a table; without rows its headings with room to write."""
    laid_out = tables.table(rows, columns)
    heads = tuple(tables.headings(columns))
    cells = [tuple(row) for row in laid_out["cells"]] if laid_out else [("",) * len(heads)] * ROOM
    right = tuple(n for n, numeric in enumerate(laid_out["right"]) if numeric) if laid_out else ()
    return letter.Table(heads, tuple(cells), tuple(tables.widths(columns)), right=right, tall=0 if laid_out else 0.9)
