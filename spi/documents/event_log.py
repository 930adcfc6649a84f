"""How does every file name the state of the event log that it tells?"""

from spi.answers.sources.stamp import Stamp
from spi.words.wording import thousands

EVENT_LOG = "Catatan peristiwa"


def head_words(stamp: Stamp) -> str:
    """The newest event and the beginning of its seal: "nomor 26, 55e174af7a63"; in words where there is none."""
    number, seal = stamp.head
    return f"nomor {thousands(number)}, {seal[:12]}" if number else "belum ada peristiwa"
