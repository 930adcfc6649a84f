"""What does `python -m spi` do: which command is asked for, and what is said when it cannot be done?"""

import argparse
import sys
from contextlib import nullcontext

from spi import database, opening
from spi.commands import answers, importing, keeping, pack
from spi.intake import shipped
from spi.keeping import KeepingError
from spi.keeping.backup import readable
from spi.methodology import MethodologyError

_FAULTS = (
    database.StoreError,
    shipped.ShippedDataError,
    MethodologyError,
    *answers.FAULTS,
    pack.PackError,
    KeepingError,
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 on success, 1 with sentences on standard error when something is wrong."""
    options = _parser().parse_args(arguments)
    try:
        if options.command in keeping.UNSEEDED:
            return options.command(options)
        with nullcontext() if importing.writes(options) else readable():
            opening.make_ready()
            return options.command(options)
    except _FAULTS as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m spi", description="Hasil SPI dari baris perintah.")
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")
    for room in (importing, answers, pack, keeping):
        room.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
