"""Which workbooks does no program write? The tests make them part by part."""

import io
import struct
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEADER, _SECTOR, _END, _FREE, _TABLE = 512, 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def sheet_of(cells: str, *, before: str = "", after: str = "") -> str:
    """A sheet of an .xlsx with these rows."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{cells}</sheetData>{after}</worksheet>'


def zipped(parts: dict[str, str | bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", packing) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def parts_of(
    sheet: str | bytes, *, target: str = "worksheets/sheet1.xml", at: str = "xl/worksheets/sheet1.xml", **more: str
) -> dict[str, str | bytes]:
    """The parts of an .xlsx with one sheet "Data". target: where the workbook says that it is; at: where it is;
    more: strings or styles (the XML of that part), contents (that of the workbook)."""
    beside = {one: kind for one, kind in {"strings": "sharedStrings", "styles": "styles"}.items() if one in more}
    links = f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="{target}"/>'
    links += "".join(f'<Relationship Id="{one}" Type="{OFFICE}/{kind}" Target="{one}.xml"/>' for one, kind in beside.items())
    contents = more.get("contents", '<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets>')
    return {
        "_rels/.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{contents}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}">{links}</Relationships>',
        at: sheet,
        **{f"xl/{one}.xml": more[one] for one in beside},
    }


def handmade(sheet: str | bytes, **where: str) -> bytes:
    """An .xlsx with this sheet; see parts_of."""
    return zipped(parts_of(sheet, **where))


def strings(*items: str) -> str:
    """The shared texts of an .xlsx, each as it stands inside its element."""
    return f'<sst xmlns="{MAIN}">' + "".join(f"<si>{item}</si>" for item in items) + "</sst>"


def record(number: int, data: bytes) -> bytes:
    """A record of an .xls."""
    return struct.pack("<HH", number, len(data)) + data


def old_book(*records: bytes, before: bytes = b"") -> bytes:
    """An .xls with one sheet "Data" of these records. before: records that stand before the sheet."""
    begin, of_sheet = (record(0x0809, struct.pack("<HH", 0x0600, what) + bytes(12)) for what in (0x05, 0x10))
    name, end = bytes([4, 0]) + b"Data", record(0x000A, b"")
    place = len(begin) + len(before) + 4 + 6 + len(name) + len(end)
    sheet = record(0x0085, struct.pack("<IBB", place, 0, 0) + name)
    return compound(begin + before + sheet + end + of_sheet + b"".join(records) + end)


def compound(workbook: bytes, *, follows: int | None = None, directory: bytes = b"") -> bytes:
    """An OLE file with this stream as its workbook. follows: which sector comes after its last one; none, as a rule."""
    data = workbook.ljust(4096, b"\0")
    data += bytes(-len(data) % _SECTOR)
    count, most = len(data) // _SECTOR, 9
    tables = -(-(count + most) // (_SECTOR // 4 - 1))
    directory = directory or entry("Root Entry", 5, _END, 0, below=1) + entry("Workbook", 2, tables, len(data)) + bytes(256)
    directories = len(directory) // _SECTOR
    chain = [*range(tables + 1, tables + count), _END if follows is None else follows]
    chain += [*range(tables + count + 1, tables + count + directories), _END]
    table = [_TABLE] * tables + chain
    table += [_FREE] * (tables * _SECTOR // 4 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables + count, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *[*range(tables), *[_FREE] * (109 - tables)])
    return header + struct.pack(f"<{len(table)}I", *table) + data + directory


def entry(name: str, kind: int, start: int, size: int, *, left: int = _FREE, right: int = _FREE, below: int = _FREE) -> bytes:
    """An entry of an OLE directory. left, right: the entries beside it; below: one of those in it."""
    text = f"{name}\0".encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, left, right, below)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def number_at(row: int, column: int, value: float = 71.65) -> bytes:
    """A record of an .xls with a number in this cell, row and column from 0."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))
