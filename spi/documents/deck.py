"""Which slides does the meeting see, in the Inspektur's order: one message each, what is said with it, and what it rests on?"""

from dataclasses import dataclass

from spi.answers.briefing import Briefing
from spi.narrative import evidence, speech
from spi.narrative.results import score
from spi.narrative.sentence import Sentence

ORDER = ("index", "category", "rank", "change", "components", "gaps", "units", "causes", "plan", "decisions")
_WEIGHTED = ("change", "components", "gaps")  # slides whose points rest on the weights


@dataclass(frozen=True)
class Slide:
    """One slide. key: one of ORDER; title: its message; spoken: the presenter's lines; note: scope, years and basis."""

    key: str
    title: Sentence
    spoken: list[Sentence]
    note: str


def slides(briefing: Briefing, keys: tuple[str, ...] | None = None) -> list[Slide]:
    """The slides in the given order (ORDER if not given); one that has nothing to say (units not known) is left out."""
    sentences = speech.by_topic(briefing)
    order = ORDER if keys is None else keys
    return [Slide(key, sentences[key][0], sentences[key][1:], note(briefing, key)) for key in order if sentences.get(key)]


def note(briefing: Briefing, key: str = "") -> str:
    """The line at the foot of every slide; on one that rests on the weights, how surely these are known."""
    rests = key in _WEIGHTED and len(briefing.level.parts)
    basis = [f"bobot {evidence.grade(briefing.level.year.weights)}"] if rests else _overtaken(briefing)
    return " · ".join([briefing.name, briefing.years, briefing.scope.label, briefing.stamp.version, *basis])


def _overtaken(briefing: Briefing) -> list[str]:
    """That a later result is known, on the slides that would be taken for today's."""
    newer = score.later(briefing)
    return [f"SPI {int(newer['survey_year'].iloc[-1])} sudah diketahui"] if len(newer) else []
