"""How does the method stand in rows, on the page and in the report: weights, categories and surveys of methodology.toml?

Every function takes entries of methodology.method() and answers one row for each, heading -> words.
"""

from spi.method.methodology import COMPONENTS
from spi.words import dictionary
from spi.words.wording import date_words, decimal, limit_words

Rows = list[dict[str, str]]


def weights(entries: list[dict]) -> Rows:
    """The weights of the components, by survey years."""
    shares = [{dictionary.label(part): decimal(e[part], places=4) for part in COMPONENTS} for e in entries]
    return [
        {"Tahun survei": years(e), **share, "Dasar": dictionary.evidence(e["evidence"])}
        for e, share in zip(entries, shares, strict=True)
    ]


def categories(entries: list[dict]) -> Rows:
    """The categories with their limits, by survey years."""
    return [
        {"Tahun survei": years(e), "Kategori": f"{band['symbol']} {band['name']}", "Mulai": limit_words(band["from"]),
         "Di bawah": limit_words(band["below"]), "Dasar": dictionary.evidence(e["evidence"])}
        for e in entries for band in e["bands"]
    ]  # fmt: skip


def surveys(entries: list[dict]) -> Rows:
    """Survey years and the day on which each result was launched."""
    return [{"SPI": str(e["year"]), "Diluncurkan": date_words(e["launched"])} for e in entries]


def cited(entries: list[dict]) -> list[str]:
    """The source of each entry of a list by survey years."""
    return [f"{years(e)}: {e['source']}" for e in entries]


def years(entry: dict) -> str:
    """The survey years of an entry: "2021, 2022"."""
    return ", ".join(map(str, entry["years"]))
