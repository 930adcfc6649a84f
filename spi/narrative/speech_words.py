"""How do the sentences of the briefing take words from tables: a name with its numbers noted, a list, a limit, a movement?"""

import re
from collections.abc import Iterable

from spi.narrative.telling import Number, Sentence, Teller
from spi.words import dictionary
from spi.words.wording import limit, rounded

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LONGEST = 90  # letters of a title before it is cut


def kept(sentences: Iterable[Sentence | None]) -> list[Sentence]:
    """The sentences that have something to say."""
    return [sentence for sentence in sentences if sentence is not None]


def quoted(teller: Teller, text: str) -> str:
    """A name or title of the data on one line, cut where it is long; its numbers are noted as those of a text."""
    line = " ".join(str(text).split())
    line = f"{line[:_LONGEST].rstrip()}…" if len(line) > _LONGEST else line
    for found in NUMBER.findall(line):
        teller.numbers.append(Number(found, _value(found), "text"))
    return line


def bound(teller: Teller, value: float, year: int) -> str:
    """A limit of a category as KPK prints it, without idle zeros: "73", "73,7"."""
    return teller.score(value, "limit", year, places=len(limit(value).partition(",")[2]))


def listed(words: list[str], *, last: str = "dan") -> str:
    """ "a", "a dan b", "a, b, dan c"."""
    if len(words) < 3:
        return f" {last} ".join(words)
    return f"{', '.join(words[:-1])}, {last} {words[-1]}"


def and_more(teller: Teller, words: list[str], count: int) -> str:
    """The words as a list; of `count` things those that are not among them by their number: "a, b, dan 5 lainnya"."""
    more = count - len(words)
    return listed([*words, f"{teller.count(more, 'others')} lainnya"] if more else words)


def beyond(part: str) -> str:
    """On the bad side of a reference, as a preposition: a score lies behind it, a deduction is larger."""
    return "lebih besar daripada" if dictionary.low_is_good(part) else "di belakang"


def capital(text: str) -> str:
    """The text with its first letter raised."""
    return text[:1].upper() + text[1:]


def moved(value: float, *, places: int = 2) -> str:
    """ "naik", "turun" or "tetap", by the value as it is printed."""
    shown = rounded(value, places=places)
    return "tetap" if not shown else "naik" if shown > 0 else "turun"


def _value(printed: str) -> float:
    """1.234,5 -> 1234.5, as Indonesian writes it; for what is no such number, its digits."""
    plain = printed.replace(".", "").replace(",", ".", 1)
    return float(plain if plain.count(".") < 2 and "," not in plain else re.sub(r"\D", "", printed))
