"""As whom does somebody run a command? `python -m spi --as ADDRESS COMMAND`, or SPI_AS: it does no more than that person may.

Without it a command may do everything: whoever runs it there can read the store itself.
"""

import argparse
import os

from spi.commands import importing, keeping, status
from spi.commands.terminal import CommandError
from spi.follow_up.log import allow_list
from spi.follow_up.log.people import ROLES, Person, refusal

_ADMINS_ONLY = "Perintah ini hanya untuk admin yang tertulis di berkas peran, sebab menyangkut seluruh basis data."
_OFFICE_ONLY = "Perintah ini memuat semua isi basis data, jadi hanya untuk Inspektorat atau Admin yang tidak terikat satu pemda."
_NAMES_FOR_ADMINS = "Ekspor --complete memuat nama yang disembunyikan, jadi hanya untuk Admin. Tanpa --complete boleh."
_OFFICE = ("inspectorate", "admin")
_WHOLE = (*keeping.WHOLE, *status.UNSEEDED)  # what shows or replaces all that the store holds


def add(parser: argparse.ArgumentParser) -> None:
    """Add the option to the command line's parser."""
    parser.add_argument(
        "--as", dest="person", metavar="ALAMAT", default=os.environ.get("SPI_AS") or None,
        help="sebagai orang ini dalam daftar peran: hanya yang boleh baginya (bawaan: SPI_AS; tanpa itu semuanya)",
    )  # fmt: skip


def before_opening(options: argparse.Namespace) -> None:
    """Raise CommandError where the command, which opens no store first, is not for this person."""
    if options.person is None:
        return
    listed = allow_list.read(allow_list.file())
    if allow_list.key(options.person) not in allow_list.admins(listed) or _found(options.person, listed).region is not None:
        raise CommandError(_ADMINS_ONLY)


def person(options: argparse.Namespace) -> Person | None:
    """Who runs the command, as the list of the open store says; None: whoever is at the terminal. Raises CommandError where the
    list does not name them, or the command is not for them."""
    if options.person is None:
        return None
    found = _found(options.person, allow_list.everybody())
    if options.command in _WHOLE and (found.region is not None or found.role not in _OFFICE):
        raise CommandError(_OFFICE_ONLY)
    if getattr(options, "complete", False) and found.role != "admin":
        raise CommandError(_NAMES_FOR_ADMINS)
    if importing.writes(options) and (refused := refusal(found, "import")):
        raise CommandError(refused)
    return found


def _found(address: str, listed: dict[str, Person]) -> Person:
    found = allow_list.named(address, listed)
    if found is None or found.role not in ROLES:
        raise CommandError(f"{address} tidak ada dalam daftar peran. Periksa alamatnya, atau minta peran kepada admin.")
    return found
