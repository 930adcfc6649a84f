"""Which numbers does PowerPoint open when somebody edits the data of a chart?"""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

from spi.render.slides.slide_text import plain


def workbook(rows: Sequence[str], columns: Sequence[tuple[str, Sequence[float | None]]]) -> bytes:
    """The workbook inside a chart, laid out as the chart refers to it: rows named down column A, a column per series.

    Names are written as text: one that begins like a formula or a link stays what it is. A missing value is an empty cell.
    """
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet, two = book.add_worksheet("Sheet1"), book.add_format({"num_format": "0.00"})
        sheet.set_column(0, len(columns), 22)
        for n, row in enumerate(rows, start=1):
            sheet.write_string(n, 0, plain(row))
        for m, (name, values) in enumerate(columns, start=1):
            sheet.write_string(0, m, plain(name))
            for n, value in enumerate(values, start=1):
                if value is not None:
                    sheet.write_number(n, m, value, two)
    return file.getvalue()
