"""Which sentences of the briefing say what the meeting decides? What no action answers, then what the actions wait for."""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.narrative.speech_words import and_more, capital, kept, listed, quoted
from spi.narrative.telling import Sentence, Teller
from spi.words import dictionary

_NAMED, _STEPS = 3, 2  # how many parts or actions are called by name; how many steps the message counts


def decisions(briefing: Briefing) -> list[Sentence]:
    """All at a glance; further parts without an action; the mini FGD where none was held; the actions by what they wait for."""
    table = briefing.waiting.sort_values("number", kind="stable")
    unanswered = [o.part for o in briefing.orphans.itertuples() if o.kind == "weakness_without_action"]
    each = [_waiting(rows) for _, rows in table.groupby("decision", sort=False)]
    return kept([_asked(briefing, table, unanswered[:1]), _also(unanswered[1:]), _meeting(briefing), *each])


def _asked(briefing: Briefing, table: pd.DataFrame, unanswered: list[str]) -> Sentence:
    """The slide's message: the gravest part without an action, and the steps that most actions wait for, counted."""
    teller = Teller("decisions")
    told = [f"tentukan tindak lanjut untuk {dictionary.phrase(part)}" for part in unanswered]
    counts = pd.Series([step for said in table["decision"] for step in said.split("; ")], dtype=object).value_counts(sort=False)
    unit = " tindak lanjut"
    for step, count in counts.sort_values(ascending=False, kind="stable").head(_STEPS).items():
        told.append(f"{step} ({teller.count(count, 'actions')}{unit})")
        unit = ""
    if told:
        return teller.said(f"Yang perlu diputuskan: {listed(told)}.")
    if not briefing.completion.total:
        return teller.said(f"Yang perlu diputuskan: tindak lanjut atas hasil {teller.survey(briefing.year)}.")
    return teller.said("Tidak ada tindak lanjut yang menunggu keputusan.")


def _also(parts: list[str]) -> Sentence | None:
    if not parts:
        return None
    teller = Teller("decisions")
    named = and_more(teller, [dictionary.phrase(part) for part in parts[:_NAMED]], len(parts))
    return teller.said(f"{capital(named)} juga belum punya tindak lanjut.")


def _meeting(briefing: Briefing) -> Sentence | None:
    if len(briefing.findings):
        return None
    teller = Teller("decisions")
    told = f"Mini FGD atas hasil {teller.survey(briefing.year)} perlu dijadwalkan"
    return teller.said(f"{told}, pegawai dan pengguna layanan terpisah, untuk mencari akar masalahnya.")


def _waiting(rows: pd.DataFrame) -> Sentence:
    """The actions that wait for the same."""
    teller = Teller("decisions")
    titles = [f'"{quoted(teller, title)}"' for title in rows["title"].head(_NAMED)]
    return teller.said(f"Untuk {and_more(teller, titles, len(rows))}: {rows['decision'].iloc[0]}.")
