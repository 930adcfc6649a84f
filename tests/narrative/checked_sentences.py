"""What is said of one government on pages and in documents, and the check that every number in it stands in the answers."""

import dataclasses
import re
from collections import defaultdict
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

import gathering
from made_up_nation import is_in_name, without_names

from spi.answers.actions import progress
from spi.answers.results import comparison, rank_certainty, standing
from spi.charts.parts.split_bars import split_bars
from spi.charts.parts.waterfall import change_waterfall
from spi.documents import deck
from spi.method import methodology, reach
from spi.narrative import follow_up, loose_ends, root_causes, speech
from spi.narrative.results import category, certainty, contribution, gaps, rank, score
from spi.narrative.results.comparison import headline, leading_parts
from spi.words.wording import date_words, raised

MOMENT = datetime(2026, 7, 1, 9)
gathered = partial(gathering.gathered, moment=MOMENT)
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
CAUSAL = re.compile(r"\b(karena|akibat\w*|disebabkan|menyebabkan|sebab)\b", re.IGNORECASE)
# A deduction that "turun" or "menaikkan": nobody can tell whether it grew. It says what happened to it first.
BACKWARDS = re.compile(
    r"(?<!nya )(?<!jumlah )\b(?:jumlah potongan|potongan|koreksi lain)\b"
    r"(?:(?!bertambah|berkurang)(?:[^,;:.]|,\d))*?(?:\bnaik|\bturun|\bmenaikkan|\bmenurunkan|[−+]\d)",
    re.IGNORECASE,
)
# "menaikkan indeks 3,02 poin, dan skor internal 0,92 poin": reads as if the score were raised by it.
ELIDED = re.compile(r"(menaikkan|menurunkan) indeks \S+ poin,? dan (?:(?!menaikkan|menurunkan|tetap)[^.;])*[.;]")
COUNTS = {"actions", "times", "themes", "others", "slips", "elements", "units", "years", "scale", "sessions"}


def told(found, topic):
    return [sentence.text for sentence in speech.by_topic(found)[topic]]


def printed_as(value, words):
    """Is this value, rounded half up, what the words say?"""
    places = len(words.partition(",")[2])
    shown = Decimal(words.replace(".", "").replace(",", "."))
    return abs(Decimal(repr(float(value)))).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP) == shown


def answers(found):
    """(what, survey year) -> every value that the engine answers for it."""
    known = defaultdict(set)
    _of_index(found, known)
    _of_places(found, known)
    _of_parts(found, known)
    _of_reach(found, known)
    _of_the_plan(found, known)
    _of_targets(found, known)
    _of_comparison(found, known)
    years = {*found.standings, *found.series["survey_year"], methodology.method()["reference_scale"]["year"]}
    for year in years:
        known["survey_year", year].add(year)
    return {key: {abs(v) for v in values if v is not None and v == v} for key, values in known.items()}


def _of_index(found, known):
    now, year = found.here, found.year
    for y, there in found.standings.items():
        known["index", y] |= {there.index, *found.figures[y].query("measure == 'index'")["value"]}
    for row in found.series.query("measure == 'index'").itertuples():
        known["index", row.survey_year].add(row.value)
    known["limit", year] |= {band.lower for band in methodology.bands(year)}
    if now.index is None:
        return
    others = sorted(found.ranking["index"].dropna() - now.index)
    known["index", year] |= {min((d for d in others if d > 0), default=None), max((d for d in others if d < 0), default=None)}
    known["index", year] |= {band.lower - now.index for band in methodology.bands(year)} | {100 - now.index}
    for average in found.averages["value"].dropna():
        known["average", year] |= {average, now.index - average}
    if found.year_before in found.standings and found.standings[found.year_before].index is not None:
        known["index", year].add(now.index - found.standings[found.year_before].index)


def _of_targets(found, known):
    for row in found.targets.dropna(subset="difference").itertuples():
        known["target", row.survey_year] |= {row.points, row.difference}
    for each in found.needed:
        known["target", each.year] |= {each.target, raised(each.points), raised(each.per_year)}
        known["years", None].add(each.years)
        known["survey_year", each.year].add(each.year)


def _of_places(found, known):
    year, table, split = found.year, found.ranking, found.why.rank
    for y, there in found.standings.items():
        known["members", y].add(found.members)
        if there.place:
            known["rank", y] |= {there.place.rank, there.place.best, there.place.worst}
            known["members", y] |= {there.place.known, there.place.members}
        if there.stated_rank is not None:
            known["rank", y].add(there.stated_rank["rank"])
            known["members", y].add(there.stated_rank["of_count"])
        if there.place:
            known["members", y].add(there.place.members - there.place.known)
        known["index", y] |= set(there.disputes["value"])
        known["others", None] |= set(range(1, there.disputes["region_code"].nunique()))
        known["others", None].add(there.disputes.loc[there.disputes["doubtful"].astype(bool), "region_code"].nunique())
    if split:
        known["rank", year] |= {split.own, split.others, split.coverage, split.before - split.after, split.after}
    both = table.dropna(subset=["index", "index_before"])
    moves = (both["index"] - both["index_before"]).round(2)
    known["members", year] |= {len(both), sum(moves < 0), sum(moves > 0), sum(moves == 0)}
    known["members", year] |= {sum(table["index"] == found.here.index) - 1, len(table) - len(both)}
    _of_certainty(found, known)
    before = found.standings.get(found.year_before)
    if before and before.rank and found.here.rank:
        known["rank", year].add(before.rank - found.here.rank)


def _of_certainty(found, known):
    known["level", None] |= {95, 100}
    known["shift", None] |= set(methodology.own_shifts())
    known["standard_error", None] |= set(methodology.assumed_errors())
    if found.nearby:
        known["per_place", found.year] |= {found.nearby.points_per_place, 0.01}
        known["rank", found.year] |= {place for _, *places in found.nearby.shifts for place in places}
    for sets in _assumed(found):
        known["rank", found.year] |= {*sets.places["rank"], sets.ours["rank_best"], sets.ours["rank_worst"]}
        known["members", found.year].add(len(sets.places))
        known["tiers", found.year] |= {sets.tiers, sets.ours["tier"]}
        known["alike", found.year].add(len(sets.alike))
        known["difference", found.year].add(sets.difference)


def _assumed(found):
    asked = (rank_certainty.assumed_places(found.code, found.year, found.scope, error) for error in methodology.assumed_errors())
    return [sets for sets in asked if sets]


def _of_parts(found, known):
    year = found.year
    for y, its in {**found.why.years, year: found.level.year}.items():
        for part, value in its.scores.items():
            known[part, y].add(value)
    tables = ((found.level.parts, ("points", "lost")), (found.why.parts, ("points",)), (found.ways, ("needed", "goal", "best")),
              (found.gains, ("ours", "reference", "points")),
              (found.weak, ("score", "gap", "change", "moved", "lost")))  # fmt: skip
    for table, columns in tables:
        for row in table.to_dict("records"):
            known[row["part"], year] |= {row[column] for column in columns}
    for row in found.series.itertuples():
        known[row.measure, row.survey_year] |= {row.province, row.nation}
    for row in found.units.itertuples():
        known[row.measure, year].add(row.value)
    cut = [row.points for row in found.level.parts.itertuples() if row.part.startswith("correction")]
    known["correction_total", year].add(sum(cut))


def _of_reach(found, known):
    """Shares of a year in percent: needed, the ends of the groups that are counted together, and how many of each got there."""
    within, goal = found.reach, found.here.next_band
    known["share", found.year] |= {100 * edge for edge in reach.EDGES}
    if goal and not within.caps.empty and within.points:
        known["share", found.year].add(100 * (goal.lower - found.here.index) / within.caps["points"].sum())
    for year, table in within.rates.items():
        known["share", year] |= set(100 * table["reached"] / table["starts"])
        known["starts", year] |= {*table["starts"], *table["reached"]}


def _of_the_plan(found, known):
    whole, actions, ends = found.completion, found.plan, found.orphans
    known["actions", None] |= {whole.not_yet, whole.not_started, whole.impossible, whole.rejected, found.planned}
    known["actions", None] |= {whole.total - whole.unassessed}
    known["actions", None] |= {whole.total, whole.claimed, whole.verified, whole.validated, whole.overdue, whole.moved}
    known["actions", None] |= {whole.without_opd, whole.without_due, whole.without_evidence, *ends["kind"].value_counts()}
    known["actions", None] |= set(progress.ageing(actions, MOMENT.date())["count"]) | set(range(1, len(actions) + 1))
    if found.earlier:
        known["actions", None] |= set(dataclasses.astuple(found.earlier.completion))
    known["slips", None].add(whole.slips)
    times = found.findings["times"]
    known["times", None] |= {times.sum(), *found.themes["times"], *found.findings.groupby("side")["times"].sum()}
    known["times", None] |= set(found.findings.groupby(["theme", "side"])["times"].sum())
    known["themes", None] |= set(found.themes["times"].value_counts())
    known["others", None] |= set(range(1, max(len(found.themes), len(found.weak), len(ends), len(actions)) - 2))
    known["elements", found.year] |= {unknown.sum() for unknown in (found.weak["score"].isna(), _unknown_elements(found.weak))}
    known["units", found.year] |= {*found.units["measure"].value_counts(), *found.units["reason"].value_counts()}
    known["units", found.year] |= set(found.units.dropna(subset="value")["measure"].value_counts())
    index = found.series.query("measure == 'index' and survey_year <= @found.year")["value"]
    known["years", None].add(index.notna().sum())
    known["scale", None].add(100)
    if len(found.findings):
        known["sessions", None].add(found.findings["session_id"].nunique())


def _of_comparison(found, known):
    split, year = found.comparison, found.year
    for row in split.as_printed.itertuples():
        known["common", year].add(row.common)
        known["own", year].add(row.own)
    known["compared", year] |= {split.others, split.members, split.with_parts}
    known["percent", None] |= {100 * standing.NEARLY_ALL, 100 * (comparison.HIGH - comparison.LOW)}
    known["percent", None].add(100 * methodology.moving_together())
    for table in found.movements.values():
        known["share", year] |= {100 if share == 1 else min(round(100 * share), 99) for share in table["share"]}
        for row in table.itertuples():
            known[row.part, year].add(row.mean)
    if found.one_year:
        known["one_year", None] |= set(found.one_year[:2])
        known["changes", None].add(found.one_year[2])


def _unknown_elements(weak):
    return weak.query("element")["score"].isna()


def texts(found):
    """Every text of the data that a sentence may quote."""
    said = [
        *found.plan["title"],
        *found.units["unit"],
        *found.themes["name"],
        *found.targets["source"],
        *(date_words(day) for day in found.findings.get("date", [])),
        *progress.ageing(found.plan, MOMENT.date())["label"],
    ]
    for table in found.figures.values():
        said += list(table["outlet"])
    for there in found.standings.values():
        said += [*there.disputes["outlet"], *there.left_out["region"]]
        said += [there.stated_rank["outlet"]] if there.stated_rank is not None else []
    said += [*found.averages["basis"].dropna(), *found.comparison.printed]
    return " ".join(map(str, [*said, *found.ranking["region"]]))


def headlines(found):
    """The sentences of the pages about the government of a briefing: headers, captions, headings."""
    here, why, level, year, before = found.here, found.why, found.level, found.year, found.year_before
    label, unknown = found.scope.label, found.weak.loc[found.weak["score"].isna(), "part"]
    titles = dict(zip(found.plan["action_id"], found.plan["title"], strict=True))
    themes = dict(zip(found.themes["theme"], found.themes["name"], strict=True))
    ends = loose_ends.loose_ends(found.orphans, years=(before, year), titles=titles, themes=themes)
    yield contribution.change_headline(why, year=year, year_before=before)
    yield headline(why, found.comparison, year=year, year_before=before)
    yield leading_parts(found.comparison, why, year=year)
    yield contribution.level_headline(level, found.gains, year=year)
    yield contribution.level_headline(level, found.gains.head(0), year=year)
    yield category.category_line(here, year=year)
    yield category.next_category(here, level, year=year)
    yield rank.rank_headline(here, why, year=year, year_before=before)
    yield rank.rank_brief(here, scope_label=label, year=year)
    yield rank.rank_grounds(here, scope_label=label, year=year)
    yield rank.order_note(here, year=year)
    yield rank.doubt(here.disputes, year=year)
    both = int(found.ranking["change"].notna().sum())
    yield rank.coverage(both, both, len(found.ranking), found.members, noun=found.scope.noun, year=year)
    if found.nearby:
        yield certainty.points_per_place(found.nearby, year=year)
        yield certainty.shifted_places(found.nearby, year=year)
    for sets in _assumed(found):
        yield certainty.assumed_places(sets, noun=found.scope.noun, year=year)
    if here.place:
        yield certainty.too_few_known(here.place, noun=found.scope.noun, year=year)
    yield certainty.assumption()
    yield score.trend(found.series)
    yield score.newer_result(here, year=year) if here.index is not None else None
    yield root_causes.causes_headline(found.themes, found.findings, found.weak, year=year)
    yield gaps.unknown_parts(list(unknown), year=year)
    yield follow_up.completion(found.completion)
    yield follow_up.due_dates_moved(found.completion)
    yield from (sentence for sentence, _ in ends)
    yield loose_ends.unbroken(found.weak, {"findings": len(found.findings), "actions": len(found.plan)}, year=year)
    if here.index is not None:
        yield score.averages(found.averages, index=here.index, year=year, name=found.region["short_name"], sources=True)
    if found.before:
        yield rank.rank_unexplained(found.before[1], here, year_before=before, year=year)


def check(found):
    """Raises where a number is not registered, not found in the answers, or a sentence is no clean Indonesian."""
    known, quotable = answers(found), texts(found)
    topics = speech.by_topic(found)
    assert tuple(topics) == deck.ORDER
    for topic, sentences in topics.items():
        for sentence in sentences:
            assert sentence.topic == topic, sentence
            traced(sentence, known, quotable, found)
            clean(sentence.text, (found.code, found.year, sentence.text))
            assert not CAUSAL.search(sentence.text), sentence.text
            told_forwards(sentence.text)
    for chart in (change_waterfall(found.why), split_bars(found.comparison)):
        told_forwards(chart.alt)
    for sentence in filter(None, headlines(found)):
        traced(sentence, known, quotable, found)
        told_forwards(sentence.text)
        if sentence.text.endswith("."):
            clean(sentence.text, (found.code, found.year, sentence.text))


def traced(sentence, known, quotable, found):
    """Raises where a number of a sentence is not registered, or is none of those that the answers hold."""
    where = (found.code, found.year, sentence.text)
    figures = [n.words for n in sentence.numbers if not is_in_name(n.words, sentence.text)]
    assert figures == DIGITS.findall(without_names(sentence.text)), where
    for number in sentence.numbers:
        if number.of == "text":
            assert number.words in quotable, (where, number)
            continue
        values = known.get((number.of, number.year), set())
        assert any(printed_as(value, number.words) for value in values), (where, number, sorted(values))
        assert printed_as(number.value, number.words), (where, number)


def told_forwards(text):
    """Raises where a deduction is told so that a larger one may be taken for good news."""
    assert not BACKWARDS.search(text), text


def clean(text, where):
    assert text.endswith(".") and not text.endswith("..") and text[0] == text[0].upper() and not text[0].isdigit(), where
    assert not re.search(r"\([^()]*\(", text), where  # brackets inside brackets are square
    assert not ELIDED.search(text), where
    assert not re.search(r"\bnan\b|None|<NA>|NaT|\d\.\d{1,2}\b|  | ,| \.|\(\)|–\s|: \.", text), where
