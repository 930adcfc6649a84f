"""The two PDFs: two pages for the head of the region, everything for the inspectorate; every number is the briefing's."""

import re
import shutil
import subprocess
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from functools import partial
from math import isfinite

import pandas as pd
import pytest
import segno
from gathering import BASE, gathered

from spi.answers.masking import MASKED
from spi.answers.results import standing
from spi.answers.sources import calculated
from spi.documents import deck as slides
from spi.documents import pack, pdf, tables
from spi.documents.report.brief_pages import about
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.method import methodology
from spi.narrative import speech
from spi.settings import settings
from spi.store import database
from spi.words import dictionary
from spi.words.wording import date_words, decimal, limit, signed, thousands

SARI = Person("Sari", "local")
HOSTILE = '#panic("x") $x$ *tebal* _miring_ <b>&amp;</b> `kode` \\u{1} @rujuk = judul // sisa [isi] ~'
NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
LEFT_OVER = re.compile(r"\b(nan|NaN|None|NaT|null|undefined|inf|True|False|the|and|of|index|rank|score|change|level|told)\b|<NA>")
pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler (pdftotext, pdfinfo, pdffonts) tidak terpasang")


def made(briefing, kind="brief"):
    return getattr(pdf, kind)(briefing)


def asked(tool, content, *options):
    return subprocess.run([tool, *options], input=content, capture_output=True, check=True).stdout.decode(errors="replace")


def words(content):
    """The text of a PDF in reading order, in one line, without the places at which a long word may be broken."""
    text = asked("pdftotext", content, "-raw", "-enc", "UTF-8", "-", "-")
    return " ".join(re.sub(r"\u200b\s*", "", text).split())


def facts(content):
    return dict(line.split(":", 1) for line in asked("pdfinfo", content, "-").splitlines() if ":" in line)


def pages(content):
    return int(facts(content)["Pages"])


@pytest.fixture
def full(national_store, tmp_path, monkeypatch):
    """A national store of one's own in which follow-up can be written."""
    database.close()  # what is not in the file yet is written into it
    shutil.copy(national_store, tmp_path / "spi.duckdb")
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "spi.duckdb"))
    yield tmp_path / "spi.duckdb"
    database.close()


# ---------------------------------------------------------------- two pages, whatever is known

CASES = [  # region, year, year before, scope
    ("3513", 2024, 2023, "provinsi"), ("3513", 2021, None, "provinsi"), ("3513", 2022, 2021, "kabupaten"),
    ("3513", 2025, 2024, "provinsi"), ("3513", 2023, 2022, "nasional"), ("35", 2024, 2023, "provinsi"),
    ("3578", 2024, 2023, "kota"), ("3529", 2024, 2023, "sejenis"), ("3525", 2024, 2023, "provinsi"),
    ("3525", 2025, 2024, "provinsi"), ("3571", 2023, 2021, "kabkota"), ("3201", 2024, 2023, "provinsi"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_the_brief_has_two_pages_and_only_numbers_of_the_briefing(nation, case):
    briefing = gathered(*case)
    content = made(briefing)
    told = words(content)
    assert pages(content) == 2 and facts(content)["Page size"].strip().endswith("(A4)")
    assert "1 / 2" in told and "2 / 2" in told
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


def test_a_year_without_any_figure_is_told_and_is_not_zero(nation):
    briefing = gathered("3525", 2025, None)
    told = words(made(briefing))
    assert briefing.here.index is None and "INDEKS SPI 2025 –" in told and "0,00" not in told
    assert "belum diketahui" in told


def test_the_first_year_shows_what_the_index_is_made_of(nation):
    told = words(made(gathered("3513", 2021, None)))
    assert "Susunan indeks SPI 2021" in told and "+23,85" in told and "Apa yang menggerakkan" not in told


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
    shown = (decimal, partial(decimal, places=0), partial(decimal, places=4), limit, thousands, signed)
    known = {word for value in (*numbers_of(briefing), *numbers_of([m for m in moved if m is not None]))
             for word in ([value] if isinstance(value, str) else [f(value).strip("+−") for f in shown])}  # fmt: skip
    known |= {n for sentence in speech.of_length(briefing, "full") for n in NUMBER.findall(sentence.text)}
    known |= {n for formula in calculated.moved(briefing.why)["formula"] for n in NUMBER.findall(formula)}
    known |= {n for slide in slides.slides(briefing) for n in NUMBER.findall(slide.title.text)}
    stamp = pdf._stamp(briefing)
    known |= {n for text in (stamp["foot"], stamp["link"], str(stamp["facts"])) for n in NUMBER.findall(text)}
    known |= {str(y) for y in range(2021, 2027)} | {"1", "2"}  # survey years and page numbers
    return {n for n in NUMBER.findall(told) if n not in known}


def method_numbers():
    """What the method itself says, and the numbers of sections and pages."""
    stated = [tables._said(n, None) if isinstance(n, float) else str(n) for n in numbers_of(methodology.method())]
    exact = [decimal(n, places=4) for n in numbers_of(methodology.method()) if isinstance(n, float)]
    return {*stated, *exact, *map(str, range(1, 60)), "100", "73,7", "77,5", "68", "73", "78"}


# ---------------------------------------------------------------- the figures of Probolinggo


def test_the_brief_of_probolinggo_tells_its_published_figures(nation):
    told = words(made(gathered()))
    for expected in (
        "71,65", "turun 3,71 poin dari 75,36 (SPI 2023)", "■ Rentan", "kurang 1,35 poin ke Waspada (73)",
        "PERINGKAT 25 dari 39 naik 3 peringkat dari SPI 2023. Jawa Timur dengan pemprov.",
        "turun 1,45", "naik 0,23", "naik 0,92", "turun 3,41", "80,38 → 75,61",
        "+2,20", "sudah lebih baik dari median", "kita 7,59, median 5,39", "Bobot komponen diturunkan, bukan pernyataan KPK",
        "SPI 2023 dan 2024 mungkin tak sebanding", "Pendampingan dan transparansi PBJ", "nomor 1, 2, 3, 4, 5, 6, 7, 8, 9",
    ):  # fmt: skip
        assert expected in told, expected


def test_the_report_holds_every_row_of_every_table(nation):
    briefing = gathered()
    told = words(made(briefing, "report"))
    packed = told.replace(" ", "")
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
    assert all(title in told for title in briefing.told["title"])


def test_a_rank_stands_beside_its_government_and_score(nation):
    told = words(made(gathered(), "report"))
    for row in gathered().ranking.to_dict("records"):
        assert f"{row['rank_told']} {row['region']} {decimal(row['index'])} {row['symbol']} {row['category']}" in told, row[
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
    asked = [f"Tentukan tindak lanjut untuk {dictionary.phrase(part)}" for part in loose]
    assert "Tentukan tindak lanjut untuk potongan pelaksanaan SPI" in asked
    told = words(made(briefing)).partition("Putusan rapat")[2]
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


# ---------------------------------------------------------------- what people write


def test_text_of_people_stands_as_it_was_written_and_never_more_than_two_pages(full):
    titles = [f"{HOSTILE} nomor {n} {'panjang ' * (n % 9)}" for n in range(30)] + ["W" * 300, "Tanpa aksara: 漢字 😀"]
    outcome = plan.save(SARI, Plan("3513", 2024), {}, [{"title": title, "opd": "Dinas #x $y$ *z*"} for title in titles])
    assert outcome.problems == []
    briefing = gathered()
    brief, report = made(briefing), made(briefing, "report")
    assert pages(brief) == 2
    assert "lagi; selengkapnya di laporan lengkap." in words(brief)
    assert f"{HOSTILE} nomor 29" in words(report) and "W" * 300 in words(report).replace(" ", "")
    assert "Dinas #x $y$ *z*" in words(brief)
    shown = re.findall(r"// sisa \S+(.*?)Dinas #x", words(brief))
    assert shown and all(title.rstrip().endswith("…") for title in shown)


def test_on_page_two_the_latest_action_stands_first(full):
    late = [{"title": "Terlambat sedikit", "due": "2026-11-20"}, {"title": "Belum jatuh tempo", "due": "2027-01-01"},
            {"title": "Terlambat lama", "due": "2025-01-01"}]  # fmt: skip
    assert plan.save(SARI, Plan("3513", 2024), {}, late).problems == []
    told = words(made(gathered())).partition("Rencana tindak lanjut (RTL)")[2]
    places = [told.index(title) for title in ("Terlambat lama", "Terlambat sedikit", "Deklarasi")]
    assert places == sorted(places)


def test_many_actions_behind_one_decision_are_counted():
    actions = pd.DataFrame({"number": pd.array([*range(40, 0, -1), None, None, None], "Int64"), "title": ["x" * 100] * 43})
    told = about(actions)
    assert told.startswith("nomor 1, 2, 3,") and ", 24; x" in told and told.endswith("dan 17 lainnya") and "25" not in told
    assert about(actions.iloc[37:40]) == "nomor 1, 2, 3"


def test_what_no_font_can_show_still_gives_a_file(nation):
    briefing = gathered()
    briefing = replace(briefing, told=briefing.told.assign(title="漢字 😀\x00\x07 baris\nbaru"))
    for kind in ("brief", "report"):
        content = made(briefing, kind)
        assert "baris baru" in words(content) and facts(content)["Tagged"].strip() == "yes"


def test_the_fgd_is_quoted_and_a_role_of_few_people_is_not_told(full):
    held = discussion.hold_session(
        SARI, Plan("3513", 2024), {"date": "2025-08-05", "side": "internal", "roles": {"staf": 6, "sekretaris": 2}}
    ).subjects[0]
    for role, quote in (("staf", "Tautan dibagikan atasan *di grup*."), ("sekretaris", "Kami diminta menjawab baik.")):
        noted = {"session": held, "quote": quote, "part": "correction_conduct", "theme": "survey_conduct", "role": role}
        assert discussion.note_finding(SARI, Plan("3513", 2024), noted).problems == []
    told = words(made(gathered(), "report"))
    assert "“Tautan dibagikan atasan *di grup*.”" in told and "“Kami diminta menjawab baik.”" in told
    table = told.partition("Temuan dan kutipan")[2]
    assert "5 Agustus 2025 internal (ASN) staf" in table and "sekretaris" not in table


def test_verdicts_stay_three_and_the_first_due_date_stays(full):
    key = gathered().plan["action_id"].iloc[0]
    for change in (
        {"opd": "Dinas Uji", "due": "2026-10-01"},
        {"due": "2026-12-01"},
        {"claim": "done"},
        {"verification": "not_yet"},
    ):
        assert plan.edit(SARI, Plan("3513", 2024), {key: change}, seen={}, reason="uji").problems == []
    told = words(made(gathered(), "report"))
    row = told.partition("Keadaan 1 ")[2].partition(" 2 Optimalisasi manajemen")[0]
    for expected in ("1 Oktober 2026", "1 Desember 2026", "selesai menurut OPD", "belum sesuai", "belum dinilai", "9 hari lagi"):
        assert expected in row, row


def test_masked_names_are_in_neither_file(nation):
    briefing = gathered(masked=True)
    regions = standing.regions()
    others = regions[(regions["province_code"] == "35") & (regions["region_code"] != "3513") & (regions["kind"] != "provinsi")]
    for kind in ("brief", "report"):
        told = words(made(briefing, kind))
        assert not [n for n in (*others["name"], *others["short_name"]) if re.search(rf"\b{re.escape(n)}\b", told)], kind
        assert "nama pemda lain disamarkan" in told
    assert words(made(briefing, "report")).count(MASKED) >= 38


# ---------------------------------------------------------------- the file itself


@pytest.mark.parametrize("kind", ["brief", "report"])
def test_a_file_is_tagged_titled_vector_and_carries_its_fonts(nation, kind):
    content = made(gathered(), kind)
    assert facts(content)["Tagged"].strip() == "yes" and facts(content)["Title"].strip() == "SPI 2024 Kabupaten Probolinggo"
    assert b"/Lang(id)" in content
    assert b"pdfuaid:part" in content
    fonts = [line for line in asked("pdffonts", content, "-").splitlines()[2:] if line.strip()]
    assert fonts and all(re.search(r"\byes\s+yes\s+yes\b", line) for line in fonts)
    assert all(re.search(r"SourceSansPro|DejaVuSansMono", line) for line in fonts), fonts
    assert asked("pdfimages", content, "-list", "-").count("\n") == 2  # the heading of an empty list
    tree = asked("pdfinfo", content, "-struct-text", "-")
    assert tree.count("H1 ") >= 3 and "Figure" in tree and "TH" in tree
    assert tree.count("Figure:") == content.count(b"/Alt(") + content.count(b"/Alt<") >= 4
    assert b"/Alt(Indeks SPI 2023 75,36, SPI 2024 71,65: turun 3,71. Bagiannya dalam poin indeks: Internal turun 1,45" in content


@pytest.mark.parametrize("kind", ["brief", "report"])
def test_a_file_says_which_state_of_the_store_it_tells(nation, kind):
    briefing = gathered()
    content = made(briefing, kind)
    told = words(content)
    number, digest = briefing.stamp.head
    for expected in ("SPI 2023 ke 2024", "Jawa Timur dengan pemprov · 39 pemda", briefing.stamp.batch, f"nomor {number}",
                     digest[:12], "22 November 2026 pukul 21.30"):  # fmt: skip
        assert expected in told, expected
    assert briefing.stamp.link in told.replace(" ", "") and briefing.stamp.link in asked("pdfinfo", content, "-url", "-")
    foot = f"batch 4 · 22 November 2026 pukul 21.30 · Catatan peristiwa: nomor {number}, {digest[:12]}"
    assert all(f"{foot} {page} / {pages(content)}" in told for page in range(1, pages(content) + 1))


@pytest.mark.parametrize(
    "base, called", [(BASE, "Buka lagi di komputer pembuatnya"), ("https://spi.contoh.go.id", "Buka lagi tampilan ini")]
)
def test_the_link_is_called_what_it_opens(nation, base, called):
    briefing = gathered(base=base)
    for kind in ("brief", "report"):
        assert f"{called}: {base}/rapat?" in words(made(briefing, kind))


def test_the_session_stands_below_the_title(nation):
    named = replace(gathered(), session="Seluruh camat")
    for kind in ("brief", "report"):
        assert "Jawa Timur dengan pemprov · 39 pemda · Seluruh camat" in words(made(named, kind))
        assert "39 pemda · INDEKS" not in words(made(gathered(), kind)).replace("Seluruh", "")


@pytest.mark.parametrize("kind", ["brief", "report"])
def test_the_deduction_for_the_conduct_of_the_survey_is_explained_where_it_moved_the_index(nation, kind):
    about_it = dictionary.about("correction_conduct")
    assert f"Potongan pelaksanaan SPI: {about_it}" in words(made(gathered(), kind))
    why = gathered().why
    still = why.parts.assign(points=why.parts["points"].mask(why.parts["part"] == "correction_conduct", 0.0))
    level = gathered().level
    none = replace(gathered(), why=replace(why, parts=still), level=replace(level, parts=level.parts.iloc[:0]))
    assert about_it not in words(made(none, kind))


def test_page_one_of_the_brief_still_has_its_three_drawings(nation):
    first = words(made(gathered())).partition("1 / 2")[0]
    for title in ("Apa yang menggerakkan indeks", "Tempat di antara 39 pemda", "Indeks menurut tahun survei"):
        assert title in first


def test_the_qr_code_is_the_link(nation):
    briefing = gathered()
    other = replace(briefing, stamp=replace(briefing.stamp, link=f"{BASE}/?daerah=lain"))
    assert pdf._stamp(briefing)["qr"] != pdf._stamp(other)["qr"]
    assert segno.make(briefing.stamp.link, error="m", micro=False).svg_inline(border=1) == pdf._stamp(briefing)["qr"]


def test_the_same_briefing_gives_the_same_bytes(nation):
    assert made(gathered()) == made(gathered())


def test_the_report_says_of_a_deduction_that_it_is_larger(nation):
    told = words(made(gathered(), "report"))
    assert (
        "Potongan pelaksanaan SPI 7,59 5,39 lebih besar 2,20" in told and "Potongan fakta korupsi 0,00 1,28 lebih kecil" in told
    )
    table = told.partition("Sampai median lingkup")[2].partition("Sampai kategori")[0]
    assert "7,59 5,39 +2,20" in table and "0,00 1,28 sudah lebih baik dari median" in table and "−" not in table
    assert not re.search(r"\bkurang 2,20|lebih 1,28", told + words(made(gathered())))


# ---------------------------------------------------------------- sources


def test_every_index_drawn_and_every_stated_rank_has_its_source(nation):
    briefing = gathered()
    told = words(made(briefing, "report"))
    table = told.partition("Indeks yang digambar menurut tahun survei")[2].partition("Yang dihitung")[0]
    series = briefing.series[briefing.series["measure"] == "index"]
    for row in series.to_dict("records"):
        for name, value in (("Kabupaten Probolinggo", row["value"]), ("Rata-rata Jawa Timur", row["province"]),
                            ("Rata-rata nasional", row["nation"])):  # fmt: skip
            assert value != value or f"{row['survey_year']} {name} {decimal(value)}" in table
    for mean in briefing.averages.itertuples():
        assert mean.basis in table
    stated = briefing.here.stated_rank
    row = f"Peringkat, {briefing.scope.label} {stated['rank']} dari {stated['of_count']} {stated['outlet']}"
    assert f"– {row}, {date_words(stated['published'])} – dinyatakan sumber" in told and "Sumber, terbit atau diimpor" in told


def test_a_stated_rank_that_is_in_use_is_marked(store):
    briefing = gathered()
    assert not briefing.here.place.complete
    assert f"✓ Peringkat, {briefing.scope.label} 25 dari 39" in words(made(briefing, "report"))


# ---------------------------------------------------------------- tables


def test_a_cell_tells_what_is_missing_as_a_dash_and_numbers_in_indonesian():
    rows = pd.DataFrame({"label": ["", None], "value": [1234.5, float("nan")], "due": [pd.Timestamp("2025-08-05"), pd.NaT],
                         "number": pd.array([3, pd.NA], "Int64"), "whys": [["a", "b"], []]})  # fmt: skip
    made_ = tables.table(rows, {"label": 1, "value": 1, "due": 1, "number": (1, "Ke"), "whys": 1})
    assert made_["cells"] == [["–", "1.234,50", "5 Agustus 2025", "3", "a; b"], ["–"] * 5]
    assert made_["heads"][3] == "Ke" and made_["right"] == [False, True, False, True, False]
    assert tables.table(rows.head(0), {"label": 1}) is None
