"""What does the head of the region read first: where we stand, what weighs most, and what is asked? One sentence each."""

from dataclasses import replace

from spi.answers.briefing import Briefing
from spi.narrative import follow_up
from spi.narrative.results import comparison, contribution, rank, score
from spi.narrative.sentence import Sentence, Writer, capital


def opening(briefing: Briefing) -> dict[str, Sentence]:
    """The three lines above everything else, by what they are called."""
    return {"Posisi": _position(briefing), "Penyumbang terbesar": _largest(briefing), "Keputusan yang diminta": _asked(briefing)}


def _position(briefing: Briefing) -> Sentence:
    """Index with its change, and how the others moved; category, place; and that a later result is known: nobody shall take an
    older one for that of today."""
    writer, band = Writer("index"), briefing.here.band
    level = score.level(briefing.why, year=briefing.year, year_before=briefing.year_before)
    clauses = [capital(writer.inserted(level))]
    if briefing.comparison.known and briefing.why.change is not None:
        clauses.append(comparison.beside(writer, briefing.comparison, briefing.year))
    clauses += [f"kategori {band.name}"] if band else []
    clauses += [writer.inserted(sentence) for sentence in rank.rank(briefing)[:1]]
    for newest in score.later(briefing).tail(1).itertuples():
        year = int(newest.survey_year)
        clauses.append(f"{writer.survey(year)} sudah diketahui ({writer.score(newest.value, 'index', year)})")
    return writer.sentence(f"{'; '.join(clauses)}.")


def _largest(briefing: Briefing) -> Sentence:
    """The parts that moved the index most, and what of the first one is everybody's; those that keep it from 100 where the parts
    of a change are not known."""
    moved = contribution.change_sentences(briefing) if len(briefing.why.parts) else []
    if not moved:
        return contribution.level_headline(briefing.level, briefing.gains.head(0), year=briefing.year)
    shared, writer = comparison.leading_split(briefing.comparison, briefing.why, year=briefing.year), Writer("change")
    clauses = [capital(writer.inserted(moved[0])), *([writer.inserted(shared)] if shared else [])]
    return writer.sentence(f"{'; '.join(clauses)}.")


def _asked(briefing: Briefing) -> Sentence:
    """What the meeting is to decide, without the words that its line is called by."""
    sentence = follow_up.decisions(briefing)[0]
    return replace(sentence, text=capital(sentence.text.removeprefix(follow_up.ASKED)))
