"""What is known of a survey year for the material of its socialisation, and which sections does that have?"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_FILE = Path(__file__).resolve().parents[3] / "data" / "socialisation.toml"


class Fact(NamedTuple):
    """What a source says of a survey year; topic: of the file's [blank]."""

    survey_year: int
    topic: str
    text: str
    outlet: str
    published: str
    url: str


class Section(NamedTuple):
    """A part of the material: text holds in every year, topics are told as they are known of the year."""

    title: str
    text: list[str]
    topics: list[str]
    contact: bool = False


def facts(survey_year: int, topic: str) -> list[Fact]:
    """What is known of this very year; nothing of another one is borrowed."""
    return [fact for fact in _facts() if (fact.survey_year, fact.topic) == (survey_year, topic)]


def sections() -> list[Section]:
    """The sections in their order."""
    return [Section(**each) for each in _content()["section"]]


def blank(topic: str) -> str:
    """How the line is called that is filled in by hand where nothing is known."""
    return str(_content()["blank"][topic])


@cache
def _facts() -> tuple[Fact, ...]:
    return tuple(Fact(**each) for each in _content()["fact"])


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
