"""What many tests need: where things lie, a scope by its code, an import as the command line does it."""

import csv
import os
from pathlib import Path

import pytest

from spi import intake
from spi.answers.results import history, standing
from spi.answers.sources import provenance
from spi.follow_up.plan import shipped_plan
from spi.intake import opening
from spi.store import database

ROOT = Path(__file__).resolve().parents[1]
# KPK's own tables, which the project must not hold: SPI_KPK_TABLES names their folder ("none": as if there were none).
DASHBOARD = Path(os.environ.get("SPI_KPK_TABLES") or ROOT.parent / "shared" / "data" / "kpk_dashboard")
NO_DASHBOARD = f"tabel dasbor KPK tidak ada di {DASHBOARD}; tidak boleh disertakan di proyek ini"
needs_dashboard = pytest.mark.skipif(not DASHBOARD.is_dir(), reason=NO_DASHBOARD)


UNSEEN = 2031  # a survey year of which nothing is known yet, whatever is added to the files that ship


def scope_of(region_code, code):
    region = standing.regions().set_index("region_code").loc[region_code]
    return next(scope for scope in standing.region_scopes(region) if scope.code == code)


def shipped_known(year, province):
    """How many governments of a province the shipped files give an index in a survey year: counted, so that more may come."""
    with (ROOT / "data" / "figures.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if (row["survey_year"], row["measure"]) == (str(year), "index")]
    return len({row["region_code"] for row in rows if row["value"] and row["region_code"].startswith(province)})


def without_figures(year):
    """Code and name of a government of East Java about which the shipped files hold no row for a survey year."""
    with (ROOT / "data" / "figures.csv").open(encoding="utf-8") as file:
        there = {row["region_code"] for row in csv.DictReader(file) if row["survey_year"] == str(year)}
    regions = standing.regions().set_index("region_code")["name"]
    return next((code, name) for code, name in regions.items() if code.startswith("35") and code not in there)


def newest_year():
    """The newest survey year of the store of this test."""
    return max(history.survey_years())


def import_files(files):
    aliases = dict(database.query("region_aliases").itertuples(index=False))
    tables = [intake.read(f, aliases=aliases, regions=provenance.known_regions(), newest_year=UNSEEN) for f in files]
    assert [problem for table in tables for problem in table.problems] == []
    return intake.save(tables, actor="uji", accepted={warning.code for table in tables for warning in table.warnings})


def used_figures():
    """Every figure in use in the store: (survey year, region code, unit, measure) -> value."""
    table = database.query("used_figures", years=list(range(2021, UNSEEN + 1)))
    return table.set_index(["survey_year", "region_code", "unit", "measure"])["value"].to_dict()


def swept(items):
    """All of a long list where SPI_SWEEP is set; else every twelfth, so that the suite stays short."""
    items = list(items)
    return items if os.environ.get("SPI_SWEEP") else items[::12]


def made(path, files, plan=None):
    """A store at this path with what ships, these files imported and, where given, the plan in this file; answers the path."""
    before = os.environ.get("SPI_DATABASE")
    os.environ["SPI_DATABASE"] = str(path)
    try:
        opening.make_ready()
        if plan:
            shipped_plan.load(plan)
        for file in files:
            import_files([file])
    finally:
        os.environ.pop("SPI_DATABASE") if before is None else os.environ.update(SPI_DATABASE=before)
    return path
