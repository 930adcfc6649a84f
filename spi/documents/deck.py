"""Which slides does the meeting see, in the Inspektur's order: one message each, what is said with it, and what it rests on?"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from spi.answers.briefing import Briefing
from spi.charts.marks import Blank
from spi.charts.parts.bars import gap_bars
from spi.charts.parts.components import component_bars
from spi.charts.parts.waterfall import change_waterfall
from spi.method import methodology
from spi.narrative import evidence, follow_up, speech
from spi.narrative.results import score
from spi.narrative.results.reach import gaps_message
from spi.narrative.sentence import Sentence

ORDER = ("index", "category", "rank", "change", "components", "gaps", "units", "causes", "plan", "decisions")
_WEIGHTED = ("change", "components", "gaps")  # slides whose points rest on the weights
_APART = " · "  # between the pieces of a foot
_ACTIONS, _PARTS = 5, 2  # rows of a slide of actions that the back row reads; slides of actions
_FEW = 3  # governments that make a ranking to look at; units: one less
_BARE: dict[str, tuple[Callable[[Briefing], bool], tuple[str, ...]]] = {  # has it nothing to show; with which it is then said
    "category": (lambda b: not methodology.bands(b.year), ("index",)),
    "rank": (lambda b: b.here.alone or b.ranking["index"].notna().sum() < _FEW, ("index",)),
    "units": (lambda b: b.units["value"].notna().sum() < _FEW - 1, ("components", "index")),
    "change": (lambda b: isinstance(change_waterfall(b.why), Blank), ("index",)),
    "components": (lambda b: isinstance(component_bars(b), Blank), ("index", "decisions")),
    "gaps": (lambda b: not gaps_message(b) and isinstance(gap_bars(b), Blank), ("components", "index")),
    "causes": (lambda b: b.themes.empty and not b.weak["weak"].any(), ("decisions",)),
    "plan": (lambda b: b.plan_words.empty, ("decisions",)),
    "index": (lambda b: b.series.loc[b.series["measure"] == "index", "value"].isna().all(), ("components", "decisions")),
}


@dataclass(frozen=True)
class Slide:
    """One slide. key: one of ORDER; title: its message; spoken: the presenter's lines; note: scope, years and basis; part: from
    1, of a key that needs several slides; taken_in: of the lines, those of topics without a slide, to be read here; below: those
    to be read where the picture leaves room."""

    key: str
    title: Sentence
    spoken: list[Sentence]
    note: str
    part: int = 1
    taken_in: tuple[Sentence, ...] = ()
    below: tuple[Sentence, ...] = ()


def slides(briefing: Briefing, keys: tuple[str, ...] | None = None) -> list[Slide]:
    """The slides in the given order (ORDER if not given). One that has nothing to say (units not known) is left out; of one that
    would hold a sentence alone, the sentence is said with another slide, where that is shown."""
    sentences = {key: list(told) for key, told in speech.by_topic(briefing).items()}
    order = [key for key in (ORDER if keys is None else keys) if sentences.get(key)]
    own = {key: len(sentences[key]) for key in order}
    for key, (bare, others) in _BARE.items():
        other = next((other for other in others if other in order), None)
        if key in order and other and bare(briefing):
            order.remove(key)
            sentences[other] += sentences[key]
    return [slide for key in order for slide in _of_topic(briefing, key, sentences[key], own[key])]


def _of_topic(briefing: Briefing, key: str, sentences: list[Sentence], own: int) -> list[Slide]:
    """The slides of a topic; own: how many of the sentences are its own. The last of them has room for what is read below."""
    title, lines = sentences[0], sentences[1:]
    first = Slide(key, title, lines, note(briefing, key), taken_in=tuple(sentences[own:]))
    *others, last = [first, *_further(briefing, first)]
    return [*others, replace(last, below=tuple(lines[: own - 1]))]


def actions_of(part: int, total: int) -> range:
    """Which of the actions stand on the first, the second … slide of the plan: as many on each, so that none is nearly empty."""
    parts = min(-(-total // _ACTIONS), _PARTS)
    if part > parts:
        return range(0)
    each = -(-min(total, parts * _ACTIONS) // parts)
    return range((part - 1) * each, min(part * each, total))


def _further(briefing: Briefing, first: Slide) -> list[Slide]:
    """The slides of the actions for which the first has no room."""
    total = len(briefing.plan_words)
    rows = {part: len(actions_of(part, total)) for part in range(2, _PARTS + 1)}
    return [
        Slide(first.key, follow_up.further(count, total), [], first.note, part)
        for part, count in rows.items() if count and first.key == "plan"
    ]  # fmt: skip


def note(briefing: Briefing, key: str = "") -> str:
    """The line at the foot of every slide; on one that rests on the weights, how surely these are known."""
    rests = key in _WEIGHTED and len(briefing.level.parts)
    basis = [f"bobot {evidence.grade(briefing.level.year.weights)}"] if rests else []
    told = [briefing.name, briefing.years, briefing.scope.label, briefing.stamp.version, *basis, *_overtaken(briefing)]
    return _APART.join(told)


def feet(line: str) -> tuple[str, ...]:
    """A note and what is left of it where there is less room: each basis without its second half, then without the version, then
    without the scope, which the cover has."""
    pieces = [piece.partition(", ")[0] if number > 3 else piece for number, piece in enumerate(line.split(_APART))]
    shorter = (pieces, [*pieces[:3], *pieces[4:]], [*pieces[:2], *pieces[4:]])
    return line, *map(_APART.join, shorter)


def _overtaken(briefing: Briefing) -> list[str]:
    """That a later result is known, on the slides that would be taken for today's."""
    newer = score.later(briefing)
    return [f"SPI {int(newer['survey_year'].iloc[-1])} sudah diketahui"] if len(newer) else []
