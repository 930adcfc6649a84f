"""What is asked of the store, and done to it, within one transaction? Every statement has a name and a file of its own."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

# Texts of tables as Python's own: those of Arrow are turned into them wherever a small table is sorted, joined or looked up,
# which costs a page a tenth of its time.
pd.set_option("mode.string_storage", "python")

SQL = Path(__file__).with_name("sql")
APART = {"checks", "migrations"}  # folders of what is never asked by name


@cache
def statements() -> dict[str, Path]:
    """Every named statement, whichever folder of sql/ it lies in: a name is used once (tests/test_layers.py)."""
    return {file.stem: file for file in SQL.glob("*/*.sql") if file.parent.name not in APART}


@cache
def statement(name: str) -> str:
    """The text of a named statement."""
    return statements()[name].read_text(encoding="utf-8")


# The tables of what people write down; all others hold figures and where they are from.
NOTES = {"event", "event_head", "evidence_file"}
_NOTED = re.compile(rf"\b(?:{'|'.join(NOTES)})\b")
_WRITTEN = re.compile(r"\b(?:into|update|delete\s+from)\s+(\w+)", re.IGNORECASE)


@cache
def asks_notes(name: str) -> bool:
    """May the answer to a named question be another one after a note?"""
    return bool(_NOTED.search(statement(name)))


@cache
def _writes_figures(name: str) -> bool:
    """May a named statement write anything but notes?"""
    written = set(_WRITTEN.findall(statement(name)))
    return not written or not written <= NOTES


class Transaction:
    """One transaction of the store: it sees what it wrote itself, and what it is told is never remembered.

    notes_only: was nothing written through it but notes, as far as it knows?
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor, self.notes_only = cursor, True

    def ask(self, name: str, **parameters: object) -> pd.DataFrame:
        """The answer to a named question; columns and grain are stated at the top of its file."""
        return self._cursor.execute(statement(name), parameters or None).df()

    def records(self, name: str, **parameters: object) -> list[dict[str, Any]]:
        """The same row by row, with None where a cell is empty and whole numbers left whole."""
        answer = self._cursor.execute(statement(name), parameters or None)
        columns = [column[0] for column in answer.description or []]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]

    def run(self, name: str, **parameters: object) -> None:
        """Do what a named file says, statement by statement; each is given those of the parameters that it names."""
        self.notes_only &= not _writes_figures(name)
        for step in self._cursor.extract_statements(statement(name)):
            self._cursor.execute(step, {key: parameters[key] for key in step.named_parameters} or None)

    def insert(self, table: str, rows: pd.DataFrame, *, unless: str = "", replacing: str = "") -> None:
        """Insert the rows by the names of their columns. A row whose value in column `unless` is known already is left out;
        one whose value in the key `replacing` is known takes the place of what is there."""
        if rows.empty:
            return
        columns, rule = ", ".join(rows.columns), ""
        if unless:
            rule = f"where {unless} not in (select {unless} from {table})"
        if replacing:
            rule = f"on conflict do update set {', '.join(f'{c} = excluded.{c}' for c in rows.columns if c != replacing)}"
        self.notes_only &= table in NOTES
        self._cursor.register("incoming", rows)
        self._cursor.execute(f"insert into {table} ({columns}) select {columns} from incoming {rule}")
        self._cursor.unregister("incoming")

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None) -> duckdb.DuckDBPyConnection:
        """Any statement: for the modules of this room, and for tests."""
        self.notes_only = False
        return self._cursor.execute(sql, parameters or None)

    def define(self, name: str, act: Callable[[str], str]) -> None:
        """A function of SQL from text to text: for the modules of this room."""
        self._cursor.create_function(name, act, ["VARCHAR"], "VARCHAR", side_effects=False)

    def value(self, sql: str) -> Any:
        """The first cell of an answer; None where it has no row."""
        row = self._cursor.execute(sql).fetchone()
        return row[0] if row else None
