"""What does a returned matrix propose, row by row, beside what its writer had seen?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from spi.follow_up.log import rules
from spi.follow_up.matrix import matrix
from spi.follow_up.matrix.matrix_sheet import AGAIN, Sheet
from spi.follow_up.plan import plan
from spi.words.wording import date_words

COLUMNS = ["action_id", "place", "number", "title", "field", "old", "new"]

Action = Mapping[str, Any]  # a row of plan.actions
Cells = Mapping[str, Any]  # field -> cell


@dataclass
class Draft:
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


@dataclass
class Proposal:
    """Reads the rows of a sheet into a draft. then, now: action_id -> action, as the writer had seen it and as it is;
    names: theme key -> how it was written; themes: every word of a theme, in small letters -> its key."""

    sheet: Sheet
    draft: Draft
    then: Mapping[str, Action]
    now: Mapping[str, Action]
    names: Mapping[str, str]
    themes: Mapping[str, str]
    lines: dict[str, int] = field(default_factory=dict)
    cells: list[tuple] = field(default_factory=list)

    def read(self) -> Draft:
        """Every row, in the order of the sheet."""
        titles = {action["title"].casefold() for action in self.now.values()}
        for line, row in self.sheet.rows:
            key = matrix.said(row[matrix.KEY])
            if not key:
                self._added(line, row, titles)
            elif self._trusted(line, row, key):
                self._changed(line, row, key)
        self.draft.differences = pd.DataFrame(self.cells, columns=COLUMNS)
        return self.draft

    def _trusted(self, line: int, row: Cells, key: str) -> bool:
        """May this row be compared? A problem otherwise."""
        first, version = self.lines.setdefault(key, line), matrix.said(row[matrix.VERSION])
        if first != line:
            return self._problem(line, matrix.KEY, f'kunci "{key[:60]}" sudah ada di baris {first}. Hapus salah satu barisnya.')
        if key not in self.now:
            remedy = "mungkin sudah ditarik, atau kuncinya berubah. Hapus barisnya, atau pulihkan kuncinya"
            return self._problem(line, matrix.KEY, f'kunci "{key[:60]}" tidak ada di rencana ini; {remedy}.')
        if version != str(self._before(key)[matrix.VERSION]):
            return self._problem(line, matrix.VERSION, f'versi "{version[:20]}" bukan yang ditulis di baris ini. {AGAIN}')
        return True

    def _before(self, key: str) -> Action:
        return self.then.get(key) or self.now[key]

    def _changed(self, line: int, row: Cells, key: str) -> None:
        """What a row changes of the action that it tells of."""
        before, fields = self._before(key), {}
        stood, stands = matrix.cells(before, self.names), matrix.cells(self.now[key], self.names)
        if matrix.said(row["first_due"]) != matrix.said(stood["first_due"]):
            self._problem(line, "first_due", "tenggat pertama tidak dapat diubah. Ubah kolom Tenggat dan isi alasannya.")
        for name in matrix.editable():
            cell = matrix.said(row[name])
            if cell in (matrix.said(stood[name]), matrix.said(stands[name])):
                continue
            value = self._value(line, name, row[name], known=before["themes"])
            if name == "due" and value == "" and not pd.isna(self.now[key]["first_due"]):
                self._problem(line, name, rules.DUE_STAYS)
            elif value is not None and value not in (self._clean(name, stood[name])[0], self._clean(name, stands[name])[0]):
                fields[name] = value
                self._tell(key, line, before, name, stood[name], row[name])
        self.draft.seen[key] = int(before[matrix.VERSION])
        if fields:
            self._check_days(line, {name: matrix.said(stood[name]) for name in ("start", "due")} | fields)
            self.draft.changes[key] = fields
            reason = matrix.said(row[matrix.REASON])
            self.draft.reasons |= {key: reason} if reason else {}
            self.draft.unreasoned += [key] if not reason and _demands_reason(fields, before) else []

    def _added(self, line: int, row: Cells, titles: set[str]) -> None:
        """The action that a row without a key adds; nothing where it holds no more than the words for nothing."""
        names = [name for name in (*matrix.editable(), "source") if name in row]
        fields = {name: value for name in names if (value := self._value(line, name, row[name], new=True)) not in (None, "", [])}
        title = matrix.said(row["title"])
        if not fields and not title:
            return
        if not title:
            self._problem(line, "title", "masih kosong, padahal kolom lain di baris ini berisi. Isi tindak lanjutnya.")
        if title.casefold() in titles:
            remedy = "Pulihkan kunci barisnya, atau beri judul lain bila memang tindak lanjut baru"
            self._problem(line, "title", f'"{title[:60]}" sudah ada, padahal kuncinya kosong. {remedy}.')
        if matrix.said(row["first_due"]) not in ("", fields.get("due")):
            self._problem(line, "first_due", "tenggat pertama baris baru diambil dari kolom Tenggat. Isi kolom Tenggat saja.")
        titles.add(title.casefold())
        self._check_days(line, fields)
        self.draft.new.append(fields)
        for name in fields:
            self._tell("", line, {"number": None, "title": title}, name, "", row[name])

    def _value(self, line: int, name: str, cell: Any, *, known: Iterable[str] = (), new: bool = False) -> Any:
        """What a cell means for a field, as it is written down; None after a problem."""
        try:
            value, problems = self._clean(name, cell)
        except ValueError as reason:
            value, problems = None, [str(reason)]
        strange = [theme for theme in value or () if theme not in {*self.themes.values(), *known}] if name == "themes" else []
        if strange:
            problems.append(f'tema "{strange[0][:60]}" tidak dikenal. Pilih dari lembar {matrix.GUIDE}.')
        if name == "number" and value == "" and not new:
            problems.append("nomor masih kosong. Isi nomornya kembali.")
        for problem in problems if name != "title" or not new or matrix.said(cell) else ():
            self._problem(line, name, problem)
        return None if problems else value

    def _clean(self, name: str, cell: Any) -> tuple[Any, list[str]]:
        facts, problems = rules.checked("action", {name: matrix.meant(name, cell, self.themes)}, new=False)
        return facts[name], problems

    def _check_days(self, line: int, fields: Mapping[str, Any]) -> None:
        begins, ends = fields.get("start", ""), fields.get("due", "")
        if begins and ends and ends < begins:
            told = f"tenggat {date_words(ends)} mendahului mulai {date_words(begins)}. Betulkan salah satunya."
            self._problem(line, "due", told)

    def _problem(self, line: int, name: str, sentence: str) -> bool:
        self.draft.problems.append(f"{self.sheet.place(line, name)}: {sentence}")
        return False

    def _tell(self, key: str, line: int, action: Action, name: str, old: Any, new: Any) -> None:
        told = [date_words(said) if name in matrix.DATES else said for said in map(matrix.said, (old, new))]
        heading = matrix.headings()[name]
        self.cells.append((key, self.sheet.place(line, name), action["number"], action["title"], heading, *told))


def _demands_reason(fields: Mapping[str, Any], before: Action) -> bool:
    """Is a due date moved, or a verdict changed that had been given?"""
    moved = "due" in fields and not pd.isna(before["first_due"])
    return moved or any(verdict in fields and not pd.isna(before[verdict]) for verdict in plan.VERDICTS)
