"""The two PDFs as files: what people write stands as written; tagged, dated, sourced, with their fonts and their link."""

import re
from dataclasses import replace

import pandas as pd
import pytest
import segno
from gathering import BASE, gathered
from made_up_nation import HOME, PROVINCE
from pdf_text import HOSTILE, SARI, asked, facts, made, needs_poppler, pages, words

from spi.answers.masking import MASKED
from spi.answers.results import standing
from spi.documents import pdf, tables
from spi.documents.decision_rows import about
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.plan import plan
from spi.words import dictionary
from spi.words.wording import date_words, decimal

pytestmark = needs_poppler


# ---------------------------------------------------------------- what people write


def test_text_of_people_stands_as_it_was_written_and_never_more_than_two_pages(own_nation):
    titles = [f"{HOSTILE} nomor {n} {'panjang ' * (n % 9)}" for n in range(30)] + ["W" * 300, "Tanpa aksara: 漢字 😀"]
    of, fields = Plan(HOME, 2024), [{"title": title, "opd": "Dinas #x $y$ *z*"} for title in titles]
    first = plan.actions(of).head(3).set_index("action_id")["last_seq"].to_dict()  # these stand in the brief, too
    longer = {key: {"title": f"{HOSTILE} lama {n} {'panjang ' * 20}", "opd": "Dinas #x $y$ *z*"} for n, key in enumerate(first)}
    outcome = plan.save(SARI, of, longer, fields, seen=first)
    assert outcome.problems == []
    briefing = gathered()
    brief, report = made(briefing), made(briefing, "report")
    assert pages(brief) == 2
    assert "lagi; selengkapnya di laporan lengkap." in words(brief)
    assert f"{HOSTILE} nomor 29" in words(report) and "W" * 300 in words(report).replace(" ", "")
    assert "Dinas #x $y$ *z*" in words(brief)
    shown = re.findall(r'#panic\("x"\)(.*?)Dinas #x', words(brief))
    assert shown and all("…" in title for title in shown)


def test_on_page_two_the_latest_action_stands_first(own_nation):
    late = [{"title": "Terlambat sedikit", "due": "2026-11-20"}, {"title": "Belum jatuh tempo", "due": "2027-01-01"},
            {"title": "Terlambat lama", "due": "2025-01-01"}]  # fmt: skip
    assert plan.save(SARI, Plan(HOME, 2024), {}, late).problems == []
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
    briefing = replace(briefing, plan_words=briefing.plan_words.assign(title="漢字 😀\x00\x07 baris\nbaru"))
    for kind in ("brief", "report"):
        content = made(briefing, kind)
        assert "baris baru" in words(content) and facts(content)["Tagged"].strip() == "yes"


def test_the_fgd_is_quoted_and_a_role_of_few_people_is_not_told(own_nation):
    held = discussion.hold_session(
        SARI, Plan(HOME, 2024), {"date": "2025-08-05", "side": "internal", "roles": {"staf": 6, "sekretaris": 2}}
    ).subjects[0]
    for role, quote in (("staf", "Tautan dibagikan atasan *di grup*."), ("sekretaris", "Kami diminta menjawab baik.")):
        noted = {"session": held, "quote": quote, "part": "correction_conduct", "theme": "survey_conduct", "role": role}
        assert discussion.note_finding(SARI, Plan(HOME, 2024), noted).problems == []
    told = words(made(gathered(), "report"))
    assert "“Tautan dibagikan atasan *di grup*.”" in told and "“Kami diminta menjawab baik.”" in told
    table = told.partition("Catatan dan kutipan")[2]
    assert "5 Agustus 2025 internal (ASN) staf" in table and "sekretaris" not in table


def test_verdicts_stay_three_and_the_first_due_date_stays(own_nation):
    key = gathered().plan["action_id"].iloc[0]
    for change in (
        {"opd": "Dinas Uji", "due": "2026-10-01"},
        {"due": "2026-12-01"},
        {"claim": "done"},
        {"verification": "not_yet", "verification_note": "daftar hadir belum ada"},
    ):
        assert plan.edit(SARI, Plan(HOME, 2024), {key: change}, seen={}, reason="uji").problems == []
    told = words(made(gathered(), "report"))
    dates, verdicts = (told.partition(f"{name} No")[2].partition(" 2 Optimalisasi manajemen")[0] for name in
                       ("Penanggung jawab dan tenggat", "Tiga hasil penilaian"))  # fmt: skip
    assert all(words_ in dates for words_ in ("1 Oktober 2026", "1 Desember 2026", "9 hari lagi")), dates
    assert all(words_ in verdicts for words_ in ("selesai menurut OPD", "belum sesuai", "belum dinilai")), verdicts
    assert "1 Oktober 2026 1 Desember 2026 uji" in told, "mengapa tenggat dipindah"


def test_masked_names_are_in_neither_file(nation):
    briefing = gathered(masked=True)
    regions = standing.regions()
    others = regions[(regions["province_code"] == PROVINCE) & (regions["region_code"] != HOME) & (regions["kind"] != "provinsi")]
    for kind in ("brief", "report"):
        told = words(made(briefing, kind))
        assert not [n for n in (*others["name"], *others["short_name"]) if re.search(rf"\b{re.escape(n)}\b", told)], kind
        assert "nama pemda lain disamarkan" in told
    assert words(made(briefing, "report")).count(MASKED) >= 38


# ---------------------------------------------------------------- the file itself


@pytest.mark.parametrize("kind", ["brief", "report"])
def test_a_file_is_tagged_titled_vector_and_carries_its_fonts(nation, kind):
    content = made(gathered(), kind)
    assert facts(content)["Tagged"].strip() == "yes" and facts(content)["Title"].strip() == "SPI 2024 Kabupaten Contoh 113"
    assert b"/Lang(id)" in content
    assert b"pdfuaid:part" in content
    assert b"/Outlines" in content and content.count(b"/Title(") >= 4, "penanda buku, satu setiap bagian"
    fonts = [line for line in asked("pdffonts", content, "-").splitlines()[2:] if line.strip()]
    assert fonts and all(re.search(r"\byes\s+yes\s+yes\b", line) for line in fonts)
    assert all(re.search(r"SourceSansPro|DejaVuSansMono", line) for line in fonts), fonts
    assert asked("pdfimages", content, "-list", "-").count("\n") == 2  # the heading of an empty list
    tree = asked("pdfinfo", content, "-struct", "-")
    assert tree.count("H1 ") >= 3 and "Figure" in tree and "TH" in tree
    assert tree.count("Figure:") == content.count(b"/Alt(") + content.count(b"/Alt<") >= 4
    assert content.count(b"/Alt(") > 0


@pytest.mark.parametrize("kind", ["brief", "report"])
def test_a_file_says_which_state_of_the_store_it_tells(nation, kind):
    briefing = gathered()
    content = made(briefing, kind)
    told = words(content)
    number, digest = briefing.stamp.head
    for expected in ("SPI 2023 ke 2024", "Contoh 701 dengan pemprov · 39 pemda", briefing.stamp.batch, f"nomor {number}",
                     digest[:12], "22 November 2026 pukul 21.30"):  # fmt: skip
        assert expected in told, expected
    assert briefing.stamp.link in told.replace(" ", "") and briefing.stamp.link in asked("pdfinfo", content, "-url", "-")
    foot = f"impor ke-5 · {briefing.stamp.made}"
    assert all(f"{foot} {page} / {pages(content)}" in told for page in range(1, pages(content) + 1))
    last = told.partition(f"{pages(content) - 1} / {pages(content)}")[2]
    assert told.count(digest[:12]) == last.count(digest[:12]) == 1, "segelnya di halaman terakhir saja"


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
        assert "Contoh 701 dengan pemprov · 39 pemda · Seluruh camat" in words(made(named, kind))
        assert "39 pemda · INDEKS" not in words(made(gathered(), kind)).replace("Seluruh", "")


@pytest.mark.parametrize("kind", ["brief", "report"])
def test_the_deduction_for_the_conduct_of_the_survey_is_explained_where_it_moved_the_index(nation, kind):
    about_it = dictionary.about("correction_conduct").removesuffix(".")
    assert "misalnya" not in about_it  # nobody is accused of what is not known of them
    told = words(made(gathered(), kind))
    assert f"Potongan pelaksanaan SPI: {about_it}; rinciannya untuk pemda ini tidak dipublikasikan." in told
    why = gathered().why
    still = why.parts.assign(points=why.parts["points"].mask(why.parts["part"] == "correction_conduct", 0.0))
    level = gathered().level
    none = replace(gathered(), why=replace(why, parts=still), level=replace(level, parts=level.parts.iloc[:0]))
    assert about_it not in words(made(none, kind))


def test_page_one_of_the_brief_still_has_its_three_drawings(nation):
    first = words(made(gathered())).partition("1 / 2")[0]
    for title in ("Apa yang mengubah indeks", "Peringkat di antara 39 pemda", "Indeks menurut tahun survei"):
        assert title in first


def test_the_qr_code_is_the_link_and_where_no_phone_could_open_it_there_is_room_to_initial(nation):
    outside, here = gathered(base="https://spi.contoh.go.id"), gathered()
    assert segno.make(outside.stamp.link, error="m", micro=False).svg_inline(border=1) == pdf.stamp_of(outside)["qr"]
    for kind in ("brief", "report"):
        coded, bare = (made(briefing, kind) for briefing in (outside, here))
        assert "Paraf" in words(bare) and "Paraf" not in words(coded)
        drawn = [asked("pdfinfo", content, "-struct", "-").count("Figure:") for content in (coded, bare)]  # -struct-text: 10 s
        assert drawn[0] == drawn[1] + 1 > 1


def test_the_same_briefing_gives_the_same_bytes(nation):
    assert pdf.brief(gathered()) == pdf.brief(gathered(masked=False))  # gathered and made twice


def test_the_report_says_of_a_deduction_that_it_is_larger(nation):
    told = words(made(gathered(), "report"))
    assert (
        "Potongan pelaksanaan SPI 7,03 5,43 lebih besar 1,60" in told and "Potongan fakta korupsi 0,00 1,68 lebih kecil" in told
    )
    table = told.partition("Sampai median lingkup")[2].partition("Sampai kategori")[0]
    assert "7,03 5,43 +1,60" in table and "0,00 1,68 sudah lebih baik daripada median" in table and "−" not in table
    assert not re.search(r"\bkurang 1,60|lebih 1,68", told + words(made(gathered())))


# ---------------------------------------------------------------- sources


def test_every_index_drawn_and_every_stated_rank_has_its_source(nation):
    found = gathered()
    stated = {"rank": 19, "of_count": 39, "outlet": "Koran Contoh", "url": "https://contoh.go.id", "published": "2025-01-23",
              "scope": "provinsi", "basis": "dinyatakan", "grade": "sedang", "note": ""}  # fmt: skip
    briefing = replace(
        found, standings=found.standings | {found.year: replace(found.here, stated_rank=pd.Series(stated, dtype=object))}
    )
    told = words(made(briefing, "report"))
    table = told.partition("Indeks yang digambar menurut tahun survei")[2].partition("Yang dihitung")[0]
    series = briefing.series[briefing.series["measure"] == "index"]
    for row in series.to_dict("records"):
        for name, value in (("Kabupaten Contoh 113", row["value"]), ("Rata-rata Contoh 701", row["province"]),
                            ("Rata-rata nasional (termasuk kementerian/lembaga)", row["nation"])):  # fmt: skip
            assert value != value or f"{row['survey_year']} {name} {decimal(value)}" in table
    for mean in briefing.averages.query("code in ('ID', 'province')").itertuples():
        assert mean.basis in table
    row = f"Peringkat, {briefing.scope.label} {stated['rank']} dari {stated['of_count']} {stated['outlet']}"
    assert f"– {row}, {date_words(stated['published'])}; dinyatakan sumber" in told and "Sumber, terbit atau diimpor" in told


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
