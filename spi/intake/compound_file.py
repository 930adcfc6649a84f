"""Which bytes does a stream of an OLE compound file hold? An .xls is one, and keeps its workbook in a stream."""

from array import array
from struct import unpack_from

_HEADER = 512
_NONE = 0xFFFFFFFA  # from here on a sector's number says that there is none
_ENTRY, _STREAM, _ROOT = 128, 2, 5
_SHORT, _SHORT_SHIFT = 4096, 6  # a shorter stream lies in sectors of 64 bytes inside the root's own stream
_CIRCLE = "a chain of sectors goes in a circle"


def stream(content: bytes, *names: str) -> bytes:
    """The first stream with one of these names, never longer than the content.

    Raises ValueError or IndexError where there is none or the chains of sectors lead outside or in a circle, and
    struct.error where the content ends too early.
    """
    shift = unpack_from("<H", content, 30)[0]
    if shift not in (9, 12):
        raise ValueError("no sector size of a compound file")
    first_directory, first_short = unpack_from("<I", content, 48)[0], unpack_from("<I", content, 60)[0]
    body = content[max(_HEADER, 1 << shift) :]
    table = _numbers(_joined(body, _table_sectors(content, body, shift), shift))
    directory = _joined(body, _chain(first_directory, table, len(body) >> shift), shift)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    found = [_place(entry) for name in names for entry in entries if _is(entry, name)]
    root = [_place(entry) for entry in entries if entry[66] == _ROOT]
    if not (found and root):
        raise ValueError("no workbook in it")
    start, size = found[0]
    if size >= _SHORT:
        return _joined(body, _chain(start, table, len(body) >> shift), shift)[:size]
    inside = _joined(body, _chain(root[0][0], table, len(body) >> shift), shift)
    following = _numbers(_joined(body, _chain(first_short, table, len(body) >> shift), shift))
    return _joined(inside, _chain(start, following, _SHORT >> _SHORT_SHIFT), _SHORT_SHIFT)[:size]


def _is(entry: bytes, name: str) -> bool:
    return entry[66] == _STREAM and entry[: entry[64]] == f"{name}\0".encode("utf-16-le")


def _place(entry: bytes) -> tuple[int, int]:
    """The first sector and the bytes of a stream."""
    return unpack_from("<II", entry, 116)


def _table_sectors(content: bytes, body: bytes, shift: int) -> list[int]:
    """The sectors of the table that says which sector follows which. None comes twice: a table cannot be longer than all."""
    sectors = [*unpack_from("<109I", content, 76)]
    following, seen = unpack_from("<I", content, 68)[0], set()
    while following < _NONE:
        if following in seen:
            raise ValueError(_CIRCLE)
        seen.add(following)
        *more, following = _numbers(_joined(body, [following], shift))
        sectors += more
    sectors = [number for number in sectors if number < _NONE]
    if len(set(sectors)) != len(sectors):
        raise ValueError(_CIRCLE)
    return sectors


def _chain(start: int, table: array, most: int) -> list[int]:
    """The sectors from this one on, as the table has them follow each other; at most as many as there are."""
    sectors = []
    while start < _NONE:
        if len(sectors) > most:
            raise ValueError(_CIRCLE)
        sectors.append(start)
        start = table[start]
    return sectors


def _joined(body: bytes, sectors: list[int], shift: int) -> bytes:
    if any(number << shift >= len(body) for number in sectors):
        raise ValueError("a sector beyond the end")
    return b"".join(body[number << shift : (number + 1) << shift] for number in sectors)


def _numbers(content: bytes) -> array:
    whole = array("I")
    whole.frombytes(content[: len(content) // 4 * 4])
    return whole
