"""What stands around every document of a province: of what it tells, and of which state of the store?"""

from spi.answers.province_briefing import ProvinceBriefing
from spi.documents.stamp import EVENT_LOG, head_words
from spi.words.wording import thousands

_NAMED = 3  # sources that a line names before it only counts them


def foot(asked: ProvinceBriefing) -> str:
    """The line at the foot: of whom, which years and scope, of which data and when."""
    return " · ".join([asked.name, asked.years, asked.told.scope.label, asked.stamp.version, asked.stamp.made])


def state(asked: ProvinceBriefing) -> str:
    """The state of the store that it tells, as a sentence."""
    stamp = asked.stamp
    return f"Data: {stamp.batch}, dibuat {stamp.made}; {EVENT_LOG}: {head_words(stamp)}."


def outlets(asked: ProvinceBriefing) -> str:
    """From which sources the indices of the year are, the one of most governments first; the rest of many are counted."""
    year, rows = asked.told.year, asked.sources
    lines = rows.loc[rows["survey_year"] == year, "outlets"]
    names = lines.str.split("; ").explode().value_counts().sort_index().sort_values(ascending=False, kind="stable").index.tolist()
    if not names:
        return f"Sumber indeks SPI {year}: belum ada."
    more = [f"dan {thousands(len(names) - _NAMED)} lainnya di lembar Sumber (XLSX)"] if len(names) > _NAMED else []
    return f"Sumber indeks SPI {year}: {'; '.join([*names[:_NAMED], *more])}."
