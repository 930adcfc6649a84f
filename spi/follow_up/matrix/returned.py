"""What did somebody change in the workbook of a plan, and how is it saved? All or nothing, and only real differences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import rules
from spi.follow_up.log.events import NOW, Outcome
from spi.follow_up.log.people import Person
from spi.follow_up.matrix import matrix
from spi.follow_up.matrix.matrix_sheet import AGAIN, Sheet, Unreadable, opened
from spi.follow_up.plan import plan
from spi.follow_up.plan.action_events import as_fact
from spi.follow_up.plan.remarks import days_past
from spi.store import database
from spi.words.wording import date_words, thousands

CODE, NEWEST, SEAL = "Kode rencana", "Nomor peristiwa terakhir", "Sidik peristiwa terakhir (SHA-256)"  # in the guide sheet
COLUMNS = ["action_id", "place", "number", "title", "field", "old", "new"]

Action = Mapping[str, Any]  # a row of plan.actions
Cells = Mapping[str, Any]  # field -> cell


@dataclass
class Proposal:
    """What a workbook proposes. changes: action_id -> field -> value; new: the fields of each new action; seen: action_id ->
    number of the last event its writer had seen; reasons: action_id -> why; problems: sentences, and with any of them
    nothing is saved; notes: sentences that a reader should know. differences: one row per changed cell, see COLUMNS (field as
    its heading, old and new in words; of a new action the key is "" and the number missing). unreasoned: keys of actions
    whose change demands a reason that the workbook does not give.
    """

    changes: dict[str, dict[str, Any]] = field(default_factory=dict)
    new: list[dict[str, Any]] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unreasoned: list[str] = field(default_factory=list)
    differences: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=COLUMNS))


def read(content: bytes, name: str, of: Plan) -> Proposal:
    """What the workbook `name` would change in a plan. A cell is changed when it differs from what the plan said at the
    event that its writer had seen (column Versi), so that nobody's later change is taken back unawares."""
    try:
        sheet = opened(content, name)
    except Unreadable as unreadable:
        return Proposal(problems=list(unreadable.args))
    proposal = Proposal(notes=sheet.notes, problems=_foreign(sheet, name, of))
    if proposal.problems:
        return proposal
    versions = [matrix.cell_text(row[matrix.VERSION]) for _, row in sheet.rows]
    newest_seen = max((int(text) for text in versions if text.isdecimal() and len(text) < 16), default=0)
    newest = sheet.facts.get(NEWEST, "")
    names = matrix.theme_words(discussion.theme_names(at=_moment(int(newest) if newest.isdecimal() else 0)))
    current = matrix.theme_words(discussion.theme_names())
    words = {word.casefold(): key for known in (current, names) for key, word in known.items()}
    then, now = (
        {action["action_id"]: action for action in plan.actions(of, at=at).to_dict("records")}
        for at in (_moment(newest_seen), NOW)
    )
    return _Reader(sheet, proposal, then, now, names, {key.casefold(): key for key in names} | words).read()


def apply(person: Person, of: Plan, proposal: Proposal, reason: str = "") -> Outcome:
    """Save what a workbook proposes, all or nothing; `reason` stands where the workbook gives none. Refused like changes
    made by hand: without the role, over unseen changes of others, or without a reason where one is demanded."""
    if proposal.problems:
        return Outcome(problems=proposal.problems)
    reasons = {key: proposal.reasons.get(key) or reason for key in proposal.changes}
    return plan.save(person, of, proposal.changes, proposal.new, seen=proposal.seen, reasons=reasons)


def _foreign(sheet: Sheet, name: str, of: Plan) -> list[str]:
    """A sentence for a workbook of another plan, or of another store, whose versions mean something else."""
    code, newest = sheet.facts.get(CODE, ""), sheet.facts.get(NEWEST, "")
    if code and code != f"{of.region_code}/{of.survey_year}":
        other = f"Berkas {name} memuat rencana {code}, bukan {of.region_code}/{of.survey_year}."
        return [f"{other} Pilih daerah atau instansi dan tahun itu di atas, lalu muat lagi."]
    if newest.isdecimal() and int(newest):
        event = database.query("event_moment", seq=int(newest))
        if event.empty or event["hash"].iloc[0] != sheet.facts.get(SEAL):
            return [f"Berkas {name} dibuat dari basis data lain, jadi kolom Versi tidak cocok. {AGAIN}"]
    return []


def _moment(seq: int) -> datetime:
    """When an event was written down; NOW where there is no such event."""
    event = database.query("event_moment", seq=seq)
    return NOW if event.empty else event["happened_at"].iloc[0].to_pydatetime()


@dataclass
class _Reader:
    """Reads the rows of a sheet into a proposal. then, now: action_id -> action, as the writer had seen it and as it is;
    names: theme key -> how it was written; themes: every word of a theme, in small letters -> its key."""

    sheet: Sheet
    proposal: Proposal
    then: Mapping[str, Action]
    now: Mapping[str, Action]
    names: Mapping[str, str]
    themes: Mapping[str, str]
    lines: dict[str, int] = field(default_factory=dict)
    cells: list[tuple] = field(default_factory=list)

    def read(self) -> Proposal:
        """Every row, in the order of the sheet."""
        titles = {action["title"].casefold() for action in self.now.values()}
        for line, row in self.sheet.rows:
            key = matrix.cell_text(row[matrix.KEY])
            if not key:
                self._added(line, row, titles)
            elif self._trusted(line, row, key):
                self._changed(line, row, key)
        self.proposal.differences = pd.DataFrame(self.cells, columns=COLUMNS)
        return self.proposal

    def _trusted(self, line: int, row: Cells, key: str) -> bool:
        """May this row be compared? A problem otherwise."""
        first, version = self.lines.setdefault(key, line), matrix.cell_text(row[matrix.VERSION])
        if first != line:
            return self._problem(line, matrix.KEY, f"kunci “{key[:60]}” sudah ada di baris {first}. Hapus salah satu barisnya.")
        if key not in self.now:
            remedy = "mungkin sudah ditarik, atau kuncinya berubah. Hapus barisnya, atau pulihkan kuncinya"
            return self._problem(line, matrix.KEY, f"kunci “{key[:60]}” tidak ada di rencana ini; {remedy}.")
        if version != str(self._before(key)[matrix.VERSION]):
            return self._problem(line, matrix.VERSION, f"versi “{version[:20]}” bukan yang ditulis di baris ini. {AGAIN}")
        return True

    def _before(self, key: str) -> Action:
        return self.then.get(key) or self.now[key]

    def _changed(self, line: int, row: Cells, key: str) -> None:
        """What a row changes of the action that it tells of."""
        before, fields = self._before(key), {}
        stood, stands = matrix.cells(before, self.names), matrix.cells(self.now[key], self.names)
        if matrix.cell_text(row["first_due"]) != matrix.cell_text(stood["first_due"]):
            self._problem(line, "first_due", "tenggat pertama tidak dapat diubah. Ubah kolom Tenggat dan isi alasannya.")
        for name in matrix.editable():
            cell = matrix.cell_text(row[name])
            if cell in (matrix.cell_text(stood[name]), matrix.cell_text(stands[name])):
                continue
            value = self._value(line, name, row[name], known=before["themes"])
            if name == "due" and value == "" and not pd.isna(self.now[key]["first_due"]):
                self._problem(line, name, rules.DUE_STAYS)
            elif value is not None and value not in (self._clean(name, stood[name])[0], self._clean(name, stands[name])[0]):
                fields[name] = value
                self._difference(key, line, before, name, stood[name], row[name])
        self.proposal.seen[key] = int(before[matrix.VERSION])
        if fields:
            self._check_days(line, {name: matrix.cell_text(stood[name]) for name in ("start", "due")} | fields)
            self._check_notes(line, fields, self.now[key])
            self.proposal.changes[key] = fields
            reason = matrix.cell_text(row[matrix.REASON])
            self.proposal.reasons |= {key: reason} if reason else {}
            self.proposal.unreasoned += [key] if not reason and _demands_reason(fields, before) else []

    def _added(self, line: int, row: Cells, titles: set[str]) -> None:
        """The action that a row without a key adds; nothing where it holds no more than the words for nothing."""
        names = [name for name in (*matrix.editable(), "source") if name in row]
        fields = {name: value for name in names if (value := self._value(line, name, row[name], new=True)) not in (None, "", [])}
        title = matrix.cell_text(row["title"])
        if not fields and not title:
            return
        if not title:
            self._problem(line, "title", "masih kosong, padahal kolom lain di baris ini berisi. Isi tindak lanjutnya.")
        if title.casefold() in titles:
            remedy = "Pulihkan kunci barisnya, atau beri judul lain bila memang tindak lanjut baru"
            self._problem(line, "title", f"“{title[:60]}” sudah ada, padahal kuncinya kosong. {remedy}.")
        if matrix.cell_text(row["first_due"]) not in ("", fields.get("due")):
            self._problem(line, "first_due", "tenggat pertama baris baru diambil dari kolom Tenggat. Isi kolom Tenggat saja.")
        titles.add(title.casefold())
        self._check_days(line, fields)
        self._check_notes(line, fields, {})
        self.proposal.new.append(fields)
        for name in fields:
            self._difference("", line, {"number": None, "title": title}, name, "", row[name])

    def _value(self, line: int, name: str, cell: Any, *, known: Iterable[str] = (), new: bool = False) -> Any:
        """What a cell means for a field, as it is written down; None after a problem."""
        try:
            value, problems = self._clean(name, cell)
        except ValueError as reason:
            value, problems = None, [str(reason)]
        unknown = [theme for theme in value or () if theme not in {*self.themes.values(), *known}] if name == "themes" else []
        if unknown:
            problems.append(f"tema “{unknown[0][:60]}” tidak dikenal. Pilih dari lembar {matrix.GUIDE}.")
        if name == "number" and value == "" and not new:
            problems.append("nomor masih kosong. Isi nomornya kembali.")
        for problem in problems if name != "title" or not new or matrix.cell_text(cell) else ():
            self._problem(line, name, problem)
        return None if problems else value

    def _clean(self, name: str, cell: Any) -> tuple[Any, list[str]]:
        facts, problems = rules.checked("action", {name: matrix.cell_value(name, cell, self.themes)}, new=False)
        return facts[name], problems

    def _check_days(self, line: int, fields: Mapping[str, Any]) -> None:
        begins, ends = fields.get("start", ""), fields.get("due", "")
        if begins and ends and ends < begins:
            problem = f"tenggat {date_words(ends)} mendahului mulai {date_words(begins)}. Perbaiki salah satunya."
            self._problem(line, "due", problem)

    def _check_notes(self, line: int, fields: Mapping[str, Any], before: Action) -> None:
        """What is demanded of a verdict, and what is told before it is saved of a first due date that lies behind."""
        for sentence in rules.unnoted(
            fields, {name: as_fact(before.get(name)) for name in ("verification", "verification_note")}
        ):
            self._problem(line, "verification_note", sentence)
        if fields.get("due") and pd.isna(before.get("first_due")) and (late := days_past(fields["due"])) > 0:
            place, due = self.sheet.place(line, "due"), date_words(fields["due"])
            self.proposal.notes.append(f"{place}: tenggat pertama {due} sudah lewat {thousands(late)} hari. Periksa tahunnya.")

    def _problem(self, line: int, name: str, sentence: str) -> bool:
        self.proposal.problems.append(f"{self.sheet.place(line, name)}: {sentence}")
        return False

    def _difference(self, key: str, line: int, action: Action, name: str, old: Any, new: Any) -> None:
        words = [date_words(text) if name in matrix.DATES else text for text in map(matrix.cell_text, (old, new))]
        heading = matrix.headings()[name]
        self.cells.append((key, self.sheet.place(line, name), action["number"], action["title"], heading, *words))


def _demands_reason(fields: Mapping[str, Any], before: Action) -> bool:
    """Is a due date moved, or a verdict changed that had been given?"""
    moved = "due" in fields and not pd.isna(before["first_due"])
    return moved or any(verdict in fields and not pd.isna(before[verdict]) for verdict in plan.VERDICTS)
