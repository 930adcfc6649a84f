"""What stands on the slides of a meeting: texts, charts, numbers."""

import dataclasses
import io
import shutil
import zipfile
from datetime import datetime
from functools import lru_cache

import gathering
import pandas as pd
import pytest
from pptx import Presentation

from spi.documents import deck, slides
from spi.words.wording import decimal, limit_words, thousands

MOMENT = datetime(2025, 8, 5, 9, 0)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice tidak terpasang")


def gathered(*choice, masked=False, **changes):
    found = gathering.gathered(*choice, moment=MOMENT, masked=masked)
    return dataclasses.replace(found, **changes) if changes else found


def made(briefing):
    """The file of a briefing, as bytes and opened anew, and its slides as they were planned; made once for all tests of it."""
    data, told = _made(briefing)
    return data, Presentation(io.BytesIO(data)), told


@lru_cache(maxsize=24)
def _made(briefing):
    told = deck.slides(briefing)
    return slides.presentation(briefing, told), told


def body(file):
    """The slides after the cover."""
    return list(file.slides)[1:]


def page(file, told, key):
    return body(file)[[each.key for each in told].index(key)]


def charts(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def shapes(holder):
    for shape in holder.shapes:
        yield from shapes(shape) if hasattr(shape, "shapes") else (shape,)


def shown(slide):
    """Every text that stands on a slide: boxes, tables, the labels and rows of charts."""
    texts = []
    for shape in shapes(slide):
        if getattr(shape, "has_table", False) and shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
        elif getattr(shape, "has_chart", False) and shape.has_chart:
            root = shape.chart._chartSpace
            texts += [run.text for run in root.iter(f"{A}t")]
            texts += [point.findtext(f"{C}v") for cat in root.iter(f"{C}cat") for point in cat.iter(f"{C}pt")]
        elif shape.has_text_frame:
            texts += [paragraph.text for paragraph in shape.text_frame.paragraphs]
    return texts


def values(briefing):
    """Every number of a briefing, however deep it lies."""
    found, open_ones = set(), [briefing, briefing.here.distance, briefing.level.cut, briefing.why.change]
    open_ones += [briefing.why.index_from, briefing.why.index_to, *briefing.ranking["category"].value_counts()]
    if not briefing.reach.caps.empty:
        open_ones += [briefing.reach.points, briefing.reach.index + briefing.reach.points]
    open_ones.append(briefing.comparison.as_printed)
    while open_ones:
        each = open_ones.pop()
        if isinstance(each, pd.DataFrame):
            open_ones += [each[column] for column in each.columns] + [len(each), each.notna().sum()]
        elif isinstance(each, pd.Series):
            open_ones += each.tolist()
        elif isinstance(each, dict):
            open_ones += [*each.keys(), *each.values()]
        elif isinstance(each, (list, tuple)):
            open_ones += each
        elif dataclasses.is_dataclass(each):
            open_ones += [getattr(each, field.name) for field in dataclasses.fields(each)]
        elif isinstance(each, (int, float)) and each == each:
            found.add(abs(float(each)))
    return found


def written(numbers):
    return {words for v in numbers for words in (decimal(v), thousands(v), limit_words(v), str(int(v)))}


def series_of(chart):
    """Name -> values; of a plane of dots those across, for upright stands only the row."""
    return {series.name: across(series) or list(series.values) for plot in chart.plots for series in plot.series}


def across(series):
    return [float(x.text) for x in series._element.findall(f".//{C}xVal//{C}v")]


def own_table(count=14):
    """Units with names that are no markup and no formula, and one without a score."""
    names = [f"=1+{n} Dinas <b>&amp; Perhubungan" for n in range(count)]
    rows = {"unit": [*names, "Kecamatan X"], "value": [60.5 + n for n in range(count)] + [float("nan")]}
    table = pd.DataFrame(rows).assign(measure="internal", label="Internal", outlet="uji", published="2025", category="", tint="")
    words = [decimal(v) if v == v else "responden kurang" for v in table["value"]]
    return table.assign(reason=[None] * count + ["responden_kurang"], value_words=words)


def findings(count=10):
    rows = [
        {"finding_id": f"f{n}", "side": "internal", "side_label": "internal (ASN)", "part": "internal", "theme": f"t{n}",
         "theme_name": f"Tema ke-{n}", "times": n + 1, "part_label": "Internal", "quote": "=1+1", "date": MOMENT,
         "session_id": f"s{n % 2}"}
        for n in range(count)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def everything(data):
    """Every part of a package as text, the packages inside it too."""
    pieces = []
    for name in zipfile.ZipFile(io.BytesIO(data)).namelist():
        part = zipfile.ZipFile(io.BytesIO(data)).read(name)
        pieces.append(everything(part) if name.endswith(".xlsx") else part.decode("utf-8", "ignore"))
    return "\n".join(pieces)
