"""What in a file that could be read is odd enough that somebody must look at it before it is saved?"""

import re
from collections.abc import Mapping
from datetime import date

import pandas as pd

from spi.intake.draft import Draft, plain_text
from spi.intake.spelling import headings
from spi.intake.spelling.regions import Gazetteer
from spi.method import methodology
from spi.method.index import recompute
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.method.parts import CORRECTION_TOTAL, MEASURES, SCORED, is_correction
from spi.sheets.number_formats import as_percent
from spi.words.wording import MONTHS, date_words, decimal

_LAUNCH = re.compile(r"(?i)\b(peluncuran|diluncurkan|launching|dirilis|rilis|diumumkan)\b")
_HIGH, _MOSTLY, _ENOUGH = 85, 0.8, 3  # points, share and number of scores that look like MCP: SPI is seldom above 85
_FINE = 4  # decimals of a fraction among points: KPK prints two
_FRACTION = 0.2  # points: a whole column of corrections below that may be percentages read as fractions
_EXAMPLES = 3
_LOWEST = 20  # points: no score of SPI was ever below
_OWNER = ["survey_year", "region_code"]


def check(draft: Draft, gazetteer: Gazetteer, *, known_counts: Mapping[tuple[int, str], int]) -> None:
    """Add the warnings about the figures in the draft. known_counts: (survey year, province or "") -> governments."""
    figures = draft.table().query("unit == ''")
    figures = figures[figures["region_code"].map(gazetteer.kind) != "rata-rata"]
    _check_agreement(figures, draft, gazetteer)
    _check_fractions(figures, draft, gazetteer)
    _check_launch(figures, draft)
    _check_other_score(figures, draft)
    _check_coverage(figures, draft, gazetteer, known_counts)
    _check_scale(figures, draft, gazetteer)
    check_names(draft)


def check_names(draft: Draft) -> None:
    """Add what is odd in a table of whichever index: names, and figures that a decimal comma may have cut in two."""
    remedy = "Nama disimpan dan ditampilkan sebagai teks biasa; perbaiki di berkas bila bukan itu namanya."
    for sentence in _summed(list(draft.odd_names.values()), remedy):
        draft.note("", sentence)
    remedy = "Bila angkanya berkoma desimal, pisahkan kolom dengan titik koma, atau tulis titik sebagai tanda desimalnya."
    _warn(draft, "koma_desimal", draft.parted, remedy)


def _check_agreement(figures: pd.DataFrame, draft: Draft, gazetteer: Gazetteer) -> None:
    """Do index and components agree beyond rounding? 2022 allows a further, unlisted correction."""
    printed = figures.pivot(index=_OWNER, columns="measure", values="decimals")
    places = figures[figures["measure"] == "index"].set_index(_OWNER)["location"]
    whole, findings = _whole(figures), []
    for (year, region), row in zip(whole.index, whole.to_dict("records"), strict=True):
        weights = methodology.weights(year)
        made = recompute(row, weights, corrections=("correction",))
        gap, unlisted = row["index"] - made, methodology.unlisted_threshold(year)
        if abs(gap) > _slack(row, printed.loc[(year, region)]) and not (unlisted is not None and -gap >= unlisted):
            findings.append(
                f"{places[(year, region)]}: {gazetteer.name(region)} {year} berindeks {decimal(row['index'])}, "
                f"dari komponen dan koreksinya {decimal(made)}"
            )
    _warn(draft, "indeks_tidak_cocok", findings, "Periksa angkanya pada sumber; indeks yang tercetak tetap dipakai.")


def _whole(figures: pd.DataFrame) -> pd.DataFrame:
    """The governments with index, components and correction (their sum, or the total), one row each."""
    wide = figures.pivot(index=_OWNER, columns="measure", values="value")
    wide = wide.reindex(columns=[*MEASURES])
    wide["correction"] = wide[[*CORRECTIONS]].sum(axis=1, skipna=False).fillna(wide[CORRECTION_TOTAL])
    return wide.dropna(subset=["index", *COMPONENTS, "correction"])


def _check_fractions(figures: pd.DataFrame, draft: Draft, gazetteer: Gazetteer) -> None:
    """Are corrections 100 times too small, because a cell that shows 7,59% holds 0.0759 and its format is not known?"""
    cuts = figures[figures["measure"].map(is_correction).astype(bool) & (figures["value"] > 0)]
    highest = cuts.groupby("measure")["value"].max()
    small = highest.index[highest < _FRACTION]
    whole = cuts["measure"].isin(small) & _look_like_fractions(figures, list(small))
    fine = (cuts["value"] < _FRACTION) & (cuts["decimals"] >= _FINE) & (cuts["measure"].map(highest) >= 1)  # beside 7,59
    odd = cuts[whole | fine]
    remedy = "Tulis potongan dalam poin, misalnya 7,59."
    findings = [
        f"{row.location}: {headings.spelling(row.measure)} {gazetteer.name(row.region_code)} {row.survey_year} terbaca "
        f"{row.printed.replace('.', ',')}; bila di selnya tampak {as_percent(row.value)}, yang benar {as_percent(row.value)[:-1]}"
        for row in odd.itertuples()
    ]
    _warn(draft, "koreksi_pecahan", findings, remedy)


def _look_like_fractions(figures: pd.DataFrame, small: list[str]) -> bool:
    """Would the small corrections times 100 agree better with index and components? Where neither is there, is it likely? KPK's
    corrections for facts of corruption are often small; those for the conduct of the survey hardly ever are."""
    scaled = figures.assign(value=figures["value"].where(~figures["measure"].isin(small), figures["value"] * 100))
    whole, larger = _whole(figures), _whole(scaled)
    touched = larger["correction"] > whole["correction"]
    if not touched.any():
        return bool({"correction_conduct", CORRECTION_TOTAL} & {*small})
    gaps = [(_gap(year, row), _gap(year, larger.loc[(year, region)])) for (year, region), row in whole[touched].iterrows()]
    return sum(after < before / 2 for before, after in gaps) > len(gaps) / 2


def _gap(year: int, row: pd.Series) -> float:
    """How far the index lies from what components and corrections give (points)."""
    return abs(row["index"] - recompute(row, methodology.weights(year), corrections=("correction",)))


def _slack(row: dict, decimals: pd.Series) -> float:
    """How far index and components may lie apart: the method's residual, and the rounding of figures printed shorter."""
    short = [part for part in ("index", *SCORED) if row.get(part) and decimals.get(part, 2) < 2]
    rounding = [0.5 * 10 ** -float(decimals[part]) * (1 / 3 if part in COMPONENTS else 1) for part in short]
    return methodology.residual_tolerance() + sum(rounding) + 1e-9


def _check_launch(figures: pd.DataFrame, draft: Draft) -> None:
    """Does a survey year look like the year in which KPK launched the result of the survey before?"""
    launches = {entry["year"]: entry["launched"] for entry in methodology.method()["surveys"]}
    newest, findings = max(launches), []
    for year, rows in figures.groupby("survey_year"):
        before = [(survey, day) for survey, day in launches.items() if day.year == year != survey]
        shown = [f"{place} {plain_text(text)}" for place, text in draft.titles if _speaks_of_launch(text, int(year), launches)]
        if year > newest:
            place = rows["location"].iloc[0]
            findings.append(f"{place}: tahun survei {year}, sedangkan survei terbaru yang diluncurkan {newest}")
        elif before and shown:
            survey, day = before[-1]
            findings.append(f"{shown[0]}: tahun {year} mungkin tahun peluncuran; SPI {survey} diluncurkan {date_words(day)}")
    _warn(draft, "tahun_peluncuran", findings, "Tahun SPI adalah tahun surveinya, bukan tahun peluncurannya. Periksa tahunnya.")


def _speaks_of_launch(text: str, year: int, launches: dict[int, date]) -> bool:
    """Does a title speak of a launch in this year, of another survey than that of this year itself?"""
    plain = " ".join(text.casefold().split())[:500]
    dated = {survey for survey, day in launches.items() if any(form in plain for form in _written(day))}
    if dated:
        return year not in dated and any(launches[survey].year == year for survey in dated)
    latest = max(map(int, re.findall(r"20[0-9]{2}", plain)), default=year)
    return bool(_LAUNCH.search(plain)) and latest <= year


def _written(day: date) -> list[str]:
    """The ways in which a title writes a day."""
    month = MONTHS[day.month - 1].casefold()
    long = [f"{day.day} {form} {day.year}" for form in (month, month[:3])]
    return [*long, day.strftime("%d/%m/%Y"), day.strftime("%d-%m-%Y"), day.isoformat()]


def _check_other_score(figures: pd.DataFrame, draft: Draft) -> None:
    """Is this MCP or another score on the same scale: nearly all above 85, and without a correction?"""
    findings = []
    scores = figures[(figures["measure"] == "index") & figures["value"].notna()]
    corrected = figures["measure"].map(is_correction).astype(bool) & (figures["value"] > 0)
    high = (scores["value"] > _HIGH).sum()
    if len(scores) >= _ENOUGH and high >= _MOSTLY * len(scores) and not corrected.any():
        findings.append(f"{scores['location'].iloc[0]}: {high} dari {len(scores)} indeks di atas {_HIGH} dan tidak ada koreksi")
    _warn(draft, "mirip_mcp", findings, "Nilai ini mirip MCP/MCSP atau nilai lain, bukan SPI. Pastikan kolomnya indeks SPI.")


def _check_coverage(figures: pd.DataFrame, draft: Draft, gazetteer: Gazetteer, counts: Mapping[tuple[int, str], int]) -> None:
    """Does the table hold fewer governments of a province, or of the nation, than the store has of the year before?

    One government alone is a report of its own, two or more are a table of their province; a table of several provinces
    is one of the nation when it holds more than half of those that the store has.
    """
    scores = figures[(figures["measure"] == "index") & figures["value"].notna()]
    for year, rows in scores.groupby("survey_year"):
        provinces = rows["region_code"].map(gazetteer.province)
        held = provinces[provinces != ""].value_counts().sort_index().to_dict()
        for province, count in (held | ({"": sum(held.values())} if len(held) > 1 else {})).items():
            before = counts.get((int(year) - 1, province), 0)
            if (1 if province else before / 2) < count < before:
                where = gazetteer.province_name(province) if province else "seluruh pemda"
                counted = f"SPI {year} {where}: {count} pemda, sedangkan SPI {year - 1} yang tersimpan {before}"
                draft.note("", f"{counted}. Periksa apakah ada baris yang tertinggal.")


def _warn(draft: Draft, code: str, findings: list[str], remedy: str) -> None:
    """One warning for all findings of a check: the first of them and the number of the rest."""
    for sentence in _summed(findings, remedy):
        draft.warn(code, "", sentence)


def _summed(findings: list[str], remedy: str) -> list[str]:
    rest = f" dan {len(findings) - _EXAMPLES} lagi" if len(findings) > _EXAMPLES else ""
    return [f"{'; '.join(findings[:_EXAMPLES])}{rest}. {remedy}"] if findings else []


def _check_scale(figures: pd.DataFrame, draft: Draft, gazetteer: Gazetteer) -> None:
    """Is a score so low that it may be on another scale (1 to 5, a rank, a share)?"""
    low = figures[figures["measure"].isin(("index", *COMPONENTS)) & (figures["value"] < _LOWEST)]
    findings = [
        f"{row.location}: {headings.spelling(row.measure)} {gazetteer.name(row.region_code)} {row.survey_year} "
        f"hanya {row.printed}"
        for row in low.itertuples()
    ]
    remedy = f"Skor SPI jarang di bawah {_LOWEST}. Pastikan ini skor 0–100, bukan skala lain."
    _warn(draft, "nilai_terlalu_rendah", findings, remedy)
