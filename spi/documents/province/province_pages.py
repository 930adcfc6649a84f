"""What is read on paper of a province: its governments in two tables, and where the figures come from."""

import pandas as pd

from spi.answers.province_briefing import ProvinceBriefing
from spi.documents.blocks import note, section, text
from spi.documents.pdf import sheets, spelt_out, state_of
from spi.documents.province.frame import foot, outlets
from spi.documents.tables import Columns, table
from spi.narrative.province import topics
from spi.words import dictionary

_PLANS: Columns = {"region": 3.6, "plan_of": 1.6, "actions": 1.8, "open": 1.6, "overdue": 1.8, "verified_actions": 1.6,
                   "units_reached": 2.2, "units_listed": 1.8, "lists_at_risk": 2}  # fmt: skip
_ABOUT = "Pemerintah kabupaten dan kota satu provinsi: hasil Survei Penilaian Integritas dan tindak lanjutnya."
_NONE = "Belum ada rencana, sosialisasi, atau daftar responden yang dapat ditampilkan di sini."


def province_pdf(asked: ProvinceBriefing) -> bytes:
    """The governments of the province by their result, then those of whom anything of their own may be known."""
    told, said = asked.told, topics(asked.told)
    results: Columns = {
        "place": (1.6, dictionary.column(told.place_column)), "region": 3.4, "index": 1.6, "category": 2.2, "change": 2.4,
        "common": 1.8, "own": 1.8,
    }  # fmt: skip
    sourced = said.pop("Sumber")
    lead = {topic: " ".join(sentence.text for sentence in sentences) for topic, sentences in said.items()}
    content = spelt_out({
        "lead": [{"name": name, "text": words} for name, words in lead.items()],
        "sections": [section("Hasil dan gerak", table(told.rows, results, small=True),
                             note(" ".join(sentence.text for sentence in sourced))), _followed(told.followed)],
    })  # fmt: skip
    content["sections"][0]["blocks"].append(note(outlets(asked)))  # names of sources stay as they are
    view = {"Pemda dan hasil": f"{asked.name}, {asked.years}", "Lingkup": told.scope.title(len(told.rows))}
    return sheets(
        f"{told.scope.label}, SPI {told.year}", _ABOUT, content["sections"],
        lead={each["name"]: each["text"] for each in content["lead"]}, kicker="Survei Penilaian Integritas",
        view=asked.years, author="", region_code=asked.region_code, moment=asked.stamp.moment,
        state=state_of(asked.stamp, view, foot(asked)),
    )  # fmt: skip


def _followed(rows: pd.DataFrame) -> dict:
    return section("Rencana, sosialisasi, dan responden", table(rows, _PLANS, small=True), text("" if len(rows) else _NONE))
