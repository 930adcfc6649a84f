"""What do the parts of the index say in a table: how each lies beside the median, and what reaching it would bring?"""

import pandas as pd

from spi.documents.tables import Columns
from spi.method.parts import NEGLIGIBLE
from spi.narrative.results.contribution import gap_words
from spi.words.wording import DASH, signed

GAIN = "Tambahan indeks bila mencapai median"
GAP: Columns = {"score": (2, "Skor"), "reference": (2, "Median lingkup"), "gap": (2, "Jarak ke median")}
GAINED: Columns = {"label": 4, "ours": 2, "reference": (2, "Median lingkup"), "gain": (4, GAIN)}


def with_gap(parts: pd.DataFrame) -> pd.DataFrame:
    """Rows of Briefing.weak with their gap in words: a score lies behind the median, a deduction is larger than it."""
    return parts.assign(gap=[gap_words(part, gap) for part, gap in zip(parts["part"], parts["gap"], strict=True)])


def known_parts(parts: pd.DataFrame) -> tuple[pd.DataFrame, Columns]:
    """Of the rows of Briefing.weak the parts with a score, and their columns: beside the median only where that is known."""
    known = parts[~parts["element"] & parts["score"].notna()]
    beside: Columns = {"reference": (2, "Median lingkup"), "gap": (3.4, "Jarak ke median")}
    columns: Columns = {"label": 3.4, "score": (1.4, "Skor"), **(beside if known["reference"].notna().any() else {})}
    return with_gap(known), {**columns, **({"lost": (2.6, "Selisih menuju 100")} if known["lost"].notna().any() else {})}


def with_gain(gains: pd.DataFrame) -> pd.DataFrame:
    """Rows of Briefing.gains with what reaching the median would bring in words."""
    return gains.assign(gain=gains["points"].map(_gain))


def _gain(points: float) -> str:
    """In index points: "+2,20"; in words where there is nothing to reach."""
    if points != points:
        return DASH
    if abs(points) < NEGLIGIBLE:
        return "sama dengan median"
    return signed(points) if points > 0 else "sudah lebih baik daripada median"
