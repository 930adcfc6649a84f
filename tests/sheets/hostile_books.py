"""Which workbooks are made to fill the memory or to hide a far cell, and what is said of each? "" where it opens."""

import io
import struct
import zipfile

from books import cell_of, open_document, packed, row_of
from hand_made import MAIN, compound, entry, handmade, number_at, old_book, parts_of, record, sheet_of, strings, zipped

FAR = "sel XFD1048576 berisi, padahal di luar batas 60000 baris dan 200 kolom. Salin tabelnya"
BROKEN = "buku kerja tidak dapat dibuka"
ODD = "isinya tidak tersusun seperti tabel biasa"
OPENS = ""
_GOOD = '<row r="1"><c r="A1"><v>71.65</v></c></row>'
_FAR = _GOOD + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_PREFIXED = (
    f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c r="A1"><x:v>1</x:v></x:c><x:c r="XFD1048576"><x:v>1</x:v></x:c>'
    "</x:row></x:sheetData></x:worksheet>"
)
_STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs>{{}}</cellXfs></styleSheet>'

_CIRCLE = "".join(
    f'<style:style style:family="table-cell" style:name="{one}" style:parent-style-name="{other}"/>'
    for one, other in ("ab", "ba")
)


def _good(**where: str) -> bytes:
    return handmade(sheet_of(_GOOD), **where)


def _row(cells: str, **where: str) -> bytes:
    return handmade(sheet_of(f"{_GOOD}<row>{cells}</row>"), **where)


def _beside(**parts: str) -> bytes:
    return handmade(sheet_of(_GOOD, **parts))


def _far(cell: str) -> bytes:
    return handmade(sheet_of(f"{_GOOD}<row>{cell}<v>1</v></c></row>"))


def _lying() -> bytes:
    """An archive that unpacks to more than it says."""
    content = bytearray(handmade(sheet_of(_GOOD + " " * 3_000_000)))
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/worksheets/sheet1.xml"))
    content[at + 24 : at + 28] = struct.pack("<I", 400)
    return bytes(content)


def _flagged(bit: int) -> bytes:
    content = bytearray(_good())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.rindex(signature, 0, content.rindex(b"xl/worksheets/sheet1.xml") + 1)
        content[at + offset] |= bit
    return bytes(content)


_OTHER_PREFIX = ((b"<table:", b"<t:"), (b"</table:", b"</t:"), (b" table:", b" t:"), (b"xmlns:table=", b"xmlns:t="))


def renamed(content: bytes, *pairs: tuple[bytes, bytes]) -> bytes:
    """The same .ods, but whoever wrote it calls the namespace of its tables otherwise, or replaces these pairs."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for old, new in pairs or _OTHER_PREFIX:
        parts["content.xml"] = parts["content.xml"].replace(old, new)
    return zipped(parts)


def _circle() -> bytes:
    """An OLE file whose table of sectors is the same sector over and over."""
    content = old_book(number_at(0, 0))
    return content[:76] + struct.pack("<109I", *[0] * 109) + content[512:]


def _doubling() -> bytes:
    """An OLE file whose directory leads to each entry in two ways, so that there are 2**30 ways to the last."""
    entries = [entry("Root Entry", 5, 2**32 - 2, 0, below=2), entry("Workbook", 2, 1, 4_096)]
    entries += [entry(f"{number}", 2, 0, 0, left=number + 1, right=number + 1) for number in range(2, 31)]
    return compound(bytes(4_096), directory=b"".join(entries) + entry("end", 2, 0, 0))


def _short_circle() -> bytes:
    """An OLE file whose workbook is short, and whose short sectors follow each other in a circle."""
    root, workbook = entry("Root Entry", 5, 1, 4_096, below=1), entry("Workbook", 2, 0, 128)
    content = bytearray(compound(bytes(4_096) + struct.pack("<II", 1, 0) + bytes(504), directory=root + workbook + bytes(256)))
    content[60:68] = struct.pack("<II", 9, 1)  # where the table of short sectors is, and how long
    content[544:548] = content[548:552]  # the sectors before it end there
    return bytes(content)


def _nested() -> bytes:
    """An old book of sheets each of which begins within the one before and goes on to the same end."""
    whole, of_sheet = (record(0x0809, struct.pack("<HH", 0x0600, what) + bytes(12)) for what in (0x05, 0x10))
    end = record(0x000A, b"")
    first = len(whole) + 150 * 18 + len(end)
    names = [record(0x0085, struct.pack("<IBBBB", first + 24 * at, 0, 0, 6, 0) + b"%06d" % at) for at in range(150)]
    sheets = (of_sheet + record(0x000B, b"")) * 150
    return compound(whole + b"".join(names) + end + sheets + (end + number_at(0, 0)) * 150 + end)


def _name(number: int) -> bytes:
    """A record that names a text which is twice that of the name before."""
    formula = struct.pack("<BHH", 0x23, number, 0) * 2 + b"\x08" if number else b"\x17\xff\0" + b"x" * 255
    return record(0x0018, struct.pack("<HBBHHHI", 0, 0, 1, len(formula), 0, 0, 0) + b"\0a" + formula)


_BACKWARDS = record(0x00FC, struct.pack("<IIHBi", 400_000, 400_000, 8_000, 4, -8_007) + bytes(8_100))
_LINK = struct.pack("<HHHH", 0, 65_535, 0, 65_535) + bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b0200000000000000")
_FORMAT = record(0x041E, struct.pack("<HHB", 164, 60_000, 0) + b"[" * 60_000)

HOSTILE = {
    # a far cell, written in any way that XML knows
    "lower case": (_far('<c r="xfd1048576">'), FAR),
    "single quotes": (_far("<c r='XFD1048576'>"), FAR),
    "spaces": (_far('<c r = "XFD1048576" >'), FAR),
    "entities": (_far('<c r="&#88;FD&#x31;048576">'), FAR),
    "many attributes before": (_far("<c " + " ".join(f"a{n}=''" for n in range(300)) + " r='XFD1048576'>"), FAR),
    "a prefix": (handmade(_PREFIXED), FAR),
    "a prefix for cells alone": (_row(f'<c:c xmlns:c="{MAIN}" r="XFD1048576"><c:v>1</c:v></c:c>'), FAR),
    "utf-16": (handmade(sheet_of(_FAR).encode("utf-16")), FAR),
    "strict": (handmade(sheet_of(_FAR).replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")), FAR),
    "an odd folder": (handmade(sheet_of(_FAR), target="../lain/Satu.XML", at="Lain/satu.xml"), FAR),
    "an absolute path": (handmade(sheet_of(_FAR), target="/lain/satu.xml", at="lain/satu.xml"), FAR),
    "backslashes": (handmade(sheet_of(_FAR), target="worksheets\\sheet1.xml", at="xl\\worksheets\\sheet1.xml"), FAR),
    "odd case": (handmade(sheet_of(_FAR), at="XL/Worksheets/SHEET1.xml"), FAR),
    "a row without cell addresses": (handmade(sheet_of(_GOOD + '<row r="1048576"><c><v>1</v></c></row>')), "sel A1048576 berisi"),
    "a cell after a far one": (_row('<c r="GR1"/><c><v>1</v></c>'), "sel GS1 berisi"),
    "an inline text": (_row('<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'), FAR),
    "a formula alone": (_row('<c r="XFD1048576"><f>1</f></c>'), FAR),
    "an error": (_row('<c r="XFD1048576" t="e"><v>#N/A</v></c>'), FAR),
    "a hidden sheet": (handmade(sheet_of(_FAR), contents='<sheet name="Data" r:id="rId1" state="veryHidden"/>'), FAR),
    "a column of eight letters": (_row('<c r="AAAAAAAA1"><v>1</v></c>'), BROKEN),
    "a row of a thousand digits": (_far("<c r='A" + "9" * 1000 + "'>"), "di luar batas"),
    "a row of ten thousand digits": (_far("<c r='A" + "9" * 10_000 + "'>"), BROKEN),
    "row zero": (_far('<c r="A0">'), BROKEN),
    "half an address": (_far('<c r="XFD">'), BROKEN),
    # what names a far cell and holds nothing
    "an empty far cell": (handmade(sheet_of(_GOOD + '<row><c r="XFD1048576" s="1"/></row>')), OPENS),
    "a far dimension": (_beside(before='<dimension ref="A1:XFD1048576"/>'), OPENS),
    "a far merged cell": (_beside(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), OPENS),
    "far hidden columns": (_beside(before='<cols><col min="3" max="999999999" hidden="1"/></cols>'), OPENS),
    "a sheet that nobody names": (packed({"xl/worksheets/sheet9.xml": sheet_of(_FAR).encode()}, _good()), OPENS),
    "no content types": (_good(), OPENS),
    # memory
    "a wide and long block": (handmade(sheet_of('<row r="1"><c r="GR1"><v>1</v></c></row><row r="59999"><c><v>1</v></c></row>')),
                              "tabelnya memuat lebih dari 500000 sel"),
    "a long text a million times": (handmade(sheet_of(("<row>" + "<c t='s'><v>0</v></c>" * 190 + "</row>") * 300),
                                             strings=strings(f"<t>{'x' * 300_000}</t>")), OPENS),
    "a text without end": (_good(strings=strings(f"<t>{'x' * 1_500_000}</t>")), ODD),
    "deep elements": (handmade(sheet_of("<row>" * 50_000 + "</row>" * 50_000)), ODD),
    "a tag without end": (handmade(sheet_of("<row r='" + " " * 1_900_000 + "'/>")), ODD),
    "a comment without end": (handmade(sheet_of(f"<!--{'x' * 1_900_000}-->")), ODD),
    "names without end": (handmade(sheet_of("".join(f"<a{number}/>" for number in range(60_000)))), ODD),
    "attributes without end": (handmade(sheet_of("".join(f'<row a{number}=""/>' for number in range(60_000)))), ODD),
    "entities that unfold": (handmade(f'<!DOCTYPE a [<!ENTITY a "1"><!ENTITY b "&a;&a;">]>{sheet_of(_GOOD)}'), BROKEN),
    "styles without end": (_good(styles=_STYLES.format("<xf/>" * 80_000)), BROKEN),
    "merged cells without end": (_beside(after="<mergeCell ref='A1:B2'/>" * 40_000), OPENS),
    "more merged cells": (_beside(after="".join(f"<mergeCell ref='A{n + 1}'/>" for n in range(50_001))), "sel gabungan"),
    "a merged cell backwards": (_beside(after='<mergeCell ref="C9:A1"/>'), BROKEN),
    "columns without end": (_beside(before='<col min="1" max="9" hidden="1"/>' * 20_000), BROKEN),
    "sheets without end": (_good(contents="".join(f'<sheet name="{n}" r:id="rId1"/>' for n in range(9_000))), BROKEN),
    # archives
    "two parts of one name": (packed({"XL/Worksheets/sheet1.xml": sheet_of(_FAR).encode()}, _good()), BROKEN),
    "a size that is a lie": (_lying(), BROKEN),
    "a password": (_flagged(1), BROKEN),
    "another packing": (zipped(parts_of(sheet_of(_GOOD)), packing=zipfile.ZIP_BZIP2), BROKEN),
    "a shared text that is not there": (_row('<c t="s"><v>-1</v></c>', strings=strings("<t>x</t>")), BROKEN),
    "a sheet that is not there": (_good(at="xl/elsewhere.xml"), BROKEN),
    "no workbook": (zipped({"_rels/.rels": "<x/>", "word/document.xml": "<x/>"}), BROKEN),
    "macros of old": (packed({"xl/macrosheets/sheet1.xml": b"<x/>"}, _good()), "memuat makro"),
    # the format of LibreOffice
    "an open document with other prefixes": (renamed(open_document([1], [""] * 300 + [1])), "sel KO2 berisi"),
    "an open document's spaces without end": (open_document([cell_of("<text:s text:c='999999999'/>" * 60_000)]), OPENS),
    "styles that are each other's parents": (open_document([cell_of(1, style_name="a")], styles=_CIRCLE), OPENS),
    "repeated texts": (open_document(row_of(cell_of("x" * 300_000, number_columns_repeated=9), number_rows_repeated=50_000)),
                       OPENS),
    "sheets without end in LibreOffice": (renamed(open_document("</table:table><table:table>" * 900)), BROKEN),
    # the old format
    "an old far cell": (old_book(number_at(0, 0), number_at(65_535, 255)), "sel IV65536 berisi, padahal di luar batas"),
    "old far dimensions": (old_book(record(0x0200, struct.pack("<IIHHH", 0, 2**32 - 1, 0, 65_535, 0)), number_at(0, 0)), OPENS),
    "old far numbers in a row": (old_book(record(0x00BD, struct.pack("<HH", 0, 0) + bytes(6 * 250) + struct.pack("<H", 249))),
                                 "sel GS1 berisi"),
    "old texts that are not there": (old_book(number_at(0, 0), before=record(0x00FC, struct.pack("<II", 0, 9))), BROKEN),
    "a value in pieces": (_row("<c><v>" + "1<a/>" * 100_000 + "</v></c>"), BROKEN),
    "an old circle": (compound(b"x" * 9_000, follows=3), BROKEN),
    "an old table in a circle": (_circle(), BROKEN),
    "an old way outside": (compound(b"x" * 9_000, follows=99_999), BROKEN),
    "an old password": (old_book(before=record(0x002F, bytes(6))), BROKEN),
    "an old book cut short": (old_book(number_at(0, 0))[:1_800], BROKEN),
    "old texts without end": (old_book(number_at(0, 0), before=record(0x00FC, struct.pack("<II", 0, 2**31 - 1))),
                              "tabelnya memuat lebih dari 500000 sel"),
    "old texts that begin before they end": (old_book(number_at(0, 0), before=_BACKWARDS), BROKEN),
    "old entries that double at each step": (_doubling(), BROKEN),
    "an old short circle": (_short_circle(), BROKEN),
    "an old book in its own stream": (compound(_doubling()), BROKEN),
    "old sheets within each other": (_nested(), BROKEN),
    "an old link over all cells": (old_book(number_at(0, 0), record(0x01B8, _LINK)), OPENS),
    "old names that double": (old_book(number_at(0, 0), before=b"".join(map(_name, range(40)))), OPENS),
    "old styles without end": (old_book(number_at(0, 0), before=record(0x00E0, bytes(20)) * 30_000), BROKEN),
    "an old format without end": (old_book(number_at(0, 0), before=_FORMAT * 9), OPENS),
    "old merged cells without end": (old_book(number_at(0, 0), record(0x00E5, struct.pack("<H", 1_000) + bytes(8_000)) * 60),
                                     "sel gabungan"),
    "old far blanks": (old_book(number_at(0, 0), *(record(0x0201, struct.pack("<HHH", row, 255, 0)) for row in range(65_536))),
                       OPENS),
    "an old far cell in each row": (old_book(*(number_at(row, 255) for row in range(65_536))), "sel IV1 berisi"),
    "an old book with another at its end": (old_book(number_at(0, 0)) + handmade(sheet_of(_FAR)), OPENS),
}  # fmt: skip
