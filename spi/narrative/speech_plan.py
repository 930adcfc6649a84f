"""Which sentences of the briefing say how far the follow-up plan is and where its thread is broken?"""

import pandas as pd

from spi.answers.actions import progress
from spi.answers.briefing import Briefing
from spi.answers.results.causes import NEGLIGIBLE
from spi.narrative.speech_words import and_more, beyond, capital, kept, listed, quoted
from spi.narrative.telling import Sentence, Teller
from spi.narrative.thread import ACTIONS
from spi.words import dictionary

_NAMED = 3  # how many of a kind are called by name
_LACKING = {  # what is said of parts of the index, and of actions, by the kind of loose end
    "weakness_without_action": "belum punya tindak lanjut",
    "weakness_without_cause": "belum punya akar masalah",
    "large_gap_weak_actions": "hanya dijawab tindak lanjut yang lemah",
    "large_gap_strength_unset": "dijawab tindak lanjut yang kekuatannya belum ditetapkan",
} | ACTIONS


def plan(briefing: Briefing) -> list[Sentence]:
    """How far the plan is: three verdicts, loose ends (those of one kind together), what is not set, delays, moved dates."""
    ends = briefing.orphans if len(briefing.findings) else briefing.orphans[briefing.orphans["kind"] != "weakness_without_cause"]
    loose = [_loose(briefing, ends[ends["kind"] == kind]) for kind in ends["kind"].unique()]
    return kept([_completion(briefing), *loose[:1], _unset(briefing), _delays(briefing), _slips(briefing), *loose[1:]])


def _completion(briefing: Briefing) -> Sentence:
    teller, found = Teller("plan"), briefing.completion
    if not found.total:
        return teller.said(f"Belum ada tindak lanjut atas hasil {teller.survey(briefing.year)} yang dicatat.")
    told = f"Dari {teller.count(found.total, 'actions')} tindak lanjut"
    counts = (found.validated, "divalidasi KPK"), (found.verified, "diverifikasi Inspektorat"), (found.claimed, "diklaim selesai")
    if any(count for count, _ in counts):
        each = [f"{teller.count(count, 'actions')} {said}" for count, said in counts]
        told = f"{told}: {', '.join(each)}"
    else:
        told = f"{told}, belum ada yang divalidasi KPK, diverifikasi Inspektorat, atau diklaim selesai"
    if found.without_due == found.total:
        return teller.said(f"{told}.")
    late = f"{teller.count(found.overdue, 'actions')} lewat tenggat" if found.overdue else "tidak ada yang lewat tenggat"
    return teller.said(f"{told}; {late}.")


def _unset(briefing: Briefing) -> Sentence | None:
    found, teller = briefing.completion, Teller("plan")
    lacking = (
        (found.without_opd, "tanpa penanggung jawab"),
        (found.without_due, "tanpa tenggat"),
        (found.without_evidence, "tanpa bukti"),
    )
    told = [f"{teller.count(count, 'actions')} {what}" for count, what in lacking if count]
    return teller.said(f"Dari rencana itu {listed(told)}.") if told else None


def _delays(briefing: Briefing) -> Sentence | None:
    """How old the delays are, by the due date in force."""
    if not briefing.completion.overdue:
        return None
    ages = progress.ageing(briefing.plan, briefing.stamp.moment.date())
    late = ages[ages["bucket"].str.startswith("late") & (ages["count"] > 0)]
    teller = Teller("plan")
    told = [f"{teller.count(row['count'], 'actions')} {quoted(teller, row['label'])}" for _, row in late.iterrows()]
    return teller.said(f"Umur keterlambatan: {listed(told)}.")


def _slips(briefing: Briefing) -> Sentence | None:
    found, teller = briefing.completion, Teller("plan")
    if not found.moved:
        return None
    told = f"Tenggat {teller.count(found.moved, 'actions')} tindak lanjut pernah dipindah"
    later = (
        f"{teller.count(found.slips, 'slips')} kali ke hari yang lebih lambat" if found.slips else "semuanya ke hari lebih awal"
    )
    return teller.said(f"{told}, {later}; tenggat pertamanya tetap tercatat.")


def _loose(briefing: Briefing, rows: pd.DataFrame) -> Sentence:
    """The loose ends of one kind as a sentence, the gravest first."""
    kind, teller = rows["kind"].iloc[0], Teller("plan")
    if kind == "cause_without_action":
        names = dict(zip(briefing.themes["theme"], briefing.themes["name"], strict=True))
        told = [
            f'"{quoted(teller, names.get(row.theme, row.theme))}" pada {dictionary.phrase(row.part)}'
            for row in rows.head(_NAMED).itertuples()
        ]
        return teller.said(f"Akar masalah yang belum dijawab tindak lanjut: {and_more(teller, told, len(rows))}.")
    if rows["action_id"].iloc[0]:
        return teller.said(f"{_actions(teller, briefing, rows)} {_LACKING[kind]}.")
    told = [f"{dictionary.phrase(row.part)}{_worth(teller, row, briefing.year)}" for row in rows.head(_NAMED).itertuples()]
    return teller.said(f"{capital(and_more(teller, told, len(rows)))} {_LACKING[kind]}.")


def _worth(teller: Teller, row, year: int) -> str:
    if row.weight >= NEGLIGIBLE:
        return f" (menurunkan indeks {teller.score(row.weight, row.part, year)} poin)"
    return f" ({teller.score(row.gap, row.part, year)} poin {beyond(row.part)} median)" if row.gap >= NEGLIGIBLE else ""


def _actions(teller: Teller, briefing: Briefing, rows: pd.DataFrame) -> str:
    """The actions of these rows: one by its title, all of the plan, or how many of how many."""
    titles = dict(zip(briefing.plan["action_id"], briefing.plan["title"], strict=True))
    if len(rows) == 1:
        return f'Tindak lanjut "{quoted(teller, titles[rows["action_id"].iloc[0]])}"'
    if len(rows) == len(titles):
        return f"Semua {teller.count(len(rows), 'actions')} tindak lanjut"
    return f"{teller.count(len(rows), 'actions')} dari {teller.count(len(titles), 'actions')} tindak lanjut"
