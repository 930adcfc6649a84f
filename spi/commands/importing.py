"""How does a file come in from the command line? `python -m spi import FILE_OR_FOLDER`: the same checks as the page."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from spi import intake
from spi.answers import provenance, standing
from spi.intake.reading import TYPES


def add(commands: Any) -> None:
    """Add the command to the command line's parser."""
    parser = commands.add_parser("import", help="masukkan tabel dasbor KPK (JSON) atau tabel biasa (CSV, XLSX)")
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
    files = sorted(f for f in folder.iterdir() if f.suffix.lower() in TYPES) if folder.is_dir() else [folder]
    known = {"aliases": provenance.aliases(), "regions": standing.regions(), "newest_year": date.today().year}
    tables = [intake.read(f, known_counts=provenance.known_counts(), **known) for f in files]
    problems = [problem for table in tables for problem in table.problems]
    if not files:
        problems = [f"{folder}: tidak ada berkas JSON, CSV, atau XLSX di folder ini."]
    written, unchanged = 0, []
    if not problems and not options.dry_run:
        outcome = intake.save(tables, actor="baris perintah")
        written, unchanged, problems = outcome.figures, outcome.unchanged, outcome.problems
    report = {
        "files": [{"file": t.file_name, "figures": len(t.figures), "unchanged": t.file_name in unchanged} for t in tables],
        "dry_run": options.dry_run,
        "figures_written": written,
        "warnings": [w.sentence for t in tables for w in t.warnings],
        "problems": problems,
    }
    if options.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        for entry in report["files"] if not problems else []:
            state = "tidak berubah, sudah pernah diimpor" if entry["unchanged"] else f"{entry['figures']} angka"
            print(f"{entry['file']}: {state}{' (hanya diperiksa)' if options.dry_run else ''}")
    for warning in report["warnings"]:
        print(f"Perhatikan: {warning}", file=sys.stderr)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0
