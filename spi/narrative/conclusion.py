"""Which sentences say whether a follow-up helped? "Belum dapat disimpulkan" is an answer, and no pair of years is a proof."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from spi.answers.actions.outcome import FEWEST
from spi.narrative.results.contribution import way
from spi.narrative.sentence import Sentence, Writer, capital
from spi.words import dictionary

_OPEN = "belum dapat disimpulkan"
_WHY = {  # of a whole plan: why nothing can be concluded
    "unknown_parts": "belum menyebut bagian indeks yang dijawabnya",
    "unknown_after": "menjawab bagian yang skornya belum diketahui di kedua tahun",
    "too_few": "menjawab bagian yang pembandingnya kurang dari",
    "not_verified": "belum diverifikasi sesuai sebelum hasil berikutnya terbit",
}
_BETTER, _WORSE, _WITHIN = "better", "worse", "within"  # the verdicts from which something can be concluded
_PROOF = {
    _BETTER: "ini bukan bukti bahwa tindak lanjut menyebabkannya",
    _WORSE: "ini bukan bukti bahwa tindak lanjut gagal",
    _WITHIN: "tidak berbeda jelas dari yang lain",
}


def conclusion(row: Mapping[str, Any], *, year: int, after: int | None) -> Sentence:
    """What can be said of one action and one part (a row of outcome.results), without a claim of cause."""
    verdict, writer = row["verdict"], Writer("outcome")
    if verdict == "unknown_parts":
        return writer.sentence(f"{capital(_OPEN)}: tindak lanjut ini {_WHY[verdict]}.")
    if verdict == "unknown_after":
        surveys = f"skor {writer.survey(year)} atau {writer.survey(after)} belum diketahui" if after else ""
        why = surveys or f"hasil survei sesudah {writer.survey(year)} belum ada"
        return writer.sentence(f"{row['label']}: {_OPEN}; {why}.")
    text = f"{row['label']} {_moved(writer, row['part'], row['ours'], after)}"
    if verdict == "too_few":
        some = f"hanya {writer.count(row['compared'], 'compared')} pembanding" if row["compared"] else "belum ada pembanding"
        return writer.sentence(f"{text}; {_OPEN}: {some} yang diketahui di kedua tahun.")
    if verdict == "not_verified":
        text = f"{text} ({writer.count(row['compared'], 'compared')} pembanding, {_median(writer, row, after)})"
        return writer.sentence(f"{text}; {_OPEN}: tindak lanjut ini {_late(writer, row, after)}.")
    sides = []
    if verdict in (_BETTER, _WITHIN):
        sides.append(f"lebih baik daripada {writer.count(row['below'], 'compared')}")
    if verdict in (_WORSE, _WITHIN):
        sides.append(f"lebih buruk daripada {writer.count(row['above'], 'compared')}")
    text = f"{text}, {' dan '.join(sides)} dari {writer.count(row['compared'], 'compared')} pembanding"
    return writer.sentence(f"{text} ({_median(writer, row, after)}); {_PROOF[verdict]}.")


def conclusions_headline(results: pd.DataFrame, *, year: int, after: int | None) -> Sentence:
    """What can be said of the whole plan."""
    writer = Writer("outcome")
    if results.empty:
        return writer.sentence(f"Belum ada tindak lanjut untuk {writer.survey(year)}, jadi belum ada yang dapat dinilai.")
    if after is None:
        return writer.sentence(f"{capital(_OPEN)}: hasil survei sesudah {writer.survey(year)} belum ada.")
    counts, total = results["verdict"].value_counts().to_dict(), len(results)
    if not any(counts.get(verdict) for verdict in _PROOF):
        text = f"{capital(_OPEN)} apakah tindak lanjut untuk {writer.survey(year)} berhasil"
        return writer.sentence(f"{text}: {_reasons(writer, results)}.")
    text = f"Dari {writer.count(total, 'pairs')} pasangan tindak lanjut dan bagian indeks"
    named = (
        (_BETTER, "lebih baik daripada tiga perempat pembanding"),
        (_WITHIN, "tidak menonjol"),
        (_WORSE, "lebih buruk" if counts.get(_BETTER) else "lebih buruk daripada tiga perempat pembanding"),
    )
    each = [f"{writer.count(counts[verdict], 'pairs')} {words}" for verdict, words in named if counts.get(verdict)]
    unsettled = total - sum(counts.get(verdict, 0) for verdict in _PROOF)
    rest = f"; {writer.count(unsettled, 'pairs')} {_OPEN}" if unsettled else ""
    return writer.sentence(f"{text}: {', '.join(each)}{rest}.")


def compared_years(year: int, after: int) -> Sentence:
    """Which two survey years the page compares, whatever comparison year the frame offers."""
    writer = Writer("outcome")
    text = f"Yang dibandingkan di halaman ini selalu {writer.survey(year)} dengan survei berikutnya, {writer.survey(after)}"
    return writer.sentence(f"{text}; pilihan tahun pembanding di atas tidak berlaku di sini.")


def caveats(breaks: list[dict[str, Any]], *, year: int, after: int) -> list[Sentence]:
    """What keeps two years from being a proof: they are no trend, and the method changed between them where it did."""
    writer = Writer("outcome")
    two = f"{writer.survey(year)} dan {writer.survey(after)} adalah dua titik: belum menjadi tren, dan tidak menunjukkan sebab."
    return [writer.sentence(two), *(_text(entry["text"]) for entry in breaks)]


def _text(text: str) -> Sentence:
    """A sentence of the method, word for word."""
    writer = Writer("outcome")
    return writer.sentence(writer.quoted(text, longest=len(text)))


def compared_with(sides: pd.DataFrame) -> Sentence | None:
    """With whom the parts of outcome.comparison are compared; None where too few are known."""
    writer = Writer("outcome")
    names = [writer.quoted(name) for name in sides.loc[sides["median"].notna() & sides["ours"].notna(), "basis"].unique()]
    return writer.sentence(f"Pembanding: {'; '.join(names)}, yang skornya diketahui di kedua tahun.") if names else None


def _moved(writer: Writer, part: str, moved: float, after: int | None) -> str:
    word = way(part, moved)
    return word if word == "tetap" else f"{word} {writer.score(moved, part, after)} {dictionary.unit(part)}"


def _median(writer: Writer, row: Mapping[str, Any], after: int | None) -> str:
    return f"mediannya {_moved(writer, row['part'], row['median'], after)}"


def _late(writer: Writer, row: Mapping[str, Any], after: int | None) -> str:
    if row["late"] and after is not None:
        return f"baru diverifikasi sesudah hasil {writer.survey(after)} terbit"
    return "belum diverifikasi sesuai oleh Inspektorat"


def _reasons(writer: Writer, results: pd.DataFrame) -> str:
    """Why nothing can be concluded: the reason of all, or the most frequent one with its count."""
    actions = results["action_id"].nunique()
    by = results.groupby("verdict")["action_id"].nunique().sort_values(ascending=False, kind="stable")
    verdict, count = str(by.index[0]), int(by.iloc[0])
    who = "semuanya"
    if count != actions:
        who = f"{writer.count(count, 'actions')} dari {writer.count(actions, 'actions')}"
    fewest = f" {writer.count(FEWEST, 'compared')}" if verdict == "too_few" else ""
    return f"{who} {_WHY[verdict]}{fewest}"
