"""Which sentences say what the mini FGD name as root causes? Counts of what was said, never how widely it holds."""

from collections.abc import Mapping

import pandas as pd

from spi.answers.briefing import Briefing
from spi.narrative.sentence import Sentence, Writer, capital, known, listed
from spi.words import dictionary
from spi.words.wording import date_words

_NAMED, _TIED = 3, 2  # how many themes or parts are called by name; how many of them where they are said equally often


def causes(briefing: Briefing) -> list[Sentence]:
    """The theme named most, the next ones, who spoke; without a meeting, that there was none and which parts are weak."""
    if briefing.findings.empty:
        return [_weak_unexplained(briefing)]
    first = _top_theme(briefing.themes, briefing.findings, briefing.year)
    return known([first, _next_themes(briefing), _sides(briefing), _weak(briefing)])


def causes_headline(themes: pd.DataFrame, findings: pd.DataFrame, parts: pd.DataFrame, *, year: int) -> Sentence:
    """The theme named most and the side that names it most; without findings the part that loses most.

    themes: answers.roots.themes of `findings`; findings: answers.roots.spoken; parts: answers.weakness.parts.
    """
    if len(findings):
        return _top_theme(themes, findings, year)
    writer = Writer("causes")
    return writer.sentence(f"{_weakest(writer, parts, year)}; {_none_held(writer, year)}.")


def weak_rule(limits: Mapping[str, float], scope: str) -> Sentence:
    """By which limits a part is called weak: limits of data/settings.toml, scope in words."""
    writer = Writer("causes")

    def limit(name: str) -> str:
        return writer.score(limits[name], name, None, places=1)

    return writer.sentence(
        "Lemah, menurut batas dasbor ini (data/settings.toml), bukan batas KPK: "
        f"skornya sedikitnya {limit('weak_gap')} poin di bawah median {scope} "
        f"(potongan: sedikitnya {limit('weak_gap')} poin di atasnya), atau menurunkan indeks sedikitnya {limit('weak_change')} "
        f"poin. Jarak besar: mulai {limit('large_gap')} poin dari median."
    )


def counted(findings: pd.DataFrame, *, of: int) -> Sentence:
    """How many findings are listed and how often they were said, as a heading; `of`: findings in all."""
    writer = Writer("causes")
    if findings.empty:
        return writer.sentence("Tidak ada catatan FGD dengan pilihan ini.")
    text = writer.count(len(findings), "findings")
    text += "" if len(findings) == of else f" dari {writer.count(of, 'findings')}"
    return writer.sentence(f"{text} catatan FGD, disebut {writer.count(findings['times'].sum(), 'times')} kali")


def _none_held(writer: Writer, year: int) -> str:
    return f"mini FGD untuk {writer.survey(year)} belum dicatat"


def _top_theme(themes: pd.DataFrame, findings: pd.DataFrame, year: int) -> Sentence:
    writer = Writer("causes")
    if len(findings) == 1:
        only = findings.iloc[0]
        text = f"Baru satu catatan FGD untuk {writer.survey(year)}: “{writer.quoted(only['theme_name'])}”"
        return writer.sentence(f"{text}, dari sisi {writer.quoted(only['side_label'])}.")
    most, total = int(themes["times"].max()), int(themes["times"].sum())
    top, where = themes[themes["times"] == most], _where(writer, findings)
    if len(top) > _TIED:
        text = f"{where} belum ada tema yang menonjol: {writer.count(len(top), 'themes')} tema sama sering disebut"
        return writer.sentence(f"{text}, masing-masing {_of_all(writer, most, total)}.")
    names = [f"“{writer.quoted(name)}”" for name in top["name"]]
    text = f"{where} {listed(names)}"
    if len(top) > 1:
        return writer.sentence(f"{text} sama sering disebut, masing-masing {_of_all(writer, most, total)}.")
    if len(themes) == 1:
        text = f"{text} satu-satunya tema yang disebut: {writer.count(most, 'times')} sebutan"
    else:
        text = f"{text} paling sering disebut: {_of_all(writer, most, total)}"
    return writer.sentence(f"{text}, {_top_sides(writer, findings, top['theme'].iloc[0])}.")


def _where(writer: Writer, findings: pd.DataFrame) -> str:
    """On what that rests: how many mini FGD, of one its day, and of one side only that side."""
    held = findings.drop_duplicates("session_id")
    sides = list(dict.fromkeys(held["side_label"]))
    of = f" {sides[0]}" if len(sides) == 1 else ""
    if len(held) > 1:
        return f"Dalam {writer.count(len(held), 'sessions')} mini FGD{of},"
    return f"Dalam satu mini FGD{of}, {writer.quoted(date_words(held['date'].iloc[0]))},"


def _of_all(writer: Writer, most: int, total: int) -> str:
    return f"{writer.count(most, 'times')} dari {writer.count(total, 'times')} sebutan"


def _top_sides(writer: Writer, findings: pd.DataFrame, theme: str) -> str:
    """Which side names this theme most."""
    times = findings[findings["theme"] == theme].groupby("side_label")["times"].sum()
    times = times.sort_values(ascending=False, kind="stable")
    most = list(times[times == times.max()].index)
    if len(times) == 1:
        return f"semuanya dari sisi {most[0]}"
    if len(most) > 2:
        return f"sama banyak dari {writer.count(len(most), 'sides')} sisi"
    if len(most) == 2:
        return f"sama banyak dari sisi {listed(most)}"
    return f"terbanyak dari sisi {most[0]} ({writer.count(times.max(), 'times')})"


def _weakest(writer: Writer, parts: pd.DataFrame, year: int) -> str:
    """The part that loses most, and the one that lowered the index most."""
    losses = parts.dropna(subset="lost").sort_values("lost", ascending=False, kind="stable")
    if losses.empty:
        return f"Bagian indeks {writer.survey(year)} belum diketahui"
    top = losses.iloc[0]["part"]
    text = f"Yang paling menahan indeks dari {writer.count(100, 'scale')}: {dictionary.phrase(top)}"
    text = f"{text}, {writer.score(losses.iloc[0]['lost'], top, year)} poin indeks"
    for row in parts[parts["leading"]].itertuples():
        points = writer.score(row.change, row.part, year)
        if row.part == top:
            return f"{text}, yang juga paling menurunkan indeks ({points} poin)"
        grown = "bertambahnya " if dictionary.low_is_good(row.part) else ""
        return f"{text}; yang paling menurunkan indeks: {grown}{dictionary.phrase(row.part)} ({points} poin)"
    return text


def _next_themes(briefing: Briefing) -> Sentence | None:
    times = briefing.themes["times"]
    rows = briefing.themes[times < times.max()]
    if rows.empty:
        return None
    writer = Writer("causes")
    clauses = [
        f"“{writer.quoted(row['name'])}” ({writer.count(row['times'], 'times')})" for _, row in rows.head(_NAMED).iterrows()
    ]
    return writer.sentence(f"Sesudah itu {writer.and_more(clauses, len(rows))}.")


def _sides(briefing: Briefing) -> Sentence:
    times = briefing.findings.groupby("side_label")["times"].sum().sort_values(ascending=False, kind="stable")
    writer = Writer("causes")
    clauses = [f"{side} {writer.count(count, 'times')} kali" for side, count in times.items()]
    return writer.sentence(f"Yang berbicara: {listed(clauses)}; jumlah sebutan bukan ukuran seberapa luas masalahnya.")


def _weak(briefing: Briefing) -> Sentence | None:
    """The parts called weak by the limits that the regency set."""
    writer = Writer("causes")
    named = _weak_parts(writer, briefing)
    return writer.sentence(f"{named}.") if named else None


def _weak_unexplained(briefing: Briefing) -> Sentence:
    """The same where no meeting was held that could say why."""
    writer = Writer("causes")
    pieces = [_weak_parts(writer, briefing), _none_held(writer, briefing.year)]
    return writer.sentence(f"{capital('; '.join(filter(None, pieces)))}.")


def _weak_parts(writer: Writer, briefing: Briefing) -> str:
    parts = briefing.weak.loc[briefing.weak["weak"], "part"]
    if parts.empty:
        return ""
    named = writer.and_more([dictionary.phrase(part) for part in parts.head(_NAMED)], len(parts))
    return f"Lemah menurut batas dasbor ini: {named}"
