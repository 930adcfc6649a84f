"""How does the meeting's pack come out of the command line? `python -m spi pack`: the same files as on the page Rapat."""

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from spi.answers import briefing
from spi.answers.results import first_view, history
from spi.commands import answers
from spi.commands.terminal import CommandError, one_line
from spi.documents import deck, pack
from spi.follow_up import Plan
from spi.follow_up.log import exports
from spi.method.scope import Scope
from spi.settings import settings
from spi.store.files import located

ADDRESS = "http://127.0.0.1:8501"  # where the app opens by itself


def add(commands: Any) -> None:
    """Add the command to the command line's parser."""
    parser = commands.add_parser("pack", help="paket rapat: PDF, PPTX, XLSX, dan naskah DOCX")
    parser.add_argument("--region", required=True, help="kode wilayah, misalnya 3513")
    parser.add_argument("--year", type=int, required=True, help="tahun survei")
    parser.add_argument("--before", type=int, help="tahun pembanding; tanpa ini tahun terakhir yang diketahui sebelumnya")
    parser.add_argument("--scope", help="lingkup: provinsi, kabkota, kabupaten, kota, sejenis, nasional, lembaga")
    parser.add_argument("--mask", action="store_true", help="samarkan nama pemda lain")
    parser.add_argument("--session", type=int, help="nomor sesi rapat; tanpa ini rapat seluruhnya")
    parser.add_argument("--address", default=ADDRESS, help=f"alamat aplikasi untuk tautan dan kode QR; bawaan {ADDRESS}")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--json", action="store_true", help="hanya JSON di keluaran baku")
    parser.set_defaults(command=_pack)


def _pack(options: argparse.Namespace) -> int:
    scope = scope_of(answers.region_of(options.region), options.scope, options.year)
    year, before, session = options.year, year_before(options, scope), _session(options.session)
    asked = briefing.gather(
        options.region, year, before, scope, base=options.address, moment=datetime.now(), masked=options.mask, session=session
    )
    if refused := pack.refusal(asked):
        raise CommandError(refused)
    try:
        progress = (lambda *_: None) if options.json else _print_progress
        files = pack.make(asked, deck.slides(asked, session.get("slides")), options.out, progress=progress)
    except BrokenPipeError:  # of standard output, where the reader of the progress went away
        raise
    except pack.UnmadePart as fault:
        raise CommandError(f"{fault} gagal dibuat; tidak ada berkas yang ditulis. Sistem berkata: {fault.__cause__!r}") from fault
    except OSError as error:
        raise CommandError(f"Folder {options.out} tidak dapat ditulisi. Sistem berkata: {error}") from error
    if options.person:
        for file in files:
            exports.note(options.person, Plan(options.region, year), file.name)
    report = {
        "region_code": options.region, "year": year, "year_before": before, "scope": scope.code, "masked": options.mask,
        "session": session.get("name", ""),
        "files": [str(located(file)) for file in files],
    }  # fmt: skip
    print(json.dumps(report, ensure_ascii=False, indent=1) if options.json else "\n".join(map(one_line, report["files"])))
    return 0


def scope_of(region: pd.Series, wanted: str | None, year: int) -> Scope:
    """The scope by its code; without a wish the one that the regency set, or the first that fits this government."""
    fitting, first = first_view.scopes(region, year)
    if wanted is None:
        return first
    if wanted not in fitting:
        raise CommandError(f"Lingkup “{wanted}” tidak ada untuk {region['name']}. Yang ada: {', '.join(fitting)}.")
    return fitting[wanted]


def _session(number: int | None) -> dict[str, Any]:
    """A session of the meeting by its number; {} without a wish."""
    held = {each["session"]: each for each in settings().get("rapat", [])}
    if number is not None and number not in held:
        raise CommandError(f"Sesi {number} tidak ada. Yang ada: {', '.join(map(str, sorted(held)))}.")
    return held.get(number, {})


def year_before(options: argparse.Namespace, scope: Scope) -> int | None:
    """The year to compare with: as asked for, else the newest earlier one in which the index is known."""
    years = answers.known_years(options.year)
    earlier = [year for year in years if year < options.year]
    if options.before is None:
        return first_view.year_before(history.coverage(options.region, scope), options.year, years)
    if options.before not in earlier:
        available = f"Yang ada: {', '.join(map(str, sorted(earlier)))}." if earlier else "Belum ada tahun survei sebelumnya."
        raise CommandError(f"SPI {options.before} bukan tahun survei sebelum SPI {options.year}. {available}")
    return options.before


def _print_progress(title: str, done: int, of: int) -> None:
    print(f"{done + 1} dari {of}: {title}", flush=True)
