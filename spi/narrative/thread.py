"""Which sentences tell the thread from a weak score to a verdict: what each cell holds, and where the thread is broken?"""

from collections.abc import Mapping

import pandas as pd

from spi.answers.actions.thread import NO_PART
from spi.answers.results.causes import NEGLIGIBLE
from spi.narrative.speech_words import beyond, capital
from spi.words import dictionary
from spi.words.wording import DASH, change_words, decimal, thousands

_ALL = ("", "Satu-satunya", "Kedua", "Ketiga", "Keempat", "Kelima", "Keenam", "Ketujuh", "Kedelapan", "Kesembilan", "Kesepuluh")
_NAMED = 4  # how many of a kind are called by name before the rest is counted
_LACKING = {
    "weakness_without_action": ("belum punya tindak lanjut", "Belum punya tindak lanjut"),
    "weakness_without_cause": ("belum punya akar masalah: belum ada temuan FGD tentangnya",
                               "Belum punya akar masalah (belum ada temuan FGD)"),
    "large_gap_weak_actions": ("hanya dijawab tindak lanjut yang lemah, padahal kesenjangannya besar",
                               "Kesenjangan besar yang hanya dijawab tindak lanjut lemah"),
    "large_gap_strength_unset": ("berkesenjangan besar, tetapi kekuatan tindak lanjutnya belum ditetapkan",
                                 "Kesenjangan besar dengan tindak lanjut yang kekuatannya belum ditetapkan"),
}  # fmt: skip
ACTIONS = {  # what an action lacks, by the kind of loose end
    "action_without_part": "belum menyebut bagian indeks yang dijawabnya",
    "action_without_weakness": "hanya menjawab bagian yang tidak lemah",
    "verdict_without_evidence": "sudah dinyatakan selesai, sesuai, atau divalidasi, tetapi buktinya belum ada",
    "evidence_without_verdict": "sudah punya bukti, tetapi belum dinilai Inspektorat",
}


def broken(ends: pd.DataFrame, *, year: int, year_before: int | None, leading: str | None, titles: Mapping[str, str],
           themes: Mapping[str, str], also: bool = False) -> str:  # fmt: skip
    """Loose ends of one kind (rows of orphans.orphans) as one sentence.

    leading: the part that lowered the index most; titles: every action of the plan; themes: theme -> name; `also`: one of
    this kind was told before.
    """
    kind, count = ends["kind"].iloc[0], len(ends)
    if kind in ACTIONS:
        return f"{_subject(ends, titles)} {ACTIONS[kind]}."
    if kind == "cause_without_action":
        named = _listed([_cause(row, themes) for row in ends.head(_NAMED).itertuples()], count)
        return f"Akar masalah yang {'juga ' if also else ''}belum dijawab tindak lanjut: {named}."
    one, many = _LACKING[kind]
    if count == 1 and not also:
        row = ends.iloc[0]
        return f"{capital(dictionary.phrase(row['part']))}{_clause(row, year, year_before, leading)} {one}."
    named = _listed([f"{dictionary.phrase(row.part)}{_beside(row)}" for row in ends.head(_NAMED).itertuples()], count)
    return f"{'Juga ' + many[0].lower() + many[1:] if also else many}: {named}."


def unbroken(rows: pd.DataFrame, totals: Mapping[str, int], *, year: int) -> str:
    """What is said where no end is loose: that the thread is whole, or that there is nothing to follow yet."""
    judged = rows["gap"].notna() | rows["change"].notna()
    if not judged.any():
        known = "" if totals["findings"] or totals["actions"] else ", dan belum ada temuan atau tindak lanjut"
        return f"Benang belum dapat dirunut: bagian indeks SPI {year} belum diketahui{known}."
    if rows["weak"].any():
        return (
            "Benang tidak putus: setiap bagian yang diketahui lemah punya akar masalah dan tindak lanjut, setiap akar masalah "
            "dijawab, dan tidak ada putusan tanpa bukti."
        )
    return f"Tidak ada bagian indeks SPI {year} yang diketahui lemah menurut batas yang ditetapkan."


def _subject(ends: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """The actions of these rows: one by its title, all of the plan, or how many of how many."""
    count, total = len(ends), len(titles)
    if count == 1:
        title = titles[ends["action_id"].iloc[0]]
        return f'Tindak lanjut "{title[:90]}{"…" if len(title) > 90 else ""}"'
    if count == total:
        return f"{_ALL[total] if total < len(_ALL) else f'Semua {thousands(total)}'} tindak lanjut"
    return f"{thousands(count)} dari {thousands(total)} tindak lanjut"


def _clause(row: pd.Series, year: int, year_before: int | None, leading: str | None) -> str:
    """How the part moved the index, or how far it is behind, as an apposition between commas; empty where neither is known."""
    if row["weight"] >= NEGLIGIBLE:
        most = "yang paling menurunkan indeks" if row["part"] == leading else "yang menurunkan indeks"
        return f", bagian {most} dari SPI {year_before} ke SPI {year} ({decimal(row['weight'])} poin),"
    return f", {_distance(row['part'], row['gap'])} median lingkup," if row["gap"] >= NEGLIGIBLE else ""


def _beside(row: object) -> str:
    if row.weight >= NEGLIGIBLE:
        return f" (menurunkan indeks {decimal(row.weight)} poin)"
    return f" ({_distance(row.part, row.gap)} median)" if row.gap >= NEGLIGIBLE else ""


def _distance(part: str, gap: float) -> str:
    """How far a part is from the median, on the bad side."""
    return f"{decimal(gap)} poin {beyond(part)}"


def _cause(row: object, themes: Mapping[str, str]) -> str:
    return f'"{themes.get(row.theme, row.theme)}" pada {dictionary.phrase(row.part)}'


def _listed(names: list[str], count: int) -> str:
    """ "a", "a dan b", "a, b, dan c", or "a, b, dan 5 lainnya"."""
    names = names + [f"{thousands(count - len(names))} lainnya"] * (count > len(names))
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"


def cells(table: pd.DataFrame) -> pd.DataFrame:
    """A thread.matrix as it is read: label and one text for every cell; a dash where nothing is known, words where nothing is."""
    rows = [_told(row) for row in table.to_dict("records")]
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else ["label"])


def _told(row: dict) -> dict[str, str]:
    count, bare = row["actions"], row["part"] == NO_PART
    return {
        "label": f"· {row['label']}" if row["element"] else row["label"],
        "gap_cell": behind_words(row["part"], row["gap"]),
        "change_cell": change_words(row["change"]),
        "findings_cell": thousands(row["findings"]) if row["findings"] else DASH if bare else "belum ada",
        "causes_cell": thousands(row["causes"]) if row["causes"] else DASH if bare else "belum ada",
        "actions_cell": thousands(count) if count else "belum ada",
        "strength_cell": _strength(row),
        "evidence_cell": (thousands(row["evidence"]) if row["evidence"] else "belum ada") if count else DASH,
        "claimed_cell": _of(row["claimed"], row["claims"], count, "belum ada"),
        "verified_cell": _of(row["verified"], row["judged"], count, "belum dinilai"),
        "validated_cell": _of(row["validated"], row["decided"], count, "belum dinilai"),
    }


def behind_words(part: str, gap: float) -> str:
    """A gap to the median in points, plus is worse; "sama" where there is none, a dash where it is not known.

    Of a score "tertinggal 1,21" or "lebih baik 0,13", of a deduction "lebih besar 2,20" or "lebih kecil 0,33".
    """
    if gap != gap:
        return DASH
    worse, better = ("lebih besar", "lebih kecil") if dictionary.low_is_good(part) else ("tertinggal", "lebih baik")
    return f"{worse if gap > 0 else better} {decimal(abs(gap))}" if abs(gap) >= NEGLIGIBLE else "sama"


def own_word(part: str) -> str:
    """What the figure of a part is called: a deduction is no score."""
    return "Potongan" if dictionary.low_is_good(part) else "Skor"


def moved_words(part: str, moved: float) -> str:
    """How a part's own score moved (points, plus is better): "naik 2,51"; of a deduction "bertambah 3,41"."""
    if not dictionary.low_is_good(part):
        return change_words(moved)
    return change_words(-moved).replace("naik", "bertambah").replace("turun", "berkurang")


def _strength(row: dict) -> str:
    if not row["actions"]:
        return DASH
    return dictionary.word("strengths", row["strength"]) if isinstance(row["strength"], str) else "belum diisi"


def _of(good: int, said: int, total: int, nothing: str) -> str:
    """ "2 dari 3"; in words where nobody has said anything; a dash where there is no action."""
    return DASH if not total else f"{thousands(good)} dari {thousands(total)}" if said else nothing
