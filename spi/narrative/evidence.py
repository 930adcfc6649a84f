"""Which sentences say how surely the method of a survey year is known: its weights, and its scale of categories?"""

from collections.abc import Iterable

from spi.method import methodology
from spi.method.methodology import CORRECTIONS, Weights
from spi.method.parts import CORRECTION_OTHER
from spi.method.unlisted_correction import Fit
from spi.narrative.sentence import Sentence, Writer, capital, listed
from spi.words import dictionary
from spi.words.wording import plain_number


def weights(known: Iterable[Weights]) -> Sentence:
    """How the weights of these survey years are known, all in one where they are known alike."""
    writer, by_year = Writer(), {each.year: each for each in known}
    grades = {each.grade for each in by_year.values()}
    if len(grades) == 1:
        return writer.sentence(f"Bobot komponen {dictionary.word('weights', grades.pop())}.")
    clauses = [f"bobot {writer.survey(year)} {grade(each)}" for year, each in sorted(by_year.items())]
    return writer.sentence(f"{capital('; '.join(clauses))}.")


def weights_of(years: Iterable[int]) -> Sentence:
    """How the weights of survey years are known, these given by their number."""
    return weights(methodology.weights(year) for year in years)


def weights_heading(years: Iterable[int]) -> str:
    """How the weights of all these survey years are known, in a few words; where they differ, that it hangs on the year."""
    grades = {grade(methodology.weights(year)) for year in years}
    return grades.pop() if len(grades) == 1 else "buktinya menurut tahun survei"


def grade(weights: Weights) -> str:
    """How the weights of one survey year are known; what KPK itself did not print is called so."""
    return dictionary.word("weights", weights.grade)


def second_view() -> Sentence:
    """The scale that is offered for other years, and that it is none of theirs, as a label."""
    writer = Writer("category")
    return writer.sentence(f"Skala {_scale_years(writer)} (pandangan kedua, bukan kategori resmi tahun ini)")


def without_scale(years: Iterable[int]) -> Sentence:
    """The survey years for which no official category was found, and the view that is offered for them."""
    writer = Writer("category")
    lacking = [writer.survey(year) for year in sorted(years) if not methodology.bands(year)]
    none = f"{listed(lacking)}: batas kategori resmi tidak ditemukan. " if lacking else ""
    text = f"{none}Skala {_scale_years(writer)} hanya ditawarkan sebagai pandangan kedua yang ditandai."
    return writer.sentence(text)


def no_category(year: int) -> Sentence:
    """That no official scale of a survey year was found."""
    writer = Writer("category")
    return writer.sentence(f"Batas kategori resmi {writer.survey(year)} tidak ditemukan.")


def unlisted(fit: Fit, *, year: int) -> Sentence:
    """The formula that an unlisted correction follows, and that KPK did not confirm it."""
    writer = Writer("components")
    text = f"{dictionary.label(CORRECTION_OTHER)} {writer.survey(year)} {writer.score(fit.unlisted, CORRECTION_OTHER, year)}"
    item = writer.score(fit.item, "item", year, places=len(plain_number(fit.item).partition(",")[2]))
    multiple = writer.score(fit.multiple, "multiple", year, places=len(plain_number(fit.multiple).partition(",")[2]))
    conduct = f"{dictionary.phrase(CORRECTIONS[0])} {writer.score(fit.conduct, CORRECTIONS[0], year)}"
    text = f"{text} poin cocok dengan ({item} × {multiple} − {conduct}) ÷ {writer.count(fit.count, 'items', year)}"
    return writer.sentence(f"{text}: {fit.note}.")


def _scale_years(writer: Writer) -> str:
    """The survey years of the scale that is offered for others: "2024–2025"."""
    years = sorted(methodology.reference_years())
    return "–".join(writer.year(year) for year in dict.fromkeys((years[0], years[-1])))
