"""What the two PDFs are to hold, asked of their plans: what comes first, what is marked, what stands behind an action."""

import pytest
from gathering import gathered
from made_up_nation import HOME
from pdf_text import SARI

from spi.documents.report import brief_pages, report_sections
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.plan import evidence, plan
from spi.method.methodology import CORRECTIONS
from spi.narrative.sentence import listed
from spi.words.wording import decimal

OF = Plan(HOME, 2024)


@pytest.fixture
def written(own_nation):
    """A late action, one that KPK rejected, a moved due date, evidence, and a session of the mini FGD."""
    first, second = plan.actions(OF).sort_values("number")["action_id"].head(2)
    long = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
    for changes, why in (
        ({first: {"opd": long, "due": "2026-01-01"}, second: {"due": "2026-10-01", "opd": "Dinas Uji"}}, "rapat"),
        ({second: {"due": "2026-12-01"}}, "Menunggu anggaran"),
        ({first: {"validation": "rejected", "validation_note": "belum cukup"}}, "surat KPK"),
    ):
        assert plan.edit(SARI, OF, changes, seen={}, reason=why).problems == []
    assert evidence.hand_in(SARI, OF, second, title="Laporan", link="https://contoh.go.id/laporan").problems == []
    session = {
        "date": "2025-08-05",
        "side": "internal",
        "place": "Aula Contoh",
        "facilitator": "Irban Contoh",
        "participants": 12,
    }
    assert discussion.hold_session(SARI, OF, session | {"participants": 12}).problems == []
    return gathered()


def blocks(briefing, kind):
    return [block for part in report_sections.content(briefing)["sections"] for block in part["blocks"] if block["kind"] == kind]


def cells(briefing, caption):
    """The rows of the table of the report that is called so."""
    return next(block["cells"] for block in blocks(briefing, "table") if block["caption"] == caption)


def test_the_brief_opens_with_position_contributor_and_request_in_one_sentence_each(nation):
    briefing = gathered()
    lines = brief_pages.content(briefing)["lead"]
    assert [line["name"] for line in lines] == ["Posisi", "Penyumbang terbesar", "Keputusan yang diminta"]
    assert all(line["text"].endswith(".") and ". " not in line["text"].replace("Kab. ", "") for line in lines)
    assert all(
        words in lines[0]["text"] for words in (decimal(briefing.here.index), f"kategori {briefing.here.band.name}", "peringkat")
    )
    split = briefing.comparison.as_printed.set_index("part")
    assert f"jadi Kab. Contoh 113 {decimal(abs(split.at['index', 'own']))} poin lebih" in lines[0]["text"], "ours or everybody's"
    assert "bersama " in lines[1]["text"] and ", sendiri " in lines[1]["text"]


def test_of_kpks_figures_the_brief_says_that_the_largest_deduction_is_nearly_everybodys(kpk):
    position, largest, _ = (line["text"] for line in brief_pages.content(gathered("3513"))["lead"])
    assert "turun rata-rata 4,59 poin, jadi Kab. Probolinggo 0,88 poin lebih baik daripada gerak bersama" in position
    assert largest.endswith("; potongan pelaksanaan SPI: bersama bertambah 3,18, sendiri 0,23 lebih buruk.")


def test_what_kpk_rejected_is_asked_before_everything_else(written):
    content = brief_pages.content(written)
    assert content["parts"][2]["table"]["cells"][0][:2] == ["Jawab penolakan KPK", "nomor 1"]
    assert content["lead"][2]["text"].startswith("Jawab penolakan KPK (1 tindak lanjut), tetapkan tindak lanjut yang menjawab ")
    assert cells(written, "Keputusan yang diminta")[0][3] == "Jawab penolakan KPK"


def test_a_late_action_says_by_how_many_days_and_its_office_is_called_as_it_calls_itself(written):
    row = brief_pages.content(written)["parts"][1]["table"]["cells"][0]
    assert row[0] == "1" and row[2] == "BKPSDM" and row[3] == "1 Januari 2026, terlambat 325 hari"


def test_the_report_tells_who_met_what_was_handed_in_and_why_a_date_was_moved(written):
    assert cells(written, "Sesi mini FGD")[0][:5] == ["5 Agustus 2025", "internal (ASN)", "Aula Contoh", "Irban Contoh", "12"]
    assert cells(written, "Bukti")[0][:3] == ["2", "Laporan", "https://contoh.go.id/laporan"]
    assert cells(written, "Pemindahan tenggat") == [["2", "1 Oktober 2026", "1 Desember 2026", "Menunggu anggaran", "Sari"]]


def test_every_table_and_drawing_of_the_report_has_a_name_of_its_own(written):
    for kind in ("table", "picture"):
        names = [block["caption"] for block in blocks(written, kind)]
        assert all(names) and len({*names}) == len(names), kind


def test_each_correction_stands_beside_the_lowest_the_mean_and_the_highest_of_the_scope(nation):
    briefing = gathered()
    rows = briefing.corrections.set_index("part")
    assert list(rows.index) == list(CORRECTIONS)
    for part in CORRECTIONS:
        members = briefing.ranking[part].dropna()
        ours = briefing.ranking.loc[briefing.ranking["region_code"] == HOME, part].item()
        expected = ours, members.min(), members.mean(), members.max(), len(members)
        assert tuple(rows.loc[part, ["ours", "lowest", "mean", "highest", "known"]]) == pytest.approx(expected)


def test_a_list_whose_items_have_commas_of_their_own_is_parted_by_semicolons():
    assert listed(["naik, lalu turun", "tetap", "turun"]) == "naik, lalu turun; tetap; dan turun"
    assert listed(["naik 1,5", "tetap", "turun"]) == "naik 1,5; tetap; dan turun", "the comma of a decimal, too"
    assert listed(["naik", "tetap", "turun"]) == "naik, tetap, dan turun"
