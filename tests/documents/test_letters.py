"""The letters around the meeting: the answers' own words, a line wherever nobody said anything, files that an office edits."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from functools import partial

import gathering
import pytest
from docx import Document
from docx.oxml.ns import qn
from in_short import in_short
from letter_text import LINE, MOMENT, facts, grids, numbers, read, styled, tables, words
from made_up_nation import HOME

from spi.answers.actions import agenda
from spi.documents import decision_rows
from spi.documents.letters.letters import LETTERS
from spi.documents.stamp import foot
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.narrative import speech
from spi.narrative.results import comparison
from spi.render import letter as letters
from spi.settings import settings
from spi.store import database
from spi.words import dictionary
from spi.words.wording import date_words

PLAN, SARI = Plan("3513", 2024), Person("Sari", "local")
gathered = partial(gathering.gathered, moment=MOMENT)
needs_writer = pytest.mark.skipif(
    not (shutil.which("lowriter") and shutil.which("pdftotext")), reason="LibreOffice Writer atau poppler tidak terpasang"
)
CAMAT = {"session": 2, "name": "Seluruh camat", "actions": "camat"}
HEAD = {
    "government": "Pemerintah <b>Kabupaten</b> & Uji", "agency": "Inspektorat Uji", "address": "Jalan Uji 1", "city": "Kraksaan",
    "postcode": "67282", "phone": "(0335) 1", "website": "uji.go.id", "email": "a@uji.go.id", "signatory": "Ibu Uji",
    "position": "Inspektur", "nip": "197001011995031001",
}  # fmt: skip
ENDS = {"Dinas Uji": "2026-12-01", "Kecamatan Uji": "2026-01-10"}


@pytest.fixture(scope="module")
def briefings(filled_store, tmp_path_factory):
    """For everybody and for the camat: the shipped plan, of which today's meeting gave two actions to an OPD and made one;
    yesterday's made another."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPI_DATABASE", str(shutil.copy(filled_store, tmp_path_factory.mktemp("letters") / "spi.duckdb")))
        keys = plan.actions(PLAN)["action_id"]
        changes = {key: {"opd": opd, "due": due} for key, (opd, due) in zip(keys, ENDS.items(), strict=False)}
        assert plan.edit(SARI, PLAN, changes, seen={}, reason=agenda.meeting_source(MOMENT.date())).problems == []
        for title, day in (("Pantau survei", MOMENT), ("Kemarin", MOMENT.replace(day=21))):
            assert plan.create(SARI, PLAN, {"title": title, "source": agenda.meeting_source(day.date())}).problems == []
        yield gathered(), gathered(session=CAMAT)
        database.close()


@pytest.fixture
def decided(briefings):
    return briefings[0]


# ---------------------------------------------------------------- what they say


def test_the_memo_says_the_sentences_of_the_narrative_and_no_other_number(nation):
    briefing = gathered(HOME)
    letter, topics = read("nota-dinas", briefing), speech.by_topic(briefing)
    assert styled(letter, "Heading 1") == ["Posisi", "Penyumbang terbesar", "Rencana tindak lanjut", "Keputusan yang diminta"]
    position, moved, planned = map(in_short, styled(letter, "Normal")[:3])
    assert position == " ".join(topics[topic][0].text for topic in ("index", "category", "rank"))
    assert moved == " ".join(sentence.text for sentence in comparison.contributors(briefing)) and "poin" in moved
    assert planned == topics["plan"][0].text
    registered = {n.words for topic in topics.values() for sentence in topic for n in sentence.numbers}
    assert numbers(" ".join((position, moved, planned))) <= registered | numbers(briefing.scope.label)
    [asked] = tables(letter)
    assert [tuple(row) for row in asked[1:]] == decision_rows.requests(briefing) and len(asked) > 1


@pytest.mark.parametrize(("year", "before"), [(2021, None), (2022, 2021)])
def test_the_memo_names_a_contributor_without_a_year_before_too(nation, year, before):
    moved = styled(read("nota-dinas", gathered(HOME, year, before)), "Normal")[1]
    assert moved != LINE and re.search(r"\d,\d\d", moved), moved


def test_the_minutes_hold_what_todays_meeting_decided_with_owner_and_day(decided):
    letter = read("notula", decided)
    assert facts(letter)["Hari, tanggal"] == "Minggu, 22 November 2026"
    said, taken, waiting = tables(letter)
    assert len(said) > 4 and {cell for row in said[1:] for cell in row} == {""}
    titles = decided.plan["title"]
    assert [row[1:] for row in taken[1:]] == [
        [titles[0], "Dinas Uji", "1 Desember 2026"],
        [titles[1], "Kecamatan Uji", "10 Januari 2026"],
        ["Pantau survei", "", ""],
    ]
    assert [tuple(row) for row in waiting[1:]] == decision_rows.requests(decided)


def test_minutes_without_a_decision_name_no_day_and_leave_room(store):
    letter = read("notula", gathered())
    open_rows = [row[1:] for table in tables(letter)[:2] for row in table[1:]]
    assert facts(letter)["Hari, tanggal"] == LINE and {cell for row in open_rows for cell in row} == {""}
    assert "Belum ada keputusan rapat yang dicatat pada 22 November 2026." in words(letter)


def test_every_opd_gets_a_sheet_with_its_own_actions_and_no_action_is_left_out(decided):
    letter = read("lembar-komitmen", decided)
    owners = [p.text.rpartition("\t")[2] for p in letter.paragraphs if p.text.startswith("OPD\t")]
    assert owners == ["Dinas Uji", "Kecamatan Uji", LINE] and len(letter.sections) == 3
    sheets = dict(zip(owners, tables(letter), strict=True))
    first = decided.plan_words.iloc[0]
    assert [row[2:] for row in sheets["Dinas Uji"][1:]] == [[date_words(first["due"]), first["state"], ""]]
    told = [row[0].partition(". ")[2] for rows in sheets.values() for row in rows[1:]]
    assert sorted(told) == sorted(decided.plan["title"]) and len(sheets[LINE]) == len(decided.plan) - 1
    assert {row[2] for row in sheets[LINE][1:]} == {""}, "tenggat yang belum ada menjadi ruang isian"


def test_the_cover_letter_carries_the_plan_as_it_stands(decided):
    letter = read("surat-pengantar", decided)
    sent, matrix = tables(letter)
    assert speech.by_topic(decided)["plan"][0].text in in_short(sent[1][3]) and "22 November 2026" in sent[1][3]
    plan_words = decided.plan_words
    told = [(row[0], row[1], row[4], row[6], row[7], row[8], row[9]) for row in matrix[1:]]
    columns = ["number", "title", "opd", "claim_words", "verification_words", "validation_words", "evidence_words"]
    assert told == [tuple(map(str, row)) for row in plan_words[columns].itertuples(index=False)]
    assert letter.sections[-1].page_width > letter.sections[-1].page_height


def test_a_session_of_camat_is_invited_alone_and_a_part_of_the_plan_is_called_so(briefings):
    everybody, camat = briefings
    names = [each["name"] for each in settings()["rapat"]]
    assert [any(name in line for line in words(read("undangan", everybody))) for name in names] == [True, True]
    assert [any(name in line for line in words(read("undangan", camat))) for name in names] == [False, True]
    assert [len(tables(read("daftar-hadir", each))) for each in (everybody, camat)] == [len(names), 1]
    titles = [" ".join(styled(read("surat-pengantar", each), "Title")) for each in (everybody, camat)]
    assert ["yang menyangkut camat" in title for title in titles] == [False, True]


def test_another_government_is_not_given_the_sessions_of_ours(store):
    other = gathered("35")
    assert facts(read("daftar-hadir", other))["Sesi"] == LINE and len(tables(read("daftar-hadir", other))) == 1
    told = " ".join(text for kind in LETTERS for text in words(read(kind, other)))
    assert "camat" not in told.casefold()
    camat = gathered("35", session=CAMAT)  # who chose one has it
    assert CAMAT["name"] in " ".join(words(read("undangan", camat)))


def test_nobody_promises_again_what_kpk_validated(decided):
    done = decided.plan.index[0]
    plan_now = decided.plan.assign(validation=["accepted" if at == done else v for at, v in decided.plan["validation"].items()])
    told = [row[0] for rows in tables(read("lembar-komitmen", replace(decided, plan=plan_now))) for row in rows[1:]]
    title = decided.plan.at[done, "title"]
    assert not [row for row in told if title in row] and len(told) == len(decided.plan) - 1


def test_the_programme_of_a_session_lists_its_own_topics(store):
    programme, topics = tables(read("undangan", gathered())), dictionary.words("slides")
    assert len(programme) == len(settings()["rapat"])
    camat = next(each for each in settings()["rapat"] if "slides" in each)
    left_out = set(topics) - set(camat["slides"])
    shown = programme[1][1][2].casefold()
    assert left_out and all((topics[key].casefold() in shown) is (key not in left_out) for key in topics)


# ---------------------------------------------------------------- what is not known


def test_what_nobody_said_is_a_line_to_fill_in(store):
    briefing = gathered("9105", 2023, 2022)  # Papua: no plan, no letterhead
    memo = read("nota-dinas", briefing)
    unknown = ("Dari", "Tembusan", "Tanggal", "Nomor", "Sifat", "Lampiran")
    assert [facts(memo)[name] for name in unknown] == [LINE] * len(unknown)
    assert styled(memo, "Kop Pemerintah") == [f"Pemerintah {briefing.name}"] and styled(memo, "Kop Instansi") == [LINE]
    for kind in LETTERS:
        letter = read(kind, briefing)
        assert not re.search(r"\b(nan|NaT|None|null)\b|<NA>", " ".join(words(letter))), kind
        assert all(text == f"NIP {LINE}" for text in words(letter) if text.startswith("NIP")), kind


def test_the_letterhead_is_that_of_the_own_region_and_is_no_markup(store, monkeypatch):
    monkeypatch.setitem(settings(), "letterhead", HEAD)
    own, other = read("nota-dinas", gathered()), read("nota-dinas", gathered("3511"))
    assert styled(own, "Kop Pemerintah") == [HEAD["government"]] and styled(own, "Kop Instansi") == [HEAD["agency"]]
    contact = ["Jalan Uji 1, Kraksaan 67282", "Telepon (0335) 1, Laman uji.go.id, Pos-el a@uji.go.id"]
    assert styled(own, "Kop Alamat") == contact and facts(own)["Dari"] == "Inspektur"
    assert {"Ibu Uji", "NIP 197001011995031001"} <= set(words(own)) and not {"Ibu Uji"} & set(words(other))
    assert styled(read("surat-pengantar", gathered()), "Tempat dan Tanggal") == [f"Kraksaan, {LINE}"]


# ---------------------------------------------------------------- the files


def test_a_letter_is_a_whole_file_in_indonesian_with_real_styles(decided):
    for kind, made in LETTERS.items():
        content = made(decided)
        letter = Document(io.BytesIO(content))
        about = letter.core_properties
        assert about.title == f"{dictionary.word('letters', kind)}: SPI 2024 Kabupaten Probolinggo"
        assert (about.author, about.language) == ("Inspektorat Kabupaten Probolinggo", "id-ID"), kind
        languages = {each.get(qn("w:val")) for each in letter.styles.element.iter(qn("w:lang"))}
        assert languages == {"id-ID"} and {style.font.name for style in letter.styles if style.type == 1} == {"Arial"}, kind
        assert styled(letter, "Title") and styled(letter, "Kop Pemerintah"), kind
        for table in grids(letter):
            repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
            assert repeated == [True] + [False] * (len(repeated) - 1) and all(cell.text for cell in table.rows[0].cells), kind
        footer = letter.sections[0].footer
        assert footer.paragraphs[0].text == foot(decided) and decided.stamp.head[1][:12] in footer.paragraphs[0].text
        assert [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
        assert not [name for name in names if "thumbnail" in name or "Effects" in name], kind


def test_a_text_of_the_data_is_only_text(store):
    hostile = "<w:t>&amp;</w:t>\x00\x0b{MERGEFIELD x} \u2028akhir"
    made = letters.draw(letters.Letter("a", "b", "c", "d", hostile, MOMENT, (letters.Text(hostile), letters.Points((hostile,)))))
    said = Document(io.BytesIO(made))
    assert [p.text for p in said.paragraphs] == ["<w:t>&amp;</w:t> {MERGEFIELD x} akhir"] * 2


@needs_writer
def test_libreoffice_shows_every_word_of_every_letter(decided, tmp_path):
    for kind, made in LETTERS.items():
        (tmp_path / f"{kind}.docx").write_bytes(made(decided))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, *tmp_path.glob("*.docx")], cwd=tmp_path, check=True, capture_output=True, timeout=240)
    for kind in LETTERS:
        shown = subprocess.run(["pdftotext", tmp_path / f"{kind}.pdf", "-"], check=True, capture_output=True).stdout.decode()
        drawn = re.sub(r"\s+", "", shown).casefold()  # the heads of letters stand in capitals
        ours = {word for text in words(read(kind, decided)) for word in text.split()}
        assert not {word for word in ours if word.casefold() not in drawn}, kind
        assert f"halaman1dari{shown.count(chr(12))}" in drawn, kind
