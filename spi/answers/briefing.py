"""What does a meeting need to know of one government? Every answer asked once, for screen, sentences and documents alike."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

import pandas as pd

from spi import database
from spi.answers import causes, gaps, history, masking, orphans, progress, provenance, roots, standing, weakness
from spi.answers.causes import Explanation, Level
from spi.answers.standing import Standing
from spi.follow_up import events, plan
from spi.methodology import COMPONENTS, CORRECTIONS
from spi.scope import Scope
from spi.wording import moment_words


@dataclass(frozen=True)
class Stamp:
    """Which state of the store a document tells. batch: newest import in force, in words; head: (number, hash) of the log."""

    moment: datetime
    batch: str
    head: tuple[int, str]
    link: str

    @property
    def made(self) -> str:
        """When the document was made: "22 November 2026 pukul 09.15"."""
        return moment_words(self.moment, between=" pukul ")


@dataclass(frozen=True)
class Briefing:
    """All that is told of one government in one survey year; tables as their own answers document them.

    year_before None in the first survey year. standings: the survey years known to be needed -> Standing. level_before: the
    level of year_before. ranking: standing.ranking_table with the sources of each member's scores (outlets) and of its index
    before (outlets_before). plan: the actions in force; told: the same in words. masked: are the others' names hidden?
    """

    region: pd.Series
    year: int
    year_before: int | None
    scope: Scope
    members: int
    standings: dict[int, Standing]
    level: Level
    why: Explanation
    ranking: pd.DataFrame
    averages: pd.DataFrame
    gains: pd.DataFrame
    ways: pd.DataFrame
    weak: pd.DataFrame
    elements: pd.DataFrame
    units: pd.DataFrame
    series: pd.DataFrame
    findings: pd.DataFrame
    themes: pd.DataFrame
    plan: pd.DataFrame
    told: pd.DataFrame
    completion: progress.Completion
    orphans: pd.DataFrame
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
    def code(self) -> str:
        """Its region code."""
        return self.region.name

    @property
    def here(self) -> Standing:
        """Where it stands in the survey year told of."""
        return self.standings[self.year]


def gather(
    region_code: str, year: int, year_before: int | None, scope: Scope, *, base: str, moment: datetime, masked: bool = False
) -> Briefing:
    """Ask everything. base: the app's address, for the link; masked: hide the names of the other governments."""
    table = standing.regions().set_index("region_code")
    region, members = table.loc[region_code], standing.size(table.reset_index(), scope)
    years = [y for y in (year, year_before) if y is not None]
    level = causes.level(region_code, year)
    here = standing.standing(region_code, year, scope)
    weak = weakness.parts(region_code, year, year_before, scope)
    of = (region_code, year)
    acts, found = plan.actions(of), roots.spoken(of)
    address = link(base, region, year, year_before, scope, members)
    asked = Briefing(
        region=region,
        year=year,
        year_before=year_before,
        scope=scope,
        members=members,
        standings={y: here if y == year else standing.standing(region_code, y, scope) for y in years},
        level=level,
        why=causes.explain(region_code, year_before, year, scope),
        ranking=_sourced(standing.ranking_table(scope, year, year_before), scope, year, year_before),
        averages=standing.averages(scope, year),
        gains=gaps.gains(level, year, scope),
        ways=gaps.ways(level, here.distance) if here.distance is not None and len(level.parts) else gaps.no_gains(),
        weak=weak,
        elements=standing.elements(scope, year),
        units=standing.units(region_code, year),
        series=history.trend(region_code, region["province_code"]),
        findings=found,
        themes=roots.themes(found),
        plan=acts,
        told=progress.told(acts, moment.date()),
        completion=progress.completion(acts, day=moment.date()),
        orphans=orphans.orphans(weak, found, acts),
        figures={y: provenance.figures(region_code, y) for y in years},
        computed=provenance.computed(region_code, year, scope),
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
    scores = ["index", *COMPONENTS, *CORRECTIONS, "correction_total"]
    for column, number, measures in (("outlets", year, scores), ("outlets_before", year_before, ["index"])):
        found = database.query("scope_outlets", year=number, measures=measures, **scope.filter)
        outlets = dict(zip(found["region_code"], found["outlets"], strict=True))
        ranking[column] = [outlets.get(code, "") for code in ranking["region_code"]]
    return ranking


def newest_batch(*, named: bool = True) -> str:
    """The data version: the newest import in force, in words; that of the shipped figures where nothing was imported.

    named: with the name of its file, which may be that of a government.
    """
    force = database.query("batches")
    newest = force[force["undone_at"].isna()].sort_values("batch_id").iloc[-1]
    file = f"{newest['file_name']}, " if named else ""
    return f"batch {int(newest['batch_id'])} ({file}SHA-256 {newest['sha256'][:12]})"


def link(base: str, region: pd.Series, year: int, year_before: int | None, scope: Scope, members: int) -> str:
    """The address that opens this view again: the choices as the address carries them, by their labels."""
    chosen = {"daerah": region["name"], "tahun": f"SPI {year}", "lingkup": scope.title(members)}
    if year_before is not None:
        chosen["banding"] = f"dibanding SPI {year_before}"
    return f"{base.rstrip('/')}/?{urlencode(chosen)}"


def file_name(briefing: Briefing, kind: str, ending: str) -> str:
    """The name of a document of the pack: years, government, scope, data version and moment, then what it is."""
    years = "-".join(str(y) for y in (briefing.year_before, briefing.year) if y is not None)
    batch = briefing.stamp.batch.partition(" (")[0]
    said = [f"spi-{years}", briefing.name, briefing.scope.code, batch, f"{briefing.stamp.moment:%Y%m%d-%H%M}", kind]
    words = ["samar", *said] if briefing.masked else said
    return "_".join(re.sub(r"[^a-z0-9]+", "-", word.casefold()).strip("-") for word in words) + f".{ending}"
