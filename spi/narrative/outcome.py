"""Which sentence says whether a follow-up helped? "Belum dapat disimpulkan" is an answer, and no pair of years is a proof."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from spi.answers.actions.outcome import FEWEST
from spi.narrative.speech_words import capital
from spi.narrative.thread import moved_words
from spi.words.wording import thousands

_OPEN = "belum dapat disimpulkan"
_WHY = {  # of a whole plan: why nothing can be concluded
    "unknown_parts": "belum menyebut bagian indeks yang dijawabnya",
    "unknown_after": "menjawab bagian yang skornya belum diketahui di kedua tahun",
    "too_few": f"menjawab bagian yang pembandingnya kurang dari {FEWEST}",
    "not_verified": "belum diverifikasi sesuai sebelum hasil berikutnya terbit",
}


def result(row: Mapping[str, Any], *, year: int, after: int | None) -> str:
    """What can be said of one action and one part (a row of outcome.results), without a claim of cause."""
    verdict = row["verdict"]
    if verdict == "unknown_parts":
        return f"{capital(_OPEN)}: tindak lanjut ini belum menyebut bagian indeks yang dijawabnya."
    if verdict == "unknown_after":
        why = f"skor SPI {year} atau SPI {after} belum diketahui" if after else f"hasil survei sesudah SPI {year} belum ada"
        return f"{row['label']}: {_OPEN}; {why}."
    ours = f"{row['label']} {moved_words(row['part'], row['ours'])}"
    if verdict == "too_few":
        known = f"hanya {row['compared']} pembanding" if row["compared"] else "belum ada pembanding"
        return f"{ours}; {_OPEN}: {known} yang diketahui di kedua tahun."
    median = f"mediannya {moved_words(row['part'], row['median'])}"
    if verdict == "not_verified":
        late = (
            f"baru diverifikasi sesudah hasil SPI {after} terbit" if row["late"] else "belum diverifikasi sesuai oleh Inspektorat"
        )
        return f"{ours} ({thousands(row['compared'])} pembanding, {median}); {_OPEN}: tindak lanjut ini {late}."
    below, above, all_ = (thousands(row[name]) for name in ("below", "above", "compared"))
    told = {
        "better": f"lebih baik daripada {below}",
        "worse": f"lebih buruk daripada {above}",
        "within": f"lebih baik daripada {below} dan lebih buruk daripada {above}",
    }[verdict]
    proof = {
        "better": "ini bukan bukti bahwa tindak lanjut menyebabkannya",
        "worse": "ini bukan bukti bahwa tindak lanjut gagal",
        "within": "tidak berbeda jelas dari yang lain",
    }[verdict]
    return f"{ours}, {told} dari {all_} pembanding ({median}); {proof}."


def headline(results: pd.DataFrame, *, year: int, after: int | None) -> str:
    """What can be said of the whole plan."""
    plans = f"tindak lanjut untuk SPI {year}"
    if results.empty:
        return f"Belum ada {plans}, jadi belum ada yang dapat dinilai."
    if after is None:
        return f"{capital(_OPEN)}: hasil survei sesudah SPI {year} belum ada."
    counts, total = results["verdict"].value_counts().to_dict(), len(results)
    told = [
        f"{thousands(counts[verdict])} {words}"
        for verdict, words in (
            ("better", "lebih baik daripada tiga perempat pembanding"),
            ("within", "tidak menonjol"),
            ("worse", "lebih buruk" if counts.get("better") else "lebih buruk daripada tiga perempat pembanding"),
        )
        if counts.get(verdict)
    ]
    if not told:
        return f"{capital(_OPEN)} apakah {plans} berhasil: {_reasons(results)}."
    open_ones = total - sum(counts.get(verdict, 0) for verdict in ("better", "within", "worse"))
    rest = f"; {thousands(open_ones)} {_OPEN}" if open_ones else ""
    return f"Dari {thousands(total)} pasangan tindak lanjut dan bagian indeks: {', '.join(told)}{rest}."


def _reasons(results: pd.DataFrame) -> str:
    """Why nothing can be concluded: the reason of all, or the most frequent one with its count."""
    actions = results["action_id"].nunique()
    by = results.groupby("verdict")["action_id"].nunique().sort_values(ascending=False, kind="stable")
    verdict, count = by.index[0], int(by.iloc[0])
    who = "semuanya" if count == actions else f"{thousands(count)} dari {thousands(actions)}"
    return f"{who} {_WHY[verdict]}"


def compared_years(year: int, after: int) -> str:
    """Which two survey years the page compares, whatever comparison year the frame offers."""
    return (
        f"Yang dibandingkan di halaman ini selalu SPI {year} dengan survei berikutnya, SPI {after}; pilihan tahun pembanding di "
        "atas tidak berlaku di sini."
    )


def caveats(breaks: list[dict], *, year: int, after: int) -> list[str]:
    """What keeps two years from being a proof: they are no trend, and the method changed between them where it did."""
    told = [f"SPI {year} dan SPI {after} adalah dua titik: belum menjadi tren, dan tidak menunjukkan sebab."]
    return told + [broken["text"] for broken in breaks]


def basis(sides: pd.DataFrame) -> str:
    """With whom the parts of outcome.comparison are compared; empty where too few are known."""
    names = list(sides.loc[sides["median"].notna() & sides["ours"].notna(), "basis"].unique())
    return f"Pembanding: {'; '.join(names)}, yang skornya diketahui di kedua tahun." if names else ""
