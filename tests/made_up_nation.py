"""What does a national table of KPK's dashboard look like? One of institutions that do not exist, which tests may ship.

Seeded: every run gives the same figures, and they are nobody's. Every name says so ("Kabupaten Contoh 113"); each has a
number of its own of three digits, so that no name is part of another.
"""

import json
import random
import re
from dataclasses import dataclass
from math import floor
from pathlib import Path

from spi.method import methodology
from spi.method.methodology import COMPONENTS

YEARS = (2021, 2022, 2023, 2024, 2025)
HOME, PROVINCE = "3713", "37"  # the kabupaten that tests speak of, in a province of which everything is known until 2024
MINISTRY = "L-lembaga-contoh-801"
UNLISTED = "3714"  # in 2022, alone in its province, with a further deduction that no part lists
INDEX_ONLY, ABSENT = "3715", "3716"  # in 2025: without components, and without a row
EQUALS = {("3721", 2022): HOME, ("3771", 2024): "3720"}  # prints in this year what the other one prints
FEW = ("3803", 2024)  # too few users answered: KPK prints NaN
WITHHELD = {("3804", 2023), ("L-lembaga-contoh-804", 2023)}
MISSING = {("3805", 2023), ("3806", 2023), (ABSENT, 2025), ("L-lembaga-contoh-805", 2021)}  # has no row
WITHOUT_CODE = ("3807", 2023)
BROKEN = ("3908", 2025)  # its index has two digits in the wrong order, so that its parts do not give it

_PROVINCES = range(37, 51)  # codes that no province has
_KABUPATEN = (29, 35, 33, 31, 30, 28, 27, 26, 25, 24, 23, 22, 21, 12)  # in each province, and below its kota
_KOTA = (9, 6, 9, 8, 7, 7, 6, 6, 6, 5, 5, 5, 5, 4)
_MINISTRIES = 80
_WITHHELD = "tidak dipublikasikan"

# Internal, external, expert, deduction for the conduct of the survey, deduction for facts of corruption.
_HOME = {
    2021: (77.42, 81.13, 62.27, 0.92, 1.21),
    2022: (79.94, 83.61, 61.38, 3.14, 1.57),
    2023: (80.13, 87.84, 70.36, 4.26, 0.0),
    2024: (75.62, 88.37, 72.91, 7.03, 0.0),
    2025: (78.88, 90.14, 70.07, 4.41, 1.16),
}
_MIDDLE = {
    2021: (77.0, 84.0, 66.0, 1.6, 0.9),
    2022: (78.5, 84.5, 66.5, 2.9, 0.9),
    2023: (79.5, 87.0, 69.0, 3.0, 0.8),
    2024: (74.6, 87.6, 71.0, 5.6, 1.2),
    2025: (77.7, 88.0, 69.5, 5.0, 1.1),
}
_LIFT = {PROVINCE: (1.4, 0.6, 5.0)}  # a better province than most, so that all categories occur in it
_LASTING, _PASSING = (2.6, 2.2, 4.2), (1.5, 1.4, 2.6)  # how far an institution strays for good and in one year (points)


@dataclass(frozen=True)
class _Institution:
    code: str
    name: str
    level: str
    province: str  # "" for a ministry
    province_name: str


def write(folder: Path) -> list[Path]:
    """The files 2021.json to 2025.json in a folder, each as KPK's dashboard gives a survey year."""
    files = [folder / f"{year}.json" for year in YEARS]
    for file, year in zip(files, YEARS, strict=True):
        file.write_bytes(content(year))
    return files


def write_plan(folder: Path) -> Path:
    """A file with the plan of the project's own regency as that of HOME."""
    shipped, file = Path(__file__).parents[1] / "data" / "follow_up.toml", folder / "follow_up.toml"
    file.write_text(shipped.read_text(encoding="utf-8").replace('region = "3513"', f'region = "{HOME}"'), encoding="utf-8")
    return file


def content(year: int) -> bytes:
    """The file of a survey year."""
    return json.dumps(rows(year)).encode()


def rows(year: int) -> list[dict]:
    """The rows of a survey year: every institution that has one, and the row NASIONAL, the means of the others."""
    made = [_row(each, year) for each in _institutions() if (each.code, year) not in MISSING]
    return [*made, _national(made, year)]


def rows_by_place(year: int) -> dict[str, dict]:
    """The rows of a survey year by their code, or by their name where they have none."""
    return {row["map"]["code"] or row["nama"]: row for row in rows(year)}


def without_names(text: str) -> str:
    """A text without the numbers of made-up names, for whoever looks for figures in it."""
    return re.sub(r"(?i)(contoh[\s\u00a0-]*)\d{3}\b", r"\1", text)


def is_in_name(number: str, text: str) -> bool:
    """Is this the number of a made-up name in the text?"""
    return bool(re.search(rf"(?i)contoh {re.escape(number)}\b", text))


def _institutions() -> list[_Institution]:
    ministries = [_Institution(f"L-lembaga-contoh-{801 + n}", f"LEMBAGA CONTOH {801 + n}", "provinsi", "", "")
                  for n in range(_MINISTRIES)]  # fmt: skip
    governments, kabupaten, kota = [], 101, 501
    for number, (code, many, few) in enumerate(zip(_PROVINCES, _KABUPATEN, _KOTA, strict=True), start=701):
        named = [("PROVINSI", number, str(code), "provinsi")]
        named += [("KABUPATEN", kabupaten + n, f"{code}{1 + n:02}", "kabkota") for n in range(many)]
        named += [("KOTA", kota + n, f"{code}{71 + n}", "kabkota") for n in range(few)]
        kabupaten, kota = kabupaten + many, kota + few
        governments += [_Institution(code_, f"PEMERINTAH {kind} CONTOH {n}", level, str(code), f"Contoh {number}")
                        for kind, n, code_, level in named]  # fmt: skip
    return [*ministries, *sorted(governments, key=lambda each: each.name)]


def _row(one: _Institution, year: int) -> dict:
    place = (one.code, year)
    index, components, corrections = _figures(EQUALS.get(place, one.code), year)
    if place == BROKEN:
        index = index[:-2] + index[:-3:-1]
    if place == FEW:
        index, components = "NaN", components | {"eksternal": "NaN"}
    if place == (INDEX_ONLY, 2025):
        components, corrections = dict.fromkeys(components), dict.fromkeys(corrections)
    if place in WITHHELD:
        index, components, corrections = _WITHHELD, dict.fromkeys(components, _WITHHELD), dict.fromkeys(corrections, _WITHHELD)
    code = one.code if one.province and place != WITHOUT_CODE else None
    return {
        "tahun": year,
        "instansi_id": f"contoh-{one.code}-{year}",
        "nama": one.name,
        "indeks": index,
        "agregat": components,
        "koreksi": corrections,
        "map": {
            "level": one.level,
            "code": code,
            "name": one.name.partition(" ")[2].partition(" ")[2] if code else None,
            "province_code": one.province or None,
            "province_name": one.province_name or None,
        },
    }


def _figures(code: str, year: int) -> tuple[str, dict[str, str], dict[str, str]]:
    """Index, components and deductions of an institution in a year, by KPK's keys, as KPK prints them."""
    chance, weights = random.Random(f"{code} {year}"), methodology.weights(year)
    parts = _HOME[year] if code == HOME else _drawn(code, year, chance)
    *scores, conduct, facts = parts
    index = sum(weights[c] * score for c, score in zip(COMPONENTS, scores, strict=True)) - conduct - facts
    if year == 2022 and _has_unlisted(code):
        index -= (16.776 - conduct) / 4  # as far as is known, KPK's own way
    index = floor(index * 100) / 100 if code != HOME and chance.random() < 0.2 else index  # KPK cuts now and then
    names = ("internal", "eksternal", "eksper"), ("integritas", "prevalensi")
    printed = [f"{part:.2f}" for part in parts]
    return f"{index:.2f}", dict(zip(names[0], printed[:3], strict=True)), dict(zip(names[1], printed[3:], strict=True))


def _drawn(code: str, year: int, chance: random.Random) -> tuple[float, ...]:
    lasting = random.Random(code)
    spread = zip(_MIDDLE[year], _LIFT.get(code[:2], (0, 0, 0)), _LASTING, _PASSING, strict=False)
    scores = [min(97.0, middle + lift + lasting.gauss(0, far) + chance.gauss(0, near)) for middle, lift, far, near in spread]
    conduct, facts = _MIDDLE[year][3:]
    cut = [max(0.0, chance.gauss(conduct, conduct / 3)), max(0.0, chance.gauss(facts, facts))]
    return tuple(round(part, 2) for part in (*scores, *cut))


def _has_unlisted(code: str) -> bool:
    """One government in three, but in our province a single one."""
    return code == UNLISTED or (not code.startswith(("L", PROVINCE)) and random.Random(f"{code} unlisted").random() < 1 / 3)


def _national(made: list[dict], year: int) -> dict:
    def mean(*path: str) -> str:
        cells = [row[path[0]] if len(path) == 1 else row[path[0]][path[1]] for row in made]
        known = [float(cell) for cell in cells if cell and cell not in ("NaN", _WITHHELD)]
        return f"{sum(known) / len(known):.2f}"

    return {
        "tahun": year,
        "instansi_id": f"contoh-nasional-{year}",
        "nama": "NASIONAL",
        "indeks": mean("indeks"),
        "agregat": {key: mean("agregat", key) for key in ("internal", "eksternal", "eksper")},
        "koreksi": {key: mean("koreksi", key) for key in ("integritas", "prevalensi")},
        "map": {"level": "provinsi", "code": None, "name": None, "province_code": None},
    }
