"""How does a stranger get all that is needed to check the pack? `python -m spi reproduce`: one folder of small CSV files."""

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from spi.answers import briefing
from spi.commands import answers, pack
from spi.commands.terminal import CommandError, one_line
from spi.documents import reproduction
from spi.follow_up import Plan
from spi.follow_up.log import exports
from spi.settings import settings
from spi.store.files import located


def add(commands: Any) -> None:
    """Add the command to the command line's parser."""
    parser = commands.add_parser("reproduce", help="folder CSV dengan angka, metode, dan setiap langkah hitung")
    parser.add_argument("--year", type=int, required=True, help="tahun survei")
    parser.add_argument("--region", help="kode wilayah; tanpa ini pemda dalam setelan")
    parser.add_argument("--before", type=int, help="tahun pembanding; tanpa ini tahun terakhir yang diketahui sebelumnya")
    parser.add_argument("--scope", help="lingkup, seperti pada perintah pack")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="tanpa ini reproduksi-spi-TAHUN-KODE di folder ini")
    parser.add_argument("--json", action="store_true", help="hanya JSON di keluaran baku")
    parser.set_defaults(command=_reproduce)


def _reproduce(options: argparse.Namespace) -> int:
    options.region = options.region or settings()["region"]
    scope = pack.scope_of(answers.region_of(options.region), options.scope, options.year)
    before = pack.year_before(options, scope)
    asked = briefing.gather(options.region, options.year, before, scope, base=pack.ADDRESS, moment=datetime.now())
    if asked.here.index is None:
        raise CommandError(
            f"Indeks SPI {options.year} untuk {asked.name} belum diketahui, jadi tidak ada yang dapat dihitung ulang."
        )
    folder = options.out or Path(f"reproduksi-spi-{options.year}-{options.region}")
    made = reproduction.files(asked)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in made.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise CommandError(f"Folder {folder} tidak dapat ditulisi. Sistem berkata: {error}") from error
    if options.person:
        exports.note(options.person, Plan(options.region, options.year), folder.name)
    report = {"region_code": options.region, "year": options.year, "year_before": before, "scope": scope.code,
              "files": [str(located(folder / name)) for name in made]}  # fmt: skip
    print(json.dumps(report, ensure_ascii=False, indent=1) if options.json else "\n".join(map(one_line, report["files"])))
    return 0


TAKEN = (_reproduce,)
