"""How does a pack come out of the command line? `python -m spi pack`: the same files as on the pages Rapat and Provinsi."""

import argparse
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from spi.answers import briefing, province, province_briefing
from spi.answers.results import first_view, history, standing
from spi.commands import answers
from spi.commands.terminal import CommandError, one_line
from spi.documents import deck, pack
from spi.documents.province import province_pack
from spi.follow_up import Plan
from spi.follow_up.log import exports
from spi.method.scope import Scope
from spi.settings import settings
from spi.store.files import located

ADDRESS = "http://127.0.0.1:8501"  # where the app opens by itself


def add(commands: Any) -> None:
    """Add the command to the command line's parser."""
    parser = commands.add_parser("pack", help="paket rapat satu pemda (PDF, PPTX, XLSX, DOCX) atau paket satu provinsi")
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--region", help="kode wilayah, misalnya 3513")
    whose.add_argument("--province", help="kode provinsi, misalnya 35: kabupaten dan kotanya (PDF, PPTX, XLSX)")
    parser.add_argument("--year", type=int, required=True, help="tahun survei")
    parser.add_argument("--before", type=int, help="tahun pembanding; tanpa ini tahun terakhir yang diketahui sebelumnya")
    parser.add_argument("--scope", help="lingkup: provinsi, kabkota, kabupaten, kota, sejenis, nasional, lembaga")
    parser.add_argument("--mask", action="store_true", help="samarkan nama pemda lain")
    parser.add_argument("--session", type=int, help="nomor sesi rapat; tanpa ini rapat seluruhnya")
    parser.add_argument("--address", default=ADDRESS, help=f"alamat aplikasi untuk tautan dan kode QR; bawaan {ADDRESS}")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--json", action="store_true", help="hanya JSON di keluaran baku")
    parser.set_defaults(command=_pack)


def _pack(options: argparse.Namespace) -> int:
    return _of_government(options) if options.province is None else _of_province(options)


def _of_government(options: argparse.Namespace) -> int:
    scope = scope_of(answers.region_of(options.region), options.scope, options.year)
    year, before, session = options.year, year_before(options, scope), _session(options.session)
    asked = briefing.gather(
        options.region, year, before, scope, base=options.address, moment=datetime.now(), masked=options.mask, session=session
    )
    if refused := pack.refusal(asked):
        raise CommandError(refused)
    files = _written(
        options, lambda progress: pack.make(asked, deck.slides(asked, session.get("slides")), options.out, progress=progress)
    )
    return _told(options, files, {
        "region_code": options.region, "year": year, "year_before": before, "scope": scope.code, "masked": options.mask,
        "session": session.get("name", ""),
    })  # fmt: skip


def _of_province(options: argparse.Namespace) -> int:
    """The kabupaten and kota of a province; what belongs to one government alone has no meaning here."""
    if options.scope or options.mask or options.session is not None:
        raise CommandError("--scope, --mask, dan --session hanya untuk paket satu pemda; hapus itu, atau pakai --region.")
    region = answers.region_of(answers.province_of(options.province))
    scope = standing.province_scope(region, options.year)
    known = answers.known_years(options.year)
    if scope is None or not standing.size(standing.members(options.year), scope):
        raise CommandError(_none_surveyed(region, options.year))
    before = chosen_before(options) if options.before is not None else max((y for y in known if y < options.year), default=None)
    now = datetime.now()
    told = province.overview(scope, options.year, before, today=now.date())
    asked = province_briefing.gather(told, region_code=str(region.name), base=options.address, moment=now)
    files = _written(options, lambda progress: province_pack.make(asked, options.out, progress=progress))
    return _told(options, files, {"province": options.province, "year": options.year, "year_before": before})


def _none_surveyed(province: pd.Series, year: int) -> str:
    """Why a province has no pack: its kabupaten and kota were not its own yet, or are no governments that are surveyed."""
    regions = standing.regions()
    own = (regions["province_code"] == province["province_code"]) & regions["kind"].isin(["kabupaten", "kota"])
    if own.any():
        return f"{province['name']} belum memiliki kabupaten atau kota pada SPI {year}."
    return f"{province['name']} tidak memiliki kabupaten atau kota yang disurvei; yang ada hanya wilayah administratif provinsi."


def _written(options: argparse.Namespace, make: Callable[[pack.Progress], list[Path]]) -> list[Path]:
    """The files of a pack, told as they begin. Raises CommandError where they cannot be made or written."""
    try:
        return make((lambda *_: None) if options.json else _print_progress)
    except BrokenPipeError:  # of standard output, where the reader of the progress went away
        raise
    except pack.UnmadePart as fault:
        raise CommandError(f"{fault} gagal dibuat; tidak ada berkas yang ditulis. Sistem berkata: {fault.__cause__!r}") from fault
    except OSError as error:
        raise CommandError(f"Folder {options.out} tidak dapat ditulisi. Sistem berkata: {error}") from error


def _told(options: argparse.Namespace, files: list[Path], report: dict[str, Any]) -> int:
    if options.person:
        for file in files:
            exports.note(options.person, Plan(options.region or options.province, options.year), file.name)
    report["files"] = [str(located(file)) for file in files]
    print(json.dumps(report, ensure_ascii=False, indent=1) if options.json else "\n".join(map(one_line, report["files"])))
    return 0


def scope_of(region: pd.Series, wanted: str | None, year: int) -> Scope:
    """The scope by its code; without a wish the one that the regency set, or the first that fits this government."""
    fitting, first = first_view.scopes(region, year)
    if wanted is None:
        return first
    if wanted not in fitting:
        raise CommandError(f"Lingkup “{wanted}” tidak ada untuk {region['name']}. Yang ada: {', '.join(fitting)}.")
    return fitting[wanted]


def _session(number: int | None) -> dict[str, Any]:
    """A session of the meeting by its number; {} without a wish."""
    held = {each["session"]: each for each in settings().get("rapat", [])}
    if number is not None and number not in held:
        raise CommandError(f"Sesi {number} tidak ada. Yang ada: {', '.join(map(str, sorted(held)))}.")
    return held.get(number, {})


def year_before(options: argparse.Namespace, scope: Scope) -> int | None:
    """The year to compare with: as asked for, else the newest earlier one in which the index is known."""
    years = answers.known_years(options.year)
    if options.before is None:
        return first_view.year_before(history.coverage(options.region, scope), options.year, years)
    return chosen_before(options)


def chosen_before(options: argparse.Namespace) -> int:
    """The year to compare with that was asked for, where there is such a year before."""
    earlier = [year for year in answers.known_years(options.year) if year < options.year]
    if options.before not in earlier:
        available = f"Yang ada: {', '.join(map(str, sorted(earlier)))}." if earlier else "Belum ada tahun survei sebelumnya."
        raise CommandError(f"SPI {options.before} bukan tahun survei sebelum SPI {options.year}. {available}")
    return options.before


def _print_progress(title: str, done: int, of: int) -> None:
    print(f"{done + 1} dari {of}: {title}", flush=True)


TAKEN = (_pack,)  # the commands by which somebody takes a file away
