"""The two PDFs: two pages for the head of the region, everything for the inspectorate; every number is the briefing's."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from functools import partial
from math import isfinite

import pandas as pd
import pytest
from gathering import gathered
from in_short import in_short
from made_up_nation import HOME, PROVINCE, without_names
from pdf_text import facts, made, needs_poppler, pages, words
from stores import scope_of

from spi.answers.results import standing
from spi.answers.sources import calculated
from spi.documents import deck as slides
from spi.documents import pack, pdf, tables
from spi.method import methodology, reach
from spi.narrative import speech
from spi.settings import settings
from spi.words import dictionary
from spi.words.wording import date_words, decimal, limit_words, signed, thousands

NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
LEFT_OVER = re.compile(r"\b(nan|NaN|None|NaT|null|undefined|inf|True|False|the|and|of|index|rank|score|change|level|told)\b|<NA>")
pytestmark = needs_poppler


# ---------------------------------------------------------------- two pages, whatever is known

CASES = [  # region, year, year before, scope
    (HOME, 2024, 2023, "provinsi"), (HOME, 2021, None, "provinsi"), (HOME, 2022, 2021, "kabupaten"),
    (HOME, 2025, 2024, "provinsi"), (HOME, 2023, 2022, "nasional"), (PROVINCE, 2024, 2023, "provinsi"),
    ("3778", 2024, 2023, "kota"), ("3729", 2024, 2023, "sejenis"), ("3716", 2024, 2023, "provinsi"),
    ("3716", 2025, 2024, "provinsi"), ("3771", 2023, 2021, "kabkota"), ("3801", 2024, 2023, "provinsi"),
]  # fmt: skip
LITTLE = CASES[9]  # so little is known of it that one page holds all


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_the_brief_has_two_pages_or_one_and_only_numbers_of_the_briefing(nation, case):
    briefing = gathered(*case)
    content = made(briefing)
    told = words(content)
    many = 1 if case == LITTLE else 2
    assert pages(content) == many and facts(content)["Page size"].strip().endswith("(A4)")
    assert all(f"{page} / {many}" in told for page in range(1, many + 1))
    assert LEFT_OVER.search(told) is None
    assert invented(told, briefing) == set()
    assert decimal(briefing.here.index) in told


@pytest.mark.parametrize("case", [CASES[0], CASES[1], CASES[3], CASES[9]], ids=lambda c: f"{c[0]}-{c[1]}")
def test_the_report_has_only_numbers_of_the_briefing_and_the_method(nation, case):
    briefing = gathered(*case)
    told = words(made(briefing, "report"))
    assert LEFT_OVER.search(told) is None
    assert invented(told, briefing) - method_numbers() == set()


@pytest.mark.parametrize(
    "region, year, before", [("3513", 2024, 2023), ("3529", 2024, 2023), ("3201", 2025, None), ("3513", 2025, 2024)]
)
def test_with_the_shipped_figures_alone_both_files_are_honest(store, region, year, before):
    briefing = gathered(region, year, before)
    for kind in ("brief", "report"):
        content = made(briefing, kind)
        assert LEFT_OVER.search(words(content)) is None, kind
    assert pages(made(briefing)) == 2


def test_where_so_little_is_known_that_one_page_holds_it_the_brief_is_one_page(store):
    known = standing.scores(scope_of("3322", "provinsi"), 2024).set_index("region_code")
    assert known.loc["3322", "index"] != known.loc["3322", "index"], "indeksnya tidak diketahui"
    content = made(gathered("3322", 2024, 2023))
    told = words(content)
    assert pages(content) == 1 and "1 / 1" in told
    assert all(title in told for title in ("Kesenjangan", "Rencana tindak lanjut (RTL)", "Keputusan yang diminta"))


def test_a_year_without_any_figure_is_told_and_is_not_zero(nation):
    briefing = gathered("3716", 2025, None)
    told = words(made(briefing))
    assert briefing.here.index is None and "INDEKS SPI 2025 –" in told and "0,00" not in told
    assert "belum diketahui" in told


def test_the_first_year_shows_what_the_index_is_made_of(nation):
    told = words(made(gathered(HOME, 2021, None)))
    assert "Susunan indeks SPI 2021" in told and "+23,58" in told and "Apa yang mengubah" not in told


def numbers_of(value):
    """Every number inside an answer, however deep."""
    if isinstance(value, pd.DataFrame):
        for column in value.columns:
            yield from (n for cell in value[column].tolist() for n in numbers_of(cell))
        yield len(value)
    elif isinstance(value, pd.Series):
        yield from (n for cell in value.tolist() for n in numbers_of(cell))
    elif is_dataclass(value):
        yield from (n for field in fields(value) for n in numbers_of(getattr(value, field.name)))
    elif isinstance(value, dict):
        yield from (n for pair in value.items() for each in pair for n in numbers_of(each))
    elif isinstance(value, (list, tuple)):
        yield from (n for each in value for n in numbers_of(each))
    elif isinstance(value, (str, datetime, pd.Timestamp)):
        yield from (n.replace(".", ".") for n in NUMBER.findall(f"{date_words(value)} {value}"))
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value):
        yield value


def invented(told, briefing):
    """The numbers of a text that neither the answers nor the sentences (which have a test of their own) hold."""
    moved = [
        briefing.here.distance, briefing.why.change, briefing.level.cut if len(briefing.level.parts) else None,
        briefing.ranking["index"].isna().sum(), briefing.ranking["index"].notna().sum(), briefing.here.rank,
        *((r.before - r.after, abs(r.before - r.after)) if (r := briefing.why.rank) else ()), *methodology.bands(briefing.year),
    ]  # fmt: skip
    shown = (decimal, partial(decimal, places=0), partial(decimal, places=4), limit_words, thousands, signed)
    known = {word for value in (*numbers_of(briefing), *numbers_of([m for m in moved if m is not None]))
             for word in ([value] if isinstance(value, str) else [f(value).strip("+−") for f in shown])}  # fmt: skip
    known |= {n for sentence in speech.of_length(briefing, "full") for n in NUMBER.findall(sentence.text)}
    known |= {n for formula in calculated.moved(briefing.why)["formula"] for n in NUMBER.findall(formula)}
    known |= {n for slide in slides.slides(briefing) for n in NUMBER.findall(slide.title.text)}
    known |= {
        n for figures in briefing.figures.values() for digest in figures["sha256"] for n in NUMBER.findall(str(digest)[:12])
    }
    stamp = pdf.stamp_of(briefing)
    known |= {n for text in (stamp["foot"], stamp["link"], str(stamp["facts"])) for n in NUMBER.findall(text)}
    known |= {str(y) for y in range(2021, 2027)} | {"1", "2"}  # survey years and page numbers
    return {n for n in NUMBER.findall(without_names(told)) if n not in known}


def method_numbers():
    """What the method itself says, and the numbers of sections and pages."""
    stated = [tables._cell(n, None) if isinstance(n, float) else str(n) for n in numbers_of(methodology.method())]
    exact = [decimal(n, places=4) for n in numbers_of(methodology.method()) if isinstance(n, float)]
    return {*stated, *exact, *map(str, range(1, 60)), "100", str(reach.NEAREST), "73,7", "77,5", "68", "73", "78"}


# ---------------------------------------------------------------- the figures of Probolinggo


def test_the_brief_of_probolinggo_tells_its_published_figures(kpk):
    told = words(made(gathered()))
    for expected in (
        "71,65", "turun 3,71 poin dari 75,36 (SPI 2023)", "■ Rentan", "kurang 1,35 poin untuk mencapai Waspada (73)",
        "PERINGKAT 25 dari 39 naik 3 peringkat dari SPI 2023. Jawa Timur dengan pemprov.",
        "turun 1,45", "naik 0,23", "naik 0,92", "bertambah 3,41", "80,38 → 75,61",
        "dari pemda yang perlu upaya serupa, 46% (SPI 2022) dan 30% (SPI 2023) naik kategori",
        "+2,59 poin", "7,59 → 5,01", "tidak membaik", "7,59 terhadap 5,39, setara 2,20 poin indeks",
        "Bobot komponen diturunkan dari hasil, bukan pernyataan",
        "SPI 2023 dan 2024 mungkin tidak sebanding", "Pendampingan dan transparansi PBJ", "nomor 1, 2, 3, 4, 5, 6, 7, 8, 9",
    ):  # fmt: skip
        assert expected in told, expected


def test_the_report_holds_every_row_of_every_table(nation):
    briefing = gathered()
    told = words(made(briefing, "report"))
    foot = r"Kabupaten Contoh 113 · SPI \S+ ke [^·]+·[^·]+·[^·]+·[^·]+? \d+ / \d+(?= )"
    packed = in_short(re.sub(foot, "", told)).replace(" ", "")  # a sentence may go on on the next page
    for year, figures in briefing.figures.items():
        assert f"SPI {year}" in told
        for row in figures.itertuples():
            assert row.sha256[:12] in told and (row.url or "") in packed
    for formula in (*briefing.computed["formula"], *calculated.moved(briefing.why)["formula"]):
        assert formula in told
    for rule in methodology.method()["arithmetic"]["rules"]:
        assert rule in told
    for sentence in speech.of_length(briefing, "full"):
        assert sentence.text.replace(" ", "") in packed, sentence.text  # a line may end at a hyphen
    assert all(title in told for title in briefing.plan_words["title"])


def test_a_rank_stands_beside_its_government_and_score(nation):
    told = words(made(gathered(), "report"))
    for row in gathered().ranking.to_dict("records"):
        assert f"{row['rank_words']} {row['region']} {decimal(row['index'])} {row['symbol']} {row['category']}" in told, row[
            "region"
        ]


@pytest.mark.parametrize("choice", [CASES[0], CASES[3], CASES[9]], ids=lambda c: f"{c[0]}-{c[1]}")
def test_above_every_table_of_the_brief_stands_what_is_said_of_it(nation, choice):
    briefing = gathered(*choice)
    told, said = words(made(briefing)), speech.by_topic(briefing)
    for topic, title in (
        ("gaps", "Kesenjangan"),
        ("plan", "Rencana tindak lanjut (RTL)"),
        ("decisions", "Keputusan yang diminta"),
    ):
        message = said[topic][0].text if said[topic] else "Kesenjangan SPI 2025 belum dapat dihitung"
        assert f"{title} {message}" in told, topic


@pytest.mark.parametrize("keys", [("index", "change"), tuple(settings()["rapat"][1]["slides"])], ids=len)
def test_a_slide_that_is_left_out_changes_no_word_of_the_pdfs(nation, keys):
    briefing = gathered()
    for kind in ("ringkas", "laporan"):
        every, some = (pack.PARTS[kind].make(briefing, slides.slides(briefing, chosen)) for chosen in (None, keys))
        assert words(some) == words(every)
        assert "belum dapat dihitung" not in words(some) and "Belum ada tindak lanjut atas" not in words(some)


# ---------------------------------------------------------------- what is to be decided, and what was


def test_every_weak_part_without_an_action_is_asked_for_before_the_actions(nation):
    briefing = gathered()
    loose = briefing.orphans[briefing.orphans["kind"] == "weakness_without_action"]["part"]
    asked = [f"Tetapkan tindak lanjut untuk {dictionary.phrase(part)}" for part in loose]
    assert "Tetapkan tindak lanjut untuk potongan pelaksanaan SPI" in asked
    told = words(made(briefing)).partition("Keputusan rapat")[2]
    places = [told.index(f"{words_} belum ada") for words_ in asked] + [told.index("Tetapkan OPD penanggung jawab")]
    assert places == sorted(places)
    told = words(made(briefing, "report")).rpartition("Keputusan yang diminta")[2]
    places = [told.index(f"– belum ada tindak lanjut – {each}") for each in asked] + [
        told.index("1 Deklarasi dan penandatanganan")
    ]
    assert places == sorted(places)


def test_what_the_meeting_decided_stands_in_both_files(nation):
    briefing = gathered()
    assert briefing.decided.empty and "Sudah diputuskan" not in words(made(briefing)) + words(made(briefing, "report"))
    made_ = briefing.plan.head(2).assign(title=["Pantau survei", "Latih petugas"], opd=["Dinas Uji", ""],
                                         due=[pd.Timestamp("2026-12-01"), pd.NaT])  # fmt: skip
    briefing = replace(briefing, decided=made_)
    told = words(made(briefing))
    assert "Sudah diputuskan Pantau survei Dinas Uji; tenggat 1 Desember 2026" in told
    assert "Sudah diputuskan Latih petugas belum ditetapkan; tanpa tenggat" in told
    table = words(made(briefing, "report")).rpartition("Sudah diputuskan")[2]
    assert "Pantau survei Dinas Uji 1 Desember 2026" in table and "Latih petugas belum ditetapkan –" in table


def test_the_letterhead_is_that_of_the_own_region_and_the_report_is_signed(nation, monkeypatch):
    held = {
        "agency": "Inspektorat <b>Contoh</b>", "address": "Jalan #1", "city": "Kraksaan", "signatory": "Ibu $Inspektur$",
        "position": "Inspektur", "nip": "197001011995031001",
    }  # fmt: skip
    monkeypatch.setitem(settings(), "letterhead", held)
    brief, report = words(made(gathered(*CASES[0]))), words(made(gathered(*CASES[0]), "report"))
    assert all("Inspektorat <b>Contoh</b>" in text and "Jalan #1, Kraksaan" in text for text in (brief, report))
    signed = ("Ibu $Inspektur$", "NIP 197001011995031001")
    assert all(line in report and line not in brief for line in signed) and pages(made(gathered(*CASES[0]))) == 2
    assert "Inspektorat <b>" not in words(made(gathered(*CASES[5])))
