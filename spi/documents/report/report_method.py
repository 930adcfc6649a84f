"""How is everything calculated, and how surely is that known? The method as methodology.toml states it, for the report."""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.documents import method_rows
from spi.documents.blocks import heading, note, points, section, text
from spi.documents.tables import table
from spi.method import methodology
from spi.method.methodology import COMPONENTS
from spi.words import dictionary
from spi.words.wording import decimal


def method(b: Briefing) -> dict:
    """Formula, rules, weights, corrections, categories, breaks, elements and survey years, each with its evidence."""
    facts = methodology.method()
    borrowed = methodology.weights(b.year)
    elements = [f"{dictionary.label(part)}: {'; '.join(map(dictionary.label, facts['tree'][part]))}" for part in COMPONENTS]
    return section(
        "Metode", text(f"Rumus: {facts['formula']}."), heading("Cara menghitung"), points(facts["arithmetic"]["rules"]),
        _table(method_rows.weights(facts["weights"]), "Bobot komponen", 3, 1.5, 1.5, 1.5, 2), *_cited(facts["weights"]),
        note(f"Bobot SPI {b.year} dipinjam dari tahun lain: asumsi." if borrowed.assumed else ""),
        heading("Potongan"), text(_corrections(facts)),
        _table(method_rows.categories(facts["categories"]), "Kategori", 3, 3, 1.5, 1.5, 2), *_cited(facts["categories"]),
        heading("Keterbandingan"), *(_with_source(entry) for entry in facts["breaks"]),
        heading("Unsur"), points(elements), _with_source(facts["tree"]),
        heading("Bila sumber berbeda"), text(facts["arithmetic"]["preference"]),
        _table(method_rows.surveys(facts["surveys"]), "Tahun survei", 1, 4),
    )  # fmt: skip


def _table(rows: method_rows.Rows, caption: str, *widths: float) -> dict | None:
    """A table whose columns are called as its rows call them."""
    return table(pd.DataFrame(rows), dict(zip(rows[0], widths, strict=True)), caption=caption)


def _cited(entries: list[dict]) -> list[dict | None]:
    return [note(source) for source in method_rows.cited(entries)]


def _with_source(entry: dict) -> dict | None:
    """One fact with its evidence and source."""
    fact = f"{entry['text']} " if "text" in entry else ""
    return note(f"{fact}Dasar: {dictionary.evidence(entry['evidence'])}. {entry['source']}")


def _corrections(facts: dict) -> str:
    unlisted, residual = facts["unlisted_correction"], facts["residual"]
    rounding = f"{dictionary.evidence(residual['evidence'])}: {residual['source']}"
    return (
        f"Potongan adalah poin indeks yang dikurangkan satu banding satu. {dictionary.about('correction_other')} Pada SPI "
        f"{method_rows.years(unlisted)} sisa mulai {decimal(unlisted['threshold'])} poin dihitung sebagai bagian tersendiri "
        f"({dictionary.evidence(unlisted['evidence'])}: {unlisted['source']}) Selisih indeks terbit dan hitung ulang sampai "
        f"{decimal(residual['tolerance'])} poin disebut pembulatan ({rounding})"
    )
