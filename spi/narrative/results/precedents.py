"""Which sentences say who was once like us and rose? Whom to ask, never why they rose."""

import pandas as pd

from spi.answers.peers.precedents import LONGEST, NEAR, Precedents
from spi.narrative.sentence import Sentence, Writer, direction, joined
from spi.words import dictionary
from spi.words.wording import change_words, decimal, limit_words, signed


def headline(found: Precedents) -> Sentence:
    """How many started like us, how many of them rose, and whom to ask first; or why nobody can be named."""
    writer, year = Writer("precedents"), found.year
    if found.part is None or found.score is None or found.index is None:
        return writer.sentence(f"Belum dapat dicari: bagian indeks pada {writer.survey(year)} belum diketahui.")
    phrase = dictionary.phrase(found.part)
    if not found.pool:
        text = f"Belum dapat dicari: {phrase} {found.noun} lain sebelum {writer.survey(year)} belum diketahui"
        return writer.sentence(f"{text}, atau kelanjutannya belum ada.")
    pool = f"Dari {writer.count(found.pool, 'pool')} {found.noun} lain yang diketahui"
    if not found.alike:
        return writer.sentence(f"{pool}, belum ada yang pernah mulai serupa.")
    text = f"{pool}, {writer.count(found.alike, 'alike')} pernah mulai serupa"
    if not found.rose:
        return writer.sentence(f"{text}; tidak ada yang naik sesudahnya.")
    text = f"{text} dan {writer.count(found.rose, 'rose')} di antaranya naik"
    usual = f"{writer.count(found.near_rose, 'near')} dari {writer.count(found.near, 'near')}"
    text = f"{text} (dari yang indeksnya saja serupa, {usual} juga naik)"
    top = found.rows.iloc[0]
    start, end = int(top["year_from"]), int(top["year_to"])
    text = f"{text}; yang dapat ditanyai lebih dulu: {writer.quoted(top['region'])}"
    text = f"{text}, naik {writer.score(top['change'], 'change', end)} poin"
    text = f"{text} dari {writer.survey(start)} ke {writer.year(end)}"
    if top["common"] == top["common"]:
        way = direction(top["common"])
        moved = "tetap" if way == "tetap" else f"{way} {writer.score(top['common'], 'common', end)} poin"
        text = f"{text}, ketika {found.noun} lain rata-rata {moved}"
    return writer.sentence(f"{text}.")


def grounds(found: Precedents) -> Sentence | None:
    """What "like us" means, and how such a list is to be read; None where nothing could be looked for."""
    writer, year = Writer("precedents"), found.year
    if found.part is None or found.index is None or found.score is None:
        return None
    near = writer.score(NEAR, "near", None, places=len(limit_words(NEAR).partition(",")[2]))
    like = f"Serupa: indeks dan {dictionary.phrase(found.part)} masing-masing paling jauh {near} poin dari yang sendiri"
    ours = f"{writer.score(found.index, 'index', year)} dan {writer.score(found.score, found.part, year)}"
    length = f"naik dalam paling lama {writer.count(LONGEST, 'years')} tahun, dan paling baru sampai {writer.survey(year)}"
    first = writer.sentence(f"{like} ({ours}); {length}.")
    if not found.rose:
        return first
    warning = (
        "Daftar ini dipilih sesudah kenaikannya diketahui: sebagian mungkin kebetulan atau ikut bergerak bersama. "
        "Ini daftar untuk bertanya, bukan bukti tentang apa yang menaikkannya."
    )
    crossed = "Sebagian melintasi kemungkinan perubahan cara ukur." if found.crosses_break else ""
    return joined(first, Sentence(warning), Sentence(crossed) if crossed else None)


def cells(found: Precedents) -> pd.DataFrame:
    """Those named, in words, one row each: region, start_cell, rise_cell."""
    label = dictionary.phrase(str(found.part)) if found.part else ""
    rows = [
        {
            "region": row["region"],
            "start_cell": f"SPI {row['year_from']}: {decimal(row['index_from'])}; {label} {decimal(row['score_from'])}",
            "rise_cell": f"{change_words(row['change'])} sampai SPI {row['year_to']}"
            + (f" (bersama {signed(row['common'])}, sendiri {signed(row['own'])})" if row["own"] == row["own"] else ""),
        }
        for row in found.rows.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=["region", "start_cell", "rise_cell"])
