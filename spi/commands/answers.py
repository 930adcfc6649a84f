"""What does the command line answer about the results? `python -m spi ranking | explain | show`: as on the screen."""

import argparse
import json
import re
from typing import Any

import pandas as pd

from spi.answers.results import causes, certainty, comparison, first_view, history, standing
from spi.commands.terminal import CommandError
from spi.method.scope import GOVERNMENTS, Scope
from spi.narrative.results.comparison import beside_others, common_grounds, usual_change
from spi.narrative.results.contribution import common_words, missing_words, moved_words, own_words
from spi.narrative.results.rank import SPLIT_ORDER, doubt
from spi.store import database
from spi.words import dictionary
from spi.words.wording import DASH, change_words, date_words, decimal, signed, span, thousands

_BEFORE = "Sampai survei itu daerahnya masuk provinsi lain; pilih provinsi itu."


def add(commands: Any) -> None:
    """Add the commands to the command line's parser."""
    ranked = commands.add_parser("ranking", help="peringkat satu tahun survei")
    ranked.add_argument("--year", type=int, required=True)
    ranked.add_argument("--province", help="kode provinsi, misalnya 35; tanpa ini se-Indonesia")
    ranked.add_argument("--kind", choices=GOVERNMENTS)
    ranked.add_argument("--without-province", action="store_true", help="tanpa pemerintah provinsi")
    ranked.set_defaults(command=_ranking)
    explained = commands.add_parser("explain", help="mengapa indeks dan peringkat berubah")
    explained.add_argument("--region", required=True, help="kode wilayah, misalnya 3513")
    explained.add_argument("--from", dest="year_from", type=int, required=True)
    explained.add_argument("--to", dest="year_to", type=int, required=True)
    explained.set_defaults(command=_explain)
    shown = commands.add_parser("show", help="semua angka satu pemda dengan sumbernya")
    shown.add_argument("--region", required=True)
    shown.add_argument("--year", type=int, required=True)
    shown.set_defaults(command=_show)
    for command in (ranked, explained, shown):
        command.add_argument("--json", action="store_true", help="hanya JSON di keluaran baku")


def _ranking(options: argparse.Namespace) -> int:
    if options.province:
        province_of(options.province)
    if options.kind == "provinsi" and options.without_province:
        raise CommandError("--kind provinsi dan --without-province saling meniadakan. Pakai salah satu.")
    kinds: tuple[str, ...] = (options.kind,) if options.kind else GOVERNMENTS
    if options.without_province:
        kinds = tuple(kind for kind in kinds if kind != "provinsi")
    scope = Scope("", "", kinds, options.province)
    known_years(options.year)
    table = standing.ranking_table(scope, options.year, options.year - 1)
    if table.empty:
        raise CommandError(f"Provinsi {options.province} belum ada pada SPI {options.year}. {_BEFORE}")
    known = table.dropna(subset="index")
    index = table.set_index("region_code")["index"]
    rivals, ranged = (
        certainty.listed_rivals(index, certainty.rivals(options.year)),
        known.loc[certainty.hanging(known), "region_code"],
    )
    doubts = {code: certainty.disputes(index, rivals, code) for code in ranged}
    rows = [
        {
            "rank": None if row.region_code in doubts else int(row.rank),
            "rank_best": int(row.rank_best),
            "rank_worst": int(row.rank_worst),
            "rank_reason": doubt(doubts[row.region_code], year=options.year).text if row.region_code in doubts else None,
            "region_code": row.region_code,
            "region": row.name,
            "kind": row.kind,
            "index": row.index,
            "category": _plain(row.category),
            "change": _plain(row.change),
            "rank_change": None if row.rank_change is None or row.rank_change != row.rank_change else int(row.rank_change),
        }
        for row in known.drop(columns="region").astype(object).where(known.notna(), None).itertuples(index=False)
    ]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    counts = f"{thousands(len(rows))} dari {thousands(len(table))} pemda yang indeksnya diketahui"
    print(f"SPI {options.year}: {counts}; peringkat di antara yang diketahui.")
    for row in rows:
        moved = "" if row["change"] is None else change_words(row["change"])
        place = span(row["rank_best"], row["rank_worst"])
        print(f"{place:>7}  {row['region']:<36} {decimal(row['index']):>6}  {row['category'] or '–':<13} {moved}")
    for reason in dict.fromkeys(row["rank_reason"] for row in rows if row["rank_reason"]):
        print(f"Rentang: {reason}.")
    for row in certainty.left_out(scope, options.year).itertuples():
        print(f"Tidak dihitung: {row.region}, {dictionary.reason(row.reason)}.")
    return 0


def _explain(options: argparse.Namespace) -> int:
    region = region_of(options.region)
    for year in (options.year_from, options.year_to):
        known_years(year)
    if options.year_from >= options.year_to:
        order = f"--from {options.year_from} harus lebih dulu daripada --to {options.year_to}"
        raise CommandError(f"{order}. Tukar atau ganti tahunnya.")
    _, scope = first_view.scopes(region, options.year_to)
    why = causes.explain(options.region, options.year_from, options.year_to, scope)
    split = comparison.compare(options.region, options.year_from, options.year_to, scope)
    sides = {row.part: {"own": row.own, "common": row.common} for row in split.parts.itertuples()}
    unknown = {"own": None, "common": None}
    moved = why.rank
    years = (options.year_from, options.year_to)
    ends = [standing.standing(options.region, y, scope) for y in years]
    ranks = (moved.before, moved.after) if moved else [end.rank for end in ends]
    bounds = [(end.place.best, end.place.worst) if end.place else (None, None) for end in ends]
    reasons = [f"SPI {y}: {doubt(end.disputes, year=y).text}" for y, end in zip(years, ends, strict=True) if len(end.disputes)]
    report = {
        "region_code": options.region,
        "index_from": why.index_from,
        "index_to": why.index_to,
        "change": why.change,
        "change_own": split.own,
        "change_common": split.common,
        "comparison": {"others": split.others, "members": split.members, "printed": list(split.printed)},
        "parts": [{"part": row.part, "points": row.points, **sides.get(row.part, unknown)} for row in why.parts.itertuples()],
        "rank_from": ranks[0],
        "rank_to": ranks[1],
        "rank_from_best": bounds[0][0],
        "rank_from_worst": bounds[0][1],
        "rank_to_best": bounds[1][0],
        "rank_to_worst": bounds[1][1],
        "rank_reason": "; ".join(reasons) or None,
        "rank_parts": {"own": moved.own, "others": moved.others, "coverage": moved.coverage} if moved else None,
        "missing": {str(year): measures for year, measures in why.missing.items()},
    }
    if options.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return 0
    print(f"{region['name']}, SPI {options.year_from} ke {options.year_to}, {scope.label}")
    print(f"Indeks {decimal(why.index_from)} → {decimal(why.index_to)}: {change_words(why.change)}")
    for sentence in (beside_others(split, year=options.year_to), common_grounds(split, why, year=options.year_to)):
        if sentence:
            print(sentence.text)
    printed_sides = {
        row.part: f"bersama {common_words(row.part, row.common)}, sendiri {own_words(row.part, row.own)}"
        for row in split.as_printed.itertuples()
    }
    for row in why.parts.itertuples():
        moved_by, sides_by = moved_words(row.part, row.points), printed_sides.get(row.part, "")
        print(f"  {row.label:<32} {moved_by:>14}   {sides_by:<50} {row.detail}".rstrip())
    if usual := usual_change(comparison.one_year_range(options.year_to, scope), split):
        print(usual.text)
    for year, measures in why.missing.items():
        print(f"SPI {year} belum dapat diurai: {missing_words(measures)}.")
    printed = [str(rank) if rank else span(*bound) if bound[0] else DASH for rank, bound in zip(ranks, bounds, strict=True)]
    print(f"Peringkat {printed[0]} → {printed[1]}")
    for reason in reasons:
        print(f"  {reason}")
    if moved:
        own, others, coverage = (signed(places, places=0) for places in (moved.own, moved.others, moved.coverage))
        print(f"  sendiri {own}, {scope.noun} lain {others}, cakupan {coverage} ({SPLIT_ORDER})")
    return 0


def _show(options: argparse.Namespace) -> int:
    region = region_of(options.region)
    table = database.query("figures", region=options.region, year=options.year)
    if table.empty:  # of a year without an index there may be other figures
        known_years(options.year)
    table = table.astype(object).where(table.notna(), None)
    if options.json:
        print(json.dumps(table.to_dict("records"), ensure_ascii=False, indent=1, default=str))
        return 0
    print(f"{region['name']}, SPI {options.year}: {thousands(len(table))} angka (tanda * = dipakai)")
    for row in table.itertuples():
        shown = dictionary.reason(row.reason) if row.value is None else _as_printed(row.value, row.printed)
        when = date_words(row.published) if row.published else "tanpa tanggal"
        print(
            f"{'*' if row.preferred else ' '} {dictionary.label(row.measure):<34} {row.unit} {shown:>8}  "
            f"{row.outlet}, {when} [{row.grade}] {row.url or row.file_name or ''}"
        )
    return 0


def province_of(code: str) -> str:
    """The code of a province, where it is one. Raises CommandError for any other."""
    if code not in set(standing.regions()["province_code"].dropna()):
        raise CommandError(f"Kode provinsi “{code}” tidak dikenal. Contoh: 35 untuk Jawa Timur.")
    return code


def region_of(code: str) -> pd.Series:
    """The government with this code (a row of standing.regions). Raises CommandError for a code that is not known."""
    table = standing.regions().set_index("region_code")
    if code not in table.index:
        raise CommandError(f"Kode wilayah “{code}” tidak dikenal. Contoh: 3513 untuk Kabupaten Probolinggo.")
    return table.loc[code]


def known_years(year: int) -> list[int]:
    """The survey years with an index of any government, newest first. Raises CommandError where this one is none of them."""
    years = history.survey_years()
    if year not in years:
        raise CommandError(f"SPI {year} belum ada di basis data. Yang ada: {', '.join(map(str, sorted(years)))}.")
    return years


def _as_printed(value: float, printed: str | None) -> str:
    """A figure with as many decimals as its source printed, and a decimal comma."""
    places = re.search(r"[.,](\d+)", printed or "")
    return decimal(value, places=len(places[1]) if places else 0)


def _plain(value: object) -> object:
    return None if value is None or value != value else value
