"""What does the server's log say? With SPI_LOG=json one JSON object a line on standard error, and nothing that anybody typed.

Of a message of ours only the words that stand in the code are written, not what is put into them; of one of a library only the
place in its code; of a fault its kind and the lines that it went through. Names, addresses, questions and cells are not there.
"""

import json
import logging
import os
import re
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

import streamlit.logger

from spi.ui.monitoring.counters import running

_ROOT = Path(__file__).resolve().parents[3]
_BLANK = re.compile(r"%[a-z]")  # what is put into a message stands here
_OURS = "spi"
_FRAMES = 8  # lines of code that are told of a fault, the innermost ones


class JsonLines(logging.Formatter):
    """A record as a line of JSON: time, level, logger, event, page, milliseconds; of a fault its kind and where it was."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without what was put into the message."""
        ours = _is_ours(record)
        line = {
            "time": datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": _BLANK.sub("…", str(record.msg)) if ours else f"{record.module}:{record.lineno}",
            "page": running.get() or None,
            "milliseconds": getattr(record, "milliseconds", None) if ours else None,
        }
        if record.exc_info and record.exc_info[1]:
            line |= _fault(record.exc_info[1])
        return json.dumps({name: value for name, value in line.items() if value is not None}, ensure_ascii=False)


def structured() -> None:
    """From now on the whole process writes JSON, where SPI_LOG=json says so; otherwise everything stays as it is."""
    if os.environ.get("SPI_LOG", "").strip().casefold() != "json":
        return
    lines = logging.StreamHandler()
    lines.setFormatter(JsonLines())
    lines.addFilter(lambda record: _is_ours(record) or record.levelno >= logging.WARNING)
    logging.getLogger().handlers = [lines]
    logging.getLogger(_OURS).setLevel(logging.INFO)
    logging.captureWarnings(True)
    streamlit.logger.setup_formatter = _hand_up  # called for each logger that Streamlit makes from now on
    for logger in list(logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            _hand_up(logger)
    sys.excepthook = _uncaught
    threading.excepthook = lambda fault: _uncaught(fault.exc_type, fault.exc_value, fault.exc_traceback)
    sys.unraisablehook = lambda fault: _uncaught(fault.exc_type, fault.exc_value, fault.exc_traceback)


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.split(".")[0] == _OURS


def _hand_up(logger: logging.Logger) -> None:
    """A logger leaves its lines to the one handler of all."""
    logger.handlers.clear()
    logger.propagate = True


def _uncaught(kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None) -> None:
    logging.getLogger(__name__).error("uncaught", exc_info=(kind, fault or kind(), trace))


def _fault(fault: BaseException) -> dict[str, object]:
    """The kind of a fault and of those behind it, and the lines of code that it went through; never its message."""
    kinds: list[str] = []
    each: BaseException | None = fault
    while each is not None and len(kinds) < _FRAMES:
        kinds.append(type(each).__name__)
        each = each.__cause__ or each.__context__
    lines = traceback.extract_tb(fault.__traceback__)[-_FRAMES:]
    return {"fault": kinds, "at": [f"{_told(Path(line.filename))}:{line.lineno}" for line in lines]}


def _told(file: Path) -> str:
    """A file of ours from the project's folder on, another one by its name alone: where it lies may name a person."""
    return file.relative_to(_ROOT).as_posix() if file.is_relative_to(_ROOT) else file.name
