"""What is due and what is late? `python -m spi agenda`: as on the page Kalender, for a mail or a note on the wall."""

import argparse
import json
from datetime import date
from typing import Any

from spi.answers.cycle.calendar import calendar
from spi.answers.cycle.reminders import ACTION, DAYS, RECORD, STEP, reminders
from spi.commands import answers
from spi.commands.terminal import CommandError
from spi.narrative.cycle.calendar import due_and_late, next_step
from spi.settings import settings

_SIGNS = {ACTION: "", STEP: "", RECORD: "CATAT"}


def add(commands: Any) -> None:
    """Add the command to the command line's parser."""
    parser = commands.add_parser("agenda", help="yang lewat dan yang jatuh tempo, menurut OPD")
    parser.add_argument("--region", help="kode wilayah; tanpa ini pemda dalam setelan")
    parser.add_argument("--day", type=date.fromisoformat, help="dilihat dari hari lain, misalnya 2026-08-01; tanpa ini hari ini")
    parser.add_argument("--days", type=int, default=DAYS, help=f"berapa hari ke depan; bawaan {DAYS}")
    parser.add_argument("--json", action="store_true", help="hanya JSON di keluaran baku")
    parser.set_defaults(command=_agenda)


def _agenda(options: argparse.Namespace) -> int:
    if options.days < 0:
        raise CommandError("--days tidak boleh kurang dari 0. Tulis misalnya 30.")
    region = answers.region_of(options.region or settings()["region"])
    today = options.day or date.today()
    waiting = reminders(region.name, today=today, days=options.days)
    coming = next_step(calendar(region.name, today=today), today=today)
    if options.json:
        items = waiting.assign(due=waiting["due"].map(date.isoformat)).drop(columns="due_words").to_dict("records")
        report = {"region_code": region.name, "day": today.isoformat(), "days": options.days, "next": coming.text, "items": items}
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return 0
    print(f"{region['name']}\n{coming.text}\n{due_and_late(waiting, days=options.days).text}")
    for opd, rows in waiting.groupby("opd", sort=False):
        print(f"\n{opd}")
        for row in rows.itertuples():
            print(f"  {'LEWAT' if row.late else _SIGNS[row.kind]:<5}  {row.due_words:<18} {row.awaited} ({row.state})")
    return 0
