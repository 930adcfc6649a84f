"""The sentences of the screen: deterministic Bahasa Indonesia, each number from an answer, no cause beyond the arithmetic."""

from spi.narrative.follow_up import completion_sentence, slip_sentence, surge_sentence
from spi.narrative.place import (
    coverage,
    doubt,
    order_note,
    rank,
    rank_brief,
    rank_grounds,
    rank_short,
    rank_told,
    rank_unexplained,
)
from spi.narrative.roots import counted, roots, unknown, weak_rule
from spi.narrative.score import averages, category, change, gap, level, missing, newer_result, trend

__all__ = [
    "averages",
    "category",
    "change",
    "completion_sentence",
    "counted",
    "coverage",
    "doubt",
    "gap",
    "level",
    "missing",
    "newer_result",
    "order_note",
    "rank",
    "rank_brief",
    "rank_grounds",
    "rank_short",
    "rank_told",
    "rank_unexplained",
    "roots",
    "slip_sentence",
    "surge_sentence",
    "trend",
    "unknown",
    "weak_rule",
]
