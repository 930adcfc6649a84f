"""How is a sentence told so that every number in it is known by name? The numbers of a sentence, each with its passport."""

from dataclasses import dataclass, field

from spi.words.wording import decimal, thousands


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
class Teller:
    """Writes the numbers of one sentence and remembers each of them."""

    topic: str
    numbers: list[Number] = field(default_factory=list)

    def score(self, value: float, of: str, year: int | None, *, places: int = 2) -> str:
        """A score or points, unsigned: the word beside it says which way."""
        return self._noted(decimal(abs(value), places=places), value, of, year)

    def count(self, value: int, of: str, year: int | None = None) -> str:
        """A count, a place or a rank."""
        return self._noted(thousands(int(value)), value, of, year)

    def survey(self, year: int) -> str:
        """A survey year: "SPI 2024"."""
        return f"SPI {self._noted(str(year), year, 'survey_year', year)}"

    def said(self, text: str) -> Sentence:
        """The sentence, with all that was noted while it was written."""
        return Sentence(text, tuple(self.numbers), self.topic)

    def _noted(self, words: str, value: float, of: str, year: int | None) -> str:
        self.numbers.append(Number(words, float(value), of, year))
        return words
