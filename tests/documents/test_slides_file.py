"""The PowerPoint as a file: whole, editable, without bitmaps, and the same in another program."""

import dataclasses
import io
import re
import subprocess
import zipfile

import pandas as pd
import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu, Pt
from slide_shapes import A, body, charts, everything, made, needs_office, series_of, shapes, shown

from spi.answers.briefing import Briefing
from spi.narrative.results.contribution import common_words


def test_the_package_is_whole(rich):
    data, file, _ = made(rich)
    package = zipfile.ZipFile(io.BytesIO(data))
    names = package.namelist()
    assert package.testzip() is None and len(names) == len(set(names))
    reached = {"[Content_Types].xml"}
    for rels in (name for name in names if name.endswith(".rels")):
        base = rels.replace("_rels/", "").removesuffix(".rels").rpartition("/")[0]
        reached.add(rels)
        for rel in etree.fromstring(package.read(rels)):
            if rel.get("TargetMode") != "External":
                reached.add(resolved(base, rel.get("Target")))
    assert set(names) == reached
    for holder in (*file.slides, file.slide_master, *file.slide_layouts):
        ids = [each.get("id") for each in holder._element.iter("{*}cNvPr")]
        assert len(ids) == len(set(ids))


def resolved(base, target):
    parts = [] if target.startswith("/") else base.split("/")
    for piece in target.strip("/").split("/"):
        parts = parts[:-1] if piece == ".." else [*parts, piece]
    return "/".join(part for part in parts if part)


def test_no_chart_is_a_bitmap_and_the_cover_tells_the_state_of_the_data(rich):
    data, file, _ = made(rich)
    assert not [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if name.endswith((".png", ".jpeg", ".jpg", ".emf"))]
    cover = " ".join(shown(file.slides[0]))
    assert rich.stamp.batch in cover and "5 Agustus 2025 pukul 09.00" in cover and rich.stamp.head[1][:12] in cover


def test_a_code_stands_on_the_cover_where_its_link_opens_something(rich):
    link = rich.stamp.link.replace("http://127.0.0.1:8501", "https://spi.contoh.go.id")
    _, file, _ = made(dataclasses.replace(rich, stamp=dataclasses.replace(rich.stamp, link=link)))
    pictures = [(n, shape) for n, slide in enumerate(file.slides) for shape in slide.shapes if shape.shape_type == 13]
    assert [n for n, _ in pictures] == [0] and pictures[0][1].click_action.hyperlink.address == link


def test_a_slide_is_read_in_the_order_in_which_it_is_seen(rich):
    """The title, the figures, the picture, the note under it, the foot: and no placeholder is left that asks for a click."""
    _, file, _ = made(rich)
    for slide in body(file):
        kinds = [shape.placeholder_format.idx if shape.is_placeholder else None for shape in slide.shapes]
        assert kinds[0] == 0 and kinds[-2:] == [11, 12]
        assert all(shape.text_frame.text.strip() for shape in slide.placeholders)
        held = {kind: shape for kind, shape in zip(kinds, slide.shapes, strict=True) if kind is not None}
        drawn = [n for n, kind in enumerate(kinds) if kind is None]
        if 13 in held and drawn:
            assert kinds.index(13) < min(drawn)
        if 14 in held and drawn:
            below = all(held[14].top >= list(slide.shapes)[n].top for n in drawn)
            assert (kinds.index(14) > max(drawn)) == below


def test_every_shape_without_words_is_told_in_words(rich):
    _, file, _ = made(rich)
    for slide in file.slides:
        for shape in slide.shapes:
            silent = not (shape.has_text_frame and shape.text_frame.text)
            if silent:
                assert len(shape._element.find(".//{*}cNvPr").get("descr", "")) > 10, shape.name


def test_text_is_large_enough_for_the_back_row(rich):
    _, file, _ = made(rich)
    quiet = ("Versi data", "Kaki", "Nomor halaman")
    for slide in file.slides:
        for shape in shapes(slide):
            if shape.has_text_frame and shape.text_frame.text and not shape.name.startswith(quiet):
                sizes = [run.font.size for p in shape.text_frame.paragraphs for run in p.runs if run.font.size]
                assert all(size >= Pt(18) for size in sizes) and (sizes or shape.is_placeholder), shape.name
        for chart in charts(slide):
            assert chart.font.size >= Pt(18)
            assert all(int(run.get("sz")) >= 1800 for run in chart._chartSpace.iter(f"{A}rPr") if run.get("sz"))


def test_nothing_leaves_the_slide(rich):
    _, file, _ = made(rich)
    for slide in file.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, shape.name
            assert shape.left + shape.width <= file.slide_width + Emu(2000), shape.name
            assert shape.top + shape.height <= file.slide_height, shape.name


def test_the_file_says_what_it_is(home):
    data, file, _ = made(home)
    about = file.core_properties
    assert (about.author, about.language, about.title) == ("Inspektorat", "id-ID", "Kabupaten Contoh 113, SPI 2023 ke 2024")
    assert "Click to" not in everything(data) and 'lang="en-US"' not in everything(data)


def converted(folder, ending):
    """rapat.pptx of this folder as LibreOffice writes it anew, below out/."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless", "--convert-to", ending]
    subprocess.run([*command, "--outdir", "out", "rapat.pptx"], cwd=folder, check=True, capture_output=True, timeout=120)
    return folder / "out" / f"rapat.{ending}"


def figures(texts):
    return sorted(number for text in texts for number in re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text))


def boxes(slide):
    """The texts of boxes and tables, without the charts."""
    for shape in shapes(slide):
        if getattr(shape, "has_table", False) and shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        elif shape.has_text_frame:
            yield shape.text_frame.text


@needs_office
def test_libreoffice_shows_every_figure_on_its_slide_and_no_other(rich, tmp_path):
    data, file, told = made(rich)
    (tmp_path / "rapat.pptx").write_bytes(data)
    pages = subprocess.run(["pdftotext", converted(tmp_path, "pdf"), "-"], check=True, capture_output=True, text=True)
    texts = [re.sub(r"\s+", " ", page) for page in pages.stdout.split("\f")[:-1]]
    assert len(texts) == len(told) + 1
    for slide, text in zip(file.slides, texts, strict=True):
        drawn = set(figures([text]))
        assert set(figures(boxes(slide))) <= drawn, text
        labels = figures(run.text for chart in charts(slide) for run in chart._chartSpace.iter(f"{A}t"))
        assert set(labels) <= drawn, text
    drawn = texts[1 + [each.key for each in told].index("change")]
    rows = rich.comparison.as_printed
    assert all(words in drawn for words in map(common_words, rows["part"], rows["points"]))
    assert "71,78" in drawn and "74,81" in drawn


@needs_office
def test_what_libreoffice_saves_holds_the_same_figures(rich, tmp_path):
    data, file, _ = made(rich)
    (tmp_path / "rapat.pptx").write_bytes(data)
    again = Presentation(converted(tmp_path, "pptx"))
    for number, (slide, saved) in enumerate(zip(file.slides, again.slides, strict=True), start=1):
        ours = (text.replace(f"{number} / ", "<number> / ") for text in boxes(slide))  # what it writes for the page
        assert figures(ours) == figures(boxes(saved))
        for chart, kept in zip(charts(slide), charts(saved), strict=True):
            for (name, numbers), same in zip(series_of(chart).items(), series_of(kept).values(), strict=True):
                assert same[: len(numbers)] == pytest.approx(numbers, abs=1e-9), name
                assert set(same[len(numbers) :]) <= {None}, name  # it makes every series of a scatter equally long


def test_the_briefing_itself_is_not_touched(home):
    before = {field.name: getattr(home, field.name) for field in dataclasses.fields(Briefing)}
    copies = {name: value.copy() for name, value in before.items() if isinstance(value, pd.DataFrame)}
    made(dataclasses.replace(home))  # as another one, with the same tables: no file of it is there yet
    for name, copy in copies.items():
        pd.testing.assert_frame_equal(before[name], copy)
