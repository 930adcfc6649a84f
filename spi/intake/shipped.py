"""Which figures come with the project? Loads data/*.csv and sources.toml into the store, once per version of the files."""

import hashlib
import re
import tomllib
from datetime import datetime
from pathlib import Path

import pandas as pd

from spi.intake import sealing
from spi.intake.merging import merge_institutions
from spi.intake.spelling import spellings
from spi.intake.spelling.names import key
from spi.intake.spelling.numbers import REASONS
from spi.method.other_indices import other_indices
from spi.settings import ShippedDataError
from spi.store import database
from spi.words import dictionary

DATA = Path(__file__).resolve().parents[2] / "data"
_VALUE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")
_OF_OTHERS = ("survey_year", "region_code", "value", "printed", "decimals", "source_id", "grade", "note")
_FILES = ("regions", "institutions", "membership", "figures", "elements", "units", "benchmarks", "published_ranks",
          "published_categories", "other_indices")  # fmt: skip


def load(folder: Path = DATA) -> bool:
    """Bring the store up to date with the shipped files; True when something was loaded.

    What the shipped files held before is replaced; everything that users imported stays, and an institution that was
    imported under two names becomes one. One transaction.
    """
    spellings.known()  # a broken list of spellings stops here, not in the middle of an import
    try:
        content = hashlib.sha256(b"".join(file.read_bytes() for file in _paths(folder))).hexdigest()
    except OSError as error:
        raise ShippedDataError(f"Data bawaan tidak dapat dibaca. Pasang lagi folder data/. Sistem berkata: {error}") from error
    if _holds(database.query("shipped_batch"), content):
        return False
    try:
        tables = _read(folder)
        _check(tables)
    except ShippedDataError:
        raise
    except (ValueError, KeyError) as error:  # of TOML, of CSV, of a text that is no UTF-8, of a column that is gone
        reason = "tidak tersusun seperti yang dikenal aplikasi ini. Perbaiki berkasnya, atau pasang lagi folder data/."
        raise ShippedDataError(f"Data bawaan di {folder} {reason} Pembacanya berkata: {error}") from error
    size = sum(file.stat().st_size for file in _paths(folder))
    batch = {
        "batch_id": 0, "kind": "bawaan", "file_name": "data/", "sha256": content, "bytes": size, "actor": "proyek",
        "imported_at": datetime.now(), "figures": len(tables["figure"]) + len(tables["other_figure"]),
    }  # fmt: skip
    with database.write() as transaction:
        if _holds(transaction.ask("shipped_batch"), content):  # another session was first
            return False
        before = sealing.sound(transaction)
        years = set(transaction.ask("years_of", batch=0, region=None)["survey_year"]) | set(tables["figure"]["survey_year"])
        transaction.run("clear_shipped")
        transaction.insert("batch", pd.DataFrame([batch]))
        for name, table in tables.items():
            transaction.insert(name, table, replacing="region_code" if name == "region" else "")
        years |= merge_institutions(transaction)
        transaction.run("refresh_scores", years=sorted(int(year) for year in years))
        sealing.seal_shipped(transaction, before)
    return True


def _holds(newest: pd.DataFrame, sha256: str) -> bool:
    """Are the shipped files of this content in the store, and sealed?"""
    return bool(len(newest) and newest["sha256"].iloc[0] == sha256 and newest["sealed"].iloc[0])


def _paths(folder: Path) -> list[Path]:
    return [spellings.FILE, folder / "sources.toml", *(folder / f"{name}.csv" for name in _FILES)]


def _read(folder: Path) -> dict[str, pd.DataFrame]:
    """The shipped files as the tables of the store, in the order in which they are written."""
    raw = {name: pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False) for name in _FILES}
    sources = tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))
    benchmarks = raw["benchmarks"].rename(columns={"code": "region_code"})
    # below the governments the few institutions of which more is known than that a table prints them
    named = pd.concat([raw["regions"], raw["institutions"].assign(kind="lembaga")], ignore_index=True).fillna("")
    printed = {**{name: raw[name] for name in ("figures", "elements", "units")}, "benchmarks": benchmarks}
    return {
        "source_kind": pd.DataFrame(sources["kind"]).rename(columns={"id": "kind"}),
        "grade": _grades(sources["grade"]),
        "source": _sources(sources["source"]),
        "region": _regions(named, benchmarks),
        "region_alias": _aliases(named),
        "membership": _membership(raw["membership"]),
        "figure": pd.concat([_figures(table, f"{name}.csv") for name, table in printed.items()], ignore_index=True),
        "published_rank": _published(raw["published_ranks"]).rename(columns={"of": "of_count"}),
        "published_category": _published(raw["published_categories"]),
        "other_figure": _other_figures(raw["other_indices"]),
    }


def _grades(entries: list[dict]) -> pd.DataFrame:
    table = pd.DataFrame([{"last_resort": False} | entry for entry in entries])
    return table.rename(columns={"id": "grade"})[["grade", "label", "priority", "last_resort"]]


def _sources(entries: list[dict]) -> pd.DataFrame:
    columns = ["source_id", "kind", "outlet", "url", "published", "read_through", "note"]
    table = pd.DataFrame(entries).rename(columns={"id": "source_id"}).reindex(columns=columns).fillna("")
    return table.astype(str).assign(batch_id=0)


def _regions(regions: pd.DataFrame, benchmarks: pd.DataFrame) -> pd.DataFrame:
    governments = regions.drop(columns=["former_codes", "aliases"]).replace({"": None})
    averages = benchmarks[["region_code", "name"]].drop_duplicates()
    averages = averages.assign(short_name=averages["name"], kind="rata-rata")
    table = pd.concat([governments, averages], ignore_index=True)
    for column in ("tile_row", "tile_column"):
        table[column] = pd.to_numeric(table[column]).astype("Int64")
    return table.assign(batch_id=0)


def _membership(table: pd.DataFrame) -> pd.DataFrame:
    """What was once otherwise than today; an empty province says that the government did not exist as one of its own."""
    until = pd.to_numeric(table["until"]).astype("Int64")
    return table.replace({"province_code": {"": None}}).assign(until=until, batch_id=0)


def _aliases(regions: pd.DataFrame) -> pd.DataFrame:
    """Every name, short name, alias, code and former code as a normalised key."""
    spellings = regions.melt("region_code", ["region_code", "name", "short_name", "former_codes", "aliases"], value_name="alias")
    spellings = spellings.assign(alias=spellings["alias"].str.split(";")).explode("alias")
    spellings["alias"] = spellings["alias"].map(key)
    return spellings.loc[spellings["alias"] != "", ["alias", "region_code"]].drop_duplicates().assign(batch_id=0)


def _figures(table: pd.DataFrame, file: str) -> pd.DataFrame:
    """The rows of a file of figures, each checked: a known measure, a year, a value from 0 to 100 or a known reason."""
    rows = [_figure(row, f"data/{file}, baris {number}") for number, row in enumerate(table.to_dict("records"), start=2)]
    return pd.DataFrame(rows).astype({"value": "Float64"}).assign(batch_id=0)


def _other_figures(table: pd.DataFrame) -> pd.DataFrame:
    """The scores of other indices, each within the scale of its index."""
    rows = []
    for number, row in enumerate(table.to_dict("records"), start=2):
        place = f"data/other_indices.csv, baris {number}"
        index = other_indices().get(row["index_code"])
        if index is None:
            raise ShippedDataError(f"{place}: indeks “{row['index_code']}” tidak dikenal. Lihat spi/method/other_indices.toml.")
        figure = _figure(row | {"measure": "index", "reason": ""}, place)
        if not index.scale[0] <= figure["value"] <= index.scale[1]:
            raise ShippedDataError(f"{place}: nilai “{row['value']}” di luar skala {index.name}. Perbaiki nilainya.")
        rows.append({"index_code": index.code, "as_of": row["as_of"]} | {name: figure[name] for name in _OF_OTHERS})
    return pd.DataFrame(rows).assign(batch_id=0)


def _figure(row: dict[str, str], place: str) -> dict:
    measure, year, printed, reason = row["measure"], row["survey_year"], row["value"], row["reason"]
    if not dictionary.is_measure(measure):
        raise ShippedDataError(f"{place}: indikator “{measure}” tidak dikenal. Lihat [measures] di spi/words/dictionary.toml.")
    if not (year.isdigit() and len(year) == 4):
        raise ShippedDataError(f"{place}: tahun survei “{year}” bukan empat angka. Perbaiki tahunnya.")
    if bool(printed) == bool(reason) or (reason and reason not in REASONS):
        raise ShippedDataError(f"{place}: isi salah satu saja, nilai “{printed}” atau alasan kosong “{reason}” yang dikenal.")
    if printed and not (_VALUE.fullmatch(printed) and 0 <= float(printed) <= 100):
        raise ShippedDataError(f"{place}: nilai “{printed}” bukan angka 0 sampai 100 bertitik desimal. Tulis misalnya 71.65.")
    return {
        "survey_year": int(year), "region_code": row["region_code"], "unit": row.get("unit", ""), "measure": measure,
        "value": float(printed) if printed else None, "printed": printed or None,
        "decimals": len(printed.partition(".")[2]), "reason": reason or None,
        "source_id": row["source"], "grade": row["grade"], "note": row["note"],
    }  # fmt: skip


def _published(table: pd.DataFrame) -> pd.DataFrame:
    table = table.rename(columns={"source": "source_id"}).assign(batch_id=0)
    for column in {"survey_year", "rank", "of"} & set(table.columns):
        table[column] = pd.to_numeric(table[column]).astype("Int64")
    return table


def _check(tables: dict[str, pd.DataFrame]) -> None:
    """Fail loudly at the door: a source is named once, and every region and source of a figure must exist."""
    twice = tables["source"].loc[tables["source"]["source_id"].duplicated(), "source_id"]
    if len(twice):
        raise ShippedDataError(f"data/sources.toml: sumber “{twice.iloc[0]}” tertulis dua kali. Hapus salah satunya.")
    known = {"region_code": set(tables["region"]["region_code"]), "source_id": set(tables["source"]["source_id"])}
    for name in ("figure", "published_rank", "published_category", "other_figure"):
        for column, allowed in known.items():
            unknown = tables[name].loc[~tables[name][column].isin(allowed)]
            if len(unknown):
                row = unknown.iloc[0]
                raise ShippedDataError(
                    f"data/: {column} “{row[column]}” pada tahun {row['survey_year']} tidak dikenal ({name}). "
                    "Tambahkan di regions.csv atau sources.toml, atau perbaiki ejaannya."
                )
