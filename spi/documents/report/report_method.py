"""How is everything calculated, and how surely is that known? The method as methodology.toml states it, for the report."""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.documents.blocks import heading, note, points, section, text
from spi.documents.tables import table
from spi.method import methodology
from spi.method.methodology import COMPONENTS
from spi.words import dictionary
from spi.words.wording import date_words, decimal, limit_words


def method(b: Briefing) -> dict:
    """Formula, rules, weights, corrections, categories, breaks, elements and survey years, each with its evidence."""
    facts = methodology.method()
    borrowed = methodology.weights(b.year)
    return section(
        "Metode", text(f"Rumus: {facts['formula']}."), heading("Cara menghitung"), points(facts["arithmetic"]["rules"]),
        heading("Bobot komponen"), _weights(facts["weights"]), *_cited(facts["weights"]),
        note(f"Bobot SPI {b.year} dipinjam dari tahun lain: asumsi." if borrowed.assumed else ""),
        heading("Potongan"), text(_corrections(facts)),
        heading("Kategori"), _categories(facts["categories"]), *_cited(facts["categories"]),
        heading("Keterbandingan"), *(_with_source(entry) for entry in facts["breaks"]),
        heading("Unsur"), points([_tree(facts["tree"], component) for component in COMPONENTS]), _with_source(facts["tree"]),
        heading("Bila sumber berbeda"), text(facts["arithmetic"]["preference"]),
        heading("Tahun survei"), _surveys(facts["surveys"]),
    )  # fmt: skip


def _rows(rows: list[dict[str, str]], *widths: float) -> dict | None:
    """A table whose columns are called as its rows call them."""
    return table(pd.DataFrame(rows), dict(zip(rows[0], widths, strict=True)))


def _weights(entries: list[dict]) -> dict | None:
    return _rows([
        {"Tahun survei": _years(e), **{dictionary.label(c): decimal(e[c], places=4) for c in COMPONENTS},
         "Bukti": dictionary.evidence(e["evidence"])}
        for e in entries
    ], 3, 1.5, 1.5, 1.5, 2)  # fmt: skip


def _categories(entries: list[dict]) -> dict | None:
    return _rows([
        {"Tahun survei": _years(e), "Kategori": f"{x['symbol']} {x['name']}", "Mulai": limit_words(x["from"]),
         "Di bawah": limit_words(x["below"]), "Bukti": dictionary.evidence(e["evidence"])}
        for e in entries for x in e["bands"]
    ], 3, 3, 1.5, 1.5, 2)  # fmt: skip


def _surveys(entries: list[dict]) -> dict | None:
    return _rows([{"SPI": str(e["year"]), "Diluncurkan": date_words(e["launched"])} for e in entries], 1, 4)


def _cited(entries: list[dict]) -> list[dict | None]:
    """The source of each entry of a list by survey years."""
    return [note(f"{_years(e)}: {e['source']}") for e in entries]


def _with_source(entry: dict) -> dict | None:
    """One fact with its evidence and source."""
    fact = f"{entry['text']} " if "text" in entry else ""
    return note(f"{fact}Bukti: {dictionary.evidence(entry['evidence'])}. {entry['source']}")


def _corrections(facts: dict) -> str:
    unlisted, residual = facts["unlisted_correction"], facts["residual"]
    rounding = f"{dictionary.evidence(residual['evidence'])}: {residual['source']}"
    return (
        f"Potongan adalah poin indeks yang dikurangkan satu banding satu. {dictionary.about('correction_other')} Pada SPI "
        f"{_years(unlisted)} sisa mulai {decimal(unlisted['threshold'])} poin dihitung sebagai bagian tersendiri "
        f"({dictionary.evidence(unlisted['evidence'])}: {unlisted['source']}) Selisih indeks terbit dan hitung ulang sampai "
        f"{decimal(residual['tolerance'])} poin disebut pembulatan ({rounding})"
    )


def _tree(tree: dict, component: str) -> str:
    return f"{dictionary.label(component)}: {'; '.join(dictionary.label(element) for element in tree[component])}"


def _years(entry: dict) -> str:
    return ", ".join(map(str, entry["years"]))
