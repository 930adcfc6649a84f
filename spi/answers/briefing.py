"""What does a meeting need to know of one government? Every answer asked once, for screen, sentences and documents alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from spi.answers import masking
from spi.answers.actions import agenda, orphans, papers, plans, progress, roots
from spi.answers.cycle import targets
from spi.answers.cycle.targets import Needed
from spi.answers.results import causes, comparison, gaps, history, rank_certainty, standing, weakness, within_reach
from spi.answers.results.causes import Explanation, Level
from spi.answers.results.comparison import Comparison
from spi.answers.results.rank_certainty import NearbyPlaces
from spi.answers.results.standing import Standing
from spi.answers.results.within_reach import WithinReach
from spi.answers.sources import calculated, provenance
from spi.answers.sources.stamp import Stamp, link, newest_batch
from spi.follow_up import Plan
from spi.follow_up.log import events
from spi.follow_up.plan import plan
from spi.method.parts import MEASURES
from spi.method.scope import Scope
from spi.store import database


@dataclass(frozen=True, eq=False)  # two are never compared: so that what follows from one can be remembered by it
class Briefing:
    """All that is told of one government in one survey year; tables as their own answers document them.

    year_before None in the first survey year. standings: the survey years known to be needed -> Standing. level_before: the level
    of year_before. movements: comparison.movements_around; one_year: comparison.one_year_range. ranking: standing.ranking_table
    with the sources of each member's scores (outlets) and of its index before (outlets_before). published: standing.scores of
    both years with survey_year, without members of whom nothing is known. corrections: gaps.corrections. drawn: from where the
    indices of `series` are. plan: the actions in force that concern the session; plan_words: the same in words, with what is to
    be decided about each (agenda.agenda); waiting: those about which something is, by OPD; decided: what a meeting of this day
    decided, as far as the session is told (agenda.decided). sessions, evidence, moved_due_dates: as in papers; the latter two of
    `plan`. planned: in a session of camat how many actions there are in all, else 0. earlier: the plan of an earlier survey year
    that still waits (plans.earlier); targets, needed: of answers.cycle.targets. session: its name, "" without one. masked: are
    the others' names hidden?
    """

    region: pd.Series
    year: int
    year_before: int | None
    scope: Scope
    members: int
    session: str
    standings: dict[int, Standing]
    level: Level
    why: Explanation
    comparison: Comparison
    movements: dict[Scope, pd.DataFrame]
    one_year: tuple[float, float, int] | None
    ranking: pd.DataFrame
    nearby: NearbyPlaces | None
    published: pd.DataFrame
    averages: pd.DataFrame
    gains: pd.DataFrame
    ways: pd.DataFrame
    corrections: pd.DataFrame
    reach: WithinReach
    weak: pd.DataFrame
    elements: pd.DataFrame
    units: pd.DataFrame
    series: pd.DataFrame
    drawn: pd.DataFrame
    findings: pd.DataFrame
    themes: pd.DataFrame
    plan: pd.DataFrame
    plan_words: pd.DataFrame
    waiting: pd.DataFrame
    completion: progress.Completion
    orphans: pd.DataFrame
    decided: pd.DataFrame
    sessions: pd.DataFrame
    evidence: pd.DataFrame
    moved_due_dates: pd.DataFrame
    planned: int
    earlier: plans.PlanStatus | None
    targets: pd.DataFrame
    needed: list[Needed]
    figures: dict[int, pd.DataFrame]
    computed: pd.DataFrame
    stamp: Stamp
    masked: bool
    level_before: Level | None = None

    @property
    def name(self) -> str:
        """The government's full name."""
        return self.region["name"]

    @property
    def short_name(self) -> str:
        """Its short name, as sentences call it."""
        return self.region["short_name"]

    @property
    def years(self) -> str:
        """The survey years told of: "SPI 2023 ke 2024"."""
        return f"SPI {self.year_before} ke {self.year}" if self.year_before is not None else f"SPI {self.year}"

    @property
    def code(self) -> str:
        """Its region code."""
        return self.region.name

    @property
    def here(self) -> Standing:
        """Where it stands in the survey year told of."""
        return self.standings[self.year]

    @property
    def before(self) -> tuple[int, Standing] | None:
        """The survey year to compare with, and where it stood then; None without one."""
        return None if self.year_before is None else (self.year_before, self.standings[self.year_before])


def gather(
    region_code: str, year: int, year_before: int | None, scope: Scope, *, base: str, moment: datetime, masked: bool = False,
    session: Mapping[str, Any] | None = None,
) -> Briefing:  # fmt: skip
    """Ask everything. base: the app's address, for the link; masked: hide the names of the other governments. session: a
    [[rapat]] of data/settings.toml; with actions = "camat" only what concerns the camat is asked of the plan. All of it is of
    the state that the stamp names."""
    who = region_code, year, year_before, scope
    return database.of_one_state(lambda: _gathered(*who, base=base, moment=moment, masked=masked, held=session or {}))


def _gathered(
    region_code: str, year: int, year_before: int | None, scope: Scope, *, base: str, moment: datetime, masked: bool,
    held: Mapping[str, Any],
) -> Briefing:  # fmt: skip
    table = standing.regions().set_index("region_code")
    region, members = table.loc[region_code], standing.size(standing.members(year), scope)
    years = [y for y in (year, year_before) if y is not None]
    level = causes.level(region_code, year)
    here = standing.standing(region_code, year, scope)
    weak = weakness.parts(region_code, year, year_before, scope)
    of = Plan(region_code, year)
    series, aims = history.trend(region_code), targets.path(region_code)
    everything, findings = plan.actions(of), roots.spoken(of)
    acts, loose = everything, orphans.orphans(weak, findings, everything)
    if held.get("actions") == "camat":
        acts, loose = agenda.of_camat(everything), agenda.loose_of_camat(loose, everything)
    agenda_rows = agenda.agenda(acts, moment.date())
    choices = {"sesi": str(held.get("session", ""))} | ({"samar": "true"} if masked else {})
    address = link(base, region_code, year, year_before, scope, choices)
    ranking = _sourced(standing.ranking_table(scope, year, year_before), scope, year, year_before)
    asked = Briefing(
        region=region,
        year=year,
        year_before=year_before,
        scope=scope,
        members=members,
        session=held.get("name", ""),
        standings={y: here if y == year else standing.standing(region_code, y, scope) for y in years},
        level=level,
        why=causes.explain(region_code, year_before, year, scope),
        comparison=comparison.compare(region_code, year_before, year, scope),
        movements=comparison.movements_around(scope, year_before, year),
        one_year=comparison.one_year_range(year, scope),
        ranking=ranking,
        nearby=rank_certainty.nearby_places(region_code, year, scope),
        published=_published(scope, years),
        averages=standing.averages(scope, year, region["kind"]),
        gains=gaps.gains(level, year, scope),
        ways=gaps.ways(level, here.distance, scope) if here.distance is not None and len(level.parts) else gaps.no_gains(),
        corrections=gaps.corrections(scope, year, region_code),
        reach=within_reach.within_reach(region_code, year),
        weak=weak,
        elements=standing.elements(scope, year),
        units=standing.units(region_code, year),
        series=series,
        drawn=provenance.drawn(region_code),
        findings=findings,
        themes=roots.themes(findings),
        plan=acts.assign(source=provenance.source_words(acts["source"])),
        plan_words=agenda_rows.sort_values("number", kind="stable"),
        waiting=agenda_rows[agenda_rows["decision"] != ""],
        completion=progress.completion(acts, day=moment.date()),
        orphans=loose,
        decided=agenda.decided(everything, of, moment.date(), held),
        earlier=plans.earlier(region_code, year, day=moment.date()),
        targets=aims,
        needed=targets.needed(aims, region_code, year),
        sessions=papers.sessions(of),
        evidence=papers.handed_in(of, acts),
        moved_due_dates=papers.moved_due_dates(of, acts),
        planned=len(everything) if held.get("actions") == "camat" else 0,
        figures={y: provenance.figures(region_code, y) for y in years},
        computed=calculated.computed(region_code, year, scope),
        stamp=Stamp(moment.replace(microsecond=0), newest_batch(named=not masked), events.head(), address),
        masked=masked,
        level_before=causes.level(region_code, year_before) if year_before is not None else None,
    )
    return masking.masked(asked, _others(table, region), region, region_code) if masked else asked


def _others(regions: pd.DataFrame, own: pd.Series) -> pd.DataFrame:
    """Whom a masked briefing hides: all of our sort (an institution of the centre is no government)."""
    ministry = own["kind"] == "lembaga"  # KPK prints, too
    return regions[(regions.index != own.name) & ((regions["kind"] == "lembaga") == ministry)]


def _sourced(ranking: pd.DataFrame, scope: Scope, year: int, year_before: int | None) -> pd.DataFrame:
    """The ranking with the sources of its figures in words: outlets, outlets_before ("" where there is no figure)."""
    scores = list(MEASURES)
    for column, number, measures in (("outlets", year, scores), ("outlets_before", year_before, ["index"])):
        sources = database.query("scope_outlets", year=number, measures=measures, **scope.filter)
        outlets = dict(zip(sources["region_code"], sources["outlets"], strict=True))
        ranking[column] = [outlets.get(code, "") for code in ranking["region_code"]]
    return ranking


def _published(scope: Scope, years: list[int]) -> pd.DataFrame:
    """The members of the scope with any score in a survey year, year by year."""
    tables = [standing.scores(scope, year).assign(survey_year=year) for year in years]
    return pd.concat([table[table[[*MEASURES]].notna().any(axis=1)] for table in tables], ignore_index=True)


def file_name(briefing: Briefing, kind: str, ending: str) -> str:
    """The name of a document of the pack: years, government, scope, data version and moment, then what it is."""
    years = "-".join(str(y) for y in (briefing.year_before, briefing.year) if y is not None)
    pieces = ["samar" if briefing.masked else "", f"spi-{years}", briefing.name, briefing.scope.code, briefing.session]
    return briefing.stamp.named(pieces, kind, ending)
