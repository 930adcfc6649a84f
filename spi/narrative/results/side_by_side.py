"""Which sentence says how we stand beside a few other governments, and what stands in the cells of their table?"""

from collections.abc import Sequence

import pandas as pd

from spi.answers.peers.absent import Absent
from spi.answers.peers.side_by_side import Side
from spi.answers.results.causes import leading_part
from spi.method.index import LEVEL_PARTS
from spi.method.parts import NEGLIGIBLE, TECHNICAL, is_correction
from spi.narrative.results.category import category_line
from spi.narrative.results.rank import rank_short
from spi.narrative.sentence import Sentence, Writer, listed
from spi.words import dictionary
from spi.words.wording import change_words, decimal, signed

_UNKNOWN = "belum diketahui"


def headline(among: Sequence[Side], differences: pd.DataFrame, *, region_code: str, year: int) -> Sentence:
    """Our place among those compared, and the highest of the others (or the nearest below us) with the part that parts us most.

    among: as of `sides`; differences: as of `differences`.
    """
    writer = Writer("index")
    ours = next(side for side in among if side.region_code == region_code)
    others = [(side, side.index) for side in among if side is not ours and side.index is not None]
    subject = f"Indeks {writer.survey(year)} {writer.quoted(ours.region)}"
    if ours.index is None:
        return writer.sentence(f"{subject} {_UNKNOWN}, jadi belum dapat dibandingkan.")
    score = f"{subject} {writer.score(ours.index, 'index', year)}"
    if not others:
        which = "indeks yang dipilih belum diketahui" if len(among) > 1 else "belum ada yang dipilih untuk dibandingkan"
        return writer.sentence(f"{score}; {which}.")
    unknown = len(among) - 1 - len(others)
    place = 1 + sum(index > ours.index for _, index in others)
    shared = " bersama" if any(index == ours.index for _, index in others) else ""
    word = f"tertinggi{shared}" if place == 1 else f"urutan{shared} {writer.count(place, 'order', year)}"
    text = f"{score}, {word} dari {writer.count(len(others) + 1, 'compared', year)}"
    other, index = others[0]
    name, distance = f"{writer.quoted(other.region)} {writer.score(index, 'index', year)}", index - ours.index
    if abs(distance) < NEGLIGIBLE:
        text = f"{text}; {name}"
    else:
        side = "lebih tinggi" if distance > 0 else "lebih rendah"
        text = f"{text}; {name}, {writer.score(distance, 'index', year)} poin {side}"
        text = f"{text}{_part(writer, differences, other.region_code, year)}"
    more = f"; indeks {writer.count(unknown, 'others')} lainnya {_UNKNOWN}" if unknown else ""
    return writer.sentence(f"{text}{more}.")


def _part(writer: Writer, differences: pd.DataFrame, region_code: str, year: int) -> str:
    """The part that gives most of a difference, as a clause; nothing where the parts are not known."""
    row = differences.set_index("region_code").loc[region_code]
    parts = {part: float(row[part]) for part in LEVEL_PARTS if part not in TECHNICAL and row[part] == row[part]}
    part = leading_part(parts, float(row["change"]))
    if part is None:
        return ""
    name = dictionary.phrase(part)
    if is_correction(part):
        name += " yang lebih kecil" if parts[part] > 0 else " yang lebih besar"
    return f", terbesar dari {name} ({writer.score(parts[part], part, year)} poin indeks)"


def cells(among: Sequence[Side], *, region_code: str, year: int) -> pd.DataFrame:
    """The table of those compared in words, one row each: region, index_cell, rank_cell, movement_cell."""
    several = len({side.here.scope for side in among}) > 1
    rows = [
        {
            "region": f"{side.region} (dipilih)" if side.region_code == region_code else side.region,
            "index_cell": _index(side, year),
            "rank_cell": rank_short(side.here) + (f" ({_among(side)})" if several else ""),
            "movement_cell": _movement(side),
        }
        for side in among
    ]
    return pd.DataFrame(rows)


def not_drawn(absent: Absent, *, scope_label: str, figure: str) -> Sentence | None:
    """Which of the chosen governments a picture leaves out, and why; figure: what is not known of them. None
    where all are drawn."""
    writer = Writer("peers")
    outside = [f"{writer.quoted(name)} (di luar {writer.quoted(scope_label)})" for name in absent.outside]
    unknown = [f"{writer.quoted(name)} ({writer.quoted(figure)} {_UNKNOWN})" for name in absent.unknown]
    names = [*outside, *unknown]
    return writer.sentence(f"Pembanding yang tidak digambar: {listed(names)}.") if names else None


def _among(side: Side) -> str:
    """A short name of its scope, where not all are ranked in the same one."""
    return side.here.scope.province_name or side.here.scope.label


def _index(side: Side, year: int) -> str:
    if side.index is None:
        return _UNKNOWN
    line = category_line(side.here, year=year).text
    return f"{decimal(side.index)} {line}" if side.here.band else decimal(side.index)


def _movement(side: Side) -> str:
    split = side.split
    if split.change is None:
        return _UNKNOWN
    words = change_words(split.change)
    if not split.known:
        return f"{words} (gerak bersama {_UNKNOWN})"
    return f"{words} (bersama {signed(split.common)}, sendiri {signed(split.own)})"
