"""Which bytes does a stream of an OLE compound file hold? An .xls is one, and keeps its workbook in a stream."""

from array import array
from collections.abc import Iterator
from itertools import chain, islice
from struct import unpack_from

_HEADER = 512
_FREE = 0xFFFFFFFA  # from here on a sector's number says that there is none
_ENTRY, _STREAM, _ROOT = 128, 2, 5
_MINI, _MINI_SHIFT = 4096, 6  # a shorter stream lies in sectors of 64 bytes inside the root's own stream


def stream(content: bytes, *names: str) -> bytes:
    """The first stream with one of these names, never longer than the content. Raises ValueError where there is none, or
    where the chains of sectors lead outside or in a circle; struct.error where the content ends too early."""
    shift = unpack_from("<H", content, 30)[0]
    if shift not in (9, 12):
        raise ValueError("no sector size of a compound file")
    first_directory, first_mini = unpack_from("<I", content, 48)[0], unpack_from("<I", content, 60)[0]
    table = _numbers(b"".join(_sector(content, number, shift) for number in _table_sectors(content, shift)))
    directory = b"".join(_sector(content, number, shift) for number in _chain(first_directory, table))
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    root = next((one for one in entries if one[66] == _ROOT), None)
    for name in names:
        for entry in entries:
            if entry[66] == _STREAM and entry[: entry[64]] == f"{name}\0".encode("utf-16-le"):
                start, size = unpack_from("<II", entry, 116)
                if size >= _MINI:
                    return b"".join(_sector(content, number, shift) for number in _chain(start, table))[:size]
                if root is None:
                    raise ValueError("a short stream without the stream that holds it")
                inside = b"".join(_sector(content, one, shift) for one in _chain(unpack_from("<I", root, 116)[0], table))
                minis = _numbers(b"".join(_sector(content, number, shift) for number in _chain(first_mini, table)))
                short = islice(_chain(start, minis), _MINI >> _MINI_SHIFT)
                return b"".join(inside[one << _MINI_SHIFT : (one + 1) << _MINI_SHIFT] for one in short)[:size]
    raise ValueError("no workbook in it")


def _table_sectors(content: bytes, shift: int) -> Iterator[int]:
    """The sectors of the table that says which sector follows which."""
    yield from (number for number in unpack_from("<109I", content, 76) if number < _FREE)
    following, seen = unpack_from("<I", content, 68)[0], set()
    while following < _FREE:
        if following in seen:
            raise ValueError("the table's table goes in a circle")
        seen.add(following)
        *numbers, following = _numbers(_sector(content, following, shift))
        yield from (number for number in numbers if number < _FREE)


def _chain(start: int, table: array) -> Iterator[int]:
    number = start
    for _ in chain(table, (0,)):
        if number >= _FREE:
            return
        yield number
        number = table[number]
    raise ValueError("a chain of sectors goes in a circle")


def _sector(content: bytes, number: int, shift: int) -> bytes:
    at = max(_HEADER, 1 << shift) + (number << shift)
    if at >= len(content):
        raise ValueError("a sector beyond the end")
    return content[at : at + (1 << shift)]


def _numbers(content: bytes) -> array:
    whole = array("I")
    whole.frombytes(content[: len(content) // 4 * 4])
    return whole
