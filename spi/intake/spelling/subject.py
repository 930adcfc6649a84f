"""Which score does a text name: SPI, another one on a scale that looks alike, or none?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce

from spi.intake.spelling import spellings

_LONGEST = 600  # characters of a text that are looked at


@dataclass(frozen=True)
class Subject:
    """What a text names. strong: "SPI" or its full name; weak: "Indeks Integritas" and its like; others: other scores by
    name; low: a measure where low is good, or a count."""

    strong: bool = False
    weak: bool = False
    others: tuple[str, ...] = ()
    low: str = ""

    @property
    def is_spi(self) -> bool:
        """Does it name SPI and nothing else?"""
        return (self.strong or self.weak) and not self.others and not self.low

    @property
    def is_other(self) -> bool:
        """Does it name another score, or a measure where low is good, and not SPI by its own name?"""
        return bool(self.others or self.low) and not self.strong

    @property
    def is_silent(self) -> bool:
        """Does it name no score at all?"""
        return not (self.strong or self.weak or self.others or self.low)

    def joined(self, other: "Subject") -> "Subject":
        """What two texts of the same weight name together."""
        others = tuple(dict.fromkeys((*self.others, *other.others)))
        return Subject(self.strong or other.strong, self.weak or other.weak, others, self.low or other.low)


def of(texts: Iterable[object]) -> Subject:
    """What these texts name together, each read by itself."""
    return reduce(Subject.joined, map(named, texts), Subject())


def named(text: object) -> Subject:
    """What a text names, in its first _LONGEST characters. The longest phrase counts: "SPI Pendidikan" is not SPI."""
    return _named(str("" if text is None else text)[:_LONGEST], spellings.wanted())


@lru_cache(maxsize=4096)
def _named(text: str, _wanted: str) -> Subject:
    known, left = spellings.known(), spellings.words(text)
    strong = weak = False
    others: list[str] = []
    low = ""
    while left:
        taken = 1
        for length in range(min(8, len(left)), 0, -1):
            phrase = tuple(left[:length])
            if phrase in known.no_score:
                pass
            elif phrase in known.scores:
                others.append(known.scores[phrase])
            elif phrase in known.low_is_good:
                low = low or " ".join(phrase)
            elif phrase in known.strong:
                strong = True
            elif phrase in known.weak:
                following = next(iter(left[length:]), "")  # "Indeks Integritas Sekolah" is another index
                weak = weak or not following or following in known.after_weak or following.isdecimal()
            else:
                continue
            taken = length
            break
        left = left[taken:]
    return Subject(strong, weak, tuple(dict.fromkeys(others)), low)


def no_result(text: object, *, besides: frozenset[str] = frozenset()) -> str:
    """The first phrase of a text that makes of a score none ("target", "jumlah responden"), or "". besides: some that do not."""
    known, left = spellings.known(), spellings.words(str("" if text is None else text)[:_LONGEST])
    for start in range(len(left)):
        for length in (2, 1):
            phrase = tuple(left[start : start + length])
            if phrase in known.no_result and " ".join(phrase) not in besides:
                return " ".join(phrase)
    return ""


def without_spi(text: object) -> str:
    """A text without the names of SPI and of who measures it: "Indeks SPI KPK" gives "indeks"."""
    known, left, kept = spellings.known(), spellings.words(text), []
    while left:
        length = next((n for n in range(min(8, len(left)), 0, -1) if tuple(left[:n]) in known.strong), 0)
        if length or left[0] == "kpk":
            left = left[length or 1 :]
        else:
            kept.append(left.pop(0))
    return " ".join(kept)


def is_kin(score: str) -> bool:
    """Does the name of this other score begin with that of the wanted index ("SPI Pendidikan")?"""
    return spellings.words(score)[:1] == spellings.words(spellings.known().name)[:1]
