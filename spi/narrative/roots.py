"""Which sentence says what the mini FGD name as root causes? Counts of what was said, never how widely it holds."""

import pandas as pd

from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.words import dictionary
from spi.words.wording import decimal, thousands


def roots(themes: pd.DataFrame, found: pd.DataFrame, parts: pd.DataFrame, *, year: int) -> str:
    """The theme named most, its share and the side that names it most; without findings the part that loses most.

    themes: answers.roots.themes of `found`; found: answers.roots.spoken; parts: answers.weakness.parts.
    """
    if found.empty:
        return f"{_weakest(parts, year)}; mini FGD untuk SPI {year} belum dicatat."
    if len(found) == 1:
        only = found.iloc[0]
        return f"Baru satu temuan dicatat untuk SPI {year}: {_quoted(only['theme_name'])}, dari sisi {only['side_label']}."
    total, most = int(themes["times"].sum()), int(themes["times"].max())
    top = list(themes.loc[themes["times"] == most, "name"])
    counted = f"{thousands(most)} dari {thousands(total)} sebutan"
    if len(top) > 2:
        return f"Belum ada tema yang menonjol: {len(top)} tema sama sering disebut, masing-masing {counted}."
    if len(top) == 2:
        return f"{_quoted(top[0])} dan {_quoted(top[1])} sama sering disebut, masing-masing {counted}."
    first = themes.iloc[0]["theme"]
    if len(themes) == 1:
        return f"{_quoted(top[0])} satu-satunya tema yang disebut: {thousands(most)} sebutan, {_sides(found, first)}."
    share = decimal(themes["share"].max(), places=0)
    return f"{_quoted(top[0])} paling sering disebut: {counted} ({share} %), {_sides(found, first)}."


def _quoted(name: str) -> str:
    """A theme's name: as its inventor wrote it, its first letter raised."""
    return name[:1].upper() + name[1:]


def _sides(found: pd.DataFrame, theme: str) -> str:
    """Which side names this theme most."""
    times = found[found["theme"] == theme].groupby("side_label")["times"].sum().sort_values(ascending=False, kind="stable")
    if len(times) == 1:
        return f"semuanya dari sisi {times.index[0]}"
    most = list(times[times == times.max()].index)
    if len(most) > 1:
        return f"sama banyak dari sisi {' dan '.join(most)}" if len(most) == 2 else f"sama banyak dari {len(most)} sisi"
    return f"terbanyak dari sisi {most[0]} ({thousands(times.max())})"


def _weakest(parts: pd.DataFrame, year: int) -> str:
    known = parts.dropna(subset="lost").sort_values("lost", ascending=False, kind="stable")
    if known.empty:
        return f"Bagian indeks SPI {year} belum diketahui"
    top = known.iloc[0]
    told = f"Poin terbanyak hilang pada {dictionary.phrase(top['part'])}: {decimal(top['lost'])}"
    fallen = parts.dropna(subset="change").sort_values("change", kind="stable")
    if fallen.empty or fallen.iloc[0]["change"] > -0.005:
        return told
    worst = fallen.iloc[0]
    if worst["part"] == top["part"]:
        return f"{told}, yang juga paling menurunkan indeks ({decimal(-worst['change'])})"
    return f"{told}; yang paling menurunkan indeks {dictionary.phrase(worst['part'])} ({decimal(-worst['change'])})"


def unknown(parts: list[str]) -> str:
    """Which parts nothing is known of, in one line: few by name, many by number; empty where all are known."""
    labels = [dictionary.label(part) for part in parts]
    if len(labels) > 4:
        elements = not set(parts) & {*COMPONENTS, *CORRECTIONS}
        return f"Belum diketahui: {len(labels)} {'unsur' if elements else 'bagian dan unsur'}; angkanya ada di laporan KPK. "
    return f"Belum diketahui: {', '.join(labels)}. " if labels else ""


def weak_rule(limits: dict[str, float], scope: str) -> str:
    """By which limits a part is called weak: limits of data/settings.toml, scope in words."""
    gap, fall, large = (decimal(limits[name], places=1) for name in ("weak_gap", "weak_change", "large_gap"))
    return (
        f"Lemah, menurut batas yang ditetapkan inspektorat: skornya sendiri tertinggal {gap} atau lebih dari median {scope} "
        f"(potongan: lebih besar {gap} atau lebih), atau menurunkan indeks {fall} poin indeks atau lebih. Jarak besar: mulai "
        f"{large} pada skor atau potongannya sendiri."
    )


def counted(found: pd.DataFrame, *, of: int) -> str:
    """How many findings are listed and how often they were said; `of`: findings in all."""
    if found.empty:
        return "Tidak ada temuan dengan pilihan ini."
    some = "" if len(found) == of else f" dari {thousands(of)}"
    return f"{thousands(len(found))}{some} temuan, disebut {thousands(found['times'].sum())} kali"
