"""The pack: the same files from the page and the command line, all or none, each saying what it tells and of when."""

import io
import json
import re
import shutil
import subprocess
import time
import zipfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from docx import Document
from gathering import gathered
from left_names import left_names
from letter_text import words
from made_up_nation import HOME, PROVINCE
from opened_page import opened
from pptx import Presentation
from python_calamine import CalamineWorkbook
from stores import without_figures
from workbooks import parts

from spi.__main__ import main
from spi.answers.briefing import file_name
from spi.answers.results import history, standing
from spi.documents import deck, pack
from spi.words import dictionary
from spi.words.wording import decimal

STEM = "spi-2023-2024_kabupaten-contoh-113_provinsi_impor-ke-5_20261122-2130"
DOCUMENTS = {"ringkas": "pdf", "laporan": "pdf", "paparan": "pptx", "angka": "xlsx", "kalender": "pdf"}
ENDINGS = DOCUMENTS | dict.fromkeys(dictionary.words("letters"), "docx")
FILES = [f"{'Naskah/' * (ending == 'docx')}{STEM}_{kind}.{ending}" for kind, ending in ENDINGS.items()]
LEFT_OVER = re.compile(r"\b(nan|NaN|None|NaT|null|undefined|True|False)\b|<NA>")


@lru_cache(maxsize=4)
def documents(asked):
    """What is read as it is: the pack without its letters, which their own tests read."""
    told = deck.slides(asked)
    return {file_name(asked, kind, part.ending): part.make(asked, told) for kind, part in pack.PARTS.items() if not part.folder}


@lru_cache(maxsize=64)
def text_of(name, content):
    """All that can be read in a file, in one line."""
    if name.endswith("pdf"):
        if not shutil.which("pdftotext"):
            pytest.skip("poppler (pdftotext) tidak terpasang")
        found = subprocess.run(["pdftotext", "-", "-"], input=content, check=True, capture_output=True).stdout.decode()
    elif name.endswith("docx"):
        found = " ".join(words(Document(io.BytesIO(content))))
    elif name.endswith("pptx"):
        found = " ".join(_frames(Presentation(io.BytesIO(content))))
    else:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = (row for sheet in book.sheet_names for row in book.get_sheet_by_name(sheet).to_python())
        found = " ".join(decimal(cell) if isinstance(cell, float) else str(cell) for row in rows for cell in row)
    return re.sub(r"\s+", " ", found)


def written(folder):
    """Path inside a folder -> content of every file."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _frames(presentation):
    for slide in presentation.slides:
        yield slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)


# ---------------------------------------------------------------- the files


def test_it_writes_its_files_under_names_that_say_what_they_are(nation, tmp_path):
    asked, steps = gathered(), []
    files = pack.make(asked, deck.slides(asked), tmp_path / "baru" / "paket", progress=lambda *step: steps.append(step))
    assert [file.relative_to(tmp_path / "baru" / "paket").as_posix() for file in files] == FILES
    assert sorted(written(tmp_path / "baru" / "paket")) == sorted(FILES)
    assert [(done, of) for _, done, of in steps] == [(n, len(FILES)) for n in range(len(FILES))]


def test_every_document_says_of_what_and_when_and_how_it_is_reopened(nation):
    asked = gathered()
    number, seal = asked.stamp.head
    for name, content in documents(asked).items():
        text, joined = text_of(name, content), text_of(name, content).replace(" ", "")
        for word in (
            "Kabupaten Contoh 113",
            "2023",
            "2024",
            "Contoh 701",
            "impor ke-5",
            "22 November 2026",
            "21.30",
            str(number),
        ):
            assert word.replace(" ", "") in joined, (name, word)
        assert seal[:12] in joined, name
        scores = set() if "_kalender." in name else {decimal(asked.here.index), decimal(74.81)}  # a calendar tells days only
        assert scores <= set(re.findall(r"\d+,\d\d", text)), name
        assert b"tahun=2024" in _inside(name, content) or "tahun=2024" in joined, name


def test_every_document_names_the_government_and_spells_out_its_abbreviations_once(nation):
    asked = gathered()
    for name, content in documents(asked).items():
        text = text_of(name, content)
        joined = re.sub(r"\s", "", text)
        for spelt_out in dictionary.abbreviations().split("; "):
            assert joined.count(spelt_out.replace(" ", "")) == 1, (name, spelt_out)
        heads = text.replace(" % dari selisih itu", " | % dari selisih itu")  # the head of a column beside another one
        assert left_names([heads]) == [], name


def test_every_document_calls_the_event_log_by_the_same_name(nation):
    asked = gathered()
    number, seal = asked.stamp.head
    for name, content in documents(asked).items():
        text = text_of(name, content)
        assert re.search(rf"Catatan peristiwa:? nomor {number}, {seal[:12]}", text), name
        assert asked.stamp.reopen in text and "ejadian" not in text and "Kepala catatan" not in text, name


def test_office_files_say_when_they_were_made_by_the_clock_of_greenwich(nation, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    time.tzset()
    asked = gathered()
    made = pack.contents(asked, deck.slides(asked))
    monkeypatch.undo()
    time.tzset()
    for name, content in made.items():
        if not name.endswith("pdf"):
            assert b"2026-11-22T14:30:00Z" in parts(content)["docProps/core.xml"], name


def _inside(name, content):
    return content if name.endswith("pdf") else b" ".join(parts(content).values())


@pytest.mark.parametrize("choice", [{}, {"region": "3501"}, {"region": "3525", "year": 2021, "before": None}], ids=str)
def test_an_incomplete_store_gives_an_honest_pack(store, choice):
    asked = gathered(**choice)
    for name, content in pack.contents(asked, deck.slides(asked)).items():
        assert not LEFT_OVER.search(text_of(name, content)), name


def test_masked_names_are_in_no_file_and_in_no_name(nation):
    asked = gathered(masked=True)
    regions = standing.regions()
    others = regions[(regions["province_code"] == PROVINCE) & (regions["region_code"] != HOME)]
    for name, content in pack.contents(asked, deck.slides(asked)).items():
        assert name.removeprefix("Naskah/").startswith(f"samar_{STEM}")
        told = text_of(name, content) + _inside(name, content).decode("utf-8", "replace")
        for hidden in (*others["name"], *others["short_name"]):
            assert hidden not in told, (name, hidden)
        places = {place.partition(" ")[2] for place in others["name"]} - {"Probolinggo", "Contoh 701"}
        assert not (found := re.findall("|".join(places), told)), (name, found)


@pytest.mark.parametrize(("region", "outlet"), [("3511", "gresik")])
def test_an_outlet_named_after_another_government_is_in_no_masked_file(store, region, outlet):
    texts = [
        " ".join(text_of(name, content) for name, content in pack.contents(asked, deck.slides(asked)).items())
        for asked in (gathered(region), gathered(region, masked=True))
    ]
    assert outlet in texts[0].casefold() and outlet not in texts[1].casefold()


def test_a_part_that_fails_leaves_nothing_behind(nation, tmp_path, monkeypatch):
    def broken(briefing, slides):
        raise RuntimeError("rusak")

    monkeypatch.setitem(pack.PARTS, "laporan", replace(pack.PARTS["laporan"], make=broken))
    asked = gathered()
    with pytest.raises(pack.UnmadePart, match=re.escape(pack.PARTS["laporan"].title)) as raised:
        pack.make(asked, deck.slides(asked), tmp_path / "paket")
    assert isinstance(raised.value.__cause__, RuntimeError) and not (tmp_path / "paket").exists()


@pytest.mark.parametrize(
    ("before", "held"), [({}, ".docx"), ({"laporan": b"lama"}, ".pptx"), (dict.fromkeys(DOCUMENTS, b"lama"), ".pptx")]
)
def test_where_one_file_cannot_get_its_name_the_folder_is_as_before(nation, tmp_path, monkeypatch, before, held):
    asked = gathered()
    for kind, content in before.items():
        (tmp_path / f"{STEM}_{kind}.{ENDINGS[kind]}").write_bytes(content)
    there, replaced = written(tmp_path), Path.replace

    def held_open(self, target):
        if Path(target).suffix == held:  # the third as PowerPoint, one of the last as Word holds it on Windows
            raise PermissionError("sedang dibuka")
        return replaced(self, target)

    monkeypatch.setattr(Path, "replace", held_open)
    with pytest.raises(PermissionError):
        pack.make(asked, deck.slides(asked), tmp_path)
    assert written(tmp_path) == there and not (tmp_path / "Naskah").exists()
    monkeypatch.setattr(Path, "replace", replaced)
    files = pack.make(asked, deck.slides(asked), tmp_path)
    assert set(written(tmp_path)) == {file.relative_to(tmp_path).as_posix() for file in files}
    assert b"lama" not in [file.read_bytes() for file in files]


# ---------------------------------------------------------------- the command line


def run(capsys, *arguments):
    status = main(["pack", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_the_command_writes_the_same_pack(nation, tmp_path, capsys):
    status, out, err = run(capsys, "--region", HOME, "--year", "2024", "--out", str(tmp_path / "a"), "--json")
    told = json.loads(out)
    assert status == 0 and err == ""
    assert (told["region_code"], told["year"], told["year_before"], told["scope"]) == (HOME, 2024, 2023, "provinsi")
    names = [Path(file).relative_to(tmp_path / "a").as_posix() for file in told["files"]]
    assert [re.sub(r"\d{8}-\d{4}", "20261122-2130", name) for name in names] == FILES
    assert set(written(tmp_path / "a")) == set(names)


def test_the_command_takes_year_scope_mask_and_address(nation, tmp_path, capsys):
    status, out, _ = run(capsys, "--region", HOME, "--year", "2025", "--before", "2022", "--scope", "kabupaten", "--mask",
                         "--address", "https://spi.contoh.go.id", "--out", str(tmp_path), "--json")  # fmt: skip
    assert status == 0 and json.loads(out)["masked"] is True
    book = next(tmp_path.glob("samar_spi-2022-2025_kabupaten-contoh-113_kabupaten_*_angka.xlsx"))
    assert b"https://spi.contoh.go.id/rapat?daerah=" in b" ".join(parts(book.read_bytes()).values())


def test_without_a_wish_the_command_compares_with_the_year_and_scope_that_the_page_opens_with(store, tmp_path, capsys):
    _, out, _ = run(capsys, "--region", "3522", "--year", "2023", "--out", str(tmp_path), "--json")
    page, told = opened("pages/hasil/ringkasan.py", daerah="3522", tahun=2023), json.loads(out)
    chosen = [page.selectbox(key=f"{key}-pilihan").value for key in ("banding", "lingkup")]
    assert [told["year_before"], told["scope"]] == chosen == [2021, "provinsi"], "SPI 2022 tidak diketahui"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--region", "9999", "--year", "2024"), "Kode wilayah “9999” tidak dikenal."),
        (("--region", "3513", "--year", "2019"), "SPI 2019 belum ada di basis data. Yang ada: {years}."),
        (("--region", "3513", "--year", "2024", "--before", "2025"), "SPI 2025 bukan tahun survei sebelum SPI 2024."),
        (("--region", "3513", "--year", "2024", "--scope", "kota"), "Lingkup “kota” tidak ada untuk Kabupaten Probolinggo."),
        (("--region", "{code}", "--year", "2022"), "Belum ada angka SPI 2022 dari sumber mana pun untuk {name}"),
    ],
)
def test_what_cannot_be_made_gets_a_sentence(store, tmp_path, capsys, words, sentence):
    code, name = without_figures(2022)
    known = {"code": code, "name": name, "years": ", ".join(map(str, sorted(history.survey_years())))}
    status, out, err = run(capsys, *(word.format_map(known) for word in words), "--out", str(tmp_path / "paket"), "--json")
    assert (status, out) == (1, "") and err.startswith(sentence.format_map(known)) and err.count("\n") == 1
    assert not (tmp_path / "paket").exists()


def test_a_folder_that_cannot_be_written_gets_a_sentence(store, tmp_path, capsys):
    (tmp_path / "berkas").write_text("bukan folder")
    status, _, err = run(capsys, "--region", "3513", "--year", "2024", "--out", str(tmp_path / "berkas"))
    assert status == 1 and "tidak dapat ditulisi" in err and (tmp_path / "berkas").read_text() == "bukan folder"


# ---------------------------------------------------------------- the page


def test_the_page_makes_the_pack_when_asked_and_keeps_it_for_this_choice(nation):
    app = opened("pages/rapat/rapat.py")
    assert not app.get("download_button")
    app.button(key="buat-paket").click().run()
    assert not app.exception and [status.state for status in app.status] == ["complete"]
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Unduh paket rapat", *(part.title for part in pack.PARTS.values())]
    app.run()
    assert len(app.get("download_button")) == 1 + len(FILES)
    app.toggle(key="samar").set_value(True).run()
    assert not app.get("download_button")


def test_a_document_that_cannot_be_made_is_named_and_nothing_is_given_away(nation, monkeypatch, tmp_path, capsys):
    def fail(*_):
        raise ValueError("rusak")

    monkeypatch.setitem(pack.PARTS, "laporan", replace(pack.PARTS["laporan"], make=fail))
    app = opened("pages/rapat/rapat.py")
    app.button(key="buat-paket").click().run()
    assert not app.exception and [status.state for status in app.status] == ["error"]
    shown = [text.replace("\\", "") for text in (app.status[0].label, *(bar.proto.text for bar in app.get("progress")))]
    assert shown[0].startswith("Laporan lengkap (PDF) gagal dibuat") and len(shown) == 2
    assert shown[1] == f"2 dari {len(pack.PARTS)}: Laporan lengkap (PDF)"
    assert not app.get("download_button")
    capsys.readouterr()  # what Streamlit logs about a page without a browser
    status, out, err = run(capsys, "--region", HOME, "--year", "2024", "--out", str(tmp_path / "paket"), "--json")
    assert (status, out) == (1, "") and err.startswith("Laporan lengkap (PDF) gagal dibuat") and "rusak" in err
    assert not (tmp_path / "paket").exists()


def test_the_page_says_when_there_is_nothing_to_take_away(store):
    app = opened("pages/rapat/rapat.py", daerah=without_figures(2022)[0], tahun=2022)
    app.button(key="buat-paket").click().run()
    assert not app.exception and [status.state for status in app.status] == ["error"]
    assert "Belum ada angka SPI 2022" in app.status[0].label.replace("\\", "")
    assert not app.get("download_button")


def test_the_zip_holds_every_file(nation):
    files = {"a.pdf": b"1", "b.xlsx": b"2"}
    with zipfile.ZipFile(io.BytesIO(pack.zipped(files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
