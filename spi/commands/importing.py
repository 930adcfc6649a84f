"""How does a file come in from the command line? `python -m spi import FILE_OR_FOLDER`: the same checks as the page."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from spi import dictionary, intake
from spi.answers import provenance, standing
from spi.intake.draft import Intake, plain_text
from spi.intake.preview import Preview, preview
from spi.intake.reading import TYPES
from spi.scope import GOVERNMENTS, Scope
from spi.wording import decimal, thousands

_NATION = Scope("nasional", "semua pemda se-Indonesia", GOVERNMENTS, None)
_SHOWN = 10  # changed figures that are told one by one
_STATES = {"new": "baru", "changed": "berubah", "same": "sama", "unused": "tidak dipakai", "empty": "kosong"}


def add(commands: Any) -> None:
    """Add the command to the command line's parser."""
    parser = commands.add_parser("import", help="masukkan tabel biasa (XLSX, ODS, XLS, CSV) atau tabel dasbor KPK (JSON)")
    parser.add_argument("path", metavar="BERKAS", help="satu berkas, atau folder berisi berkas")
    parser.add_argument("--dry-run", action="store_true", help="periksa saja, jangan simpan")
    parser.add_argument("--json", action="store_true", help="hanya JSON di keluaran baku")
    parser.set_defaults(command=_import)


def writes(options: argparse.Namespace) -> bool:
    """Does this command write to the store?"""
    return options.command is _import and not options.dry_run


def _import(options: argparse.Namespace) -> int:
    """Read one file (or every table in a folder) into the store, all or nothing."""
    folder = Path(options.path)
    files = _files(folder)
    known = {"aliases": provenance.aliases(), "regions": standing.regions(), "newest_year": date.today().year}
    tables = [intake.read(f, known_counts=provenance.known_counts(), **known) for f in files]
    problems = [problem for table in tables for problem in table.problems]
    if not files:
        problems = [f"{plain_text(folder, most=200)}: tidak ada berkas {', '.join(TYPES)} yang dapat dibaca di folder ini."]
    entries = [_entry(table, None if problems else preview(table, scope=_NATION)) for table in tables]
    written = 0
    if not problems and not options.dry_run:
        outcome = intake.save(tables, actor="baris perintah")
        written, problems = outcome.figures, outcome.problems
    warnings = [warning.sentence for table in tables for warning in table.warnings]
    report = {
        "files": entries,
        "dry_run": options.dry_run,
        "figures_written": written,
        "warnings": warnings,
        "problems": problems,
    }
    if options.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    elif not problems:
        _print(entries, dry_run=options.dry_run)
    for line in [*(f"Perhatikan: {warning}" for warning in warnings), *problems]:
        print(line, file=sys.stderr)
    return 1 if problems else 0


def _files(path: Path) -> list[Path]:
    """The file itself, or the tables in a folder; [] of a folder that cannot be looked into."""
    try:
        if not path.is_dir():
            return [path]
    except OSError:  # not to be looked at: reading it says so
        return [path]
    try:
        return sorted(f for f in path.iterdir() if f.suffix.lower() in TYPES)
    except OSError:
        return []


def _entry(table: Intake, found: Preview | None) -> dict:
    """What one file holds, and what it would change among the figures in use; without a preview only what it holds."""
    entry = {"file": table.file_name, "figures": len(table.figures), "unchanged": bool(found and found.unchanged)}
    if found is None:
        return entry
    counts = found.figures["state"].value_counts()
    changed = found.figures[found.figures["state"] == "berubah"].head(_SHOWN)
    columns = ["survey_year", "region_code", "region", "unit", "measure", "old", "value"]
    changes = changed[columns].rename(columns={"value": "new"}).astype(object).to_dict("records")
    return entry | {name: int(counts.get(state, 0)) for name, state in _STATES.items()} | {"changes": changes}


def _print(entries: list[dict], *, dry_run: bool) -> None:
    """One line for each file with the counts, and below it what would change, old → new."""
    for entry in entries:
        counted = ", ".join(f"{thousands(entry[name])} {state}" for name, state in _STATES.items() if entry[name])
        told = f"{thousands(entry['figures'])} angka: {counted}"
        state = "tidak berubah, sudah pernah diimpor" if entry["unchanged"] else told
        print(f"{entry['file']}: {state}{' (hanya diperiksa)' if dry_run else ''}")
        for change in entry["changes"]:
            owner = " – ".join(filter(None, (change["region"], change["unit"])))
            figures = f"{decimal(change['old'])} → {decimal(change['new'])}"
            print(f"  {owner} SPI {change['survey_year']}, {dictionary.label(change['measure'])}: {figures}")
        if entry["changed"] > len(entry["changes"]):
            print(f"  dan {thousands(entry['changed'] - len(entry['changes']))} angka lain yang berubah")
