"""How is a sentence written so that every number in it is known by name? The numbers of a sentence, each with its passport."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from spi.words.wording import decimal, inside, limit_words, rounded, thousands

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_COMMA = re.compile(r", |^\d+,\d|\d,\d+$")  # of an item's own that would be taken for one of the list: 73,7 beside a comma
_LONGEST = 90  # letters of a title before it is cut


@dataclass(frozen=True)
class Number:
    """A number as a sentence writes it. of: the measure, part or count it tells; year: survey year, None for counts of today."""

    words: str
    value: float
    of: str
    year: int | None = None


@dataclass(frozen=True)
class Sentence:
    """One sentence and its numbers, in the order in which they stand in the text. topic: the slide it belongs to."""

    text: str
    numbers: tuple[Number, ...] = ()
    topic: str = ""


@dataclass
class Writer:
    """Writes the numbers of one sentence, from left to right, and remembers each of them."""

    topic: str = ""
    numbers: list[Number] = field(default_factory=list)

    def score(self, value: float, of: str, year: int | None, *, places: int = 2) -> str:
        """A score or points, unsigned: the word beside it says which way."""
        return self._noted(decimal(abs(value), places=places), value, of, year)

    def count(self, value: int, of: str, year: int | None = None) -> str:
        """A count, a place or a rank."""
        return self._noted(thousands(int(value)), value, of, year)

    def year(self, year: int) -> str:
        """A survey year as a bare number: "2024"."""
        return self._noted(str(year), year, "survey_year", year)

    def survey(self, year: int) -> str:
        """A survey year: "SPI 2024"."""
        return f"SPI {self.year(year)}"

    def limit(self, value: float, year: int) -> str:
        """A limit of a category as KPK prints it, without idle zeros: "73", "73,7"."""
        return self.score(value, "limit", year, places=len(limit_words(value).partition(",")[2]))

    def quoted(self, text: str, *, longest: int = _LONGEST) -> str:
        """A name or title of the data on one line, cut where it is long; its numbers are noted as those of a text."""
        line = " ".join(str(text).split())
        line = f"{line[:longest].rstrip()}…" if len(line) > longest else line
        for printed in NUMBER.findall(line):
            self._noted(printed, _value(printed), "text", None)
        return line

    def inserted(self, sentence: Sentence) -> str:
        """The text of another sentence, to stand inside this one: a small first letter, no full stop."""
        self.numbers.extend(sentence.numbers)
        return inside(sentence.text).removesuffix(".")

    def and_more(self, words: list[str], count: int) -> str:
        """The words as a list; of `count` things those that are not among them by their number: "a, b, dan 5 lainnya"."""
        more = count - len(words)
        return listed([*words, f"{self.count(more, 'others')} lainnya"] if more else words)

    def sentence(self, text: str) -> Sentence:
        """The sentence, with all that was noted while it was written; EYD V lets none begin with a figure."""
        opened = f"Sebanyak {text}" if text[:1].isdigit() and text.endswith(".") else text
        return Sentence(bracketed(opened), tuple(self.numbers), self.topic)

    def _noted(self, words: str, value: float, of: str, year: int | None) -> str:
        self.numbers.append(Number(words, float(value), of, year))
        return words


def known(sentences: Iterable[Sentence | None]) -> list[Sentence]:
    """The sentences that have something to say."""
    return [sentence for sentence in sentences if sentence is not None]


def joined(*sentences: Sentence | None) -> Sentence:
    """Several sentences as one paragraph, with the numbers of all; the topic is that of the first."""
    present = known(sentences)
    numbers = tuple(number for sentence in present for number in sentence.numbers)
    return Sentence(" ".join(sentence.text for sentence in present), numbers, present[0].topic if present else "")


def listed(words: list[str], *, last: str = "dan") -> str:
    """ "a", "a dan b", "a, b, dan c"; "a, b; c; dan d" and "68; 73,7; dan 77,5" where one of them has a comma of its own."""
    if len(words) < 3:
        return f" {last} ".join(words)
    if any(map(_COMMA.search, words)):
        return f"{'; '.join(words[:-1])}; {last} {words[-1]}"
    return f"{', '.join(words[:-1])}, {last} {words[-1]}"


def bracketed(text: str) -> str:
    """The text with square brackets for those inside brackets, as EYD V has them: "(ANTARA [Kuala Lumpur])"."""
    depth, letters = 0, []
    for letter in text:
        depth -= letter == ")" and depth > 0
        letters.append({"(": "[", ")": "]"}.get(letter, letter) if depth else letter)
        depth += letter == "("
    return "".join(letters)


def capital(text: str) -> str:
    """The text with its first letter raised."""
    return text[:1].upper() + text[1:]


def direction(value: float, *, places: int = 2) -> str:
    """ "naik", "turun" or "tetap", by the value as it is printed."""
    shown = rounded(value, places=places)
    return "tetap" if not shown else "naik" if shown > 0 else "turun"


def _value(printed: str) -> float:
    """1.234,5 -> 1234.5, as Indonesian writes it; for what is no such number, its digits."""
    plain = printed.replace(".", "").replace(",", ".", 1)
    return float(plain if plain.count(".") < 2 and "," not in plain else re.sub(r"\D", "", printed))
