"""From where is each figure of the report? Every source with its passport, and every calculated figure with its formula."""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.documents.blocks import note, section
from spi.documents.tables import Columns, table
from spi.words import dictionary
from spi.words.wording import date_words, decimal, thousands

_COLUMNS: Columns = {
    "used": (1.2, "Pakai"), "label": (3.4, "Indikator"), "printed": (1.8, "Angka"),
    "origin": (7.2, "Sumber, terbit atau diimpor"), "grade": (1.8, "Derajat"), "about": (9.2, "Catatan dan alamat"),
}  # fmt: skip


def passports(b: Briefing) -> dict:
    """Every figure of every survey year told of, from every source, and every index drawn; ✓ marks the one in use."""
    blocks = [note("✓: angka yang dipakai. SHA-256: dua belas tanda pertama dari berkas yang diimpor.")]
    for year, figures in sorted(b.figures.items(), reverse=True):
        nothing = note(f"Belum ada angka SPI {year} dari sumber mana pun.")
        rows = pd.concat([_in_words(figures), pd.DataFrame(_ranked(b, year))])
        blocks.append(table(_joined(rows), _COLUMNS, caption=f"Sumber angka SPI {year}", small=True) or nothing)
    columns: Columns = {"survey_year": 2, "label": (4, "Indeks"), "printed": (2, "Angka"), "outlet": (8, "Sumber")}
    drawn = b.drawn.assign(printed=b.drawn["value"].map(decimal))
    caption = "Indeks yang digambar menurut tahun survei"
    return section("Sumber setiap angka", *blocks, table(drawn, columns, caption=caption, small=True))


def _joined(rows: pd.DataFrame) -> pd.DataFrame:
    """With what belongs together in one cell: from where a figure is, and what is to be known of it."""
    digests = [f"SHA-256 {digest}" if digest else "" for digest in rows["sha256"].fillna("")]
    origins = zip(rows["outlet"], rows["document"].fillna(""), rows["location"].fillna(""), digests, strict=True)
    notes = zip(rows["note"].fillna(""), rows["url"].fillna(""), strict=True)
    return rows.assign(
        origin=["; ".join(filter(None, each)) for each in origins], about=[" ".join(filter(None, n)) for n in notes]
    )


def _ranked(b: Briefing, year: int) -> list[dict[str, str]]:
    """The rank that a source states for this year and scope, as a row beside the figures; in use where ours is not whole."""
    stated, place = b.standings[year].stated_rank, b.standings[year].place
    if stated is None:
        return []
    row = {
        "used": "" if place and place.complete else "✓",
        "label": f"Peringkat, {b.scope.label}",
        "printed": stated_place(stated),
        "outlet": f"{stated['outlet']}, {date_words(stated['published'])}" if stated["published"] else stated["outlet"],
        "location": dictionary.basis(stated["basis"]),
    }
    return [row | {column: stated[column] for column in ("grade", "url", "note")}]


def stated_place(stated: pd.Series) -> str:
    """A stated rank with of how many, where its source says so: "28 dari 39"."""
    of = stated["of_count"]
    return thousands(stated["rank"]) if pd.isna(of) else f"{thousands(stated['rank'])} dari {thousands(of)}"


def _in_words(figures: pd.DataFrame) -> pd.DataFrame:
    """The rows of provenance.figures in words."""
    return figures.assign(
        used=figures["preferred"].map({True: "✓", False: ""}),
        label=[", ".join(filter(None, (dictionary.label(m), u))) for m, u in figures[["measure", "unit"]].values.tolist()],
        printed=[_figure(*row) for row in zip(figures["value"], figures["printed"], figures["reason"], strict=True)],
        outlet=[f"{o}, {date_words(p)}" if p else o for o, p in figures[["outlet", "published"]].fillna("").values.tolist()],
        document=figures["file_name"].fillna(""),
        sha256=figures["sha256"].fillna("").str[:12],
    )


def _figure(value: float, printed: str, reason: str) -> str:
    """A figure as its source prints it, with a decimal comma; the reason where there is none."""
    if value != value:
        return dictionary.reason(reason)
    return printed.replace(".", ",") if isinstance(printed, str) and printed else decimal(value)


def computed(b: Briefing) -> dict:
    """The figures that no source prints: how each was calculated, and on what it rests."""
    rows = table(
        b.computed,
        {"label": (3, "Angka"), "printed": (1.5, "Nilai"), "formula": 6, "basis": 3},
        caption=f"Angka yang dihitung, SPI {b.year}",
        small=True,
    )
    return section(f"Yang dihitung untuk SPI {b.year}", rows or note("Belum ada angka yang dapat dihitung."))
