"""What reaches the terminal? Words and line ends, and nothing that a name or a cell could make it do."""

import codecs
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TextIO

# Control characters (an escape sequence clears the screen or writes into the typed line), signs that turn the direction
# of writing, and halves of characters (bytes of a file name that are no UTF-8), which cannot be written at all.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class CommandError(Exception):
    """What is asked for cannot be done; the message is a sentence for the person at the terminal."""


class Guarded:
    """A stream that shows what is harmful, and what its encoding lacks, as \\u001b: in JSON that means the same."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text without what is harmful in it; answers the number of characters given."""
        encoding = getattr(self._stream, "encoding", None) or "utf-8"
        shown = _HARMFUL.sub(lambda match: _escaped(match[0]), text)
        self._stream.write(shown.encode(encoding, "spi.terminal").decode(encoding))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def guarded() -> Iterator[None]:
    """While this lasts standard output and error are guarded; one that is closed stays closed."""
    out, err = (stream and Guarded(stream) for stream in (sys.stdout, sys.stderr))
    with redirect_stdout(out), redirect_stderr(err):
        yield


def one_line(sentence: object) -> str:
    """A sentence on one line, whatever the names in it hold."""
    return " ".join(str(sentence).split())


def _escaped(text: str) -> str:
    units = text.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4))


def _unknown_to_the_encoding(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)  # a stream is only written to
    return _escaped(error.object[error.start : error.end]), error.end


codecs.register_error("spi.terminal", _unknown_to_the_encoding)
