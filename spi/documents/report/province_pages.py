"""What is handed out of a province: its governments in one table, on paper."""

from datetime import datetime

import pandas as pd

from spi.answers.province import Overview
from spi.answers.sources import stamp
from spi.documents.blocks import note, section
from spi.documents.pdf import letterhead
from spi.documents.stamp import EVENT_LOG
from spi.documents.tables import Columns, table
from spi.follow_up.log import events
from spi.narrative.province import followed, headline
from spi.render import paper
from spi.words.wording import moment_words, thousands

_RESULTS: Columns = {"rank": 1.6, "region": 3.4, "index": 1.6, "category": 2.2, "change": 2.4, "common": 1.8, "own": 1.8}
_PLANS: Columns = {"region": 3.6, "plan_of": 1.6, "actions": 1.8, "open": 1.6, "overdue": 1.8, "verified_actions": 1.6,
                   "units_reached": 2.2, "units_listed": 1.8, "lists_at_risk": 2}  # fmt: skip
_ABOUT = "Pemerintah kabupaten dan kota satu provinsi: hasil Survei Penilaian Integritas dan tindak lanjutnya."
_CLOSED = "Pemda yang tidak tertulis di sini belum mencatat rencana, atau rencananya hanya terbuka bagi pemda itu sendiri."


def province_pdf(told: Overview, *, region_code: str, moment: datetime) -> bytes:
    """The governments of the province by their result, then those whose plan may be known. region_code: whose letterhead."""
    number, seal = events.head()
    title, plans = f"{told.scope.label}, SPI {told.year}", told.rows.dropna(subset=["actions"])
    log = f"{EVENT_LOG}: nomor {thousands(number)}, {seal[:12]}"
    foot = [title, stamp.short(stamp.newest_batch(named=False)), moment_words(moment), log]
    lead = [{"name": "Hasil", "text": headline(told).text}, {"name": "Tindak lanjut", "text": followed(told).text}]
    content = {
        "title": title, "author": "", "about": _ABOUT, "kicker": "Survei Penilaian Integritas", "view": moment_words(moment),
        "lead": lead, "sections": [section("Hasil dan gerak", table(told.rows, _RESULTS, small=True)), _plans(plans)],
        "letterhead": letterhead(region_code, moment), "stamp": {"foot": " · ".join(foot)},
    }  # fmt: skip
    return paper.typeset("agenda", content, made_at=moment.replace(microsecond=0))


def _plans(plans: pd.DataFrame) -> dict:
    body = [table(plans, _PLANS, small=True)] if len(plans) else []
    return section("Rencana, sosialisasi, dan responden", *body, note(_CLOSED))
