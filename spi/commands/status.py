"""How does the app go? `python -m spi status`: the store, the last import and backup, and what each running process counts."""

import argparse
import json
import os
import urllib.error
import urllib.request
from datetime import datetime
from typing import Any

from spi.answers.sources import store_state
from spi.commands.terminal import CommandError, one_line
from spi.intake import opening
from spi.settings import keep_time
from spi.store import database
from spi.store.faults import KeepingError
from spi.store.keeping import backup
from spi.words.wording import decimal, import_words, moment_words, thousands

_PORT = "8501"  # of Streamlit
_PATIENCE = 10.0  # seconds
_ENGINES = {store_state.FILE: "DuckDB, satu berkas", store_state.SHARED: "PostgreSQL, dipakai bersama"}
_TOLD = {"store", "schema", "head", "bytes", "lake", "last_import", "backups"}  # of the store, by an app that is well
_NONE_YET = "belum ada; dibuat ketika aplikasi pertama kali dijalankan."
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # whatever proxy the office has: this is our own computer


def add(commands: Any) -> None:
    """Add the command to the command line's parser."""
    parser = commands.add_parser(
        "status", help="keadaan aplikasi: basis data, impor dan cadangan terakhir, halaman lambat",
        description="Memperlihatkan di mana dan seberapa besar basis datanya, peristiwa, impor, dan cadangan terakhir, lalu apa "
        "yang dihitung setiap aplikasi yang berjalan di komputer ini. Tidak mengubah apa pun. Selesai dengan 1 bila ada yang "
        "tidak beres, jadi dapat dipakai pemantau.",
        epilog="Contoh: SPI_PORT=8501,8502 SPI_BACKUPS=/var/backups/spi python -m spi status --json",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="hanya JSON di keluaran baku")
    parser.set_defaults(command=_status)


def _status(options: argparse.Namespace) -> int:
    keep_time()
    processes = [{"port": port} | _asked(port) for port in _ports()]
    store, problem = next(((_store_of(told), "") for told in processes if told["running"] and told["ok"]), None) or _own()
    if store and (backups := store_state.backups())["set"]:  # where it is known here, whatever the app was told
        store["backups"] = backups
    if options.json:
        for told in processes:
            for name in store or {}:
                told.pop(name, None)
        print(json.dumps({"store": store, "problem": problem, "processes": processes}, ensure_ascii=False, indent=1))
    else:
        first = _store_lines(store) if store else [f"Basis data: {problem or _NONE_YET}"]
        print("\n".join([*first, *(line for told in processes for line in _process_lines(told))]))
    return 1 if problem or any(told["running"] and not told["ok"] for told in processes) else 0


def _ports() -> list[int]:
    """The ports at which the app listens on this computer: SPI_PORT, several with commas or blanks between them."""
    written = os.environ.get("SPI_PORT", "").replace(",", " ").split() or [_PORT]
    try:
        ports = [int(port) for port in written]
    except ValueError:
        ports = []
    if not ports or not all(0 < port < 2**16 for port in ports):
        raise CommandError("SPI_PORT harus berisi nomor port, misalnya 8501, atau beberapa: 8501,8502.")
    return ports


def _asked(port: int) -> dict[str, Any]:
    """What the app at this port tells, and whether it runs; {"running": True, "ok": False, "problem"} where it is not well."""
    try:
        with _DIRECT.open(f"http://127.0.0.1:{port}/healthz?detail=1", timeout=_PATIENCE) as answer:
            told = json.load(answer)
    except urllib.error.HTTPError as answer:
        told = _problem(answer)
    except TimeoutError:
        told = {"ok": False, "problem": f"Aplikasi tidak menjawab dalam {_PATIENCE:g} detik."}
    except OSError:
        return {"running": False}
    except ValueError:
        told = None
    if not isinstance(told, dict) or not isinstance(told.get("ok"), bool) or (told["ok"] and not told.keys() >= _TOLD):
        told = {"ok": False, "problem": "Yang menjawab di port ini bukan aplikasi ini, atau versinya lain."}
    return {"running": True} | told


def _problem(answer: urllib.error.HTTPError) -> Any:
    try:
        return json.load(answer)
    except (OSError, ValueError):
        return None


def _store_of(told: dict[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in _TOLD}


def _own() -> tuple[dict[str, Any] | None, str]:
    """The same of the store itself, where no app tells it, and why it cannot be told; neither where none is there yet.

    No store is made.
    """
    if store_state.engine() == store_state.FILE and not database.path().exists():
        return None, ""
    try:
        size = {} if database.is_shared() else database.size()  # before: a file may be read from a copy
        with backup.readable():
            opening.make_ready()
            return store_state.identity() | store_state.condition() | size, ""
    except (database.StoreError, KeepingError) as fault:
        return None, one_line(fault)


def _store_lines(store: dict[str, Any]) -> list[str]:
    number, size, lake = store["head"]["number"], _size(store["bytes"]), store["lake"]
    if lake:
        size += f" ({_size(lake['bytes'])} di antaranya angka, dalam {thousands(lake['files'])} berkas)"
    head = f"nomor {thousands(number)}, hash {store['head']['hash']}" if number else "belum ada"
    batch = store["last_import"]
    words = f"{import_words(batch['batch'])}, {_moment(batch['at'])}" if batch else "belum ada, baru angka bawaan"
    return [
        f"Basis data: {_ENGINES[store['store']]}, {size}, skema {store['schema']}",
        f"Peristiwa terbaru: {head}",
        f"Impor terakhir: {words}",
        f"Cadangan terakhir: {_backup_words(store['backups'])}",
    ]


def _backup_words(backups: dict[str, Any]) -> str:
    if not backups["set"]:
        return "tidak diketahui; sebutkan foldernya dalam SPI_BACKUPS"
    last = backups["last"]
    return f"{_moment(last['at'])}, {_size(last['bytes'])}" if last else "tidak ada dalam folder SPI_BACKUPS"


def _process_lines(told: dict[str, Any]) -> list[str]:
    place = f"Aplikasi di port {told['port']}"
    if not told["running"]:
        return [f"{place}: tidak berjalan"]
    if not told["ok"]:
        return [f"{place}: {told['problem']}"]
    runs, slow = (sum(page[of] for page in told["pages"]) for of in ("runs", "slow"))
    return [
        f"{place}: berjalan sejak {_moment(told['since'])}, {thousands(told['sessions'])} jendela terbuka",
        f"  Hari ini: {thousands(runs)} kali halaman disusun, {thousands(slow)} di antaranya lebih lama daripada 1 detik",
        *(
            f"  {page['page']:<16} {page['runs']:>5} kali, {page['slow']:>4} lambat, tengah {_seconds(page['median_ms'])}, "
            f"terlama {_seconds(page['slowest_ms'])}"
            for page in told["pages"]
        ),
    ]


def _moment(text: str) -> str:
    return moment_words(datetime.fromisoformat(text).astimezone())  # what the store tells is already in our zone


def _size(count: int) -> str:
    return f"{decimal(count / 1e6, places=1)} MB"


def _seconds(milliseconds: int) -> str:
    return f"{decimal(milliseconds / 1000)} detik"


UNSEEDED = (_status,)  # it looks at the store as it is, and asks the app that has it open
