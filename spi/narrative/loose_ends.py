"""Which sentences tell where the thread from a weak score to a verdict is broken, and what does each cell of its matrix hold?"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from spi.answers.actions import orphans
from spi.answers.actions.thread import NO_PART
from spi.method.parts import NEGLIGIBLE
from spi.narrative.results.contribution import effect_words, gap_words
from spi.narrative.sentence import Sentence, Writer, capital
from spi.words import dictionary
from spi.words.wording import DASH, thousands

_EVERY = ("", "satu-satunya", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan", "kesembilan", "kesepuluh")
Years = tuple[int | None, int]  # a survey year to compare with, and the one told of
_NAMED = 3  # how many of a kind are called by name before the rest is counted
_LACKING = {  # what a part of the index, or an action, lacks
    "weakness_without_action": "belum disebut tindak lanjut mana pun",
    "weakness_without_cause": "belum memiliki akar masalah (belum ada catatan FGD)",
    "large_gap_weak_actions": "hanya dijawab tindak lanjut yang lemah, padahal kesenjangannya besar",
    "large_gap_strength_unset": "dijawab tindak lanjut yang kekuatannya belum ditetapkan, padahal kesenjangannya besar",
    "action_without_part": "belum menyebut bagian indeks yang dijawabnya",
    "action_without_weakness": "hanya menjawab bagian yang tidak lemah",
    "verdict_without_evidence": "sudah dinyatakan selesai, sesuai, atau divalidasi, tetapi buktinya belum ada",
    "evidence_without_verdict": "sudah memiliki bukti, tetapi belum dinilai Inspektorat",
}


def loose_ends(
    ends: pd.DataFrame, *, years: Years, titles: Mapping[str, str], themes: Mapping[str, str]
) -> list[tuple[Sentence, pd.DataFrame]]:
    """Every loose end in words, the most important first: sentence, its rows (rows of orphans.orphans); see `loose_end`."""
    gathered = orphans.gathered(ends)
    kinds = [rows["kind"].iloc[0] for rows in gathered]
    return [
        (loose_end(rows, years=years, titles=titles, themes=themes, also=kind in kinds[:n]), rows)
        for n, (kind, rows) in enumerate(zip(kinds, gathered, strict=True))
    ]


def loose_end(ends: pd.DataFrame, *, years: Years, titles: Mapping[str, str], themes: Mapping[str, str],
              also: bool = False) -> Sentence:  # fmt: skip
    """Loose ends of one kind (rows of orphans.orphans), the gravest first, as one sentence.

    years: the survey year before, and the one told of; titles: every action of the plan; themes: theme -> name; `also`: one of
    this kind was told before, with the years in which the index fell.
    """
    kind, writer, juga = ends["kind"].iloc[0], Writer("plan"), "juga " if also else ""
    if kind == "cause_without_action":
        causes = ((writer.quoted(themes.get(row.theme, row.theme)), row.part) for row in ends.head(_NAMED).itertuples())
        named = [f"“{theme}” pada {dictionary.phrase(part)}" for theme, part in causes]
        return writer.sentence(f"Akar masalah yang {juga}belum dijawab tindak lanjut: {writer.and_more(named, len(ends))}.")
    if ends["action_id"].iloc[0]:
        return writer.sentence(f"{_actions(writer, ends, titles)} {juga}{_LACKING[kind]}.")
    named = [
        f"{dictionary.phrase(row.part)}{_worth(writer, row, years, since=not (also or place))}"
        for place, row in enumerate(ends.head(_NAMED).itertuples())
    ]
    return writer.sentence(f"{capital(writer.and_more(named, len(ends)))} {juga}{_LACKING[kind]}.")


def unbroken(rows: pd.DataFrame, totals: Mapping[str, int], *, year: int) -> Sentence:
    """What is said where no end is loose: that the thread is whole, or that there is nothing to follow yet."""
    writer, judged = Writer("plan"), rows["gap"].notna() | rows["change"].notna()
    if not judged.any():
        known = "" if totals["findings"] or totals["actions"] else ", dan belum ada catatan FGD atau tindak lanjut"
        return writer.sentence(f"Mata rantainya belum dapat dirunut: bagian indeks {writer.survey(year)} belum diketahui{known}.")
    if rows["weak"].any():
        return writer.sentence(
            "Mata rantainya lengkap: setiap bagian yang diketahui lemah memiliki akar masalah dan tindak lanjut, setiap akar "
            "masalah dijawab, dan tidak ada hasil penilaian tanpa bukti."
        )
    return writer.sentence(f"Tidak ada bagian indeks {writer.survey(year)} yang diketahui lemah menurut batas yang ditetapkan.")


def _all_of(writer: Writer, count: int) -> str:
    """All of so many: 9 -> "kesembilan"; 12 -> "semua 12"; 1 -> "satu-satunya"."""
    return _EVERY[count] if count < len(_EVERY) else f"semua {writer.count(count, 'actions')}"


def _actions(writer: Writer, ends: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """The actions of these rows: one by its title, all of the plan, or how many of how many."""
    if len(ends) == 1:
        return f"Tindak lanjut “{writer.quoted(titles[ends['action_id'].iloc[0]])}”"
    if len(ends) == len(titles):
        return f"{capital(_all_of(writer, len(ends)))} tindak lanjut"
    return f"{writer.count(len(ends), 'actions')} dari {writer.count(len(titles), 'actions')} tindak lanjut"


def _worth(writer: Writer, row: Any, years: Years, *, since: bool) -> str:
    """How the part moved the index, or how far it is on the bad side of the median, in brackets; empty where neither is known.

    since: say between which survey years; what is told next to it is of the same.
    """
    before, year = years
    if row.weight >= NEGLIGIBLE:
        grown = "bertambah, " if dictionary.low_is_good(row.part) else ""
        lowered = f"{grown}{'yang paling menurunkan indeks,' if row.leading else 'menurunkan indeks'}"
        text = f"{lowered} {writer.score(row.weight, row.part, year)} poin"
        return (
            f" ({text} dari {writer.survey(before)} ke {writer.survey(year)})" if since and before is not None else f" ({text})"
        )
    if row.gap < NEGLIGIBLE:
        return ""
    beyond = "lebih besar daripada" if dictionary.low_is_good(row.part) else "di belakang"
    return f" ({writer.score(row.gap, row.part, year)} {dictionary.unit(row.part)} {beyond} median)"


def cells(table: pd.DataFrame) -> pd.DataFrame:
    """A thread.matrix as it is read: label and one text for every cell; a dash where nothing is known, words where nothing is."""
    rows = [_cells(row) for row in table.to_dict("records")]
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else ["label"])


def _cells(row: dict[str, Any]) -> dict[str, str]:
    count, bare = row["actions"], row["part"] == NO_PART
    return {
        "label": f"· {row['label']}" if row["element"] else row["label"],
        "gap_cell": gap_words(row["part"], row["gap"]),
        "change_cell": effect_words(row["change"]),
        "findings_cell": thousands(row["findings"]) if row["findings"] else DASH if bare else "belum ada",
        "causes_cell": thousands(row["causes"]) if row["causes"] else DASH if bare else "belum ada",
        "actions_cell": thousands(count) if count else "belum ada",
        "strength_cell": _strength(row),
        "evidence_cell": (thousands(row["evidence"]) if row["evidence"] else "belum ada") if count else DASH,
        "claimed_cell": _of(row["claimed"], row["claims"], count, "belum ada"),
        "verified_cell": _of(row["verified"], row["judged"], count, "belum dinilai"),
        "validated_cell": _of(row["validated"], row["decided"], count, "belum dinilai"),
    }


def _strength(row: dict[str, Any]) -> str:
    if not row["actions"]:
        return DASH
    return dictionary.word("strengths", row["strength"]) if isinstance(row["strength"], str) else "belum diisi"


def _of(good: int, stated: int, total: int, nothing: str) -> str:
    """ "2 dari 3"; in words where nobody has said anything; a dash where there is no action."""
    return DASH if not total else f"{thousands(good)} dari {thousands(total)}" if stated else nothing
