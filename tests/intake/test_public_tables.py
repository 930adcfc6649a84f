"""Do tables as public pages print them go in right, or not at all? They are not ours to ship; without them this is skipped."""

import json
import re
from pathlib import Path

import pytest
from stores import ROOT

from spi.answers.sources import provenance
from spi.intake import read, read_pasted
from spi.intake.draft import Intake
from spi.intake.tables.layout import Wishes

TABLES = ROOT.parent / "shared" / "data" / "public_tables"
CASES = sorted(path for path in TABLES.glob("[0-9][0-9]-*")) if TABLES.is_dir() else []
REFUSED = {"12", "13", "18", "19", "24", "26", "27", "28", "36", "37", "38", "39"}
OTHER_CODES = {"09": {"91": "92", "92": "91"}}  # expected by BPS's codes: there Papua Barat is 91
pytestmark = pytest.mark.skipif(not CASES, reason=f"tabel publik tidak ada di {TABLES}; tidak boleh disertakan di proyek ini")


@pytest.fixture
def known(shipped_store: Path, monkeypatch: pytest.MonkeyPatch) -> dict:
    """What `read` needs to know of the shipped store."""
    monkeypatch.setenv("SPI_DATABASE", str(shipped_store))
    return {"aliases": provenance.aliases(), "regions": provenance.known_regions(), "newest_year": 2026}


def plain(name: str) -> str:
    words = re.sub(r"\([^()]*\)", "", name).casefold().replace("pemerintah ", "")
    return "".join(sign for sign in words if sign.isalnum())


def expected(number: str, intake: Intake, known: dict) -> dict[tuple, float]:
    """(survey year, region, unit, measure) -> value, as a person reads the table."""
    names = known["regions"]["name"].tolist() + intake.new_regions["name"].tolist()
    codes = known["regions"]["region_code"].tolist() + intake.new_regions["region_code"].tolist()
    by_name = dict(zip(map(plain, names), codes, strict=True)) | known["aliases"] | {"nasional": "ID"}
    found = {}
    for row in json.loads((TABLES / f"{number}.expected.json").read_text(encoding="utf-8"))["figures"]:
        told = str(row.pop("region"))
        region = told if told[:2].isdigit() or told == "ID" else by_name.get(plain(told), told)
        region = OTHER_CODES.get(number, {}).get(region, region)
        owner = row.pop("year"), region, row.pop("unit", "")
        found |= {(*owner, measure): value for measure, value in row.items() if value is not None}
    return found


def taken(number: str, reading: object) -> Intake:
    """What goes in with no more help than granted: a year, a government, and what has to be accepted."""
    help_ = json.loads((TABLES / f"{number}.expected.json").read_text(encoding="utf-8")).get("help", {})
    first = reading(Wishes())
    if not first.problems and not first.warnings:
        return first
    again = reading(Wishes(year=help_.get("year"), region_code=help_.get("region"))) if help_ else first
    assert again.problems or help_.get("accept") or not again.warnings, [warning.sentence for warning in again.warnings]
    return again


def check(number: str, intake: Intake, known: dict) -> None:
    rows = intake.figures.dropna(subset="value").itertuples()
    got = {(row.survey_year, row.region_code, row.unit, row.measure): row.value for row in rows}
    if number in REFUSED:
        assert intake.problems and all(problem.endswith(".") for problem in intake.problems[:20])
    else:
        assert intake.problems == [] and got == pytest.approx(expected(number, intake, known), abs=0.005)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_public_table_goes_in_right_or_not_at_all(case: Path, known: dict) -> None:
    number = case.name[:2]
    check(number, taken(number, lambda wishes: read(case, wishes=wishes, **known)), known)


@pytest.mark.parametrize("case", [path for path in CASES if path.suffix != ".xlsx"], ids=lambda path: path.name)
def test_pasted_it_gives_the_same(case: Path, known: dict) -> None:
    """The file's name is lost with the paste: what only it said is asked for instead."""
    number, text = case.name[:2], case.read_text(encoding="utf-8")
    intake = taken(number, lambda wishes: read_pasted(text, wishes=wishes, **known))
    check(number, intake, known)
