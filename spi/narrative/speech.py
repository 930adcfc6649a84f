"""What is said of one government in 30 seconds, in three minutes, and in full? Sentences by topic, and how many of them fit."""

from functools import lru_cache

from spi.answers.briefing import Briefing
from spi.narrative import follow_up, root_causes
from spi.narrative.results import category, comparison, contribution, gaps, rank, score
from spi.narrative.sentence import Sentence

_TOPICS = {  # in the Inspektur's order; the keys are those of the slides
    "index": score.index,
    "category": category.category,
    "rank": rank.rank,
    "change": comparison.change_sentences,
    "components": contribution.components,
    "gaps": gaps.gaps,
    "units": gaps.units,
    "causes": root_causes.causes,
    "plan": follow_up.plan,
    "decisions": follow_up.decisions,
}
_SHORT = ("index", "change", "category", "rank", "decisions", "plan", "gaps", "components", "causes")
MOST_WORDS = {"short": 90, "middle": 400}  # 30 seconds for the Bupati, three minutes for the Sekda


@lru_cache(maxsize=1)  # every document of a pack asks for the same sentences
def by_topic(briefing: Briefing) -> dict[str, list[Sentence]]:
    """Every slide key -> its sentences, the first of them the slide's message; empty where there is nothing to say."""
    return {topic: sentences(briefing) for topic, sentences in _TOPICS.items()}


def of_length(briefing: Briefing, length: str) -> list[Sentence]:
    """The sentences of one length, in the Inspektur's order.

    "short" takes the messages of _SHORT in that order of importance, then what is said next; "middle" the messages, then
    the second sentence of every topic, and so on: each that still fits into MOST_WORDS. "full" takes all.
    """
    topics = _without_repeats(by_topic(briefing))
    if length == "full":
        return [sentence for sentences in topics.values() for sentence in sentences]
    order = _SHORT if length == "short" else tuple(topics)
    deepest = max(len(sentences) for sentences in topics.values())
    ranked = [(topic, depth) for depth in range(deepest) for topic in order if depth < len(topics[topic])]
    chosen = _fitting(ranked, topics, MOST_WORDS[length])
    return [topics[topic][depth] for topic, depth in sorted(chosen, key=lambda each: (list(topics).index(each[0]), each[1]))]


def words(sentences: list[Sentence]) -> int:
    """How many words are spoken."""
    return sum(len(sentence.text.split()) for sentence in sentences)


def _without_repeats(topics: dict[str, list[Sentence]]) -> dict[str, list[Sentence]]:
    """What stands on two slides is said once, where it comes first."""
    first: dict[str, str] = {}
    for topic, sentences in topics.items():
        for sentence in sentences:
            first.setdefault(sentence.text, topic)
    return {topic: [each for each in sentences if first[each.text] == topic] for topic, sentences in topics.items()}


def _fitting(ranked: list[tuple[str, int]], topics: dict[str, list[Sentence]], most: int) -> list[tuple[str, int]]:
    """Of sentences by importance, each that still fits into `most` words; none without the message it belongs to."""
    chosen: list[tuple[str, int]] = []
    spoken = 0
    for topic, depth in ranked:
        size = words([topics[topic][depth]])
        if spoken + size <= most and (not depth or (topic, 0) in chosen):
            chosen.append((topic, depth))
            spoken += size
    return chosen
