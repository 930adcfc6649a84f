"""Is a zip archive safe to unpack, and what do the XML parts in it say, read once and in bounded memory?"""

import io
import zipfile
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple
from xml.parsers import expat

from spi.sheets.workbook import COPY, MACROS, UnfitWorkbook, is_zip

MOST_UNPACKED = 100 * 1024 * 1024
_MOST_RATIO, _SMALL = 150, 2 * 1024 * 1024  # times its packed size, for an entry that is not small
_MOST_ENTRIES = 2_000
_SIGNATURE, _CHUNK = 4, 64 * 1024  # bytes by which an archive is known, and that are unpacked at a time
# What a table never needs, and with which a short file would fill the memory: each bound is looked at after every chunk.
_DEEPEST = 200  # elements within each other
_MOST_ELEMENTS = 3_000_000  # of all parts together: 500,000 cells with formulas have half as many
_MOST_NAMES = 5_000  # different names of elements and attributes in a part
_LONGEST_TAG = 1024 * 1024  # bytes of one tag or comment
_LONGEST_TEXT = 400_000  # characters; Excel allows 32,767 in a cell
_ODD = f"isinya tidak tersusun seperti tabel biasa. {COPY}"
Attributes = dict[str, str]
Start = Callable[[Attributes], object]
End = Callable[[], object]
Taker = Callable[[str], object]
_Handlers = tuple[Start | None, Taker | None, End | None]
_UNKNOWN: _Handlers = (None, None, None)


class Handlers(NamedTuple):
    """What to call while a part is walked, by the elements' names: "namespace local", as expat joins them. starts: with the
    attributes of an element; ends: at its end; texts: with each piece of text that stands in it, whole up to the next tag."""

    starts: Mapping[str, Start]
    ends: Mapping[str, End]
    texts: Mapping[str, Taker]

    def beside(self, other: "Handlers") -> "Handlers":
        """These handlers and others."""
        return Handlers({**self.starts, **other.starts}, {**self.ends, **other.ends}, {**self.texts, **other.texts})


class Archive:
    """The parts of a zip archive, found by their names in either case and with either slash.

    Raises UnfitWorkbook for one with macros or another archive in it, or one that unpacks too large, and BadZipFile
    for one that is broken. Nothing is unpacked but the first bytes of each part.
    """

    def __init__(self, content: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        _check_entries(entries)
        self._entries = {_part(entry.filename): entry for entry in entries}
        if len(self._entries) != len(entries):
            raise zipfile.BadZipFile("two parts have the same name, and which of them counts depends on the reader")
        self._elements = 0
        for entry in entries:
            with self._zip.open(entry) as part:
                if is_zip(part.read(_SIGNATURE)):
                    raise UnfitWorkbook(f"ada arsip lain di dalam buku kerjanya. {COPY}")

    def names(self) -> Collection[str]:
        """The names of all parts, in lower case and with / between folders."""
        return self._entries.keys()

    def walk(self, name: str, handlers: Handlers) -> None:
        """Go through a part once without keeping it. Raises KeyError for a part that is missing, ExpatError or ValueError for
        broken XML and a declared document type, UnfitWorkbook for XML that is made to fill the memory."""
        parser = expat.ParserCreate(namespace_separator=" ", intern={})
        parser.buffer_text, parser.StartDoctypeDeclHandler = True, _refuse_document_type
        visit = _Visit(parser, handlers)
        parser.StartElementHandler, parser.EndElementHandler = visit.start, visit.end
        try:  # a chunk at a time: zipfile unpacks all of a part before it looks whether its stated size was a lie
            with self._zip.open(self._entries[_part(name)]) as part:
                while chunk := part.read(_CHUNK):
                    parser.Parse(chunk)
                    visit.check(unfinished=part.tell() - max(parser.CurrentByteIndex, 0), before=self._elements)
            parser.Parse(b"", True)
        finally:  # they hold each other, and with them all that was read
            parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
            self._elements += visit.count


class _Visit:
    """One way through a part: which elements are open, and the text since the last tag."""

    def __init__(self, parser: expat.XMLParserType, handlers: Handlers) -> None:
        self.count = 0  # elements
        self._parser = parser
        starts, ends, texts = handlers
        self._elements = {tag: (starts.get(tag), texts.get(tag), ends.get(tag)) for tag in {*starts, *ends, *texts}}
        self._open: list[_Handlers] = [_UNKNOWN]
        self._text: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """What expat calls at each start tag."""
        self.count += 1
        element = self._elements.get(tag, _UNKNOWN)
        begin, taker, _ = element
        outer = self._open[-1][1]
        if taker or outer:
            self._flush(outer, then=taker)
        self._open.append(element)
        if begin:
            begin(attributes)

    def end(self, _tag: str) -> None:
        """What expat calls at each end tag."""
        _, taker, finish = self._open.pop()
        outer = self._open[-1][1]
        if taker or outer:
            self._flush(taker, then=outer)
        if finish:
            finish()

    def check(self, *, unfinished: int, before: int) -> None:
        """Raise UnfitWorkbook when what was read so far is made to fill the memory. unfinished: bytes of an open tag."""
        if len(self._open) > _DEEPEST or unfinished > _LONGEST_TAG or len(self._parser.intern) > _MOST_NAMES:
            raise UnfitWorkbook(_ODD)
        if self.count + before > _MOST_ELEMENTS or sum(map(len, self._text)) > _LONGEST_TEXT:
            raise UnfitWorkbook(_ODD)

    def _flush(self, taker: Taker | None, *, then: Taker | None) -> None:
        """Hand over the text since the last tag; what comes now belongs to another element."""
        text = self._text
        if text and taker:
            whole = text[0] if len(text) == 1 else "".join(text)
            text.clear()
            taker(whole)
        self._parser.CharacterDataHandler = text.append if then else None


def _part(name: str) -> str:
    return name.replace("\\", "/").removeprefix("/").casefold()


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """What the archive says of itself, before anything is unpacked."""
    names = [_part(entry.filename) for entry in entries]
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise UnfitWorkbook(MACROS)
    if "xl/workbook.bin" in names:
        raise UnfitWorkbook("isinya buku kerja .xlsb, yang tidak dibuka. Simpan sebagai .xlsx, lalu impor itu.")
    if len(entries) > _MOST_ENTRIES:
        raise UnfitWorkbook(f"isinya lebih dari {_MOST_ENTRIES} bagian. {COPY}")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise UnfitWorkbook(f"isinya mengembang lebih dari {MOST_UNPACKED // 2**20} MB. {COPY}")
    if any(entry.file_size > max(_SMALL, _MOST_RATIO * entry.compress_size) for entry in entries):
        raise UnfitWorkbook(f"isinya mengembang lebih dari {_MOST_RATIO} kali lipat. {COPY}")
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise zipfile.BadZipFile("no spreadsheet is packed otherwise, and zipfile unpacks these without a bound")


def _refuse_document_type(*_: object) -> None:
    raise ValueError("no spreadsheet declares a document type; one that does may unfold without end")
