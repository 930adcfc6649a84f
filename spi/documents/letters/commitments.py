"""What does each OPD promise, and by when? One sheet for every OPD of the plan, to be signed by its head."""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.documents.letters import frame
from spi.narrative import follow_up
from spi.render import letter
from spi.render.letter.blocks import Block
from spi.words.wording import numbered

_HEADS, _WIDTHS = ("Tindak lanjut", "Keluaran", "Tenggat", "Status", "Paraf"), (5.4, 3.6, 2.7, 2.7, 1.6)


def commitments(briefing: Briefing) -> bytes:
    """The sheets, by OPD, actions without one last; an empty sheet where nothing is planned. What KPK validated is done: nobody
    promises it again."""
    open_ones = briefing.plan[briefing.plan["validation"].ne("accepted")]
    actions = briefing.plan_words.merge(open_ones[["action_id", "output"]].fillna(""), on="action_id")
    groups = [(frame.owner(opd), rows) for opd, rows in actions.groupby("opd", sort=False)]
    groups.sort(key=lambda group: (not group[0], group[0].casefold()))
    first, *others = [_sheet(briefing, *group) for group in groups or [("", actions)]]
    return frame.made(briefing, "lembar-komitmen", *first, *(b for each in others for b in (letter.NewPage(), *each)))


def _sheet(briefing: Briefing, opd: str, actions: pd.DataFrame) -> list[Block]:
    rows = [(numbered(row.number, row.title), row.output, frame.day(row.due), row.state, "") for row in actions.itertuples()]
    promise = (
        f"Kami berkomitmen melaksanakan tindak lanjut atas hasil SPI {briefing.year} di bawah ini paling lambat pada tenggatnya."
    )
    return [
        frame.letterhead(briefing),
        letter.Title(f"LEMBAR KOMITMEN TINDAK LANJUT SPI {briefing.year}"),
        letter.Facts((("OPD", opd),)),
        letter.Text(promise if rows else f"{follow_up.plan(briefing)[0].text} {promise}"),
        letter.Table(_HEADS, tuple(rows) or (("",) * len(_HEADS),) * frame.ROOM, _WIDTHS, tall=1),
        letter.Dateline(frame.city_and_day(briefing)),
        letter.Signatures(frame.unnamed("Kepala OPD"), frame.signer(briefing, above="Mengetahui,")),
    ]
