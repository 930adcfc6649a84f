"""Made-up lists of respondents, whose names and numbers stand nowhere else, in every format that is read."""

import io
import random

import xlsxwriter

HEADINGS = ["No", "Nama Lengkap", "No. HP/WA", "E-mail", "TMT", "TMT Unit Kerja"]


def people(count, seed=7):
    """So many contacts that nobody else has: number, name, mobile number, address, two days."""
    dice = random.Random(seed)
    return [
        [
            n,
            f"Zq{dice.randrange(16**6):06x} Wvx{n:05d}",
            f"0812{dice.randrange(10**3):03d}{n:05d}",
            f"qz{n:05d}{dice.randrange(16**4):04x}@surelcontoh.go.id",
            f"{1 + n % 28:02d}-03-{2000 + n % 20}",
            f"{1 + n % 28:02d}/06/2021",
        ]
        for n in range(1, count + 1)
    ]


def pasted(rows, headings=HEADINGS, sign="\t"):
    return "\n".join(sign.join(map(str, row)) for row in [headings, *rows])


def workbook(rows, headings=HEADINGS, formula=None, hidden=()):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Daftar")
        for number, row in enumerate([["DAFTAR POPULASI"], [], headings, *rows]):
            sheet.write_row(number, 0, row)
        for number in hidden:
            sheet.set_row(number, None, None, {"hidden": True})
        if formula:
            sheet.write_formula(4, 2, formula, None, "081234567890")
    return content.getvalue()
