"""Which command is asked for, what does it need first, and what is said when it cannot be done?"""

import sys
from contextlib import nullcontext
from functools import partial

from spi.commands import acting, agenda, answers, importing, keeping, pack, reproduction, status
from spi.commands.arguments import Parser
from spi.commands.terminal import CommandError, one_line
from spi.follow_up.log.allow_list import AllowListError
from spi.follow_up.log.reading import NotTheirsError, as_read_by
from spi.intake import opening
from spi.method.methodology import MethodologyError
from spi.settings import SettingsError, ShippedDataError
from spi.store import database
from spi.store.faults import KeepingError
from spi.store.keeping.backup import readable

_FAULTS = (
    database.StoreError, ShippedDataError, MethodologyError, SettingsError, CommandError, KeepingError, AllowListError,
    NotTheirsError,
)  # fmt: skip


def run(arguments: list[str] | None) -> int:
    """Run one command; 0 on success, 1 with a sentence on standard error when it cannot be done. Without one: the help."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 0
    try:
        if options.command in (*keeping.UNSEEDED, *status.UNSEEDED):
            acting.before_opening(options)
            return options.command(options)
        notes = options.person and options.command in (*pack.TAKEN, *reproduction.TAKEN)  # who took it is written down
        with nullcontext() if importing.writes(options) or notes else readable():
            opening.make_ready()
            options.person = acting.person(options)
            act = partial(options.command, options)
            return as_read_by(options.person, act)() if options.person else act()
    except _FAULTS as error:
        print(one_line(error), file=sys.stderr)
        return 1


def _parser() -> Parser:
    parser = Parser(prog="python -m spi", description="Hasil SPI dari baris perintah.")
    parser.set_defaults(command=None)
    acting.add(parser)
    commands = parser.add_subparsers(metavar="PERINTAH")
    for room in (importing, answers, agenda, pack, reproduction, keeping, status):
        room.add(commands)
    return parser
