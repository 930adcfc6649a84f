"""What does this regency set for itself? Read from data/settings.toml."""

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[1] / "data" / "settings.toml"


@cache
def settings() -> dict:
    """The whole file: region (code), scope (code), target (value, survey_year, source, note), rapat (sessions)."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def stated_target(region_code: str) -> dict | None:
    """The stated target, which belongs to the regency's own region only: value, survey_year, source, note."""
    return settings().get("target") if region_code == settings()["region"] else None


def goal(region_code: str, value: float | None) -> tuple[float | None, str, str]:
    """A target as typed (points): value, name and basis; the stated one is called by its survey year and its note."""
    stated = stated_target(region_code)
    if stated and value == stated["value"]:
        return value, f"Target SPI {stated['survey_year']}", stated["note"]
    return value, "Target", "diketik"
