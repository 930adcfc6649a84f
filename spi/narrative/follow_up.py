"""Which sentences say how far a follow-up plan is, and what is to be decided? Three verdicts, never mixed."""

import pandas as pd

from spi.answers.actions import agenda, progress
from spi.answers.actions.plans import PlanStatus
from spi.answers.actions.progress import Completion, Surge
from spi.answers.briefing import Briefing
from spi.narrative import loose_ends
from spi.narrative.sentence import Sentence, Writer, capital, known, listed
from spi.words import dictionary
from spi.words.wording import date_words

ASKED = "Yang perlu diputuskan: "
_NAMED, _STEPS = 3, 2  # how many parts or actions are called by name; how many steps the message counts


def plan(briefing: Briefing) -> list[Sentence]:
    """How far the plan is: three verdicts, loose ends (those of one kind together), what is not set, delays, moved dates."""
    ends = briefing.orphans if len(briefing.findings) else briefing.orphans[briefing.orphans["kind"] != "weakness_without_cause"]
    titles = dict(zip(briefing.plan["action_id"], briefing.plan["title"], strict=True))
    themes = dict(zip(briefing.themes["theme"], briefing.themes["name"], strict=True))
    kinds = [ends[ends["kind"] == kind] for kind in ends["kind"].unique()]
    years = briefing.year_before, briefing.year
    loose = [loose_ends.loose_end(rows, years=years, titles=titles, themes=themes) for rows in kinds]
    done, moved = briefing.completion, due_dates_moved(briefing.completion) if briefing.completion.moved else None
    return known(
        [
            completion(done, year=briefing.year, planned=briefing.planned),
            plan_status(briefing.earlier) if briefing.earlier else None,
            *loose[:1],
            _unset(done),
            _delays(briefing),
            moved,
            *loose[1:],
        ]
    )


def decisions(briefing: Briefing) -> list[Sentence]:
    """All at a glance; further parts without an action; the mini FGD where none was held; the actions by what they wait for,
    KPK's rejections first."""
    table = briefing.waiting.assign(late=~agenda.rejected(briefing.waiting)).sort_values(["late", "number"], kind="stable")
    unanswered = [o.part for o in briefing.orphans.itertuples() if o.kind == "weakness_without_action"]
    each = [_waiting(rows) for _, rows in table.groupby("decision", sort=False)]
    return known([_asked(briefing, table, unanswered[:1]), _also(unanswered[1:]), _meeting(briefing), *each])


def plan_status(status: PlanStatus) -> Sentence:
    """How far the plan of an earlier survey year is, beside a newer result: what is open, carried over, judged and late."""
    writer, done = Writer("plan"), status.completion
    survey = writer.survey(status.year)
    some = f"{writer.count(done.open, 'actions')} dari" if done.open < done.total else "semua"
    text = f"Status RTL {survey}: {some} {writer.count(done.total, 'actions')} tindak lanjut masih terbuka"
    text += f", {writer.count(done.carried, 'actions')} dibawa ke rencana berikutnya" if done.carried else ""
    late = f"; {writer.count(done.overdue, 'actions')} lewat tenggat" if done.overdue else ""
    return writer.sentence(f"{text}; {_verdicts(writer, done)}{late}.")


def completion(
    done: Completion, *, year: int | None = None, opd: str | None = None, planned: int = 0, whose: int | None = None
) -> Sentence:
    """How many actions are validated, judged and claimed, and how many are late; of one OPD or survey year where named.

    whose: the survey year that the plan answers, named where there are several plans;
    planned: where only the actions that concern the camat are told of, how many there are in all.
    """
    writer = Writer("plan")
    if planned and not done.total:
        of = f" {writer.survey(year)}" if year is not None else ""
        return writer.sentence(f"Dari {writer.count(planned, 'actions')} tindak lanjut{of}, belum ada yang menyangkut camat.")
    if not done.total:
        of = f" atas hasil {writer.survey(year)}" if year is not None else ""
        return writer.sentence(f"Belum ada tindak lanjut{_of_opd(writer, opd)}{of} yang dicatat.")
    of = f" atas hasil {writer.survey(whose)}" if whose is not None else ""
    text = f"Dari {writer.count(done.total, 'actions')} tindak lanjut{_of_opd(writer, opd)}{of}"
    if planned:
        text = f"Dari {writer.count(planned, 'actions')} tindak lanjut, {writer.count(done.total, 'actions')} menyangkut camat"
    verdicts = _verdicts(writer, done)
    owners = ["penanggung jawab"] if not opd and done.without_opd == done.total else []
    late = f"{listed([*owners, 'tenggat'])} juga belum ada" if _nothing_stated(done) else _late(writer, done)
    carried = f"; {writer.count(done.carried, 'actions')} dibawa ke rencana berikutnya" if done.carried else ""
    brought = f"; {writer.count(done.brought, 'actions')} dibawa dari rencana sebelumnya" if done.brought else ""
    return writer.sentence(f"{text}: {verdicts}; {late}{carried}{brought}.")


def further(listed_here: int, total: int) -> Sentence:
    """The message of a further slide of actions: how many of them it lists."""
    writer = Writer("plan")
    return writer.sentence(
        f"Tindak lanjut berikutnya: {writer.count(listed_here, 'actions')} dari {writer.count(total, 'actions')}."
    )


def _verdicts(writer: Writer, done: Completion) -> str:
    """Each verdict by what it says: a judged action need not be a conforming one, nor one that KPK decided on an accepted one."""
    judged = done.total - done.unassessed
    if not (judged or done.validated or done.rejected or done.claimed):
        return "belum ada yang divalidasi KPK, dinilai Inspektorat, atau diklaim selesai"
    counts = [(done.validated, "divalidasi KPK")] + ([(done.rejected, "ditolak KPK")] if done.rejected else [])
    words = [f"{writer.count(count, 'actions')} {verdict}" for count, verdict in counts]
    words.append(f"{writer.count(judged, 'actions')} dinilai Inspektorat")
    verdicts = {"conform": done.verified, "not_yet": done.not_yet, "not_started": done.not_started, "impossible": done.impossible}
    said = [f"{writer.count(n, 'actions')} {dictionary.word('verifications', v)}" for v, n in verdicts.items() if n]
    words[-1] += f" ({', '.join(said)})" if said else ""
    return ", ".join([*words, f"{writer.count(done.claimed, 'actions')} diklaim selesai"])


def due_dates_moved(done: Completion) -> Sentence:
    """How many due dates were moved, and how often to a later day."""
    writer = Writer("plan")
    if not done.moved and done.without_due == done.total:
        return writer.sentence("Tidak ada tenggat yang berlaku.")  # not "never set": older logs hold due dates that were emptied
    if not done.moved:
        return writer.sentence("Belum ada tenggat yang dipindah.")
    text = f"Tenggat {writer.count(done.moved, 'actions')} tindak lanjut pernah dipindah"
    later = f"{writer.count(done.slips, 'slips')} kali ke hari yang lebih lambat" if done.slips else ""
    return writer.sentence(f"{text}, {later or 'semuanya ke hari yang lebih awal'}; tenggat pertamanya tetap tercatat.")


def arrival(surge: Surge | None) -> Sentence | None:
    """What arrived in the last days of the curve; None where nothing was claimed by then."""
    if surge is None or not surge.after:
        return None
    writer = Writer("plan")
    text = f"Dalam {writer.count(surge.days, 'days')} hari sampai {'tenggat terakhir, ' if surge.to_due else ''}"
    text = f"{text}{writer.quoted(date_words(surge.end))}"
    if not surge.arrived:
        count = f"jumlahnya {writer.count(surge.after, 'actions')} dari {writer.count(surge.total, 'actions')} tindak lanjut"
        return writer.sentence(f"{text}, jumlah klaim selesai tidak bertambah; {count}.")
    grown = f"klaim selesai naik dari {writer.count(surge.before, 'actions')} menjadi {writer.count(surge.after, 'actions')}"
    text = f"{text}, {grown} dari {writer.count(surge.total, 'actions')} tindak lanjut"
    share = writer.score(100 * (surge.share or 0.0), "share", None, places=0)
    return writer.sentence(f"{text}: tambahannya {share}% dari seluruh klaim.")


def _of_opd(writer: Writer, opd: str | None) -> str:
    return f" {writer.quoted(opd)}" if opd else ""


def _nothing_stated(done: Completion) -> bool:
    """Has nobody set a due date or given any verdict?"""
    silent = done.unassessed == done.total and not (done.claimed or done.validated or done.rejected)
    return silent and done.without_due == done.total


def _late(writer: Writer, done: Completion) -> str:
    if done.without_due == done.total:
        return "tidak ada tenggat yang berlaku"
    late = f"{writer.count(done.overdue, 'actions')} lewat tenggat" if done.overdue else "tidak ada yang lewat tenggat"
    return f"{late}, {writer.count(done.without_due, 'actions')} tanpa tenggat" if done.without_due else late


def _unset(done: Completion) -> Sentence | None:
    """What many actions still lack, as far as the message does not say it."""
    writer, silent = Writer("plan"), _nothing_stated(done)
    of, lacking = writer.count(done.total, "actions"), []
    if done.without_opd and not (silent and done.without_opd == done.total):
        lacking.append(f"{_so_many(writer, done.without_opd, done)} belum memiliki penanggung jawab")
    if done.without_evidence:
        lacking.append(f"{_so_many(writer, done.without_evidence, done)} belum memiliki bukti")
    return writer.sentence(f"Dari {of} tindak lanjut, {listed(lacking)}.") if lacking else None


def _so_many(writer: Writer, count: int, done: Completion) -> str:
    return "semuanya" if count == done.total else writer.count(count, "actions")


def _delays(briefing: Briefing) -> Sentence | None:
    """How old the delays are, by the due date in force."""
    if not briefing.completion.overdue:
        return None
    ages = progress.ageing(briefing.plan, briefing.stamp.moment.date())
    late = ages[ages["bucket"].str.startswith("late") & (ages["count"] > 0)]
    writer = Writer("plan")
    clauses = [f"{writer.count(row['count'], 'actions')} {writer.quoted(row['label'])}" for _, row in late.iterrows()]
    return writer.sentence(f"Umur keterlambatan: {listed(clauses)}.")


def _asked(briefing: Briefing, table: pd.DataFrame, unanswered: list[str]) -> Sentence:
    """The slide's message: KPK's rejections, the gravest part without an action, and the steps that most actions wait for,
    counted."""
    writer = Writer("decisions")
    steps = [step for decision in table["decision"] for step in decision.split("; ")]
    counts = pd.Series(steps, dtype=object).value_counts(sort=False).sort_values(ascending=False, kind="stable")
    rejected = counts.index == agenda.REJECTED
    wanted = [f"tetapkan tindak lanjut yang menjawab {dictionary.phrase(part)}" for part in unanswered]
    asked = [*counts[rejected].items(), *((step, 0) for step in wanted)]
    asked += list(counts[~rejected].head(_STEPS - int(rejected.sum())).items())
    clauses, unit = [], " tindak lanjut"
    for step, count in asked:
        clauses.append(f"{step} ({writer.count(count, 'actions')}{unit})" if count else step)
        unit = "" if count else unit
    if clauses:
        return writer.sentence(f"{ASKED}{listed(clauses)}.")
    if briefing.planned and not briefing.completion.total:
        return writer.sentence(f"{ASKED}tetapkan tindak lanjut mana yang menyangkut camat.")
    if not briefing.completion.total:
        return writer.sentence(f"{ASKED}tetapkan tindak lanjut atas hasil {writer.survey(briefing.year)}.")
    return writer.sentence("Tidak ada tindak lanjut yang menunggu keputusan.")


def _also(parts: list[str]) -> Sentence | None:
    if not parts:
        return None
    writer = Writer("decisions")
    named = writer.and_more([dictionary.phrase(part) for part in parts[:_NAMED]], len(parts))
    return writer.sentence(f"{capital(named)} juga belum disebut tindak lanjut mana pun.")


def _meeting(briefing: Briefing) -> Sentence | None:
    if len(briefing.findings):
        return None
    writer = Writer("decisions")
    text = f"Mini FGD atas hasil {writer.survey(briefing.year)} perlu dijadwalkan"
    return writer.sentence(f"{text}, pegawai dan pengguna layanan terpisah, untuk mencari akar masalahnya.")


def _waiting(rows: pd.DataFrame) -> Sentence:
    """The actions that wait for the same."""
    writer = Writer("decisions")
    titles = [f"“{writer.quoted(title)}”" for title in rows["title"].head(_NAMED)]
    return writer.sentence(f"Untuk {writer.and_more(titles, len(rows))}: {rows['decision'].iloc[0]}.")
