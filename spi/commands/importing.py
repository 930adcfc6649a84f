"""How does a file come in from the command line? `python -m spi import FILE_OR_FOLDER`: the same checks as the page."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from spi import intake
from spi.answers.sources import provenance
from spi.follow_up.log.people import Person
from spi.intake.draft import Intake, Warning, plain_text
from spi.intake.preview import Preview, preview
from spi.intake.reading import TYPES
from spi.intake.spelling import headings, spellings
from spi.intake.tables.layout import Wishes
from spi.method.other_indices import measure_label, other_indices
from spi.method.scope import NATION
from spi.words.wording import decimal, thousands

_SHOWN = 10  # changed figures that are told one by one
_STATES = {"new": "baru", "changed": "berubah", "same": "sama", "unused": "tidak dipakai", "empty": "kosong"}


def add(commands: Any) -> None:
    """Add the command to the command line's parser."""
    parser = commands.add_parser("import", help="masukkan tabel biasa (XLSX, ODS, XLS, CSV, TXT) atau tabel dasbor KPK (JSON)")
    parser.add_argument("path", metavar="BERKAS", help="satu berkas, atau folder berisi berkas")
    parser.add_argument("--index", choices=["spi", *other_indices()], default="spi", help="indeks yang diisi tabel itu")
    parser.add_argument("--year", type=int, metavar="TAHUN", help="tahun survei tabel yang tidak menyebutnya")
    parser.add_argument("--region", metavar="KODE", help="kode wilayah tabel yang tidak menyebut pemdanya")
    parser.add_argument(
        "--accept", action="append", default=[], metavar="KODE[,KODE]", help="terima peringatan dengan kode ini, sesudah dibaca"
    )
    parser.add_argument(
        "--column", action="append", default=[], metavar="JUDUL=ARTI", help='arti sebuah kolom, misalnya "Poin Akhir=index"'
    )
    parser.add_argument("--hidden", action="store_true", help="baca juga lembar, baris, dan kolom yang tersembunyi atau dicoret")
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
    known = {"aliases": provenance.aliases(), "regions": provenance.known_regions(), "newest_year": date.today().year}
    wishes, faults = _wishes(options, set(known["regions"]["region_code"]))
    tables = [] if faults else [intake.read(f, known_counts=provenance.known_counts(), wishes=wishes, **known) for f in files]
    problems = faults + [problem for table in tables for problem in table.problems]
    if not files:
        problems = [f"{plain_text(folder, most=200)}: tidak ada berkas {', '.join(TYPES)} yang dapat dibaca di folder ini."]
    previews = [None if problems else preview(table, scope=NATION) for table in tables]
    pairs = list(zip(tables, previews, strict=True))
    asked = [(table, [*table.warnings, *(shown.warnings if shown else [])]) for table, shown in pairs]
    accepted = {code.strip() for codes in options.accept for code in codes.split(",")}
    needs = [warning for _, warnings in asked for warning in warnings if warning.code not in accepted]
    written = 0
    if not problems and not needs and not options.dry_run:
        who = options.person or Person("baris perintah", "local")
        outcome = intake.save(tables, actor=who.name, role=who.role, accepted=accepted)
        written, problems = outcome.figures, outcome.problems
    report = {
        "files": [_entry(table, shown) for table, shown in pairs],
        "dry_run": options.dry_run,
        "figures_written": written,
        "needs": [{"code": need.code, "sentence": need.sentence} for need in needs],
        "warnings": [warning.sentence for _, warnings in asked for warning in warnings],
        "notes": [note for table in tables for note in table.notes],
        "problems": problems,
    }
    _print(report, as_json=options.json)
    _print_remarks(report, needs, asked)
    return 1 if problems or (needs and not options.dry_run) else 0


def _wishes(options: argparse.Namespace, regions: set[str]) -> tuple[Wishes, list[str]]:
    """What the options say of the file, and a sentence for each that cannot be."""
    faults, meant = [], {}
    for wish in options.column:
        heading, _, meaning = wish.rpartition("=")
        if not heading.strip() or not headings.is_meaning(meaning.strip()):
            known = ", ".join((*headings.KEYS, *headings.MEASURES))
            faults.append(f"--column {plain_text(wish)}: tulis JUDUL=ARTI, dan artinya salah satu dari {known}.")
        meant[spellings.letters(heading)] = meaning.strip()
    if options.region is not None and options.region not in regions:
        faults.append(f"--region {plain_text(options.region)}: kode wilayah tidak dikenal. Pakai kode Kemendagri, misalnya 3513.")
    return Wishes(
        year=options.year,
        region_code=options.region,
        headings=meant,
        hidden=options.hidden,
        index=options.index.removeprefix("spi"),
    ), faults


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


def _entry(table: Intake, compared: Preview | None) -> dict:
    """What one file holds, and what it would change among the figures in use; without a preview only what it holds."""
    entry = {"file": table.file_name, "figures": len(table.figures), "unchanged": bool(compared and compared.unchanged)}
    if compared is None:
        return entry
    counts = compared.figures["state"].value_counts()
    changed = compared.figures[compared.figures["state"] == "berubah"].head(_SHOWN)
    columns = ["survey_year", "region_code", "region", "unit", "measure", "old", "value"]
    changes = changed[columns].rename(columns={"value": "new"}).astype(object).to_dict("records")
    return entry | {name: int(counts.get(state, 0)) for name, state in _STATES.items()} | {"changes": changes}


def _print(report: dict, *, as_json: bool) -> None:
    """The report as JSON; or one line for each file with the counts, and below it what would change, old → new."""
    if as_json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return
    unsaved = report["problems"] or (report["needs"] and not report["dry_run"])
    for entry in [] if unsaved else report["files"]:
        counted = ", ".join(f"{thousands(entry[name])} {state}" for name, state in _STATES.items() if entry[name])
        counts = f"{thousands(entry['figures'])} angka: {counted}"
        state = "tidak berubah, sudah pernah diimpor" if entry["unchanged"] else counts
        print(f"{entry['file']}: {state}{' (hanya diperiksa)' if report['dry_run'] else ''}")
        for change in entry["changes"]:
            owner = " – ".join(filter(None, (change["region"], change["unit"])))
            figures = f"{decimal(change['old'])} → {decimal(change['new'])}"
            survey = "" if change["measure"] in other_indices() else "SPI "
            print(f"  {owner} {survey}{change['survey_year']}, {measure_label(change['measure'])}: {figures}")
        if entry["changed"] > len(entry["changes"]):
            print(f"  dan {thousands(entry['changed'] - len(entry['changes']))} angka lain yang berubah")


def _print_remarks(report: dict, needs: list[Warning], asked: list[tuple[Intake, list[Warning]]]) -> None:
    """On standard error: what was understood or left out, what was accepted, what must be, and what is wrong."""
    lines = [f"Catatan: {note}" for note in report["notes"]]
    lines += [f"Perhatikan: {one.sentence}" for _, warnings in asked for one in warnings if one not in needs]
    lines += [f"Perlu diterima ({need.code}): {need.sentence}" for need in needs]
    if needs:
        codes = ",".join(dict.fromkeys(need.code for need in needs))
        lines.append(f"Belum ada yang disimpan. Bila memang demikian, ulangi dengan --accept {codes}")
    for line in [*lines, *report["problems"]]:
        print(line, file=sys.stderr)
