"""What does this regency set for itself? Read from data/settings.toml."""

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[1] / "data" / "settings.toml"


@cache
def settings() -> dict:
    """The whole file: region (code), scope (code), target (value, survey_year, source, note), rapat (sessions)."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def target_for(region_code: str) -> dict | None:
    """The stated target, which belongs to the regency's own region only."""
    return settings().get("target") if region_code == settings()["region"] else None
