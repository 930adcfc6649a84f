"""Which sentences of a draft steer or compel those who answer the survey, why, and how are they better put?

A pure function of the text: nothing of it is kept. The rules are data (data/steering_rules.toml).
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_FILE = Path(__file__).resolve().parents[2] / "data" / "steering_rules.toml"
LONGEST = 20_000  # letters of a draft
CANNOT_SEE = (
    "Penjaga ini hanya mengenal kata dan urutan kata yang tertulis dalam aturannya. Ia tidak melihat sindiran, gambar, suara, "
    "lampiran, kata dalam bahasa daerah, ejaan yang disamarkan, maksud di balik kalimat yang sopan, dan tekanan yang diucapkan. "
    "Naskah tanpa tanda belum tentu aman: baca sekali lagi sebagai orang yang menerimanya."
)
_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|\n+")
_NEAR, _GAPS = 5, {"..": 3, "...": 10}  # words: of a negation before an act; between two words of a pattern
_BETWEEN = r"[^\w]+"
_SUFFIX = r"(?:lah|kah|nya)?"


class Rule(NamedTuple):
    """Of the file. basis: quoted (KPK said so, in source) or caution; patterns and unless are ready to be looked for."""

    id: str
    name: str
    reason: str
    better: str
    basis: str
    source: str
    url: str
    of_survey: bool
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]


class Judged(NamedTuple):
    """A sentence of the draft as it was written, and the rules that it breaks; none where nothing was seen."""

    text: str
    rules: tuple[Rule, ...]


def judge(draft: str) -> tuple[Judged, ...]:
    """Every sentence of a draft (its first LONGEST letters), in its order."""
    text = draft[:LONGEST]
    of_survey = bool(_mention().search(text.casefold()))
    sentences = [sentence.strip() for sentence in _END.split(text) if sentence.strip()]
    return tuple(Judged(sentence, _broken(sentence.casefold(), of_survey=of_survey)) for sentence in sentences)


class Trial(NamedTuple):
    """What the rules made of drafts that they had never seen: how many of each kind there were, and how many were marked."""

    steering: int
    marked: int
    harmless: int
    false_alarms: int


def trial() -> Trial:
    """As the file states it; a test judges those drafts again."""
    return Trial(**_content()["judged"])


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in the order of the file."""
    return tuple(
        Rule(
            each["id"], each["name"], each["reason"], each["better"], each["basis"], each["source"], each["url"],
            each.get("of_survey", False), tuple(map(_compiled, each["patterns"])), tuple(map(_compiled, each["unless"])),
            tuple(each["bad"]), tuple(each["good"]),
        )
        for each in _content()["rule"]
    )  # fmt: skip


def _broken(sentence: str, *, of_survey: bool) -> tuple[Rule, ...]:
    return tuple(
        rule
        for rule in rules()
        if (of_survey or not rule.of_survey)
        and not any(exception.search(sentence) for exception in rule.unless)
        and any(_done(match) for pattern in rule.patterns for match in pattern.finditer(sentence))
    )


def _done(match: re.Match[str]) -> bool:
    """Is the act of a match told as to be done, and not as one that is not, or must not be done? What has no act is."""
    act = match.re.groupindex.get("act")
    if not act:
        return not _forbidden(match.string[: match.start()])
    before = match.string[: match.start("act")]
    if match.start("act") > match.start():  # the words of the pattern before it say nothing of it ("who does not … will be …")
        before = match["gap"]
        forbidden = _forbidden(match.string[: match.start()])
    else:
        forbidden = _forbidden(before)
    clause = re.split(r"[,;:]|\btetapi\b|\bnamun\b|\bmelainkan\b", before)[-1]
    last = clause.split()[-_NEAR:]
    return not forbidden and not set(last) & set(_content()["negation"]["near"])


def _forbidden(before: str) -> bool:
    """Does a prohibition stand in these words, which reaches to the end of the sentence?"""
    negation = _content()["negation"]
    for phrase in negation["only_seeming"]:
        before = before.replace(phrase, "")
    return bool(re.search(rf"\b(?:{'|'.join(map(re.escape, negation['whole']))})\b", before))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the file as an expression; "act" is what stands in <>, "gap" what stands before that."""
    expression, between = "", ""
    tokens = re.findall(r"<[^>]*>|\{\w+\}(?:\|[^\s<>{}]+)*|\S+", pattern)
    for token in tokens:
        if token in _GAPS:
            between = rf"(?:{_BETWEEN}\w[\w-]*){{0,{_GAPS[token]}}}?{_BETWEEN}"
            continue
        act = token.startswith("<")
        words = _alternatives(token.strip("<>"))
        piece = rf"\b(?:{words}){_SUFFIX}\b"
        if expression:
            expression += rf"(?P<gap>{between or _BETWEEN})" if act else between or _BETWEEN
        expression += rf"(?P<act>{piece})" if act else piece
        between = ""
    return re.compile(expression)


def _alternatives(token: str) -> str:
    """The words of a token, the longest first; {name} are those of a set."""
    words: list[str] = []
    for each in token.split("|"):
        words += _content()["words"][each.strip("{}")] if each.startswith("{") else [each]
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _mention() -> re.Pattern[str]:
    return _compiled("{kpk}|{survey}")


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
