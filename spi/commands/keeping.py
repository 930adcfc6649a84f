"""Which commands keep the store safe? `python -m spi check | export FOLDER | backup FILE | restore FILE_OR_FOLDER |
move --to PLACE`."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from spi.commands.terminal import one_line
from spi.follow_up.log import events, hidden_names
from spi.store import database
from spi.store.files import located
from spi.store.keeping import backup, check, export
from spi.store.keeping.moving import move
from spi.store.keeping.restore import restore
from spi.words.wording import thousands

_FOR_OTHERS = (
    "Nama yang disembunyikan ditulis sebagai jabatan: ekspor ini untuk dibagikan, dan tidak dapat dipulihkan. Untuk pemulihan "
    "pakai --complete, atau backup."
)


def add(commands: Any) -> None:
    """Add the commands to the command line's parser."""
    for name, command, argument, words, description, example in (
        (
            "check", _check, None, "periksa janji-janji tentang data",
            "Membaca semua isi penyimpanan dan memeriksa apakah angkanya utuh, catatan peristiwanya tidak berlubang, dan apa "
            "yang disegel masih seperti ketika disegel. Tidak mengubah apa pun. Selesai dengan 1 bila ada yang dilanggar.",
            "check --json",
        ),
        (
            "export", _export, "FOLDER", "tulis semua isi basis data sebagai berkas CSV ke folder baru",
            "Menulis satu berkas CSV untuk setiap tabel dan manifest.csv yang menghitung barisnya, semuanya atau tidak sama "
            "sekali. Foldernya harus baru atau kosong. `restore` menerimanya kembali; selama ada nama yang disembunyikan hanya "
             "yang ditulis dengan --complete.",
            "export /mnt/arsip/spi-2026-11",
        ),
        (
            "backup", _backup, "BERKAS", "cadangkan basis data, juga selama aplikasi berjalan",
            "Menulis semua isi penyimpanan, yang satu berkas maupun yang dipakai bersama, ke satu berkas baru dan memeriksanya "
            "sebelum berkas itu diberi namanya. Yang sudah ada tidak pernah ditimpa.",
            "backup /var/backups/spi/spi-2026-11-30.duckdb",
        ),
        (
            "restore", _restore, "BERKAS", "pulihkan dari berkas cadangan atau folder ekspor",
            "Mengganti isi penyimpanan dengan isi cadangan atau ekspor, setelah itu diperiksa. Isi yang lama disimpan sebagai "
            "berkas lain, yang namanya disebutkan. Penyimpanan satu berkas: hentikan aplikasi dulu.",
            "restore /var/backups/spi/spi-2026-11-30.duckdb",
        ),
        (
            "move", _move, "--to", "pindahkan semua isi ke penyimpanan lain yang masih kosong",
            "Menyalin semua isi, sesudah diperiksa, dari penyimpanan yang diatur sekarang ke yang lain: dari satu berkas ke "
            "PostgreSQL (SPI_LAKE menyebut folder angkanya), atau kembali ke satu berkas. Yang lama tidak diubah dan tetap "
            "berlaku sampai setelannya diganti; hentikan aplikasi dulu supaya tidak ada yang tertinggal.",
            "move --to postgresql://spi:SANDI@127.0.0.1:5432/spi",
        ),
    ):  # fmt: skip
        parser = commands.add_parser(name, help=words, description=description, epilog=f"Contoh: python -m spi {example}")
        parser.set_defaults(command=command)
        if argument == "--to":
            parser.add_argument("--to", metavar="TUJUAN", required=True, help="postgresql://server/basisdata, atau nama berkas")
        elif argument:
            parser.add_argument("path", metavar=argument, type=Path)
        if command is _export:
            parser.add_argument("--complete", action="store_true", help="dengan semua nama seperti tercatat, untuk pemulihan")
        parser.add_argument("--json", action="store_true", help="hanya JSON di keluaran baku")


def _check(options: argparse.Namespace) -> int:
    problems, (number, seal), unseen = check.broken(), events.head(), check.cannot_see()
    lines = [] if problems else ["Semua janji tentang data ditepati.", *_to_note(number, seal)]
    limits = ["Yang tidak dapat dilihat pemeriksaan ini:", *(f"- {sentence}" for sentence in unseen)]
    facts = {"cannot_see": unseen, "head": {"number": number, "hash": seal}}
    return _report(options, "\n".join([*lines, *limits]), problems, **facts)


def _to_note(number: int, seal: str) -> list[str]:
    """How the newest hash is kept outside, and how it is compared later; [] while nothing has been written down."""
    if not number:
        return []
    return [
        f"Peristiwa terbaru: nomor {thousands(number)}, hash {seal}",
        "Catat nomor dan hash itu di luar komputer ini: pada kertas, berita acara, atau surat. Kelak bandingkan dengan kolom "
        f"hash peristiwa nomor {thousands(number)} dalam event.csv hasil `python -m spi export FOLDER`: bila berbeda, catatannya "
        "pernah ditulis ulang.",
    ]


def _export(options: argparse.Namespace) -> int:
    shown = hidden_names.shown if hidden_names.are_set() and not options.complete else None
    counts, folder = export.write(options.path, shown=shown), located(options.path)
    words = [one_line(f"{thousands(sum(counts.values()))} baris dari {len(counts)} tabel ditulis ke {folder}")]
    words += [_FOR_OTHERS] if shown else []
    return _report(options, "\n".join(words), [], folder=str(folder), rows=counts, names_hidden=bool(shown))


def _backup(options: argparse.Namespace) -> int:
    problems, file = backup.write(options.path), located(options.path)
    return _report(options, one_line(f"Cadangan ditulis dan diperiksa: {file}"), problems, file=str(file))


def _restore(options: argparse.Namespace) -> int:
    given, aside = located(options.path), restore(options.path)
    words = f"Basis data dipulihkan dari {given}." + (f" Yang lama disimpan sebagai {aside}." if aside else "")
    return _report(options, one_line(words), [], restored=str(given), replaced=str(aside) if aside else None)


def _move(options: argparse.Namespace) -> int:
    former, setting = database.place(), move(options.to)
    words = (
        f"Semua isi {former} sudah dipindahkan dan diperiksa; yang lama tidak diubah dan masih berlaku. Agar yang baru berlaku: "
        f"hentikan aplikasi, atur {setting}, lalu jalankan lagi."
    )
    return _report(options, one_line(words), [], moved=former, setting=setting)


def _report(options: argparse.Namespace, words: str, problems: list[str], **facts: object) -> int:
    """Say what was done, as JSON alone where that was asked for, and each problem on standard error."""
    if options.json:
        print(json.dumps(facts | {"problems": problems}, ensure_ascii=False, indent=1))
    elif words:
        print(words)
    for problem in problems:
        print(one_line(problem), file=sys.stderr)
    return 1 if problems else 0


UNSEEDED = (_backup, _restore, _move)  # these must not open the store first
WHOLE = (*UNSEEDED, _check, _export)  # these show or replace what all governments have
