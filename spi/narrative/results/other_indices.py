"""Which sentence says how another index lies beside SPI? Two measures: their directions are compared, never their points."""

from spi.answers.other_indices.beside import Beside
from spi.narrative.sentence import Sentence, Writer, direction
from spi.words.wording import rounded


def beside_spi(here: Beside) -> Sentence:
    """The other index and SPI of the chosen year, and where each went since the year before that both are known of."""
    writer, history = Writer("index"), here.history.set_index("survey_year")
    known = history["other"].notna() & (history["as_of"] == "")
    if here.year not in history.index[known]:
        return _without(writer, here)
    other, index = history.loc[here.year, ["other", "index"]]
    other_words = f"{here.index.name} {writer.score(other, here.index.code, here.year)}"
    if index != index:
        return writer.sentence(f"{other_words} pada {writer.year(here.year)}; SPI tahun itu belum diketahui.")
    both = (
        f"{other_words} dan SPI {writer.score(index, 'index', here.year)} pada {writer.year(here.year)}: dua indeks yang berbeda"
    )
    earlier = here.both[here.both["survey_year"] < here.year]
    if earlier.empty:
        return writer.sentence(f"{both}.")
    before = earlier.iloc[-1]
    year = int(before["survey_year"])
    moves = (other - before["other"], index - before["index"])
    since = f"sejak {writer.year(year)} {here.index.name} {_moved(writer, moves[0], here.index.code, here.year)}"
    return writer.sentence(f"{both}; {since}, sedangkan SPI {_moved(writer, moves[1], 'index', here.year)}.{_way(here, *moves)}")


def middles(here: Beside) -> Sentence:
    """Of how many governments the medians are, or why there is none."""
    writer, size = Writer("index"), len(here.members)
    names = ((here.index.name, here.index.code, here.median_other), ("SPI", "index", here.median_index))
    clauses = []
    for name, code, middle in names:
        if middle is None:
            known = int(here.members["index" if code == "index" else "other"].notna().sum())
            clauses.append(f"median {name} belum ada (baru {writer.count(known, code, here.year)} yang diketahui)")
        else:
            of = f"{writer.count(middle.known, code, here.year)} yang diketahui"
            clauses.append(f"median {name} {writer.score(middle.value, code, here.year)} dari {of}")
    members = f"{writer.count(size, 'members', here.year)} {here.scope.noun}"
    return writer.sentence(f"Di antara {members}, {writer.year(here.year)}: {'; '.join(clauses)}.")


def _without(writer: Writer, here: Beside) -> Sentence:
    """Why there is nothing to lay beside SPI in the chosen year."""
    name = f"{here.index.name} {writer.year(here.year)}"
    row = here.history[(here.history["survey_year"] == here.year) & here.history["other"].notna()]
    if len(row):
        score, as_of = writer.score(row["other"].iloc[0], here.index.code, here.year), writer.quoted(row["as_of"].iloc[0])
        return writer.sentence(f"{name} baru angka sementara, {score} ({as_of}); belum dibandingkan dengan SPI.")
    if here.both.empty:
        return writer.sentence(f"{name} belum diketahui.")
    last = here.both.iloc[-1]
    year = int(last["survey_year"])
    score = writer.score(last["other"], here.index.code, year)
    return writer.sentence(f"{name} belum diketahui; yang terakhir diketahui bersama SPI {score} ({writer.year(year)}).")


def _moved(writer: Writer, change: float, of: str, year: int) -> str:
    return f"{direction(change)} {writer.score(change, of, year)} poin" if rounded(change) else "tetap"


def _way(here: Beside, other: float, index: float) -> str:
    """Do both become better, or one the worse? "" where one stands still."""
    better = -other if here.index.low_is_good else other
    if not rounded(better) or not rounded(index):
        return ""
    return " Keduanya bergerak searah." if (better > 0) == (index > 0) else " Keduanya bergerak berlawanan arah."
