"""What does the evaluation of a survey year say: its result, whose movement it was, the plan, and what became of commitments?"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from spi.answers.cycle.evaluation import OPEN, Opening, Version
from spi.narrative import follow_up
from spi.narrative.results import category, comparison, rank, score
from spi.narrative.sentence import Sentence, Writer, joined, known, listed
from spi.words import dictionary
from spi.words.wording import date_words, moment_words

STEPS = {  # what an evaluation stands on, in its order: what to do, and the page (section/name) on which it is done
    "index": ("Masukkan hasil KPK tahun ini", "data/impor"),
    "actions": ("Susun rencana tindak lanjut", "tindak_lanjut/rtl"),
    "decisions": ("Catat keputusan rapat", "rapat/rapat"),
}  # fmt: skip


def lacking(opening: Opening) -> list[str]:
    """Which of STEPS nothing is known of yet."""
    there = {
        "index": opening.here.index is not None,
        "actions": bool((opening.actions["plan_year"] == opening.year).any()) if len(opening.actions) else False,
        "decisions": bool(len(opening.decisions)),
    }
    return [step for step, known_of in there.items() if not known_of]


def headline(opening: Opening) -> Sentence:
    """What an evaluation that is not closed stands on so far."""
    writer, missing = Writer("evaluation"), lacking(opening)
    text = f"Evaluasi {writer.survey(opening.year)} belum ditutup"
    if len(missing) == len(STEPS):
        return writer.sentence(f"{text}: indeks, tindak lanjut, dan keputusan rapatnya belum tercatat.")
    index = [] if "index" in missing else [f"indeks {writer.score(opening.here.index or 0.0, 'index', opening.year)}"]
    still = int(opening.actions["open"].sum()) if len(opening.actions) else 0
    planned = f"{writer.count(still, 'open')} tindak lanjut masih terbuka" if still else "tidak ada tindak lanjut yang terbuka"
    planned = planned if len(opening.actions) else "belum ada tindak lanjut"
    taken = len(opening.decisions)
    decided = f"{writer.count(taken, 'decisions')} keputusan rapat tercatat" if taken else "belum ada keputusan rapat tercatat"
    return writer.sentence(f"{text}: {'; '.join([*index, planned, decided])}.")


def closed(version: Version) -> Sentence:
    """When an evaluation was closed, as which event, and what it hands on."""
    writer = Writer("evaluation")
    survey, day = writer.survey(version.plan.survey_year), writer.quoted(date_words(version.facts["closed_on"]))
    return joined(writer.sentence(f"Evaluasi {survey} ditutup per {day}."), hands_on(version))


def hands_on(version: Version) -> Sentence:
    """As which event the account was frozen, and how much is opened again next time."""
    writer, count = Writer("evaluation"), len(version.commitments)
    text = f"Isinya dibekukan sebagai peristiwa nomor {writer.count(version.seq, 'event')}"
    handed = f"{writer.count(count, 'commitments')} komitmen dibuka lagi pada evaluasi berikutnya" if count else ""
    return writer.sentence(f"{text}; {handed or 'tidak ada komitmen yang tersisa'}.")


def taken_back(year: int, event: Mapping[str, Any]) -> Sentence:
    """That the closing was taken back, by whom and why. event: of sql/events.sql."""
    writer = Writer("evaluation")
    when, who = writer.quoted(moment_words(event["happened_at"])), writer.quoted(event["actor"])
    text = f"Penutupan evaluasi {writer.survey(year)} ditarik {who} pada {when}: {writer.quoted(event['reason'])}"
    return writer.sentence(f"{text.removesuffix('.')}. Versinya tetap dapat dibuka.")


def frozen_as(version: Version) -> Sentence:
    """Of which state of the store a version tells, and who closed it."""
    writer, facts = Writer("evaluation"), version.facts
    number = writer.count(int(facts["log_number"] or 0), "event")
    told = f"Dasarnya catatan sampai peristiwa nomor {number} (segel {writer.quoted(facts['log_seal'][:12])})"
    data = writer.quoted(facts["data_version"], longest=200)
    who, when = writer.quoted(version.actor), writer.quoted(moment_words(version.closed_at))
    reason = f", alasan: {writer.quoted(version.reason)}" if version.reason else ""
    own = f"versi {writer.count(version.number, 'version')}, peristiwa nomor {writer.count(version.seq, 'event')}"
    return writer.sentence(f"{told}; data: {data}. Dicatat {who}, {when}, {own}{reason}.")


def since_then(counts: pd.DataFrame) -> Sentence:
    """How much was written down since a version was closed: kind, events."""
    writer = Writer("evaluation")
    if counts.empty:
        return writer.sentence("Sejak itu belum ada peristiwa baru.")
    total = writer.count(int(counts["events"].sum()), "events")
    rows = counts.to_dict("records")
    kinds = [f"{writer.count(row['events'], 'events')} tentang {dictionary.word('kinds', row['kind'])}" for row in rows]
    return writer.sentence(f"Sejak itu {total} peristiwa tercatat ({listed(kinds)}); isi di bawah tidak ikut berubah.")


def kept_so_far(year: int, outcomes: Sequence[str]) -> Sentence:
    """What became of the commitments of the evaluation of an earlier year, counted by outcome (codes)."""
    writer = Writer("evaluation")
    whose = f"evaluasi {writer.survey(year)}"
    if not outcomes:
        return writer.sentence(f"Dari {whose} tidak ada komitmen yang tersisa.")
    text = f"Dari {writer.count(len(outcomes), 'commitments')} komitmen {whose}"
    counts = [(code, list(outcomes).count(code)) for code in dictionary.words("commitment_outcomes")]
    told = [f"{writer.count(n, code)} {dictionary.word('commitment_outcomes', code)}" for code, n in counts if n]
    return writer.sentence(f"{text}: {listed(told)}.")


def frozen(opening: Opening) -> dict[str, Any]:
    """What is told of the result, the plan and the earlier commitments, in words, as the record of kind evaluation holds it; what
    only the office can say (conclusion, commitments, participants_by_office, the verdicts on typed ones) is still empty."""
    number, seal = opening.log
    before = opening.before
    return {
        "closed_on": opening.day.isoformat(),
        "log_number": number,
        "log_seal": seal,
        "data_version": opening.data_version,
        "government": opening.region["name"],
        "compared_in": _compared_in(opening),
        "result": _texts(_result(opening)),
        "movement": _texts(_movement(opening)),
        "plan_status": _texts(_plan_status(opening)),
        "actions": [_action(row) for row in opening.actions.to_dict("records")],
        "decisions": [_decision(row) for row in opening.decisions.to_dict("records")],
        "earlier_year": str(before.plan.survey_year) if before else "",
        "earlier_status": [],
        "earlier": opening.became.to_dict("records"),
        "commitments": [],
        "conclusion": "",
        "participants_by_office": [],
    }


def with_judgements(
    rows: Sequence[Mapping[str, str]], judged: Mapping[str, tuple[str, str]], year: str
) -> tuple[list[dict[str, str]], list[str]]:
    """The earlier commitments with what the office judged of typed ones (key -> outcome, note), and the sentence that counts all.

    year: the survey year of the evaluation that promised them, "" where there was none.
    """
    told = [{**row} for row in rows]
    for row in told:
        if row["key"] in judged:
            row["outcome"], row["note"] = judged[row["key"]]
            row["outcome_words"] = dictionary.word("commitment_outcomes", row["outcome"])
    return told, [kept_so_far(int(year), [row["outcome"] for row in told]).text] if year else []


def _result(opening: Opening) -> list[Sentence]:
    """Index, category, and rank; a clause of the page becomes a sentence here."""
    here, year, before = opening.here, opening.year, opening.year_before
    level = score.level(opening.why, year=year, year_before=before)
    if here.index is None:
        return [level]
    place = rank.rank_headline(here, opening.why, year=year, year_before=before)
    return [level, category.category_line(here, year=year), place]


def _movement(opening: Opening) -> list[Sentence]:
    """Own and common movement as METHOD 7 tells them; nothing without two years."""
    why, split, year, before = opening.why, opening.split, opening.year, opening.year_before
    if why.change is None or before is None:
        return []
    return known(
        [
            comparison.headline(why, split, year=year, year_before=before),
            comparison.leading_parts(split, why, year=year),
            comparison.common_grounds(split, why, year=year),
            comparison.usual_change(opening.one_year, split),
            comparison.together_sentence(opening.movements, year=year),
        ]
    )


def _plan_status(opening: Opening) -> list[Sentence]:
    """The plan of the survey year, and each earlier one that still waits."""
    own = [status.completion for status in opening.plans if status.year == opening.year]
    if own:
        message = follow_up.completion(own[0], whose=opening.year)
    else:
        writer = Writer("plan")
        message = writer.sentence(f"Belum ada tindak lanjut atas hasil {writer.survey(opening.year)} yang dicatat.")
    return [message, *(follow_up.plan_status(status) for status in opening.plans if status.year != opening.year)]


def _compared_in(opening: Opening) -> str:
    years = f"SPI {opening.year_before} ke {opening.year}" if opening.year_before else f"SPI {opening.year}"
    return f"{years}; {opening.scope.title(opening.members)}"


def _texts(sentences: Sequence[Sentence]) -> list[str]:
    return [text if text.endswith(".") else f"{text}." for text in (sentence.text for sentence in sentences)]


def _action(row: Mapping[str, Any]) -> dict[str, str]:
    """An action as the record holds it: all texts, its day as ISO."""
    words = {name: row[f"{name}_words"] for name in ("claim", "verification", "validation", "evidence")}
    number = "" if pd.isna(row["number"]) else str(int(row["number"]))
    return words | {
        "action_id": row["action_id"], "number": number, "title": row["title"], "plan_year": str(row["plan_year"]),
        "opd": _owner(row), "due": _iso(row["due"]), "state": row["state"], "open": OPEN if row["open"] else "",
    }  # fmt: skip


def _decision(row: Mapping[str, Any]) -> dict[str, str]:
    return {"title": row["title"], "meeting": row["meeting"], "opd": _owner(row), "due": _iso(row["due"])}


def _owner(row: Mapping[str, Any]) -> str:
    """The OPD in charge, "" where none is set."""
    return "" if row["opd"] == dictionary.word("unset", "opd") else str(row["opd"])


def _iso(day: Any) -> str:
    return "" if pd.isna(day) else day.date().isoformat()
