"""Which command is asked for, what does it need first, and what is said when it cannot be done?"""

import argparse
import sys
from contextlib import nullcontext

from spi.commands import agenda, answers, importing, keeping, pack, reproduction, status
from spi.commands.terminal import CommandError, one_line
from spi.intake import opening
from spi.method.methodology import MethodologyError
from spi.settings import SettingsError, ShippedDataError
from spi.store import database
from spi.store.faults import KeepingError
from spi.store.keeping.backup import readable

_FAULTS = (database.StoreError, ShippedDataError, MethodologyError, SettingsError, CommandError, KeepingError)


def run(arguments: list[str] | None) -> int:
    """Run one command; 0 on success, 1 with a sentence on standard error when it cannot be done. Without one: the help."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 0
    try:
        if options.command in (*keeping.UNSEEDED, *status.UNSEEDED):
            return options.command(options)
        with nullcontext() if importing.writes(options) else readable():
            opening.make_ready()
            return options.command(options)
    except _FAULTS as error:
        print(one_line(error), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m spi", description="Hasil SPI dari baris perintah.")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(metavar="PERINTAH")
    for room in (importing, answers, agenda, pack, reproduction, keeping, status):
        room.add(commands)
    return parser
