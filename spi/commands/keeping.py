"""Which commands keep the store safe? `python -m spi check | export FOLDER | backup FILE | restore FILE_OR_FOLDER`."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from spi.keeping import backup, check, export
from spi.keeping.restore import restore


def add(commands: Any) -> None:
    """Add the commands to the command line's parser."""
    for name, command, path, words in (
        ("check", _check, None, "periksa janji-janji tentang data"),
        ("export", _export, "FOLDER", "tulis semua isi basis data sebagai berkas CSV ke folder baru"),
        ("backup", _backup, "BERKAS", "cadangkan basis data, juga selama aplikasi berjalan"),
        ("restore", _restore, "BERKAS", "pulihkan dari berkas cadangan atau folder ekspor"),
    ):
        parser = commands.add_parser(name, help=words)
        parser.set_defaults(command=command)
        if path:
            parser.add_argument("path", metavar=path, type=Path)
        parser.add_argument("--json", action="store_true", help="hanya JSON di keluaran baku")


def _check(options: argparse.Namespace) -> int:
    problems = check.broken()
    return _told(options, "" if problems else "Semua janji tentang data ditepati.", problems)


def _export(options: argparse.Namespace) -> int:
    counts, folder = export.write(options.path), options.path.resolve()
    words = f"{sum(counts.values())} baris dari {len(counts)} tabel ditulis ke {folder}"
    return _told(options, words, [], folder=str(folder), rows=counts)


def _backup(options: argparse.Namespace) -> int:
    problems, file = backup.write(options.path), options.path.resolve()
    return _told(options, f"Cadangan ditulis dan diperiksa: {file}", problems, file=str(file))


def _restore(options: argparse.Namespace) -> int:
    given, aside = options.path.resolve(), restore(options.path)
    words = f"Basis data dipulihkan dari {given}." + (f" Yang lama disimpan sebagai {aside}." if aside else "")
    return _told(options, words, [], restored=str(given), replaced=str(aside) if aside else None)


def _told(options: argparse.Namespace, words: str, problems: list[str], **facts: object) -> int:
    """Say what was done, as JSON alone where that was asked for, and each problem on standard error."""
    if options.json:
        print(json.dumps(facts | {"problems": problems}, ensure_ascii=False, indent=1))
    elif words:
        print(words)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


UNSEEDED = (_backup, _restore)  # these must not open the store first
