"""Which sentences say whether the target of a survey year was reached, and what later targets still need?"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from spi.answers.cycle.targets import Needed, of_year
from spi.method.parts import NEGLIGIBLE
from spi.narrative.sentence import Sentence, Writer
from spi.words.wording import raised


def reached(target: Mapping[str, Any]) -> Sentence:
    """Was the target of its year reached, and by how much? target: a row of answers.cycle.targets.path."""
    writer, year = Writer("category"), int(target["survey_year"])
    text = f"Target {writer.survey(year)} {writer.score(target['points'], 'target', year)} ({writer.quoted(target['source'])})"
    if pd.isna(target["index"]):
        return writer.sentence(f"{text}: hasilnya belum diketahui.")
    away = target["difference"]
    result = f"hasilnya {writer.score(target['index'], 'index', year)}"
    if abs(away) < NEGLIGIBLE:
        return writer.sentence(f"{text} tercapai tepat: {result}.")
    if away > 0:
        return writer.sentence(f"{text} tercapai: {result}, lebih {writer.score(away, 'target', year)} poin.")
    return writer.sentence(f"{text} belum tercapai: {result}, kurang {writer.score(raised(-away), 'target', year)} poin.")


def still_needed(needed: Needed) -> Sentence:
    """What a later target needs from the newest known index on: points in all and a survey year, rounded up."""
    writer = Writer("category")
    start = f"dari {writer.survey(needed.start)} ({writer.score(needed.index, 'index', needed.start)})"
    text = f"Target {writer.survey(needed.year)} {writer.score(needed.target, 'target', needed.year)}"
    if needed.points < NEGLIGIBLE:
        return writer.sentence(f"{text} sudah terlampaui {start}.")
    gain = f"{writer.score(raised(needed.points), 'target', needed.year)} poin"
    if needed.years == 1:
        return writer.sentence(f"{text}: {start} dibutuhkan {gain} dalam satu tahun survei. Ini hitungan, bukan perkiraan.")
    each = f"rata-rata {writer.score(raised(needed.per_year), 'target', needed.year)} poin setiap tahun"
    years = f"dalam {writer.count(needed.years, 'years')} tahun survei"
    return writer.sentence(f"{text}: {start} dibutuhkan {gain} {years}, {each}. Ini hitungan, bukan perkiraan.")


def target_sentences(path: pd.DataFrame, needed: list[Needed], *, year: int) -> list[Sentence]:
    """What is said of targets beside the result of a survey year: its own, and what each later one still needs."""
    own = of_year(path, year)
    return [*([reached(own)] if own else []), *map(still_needed, needed)]
