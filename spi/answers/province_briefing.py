"""What do the documents of a province tell, of which state of the store, and from which sources?"""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from spi.answers.province import Overview, sources
from spi.answers.sources.stamp import Stamp, link, newest_batch
from spi.follow_up.log import events


@dataclass(frozen=True, eq=False)
class ProvinceBriefing:
    """told: what all its documents tell; sources: see province.sources; region_code: of whom the letterhead is."""

    told: Overview
    sources: pd.DataFrame
    stamp: Stamp
    region_code: str

    @property
    def name(self) -> str:
        """Whom it tells of: "Pemda di Jawa Timur"."""
        return f"Pemda di {self.told.scope.province_name}"

    @property
    def years(self) -> str:
        """The survey years: "SPI 2023 ke 2024"."""
        told = self.told
        return f"SPI {told.year}" if told.year_before is None else f"SPI {told.year_before} ke {told.year}"


def gather(told: Overview, *, region_code: str, base: str, moment: datetime) -> ProvinceBriefing:
    """The overview with its sources and its stamp. base: address of the app, for the link that opens the page again."""
    address = link(base, region_code, told.year, told.year_before, None, {}, page="provinsi")
    stamp = Stamp(moment.replace(microsecond=0), newest_batch(named=False), events.head(), address)
    return ProvinceBriefing(told, sources(told), stamp, region_code)


def file_name(asked: ProvinceBriefing, kind: str, ending: str) -> str:
    """The name of a document: years, province, data version and moment, then what it is."""
    years = "-".join(str(year) for year in (asked.told.year_before, asked.told.year) if year is not None)
    where = f"provinsi {asked.told.scope.province_name}"
    return asked.stamp.named([f"spi-{years}", where], kind, ending)
