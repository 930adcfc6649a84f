"""How does a stranger check every number of the pack with a spreadsheet alone? One small table per step, and what was printed
beside what comes out again.

Plain CSV without a script: figures used with their sources, the method, each step with all its digits, and at the end every
number that a sentence of the pack tells.
"""

import csv
import io
from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.cycle.targets import aimed_at, goal
from spi.answers.results import causes, gaps, standing, within_reach
from spi.answers.sources import calculated
from spi.method import index, methodology, reach
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.method.parts import CORRECTION_OTHER, MEASURES
from spi.narrative import speech
from spi.words import dictionary

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run
_YEAR, _CODE, _REGION = "Tahun survei", "Kode wilayah", "Pemda"


class Step(NamedTuple):
    """A file of the folder: its name without ending, what it shows and how it follows from the files before, its table."""

    name: str
    how: str
    table: pd.DataFrame


def steps(briefing: Briefing) -> list[Step]:
    """Every step from the figures used to the numbers told, in their order; a step of which nothing is known has no rows."""
    return [Step(f"{n:02}-{name}", how, table(briefing)) for n, (name, (how, table)) in enumerate(_STEPS.items(), start=1)]


def files(briefing: Briefing) -> dict[str, bytes]:
    """The folder: file name -> content; a text to begin with, then one CSV per step (semicolons, decimal comma, all digits)."""
    made = steps(briefing)
    listed = [f"{step.name}.csv: {step.how} ({len(step.table)} baris)" for step in made]
    text = [
        f"Reproduksi SPI {briefing.year}: {briefing.name}, {briefing.scope.label}",
        f"Data: {briefing.stamp.version}. Dibuat {briefing.stamp.moment:%d-%m-%Y %H.%M}.",
        "",
        f"Rumus: {methodology.method()['formula']}",
        "Setiap berkas dapat dibuka dengan aplikasi lembar sebar; kolom dipisahkan titik koma, desimal koma, tanpa makro.",
        "Angka tidak dibulatkan; yang tercetak dalam paket dibulatkan pada dua desimal.",
        "",
        *listed,
        "",
        "Aturan hitung:",
        *(f"- {rule}" for rule in methodology.method()["arithmetic"]["rules"]),
    ]
    content = {"00-baca-dulu.txt": "\r\n".join(text).encode("utf-8-sig")}
    return content | {f"{step.name}.csv": _csv(step.table) for step in made}


def _csv(table: pd.DataFrame) -> bytes:
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.itertuples(index=False))
    return target.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if pd.isna(value):
        return ""
    return repr(round(float(value), 10) + 0.0).replace(".", ",").removesuffix(",0") if isinstance(value, float) else str(value)


def _years(briefing: Briefing) -> list[int]:
    return [year for year in (briefing.year_before, briefing.year) if year is not None]


def _figures(briefing: Briefing) -> pd.DataFrame:
    tables = []
    for year in _years(briefing):
        for measure in MEASURES:
            table = calculated.counted(briefing.scope, year, measure)
            tables.append(table.dropna(subset="value").assign(year=year, measure=dictionary.label(measure)))
    columns = {
        "year": _YEAR, "region_code": _CODE, "region": _REGION, "measure": "Indikator", "value": "Nilai", "outlet": "Sumber",
        "published": "Tanggal", "url": "Alamat", "file_name": "Berkas", "location": "Letak di berkas", "grade": "Derajat",
    }  # fmt: skip
    whole = pd.concat(tables, ignore_index=True)
    return whole[list(columns)].rename(columns=columns)


def _method(briefing: Briefing) -> pd.DataFrame:
    rows = []
    for year in _years(briefing):
        weights = methodology.weights(year)
        rows += [
            (year, f"Bobot {dictionary.label(part)}", weights[part], dictionary.evidence(weights.grade), weights.source)
            for part in COMPONENTS
        ]
        rows += [(year, f"Batas {band.name}", band.lower, "", "") for band in methodology.bands(year)]
        if (threshold := methodology.unlisted_threshold(year)) is not None:
            rows.append((year, "Ambang koreksi lain", threshold, dictionary.evidence("derived"), ""))
    return pd.DataFrame(rows, columns=[_YEAR, "Nama", "Nilai", "Dasar", "Sumber"])


def _levels(briefing: Briefing) -> pd.DataFrame:
    tables = []
    for year in _years(briefing):
        scores = standing.scores(briefing.scope, year).dropna(subset=["index", *COMPONENTS, *CORRECTIONS])
        parts = index.contributions(scores, methodology.weights(year), unlisted_from=methodology.unlisted_threshold(year))
        table = scores[["region_code", "region"]].set_axis([_CODE, _REGION], axis=1)
        table.insert(0, _YEAR, year)
        for part in (*COMPONENTS, *CORRECTIONS, CORRECTION_OTHER):
            table[dictionary.label(part)] = parts[part]
        table["Indeks dihitung ulang"] = index.recompute(scores, methodology.weights(year)) + parts[CORRECTION_OTHER]
        table["Indeks terbit"] = scores["index"]
        table["Residu"] = parts["residual"]
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def _ranking(briefing: Briefing) -> pd.DataFrame:
    columns = {
        "region_code": _CODE, "region": _REGION, "index": "Indeks", "rank": "Peringkat", "rank_best": "Terbaik",
        "rank_worst": "Terburuk", "category": "Kategori", "index_before": "Indeks sebelumnya",
        "rank_before": "Peringkat sebelumnya",
    }  # fmt: skip
    return briefing.ranking.dropna(subset="index")[list(columns)].rename(columns=columns).astype(object)


def _changes(briefing: Briefing) -> pd.DataFrame:
    heads = [_CODE, _REGION, "Perubahan indeks", *(dictionary.column(f"effect_{part}") for part in index.CHANGE_PARTS)]
    if briefing.year_before is None:
        return pd.DataFrame(columns=heads)
    table = causes.scope_changes(briefing.scope, briefing.year_before, briefing.year)
    return table[["region_code", "region", "change", *index.CHANGE_PARTS]].set_axis(heads, axis=1)


def _comparison(briefing: Briefing) -> pd.DataFrame:
    split = briefing.comparison
    printed = split.as_printed.set_index("part")[["common", "own"]]
    total = {"part": "index", "points": split.change, "common": split.common, "own": split.own}
    rows = [
        (
            dictionary.label("index") if row["part"] == "index" else dictionary.column(f"effect_{row['part']}"),
            row["points"], row["common"], row["own"], split.others,
            *(printed.loc[row["part"]] if row["part"] in printed.index else ("", "")),
        )
        for row in [*([total] if split.known else []), *split.parts.to_dict("records")]
    ]  # fmt: skip
    heads = ["Bagian", "Perubahan", "Bersama", "Sendiri", "Banyak anggota lain", "Bersama tercetak", "Sendiri tercetak"]
    return pd.DataFrame(rows, columns=heads)


def _rank_change(briefing: Briefing) -> pd.DataFrame:
    moved = briefing.why.rank
    rows = [
        ("Peringkat sebelum", moved.before), ("Gerak sendiri", moved.own), ("Gerak yang lain", moved.others),
        ("Perubahan cakupan", moved.coverage), ("Peringkat sesudah", moved.after),
    ] if moved else []  # fmt: skip
    return pd.DataFrame(rows, columns=["Nama", "Peringkat"])


def _gaps(briefing: Briefing) -> pd.DataFrame:
    target = goal(briefing.code, (aimed_at(briefing.code, briefing.year) or {}).get("points"), briefing.year)
    away = gaps.distances(briefing.here, briefing.year, briefing.scope, region_code=briefing.code, target=target)
    rows = [(row.label, row.ours, row.reference, row.points) for row in briefing.gains.itertuples()]
    rows += [(row.label, briefing.here.index, row.value, row.distance) for row in away.itertuples()]
    return pd.DataFrame(rows, columns=["Nama", "Sendiri", "Acuan", "Jarak (poin indeks)"])


def _reach(briefing: Briefing) -> pd.DataFrame:
    caps = briefing.reach.caps
    heads = {"label": "Bagian", "ours": "Skor sendiri", "cap": "Terjangkau (poin skor)", "reached": "Skor sesudahnya",
             "points": "Poin indeks"}  # fmt: skip
    return caps[list(heads)].rename(columns=heads)


def _national_changes(briefing: Briefing) -> pd.DataFrame:
    """Every change of one year that caps, hit rates and the usual range rest on, part by part."""
    changes = within_reach.past_changes(briefing.year)
    heads = {
        "year_from": "Dari SPI", "year_to": "Ke SPI", "region_code": _CODE, "part": "Bagian", "start": "Nilai awal",
        "gain": "Perbaikan",
    }  # fmt: skip
    return changes.assign(part=changes["part"].map(dictionary.label))[list(heads)].rename(columns=heads)


def _hit_rates(briefing: Briefing) -> pd.DataFrame:
    edges = ["0", *(str(edge).replace(".", ",") for edge in reach.EDGES), "lebih"]
    rows = [
        (year, f"{edges[row.Index]} sampai {edges[row.Index + 1]}", row.starts, row.reached, row.rate)
        for year, table in briefing.reach.rates.items()
        for row in table.itertuples()
    ]
    return pd.DataFrame(rows, columns=["Mulai SPI", "Bagian dari seluruh batas", "Pemda", "Naik kategori", "Pangsa"])


def _published(briefing: Briefing) -> pd.DataFrame:
    rows: list[tuple] = []
    for year in _years(briefing):
        level, here = causes.level(briefing.code, year), briefing.standings[year]
        if len(level.parts):
            scores = level.year.scores
            again = index.recompute(scores, level.year.weights, corrections=level.year.corrections)
            again += float(level.parts.set_index("part")["points"].get(CORRECTION_OTHER, 0.0))
            rows.append((year, "Indeks", scores["index"], again, scores["index"] - again))
        if here.stated_rank is not None and here.place is not None:
            stated = int(here.stated_rank["rank"])
            rows.append((year, "Peringkat", stated, here.place.rank, stated - here.place.rank))
        printed, known = standing.published_mean(briefing.scope, year), standing.scores(briefing.scope, year)["index"]
        if printed is not None and known.notna().all():
            rows.append((year, f"Rata-rata {briefing.scope.province_name}", printed, known.mean(), printed - known.mean()))
    return pd.DataFrame(rows, columns=[_YEAR, "Nama", "Terbit", "Dihitung ulang", "Selisih"])


def _calculated(briefing: Briefing) -> pd.DataFrame:
    heads = {"label": "Nama", "printed": "Nilai", "formula": "Rumus", "basis": "Dasar"}
    moved = calculated.moved(briefing.why).assign(basis="")
    return pd.concat([briefing.computed[list(heads)], moved[list(heads)]], ignore_index=True).rename(columns=heads)


def _numbers(briefing: Briefing) -> pd.DataFrame:
    rows = [
        (n, sentence.text, number.words, number.value, number.of, "" if number.year is None else number.year)
        for n, sentence in enumerate(speech.of_length(briefing, "full"), start=1)
        for number in sentence.numbers
    ]
    return pd.DataFrame(rows, columns=["Kalimat ke", "Kalimat", "Tercetak", "Nilai", "Indikator", _YEAR])


_STEPS: dict[str, tuple[str, Callable[[Briefing], pd.DataFrame]]] = {  # name -> how it follows, and what gives its table
    "angka-dipakai": ("Angka yang dipakai untuk setiap anggota lingkup, dengan sumbernya.", _figures),
    "metode": ("Bobot, batas kategori, dan ambang yang dipakai, dengan dasarnya.", _method),
    "indeks": ("Bobot × skor dari berkas 1 dikurangi potongan; residu = indeks terbit − dihitung ulang.", _levels),
    "peringkat": ("Indeks berkas 1 dari atas; nilai sama berbagi peringkat. Kategori menurut batas berkas 2.", _ranking),
    "perubahan": (
        "Komponen: rata-rata bobot × perubahan skor; potongan: lama − baru; bobot: rata-rata skor × perubahan bobot.",
        _changes,
    ),
    "bersama-dan-sendiri": (
        "Bersama = rata-rata anggota lain; sendiri = perubahan − bersama; bersama tercetak = perubahan − sendiri.",
        _comparison,
    ),
    "perubahan-peringkat": ("Nilai baru sendiri di antara nilai lama yang lain, gerak yang lain, lalu cakupan.", _rank_change),
    "kesenjangan": ("Bobot × (median anggota lingkup − skor sendiri); potongan: potongan sendiri − median.", _gaps),
    "terjangkau": ("Persentil 75 dari 200 perubahan setahun yang nilai awalnya terdekat, paling sedikit 0.", _reach),
    "perubahan-setahun-nasional": (
        "Semua perubahan setahun yang diketahui: dasar berkas 9 dan 11; yang biasa: persentil 10 dan 90 "
        "indeks, dari pasangan tahun yang hampir semua pemdanya diketahui.",
        _national_changes,
    ),
    "tingkat-tercapai": ("Berapa yang naik kategori setahun kemudian, menurut bagian dari batas yang dibutuhkan.", _hit_rates),
    "terbit-dan-dihitung-ulang": ("Yang diterbitkan di samping yang dihitung ulang dari berkas 1 sampai 5.", _published),
    "angka-dihitung": ("Angka yang tidak diterbitkan sumber mana pun, dengan rumusnya.", _calculated),
    "angka-dalam-kalimat": ("Setiap angka dalam kalimat paket, indikator dan tahunnya; tercetak berarti dibulatkan.", _numbers),
}
