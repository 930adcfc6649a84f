"""How does `python -m spi` begin and end: whatever stops it, one sentence and an exit status, nothing half done, no traceback?"""

import os
import signal
import sys
import tempfile
import traceback
from contextlib import suppress

from spi.commands import terminal

STOPPED, NOBODY_READS, ENDED = 130, 141, 143  # what a shell gives a program ended by SIGINT, SIGPIPE, SIGTERM


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 on success, 1 with sentences on standard error when something is wrong.

    130 after Ctrl+C; 141, without a word, where the reader of the output went away (`| head`).
    """
    with terminal.guarded():
        try:
            return _run(arguments)
        except BrokenPipeError:
            return NOBODY_READS
        except KeyboardInterrupt:
            _complain("Dihentikan. Yang belum selesai tidak disimpan.")
            return STOPPED
        except OSError as error:
            _complain(f"Perintah tidak dapat diselesaikan; yang belum selesai tidak disimpan. Sistem berkata: {error}")
        except MemoryError:
            _complain("Memori tidak cukup; yang belum selesai tidak disimpan. Tutup program lain, lalu ulangi.")
        except Exception:
            _complain(
                "Ini kesalahan aplikasi, bukan kesalahan Anda; yang belum selesai tidak disimpan. Kirim laporannya kepada "
                f"pengelola aplikasi: {_report()}"
            )
        finally:
            _let_go()
    return 1


def _run(arguments: list[str] | None) -> int:
    from spi.commands import running  # the libraries take a second: Ctrl+C meanwhile is no traceback either

    try:
        return running.run(arguments)
    finally:
        if sys.stdout:
            sys.stdout.flush()  # here, where a reader that went away can still be told from a fault


def _complain(sentence: str) -> None:
    with suppress(OSError):
        print(terminal.one_line(sentence), file=sys.stderr)


def _report() -> str:
    """Write down what the fault looked like from inside; answers the file, or the fault's name where there is no room."""
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="spi-laporan-", suffix=".txt", delete=False) as file:
            file.write(traceback.format_exc())
        return file.name
    except (OSError, ValueError):
        return traceback.format_exc(limit=0).strip()


def _let_go() -> None:
    """Leave nothing to be written at the very end, where Python would complain about a pipe or a disk a second time."""
    for stream in filter(None, (sys.__stdout__, sys.__stderr__)):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _end(_signal: int, _frame: object) -> None:
    """Asked to end: unwind, so that every transaction is taken back and every draft removed."""
    sys.exit(ENDED)


if __name__ == "__main__":
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    sys.exit(main())
